//! Pages and exports that are not UTF-8.

use super::{PORTAL, WORDPRESS, page, zone};
use crate::page::read;

#[test]
fn utf_16_with_its_mark_is_read() {
    let little = [0xff, 0xfe].into_iter().chain(PORTAL.encode_utf16().flat_map(u16::to_le_bytes));
    let big = [0xfe, 0xff].into_iter().chain(PORTAL.encode_utf16().flat_map(u16::to_be_bytes));
    for bytes in [little.collect::<Vec<u8>>(), big.collect()] {
        assert_eq!(read(&bytes, &zone()), Ok(page(PORTAL)));
    }
}

#[test]
fn a_declared_windows_1258_is_read_and_composed() {
    // "Tiếng Việt" of the code page: letters and their tones apart.
    let html = "<html><head><meta charset=\"windows-1258\"></head><body><h1>B\u{ea}n nay: ti@ng Vi#t</h1>\
                <p>26/04/2024 07:50</p><p>Ch~ th$ nh^t.</p></body></html>";
    let mut bytes = Vec::new();
    for c in html.chars() {
        match c {
            '\u{ea}' => bytes.extend(b"\xea\xec"),
            '@' => bytes.extend(b"\xea\xec"),
            '#' => bytes.extend(b"\xea\xf2"),
            '~' => bytes.extend(b"\xfd\xde"),
            '$' => bytes.extend(b"\xfd\xec"),
            '^' => bytes.extend(b"\xe2\xec"),
            c => bytes.push(u8::try_from(u32::from(c)).expect("one byte")),
        }
    }
    let page = read(&bytes, &zone()).expect("a page");
    assert_eq!(page.title, "Bến nay: tiếng Việt");
}

#[test]
fn a_declaration_that_is_wrong_about_utf_8_is_not_believed() {
    let wrong = WORDPRESS.replace("charset=\"UTF-8\"", "charset=\"windows-1258\"");
    assert_eq!(page(&wrong), page(WORDPRESS));
}
