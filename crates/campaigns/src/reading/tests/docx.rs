//! Documents of a word processor, put together by hand as ECMA-376 says.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::reading::{DocxError, Piece, from_docx, read_plan};

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(text.as_bytes()).expect("a part is written");
    }
    writer.finish().expect("an archive").into_inner()
}

fn document(body: &str) -> String {
    format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    )
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn lines(body: &str) -> Vec<String> {
    let pieces = from_docx(&docx(&[("word/document.xml", &document(body))])).expect("read");
    let words = pieces.into_iter().map(|piece| match piece {
        Piece::Line(line) => line.text,
        Piece::Table(rows) => format!("{rows:?}"),
    });
    words.collect()
}

#[test]
fn deleted_words_and_codes_of_fields_are_left_out_and_inserted_ones_are_read() {
    let body = "<w:p><w:r><w:t>Giao </w:t></w:r><w:del><w:r><w:delText>50</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t>60</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>\
                <w:r><w:t> hội nghị &amp; tập huấn</w:t></w:r></w:p>";
    assert_eq!(lines(body), ["Giao 60 hội nghị & tập huấn"]);
}

#[test]
fn a_list_shows_the_numbers_that_the_reader_sees() {
    let numbering = r#"<w:numbering xmlns:w="x">
      <w:abstractNum w:abstractNumId="3">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
      </w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>"#;
    let entry = |level: u8, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body =
        [(0, "NỘI DUNG"), (1, "Quyền"), (2, "hỏi"), (1, "Trách nhiệm"), (0, "HÌNH THỨC"), (1, "Hội nghị")]
            .map(|(level, text)| entry(level, text))
            .concat();
    let pieces =
        from_docx(&docx(&[("word/document.xml", &document(&body)), ("word/numbering.xml", numbering)]));
    let words: Vec<String> = pieces
        .expect("read")
        .iter()
        .filter_map(|piece| if let Piece::Line(line) = piece { Some(line.text.clone()) } else { None })
        .collect();
    assert_eq!(words, ["I. NỘI DUNG", "1. Quyền", "- hỏi", "2. Trách nhiệm", "II. HÌNH THỨC", "1. Hội nghị"]);
}

#[test]
fn a_table_of_tasks_keeps_what_its_merged_cells_say_in_each_row() {
    let cell = |text: &str, more: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", paragraph(text));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let head = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"].map(|text| cell(text, ""));
    let first = [
        cell("1", ""),
        cell("Tổ chức hội nghị", ""),
        cell("Sở Tư pháp", r#"<w:vMerge w:val="restart"/>"#),
        cell("Quý I/2025", ""),
    ];
    let second = [cell("2", ""), cell("Phát tờ gấp", ""), cell("", "<w:vMerge/>"), cell("Thường xuyên", "")];
    let part = [cell("A", ""), cell("Việc chung", r#"<w:gridSpan w:val="3"/>"#)];
    let body = format!("<w:tbl>{}{}{}{}</w:tbl>", row(&head), row(&part), row(&first), row(&second));
    let pieces = from_docx(&docx(&[("word/document.xml", &document(&body))])).expect("read");
    let plan = read_plan(&pieces);
    let tasks: Vec<(&str, &str, &str)> = plan
        .tasks
        .iter()
        .map(|task| (task.value.name.as_str(), task.value.lead.as_str(), task.value.due_words.as_str()))
        .collect();
    assert_eq!(
        tasks,
        [("Tổ chức hội nghị", "Sở Tư pháp", "Quý I/2025"), ("Phát tờ gấp", "Sở Tư pháp", "Thường xuyên")]
    );
}

#[test]
fn what_is_no_document_is_refused_with_a_reason() {
    assert!(matches!(from_docx(b"no archive"), Err(DocxError::Other)));
    assert!(matches!(from_docx(&docx(&[("mimetype", "x")])), Err(DocxError::Other)));
    let cut = docx(&[("word/document.xml", "<w:document><w:body><w:p>")]);
    assert!(from_docx(&cut).is_ok(), "a document that was cut short is read as far as it goes");
    let crossed = docx(&[("word/document.xml", "<w:document></w:body>")]);
    assert!(matches!(from_docx(&crossed), Err(DocxError::Damaged(_))));
    let deep = document(&"<w:sdt>".repeat(10_000));
    assert!(matches!(from_docx(&docx(&[("word/document.xml", &deep)])), Err(DocxError::Damaged(_))));
    let large = document(&paragraph(&"a".repeat(40 << 20)));
    assert!(matches!(from_docx(&docx(&[("word/document.xml", &large)])), Err(DocxError::TooLarge)));
}
