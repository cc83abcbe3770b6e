//! Headings: people who listen to a page jump from one heading to the next, by level.

use super::Rule;
use super::page::{Found, Page, Part};
use crate::passages::Role;

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    let mut before: Option<u8> = None;
    for line in &page.lines {
        let Part::Body(Role::Heading(level)) = line.part else { continue };
        if line.text.trim().is_empty() {
            found.add(Rule::EmptyHeading, line.place, "");
            continue;
        }
        match before {
            None if level > 2 => found.add_counted(Rule::FirstHeading, line.place, &line.text, level.into()),
            Some(before) if level > before + 1 => {
                found.add_counted(Rule::HeadingJump, line.place, &line.text, level.into());
            }
            _ => {}
        }
        before = Some(level);
    }
}
