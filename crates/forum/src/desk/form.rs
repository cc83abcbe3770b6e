//! The form for a session: it adds one, or changes the words, hours and place of one.

use agencies::AreaKind;
use agencies::desk::places::{Places, chosen as chosen_place};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use cases::permissions::MODERATE;
use frame::forms::{Field, Flaw, Flaws, FormErrors, Kind, Refusal, Sheet, Tried, done, seen, slug};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::session::find;
use crate::model::{Session, SessionContent};
use crate::t;
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(MODERATE);
    router
        .page(routes::FORUM_NEW, needs, show_new)
        .act(routes::FORUM_NEW, needs, add)
        .page(routes::FORUM_EDIT, needs, show)
        .act(routes::FORUM_EDIT, needs, save)
}

/// A group of check boxes: its name, its title, and the identifier, the words and the choice of each box.
type Boxes = (&'static str, String, Vec<(Uuid, String, bool)>);

#[derive(Template)]
#[template(path = "desk/pages/form.html")]
struct Page {
    frame: Frame,
    up: super::Link,
    wrong: FormErrors,
    seen: i64,
    fields: Vec<Field>,
    /// The groups of check boxes.
    groups: Vec<Boxes>,
}

async fn show_new(seat: DeskSession) -> Result<Response, Failure> {
    page(&compose(&seat, None, None).await?)
}

async fn show(seat: DeskSession, Path(number): Path<i64>) -> Result<Response, Failure> {
    let session = find(&seat, number).await?;
    page(&compose(&seat, Some(&session), None).await?)
}

async fn add(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    match try_add(&seat, &form).await {
        Ok(session) => Ok(done(&seat.at().desk_of(routes::FORUM_SESSION, session.number), "them")),
        Err(why) => refused(&compose(&seat, None, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn try_add(seat: &DeskSession, form: &Form) -> Result<Session, Refusal> {
    let typed = match form.text("slug") {
        "" => viet::slug(form.text("title_vi")).unwrap_or_default(),
        _ => slug(form),
    };
    let agency = chosen_place(form.text("agency")).flatten();
    let agency = agency.ok_or_else(|| Flaws::one("agency", Flaw::Missing))?;
    let content = read(seat, form, agency)?;
    let mut tx = seat.app().db().begin().await?;
    let session = crate::add_session(&mut tx, &seat.actor(), &typed, content).await?;
    tx.commit().await?;
    Ok(session)
}

async fn save(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let session = find(&seat, number).await?;
    match try_save(&seat, &session, &form).await {
        Ok(()) => Ok(done(&seat.at().desk_of(routes::FORUM_SESSION, number), "luu")),
        Err(why) => {
            let tried = Tried::new(&form, why)?;
            let session = find(&seat, number).await?;
            refused(&compose(&seat, Some(&session), Some(&tried)).await?)
        }
    }
}

async fn try_save(seat: &DeskSession, session: &Session, form: &Form) -> Result<(), Refusal> {
    let content = read(seat, form, session.content.agency)?;
    let mut tx = seat.app().db().begin().await?;
    crate::edit_session(&mut tx, &seat.actor(), session.id, seen(form), content).await?;
    Ok(tx.commit().await?)
}

/// The content of the form. Flaws of the day and the hours are reported together, before the other fields are
/// checked.
fn read(seat: &DeskSession, form: &Form, agency: Uuid) -> Result<SessionContent, Refusal> {
    let mut flaws = Flaws::default();
    let day: Option<Date> = form.text("day").parse().ok();
    if day.is_none() {
        flaws.note("day", Flaw::Missing);
    }
    let mut moment = |field: &'static str| -> Timestamp {
        let time = Time::strptime("%H:%M", form.text(field)).ok();
        let zoned = day
            .zip(time)
            .and_then(|(day, time)| day.to_datetime(time).to_zoned(seat.app().zone().clone()).ok());
        if time.is_none() {
            flaws.note(field, Flaw::Unknown);
        }
        zoned.map(|zoned| zoned.timestamp()).unwrap_or_default()
    };
    let (starts_at, ends_at) = (moment("starts"), moment("ends"));
    flaws.settle()?;
    let text = |name: &str| form.text(name).to_owned();
    let ids = |prefix: &str| form.chosen(prefix).filter_map(|id| id.parse().ok()).collect();
    Ok(SessionContent {
        title_vi: text("title_vi"),
        title_en: text("title_en"),
        about_vi: text("about_vi"),
        about_en: text("about_en"),
        agency,
        starts_at,
        ends_at,
        place: text("place"),
        panel: text("panel"),
        host: text("host"),
        stream: text("stream"),
        themes: ids("themes-"),
        areas: ids("areas-"),
    })
}

async fn compose(
    seat: &DeskSession,
    session: Option<&Session>,
    tried: Option<&Tried<'_>>,
) -> Result<Page, Failure> {
    let lang = seat.desk.lang;
    let sheet = sheet(seat, session, tried).await?;
    let (title, up) = match session {
        None => (t!(lang, "desk-session-new"), seat.at().desk(routes::FORUM)),
        Some(session) => {
            (session.title(lang).to_owned(), seat.at().desk_of(routes::FORUM_SESSION, session.number))
        }
    };
    Ok(Page {
        frame: seat.frame(routes::FORUM, title).await,
        up: super::Link { href: up, name: t!(lang, "desk-menu-forum") },
        wrong: sheet.wrong(),
        seen: tried.map_or(session.map_or(0, |session| session.version), |tried| {
            tried.seen(session.map_or(0, |session| session.version))
        }),
        fields: sheet.fields,
        groups: groups(seat, session, tried).await?,
    })
}

async fn sheet<'a>(
    seat: &DeskSession,
    session: Option<&Session>,
    tried: Option<&'a Tried<'a>>,
) -> Result<Sheet<'a>, Failure> {
    let (lang, zone, today) = (seat.desk.lang, seat.app().zone(), seat.app().today());
    let content = session.map(|session| &session.content);
    let stored = |text: fn(&SessionContent) -> &str| content.map_or("", text);
    let time = |at: fn(&SessionContent) -> Timestamp| {
        content.map_or_else(String::new, |content| kit::format::time(zone, at(content)))
    };
    let day = content
        .map_or_else(String::new, |content| content.starts_at.to_zoned(zone.clone()).date().to_string());
    let mut sheet = Sheet::new(lang, tried)
        .field(Kind::Line, "title_vi", t!(lang, "desk-session-title-vi"), stored(|one| &one.title_vi))
        .required()
        .field(Kind::Line, "title_en", t!(lang, "desk-session-title-en"), stored(|one| &one.title_en));
    if session.is_none() {
        let places = Places::load(seat.app().db(), lang).await?;
        let mut choices = places.within(seat, MODERATE, today, "");
        choices.retain(|choice| choice.value != agencies::desk::places::CITY);
        sheet = sheet
            .field(Kind::Line, "slug", t!(lang, "setup-slug"), "")
            .hint(t!(lang, "desk-session-slug-hint"))
            .field(Kind::Choice(choices), "agency", t!(lang, "session-agency"), "")
            .required();
    }
    Ok(sheet
        .field(Kind::Day, "day", t!(lang, "desk-session-day"), &day)
        .required()
        .field(Kind::Line, "starts", t!(lang, "desk-session-starts"), &time(|one| one.starts_at))
        .hint(t!(lang, "desk-session-time-hint"))
        .required()
        .most(5)
        .field(Kind::Line, "ends", t!(lang, "desk-session-ends"), &time(|one| one.ends_at))
        .required()
        .most(5)
        .field(Kind::Line, "place", t!(lang, "session-place"), stored(|one| &one.place))
        .field(Kind::Lines, "panel", t!(lang, "session-panel"), stored(|one| &one.panel))
        .field(Kind::Line, "host", t!(lang, "session-host"), stored(|one| &one.host))
        .field(Kind::Line, "stream", t!(lang, "desk-session-stream"), stored(|one| &one.stream))
        .hint(t!(lang, "desk-session-stream-hint"))
        .field(Kind::Lines, "about_vi", t!(lang, "desk-session-about-vi"), stored(|one| &one.about_vi))
        .field(Kind::Lines, "about_en", t!(lang, "desk-session-about-en"), stored(|one| &one.about_en)))
}

/// The themes and the areas to choose from.
async fn groups(
    seat: &DeskSession,
    session: Option<&Session>,
    tried: Option<&Tried<'_>>,
) -> Result<Vec<Boxes>, Failure> {
    let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
    let now = |prefix: &str, stored: fn(&SessionContent) -> &Vec<Uuid>| -> Vec<Uuid> {
        match tried {
            Some(tried) => tried.form.chosen(prefix).filter_map(|id| id.parse().ok()).collect(),
            None => session.map(|session| stored(&session.content).clone()).unwrap_or_default(),
        }
    };
    let (themes, areas) = (now("themes-", |one| &one.themes), now("areas-", |one| &one.areas));
    let all = campaigns::themes(db).await?;
    let themes =
        all.iter().map(|one| (one.id, one.name(lang).to_owned(), themes.contains(&one.id))).collect();
    let all = agencies::areas(db, today).await?;
    let wards = all.iter().filter(|area| area.kind != AreaKind::City);
    let areas = wards.map(|one| (one.id, one.full_name(lang), areas.contains(&one.id))).collect();
    Ok(vec![("themes", t!(lang, "session-themes"), themes), ("areas", t!(lang, "desk-session-areas"), areas)])
}
