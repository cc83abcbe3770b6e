//! Pictures: each needs a description in words.

use super::Rule;
use super::page::{Found, Page, Part};
use crate::passages::Role;

const ENDINGS: [&str; 12] =
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".heic", ".bmp", ".tif", ".tiff", ".pdf"];

/// How cameras, phones and programs name their files.
const CAMERAS: [&str; 9] = ["img", "dsc", "dscn", "dscf", "pxl", "screenshot", "image", "untitled", "z"];

/// Descriptions that would fit any picture.
const NOTHING: [&str; 14] = [
    "ảnh",
    "hình",
    "hình ảnh",
    "ảnh minh họa",
    "ảnh minh hoạ",
    "hình minh họa",
    "hình minh hoạ",
    "minh họa",
    "ảnh bìa",
    "ảnh đại diện",
    "image",
    "picture",
    "photo",
    "illustration",
];

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    for line in &page.lines {
        if !matches!(line.part, Part::Alt | Part::Body(Role::Picture { .. })) {
            continue;
        }
        let alt = line.text.trim();
        let small = alt.to_lowercase();
        if alt.is_empty() {
            found.add(Rule::MissingAlt, line.place, "");
        } else if is_file_name(&small) {
            found.add(Rule::AltIsFileName, line.place, alt);
        } else if NOTHING.contains(&small.trim_end_matches('.')) {
            found.add(Rule::AltSaysNothing, line.place, alt);
        }
    }
}

fn is_file_name(alt: &str) -> bool {
    if ENDINGS.iter().any(|ending| alt.ends_with(ending)) {
        return true;
    }
    let spaced = alt.contains(char::is_whitespace);
    let digits = alt.contains(|c: char| c.is_ascii_digit());
    let first = alt.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let camera = CAMERAS.contains(&first) && digits;
    // "ban-do-phuong-2": an address or a name, not a sentence.
    let joined = alt.matches(['_', '-']).count() >= 2 && alt.is_ascii();
    !spaced && (camera || joined)
}
