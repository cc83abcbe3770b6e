//! The whole history of a question: a person asks without an account, a moderator masks the telephone number and
//! screens it, it goes on air and gets an answer, and its asker judges the answer and asks again. The test runs by
//! keyboard, by touch on a phone in English, and without scripts.

use e2e::browser::{Device, story_of_its_own};
use e2e::newsroom::{Hand, Officer};

const COORDINATOR: &str = "Điều phối viên Thành phố";
/// The demonstration's session that is on air.
const SESSION: &str = "/dien-dan/hoi-dap-thu-tuc-va-phan-cap";

#[test]
fn a_question_goes_its_way_by_keyboard_alone() {
    story_of_its_own(&Device::desk(), async |browser| {
        asked_and_answered(Officer { browser, hand: Hand::Keys, prefix: "", judged: true }).await;
    });
}

#[test]
fn a_question_goes_its_way_by_touch_on_a_phone_in_english() {
    let phone = Device { size: (360, 780), languages: "en-GB,en", ..Device::phone() };
    story_of_its_own(&phone, async |browser| {
        asked_and_answered(Officer { browser, hand: Hand::Finger, prefix: "/en", judged: true }).await;
    });
}

#[test]
fn a_question_goes_its_way_without_scripts() {
    story_of_its_own(&Device::desk().without_scripts(), async |browser| {
        asked_and_answered(Officer { browser, hand: Hand::Mouse, prefix: "", judged: false }).await;
    });
}

async fn asked_and_answered(officer: Officer<'_>) {
    let browser = officer.browser;
    let session = format!("{}{SESSION}", officer.prefix);
    browser.open(&format!("{}/dien-dan", officer.prefix)).await;
    officer.look("all sessions").await;
    browser.open(&session).await;
    officer.look("a session on air").await;
    officer.go("main a.button[href$='/hoi']").await;
    officer.look("asking").await;
    officer
        .fill(
            "#words",
            "Nhà tôi ở hẻm nhỏ, số máy 0903 123 456, muốn sửa giấy khai sinh của con thì đến đâu?",
        )
        .await;
    officer.go("form.stack .button").await;
    officer.look("the page of an asker").await;
    let own = browser.path().await;
    assert!(own.contains("/tra-cuu/") && browser.count(".receipt").await == 1, "{own}");
    let own = own.split('?').next().expect("an address").to_owned();

    // Nothing of the question is public before its screening.
    browser.open(&session).await;
    assert!(!browser.text("main").await.contains("hẻm nhỏ"));
    officer.sign_in(COORDINATOR).await;
    officer.open("/dien-dan").await;
    officer.look("sessions at the desk").await;
    officer.go("main li:has(.badge.live) .row-title a").await;
    officer.look("the queue of a session").await;
    officer.mark(".row-title a", "hẻm nhỏ").await;
    officer.go("#marked").await;
    officer.look("a question at the desk").await;
    let question = browser.path().await;
    assert!(browser.text(".notice.warning").await.contains("0903 123 456"));
    officer.go("form[action$='/cong-khai'] .button").await;
    officer.mark("main li:has(form[action$='/chon'])", "hẻm nhỏ").await;
    officer.go("#marked form[action$='/chon'] .button").await;
    officer.mark("main li:has(form[action$='/len-song'])", "hẻm nhỏ").await;
    officer.go("#marked form[action$='/len-song'] .button").await;
    browser.open(&session).await;
    let on_air = browser.text(".on-air").await;
    assert!(on_air.contains("hẻm nhỏ") && !on_air.contains("0903"), "{on_air}");
    browser.open(&format!("{session}/man-hinh")).await;
    officer.look("the screen of a hall").await;

    browser.open(&question).await;
    officer.fill("#answer", "Đến Ủy ban nhân dân phường nơi bạn ở, mang giấy khai sinh của con.").await;
    officer.go("form[action$='/tra-loi'] .button").await;
    assert!(!officer.said().await.is_empty());

    // The asker says that the answer did not settle the matter, and asks again.
    browser.open(&own).await;
    officer.look("an answer at its asker's").await;
    assert!(browser.text("main").await.contains("mang giấy khai sinh của con"));
    officer.go("form:has(input[value='unsettled']) .button").await;
    assert!(!officer.said().await.is_empty());
    officer.fill("#words", "Tôi ở trọ, chưa có nơi thường trú thì sao?").await;
    officer.go("form:has(input[value='hoi-lai']) .button").await;
    assert!(!officer.said().await.is_empty());

    browser.open(&format!("{session}/kiem-duyet")).await;
    officer.look("the public log").await;
    assert!(!browser.text("main").await.contains("0903"));
}
