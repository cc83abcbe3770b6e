//! A report as tables and as an administrative document.

mod heads;
mod tables;

pub(crate) use heads::{head, head_of, sign};
pub(crate) use tables::{KEYS, tables};

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

/// A report for display: a frozen version, or the draft with the current figures.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) report: Report,
    pub(crate) plan: Campaign,
    pub(crate) query: Query,
    pub(crate) figures: Figures,
    pub(crate) narrative: Narrative,
    /// The number and moment of the frozen version; none for a draft.
    pub(crate) frozen: Option<(i64, Timestamp)>,
    /// The reason for this version; may be empty.
    pub(crate) note: String,
    /// The agency that reports; for the city's report, the issuer of the plan.
    pub(crate) agency: Option<Agency>,
    /// The agency above it.
    pub(crate) above: Option<Agency>,
    /// The agency that issued the plan.
    pub(crate) issuer: Option<Agency>,
    /// The city's name, printed before the date; may be empty.
    pub(crate) place: String,
}

impl Shown {
    /// The sentence about the figures: their period, their moment and their source.
    pub(crate) fn source(&self, lang: Lang, zone: &TimeZone) -> String {
        let (from, to) = (format::day(lang, self.query.from), format::day(lang, self.query.to));
        let at = format::moment(lang, zone, self.figures.at);
        t!(lang, "report-source", from = from, to = to, at = at)
    }

    /// The subject of the report.
    pub(crate) fn subject(&self, lang: Lang) -> String {
        let (number, period) = (self.plan.number.as_str(), period_in_sentence(lang, self));
        t!(lang, "paper-subject", number = number, period = period)
    }

    /// The sentence with the number of activities in each state.
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

    /// The sentence with the number of reached, planned and empty cells.
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

    /// The sentence with the number of agencies that have reported.
    pub(crate) fn reported(&self, lang: Lang) -> String {
        let done = self.figures.units.iter().filter(|unit| unit.submitted_at.is_some()).count();
        let (done, all) = (count(lang, done), count(lang, self.figures.units.len()));
        t!(lang, "report-units", done = done, all = all)
    }
}

pub(crate) fn count(lang: Lang, count: usize) -> String {
    format::number(lang, i64::try_from(count).unwrap_or(i64::MAX))
}

/// The title of the period for use within a sentence: in Vietnamese it begins with a small letter.
fn period_in_sentence(lang: Lang, shown: &Shown) -> String {
    let title = shown.report.period.title(lang);
    let mut letters = title.chars();
    match (lang, letters.next()) {
        (Lang::Vi, Some(first)) => first.to_lowercase().chain(letters).collect(),
        _ => title,
    }
}

/// The title of a part of the narrative.
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

/// The name of the table of agencies that are to report.
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

/// Adds each line of a text as a paragraph; empty lines are left out.
fn paragraphs(body: &mut Vec<Block>, words: &str) {
    body.extend(
        words.lines().filter(|line| !line.trim().is_empty()).map(|line| Block::Paragraph(line.to_owned())),
    );
}

/// Adds the table of agencies that are to report, and their narratives.
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

/// The date of a moment in the city's time zone.
pub(crate) fn day_of(at: Timestamp, zone: &TimeZone) -> Date {
    at.to_zoned(zone.clone()).date()
}
