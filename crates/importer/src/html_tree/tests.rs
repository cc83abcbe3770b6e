use scraper::{Html, Selector};

use super::parse;
use crate::page::ReadError;

#[test]
fn a_page_is_read_as_a_browser_reads_it_wherever_it_is_cut() {
    let page =
        "<!doctype html><title>Tin</title><p>Nghị quyết <b>98<p>Hồ sơ</b> &amp; lệ phí<table><td>ô</table>";
    // Long enough to be read in several steps, cut in the midst of tags, of letters and of entities.
    for before in ["", "đ", "đđ", "đđđ"] {
        let text = format!("<p>{before}</p>{}", page.repeat(900));
        let (ours, whole) = (parse(&text).expect("a page"), Html::parse_document(&text));
        assert_eq!(ours.html(), whole.html());
    }
    let body = Selector::parse("body p").expect("a valid selector");
    assert_eq!(parse("<p>Một<p>Hai").expect("a piece").select(&body).count(), 2);
}

#[test]
fn what_nests_without_end_is_refused_before_it_costs_much() {
    let formats: String = (0..100_000).map(|one| format!("<b id={one}>x<p>")).collect();
    let hidden = "<div></body><!--x-->".repeat(100_000);
    let hostile = [("<div>".repeat(400_000)), ("<blockquote><ul><li>".repeat(100_000)), formats, hidden];
    // Without a bound each of them takes minutes.
    for text in hostile {
        let result = parse(&format!("<html><body>{text}"));
        assert!(matches!(result, Err(ReadError::Nested)), "{}", &text[..20]);
    }
    let closed = format!("{}Lời{}", "<div>".repeat(300), "</div>".repeat(300));
    assert!(parse(&closed.repeat(100)).is_ok(), "what is closed again is not within each other");
}
