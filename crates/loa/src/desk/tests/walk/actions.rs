//! Every action: each role at an agency, at another one, and for the whole city tries it on the things of one agency.

use accounts::permissions::MANAGE_PEOPLE;
use agencies::permissions::ARRANGE;
use campaigns::permissions::{PLAN, RECORD};
use cases::permissions::{ANSWER, APPROVE_ANSWER, MODERATE};
use deadlines::permissions::KEEP_CALENDAR;
use jiff::SignedDuration;
use jiff::civil::date;
use kit::db::Tx;
use kit::i18n::Lang;
use kit::testing::engines;
use mail::permissions::MANAGE_MAIL;
use newsroom::permissions::{FORCE_PUBLISH, ORGANISE, PUBLISH, REVIEW, SHARE_BLOCKS, WITHDRAW, WRITE};
use reports::permissions::REPORT;
use std::collections::BTreeSet;
use uuid::Uuid;

use super::credentials;
use super::services::{call_deadlines, call_mail, call_reports};
use crate::program::CAPABILITIES;
use crate::testing::{STAFF, World, at, sources, text};
use access::{Actor, Permission, Role};
use accounts::{self, NewInvitation};
use agencies::{self, AgencyKind, AgencyWords, NewAgency, Place, Site};
use campaigns::reading::PlanDraft;
use campaigns::{self, NewCampaign, NewTheme};
use frame::forms::Wording;
use importer::{Source, import_page};
use newsroom::{self, Correction};
use search::{self, Words};

/// The right that an action asks for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asks {
    /// A right at the agency that the thing belongs to.
    There(Permission),
    /// A right at any agency: what is taken of the thing is asked piece by piece.
    Somewhere(Permission),
    /// A right for the whole city.
    City(Permission),
    /// Only that it is one's own.
    Own,
}

impl Asks {
    /// For the paper.
    pub(super) fn words(self) -> (String, &'static str) {
        match self {
            Self::There(permission) => (permission.words(Lang::En), "at its agency"),
            Self::Somewhere(permission) => (permission.words(Lang::En), "at any agency"),
            Self::City(permission) => (permission.words(Lang::En), "for the whole city"),
            Self::Own => ("being signed in".to_owned(), "on one's own"),
        }
    }
}

use Asks::{City, Own, Somewhere, There};

/// Every action of the program, by capability and name.
pub(super) const ACTIONS: &[(&str, Asks)] = &[
    ("accounts::add_demo_person", City(MANAGE_PEOPLE)),
    ("accounts::add_passkey", Own),
    ("accounts::approve_recovery", There(MANAGE_PEOPLE)),
    ("accounts::ask_recovery", There(MANAGE_PEOPLE)),
    ("accounts::begin_code_app", Own),
    ("accounts::begin_passkey", Own),
    ("accounts::change_password", Own),
    ("accounts::choose_mail", Own),
    ("accounts::delegate", Own),
    ("accounts::end_other_sessions", Own),
    ("accounts::end_session", Own),
    ("accounts::find_code_app", Own),
    ("accounts::grant", There(MANAGE_PEOPLE)),
    ("accounts::invite", There(MANAGE_PEOPLE)),
    ("accounts::manages", There(MANAGE_PEOPLE)),
    ("accounts::refuse_recovery", There(MANAGE_PEOPLE)),
    ("accounts::remove_passkey", Own),
    ("accounts::renew_spare_codes", Own),
    ("accounts::resume", There(MANAGE_PEOPLE)),
    ("accounts::revoke", There(MANAGE_PEOPLE)),
    ("accounts::send_test_mail", City(MANAGE_MAIL)),
    ("accounts::suspend", There(MANAGE_PEOPLE)),
    ("accounts::switch_off_codes", Own),
    ("accounts::switch_on_codes", Own),
    ("accounts::take_back", Own),
    ("accounts::withdraw_invitation", There(MANAGE_PEOPLE)),
    ("agencies::add_agency", City(ARRANGE)),
    ("agencies::add_agency_successor", City(ARRANGE)),
    ("agencies::change_site", City(ARRANGE)),
    ("agencies::edit_agency", There(ARRANGE)),
    ("agencies::end_agency", City(ARRANGE)),
    ("agencies::load_units", City(ARRANGE)),
    ("agencies::place_agency", City(ARRANGE)),
    ("agencies::remove_agency_successor", City(ARRANGE)),
    ("agencies::reopen_agency", City(ARRANGE)),
    ("agencies::set_site", City(ARRANGE)),
    ("campaigns::add_activity", There(PLAN)),
    ("campaigns::add_campaign", City(PLAN)),
    ("campaigns::add_theme", City(PLAN)),
    ("campaigns::add_theme_with_note", City(PLAN)),
    ("campaigns::approve_plan", City(PLAN)),
    ("campaigns::cancel_activity", There(PLAN)),
    ("campaigns::describe", City(PLAN)),
    ("campaigns::edit_activity", There(PLAN)),
    ("campaigns::edit_campaign", City(PLAN)),
    ("campaigns::edit_campaign_with_note", City(PLAN)),
    ("campaigns::edit_evidence", There(RECORD)),
    ("campaigns::edit_theme", City(PLAN)),
    ("campaigns::edit_theme_with_note", City(PLAN)),
    ("campaigns::end_plan", City(PLAN)),
    ("campaigns::keep_reading", City(PLAN)),
    ("campaigns::keep_sheet", Somewhere(PLAN)),
    ("campaigns::make_plan", City(PLAN)),
    ("campaigns::record_evidence", There(RECORD)),
    ("campaigns::remove_calendar_link", Own),
    ("campaigns::remove_record", There(RECORD)),
    ("campaigns::renew_calendar_link", Own),
    ("campaigns::restore_activity", There(PLAN)),
    ("campaigns::save_reading", City(PLAN)),
    ("campaigns::take_sheet", Somewhere(PLAN)),
    ("campaigns::tie_evidence", There(RECORD)),
    ("campaigns::untie_evidence", There(RECORD)),
    ("cases::answer_live", There(MODERATE)),
    ("cases::approve_answer", There(APPROVE_ANSWER)),
    ("cases::claim", There(MODERATE)),
    ("cases::draft_answer", There(ANSWER)),
    ("cases::merge", There(MODERATE)),
    ("cases::publish", There(MODERATE)),
    ("cases::refuse", There(MODERATE)),
    ("cases::require_answer", There(MODERATE)),
    ("cases::route", There(MODERATE)),
    ("cases::transfer", There(MODERATE)),
    ("deadlines::add_day", City(KEEP_CALENDAR)),
    ("deadlines::remove_day", City(KEEP_CALENDAR)),
    ("deadlines::restore_calendar", City(KEEP_CALENDAR)),
    ("deadlines::set_rule", City(KEEP_CALENDAR)),
    ("deadlines::take_given_days", City(KEEP_CALENDAR)),
    ("forum::add_session", There(MODERATE)),
    ("forum::advance", There(MODERATE)),
    ("forum::edit_session", There(MODERATE)),
    ("forum::key_in", There(MODERATE)),
    ("forum::place_question", There(MODERATE)),
    ("forum::put_on_air", There(MODERATE)),
    ("forum::screen", There(MODERATE)),
    ("forum::shortlist", There(MODERATE)),
    ("forum::take_off_air", There(MODERATE)),
    ("importer::import_page", There(FORCE_PUBLISH)),
    ("importer::order", There(ORGANISE)),
    ("importer::resume", There(ORGANISE)),
    ("importer::stop", There(ORGANISE)),
    ("mail::drop_mail", City(MANAGE_MAIL)),
    ("mail::retry", City(MANAGE_MAIL)),
    ("mail::retry_all", City(MANAGE_MAIL)),
    ("newsroom::add_block", There(SHARE_BLOCKS)),
    ("newsroom::add_category", City(ARRANGE)),
    ("newsroom::add_picture", There(WRITE)),
    ("newsroom::add_upload", There(WRITE)),
    ("newsroom::approve", There(REVIEW)),
    ("newsroom::approve_block", There(REVIEW)),
    ("newsroom::ask_facts", There(WRITE)),
    ("newsroom::comment", There(WRITE)),
    ("newsroom::correct", There(PUBLISH)),
    ("newsroom::drop_draft", There(WRITE)),
    ("newsroom::drop_proposal", There(SHARE_BLOCKS)),
    ("newsroom::edit_block", There(SHARE_BLOCKS)),
    ("newsroom::edit_category", City(ARRANGE)),
    ("newsroom::end_facts", There(WRITE)),
    ("newsroom::feature", City(PUBLISH)),
    ("newsroom::force", There(FORCE_PUBLISH)),
    ("newsroom::force_block", There(FORCE_PUBLISH)),
    ("newsroom::lead_here", There(ORGANISE)),
    ("newsroom::lead_many", There(ORGANISE)),
    ("newsroom::lead_nowhere", There(ORGANISE)),
    ("newsroom::move_category", City(ARRANGE)),
    ("newsroom::organise", There(ORGANISE)),
    ("newsroom::publish", There(PUBLISH)),
    ("newsroom::publish_draft", There(PUBLISH)),
    ("newsroom::put_away_returned", There(SHARE_BLOCKS)),
    ("newsroom::remove_block", There(SHARE_BLOCKS)),
    ("newsroom::return_block", There(REVIEW)),
    ("newsroom::save", There(WRITE)),
    ("newsroom::schedule", There(PUBLISH)),
    ("newsroom::send_back", There(REVIEW)),
    ("newsroom::set_focus", There(WRITE)),
    ("newsroom::settle", There(WRITE)),
    ("newsroom::start", There(WRITE)),
    ("newsroom::start_correction", There(WRITE)),
    ("newsroom::start_translation", There(WRITE)),
    ("newsroom::submit", There(WRITE)),
    ("newsroom::take_back", There(WRITE)),
    ("newsroom::translate", There(PUBLISH)),
    ("newsroom::undo", There(ORGANISE)),
    ("newsroom::unfeature", City(PUBLISH)),
    ("newsroom::unschedule", There(PUBLISH)),
    ("newsroom::withdraw", There(WITHDRAW)),
    ("reports::freeze", There(REPORT)),
    ("reports::revise", There(REPORT)),
    ("reports::start", There(REPORT)),
    ("reports::submit", There(REPORT)),
    ("reports::take_back", There(REPORT)),
    ("reports::write", There(REPORT)),
    ("search::add_alias", City(ORGANISE)),
    ("search::add_many", City(ORGANISE)),
    ("search::ask_anew", City(ARRANGE)),
    ("search::change_alias", City(ORGANISE)),
    ("search::remove_alias", City(ORGANISE)),
    ("search::restore_alias", City(ORGANISE)),
];

/// Things of the agency `so-khoa-hoc`.
pub(super) struct Things {
    pub(super) agency: Uuid,
    article: Uuid,
    person: Uuid,
    grant: Uuid,
    invitation: Uuid,
    recovery: Uuid,
}

impl Things {
    async fn make(world: &World) -> Self {
        let asker = world.officer("Người yêu cầu", Role::Administrator, "").await;
        let person = world.officer("Người được nhắc tới", Role::Editor, "so-khoa-hoc").await.person;
        let now = world.app.db().clock().now();
        let grant = accounts::grants_of(world.app.db(), person, now).await.expect("answered")[0].id;
        let mut tx = world.tx().await;
        let agency = world.id("so-khoa-hoc");
        let invitation = accounts::invite(&mut tx, &STAFF, invited(agency)).await.expect("invited").id;
        let asker = asker.actor().await;
        let recovery = accounts::ask_recovery(&mut tx, &asker, person, "Mất máy.").await.expect("asked");
        tx.commit().await.expect("kept");
        Self { agency, article: world.id("trong-cay"), person, grant, invitation, recovery }
    }
}

fn invited(agency: Uuid) -> NewInvitation {
    let (name, mail) = ("Người được mời".into(), "moi@ben-may.example".into());
    NewInvitation { name, mail, role: Role::Reader, agency: Some(agency) }
}

/// Does an action on a thing of `so-khoa-hoc`; nothing is kept. A failure is its message.
async fn call(name: &str, world: &World, things: &Things, actor: &Actor) -> Result<(), String> {
    if let Some(outcome) = credentials::call(name, world, actor).await {
        return outcome.map_err(|error| error.to_string());
    }
    let mut tx = world.tx().await;
    let outcome = match name.split_once("::").expect("capability and name") {
        ("accounts", name) => call_accounts(name, &mut tx, things, actor).await,
        ("agencies", name) => call_agencies(name, &mut tx, actor).await,
        ("campaigns", name) => match super::plans::call(name, &mut tx, things.agency, actor).await {
            Some(outcome) => outcome,
            None => call_campaigns(name, &mut tx, actor).await,
        },
        ("cases", name) => super::forum::call_cases(name, &mut tx, things, actor).await,
        ("forum", name) => super::forum::call_forum(name, &mut tx, things, actor).await,
        ("newsroom" | "importer", name) => call_newsroom(name, world, &mut tx, things, actor).await,
        ("mail", name) => call_mail(name, &mut tx, actor).await,
        ("deadlines", name) => call_deadlines(name, &mut tx, actor).await,
        ("reports", name) => call_reports(name, world, &mut tx, things, actor).await,
        ("search", name) => call_search(name, &mut tx, actor).await,
        _ => Err(Unknown.into()),
    };
    outcome.map_err(|error| {
        assert!(!error.is::<Unknown>(), "{name}: write how it is called in {}", file!());
        error.to_string()
    })
}

pub(super) type Failed = Box<dyn std::error::Error + Send + Sync>;

/// This action has no call here.
#[derive(Debug, thiserror::Error)]
#[error("it is not known how this action is called")]
pub(super) struct Unknown;

/// The answer of an action does not matter here.
pub(super) fn done<T>(_: T) {}

/// The same where it is the last that is done.
pub(super) fn settled<T>(_: T) -> Result<(), Failed> {
    Ok(())
}

async fn call_accounts(name: &str, tx: &mut Tx, things: &Things, actor: &Actor) -> Result<(), Failed> {
    let Things { agency, person, grant, .. } = *things;
    let nobody = Uuid::nil();
    match name {
        "add_demo_person" => done(accounts::add_demo_person(tx, actor, "Thử", "thu@x.example", &[]).await?),
        "approve_recovery" => done(accounts::approve_recovery(tx, actor, things.recovery).await?),
        "ask_recovery" => done(accounts::ask_recovery(tx, actor, person, "Mất máy.").await?),
        "choose_mail" => {
            accounts::choose_mail(tx, actor, accounts::MailChoice::default()).await?;
        }
        "delegate" => {
            let until = tx.now() + SignedDuration::from_hours(1);
            done(accounts::delegate(tx, actor, grant, person, until).await?);
        }
        "end_other_sessions" => done(accounts::end_other_sessions(tx, actor, nobody).await?),
        "end_session" => done(accounts::end_session(tx, actor, nobody).await?),
        "grant" => done(accounts::grant(tx, actor, person, Role::Reader, Some(agency)).await?),
        "invite" => done(accounts::invite(tx, actor, invited(agency)).await?),
        "manages" => {
            let now = tx.now();
            accounts::manages(tx, actor, person, now).await??;
        }
        "refuse_recovery" => accounts::refuse_recovery(tx, actor, things.recovery).await?,
        "resume" => accounts::resume(tx, actor, person).await?,
        "revoke" => accounts::revoke(tx, actor, grant).await?,
        "send_test_mail" => accounts::send_test_mail(tx, actor, "Bến Mây").await?,
        "suspend" => accounts::suspend(tx, actor, person).await?,
        "take_back" => accounts::take_back(tx, actor, grant).await?,
        "withdraw_invitation" => accounts::withdraw_invitation(tx, actor, things.invitation).await?,
        _ => return Err(Unknown.into()),
    }
    Ok(())
}

async fn call_agencies(name: &str, tx: &mut Tx, actor: &Actor) -> Result<(), Failed> {
    let on = date(2025, 7, 2);
    match name {
        "add_agency" => done(agencies::add_agency(tx, actor, new_agency()).await?),
        "add_agency_successor" => {
            agencies::add_agency_successor(tx, actor, "so-khoa-hoc", "ubnd", on, "").await?;
        }
        "remove_agency_successor" => {
            agencies::remove_agency_successor(tx, actor, "so-thong-tin", "so-khoa-hoc").await?;
        }
        "change_site" => {
            let (seen, site) = (agencies::version_of_site(tx).await?, agencies::site(tx).await?);
            agencies::change_site(tx, actor, seen, site).await?;
        }
        "edit_agency" => {
            let agency = agencies::agency_by_slug(tx, "so-khoa-hoc").await?.ok_or("it is there")?;
            let words = AgencyWords { words: wording(), short_vi: String::new() };
            let seen = agencies::version(tx, agency.id).await?;
            agencies::edit_agency(tx, actor, agency.id, seen, words).await?;
        }
        "place_agency" => {
            let agency = agencies::agency_by_slug(tx, "so-khoa-hoc").await?.ok_or("it is there")?;
            let place = Place { kind: agency.kind, parent: None, area: agency.area };
            let seen = agencies::version(tx, agency.id).await?;
            agencies::place_agency(tx, actor, agency.id, seen, place).await?;
        }
        "end_agency" => agencies::end_agency(tx, actor, "so-khoa-hoc", on).await?,
        "reopen_agency" => agencies::reopen_agency(tx, actor, "so-thong-tin").await?,
        "load_units" => {
            let units = agencies::units::parse("code,kind,name_vi,name_en,area_km2,formed_from_vi\n")?;
            done(agencies::load_units(tx, actor, &units, &[], on, "ubnd").await?);
        }
        "set_site" => agencies::set_site(tx, actor, &Site::default()).await?,
        _ => return Err(Unknown.into()),
    }
    Ok(())
}

fn wording() -> Wording {
    Wording { name_vi: "Tên mới".into(), ..Wording::default() }
}

fn new_agency() -> NewAgency {
    NewAgency {
        slug: "so-moi".into(),
        kind: AgencyKind::Department,
        name_vi: "Sở Mới".into(),
        name_en: String::new(),
        short_vi: String::new(),
        about_vi: String::new(),
        about_en: String::new(),
        parent: None,
        area: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    }
}

fn new_campaign() -> NewCampaign {
    NewCampaign {
        slug: "ke-hoach-moi".into(),
        number: "1/KH".into(),
        name_vi: "Kế hoạch mới".into(),
        name_en: String::new(),
        about_vi: String::new(),
        about_en: String::new(),
        issuer: "ubnd".into(),
        starts: date(2025, 1, 1),
        ends: date(2025, 12, 31),
    }
}

async fn call_campaigns(name: &str, tx: &mut Tx, actor: &Actor) -> Result<(), Failed> {
    let campaign = campaigns::campaigns(tx).await?.remove(0);
    match name {
        "add_campaign" => done(campaigns::add_campaign(tx, actor, new_campaign()).await?),
        "add_theme" | "add_theme_with_note" => {
            let new = NewTheme {
                slug: "chu-de-moi".into(),
                name_vi: "Chủ đề mới".into(),
                name_en: String::new(),
                about_vi: String::new(),
                about_en: String::new(),
                parent: None,
            };
            done(campaigns::add_theme_with_note(tx, actor, &campaign, new, "").await?);
        }
        "edit_campaign" | "edit_campaign_with_note" => {
            let seen = campaigns::version(tx, campaign.id).await?;
            let new = campaigns::Plan {
                words: wording(),
                number: "2/KH".into(),
                starts: campaign.starts,
                ends: campaign.ends,
            };
            campaigns::edit_campaign_with_note(tx, actor, campaign.id, seen, new, "").await?;
        }
        "edit_theme" | "edit_theme_with_note" => {
            let theme = campaigns::themes(tx).await?.remove(0).id;
            let seen = campaigns::version(tx, theme).await?;
            campaigns::edit_theme_with_note(tx, actor, theme, seen, wording(), "").await?;
        }
        "describe" => campaigns::describe(tx, actor, &campaign, &[], &[]).await?,
        "keep_reading" => {
            done(campaigns::keep_reading(tx, actor, "ke-hoach.txt", &PlanDraft::default()).await?);
        }
        "remove_calendar_link" => campaigns::remove_calendar_link(tx, actor).await?,
        "renew_calendar_link" => done(campaigns::renew_calendar_link(tx, actor).await?),
        "save_reading" => {
            let reading = campaigns::keep_reading(tx, &STAFF, "ke-hoach.txt", &PlanDraft::default()).await?;
            done(campaigns::save_reading(tx, actor, reading.id, 1, &reading.content).await?);
        }
        "make_plan" => {
            let reading = campaigns::keep_reading(tx, &STAFF, "ke-hoach.txt", &PlanDraft::default()).await?;
            done(campaigns::make_plan(tx, actor, reading.id, 1, new_campaign()).await?);
        }
        _ => return Err(Unknown.into()),
    }
    Ok(())
}

async fn call_search(name: &str, tx: &mut Tx, actor: &Actor) -> Result<(), Failed> {
    let words = Words::parse(["UBND", "Ủy ban nhân dân"])?;
    let id = search::add_alias(tx, &STAFF, &words).await?;
    let seen = search::alias(tx, id).await?.ok_or("it was added")?.version;
    let other = Words::parse(["HĐND", "Hội đồng nhân dân"])?;
    match name {
        "add_alias" => done(search::add_alias(tx, actor, &other).await?),
        "add_many" => done(search::add_many(tx, actor, "HĐND = Hội đồng nhân dân").await?),
        "ask_anew" => search::ask_anew(tx, actor).await?,
        "change_alias" => search::change_alias(tx, actor, id, seen, &other).await?,
        "remove_alias" => search::remove_alias(tx, actor, id, seen).await?,
        "restore_alias" => {
            search::remove_alias(tx, &STAFF, id, seen).await?;
            search::restore_alias(tx, actor, id).await?;
        }
        _ => return Err(Unknown.into()),
    }
    Ok(())
}

async fn call_newsroom(
    name: &str,
    world: &World,
    tx: &mut Tx,
    things: &Things,
    actor: &Actor,
) -> Result<(), Failed> {
    let (article, moment, zone) = (things.article, at("2025-07-02T12:00"), world.app.zone());
    let mut words = text("Trồng thêm hai trăm cây xanh");
    words.summary = "Thêm một câu.".into();
    match name {
        "add_category" => {
            done(newsroom::add_category(tx, actor, "moi", ["Mới", "New"], ["", ""]).await?);
        }
        "edit_category" | "move_category" => {
            let category = newsroom::categories(tx).await?.remove(0).id;
            let seen = newsroom::category_version(tx, category).await?;
            match name {
                "edit_category" => {
                    newsroom::edit_category(tx, actor, category, seen, wording()).await?;
                }
                _ => newsroom::move_category(tx, actor, category, false).await?,
            }
        }
        "unfeature" => {
            newsroom::feature(tx, &STAFF, article).await?;
            newsroom::unfeature(tx, actor, article).await?;
        }
        "add_picture" => {
            let blob = world.app.blobs().put("<svg/>".into()).await?;
            done(newsroom::add_picture(tx, actor, things.agency, blob, "image/svg+xml", (1, 1)).await?);
        }
        "correct" => {
            let new = Correction::new(article, Lang::Vi, words, "Thêm một câu.", moment);
            done(newsroom::correct(tx, actor, new).await?);
        }
        "feature" => newsroom::feature(tx, actor, article).await?,
        "import_page" => {
            let page = importer::Page {
                title: "Tin từ nơi khác".into(),
                category: "Tin tức".into(),
                published_at: moment,
                summary: String::new(),
                body: words.body,
                author: String::new(),
                source: String::new(),
                url: None,
                more: importer::More::default(),
            };
            let source = Source {
                name: "tin.html",
                agency: Some("so-khoa-hoc"),
                category: None,
                reason: "chuyển trang cũ",
            };
            done(import_page(tx, actor, &page, source, zone).await?);
        }
        "publish" => {
            let mut new = world.draft("Tin mới", "2025-07-02T12:00");
            new.agency = things.agency;
            done(newsroom::publish(tx, actor, new, zone).await?);
        }
        "translate" => newsroom::translate(tx, actor, article, Lang::En, words, 1, moment).await?,
        _ => return super::drafts::call(name, world, tx, things.agency, article, actor).await,
    }
    Ok(())
}

/// The capability and name of each `pub async fn` that takes an actor.
fn found_in_the_sources() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, source) in sources() {
        let capability = path.split('/').next().unwrap_or_default();
        for piece in source.split("pub async fn ").skip(1) {
            let (name, rest) = piece.split_once(['(', '<']).unwrap_or((piece, ""));
            let head = rest.split_once('{').map_or(rest, |(head, _)| head);
            if head.contains("actor: &Actor") {
                found.insert(format!("{capability}::{name}"));
            }
        }
    }
    found
}

#[test]
fn every_action_of_the_sources_has_its_line() {
    let lines: BTreeSet<String> = ACTIONS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let found = found_in_the_sources();
    let missing: Vec<_> = found.difference(&lines).collect();
    assert!(
        missing.is_empty(),
        "give each its line in ACTIONS and say in `call` how it is called: {missing:?}"
    );
    let gone: Vec<_> = lines.difference(&found).collect();
    assert!(gone.is_empty(), "ACTIONS names what is no longer there: {gone:?}");
    assert!(ACTIONS.is_sorted_by_key(|(name, _)| *name));
    assert!(
        CAPABILITIES.iter().flat_map(|one| one.permissions).all(|permission| !permission.roles.is_empty())
    );
}

#[tokio::test]
async fn every_action_is_done_for_whom_the_table_says_and_for_nobody_else() {
    for engine in engines() {
        let world = World::new(engine).await;
        let things = Things::make(&world).await;
        for role in Role::ALL {
            for place in ["", "so-khoa-hoc", "so-thong-tin"] {
                let actor = world.officer(&format!("{role:?} {place}"), role, place).await.actor().await;
                for (name, asks) in ACTIONS {
                    let may = match asks {
                        There(right) => right.roles().contains(&role) && place != "so-thong-tin",
                        Somewhere(right) => right.roles().contains(&role),
                        City(right) => right.roles().contains(&role) && place.is_empty(),
                        Own => true,
                    };
                    let done = call(name, &world, &things, &actor).await;
                    let denied = done.as_ref().is_err_and(|why| why.starts_with("this is not allowed"));
                    assert_eq!(!denied, may, "{name} by {role:?} at `{place}`: {done:?}");
                    // A thing of one's own is not there for others; everything else that is allowed works.
                    let works = matches!(asks, Own) || !may || done.is_ok();
                    assert!(works, "{name} by {role:?} at `{place}`: {done:?}");
                }
            }
        }
        for (name, asks) in ACTIONS {
            let done = call(name, &world, &things, &Actor::Citizen).await;
            assert!(matches!(asks, Own) || done.is_err(), "{name} by anyone");
        }
    }
}
