use crate::testing::{index, shown};

fn titles(typed: &str, site: &str) -> Vec<String> {
    let found = index().suggest(typed, site, 5).expect("answered");
    found.iter().map(|one| shown(&one.title)).collect()
}

#[test]
fn headlines_go_on_as_the_words_do() {
    assert_eq!(titles("nha o xa h", "vi"), ["[Nhà ở xã hội]: ai được mua?"]);
    assert_eq!(titles("met", "vi"), ["Tuyến [metro] số 1 đón khách"]);
    assert_eq!(titles("met", "en"), ["[Metro] line 1 welcomes passengers"]);
    // A word with a full stop behind it is whole.
    assert_eq!(titles("met.", "vi"), Vec::<String>::new());
    assert_eq!(titles("xa hoi nha", "vi").len(), 1, "in any order");
}

#[test]
fn nothing_is_suggested_for_nothing() {
    for typed in ["", " ", "…", "\"", &"x ".repeat(300), &"z".repeat(5_000)] {
        assert_eq!(titles(typed, "vi"), Vec::<String>::new(), "{typed:?}");
    }
    assert_eq!(index().suggest("metro", "vi", 0).expect("answered").len(), 0);
}
