//! Sentences: broken off, begun in the middle, too long, said twice.

use kit::i18n::Lang;

use super::{article, broken, check, context, says, silent};
use crate::lint::{Place, Rule, lint};

#[test]
fn an_ordinary_notice_is_left_alone() {
    silent(
        "Từ ngày 2/8, phường tiếp dân thêm sáng thứ Bảy, từ 7 giờ 30 đến 11 giờ. Người dân không cần hẹn trước.\n\n\
         ## Cần mang theo gì\n\nMang theo:\n\n- thẻ căn cước;\n- giấy tờ nhà, nếu hỏi về nhà;\n- đơn đã gửi (nếu có).\n\n\
         Ông Trần Văn Bình nói: “Ai đến trước được tiếp trước.” Hỏi thêm? Gọi số 028 3829 7777.",
    );
}

#[test]
fn a_paragraph_that_breaks_off() {
    says("Phường sẽ tiếp dân vào sáng thứ Bảy, chiều Chủ nhật và", Rule::BrokenOff, "Bảy, chiều Chủ nhật và");
    says("Phường tiếp dân vào sáng thứ Bảy,", Rule::BrokenOff, "dân vào sáng thứ Bảy,");
    says("Phường sẽ tiếp dân vào sáng thứ Bảy hằng tuần", Rule::NoFullStop, "sáng thứ Bảy hằng tuần");
    says(
        "Các giấy tờ cần mang theo gồm có:\n\n## Hỏi ở đâu\n\nHỏi phường.",
        Rule::NothingFollows,
        "cần mang theo gồm có:",
    );
    says("- thẻ căn cước của\n- giấy tờ nhà", Rule::BrokenOff, "thẻ căn cước của");
}

#[test]
fn labels_names_and_addresses_need_no_full_stop() {
    silent("Phường họp sáng nay.\n\nTrần Văn Bình");
    silent("Xem trang của phường: https://benmay.example/lich");
    silent("**Phần hai: việc của người dân và phường**\n\nPhường họp sáng nay.");
    silent("- thẻ căn cước; và\n- giấy tờ nhà");
    silent("Bà Hoa hỏi: “Phường tiếp dân ngày nào?”");
    silent("| Ngày | Việc |\n| --- | --- |\n| 2/8 | tiếp dân và |");
}

#[test]
fn a_paragraph_that_begins_in_the_middle() {
    says("được giao cho phường thực hiện.", Rule::BeginsSmall, "được giao cho phường thực");
    silent("Gồm:\n\na) hộ nghèo;\n\nb) hộ cận nghèo.");
    says("Phường đã họp xong. các khu phố làm tiếp.", Rule::SmallAfterStop, "họp xong. các khu");
    silent("UBND TP. mới họp ở Q. 1, gồm giấy tờ, ảnh v.v. và lệ phí. iPhone cũng mở được.");
}

#[test]
fn sentences_over_forty_words_are_counted() {
    let long = format!("Phường {}xong.", "họp bàn việc làm ".repeat(10));
    let finding = check(&article(&long)).remove(0);
    assert_eq!((finding.rule, finding.count, finding.place), (Rule::LongSentence, 42, Place::Block(0)));
    assert!(long.starts_with(&finding.quote) && finding.message(Lang::Vi).contains("42 tiếng"));
    silent(&format!("Phường {}xong.", "họp bàn việc làm ".repeat(9)));
    silent(&format!(
        "Phường {}; {}xong.",
        "họp bàn việc làm ".repeat(6).trim(),
        "họp bàn việc làm ".repeat(6)
    ));
}

#[test]
fn words_typed_twice() {
    says("Lịch của của phường đã đổi.", Rule::DoubledWord, "của của");
    says("Lịch của thành phố thành phố đã đổi.", Rule::DoubledWord, "thành phố thành phố");
    silent("Ngày ngày, người người luôn luôn từ từ làm dần dần; xã xã, phường, phường đều vậy.");
    let english = |body: &str| lint(&article(body), &context(Lang::En)).len();
    assert_eq!((english("The ward changed the the hours."), english("He said that that is so.")), (1, 0));
}

#[test]
fn a_sentence_left_behind() {
    let sentence = "Người dân không cần hẹn trước khi đến phường.";
    says(&format!("{sentence} Phường tiếp.\n\n{sentence}"), Rule::RepeatedSentence, sentence);
    silent("Hỏi ở phường. Chưa rõ thì gọi.\n\nHỏi ở phường. Chưa rõ thì gọi.");
}

#[test]
fn quotation_marks_and_brackets_come_in_pairs() {
    says("Ông nói: “Ai đến trước được tiếp trước.", Rule::OpenQuote, "Ông nói: “Ai đến trước được");
    says("Ông nói \"ai đến trước được tiếp.", Rule::OpenQuote, "Ông nói \"ai đến trước được");
    says("Phường họp (lần hai xong rồi.", Rule::OpenBracket, "Phường họp (lần hai xong");
    silent("a) Màn hình 27\" (loại mới [2025]) là “của chung”. Cảm ơn :) nhé.");
    silent("“Ai đến trước được tiếp trước.\n\n“Ai đến sau thì chờ.”");
    says("“Ai đến trước được tiếp trước.\n\nPhường họp.", Rule::OpenQuote, "“Ai đến trước được");
}

#[test]
fn lines_in_capitals() {
    says("PHƯỜNG ĐỔI LỊCH TIẾP DÂN.", Rule::CapitalLine, "PHƯỜNG ĐỔI LỊCH TIẾP DÂN.");
    silent("## UBND TP.HCM\n\nPhường họp.");
    let mut shouted = article("Phường họp.");
    shouted.title = "PHƯỜNG ĐỔI LỊCH TIẾP DÂN".to_owned();
    assert_eq!(check(&shouted)[0].rule, Rule::CapitalTitle);
}

#[test]
fn a_text_has_a_headline_a_summary_and_a_body() {
    let mut empty = article(" \n\n");
    (empty.title, empty.summary) = (" ".to_owned(), String::new());
    let rules: Vec<Rule> = check(&empty).into_iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, [Rule::NoTitle, Rule::NoSummary, Rule::NoBody]);
    let mut long = article("Phường họp.");
    long.title = format!("{}.", "Phường họp ".repeat(12).trim());
    let found = check(&long);
    assert_eq!((found[0].rule, found[0].count, found[1].rule), (Rule::LongTitle, 132, Rule::TitleFullStop));
}

#[test]
fn figures_need_a_source() {
    says("Số lượt hỏi tăng 12,5% trong quý.", Rule::UnsourcedNumber, "lượt hỏi tăng 12,5% trong quý.");
    says("Phường chi 3 tỷ đồng sửa chợ.", Rule::UnsourcedNumber, "Phường chi 3 tỷ đồng sửa");
    says("Có 32.000 tin gửi tới.", Rule::UnsourcedNumber, "Có 32.000 tin gửi tới.");
    silent("Theo báo cáo của phường ngày 1/7, số lượt hỏi tăng 12,5%.");
    silent("Số lượt hỏi tăng 12,5%.\n\n## Nguồn\n\n- Sổ tiếp dân.");
    silent(
        "Lúc 7 giờ 30 ngày 2/8/2025, gọi 1022 hoặc 028 3829 7777, phòng 12, Điều 4 Luật số 14/2012/QH13, số 1.234 đường 5.",
    );
    assert_eq!(broken("Tăng 5%.\n\nMột.\n\nHai.\n\nTăng 6% và 7%.").len(), 2);
}
