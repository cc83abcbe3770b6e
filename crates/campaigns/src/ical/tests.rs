use jiff::civil::date;
use kit::i18n::Lang;

use super::{IcalCalendar, IcalEvent};

fn calendar(summary: &str) -> String {
    let event = IcalEvent {
        uid: "viec-1-2024-04-27@ben-may.example".into(),
        day: date(2024, 12, 31),
        summary: summary.into(),
        description: String::new(),
        url: "https://ben-may.example/ke-hoach/x/hoat-dong/1".into(),
        sequence: 3,
        changed: "2024-04-01T01:02:03Z".parse().expect("a moment"),
    };
    IcalCalendar { name: "Sở Khoa học".into(), lang: Lang::Vi, events: vec![event] }.text()
}

#[test]
fn an_event_takes_its_whole_day() {
    let text = calendar("Nói chuyện chuyên đề");
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "UID:viec-1-2024-04-27@ben-may.example",
        "DTSTAMP:20240401T010203Z",
        "LAST-MODIFIED:20240401T010203Z",
        "SEQUENCE:3",
        "DTSTART;VALUE=DATE:20241231",
        "DTEND;VALUE=DATE:20250101",
        "SUMMARY;LANGUAGE=vi:Nói chuyện chuyên đề",
        "END:VCALENDAR",
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line} in {text}");
    }
}

#[test]
fn no_words_of_people_become_lines_of_the_format() {
    let text = calendar("Một\r\nEND:VCALENDAR; hai, ba \\ bốn\u{0}\u{7f}");
    assert_eq!(text.matches("\r\nEND:VCALENDAR").count(), 1);
    assert!(text.contains("Một\\nEND:VCALENDAR\\; hai\\, ba \\\\ bốn\r\n"), "{text}");
}

#[test]
fn a_long_line_is_folded_between_letters() {
    let long = "Tuyên truyền nghị quyết về cơ chế đặc thù ".repeat(12);
    let text = calendar(&long);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(text.replace("\r\n ", "").contains(long.trim_end()));
}
