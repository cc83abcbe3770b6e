//! Calendars for the programs that people keep theirs in: iCalendar (RFC 5545), days only. Written here, because what writes it
//! elsewhere brings a second library of dates with it; what is written is read by another's parser in a test of the browser journeys.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kit::i18n::Lang;

/// Bytes of a line without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// A calendar.
#[derive(Clone, Debug)]
pub struct IcalCalendar {
    /// What it is called.
    pub name: String,
    /// The language of its words.
    pub lang: Lang,
    /// Its events.
    pub events: Vec<IcalEvent>,
}

/// Something that is on a day.
#[derive(Clone, Debug)]
pub struct IcalEvent {
    /// What programs know it by; stays when it changes.
    pub uid: String,
    /// Its day.
    pub day: Date,
    /// What it is.
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
        // The first day that is no longer of it.
        lines.add("DTEND;VALUE=DATE", &day(self.day.saturating_add(1.day())));
        lines.text("SUMMARY", &self.summary, lang);
        if !self.description.is_empty() {
            lines.text("DESCRIPTION", &self.description, lang);
        }
        lines.add("URL", &self.url);
        // A day to keep in mind takes nobody's time.
        lines.add("TRANSP", "TRANSPARENT");
        lines.add("END", "VEVENT");
    }
}

/// Lines that are folded where they are long.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Words of people: what means something to the format is marked.
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
                // The space that a folded line begins with counts.
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
