//! A plan in its usual layout, a news page that retells one, and documents of a word processor.

mod docx;
mod file;

use jiff::civil::date;

use super::due::{due, period};
use super::{Absent, Due, Every, LeftOut, Piece, PlanDraft, from_text, read_plan};

const PLAN: &str = include_str!("samples/plan.txt");
const PAGE: &str = include_str!("samples/page.txt");

fn read(text: &str) -> PlanDraft {
    read_plan(&from_text(text))
}

fn values<T: Clone>(taken: &[super::Extracted<T>]) -> Vec<T> {
    taken.iter().map(|one| one.value.clone()).collect()
}

fn forms(draft: &PlanDraft) -> Vec<&str> {
    draft.forms.iter().map(|one| one.value.form.unwrap_or("?")).collect()
}

#[test]
fn a_plan_in_its_usual_layout_is_read_part_by_part() {
    let plan = read(PLAN);
    assert_eq!(plan.number.as_ref().map(|one| one.value.as_str()), Some("215/KH-UBND"));
    assert_eq!(plan.issued.as_ref().map(|one| one.value), Some(date(2025, 2, 5)));
    let title = plan.title.as_ref().map(|one| one.value.as_str());
    assert_eq!(title, Some("Tuyên truyền, phổ biến Luật Thủ đô xanh trên địa bàn thành phố năm 2025"));
    assert_eq!(plan.bases.len(), 3);
    assert_eq!(
        plan.period.as_ref().map(|one| one.value.clone()),
        Some(date(2025, 3, 1)..=date(2025, 12, 31))
    );
    assert_eq!(values(&plan.places), ["các phường, xã", "đặc khu Hòn Sóng"]);
    assert_eq!(
        values(&plan.purposes),
        ["Giúp người dân nắm được quyền và nghĩa vụ của mình", "Đưa luật vào cuộc sống."]
    );
    assert_eq!(plan.requirements.len(), 2);
    assert_eq!(forms(&plan), ["conferences", "training", "portal", "social", "loudspeakers", "?"]);
    assert_eq!(plan.groups[0].title.value, "Quyền của người dân");
    assert_eq!(plan.groups[0].messages.len(), 2);
    assert_eq!(plan.messages(), 3);
    assert_eq!(plan.absent(), [Absent::Products]);
}

#[test]
fn a_task_has_its_lead_its_partners_and_its_day() {
    let plan = read(PLAN);
    let tasks = values(&plan.tasks);
    assert_eq!(tasks.len(), 3);
    assert_eq!(tasks[0].lead, "Sở Tư pháp");
    assert_eq!(tasks[0].partners, ["Sở Nội vụ", "Công an thành phố"]);
    assert_eq!(tasks[0].due, Some(Due::By(date(2025, 4, 15))));
    assert_eq!(tasks[0].due_words, "trước ngày 15/4/2025");
    assert_eq!(tasks[1].lead, "Sở Tư pháp");
    assert_eq!(tasks[2].lead, "Ủy ban nhân dân các phường, xã");
}

#[test]
fn each_piece_stands_beside_the_words_that_it_was_read_from() {
    let plan = read(PLAN);
    assert_eq!(
        plan.tasks[0].words,
        "a) Chủ trì, phối hợp với Sở Nội vụ, Công an thành phố tổ chức 02 hội nghị quán triệt."
    );
    assert!(plan.forms[2].words.starts_with("2. Đăng tin trên cổng thông tin điện tử"));
    assert_eq!(plan.forms[2].value.name, "cổng thông tin điện tử");
    assert_eq!(plan.forms[5].value.name, "Trưng bày tại công viên.");
}

#[test]
fn a_news_page_that_retells_a_plan_is_read_and_says_what_it_lacks() {
    let plan = read(PAGE);
    assert_eq!(
        plan.purposes.iter().map(|one| one.value.as_str()).collect::<Vec<_>>(),
        [
            "Giúp cán bộ và người dân hiểu đúng nghị quyết.",
            "Công khai việc chỉ đạo, điều hành của thành phố.",
            "Tạo đồng thuận trong xã hội; lắng nghe ý kiến người dân.",
        ]
    );
    assert_eq!(
        plan.period.as_ref().map(|one| one.value.clone()),
        Some(date(2025, 1, 1)..=date(2026, 12, 31))
    );
    assert_eq!(values(&plan.places), ["Bến Mây", "các tỉnh, thành khác"]);
    assert_eq!(
        forms(&plan),
        [
            "print",
            "radio",
            "television",
            "portal",
            "loudspeakers",
            "boards",
            "bookshelves",
            "post_offices",
            "agency_conferences",
            "contests"
        ]
    );
    let groups: Vec<(&str, usize)> =
        plan.groups.iter().map(|group| (group.title.value.as_str(), group.messages.len())).collect();
    assert_eq!(groups[0], ("Về ý nghĩa của nghị quyết", 2));
    assert_eq!(groups[1].1, 0);
    assert_eq!(groups[2], ("Tập trung", 2));
    assert!(plan.tasks.is_empty());
    for absent in [Absent::Number, Absent::Tasks, Absent::Leads, Absent::Deadlines] {
        assert!(plan.absent().contains(&absent), "{absent:?}");
    }
}

/// The lines of a text that no piece of its plan was read from, and that are not among those left out.
fn unaccounted(text: &str) -> Vec<String> {
    let plan = read(text);
    let mut lines: Vec<usize> = plan.left_out.iter().map(|one| one.line).collect();
    lines.extend(plan.purposes.iter().chain(&plan.requirements).chain(&plan.bases).map(|one| one.line));
    lines.extend(plan.forms.iter().map(|one| one.line));
    lines.extend(plan.groups.iter().flat_map(|one| &one.messages).map(|one| one.line));
    lines.extend(plan.groups.iter().map(|one| one.title.line));
    lines.extend(plan.tasks.iter().map(|one| one.line));
    lines.extend(plan.places.iter().map(|one| one.line));
    lines.extend([&plan.number, &plan.title].into_iter().flatten().map(|one| one.line));
    lines.extend(plan.issued.iter().map(|one| one.line));
    lines.extend(plan.period.iter().map(|one| one.line));
    let rest = from_text(text).into_iter().zip(1..).filter(|(_, number)| !lines.contains(number));
    rest.filter_map(|(piece, _)| if let Piece::Line(line) = piece { Some(line.text) } else { None }).collect()
}

#[test]
fn nothing_is_dropped_in_silence() {
    // Headings of parts, the line that a title stands under, names of leads, and what is said of the task above.
    let headings = [
        "KẾ HOẠCH",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "2. Yêu cầu",
        "II. THỜI GIAN, ĐỊA ĐIỂM",
        "III. NỘI DUNG TUYÊN TRUYỀN",
        "IV. HÌNH THỨC TUYÊN TRUYỀN",
        "V. TỔ CHỨC THỰC HIỆN",
        "1. Sở Tư pháp",
        "Thời gian: trước ngày 15/4/2025.",
        "2. Ủy ban nhân dân các phường, xã",
        "VI. KINH PHÍ",
    ];
    assert_eq!(unaccounted(PLAN), headings);
    assert_eq!(unaccounted(PAGE), ["Hình thức tuyên truyền", "Nội dung trọng tâm tuyên truyền"]);
    let signed = read(PAGE).left_out.into_iter().find(|one| one.value == LeftOut::Signature);
    assert_eq!(signed.map(|one| one.words), Some("Người viết".to_owned()));
}

#[test]
fn times_are_read_as_plans_write_them() {
    let by = |year, month, day| Some(Due::By(date(year, month, day)));
    assert_eq!(due("Trước ngày 30/6/2024"), by(2024, 6, 30));
    assert_eq!(due("ngày 05 tháng 02 năm 2025"), by(2025, 2, 5));
    assert_eq!(due("Quý II/2024"), by(2024, 6, 30));
    assert_eq!(due("Quý 4 năm 2025"), by(2025, 12, 31));
    assert_eq!(due("Tháng 02/2024"), by(2024, 2, 29));
    assert_eq!(due("Năm 2024"), by(2024, 12, 31));
    assert_eq!(due("Thường xuyên"), Some(Due::Again(Every::Always)));
    assert_eq!(due("Hằng quý"), Some(Due::Again(Every::Quarter)));
    assert_eq!(due("6 tháng, năm"), Some(Due::Again(Every::HalfYear)));
    assert_eq!(due("từ 01/3/2024 đến 15/4/2024"), Some(Due::Between(date(2024, 3, 1), date(2024, 4, 15))));
    assert_eq!(due("sau khi có hướng dẫn"), None);
    assert_eq!(due("ngày 31/02/2024"), None);
    // The number of a document is no time.
    assert_eq!(due("theo Nghị quyết 98/2023/QH15"), None);
    let years = period("Nghị quyết số 98/2023/QH15 giai đoạn 2024 - 2025");
    assert_eq!(years, Some(date(2024, 1, 1)..=date(2025, 12, 31)));
    assert_eq!(period("giai đoạn 2025 - 2024"), None);
}

#[test]
fn any_text_is_read_without_harm() {
    for text in
        ["", "\n\n", "I.", "1. ", "- ", "Thời gian:", "KẾ HOẠCH", "/KH-", "Hình thức\n", "ngày tháng năm"]
    {
        read(text);
    }
    let long = "Hình thức tuyên truyền\n".to_owned() + "Hội nghị, " + &"hội nghị, ".repeat(20_000);
    assert_eq!(forms(&read(&long)), ["conferences"]);
}
