//! The site's promises of every page: nothing is set, nothing is loaded from elsewhere, nothing leads nowhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

use e2e::browser::{Device, story};
use e2e::city::City;
use e2e::html::Page;
use e2e::http::{self, Answer};
use serde_json::json;

/// How many pages a crawl looks at.
const MOST: usize = 600;

/// A page that the crawl came to.
struct Found {
    /// The page whose link led here.
    from: String,
    answer: Answer,
}

/// Follows every link inside the site, breadth first, and keeps the answers.
fn crawl(city: &City) -> BTreeMap<String, Found> {
    struct Work {
        queue: VecDeque<(String, String)>,
        seen: BTreeSet<String>,
        found: BTreeMap<String, Found>,
        busy: usize,
    }
    let starts = ["/", "/en", "/kieu-dang", "/en/kieu-dang"];
    let work = Mutex::new(Work {
        queue: starts.iter().map(|start| ("(start)".to_owned(), (*start).to_owned())).collect(),
        seen: starts.iter().map(|start| (*start).to_owned()).collect(),
        found: BTreeMap::new(),
        busy: 0,
    });
    let lock = || work.lock().unwrap_or_else(PoisonError::into_inner);
    let walk = || {
        loop {
            let mut shared = lock();
            let Some((from, path)) = shared.queue.pop_front() else {
                if shared.busy == 0 {
                    return;
                }
                drop(shared);
                thread::yield_now();
                continue;
            };
            shared.busy += 1;
            drop(shared);
            let answer = http::get(city.authority(), &path).expect("every page answers");
            let mut links = Page::read(&answer.text()).links;
            links.extend(answer.header("location").map(str::to_owned));
            let mut shared = lock();
            shared.busy -= 1;
            for link in links {
                if shared.seen.len() < MOST && shared.seen.insert(link.clone()) {
                    shared.queue.push_back((path.clone(), link));
                }
            }
            shared.found.insert(path, Found { from, answer });
        }
    };
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(walk);
        }
    });
    work.into_inner().unwrap_or_else(PoisonError::into_inner).found
}

/// The crawl that all of these stories read; none without a program.
fn crawled() -> Option<&'static BTreeMap<String, Found>> {
    static FOUND: OnceLock<Option<BTreeMap<String, Found>>> = OnceLock::new();
    FOUND.get_or_init(|| City::shared().map(crawl)).as_ref()
}

fn is_page(found: &Found) -> bool {
    let kind = found.answer.header("content-type").unwrap_or_default();
    found.answer.status == 200 && kind.starts_with("text/html")
}

#[test]
fn every_link_arrives() {
    let Some(found) = crawled() else { return };
    assert_eq!(found.len(), MOST, "the city is larger than this");
    let broken: Vec<String> = found
        .iter()
        .filter(|(_, one)| match one.answer.status {
            200 => false,
            // Where it leads is in the crawl too, unless the bound came first.
            301..=308 => one.answer.header("location").is_none_or(|to| !to.starts_with('/')),
            _ => true,
        })
        .map(|(path, one)| format!("{} on {path}, linked from {}", one.answer.status, one.from))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_page_is_whole() {
    let Some(found) = crawled() else { return };
    let mut flaws = Vec::new();
    for (path, one) in found.iter().filter(|(_, one)| is_page(one)) {
        let page = Page::read(&one.answer.text());
        let lang = if path == "/en" || path.starts_with("/en/") { "en" } else { "vi" };
        flaws.extend(page.flaws(lang).into_iter().map(|flaw| format!("{path}: {flaw}")));
    }
    assert!(flaws.is_empty(), "{flaws:#?}");
}

#[test]
fn canonical_addresses_are_the_pages_own() {
    let (Some(found), Some(city)) = (crawled(), City::shared()) else { return };
    let mut wrong = Vec::new();
    for (path, one) in found.iter().filter(|(path, one)| is_page(one) && !path.contains('?')) {
        let Some(canonical) = Page::read(&one.answer.text()).canonical else { continue };
        if canonical != format!("{}{path}", city.url()) {
            wrong.push(format!("{path} says {canonical}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn titles_tell_pages_apart() {
    let Some(found) = crawled() else { return };
    let mut titles: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for (path, one) in found.iter().filter(|(path, one)| is_page(one) && !path.contains('?')) {
        let page = Page::read(&one.answer.text());
        if !page.noindex {
            titles.entry(format!("{} {}", page.lang, page.title)).or_default().push(path);
        }
    }
    let shared: Vec<_> = titles.into_iter().filter(|(_, paths)| paths.len() > 1).collect();
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn no_answer_sets_a_cookie_or_lacks_a_guard() {
    let Some(found) = crawled() else { return };
    let guards = [
        ("content-security-policy", "default-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
    ];
    for (path, one) in found {
        assert_eq!(one.answer.header("set-cookie"), None, "{path}");
        for (name, value) in guards {
            let given = one.answer.header(name).unwrap_or_default();
            assert!(given.contains(value), "{path}: {name}: {given}");
        }
    }
}

#[test]
fn a_page_depends_on_its_address_only() {
    let Some(city) = City::shared() else { return };
    let plain = http::get(city.authority(), "/tin").expect("an answer");
    let request = format!(
        "GET /tin HTTP/1.1\r\nHost: {}\r\nAccept-Language: en\r\nCookie: a=b; lang=en\r\nUser-Agent: Mozilla/5.0 (iPhone)\r\n\
         Referer: https://elsewhere.example/\r\nConnection: close\r\n\r\n",
        city.authority()
    );
    let other = http::send(city.authority(), request.as_bytes()).expect("an answer");
    assert!(plain.body == other.body, "who asks changes the page");
}

#[test]
fn a_browser_is_given_nothing_and_sent_nowhere() {
    let pages = [
        "/",
        "/tin",
        "/ngay",
        "/co-quan/ubnd-phuong-sai-gon",
        "/tim?q=nghi",
        "/gioi-thieu",
        "/niem-phong",
        "/kieu-dang",
        "/khong-co",
    ];
    story(&Device::desk(), async |browser| {
        for page in
            pages.into_iter().flat_map(|page| [page.to_owned(), format!("/en{}", page.trim_end_matches('/'))])
        {
            browser.open(&page).await;
            let loaded = "return [...performance.getEntries()].map(entry => entry.name)
                .filter(name => /^[a-z]+:/.test(name) && !name.startsWith(location.origin))";
            assert_eq!(browser.ask(loaded).await, json!([]), "{page}");
            let stored = "return localStorage.length + sessionStorage.length";
            assert_eq!(browser.ask(stored).await, json!(0), "{page}");
            assert_eq!(browser.cookies().await, Vec::<String>::new(), "{page}");
            let console = browser.console().await;
            let expected = |line: &&String| page.contains("khong-co") && line.contains("404");
            let bad: Vec<&String> = console.iter().filter(|line| !expected(line)).collect();
            assert!(bad.is_empty(), "{page}: the console says {bad:?}");
        }
        let outside: Vec<String> = browser
            .requests()
            .await
            .into_iter()
            .filter(|url| {
                !url.starts_with(browser.city().url())
                    && !url.starts_with("data:")
                    && !url.starts_with("chrome")
            })
            .collect();
        assert!(outside.is_empty(), "{outside:?}");
    });
}
