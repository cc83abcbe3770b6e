//! Notes: a second kind of thing that is found. They stand in no table: the log holds the words of each.

use std::collections::{BTreeMap, BTreeSet};

use frame::Capability;
use frame::search::{SearchDocument, SearchResult, SearchSource, SearchText};
use jiff::Timestamp;
use kit::db::{Db, DbError};
use kit::events::{self, Event, NewEvent};
use kit::i18n::Lang;
use serde_json::json;

use super::World;

const WRITTEN: &str = "note.written";
const REMOVED: &str = "note.removed";

/// The capability that gives the program notes.
pub(crate) const CAPABILITY: Capability = Capability { sources: &[NOTES], ..Capability::named("notes") };

pub(crate) const NOTES: SearchSource = SearchSource {
    kind: "note",
    slug: "ghi-chu",
    plural: |lang| if lang == Lang::En { "Notes".into() } else { "Các ghi chú".into() },
    singular: |lang| if lang == Lang::En { "Note".into() } else { "Ghi chú".into() },
    touched: |_, events| {
        let keys: BTreeSet<u64> = events.iter().filter_map(key).collect();
        Box::pin(async move { Ok(keys.into_iter().collect()) })
    },
    documents: |db, keys| {
        Box::pin(async move {
            let notes = notes(&db).await?;
            Ok(keys.iter().filter_map(|key| Some(document(*key, notes.get(key)?))).collect())
        })
    },
    after: |db, key, most| {
        Box::pin(async move {
            let notes = notes(&db).await?;
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            Ok(notes.into_keys().filter(|own| *own > key).take(most).collect())
        })
    },
    last: |db| Box::pin(async move { Ok(notes(&db).await?.into_keys().last().unwrap_or_default()) }),
    results: |page, keys| {
        Box::pin(async move {
            let notes = notes(page.app.db()).await?;
            let result = |key: &u64| {
                let note = notes.get(key)?;
                Some(SearchResult {
                    key: *key,
                    href: format!("/ghi-chu/{key}"),
                    title: note.words.clone(),
                    lang: Lang::Vi,
                    at: note.at,
                    beside: vec!["Bảng tin".to_owned()],
                })
            };
            Ok(keys.iter().filter_map(result).collect())
        })
    },
};

struct Note {
    at: Timestamp,
    words: String,
}

/// Which note an event is about.
fn key(event: &Event) -> Option<u64> {
    [WRITTEN, REMOVED].contains(&event.kind.as_str()).then(|| event.subject.parse().ok())?
}

/// All notes that were not removed.
async fn notes(db: &Db) -> Result<BTreeMap<u64, Note>, DbError> {
    let mut notes = BTreeMap::new();
    for event in events::of_kinds(db, &[WRITTEN, REMOVED], 0, 10_000).await? {
        let Some(key) = key(&event) else { continue };
        if event.kind == REMOVED {
            notes.remove(&key);
        } else {
            let words = event.data["words"].as_str().unwrap_or_default().to_owned();
            notes.insert(key, Note { at: event.at, words });
        }
    }
    Ok(notes)
}

fn document(key: u64, note: &Note) -> SearchDocument {
    let text = SearchText {
        lang: Lang::Vi,
        title: note.words.clone(),
        lead: String::new(),
        body: format!("Ghi chú trên bảng: {}.", note.words),
    };
    SearchDocument {
        key,
        texts: vec![text],
        at: note.at,
        year: Some(2025),
        category: None,
        themes: Vec::new(),
        agency: None,
        areas: Vec::new(),
    }
}

impl World {
    /// Writes a note, or its new words.
    pub(crate) async fn note(&self, key: u64, words: &str) {
        self.record(WRITTEN, key, json!({ "words": words })).await;
    }

    /// Takes a note down.
    pub(crate) async fn remove_note(&self, key: u64) {
        self.record(REMOVED, key, json!({})).await;
    }

    async fn record(&self, kind: &'static str, key: u64, data: serde_json::Value) {
        let mut tx = self.tx().await;
        tx.record(NewEvent { kind, subject: key.to_string(), actor: "system:test".into(), data });
        tx.commit().await.expect("kept");
    }
}
