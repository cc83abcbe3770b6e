//! Tests that texts of people are only text.

use super::{part, report};
use crate::{Block, Cell, csv, docx, pdf, xlsx};

/// Markup, code, formulas, XML and characters that no document may hold.
const HOSTILE: [&str; 8] = [
    "#import \"@preview/evil:1.0.0\": * #panic(\"x\")",
    "*đậm* _nghiêng_ $x^2$ `mã` <nhãn> @nhãn // ghi chú",
    "] } ) #read(\"/etc/passwd\") #{ while true {} }",
    "=HYPERLINK(\"http://kẻ-xấu.example\",\"bấm\")",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "</w:t></w:r><w:p/><!-- --> & \" '",
    "\u{0}\u{b}\u{1b}[2J\u{ffff} cuối",
    "dòng một\ndòng hai",
];

#[test]
fn markup_that_people_typed_is_set_as_text() {
    for words in HOSTILE {
        let mut paper = report(1);
        paper.subject = words.to_owned();
        paper.head.issuer = words.to_owned();
        paper.receivers.push(words.to_owned());
        paper.sign.name = words.to_owned();
        paper.body = vec![
            Block::Heading(1, words.to_owned()),
            Block::Paragraph(words.to_owned()),
            Block::Basis(words.to_owned()),
            Block::Item(2, "-".into(), words.to_owned()),
            Block::Note(words.to_owned()),
        ];
        pdf(&paper).unwrap_or_else(|why| panic!("{words:?}: {why}"));
        let document = part(&docx(&paper).expect("packed"), "word/document.xml");
        let mut reader = quick_xml::Reader::from_str(&document);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(why) => panic!("{words:?}: {why}"),
            }
        }
    }
}

#[test]
fn a_cell_that_people_typed_is_never_a_formula() {
    let paper = report(0);
    let mut table = paper.tables().next().expect("a table").clone();
    for words in HOSTILE {
        table.rows.push(vec![Cell::text(words), Cell::text(" =1+1"), Cell::Number(-5)]);
    }
    let sheet = part(&xlsx("Báo cáo", &[&table]).expect("a workbook"), "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    let bytes = csv(&table).expect("written");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let mut lines = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for line in lines.records() {
        let line = line.expect("a line");
        assert_eq!((&line[1], &line[2]), ("' =1+1", "-5"));
        assert!(!line[0].starts_with(['=', '@', '+', '-']), "{}", &line[0]);
    }
}
