//! Tests of papers as files.

mod hostile;
mod paper;
mod tables;

use kit::i18n::Lang;

use crate::{Block, Cell, Column, Head, Paper, Sign, Table};

/// A report with every kind of block. Its table has `rows` rows.
fn report(rows: i64) -> Paper {
    let head = Head {
        above: "Ủy ban nhân dân".into(),
        issuer: "Sở Mẫu".into(),
        number: "Số:        /BC-SM".into(),
        nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".into(),
        motto: "Độc lập - Tự do - Hạnh phúc".into(),
        place_and_day: "Bến Mây, ngày 05 tháng 02 năm 2025".into(),
    };
    let table = Table {
        title: "Kết quả theo cơ quan".into(),
        columns: vec![
            Column::words("Cơ quan", 4),
            Column::words("Hình thức", 4),
            Column::numbers("Số lượng", 2),
        ],
        rows: (1..=rows)
            .map(|row| {
                vec![
                    Cell::text(format!("Cơ quan thứ {row}")),
                    Cell::text("Hội nghị"),
                    Cell::Number(row * 1_000),
                ]
            })
            .collect(),
        note: "Số liệu đến ngày 14/12/2024.".into(),
    };
    let body = vec![
        Block::Basis("Căn cứ Nghị định số 09/2019/NĐ-CP;".into()),
        Block::Heading(1, "I. KẾT QUẢ".into()),
        Block::Paragraph("Trong kỳ, các cơ quan đã tổ chức tuyên truyền bằng nhiều hình thức.".into()),
        Block::Item(1, "a)".into(), "Hội nghị ở cơ sở".into()),
        Block::Table(table),
        Block::Heading(2, "1. Khó khăn".into()),
        Block::Note("Ghi chú.".into()),
    ];
    Paper {
        lang: Lang::Vi,
        title: "Báo cáo quý".into(),
        head,
        kind: "Báo cáo".into(),
        subject: "Kết quả tuyên truyền quý IV năm 2024".into(),
        body,
        sign: Sign {
            capacity: vec!["KT. Giám đốc".into(), "Phó Giám đốc".into()], name: String::new()
        },
        receivers_label: "Nơi nhận:".into(),
        receivers: vec!["- Như trên;".into(), "- Lưu: VT.".into()],
    }
}

/// The text of one part of a zip file.
fn part(file: &[u8], name: &str) -> String {
    let mut pack = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a packed file");
    let part = pack.by_name(name).expect("the part");
    std::io::read_to_string(part).expect("text")
}
