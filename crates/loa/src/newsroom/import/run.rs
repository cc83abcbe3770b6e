//! Imports a file, a folder or an address: reads, brings along, writes, and tells what it does.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::blobs::{BlobError, Blobs};
use kit::db::{Db, DbError};
use url::Url;
use uuid::Uuid;

use super::batch::{News, Ready, Reason, Tally, Writer};
use super::bring::bring;
use super::decode::{self, Decoded};
use super::fetch::{FetchError, Fetcher};
use super::guard::Guard;
use super::page::{self, Page, ReadError};
use super::shelf::Shelf;
use super::wxr::{Entry, Export, Step};
use super::{feed, places, wordpress};
use crate::accounts::Actor;
use crate::addresses::is_reserved;
use crate::agencies::Named;
use crate::campaigns;

/// What is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page, saved or on the web.
    Page,
    /// A WordPress export.
    Wxr,
    /// RSS, Atom or JSON Feed.
    Feed,
}

/// Why an import stopped. Of a single page or file nothing stops it.
#[derive(Debug, thiserror::Error)]
pub enum StopError {
    /// The file or folder cannot be opened.
    #[error("{0}: {1}")]
    Open(String, std::io::Error),
    /// There is nothing of the kind in the folder.
    #[error("{0}: no {1} files in this folder")]
    Nothing(String, &'static str),
    /// The address gave nothing.
    #[error("{0} {1}")]
    Fetch(String, FetchError),
    /// The database failed; what was written before is kept.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The blob store failed; what was written before is kept.
    #[error(transparent)]
    Blobs(#[from] BlobError),
    /// An officer stopped the order; what was written before is kept.
    #[error("the import was stopped at the desk")]
    Stopped,
}

/// What an import works with.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// Where articles go.
    pub db: &'a Db,
    /// Where pictures and files go.
    pub blobs: &'a Blobs,
    /// The city's zone.
    pub zone: &'a TimeZone,
    /// The slug of the agency that issues all of it; otherwise what the source names.
    pub agency: Option<&'a str>,
    /// The category of what names none, or one that is not here; otherwise the one that it names is made.
    pub category: Option<Uuid>,
    /// Why what it brings is published without approval. Public.
    pub reason: &'a str,
    /// Who imports.
    pub actor: &'a Actor,
    /// The order of the desk that this is, for its report; then only the public web is asked.
    pub order: Option<Uuid>,
}

/// Who imports on the command line.
pub const IMPORT: Actor = Actor::System("import");

impl Import<'_> {
    /// Imports a file, a folder of files, or an address that begins with `http://` or `https://`.
    ///
    /// # Errors
    /// See [`StopError`].
    pub async fn run(
        &self,
        source: &str,
        kind: Kind,
        tell: &mut dyn FnMut(News),
    ) -> Result<Tally, StopError> {
        // An export is long: its articles are counted, not named.
        let mut writer = Writer::new(*self, kind != Kind::Wxr);
        if source.contains("://") {
            self.address(source, kind, &mut writer, tell).await?;
        } else {
            let (files, others) = files(Path::new(source), kind)?;
            for reason in others {
                writer.tally.skip(reason, 1);
            }
            let total = u64::try_from(files.len()).unwrap_or(0);
            for (index, file) in files.iter().enumerate() {
                self.file(file, kind, &mut writer, tell).await?;
                if kind != Kind::Wxr {
                    tell(News::Progress(u64::try_from(index + 1).unwrap_or(0), total));
                }
            }
        }
        writer.flush(tell).await?;
        Ok(writer.tally)
    }

    /// Imports what was sent; what it shows is looked for on the web.
    ///
    /// # Errors
    /// See [`StopError`].
    pub async fn sent(
        &self,
        bytes: Bytes,
        name: &str,
        kind: Kind,
        tell: &mut dyn FnMut(News),
    ) -> Result<Tally, StopError> {
        let mut writer = Writer::new(*self, false);
        let stop = |error: FetchError| StopError::Fetch(name.to_owned(), error);
        // Nothing is beside it, and what its addresses are relative to nobody knows.
        let nowhere = Url::parse("about:blank").map_err(|_| stop(FetchError::Scheme))?;
        let shelf = Shelf::Web(self.fetcher().map_err(stop)?, nowhere);
        if kind == Kind::Wxr {
            self.export_bytes(&bytes, (name, &shelf), &mut writer, tell).await?;
        } else {
            self.bytes(&bytes, kind, name, None, &shelf, &mut writer, tell).await?;
        }
        writer.flush(tell).await?;
        Ok(writer.tally)
    }

    fn fetcher(&self) -> Result<Fetcher, FetchError> {
        Fetcher::new(self.order.map(|_| Guard::PUBLIC))
    }

    async fn export_bytes(
        &self,
        bytes: &Bytes,
        from: (&str, &Shelf),
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), StopError> {
        if let Err(error) = decode::check(bytes) {
            writer.tally.left_out += 1;
            tell(News::LeftOut(from.0.to_owned(), error.into()));
            return Ok(());
        }
        let size = u64::try_from(bytes.len()).unwrap_or(0);
        let again = || Some(Box::new(Cursor::new(bytes.clone())) as Box<dyn Read>);
        self.export(Box::new(Cursor::new(bytes.clone())), &again, size, from, writer, tell).await
    }

    async fn file(
        &self,
        file: &Path,
        kind: Kind,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), StopError> {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let shelf = Shelf::beside(file);
        let left_out = |error: StopError| News::LeftOut(file.display().to_string(), Reason::Open(error));
        if kind == Kind::Wxr {
            let opened = open(file);
            let (opened, size) = match opened {
                Ok(opened) => opened,
                Err(error) => {
                    writer.tally.left_out += 1;
                    tell(left_out(error));
                    return Ok(());
                }
            };
            let again = || File::open(file).map(|file| Box::new(file) as Box<dyn Read>).ok();
            return self.export(Box::new(opened), &again, size, (&name, &shelf), writer, tell).await;
        }
        match read_file(file) {
            Ok(bytes) => self.bytes(&bytes, kind, &name, None, &shelf, writer, tell).await,
            Err(error) => {
                writer.tally.left_out += 1;
                tell(left_out(error));
                Ok(())
            }
        }
    }

    async fn address(
        &self,
        source: &str,
        kind: Kind,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), StopError> {
        let stop = |error: FetchError| StopError::Fetch(source.to_owned(), error);
        let address = Url::parse(source).map_err(|_| stop(FetchError::Scheme))?;
        let fetcher = self.fetcher().map_err(stop)?;
        let got = fetcher.get(&address).await.map_err(stop)?;
        let url = got.url.clone();
        let shelf = Shelf::Web(fetcher, got.url);
        if kind == Kind::Wxr {
            return self.export_bytes(&got.bytes, (source, &shelf), writer, tell).await;
        }
        self.bytes(&got.bytes, kind, source, Some(&url), &shelf, writer, tell).await
    }

    /// A page or a feed that is in memory.
    #[expect(
        clippy::too_many_arguments,
        reason = "one call for files and addresses; each argument is one of their differences"
    )]
    async fn bytes(
        &self,
        bytes: &Bytes,
        kind: Kind,
        name: &str,
        url: Option<&Url>,
        shelf: &Shelf,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), StopError> {
        let pages = match (decode::check(bytes), kind) {
            (Err(error), _) => Err(error),
            (_, Kind::Feed) => feed::read(bytes),
            _ => page::read(bytes, self.zone).map(|page| vec![Ok(page)]),
        };
        let pages = pages.unwrap_or_else(|error| vec![Err(error)]);
        for page in pages {
            match page {
                Ok(mut page) => {
                    if kind == Kind::Page {
                        page.url = page.url.or_else(|| url.map(Url::to_string));
                        page.more.old.extend(page.url.as_deref().and_then(wordpress::old_address));
                    }
                    self.bring_and_take(page, name, shelf, writer, tell).await?;
                }
                Err(error) => {
                    writer.tally.left_out += 1;
                    tell(News::LeftOut(name.to_owned(), error.into()));
                }
            }
        }
        Ok(())
    }

    async fn bring_and_take(
        &self,
        mut page: Page,
        name: &str,
        shelf: &Shelf,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), StopError> {
        let mut said: Vec<String> = page::fit(&mut page).into_iter().map(str::to_owned).collect();
        if !page.more.places.is_empty() {
            let day = self.day(&page);
            said.extend(places::settle(&mut page, writer.areas().await?, day));
        }
        said.extend(bring(&mut page, shelf, self.blobs).await?);
        for old in page.more.old.iter().filter(|old| is_reserved(old)) {
            said.push(format!("the old address {old} is one of this site's own and was left out"));
        }
        for what in said {
            tell(News::Said(page.title.clone(), what));
        }
        writer.take(Ready { page, file: name.to_owned() }, tell).await?;
        if writer.stopped().await? { Err(StopError::Stopped) } else { Ok(()) }
    }

    /// The day of a page in the city: names mean what they meant then.
    fn day(&self, page: &Page) -> Date {
        page.published_at.to_zoned(self.zone.clone()).date()
    }

    /// What the tags of an item stand for: themes first, then areas.
    async fn sort_tags(
        &self,
        entry: &Entry,
        themes: &HashMap<String, Uuid>,
        page: &mut Page,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), DbError> {
        let day = self.day(page);
        for tag in &entry.tags {
            if let Some(theme) = themes.get(&viet::fold(tag)) {
                page.more.themes.push(*theme);
                continue;
            }
            match writer.areas().await?.find(tag, day) {
                Named::One(area) => places::take(page, area),
                Named::Several(all) => tell(News::Said(page.title.clone(), places::several(tag, &all))),
                Named::Unknown => writer.tally.skip("tags that are neither a theme nor an area", 1),
            }
        }
        Ok(())
    }

    /// A WordPress export. `again` reads it once more: an item names its picture by the number of another item, which
    /// may stand behind it.
    async fn export(
        &self,
        opened: Box<dyn Read>,
        again: &dyn Fn() -> Option<Box<dyn Read>>,
        size: u64,
        (name, shelf): (&str, &Shelf),
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), StopError> {
        let attachments = again().map(attachments).unwrap_or_default();
        let themes: HashMap<String, Uuid> = campaigns::themes(self.db)
            .await?
            .into_iter()
            .map(|theme| (viet::fold(&theme.name_vi), theme.id))
            .collect();
        let mut export = Export::new(BufReader::with_capacity(1 << 16, Decoded::new(BufReader::new(opened))));
        while let Some(step) = export.next() {
            let entry = match step {
                Step::Item(entry) => entry,
                Step::Broken(error) => {
                    writer.tally.left_out += 1;
                    tell(News::LeftOut(name.to_owned(), Reason::Broken(error)));
                    continue;
                }
                Step::TooLarge(title) => {
                    writer.tally.left_out += 1;
                    let title = if title.is_empty() { name.to_owned() } else { title };
                    tell(News::LeftOut(title, Reason::TooLarge));
                    continue;
                }
            };
            tell(News::Progress(export.position().min(size), size));
            if let Some(reason) = not_read(&entry) {
                writer.tally.skip(reason, 1);
                continue;
            }
            let login = entry.get("dc:creator");
            let author = export.authors.get(login).map_or(login, String::as_str);
            let picture = attachments.get(&entry.thumbnail).map(String::as_str);
            match wordpress::page(&entry, picture, author, &export.site, self.zone) {
                Ok(made) => {
                    writer.tally.skip("shortcodes", made.shortcodes);
                    let mut page = made.page;
                    page.more.places.clone_from(&entry.places);
                    self.sort_tags(&entry, &themes, &mut page, writer, tell).await?;
                    self.bring_and_take(page, name, shelf, writer, tell).await?;
                }
                Err(error) => {
                    writer.tally.left_out += 1;
                    tell(News::LeftOut(entry.get("title").to_owned(), error.into()));
                }
            }
        }
        Ok(())
    }
}

/// Why an item of an export is no article: posts and pages that are public are.
fn not_read(entry: &Entry) -> Option<String> {
    let (kind, status) = (entry.get("wp:post_type"), entry.get("wp:status"));
    match kind {
        "post" | "page" if status == "publish" => None,
        "post" | "page" => Some(format!("{kind}s with the status `{status}`")),
        "attachment" => Some("attachments (brought along where articles show them)".to_owned()),
        kind => Some(format!("items of the type `{kind}`")),
    }
}

/// The addresses of an export's attachments, by their numbers.
fn attachments(opened: Box<dyn Read>) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut export = Export::new(BufReader::with_capacity(1 << 16, Decoded::new(BufReader::new(opened))));
    while let Some(step) = export.next() {
        if let Step::Item(entry) = step
            && entry.get("wp:post_type") == "attachment"
        {
            found.insert(entry.get("wp:post_id").to_owned(), entry.get("wp:attachment_url").to_owned());
        }
    }
    found
}

/// An export and its size, when it is none of what an export cannot be.
fn open(file: &Path) -> Result<(File, u64), StopError> {
    let failed = |error| StopError::Open(file.display().to_string(), error);
    let mut head = Vec::new();
    let opened = File::open(file).map_err(failed)?;
    opened.take(8).read_to_end(&mut head).map_err(failed)?;
    if let Err(error) = decode::check(&head) {
        return Err(failed(std::io::Error::other(error)));
    }
    let opened = File::open(file).map_err(failed)?;
    let size = opened.metadata().map_err(failed)?.len();
    Ok((opened, size))
}

fn read_file(file: &Path) -> Result<Bytes, StopError> {
    let failed = |error| StopError::Open(file.display().to_string(), error);
    let size = std::fs::metadata(file).map_err(failed)?.len();
    if size > u64::try_from(page::LARGEST).unwrap_or(u64::MAX) {
        return Err(failed(std::io::Error::other(ReadError::TooLarge)));
    }
    std::fs::read(file).map(Bytes::from).map_err(failed)
}

/// The file itself, or the files of a folder that may be of the kind, in the order of their names; and what else is in
/// the folder, by ending.
fn files(path: &Path, kind: Kind) -> Result<(Vec<PathBuf>, Vec<String>), StopError> {
    let shown = path.display().to_string();
    let unreadable = |error| StopError::Open(shown.clone(), error);
    if !std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok((vec![path.to_owned()], Vec::new()));
    }
    let (endings, words): (&[&str], &'static str) = match kind {
        Kind::Page => (&["txt", "html", "htm", "aspx"], ".txt or .html"),
        Kind::Wxr => (&["xml"], ".xml"),
        Kind::Feed => (&["xml", "rss", "atom", "json"], ".xml or .json"),
    };
    let (mut files, mut others) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(path).map_err(unreadable)?.flatten() {
        let file = entry.path();
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if file.is_dir() {
            continue;
        }
        if endings.contains(&ending.as_str()) {
            files.push(file);
        } else {
            others.push(format!("files ending in `.{ending}`"));
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(StopError::Nothing(shown, words));
    }
    Ok((files, others))
}
