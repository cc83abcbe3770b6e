//! The areas that evidence counts for on later maps. Evidence stays where it was recorded; beside that it counts for each area that
//! followed, once, so that a piece for five former wards of one ward of today is one piece there.

use std::collections::{BTreeSet, HashMap};

use access::Actor;
use frame::App;
use kit::db::{DbError, Run};
use kit::events::NewEvent;
use kit::jobs::{Every, Job, Jobs, Schedule};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::evidence::count_places;
use crate::store::{evidence as rows, places};

/// The size of a batch, which is one transaction.
const BATCH: i64 = 200;

/// How soon a change of areas is followed.
const TURN: Schedule = Schedule { name: "campaigns.places", every: Every::Seconds(60) };

/// Has the counts follow the successions of areas.
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

/// The areas that followed each area which has ended.
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

    /// Some areas and all that followed them, each once.
    pub(crate) fn places(&self, areas: &[Uuid]) -> Vec<Uuid> {
        let later = areas.iter().filter_map(|area| self.0.get(area)).flatten();
        distinct(areas.iter().chain(later).copied())
    }

    /// A text that is the same for the same successions only: a SHA-256.
    pub(crate) fn mark(&self) -> String {
        let mut pairs: Vec<(&Uuid, &Uuid)> =
            self.0.iter().flat_map(|(area, heirs)| heirs.iter().map(move |heir| (area, heir))).collect();
        pairs.sort_unstable();
        let mut hash = Sha256::new();
        for (area, heir) in pairs {
            hash.update(area.as_bytes());
            hash.update(heir.as_bytes());
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Counts evidence again for the areas that followed its own, when areas have got other successors since it was done
/// last. It may run twice, and goes on where it was broken off.
///
/// # Errors
/// When the database does not answer.
pub async fn align_places(app: &App) -> Result<(), DbError> {
    let db = app.db();
    let successions = Successions::read(db).await?;
    let mark = successions.mark();
    if places::successions(db).await? == mark {
        return Ok(());
    }
    let (mut last, mut changed) = (Uuid::nil(), 0_u64);
    loop {
        let batch = places::placed_after(db, last, BATCH).await?;
        let Some(end) = batch.last() else { break };
        last = end.id;
        let tx = db.begin().await?;
        for evidence in &batch {
            // It may have been replaced since the batch was read; then what replaced it is counted already.
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
    if changed > 0 {
        // The pages that show coverage are made anew.
        let (subject, actor) = ("coverage".to_owned(), Actor::System("coverage").name());
        tx.record(NewEvent { kind: "coverage.aligned", subject, actor, data: json!({ "pieces": changed }) });
    }
    tx.commit().await
}
