//! An import that an officer orders at the desk: ordering it, stopping it, having it go on.

use jiff::Timestamp;
use kit::blobs::BlobKey;
use kit::db::{DbError, Tx};
use kit::jobs;
use newsroom::permissions::{FORCE_PUBLISH, ORGANISE, PUBLISH};
use serde_json::json;
use strum::{EnumString, IntoStaticStr};
use url::Url;
use uuid::Uuid;

use super::guard::Guard;
use super::job::RunImport;
use super::run::Kind;
use crate::store;
use access::{Actor, Denied, On};
use newsroom::event;

/// The part of the blob store where files wait that were sent to be imported: no public address reaches it.
pub const SOURCES: &str = "nhap";
/// Longest reason, in characters.
const LONGEST_WHY: usize = 500;
/// Longest address, in bytes.
const LONGEST: usize = 2_000;

impl Kind {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The kind with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// How far an order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum OrderState {
    /// Nobody works on it yet.
    Waiting,
    /// It runs, or was cut off and will run again.
    Running,
    /// All of it was read.
    Done,
    /// Its source could not be read, or its pages could not be kept; it can go on.
    Failed,
    /// An officer stopped it; the articles that it had brought stay.
    Stopped,
}

impl OrderState {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The state with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// Whether nothing more will happen.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Stopped)
    }
}

/// A new order.
#[derive(Clone, Debug)]
pub struct NewOrder {
    /// The agency that issues all of it.
    pub agency: Uuid,
    /// The kind of the source.
    pub kind: Kind,
    /// The name of the file that was sent, or the address to read.
    pub source: String,
    /// The file's bytes, in the part of the store called [`SOURCES`]; none for an address.
    pub blob: Option<BlobKey>,
    /// The category of items that name none, or one that is not here; none to make the one that an item names.
    pub category: Option<Uuid>,
    /// The reason why its articles are published without approval. Public.
    pub why: String,
}

/// An order.
#[derive(Clone, Debug)]
pub struct ImportJob {
    /// Our own identifier.
    pub id: Uuid,
    /// When it was ordered.
    pub at: Timestamp,
    /// The person who ordered it.
    pub by: Option<Uuid>,
    /// The agency that issues all of it.
    pub agency: Uuid,
    /// The kind of the source.
    pub kind: Kind,
    /// The name of the file that was sent, or the address.
    pub source: String,
    /// The file's bytes.
    pub blob: Option<BlobKey>,
    /// The category of items that name none, or one that is not here.
    pub category: Option<Uuid>,
    /// The reason why its articles are published without approval.
    pub why: String,
    /// How far it is.
    pub state: OrderState,
    /// The reason why it failed: a code, and the words of a machine.
    pub reason: (String, String),
    /// How much was read, of how much; 0 of 0 when nobody knows.
    pub progress: (i64, i64),
    /// When it was over.
    pub ended: Option<Timestamp>,
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
    /// It is at work, or came to its end.
    #[error("the import is at work, or came to its end")]
    NotHalted,
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
        && !newsroom::categories(tx).await?.iter().any(|one| one.id == category)
    {
        return Err(OrderError::NoCategory);
    }
    let id = tx.id();
    store::insert_order(tx, id, actor.person(), &new).await?;
    let now = tx.now();
    jobs::enqueue(tx, &RunImport::of(id), now).await?;
    let data = json!({ "agency": new.agency, "kind": new.kind.name(), "sent": new.blob.is_some() });
    tx.record_quietly(event("import.ordered", id, actor, data));
    Ok(id)
}

/// Stops an order that is not over. The articles that it has brought stay; it does not write those that it was about to write.
///
/// # Errors
/// See [`OrderError`].
pub async fn stop(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), OrderError> {
    actor.may_somewhere(ORGANISE)?;
    let order = store::import_order(tx, id).await?.ok_or(OrderError::Over)?;
    actor.may(ORGANISE, On::Agency(order.agency))?;
    // Asked and written in one statement: an order that ends at this moment has ended.
    if !store::stop_order(tx, id).await? {
        return Err(OrderError::Over);
    }
    tx.record_quietly(event("import.stopped", id, actor, json!({ "agency": order.agency })));
    Ok(())
}

/// Has an order that failed or was stopped go on: it goes through its source once more and adds the missing articles, for the
/// reason and with the rights of the person who ordered it.
///
/// # Errors
/// See [`OrderError`].
pub async fn resume(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), OrderError> {
    actor.may_somewhere(ORGANISE)?;
    let order = store::import_order(tx, id).await?.ok_or(OrderError::Over)?;
    may_import(actor, order.agency)?;
    // Asked and written in one statement: when two officers ask, one has it go on.
    if !store::resume_order(tx, id).await? {
        return Err(OrderError::NotHalted);
    }
    let now = tx.now();
    jobs::enqueue(tx, &RunImport::of(id), now).await?;
    tx.record_quietly(event("import.resumed", id, actor, json!({ "agency": order.agency })));
    Ok(())
}

/// Refuses an actor who may not publish there without another's approval, or not say where articles stand.
///
/// # Errors
/// When they may not.
pub(crate) fn may_import(actor: &Actor, agency: Uuid) -> Result<(), Denied> {
    actor.may(ORGANISE, On::Agency(agency))?;
    actor.may(PUBLISH, On::Agency(agency))?;
    actor.may(FORCE_PUBLISH, On::Agency(agency))
}
