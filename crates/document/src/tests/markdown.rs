//! Reading Markdown.

use super::{document, paragraph, to_html, words};
use crate::{Block, Inline, from_markdown};

#[test]
fn the_marks_of_a_letter_become_the_elements_of_a_page() {
    let html = to_html(&from_markdown(
        "# Tiêu đề\n\nĐoạn *nghiêng* và **đậm**,\nxuống dòng.  \nNgắt dòng.\n\n### Mục nhỏ\n\n> Lời trích.\n\n---\n\nHết.",
    ));
    let expected = "<h2 id=\"muc-tieu-de\">Tiêu đề</h2>\n\
        <p>Đoạn <em>nghiêng</em> và <strong>đậm</strong>, xuống dòng.<br>Ngắt dòng.</p>\n\
        <h3 id=\"muc-muc-nho\">Mục nhỏ</h3>\n\
        <blockquote><p>Lời trích.</p>\n</blockquote>\n<hr>\n<p>Hết.</p>\n";
    assert_eq!(html, expected);
}

#[test]
fn lists_stand_in_lists() {
    let html = to_html(&from_markdown("- một\n  1. một một\n  2. một hai\n     - sâu\n- hai\n"));
    let expected = "<ul>\n<li>một<ol>\n<li>một một</li>\n<li>một hai<ul>\n<li>sâu</li>\n</ul>\n</li>\n</ol>\n</li>\n<li>hai</li>\n</ul>\n";
    assert_eq!(html, expected);
}

#[test]
fn an_item_of_several_paragraphs_keeps_them() {
    let items = vec![vec![paragraph("một"), paragraph("tiếp")], vec![paragraph("hai")]];
    assert_eq!(
        from_markdown("1. một\n\n   tiếp\n\n2. hai\n"),
        document([Block::List { ordered: true, items }])
    );
}

#[test]
fn what_follows_the_words_of_an_item_stands_after_them() {
    let quote = |text| Block::Quote { blocks: vec![paragraph(text)] };
    let cases = [
        ("- một\n  > trích\n", vec![paragraph("một"), quote("trích")]),
        ("- một\n  ***\n", vec![paragraph("một"), Block::Rule]),
        ("- một\n  ### hai\n", vec![paragraph("một"), Block::Heading { level: 3, text: words("hai") }]),
        ("- một\n  ```\n  hai\n  ```\n", vec![paragraph("một"), paragraph("hai\n")]),
    ];
    for (text, item) in cases {
        let expected = document([Block::List { ordered: false, items: vec![item] }]);
        assert_eq!(from_markdown(text), expected, "{text}");
    }
}

#[test]
fn a_table_keeps_its_heading_row_and_its_cells() {
    let table = from_markdown("| Quận | Số **phường** |\n|---|---:|\n| Một | 10 |\n| Ba | |\n");
    let head = vec![words("Quận"), vec![Inline::text("Số "), Inline::Strong { text: words("phường") }]];
    let rows = vec![vec![words("Một"), words("10")], vec![words("Ba"), Vec::new()]];
    assert_eq!(table, document([Block::Table { head, rows }]));
    let html = to_html(&table);
    assert!(html.contains("<th scope=\"col\">Quận</th>"), "{html}");
    assert!(html.contains("<tr><td>Ba</td><td></td></tr>"), "{html}");
    assert!(html.contains("tabindex=\"0\""), "{html}");
}

#[test]
fn links_to_the_web_mail_telephone_and_own_pages_are_kept() {
    for href in [
        "https://a.example/b?c=d",
        "http://a.example",
        "https://a.example/@ten?thu=a@b.example#@",
        "mailto:a@b.example",
        "tel:1022",
        "/tin/a-1",
        "#muc",
        "?q=a",
    ] {
        let html = to_html(&from_markdown(&format!("[đây]({href})")));
        assert_eq!(html, format!("<p><a href=\"{href}\">đây</a></p>\n"));
    }
    let quoted = to_html(&from_markdown("[đây](https://a.example/?a='\"&b=1)"));
    assert_eq!(quoted, "<p><a href=\"https://a.example/?a=&#39;&quot;&amp;b=1\">đây</a></p>\n");
}

#[test]
fn html_in_markdown_stays_text() {
    let cases = [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <b onclick=\"x()\">b</b>", "<p>a &lt;b onclick=&quot;x()&quot;&gt;b&lt;/b&gt;</p>\n"),
        ("&lt;i&gt; &amp; &#60;", "<p>&lt;i&gt; &amp; &lt;</p>\n"),
    ];
    for (text, expected) in cases {
        assert_eq!(to_html(&from_markdown(text)), expected, "{text}");
    }
}

#[test]
fn what_a_body_cannot_say_becomes_its_text() {
    let plain = from_markdown("![Ảnh cây](cay.png) và `mã`\n\n    khối mã\n").plain();
    assert_eq!(plain.trim_end(), "Ảnh cây và mã\nkhối mã");
}

#[test]
fn letters_typed_in_pieces_are_put_together() {
    assert_eq!(from_markdown("Phu\u{31b}\u{1a1}\u{300}ng").plain(), "Phư\u{1edd}ng\n");
    assert_eq!(from_markdown("Tie\u{302}\u{301}ng").plain(), "Tiếng\n");
}

#[test]
fn nothing_and_white_space_say_nothing() {
    for text in ["", "\n\n", "   ", "&nbsp;", "[](https://a.example)", "---", "#", "-", ">"] {
        assert!(from_markdown(text).is_empty(), "{text:?}");
    }
}
