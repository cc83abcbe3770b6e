//! The two heads of an administrative document and its signature (Decree 30/2020/ND-CP, appendix I).

use agencies::{Agency, AgencyKind};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::i18n::Lang;
use typeset::{Head, Sign};

use super::{Shown, day_of};
use crate::t;

/// The heads of a report.
pub(crate) fn head(shown: &Shown, lang: Lang, zone: &TimeZone) -> Head {
    let number = match shown.agency.as_ref().map(|agency| agency.kind) {
        Some(AgencyKind::PeopleCommittee) => t!(lang, "paper-number-committee"),
        _ => t!(lang, "paper-number"),
    };
    let day = shown.frozen.map(|(_, at)| day_of(at, zone));
    head_of((shown.above.as_ref(), shown.agency.as_ref()), number, day, &shown.place, lang)
}

/// The heads of a document of an agency.
pub(crate) fn head_of(
    (above, issuer): (Option<&Agency>, Option<&Agency>),
    number: String,
    day: Option<Date>,
    place: &str,
    lang: Lang,
) -> Head {
    let name =
        |agency: Option<&Agency>| agency.map_or_else(String::new, |agency| agency.name(lang).to_owned());
    // The head of a people's committee names no agency above it; the heads of other agencies do.
    let alone = issuer.is_none_or(|issuer| issuer.kind == AgencyKind::PeopleCommittee);
    let day = match (lang, day) {
        (Lang::Vi, Some(day)) => viet::words::date_official(day),
        (Lang::En, Some(day)) => kit::format::day(lang, day),
        (_, None) => t!(lang, "paper-no-day"),
    };
    let place_and_day = if place.is_empty() { day } else { format!("{place}, {day}") };
    Head {
        above: if alone { String::new() } else { name(above) },
        issuer: name(issuer),
        number,
        nation: t!(lang, "paper-nation"),
        motto: t!(lang, "paper-motto"),
        place_and_day,
    }
}

/// The signature for an agency, without a name.
pub(crate) fn sign(agency: Option<&Agency>, lang: Lang) -> Sign {
    let capacity = match agency.map(|agency| agency.kind) {
        Some(AgencyKind::PeopleCommittee) => vec![t!(lang, "paper-for-committee"), t!(lang, "paper-chair")],
        Some(AgencyKind::PeopleCouncil) => vec![t!(lang, "paper-for-council"), t!(lang, "paper-chair")],
        Some(AgencyKind::Department) => vec![t!(lang, "paper-director")],
        _ => vec![t!(lang, "paper-head-of-agency")],
    };
    Sign { capacity, name: String::new() }
}
