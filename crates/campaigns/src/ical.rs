//! Calendars as iCalendar text (RFC 5545) for calendar programs, with whole-day events only. The format is written
//! here, because a library for it would bring a second library of dates.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kit::i18n::Lang;

/// The most bytes of a line, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// A calendar.
#[derive(Clone, Debug)]
pub struct IcalCalendar {
    /// Its name.
    pub name: String,
    /// The language of its texts.
    pub lang: Lang,
    /// Its events.
    pub events: Vec<IcalEvent>,
}

/// An event on one day.
#[derive(Clone, Debug)]
pub struct IcalEvent {
    /// The identifier by which calendar programs know it; it stays the same when the event changes.
    pub uid: String,
    /// Its day.
    pub day: Date,
    /// Its title.
    pub summary: String,
    /// More about it; may be empty.
    pub description: String,
    /// Its page.
    pub url: String,
    /// How often it has changed.
    pub sequence: usize,
    /// When it changed last.
    pub changed: Timestamp,
}

impl IcalCalendar {
    /// The calendar as text.
    pub fn text(&self) -> String {
        let mut lines = Lines::default();
        for (name, value) in [
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", "-//Loa//Plans//VI"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
            ("REFRESH-INTERVAL;VALUE=DURATION", "PT6H"),
            ("X-PUBLISHED-TTL", "PT6H"),
        ] {
            lines.add(name, value);
        }
        lines.text("X-WR-CALNAME", &self.name, self.lang);
        for event in &self.events {
            event.write(&mut lines, self.lang);
        }
        lines.add("END", "VCALENDAR");
        lines.0
    }
}

impl IcalEvent {
    fn write(&self, lines: &mut Lines, lang: Lang) {
        let changed = self.changed.strftime("%Y%m%dT%H%M%SZ").to_string();
        let day = |day: Date| day.strftime("%Y%m%d").to_string();
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", &self.uid);
        lines.add("DTSTAMP", &changed);
        lines.add("LAST-MODIFIED", &changed);
        lines.add("SEQUENCE", &self.sequence.to_string());
        lines.add("DTSTART;VALUE=DATE", &day(self.day));
        // The end is the first day after the event.
        lines.add("DTEND;VALUE=DATE", &day(self.day.saturating_add(1.day())));
        lines.text("SUMMARY", &self.summary, lang);
        if !self.description.is_empty() {
            lines.text("DESCRIPTION", &self.description, lang);
        }
        lines.add("URL", &self.url);
        // A due day does not mark the person as busy.
        lines.add("TRANSP", "TRANSPARENT");
        lines.add("END", "VEVENT");
    }
}

/// Lines of text; long lines are folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a text of people; characters with a meaning in the format are escaped.
    fn text(&mut self, name: &str, text: &str, lang: Lang) {
        let mut value = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\\' | ';' | ',' => value.extend(['\\', letter]),
                '\n' => value.push_str("\\n"),
                letter if letter.is_control() => {}
                letter => value.push(letter),
            }
        }
        self.add(&format!("{name};LANGUAGE={}", lang.code()), &value);
    }

    fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut length = 0;
        for letter in line.chars().filter(|letter| !letter.is_control()) {
            if length + letter.len_utf8() > LINE {
                // The space at the start of a folded line counts.
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests;
