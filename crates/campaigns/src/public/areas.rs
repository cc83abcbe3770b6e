//! The evidence of a plan in each present area, as a map and as a table with the same content.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use agencies::Area;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use frame::App;
use frame::public::{Frame, PageContext, Portal, page};
use jiff::civil::Date;
use kit::db::DbError;
use kit::format;
use kit::i18n::Lang;
use kit::web::cache::Topics;
use kit::web::failure::Failure;
use uuid::Uuid;

use super::look::{Choice, Look, LookQuery, PeriodLine};
use super::{Link, find};
use crate::map::{AreaMap, Picture, Scale, Shape};
use crate::{Campaign, t};

/// The map of present areas as it was last drawn: a state of the [`App`].
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownMap(Arc<Mutex<DrawnMap>>);

/// The version of the content and the day for which a map was drawn, and the map.
type DrawnMap = (i64, Date, Arc<AreaMap>);

/// The map of present areas. It is drawn again after an event of the topic of agencies, and on another day.
async fn area_map(here: &PageContext) -> Result<Arc<AreaMap>, DbError> {
    let app: &App = &here.app;
    let version = app.version().look(app.db()).await?;
    let known = &app.state::<KnownMap>().0;
    let (drawn, day, map) = known.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let today = here.today();
    if drawn > 0 && day == today && app.version().is_fresh(drawn, &Topics::areas(&[agencies::TOPIC])) {
        return Ok(map);
    }
    let map = Arc::new(AreaMap::draw(&agencies::borders_by_area(app.db(), today).await?));
    *known.lock().unwrap_or_else(PoisonError::into_inner) = (version, today, map.clone());
    Ok(map)
}

#[derive(Template)]
#[template(path = "public/pages/coverage_areas.html")]
struct Page {
    frame: Frame,
    up: Link,
    about: String,
    looked: String,
    others: Vec<Link>,
    periods: Vec<PeriodLine>,
    here: String,
    themes: Vec<Choice>,
    forms: Vec<Choice>,
    spans: Vec<Choice>,
    map: Arc<AreaMap>,
    /// The areas of the whole picture, in the order of the map; those of the middle follow.
    whole: Vec<Place>,
    middle: Vec<Place>,
    legend: Vec<LegendStep>,
    /// All areas, those with the most evidence first.
    rows: Vec<Row>,
    notes: Vec<String>,
    as_of: String,
}

/// An area on the map.
struct Place {
    path: String,
    step: usize,
    /// Its title and link; none if the picture of the middle shows the area again, with the link.
    link: Option<Link>,
}

/// A step of the scale, with the number of its areas.
struct LegendStep {
    step: usize,
    words: String,
    areas: String,
}

/// A row of the table.
struct Row {
    link: Link,
    own: String,
    former: String,
    is_empty: bool,
}

/// The evidence recorded for a present area itself, and for its predecessors.
#[derive(Clone, Copy, Debug, Default)]
struct Recorded {
    own: i64,
    former: i64,
}

impl Recorded {
    fn all(self) -> i64 {
        self.own + self.former
    }
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    Query(asked): Query<LookQuery>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let themes = super::themes_of(db, &plan).await?;
    let look = Look::read(&here, &plan, &themes, &asked).await?;
    let today = agencies::areas(db, here.today()).await?;
    let (recorded, once) = recorded(&here, &plan, &look, &today).await?;
    let scale = Scale::of(recorded.values().map(|one| one.all()));
    let map = area_map(&here).await?;
    let own = at.coverage_areas(&slug);
    let drawn = Drawn {
        lang,
        recorded: &recorded,
        scale: &scale,
        today: &today,
        look: &look,
        page: at.coverage(&slug),
    };
    let frame = here.frame("plans", t!(lang, "coverage-areas"), look.at(&own)).standing_for(&own);
    page(&Page {
        frame: if look.is_whole() { frame } else { frame.unlisted() },
        up: Link { href: at.plan(&slug), name: plan.name(lang).to_owned() },
        about: about(lang, &recorded, &today, once),
        looked: looked(lang, &plan, &look),
        others: vec![
            Link { href: look.at(&at.coverage(&slug)), name: t!(lang, "coverage-title") },
            Link { href: at.calendar(&slug), name: t!(lang, "calendar-title") },
        ],
        periods: look.periods(lang, &own),
        here: own,
        themes: Choice::themes(lang, &themes, look.theme.as_ref()),
        forms: Choice::forms(lang, &crate::forms_of(db, plan.id).await?, look.form),
        spans: Choice::periods(lang, &plan, look.period),
        whole: drawn.places(&map.whole),
        middle: map.middle.as_ref().map_or_else(Vec::new, |middle| drawn.places(middle)),
        map,
        legend: drawn.legend(),
        rows: drawn.rows(),
        notes: vec![t!(lang, "map-note-counting"), t!(lang, "map-note-former")],
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}

/// The evidence for each present area, and the number of pieces, each counted once. A piece for former areas counts once
/// for each of their successors, because nobody knows how it was distributed among them.
async fn recorded(
    here: &PageContext,
    plan: &Campaign,
    look: &Look,
    today: &[Area],
) -> Result<(HashMap<Uuid, Recorded>, i64), DbError> {
    let db = here.app.db();
    let about = look.theme.as_ref().map_or(plan.id, |theme| theme.id);
    let form = look.form.map(|form| form.key);
    let (counts, once) = crate::reached_by_area(db, about, form, look.days()).await?;
    let mut recorded: HashMap<Uuid, Recorded> =
        today.iter().map(|area| (area.id, Recorded::default())).collect();
    for (area, count) in counts {
        if let Some(one) = recorded.get_mut(&area) {
            one.own = count;
        }
    }
    for (area, count) in crate::reached_by_place(db, about, form, look.days()).await? {
        if let Some(one) = recorded.get_mut(&area) {
            one.former = count - one.own;
        }
    }
    Ok((recorded, once))
}

fn about(lang: Lang, recorded: &HashMap<Uuid, Recorded>, today: &[Area], once: i64) -> String {
    let reached = recorded.values().filter(|one| one.all() > 0).count();
    t!(lang, "coverage-areas-about", reached = reached, all = today.len(), once = format::number(lang, once))
}

/// The selection in words: theme, form, first and last day.
fn looked(lang: Lang, plan: &Campaign, look: &Look) -> String {
    let (from, to) = look.period.days((plan.starts, plan.ends));
    let theme =
        look.theme.as_ref().map_or_else(|| t!(lang, "coverage-all-themes"), |one| one.name(lang).to_owned());
    let form = look.form.map_or_else(|| t!(lang, "coverage-all-forms"), |form| form.name(lang).to_owned());
    let days = t!(lang, "coverage-days", from = format::day(lang, from), to = format::day(lang, to));
    [theme, form, days].join(" · ")
}

/// The data of the map, its legend and the table.
struct Drawn<'a> {
    lang: Lang,
    recorded: &'a HashMap<Uuid, Recorded>,
    scale: &'a Scale,
    today: &'a [Area],
    look: &'a Look,
    /// The address of the coverage page.
    page: String,
}

impl Drawn<'_> {
    fn recorded(&self, area: Uuid) -> Recorded {
        self.recorded.get(&area).copied().unwrap_or_default()
    }

    /// The link of an area: its coverage in the same period.
    fn href(&self, area: &Area) -> String {
        self.look.with(&self.page, &[("dia-ban", &area.slug), ("chu-de", ""), ("hinh-thuc", "")])
    }

    fn places(&self, picture: &Picture) -> Vec<Place> {
        let place = |shape: &Shape| {
            let area = self.today.iter().find(|area| area.id == shape.area)?;
            let recorded = self.recorded(area.id);
            let link = (!shape.again)
                .then(|| Link { href: self.href(area), name: self.title(area.name(self.lang), recorded) });
            Some(Place { path: shape.path.clone(), step: self.scale.step(recorded.all()), link })
        };
        picture.shapes.iter().filter_map(place).collect()
    }

    fn title(&self, name: &str, recorded: Recorded) -> String {
        let (lang, number) = (self.lang, |count| format::number(self.lang, count));
        match recorded {
            Recorded { own: 0, former: 0 } => t!(lang, "map-area-empty", name = name),
            Recorded { own, former: 0 } => t!(lang, "map-area", name = name, own = number(own)),
            Recorded { own, former } => {
                t!(lang, "map-area-former", name = name, own = number(own), former = number(former))
            }
        }
    }

    fn legend(&self) -> Vec<LegendStep> {
        let lang = self.lang;
        let on = |step: usize| {
            let on = self.today.iter().filter(|area| self.scale.step(self.recorded(area.id).all()) == step);
            t!(lang, "map-legend-areas", count = on.count())
        };
        let number = |count| format::number(lang, count);
        let words = |(low, high): (i64, i64)| match low == high {
            true => number(low),
            false => format!("{}–{}", number(low), number(high)),
        };
        let steps = self.scale.steps().into_iter().enumerate();
        let above = steps.map(|(index, step)| LegendStep {
            step: index + 1,
            words: words(step),
            areas: on(index + 1),
        });
        let none = LegendStep { step: 0, words: t!(lang, "coverage-empty"), areas: on(0) };
        [none].into_iter().chain(above).collect()
    }

    fn rows(&self) -> Vec<Row> {
        let mut areas: Vec<(&Area, Recorded)> =
            self.today.iter().map(|area| (area, self.recorded(area.id))).collect();
        // The areas are sorted by name; the stable sort keeps this order for equal counts.
        areas.sort_by_key(|(_, recorded)| std::cmp::Reverse(recorded.all()));
        let row = |(area, recorded): (&Area, Recorded)| Row {
            link: Link { href: self.href(area), name: area.name(self.lang).to_owned() },
            own: format::number(self.lang, recorded.own),
            former: format::number(self.lang, recorded.former),
            is_empty: recorded.all() == 0,
        };
        areas.into_iter().map(row).collect()
    }
}
