//! The areas that a draft concerns, to choose from and in words.

use kit::web::failure::Failure;
use uuid::Uuid;

use crate::t;
use agencies::{self, Area, AreaKind};
use frame::desk::DeskSession;

/// The areas to choose from.
pub(super) struct Areas {
    /// The chosen ones in words.
    pub(super) said: String,
    /// Identifier, name, chosen: those that are chosen first.
    pub(super) choices: Vec<(Uuid, String, bool)>,
}

/// The areas of today, and those among the chosen that have ended.
pub(super) async fn areas(seat: &DeskSession, chosen: &[Uuid]) -> Result<Areas, Failure> {
    let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
    let mine = agencies::areas_with(db, chosen).await?;
    let others = agencies::areas(db, today).await?;
    let others = others.iter().filter(|area| area.kind != AreaKind::City && !chosen.contains(&area.id));
    let choice = |area: &Area| (area.id, area.name_on(lang, today), chosen.contains(&area.id));
    let choices = mine.iter().chain(others).map(choice).collect();
    Ok(Areas { said: in_words(seat, &mine), choices })
}

/// The chosen areas in words.
pub(super) async fn said(seat: &DeskSession, chosen: &[Uuid]) -> Result<String, Failure> {
    Ok(in_words(seat, &agencies::areas_with(seat.app().db(), chosen).await?))
}

fn in_words(seat: &DeskSession, areas: &[Area]) -> String {
    let (lang, today) = (seat.desk.lang, seat.app().today());
    if areas.is_empty() {
        return t!(lang, "area-whole-city");
    }
    areas.iter().map(|area| area.name_on(lang, today)).collect::<Vec<_>>().join(", ")
}
