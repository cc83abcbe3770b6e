//! The parts of a plan, by the words that head them.

use super::lines::{Line, Mark};

/// The part of a plan in which a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Section {
    #[default]
    Before,
    Purposes,
    Requirements,
    Forms,
    Groups,
    Tasks,
    /// A part that a draft does not hold.
    Other,
    After,
}

/// What a line says of itself before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Period,
    Places,
}

/// Longest heading, in words.
const HEADING: usize = 14;
/// Longest signature, in words.
const SIGNATURE: usize = 5;

/// How the heading of a part begins, without marks.
const SECTIONS: &[(&str, Section)] = &[
    ("muc dich", Section::Purposes),
    ("muc tieu", Section::Purposes),
    ("yeu cau", Section::Requirements),
    ("hinh thuc", Section::Forms),
    ("noi dung", Section::Groups),
    ("to chuc thuc hien", Section::Tasks),
    ("phan cong", Section::Tasks),
    ("phu luc", Section::Tasks),
    ("nhiem vu", Section::Tasks),
    ("kinh phi", Section::Other),
    ("che do bao cao", Section::Other),
    ("thong tin bao cao", Section::Other),
    ("thong tin, bao cao", Section::Other),
    ("doi tuong", Section::Other),
];

/// How a line begins that stands after a plan.
const AFTER: &[&str] = &["noi nhan", "nguon:", "so luot nguoi xem", "tin moi hon", "tin da dua", "luu: vt"];

/// How a line begins that names what a plan rests on.
const BASES: &[&str] = &[
    "can cu ",
    "theo de nghi ",
    "xet de nghi ",
    "thuc hien luat ",
    "thuc hien nghi quyet ",
    "thuc hien nghi dinh ",
    "thuc hien quyet dinh ",
    "thuc hien chi thi ",
    "thuc hien ke hoach ",
];

/// The part that begins with this line.
pub(super) fn section(line: &Line) -> Option<Section> {
    let folded = viet::fold(line.said());
    if AFTER.iter().any(|start| folded.starts_with(start)) {
        return Some(Section::After);
    }
    if opening(line).is_some() {
        return Some(Section::Purposes);
    }
    // A part that we do not know ends the one before it.
    let other = matches!(line.mark, Some(Mark::Roman(_))) && line.heading;
    let counted = folded.split_whitespace().count();
    let ends = line.said().ends_with(['.', ';', ',']);
    // A numbered line within a part may begin with such words; a heading is short and says no more.
    let alone = counted <= HEADING && !ends && !folded.trim_end_matches(':').contains(": ");
    let bulleted = matches!(line.mark, Some(Mark::Bullet(_)));
    if !alone || bulleted {
        return None;
    }
    let known =
        SECTIONS.iter().find(|(start, _)| starts_with_words(&folded, start)).map(|(_, section)| *section);
    known.or(other.then_some(Section::Other))
}

/// The purpose that a retold plan begins with: "The plan is to ...".
pub(super) fn opening(line: &Line) -> Option<String> {
    let said = line.said();
    let folded = viet::fold(said);
    let start =
        ["ke hoach nay nham ", "ke hoach nham "].into_iter().find(|start| folded.starts_with(start))?;
    let rest: String = said.chars().skip(start.chars().count()).collect();
    let mut letters = rest.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

fn starts_with_words(text: &str, start: &str) -> bool {
    text.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The labels of a line with what is said after each: "Thời gian: ...; địa điểm: ...".
pub(super) fn labels(words: &str) -> Vec<(Label, &str)> {
    let parts = words.split(';').filter_map(|part| {
        let (label, said) = part.split_once(':')?;
        let folded = viet::fold(label);
        let folded = folded.trim().trim_start_matches(|c: char| !c.is_alphabetic());
        let label = match folded {
            "thoi gian" | "thoi gian thuc hien" | "giai doan" | "thoi han" => Label::Period,
            "dia diem" | "dia ban" | "pham vi" | "dia diem thuc hien" => Label::Places,
            _ => return None,
        };
        Some((label, said.trim().trim_end_matches('.')))
    });
    parts.collect()
}

/// Places that stand in one row.
pub(super) fn places(said: &str) -> Vec<String> {
    split(&said.replace(" và ", ", "))
}

/// Words that stand in one row and are one name.
const ONE_NAME: &[&str] = &[
    "sở, ban, ngành",
    "sở, ngành",
    "ban, ngành",
    "tỉnh, thành",
    "xã, phường, thị trấn",
    "phường, xã, thị trấn",
    "phường, xã",
    "xã, phường",
    "quận, huyện",
];

/// Names that stand in one row, parted by commas, semicolons or lines. "Các sở, ngành" is one.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut whole = text.to_owned();
    for name in ONE_NAME {
        whole = whole.replace(name, &name.replace(',', "\u{1}"));
    }
    let parts = whole.split([',', ';', '\n']).map(|part| part.replace('\u{1}', ","));
    parts
        .map(|part| {
            part.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['-', '.', ' ']).to_owned()
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether a line names what the plan rests on.
pub(super) fn is_basis(folded: &str) -> bool {
    BASES.iter().any(|start| folded.starts_with(start))
}

/// Whether a line is the title of a plan.
pub(super) fn is_title(words: &str, folded: &str) -> bool {
    folded.starts_with("ke hoach ") && !words.ends_with('.') && folded.split_whitespace().count() <= 40
}

/// The number of a plan within a line: `12/KH-UBND`.
pub(super) fn plan_number(words: &str) -> Option<String> {
    let sign = ["/KH-", "/kh-"].into_iter().find_map(|sign| words.find(sign))?;
    let digits = words[..sign].chars().rev().take_while(char::is_ascii_digit).count();
    let issuer: String =
        words[sign + 4..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '.')).collect();
    let number = format!("{}/KH-{}", &words[sign - digits..sign], issuer.trim_end_matches(['.', '-']));
    (digits > 0 && !issuer.is_empty()).then_some(number)
}

/// The title of a group, and the message that stands in the same line after a colon.
pub(super) fn title_and_first(said: &str) -> (String, Option<String>) {
    let tidy = |text: &str| text.trim().trim_end_matches([':', ';', '.', ' ']).to_owned();
    match said.split_once(": ") {
        Some((title, first)) if first.split_whitespace().count() >= 4 => (tidy(title), Some(tidy_end(first))),
        _ => (tidy(said), None),
    }
}

fn tidy_end(text: &str) -> String {
    text.trim().trim_end_matches([';', ',', ' ']).to_owned()
}

/// Whether the last line is the name of whoever wrote it.
pub(super) fn is_signature(words: &str) -> bool {
    let few = words.split_whitespace().count() <= SIGNATURE;
    few && !words.ends_with(['.', ';', ':', '!', '”', '"'])
}
