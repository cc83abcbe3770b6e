use super::words_of;

#[test]
fn a_lost_address_says_what_was_looked_for() {
    assert_eq!(words_of("/tin/nghi-quyet-98-trong-muoi-phut-123456"), "nghi quyet 98 trong muoi phut");
    assert_eq!(words_of("/Pages/ke%20hoach.aspx"), "ke hoach aspx");
    assert_eq!(words_of("/"), "");
    assert!(words_of(&format!("/{}", "a-".repeat(5000))).len() <= 100);
}
