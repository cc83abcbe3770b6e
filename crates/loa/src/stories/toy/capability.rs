//! The smallest capability that has everything: a bell, which agencies ring. CONTRIBUTING.md quotes it, and a test compares
//! the quotation. A real one is a crate, has its texts in `i18n/`, its addresses in `crates/addresses`, its SQL in `store.rs`.

use std::collections::HashMap;

use access::{Actor, Denied, On, Permission, Role};
use agencies::desk::places::Places;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use frame::desk::{self, DeskSession, Needs};
use frame::public::{self, Portal};
use frame::record::{EventKind, Record, RecordGroup, Subject};
use frame::search::{SearchDocument, SearchResult, SearchSource, SearchText};
use frame::sitemap::Sitemap;
use frame::work::{WorkGroup, WorkItem};
use frame::{Capability, DeskItem, PublicItem};
use jiff::Timestamp;
use kit::db::{Db, DbError, Migration, Run, Tx};
use kit::events::{Event, NewEvent};
use kit::i18n::Lang;
use kit::web::cache::{Topic, depends_on};
use kit::web::failure::Failure;
use serde::Deserialize;
use uuid::Uuid;

/// The parts that the toy gives the program.
pub(super) const TOY: Capability = Capability {
    migrations: &[TABLE],
    topics: |kind, _, _| (kind == "toy.rung").then(|| Topic::area(TOPIC).into()),
    public: |router| {
        let pages = Router::new().route(BELL, get(show));
        router.merge(depends_on(&[agencies::TOPIC, TOPIC], pages))
    },
    desk: |router| {
        let needs = Needs::Permission(RING);
        router.page(ROPE, needs, show_rope).act(ROPE, needs, pull)
    },
    menu: &[PublicItem { part: TOPIC, address: |at| format!("{}{BELL}", at.prefix()), name, place: 90 }],
    desk_menu: &[DeskItem { route: ROPE, name, needs: &[RING], place: 65 }],
    permissions: &[RING],
    record: Record {
        kinds: &[EventKind::new("toy.rung", RecordGroup::City, Some(RING), |lang, on| match lang {
            Lang::Vi => format!("Rung chuông cho {}", on.name()),
            Lang::En => format!("Rang the bell for {}", on.name()),
        })],
        subjects: |seat, events| Box::pin(subjects(seat, events)),
        owners: |db, ids| Box::pin(owners(db, ids)),
    },
    waiting: |seat| Box::pin(waiting(seat)),
    sitemap: Sitemap { pages: |_| Box::pin(async { Ok(vec![BELL.to_owned()]) }), ..Sitemap::NONE },
    lives: |_, asked| Box::pin(async move { Ok(asked.iter().map(|uri| uri.path() == BELL).collect()) }),
    sources: &[BELLS],
    ..Capability::named("toy")
};

/// The bell as search finds it: one thing, whose key is 1.
const BELLS: SearchSource = SearchSource {
    kind: "bell",
    slug: "chuong",
    plural: name,
    singular: name,
    touched: |_, events| {
        let rung = events.iter().any(|event| event.kind == "toy.rung");
        Box::pin(async move { Ok(if rung { vec![1] } else { Vec::new() }) })
    },
    documents: |db, _| Box::pin(async move { Ok(vec![document(db.clock().now())]) }),
    after: |_, key, _| Box::pin(async move { Ok(if key < 1 { vec![1] } else { Vec::new() }) }),
    last: |_| Box::pin(async { Ok(1) }),
    results: |here, _| {
        let (title, lang, at) = (name(here.lang), here.lang, here.app.db().clock().now());
        let bell = SearchResult { key: 1, href: BELL.to_owned(), title, lang, at, beside: Vec::new() };
        Box::pin(async move { Ok(vec![bell]) })
    },
};

fn document(at: Timestamp) -> SearchDocument {
    let text = |lang| SearchText { lang, title: name(lang), lead: String::new(), body: String::new() };
    SearchDocument {
        key: 1,
        texts: Lang::ALL.map(text).to_vec(),
        at,
        year: None,
        category: None,
        themes: Vec::new(),
        agency: None,
        areas: Vec::new(),
    }
}

/// To ring the bell.
pub(super) const RING: Permission = Permission {
    name: "ring",
    roles: &[Role::Coordinator, Role::Editor],
    words: |lang| match lang {
        Lang::Vi => "Rung chuông".to_owned(),
        Lang::En => "Ring the bell".to_owned(),
    },
};

pub(super) const BELL: &str = "/chuong";
pub(super) const ROPE: &str = "/lam-viec/chuong";
const TOPIC: &str = "toy";

const TABLE: Migration = Migration {
    name: "toy_0001_rings",
    up: |schema| {
        schema.table("rings", |table| {
            table.uuid("id").uuid("agency_id").key(&["id"]).refers("agency_id", "agencies", "id");
        });
    },
};

/// Why the bell stayed silent.
#[derive(Debug, thiserror::Error)]
pub(super) enum ToyError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Rings the bell for an agency, so that everyone hears it.
pub(super) async fn ring(tx: &mut Tx, actor: &Actor, agency: Uuid) -> Result<(), ToyError> {
    actor.may(RING, On::Agency(agency))?;
    let id = tx.id();
    tx.exec("INSERT INTO rings (id, agency_id) VALUES ($1, $2)", [id.into(), agency.into()]).await?;
    let (subject, data) = (id.to_string(), serde_json::Value::Null);
    tx.record(NewEvent { kind: "toy.rung", subject, actor: actor.name(), data });
    Ok(())
}

async fn count(db: &impl Run) -> Result<i64, DbError> {
    let rows = db.rows("SELECT COUNT(*) AS rings FROM rings", []).await?;
    Ok(rows.first().map_or(Ok(0), |row| row.try_get("", "rings"))?)
}

async fn owners(db: Db, rings: Vec<Uuid>) -> Result<HashMap<Uuid, Uuid>, DbError> {
    let mut found = HashMap::new();
    for id in rings {
        let rows = db.rows("SELECT agency_id FROM rings WHERE id = $1", [id.into()]).await?;
        for row in &rows {
            found.insert(id, row.try_get("", "agency_id")?);
        }
    }
    Ok(found)
}

async fn subjects(seat: DeskSession, events: Vec<Event>) -> Result<Vec<Subject>, DbError> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let places = Places::load(db, lang).await?;
    let rings = events.iter().filter_map(|event| event.subject.parse().ok()).collect();
    let agencies = owners(db.clone(), rings).await?;
    let agency = |event: &Event| agencies.get(&event.subject.parse().ok()?).copied();
    let subject = |event| match agency(event) {
        Some(agency) => Subject::named(places.name(Some(agency))).at(seat.at().desk(ROPE)),
        None => Subject::nameless(lang),
    };
    Ok(events.iter().map(subject).collect())
}

async fn waiting(seat: DeskSession) -> Result<Vec<WorkGroup>, Failure> {
    if !seat.may_somewhere(RING) || count(seat.app().db()).await? > 0 {
        return Ok(Vec::new());
    }
    let (title, hint) = match seat.desk.lang {
        Lang::Vi => ("Chuông chưa rung", "Chưa ai rung chuông."),
        Lang::En => ("The bell is silent", "Nobody has rung the bell."),
    };
    let rope = WorkItem { href: seat.at().desk(ROPE), title: name(seat.desk.lang), ..WorkItem::default() };
    let (title, hint) = (title.to_owned(), hint.to_owned());
    Ok(vec![WorkGroup { id: "chuong", place: 50, title, hint, late: false, items: vec![rope] }])
}

fn name(lang: Lang) -> String {
    match lang {
        Lang::Vi => "Chuông".to_owned(),
        Lang::En => "Bell".to_owned(),
    }
}

#[derive(Template)]
#[template(
    source = "{% extends \"layouts/public.html\" %}{% block main %}<h1>{{ frame.title }}</h1><p>{{ rings }}</p>{% endblock %}",
    ext = "html"
)]
struct BellPage {
    frame: public::Frame,
    rings: i64,
}

async fn show(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let path = format!("{}{BELL}", here.at.prefix());
    let rings = count(here.app.db()).await?;
    public::page(&BellPage { frame: here.frame(TOPIC, name(here.lang), path), rings })
}

#[derive(Template)]
#[template(
    source = "{% extends \"layouts/desk.html\" %}{% block main %}<h1>{{ frame.title }}</h1><p>{{ rings }}</p>{% endblock %}",
    ext = "html"
)]
struct RopePage {
    frame: desk::Frame,
    rings: i64,
}

async fn show_rope(seat: DeskSession) -> Result<Response, Failure> {
    let rings = count(seat.app().db()).await?;
    desk::page(&RopePage { frame: seat.frame(ROPE, name(seat.desk.lang)).await, rings })
}

#[derive(Deserialize)]
struct Pull {
    agency: Uuid,
}

async fn pull(seat: DeskSession, Form(pull): Form<Pull>) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match ring(&mut tx, &seat.actor(), pull.agency).await {
        Ok(()) => tx.commit().await?,
        Err(ToyError::Denied(_)) => return Err(Failure::Forbidden),
        Err(ToyError::Db(error)) => return Err(error.into()),
    }
    Ok(Redirect::to(&seat.at().desk(ROPE)).into_response())
}
