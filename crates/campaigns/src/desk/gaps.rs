//! The gaps of a plan, each with a link to plan an activity for it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kit::db::DbError;
use kit::web::failure::Failure;
use uuid::Uuid;

use addresses::desk::routes;
use agencies::Area;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page};

use super::plan::find;
use crate::evidence::month;
use crate::gaps::{Heirs, empty_areas, empty_forms};
use crate::matrix::{CellState, Matrix};
use crate::permissions::PLAN;
use crate::{Activity, Campaign, Theme, t};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::PLAN_GAPS, Needs::Permission(PLAN), show)
}

#[derive(Template)]
#[template(path = "desk/pages/gaps.html")]
struct Page {
    frame: Frame,
    up: String,
    plan: String,
    /// The sentence with the number of reached, planned and empty cells.
    sums: String,
    coverage: String,
    themes: Vec<ThemeGaps>,
}

/// The gaps of a theme.
struct ThemeGaps {
    name: String,
    forms: Vec<Gap>,
    areas: Vec<Gap>,
    /// The sentence with the number of empty areas and of all areas.
    of_areas: String,
}

/// A gap: its name, and the address to plan an activity for it.
struct Gap {
    name: String,
    plan: String,
}

async fn show(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let plan = find(&seat, id).await?;
    let all: Vec<Theme> =
        crate::themes(db).await?.into_iter().filter(|one| one.campaign == plan.id).collect();
    let tops: Vec<&Theme> = all.iter().filter(|theme| theme.parent.is_none()).collect();
    let days = (plan.starts.first_of_month(), plan.ends.last_of_month());
    let reached = crate::reached(db, None, days).await?;
    let reached = reached.into_iter().map(|(theme, form, count)| ((theme, form), count)).collect();
    let activities = crate::activities(db, plan.id).await?;
    let planned: Vec<&Activity> =
        activities.iter().filter(|one| one.is_planned_in(&[], days, (plan.starts, plan.ends))).collect();
    let matrix = Matrix::of(&tops, &all, &crate::forms_of(db, plan.id).await?, &reached, &planned);
    let today = agencies::areas(db, seat.app().today()).await?;
    let filled = Filled::read(db, &plan, &planned).await?;
    let gaps =
        Gaps { seat: &seat, plan: &plan, all: &all, today: &today, planned: &planned, filled: &filled };
    let forms = empty_forms(&matrix, tops.len());
    page(&Page {
        frame: seat.frame(routes::SETUP, t!(lang, "gap-title")).await,
        up: seat.at().desk(routes::SETUP_PLANS),
        plan: plan.name(lang).to_owned(),
        sums: t!(
            lang,
            "coverage-sums",
            reached = matrix.count(CellState::Reached),
            planned = matrix.count(CellState::Planned),
            empty = matrix.count(CellState::Empty)
        ),
        coverage: seat.at().coverage(&plan.slug),
        themes: tops.iter().zip(forms).map(|(theme, forms)| gaps.of(theme, &forms)).collect(),
    })
}

/// The areas with evidence by theme, and the successors of areas with evidence or activities.
struct Filled {
    /// Pairs of a theme and an area with evidence for it.
    reached: Vec<(Uuid, Uuid)>,
    heirs: Heirs,
}

impl Filled {
    async fn read(db: &kit::db::Db, plan: &Campaign, planned: &[&Activity]) -> Result<Self, DbError> {
        let months = (month(plan.starts), month(plan.ends));
        let reached = crate::store::reached_by_theme_and_area(db, plan.id, (&months.0, &months.1)).await?;
        let mut areas: Vec<Uuid> = reached.iter().map(|(_, area)| *area).collect();
        areas.extend(planned.iter().flat_map(|one| one.areas.iter().copied()));
        areas.sort_unstable();
        areas.dedup();
        let mut heirs = Heirs::new();
        for (area, heir) in agencies::heirs(db, &areas).await? {
            heirs.entry(area).or_default().push(heir);
        }
        Ok(Self { reached, heirs })
    }
}

/// The data from which the gaps of a theme are found.
struct Gaps<'a> {
    seat: &'a DeskSession,
    plan: &'a Campaign,
    all: &'a [Theme],
    today: &'a [Area],
    planned: &'a [&'a Activity],
    filled: &'a Filled,
}

impl Gaps<'_> {
    fn of(&self, theme: &Theme, forms: &[&'static crate::forms::Form]) -> ThemeGaps {
        let (lang, at) = (self.seat.desk.lang, self.seat.at());
        let today: Vec<Uuid> = self.today.iter().map(|area| area.id).collect();
        let reached = self.filled.reached.iter().filter(|(about, _)| *about == theme.id);
        let reached: Vec<Uuid> = reached.map(|(_, area)| *area).collect();
        let empty = empty_areas(theme, self.all, &today, &reached, self.planned, &self.filled.heirs);
        let form = |form: &&'static crate::forms::Form| Gap {
            name: form.name(lang).to_owned(),
            plan: at.activity_new_for(&self.plan.slug, &theme.slug, form.key, ""),
        };
        let area = |area: &Area| Gap {
            name: area.name(lang).to_owned(),
            plan: at.activity_new_for(&self.plan.slug, &theme.slug, "", &area.slug),
        };
        ThemeGaps {
            name: theme.name(lang).to_owned(),
            forms: forms.iter().map(form).collect(),
            of_areas: t!(lang, "gap-areas-count", empty = empty.len(), all = today.len()),
            areas: self.today.iter().filter(|one| empty.contains(&one.id)).map(area).collect(),
        }
    }
}
