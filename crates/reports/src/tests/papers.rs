//! Tests of reports and plans as administrative documents.

use agencies::testing::STAFF;
use kit::i18n::Lang;
use typeset::{Block, Paper};

use super::world::on_both;
use crate::files::shown;
use crate::paper::paper;
use crate::plan_paper::plan_paper;
use crate::{Narrative, version, write};

/// The texts of a paper's body; a table gives only its title.
fn words(paper: &Paper) -> String {
    let piece = |block: &Block| match block {
        Block::Heading(_, words) | Block::Paragraph(words) | Block::Basis(words) | Block::Note(words) => {
            words.clone()
        }
        Block::Item(_, mark, words) => format!("{mark} {words}"),
        Block::Table(table) => table.title.clone(),
    };
    let lines: Vec<String> = paper.body.iter().map(piece).collect();
    lines.join("\n").replace(['\u{2068}', '\u{2069}'], "")
}

#[tokio::test]
async fn a_report_is_an_administrative_document() {
    on_both(|city| async move {
        city.year().await;
        let report = city.report(Some("so-khoa-hoc"), "2025-q1").await;
        let seen = version(city.world.app.db(), report.id).await.expect("answered");
        let mut tx = city.world.tx().await;
        let hostile = "#panic(\"x\") *đậm*\n=1+1";
        let narrative = Narrative { done: hostile.into(), ..Narrative::default() };
        write(&mut tx, &STAFF, report.id, seen, narrative).await.expect("written");
        tx.commit().await.expect("kept");
        let report = crate::report(city.world.app.db(), report.id).await.expect("answered").expect("there");
        let shown = shown(&city.world.app, report, None).await.expect("shown");
        let paper = paper(&shown, Lang::Vi, city.world.app.zone());
        let words = words(&paper);
        for part in [
            "Sở Khoa học và Công nghệ báo cáo kết quả quý I năm 2025, số liệu từ ngày 15/12/2024 đến hết ngày 14/03/2025",
            "I. KẾT QUẢ THỰC HIỆN\n#panic(\"x\") *đậm*\n=1+1",
            "II. KHÓ KHĂN, VƯỚNG MẮC\nKhông có.",
            "Bản dự thảo, số liệu chưa chốt.",
        ] {
            assert!(words.contains(part), "{part} is not in\n{words}");
        }
        assert_eq!((paper.head.above.as_str(), paper.sign.capacity.len()), ("Ủy ban nhân dân Thành phố", 1));
        let file = typeset::pdf(&paper).expect("set");
        assert!(file.len() > 10_000);
    })
    .await;
}

#[tokio::test]
async fn a_plan_prints_as_its_own_document() {
    on_both(|city| async move {
        let paper = plan_paper(city.world.app.db(), &city.plan, "Bến Mây", Lang::Vi).await.expect("read");
        let words = words(&paper);
        for part in [
            "I. NỘI DUNG TRỌNG TÂM",
            "1. Quyền",
            "1.1. Quyền hỏi",
            "2. Nghĩa vụ",
            "II. HÌNH THỨC",
            "III. TỔ CHỨC THỰC HIỆN",
        ] {
            assert!(words.contains(part), "{part} is not in\n{words}");
        }
        let tasks = paper.tables().next().expect("the table of activities");
        assert_eq!((tasks.rows.len(), tasks.columns.len()), (3, 7));
        assert_eq!(paper.subject, "Tuyên truyền");
        typeset::docx(&paper).expect("packed");
    })
    .await;
}
