//! The list of published articles.

use crate::testing::{STAFF, on_both};
use access::Role;

#[tokio::test]
async fn a_reader_of_the_desk_sees_where_every_article_stands() {
    on_both(|world| async move {
        let reader = world.officer("Người xem", Role::Reader, "so-khoa-hoc").await;
        let page = reader.get("/lam-viec/tin").await;
        page.says(
            200,
            &[
                "Hỏi và đáp về vỉa hè Tin số 8 02/07/2025 Sở Khoa học và Công nghệ Chính sách 2 bản Bản tiếng Anh: chậm 1 bản",
                "Đi xe buýt miễn phí Tin số 7 02/07/2025 Ủy ban nhân dân Thành phố Chính sách 1 bản Bản tiếng Anh: theo kịp bản gốc",
                "Lịch tiêm chủng tháng 7 Tin số 6 01/07/2025 Ủy ban nhân dân Thành phố Tin tức 2 bản Chưa có bản tiếng Anh",
            ],
        );
        // No choices for an officer who may not organise.
        assert!(page.each("input[type=checkbox]", "name").is_empty());
        assert_eq!(reader.get("/en/lam-viec/tin").await.each(".row-title a[lang]", "lang").len(), 6);
        reader.get("/en/lam-viec/tin").await.says(200, &["Free bus rides", "English: up to date"]);
    })
    .await;
}

#[tokio::test]
async fn filters_find_by_words_place_translation_and_standing() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let mut tx = world.tx().await;
        newsroom::withdraw(&mut tx, &STAFF, world.id("gia-ve"), "Nhầm bản.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        let cases: [(&str, &[i64]); 13] = [
            ("tim=xe+buyt", &[7, 1]),
            ("tim=xe+buyt&trang-thai=tat-ca", &[7, 2, 1]),
            ("tim=pavements", &[8]),
            ("tim=4", &[4]),
            ("tim=%25", &[]),
            ("tim=khong-co-gi", &[]),
            ("chuyen-muc=chinh-sach", &[8, 7]),
            ("co-quan=so-khoa-hoc", &[8, 5]),
            ("ban-dich=tre", &[8]),
            ("ban-dich=du", &[7]),
            ("trang-thai=go", &[2]),
            ("trang-thai=khan", &[]),
            ("chuyen-muc=chinh-sach&trang-thai=dang&ban-dich=tre", &[8]),
        ];
        for (query, numbers) in cases {
            let page = coordinator.get(&format!("/lam-viec/tin?{query}")).await;
            assert_eq!(page.status, 200, "{query}");
            let found: Vec<String> = numbers.iter().map(|number| format!("tin-{number}")).collect();
            assert_eq!(page.each(".rows input[type=checkbox]", "name"), found, "{query}");
        }
        let page = coordinator.get("/lam-viec/tin?trang-thai=go").await;
        page.says(200, &["Đã gỡ ngày 02/07/2025"]);
    })
    .await;
}

#[tokio::test]
async fn the_list_pages_by_key_and_keeps_its_filters() {
    on_both(|world| async move {
        for index in 0..60 {
            world.publish(world.draft(&format!("Thông báo số {index}"), "2025-06-01T08:00")).await;
        }
        let reader = world.officer("Người xem", Role::Reader, "").await;
        let first = reader.get("/lam-viec/tin?tim=thong+bao").await;
        assert_eq!(first.texts(".row-title").len(), 50);
        let older = first.each("a[rel=next]", "href");
        assert!(older[0].contains("tim=thong+bao&truoc="), "{older:?}");
        let second = reader.get(&older[0]).await;
        assert_eq!(second.texts(".row-title").len(), 10);
        let newer = second.each("a[rel=prev]", "href");
        assert_eq!(reader.get(&newer[0]).await.texts(".row-title"), first.texts(".row-title"));
        assert_eq!(reader.get("/lam-viec/tin?truoc=x").await.status, 404);
    })
    .await;
}
