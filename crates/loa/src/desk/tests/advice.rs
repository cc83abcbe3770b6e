//! The page's messages to writers and reviewers: the lint's advice, comments, the reason why a text came back, the person
//! whose turn it is.

use super::{Sheet, field, is_done, version};
use crate::testing::{Page, STAFF, on_both};
use access::Role;

/// A body that may be published, with a sentence that says the same word twice.
const ADVISED: &str = "Xe chạy từ bến Mây đến đến chợ Mới.";

fn lint(page: &Page) -> String {
    let told: serde_json::Value = serde_json::from_str(&page.text).expect("JSON");
    told["lint"].as_str().expect("the panel").to_owned()
}

#[tokio::test]
async fn the_advice_is_that_on_the_words_as_they_stand() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let page = editor.get(&draft).await;
        page.says(200, &["Bài được rà soát khi bạn bắt đầu viết."]);
        page.hides(&["Bài chưa có tiêu đề", "Phải sửa"]);
        editor.autosave(&draft, &Sheet::on(1).with("title", "").with("body", ADVISED)).await;
        let panel = lint(&editor.get(&format!("{draft}/ra-soat")).await);
        assert!(panel.contains("Bài chưa có tiêu đề") && panel.contains("lặp từ"), "{panel}");
        assert!(panel.contains("data-count=\"2\"") && panel.contains("data-summary=\"1 lỗi"), "{panel}");
        editor.autosave(&draft, &Sheet::on(2)).await;
        let panel = lint(&editor.get(&format!("{draft}/ra-soat")).await);
        assert!(!panel.contains("<li") && panel.contains("Không có gì phải sửa."), "{panel}");
        let panel = lint(&editor.get(&format!("/en{draft}/ra-soat")).await);
        assert!(panel.contains("Nothing to mend"), "{panel}");
        let other = world.officer("Người khác", Role::Editor, "so-thong-tin").await;
        assert_eq!(other.get(&format!("{draft}/ra-soat")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn advice_that_nobody_has_seen_comes_before_the_review_and_may_be_left_aside() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let page = editor.fill(&draft, &Sheet::on(1).with("body", ADVISED).with("step", "trinh")).await;
        page.says(
            422,
            &["Bài đã lưu nhưng chưa gửi: có 1 điều nên xem lại", "lặp từ", "Gửi thẩm định dù vậy"],
        );
        assert_eq!((version(&page), field(&page, "#body")), (2, ADVISED.to_owned()), "it is kept");
        editor.get(&draft).await.says(200, &["Đang viết"]);
        // Enter in a field saves, and sends nothing.
        let first = page.each("button[form=draft], #draft button:not([type])", "value");
        assert_eq!(first.first().map(String::as_str), Some("luu"));

        let on = Sheet::on(2).with("body", ADVISED);
        let shown = page.each("input[name=seen]", "value").remove(0);
        let seen = editor.fill(&draft, &Sheet(on.0.clone()).with("step", "trinh").with("seen", &shown)).await;
        is_done(&seen, "trinh");
        is_done(&editor.step(&draft, "lay-lai", &[]).await, "lay-lai");
        is_done(&editor.fill(&draft, &on.with("step", "du-vay")).await, "trinh");
    })
    .await;
}

#[tokio::test]
async fn errors_stay_errors_whoever_insists() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let sheet = Sheet::on(1).with("title", "").with("step", "du-vay");
        let page = editor.fill(&draft, &sheet).await;
        page.says(422, &["Bài chưa có tiêu đề."]);
        assert_eq!(page.each(".notice.error a", "href"), ["#title"]);
        assert_eq!(page.each("[autofocus]", "role"), ["alert"]);
        assert_eq!(page.each("#title[aria-invalid=true]", "aria-describedby"), ["title-error"]);
        assert_eq!(page.texts("#title-error"), ["Bài chưa có tiêu đề."]);
    })
    .await;
}

#[tokio::test]
async fn a_correction_asks_first_for_what_it_changes() {
    on_both(|world| async move {
        let number = world.publish(world.draft("Hỏi về giấy tờ", "2025-07-02T11:00")).await.number;
        let chief = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let page = chief.post(&format!("/lam-viec/tin/{number}/dinh-chinh"), &[("tieng", "vi")]).await;
        let draft = page.header("location").to_owned();
        let page = chief.get(&draft).await;
        let fields = page.each("#draft textarea", "id");
        assert_eq!(fields.first().map(String::as_str), Some("change_note"), "{fields:?}");
        let page = chief.fill(&draft, &Sheet::on(1).with("step", "trinh")).await;
        page.says(422, &["Đính chính phải nói rõ điều gì thay đổi"]);
        assert_eq!(page.each(".notice.error a", "href"), ["#change_note"]);
        assert_eq!(page.each("[autofocus]", "role"), ["alert"]);
        assert_eq!(
            page.each("#change_note[aria-invalid=true]", "aria-describedby"),
            ["note-hint change_note-error"]
        );
        assert_eq!(page.texts("#change_note-error").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_comment_leads_to_its_passage_and_is_counted_until_it_is_done() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        for quote in ["bến Mây đến chợ", "Xe buýt số 5"] {
            let form = [("quote", quote), ("words", "Ghi rõ hơn <b>.")];
            is_done(&reviewer.post(&format!("{draft}/gop-y"), &form).await, "gop-y");
        }
        let page = reviewer.get(&draft).await;
        page.says(200, &["Còn 2 góp ý chưa xong", "Duyệt"]);
        assert_eq!(field(&page, ".reads mark"), "bến Mây đến chợ");
        assert_eq!(page.each(".reads mark", "id"), ["doan-1"]);
        assert_eq!(page.each(".comments blockquote a", "href"), ["#doan-1", "#tieu-de"]);
        for action in page.each("form[action*='/gop-y/']", "action") {
            is_done(&reviewer.post(&action, &[]).await, "xong");
        }
        let page = reviewer.get(&draft).await;
        page.hides(&["góp ý chưa xong"]);
        assert_eq!(page.each(".reads mark", "id"), Vec::<String>::new(), "what is done is not marked");
    })
    .await;
}

#[tokio::test]
async fn why_it_came_back_stands_on_top() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        is_done(&reviewer.step(&draft, "tra-lai", &[("note", "Thiếu <i> địa điểm.")]).await, "tra-lai");
        let page = editor.get(&draft).await;
        let told = field(&page, ".draft-head .notice.warning:not([hidden])");
        assert!(
            told.contains("Trần Thẩm Định trả lại bài này lúc") && told.contains("Thiếu <i> địa điểm."),
            "{told}"
        );
        is_done(&editor.fill(&draft, &Sheet::on(2).with("step", "trinh")).await, "trinh");
        is_done(&editor.step(&draft, "lay-lai", &[]).await, "lay-lai");
        editor.get(&draft).await.hides(&["trả lại bài này lúc"]);
    })
    .await;
}

#[tokio::test]
async fn a_reviewer_is_told_what_writing_costs() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        let page = reviewer.get(&draft).await;
        page.says(200, &["Bạn có thể duyệt hoặc trả lại bài này.", "“Lấy lại để sửa”: bạn tự sửa"]);
        page.hides(&["Một người có vai"]);
        editor.get(&draft).await.says(200, &["Một người có vai"]);
        is_done(&reviewer.step(&draft, "lay-lai", &[]).await, "lay-lai");
        reviewer.get(&draft).await.says(200, &["Nếu bạn sửa bài này thì người khác phải duyệt."]);
        editor.get(&draft).await.hides(&["người khác phải duyệt"]);
        let sheet = Sheet::on(2).with("author", "Phòng Biên tập").with("step", "trinh");
        is_done(&reviewer.fill(&draft, &sheet).await, "trinh");
        let page = reviewer.get(&draft).await;
        page.says(200, &["Bạn đã viết hoặc sửa bài này nên người khác phải duyệt."]);
        page.hides(&["Một người có vai", "“Lấy lại để sửa”:"]);
    })
    .await;
}

#[tokio::test]
async fn a_clash_offers_both_ways_on() {
    on_both(|world| async move {
        let mine = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let theirs = world.officer("Phạm Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = mine.begin("so-khoa-hoc").await;
        is_done(&theirs.fill(&draft, &Sheet::on(1).with("title", "Tiêu đề của người kia")).await, "luu");
        let page = mine.autosave(&draft, &Sheet::on(1).with("title", "Tiêu đề của tôi")).await;
        assert_eq!(page.status, 409);
        assert!(page.text.contains("Phạm Biên Tập đã lưu bài này lúc"), "{}", page.text);
        let page = mine.fill(&draft, &Sheet::on(1).with("title", "Tiêu đề của tôi")).await;
        page.says(409, &["Giữ bản của tôi làm bản mới nhất", "Lấy bản của người kia"]);
        assert_eq!(page.each(".clash button[form=draft][name=step]", "value"), ["luu"]);
        assert_eq!(page.each(".clash a.button", "href"), [draft]);
    })
    .await;
}

#[tokio::test]
async fn a_failure_at_the_desk_keeps_the_menu() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        for (path, status) in [("/lam-viec/nguoi-dung", 403), ("/lam-viec/tin/99999", 404)] {
            let page = editor.get(path).await;
            assert!(
                page.status == status && page.text.contains("Nguyễn Biên Tập"),
                "{path}: {}",
                page.status
            );
            assert_eq!(page.texts("body.desk .desk-nav").len(), 1, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_is_asked_outside_sees_who_asks() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        let form = [("expert", "Bà Lê Thị Hoa"), ("question", "Số chuyến có đúng không?")];
        let page = editor.post(&format!("{draft}/kiem-chung"), &form).await;
        let link = field(&page, "textarea.one-time[data-copy][data-copied]");
        let path = link.split_once("/lam-viec").map(|(_, rest)| format!("/lam-viec{rest}")).expect("a link");
        let page = world.get(&path).await;
        page.says(200, &["Sở Khoa học và Công nghệ nhờ ông, bà", "Người gửi: Nguyễn Biên Tập"]);
    })
    .await;
}

#[tokio::test]
async fn the_record_says_on_what() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let reviewer = world.officer("Thẩm định", Role::Reviewer, "ubnd").await;
        editor.submitted("so-khoa-hoc").await;
        let block = [("ten", "Đường dây nóng"), ("co-quan", "ubnd"), ("body", "Gọi 1022.")];
        assert_eq!(reviewer.post("/lam-viec/khoi", &block).await.status, 303);
        let page = admin.get("/lam-viec/nhat-ky").await;
        let title = super::TITLE;
        page.says(200, &[&format!("Gửi bản thảo thẩm định: “{title}”"), "khối dùng chung: “Đường dây nóng”"]);
        admin.get("/lam-viec/nhat-ky?tu=2025-07-01&den=2025-07-03&loai=ban-thao").await.says(200, &[title]);
        admin.get("/lam-viec/nhat-ky?tu=2025-07-03&loai=ban-thao").await.hides(&[title]);
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_off_is_not_in_the_way() {
    on_both(|world| async move {
        let chief = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let number = world.publish(world.draft("Hỏi về giấy tờ", "2025-07-02T11:00")).await.number;
        let gone = [("ly-do", "Đăng nhầm."), ("chac", "1")];
        chief.post(&format!("/lam-viec/tin/{number}/go"), &gone).await;
        chief.get("/lam-viec/tin").await.hides(&["Hỏi về giấy tờ"]);
        for state in ["go", "tat-ca"] {
            let page = chief.get(&format!("/lam-viec/tin?trang-thai={state}")).await;
            page.says(200, &["Hỏi về giấy tờ"]);
            assert_eq!(page.each("details[open] #trang-thai option[selected]", "value"), [state]);
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_text_of_an_agency_that_has_ended_is_not_reviewed_under_its_name() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        editor.autosave(&draft, &Sheet::on(1)).await;
        let on = world.app.today();
        let mut tx = world.tx().await;
        agencies::end_agency(&mut tx, &STAFF, "so-khoa-hoc", on).await.expect("ended");
        tx.commit().await.expect("kept");
        let day = kit::format::day(kit::i18n::Lang::Vi, on);
        let told = format!("“Sở Khoa học và Công nghệ” đã ngừng hoạt động từ {day}.");
        let page = editor.fill(&draft, &Sheet::on(2).with("step", "du-vay")).await;
        page.says(422, &[&told, "dưới tên cơ quan khác", "Cơ quan phát hành"]);
        let mut tx = world.tx().await;
        let heir = agencies::add_agency_successor(&mut tx, &STAFF, "so-khoa-hoc", "ubnd", on, "").await;
        heir.expect("added");
        tx.commit().await.expect("kept");
        let panel = lint(&editor.get(&format!("{draft}/ra-soat")).await);
        let heir = "dưới tên cơ quan kế tục: Ủy ban nhân dân Thành phố.";
        assert!(panel.contains(&told) && panel.contains(heir), "{panel}");
    })
    .await;
}

#[tokio::test]
async fn a_link_to_an_area_a_day_or_a_picture_that_is_not_there_is_dead() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let (blob, name) = ("0".repeat(64), "mau-don.pdf");
        let links = [
            "/dia-ban/phuong-khong-co".to_owned(),
            "/en/ngay/2025/02/30".to_owned(),
            "/ngay/2025/thang-hai/1".to_owned(),
            format!("/anh/{blob}.png"),
            "/anh/khong-co.png".to_owned(),
            format!("/tep-dinh-kem/{blob}/{name}"),
            "/ngay/2025/07/01".to_owned(),
            "/en/ngay/2025/07/01".to_owned(),
        ];
        let body: Vec<String> = links.iter().map(|link| format!("Xem [lịch họp chợ]({link}) nhé.")).collect();
        editor.autosave(&draft, &Sheet::on(1).with("body", &body.join("\n\n"))).await;
        let panel = lint(&editor.get(&format!("{draft}/ra-soat")).await);
        for (link, dead) in links.iter().zip([true, true, true, true, true, true, false, false]) {
            assert_eq!(panel.contains(link.as_str()), dead, "{link}: {panel}");
        }
    })
    .await;
}
