use super::mark;

#[test]
fn a_passage_is_marked_where_it_stands() {
    let html =
        "<p>Xe chạy từ <strong>bến Mây</strong> đến chợ.</p>\n<p>Giá &lt; 7.000 đồng &amp; miễn phí.</p>";
    let (marked, names) = mark(html, &["từ bến Mây đến", "", "Giá < 7.000 đồng & miễn", "không có"]);
    assert_eq!(names, ["doan-1", "", "doan-3", ""]);
    assert_eq!(
        marked,
        "<p>Xe chạy <mark class=\"passage\" id=\"doan-1\" tabindex=\"-1\">từ </mark><strong>\
         <mark class=\"passage\">bến Mây</mark></strong><mark class=\"passage\"> đến</mark> chợ.</p>\n\
         <p><mark class=\"passage\" id=\"doan-3\" tabindex=\"-1\">Giá &lt; 7.000 đồng &amp; miễn</mark> phí.</p>"
    );
}

#[test]
fn a_passage_may_run_over_paragraphs_and_meet_another() {
    let html = "<p>Một hai.</p>\n<ul><li>Ba bốn</li></ul>";
    let (marked, names) = mark(html, &["hai.\n\nBa", "Ba bốn", "hai"]);
    assert_eq!(names, ["doan-1", "doan-1", "doan-1"]);
    assert_eq!(marked.matches("id=\"doan-1\"").count(), 1);
    assert_eq!(marked.matches("</mark>").count(), marked.matches("<mark").count());
    assert!(marked.contains("<li><mark class=\"passage\">Ba bốn</mark></li>"), "{marked}");
    let plain = "<p>Không ai góp ý.</p>";
    assert_eq!(mark(plain, &[]), (plain.to_owned(), Vec::new()));
    assert_eq!(mark("", &["x"]).0, "");
}

#[test]
fn a_tag_is_no_text() {
    let html = "<p><a href=\"/tin?a=1&amp;b=strong\">xem</a> strong</p>";
    let (marked, _) = mark(html, &["strong"]);
    assert_eq!(
        marked,
        html.replace(
            " strong</p>",
            " <mark class=\"passage\" id=\"doan-1\" tabindex=\"-1\">strong</mark></p>"
        )
    );
}
