//! The rule for having arrived at an address.

use super::is_at;

#[test]
fn an_address_is_the_expected_one_or_differs_in_a_query_that_nobody_named() {
    assert!(is_at("/lam-viec", "/lam-viec"));
    assert!(is_at("/lam-viec?bao=vao", "/lam-viec"));
    assert!(is_at("/lam-viec/toi?bao=khoa", "/lam-viec/toi?bao=khoa"));
    assert!(!is_at("/lam-viec/dang-nhap", "/lam-viec"), "the page of signing in begins like the desk");
    assert!(!is_at("/lam-viec/toi", "/lam-viec/toi?bao=khoa"));
    assert!(!is_at("/lam-viec/toi?bao=khoa-moi", "/lam-viec/toi?bao=khoa"));
}
