//! A report as tables, and as an administrative document.

mod heads;
mod tables;

pub(crate) use heads::{head, head_of, sign};
pub(crate) use tables::tables;

use agencies::Agency;
use campaigns::{ActivityState, Campaign};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::format;
use kit::i18n::Lang;
use typeset::{Block, Paper};

use crate::figures::Figures;
use crate::model::{Narrative, Query, Report};
use crate::t;

/// A report as it is shown: a frozen version, or its draft with the figures of now.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) report: Report,
    pub(crate) plan: Campaign,
    pub(crate) query: Query,
    pub(crate) figures: Figures,
    pub(crate) narrative: Narrative,
    /// Number and moment of the version; none of a draft.
    pub(crate) frozen: Option<(i64, Timestamp)>,
    /// Why this version was made; may be empty.
    pub(crate) note: String,
    /// The agency that reports; the issuer of the plan for the city.
    pub(crate) agency: Option<Agency>,
    /// The agency above it.
    pub(crate) above: Option<Agency>,
    /// The agency that issued the plan.
    pub(crate) issuer: Option<Agency>,
    /// The city's name, for the place of the date; may be empty.
    pub(crate) place: String,
}

impl Shown {
    /// Of which days, of which moment, and from where its numbers are.
    pub(crate) fn source(&self, lang: Lang, zone: &TimeZone) -> String {
        let (from, to) = (format::day(lang, self.query.from), format::day(lang, self.query.to));
        let at = format::moment(lang, zone, self.figures.at);
        t!(lang, "report-source", from = from, to = to, at = at)
    }

    /// What it is about.
    pub(crate) fn subject(&self, lang: Lang) -> String {
        let (number, period) = (self.plan.number.as_str(), period_in_sentence(lang, self));
        t!(lang, "paper-subject", number = number, period = period)
    }

    /// How many activities are in each state, in a sentence.
    pub(crate) fn states(&self, lang: Lang) -> String {
        use ActivityState::{Cancelled, Done, Late, Open, Planned};
        let [done, open, late, planned, cancelled] =
            [Done, Open, Late, Planned, Cancelled].map(|state| count(lang, self.figures.count(state)));
        let all = count(lang, self.figures.activities.len());
        let day = format::day(lang, self.query.to.min(self.figures.day));
        t!(
            lang,
            "report-states",
            all = all,
            day = day,
            done = done,
            open = open,
            late = late,
            planned = planned,
            cancelled = cancelled
        )
    }

    /// How many cells of theme and form are reached, planned and empty, in a sentence.
    pub(crate) fn cells(&self, lang: Lang) -> String {
        let sums = self.figures.coverage;
        let [reached, planned, empty] =
            [sums.reached, sums.planned, sums.empty].map(|sum| format::number(lang, sum));
        if self.report.is_city() {
            t!(lang, "report-cells", reached = reached, planned = planned, empty = empty)
        } else {
            t!(lang, "report-cells-agency", reached = reached, planned = planned)
        }
    }

    /// How many agencies have reported, in a sentence.
    pub(crate) fn reported(&self, lang: Lang) -> String {
        let done = self.figures.units.iter().filter(|unit| unit.submitted_at.is_some()).count();
        let (done, all) = (count(lang, done), count(lang, self.figures.units.len()));
        t!(lang, "report-units", done = done, all = all)
    }
}

pub(crate) fn count(lang: Lang, count: usize) -> String {
    format::number(lang, i64::try_from(count).unwrap_or(i64::MAX))
}

/// A period within a sentence begins with a small letter, but for an English one.
fn period_in_sentence(lang: Lang, shown: &Shown) -> String {
    let title = shown.report.period.title(lang);
    let mut letters = title.chars();
    match (lang, letters.next()) {
        (Lang::Vi, Some(first)) => first.to_lowercase().chain(letters).collect(),
        _ => title,
    }
}

/// The words above each part that people write.
pub(crate) fn part_title(lang: Lang, part: &str) -> String {
    match part {
        "done" => t!(lang, "report-done"),
        "difficulties" => t!(lang, "report-difficulties"),
        "proposals" => t!(lang, "report-proposals"),
        _ => t!(lang, "report-next"),
    }
}

/// A report as an administrative document.
pub(crate) fn paper(shown: &Shown, lang: Lang, zone: &TimeZone) -> Paper {
    let mut body = vec![Block::Paragraph(opening(shown, lang))];
    let [done, others @ ..] = shown.narrative.parts();
    body.push(Block::Heading(1, format!("I. {}", part_title(lang, done.0).to_uppercase())));
    paragraphs(&mut body, done.1);
    body.push(Block::Paragraph(shown.states(lang)));
    body.push(Block::Paragraph(shown.cells(lang)));
    for (key, table) in tables(shown, lang, zone) {
        if key != UNITS && !table.rows.is_empty() {
            body.push(Block::Table(table));
        }
    }
    body.push(Block::Note(shown.source(lang, zone)));
    for (numeral, (part, words)) in ["II", "III", "IV"].into_iter().zip(others) {
        body.push(Block::Heading(1, format!("{numeral}. {}", part_title(lang, part).to_uppercase())));
        if words.is_empty() {
            body.push(Block::Paragraph(t!(lang, "report-nothing")));
        }
        paragraphs(&mut body, words);
    }
    if shown.report.is_city() {
        consolidate(&mut body, shown, lang, zone);
    }
    if let Some((version, at)) = shown.frozen {
        let at = format::moment(lang, zone, at);
        body.push(Block::Note(t!(lang, "report-frozen-at", version = version.to_string(), at = at)));
    } else {
        body.push(Block::Note(t!(lang, "report-draft-note")));
    }
    Paper {
        lang,
        title: format!("{} {}", t!(lang, "paper-kind"), shown.subject(lang)),
        head: head(shown, lang, zone),
        kind: t!(lang, "paper-kind"),
        subject: shown.subject(lang),
        body,
        sign: sign(shown.agency.as_ref(), lang),
        receivers_label: t!(lang, "paper-receivers"),
        receivers: receivers(shown, lang),
    }
}

/// The table of who has reported.
pub(crate) const UNITS: &str = "don-vi";

fn opening(shown: &Shown, lang: Lang) -> String {
    let whose = shown.agency.as_ref().map_or("", |agency| agency.name(lang)).to_owned();
    let (from, to) = (format::day(lang, shown.query.from), format::day(lang, shown.query.to));
    let (number, name) = (shown.plan.number.as_str(), shown.plan.name(lang));
    let period = period_in_sentence(lang, shown);
    t!(
        lang,
        "paper-opening",
        number = number,
        plan = name,
        whose = whose,
        period = period,
        from = from,
        to = to
    )
}

/// Each line of what was typed is a paragraph.
fn paragraphs(body: &mut Vec<Block>, words: &str) {
    body.extend(
        words.lines().filter(|line| !line.trim().is_empty()).map(|line| Block::Paragraph(line.to_owned())),
    );
}

/// What the agencies wrote, and who has reported.
fn consolidate(body: &mut Vec<Block>, shown: &Shown, lang: Lang, zone: &TimeZone) {
    body.push(Block::Heading(1, format!("V. {}", t!(lang, "report-units-title").to_uppercase())));
    body.push(Block::Paragraph(shown.reported(lang)));
    if let Some((_, table)) = tables(shown, lang, zone).into_iter().find(|(key, _)| *key == UNITS) {
        body.push(Block::Table(table));
    }
    for unit in shown.figures.units.iter().filter(|unit| !unit.narrative.is_empty()) {
        body.push(Block::Heading(2, unit.name.of(lang).to_owned()));
        for (part, words) in unit.narrative.parts().into_iter().filter(|(_, words)| !words.is_empty()) {
            body.push(Block::Heading(3, part_title(lang, part)));
            paragraphs(body, words);
        }
    }
}

fn receivers(shown: &Shown, lang: Lang) -> Vec<String> {
    let issuer = shown.issuer.as_ref().filter(|_| !shown.report.is_city());
    let issuer = issuer.map(|issuer| format!("- {};", issuer.name(lang)));
    issuer.into_iter().chain([t!(lang, "paper-kept")]).collect()
}

/// The day of a paper: of a version that was frozen; none of a draft.
pub(crate) fn day_of(at: Timestamp, zone: &TimeZone) -> Date {
    at.to_zoned(zone.clone()).date()
}
