//! Dates and times as Vietnamese sites write them.

use crate::moment::find;

/// The findings in a line: the moment, whether it has a time, and the words it was found in.
fn found(line: &str) -> Option<(String, bool, &str)> {
    find(line)
        .map(|found| (found.at.strftime("%Y-%m-%d %H:%M:%S").to_string(), found.timed, &line[found.range]))
}

#[track_caller]
fn timed(line: &str, at: &str) {
    let (moment, timed, _) = found(line).unwrap_or_else(|| panic!("nothing found in `{line}`"));
    assert_eq!((moment.as_str(), timed), (at, true), "{line}");
}

#[track_caller]
fn dated(line: &str, at: &str) {
    let (moment, timed, _) = found(line).unwrap_or_else(|| panic!("nothing found in `{line}`"));
    assert_eq!((moment.as_str(), timed), (format!("{at} 00:00:00").as_str(), false), "{line}");
}

#[test]
fn a_day_with_its_time_is_found() {
    for line in [
        "26 Tháng Tư 2024 7:50:00 SA",
        "Tin tức sự kiện 26 Tháng Tư 2024 7:50:00 SA",
        "26/04/2024 07:50",
        "26/4/2024 7:50",
        "26.04.2024 07:50",
        "Thứ Sáu, 26/04/2024, 07:50 (GMT+7)",
        "Thứ sáu, ngày 26/4/2024 - 07h50",
        "07:50 26-4-2024",
        "07:50, 26/04/2024",
        "07:50 | 26/04/2024",
        "2024-04-26 07:50",
        "2024-04-26T07:50:00+07:00",
        "Ngày 26 tháng 4 năm 2024, 7h50",
        "Cập nhật lúc 07:50 26/04/2024",
        "26/04/2024 lúc 07:50",
        "26/04/2024 7:50 AM",
    ] {
        timed(line, "2024-04-26 07:50:00");
    }
}

#[test]
fn the_half_of_the_day_is_read() {
    timed("26 Tháng Tư 2024 2:05:00 CH", "2024-04-26 14:05:00");
    timed("26 Tháng Tư 2024 12:10:00 SA", "2024-04-26 00:10:00");
    timed("26 Tháng Tư 2024 12:10:00 CH", "2024-04-26 12:10:00");
    timed("26/04/2024 12:10 SA", "2024-04-26 00:10:00");
    timed("26/04/2024 11:59:59 PM", "2024-04-26 23:59:59");
}

#[test]
fn a_time_before_the_word_day_belongs_to_it() {
    timed("07:50 ngày 26/04/2024", "2024-04-26 07:50:00");
    timed("Cập nhật: 7h50 ngày 26 tháng 4 năm 2024", "2024-04-26 07:50:00");
}

#[test]
fn a_day_without_a_time_is_found() {
    for line in [
        "26/04/2024",
        "ngày 26 tháng 4 năm 2024",
        "26-4-2024",
        "(26/04/2024)",
        "26 tháng 04, 2024",
        "2024-04-26",
    ] {
        dated(line, "2024-04-26");
    }
    dated("TP. Bến Mây, ngày 05 tháng 11 năm 2023.", "2023-11-05");
}

#[test]
fn every_month_has_its_words() {
    let months =
        ["Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai"];
    for (index, month) in months.iter().enumerate() {
        timed(&format!("05 Tháng {month} 2023 1:02:03 CH"), &format!("2023-{:02}-05 13:02:03", index + 1));
    }
    dated("5 tháng giêng 2024", "2024-01-05");
    dated("5 tháng chạp 2024", "2024-12-05");
    dated("5 tháng Năm năm 2024", "2024-05-05");
}

#[test]
fn what_only_looks_like_a_day_is_none() {
    for line in [
        "",
        "Nghị quyết số 98/2023/QH15",
        "1/2/3",
        "Kế hoạch 1330/KH-UBND",
        "32/01/2024",
        "30/02/2024",
        "0/0/2024",
        "26/04/24",
        "26/04/0024",
        "giai đoạn 2024 - 2025",
        "tháng 4 năm 2024",
        "26 tháng 13 2024",
        "26 tháng",
        "07:50",
        "028.3829.6052",
        "192.168.2024",
        "…",
        "ữ/ữ/ữ",
    ] {
        assert_eq!(found(line), None, "{line}");
    }
}

#[test]
fn the_words_around_a_moment_are_left_to_others() {
    let words = |line| found(line).map(|(.., words)| words.to_owned());
    assert_eq!(words("Tin tức 26/04/2024 07:50 | Lượt xem").as_deref(), Some("26/04/2024 07:50"));
    let line = "Hoạt động – 26 Tháng Tư 2024 7:50:00 SA (ữ)";
    assert_eq!(words(line).as_deref(), Some("26 Tháng Tư 2024 7:50:00 SA"));
    assert_eq!(words("Họp ngày 26/04/2024 và 27/04/2024").as_deref(), Some("26/04/2024"));
}
