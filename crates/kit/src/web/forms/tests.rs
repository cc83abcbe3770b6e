use super::*;

#[test]
fn a_form_keeps_what_was_typed_beside_what_is_wrong_with_it() {
    let mut form = Form::parse("question=+Điều+4%3F+&mail=&name=%3Cb%3E".as_bytes()).expect("a form");
    assert_eq!(form.required("question", "missing").as_deref(), Some("Điều 4?"));
    assert_eq!(form.required("mail", "mail-missing"), None);
    form.reject("name", "name-odd");
    assert_eq!(form.text("name"), "<b>", "kept as typed; the template escapes it");
    assert_eq!(form.error("mail"), Some("mail-missing"));
    assert_eq!(form.errors().len(), 2);
    assert!(!form.is_good());
}

#[test]
fn control_characters_go_and_line_breaks_stay() {
    let form = Form::parse(b"a=x%00y%1Bz%0Aw").expect("a form");
    assert_eq!(form.text("a"), "xyz\nw");
}

#[test]
fn a_body_that_is_no_text_or_too_much_is_refused() {
    assert!(Form::parse(b"a=%ff%fe").is_none());
    assert!(Form::parse(format!("a={}", "x".repeat(LONGEST + 1)).as_bytes()).is_none());
    assert!(Form::parse("a=1&".repeat(MOST + 1).as_bytes()).is_none());
}
