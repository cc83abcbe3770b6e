use super::*;

#[test]
fn every_pair_of_colours_can_be_told_apart() {
    let colours = colours();
    for (colour, ground, least) in PAIRS {
        let (light, dark) = ratios(&colours, colour, ground).expect("both are in the stylesheet");
        assert!(light.min(dark) >= least, "{colour} on {ground}: {light:.2} and {dark:.2}");
    }
    assert_eq!(luminance("#ffffff").map(|white| white > 0.999), Some(true));
}

#[test]
fn a_short_question_and_a_mail_without_its_sign_are_sent_back() {
    let errors = |body: &str| {
        let mut form = Form::parse(body.as_bytes()).expect("this is a form");
        check(&mut form);
        form.errors().iter().map(|(_, key)| *key).collect::<Vec<_>>()
    };
    assert_eq!(errors("question=&mail="), ["form-question-missing"]);
    assert_eq!(errors("question=ng%E1%BA%AFn&mail=a"), ["form-question-short", "form-mail-wrong"]);
    assert_eq!(errors("question=%C4%90i+%C4%91%C6%B0%E1%BB%9Dng+n%C3%A0o&mail=a@b"), Vec::<&str>::new());
}
