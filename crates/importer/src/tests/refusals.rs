//! Pages that cannot be read, and the words about each.

use super::{PORTAL, WORDPRESS, read_text, zone};
use crate::page::{ReadError, read};

#[test]
fn a_page_without_a_date_or_a_body_is_named_so() {
    let undated = WORDPRESS
        .replace("article:published_time", "article:section")
        .replace("26/04/2024", "hôm qua")
        .replace("2024-04-26", "");
    let said = read_text(&undated).expect_err("no date");
    assert_eq!(said, ReadError::NoDate("Thư viện Bến Mây mở cửa chủ nhật".into()));
    assert_eq!(said.to_string(), "no date found near the headline `Thư viện Bến Mây mở cửa chủ nhật`");
    let said =
        read_text("Tin tức 26/04/2024\n\nPhường Cầu Mới dọn vệ sinh kênh\n\nTin đã đưa\n\nChợ phiên\n");
    assert_eq!(said, Err(ReadError::NoBody("Phường Cầu Mới dọn vệ sinh kênh".into())));
}

#[test]
fn what_is_no_article_is_named_so() {
    for text in
        ["", "\n\n\n", "chữ", "26/04/2024", "<html></html>", "<html><body><p>26/04/2024</p></body></html>"]
    {
        assert_eq!(read_text(text), Err(ReadError::NoArticle), "{text}");
    }
}

#[test]
fn other_encodings_are_named_so() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0";
    assert_eq!(read(png, &zone()), Err(ReadError::Encoding));
    // The same words in the bytes of TCVN3.
    let tcvn3 = b"C\xe9ng h\xdfa x\xb7 h\xe9i";
    assert_eq!(read(tcvn3, &zone()), Err(ReadError::Legacy("TCVN3".into())));
}

#[test]
fn an_old_encoding_that_was_saved_as_another_is_named() {
    let said = read_text("Tin 26/04/2024\n\nCéng hßa x· héi chñ nghÜa ViÖt Nam\n\nNghÞ quyÕt míi.\n");
    let said = said.expect_err("an old encoding").to_string();
    assert_eq!(said, "the text is in TCVN3, an old Vietnamese encoding: convert it to Unicode first");
    let said = read_text("Tin 26/04/2024\n\nCoäng hoøa xaõ hoäi chuû nghóa Vieät Nam\n\nNghò quyeát.\n");
    assert!(said.expect_err("an old encoding").to_string().starts_with("the text is in VNI"));
}

#[test]
fn what_is_larger_than_any_page_is_not_read() {
    let large = vec![b'a'; (20 << 20) + 1];
    assert_eq!(read(&large, &zone()), Err(ReadError::TooLarge));
    let said = ReadError::TooLarge.to_string();
    assert_eq!(said, "larger than 20 MB: this is no page");
}

#[test]
fn characters_that_no_text_has_are_left_out() {
    let page = read_text(&PORTAL.replace("phường Bờ Đông", "phường\0 Bờ\u{1} Đông")).expect("a page");
    assert!(page.body.plain().contains("phường Bờ Đông"), "{}", page.body.plain());
}
