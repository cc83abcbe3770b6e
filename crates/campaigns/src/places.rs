//! The areas that evidence counts for on later maps. Evidence keeps the areas of its record. It also counts once for
//! each area that followed them, so that a piece for five former wards of one present ward is one piece there.

use std::collections::{BTreeSet, HashMap};

use access::Actor;
use frame::App;
use kit::db::{DbError, Run};
use kit::digest::Digest;
use kit::events::NewEvent;
use kit::jobs::{Every, Job, Jobs, Schedule};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::evidence::count_places;
use crate::store::{evidence as rows, places};

/// The pieces of evidence in a batch. Each batch is one transaction.
const BATCH: i64 = 200;

/// The time after which the counts follow a change of areas: at most 60 s.
const TURN: Schedule = Schedule { name: "campaigns.places", every: Every::Seconds(60) };

/// The job that aligns the counts with the successions of areas.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AlignPlaces;

impl Job for AlignPlaces {
    const KIND: &'static str = "campaigns.places";

    fn key(&self) -> Option<String> {
        Some("all".into())
    }
}

pub(crate) fn jobs(jobs: Jobs<App>) -> Jobs<App> {
    jobs.on(|app: App, _: AlignPlaces| async move { Ok(align_places(&app).await?) }).every(TURN, AlignPlaces)
}

pub(crate) fn distinct(areas: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    areas.collect::<BTreeSet<Uuid>>().into_iter().collect()
}

/// The areas that followed each ended area.
pub(crate) struct Successions(HashMap<Uuid, Vec<Uuid>>);

impl Successions {
    pub(crate) async fn read(db: &impl Run) -> Result<Self, DbError> {
        let all = agencies::all_areas(db).await?;
        let ended: Vec<Uuid> = all.iter().filter(|one| one.valid_to.is_some()).map(|one| one.id).collect();
        let mut found: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for (area, heir) in agencies::heirs(db, &ended).await? {
            found.entry(area).or_default().push(heir);
        }
        Ok(Self(found))
    }

    /// The given areas and all areas that followed them, each once.
    pub(crate) fn places(&self, areas: &[Uuid]) -> Vec<Uuid> {
        let later = areas.iter().filter_map(|area| self.0.get(area)).flatten();
        distinct(areas.iter().chain(later).copied())
    }

    /// The SHA-256 of the successions; only the same successions give the same text.
    pub(crate) fn mark(&self) -> String {
        let mut pairs: Vec<(&Uuid, &Uuid)> =
            self.0.iter().flat_map(|(area, heirs)| heirs.iter().map(move |heir| (area, heir))).collect();
        pairs.sort_unstable();
        let mut digest = Digest::of("campaigns.successions");
        for (area, heir) in pairs {
            digest.add(area.as_bytes());
            digest.add(heir.as_bytes());
        }
        digest.finish()
    }
}

/// Counts evidence again for the areas that followed its own, if the successors of areas changed since the last run.
/// It can run twice; after an interruption it changes only the pieces that are not yet aligned.
///
/// # Errors
/// When the database does not answer.
pub async fn align_places(app: &App) -> Result<(), DbError> {
    let db = app.db();
    let successions = Successions::read(db).await?;
    let mark = successions.mark();
    let before = places::successions(db).await?;
    if before == mark {
        return Ok(());
    }
    let (mut last, mut changed) = (Uuid::nil(), 0_u64);
    loop {
        let batch = places::placed_after(db, last, BATCH).await?;
        let Some(end) = batch.last() else { break };
        last = end.id;
        let tx = db.begin().await?;
        for evidence in &batch {
            // If this piece was replaced after the batch was read, its replacement is counted already.
            if rows::evidence_of(&tx, &evidence.kind, evidence.subject)
                .await?
                .is_none_or(|now| now != *evidence)
            {
                continue;
            }
            let now = successions.places(&rows::areas_of(&tx, evidence.id).await?);
            if places::places_of(&tx, evidence.id).await? == now {
                continue;
            }
            let mut abouts = rows::themes_of(&tx, evidence.id).await?;
            abouts.extend(rows::plans_of(&tx, evidence.id).await?);
            count_places(&tx, evidence, &abouts, -1).await?;
            places::set_places(&tx, evidence.id, &now).await?;
            count_places(&tx, evidence, &abouts, 1).await?;
            changed += 1;
        }
        tx.commit().await?;
    }
    let mut tx = db.begin().await?;
    places::note_successions(&tx, &mark).await?;
    // An interrupted run may have changed counts before this one.
    if changed > 0 || !before.is_empty() {
        // This event renews the pages that show coverage.
        let (subject, actor) = ("coverage".to_owned(), Actor::System("coverage").name());
        tx.record(NewEvent { kind: "coverage.aligned", subject, actor, data: json!({ "pieces": changed }) });
    }
    tx.commit().await
}
