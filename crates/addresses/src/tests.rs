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

#[test]
fn what_is_ours_or_may_become_ours_is_kept_from_old_addresses() {
    for ours in [
        "/tin",
        "/tin/nghi-quyet-98-12",
        "/TIN/a-1?x=1",
        "/en/tin/12",
        "/en",
        "/lam-viec",
        "/Lam-Viec/khong-co",
        "/en/lam-viec/x",
        "/%6cam-viec/x",
        "/metrics",
        "/API/v1",
        "/.well-known/security.txt",
        "/anh/x.svg",
        "/tep/a/b",
        "/chu-de/gi-do",
        "/sitemap/1.xml",
        "/healthz",
    ] {
        assert!(is_reserved(ours), "{ours}");
    }
    for free in
        ["/?p=12", "/tin/xe-buyt-cu", "/tin-tuc/2024/bai", "/2024/04/bai-7/", "/wp/feed.xml", "/enough"]
    {
        assert!(!is_reserved(free), "{free}");
    }
}

#[test]
fn a_path_gives_the_parameters_of_its_route() {
    assert_eq!(parameters(routes::CATEGORY, "/chuyen-muc/doi-song"), Some(["doi-song"]));
    assert_eq!(parameters(routes::EDITION, "/tin/a-1/ban/2"), Some(["a-1", "2"]));
    assert_eq!(parameters(routes::ASSET, "/tep/abc/fonts/x.woff2"), Some(["abc", "fonts/x.woff2"]));
    assert_eq!(parameters(routes::HOME, "/"), Some([]));
    for other in
        ["/chuyen-muc", "/chuyen-muc/", "/chuyen-muc/a/", "/chuyen-muc/a/b", "chuyen-muc/a", "/chu-de/a"]
    {
        assert_eq!(parameters::<1>(routes::CATEGORY, other), None, "{other}");
    }
    assert_eq!(parameters::<2>(routes::ASSET, "/tep/abc/"), None);
    assert_eq!(parameters::<2>(routes::EDITION, "/tin/a-1/lan/2"), None);
    assert!(matches("/ngay/{year}/{month}/{day}/feed.xml", "/ngay/2025/07/02/feed.xml"));
    assert!(matches(routes::NEWS, "/tin") && !matches(routes::NEWS, "/tin/"));
    assert_eq!(parameter("x%C3%A3+a").as_deref(), Some("xã+a"));
    assert_eq!(parameter("%ff"), None);
}
