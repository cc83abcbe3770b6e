//! The city's administrator sets it up: names the site, adds an agency and a category, ends an agency; by keyboard, by
//! touch on a phone in English, without scripts.

use e2e::browser::{Browser, Device, story_of_its_own};
use e2e::newsroom::{Hand, Officer};
use serde_json::json;

/// The person who sets up the whole city.
const ADMINISTRATOR: &str = "Quản trị hệ thống";

#[test]
fn the_city_is_set_up_by_keyboard_alone() {
    story_of_its_own(&Device::desk(), async |browser| {
        set_up(Officer { browser, hand: Hand::Keys, prefix: "", judged: true }).await;
    });
}

#[test]
fn the_city_is_set_up_by_touch_on_a_phone_in_english() {
    let phone = Device { size: (360, 780), languages: "en-GB,en", ..Device::phone() };
    story_of_its_own(&phone, async |browser| {
        set_up(Officer { browser, hand: Hand::Finger, prefix: "/en", judged: true }).await;
    });
}

#[test]
fn the_city_is_set_up_without_scripts() {
    story_of_its_own(&Device::desk().without_scripts(), async |browser| {
        set_up(Officer { browser, hand: Hand::Mouse, prefix: "", judged: true }).await;
    });
}

/// Chooses in a list, as a keyboard or a phone's own chooser would.
async fn choose(browser: &Browser, field: &str, value: &str) {
    let script = "document.querySelector(arguments[0]).value = arguments[1]";
    browser.ask_with(script, vec![json!(field), json!(value)]).await;
}

async fn set_up(officer: Officer<'_>) {
    officer.sign_in(ADMINISTRATOR).await;
    officer.open("/thiet-lap").await;
    officer.look("setting up").await;
    names_the_site(officer).await;
    adds_an_agency(officer).await;
    adds_a_category(officer).await;
}

async fn names_the_site(officer: Officer<'_>) {
    let browser = officer.browser;
    officer.open("/thiet-lap/trang").await;
    officer.look("the site").await;
    officer.fill("#tagline_vi", " ").await;
    officer.go("form.stack .button").await;
    officer.look("the site, refused").await;
    assert_eq!(browser.attribute(".notice.error a", "href").await, "#tagline_vi");
    officer.fill("#tagline_vi", "Nói rõ, nghe kỹ").await;
    officer.go("form.stack .button").await;
    assert!(!officer.said().await.is_empty());
    browser.open("/").await;
    assert!(browser.title().await.contains("Nói rõ, nghe kỹ"));
}

async fn adds_an_agency(officer: Officer<'_>) {
    let browser = officer.browser;
    officer.open("/thiet-lap/co-quan").await;
    officer.look("agencies").await;
    officer.go(".title-row .button").await;
    officer.look("a new agency").await;
    officer.fill("#name_vi", "Trung tâm Chuyển đổi số").await;
    officer.fill("#about_vi", "Dịch vụ công trực tuyến.").await;
    choose(browser, "#kind", "service").await;
    choose(browser, "#parent", "ubnd-thanh-pho").await;
    officer.go("form.stack .button").await;
    assert!(!officer.said().await.is_empty());
    officer.look("an agency").await;
    browser.open("/co-quan/trung-tam-chuyen-doi-so").await;
    assert_eq!(browser.text("h1").await, "Trung tâm Chuyển đổi số");
}

async fn adds_a_category(officer: Officer<'_>) {
    let browser = officer.browser;
    officer.open("/thiet-lap/chuyen-muc").await;
    officer.look("categories").await;
    officer.go(".title-row .button").await;
    officer.fill("#name_vi", "Chuyển đổi số").await;
    officer.go("form.stack .button").await;
    let last = ".rows > li:last-child";
    assert_eq!(browser.text(&format!("{last} .row-title")).await, "Chuyển đổi số");
    officer.go(&format!("{last} button[value=len]")).await;
    assert_ne!(browser.text(&format!("{last} .row-title")).await, "Chuyển đổi số");
}
