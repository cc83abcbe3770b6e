//! Comments, and asking someone outside by a link that works without an account.

use jiff::SignedDuration;

use super::{Sheet, is_done};
use crate::testing::{Chair, on_both};
use access::Role;

/// Asks about a draft; answers the link's path.
async fn ask(editor: &Chair<'_>, draft: &str, expert: &str) -> String {
    let form = [("expert", expert), ("question", "Số chuyến có đúng không?")];
    let page = editor.post(&format!("{draft}/kiem-chung"), &form).await;
    page.says(200, &[expert, "chỉ hiện một lần"]);
    let link = page.texts("#link").pop().expect("a link");
    link.strip_prefix("http://127.0.0.1:8080").expect("an address of ours").to_owned()
}

#[tokio::test]
async fn an_expert_answers_once_without_an_account() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        is_done(&editor.fill(&draft, &Sheet::on(1)).await, "luu");
        let page =
            editor.post(&format!("{draft}/kiem-chung"), &[("expert", "Ông An"), ("question", "")]).await;
        page.says(422, &["ô này không được để trống"]);
        let link = ask(&editor, &draft, "Ông An").await;
        editor.get(&draft).await.says(200, &["Ông An: Số chuyến có đúng không?", "Chưa trả lời"]);

        // The expert sees the draft as it was when they were asked, the person who asks, and nothing else of the desk.
        is_done(&editor.fill(&draft, &Sheet::on(2).with("title", "Đổi sau khi hỏi")).await, "luu");
        let page = world.get(&link).await;
        page.says(200, &["Kính gửi Ông An", "Số chuyến có đúng không?", "Xe buýt số 5 chạy thêm chuyến"]);
        page.says(200, &["Người gửi: Nguyễn Biên Tập"]);
        page.hides(&["Đổi sau khi hỏi"]);
        assert!(page.is_unlisted());
        world.post(&link, &[("answer", "x")]).await.says(422, &["Hãy chọn một trong ba ý."]);
        world.post(&link, &[("verdict", "wrong")]).await.says(422, &["ô này không được để trống"]);
        let answer = [("verdict", "wrong"), ("answer", "Ba chuyến, <i>không</i> phải hai.")];
        world.post(&link, &answer).await.says(200, &["Cảm ơn", "Có chỗ sai"]);
        let page = world.post(&link, &[("verdict", "right"), ("answer", "Thôi, đúng.")]).await;
        assert_eq!(page.status, 404, "once");
        let page = editor.get(&draft).await;
        page.says(200, &["Có chỗ sai, trả lời lúc", "Ba chuyến, <i>không</i> phải hai."]);
        page.hides(&["Thôi, đúng."]);
    })
    .await;
}

#[tokio::test]
async fn a_link_ends_and_a_wrong_one_says_nothing() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let (first, second) = (ask(&editor, &draft, "Ông An").await, ask(&editor, &draft, "Bà Bình").await);
        assert_ne!(first, second);
        world.get(&first).await.hides(&["Bà Bình"]);
        world.post(&second, &[("verdict", "right")]).await.says(200, &["Cảm ơn"]);
        world.get(&second).await.says(200, &["Đúng"]);
        let id = draft.rsplit('/').next().expect("an identifier");
        for secret in [id, "a", &"0".repeat(64), "%27%20OR%201=1", "%E2%80%AE"] {
            let page = world.get(&format!("/lam-viec/kiem-chung/{secret}")).await;
            assert!([404, 410].contains(&page.status), "{secret}: {}", page.status);
            let page = world.post(&format!("/lam-viec/kiem-chung/{secret}"), &[("verdict", "right")]).await;
            assert!([404, 405, 410].contains(&page.status), "{secret}: {}", page.status);
        }
        let clock = world.app.db().clock().clone();
        clock.set(clock.now() + SignedDuration::from_hours(14 * 24));
        for link in [&first, &second] {
            assert_eq!(world.get(link).await.status, 410, "answered or not, it has ended");
            assert!([404, 410].contains(&world.post(link, &[("verdict", "right")]).await.status));
        }
    })
    .await;
}

#[tokio::test]
async fn comments_are_made_and_settled() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let reader = world.officer("Lê Theo Dõi", Role::Reader, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        let to = format!("{draft}/gop-y");
        let form = [("quote", "hai chuyến"), ("words", "Nguồn ở đâu?")];
        is_done(&reviewer.post(&to, &form).await, "gop-y");
        reviewer
            .post(&to, &[("quote", "x"), ("words", " \u{a0} ")])
            .await
            .says(422, &["không được để trống"]);
        assert_eq!(reader.post(&to, &form).await.status, 403);
        let page = editor.get(&draft).await;
        page.says(200, &["hai chuyến", "Nguồn ở đâu?", "Trần Thẩm Định"]);
        let settle = page.each("form[action$=xong]", "action").pop().expect("a button");
        reader.get(&draft).await.hides(&["Đánh dấu đã xong", "Gửi góp ý"]);
        assert_eq!(reader.post(&settle, &[]).await.status, 403);
        is_done(&editor.post(&settle, &[]).await, "xong");
        assert_eq!(editor.post(&settle, &[]).await.status, 404, "it is settled");
        editor.get(&draft).await.says(200, &["Nguyễn Biên Tập đánh dấu xong"]);
    })
    .await;
}

#[tokio::test]
async fn a_link_ends_with_its_draft_or_when_the_editor_ends_it() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reader = world.officer("Lê Theo Dõi", Role::Reader, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let (first, second) = (ask(&editor, &draft, "Ông An").await, ask(&editor, &draft, "Bà Bình").await);
        let end = editor.get(&draft).await.each("form[action$=ngung]", "action");
        assert_eq!(end.len(), 2);
        assert!(reader.get(&draft).await.each("form[action$=ngung]", "action").is_empty());
        assert_eq!(reader.post(&end[0], &[]).await.status, 403);
        is_done(&editor.post(&end[0], &[]).await, "ngung-hoi");
        assert_eq!(editor.post(&end[0], &[]).await.status, 404, "it has ended");
        editor.get(&draft).await.says(200, &["liên kết đã ngừng"]);
        assert_eq!(world.get(&first).await.status, 410);
        assert!([404, 410].contains(&world.post(&first, &[("verdict", "right")]).await.status));
        assert_eq!(world.get(&second).await.status, 200);
        assert_eq!(editor.post(&format!("{draft}/buoc/bo"), &[]).await.status, 303);
        assert_eq!(world.get(&second).await.status, 410, "the draft was given up");
        assert!([404, 410].contains(&world.post(&second, &[("verdict", "right")]).await.status));
    })
    .await;
}
