//! Forms that were not taken: all that is wrong stands on top with a way to each field, and beside each field.

use super::Sheet;
use crate::testing::{PASSWORD, Page, World, on_both};
use access::Role;
use document::Block;

/// Each of these fields is named on top by a link, marked, and described by its own message; typed words stay.
#[track_caller]
fn marks(page: &Page, fields: &[&str]) {
    assert_eq!(page.status, 422, "{}", page.words());
    let links: Vec<String> = fields.iter().map(|field| format!("#{field}")).collect();
    assert_eq!(page.each(".notice.error[role=alert][autofocus] a", "href"), links);
    for field in fields {
        let described = page.each(&format!("#{field}[aria-invalid=true]"), "aria-describedby");
        let id = format!("{field}-error");
        assert!(described.iter().any(|ids| ids.split(' ').any(|one| one == id)), "{field}: {described:?}");
        assert_eq!(page.texts(&format!("#{id}.error")).len(), 1, "{field}");
    }
}

#[tokio::test]
async fn an_error_leads_to_its_field_and_stands_beside_it() {
    on_both(|world| async move {
        let chief = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let number = world.publish(world.draft("Hỏi về giấy tờ", "2025-07-02T11:00")).await.number;

        let withdrawal = format!("/lam-viec/tin/{number}/go");
        marks(&chief.post(&withdrawal, &[("thay-the", "7")]).await, &["ly-do"]);
        let page = chief.post(&withdrawal, &[("ly-do", "Trùng."), ("thay-the", "không")]).await;
        marks(&page, &["thay-the"]);
        assert_eq!(page.each("#thay-the", "value"), ["không"]);

        let blocks = "/lam-viec/khoi";
        let page = chief.post(blocks, &[("co-quan", "ubnd"), ("ten", ""), ("body", "Gọi 1022.")]).await;
        marks(&page, &["ten"]);
        assert_eq!(page.texts("textarea[name=body]"), ["Gọi 1022."]);
        marks(&chief.post(blocks, &[("ten", "Tổng đài"), ("body", "x")]).await, &["co-quan"]);
        marks(
            &chief.post(blocks, &[("co-quan", "ubnd"), ("ten", "Tổng đài"), ("body", " ")]).await,
            &["body"],
        );

        marks(&chief.post("/lam-viec/ban-thao", &[("lang", "vi"), ("category", "x")]).await, &["agency"]);
        let draft = chief.begin("so-khoa-hoc").await;
        marks(&chief.fill(&draft, &Sheet::on(1).with("category", "x")).await, &["category"]);
        let long = "[".repeat(9_000);
        let page = chief.fill(&draft, &Sheet::on(1).with("document", &long)).await;
        marks(&page, &["body"]);
        marks(&chief.post("/lam-viec/tin/dia-chi-cu", &[("dong", " ")]).await, &["dong"]);
    })
    .await;
}

#[tokio::test]
async fn the_edit_of_a_block_says_what_its_fields_lack() {
    on_both(|world| async move {
        let reviewer = world.officer("Thẩm định", Role::Reviewer, "ubnd").await;
        let chief = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        let form = [("ten", "Tổng đài"), ("co-quan", "ubnd"), ("body", "Gọi 1022.")];
        let path = reviewer.post("/lam-viec/khoi", &form).await.header("location").to_owned();
        let id = path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a block");
        let mut new = world.draft("Hỏi về giấy tờ", "2025-07-02T11:00");
        new.text.body.blocks.push(Block::Reuse { id });
        world.publish(new).await;
        let edit = |note| [("ten", "Tổng đài"), ("ban", "1"), ("body", "Gọi 1900."), ("ghi-chu", note)];
        let page = reviewer.post(&path, &edit("")).await;
        marks(&page, &["ghi-chu"]);
        assert_eq!(page.texts("textarea[name=body]"), ["Gọi 1900."]);
        assert_eq!(reviewer.post(&path, &edit("Đổi số.")).await.status, 303);
        let waits = chief.get(&path).await.each("input[name=de-nghi]", "value")[0].clone();
        for (verb, field) in [("tra-lai", "ly-do-tra"), ("khan", "ly-do")] {
            let page = chief.post(&path, &[("viec", verb), ("de-nghi", &waits), ("ly-do", " ")]).await;
            marks(&page, &[field]);
            assert_eq!(page.each("details[open] input", "id").iter().filter(|id| *id == field).count(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn signing_in_says_what_is_wrong_beside_its_field() {
    on_both(|world: World| async move {
        world.colleague("Chị Lài", Role::Editor, "so-khoa-hoc").await;
        let officer = world.visitor();
        officer.sign_in("Chị Lài", PASSWORD).await;
        let wrong = [("present", "không phải mật khẩu"), ("password", "một mật khẩu mới dài")];
        marks(&officer.post("/lam-viec/toi/mat-khau", &wrong).await, &["present"]);
        let short = [("present", PASSWORD), ("password", "matkhau123")];
        marks(&officer.post("/lam-viec/toi/mat-khau", &short).await, &["password"]);
        let page = world.post("/lam-viec/dang-nhap", &[("mail", "ai@do.example"), ("password", "x")]).await;
        assert_eq!((page.status, page.texts(".notice.error[role=alert][autofocus] p").len()), (422, 1));
        assert_eq!(page.each("#mail", "value"), ["ai@do.example"]);
        // Which of the two it was is not told.
        assert!(page.each("[aria-invalid]", "id").is_empty());
    })
    .await;
}
