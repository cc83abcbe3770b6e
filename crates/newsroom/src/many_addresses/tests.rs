//! Reading pasted lines.

use super::*;

const SITE: &str = "https://ben-may.example";

fn read(typed: &str) -> Result<(String, i64), Misread> {
    asks(typed, false, SITE).map(|asks| (asks.old, asks.number))
}

#[test]
fn two_columns_are_found_however_they_are_parted() {
    for typed in [
        "/cu/a 12",
        "/cu/a\t12",
        "  /cu/a ,  12 ",
        "/cu/a,12",
        "/cu/a;12",
        "\"/cu/a\",\"12\"",
        "/cu/a\t/tin/xe-buyt-12\t\t",
        "http://www.cu.example/cu/a https://ben-may.example/en/tin/bus-12?x=1#top",
        "HTTPS://cu.example/cu/a/ /tin/12/",
    ] {
        assert_eq!(read(typed), Ok(("/cu/a".to_owned(), 12)), "{typed}");
    }
    assert_eq!(read("/tin,1,2.html,12"), Ok(("/tin,1,2.html".to_owned(), 12)));
    assert_eq!(read("/tin,1,2.html 12"), Ok(("/tin,1,2.html".to_owned(), 12)));
    assert_eq!(read("/chi-tiet.aspx?id=5 12"), Ok(("/chi-tiet.aspx?id=5".to_owned(), 12)));
}

#[test]
fn what_cannot_be_read_says_which_column() {
    for typed in ["/cu/a", "/cu/a\t12\tXe buýt", ",12", "/cu/a,"] {
        assert_eq!(read(typed), Err(Misread::Columns), "{typed}");
    }
    for typed in ["cu/a 12", "https://cu.example 12", "//cu.example/x 12", "javascript:alert(1) 12", "/ 12"] {
        assert_eq!(read(typed), Err(Misread::NotOurs), "{typed}");
    }
    for typed in [
        "/cu/a 0",
        "/cu/a -3",
        "/cu/a /gioi-thieu",
        "/cu/a https://other.example/tin/a-12",
        "/a 12 13",
        "/a x",
    ] {
        assert_eq!(read(typed), Err(Misread::NoArticle), "{typed}");
    }
}

#[test]
fn only_the_first_line_can_name_columns_and_empty_lines_keep_the_count() {
    let lines = read_lines("\u{feff}\nĐịa chỉ cũ\tTin\n\n/cu/a\t6\nĐịa chỉ cũ\tTin\n", SITE).expect("few");
    let read: Vec<_> = lines.iter().map(|line| (line.line, line.asks.as_ref().err().copied())).collect();
    assert_eq!(read, [(2, Some(Misread::Header)), (4, None), (5, Some(Misread::NotOurs))]);
    let many = |count: usize| "/cu/a 6\n\n".repeat(count);
    assert_eq!(read_lines(&many(MOST_LINES), SITE).map(|lines| lines.len()), Some(MOST_LINES));
    assert_eq!(read_lines(&many(MOST_LINES + 1), SITE), None);
}
