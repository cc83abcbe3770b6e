//! Writing Markdown: the Markdown is read back as the same body.

use uuid::Uuid;

use super::{document, paragraph, words};
use crate::{Block, Document, Inline, from_markdown, to_markdown};
use frame::testing::Dice;

const KEY: &str = "6fe4b4c1c8d2c7a0f1f8e1a1b9b4a1d0c2e3f4a5b6c7d8e9f0a1b2c3d4e5f607";

/// Words that mean something in Markdown, in HTML or in a table.
const WORDS: &[&str] = &[
    "Nghị quyết",
    "98/2023/QH15",
    "1.",
    "1)",
    "12. tháng",
    "-",
    "- gạch",
    "+ cộng",
    "---",
    "===",
    "# một",
    "> hai",
    "*sao*",
    "**",
    "_gạch_dưới_",
    "[a](b)",
    "[a]: b",
    "!",
    "![ảnh](x)",
    "<br>",
    "<b>đậm</b>",
    "&amp;",
    "&#60;",
    "a & b",
    "a|b",
    "\\",
    "\\|",
    "`mã`",
    "~~~",
    "```",
    "| a | b |",
    "| --- |",
    ":--",
    "https://a.example/?a=1&copy=2",
    "{{khoi:1}}",
    "ữ",
    "…",
    "\"nháy\"",
    "$x^2$",
    "(ngoặc)",
    "50 %",
    "#",
];
const ADDRESSES: &[&str] = &[
    "https://a.example/?a=1&copy=2",
    "/tin/a-1",
    "#muc",
    "tel:1022",
    "https://a.example/(x)_*y*|<z>\\",
    "mailto:a@b.example",
];

fn word(dice: &mut Dice) -> &'static str {
    WORDS[dice.roll(WORDS.len())]
}

fn runs(dice: &mut Dice, depth: usize, spaced: bool) -> Vec<Inline> {
    let mut out = Vec::new();
    for _ in 0..=dice.roll(4) {
        let text = |dice: &mut Dice| runs(dice, depth - 1, spaced);
        out.push(match dice.roll(if depth == 0 { 2 } else { 7 }) {
            0 | 1 => Inline::text(word(dice)),
            2 => Inline::Strong { text: text(dice) },
            3 => Inline::Emphasis { text: text(dice) },
            4 => Inline::Link { href: (*dice.pick(ADDRESSES)).to_owned(), text: text(dice) },
            5 => Inline::Cite {
                text: text(dice), reference: "điểm đ (mới) Điều 4 <x>\\| & y".to_owned()
            },
            _ => Inline::Break,
        });
        if spaced {
            out.push(Inline::text(" và "));
        }
    }
    out
}

fn blocks(dice: &mut Dice, depth: usize, spaced: bool) -> Vec<Block> {
    let mut out = Vec::new();
    for _ in 0..=dice.roll(3) {
        let text = |dice: &mut Dice| runs(dice, 2, spaced);
        out.push(match dice.roll(if depth == 0 { 6 } else { 9 }) {
            0 | 1 => Block::Paragraph { text: text(dice) },
            2 => Block::Heading { level: 2 + u8::try_from(dice.roll(3)).expect("below 3"), text: text(dice) },
            3 => Block::Rule,
            4 => Block::Reuse { id: Uuid::from_u128(7) },
            5 => picture(word(dice), word(dice)),
            6 => {
                let items = (0..=dice.roll(3)).map(|_| blocks(dice, depth - 1, spaced)).collect();
                Block::List { ordered: dice.roll(2) == 0, items }
            }
            7 => Block::Quote { blocks: blocks(dice, depth - 1, spaced) },
            _ => {
                let width = 1 + dice.roll(3);
                let row = |dice: &mut Dice| (0..width).map(|_| text(dice)).collect();
                Block::Table { head: row(dice), rows: (0..dice.roll(3)).map(|_| row(dice)).collect() }
            }
        });
    }
    out
}

fn picture(alt: &str, caption: &str) -> Block {
    let (blob, kind) = (KEY.to_owned(), "image/png".to_owned());
    Block::Picture { blob, kind, width: 800, height: 600, alt: alt.to_owned(), caption: caption.to_owned() }
}

fn read_again(made: Document) -> (String, Document, Document) {
    let written = to_markdown(&made);
    let again = from_markdown(&written);
    (written, made.normal(), again)
}

#[test]
fn what_is_written_as_markdown_is_read_back_the_same() {
    for seed in 0..3_000 {
        let made = Document { blocks: blocks(&mut Dice::new(seed), 2, true) };
        let (written, made, again) = read_again(made);
        assert_eq!(again, made, "seed {seed}:\n{written}");
    }
}

#[test]
fn marks_that_markdown_cannot_say_go_and_the_words_stay() {
    for seed in 0..3_000 {
        let made = Document { blocks: blocks(&mut Dice::new(seed), 2, false) };
        let (written, made, again) = read_again(made);
        let plain = |document: &Document| document.plain().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(&again), plain(&made), "seed {seed}:\n{written}");
    }
    let tight = vec![Inline::Strong { text: words("Điều 4.") }, Inline::text("Phạm vi")];
    assert_eq!(to_markdown(&document([Block::Paragraph { text: tight }])), "Điều 4.Phạm vi\n");
}

#[test]
fn a_body_has_one_form() {
    for seed in 0..1_000 {
        let made = Document { blocks: blocks(&mut Dice::new(seed), 3, seed % 2 == 0) };
        let once = made.normal();
        assert_eq!(once.clone().normal(), once, "seed {seed}");
    }
}

#[test]
fn markdown_looks_like_what_a_person_would_write() {
    let item = |text: &str| vec![paragraph(text)];
    let list = |ordered, items: Vec<Vec<Block>>| Block::List { ordered, items };
    let cite = Inline::Cite {
        text: words("khoản 1 Điều này"),
        reference: "khoản 1 Điều 4 Nghị quyết số 98/2023/QH15".to_owned(),
    };
    let body = document([
        Block::Heading { level: 2, text: words("Ai được lợi?") },
        Block::Paragraph {
            text: vec![
                Inline::text("Theo "),
                cite,
                Inline::text(", hãy "),
                Inline::Strong { text: words("đọc kỹ") },
                Inline::Break,
                Inline::Emphasis { text: words("trước khi ký") },
                Inline::text("."),
            ],
        },
        list(false, vec![vec![paragraph("một"), list(true, vec![item("nhỏ"), item("bé")])], item("hai")]),
        Block::Quote { blocks: vec![paragraph("Lời trích."), paragraph("Hai đoạn.")] },
        Block::Table { head: vec![words("A"), words("B")], rows: vec![vec![words("1"), Vec::new()]] },
        picture("Trụ sở [mới]", "Ảnh chụp \"hôm qua\""),
        Block::Rule,
        Block::Reuse { id: Uuid::from_u128(1) },
    ]);
    let expected = format!(
        "## Ai được lợi?\n\n\
         Theo [khoản 1 Điều này](<trich-dan:khoản 1 Điều 4 Nghị quyết số 98/2023/QH15>), hãy **đọc kỹ**\\\n\
         *trước khi ký*.\n\n\
         - một\n  1. nhỏ\n  2. bé\n- hai\n\n\
         > Lời trích.\n>\n> Hai đoạn.\n\n\
         | A | B |\n| --- | --- |\n| 1 |  |\n\n\
         ![Trụ sở \\[mới\\]](/anh/{KEY}.png#800x600 \"Ảnh chụp \\\"hôm qua\\\"\")\n\n\
         ---\n\n\
         [Khối dùng chung](khoi:00000000-0000-0000-0000-000000000001)\n"
    );
    assert_eq!(to_markdown(&body), expected);
    assert_eq!(from_markdown(&expected), body);
    assert_eq!(to_markdown(&Document::default()), "");
}

#[test]
fn a_picture_between_words_parts_them_and_one_from_elsewhere_is_its_words() {
    let read =
        from_markdown(&format!("Trước\n![cây](/anh/{KEY}.png#800x600)\nsau ![lạ](https://a.example/b.png)"));
    assert_eq!(read, document([paragraph("Trước"), picture("cây", ""), paragraph("sau lạ")]));
    for address in ["/anh/x.png#1x1".to_owned(), format!("/anh/{KEY}.exe#1x1"), format!("/anh/{KEY}.png#ax1")]
    {
        assert_eq!(from_markdown(&format!("![cây]({address})")), document([paragraph("cây")]), "{address}");
    }
    let inside = from_markdown("## [khối](khoi:00000000-0000-0000-0000-000000000001)\n\n[x](khoi:sai)");
    assert_eq!(inside.plain(), "khối\nx\n");
}

#[test]
fn the_articles_of_the_demonstration_survive_being_written() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../newsroom/demo/articles");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("the articles") {
        let path = entry.expect("an article").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        let made = from_markdown(&text).normal();
        assert_eq!(from_markdown(&to_markdown(&made)), made, "{}", path.display());
        read += 1;
    }
    assert!(read > 40);
}
