//! Figures without their source. A reader cannot check "tăng 12%", and a number is not shown without its date and
//! source. Dates, document numbers, telephone numbers and times are no figures.

use super::Rule;
use super::page::{Found, Line, Page, Part, around};
use crate::passages::Role;

/// After a number these make a share, a sum or a large count of it.
const UNITS: [&str; 10] = ["phần trăm", "tỷ", "tỉ", "triệu", "nghìn", "ngàn", "đồng", "usd", "đô la", "lượt"];

/// Before a number these make it a name: "số 1.234", "Điều 4".
const NAMES: [&str; 9] = ["số", "điều", "khoản", "năm", "ngày", "tháng", "quận", "phường", "mã"];

/// Words that say where a figure is from.
const SAYS: [&str; 20] = [
    "theo ",
    "nguồn",
    "số liệu",
    "báo cáo",
    "công bố",
    "cho biết",
    "thống kê",
    "khảo sát",
    "dẫn ",
    "đo được",
    "đếm được",
    "ước tính của",
    "tính đến",
    "quy định",
    "phát biểu",
    "nêu ",
    "trích",
    "cho hay",
    "ghi nhận",
    "nghị quyết",
];

/// The names of a part with sources.
const SOURCES: [&str; 4] = ["nguồn", "tài liệu", "căn cứ", "tham khảo"];

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    if !page.is_vietnamese() || names_sources(page) {
        return;
    }
    for (index, line) in page.lines.iter().enumerate() {
        let prose = matches!(line.part, Part::Body(Role::Paragraph | Role::Item { .. } | Role::Row));
        let Some(range) = prose.then(|| figure(&line.text)).flatten() else { continue };
        let near = [index.checked_sub(1), Some(index), Some(index + 1)];
        let sourced = near.into_iter().flatten().filter_map(|at| page.lines.get(at)).any(says_source);
        if !sourced {
            found.add(Rule::UnsourcedNumber, line.place, around(&line.text, range, 3));
        }
    }
}

/// Whether the text as a whole says where it is from.
fn names_sources(page: &Page<'_>) -> bool {
    !page.text.source.trim().is_empty()
        || page.lines.iter().any(|line| {
            let small = line.text.trim_start().to_lowercase();
            let headed = line.part.is_heading() || line.strong;
            SOURCES.iter().any(|word| small.starts_with(word)) && (headed || small.starts_with("nguồn:"))
        })
}

fn says_source(line: &Line) -> bool {
    if !matches!(line.place, super::Place::Block(_)) {
        return false;
    }
    let small = line.text.to_lowercase();
    !line.links.is_empty()
        || SAYS.iter().any(|word| small.contains(word))
        || !viet::citation::find(&line.text).is_empty()
}

/// The first number that is a share, a sum or a large count.
fn figure(text: &str) -> Option<std::ops::Range<usize>> {
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let tail = &text[start..];
        let length =
            tail.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(tail.len());
        let number = tail[..length].trim_end_matches(['.', ',']);
        let end = start + number.len();
        let glued = text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | ':'));
        if !glued && is_figure(&text[..start], number, &text[end..]) {
            return Some(start..end);
        }
        at = start + length.max(1);
    }
    None
}

fn is_figure(head: &str, number: &str, tail: &str) -> bool {
    let after = tail.trim_start();
    if after.starts_with('%') {
        return true;
    }
    let ceiling = after.ceil_char_boundary(32.min(after.len()));
    let small = after[..ceiling].to_lowercase();
    let unit = UNITS
        .iter()
        .any(|unit| small.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let floor = head.floor_char_boundary(head.len().saturating_sub(24));
    let before = head[floor..].split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let named = NAMES.contains(&before.as_str());
    let large = number.split_once('.').is_some_and(|(_, rest)| rest.len() >= 3)
        && number.split('.').skip(1).all(|group| group.len() == 3);
    (unit || (large && small.starts_with(char::is_alphabetic))) && !named
}
