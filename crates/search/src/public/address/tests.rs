use fulltext::Facet;
use kit::i18n::Lang;

use super::Sought;
use addresses::Addresses;

const AT: Addresses = Addresses(Lang::Vi);

#[test]
fn one_search_has_one_address() {
    let one = Sought::read("trang=2&nam=2024&q=nh%C3%A0+%E1%BB%9F&chu-de=loi-ich&utm_source=x&q=khac");
    assert_eq!(one.words, "nhà ở");
    assert_eq!(one.narrowed(Facet::Year), Some("2024"));
    let address = one.address(AT);
    assert_eq!(address, "/tim?q=nh%C3%A0+%E1%BB%9F&chu-de=loi-ich&nam=2024&trang=2");
    assert_eq!(Sought::read(address.split_once('?').expect("a query").1), one);
    assert_eq!(Sought::default().address(Addresses(Lang::En)), "/en/tim");
}

#[test]
fn what_was_typed_in_either_normal_form_is_one_search() {
    assert_eq!(Sought::read("q=nha%CC%80"), Sought::read("q=nh%C3%A0"));
}

#[test]
fn other_ways_to_write_a_search_lead_to_its_one_address() {
    let elsewhere = |query: &str| Sought::read(query).elsewhere(query, AT);
    for query in ["", "q=nghi+quyet", "q=Xe+bu%C3%BDt&nam=2024&xep=moi&trang=2", "q=%22xe%22&dung=1"] {
        assert_eq!(elsewhere(query), None, "{query}");
    }
    for (query, address) in [
        ("q=nghi++quyet", "/tim?q=nghi+quyet"),
        ("q=+nghi%20quyet+", "/tim?q=nghi+quyet"),
        ("q=nghi%C2%A0quyet%09", "/tim?q=nghi+quyet"),
        ("q=nha%CC%80+O%CC%9B%CC%89", "/tim?q=nh%C3%A0+%E1%BB%9E"),
        ("nam=2024&q=loa", "/tim?q=loa&nam=2024"),
        ("q=loa&nam=&trang=1&fbclid=x", "/tim?q=loa"),
        ("q=++", "/tim"),
        ("q=%00&chuyen-muc=%00", "/tim"),
        ("q=x%E2%80%8Be", "/tim?q=xe"),
    ] {
        let to = elsewhere(query).expect(query);
        assert_eq!(to, address, "{query}");
        assert_eq!(
            elsewhere(to.split_once('?').map_or("", |(_, query)| query)),
            None,
            "{query}: a second time"
        );
    }
    // Clients differ in the characters that they write as they are; a client that writes it its own way
    // is not led round and round.
    for query in ["q=a~b", "q=a%7Eb", "q=nghi%20quyet", "q=a*b"] {
        assert_eq!(elsewhere(query), None, "{query}");
    }
    // A query that is too long to be read whole is not led to another address.
    assert_eq!(elsewhere(&format!("q=%20{}", "a".repeat(5_000))), None);
}

#[test]
fn changing_a_choice_begins_at_the_first_page() {
    let one = Sought { words: "loa".into(), page: 7, ..Sought::default() };
    assert_eq!(one.with(Facet::Year, Some("2025")).address(AT), "/tim?q=loa&nam=2025");
    assert_eq!(one.sorted(true).address(AT), "/tim?q=loa&xep=moi");
    assert_eq!(one.turned(8).address(AT), "/tim?q=loa&trang=8");
}

#[test]
fn any_query_is_an_address() {
    for query in ["", "%", "q=%FF%FE", "q", "&&==&", "trang=-1", "trang=99999999999999999999", "trang=0"] {
        assert_eq!(Sought::read(query).page, 1, "{query}");
    }
    assert_eq!(Sought::read("trang=999").page, 50);
    assert!(Sought::read(&format!("q={}", "ế".repeat(50_000))).words.len() <= 4_000);
}
