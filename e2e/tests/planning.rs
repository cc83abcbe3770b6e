//! The coordinator has a plan's text read, confirms it piece by piece, and makes a plan of it, which the public sees: by
//! keyboard, by touch on a phone in English, without scripts.

use std::path::Path;

use e2e::browser::{Browser, Device, story_of_its_own};
use e2e::newsroom::{Hand, Officer};
use serde_json::json;
use thirtyfour::Key;

const COORDINATOR: &str = "Điều phối viên Thành phố";

#[test]
fn a_plan_is_read_and_made_by_keyboard_alone() {
    story_of_its_own(&Device::desk(), async |browser| {
        plan(Officer { browser, hand: Hand::Keys, prefix: "", judged: true }).await;
    });
}

#[test]
fn a_plan_is_read_and_made_by_touch_on_a_phone_in_english() {
    let phone = Device { size: (360, 780), languages: "en-GB,en", ..Device::phone() };
    story_of_its_own(&phone, async |browser| {
        plan(Officer { browser, hand: Hand::Finger, prefix: "/en", judged: true }).await;
    });
}

#[test]
fn a_plan_is_read_and_made_without_scripts() {
    story_of_its_own(&Device::desk().without_scripts(), async |browser| {
        plan(Officer { browser, hand: Hand::Mouse, prefix: "", judged: true }).await;
    });
}

/// Chooses in a list, as a keyboard or a phone's own chooser would.
async fn choose(browser: &Browser, field: &str, value: &str) {
    let script = "document.querySelector(arguments[0]).value = arguments[1]";
    browser.ask_with(script, vec![json!(field), json!(value)]).await;
}

async fn plan(officer: Officer<'_>) {
    let browser = officer.browser;
    officer.sign_in(COORDINATOR).await;
    officer.open("/thiet-lap/ke-hoach/doc").await;
    officer.look("reading a plan").await;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/campaigns/src/reading/samples/plan.txt");
    browser.choose_file("#tep", &file).await;
    officer.go(".desk-main form .button").await;
    officer.look("what was read").await;
    assert_eq!(browser.attribute("#number", "value").await, "215/KH-UBND");
    assert_eq!(browser.count(".rows .row-title a").await, 4);
    let reading = browser.path().await;

    // A form has no name that is known: it is left out.
    let forms = format!("{reading}/hinh-thuc");
    browser.open(&forms).await;
    officer.look("the forms of a plan").await;
    assert_eq!(browser.texts(".piece blockquote mark").await.first().map(String::as_str), Some("hội nghị"));
    let unknown = browser.count(".piece").await;
    let keep = format!(".piece:nth-of-type({unknown}) input[type=checkbox]");
    if officer.hand == Hand::Keys {
        officer.approach(&keep).await;
        browser.press(Key::Space).await;
    } else {
        officer.press(&keep).await;
    }
    officer.go(".desk-main form .button").await;
    assert!(!officer.said().await.is_empty());
    for part in ["muc-dich", "noi-dung", "nhiem-vu"] {
        browser.open(&format!("{reading}/{part}")).await;
        officer.look(part).await;
    }

    browser.open(&reading).await;
    choose(browser, "#issuer", "ubnd-thanh-pho").await;
    officer.fill("#slug", "luat-thu-do-xanh").await;
    officer.go(".desk-main form .button").await;
    browser.open(&format!("{}/ke-hoach/luat-thu-do-xanh", officer.prefix)).await;
    officer.look("the plan in public").await;
    assert!(browser.text("main").await.contains("Đưa luật vào cuộc sống."));
    browser.open(&format!("{}/ke-hoach/luat-thu-do-xanh/do-phu", officer.prefix)).await;
    officer.look("its coverage").await;
    assert_eq!(browser.count("table.coverage thead th").await, 3, "forms, and two groups of content");
}
