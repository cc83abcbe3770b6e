//! Files as people have them.

use crate::reading::{FileError, Piece, read_file, read_plan};

const PAGE: &str = "<!doctype html><html><head><title>x</title></head><body><nav><a href=/>Trang chủ</a></nav>\
<p><strong>KẾ HOẠCH</strong></p><p>Phổ biến Luật Thủ đô xanh năm 2025</p>\
<h2>I. MỤC ĐÍCH, YÊU CẦU</h2><p>Giúp người dân hiểu luật.</p>\
<h2>II. HÌNH THỨC</h2><ul><li>Hội nghị, tờ gấp</li><li>Mạng xã hội</li></ul>\
<h2>III. NỘI DUNG</h2><ol><li><p>Quyền của người dân</p></li></ol><p>Quyền được hỏi.</p>\
<h2>IV. TỔ CHỨC THỰC HIỆN</h2><table><tr><th>TT</th><th>Nội dung công việc</th><th>Cơ quan chủ trì</th><th>Thời hạn</th></tr>\
<tr><td>1</td><td>Tổ chức hội nghị</td><td>Sở Tư pháp</td><td>Quý I/2025</td></tr>\
<tr><td>2</td><td>Phát tờ gấp</td><td>Sở Nội vụ</td><td>Thường xuyên</td></tr></table></body></html>";

#[test]
fn a_saved_web_page_is_read_with_its_lists_and_tables() {
    let plan = read_plan(&read_file(PAGE.as_bytes()).expect("read"));
    assert_eq!(plan.title.map(|one| one.value).as_deref(), Some("Phổ biến Luật Thủ đô xanh năm 2025"));
    assert_eq!(plan.purposes.len(), 1);
    let forms: Vec<&str> = plan.forms.iter().filter_map(|one| one.value.form).collect();
    assert_eq!(forms, ["conferences", "documents", "social"]);
    assert_eq!(plan.groups.len(), 1);
    assert_eq!(plan.groups[0].messages.len(), 1);
    assert_eq!(plan.tasks.len(), 2);
    assert_eq!(plan.tasks[1].value.lead, "Sở Nội vụ");
}

#[test]
fn text_is_read_in_each_way_it_is_written_down() {
    let text = "KẾ HOẠCH\nPhổ biến luật";
    let line = |bytes: &[u8]| match read_file(bytes).expect("read").remove(0) {
        Piece::Line(line) => line.text,
        Piece::Table(_) => String::new(),
    };
    let wide = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        let units = text.encode_utf16().flat_map(order);
        mark.into_iter().chain(units).collect::<Vec<u8>>()
    };
    assert_eq!(line(text.as_bytes()), "KẾ HOẠCH");
    assert_eq!(line(&["\u{feff}".as_bytes(), text.as_bytes()].concat()), "KẾ HOẠCH");
    assert_eq!(line(&wide(u16::to_le_bytes, [0xff, 0xfe])), "KẾ HOẠCH");
    assert_eq!(line(&wide(u16::to_be_bytes, [0xfe, 0xff])), "KẾ HOẠCH");
    // Letters that were taken apart are one again.
    assert_eq!(line("KE\u{302}\u{301} HOA\u{323}CH".as_bytes()), "KẾ HOẠCH");
}

#[test]
fn what_cannot_be_read_says_why() {
    assert!(matches!(read_file(b" \n"), Err(FileError::Empty)));
    assert!(matches!(read_file(b"%PDF-1.4"), Err(FileError::Pdf)));
    assert!(matches!(read_file(&[0xd0, 0xcf, 0x11, 0xe0, 0]), Err(FileError::OldWord)));
    assert!(matches!(read_file(b"K\xe5 ho\xa1ch"), Err(FileError::Encoding)));
    assert!(matches!(read_file(b"a\0b"), Err(FileError::Encoding)));
    assert!(matches!(read_file(&vec![b'a'; 21 << 20]), Err(FileError::TooLarge)));
    assert!(matches!(read_file("Một dòng.\n".repeat(6_000).as_bytes()), Err(FileError::TooLong)));
}
