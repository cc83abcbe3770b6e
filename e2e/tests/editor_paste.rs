//! Text that others wrote is pasted, and arrives clean.

use e2e::browser::{Browser, Device, story_without_city};
use e2e::desk::story::{blocks, emphasis, heading, list, open, paragraph, paste, set, strong, text};
use serde_json::{Value, json};

fn plain(words: &str) -> Value {
    json!({ "type": "text", "text": words })
}

fn words(runs: Value) -> Value {
    json!({ "type": "paragraph", "text": runs })
}

/// Pastes a sample into an empty text.
async fn pasted(browser: &Browser, name: &str) -> Value {
    open(browser).await;
    let path = format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    let sample = std::fs::read_to_string(&path).expect("a sample");
    let kind = if name.ends_with(".txt") { "text/plain" } else { "text/html" };
    paste(browser, kind, &sample).await;
    let blocks = blocks(browser).await;
    assert_eq!(browser.console().await, Vec::<String>::new());
    blocks
}

#[test]
fn words_lists_and_headings_become_real_ones() {
    story_without_city(&Device::desk(), async |browser| {
        let found = pasted(browser, "word.html").await;
        let inner = list(
            false,
            &[json!([paragraph("có vốn dưới 3 tỷ đồng")]), json!([paragraph("có trụ sở ở thành phố")])],
        );
        let link = json!({ "type": "link", "href": "https://bencity.example/van-ban?id=1&x=2", "text": text("văn bản") });
        let expected = json!([
            heading(2, "Hướng dẫn xét hỗ trợ lãi suất"),
            heading(2, "1. Đối tượng"),
            words(json!([
                strong("Căn cứ"), plain(" khoản 1 Điều 4 của "), emphasis("Nghị quyết"),
                plain(" số 98/2023/QH15, tại Bến Mây."),
            ])),
            list(true, &[json!([paragraph("Doanh nghiệp nhỏ"), inner]), json!([paragraph("Hợp tác xã")])]),
            heading(2, "2. Mức hỗ trợ"),
            { "type": "table",
              "head": [[strong("Nhóm")], [strong("Mức")]],
              "rows": [[[plain("Y tế,"), { "type": "break" }, plain("giáo dục")], text("100%")]] },
            words(json!([plain("Xem "), link, plain(" và mục lục.")])),
        ]);
        assert_eq!(found, expected, "{found:#}");
        browser.wait("document.querySelector('.editor-status').textContent.includes('1 ảnh')").await;
    });
}

#[test]
fn google_docs_bold_that_is_none_and_its_lists_are_understood() {
    story_without_city(&Device::desk(), async |browser| {
        let found = pasted(browser, "google-docs.html").await;
        let link = json!({ "type": "link", "href": "https://hop.example/lich", "text": text("Trực tuyến") });
        let expected = json!([
            heading(2, "Lịch tiếp công dân"),
            words(json!([
                plain("Phường tiếp dân vào "), strong("sáng thứ Ba"), plain(" và "), emphasis("chiều thứ Năm"),
                plain("."), { "type": "break" }, plain("Mang theo giấy tờ."),
            ])),
            list(false, &[
                json!([paragraph("Tại trụ sở"), list(false, &[json!([paragraph("phòng 101")])])]),
                json!([words(json!([link]))]),
            ]),
            { "type": "table",
              "head": [[strong("Ngày")], [strong("Giờ")]],
              "rows": [[text("Thứ Ba"), text("8:00")], [[], text("14:00")]] },
        ]);
        assert_eq!(found, expected, "{found:#}");
    });
}

#[test]
fn a_range_of_excel_is_a_table_with_every_cell_in_its_place() {
    story_without_city(&Device::desk(), async |browser| {
        let found = pasted(browser, "excel.html").await;
        let expected = json!([
            { "type": "table",
              "head": [[strong("Phường")], [], text("Số hộ")],
              "rows": [[text("Bến Mây"), text("khu 1"), text("1.250")], [text("An Lạc"), [], text("980")]] },
        ]);
        assert_eq!(found, expected, "{found:#}");
    });
}

#[test]
fn libreoffice_leaves_its_fonts_and_empty_lines_behind() {
    story_without_city(&Device::desk(), async |browser| {
        let found = pasted(browser, "libreoffice.html").await;
        let expected = json!([
            heading(2, "Thông báo"),
            words(json!([
                plain("Ủy ban nhân dân phường thông báo "), strong("ngừng tiếp nhận"), plain(" hồ sơ giấy."),
                { "type": "break" }, plain("Hạn cuối: 30/6."),
            ])),
            list(true, &[
                json!([paragraph("Nộp qua mạng")]),
                json!([words(json!([emphasis("Nộp tại quầy")])), list(false, &[json!([paragraph("chỉ buổi sáng")])])]),
            ]),
            { "type": "quote", "blocks": [paragraph("Giữ biên nhận.")] },
        ]);
        assert_eq!(found, expected, "{found:#}");
    });
}

#[test]
fn a_message_keeps_its_paragraphs_and_its_lines() {
    story_without_city(&Device::desk(), async |browser| {
        let found = pasted(browser, "zalo.txt").await;
        let expected = json!([
            paragraph("Kính gửi bà con,"),
            words(json!([
                plain("Tối nay 19 giờ họp tổ dân phố."), { "type": "break" }, plain("Địa điểm: nhà văn hóa."),
            ])),
            paragraph("Trân trọng."),
        ]);
        assert_eq!(found, expected, "{found:#}");
    });
}

#[test]
fn a_paste_cannot_bring_what_cannot_be_stored() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        let hostile = "<p onclick='x()'>một <a href='javascript:alert(1)'>hai</a><script>window.hit = 1</script></p>\
            <img src=x onerror='window.hit = 1'><iframe src='https://evil.example'></iframe><svg onload='window.hit = 1'></svg>\
            <style>*{display:none}</style><input value='ba'><h6 style='color:red'>bốn</h6>";
        paste(browser, "text/html", hostile).await;
        assert_eq!(blocks(browser).await, json!([paragraph("một hai"), heading(4, "bốn")]));
        assert_eq!(browser.ask("return window.hit ?? null").await, Value::Null);
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}

#[test]
fn whatever_is_pasted_into_a_cell_stays_in_it() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        let table =
            json!([{ "type": "table", "head": [text("A"), text("B")], "rows": [[text("1"), text("2")]] }]);
        set(browser, &table).await;
        browser.click(".editor-text td").await;
        browser.press(thirtyfour::Key::End).await;
        paste(browser, "text/html", "<p>một</p><ul><li>hai</li></ul>").await;
        let cell = json!([plain("1một"), { "type": "break" }, plain("hai")]);
        assert_eq!(blocks(browser).await[0]["rows"][0], json!([cell, text("2")]));
    });
}
