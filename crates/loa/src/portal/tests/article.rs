//! `/tin/{address}` and `/tin/{address}/ban/{number}`

use kit::i18n::Lang;

use super::city;
use crate::testing::{STAFF, World, at, on_both, text};
use newsroom::{self, Correction};

#[tokio::test]
async fn an_article_says_who_when_and_what() {
    on_both(|world| async move {
        let page = world.get("/tin/mien-phi-7").await;
        page.says(
            200,
            &[
                "Đi xe buýt miễn phí Tóm tắt: Đi xe buýt miễn phí. 07:00, 02/07/2025 \
                 Ủy ban nhân dân Thành phố Tác giả: Lê Thị Hoa Nguồn: Bến Mây Online",
                "Đoạn đầu của bài Đi xe buýt miễn phí. Đoạn sau.",
                "Tuyến số 5",
                "Tin mới hơn Hỏi và đáp về vỉa hè",
                "Tin đã đưa Lấy ý kiến về giá vé xe buýt",
            ],
        );
        page.hides(&["Các bản của tin này", "Đã sửa", "Bản dịch"]);
        page.holds(&[
            "<title>Đi xe buýt miễn phí · Thành phố Bến Mây</title>",
            "<meta name=\"description\" content=\"Tóm tắt: Đi xe buýt miễn phí.\">",
            "<link rel=\"canonical\" href=\"http://127.0.0.1:8080/tin/mien-phi-7\">",
            "<link rel=\"alternate\" hreflang=\"vi\" href=\"http://127.0.0.1:8080/tin/mien-phi-7\">",
            "<link rel=\"alternate\" hreflang=\"en\" href=\"http://127.0.0.1:8080/en/tin/mien-phi-7\">",
            "<time datetime=\"2025-07-02T07:00:00+07:00\">",
            "<strong>Đi xe buýt miễn phí</strong>",
        ]);
        assert_eq!(page.each("figure img", "alt"), ["Một xe buýt xanh"]);
        assert_eq!(page.each("nav.breadcrumb a", "href"), ["/", "/chuyen-muc/chinh-sach"]);
        let mut tags = page.each("ul.tags a", "href");
        tags.sort();
        assert_eq!(tags, ["/chu-de/moi-truong", "/chu-de/xe-buyt"]);
    })
    .await;
}

#[tokio::test]
async fn another_spelling_of_the_address_leads_to_the_article() {
    let world = city().await;
    for (asked, address) in [
        ("/tin/7", "/tin/mien-phi-7"),
        ("/tin/cu-roi-7", "/tin/mien-phi-7"),
        ("/tin/MIEN-PHI-7", "/tin/mien-phi-7"),
        ("/en/tin/x-7", "/en/tin/mien-phi-7"),
        ("/tin/x-6/ban/1", "/tin/tiem-chung-6/ban/1"),
        ("/tin/tiem-chung-6/ban/02", "/tin/tiem-chung-6/ban/2"),
        // Nobody has translated it: an edition has one address, in its own language.
        ("/en/tin/gia-ve-2/ban/1", "/tin/gia-ve-2/ban/1"),
    ] {
        let page = world.get(asked).await;
        assert_eq!((page.status, page.header("location")), (308, address), "{asked}");
        assert_eq!(page.header("cache-control"), "no-store", "{asked} may lead elsewhere later");
    }
    for lost in [
        "/tin/mien-phi-7/ban/99999999999999999999",
        "/tin/mien-phi-7/ban/x",
        "/tin/mien-phi-70",
        "/tin/mien-phi",
        "/tin/mien-phi-",
        "/tin/-7-0",
        "/tin/mien-phi-7/ban/9",
    ] {
        assert_eq!(world.get(lost).await.status, 404, "{lost}");
    }
}

#[tokio::test]
async fn a_correction_is_said_on_top_and_listed_below() {
    on_both(|world| async move {
        let page = world.get("/tin/tiem-chung-6").await;
        page.says(
            200,
            &[
                "Bản 2, sửa ngày 01/07/2025",
                "Đã sửa lúc 15:00, 01/07/2025: Bổ sung giờ mở cửa thứ Bảy.",
                "Điểm tiêm mở cửa cả thứ Bảy.",
                "Các bản của tin này Bản 2, 01/07/2025. Bổ sung giờ mở cửa thứ Bảy. Bản đang đọc \
                 Bản 1, 01/07/2025. Bản đăng đầu tiên.",
            ],
        );
        assert_eq!(page.each("ol.editions a", "href"), ["/tin/tiem-chung-6/ban/1"]);
        // The day and time on top stay those of the first edition.
        page.says(200, &["09:30, 01/07/2025"]);
    })
    .await;
}

#[tokio::test]
async fn an_earlier_edition_is_as_it_was_and_says_that_it_is_old() {
    let world = city().await;
    let page = world.get("/tin/tiem-chung-6/ban/1").await;
    page.says(
        200,
        &[
            "Đây là bản 1, không còn là bản hiện hành. Đọc bản hiện hành",
            "Đoạn đầu của bài Lịch tiêm chủng tháng 7.",
        ],
    );
    page.hides(&["Điểm tiêm mở cửa cả thứ Bảy.", "Đã sửa lúc"]);
    assert!(page.is_unlisted());
    assert_eq!(page.each("div.notice a", "href"), ["/tin/tiem-chung-6"]);
}

async fn correct(world: &World, lang: Lang, title: &str, hour: u8) {
    let mut tx = world.tx().await;
    let (id, moment) = (world.id("mien-phi"), at(&format!("2025-07-02T{hour}:00")));
    let next = Correction::new(id, lang, text(title), "Sửa tiêu đề.", moment);
    newsroom::correct(&mut tx, &STAFF, next).await.expect("corrected");
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn the_address_of_an_edition_shows_it_for_ever() {
    on_both(|world| async move {
        let first = world.get("/tin/mien-phi-7/ban/1").await;
        first.says(200, &["Đây là bản 1, bản hiện hành. Xem trang của tin", "Đi xe buýt miễn phí"]);
        assert!(!first.is_unlisted(), "search engines are led to the article");
        first.holds(&["<link rel=\"canonical\" href=\"http://127.0.0.1:8080/tin/mien-phi-7\">"]);
        let english = world.get("/en/tin/mien-phi-7/ban/1").await;
        english.says(200, &["This is edition 1, the current one.", "Free bus rides"]);

        correct(&world, Lang::Vi, "Đi xe buýt không mất tiền", 13).await;
        correct(&world, Lang::En, "Buses without fares", 14).await;
        let first = world.get("/tin/mien-phi-7/ban/1").await;
        first.says(200, &["Đây là bản 1, không còn là bản hiện hành.", "Đi xe buýt miễn phí"]);
        first.hides(&["Đi xe buýt không mất tiền. Đoạn sau"]);
        assert!(first.is_unlisted());
        world.get("/tin/mien-phi-7/ban/2").await.says(200, &["bản hiện hành", "Đi xe buýt không mất tiền"]);
        let english = world.get("/en/tin/mien-phi-7/ban/1").await;
        english.says(200, &["This is edition 1, which is no longer current.", "Free bus rides"]);
        world.get("/en/tin/mien-phi-7/ban/2").await.says(200, &["Buses without fares"]);
        assert_eq!(world.get("/tin/mien-phi-7/ban/3").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_translation_takes_no_address_that_showed_other_words() {
    on_both(|world| async move {
        let untranslated = world.get("/en/tin/gia-ve-2/ban/1").await;
        assert_eq!(untranslated.header("cache-control"), "no-store");
        let mut tx = world.tx().await;
        let (id, words) = (world.id("gia-ve"), text("Bus fares: your view"));
        newsroom::translate(&mut tx, &STAFF, id, Lang::En, words, 1, at("2025-07-02T11:00"))
            .await
            .expect("translated");
        tx.commit().await.expect("kept");
        world.get("/en/tin/gia-ve-2/ban/1").await.says(200, &["Bus fares: your view"]);
        world.get("/tin/gia-ve-2/ban/1").await.says(200, &["Lấy ý kiến về giá vé xe buýt"]);
    })
    .await;
}

#[tokio::test]
async fn a_translation_stands_under_its_own_address() {
    let world = city().await;
    let page = world.get("/en/tin/mien-phi-7").await;
    page.says(
        200,
        &[
            "Free bus rides",
            "07:00, 2 July 2025 City People's Committee",
            "By Lê Thị Hoa",
            "Newer Questions about pavements",
        ],
    );
    page.hides(&["Not yet translated", "earlier edition"]);
    assert_eq!(page.each("figure img", "alt"), ["A green bus"]);
    assert_eq!(page.each("nav.breadcrumb a", "href"), ["/en", "/en/chuyen-muc/chinh-sach"]);
}

#[tokio::test]
async fn what_is_not_translated_is_shown_in_its_own_language() {
    let page = city().await.get("/en/tin/gia-ve-2").await;
    page.says(
        200,
        &["Not yet translated. You are reading the Vietnamese original.", "Lấy ý kiến về giá vé xe buýt"],
    );
    assert_eq!(page.each("article", "lang"), ["vi"]);
    assert_eq!(page.each("article p.meta", "lang")[0], "en");
}

#[tokio::test]
async fn a_translation_behind_its_original_says_so() {
    let world = city().await;
    let page = world.get("/en/tin/via-he-8").await;
    page.says(
        200,
        &["This translation follows an earlier edition; the original is now at edition 2. Read the original"],
    );
    assert_eq!(page.each("div.notice a", "href"), ["/tin/via-he-8"]);
    world.get("/tin/via-he-8").await.hides(&["Bản dịch này"]);
}

#[tokio::test]
async fn a_translation_that_was_brought_up_to_date_is_no_longer_behind() {
    let world = city().await;
    let mut tx = world.tx().await;
    let (id, words) = (world.id("via-he"), text("Questions about pavements and carts"));
    let note = "Follows edition 2 of the original.";
    newsroom::correct(
        &mut tx,
        &STAFF,
        Correction {
            translates: Some(2),
            ..Correction::new(id, Lang::En, words, note, at("2025-07-02T11:30"))
        },
    )
    .await
    .expect("corrected");
    tx.commit().await.expect("kept");
    world.get("/en/tin/via-he-8").await.hides(&["This translation follows an earlier edition"]);
}

#[tokio::test]
async fn the_other_language_of_an_earlier_edition_is_a_page_too() {
    let world = city().await;
    for hour in [14, 15] {
        let mut words = text("Hỏi và đáp về vỉa hè");
        words.summary = format!("Thêm câu hỏi lúc {hour} giờ.");
        let mut tx = world.tx().await;
        let (id, moment) = (world.id("via-he"), at(&format!("2025-07-02T{hour}:00")));
        newsroom::correct(&mut tx, &STAFF, Correction::new(id, Lang::Vi, words, "Thêm một câu.", moment))
            .await
            .expect("corrected");
        tx.commit().await.expect("kept");
    }
    let page = world.get("/tin/via-he-8/ban/3").await;
    page.says(200, &["Đây là bản 3"]);
    let other = &page.each("a.language", "href")[0];
    assert!(world.get(other).await.status < 400, "{other}");
}

#[tokio::test]
async fn articles_of_the_same_theme_are_offered_and_not_the_one_that_is_read() {
    let page = city().await.get("/tin/xe-buyt-dien-1").await;
    assert_eq!(page.texts("aside.rail h3"), ["Đi xe buýt miễn phí", "Lấy ý kiến về giá vé xe buýt"]);
}
