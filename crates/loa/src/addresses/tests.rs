use super::*;

#[test]
fn an_address_says_its_language() {
    assert_eq!(Addresses::split("/tin/a-1"), (Lang::Vi, "/tin/a-1"));
    assert_eq!(Addresses::split("/en/tin/a-1"), (Lang::En, "/tin/a-1"));
    assert_eq!(Addresses::split("/en"), (Lang::En, "/"));
    assert_eq!(Addresses::split("/enough"), (Lang::Vi, "/enough"));
    assert_eq!(Addresses::translated("/en/tin/a-1", Lang::Vi), "/tin/a-1");
    assert_eq!(Addresses::translated("/", Lang::En), "/en");
    assert_eq!(Addresses::translated("/en", Lang::Vi), "/");
}

#[test]
fn the_number_of_an_article_is_the_end_of_its_address() {
    assert_eq!(Addresses::parse_article("nghi-quyet-98-12"), Some(("nghi-quyet-98", 12)));
    assert_eq!(Addresses::parse_article("12"), Some(("", 12)));
    for bad in ["", "nghi-quyet", "a--", "a-0", "a-99999999999999999999"] {
        assert_eq!(Addresses::parse_article(bad), None, "{bad}");
    }
}
