//! Imports a WordPress export: each item that is an article and was public becomes an article; everything else is named.

use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Read};

use kit::db::DbError;
use uuid::Uuid;

use super::asset_source::AssetSource;
use super::batch::{ImportEvent, Reason, Skipped, Writer};
use super::decode::Decoded;
use super::identity::short_hash;
use super::page::Page;
use super::places;
use super::run::{Import, StopError};
use super::wordpress::{self, Site};
use super::wxr::{Entry, Export, Step};
use agencies::Named;

impl Import<'_> {
    /// The themes and areas for which the tags of an item stand: themes first.
    async fn sort_tags(
        &self,
        entry: &Entry,
        themes: &HashMap<String, Uuid>,
        page: &mut Page,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), DbError> {
        let day = self.day(page);
        for tag in &entry.tags {
            if let Some(theme) = themes.get(&viet::fold(tag)) {
                page.more.themes.push(*theme);
                continue;
            }
            match writer.areas().await?.find(tag, day) {
                Named::One(area) => places::take(page, area),
                Named::Several(all) => {
                    tell(ImportEvent::Said(page.title.clone(), places::several(tag, &all)))
                }
                Named::Unknown => writer.tally.skip("tags that are neither a theme nor an area", 1),
            }
        }
        Ok(())
    }

    /// A WordPress export. `again` reads it once more: an item names its picture by the number of another item, which
    /// may stand behind it.
    pub(super) async fn export(
        &self,
        opened: Box<dyn Read>,
        again: &dyn Fn() -> Option<Box<dyn Read>>,
        size: u64,
        (name, shelf): (&str, &AssetSource),
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), StopError> {
        let site = again().map(survey).unwrap_or_default();
        let themes: HashMap<String, Uuid> = campaigns::themes(self.db)
            .await?
            .into_iter()
            .map(|theme| (viet::fold(&theme.name_vi), theme.id))
            .collect();
        let mut export = open(opened);
        while let Some(step) = export.next() {
            let entry = match step {
                Step::Item(entry) => entry,
                Step::Broken(error) => {
                    writer.tally.left_out += 1;
                    tell(ImportEvent::LeftOut(name.to_owned(), Reason::Broken(error)));
                    continue;
                }
                Step::TooLarge(title) => {
                    writer.tally.left_out += 1;
                    let title = if title.is_empty() { name.to_owned() } else { title };
                    tell(ImportEvent::LeftOut(title, Reason::TooLarge));
                    continue;
                }
            };
            tell(ImportEvent::Progress(export.position().min(size), size));
            match not_read(&entry) {
                NotRead::Nothing => {}
                NotRead::Attachment => {
                    writer.tally.skip("attachments (brought along where articles show them)", 1);
                    continue;
                }
                NotRead::Skipped(all, why) => {
                    writer.tally.skip(all, 1);
                    tell(ImportEvent::Skipped(called(&entry), why));
                    continue;
                }
            }
            let login = entry.get("dc:creator");
            let author = export.authors.get(login).map_or(login, String::as_str);
            match wordpress::page(&entry, &site, author, self.zone) {
                Ok(made) => {
                    writer.tally.skip("shortcodes", made.shortcodes);
                    let mut page = made.page;
                    page.more.places.clone_from(&entry.places);
                    self.sort_tags(&entry, &themes, &mut page, writer, tell).await?;
                    self.bring_and_take(page, name, shelf, writer, tell).await?;
                }
                Err(error) => {
                    writer.tally.left_out += 1;
                    tell(ImportEvent::LeftOut(called(&entry), error.into()));
                }
            }
        }
        Ok(())
    }
}

/// Whether an item is read, and why not.
enum NotRead {
    Nothing,
    /// One of many files; those that articles show come with them.
    Attachment,
    /// The name of all of its kind in the sum, and the reason why this one is not read.
    Skipped(String, Skipped),
}

/// Posts and pages that everyone could read become articles, nothing else: with an unknown status nobody knows the people who
/// may read it.
fn not_read(entry: &Entry) -> NotRead {
    let (kind, status) = (entry.get("wp:post_type"), entry.get("wp:status"));
    match kind {
        "attachment" => NotRead::Attachment,
        "post" | "page" if status != "publish" => NotRead::Skipped(
            format!("{kind}s with the status `{status}`"),
            Skipped::Status(status.to_owned()),
        ),
        "post" | "page" if entry.has_password() => {
            NotRead::Skipped(format!("{kind}s that are protected by a password"), Skipped::Password)
        }
        "post" | "page" => NotRead::Nothing,
        kind => NotRead::Skipped(format!("items of the type `{kind}`"), Skipped::Type(kind.to_owned())),
    }
}

/// The name of an item in a report: its title and its number, so that two of one title are two lines.
fn called(entry: &Entry) -> String {
    let title = super::html::words(entry.get("title"));
    let title = if title.is_empty() { entry.get("link") } else { &title };
    let id = entry.get("wp:post_id");
    let number = if id.is_empty() { String::new() } else { format!("#{id}") };
    [title, &number].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The facts about a whole export that must be known before its first item is made a page.
fn survey(opened: Box<dyn Read>) -> Site {
    let mut site = Site::default();
    let mut export = open(opened);
    let mut paths = HashSet::new();
    while let Some(step) = export.next() {
        let Step::Item(entry) = step else { continue };
        if entry.get("wp:post_type") == "attachment" {
            let (id, address) = (entry.get("wp:post_id"), entry.get("wp:attachment_url"));
            site.attachments.insert(id.to_owned(), address.to_owned());
            let shown_by = entry.get("wp:post_parent");
            if !matches!(shown_by, "" | "0") {
                site.galleries.entry(shown_by.to_owned()).or_default().push(id.to_owned());
            }
        } else if entry.get("wp:status") == "publish" {
            paths.extend(wordpress::old_address(entry.get("link")).map(|path| short_hash(&path)));
        }
    }
    site.name = export.site;
    site.address = if export.base.is_empty() { export.link } else { export.base };
    site.paths = paths;
    site
}

/// An export as text, in any encoding that it states.
type DecodedText = BufReader<Decoded<BufReader<Box<dyn Read>>>>;

fn open(opened: Box<dyn Read>) -> Export<DecodedText> {
    Export::new(BufReader::with_capacity(1 << 16, Decoded::new(BufReader::new(opened))))
}
