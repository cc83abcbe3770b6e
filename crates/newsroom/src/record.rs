//! The newsroom in the record of acts: articles, drafts, shared blocks, pictures, categories.

mod kinds;

use std::collections::HashMap;

use access::On;
use addresses::Addresses;
use addresses::desk::routes;
use agencies::desk::places::Places;
use frame::desk::DeskSession;
use frame::permissions::READ_DESK;
use frame::record::{Record, Subject};
use kit::db::DbError;
use kit::events::Event;
use kit::i18n::Lang;
use uuid::Uuid;

use crate::permissions::ORGANISE;
use crate::store::owners;
use crate::{ArticleAddresses, article_by_id, block, categories, drafts, edition, picture, t};

/// This crate's part of the record.
pub(crate) const RECORD: Record = Record {
    kinds: kinds::KINDS,
    subjects: |seat, events| Box::pin(subjects(seat, events)),
    owners: |db, ids| Box::pin(async move { owners::agencies_of(&db, &ids).await }),
};

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let names = Names::load(&seat).await?;
    let mut subjects = Vec::new();
    for event in &events {
        subjects.push(names.subject(event).await?);
    }
    Ok(subjects)
}

struct Names<'a> {
    seat: &'a DeskSession,
    places: Places,
    categories: HashMap<Uuid, String>,
}

impl<'a> Names<'a> {
    async fn load(seat: &'a DeskSession) -> Result<Self, DbError> {
        let (db, lang) = (seat.app().db(), seat.desk.lang);
        let categories = categories(db).await?;
        let categories = categories.into_iter().map(|one| (one.id, one.name(lang).to_owned())).collect();
        Ok(Self { seat, places: Places::load(db, lang).await?, categories })
    }

    fn nameless(&self) -> Subject {
        Subject::nameless(self.seat.desk.lang)
    }

    async fn subject(&self, event: &Event) -> Result<Subject, DbError> {
        let Ok(id) = event.subject.parse() else { return Ok(Subject::default()) };
        match event.kind.split('.').next().unwrap_or_default() {
            "article" => self.article(id).await,
            "draft" => self.draft(id).await,
            "block" => self.block(id).await,
            "picture" => self.picture(id).await,
            "articles" | "redirects" => Ok(self.organised(event, id)),
            _ => Ok(self.categories.get(&id).map_or_else(|| self.nameless(), Subject::named)),
        }
    }

    async fn article(&self, id: Uuid) -> Result<Subject, DbError> {
        let (db, lang) = (self.seat.app().db(), self.seat.desk.lang);
        let Some(article) = article_by_id(db, id).await? else { return Ok(self.nameless()) };
        let mut words = edition(db, id, lang).await?;
        if words.is_none() {
            words = edition(db, id, Lang::Vi).await?;
        }
        let subject = words.map_or_else(|| self.nameless(), |words| quoted(&words.text.title));
        Ok(subject.at(self.seat.at().article(&article)))
    }

    async fn draft(&self, id: Uuid) -> Result<Subject, DbError> {
        let Some(draft) = drafts::draft(self.seat.app().db(), id).await? else { return Ok(self.nameless()) };
        // The record does not tell of another agency's drafts.
        if !self.seat.may(READ_DESK, On::Agency(draft.agency)) {
            return Ok(Subject::named(self.places.name(Some(draft.agency))));
        }
        let subject = match draft.words.text.title.as_str() {
            "" => Subject::named(t!(self.seat.desk.lang, "draft-untitled")),
            title => quoted(title),
        };
        Ok(subject.at(self.seat.at().desk_of(routes::DRAFT, id)))
    }

    async fn block(&self, id: Uuid) -> Result<Subject, DbError> {
        let Some(block) = block(self.seat.app().db(), id).await? else { return Ok(self.nameless()) };
        Ok(quoted(&block.name).at(self.seat.at().desk_of(routes::BLOCK, id)))
    }

    async fn picture(&self, id: Uuid) -> Result<Subject, DbError> {
        let Some(one) = picture(self.seat.app().db(), id).await? else { return Ok(self.nameless()) };
        let size = format!("{} × {}", one.width, one.height);
        Ok(Subject::named(size).at(Addresses::picture(&one.blob, &one.kind)))
    }

    /// How many articles were changed, or old addresses led, at once.
    fn organised(&self, event: &Event, id: Uuid) -> Subject {
        let counts = ["articles", "addresses", "restored"];
        let count = counts.iter().find_map(|name| event.data[*name].as_u64());
        let lang = self.seat.desk.lang;
        let words = |count: u64| match event.kind.starts_with("redirects.") {
            true => t!(lang, "record-addresses-count", count = count),
            false => t!(lang, "record-articles-count", count = count),
        };
        let subject = Subject::named(count.map(words).unwrap_or_default());
        let may_look = self.seat.may_somewhere(ORGANISE);
        if may_look { subject.at(self.seat.at().desk_of(routes::UNDO, id)) } else { subject }
    }
}

fn quoted(title: &str) -> Subject {
    Subject::named(format!("“{title}”"))
}
