//! Computes the chain again and compares it with the head, with the mark of the newest seal, and with the seals noted
//! outside. Reads in batches; may run beside a program that writes.

use std::collections::HashMap;
use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};
use sea_orm::FromQueryResult;

use super::seal::{BATCH, Chain, GENESIS, head};
use super::witness::{KeptSeal, Witness};
use super::{Event, after};
use crate::db::{Db, DbError, Run};
use crate::findings::Findings;

/// An event that is so much older than the last turn of sealing should have been under a seal.
const SLACK: SignedDuration = SignedDuration::from_mins(10);

/// The things that a check of the log looks at besides the log.
#[derive(Clone, Copy, Debug)]
pub struct Check<'a> {
    /// Where seals were noted outside of the database.
    pub witness: &'a Witness,
    /// Seals that someone kept.
    pub kept: &'a [KeptSeal],
    /// When sealing had its turn last, as far as is known.
    pub sealing_ran: Option<Timestamp>,
}

/// How the log stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Events under a seal.
    pub sealed: i64,
    /// Newer events that wait for the next seal.
    pub open: i64,
    /// The newest seal's hash: kept elsewhere, it proves everything before it. Empty while there is none.
    pub hash: String,
    /// How many seals noted outside are in the chain; `None` when there is no such file.
    pub witnessed: Option<usize>,
    /// Remarks that are no findings.
    pub notes: Vec<String>,
}

/// A fault of the log.
#[derive(Debug, thiserror::Error)]
enum Wrong {
    #[error("the head of the record is missing (table event_head): restore a backup")]
    NoHead,
    #[error("events {first} to {last} are missing: restore them from a backup")]
    Missing { first: i64, last: i64 },
    #[error(
        "event {0} stands past the head of the record, where the program never wrote it: keep a copy, then remove it"
    )]
    PastHead(i64),
    #[error("event {0} has a position below 1, which the program never gives: keep a copy, then remove it")]
    BelowFirst(i64),
    #[error(
        "events {first} to {last} are not those that were sealed: compare them, and their seals, with a backup"
    )]
    Changed { first: i64, last: i64 },
    #[error(
        "the seal of event {last} stands past the head of the record, event {head}: compare with a backup"
    )]
    SealPastHead { last: i64, head: i64 },
    #[error(
        "the seal that was made last, of event {mark}, is not the newest one, of event {newest}: seals were removed, \
         added or changed. Compare the table event_seals with a backup"
    )]
    Mark { mark: i64, newest: i64 },
    #[error(
        "events from {0} on should have been sealed long ago: look for seal.refused in the program's log"
    )]
    Unsealed(i64),
    #[error(
        "the seal {0} of {1} is not in the chain: the record before it was changed or cut off, or an older backup was \
         restored (then `loa verify --accept` lets sealing go on)"
    )]
    NotInChain(KeptSeal, &'static str),
}

#[derive(FromQueryResult)]
struct SealRow {
    last: i64,
    hash: String,
}

/// Checks the whole log. `progress` is told the position reached and the last one.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(
    db: &Db,
    check: Check<'_>,
    mut progress: impl FnMut(i64, i64),
) -> Result<(Standing, Findings), DbError> {
    let (mut standing, mut found) = (Standing::default(), Findings::default());
    // The seals noted outside first, then the ends: an event that is written meanwhile lies before the head that is
    // read after them.
    let noted = match check.witness.seals().await {
        Ok(noted) => noted,
        Err(error) => {
            standing.notes.push(format!("the seals noted outside of the database cannot be read: {error}"));
            None
        }
    };
    let (lowest, highest) = ends(db).await?;
    let Some(head) = head(db).await? else {
        found.add(Wrong::NoHead);
        return Ok((standing, found));
    };
    if highest > head.position {
        found.add(Wrong::PastHead(highest));
    }
    if lowest < 1 {
        found.add(Wrong::BelowFirst(lowest));
    }
    if head.newest != head.mark {
        found.add(Wrong::Mark { mark: head.mark.last, newest: head.newest.last });
    }
    if head.newest.last > head.position {
        found.add(Wrong::SealPastHead { last: head.newest.last, head: head.position });
    }
    let mut walk = Walk {
        wanted: wanted(check.kept, noted.as_deref().unwrap_or_default()),
        head: head.position,
        ..Walk::default()
    };
    walk.run(db, &mut found, &mut progress).await?;
    for (seal, source) in std::mem::take(&mut walk.wanted).into_values().flatten() {
        found.add(Wrong::NotInChain(seal, source));
    }
    let slept = |ran: Timestamp| walk.oldest_open.filter(|(_, at)| *at < ran - SLACK);
    if let Some((position, _)) = check.sealing_ran.and_then(slept) {
        found.add(Wrong::Unsealed(position));
    }
    standing.sealed = walk.sealed.last;
    standing.open = head.position - walk.sealed.last;
    standing.hash = walk.sealed.hash;
    standing.witnessed = noted.map(|noted| noted.len());
    Ok((standing, found))
}

/// The seals that must be in the chain, by their position, each with the place where it was kept.
type Wanted = HashMap<i64, Vec<(KeptSeal, &'static str)>>;

fn wanted(kept: &[KeptSeal], noted: &[KeptSeal]) -> Wanted {
    let mut wanted = Wanted::new();
    let sources = [(kept, "those that were kept"), (noted, "those noted outside of the database")];
    for (seals, source) in sources {
        for seal in seals {
            wanted.entry(seal.last).or_default().push((seal.clone(), source));
        }
    }
    wanted
}

/// A walk along the events with their seals.
#[derive(Default)]
struct Walk {
    head: i64,
    wanted: Wanted,
    /// Seals that were read and are not reached yet.
    seals: VecDeque<SealRow>,
    /// The seal that was reached last.
    sealed: Reached,
    /// The oldest event that no seal covers.
    oldest_open: Option<(i64, Timestamp)>,
}

struct Reached {
    last: i64,
    hash: String,
}

impl Default for Reached {
    fn default() -> Self {
        Self { last: 0, hash: GENESIS.to_owned() }
    }
}

impl Walk {
    async fn run(
        &mut self,
        db: &Db,
        found: &mut Findings,
        progress: &mut impl FnMut(i64, i64),
    ) -> Result<(), DbError> {
        let (mut before, mut gap) = (0, false);
        let mut chain = Chain::after(GENESIS);
        self.read_seals(db, i64::MIN).await?;
        loop {
            let mut events = after(db, before, BATCH).await?;
            events.retain(|event| event.position <= self.head);
            if events.is_empty() {
                break;
            }
            for event in &events {
                while let Some(seal) = self.next_before(db, event.position).await? {
                    self.reach(&seal, std::mem::replace(&mut chain, Chain::after(&seal.hash)), gap, found);
                    gap = false;
                }
                if event.position != before + 1 {
                    found.add(Wrong::Missing { first: before + 1, last: event.position - 1 });
                    gap = true;
                }
                chain.add(event);
                before = event.position;
                self.note_open(event);
            }
            progress(before, self.head);
        }
        // Seals without any event after them.
        while let Some(seal) = self.next_before(db, i64::MAX).await? {
            // Reported already, or made since the head was read.
            if seal.last > self.head {
                break;
            }
            let missing = seal.last > before;
            self.reach(&seal, std::mem::replace(&mut chain, Chain::after(&seal.hash)), gap || missing, found);
            gap = missing;
        }
        if before < self.head {
            found.add(Wrong::Missing { first: before + 1, last: self.head });
        }
        Ok(())
    }

    fn note_open(&mut self, event: &Event) {
        if self.oldest_open.is_none() {
            self.oldest_open = Some((event.position, event.at));
        }
    }

    /// The next seal whose batch ends before a position.
    async fn next_before(&mut self, db: &Db, position: i64) -> Result<Option<SealRow>, DbError> {
        if self.seals.front().is_none_or(|seal| seal.last >= position) {
            return Ok(None);
        }
        let seal = self.seals.pop_front();
        if let (Some(seal), true) = (&seal, self.seals.is_empty()) {
            self.read_seals(db, seal.last).await?;
        }
        Ok(seal)
    }

    async fn read_seals(&mut self, db: &Db, after: i64) -> Result<(), DbError> {
        let sql = "SELECT last, hash FROM event_seals WHERE last > $1 ORDER BY last LIMIT $2";
        let rows: Vec<SealRow> = db.all(sql, [after.into(), i64::from(BATCH).into()]).await?;
        self.seals.extend(rows);
        Ok(())
    }

    /// Compares a batch with its seal. A gap in it is reported already, and makes the hash another.
    fn reach(&mut self, seal: &SealRow, chain: Chain, gap: bool, found: &mut Findings) {
        if !gap && chain.finish() != seal.hash {
            found.add(Wrong::Changed { first: self.sealed.last + 1, last: seal.last });
        }
        if let Some(wanted) = self.wanted.get_mut(&seal.last) {
            wanted.retain(|(wanted, _)| wanted.hash != seal.hash);
        }
        self.sealed = Reached { last: seal.last, hash: seal.hash.clone() };
        self.oldest_open = None;
    }
}

async fn ends(db: &Db) -> Result<(i64, i64), DbError> {
    let sql =
        "SELECT COALESCE(MIN(position), 1) AS lowest, COALESCE(MAX(position), 0) AS highest FROM events";
    let rows = db.rows(sql, []).await?;
    let Some(row) = rows.first() else { return Ok((1, 0)) };
    Ok((row.try_get("", "lowest")?, row.try_get("", "highest")?))
}
