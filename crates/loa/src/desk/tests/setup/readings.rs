//! A plan's text, read, confirmed piece by piece, and made a plan.

use super::led;
use crate::testing::{Chair, UNITS, World, on_both};
use access::Role;
use newsroom::NewArticle;

const READINGS: &str = "/lam-viec/thiet-lap/ke-hoach/doc";
const PLAN: &str = include_str!("../../../../../campaigns/src/reading/samples/plan.txt");

/// Reads the sample; answers the page where it is confirmed.
async fn read(coordinator: &Chair<'_>) -> String {
    let page = coordinator.send_file(READINGS, &[("van-ban", "")], ("ke-hoach.txt", PLAN.as_bytes())).await;
    led(&page)
}

/// The fields of a part's form as a browser would send them.
async fn part(coordinator: &Chair<'_>, at: &str, part: &str) -> Vec<(String, String)> {
    let page = coordinator.get(&format!("{at}/{part}")).await;
    assert_eq!(page.status, 200, "{}", page.words());
    let mut fields = vec![("ban".to_owned(), page.each("form.stack input[name=ban]", "value").remove(0))];
    for (name, value) in page.each(".piece input[type=hidden]", "name").into_iter().map(|name| (name, "1")) {
        fields.push((name, value.to_owned()));
    }
    let boxes = page.each(".piece input[type=checkbox][checked]", "name");
    fields.extend(boxes.into_iter().map(|name| (name, "1".to_owned())));
    let names = page.each(".piece textarea", "name");
    fields.extend(names.into_iter().zip(page.texts(".piece textarea")));
    for select in page.each(".piece select", "name") {
        let chosen = page.each(&format!("#{select} option[selected]"), "value");
        fields.push((select, chosen.first().cloned().unwrap_or_default()));
    }
    let inputs = page.each(".piece .field input", "name");
    fields.extend(inputs.into_iter().zip(page.each(".piece .field input", "value")));
    fields
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn change(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.retain(|(one, _)| one != name);
    fields.push((name.to_owned(), value.to_owned()));
}

async fn made(coordinator: &Chair<'_>, at: &str, changes: &[(&str, &str)]) -> crate::testing::Page {
    let page = coordinator.get(at).await;
    let ban = page.each("form.stack input[name=ban]", "value").remove(0);
    let mut fields: Vec<(String, String)> = [("ban", ban.as_str()), ("issuer", "ubnd")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec();
    for name in ["number", "name_vi", "starts", "ends"] {
        let value = page.each(&format!("#{name}"), "value").first().cloned().unwrap_or_default();
        fields.push((name.to_owned(), value));
    }
    for (name, value) in changes {
        change(&mut fields, name, value);
    }
    coordinator.post(at, &pairs(&fields)).await
}

#[tokio::test]
async fn a_plans_text_becomes_a_plan_after_each_piece_was_confirmed() {
    on_both(|world: World| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let at = read(&coordinator).await;
        let page = coordinator.get(&at).await;
        page.says(
            200,
            &[
                "2 mục đích, 2 yêu cầu, 3 căn cứ, 2 địa điểm",
                "6 hình thức",
                "2 nhóm, 3 thông điệp",
                "3 nhiệm vụ",
            ],
        );
        assert_eq!(page.each("#number", "value"), ["215/KH-UBND"]);
        assert_eq!(page.each("#starts", "value"), ["2025-03-01"]);
        // Nothing is a plan yet, for the desk or for the public.
        world.get("/ke-hoach").await.says(200, &["Kế hoạch"]);
        assert!(!world.get("/ke-hoach").await.words().contains("Thủ đô xanh"));
        // One form has no name that we know: the plan is not made before someone chose one or left it out.
        made(&coordinator, &at, &[]).await.says(422, &["Có hình thức chưa nhận ra được"]);
        let mut forms = part(&coordinator, &at, "hinh-thuc").await;
        let unknown =
            forms.iter().find(|(_, value)| value.contains("công viên")).expect("the unknown one").0.clone();
        let keep = unknown.replace("-value", "-keep");
        forms.retain(|(name, _)| *name != keep);
        led(&coordinator.post(&format!("{at}/hinh-thuc"), &pairs(&forms)).await);
        coordinator.get(&at).await.says(200, &["5 hình thức"]);
        // A task is mended: another lead.
        let mut tasks = part(&coordinator, &at, "nhiem-vu").await;
        let lead = tasks.iter().find(|(name, _)| name.ends_with("-lead")).expect("a lead").0.clone();
        change(&mut tasks, &lead, "so-khoa-hoc");
        led(&coordinator.post(&format!("{at}/nhiem-vu"), &pairs(&tasks)).await);

        let place = led(&made(&coordinator, &at, &[("slug", "thu-do-xanh")]).await);
        coordinator.get(&place).await.says(200, &["Thủ đô xanh"]);
        assert_eq!(world.get("/ke-hoach/thu-do-xanh").await.status, 404, "a draft is not public");
        world.approve_plan().await;
        let page = world.get("/ke-hoach/thu-do-xanh").await;
        page.says(
            200,
            &[
                "215/KH-UBND",
                "Đưa luật vào cuộc sống.",
                "Quyền của người dân",
                "Quyền góp ý dự thảo",
                "Cổng thông tin điện tử",
                "Theo dõi, đôn đốc việc thực hiện.",
                "Sở Khoa học",
                "Trước hết ngày 15/04/2025",
            ],
        );
        // It was made once.
        assert_eq!(coordinator.get(&at).await.status, 404);
        coordinator.get(READINGS).await.says(200, &["Đọc kế hoạch từ văn bản"]);
        let page = coordinator.get("/lam-viec/nhat-ky?loai=thiet-lap").await;
        page.says(200, &["Tạo kế hoạch 215/KH-UBND từ văn bản"]);
    })
    .await;
}

#[tokio::test]
async fn two_who_confirm_at_once_lose_nothing() {
    on_both(|world| async move {
        let one = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let other = world.officer("Trần Điều Phối", Role::Coordinator, "").await;
        let at = read(&one).await;
        let mine = part(&one, &at, "muc-dich").await;
        let mut theirs = mine.clone();
        led(&one.post(&format!("{at}/muc-dich"), &pairs(&mine)).await);
        let words = theirs.iter().find(|(name, _)| name.ends_with("-value")).expect("a piece").0.clone();
        change(&mut theirs, &words, "Lời sửa của người thứ hai");
        let page = other.post(&format!("{at}/muc-dich"), &pairs(&theirs)).await;
        page.says(422, &["Người khác vừa lưu phần này", "Lời sửa của người thứ hai"]);
        // The version that the page shows now can be saved.
        let ban = page.each("form.stack input[name=ban]", "value").remove(0);
        change(&mut theirs, "ban", &ban);
        led(&other.post(&format!("{at}/muc-dich"), &pairs(&theirs)).await);
        one.get(&format!("{at}/muc-dich")).await.says(200, &["Lời sửa của người thứ hai"]);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_with_a_reason_and_what_was_pasted_stays() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let send = async |name: &str, bytes: &[u8]| {
            coordinator.send_file(READINGS, &[("van-ban", "chữ đã dán")], (name, bytes)).await
        };
        send("a.pdf", b"%PDF-1.7").await.says(422, &["Đây là tệp PDF", "chữ đã dán"]);
        send("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1").await.says(422, &["Word kiểu cũ"]);
        send("a.docx", b"PK\x03\x04 nothing").await.says(422, &["không phải DOCX"]);
        send("a.txt", b"\xff\xff\xff\x00x").await.says(422, &["bảng mã"]);
        let long = "Một dòng của văn bản.\n".repeat(6_000);
        send("a.txt", long.as_bytes()).await.says(422, &["Văn bản quá dài"]);
        let empty = coordinator.send_file(READINGS, &[("van-ban", " ")], ("", b"")).await;
        empty.says(422, &["Chưa có gì để đọc"]);
        let hostile = "Hình thức tuyên truyền\n<script>alert(1)</script> hội nghị\u{202e}";
        let page = coordinator.send_file(READINGS, &[("van-ban", hostile)], ("", b"")).await;
        let at = led(&page);
        let page = coordinator.get(&format!("{at}/hinh-thuc")).await;
        assert!(page.each("main script", "src").is_empty() && page.words().contains("alert(1)"));
        let officer = world.officer("Biên Tập", Role::Editor, "so-khoa-hoc").await;
        assert_eq!(officer.get(&at).await.status, 403);
        assert_eq!(officer.get(READINGS).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_plan_with_many_tasks_is_confirmed_page_by_page() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let tasks: String = (1..=130).map(|task| format!("- Nhiệm vụ thứ {task} của kế hoạch.\n")).collect();
        let text = format!("V. TỔ CHỨC THỰC HIỆN\n1. Sở Tư pháp\n{tasks}");
        let page = coordinator.send_file(READINGS, &[("van-ban", "")], ("a.txt", text.as_bytes())).await;
        let at = led(&page);
        coordinator.get(&at).await.says(200, &["130 nhiệm vụ"]);
        let mut seen = 0;
        for number in 1..=3 {
            let path = format!("{at}/nhiem-vu?trang={number}");
            let fields = part(&coordinator, &at, &format!("nhiem-vu?trang={number}")).await;
            seen += fields.iter().filter(|(name, _)| name.ends_with("-here")).count();
            // An officer who saves a page goes on there.
            assert_eq!(led(&coordinator.post(&path, &pairs(&fields)).await), format!("{path}&bao=luu"));
        }
        assert_eq!(seen, 130);
    })
    .await;
}

#[tokio::test]
async fn a_thing_of_two_themes_is_one_thing_of_the_plan() {
    on_both(|world| async move {
        world.approve_plan().await;
        // "Đi xe buýt miễn phí" is about traffic and about the environment.
        let plan = world.get("/ke-hoach").await.each("main h2 a", "href").remove(0);
        let cells = world.get(&format!("{plan}/do-phu")).await.texts("td.reached");
        assert_eq!(cells, ["4", "3"]);
        world.get(&format!("{plan}/dia-ban")).await.says(200, &["cả thành phố đã làm 6 việc."]);
    })
    .await;
}

#[tokio::test]
async fn what_was_for_a_former_ward_was_for_those_it_became_and_is_added_to_none() {
    on_both(|world| async move {
        world.approve_plan().await;
        world.add_units(UNITS, "").await;
        let areas = vec![world.area("phuong-cho-cu").await, world.area("phuong-bo-tay").await];
        let new = NewArticle {
            themes: vec![world.id("ve-xe"), world.id("moi-truong")],
            areas,
            ..world.draft("Vé xe ở chợ cũ", "2025-06-02T08:00")
        };
        world.publish(new).await;
        let page = world.get("/ke-hoach/di-lai-xanh/dia-ban").await;
        // Of two themes and for two areas, it is one thing.
        page.says(200, &["cả thành phố đã làm 7 việc.", "Phường Bờ Tây 1 0", "Phường Bờ Đông 0 1"]);
    })
    .await;
}

#[tokio::test]
async fn an_article_is_evidence_until_it_is_withdrawn_and_moves_with_its_themes() {
    on_both(|world| async move {
        world.approve_plan().await;
        let plan = world.get("/ke-hoach").await.each("main h2 a", "href").remove(0);
        let page = world.get(&format!("{plan}/do-phu")).await;
        page.says(200, &["Cổng thông tin điện tử"]);
        let cell = page.each("td.reached a", "href").remove(0);
        let (number, title) = (1, "Ba tuyến xe buýt điện bắt đầu chạy");
        world.get(&cell).await.says(200, &[title]);
        world.get(&format!("/en{cell}")).await.says(200, &["not people"]);
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let form = [("so", "1"), ("viec", "bo"), ("chu-de", "xe-buyt")];
        let undo = led(&coordinator.post("/lam-viec/tin/hang-loat", &form).await);
        world.get(&cell).await.hides(&[title]);
        led(&coordinator.post(&undo, &[]).await);
        world.get(&cell).await.says(200, &[title]);
        let reviewer = world.officer("Thẩm định", Role::Reviewer, "ubnd").await;
        let form = [("ly-do", "Sai số liệu."), ("chac", "1")];
        led(&reviewer.post(&format!("/lam-viec/tin/{number}/go"), &form).await);
        world.get(&cell).await.hides(&[title]);
    })
    .await;
}
