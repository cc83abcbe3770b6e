//! An import that an officer orders at the desk: it runs as a job, with the officer's own permissions, and leaves a
//! report. A line of the report is written in the transaction of what it tells, so that an import that was cut off and
//! runs again says of each article what was done to it, and does it once.

use bytes::Bytes;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kit::blobs::{BlobError, BlobKey, Blobs};
use kit::db::{Db, DbError, Tx};
use kit::jobs::{self, Job};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use url::Url;
use uuid::Uuid;

use super::act::{ImportError, Imported};
use super::batch::{News, Reason, Tally};
use super::fetch::FetchError;
use super::guard::Guard;
use super::page::ReadError;
use super::run::{Import, Kind, StopError};
use crate::accounts::{self, Actor, Denied, On, Permission};
use crate::agencies::{self, AgenciesError};
use crate::newsroom::actions::event;
use crate::newsroom::{NewsroomError, store};

/// The part of the blob store where files wait that were sent to be imported: no public address reaches it.
pub const SOURCES: &str = "nhap";
/// Longest reason, in characters.
const LONGEST_WHY: usize = 500;
/// Longest address, in bytes.
const LONGEST: usize = 2_000;

impl Kind {
    const ALL: [Self; 3] = [Self::Page, Self::Wxr, Self::Feed];

    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Wxr => "wxr",
            Self::Feed => "feed",
        }
    }

    /// The kind with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How far an order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderState {
    /// Nobody works on it yet.
    Waiting,
    /// It runs, or was cut off and will run again.
    Running,
    /// All of it was read.
    Done,
    /// Its source could not be read.
    Failed,
    /// An officer stopped it; what it had brought stays.
    Stopped,
}

impl OrderState {
    const ALL: [Self; 5] = [Self::Waiting, Self::Running, Self::Done, Self::Failed, Self::Stopped];

    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Stopped => "stopped",
        }
    }

    /// The state with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether nothing more will happen.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Stopped)
    }
}

/// What is ordered.
#[derive(Clone, Debug)]
pub struct NewOrder {
    /// The agency that issues all of it.
    pub agency: Uuid,
    /// What it is.
    pub kind: Kind,
    /// The name of the file that was sent, or the address to read.
    pub source: String,
    /// The file's bytes, in the part of the store called [`SOURCES`]; none for an address.
    pub blob: Option<BlobKey>,
    /// The category of what names none, or one that is not here; none to make the one that it names.
    pub category: Option<Uuid>,
    /// Why what it brings is published without approval. Public.
    pub why: String,
}

/// An order.
#[derive(Clone, Debug)]
pub struct Order {
    /// Our own identifier.
    pub id: Uuid,
    /// When it was ordered.
    pub at: Timestamp,
    /// Who ordered it.
    pub by: Option<Uuid>,
    /// The agency that issues all of it.
    pub agency: Uuid,
    /// What it is.
    pub kind: Kind,
    /// The name of the file that was sent, or the address.
    pub source: String,
    /// The file's bytes.
    pub blob: Option<BlobKey>,
    /// The category of what names none, or one that is not here.
    pub category: Option<Uuid>,
    /// Why what it brings is published without approval.
    pub why: String,
    /// How far it is.
    pub state: OrderState,
    /// Why it failed: a code, and what a machine said.
    pub reason: (String, String),
    /// How much was read, of how much; 0 of 0 when nobody knows.
    pub progress: (i64, i64),
    /// When it was over.
    pub ended: Option<Timestamp>,
}

/// What became of something that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing: it was refused.
    Refused,
    /// Something about it is worth a look.
    Noted,
    /// The next edition of an article.
    Changed,
    /// A new article.
    Added,
    /// Nothing: it is here and says the same.
    Same,
}

impl Outcome {
    /// Every outcome, what needs people first.
    pub const ALL: [Self; 5] = [Self::Refused, Self::Noted, Self::Changed, Self::Added, Self::Same];

    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Noted => "noted",
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Same => "same",
        }
    }

    /// The outcome with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// A line of an order's report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// What became of it.
    pub outcome: Outcome,
    /// Its headline, else the name of its file.
    pub title: String,
    /// The article's number.
    pub number: Option<i64>,
    /// The number of its new edition.
    pub edition: Option<i64>,
    /// Why it was refused: a code that the desk has words for.
    pub reason: String,
    /// What the code leaves open, or a note.
    pub detail: String,
}

impl ImportRow {
    fn new(outcome: Outcome, title: &str) -> Self {
        let title = title.chars().take(300).collect();
        Self { outcome, title, number: None, edition: None, reason: String::new(), detail: String::new() }
    }

    /// What became of a page.
    pub(super) fn of(title: &str, result: &Result<Imported, ImportError>) -> Self {
        match result {
            Ok(Imported::Added(number)) => Self { number: Some(*number), ..Self::new(Outcome::Added, title) },
            Ok(Imported::Changed(number, edition)) => {
                Self { number: Some(*number), edition: Some(*edition), ..Self::new(Outcome::Changed, title) }
            }
            Ok(Imported::Same(number)) => Self { number: Some(*number), ..Self::new(Outcome::Same, title) },
            Err(error) => Self::refused(title, of_import(error)),
        }
    }

    fn refused(title: &str, (code, detail): (&str, String)) -> Self {
        Self { reason: code.to_owned(), detail, ..Self::new(Outcome::Refused, title) }
    }

    fn noted(title: &str, detail: &str) -> Self {
        Self { detail: detail.to_owned(), ..Self::new(Outcome::Noted, title) }
    }

    /// What makes two lines of one report the same.
    pub(in crate::newsroom) fn key(&self) -> String {
        if let Some(number) = self.number {
            return format!("article:{number}");
        }
        let mut hash = Sha256::new();
        for part in [&self.title, &self.reason, &self.detail] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        format!("line:{}", hex::encode(hash.finalize()))
    }
}

/// Why an import was not ordered.
#[derive(Debug, thiserror::Error)]
pub enum OrderError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// There is neither a file nor an address that can be read.
    #[error("there is no file and no public address")]
    NoSource,
    /// There is no reason, or a long one.
    #[error("a reason of at most {LONGEST_WHY} characters is needed")]
    NoReason,
    /// There is no such category.
    #[error("there is no such category")]
    NoCategory,
    /// There is no such order, or it is over.
    #[error("there is no such import, or it is over")]
    Over,
}

/// Runs an order.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct RunImport {
    order: Uuid,
}

impl Job for RunImport {
    const KIND: &'static str = "newsroom.import";
    const LONG: bool = true;

    fn key(&self) -> Option<String> {
        Some(self.order.to_string())
    }
}

/// Orders an import for an agency; it begins at once.
///
/// # Errors
/// See [`OrderError`].
pub async fn order(tx: &mut Tx, actor: &Actor, new: NewOrder) -> Result<Uuid, OrderError> {
    may_import(actor, new.agency)?;
    let why = viet::nfc(new.why.trim()).into_owned();
    if why.is_empty() || why.chars().count() > LONGEST_WHY {
        return Err(OrderError::NoReason);
    }
    let new = NewOrder { why, ..new };
    if new.blob.is_none() {
        let url = Url::parse(&new.source).map_err(|_| OrderError::NoSource)?;
        if new.source.len() > LONGEST || Guard::PUBLIC.check(&url).is_err() {
            return Err(OrderError::NoSource);
        }
    }
    if let Some(category) = new.category
        && !store::categories(tx).await?.iter().any(|one| one.id == category)
    {
        return Err(OrderError::NoCategory);
    }
    let id = tx.id();
    store::insert_order(tx, id, actor.person(), &new).await?;
    let now = tx.now();
    jobs::enqueue(tx, &RunImport { order: id }, now).await?;
    let data = json!({ "agency": new.agency, "kind": new.kind.name(), "sent": new.blob.is_some() });
    tx.record_quietly(event("import.ordered", id, actor, data));
    Ok(id)
}

/// Stops an order that is not over. What it has brought stays; what it was about to write it does not write.
///
/// # Errors
/// See [`OrderError`].
pub async fn stop(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), OrderError> {
    actor.may_somewhere(Permission::Organise)?;
    let order = store::import_order(tx, id).await?.ok_or(OrderError::Over)?;
    actor.may(Permission::Organise, On::Agency(order.agency))?;
    // Asked and said in one statement: an order that ends at this moment has ended.
    if !store::stop_order(tx, id).await? {
        return Err(OrderError::Over);
    }
    tx.record_quietly(event("import.stopped", id, actor, json!({ "agency": order.agency })));
    Ok(())
}

fn may_import(actor: &Actor, agency: Uuid) -> Result<(), Denied> {
    actor.may(Permission::Organise, On::Agency(agency))?;
    actor.may(Permission::Publish, On::Agency(agency))?;
    actor.may(Permission::ForcePublish, On::Agency(agency))
}

/// What the job does. Run again after it was cut off, it goes through all of it once more and adds what is missing.
///
/// # Errors
/// When the database or the blob store fails: then it is tried again.
pub async fn run_order(db: Db, blobs: Blobs, zone: TimeZone, job: RunImport) -> Result<(), StopError> {
    // Reading a large page takes a while without a pause, and parsers keep to one thread: a thread for it alone.
    let work = move || Handle::current().block_on(run(&db, &blobs, &zone, job.order));
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(StopError::Open("import".to_owned(), std::io::Error::other(error))),
    }
}

async fn run(db: &Db, blobs: &Blobs, zone: &TimeZone, id: Uuid) -> Result<(), StopError> {
    let Some(order) = store::import_order(db, id).await?.filter(|order| !order.state.is_over()) else {
        return Ok(());
    };
    let officer = match order.by {
        Some(person) => accounts::officer(db, person, db.clock().now()).await?,
        None => None,
    };
    let agency = agencies::agency(db, order.agency).await?;
    // With the roles of this moment, not with those of when it was ordered.
    let actor = officer.map(Actor::Officer).filter(|actor| may_import(actor, order.agency).is_ok());
    let (Some(actor), Some(agency)) = (actor, agency) else {
        return end(db, &order, OrderState::Failed, ("officer", String::new())).await;
    };
    set_state(db, &order, OrderState::Running, ("", String::new())).await?;
    let why = order.why.clone();
    let work = Import {
        db,
        blobs,
        zone,
        agency: Some(&agency.slug),
        category: order.category,
        reason: &why,
        actor: &actor,
        order: Some(id),
    };
    let (news, heard) = mpsc::unbounded_channel();
    let read = async move {
        let mut tell = |one: News| drop(news.send(one));
        match &order.blob {
            None => (work.run(&order.source, order.kind, &mut tell).await, order),
            Some(key) => match source(blobs, key).await {
                Ok(Some(bytes)) => (work.sent(bytes, &order.source, order.kind, &mut tell).await, order),
                Ok(None) => {
                    let gone = std::io::Error::other("the file is gone");
                    (Err(StopError::Open(order.source.clone(), gone)), order)
                }
                Err(error) => (Err(error.into()), order),
            },
        }
    };
    let ((result, order), written) = tokio::join!(read, write(db, id, heard));
    written?;
    match result {
        Ok(tally) => {
            note_not_read(db, id, &tally).await?;
            end(db, &order, OrderState::Done, ("", String::new())).await
        }
        Err(StopError::Fetch(_, error)) => end(db, &order, OrderState::Failed, of_fetch(&error)).await,
        Err(StopError::Open(..) | StopError::Nothing(..)) => {
            end(db, &order, OrderState::Failed, ("gone", String::new())).await
        }
        // Its state says so already.
        Err(StopError::Stopped) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The bytes of a file that was sent; one from before waits outside.
async fn source(blobs: &Blobs, key: &BlobKey) -> Result<Option<Bytes>, BlobError> {
    match blobs.below(SOURCES).get(key).await? {
        Some(bytes) => Ok(Some(bytes)),
        None => blobs.get(key).await,
    }
}

/// Writes down what is told while an import runs: how far it is, and what no transaction of its own tells.
async fn write(db: &Db, id: Uuid, mut heard: mpsc::UnboundedReceiver<News>) -> Result<(), DbError> {
    let mut hundredths = 0;
    while let Some(news) = heard.recv().await {
        let row = match news {
            News::Said(title, detail) => ImportRow::noted(&title, &detail),
            News::LeftOut(title, Reason::Read(error) | Reason::Broken(error)) => {
                ImportRow::refused(&title, of_read(&error))
            }
            News::LeftOut(title, Reason::TooLarge) => ImportRow::refused(&title, ("large", String::new())),
            News::LeftOut(_, Reason::Import(_) | Reason::Open(_)) | News::Added(..) | News::Changed(..) => {
                continue;
            }
            News::Progress(done, total) => {
                let now = done.saturating_mul(100) / total.max(1);
                if now != hundredths {
                    hundredths = now;
                    let tx = db.begin().await?;
                    store::set_order_progress(&tx, id, done, total).await?;
                    tx.commit().await?;
                }
                continue;
            }
        };
        let tx = db.begin().await?;
        store::insert_import_row(&tx, id, &row).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn note_not_read(db: &Db, id: Uuid, tally: &Tally) -> Result<(), DbError> {
    let tx = db.begin().await?;
    for (reason, count) in &tally.not_read {
        let row =
            ImportRow { reason: "not-read".to_owned(), ..ImportRow::noted("", &format!("{count} {reason}")) };
        store::insert_import_row(&tx, id, &row).await?;
    }
    tx.commit().await
}

async fn end(db: &Db, order: &Order, state: OrderState, reason: (&str, String)) -> Result<(), StopError> {
    Ok(set_state(db, order, state, reason).await?)
}

async fn set_state(db: &Db, order: &Order, state: OrderState, reason: (&str, String)) -> Result<(), DbError> {
    let tx = db.begin().await?;
    store::set_order_state(&tx, order.id, state, reason).await?;
    tx.commit().await
}

/// Why a page was refused, as a code and what it leaves open.
fn of_import(error: &ImportError) -> (&'static str, String) {
    let none = String::new();
    match error {
        ImportError::NoCategory(name) => ("category", name.clone()),
        ImportError::Newsroom(NewsroomError::Denied(_))
        | ImportError::Agencies(AgenciesError::Denied(_) | AgenciesError::NoAgency(_)) => ("denied", none),
        ImportError::Newsroom(NewsroomError::Withdrawn) => ("withdrawn", none),
        ImportError::Future(date) => ("future", date.strftime("%d/%m/%Y").to_string()),
        ImportError::Newsroom(NewsroomError::NoBody) => ("no-body", none),
        other => ("other", other.to_string()),
    }
}

fn of_read(error: &ReadError) -> (&'static str, String) {
    let none = String::new();
    match error {
        ReadError::TooLarge => ("large", none),
        ReadError::Empty => ("empty", none),
        ReadError::Nested => ("nested", none),
        ReadError::Zip => ("zip", none),
        ReadError::Encoding => ("encoding", none),
        ReadError::Legacy(name) => ("legacy", name.clone()),
        ReadError::NoArticle => ("no-article", none),
        ReadError::NoDate(_) => ("no-date", none),
        ReadError::NoBody(_) => ("no-body", none),
        ReadError::Kind(_) => ("kind", none),
        ReadError::Broken { .. } | ReadError::Feed(_) => ("broken", error.to_string()),
    }
}

fn of_fetch(error: &FetchError) -> (&'static str, String) {
    let none = String::new();
    match error {
        FetchError::Scheme | FetchError::NotPublic => ("not-public", none),
        FetchError::Status(status) => ("status", status.as_u16().to_string()),
        FetchError::TooLarge => ("large", none),
        FetchError::Redirects => ("redirects", none),
        FetchError::Slow => ("slow", none),
        FetchError::Network(why) => ("network", why.clone()),
    }
}
