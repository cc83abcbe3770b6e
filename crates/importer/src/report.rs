//! The lines of an order's report: the result for each thing that was read.

use kit::blobs::BlobError;
use kit::db::DbError;
use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr};

use super::act::{ImportError, Imported};
use super::batch::Skipped;
use super::fetch::FetchError;
use super::page::ReadError;
use super::run::StopError;
use super::stamp::DateError;
use agencies::AgenciesError;
use newsroom::NewsroomError;

/// The result for a thing that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Outcome {
    /// Nothing: it was refused.
    Refused,
    /// Something about it is worth a look.
    Noted,
    /// Nothing, on purpose: it was not public where it stood, or is no article.
    Skipped,
    /// The next edition of an article.
    Changed,
    /// A new article.
    Added,
    /// Nothing: it is here and says the same.
    Same,
}

impl Outcome {
    /// Every outcome; those that need people come first.
    pub const ALL: [Self; 6] =
        [Self::Refused, Self::Noted, Self::Skipped, Self::Changed, Self::Added, Self::Same];

    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The outcome with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// A line of an order's report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// The result.
    pub outcome: Outcome,
    /// Its headline, else the name of its file.
    pub title: String,
    /// The article's number.
    pub number: Option<i64>,
    /// The number of its new edition.
    pub edition: Option<i64>,
    /// Why it was refused: a code that the desk has words for.
    pub reason: String,
    /// The details that the code leaves open, or a note.
    pub detail: String,
    /// A sign that tells it from another line of the same words, such as its address; it is not stored.
    pub mark: String,
}

impl ImportRow {
    fn new(outcome: Outcome, title: &str) -> Self {
        let title = title.chars().take(300).collect();
        Self {
            outcome,
            title,
            number: None,
            edition: None,
            reason: String::new(),
            detail: String::new(),
            mark: String::new(),
        }
    }

    /// The line of a page.
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

    pub(super) fn refused(title: &str, (code, detail): (&str, String)) -> Self {
        Self { reason: code.to_owned(), detail, ..Self::new(Outcome::Refused, title) }
    }

    pub(super) fn noted(title: &str, detail: &str) -> Self {
        Self { detail: detail.to_owned(), ..Self::new(Outcome::Noted, title) }
    }

    pub(super) fn skipped(title: &str, why: &Skipped) -> Self {
        let (code, detail) = match why {
            Skipped::Password => ("skip-password", String::new()),
            Skipped::Draft => ("skip-draft", String::new()),
            Skipped::Status(status) => ("skip-status", status.clone()),
            Skipped::Type(kind) => ("skip-type", kind.clone()),
        };
        Self { reason: code.to_owned(), detail, ..Self::new(Outcome::Skipped, title) }
    }

    /// The key of a line: two lines of one report with the same key are the same line.
    pub(crate) fn key(&self) -> String {
        if let Some(number) = self.number {
            return format!("article:{number}");
        }
        let mut hash = Sha256::new();
        let mark = (!self.mark.is_empty()).then_some(&self.mark);
        for part in [&self.title, &self.reason, &self.detail].into_iter().chain(mark) {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        format!("line:{}", hex::encode(hash.finalize()))
    }
}

/// The reason why a page was refused, as a code and the details that the code leaves open.
pub(super) fn of_import(error: &ImportError) -> (&'static str, String) {
    let none = String::new();
    match error {
        ImportError::NoCategory(name) => ("category", name.clone()),
        ImportError::Newsroom(NewsroomError::Denied(_))
        | ImportError::Agencies(AgenciesError::Denied(_) | AgenciesError::NoAgency(_)) => ("denied", none),
        ImportError::Newsroom(NewsroomError::Withdrawn) => ("withdrawn", none),
        ImportError::Future(date) => ("future", date.strftime("%d/%m/%Y").to_string()),
        ImportError::Newsroom(NewsroomError::NoBody) => ("no-body", none),
        ImportError::Newsroom(NewsroomError::NoTitle) => ("no-title", none),
        ImportError::Repeated(number) => ("repeated", number.to_string()),
        ImportError::Ambiguous(one, other) => ("ambiguous", format!("{one}, {other}")),
        other => ("other", other.to_string()),
    }
}

/// Why something could not be read.
pub(super) fn of_read(error: &ReadError) -> (&'static str, String) {
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
        ReadError::NoTitle => ("no-title", none),
        ReadError::Draft => ("skip-draft", none),
        ReadError::Date(DateError::Form(date)) => ("date-form", date.clone()),
        ReadError::Date(DateError::Impossible(date)) => ("date-impossible", date.clone()),
        ReadError::Date(DateError::Ambiguous(date)) => ("date-ambiguous", date.clone()),
        ReadError::Date(DateError::Zone(date)) => ("date-zone", date.clone()),
        ReadError::Kind(_) => ("kind", none),
        ReadError::Broken { .. } | ReadError::Feed(_) => ("broken", error.to_string()),
    }
}

/// Why an address gave nothing.
pub(super) fn of_fetch(error: &FetchError) -> (&'static str, String) {
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

/// Why nothing more could be kept, as a code; none for another failure. `at` is the first item that was not kept.
pub(super) fn of_storage(error: &StopError, at: &str) -> Option<(&'static str, String)> {
    let code = match error {
        StopError::Db(DbError::Full) | StopError::Blobs(BlobError::Full) => "storage-full",
        StopError::Db(DbError::ReadOnly) => "storage-read-only",
        StopError::Db(_) | StopError::Blobs(_) => "storage-away",
        _ => return None,
    };
    Some((code, at.to_owned()))
}
