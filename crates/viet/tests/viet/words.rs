//! Numbers, dates and times in words and digits.

use jiff::civil::{date, time};
use viet::words::{
    Reading, date as date_text, date_official, date_spoken, decimal, group_digits, number, time as time_text,
    weekday,
};

#[test]
fn numbers_are_read_as_at_school() {
    for (value, words) in [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1004, "một nghìn không trăm linh bốn"),
        (1975, "một nghìn chín trăm bảy mươi lăm"),
        (2024, "hai nghìn không trăm hai mươi tư"),
        (10_000, "mười nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (30_000_000_000, "ba mươi tỷ"),
        (-21, "âm hai mươi mốt"),
    ] {
        assert_eq!(number(value, Reading::North), words, "{value}");
    }
    assert_eq!(number(1124, Reading::South), "một ngàn một trăm hai mươi bốn");
    assert_eq!(number(2005, Reading::South), "hai ngàn không trăm lẻ năm");
    assert_eq!(
        number(i64::MIN, Reading::North),
        "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ \
         tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám"
    );
}

#[test]
fn dates_have_three_forms() {
    let day = date(2025, 1, 9);
    assert_eq!(date_text(day), "ngày 9 tháng 1 năm 2025");
    assert_eq!(date_official(day), "ngày 09 tháng 01 năm 2025");
    assert_eq!(date_official(date(2025, 12, 31)), "ngày 31 tháng 12 năm 2025");
    assert_eq!(date_official(date(2024, 3, 10)), "ngày 10 tháng 3 năm 2024");
    let spoken = "ngày mùng chín tháng một năm hai nghìn không trăm hai mươi lăm";
    assert_eq!(date_spoken(day, Reading::North), spoken);
    assert_eq!(
        date_spoken(date(2024, 4, 26), Reading::South),
        "ngày hai mươi sáu tháng tư năm hai ngàn không trăm hai mươi bốn"
    );
}

#[test]
fn weekdays_and_times() {
    assert_eq!(weekday(date(2024, 4, 22)), "Thứ Hai");
    assert_eq!(weekday(date(2024, 4, 27)), "Thứ Bảy");
    assert_eq!(time_text(time(0, 5, 59, 0)), "0 giờ 5 phút");
}

#[test]
fn digits_are_grouped_with_dots() {
    assert_eq!(group_digits(999), "999");
    assert_eq!(group_digits(i64::MIN), "-9.223.372.036.854.775.808");
    assert_eq!(decimal(-123_456, 3), "-123,456");
    assert_eq!(decimal(5, 0), "5");
    assert_eq!(decimal(7, 25), format!("0,{:025}", 7));
}
