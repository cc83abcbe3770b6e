//! Imports a file, a folder or an address: reads, brings along, writes, and reports its progress.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;
use strum::{EnumString, IntoStaticStr};

use bytes::Bytes;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::blobs::{BlobError, Blobs};
use kit::db::{Db, DbError};
use url::Url;
use uuid::Uuid;

use super::asset_source::AssetSource;
use super::batch::{ImportEvent, Ready, Reason, Skipped, Tally, Writer};
use super::decode;
use super::fetch::{FetchError, Fetcher};
use super::fetch_assets::bring;
use super::files::{files, open, read_file};
use super::guard::Guard;
use super::identity::host_of;
use super::page::{self, Page, ReadError};
use super::{feed, places, wordpress};
use access::Actor;
use addresses::is_reserved;

/// The kind of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
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
    /// The database failed; the pages written before are kept.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The blob store failed; the pages written before are kept.
    #[error(transparent)]
    Blobs(#[from] BlobError),
    /// An officer stopped the order; the pages written before are kept.
    #[error("the import was stopped at the desk")]
    Stopped,
}

/// An import that did not come to its end. The articles kept before it stay; running it again goes on from there.
#[derive(Debug, thiserror::Error)]
#[error("{why}")]
pub struct Halt {
    /// The reason.
    pub why: StopError,
    /// The counts of the pages kept and acknowledged until then.
    pub tally: Tally,
    /// The title of the first item that was not kept; empty when it stopped at none.
    pub at: String,
}

/// The settings and stores of an import.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// Where articles go.
    pub db: &'a Db,
    /// Where pictures and files go.
    pub blobs: &'a Blobs,
    /// The city's zone.
    pub zone: &'a TimeZone,
    /// The slug of the agency that issues all of it; otherwise the one that the source names.
    pub agency: Option<&'a str>,
    /// The category of items that name none, or one that is not here; otherwise the one that an item names is made.
    pub category: Option<Uuid>,
    /// The reason why its articles are published without approval. Public.
    pub reason: &'a str,
    /// The actor that imports.
    pub actor: &'a Actor,
    /// The desk's order of this import, for its report; then only the public web is asked.
    pub order: Option<Uuid>,
}

/// The actor that imports on the command line.
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
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<Tally, Halt> {
        // An export is long: its articles are counted, not named.
        let mut writer = Writer::new(*self, kind != Kind::Wxr);
        let read = if source.contains("://") {
            self.address(source, kind, &mut writer, tell).await
        } else {
            self.folder(Path::new(source), kind, &mut writer, tell).await
        };
        finish(read, writer, tell).await
    }

    async fn folder(
        &self,
        path: &Path,
        kind: Kind,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), StopError> {
        let (files, others) = files(path, kind)?;
        for reason in others {
            writer.tally.skip(reason, 1);
        }
        let total = u64::try_from(files.len()).unwrap_or(0);
        for (index, file) in files.iter().enumerate() {
            self.file(file, kind, writer, tell).await?;
            if kind != Kind::Wxr {
                tell(ImportEvent::Progress(u64::try_from(index + 1).unwrap_or(0), total));
            }
        }
        Ok(())
    }

    /// Imports the bytes of a file that was sent; its pictures and files are looked for on the web.
    ///
    /// # Errors
    /// See [`StopError`].
    pub async fn sent(
        &self,
        bytes: Bytes,
        name: &str,
        kind: Kind,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<Tally, Halt> {
        let mut writer = Writer::new(*self, false);
        let read = self.bytes_sent(&bytes, name, kind, &mut writer, tell).await;
        finish(read, writer, tell).await
    }

    async fn bytes_sent(
        &self,
        bytes: &Bytes,
        name: &str,
        kind: Kind,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), StopError> {
        let stop = |error: FetchError| StopError::Fetch(name.to_owned(), error);
        // Nothing is beside it, and nobody knows the base of its relative addresses.
        let nowhere = Url::parse("about:blank").map_err(|_| stop(FetchError::Scheme))?;
        let shelf = AssetSource::Web(self.fetcher().map_err(stop)?, nowhere);
        if kind == Kind::Wxr {
            return self.export_bytes(bytes, (name, &shelf), writer, tell).await;
        }
        self.bytes(bytes, kind, name, None, &shelf, writer, tell).await
    }

    fn fetcher(&self) -> Result<Fetcher, FetchError> {
        Fetcher::new(self.order.map(|_| Guard::PUBLIC))
    }

    async fn export_bytes(
        &self,
        bytes: &Bytes,
        from: (&str, &AssetSource),
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), StopError> {
        if let Err(error) = decode::check(bytes) {
            writer.tally.left_out += 1;
            tell(ImportEvent::LeftOut(from.0.to_owned(), error.into()));
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
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), StopError> {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let shelf = AssetSource::beside(file);
        let left_out =
            |error: StopError| ImportEvent::LeftOut(file.display().to_string(), Reason::Open(error));
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
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), StopError> {
        let stop = |error: FetchError| StopError::Fetch(source.to_owned(), error);
        let address = Url::parse(source).map_err(|_| stop(FetchError::Scheme))?;
        let fetcher = self.fetcher().map_err(stop)?;
        let got = fetcher.get(&address).await.map_err(stop)?;
        let url = got.url.clone();
        let shelf = AssetSource::Web(fetcher, got.url);
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
        shelf: &AssetSource,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), StopError> {
        let pages = match (decode::check(bytes), kind) {
            (Err(error), _) => Err(error),
            (_, Kind::Feed) => feed::read(bytes, self.zone),
            _ => page::read_from(bytes, url, self.zone).map(|page| vec![Ok(page)]),
        };
        let pages = pages.unwrap_or_else(|error| vec![Err((String::new(), error))]);
        for page in pages {
            match page {
                Ok(mut page) => {
                    if kind == Kind::Page {
                        let read_at = url.map(Url::to_string);
                        page.more.old.extend(own_address(&page, read_at.as_deref()));
                        page.url = page.url.or(read_at);
                    }
                    self.bring_and_take(page, name, shelf, writer, tell).await?;
                }
                Err((title, ReadError::Draft)) => {
                    writer.tally.skip("drafts", 1);
                    tell(ImportEvent::Skipped(title, Skipped::Draft));
                }
                Err((title, error)) => {
                    writer.tally.left_out += 1;
                    let title = if title.is_empty() { name.to_owned() } else { title };
                    tell(ImportEvent::LeftOut(title, error.into()));
                }
            }
        }
        Ok(())
    }

    pub(super) async fn bring_and_take(
        &self,
        mut page: Page,
        name: &str,
        shelf: &AssetSource,
        writer: &mut Writer<'_>,
        tell: &mut dyn FnMut(ImportEvent),
    ) -> Result<(), StopError> {
        let mut said: Vec<String> = page::fit(&mut page).into_iter().map(str::to_owned).collect();
        if !page.more.places.is_empty() {
            let day = self.day(&page);
            said.extend(places::settle(&mut page, writer.areas().await?, day));
        }
        said.append(&mut page.more.left);
        page.title.clone_into(&mut writer.halted_at);
        said.extend(bring(&mut page, shelf, self.blobs).await?);
        writer.halted_at.clear();
        for old in page.more.old.iter().filter(|old| is_reserved(old)) {
            said.push(format!("the old address {old} is one of this site's own and was left out"));
        }
        for what in said {
            tell(ImportEvent::Said(page.title.clone(), what));
        }
        writer.take(Ready { page, file: name.to_owned() }, tell).await?;
        if writer.stopped().await? { Err(StopError::Stopped) } else { Ok(()) }
    }

    /// The day of a page in the city: names have the meaning of that day.
    pub(super) fn day(&self, page: &Page) -> Date {
        page.published_at.to_zoned(self.zone.clone()).date()
    }
}

/// Writes the pages that still wait, when they can be written, and says how the import ended.
async fn finish(
    read: Result<(), StopError>,
    mut writer: Writer<'_>,
    tell: &mut dyn FnMut(ImportEvent),
) -> Result<Tally, Halt> {
    let at = std::mem::take(&mut writer.halted_at);
    let (why, at) = match read {
        // Pages that an officer stopped are not written any more, and pages that the database refused cannot be.
        Err(why @ (StopError::Stopped | StopError::Db(_))) => (why, at),
        other => match (writer.flush(tell).await, other) {
            (Ok(()), Ok(())) => return Ok(writer.tally),
            (Ok(()), Err(why)) => (why, at),
            (Err(error), _) => (error.into(), std::mem::take(&mut writer.halted_at)),
        },
    };
    Err(Halt { why, tally: writer.tally, at })
}

/// The old address that a page may claim: its own, but none of another host than it was read from.
fn own_address(page: &Page, read_at: Option<&str>) -> Option<String> {
    let own = page.url.as_deref();
    let foreign = own.zip(read_at).is_some_and(|(own, read_at)| host_of(own) != host_of(read_at));
    wordpress::old_address(if foreign { read_at? } else { own.or(read_at)? })
}
