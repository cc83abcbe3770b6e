//! Dates of data are read whole or refused with the reason.

use super::zone;
use crate::stamp::{DateError, stamp};

#[track_caller]
fn is(text: &str, at: &str) {
    assert_eq!(stamp(text, &zone()).map(|at| at.to_string()), Ok(at.to_owned()), "{text}");
}

#[test]
fn an_offset_is_never_passed_over() {
    for text in [
        "Thu, 01 Oct 2026 08:00:00 GMT+7",
        "Thu, 01 Oct 2026 08:00:00 GMT+07:00",
        "Thu, 01 Oct 2026 08:00:00 GMT +7",
        "Thu, 01 Oct 2026 08:00:00 (GMT+7)",
        "Thu, 01 Oct 2026 08:00:00 +0700",
        "Thu, 01 Oct 2026 08:00:00 +07",
        "Thu, 01 Oct 2026 08:00:00 +7",
        "Thu, 01 Oct 2026 08:00:00 UTC+7",
        "Thu, 01 Oct 2026 08:00:00 ICT",
        "Thu, 01 Oct 2026 08:00:00 +0700 (ICT)",
        "Thu Oct 01 2026 08:00:00 GMT+0700 (Indochina Time)",
        "Thu Oct  1 08:00:00 ICT 2026",
        "01 Oct 26 08:00 +0700",
        "01-Oct-2026 08:00:00 +0700",
        "Oct 1, 2026 8:00 AM ICT",
        "2026-10-01T08:00:00+07:00",
        "2026-10-01T08:00:00.123+0700",
        "2026-10-01 08:00:00 +07:00",
        "2026-10-01 08:00:00+07",
        "2026-10-01T08:00+07:00",
        "2026-10-01T08:00:00 Asia/Ho_Chi_Minh",
        "20261001T010000Z",
        "2026-10-01T01:00:00Z",
        "2026-10-01 01:00:00 UTC",
        "2026-10-01 03:00:00 +02:00",
        "Wed, 30 Sep 2026 20:00:00 EST",
        "Wed, 30 Sep 2026 20:00:00 -0500",
        "T5, 01 Th10 2026 08:00:00 +0700",
        "Thứ năm, ngày 01 tháng 10 năm 2026 08:00 (GMT+7)",
        "01/10/2026 08:00 GMT+7",
    ] {
        let at = stamp(text, &zone()).map(|at| at.to_string());
        let (plain, fraction) = ("2026-10-01T01:00:00Z", "2026-10-01T01:00:00.123Z");
        assert!(at == Ok(plain.to_owned()) || at == Ok(fraction.to_owned()), "{text}: {at:?}");
    }
}

#[test]
fn without_an_offset_it_is_the_citys_clock() {
    for text in [
        "2026-10-01 08:00:00",
        "2026-10-01T08:00",
        "01/10/2026 08:00",
        "1/10/2026 8:00",
        "1-10-2026 8h00",
        "01.10.2026, 08:00",
        "08:00 01/10/2026",
        "08:00, ngày 01/10/2026",
        "8 giờ 00 phút ngày 1/10/2026",
        "Thứ năm, ngày 01 tháng 10 năm 2026 08:00",
        "Thứ Năm, 01 Tháng Mười 2026 08:00:00",
        "Thứ 5, 01/10/2026 - 08:00",
        "T5, 01 Th10 2026 08:00:00",
        "01 thg 10, 2026 08:00",
        "01/10/2026 8:00:00 SA",
        "01/10/2026 8:00 am",
        "October 1, 2026 8:00am",
        "1 October 2026 08:00",
    ] {
        is(text, "2026-10-01T01:00:00Z");
    }
    is("01/10/2026 08:00 CH", "2026-10-01T13:00:00Z");
    is("01/10/2026 12:10 SA", "2026-09-30T17:10:00Z");
    is("5 tháng Năm năm 2026", "2026-05-04T17:00:00Z");
    is("2026-10-01", "2026-09-30T17:00:00Z");
    is("2026-10-01+07:00", "2026-09-30T17:00:00Z");
    is("2026-09-30T24:00:00+07:00", "2026-09-30T17:00:00Z");
}

#[test]
fn what_is_no_date_or_two_is_refused_and_named() {
    let wrong = |text: &str| stamp(text, &zone()).expect_err(text);
    for text in [
        "",
        "hôm qua",
        "08:00",
        "2026",
        "tháng 10 năm 2026",
        "Thu, Oct 2026",
        "1 2 3",
        "01/10/2026 08:00 nhé",
    ] {
        assert_eq!(wrong(text), DateError::Form(text.to_owned()));
    }
    for text in [
        "30/02/2026 08:00",
        "2026-13-01",
        "12/31/2026",
        "01/10/2026 25:00",
        "31 Sep 2026 08:00 +0700",
        "01/10/0026",
    ] {
        assert_eq!(wrong(text), DateError::Impossible(text.to_owned()));
    }
    for text in ["01/10/26 08:00", "10-01-26"] {
        assert_eq!(wrong(text), DateError::Ambiguous(text.to_owned()));
    }
    for text in [
        "Thu, 01 Oct 2026 08:00:00 XYZ",
        "Mon, 26 January 2004 16:31:00 AT",
        "2013-01-27-01",
        "2026-10-01 08:00:00 +2500",
        "2026-10-01 08:00 GMT+99",
        "2026-10-01 08:00 Etc/GMT-7",
        "2026-10-01 08:00 +0700 EST",
        "2026-10-01 08:00 (giờ lạ)",
    ] {
        let said = wrong(text);
        assert!(matches!(&said, DateError::Zone(_) | DateError::Form(_)), "{text}: {said:?}");
    }
    assert_eq!(wrong("30/02/2026 08:00").to_string(), "there is no date `30/02/2026 08:00`");
}
