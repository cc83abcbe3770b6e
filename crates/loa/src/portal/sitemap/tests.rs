//! Parts of the sitemap.

use super::*;

fn numbered(prefix: &'static str) -> NumberedPages {
    NumberedPages {
        prefix,
        last: |_| Box::pin(async { Ok(0) }),
        between: |_, _, _| Box::pin(async { Ok(Vec::new()) }),
    }
}

#[test]
fn each_kind_of_numbered_pages_has_parts_of_its_own() {
    let (articles, questions) = (numbered(""), numbered("cau-hoi-"));
    assert_eq!((number(articles, "12"), number(questions, "12")), (Some(12), None));
    assert_eq!((number(articles, "cau-hoi-12"), number(questions, "cau-hoi-12")), (None, Some(12)));
    for none in ["", "-1", "x", "1000000", PAGES] {
        assert_eq!((number(articles, none), number(questions, none)), (None, None), "{none}");
    }
}
