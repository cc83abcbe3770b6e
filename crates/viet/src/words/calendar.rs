//! Dates and times.

use jiff::civil::{Date, Time, Weekday};

use super::{Reading, number};

/// A date in running text.
///
/// ```
/// use jiff::civil::date;
/// assert_eq!(viet::words::date(date(2024, 4, 26)), "ngày 26 tháng 4 năm 2024");
/// ```
pub fn date(date: Date) -> String {
    format!("ngày {} tháng {} năm {}", date.day(), date.month(), date.year())
}

/// A date in an official paper: days below 10 and the months 1 and 2 take a leading zero (Decree 30/2020/NĐ-CP,
/// annex I).
///
/// ```
/// use jiff::civil::date;
/// use viet::words::date_official;
/// assert_eq!(date_official(date(2024, 2, 5)), "ngày 05 tháng 02 năm 2024");
/// assert_eq!(date_official(date(2024, 4, 5)), "ngày 05 tháng 4 năm 2024");
/// ```
pub fn date_official(date: Date) -> String {
    let zero = if date.month() <= 2 { "0" } else { "" };
    format!("ngày {:02} tháng {zero}{} năm {}", date.day(), date.month(), date.year())
}

/// A date as it is read out. The first ten days are "mùng", the fourth month is "tư".
///
/// ```
/// use jiff::civil::date;
/// use viet::words::{Reading, date_spoken};
/// assert_eq!(
///     date_spoken(date(2023, 4, 5), Reading::South),
///     "ngày mùng năm tháng tư năm hai ngàn không trăm hai mươi ba",
/// );
/// ```
pub fn date_spoken(date: Date, reading: Reading) -> String {
    let first = if date.day() <= 10 { "mùng " } else { "" };
    let month = if date.month() == 4 { "tư".to_owned() } else { number(date.month().into(), reading) };
    let (day, year) = (number(date.day().into(), reading), number(date.year().into(), reading));
    format!("ngày {first}{day} tháng {month} năm {year}")
}

/// The day of the week, with a capital as it stands alone or begins a line; in a sentence it is "thứ Sáu".
///
/// ```
/// use jiff::civil::date;
/// assert_eq!(viet::words::weekday(date(2024, 4, 26)), "Thứ Sáu");
/// assert_eq!(viet::words::weekday(date(2024, 4, 28)), "Chủ nhật");
/// ```
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Thứ Hai",
        Weekday::Tuesday => "Thứ Ba",
        Weekday::Wednesday => "Thứ Tư",
        Weekday::Thursday => "Thứ Năm",
        Weekday::Friday => "Thứ Sáu",
        Weekday::Saturday => "Thứ Bảy",
        Weekday::Sunday => "Chủ nhật",
    }
}

/// A time of day to the minute, on the 24-hour clock; the full hour without minutes.
///
/// ```
/// use jiff::civil::time;
/// assert_eq!(viet::words::time(time(7, 50, 0, 0)), "7 giờ 50 phút");
/// assert_eq!(viet::words::time(time(20, 0, 0, 0)), "20 giờ");
/// ```
pub fn time(time: Time) -> String {
    match time.minute() {
        0 => format!("{} giờ", time.hour()),
        minute => format!("{} giờ {minute} phút", time.hour()),
    }
}
