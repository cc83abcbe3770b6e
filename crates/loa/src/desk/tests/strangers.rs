//! People without a permission do nothing with it; and nobody sets fields that they are not asked for.

use axum::http::Request;
use uuid::Uuid;

use super::{Sheet, TITLE, field, is_done};
use crate::testing::{Chair, World, on_both};
use access::Role;
use newsroom::drafts;

async fn stored(world: &World, draft: &str) -> drafts::Draft {
    let id: Uuid = draft.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an identifier");
    drafts::draft(world.app.db(), id).await.expect("answered").expect("a draft")
}

/// Everything that can be asked of a draft.
async fn try_everything(chair: &Chair<'_>, draft: &str) -> Vec<(String, u16, String)> {
    let mut answers = Vec::new();
    for path in ["", "/cung-xem", "/ra-soat", "/xem-truoc", "/thay-doi", "/thay-doi?tu=1"] {
        let page = chair.get(&format!("{draft}{path}")).await;
        answers.push((path.to_owned(), page.status, page.text));
    }
    let form = [
        ("version", "2"),
        ("note", "x"),
        ("quote", "x"),
        ("words", "x"),
        ("expert", "x"),
        ("question", "x"),
        ("date", "2025-07-03"),
        ("time", "08:00"),
        ("title", "Đã chiếm"),
    ];
    let steps = ["lay-lai", "tra-lai", "duyet", "hen-gio", "bo-hen", "xuat-ban", "khan", "bo"];
    let steps = steps.map(|step| format!("/buoc/{step}"));
    let others = ["", "/luu", "/gop-y", "/kiem-chung"].map(str::to_owned);
    for path in others.into_iter().chain(steps) {
        let page = chair.post(&format!("{draft}{path}"), &form).await;
        answers.push((format!("POST {path}"), page.status, page.text));
    }
    answers
}

#[tokio::test]
async fn another_agencys_draft_is_not_there() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        reviewer.post(&format!("{draft}/gop-y"), &[("words", "Góp ý kín")]).await;
        let settle = editor.get(&draft).await.each("form[action$=xong]", "action").pop().expect("a comment");
        let before = stored(&world, &draft).await;
        for role in Role::ALL {
            let aside = world.officer(&format!("Người ngoài {}", role.name()), role, "so-thong-tin").await;
            for (path, status, text) in try_everything(&aside, &draft).await {
                assert!([403, 404].contains(&status), "{role:?} {path}: {status}");
                assert!(!text.contains(TITLE) && !text.contains("Góp ý kín"), "{role:?} {path} leaks");
            }
            let page = aside.post(&settle, &[]).await;
            assert!([403, 404].contains(&page.status), "{role:?}: {}", page.status);
            let picture = [("draft", draft.rsplit('/').next().expect("an id")), ("x", "5")];
            let page = aside.post(&format!("/lam-viec/anh/{}/tieu-diem", Uuid::nil()), &picture).await;
            assert!([400, 403, 404].contains(&page.status), "{role:?}: {}", page.status);
        }
        // Nor is it there for a visitor who is not signed in.
        let asked = [draft.clone(), format!("{draft}/xem-truoc"), format!("{draft}/thay-doi")];
        for path in asked {
            assert_eq!(world.get(&path).await.status, 303, "{path}");
        }
        assert_eq!(stored(&world, &draft).await, before);
    })
    .await;
}

#[tokio::test]
async fn who_reads_the_desk_changes_nothing() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        let before = stored(&world, &draft).await;
        for role in [Role::Reader, Role::Administrator, Role::Moderator, Role::Answerer, Role::Keeper] {
            let looking = world.officer(&format!("Người xem {}", role.name()), role, "").await;
            for (path, status, _) in try_everything(&looking, &draft).await {
                let wanted = if path.starts_with("POST") { 403 } else { 200 };
                assert!(status == wanted || path == "/thay-doi", "{role:?} {path}: {status}");
            }
            let page = looking.get(&draft).await;
            assert_eq!(page.each("main form", "action"), Vec::<String>::new(), "{role:?} is shown no button");
        }
        assert_eq!(stored(&world, &draft).await, before);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_set_that_is_not_asked_for() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let before = stored(&world, &draft).await;
        let (agency, article) = (world.id("ubnd").to_string(), world.id("mien-phi").to_string());
        let extra = [
            ("id", "00000000-0000-0000-0000-000000000001"),
            ("stage", "approved"),
            ("open", "false"),
            ("approved_by", agency.as_str()),
            ("submitted_by", agency.as_str()),
            ("created_by", agency.as_str()),
            ("updated_by", agency.as_str()),
            ("updated_at", "1"),
            ("publish_at", "1"),
            ("agency", agency.as_str()),
            ("agency_id", agency.as_str()),
            ("article", article.as_str()),
            ("article_id", article.as_str()),
            ("lang", "en"),
            ("base", "7"),
            ("translates", "7"),
            ("forced", "Vì thế"),
            ("slug", "x"),
            ("number", "1"),
        ];
        let sheet = extra.into_iter().fold(Sheet::on(1), |sheet, (name, text)| sheet.with(name, text));
        is_done(&editor.fill(&draft, &sheet).await, "luu");
        let after = stored(&world, &draft).await;
        assert_eq!((after.version, after.updated_by), (2, Some(editor.person)));
        let words = after.words.clone();
        assert_eq!(after, drafts::Draft { version: 2, words, updated_at: after.updated_at, ..before });

        // At a step, the text of the form is not taken either.
        is_done(&editor.fill(&draft, &Sheet::on(2).with("step", "trinh")).await, "trinh");
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let form = [("version", "2"), ("title", "Đã tráo"), ("stage", "published"), ("publish_at", "1")];
        is_done(&reviewer.step(&draft, "duyet", &form).await, "duyet");
        let approved = stored(&world, &draft).await;
        assert_eq!((approved.words.text.title.as_str(), approved.publish_at), (TITLE, None));
    })
    .await;
}

#[tokio::test]
async fn a_draft_begins_only_where_one_may_write() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let above = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let category = world.id("tin-tuc").to_string();
        let nowhere = Uuid::nil().to_string();
        let form = |agency: &str| {
            [("lang", "vi"), ("agency", agency), ("category", &category)]
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
        };
        for (chair, agency, wanted) in [
            (&editor, world.id("ubnd").to_string(), [400, 403]),
            // An agency that has ended issues nothing new, and one that never was neither.
            (&above, world.id("so-thong-tin").to_string(), [403, 422]),
            (&above, nowhere.clone(), [403, 422]),
            (&editor, nowhere.clone(), [400, 403]),
            (&above, "x".to_owned(), [403, 422]),
        ] {
            let form = form(&agency);
            let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            let page = chair.post("/lam-viec/ban-thao", &form).await;
            assert!(wanted.contains(&page.status), "{agency}: {}", page.status);
        }
        let agency = world.id("so-khoa-hoc").to_string();
        for category in ["", "x", nowhere.as_str()] {
            let form = [("lang", "vi"), ("agency", agency.as_str()), ("category", category)];
            let page = editor.post("/lam-viec/ban-thao", &form).await;
            page.says(422, &["Chuyên mục đã chọn không có."]);
        }
    })
    .await;
}

#[tokio::test]
async fn what_another_site_sends_is_refused() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        let before = stored(&world, &draft).await;
        let steps = ["duyet", "tra-lai", "bo"].map(|step| format!("{draft}/buoc/{step}"));
        for path in
            steps.into_iter().chain([draft.clone(), format!("{draft}/gop-y"), "/lam-viec/anh".to_owned()])
        {
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://evil.example"),
                ("origin", "null"),
            ] {
                let request = Request::post(&path)
                    .header("host", "127.0.0.1:8080")
                    .header("content-type", "application/x-www-form-urlencoded")
                    .header(name, value);
                let page = reviewer.send(request, "version=2&note=x&words=x").await;
                assert_eq!(page.status, 403, "{path} with {name}: {value}");
            }
        }
        assert_eq!(stored(&world, &draft).await, before);
        // Nor is anything changed by following a link.
        for step in ["duyet", "bo", "xuat-ban"] {
            let page = reviewer.get(&format!("{draft}/buoc/{step}?version=2")).await;
            assert_eq!(page.status, 405, "{step}");
        }
        assert_eq!(field(&reviewer.get(&draft).await, ".headline"), TITLE);
    })
    .await;
}
