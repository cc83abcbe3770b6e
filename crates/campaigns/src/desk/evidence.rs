//! Work outside of the site: the form to record or edit it, its removal, and the file that documents it.

use access::On;
use addresses::desk::routes;
use agencies::desk::places::{CITY, Places};
use askama::Template;
use axum::extract::{Multipart, Path, Query};
use axum::response::Response;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};
use frame::forms::{Choice, Field, Flaw, Flaws, FormErrors, Kind, Refusal, Sheet, Tried, done, seen};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use uuid::Uuid;

use super::evidence_file::Sent;
use super::figures::{self, figures};
use super::picks::{Picks, chosen};
use crate::forms::FORMS;
use crate::permissions::RECORD;
use crate::{Activity, EvidenceFile, OutsideWork, t};

/// The largest request body with a file, in bytes: a file of 50 MB ([`kit::filetypes::MOST_BYTES`]) and the other parts
/// of the form.
const LARGEST: i64 = 51 << 20;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(RECORD);
    router
        .page(routes::EVIDENCE_NEW, needs, begin)
        .upload(routes::EVIDENCE_NEW, needs, LARGEST, send)
        .page(routes::EVIDENCE, needs, show)
        .upload(routes::EVIDENCE, needs, LARGEST, save)
        .act(routes::EVIDENCE_REMOVE, needs, remove)
}

#[derive(Template)]
#[template(path = "desk/pages/activities/evidence.html")]
struct Page {
    frame: Frame,
    up: (String, String),
    wrong: FormErrors,
    /// The error of the file; empty if there is none.
    file_wrong: String,
    fields: Vec<Field>,
    groups: Vec<Picks>,
    figures: Vec<Field>,
    last: Vec<Field>,
    /// The stored file: address and name.
    file: Option<(String, String)>,
    /// The address that removes the record; empty for a new one.
    remove: String,
    seen: i64,
    button: String,
}

/// The parameters of the address: the number of the activity.
#[derive(Debug, Default, Deserialize)]
struct Begun {
    #[serde(default, rename = "hoat-dong")]
    activity: String,
}

/// Why the form was refused: an error of the fields, or of the file.
enum Refused {
    Sheet(Refusal),
    File(String),
}

impl From<crate::CampaignsError> for Refused {
    fn from(error: crate::CampaignsError) -> Self {
        Self::Sheet(error.into())
    }
}

impl From<kit::db::DbError> for Refused {
    fn from(error: kit::db::DbError) -> Self {
        Self::Sheet(error.into())
    }
}

impl From<Flaws> for Refused {
    fn from(flaws: Flaws) -> Self {
        Self::Sheet(flaws.into())
    }
}

async fn activity_of(seat: &DeskSession, begun: &Begun) -> Result<Option<Activity>, Failure> {
    match begun.activity.parse() {
        Ok(number) => Ok(crate::activity_by_number(seat.app().db(), number).await?),
        Err(_) => Ok(None),
    }
}

/// The initial content: the activity with its form, lead, themes and areas.
fn first(activity: Option<&Activity>) -> OutsideWork {
    match activity {
        None => OutsideWork::default(),
        Some(activity) => OutsideWork {
            form: activity.form.clone(),
            agency: activity.lead,
            themes: activity.themes.clone(),
            areas: activity.areas.clone(),
            activity: Some(activity.id),
            ..OutsideWork::default()
        },
    }
}

async fn begin(seat: DeskSession, Query(begun): Query<Begun>) -> Result<Response, Failure> {
    let activity = activity_of(&seat, &begun).await?;
    page(&compose(&seat, None, &first(activity.as_ref()), None, "").await?)
}

async fn send(seat: DeskSession, Query(begun): Query<Begun>, parts: Multipart) -> Result<Response, Failure> {
    let sent = Sent::read(parts).await?;
    match add(&seat, &sent).await {
        Ok(activity) => Ok(done(&home(&seat, activity).await?, "ghi")),
        Err(why) => {
            let activity = activity_of(&seat, &begun).await?;
            refuse(&seat, None, &first(activity.as_ref()), &sent.form, why).await
        }
    }
}

async fn add(seat: &DeskSession, sent: &Sent) -> Result<Option<Uuid>, Refused> {
    let mut work = read(&sent.form)?;
    let agency = work.agency.ok_or_else(|| Flaws::one("agency", Flaw::Missing))?;
    // The action checks this permission, too. It is checked here first, so that no file is stored in vain.
    seat.actor().may(RECORD, On::Agency(agency)).map_err(crate::CampaignsError::from)?;
    work.file = keep(seat, sent).await?;
    let mut tx = seat.app().db().begin().await?;
    let id = crate::record_evidence(&mut tx, &seat.actor(), work, seat.app().today()).await?;
    tx.commit().await?;
    let kept = crate::outside_work(seat.app().db(), id).await?;
    Ok(kept.and_then(|work| work.activity))
}

/// Stores the file that was sent.
async fn keep(seat: &DeskSession, sent: &Sent) -> Result<Option<EvidenceFile>, Refused> {
    let Some((name, bytes)) = &sent.file else { return Ok(None) };
    match media::take_attachment(seat.app().blobs(), bytes.clone(), name).await {
        Ok(taken) => Ok(Some(EvidenceFile {
            blob: taken.blob,
            name: taken.name,
            kind: taken.kind,
            bytes: taken.bytes,
        })),
        Err(error) => match error.said(seat.desk.lang) {
            Some(said) => Err(Refused::File(said)),
            None => {
                tracing::error!(error.message = %error, "desk.upload_failed");
                Err(Refused::Sheet(Refusal::Failure(Failure::Away)))
            }
        },
    }
}

/// The next page: the activity that the work fulfils, or the list of activities.
async fn home(seat: &DeskSession, activity: Option<Uuid>) -> Result<String, Failure> {
    let activity = match activity {
        Some(activity) => crate::activity(seat.app().db(), activity).await?,
        None => None,
    };
    Ok(match activity {
        Some(activity) => seat.at().desk_of(routes::ACTIVITY, activity.number),
        None => seat.at().desk(routes::ACTIVITIES),
    })
}

async fn find(seat: &DeskSession, id: Uuid) -> Result<OutsideWork, Failure> {
    crate::outside_work(seat.app().db(), id).await?.ok_or(Failure::NotFound)
}

async fn show(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let work = find(&seat, id).await?;
    if !work.agency.is_some_and(|agency| seat.may(RECORD, On::Agency(agency))) {
        return Err(Failure::Forbidden);
    }
    page(&compose(&seat, Some(id), &work, None, "").await?)
}

async fn save(seat: DeskSession, Path(id): Path<Uuid>, parts: Multipart) -> Result<Response, Failure> {
    let work = find(&seat, id).await?;
    if !work.agency.is_some_and(|agency| seat.may(RECORD, On::Agency(agency))) {
        return Err(Failure::Forbidden);
    }
    let sent = Sent::read(parts).await?;
    match change(&seat, id, &work, &sent).await {
        Ok(activity) => Ok(done(&home(&seat, activity).await?, "luu")),
        Err(why) => refuse(&seat, Some(id), &work, &sent.form, why).await,
    }
}

async fn change(
    seat: &DeskSession,
    id: Uuid,
    before: &OutsideWork,
    sent: &Sent,
) -> Result<Option<Uuid>, Refused> {
    let mut work = read(&sent.form)?;
    work.agency = before.agency;
    work.file = keep(seat, sent).await?.or(before.file.clone());
    let activity = work.activity;
    let mut tx = seat.app().db().begin().await?;
    let why = (sent.form.text("reason"), seat.app().today());
    crate::edit_evidence(&mut tx, &seat.actor(), id, seen(&sent.form), work, why).await?;
    tx.commit().await?;
    Ok(activity)
}

async fn remove(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let work = find(&seat, id).await?;
    let mut tx = seat.app().db().begin().await?;
    let acted = crate::remove_record(&mut tx, &seat.actor(), id, seen(&form), form.text("reason")).await;
    match acted {
        Ok(()) => {
            tx.commit().await?;
            Ok(done(&home(&seat, work.activity).await?, "xoa"))
        }
        Err(error) => {
            drop(tx);
            let tried = Tried::new(&form, error.into())?;
            let mut whole = compose(&seat, Some(id), &work, None, "").await?;
            whole.seen = tried.seen(whole.seen);
            let words = match tried.flaws().0.first() {
                Some((_, flaw)) => {
                    let label = t!(seat.desk.lang, "evidence-reason");
                    frame::forms::sentence(seat.desk.lang, "reason", &label, flaw)
                }
                None => t!(seat.desk.lang, "activity-changed"),
            };
            whole.wrong = FormErrors::one("remove-reason", words);
            refused(&whole)
        }
    }
}

/// Shows the form again with the errors.
async fn refuse(
    seat: &DeskSession,
    id: Option<Uuid>,
    work: &OutsideWork,
    form: &Form,
    why: Refused,
) -> Result<Response, Failure> {
    let (refusal, file) = match why {
        Refused::Sheet(refusal) => (refusal, String::new()),
        Refused::File(said) => (Refusal::Flaws(Flaws::default()), said),
    };
    let tried = Tried::new(form, refusal)?;
    refused(&compose(seat, id, work, Some(&tried), &file).await?)
}

/// Reads the form; invalid days and numbers are errors.
fn read(form: &Form) -> Result<OutsideWork, Flaws> {
    let mut flaws = Flaws::default();
    let day = form.text("day");
    if !day.is_empty() && day.parse::<jiff::civil::Date>().is_err() {
        flaws.note("day", Flaw::Unknown);
    }
    let work = OutsideWork {
        form: form.text("form").to_owned(),
        agency: form.text("agency").parse().ok(),
        day: day.parse().ok(),
        themes: chosen(form, "themes"),
        areas: chosen(form, "areas"),
        title: form.text("title").to_owned(),
        href: form.text("href").to_owned(),
        figures: figures(form, &mut flaws),
        note: form.text("remark").to_owned(),
        activity: form.text("activity").parse().ok(),
        file: None,
    };
    flaws.settle()?;
    Ok(work)
}

async fn compose(
    seat: &DeskSession,
    id: Option<Uuid>,
    work: &OutsideWork,
    tried: Option<&Tried<'_>>,
    file_wrong: &str,
) -> Result<Page, Failure> {
    let (db, lang, at) = (seat.app().db(), seat.desk.lang, seat.at());
    let activity = match work.activity {
        Some(activity) => crate::activity(db, activity).await?,
        None => None,
    };
    let places = Places::load(db, lang).await?;
    let sheet = fields(Sheet::new(lang, tried), seat, &places, work, activity.as_ref(), id.is_none());
    let figures = figures::fields(Sheet::new(lang, tried), lang, &work.figures);
    let mut last =
        Sheet::new(lang, tried).field(Kind::Lines, "remark", t!(lang, "evidence-note"), &work.note);
    if id.is_some() {
        last = last
            .field(Kind::Line, "reason", t!(lang, "evidence-reason"), "")
            .required()
            .most(crate::LONGEST_NOTE);
    }
    let plans: Vec<Uuid> = match &activity {
        Some(activity) => vec![activity.campaign],
        None => crate::campaigns(db).await?.iter().map(|plan| plan.id).collect(),
    };
    let groups = vec![
        Picks::themes(seat, &plans, &work.themes, tried).await?,
        Picks::areas(seat, &work.areas, tried).await?,
    ];
    let mut wrong = sheet.wrong();
    for group in groups.iter().filter(|group| !group.wrong.is_empty()) {
        wrong.note(group.name, group.wrong.clone());
    }
    for field in figures.fields.iter().chain(&last.fields).filter(|field| !field.wrong.is_empty()) {
        wrong.note(field.name, field.wrong.clone());
    }
    if !file_wrong.is_empty() {
        wrong.note("tep", file_wrong.to_owned());
    }
    let now = match id {
        Some(id) => crate::version(db, id).await?,
        None => 0,
    };
    let title = if id.is_some() { t!(lang, "evidence-edit") } else { t!(lang, "evidence-new") };
    let up = match &activity {
        Some(one) => (at.desk_of(routes::ACTIVITY, one.number), one.name(lang).to_owned()),
        None => (at.desk(routes::ACTIVITIES), t!(lang, "activities")),
    };
    Ok(Page {
        frame: seat.frame(routes::ACTIVITIES, title).await,
        up,
        wrong,
        file_wrong: file_wrong.to_owned(),
        fields: sheet.fields,
        groups,
        figures: figures.fields,
        last: last.fields,
        file: id
            .zip(work.file.as_ref())
            .map(|(id, file)| (at.desk_of(routes::EVIDENCE_FILE, id), file.name.clone())),
        remove: id.map_or_else(String::new, |id| at.desk_of(routes::EVIDENCE_REMOVE, id)),
        seen: tried.map_or(now, |tried| tried.seen(now)),
        button: if id.is_some() { t!(lang, "setup-save") } else { t!(lang, "evidence-add") },
    })
}

fn fields<'a>(
    sheet: Sheet<'a>,
    seat: &DeskSession,
    places: &Places,
    work: &OutsideWork,
    activity: Option<&Activity>,
    new: bool,
) -> Sheet<'a> {
    let (lang, today) = (seat.desk.lang, seat.app().today());
    let mut forms = vec![Choice::new("", t!(lang, "choose"), "")];
    forms.extend(FORMS.iter().map(|form| Choice::new(form.key, form.name(lang), "")));
    let agency = work.agency.map_or_else(String::new, |agency| agency.to_string());
    let mut own = vec![Choice::new("", t!(lang, "choose"), "")];
    own.extend(places.within(seat, RECORD, today, "").into_iter().filter(|choice| choice.value != CITY));
    // The stored agency stays in the list, even if it has ended since.
    let mine = work.agency.is_some_and(|agency| seat.may(RECORD, On::Agency(agency)));
    if mine && own.iter().all(|choice| choice.value != agency) {
        own.push(Choice::new(agency.as_str(), places.name(work.agency), ""));
    }
    if !new {
        own.retain(|choice| choice.value == agency);
    }
    let mut activities = vec![Choice::new("", t!(lang, "evidence-activity-none"), "")];
    activities.extend(
        activity
            .map(|one| Choice::new(one.id.to_string(), format!("{}. {}", one.number, one.name(lang)), "")),
    );
    let chosen = work.activity.map_or_else(String::new, |activity| activity.to_string());
    let day = work.day.map_or_else(String::new, |day| day.to_string());
    sheet
        .field(Kind::Line, "title", t!(lang, "evidence-title"), &work.title)
        .hint(t!(lang, "evidence-title-hint"))
        .required()
        .field(Kind::Day, "day", t!(lang, "evidence-day"), &day)
        .required()
        .field(Kind::Choice(forms), "form", t!(lang, "activity-form"), &work.form)
        .required()
        .field(Kind::Choice(own), "agency", t!(lang, "evidence-agency"), &agency)
        .required()
        .field(Kind::Choice(activities), "activity", t!(lang, "evidence-activity"), &chosen)
        .field(Kind::Line, "href", t!(lang, "evidence-link"), &work.href)
        .hint(t!(lang, "evidence-link-hint"))
        .most(1_000)
}
