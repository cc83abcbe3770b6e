//! Stories of the diff: an editor sees the changes of a colleague.

use std::time::{Duration, Instant};

use kit::i18n::Lang;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};

use super::Role;
use super::{Change, Fate, Part, Piece, Run, Sides, brief, diff, summary_of, to_html};
use crate::from_markdown;
use media::Attachment;

use crate::{Placed, Text};

fn text(body: &str) -> Text {
    Text {
        title: "Phường Bến Mây đổi lịch tiếp dân".to_owned(),
        summary: "Từ tháng 8, phường tiếp dân thêm sáng thứ Bảy.".to_owned(),
        body: from_markdown(body),
        author: String::new(),
        source: String::new(),
        picture: None,
        attachments: Vec::new(),
    }
}

/// The changes in the body, told in a line each: `-gone-`, `+new+`.
fn told(old: &str, new: &str) -> Vec<String> {
    brief(diff(&text(old), &text(new))).iter().filter_map(tell).collect()
}

fn tell(change: &Change) -> Option<String> {
    let words = |piece: &Piece| piece.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    Some(match change {
        Change::Same(_) | Change::Skipped(_) => return None,
        Change::Added(piece) => format!("+{}+", words(piece)),
        Change::Removed(piece) => format!("-{}-", words(piece)),
        Change::Changed { words, .. } => words
            .iter()
            .map(|words| match words.fate {
                Fate::Same => words.run.text.clone(),
                Fate::Added => format!("+{}+", words.run.text),
                Fate::Removed => format!("-{}-", words.run.text),
            })
            .collect(),
    })
}

#[test]
fn a_word_that_changed_is_shown_among_its_neighbours() {
    let (old, new) = ("Phường tiếp dân sáng thứ Bảy hằng tuần.", "Phường tiếp dân chiều thứ Sáu hằng tuần.");
    assert_eq!(told(old, new), ["Phường tiếp dân -sáng-+chiều+ thứ -Bảy-+Sáu+ hằng tuần."]);
    assert_eq!(told("Mức phí 5.000 đồng.", "Mức phí 7.000 đồng."), ["Mức phí -5.000-+7.000+ đồng."]);
    assert_eq!(told("Cũ hoàn toàn khác.", "Cũ hoàn toàn khác."), Vec::<String>::new());
}

#[test]
fn words_that_all_changed_are_not_cut_to_pieces() {
    let (old, new) = ("Hỏi ở quầy số ba nhé.", "Hỏi ở bàn, tầng hai nhé.");
    assert_eq!(told(old, new), ["Hỏi ở -quầy số ba-+bàn, tầng hai+ nhé."]);
}

#[test]
fn a_new_paragraph_and_one_that_is_gone() {
    let old = "Phường họp sáng nay.\n\nNgười dân mang theo thẻ căn cước.\n\nHỏi: gọi 1022.";
    let new = "Phường họp sáng nay.\n\nHỏi: gọi 1022.\n\nLịch này thay lịch tháng 7.";
    assert_eq!(told(old, new), ["-Người dân mang theo thẻ căn cước.-", "+Lịch này thay lịch tháng 7.+"]);
    let changes = diff(&text(old), &text(new));
    assert_eq!(summary_of(&changes), (6, 7));
}

#[test]
fn a_changed_paragraph_is_found_among_new_ones() {
    let old = "Phường họp sáng thứ Bảy tại nhà văn hóa.";
    let new = "Một đoạn mới đứng trước.\n\nPhường họp chiều thứ Bảy tại nhà văn hóa.\n\nThêm đoạn cuối.";
    let expected = [
        "+Một đoạn mới đứng trước.+",
        "Phường họp -sáng-+chiều+ thứ Bảy tại nhà văn hóa.",
        "+Thêm đoạn cuối.+",
    ];
    assert_eq!(told(old, new), expected);
}

#[test]
fn marks_links_and_roles_count_as_changes() {
    assert_eq!(told("Phường **họp** nhé.", "Phường họp nhé."), ["Phường -họp-+họp+ nhé."]);
    let (old, new) = (text("Xem [lịch](/tin/a-1) nhé."), text("Xem [lịch](/tin/b-2) nhé."));
    let html = to_html(&brief(diff(&old, &new)), Lang::Vi);
    assert!(html.contains("(/tin/a-1)") && html.contains("(/tin/b-2)"), "{html}");
    let changes = diff(&text("## Hỏi ở đâu"), &text("### Hỏi ở đâu"));
    let heading = |level| Part::Body(Role::Heading(level));
    let raised = |change: &Change| matches!(change, Change::Changed { was, part, .. } if *was == heading(2) && *part == heading(3));
    assert!(changes.iter().any(raised), "{changes:?}");
    assert!(to_html(&changes, Lang::Vi).contains("Trước đây là: Đề mục cấp 2"));
}

#[test]
fn pictures_and_files_are_compared_too() {
    let (mut old, mut new) = (text("Phường họp."), text("Phường họp."));
    let placed =
        |alt: &str| Placed { picture: uuid::Uuid::nil(), alt: alt.to_owned(), caption: String::new() };
    (old.picture, new.picture) = (Some(placed("Một xe buýt xanh")), Some(placed("Một xe buýt đỏ")));
    let file = |blob: &str, name: &str| Attachment {
        blob: blob.to_owned(),
        name: name.to_owned(),
        kind: String::new(),
        bytes: 9,
    };
    old.attachments = vec![file("a", "Lịch tháng 7.pdf"), file("b", "Mẫu đơn.docx")];
    new.attachments = vec![file("c", "Lịch tháng 7.pdf"), file("b", "Mẫu đơn.docx")];
    let changes = brief(diff(&old, &new));
    let lines: Vec<String> = changes.iter().filter_map(tell).collect();
    assert_eq!(lines, ["Một xe buýt -xanh-+đỏ+", "Lịch tháng 7.pdf"]);
    let html = to_html(&changes, Lang::Vi);
    assert!(html.contains("Lời mô tả ảnh đầu bài") && html.contains("Đã thay tệp"), "{html}");
    let picture = Part::Picture(uuid::Uuid::nil());
    new.picture = None;
    assert!(matches!(&diff(&old, &new)[2], Change::Removed(piece) if piece.part == picture));
}

#[test]
fn long_stretches_without_a_change_are_only_counted() {
    let old: Vec<String> = (1..=20).map(|number| format!("Đoạn {number} giữ nguyên.")).collect();
    let mut new = old.clone();
    new[9] = "Đoạn 10 đã đổi rồi.".to_owned();
    let changes = brief(diff(&text(&old.join("\n\n")), &text(&new.join("\n\n"))));
    let shape: Vec<usize> =
        changes.iter().map(|change| if let Change::Skipped(count) = change { *count } else { 0 }).collect();
    assert_eq!(shape, [10, 0, 0, 0, 9], "headline, summary and eight; one, the change, one; nine");
    assert!(to_html(&changes, Lang::Vi).contains("10 phần giữ nguyên"));
    assert_eq!(brief(diff(&text("A b."), &text("A b."))), [Change::Skipped(3)]);
}

#[test]
fn what_changed_can_be_heard_and_nothing_people_wrote_is_code() {
    let html = to_html(&diff(&text("Phường <b>họp</b>."), &text("Phường <i>nghỉ</i>.")), Lang::Vi);
    assert!(html.contains("<ins><span class=\"unseen\">[thêm] </span>"), "{html}");
    assert!(html.contains("<del><span class=\"unseen\">[bớt] </span>"), "{html}");
    assert!(!html.contains("<b>") && !html.contains("<i>") && !html.contains("style="), "{html}");
    assert!(to_html(&diff(&text("A."), &text("B.")), Lang::En).contains("[added]"));
}

/// Both texts again, from their diff.
fn sides(changes: &[Change]) -> (Vec<Piece>, Vec<Piece>) {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for change in changes {
        match change {
            Change::Same(piece) => {
                old.push(piece.clone());
                new.push(piece.clone());
            }
            Change::Removed(piece) => old.push(piece.clone()),
            Change::Added(piece) => new.push(piece.clone()),
            Change::Changed { was, part, words } => {
                let side = |part: &Part, without: Fate| {
                    let mut runs: Vec<Run> = Vec::new();
                    for words in words.iter().filter(|words| words.fate != without) {
                        match runs.last_mut() {
                            Some(last) if last.style == words.run.style => {
                                last.text.push_str(&words.run.text)
                            }
                            _ => runs.push(words.run.clone()),
                        }
                    }
                    Piece { part: part.clone(), runs }
                };
                old.push(side(was, Fate::Added));
                new.push(side(part, Fate::Removed));
            }
            Change::Skipped(_) => panic!("a whole diff skips nothing"),
        }
    }
    (old, new)
}

fn pieces(text: &Text) -> Vec<Piece> {
    let sides = Sides::of(text);
    let head = sides.head.into_iter().flatten();
    head.chain(sides.body).chain(sides.files).chain(sides.foot.into_iter().flatten()).collect()
}

const BITS: [&str; 24] = [
    "của ",
    "phường ",
    "Điều 4 ",
    "**họp** ",
    "*mới* ",
    "[lịch](/tin/a-1) ",
    "[lịch](/tin/b-2) ",
    ". ",
    ", ",
    "\n\n",
    "\n\n",
    "\n\n## ",
    "\n\n### ",
    "\n- ",
    "\n1. ",
    "\n> ",
    "a\u{303} ",
    "  \n",
    "5.000 ",
    "“",
    "”",
    "\n\n---\n\n",
    "\u{a0}",
    "\n\n| a | b |\n|-|-|\n| c | d |\n\n",
];

#[test]
fn both_texts_can_be_put_together_from_their_diff() {
    let mut random = StdRng::seed_from_u64(98);
    for round in 0..1_500 {
        let count = random.random_range(0..60);
        let mut bits: Vec<&str> = (0..count).map(|_| *BITS.choose(&mut random).expect("bits")).collect();
        let old = text(&bits.concat());
        for _ in 0..random.random_range(0..8) {
            let at = random.random_range(0..=bits.len());
            match random.random_range(0..3) {
                0 => bits.insert(at, BITS.choose(&mut random).expect("bits")),
                1 if at < bits.len() => drop(bits.remove(at)),
                _ => bits.rotate_left(at.min(1)),
            }
        }
        let mut new = text(&bits.concat());
        if round % 3 == 0 {
            new.summary.clear();
            new.author = "Lê Thị Hoa".to_owned();
        }
        let changes = diff(&old, &new);
        assert_eq!(sides(&changes), (pieces(&old), pieces(&new)));
        to_html(&brief(changes), Lang::Vi);
    }
}

#[test]
fn texts_that_have_nothing_in_common_are_compared_in_bounded_time() {
    let mut random = StdRng::seed_from_u64(1);
    let mut any = |words: usize, gap: &str| -> String {
        (0..words).map(|_| format!("{}{gap}", random.random_range(0..5_000))).collect()
    };
    let long = Duration::from_secs(20);
    for gap in [" ", "\n\n"] {
        let (old, new) = (text(&any(40_000, gap)), text(&any(40_000, gap)));
        let started = Instant::now();
        let changes = diff(&old, &new);
        assert!(started.elapsed() < long, "{:?}", started.elapsed());
        assert_eq!(sides(&changes), (pieces(&old), pieces(&new)));
    }
}
