//! PostgreSQL goes away and comes back; the program stays, says so, and opens by itself.

use std::thread;
use std::time::{Duration, Instant};

use e2e::city::PLAN;
use e2e::database::{self, Wire};
use e2e::html::Page;
use e2e::http::{self, Answer};
use e2e::news;
use e2e::program::{Program, free_port};
use tempfile::TempDir;

/// How soon a page must answer that the database is away.
const SOON: Duration = Duration::from_secs(5);
/// The longest wait for the refusal of a page that is not in memory, once it is known that the database is away.
const AT_ONCE: Duration = Duration::from_millis(500);
/// How soon pages must be back.
const BACK: Duration = Duration::from_secs(10);

#[test]
fn the_site_waits_for_its_database_and_opens_by_itself() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let Some(url) = database::postgres(folder.path()) else { return };
    let (mut wire, url) = Wire::to(&url);
    let place = format!("127.0.0.1:{}", free_port());
    let settings =
        [("LOA_DATABASE_URL", url.as_str()), ("LOA_LISTEN", place.as_str()), ("LOA_LOG_LEVEL", "error")];
    let mut serving = Program::start(&program, folder.path(), &["serve"], &settings);

    let said = wait_for(Duration::from_secs(10), || serving.complained().first().cloned());
    assert!(said.starts_with("loa: ") && said.contains("waiting"), "{said}");
    assert_eq!(http::get(&place, "/healthz").expect("alive").status, 200);
    assert_eq!(http::get(&place, "/readyz").expect("alive").status, 503);
    is_away(&http::get(&place, "/").expect("a page"), "vi", "Hệ thống tạm gián đoạn");
    is_away(&http::get(&place, "/en/tin").expect("a page"), "en", "The service is interrupted");
    thread::sleep(Duration::from_secs(3));
    assert_eq!(serving.complained().len(), 1, "said once: {:?}", serving.complained());

    wire.on();
    serving.line("Loa is at ", BACK);
    assert_eq!(http::get(&place, "/readyz").expect("ready").status, 200);
    assert_eq!(http::get(&place, "/").expect("a page").status, 200);
}

#[test]
fn pages_say_that_the_database_is_away_and_return_with_it() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let Some(url) = database::postgres(folder.path()) else { return };
    let (mut wire, url) = Wire::to(&url);
    wire.on();
    let settings = [("LOA_DATABASE_URL", url.as_str()), ("LOA_LISTEN", "127.0.0.1:0")];
    let mut serving = Program::start(&program, folder.path(), &["demo"], &settings);
    let place = serving.authority();
    let article = news::article(&place, PLAN);
    let article = article.as_str();
    assert_eq!(http::get(&place, article).expect("a page").status, 200);

    for round in 0..2 {
        let kept = http::get(&place, article).expect("a page").body;
        wire.off();
        // Each round asks for pages that nobody has read yet, because a page that was read may be kept in memory.
        let fresh = [format!("/ngay/2024/05/{}", 10 + round), format!("/en/ngay/2024/06/{}", 10 + round)];
        let asked = [fresh[0].as_str(), &fresh[1], "/en/co-quan?ten=a", "/tim?q=nghi", "/readyz"];
        // Together, as readers come: each waits for the database by itself, and none for the others.
        thread::scope(|scope| {
            for path in asked {
                let place = place.as_str();
                scope.spawn(move || {
                    let begun = Instant::now();
                    let answer = http::get(place, path).expect("an answer");
                    eprintln!("{path} answered {} after {:?}", answer.status, begun.elapsed());
                    assert!(begun.elapsed() < SOON, "{path} took {:?}", begun.elapsed());
                    assert_eq!(answer.status, 503, "{path} in round {round}");
                });
            }
        });
        is_away(&http::get(&place, &fresh[0]).expect("a page"), "vi", "Hệ thống tạm gián đoạn");
        let begun = Instant::now();
        let read_before = http::get(&place, article).expect("a page");
        assert!(begun.elapsed() < SOON, "{article} took {:?}", begun.elapsed());
        let fits = read_before.body == kept || read_before.header("age").is_some();
        assert!(read_before.status == 200 && fits, "{} for a page that was read before", read_before.status);
        let begun = Instant::now();
        let lost = http::get(&place, "/khong-co").expect("a page").status;
        assert!([404, 503].contains(&lost), "{lost} for what is not there");
        assert!(begun.elapsed() < SOON, "a page that is not there took {:?}", begun.elapsed());
        assert_eq!(http::get(&place, "/healthz").expect("alive").status, 200);

        wire.on();
        wait_for(BACK, || (http::get(&place, "/tim?q=nghi").ok()?.status == 200).then_some(()));
        for path in asked.into_iter().chain([article, "/"]) {
            assert_eq!(http::get(&place, path).expect("an answer").status, 200, "{path} in round {round}");
        }
    }
    // Another process publishes; this one has to notice, also on pages that it keeps, and although its line was cut.
    let day = "/ngay/2024/04/27";
    assert!(!http::get(&place, day).expect("a page").text().contains("lịch tiếp công dân năm tới"));
    let page = "Tin tức sự kiện 27 Tháng Tư 2024 7:50:00\n\nPhường công bố lịch tiếp công dân năm tới\n\n\
        Người dân đến trụ sở vào buổi sáng.\n\nMang theo giấy tờ tùy thân.\n\nNguồn: Sở Tư pháp\n";
    std::fs::write(folder.path().join("page.txt"), page).expect("a file");
    let words = ["import", "page.txt", "--as", "page"];
    let mut import = Program::start(&program, folder.path(), &words, &settings);
    assert!(import.end(BACK).is_some_and(|status| status.success()), "{:?}", import.complained());
    wait_for(SOON, || {
        http::get(&place, day).ok()?.text().contains("lịch tiếp công dân năm tới").then_some(())
    });
    assert!(serving.end(Duration::ZERO).is_none(), "it never stopped");
}

#[test]
fn what_was_read_stays_readable_and_says_its_age_while_the_server_refuses() {
    outlive(Wire::off);
}

#[test]
fn what_was_read_stays_readable_and_says_its_age_while_the_server_is_silent() {
    outlive(|wire| wire.silence());
}

/// A page is due to be made anew each second here, so that many such moments pass while the database is away.
fn outlive(lose: fn(&mut Wire)) {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let Some(url) = database::postgres(folder.path()) else { return };
    let (mut wire, url) = Wire::to(&url);
    wire.on();
    let metrics = format!("127.0.0.1:{}", free_port());
    let settings = [
        ("LOA_DATABASE_URL", url.as_str()),
        ("LOA_LISTEN", "127.0.0.1:0"),
        ("LOA_METRICS_LISTEN", &metrics),
        ("LOA_PAGE_SECONDS", "1"),
    ];
    let mut serving = Program::start(&program, folder.path(), &["demo"], &settings);
    let place = serving.authority();
    let article = news::article(&place, PLAN);
    let vi = "hiện chưa lấy được nội dung mới hơn";
    let en = "newer content cannot be fetched at the moment";
    let read = [("/", vi), (article.as_str(), vi), ("/en/tin", en), ("/tin/feed.xml", "")];
    for (path, words) in read {
        let page = http::get(&place, path).expect("a page");
        assert_eq!((page.status, page.header("age")), (200, None), "{path}");
        assert!(words.is_empty() || !page.text().contains(words), "{path}");
    }

    lose(&mut wire);
    // The first readers are there before anyone knows.
    for path in [article.as_str(), "/ngay/2024/05/10"] {
        let begun = Instant::now();
        let status = http::get(&place, path).expect("an answer").status;
        assert_eq!(status, if path == article { 200 } else { 503 }, "{path}");
        assert!(begun.elapsed() < Duration::from_millis(2500), "{path} took {:?}", begun.elapsed());
    }
    thread::sleep(Duration::from_secs(3));
    for (path, words) in read.into_iter().chain(read) {
        let begun = Instant::now();
        let page = http::get(&place, path).expect("a page");
        assert!(begun.elapsed() < AT_ONCE, "{path} took {:?}", begun.elapsed());
        let age: Option<u64> = page.header("age").and_then(|age| age.parse().ok());
        assert_eq!(page.status, 200, "{path}");
        assert!(age.is_some_and(|age| age >= 2), "{path} is {age:?} s old");
        assert!(page.text().contains(words), "{path} does not say so");
    }
    for path in ["/ngay/2024/05/11", "/en/ngay/2024/06/11", "/tim?q=nghi", "/readyz"] {
        let begun = Instant::now();
        assert_eq!(http::get(&place, path).expect("an answer").status, 503, "{path}");
        assert!(begun.elapsed() < AT_ONCE, "{path} took {:?}", begun.elapsed());
    }
    let up = || http::get(&metrics, "/metrics").expect("metrics").text().contains("loa_database_up 1.0");
    assert!(!up());

    wire.off();
    wire.on();
    wait_for(Duration::from_secs(2), || (http::get(&place, "/readyz").ok()?.status == 200).then_some(()));
    for (path, words) in read {
        let page = http::get(&place, path).expect("a page");
        assert_eq!((page.status, page.header("age")), (200, None), "{path}");
        assert!(words.is_empty() || !page.text().contains(words), "{path}");
    }
    assert!(up());
    let logged = serving.complained();
    let count = |name: &str| logged.iter().filter(|line| line.contains(name)).count();
    let said = ["database.away", "database.back", "web.database_away"].map(count);
    assert_eq!(said, [1, 1, 0], "{logged:#?}");
}

fn is_away(answer: &Answer, lang: &str, heading: &str) {
    assert_eq!(answer.status, 503);
    assert!(answer.header("retry-after").is_some_and(|value| value.parse::<u32>().is_ok()));
    let page = Page::read(&answer.text());
    assert_eq!((page.lang.as_str(), page.headings), (lang, vec![heading.to_owned()]));
    assert!(!page.title.trim_end().ends_with('·'), "the title ends in the air: `{}`", page.title);
}

/// Asks again and again until there is an answer.
fn wait_for<T>(limit: Duration, ask: impl Fn() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(begun.elapsed() < limit, "nothing in {limit:?}");
        thread::sleep(Duration::from_millis(50));
    }
}
