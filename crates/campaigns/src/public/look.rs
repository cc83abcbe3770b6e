//! The selection on a page of a plan: period, area, theme and form. It is part of the address, so a view can be sent to
//! other people.

use addresses::Addresses;
use agencies::Area;
use frame::public::PageContext;
use jiff::civil::Date;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;
use uuid::Uuid;

use super::Link;
use crate::forms::{FORMS, Form, form};
use crate::period::Period;
use crate::{Campaign, Theme, t};

/// The selection, as the address gives it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LookQuery {
    ky: String,
    #[serde(rename = "dia-ban")]
    area: String,
    #[serde(rename = "chu-de")]
    theme: String,
    #[serde(rename = "hinh-thuc")]
    form: String,
    #[serde(rename = "mo")]
    open: String,
}

/// The selection on a page of a plan.
#[derive(Clone, Debug)]
pub(super) struct Look {
    plan: Campaign,
    pub(super) period: Period,
    /// A present area; none for the whole city.
    pub(super) area: Option<Area>,
    /// This area and its predecessors; empty for the whole city.
    pub(super) areas: Vec<Uuid>,
    pub(super) theme: Option<Theme>,
    pub(super) form: Option<&'static Form>,
    /// The slug of the theme whose parts are shown; empty for none.
    pub(super) open: String,
}

impl Look {
    /// Reads the selection of an address. An unknown name is "not found"; an unknown opened theme is ignored.
    pub(super) async fn read(
        here: &PageContext,
        plan: &Campaign,
        themes: &[Theme],
        asked: &LookQuery,
    ) -> Result<Self, Failure> {
        let db = here.app.db();
        let period = Period::parse(&asked.ky).ok_or(Failure::NotFound)?;
        let mut areas = Vec::new();
        let area = match asked.area.as_str() {
            "" => None,
            slug => {
                let area = agencies::area_by_slug(db, slug).await?;
                let area = area.filter(|area| area.exists_on(here.today())).ok_or(Failure::NotFound)?;
                areas = agencies::forebears(db, area.id).await?;
                areas.push(area.id);
                Some(area)
            }
        };
        let theme = match asked.theme.as_str() {
            "" => None,
            slug => Some(themes.iter().find(|theme| theme.slug == slug).ok_or(Failure::NotFound)?.clone()),
        };
        let form = match asked.form.as_str() {
            "" => None,
            key => Some(form(key).ok_or(Failure::NotFound)?),
        };
        let open = themes.iter().find(|theme| theme.slug == asked.open);
        let open = open.map_or_else(String::new, |theme| theme.slug.clone());
        Ok(Self { plan: plan.clone(), period, area, areas, theme, form, open })
    }

    /// The days of the selection, as whole months, because coverage is counted by month.
    pub(super) fn days(&self) -> (Date, Date) {
        let (from, to) = self.period.days((self.plan.starts, self.plan.ends));
        (from.first_of_month(), to.last_of_month())
    }

    /// The address of another page of the plan with the same selection.
    pub(super) fn at(&self, page: &str) -> String {
        self.with(page, &[])
    }

    /// The address of a page with the same selection, except for some values.
    pub(super) fn with(&self, page: &str, other: &[(&str, &str)]) -> String {
        let ky = self.period.mark();
        let own = [
            ("ky", ky.as_str()),
            ("dia-ban", self.area.as_ref().map_or("", |area| area.slug.as_str())),
            ("chu-de", self.theme.as_ref().map_or("", |theme| theme.slug.as_str())),
            ("hinh-thuc", self.form.map_or("", |form| form.key)),
            ("mo", self.open.as_str()),
        ];
        let pairs = own.map(|(name, value)| {
            let changed = other.iter().find(|(changed, _)| *changed == name);
            (name, changed.map_or(value, |(_, value)| *value))
        });
        Addresses::asked(page, &pairs)
    }

    /// Whether nothing is selected, so that the page shows the whole plan.
    pub(super) fn is_whole(&self) -> bool {
        self.at("").is_empty()
    }

    /// The links to wider and narrower periods: the whole plan and its years, the quarters of a year, the months of a
    /// quarter.
    pub(super) fn periods(&self, lang: Lang, page: &str) -> Vec<PeriodLine> {
        let all = Period::of_plan((self.plan.starts, self.plan.ends));
        let (year, quarter) = match self.period {
            Period::All => (None, None),
            Period::Year(year) => (Some(year), None),
            Period::Quarter(year, quarter) => (Some(year), Some(quarter)),
            Period::Month(year, month) => (Some(year), Some((month - 1) / 3 + 1)),
        };
        let link = |period: &Period| PeriodLink {
            link: Link { href: self.with(page, &[("ky", &period.mark())]), name: period.name(lang) },
            here: *period == self.period,
        };
        let of = |keep: &dyn Fn(&Period) -> bool| -> PeriodLine {
            all.iter().filter(|period| keep(period)).map(link).collect()
        };
        let mut years = vec![link(&Period::All)];
        years.extend(of(&|period| matches!(period, Period::Year(_))));
        let quarters = of(&|period| matches!(period, Period::Quarter(of, _) if Some(*of) == year));
        let months = of(
            &|period| matches!(period, Period::Month(of, month) if Some(*of) == year && Some((month - 1) / 3 + 1) == quarter),
        );
        [years, quarters, months].into_iter().filter(|line| !line.is_empty()).collect()
    }
}

/// Links to periods of one length.
pub(super) type PeriodLine = Vec<PeriodLink>;

/// A link to a period.
pub(super) struct PeriodLink {
    pub(super) link: Link,
    pub(super) here: bool,
}

/// An option of a select field.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) name: String,
    pub(super) chosen: bool,
}

impl Choice {
    fn new(value: impl Into<String>, name: impl Into<String>, chosen: bool) -> Self {
        Self { value: value.into(), name: name.into(), chosen }
    }

    /// The options: the whole city, and all present areas.
    pub(super) fn areas(lang: Lang, today: &[Area], chosen: Option<&Area>) -> Vec<Self> {
        let all = Self::new("", t!(lang, "coverage-city"), chosen.is_none());
        let is_chosen = |area: &Area| chosen.is_some_and(|chosen| chosen.id == area.id);
        let area = |area: &Area| Self::new(&area.slug, area.name(lang), is_chosen(area));
        [all].into_iter().chain(today.iter().map(area)).collect()
    }

    /// The options: all themes, the plan's top themes, and their direct parts, indented below them.
    pub(super) fn themes(lang: Lang, themes: &[Theme], chosen: Option<&Theme>) -> Vec<Self> {
        let mut choices = vec![Self::new("", t!(lang, "coverage-all-themes"), chosen.is_none())];
        for top in themes.iter().filter(|theme| theme.parent.is_none()) {
            let below = themes.iter().filter(|theme| theme.parent == Some(top.id));
            for theme in [top].into_iter().chain(below) {
                let name = theme.name(lang);
                let name = if theme.parent.is_some() { format!("– {name}") } else { name.to_owned() };
                choices.push(Self::new(
                    &theme.slug,
                    name,
                    chosen.is_some_and(|chosen| chosen.id == theme.id),
                ));
            }
        }
        choices
    }

    /// The options: all forms, some forms, and the chosen one.
    pub(super) fn forms(lang: Lang, keys: &[String], chosen: Option<&Form>) -> Vec<Self> {
        let all = Self::new("", t!(lang, "coverage-all-forms"), chosen.is_none());
        let is_chosen = |form: &Form| chosen.is_some_and(|chosen| chosen.key == form.key);
        let shown = FORMS.iter().filter(|form| keys.iter().any(|key| key == form.key) || is_chosen(form));
        let form = |form: &Form| Self::new(form.key, form.name(lang), is_chosen(form));
        [all].into_iter().chain(shown.map(form)).collect()
    }

    /// The options: the whole plan, its periods, and the chosen one.
    pub(super) fn periods(lang: Lang, plan: &Campaign, chosen: Period) -> Vec<Self> {
        let mut periods = vec![Period::All];
        periods.extend(Period::of_plan((plan.starts, plan.ends)));
        if !periods.contains(&chosen) {
            periods.push(chosen);
        }
        let period = |period: Period| Self::new(period.mark(), period.name(lang), period == chosen);
        periods.into_iter().map(period).collect()
    }
}
