//! The fields of figures: targets or results.

use kit::i18n::Lang;
use kit::web::forms::Form;

use crate::reading::Every;
use crate::{Figures, t};
use frame::forms::{Choice, Flaw, Flaws, Kind, Sheet};

/// The fields of figures.
pub(super) fn fields<'a>(sheet: Sheet<'a>, lang: Lang, now: &Figures) -> Sheet<'a> {
    sheet
        .field(Kind::Line, "things", t!(lang, "figure-things"), &money(now.things))
        .most(20)
        .field(Kind::Line, "audience", t!(lang, "figure-audience"), &money(now.audience))
        .most(20)
        .field(Kind::Line, "copies", t!(lang, "figure-copies"), &money(now.copies))
        .most(20)
        .field(Kind::Line, "airings", t!(lang, "figure-airings"), &money(now.airings))
        .most(20)
}

/// A number as the value of a field; empty if there is none.
pub(super) fn money(number: Option<i64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// Reads the fields of figures; invalid numbers are errors.
pub(super) fn figures(form: &Form, flaws: &mut Flaws) -> Figures {
    Figures {
        things: figure(form, "things", flaws),
        audience: figure(form, "audience", flaws),
        copies: figure(form, "copies", flaws),
        airings: figure(form, "airings", flaws),
    }
}

/// Reads a whole number from 0, with dots, commas or spaces between its groups; none for an empty field.
pub(super) fn figure(form: &Form, name: &'static str, flaws: &mut Flaws) -> Option<i64> {
    let number = crate::importing::whole_number(form.text(name));
    if number == Err(()) {
        flaws.note(name, Flaw::Number);
    }
    number.ok().flatten()
}

/// The choices of recurrence.
pub(super) fn every_choices(lang: Lang) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", t!(lang, "activity-every-none"), "")];
    choices.extend(
        Every::ALL.into_iter().map(|every| Choice::new(every.name(), super::every_name(lang, every), "")),
    );
    choices
}
