//! Stories of the lint: its findings in good texts (none) and in bad ones.

mod demo;
mod hostile;
mod laws;
mod links;
mod prose;
mod signs;

use std::collections::HashSet;

use jiff::civil::date;
use kit::i18n::Lang;

use super::{Context, Finding, Rule, lint};
use crate::Text;
use crate::from_markdown;

/// An ordinary article with this body.
fn article(body: &str) -> Text {
    Text {
        title: "Phường Bến Mây đổi lịch tiếp dân".to_owned(),
        summary: "Từ tháng 8, phường tiếp dân thêm sáng thứ Bảy tại nhà văn hóa khu phố 2.".to_owned(),
        body: from_markdown(body),
        author: String::new(),
        source: String::new(),
        picture: None,
        attachments: Vec::new(),
    }
}

fn context(lang: Lang) -> Context {
    let known_links = HashSet::from(["/tin/lich-tiep-dan-3".to_owned()]);
    Context { lang, known_links, today: date(2025, 7, 2) }
}

fn check(text: &Text) -> Vec<Finding> {
    lint(text, &context(Lang::Vi))
}

/// The rules that a body breaks, each with the words in question.
fn broken(body: &str) -> Vec<(Rule, String)> {
    check(&article(body)).into_iter().map(|finding| (finding.rule, finding.quote)).collect()
}

#[track_caller]
fn says(body: &str, rule: Rule, quote: &str) {
    assert_eq!(broken(body), [(rule, quote.to_owned())], "{body}");
}

#[track_caller]
fn silent(body: &str) {
    assert_eq!(broken(body), [], "{body}");
}
