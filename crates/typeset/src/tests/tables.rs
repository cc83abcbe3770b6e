//! Tests of tables as workbooks and CSV.

use super::{part, report};
use crate::{FileKind, csv, xlsx};

#[test]
fn a_workbook_has_a_sheet_for_each_table_under_a_name_of_its_own() {
    let paper = report(3);
    let table = paper.tables().next().expect("a table");
    let mut other = table.clone();
    other.title = "Rất dài: tên của một bảng mà [Excel] không nhận làm tên trang tính / được".into();
    let mut nameless = table.clone();
    nameless.title = "***".into();
    let file = xlsx("Báo cáo", &[table, table, &other, &nameless]).expect("a workbook");
    let book = part(&file, "xl/workbook.xml");
    assert!(
        book.contains("name=\"Kết quả theo cơ quan\"") && book.contains("name=\"Kết quả theo cơ quan 2\"")
    );
    assert_eq!(book.matches("<sheet ").count(), 4);
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<v>3000</v>") && sheet.contains("frozen"));
    assert_eq!(file, xlsx("Báo cáo", &[table, table, &other, &nameless]).expect("a workbook"));
}

#[test]
fn a_csv_is_read_by_spreadsheets_in_vietnamese() {
    let paper = report(2);
    let file = csv(paper.tables().next().expect("a table")).expect("written");
    let text = String::from_utf8(file).expect("UTF-8");
    assert_eq!(
        text,
        "\u{feff}Cơ quan,Hình thức,Số lượng\r\nCơ quan thứ 1,Hội nghị,1000\r\nCơ quan thứ 2,Hội nghị,2000\r\n"
    );
}

#[test]
fn a_kind_of_file_is_known_by_its_name() {
    assert_eq!(FileKind::of("bao-cao.pdf"), Some(FileKind::Pdf));
    assert_eq!(FileKind::of("co-quan.csv"), Some(FileKind::Csv));
    assert_eq!((FileKind::of("pdf"), FileKind::of("x.exe"), FileKind::of("")), (None, None, None));
}
