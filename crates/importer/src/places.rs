//! Which areas a page says that it concerns.

use jiff::civil::Date;
use uuid::Uuid;

use super::page::Page;
use agencies::{Gazetteer, Named};

/// Most names of one page that are looked up.
const MOST: usize = 200;

/// Gives a page the areas that it names; answers a note for each name that stands for none, or for several.
pub(super) fn settle(page: &mut Page, map: &Gazetteer, day: Date) -> Vec<String> {
    let mut said = Vec::new();
    for named in
        std::mem::take(&mut page.more.places).iter().flat_map(|list| names(list, map, day)).take(MOST)
    {
        match map.find(&named, day) {
            Named::One(area) => take(page, area),
            Named::Several(all) => said.push(several(&named, &all)),
            Named::Unknown => said.push(format!("there is no area `{named}`: it was left out")),
        }
    }
    said
}

/// Adds an area, once.
pub(super) fn take(page: &mut Page, area: Uuid) {
    if !page.more.areas.contains(&area) {
        page.more.areas.push(area);
    }
}

/// The note on a name that is used more than once.
pub(super) fn several(name: &str, all: &[String]) -> String {
    format!("`{name}` stands for several areas, so none was taken: {}", all.join("; "))
}

/// The names of a list. A comma divides two names, but for the one before a district: "Phường 1, Quận 3".
fn names(list: &str, map: &Gazetteer, day: Date) -> Vec<String> {
    let mut names = Vec::new();
    for part in list.split(';') {
        let pieces: Vec<&str> = part
            .split(',')
            .map(|piece| piece.trim().trim_end_matches('.'))
            .filter(|piece| !piece.is_empty())
            .collect();
        let mut at = 0;
        while at < pieces.len() {
            let pair = pieces.get(at + 1).map(|next| format!("{}, {next}", pieces[at]));
            match pair.filter(|pair| map.find(pair, day) != Named::Unknown) {
                Some(pair) => {
                    names.push(pair);
                    at += 2;
                }
                None => {
                    names.push(pieces[at].to_owned());
                    at += 1;
                }
            }
        }
    }
    names
}
