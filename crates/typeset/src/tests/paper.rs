//! Tests of the layout of a paper.

use super::{part, report};
use crate::pdf::set;
use crate::{docx, pdf};

#[test]
fn a_pdf_is_tagged_titled_and_the_same_each_time() {
    let paper = report(3);
    let first = pdf(&paper).expect("set");
    assert!(first.starts_with(b"%PDF-"));
    let has = |words: &[u8]| first.windows(words.len()).any(|at| at == words);
    // These entries tell a screen reader the structure and the language.
    assert!(has(b"/StructTreeRoot") && has(b"/MarkInfo") && has(b"/Lang"));
    assert_eq!(first, pdf(&paper).expect("set"));
}

#[test]
fn a_long_table_goes_over_pages() {
    let pages = |rows| set(&report(rows)).expect("set").pages().len();
    assert_eq!(pages(3), 1);
    assert!(pages(120) >= 3, "{}", pages(120));
}

#[test]
fn a_docx_repeats_the_head_row_and_hides_the_number_of_the_first_page() {
    let file = docx(&report(120)).expect("packed");
    let document = part(&file, "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    assert!(document.contains("<w:titlePg/>") && part(&file, "word/header1.xml").contains(" PAGE "));
    assert!(
        document.contains("BÁO CÁO") && document.contains("120.000") && document.contains("PHÓ GIÁM ĐỐC")
    );
    assert_eq!(file, docx(&report(120)).expect("packed"));
}
