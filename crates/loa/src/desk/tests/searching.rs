//! How search stands, and asking for a new index.

use crate::testing::{World, on_both};
use access::Role;

const PAGE: &str = "/lam-viec/bo-tim-kiem";

#[tokio::test]
async fn an_administrator_sees_how_search_stands_and_has_it_made_anew() {
    on_both(|world| async move {
        let administrator = world.officer("Trần Quản Trị", Role::Administrator, "").await;
        administrator.get("/lam-viec/nhat-ky").await.holds(&["href=\"/lam-viec/bo-tim-kiem\""]);
        let page = administrator.get(PAGE).await;
        page.says(
            200,
            &["Tình trạng bộ tìm kiếm", "Đang được dựng.", "sự kiện chưa xem", "Dựng lại bộ tìm kiếm"],
        );
        world.index().await;
        administrator.get(PAGE).await.says(200, &["Sẵn sàng.", "10", "Đã cập nhật đến sự kiện mới nhất"]);
        world.publish(world.draft("Hội thi dưa hấu", "2025-07-02T11:00")).await;
        administrator.get(PAGE).await.says(200, &["Còn 1 sự kiện chưa xem."]);

        let sent = administrator.post(PAGE, &[]).await;
        let page = administrator.get(sent.header("location")).await;
        page.says(200, &["Đã yêu cầu dựng lại bộ tìm kiếm.", "Còn 2 sự kiện chưa xem."]);
        administrator.get("/lam-viec/nhat-ky").await.says(200, &["Yêu cầu dựng lại bộ tìm kiếm"]);
        world.index().await;
        administrator.get(PAGE).await.says(200, &["Đã cập nhật đến sự kiện mới nhất"]);
        world.get("/tim?q=dua+hau").await.says(200, &["1 kết quả"]);
        world.app.state::<search::Finder>().set_failing(true);
        administrator.get(PAGE).await.says(200, &["chưa ghi được thay đổi mới"]);
        administrator
            .get("/en/lam-viec/bo-tim-kiem")
            .await
            .says(200, &["State of search", "Up to date with the record."]);
    })
    .await;
}

#[tokio::test]
async fn who_coordinates_reads_it_and_an_editor_does_not() {
    let world = World::new(kit::db::Engine::Sqlite).await;
    let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
    let page = coordinator.get(PAGE).await;
    page.says(200, &["Tình trạng bộ tìm kiếm"]);
    assert!(page.texts("main button").is_empty());
    assert_eq!(coordinator.post(PAGE, &[]).await.status, 403);
    // An administrator of one agency does not decide for the city.
    let agency = world.officer("Phạm Quản Trị", Role::Administrator, "so-khoa-hoc").await;
    assert!(agency.get(PAGE).await.texts("main button").is_empty());
    assert_eq!(agency.post(PAGE, &[]).await.status, 403);
    let editor = world.officer("Võ Biên Tập", Role::Editor, "").await;
    assert_eq!(editor.get(PAGE).await.status, 403);
}
