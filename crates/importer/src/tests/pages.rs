//! The content read from pages of several makes.

use super::{HAND_MADE, JSON_LD, PORTAL, SHAREPOINT, WORDPRESS, page};
use document::{Block, Embeds, to_html};
use newsroom::testing::at;

#[test]
fn a_portals_page_saved_as_text_is_read_without_its_menus() {
    let page = page(PORTAL);
    assert_eq!(page.title, "Bến Mây mở thêm ba điểm trả kết quả hồ sơ buổi tối từ tháng 5/2024");
    assert_eq!(page.category, "Tin hoạt động");
    assert_eq!(page.published_at, at("2024-04-26T14:05"));
    assert_eq!(
        page.summary,
        "Từ ngày 02/5/2024, người dân nhận kết quả hồ sơ đến 20 giờ tại ba phường trung tâm."
    );
    assert_eq!((page.author.as_str(), page.source.as_str()), ("Lê Hoa", "Bến Mây Online"));
    assert_eq!(page.url, None);
    let expected = "\
        <p>Ba điểm đặt tại trụ sở phường Bờ Đông, phường Bờ Tây và phường Cầu Mới, mở cửa từ thứ Hai đến thứ Sáu.</p>\n\
        <h2 id=\"muc-nguoi-dan-lam-gi\">Người dân làm gì</h2>\n\
        <p>Mang theo giấy hẹn và căn cước; người nhận thay cần giấy ủy quyền.</p>\n\
        <h3 id=\"muc-1-nhan-ket-qua-tai-quay\">1. Nhận kết quả tại quầy</h3>\n\
        <p>Cán bộ đối chiếu giấy hẹn, trả kết quả và ký sổ trong vòng 10 phút.</p>\n\
        <h3 id=\"muc-2-nhan-ket-qua-qua-buu-dien\">2. Nhận kết quả qua bưu điện:</h3>\n\
        <p>Người dân đăng ký khi nộp hồ sơ; cước phí theo bảng giá của bưu điện.</p>\n";
    assert_eq!(to_html(&page.body, &Embeds::default()), expected);
}

#[test]
fn lines_that_end_as_on_windows_and_a_mark_at_the_front_change_nothing() {
    let windows = format!("\u{feff}{}", PORTAL.replace('\n', "\r\n"));
    assert_eq!(page(&windows), page(PORTAL));
}

#[test]
fn a_page_in_one_big_form_is_read() {
    let page = page(SHAREPOINT);
    assert_eq!(page.title, "Bến Mây thay hai trăm bóng đèn đường");
    assert_eq!(page.category, "");
    assert_eq!(page.published_at, at("2024-04-26T07:50"));
    assert_eq!(page.summary, "Hai trăm bóng đèn tiết kiệm điện được lắp trong tháng 5.");
    assert_eq!((page.author.as_str(), page.source.as_str()), ("Lê Hoa", "Bến Mây Online"));
    let html = to_html(&page.body, &Embeds::default());
    assert!(html.starts_with("<p>Đợt đầu thay đèn ở đường Bờ Sông và đường Cầu Mới.</p>"), "{html}");
    assert!(html.contains("<td>Bờ Sông</td><td>120</td>"), "{html}");
    assert!(html.contains("qua số <a href=\"tel:1022\">1022</a> hoặc biểu mẫu."), "{html}");
    for gone in
        ["Trang chủ", "VIEWSTATE", "Lượt xem", "Lịch cắt nước", "onclick", "javascript", "_spPageContextInfo"]
    {
        assert!(!html.contains(gone), "{gone}: {html}");
    }
}

#[test]
fn the_same_page_outside_of_its_form_is_read() {
    let plain = SHAREPOINT.replace("<form", "<div").replace("</form>", "</div>");
    let page = page(&plain);
    assert_eq!(page.title, "Bến Mây thay hai trăm bóng đèn đường");
    assert_eq!(page.published_at, at("2024-04-26T07:50"));
    assert_eq!((page.author.as_str(), page.source.as_str()), ("Lê Hoa", "Bến Mây Online"));
    assert!(matches!(page.body.blocks[1], Block::Table { .. }), "{:?}", page.body);
}

#[test]
fn a_page_that_describes_itself_is_taken_at_its_word() {
    let page = page(WORDPRESS);
    assert_eq!(page.title, "Thư viện Bến Mây mở cửa chủ nhật");
    assert_eq!(page.published_at, at("2024-04-26T07:50"));
    assert_eq!(page.author, "Trần Bình");
    assert_eq!(page.url.as_deref(), Some("https://benmay.example/2024/04/thu-vien-mo-cua-chu-nhat/"));
    let whole = format!("{} {}", page.summary, page.body.plain());
    for said in
        ["từ 8 giờ đến 17 giờ", "Ai được mượn sách", "mượn ba cuốn", "Học sinh được miễn phí.", "tầng hai"]
    {
        assert!(whole.contains(said), "{said}: {whole}");
    }
    for gone in ["Trang đầu", "Hội sách", "26/04/2024"] {
        assert!(!whole.contains(gone), "{gone}: {whole}");
    }
    assert!(page.body.blocks.iter().any(|block| matches!(block, Block::Heading { level: 2, .. })));
    assert!(
        page.body.blocks.iter().any(|block| matches!(block, Block::List { items, .. } if items.len() == 2))
    );
}

#[test]
fn the_date_in_a_pages_linked_data_is_found() {
    let page = page(JSON_LD);
    assert_eq!(page.title, "Đổi giờ xe buýt số 5");
    assert_eq!(page.published_at, at("2024-04-26T07:50"));
    assert_eq!(page.author, "Trần Bình");
}

#[test]
fn a_page_laid_out_with_tables_is_read() {
    let page = page(HAND_MADE);
    assert_eq!(page.title, "Phường Cầu Mới dọn vệ sinh kênh Bà Tư");
    assert_eq!(page.published_at, at("2024-04-26T00:00"));
    assert_eq!(page.source, "UBND phường Cầu Mới");
    let whole = format!("{} {}", page.summary, page.body.plain());
    assert!(whole.contains("hai trăm người dân") && whole.contains("bãi trung chuyển"), "{whole}");
    assert!(!whole.contains("Trang chủ"), "{whole}");
}

#[test]
fn a_date_below_the_title_belongs_to_it() {
    let page =
        page("Phường Cầu Mới dọn vệ sinh kênh\n26/04/2024 07:50\n\nMở đầu.\n\nĐoạn một.\n\nĐoạn hai.\n");
    assert_eq!(page.title, "Phường Cầu Mới dọn vệ sinh kênh");
    assert_eq!(page.category, "");
    assert_eq!((page.summary.as_str(), page.body.plain().as_str()), ("Mở đầu.", "Đoạn một.\nĐoạn hai.\n"));
}

#[test]
fn a_single_paragraph_is_the_body_and_not_the_summary() {
    let page =
        page("Tin tức 26/04/2024\n\nPhường Cầu Mới dọn vệ sinh kênh\n\nSáng nay, người dân dọn bờ kênh.\n");
    assert_eq!(
        (page.summary.as_str(), page.body.plain().as_str()),
        ("", "Sáng nay, người dân dọn bờ kênh.\n")
    );
}

#[test]
fn a_moment_of_another_zone_is_moved_to_the_citys() {
    let at_utc = WORDPRESS.replace("2024-04-26T00:50:00+00:00", "2024-04-25T17:30:00Z");
    assert_eq!(page(&at_utc).published_at, at("2024-04-26T00:30"));
}

#[test]
fn a_line_that_says_what_articles_end_with_does_not_end_one_in_its_middle() {
    let page = page(
        "Tin tức 26/04/2024\n\nPhường Cầu Mới dọn vệ sinh kênh\n\nMở đầu.\n\n\
         Tin khác với lời đồn, không ai bị thương trong buổi dọn kênh.\n\nĐoạn cuối.\n\nNguồn: A\n",
    );
    assert!(page.body.plain().contains("Đoạn cuối."), "{}", page.body.plain());
}
