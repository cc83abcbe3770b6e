//! Tests of activities from a table: each faulty row is listed, and the others are taken only when an officer agrees.

use super::{TODAY, World, on_both};
use crate::CampaignsError;
use crate::importing::{
    Column, Fault, TableError, day, judge, keep_sheet, read_table, take_sheet, whole_number,
};
use frame::forms::Flaw;
use jiff::civil::date;

use agencies::testing::STAFF;

const TABLE: &str = "\u{feff}Phụ lục phân công;;;;;\n\
    STT;Nội dung hoạt động;Hình thức;Chủ trì;Chủ đề;Thời hạn;Số lượt người dự\n\
    1;Tọa đàm về xe buýt;Hội thảo, tọa đàm;Sở Khoa học và Công nghệ;Xe buýt; 30/9/2025;1.200\n\
    2;;seminars;ubnd;xe-buyt;;\n\
    3;Hội nghị về vé;Hội nghị;Sở Không Có;Vé xe, Rác;31/02/2025;ba trăm\n\
    4;Tọa đàm về xe buýt;seminars;so-khoa-hoc;Xe buýt;2025-09-30;\n\
    \n\
    5;Hội nghị về rác;conferences;UBND;Môi trường;1/1/2031;\n\
    6;Hội nghị về cây xanh;Hội nghị;ubnd;moi-truong;15/12/2025;40\n";

#[tokio::test]
async fn each_faulty_row_is_named_and_the_others_are_taken_only_when_agreed() {
    on_both(|world| async move {
        let table = read_table(TABLE.as_bytes()).expect("a table");
        let plan = crate::campaigns(world.app.db()).await.expect("answered").remove(0);
        let (judged, cautions) = judge(world.app.db(), &plan, &table, &STAFF, TODAY).await.expect("judged");
        let faults: Vec<(usize, Vec<Fault>)> =
            judged.faulty().map(|row| (row.number, row.faults.clone())).collect();
        let unknown = |column, text: &str| Fault::Unknown(column, text.into());
        let unreadable = |column, text: &str| Fault::Unreadable(column, text.into());
        let days = (date(2025, 1, 1), date(2026, 12, 31));
        assert_eq!(
            faults,
            [
                (4, vec![Fault::Flaw("name_vi", Flaw::Missing)]),
                (
                    5,
                    vec![
                        unknown(Column::Lead, "Sở Không Có"),
                        unknown(Column::Themes, "Rác"),
                        unreadable(Column::Due, "31/02/2025"),
                        unreadable(Column::Audience, "ba trăm"),
                    ]
                ),
                (6, vec![Fault::Twice(3)]),
                (8, vec![Fault::Flaw("due", Flaw::Outside(days.0, days.1))]),
            ]
        );
        assert_eq!((judged.ignored, cautions), (vec!["STT".to_owned()], (0, 0)));

        let mut tx = world.tx().await;
        let id = keep_sheet(&mut tx, &STAFF, plan.id, "phan-cong.csv", table.clone()).await.expect("kept").id;
        let silent = take_sheet(&mut tx, &STAFF, id, false, ("", TODAY)).await;
        assert!(matches!(silent, Err(CampaignsError::Unconfirmed(_))), "{silent:?}");
        let taken = take_sheet(&mut tx, &STAFF, id, true, ("", TODAY)).await.expect("taken");
        assert_eq!(taken, (2, 4));
        let twice = take_sheet(&mut tx, &STAFF, id, true, ("", TODAY)).await;
        assert!(matches!(twice, Err(CampaignsError::Changed)), "{twice:?}");
        tx.commit().await.expect("kept");
        let all = crate::activities(world.app.db(), plan.id).await.expect("answered");
        assert_eq!(all[0].targets.audience, Some(1200));
        assert_eq!((all[0].lead, all[0].due), (Some(world.id("so-khoa-hoc")), Some(date(2025, 9, 30))));
        // When the table is checked again, the taken rows are known already.
        let (again, _) = judge(world.app.db(), &plan, &table, &STAFF, TODAY).await.expect("judged");
        assert_eq!(again.good().count(), 0);
    })
    .await;
}

#[tokio::test]
async fn five_thousand_rows_with_forty_faulty_ones_are_all_told_apart() {
    on_both(|world: World| async move {
        let mut text = String::from("Activity,Form,Lead,Due\n");
        for row in 0..5_000 {
            let due = if row % 125 == 7 { "soon" } else { "2025-12-31" };
            text.push_str(&format!("Task {row},conferences,ubnd,{due}\n"));
        }
        let table = read_table(text.as_bytes()).expect("a table");
        let plan = crate::campaigns(world.app.db()).await.expect("answered").remove(0);
        let (judged, _) = judge(world.app.db(), &plan, &table, &STAFF, TODAY).await.expect("judged");
        let faulty: Vec<usize> = judged.faulty().map(|row| row.number).collect();
        assert_eq!(faulty, (0..40).map(|turn| turn * 125 + 9).collect::<Vec<_>>());
        let mut tx = world.tx().await;
        let id = keep_sheet(&mut tx, &STAFF, plan.id, "nhieu.csv", table).await.expect("kept").id;
        let taken = take_sheet(&mut tx, &STAFF, id, true, ("", TODAY)).await.expect("taken");
        assert_eq!(taken, (4_960, 40));
    })
    .await;
}

#[test]
fn what_is_no_table_says_why() {
    let why = |bytes: &[u8]| read_table(bytes).expect_err("no table");
    assert!(matches!(why(b"PK\x03\x04 not a workbook"), TableError::Other));
    assert!(matches!(why(&[0xd0, 0xcf, 0x11, 0xe0, 0]), TableError::OldWorkbook));
    assert!(matches!(why(b"\xff\xfe\x00"), TableError::Other));
    assert!(matches!(why("mot,hai\n1,2\n".as_bytes()), TableError::NoHeads));
    assert!(matches!(why("Hoạt động,Hình thức\n,\n".as_bytes()), TableError::Empty));
}

#[test]
fn numbers_and_days_are_read_as_people_write_them() {
    assert_eq!(whole_number(" 25.000.000 "), Ok(Some(25_000_000)));
    assert_eq!(whole_number("1,200"), Ok(Some(1_200)));
    assert_eq!(whole_number(""), Ok(None));
    for wrong in ["1.5", "-3", "ba", "1..000", "."] {
        assert_eq!(whole_number(wrong), Err(()), "{wrong}");
    }
    assert_eq!(day("30/6/2024"), Ok(Some(date(2024, 6, 30))));
    assert_eq!(day("2024-06-30"), Ok(Some(date(2024, 6, 30))));
    assert_eq!(day(""), Ok(None));
    for wrong in ["31/2/2024", "30/6", "30/6/24", "mai"] {
        assert_eq!(day(wrong), Err(()), "{wrong}");
    }
}
