//! Reading HTML that others made.

use super::{document, paragraph, to_html, words};
use crate::{Block, Document, Inline, from_html, from_markdown};

#[test]
fn the_structure_of_a_page_is_kept() {
    let read = from_html(
        "<h1>Một</h1><p>Đoạn <b>đậm</b> và <em>nghiêng</em>.<br>Dòng hai.</p><h3>Ba</h3><h6>Sáu</h6>\
         <ul><li>một<ol><li>sâu</li></ol></li><li><p>hai</p></li></ul><blockquote>lời</blockquote><hr>\
         <table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td><i>2</i></td></tr></table>",
    );
    let emphasis = vec![Inline::Emphasis { text: words("2") }];
    let list = Block::List { ordered: true, items: vec![vec![paragraph("sâu")]] };
    let first = vec![
        Inline::text("Đoạn "),
        Inline::Strong { text: words("đậm") },
        Inline::text(" và "),
        Inline::Emphasis { text: words("nghiêng") },
        Inline::text("."),
        Inline::Break,
        Inline::text("Dòng hai."),
    ];
    let expected = document([
        Block::Heading { level: 2, text: words("Một") },
        Block::Paragraph { text: first },
        Block::Heading { level: 3, text: words("Ba") },
        Block::Heading { level: 4, text: words("Sáu") },
        Block::List { ordered: false, items: vec![vec![paragraph("một"), list], vec![paragraph("hai")]] },
        Block::Quote { blocks: vec![paragraph("lời")] },
        Block::Rule,
        Block::Table { head: vec![words("A"), words("B")], rows: vec![vec![words("1"), emphasis]] },
    ]);
    assert_eq!(read, expected);
}

#[test]
fn scripts_styles_frames_and_forms_are_left_out() {
    let read = from_html(
        "<p onclick=\"x()\" style=\"color:red\">Chữ</p><script>alert(1)</script><style>p{color:red}</style>\
         <iframe src=\"https://evil.example\">khung</iframe><noscript>không</noscript><template>mẫu</template>\
         <object>vật</object><form><input value=\"a\"><button>Gửi</button></form><nav>Danh mục</nav>\
         <svg><text>vẽ</text><script>x()</script></svg><!-- lời ghi --><p>Hết</p>",
    );
    assert_eq!(read, document([paragraph("Chữ"), paragraph("Hết")]));
}

#[test]
fn blocks_without_paragraphs_and_white_space_of_all_kinds_become_paragraphs() {
    let read =
        from_html("Một\n hai\u{a0}\u{a0}ba<div>bốn<div>năm</div>sáu</div> \n <p> </p><p>&nbsp;</p>bảy");
    let expected = ["Một hai ba", "bốn", "năm", "sáu", "bảy"].map(paragraph);
    assert_eq!(read, document(expected));
}

#[test]
fn a_frame_of_one_cell_is_no_table() {
    let read = from_html("<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>");
    assert_eq!(read, document([paragraph("Một"), paragraph("Hai")]));
}

#[test]
fn a_table_in_a_table_says_everything_once() {
    let read = from_html(
        "<table><tr><td>trái</td><td><table><tr><td>một</td><td>hai</td></tr></table></td></tr></table>",
    );
    for word in ["trái", "một", "hai"] {
        assert_eq!(read.plain().matches(word).count(), 1, "{word}: {}", read.plain());
    }
}

#[test]
fn a_link_that_leads_nowhere_good_is_only_its_words() {
    for href in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java&#9;script:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "//evil.example",
        "/\\evil.example",
        "/&#9;/evil.example",
        "\\\\evil.example",
        "https://a b.example",
        "https://chinhphu.vn@evil.example/",
        "https://ten:mat-khau@evil.example",
        "http://:mat-khau@evil.example",
        "HTTPS://\\\\ten@evil.example",
        "",
    ] {
        let read = from_html(&format!("<p><a href=\"{}\">đây</a></p>", href.replace('"', "&quot;")));
        assert_eq!(read, document([paragraph("đây")]), "{href}");
        let decoded = href.replace("&#9;", "\t").replace("&#10;", "\n").replace("&#1;", "\u{1}");
        let read =
            from_markdown(&format!("[đây](<{}>)", decoded.replace('\n', "&#10;").replace("&colon;", ":")));
        assert!(!to_html(&read).contains("<a "), "{href}: {}", to_html(&read));
    }
}

#[test]
fn a_stored_link_that_leads_nowhere_good_is_not_shown() {
    let link = Inline::Link { href: "javascript:alert(1)".into(), text: words("đây") };
    let stored = document([Block::Paragraph { text: vec![link] }]);
    assert_eq!(to_html(&stored), "<p>đây</p>\n");
}

#[test]
fn what_is_written_as_html_is_read_back_the_same() {
    let written = from_markdown(
        "## Mục\n\nĐoạn **đậm**, [liên kết](https://a.example/?a=1&b=2) và *nghiêng*.\n\n- một\n  - sâu\n- hai\n\n\
         > Trích\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n---\n\nHết & <hết>.",
    );
    assert_eq!(from_html(&to_html(&written)), written);
    assert_eq!(from_html(&to_html(&Document::default())), Document::default());
}
