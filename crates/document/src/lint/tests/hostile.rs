//! Texts made to break their readers: any characters in any order, and very long.

use std::time::{Duration, Instant};

use kit::i18n::Lang;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};

use super::{article, context};
use crate::lint::{MOST_OF_A_RULE, Place, lint, lint_raw};

/// Long for a test: a rule that reads in proportion to the text stays far below, a quadratic one does not.
const LONG: Duration = Duration::from_secs(20);

/// Bits that rules look for, and bits that trip code that counts bytes.
const BITS: [&str; 48] = [
    " ",
    "  ",
    "\n",
    "\n\n",
    ".",
    ". ",
    "…",
    "?",
    ",",
    ";",
    ":",
    "“",
    "”",
    "\"",
    "(",
    ")",
    "[",
    "](",
    "/tin/a",
    "#",
    "## ",
    "- ",
    "> ",
    "| ",
    "**",
    "của ",
    "của của ",
    "Điều này ",
    "Điều 4 ",
    "khoản 2 ",
    "Nghị quyết ",
    "Nghị quyết này ",
    "98",
    "98/2023/QH15",
    "12,5%",
    "1.234",
    "hòa",
    "hoà",
    "a\u{303}",
    "Ð",
    "ð",
    "Аa",
    "\u{200b}",
    "\u{202e}",
    "👩\u{200d}",
    "İ",
    "𝗔",
    "\u{a0}",
];

fn any(random: &mut StdRng, bits: usize) -> String {
    (0..bits).map(|_| *BITS.choose(random).expect("there are bits")).collect()
}

#[test]
fn no_text_is_too_strange() {
    let mut random = StdRng::seed_from_u64(98);
    for _ in 0..2_000 {
        let bits = random.random_range(1..60);
        let words = any(&mut random, bits);
        let mut text = article(&words);
        (text.title, text.summary) = (any(&mut random, 5), any(&mut random, 9));
        let every = format!("{}\n{}\n{}\n", text.title, text.summary, text.body.plain());
        for lang in Lang::ALL {
            for finding in lint(&text, &context(lang)) {
                assert!(every.contains(&finding.quote) || every.contains('|'), "{finding:?} of {every:?}");
                assert!(!finding.message(lang).is_empty());
            }
            lint_raw(Place::Title, &words, lang);
        }
    }
}

#[test]
fn a_long_text_takes_as_long_as_it_is() {
    for bit in BITS.iter().chain(&["a", "Nghị quyết này Điều 4 ", "( “", "theo Nghị quyết 9", ". a", ".a "])
    {
        let mut text = article(&bit.repeat(50_000 / bit.len()));
        text.title = bit.repeat(5_000 / bit.len());
        let started = Instant::now();
        let found = lint(&text, &context(Lang::Vi));
        lint_raw(Place::Title, &text.title, Lang::Vi);
        assert!(started.elapsed() < LONG, "{bit:?} took {:?}", started.elapsed());
        assert!(found.len() < 40 * MOST_OF_A_RULE, "{bit}");
    }
}

#[test]
#[ignore = "a measurement, to be read by people: run it in a release build"]
fn how_long_an_article_of_3000_words_takes() {
    let line =
        "Từ ngày 2/8/2025, phường tiếp dân thêm sáng thứ Bảy theo Nghị quyết số 98/2023/QH15, ở nhà văn hóa.";
    let body: Vec<String> = (0..160).map(|number| format!("Đoạn {number}: {line}")).collect();
    let (old, mut changed) = (article(&body.join("\n\n")), body);
    for at in (0..changed.len()).step_by(3) {
        changed[at] = changed[at].replace("sáng thứ Bảy", "chiều Chủ nhật");
    }
    let new = article(&changed.join("\n\n"));
    let started = Instant::now();
    let found = lint(&old, &context(Lang::Vi)).len();
    let linted = started.elapsed();
    let changes = crate::diff::diff(&old, &new).len();
    eprintln!("lint {linted:?} ({found} findings), diff {:?} ({changes} parts)", started.elapsed() - linted);
}
