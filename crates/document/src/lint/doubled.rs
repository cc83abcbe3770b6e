//! Words typed twice: "của của". Vietnamese doubles many words on purpose ("luôn luôn", "ngày ngày"), so the rule asks
//! only about words that are never doubled.

use super::Rule;
use super::page::{Found, Line, Page};

const NEVER_DOUBLED: [&str; 52] = [
    "của",
    "và",
    "là",
    "các",
    "những",
    "được",
    "cho",
    "với",
    "trong",
    "tại",
    "về",
    "để",
    "bị",
    "này",
    "sẽ",
    "đang",
    "theo",
    "khi",
    "mà",
    "nhưng",
    "hoặc",
    "trên",
    "dưới",
    "đến",
    "bởi",
    "vì",
    "nếu",
    "rằng",
    "cũng",
    "vẫn",
    "phải",
    "cùng",
    "nhằm",
    "như",
    "trước",
    "sau",
    "giữa",
    "nghị",
    "quyết",
    "định",
    "khoản",
    "luật",
    "phường",
    "quận",
    "huyện",
    "sở",
    "ủy",
    "bộ",
    "thành",
    "nhân",
    "văn",
    "thuộc",
];

const NEVER_DOUBLED_EN: [&str; 22] = [
    "the", "a", "an", "of", "to", "in", "and", "is", "for", "on", "with", "at", "by", "from", "or", "are",
    "was", "be", "this", "it", "as", "we",
];

/// Words of two syllables that are never said twice. Others may be: "người đã nhận thư nhận thư đính chính".
const PAIRS: [&str; 22] = [
    "thành phố",
    "nhân dân",
    "ủy ban",
    "uỷ ban",
    "nghị quyết",
    "nghị định",
    "chính quyền",
    "quy định",
    "thực hiện",
    "người dân",
    "cơ quan",
    "kế hoạch",
    "thông tin",
    "hội đồng",
    "thông tư",
    "quyết định",
    "chính phủ",
    "quốc hội",
    "điều kiện",
    "tổ chức",
    "trong đó",
    "đồng thời",
];

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    for line in &page.lines {
        look_at(line, page.is_vietnamese(), found);
    }
}

fn look_at(line: &Line, vietnamese: bool, found: &mut Found) {
    // The last three words, of a stretch that no sign interrupts.
    let mut last: [(usize, usize, String); 3] = Default::default();
    for (range, word) in viet::syllables(&line.text) {
        let gap = &line.text[last[2].1..range.start];
        if !gap.chars().all(char::is_whitespace) || gap.contains('\n') {
            last = Default::default();
        }
        let word = word.to_lowercase();
        let [third, second, first] = &last;
        let once_more = first.2 == word && is_never_doubled(&word, vietnamese);
        let pair = second.2 == word && third.2 == first.2 && is_odd_pair(&first.2, &word);
        if once_more {
            found.add(Rule::DoubledWord, line.place, &line.text[first.0..range.end]);
        } else if pair {
            found.add(Rule::DoubledWord, line.place, &line.text[third.0..range.end]);
        }
        last.rotate_left(1);
        last[2] = (range.start, range.end, word);
    }
}

fn is_never_doubled(word: &str, vietnamese: bool) -> bool {
    if vietnamese { NEVER_DOUBLED.contains(&word) } else { NEVER_DOUBLED_EN.contains(&word) }
}

fn is_odd_pair(first: &str, second: &str) -> bool {
    PAIRS.iter().any(|pair| pair.split_once(' ') == Some((first, second)))
}
