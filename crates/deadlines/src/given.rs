//! Days off that ship with the program. The desk offers them to a new city, and the demonstration loads them.

use std::collections::BTreeMap;

use access::Actor;
use frame::demo::{Demo, DemoError, DemoLoad, read};
use jiff::civil::Date;
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::calendar::CalendarDay;

const FILE: &str = "days.toml";

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

#[derive(Deserialize)]
struct Given {
    #[serde(rename = "day")]
    days: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    from: Date,
    to: Option<Date>,
    #[serde(default)]
    worked: bool,
    vi: String,
    en: String,
}

/// The days off and worked days that the Labour Code and the Government's announcements set, for the years in the data
/// file.
///
/// # Errors
/// When the data that ships with the program cannot be read.
pub fn given_days() -> Result<BTreeMap<Date, CalendarDay>, DemoError> {
    let given: Given = read::<Files, _>(FILE)?;
    let mut days = BTreeMap::new();
    for entry in given.days {
        let mut day = entry.from;
        while day <= entry.to.unwrap_or(entry.from) {
            let (name_vi, name_en) = (entry.vi.clone(), entry.en.clone());
            days.insert(day, CalendarDay { worked: entry.worked, name_vi, name_en });
            day = day.tomorrow()?;
        }
    }
    Ok(days)
}

/// This crate's part of the demonstration: the calendar.
pub(crate) const DEMO: Demo = Demo { load: |load| Box::pin(add(load)), ..Demo::NONE };

async fn add(load: &mut DemoLoad<'_>) -> Result<(), DemoError> {
    if load.first {
        let actor = Actor::System("demo");
        crate::take_given_days(&mut load.tx, &actor, 0).await?;
    }
    Ok(())
}
