//! The readings of the benches on small inputs, and the posts that are imported.

use std::path::Path;
use std::time::Duration;

use super::engine::Speech;
use super::latency::Times;
use super::nginx::Page;
use super::wrk::Load;
use super::{Options, PARTS, Part, bed, client, cost, desk, engine, nginx, search, views, wrk, wxr};

#[test]
fn options_are_read() {
    let all = Options::parse(&[]).expect("nothing means all");
    assert_eq!(all.parts, PARTS.map(|(_, part)| part));
    assert_eq!(Options::parse(&["all"]), Ok(all));
    let some = Options::parse(&["views", "--seconds", "2", "--articles", "500"]);
    assert_eq!(some, Ok(Options { parts: vec![Part::Views], articles: 500, seconds: 2 }));
    for bad in [&["speed"][..], &["--seconds"], &["--seconds", "0"], &["--articles", "many"]] {
        assert!(Options::parse(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn the_report_of_wrk_is_read() {
    let good = "\
Running 2s test @ http://127.0.0.1:8080/
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.49ms  412.52us   9.06ms   90.20%
    Req/Sec    43.29k     2.95k   47.69k    80.00%
  Latency Distribution
     50%  903.00us
     75%    1.49ms
     90%    2.00ms
     99%    1.20s
  86114 requests in 2.00s, 1.08GB read
Requests/sec:  43003.10
Transfer/sec:    551.21MB
";
    let load = Load { requests: 86_114, per_second: 43_003.1, failures: 0, p50: 0.903, p99: 1_200.0 };
    assert_eq!(wrk::read(good), Some(load));
    let bad = good.replace(
        "1.08GB read\n",
        "1.08GB read\n  Socket errors: connect 1, read 20, write 0, timeout 3\n  Non-2xx or 3xx responses: 100\n",
    );
    assert_eq!(wrk::read(&bad).map(|load| load.failures), Some(124));
    assert_eq!(wrk::read("unable to connect to 127.0.0.1:1 Connection refused\n"), None);
}

#[test]
fn processor_time_is_read_after_any_name() {
    let stat = "4242 (a) b (c) S 1 4242 4242 0 -1 4194560 9000 0 0 0 123 45 6 7 20 0 9 0 100 200 300\n";
    assert_eq!(cost::ticks(stat), Some(168));
    assert_eq!(cost::ticks("4242 (loa) S 1"), None);
    let own = std::fs::read_to_string("/proc/self/stat").expect("Linux has it");
    assert!(cost::ticks(&own).is_some());
}

#[test]
fn an_answer_ends_where_it_says() {
    let sent = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nETag: \"a\"\r\n\r\nabcHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    let mut stream = &sent[..];
    let first = client::read(&mut stream).expect("whole");
    assert_eq!((first.status, first.head, first.body.as_slice()), (200, 49, &b"abc"[..]));
    assert_eq!(first.header("etag"), Some("\"a\""));
    let second = client::read(&mut stream).expect("whole");
    assert_eq!(second.status, 404);
    assert!(second.expect(200).is_err());
    assert!(client::read(&mut stream).is_err(), "nothing is left");
}

#[test]
fn pages_are_read() {
    let home =
        "<a href=\"/tin/feed.xml\">RSS</a> <a href=\"/tin\">Tin</a> <a href=\"/tin/cau-hoi-12\">Câu hỏi</a>";
    assert_eq!(bed::article_in(home).as_deref(), Some("/tin/cau-hoi-12"));
    assert_eq!(bed::article_in("<a href=\"/tin/feed.xml\">"), None);
    assert_eq!(views::views_in("<p class=\"meta\">1.234.567 lượt xem, tính đến 9:00.</p>"), 1_234_567);
    assert_eq!(views::views_in("<p>\u{2068}42\u{2069} lượt xem, tính đến hôm nay</p>"), 42);
    assert_eq!(views::views_in("<p>Chưa ai xem.</p>"), 0);
    let middle = bed::median(vec![3.0, 1.0, 2.0]);
    assert!((middle - 2.0).abs() < f64::EPSILON);
}

#[test]
fn a_choice_is_found_by_its_words() {
    let page = "<select><option value=\"1\">Sở Tư pháp</option><option value=\"2\" selected>Sở Y tế</option></select>";
    assert_eq!(desk::choice(page, "<option", "Sở Y").as_deref(), Some("2"));
    assert_eq!(desk::choice(page, "<option", "").as_deref(), Some("1"));
    assert_eq!(desk::choice(page, "<option", "Công an"), None);
}

#[test]
fn a_form_is_sent_as_browsers_send_it() {
    assert_eq!(client::encode("đỏ & xanh=1+1*"), "%C4%91%E1%BB%8F+%26+xanh%3D1%2B1*");
}

#[test]
fn one_in_a_hundred_may_take_longer() {
    let mut times = Times::default();
    (1..=200).rev().for_each(|milliseconds| times.add(Duration::from_millis(milliseconds)));
    assert_eq!((times.count(), times.p50().round(), times.p99().round()), (200, 100.0, 198.0));
    assert!(Times::default().p99().is_nan());
}

#[test]
fn nginx_gets_the_same_headers() {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let page = Page {
        name: "home.br".to_owned(),
        headers: vec![
            header("content-type", "text/html; charset=utf-8"),
            header("content-length", "9"),
            header("etag", "\"0a\""),
            header("x-price", "$1"),
        ],
        body: Vec::new(),
    };
    let text = nginx::configuration(Path::new("/tmp/a b"), "127.0.0.1:8081", &[page], false);
    for line in [
        "root \"/tmp/a b\";",
        "location = /home.br { types {} default_type \"text/html; charset=utf-8\";",
        "add_header etag \"\\\"0a\\\"\";",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("content-length") && !text.contains("$1") && !text.contains("user "));
    assert_eq!(text.matches('{').count(), text.matches('}').count());
}

fn export(posts: std::ops::Range<usize>, total: usize) -> String {
    let mut bytes = Vec::new();
    wxr::write(&mut bytes, posts, total).expect("memory takes it");
    String::from_utf8(bytes).expect("it is text")
}

#[test]
fn the_posts_are_the_same_each_time_and_in_any_file() {
    let whole = export(0..20, 20);
    assert_eq!(whole, export(0..20, 20));
    let items = |text: &str| text.matches("<item>").count();
    assert_eq!(items(&whole), 20);
    assert_eq!(whole.matches("<wp:category>").count(), 40);
    let first = export(0..10, 20);
    let second = export(10..20, 20);
    let body = |text: &str| {
        let from = text.find("<item>").expect("it has posts");
        text[from..text.find("</channel>").expect("it ends")].to_owned()
    };
    assert_eq!(body(&whole), body(&first) + &body(&second));
}

#[test]
fn the_posts_are_of_their_size_and_of_three_years() {
    let text = export(0..400, 400);
    let bodies: Vec<&str> = text
        .split("<content:encoded><![CDATA[")
        .skip(1)
        .map(|rest| rest.split("]]>").next().expect("a part"))
        .collect();
    assert_eq!(bodies.len(), 400);
    assert!(bodies.iter().all(|body| (1_400..2_200).contains(&body.len())));
    assert!(text.contains("<pubDate>Fri, 31 Dec 2021 17:00:00 +0000</pubDate>"), "the first post, in UTC");
    assert!(text.contains("<wp:post_date><![CDATA[2022-01-01 00:00:00]]></wp:post_date>"));
    assert!(text.contains("<wp:post_date_gmt><![CDATA[2024-12-"), "the last ones");
    assert!(!text.contains("<wp:post_date><![CDATA[2025"));
    assert_eq!(
        [0, 58, 59, 789, wxr::DAYS - 1].map(wxr::date),
        [(2022, 1, 1), (2022, 2, 28), (2022, 3, 1), (2024, 2, 29), (2024, 12, 31)]
    );
    // 1 January 2025, midnight in the city, and 1 January 2022.
    assert_eq!((wxr::millisecond(0.0), wxr::millisecond(1.0)), (1_735_664_400_000, 1_640_970_000_000));
}

#[test]
fn the_export_is_well_formed() {
    let text = export(0..5, 5);
    let mut rest = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>").expect("its first line");
    let mut open = Vec::new();
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains(['&', '>']), "{}", &rest[..at]);
        rest = &rest[at..];
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            rest = data.split_once("]]>").expect("each ends").1;
            continue;
        }
        let (tag, after) = rest[1..].split_once('>').expect("each ends");
        rest = after;
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => open.push(tag.split(' ').next().expect("a name")),
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
    }
    assert_eq!((open.len(), rest.trim()), (0, ""));
}

#[test]
fn each_engine_is_asked_in_its_own_words() {
    let questions = search::questions("vi\tNghị quyết 98\tnghi quyet 98\nen\t!\t\n\n");
    assert_eq!(questions.len(), 2);
    let said = |speech| engine::said(speech, &questions[0]);
    assert_eq!(said(Speech::Typed), "vi\tNghị quyết 98");
    assert_eq!(said(Speech::Folded), "vi\tnghi quyet 98");
    assert!(said(Speech::Sqlite).contains("MATCH '\"\" \"nghi\" \"quyet\" \"98\"' ORDER BY rank LIMIT 10"));
    assert!(said(Speech::Postgres).contains("to_tsquery('simple', 'nghi & quyet & 98')"));
    assert!(engine::said(Speech::Sqlite, &questions[1]).contains("MATCH '\"\" '"), "no words are no error");
}

#[test]
fn searches_come_in_another_order_each_round_and_none_is_lost() {
    let all: Vec<u32> = (0..50).collect();
    let sorted = |round| {
        let mut some = search::shuffled(&all, round);
        some.sort_unstable();
        some.into_iter().copied().collect::<Vec<_>>()
    };
    assert_eq!(search::shuffled(&all, 1), search::shuffled(&all, 1));
    assert_ne!(search::shuffled(&all, 1), search::shuffled(&all, 2));
    assert_eq!((sorted(1), sorted(2)), (all.clone(), all.clone()));
}
