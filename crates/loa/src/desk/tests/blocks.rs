//! Blocks that many articles share.

use uuid::Uuid;

use crate::testing::{Chair, World, on_both};
use access::Role;
use document::Block;
use newsroom::{self, BlockEdit, BlockError};

const BLOCKS: &str = "/lam-viec/khoi";

/// Adds a block for the city's committee; answers its address and its identifier.
async fn add(chair: &Chair<'_>, body: &str) -> (String, Uuid) {
    let form = [("ten", "Đường dây nóng"), ("co-quan", "ubnd"), ("body", body)];
    let page = chair.post(BLOCKS, &form).await;
    assert_eq!(page.status, 303, "{}", page.words());
    let path = page.header("location").to_owned();
    let id = path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a block");
    (path, id)
}

/// One proposes an edit, and another approves it.
async fn change(one: &Chair<'_>, other: &Chair<'_>, path: &str, body: &str) {
    let form = [("ten", "Đường dây nóng"), ("ban", "1"), ("body", body), ("ghi-chu", "Thêm ngày lễ.")];
    let told = one.post(path, &form).await;
    assert_eq!(told.header("location"), format!("{path}?bao=de-nghi"), "{}", told.words());
    let id = other.get(path).await.each("input[name=de-nghi]", "value")[0].clone();
    let done = other.post(path, &[("viec", "duyet"), ("de-nghi", &id)]).await;
    assert_eq!(done.header("location"), format!("{path}?bao=luu"), "{}", done.words());
}

/// Publishes an article that shows a block.
async fn host(world: &World, block: Uuid) -> i64 {
    let mut new = world.draft("Hỏi về giấy tờ", "2025-07-02T11:00");
    new.text.body.blocks.push(Block::Reuse { id: block });
    world.publish(new).await.number
}

#[tokio::test]
async fn a_block_is_edited_once_and_every_host_renders_anew() {
    on_both(|world| async move {
        let reviewer = world.officer("Thẩm định", Role::Reviewer, "ubnd").await;
        let (path, id) = add(&reviewer, "Gọi **1022** để được hướng dẫn.").await;
        let number = host(&world, id).await;
        let page = world.get(&format!("/tin/hoi-ve-giay-to-{number}")).await;
        page.holds(&["Gọi <strong>1022</strong> để được hướng dẫn."]);
        world.get("/feed.xml").await.holds(&["để được hướng dẫn"]);
        reviewer.get(&path).await.says(200, &["dùng trong 1 tin", "Hỏi về giấy tờ", "Bản 1"]);
        reviewer.get(BLOCKS).await.says(200, &["Đường dây nóng", "Gọi 1022", "dùng trong 1 tin"]);

        let own = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        change(&own, &reviewer, &path, "Gọi **1022**, cả ngày lễ.").await;
        world.get(&format!("/tin/hoi-ve-giay-to-{number}")).await.says(200, &["cả ngày lễ."]);
        reviewer.get(&path).await.says(200, &["Bản 2", "Bản 1", "để được hướng dẫn."]);

        reviewer.post(&path, &[("viec", "bo")]).await.says(422, &["còn 1 tin hoặc bản thảo"]);
        let mut tx = world.tx().await;
        let text = crate::testing::text("Hỏi về giấy tờ");
        let article = newsroom::article(&tx, number).await.expect("answered").expect("there").id;
        let at = crate::testing::at("2025-07-02T11:30");
        let next = newsroom::Correction::new(article, kit::i18n::Lang::Vi, text, "Bỏ số điện thoại.", at);
        newsroom::correct(&mut tx, &crate::testing::STAFF, next).await.expect("corrected");
        tx.commit().await.expect("kept");
        assert_eq!(reviewer.post(&path, &[("viec", "bo")]).await.header("location"), BLOCKS);
        assert_eq!(reviewer.get(&path).await.status, 404);
        reviewer.get(BLOCKS).await.says(200, &["Chưa có khối dùng chung nào."]);
        // The edition before still says the same as in its time.
        let before = world.get(&format!("/tin/hoi-ve-giay-to-{number}/ban/1")).await;
        before.says(200, &["để được hướng dẫn."]);
        before.hides(&["cả ngày lễ."]);
    })
    .await;
}

#[tokio::test]
async fn two_people_in_one_block_cannot_overwrite_each_other() {
    on_both(|world| async move {
        let first = world.officer("Một", Role::Reviewer, "").await;
        let second = world.officer("Hai", Role::Coordinator, "").await;
        let (path, id) = add(&first, "Câu đầu.").await;
        let form = |body: &'static str, seen: &'static str| {
            [("ten", "Đường dây nóng"), ("ban", seen), ("body", body)]
        };
        assert_eq!(first.post(&path, &form("Câu của người thứ nhất.", "1")).await.status, 303);
        let page = second.post(&path, &form("Câu của người thứ hai.", "1")).await;
        page.says(
            422,
            &["Người khác vừa sửa khối này.", "Câu của người thứ nhất.", "Câu của người thứ hai."],
        );
        assert_eq!(page.each("input[name=ban]", "value"), ["2"]);
        assert_eq!(second.post(&path, &form("Câu của cả hai.", "2")).await.status, 303);
        for seen in ["0", "9", "x", "-1", "9223372036854775807"] {
            assert_eq!(second.post(&path, &form("Câu khác.", seen)).await.status, 422, "{seen}");
        }
        let actor = first.actor().await;
        let save = async |text: &str| {
            let mut tx = world.tx().await;
            let body = document::from_markdown(text);
            let edit = BlockEdit { seen: 3, name: "Đường dây nóng", body, note: "" };
            newsroom::edit_block(&mut tx, &actor, id, edit).await?;
            tx.commit().await?;
            Ok::<_, BlockError>(())
        };
        let (one, two) = tokio::join!(save("Một."), save("Hai."));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    })
    .await;
}

#[tokio::test]
async fn a_block_is_its_agencys_and_holds_no_other() {
    on_both(|world| async move {
        let reviewer = world.officer("Thẩm định", Role::Reviewer, "ubnd").await;
        let (path, id) = add(&reviewer, "<script>alert(1)</script> và [liên kết](javascript:alert(1))").await;
        let html = reviewer.get(&path).await.text;
        assert!(!html.contains("<script>alert") && !html.contains("href=\"javascript"), "{html}");
        let other = world.officer("Thẩm định Sở", Role::Reviewer, "so-khoa-hoc").await;
        assert_eq!(other.get(&path).await.each("textarea:not([readonly])", "id").len(), 0);
        let form = [("ten", "x"), ("co-quan", "ubnd"), ("ban", "1"), ("body", "x")];
        assert_eq!(other.post(&path, &form).await.status, 403);
        assert_eq!(other.post(&path, &[("viec", "bo")]).await.status, 403);
        assert_eq!(reviewer.post(&path, &[("viec", "xoa")]).await.status, 400);
        assert_eq!(other.post(BLOCKS, &form).await.status, 403);
        let editor = world.officer("Biên tập", Role::Editor, "").await;
        assert_eq!((editor.get(BLOCKS).await.status, editor.post(BLOCKS, &form).await.status), (200, 403));

        let nested = format!(r#"{{"blocks":[{{"type":"paragraph","text":[{{"type":"text","text":"x"}}]}},{{"type":"reuse","id":"{id}"}}]}}"#);
        let cases = [
            (vec![("ten", "x"), ("document", nested.as_str())], "Khối không thể chứa một khối khác."),
            (vec![("ten", ""), ("body", "x")], "Hãy đặt tên cho khối"),
            (vec![("ten", "x"), ("body", "  ")], "Khối chưa có nội dung."),
        ];
        for (mut form, why) in cases {
            form.push(("co-quan", "ubnd"));
            reviewer.post(BLOCKS, &form).await.says(422, &[why]);
        }
        let none = format!("{BLOCKS}/00000000-0000-7000-8000-000000000000");
        assert_eq!((reviewer.get(&none).await.status, reviewer.post(&none, &[]).await.status), (404, 404));
        assert_eq!(reviewer.get(&format!("{BLOCKS}/x")).await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn an_open_draft_keeps_a_block() {
    on_both(|world| async move {
        let reviewer = world.officer("Thẩm định", Role::Reviewer, "").await;
        let (path, id) = add(&reviewer, "Giờ làm việc.").await;
        let number = host(&world, id).await;
        let begun = reviewer.post(&format!("/lam-viec/tin/{number}/dinh-chinh"), &[]).await;
        assert_eq!(begun.status, 303);
        reviewer.post(&path, &[("viec", "bo")]).await.says(422, &["còn 2 tin hoặc bản thảo"]);
    })
    .await;
}

#[tokio::test]
async fn a_block_on_public_pages_changes_by_two_people_and_every_host_says_so() {
    on_both(|world| async move {
        let reviewer = world.officer("Thẩm định", Role::Reviewer, "ubnd").await;
        let coordinator = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        let (path, id) = add(&reviewer, "Gọi 1022.").await;
        let number = host(&world, id).await;
        let public = format!("/tin/hoi-ve-giay-to-{number}");
        let form = |note: &'static str| {
            [("ten", "Đường dây nóng"), ("ban", "1"), ("body", "Gọi 1900 không phép."), ("ghi-chu", note)]
        };
        reviewer.post(&path, &form(" ")).await.says(422, &["Hãy ghi cho công chúng biết khối đổi những gì."]);
        assert_eq!(reviewer.post(&path, &form("Đổi số.")).await.status, 303);
        world.get(&public).await.hides(&["1900", "Đổi số."]);
        let own = reviewer.get(&path).await;
        own.says(200, &["Gọi 1900 không phép.", "Đổi số."]);
        let waits = own.each("input[name=de-nghi]", "value")[0].clone();
        assert!(own.each("button[value=duyet]", "value").is_empty(), "nobody approves their own words");
        reviewer
            .post(&path, &[("viec", "duyet"), ("de-nghi", &waits)])
            .await
            .says(422, &["Người khác duyệt"]);
        let reviewers = [("viec", "khan"), ("de-nghi", waits.as_str()), ("ly-do", "Gấp.")];
        assert_eq!(reviewer.post(&path, &reviewers).await.status, 403);
        world.get(&public).await.hides(&["1900"]);
        coordinator.post(&path, &form("Của tôi.")).await.says(422, &["đang chờ duyệt"]);
        coordinator
            .post(&path, &[("viec", "khan"), ("de-nghi", &waits), ("ly-do", " ")])
            .await
            .says(422, &["lý do"]);
        let done = coordinator.post(&path, &[("viec", "duyet"), ("de-nghi", &waits)]).await;
        assert_eq!(done.status, 303, "{}", done.words());
        let told = "Khối “Đường dây nóng” trong bài được sửa ngày 02/07/2025: Đổi số.";
        let shown = world.get(&public).await;
        shown.says(200, &["Gọi 1900 không phép.", told]);
        assert!(shown.texts(".editions li")[0].contains(told));
        // Forced, with its reason in public.
        let next =
            [("ten", "Đường dây nóng"), ("ban", "2"), ("body", "Gọi 1022."), ("ghi-chu", "Trả lại số.")];
        assert_eq!(coordinator.post(&path, &next).await.status, 303);
        let waits = coordinator.get(&path).await.each("input[name=de-nghi]", "value")[0].clone();
        let force = [("viec", "khan"), ("de-nghi", waits.as_str()), ("ly-do", "Số kia không phép.")];
        assert_eq!(coordinator.post(&path, &force).await.status, 303);
        world.get(&public).await.says(200, &["Trả lại số.", "Lý do: Số kia không phép.", told]);
        let events = kit::events::of(world.app.db(), &id.to_string()).await.expect("read");
        let edited = events.iter().filter(|event| event.kind == "block.edited").count();
        assert_eq!(edited, 2, "search follows");
    })
    .await;
}

#[tokio::test]
async fn a_proposal_waits_on_the_home_of_who_may_approve_it_with_what_it_changes_and_where() {
    on_both(|world| async move {
        let proposer = world.officer("Trần Đề Nghị", Role::Reviewer, "ubnd").await;
        let reviewer = world.officer("Lê Duyệt", Role::Reviewer, "ubnd").await;
        let elsewhere = world.officer("Sở Khác", Role::Reviewer, "so-khoa-hoc").await;
        let editor = world.officer("Biên Tập", Role::Editor, "ubnd").await;
        let (path, id) = add(&proposer, "Gọi **1022** từ 7 giờ đến 21 giờ.\n\nKhông tính cước.").await;
        let number = host(&world, id).await;
        let form = [
            ("ten", "Tổng đài 1022"),
            ("ban", "1"),
            ("body", "Gọi **1022** từ 6 giờ đến 22 giờ.\n\nKhông tính cước."),
            ("ghi-chu", "Tổng đài trực lâu hơn."),
        ];
        assert_eq!(proposer.post(&path, &form).await.status, 303);

        let waits = "Đề nghị sửa khối chờ bạn duyệt";
        let home = reviewer.get("/lam-viec").await;
        home.says(200, &[waits, "Tổng đài 1022", "Trần Đề Nghị", "Tổng đài trực lâu hơn."]);
        assert!(home.each("section.group a", "href").contains(&path));
        for other in [&proposer, &elsewhere, &editor] {
            other.get("/lam-viec").await.hides(&["Tổng đài 1022"]);
        }
        world.app.db().clock().set(crate::testing::at("2025-07-05T12:00"));
        let reviewer = world.chair(reviewer.person).await;
        reviewer.get("/lam-viec").await.says(200, &["Đề nghị sửa khối chờ duyệt quá hai ngày"]);

        let page = reviewer.get(&path).await;
        page.says(200, &["So với nội dung đang dùng", "Thêm 2 từ, bớt 2 từ.", "1 tin đang đăng sẽ đổi"]);
        page.says(200, &["Khối đổi tên thành “Tổng đài 1022”.", "Công chúng đọc: Tổng đài trực lâu hơn."]);
        assert_eq!(page.texts(".diff ins"), ["[thêm] 6", "[thêm] 22"]);
        assert_eq!(page.texts(".diff del"), ["[bớt] 7", "[bớt] 21"]);
        let public = format!("/tin/hoi-ve-giay-to-{number}");
        assert!(page.each("section.panel li a", "href").contains(&public));

        let waiting = page.each("input[name=de-nghi]", "value")[0].clone();
        let done = reviewer.post(&path, &[("viec", "duyet"), ("de-nghi", &waiting)]).await;
        assert_eq!(done.header("location"), format!("{path}?bao=luu"));
        reviewer.get("/lam-viec").await.hides(&["Tổng đài 1022"]);
        world.get(&public).await.says(200, &["từ 6 giờ đến 22 giờ"]);
    })
    .await;
}

#[tokio::test]
async fn a_returned_proposal_goes_back_to_who_made_it_with_its_words() {
    on_both(|world| async move {
        let proposer = world.officer("Trần Đề Nghị", Role::Reviewer, "ubnd").await;
        let reviewer = world.officer("Lê Duyệt", Role::Reviewer, "ubnd").await;
        let (path, id) = add(&proposer, "Gọi 1022.").await;
        host(&world, id).await;
        let form = |body: &'static str| {
            [("ten", "Đường dây nóng"), ("ban", "1"), ("body", body), ("ghi-chu", "Đổi số.")]
        };
        assert_eq!(proposer.post(&path, &form("Gọi 1900 9095.")).await.status, 303);
        let waiting = reviewer.get(&path).await.each("input[name=de-nghi]", "value")[0].clone();
        let step = |what: &'static str, why: &'static str| {
            [("viec", what), ("de-nghi", waiting.as_str()), ("ly-do", why)].map(|(a, b)| (a, b.to_owned()))
        };
        let post = async |chair: &Chair<'_>, what, why| {
            let form = step(what, why);
            let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            chair.post(&path, &form).await
        };
        // No proposal is sent back without a reason, and nobody sends back their own.
        post(&reviewer, "thoi", "").await.says(422, &["Đây là đề nghị của người khác"]);
        post(&reviewer, "tra-lai", " ").await.says(422, &["Hãy ghi lý do."]);
        post(&proposer, "tra-lai", "Vì.").await.says(422, &["Người khác duyệt đề nghị của bạn."]);
        let done = post(&reviewer, "tra-lai", "Số này của quận, không của Thành phố.").await;
        assert_eq!(done.header("location"), format!("{path}?bao=tra-lai"), "{}", done.words());
        post(&reviewer, "duyet", "").await.says(422, &["Đề nghị này không còn nữa"]);

        reviewer.get("/lam-viec").await.hides(&["Đường dây nóng"]);
        reviewer.get(&path).await.hides(&["Số này của quận"]);
        let back = ["Đề nghị sửa khối được trả lại cho bạn", "Lê Duyệt", "Số này của quận"];
        proposer.get("/lam-viec").await.says(200, &back);
        let page = proposer.get(&path).await;
        page.says(200, &["Đề nghị của bạn được trả lại", "Số này của quận", "[thêm] 1900 9095"]);
        let again = proposer.get(&format!("{path}?tiep=1")).await;
        assert_eq!(again.each("input[name=ghi-chu]", "value"), ["Đổi số."]);
        assert_eq!(again.texts("textarea[name=body]"), ["Gọi 1900 9095."]);

        assert_eq!(proposer.post(&path, &form("Gọi 1900 1022.")).await.status, 303);
        proposer.get("/lam-viec").await.hides(&["Đường dây nóng"]);
        let waiting = reviewer.get(&path).await.each("input[name=de-nghi]", "value")[0].clone();
        let no = [("viec", "tra-lai"), ("de-nghi", waiting.as_str()), ("ly-do", "Chưa đúng.")];
        assert_eq!(reviewer.post(&path, &no).await.status, 303);
        proposer.get("/lam-viec").await.says(200, &["Chưa đúng."]);
        let done = proposer.post(&path, &[("viec", "cat")]).await;
        assert_eq!(done.header("location"), format!("{path}?bao=cat"));
        proposer.get("/lam-viec").await.hides(&["Chưa đúng."]);
        proposer.get(&path).await.hides(&["Chưa đúng."]);
        let events = kit::events::of(world.app.db(), &id.to_string()).await.expect("read");
        assert_eq!(events.last().map(|event| event.kind.as_str()), Some("block.returned_put_away"));
    })
    .await;
}

#[tokio::test]
async fn a_block_is_read_by_the_lint_before_many_articles_show_it() {
    on_both(|world| async move {
        let reviewer = world.officer("Thẩm định", Role::Reviewer, "ubnd").await;
        let dead = "Xem [lịch họp chợ](/tin/khong-co-99) của phường.";
        let form = [("ten", "Lịch"), ("co-quan", "ubnd"), ("body", dead)];
        let page = reviewer.post(BLOCKS, &form).await;
        page.says(422, &["còn 1 lỗi phải sửa", "/tin/khong-co-99"]);
        page.hides(&["Bài chưa có tiêu đề"]);
        assert_eq!(page.texts(".findings .wrong").len(), 1);

        let (path, id) = add(&reviewer, "Gọi 1022 để được hướng dẫn.").await;
        host(&world, id).await;
        let own = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        let mut form = [("ten", "Lịch"), ("ban", "1"), ("body", dead), ("ghi-chu", "Thêm lịch.")];
        own.post(&path, &form).await.says(422, &["còn 1 lỗi phải sửa", "/tin/khong-co-99"]);
        assert!(own.get(&path).await.each("input[name=de-nghi]", "value").is_empty());
        // A finding that only needs a look is shown to the officer who proposes and to the one who approves.
        form[2].1 = "Gọi 1022 để được được hướng dẫn.";
        assert_eq!(own.post(&path, &form).await.header("location"), format!("{path}?bao=de-nghi"));
        for chair in [&own, &reviewer] {
            let page = chair.get(&path).await;
            assert_eq!(page.texts(".panel .findings .odd").len(), 1, "{}", page.words());
        }
    })
    .await;
}
