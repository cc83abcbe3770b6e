//! Days, moments, numbers and sizes, as each language writes them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::i18n::Lang;

/// A day in figures: 26/04/2024, in English 26 April 2024.
pub fn day(lang: Lang, day: Date) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
        Lang::En => format!("{} {} {}", day.day(), month_en(day), day.year()),
    }
}

/// A day with its weekday: "Thứ Sáu, 26/04/2024", in English "Friday, 26 April 2024".
pub fn day_long(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Vi => format!("{}, {}", viet::words::weekday(date), day(lang, date)),
        Lang::En => format!("{:?}, {}", date.weekday(), day(lang, date)),
    }
}

/// A month: "Tháng 4/2024", in English "April 2024".
pub fn month(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Vi => format!("Tháng {}/{}", date.month(), date.year()),
        Lang::En => format!("{} {}", month_en(date), date.year()),
    }
}

/// The time of day on the city's clock: 07:50.
pub fn time(zone: &TimeZone, at: Timestamp) -> String {
    let local = at.to_zoned(zone.clone());
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// A moment: "07:50, 26/04/2024".
pub fn moment(lang: Lang, zone: &TimeZone, at: Timestamp) -> String {
    format!("{}, {}", time(zone, at), day(lang, at.to_zoned(zone.clone()).date()))
}

/// A moment that something is bound to, with its seconds when it has any: "07:50:15, 26/04/2024".
pub fn exact_moment(lang: Lang, zone: &TimeZone, at: Timestamp) -> String {
    let local = at.to_zoned(zone.clone());
    match local.second() {
        0 => moment(lang, zone, at),
        second => format!("{}:{second:02}, {}", time(zone, at), day(lang, local.date())),
    }
}

/// A moment for machines (HTML `datetime`, RFC 3339 with the city's offset).
pub fn machine(zone: &TimeZone, at: Timestamp) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A whole number with the language's separators: 1.234.567 or 1,234,567.
pub fn number(lang: Lang, number: i64) -> String {
    let vi = viet::words::group_digits(number);
    match lang {
        Lang::Vi => vi,
        Lang::En => vi.replace('.', ","),
    }
}

/// A file's size in kB or MB (powers of ten), with one decimal above a megabyte.
pub fn file_size(lang: Lang, bytes: i64) -> String {
    let kilobytes = (bytes + 999) / 1_000;
    if kilobytes < 1_000 {
        return format!("{kilobytes} kB");
    }
    let tenths = (bytes + 50_000) / 100_000;
    let point = if lang == Lang::Vi { ',' } else { '.' };
    format!("{}{point}{} MB", number(lang, tenths / 10), tenths % 10)
}

fn month_en(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[usize::try_from(date.month() - 1).expect("a month is 1 to 12")]
}

#[cfg(test)]
mod tests;
