//! Passkeys in a real browser with the browser's own virtual authenticator.

use e2e::axe;
use e2e::browser::{Browser, Device, story_in};
use e2e::office::{self, MAIL, PASSWORD};
use serde_json::{Value, json};

const SIGN_IN: &str = "/lam-viec/dang-nhap";
const ME: &str = "/lam-viec/toi";
const BUTTON: &str = "form[data-passkey=get] button";
/// The page's message when the browser could do nothing.
const SAID: &str = "[data-said]:not([hidden])";

/// A device that checks its owner by fingerprint.
async fn authenticator(browser: &Browser) -> Value {
    browser.devtools("WebAuthn.enable", json!({ "enableUI": false })).await;
    let options = json!({ "options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
        "isUserVerified": true, "automaticPresenceSimulation": true,
    } });
    browser.devtools("WebAuthn.addVirtualAuthenticator", options).await["authenticatorId"].clone()
}

async fn sign_in_by_password(browser: &Browser) {
    browser.open(SIGN_IN).await;
    browser.fill("#mail", MAIL).await;
    browser.type_and_send("#password", PASSWORD).await;
    browser.arrive("/lam-viec").await;
}

async fn add_a_passkey(browser: &Browser) {
    sign_in_by_password(browser).await;
    browser.open(ME).await;
    browser.fill("#passkey-name", "Máy ở cơ quan").await;
    browser.fill("#passkey-password", PASSWORD).await;
    browser.follow("form[data-passkey=create] button").await;
    browser.arrive("/lam-viec/toi?bao=khoa").await;
    assert!(browser.text("#khoa-truy-cap").await.contains("Máy ở cơ quan"));
}

async fn leave(browser: &Browser) {
    // At the width of a phone the button is in a closed menu.
    let sign_out = "document.querySelector('.desk-self form').submit()";
    browser.turn(async || drop(browser.ask(sign_out).await)).await;
    browser.arrive("/lam-viec/dang-nhap?bao=ra").await;
}

fn tell(device: &Device, story: impl AsyncFnOnce(&Browser)) {
    if e2e::webdriver().is_none() {
        return;
    }
    let Some(city) = office::start(|_| Vec::new()) else { return };
    story_in(device, city, story);
}

#[test]
fn an_officer_adds_a_passkey_and_comes_in_with_it() {
    tell(&Device::desk(), async |browser| {
        authenticator(browser).await;
        add_a_passkey(browser).await;
        leave(browser).await;
        browser.open("/lam-viec/dang-nhap?tiep=%2Flam-viec%2Fquyen").await;
        browser.follow(BUTTON).await;
        browser.arrive("/lam-viec/quyen").await;
        browser.open(ME).await;
        assert!(browser.text(".sessions:last-of-type").await.contains("Máy ở cơ quan"));
        assert!(browser.text("#phien").await.contains("Bằng khóa truy cập"));
        assert!(browser.text("#khoa-truy-cap").await.contains("dùng gần nhất"));

        browser.follow("#khoa-truy-cap .sessions button").await;
        browser.arrive("/lam-viec/toi?bao=xoa-khoa").await;
        leave(browser).await;
        browser.open(SIGN_IN).await;
        browser.follow(BUTTON).await;
        assert!(browser.shown(".notice.error").await.contains("Chưa dùng được khóa truy cập"));
    });
}

#[test]
fn a_device_that_does_not_know_its_owner_opens_nothing() {
    tell(&Device::desk(), async |browser| {
        let device = authenticator(browser).await;
        add_a_passkey(browser).await;
        leave(browser).await;
        let who = json!({ "authenticatorId": device, "isUserVerified": false });
        browser.devtools("WebAuthn.setUserVerified", who).await;
        browser.open(SIGN_IN).await;
        browser.click(BUTTON).await;
        assert!(browser.shown(SAID).await.contains("Chưa dùng được khóa truy cập"));
        browser.open("/lam-viec").await;
        browser.arrive(SIGN_IN).await;
    });
}

#[test]
fn a_copied_device_is_found_out_by_its_counter() {
    tell(&Device::desk(), async |browser| {
        let device = authenticator(browser).await;
        add_a_passkey(browser).await;
        for _ in 0..2 {
            leave(browser).await;
            browser.open(SIGN_IN).await;
            browser.follow(BUTTON).await;
            browser.arrive("/lam-viec").await;
            browser.open(ME).await;
        }
        leave(browser).await;
        let named = json!({ "authenticatorId": device });
        let kept = browser.devtools("WebAuthn.getCredentials", named.clone()).await;
        let mut copy = kept["credentials"][0].clone();
        assert!(copy["signCount"].as_u64().is_some_and(|count| count > 1), "{copy}");
        copy["signCount"] = json!(1);
        browser.devtools("WebAuthn.clearCredentials", named).await;
        let add = json!({ "authenticatorId": device, "credential": copy });
        browser.devtools("WebAuthn.addCredential", add).await;
        browser.open(SIGN_IN).await;
        browser.follow(BUTTON).await;
        assert!(browser.shown(".notice.error").await.contains("Chưa dùng được khóa truy cập"));
    });
}

#[test]
fn a_wrong_password_adds_none_and_without_scripts_there_is_no_button() {
    tell(&Device::phone(), async |browser| {
        authenticator(browser).await;
        sign_in_by_password(browser).await;
        browser.open(ME).await;
        browser.fill("#passkey-name", "Điện thoại").await;
        browser.fill("#passkey-password", "không phải").await;
        browser.click("form[data-passkey=create] button").await;
        assert!(browser.shown(SAID).await.contains("Mật khẩu hiện tại chưa đúng"));
        browser.run_scripts(false).await;
        browser.reload().await;
        assert_eq!(browser.count("form[data-passkey][hidden]").await, 1);
    });
}

#[test]
fn the_pages_are_for_everyone() {
    for device in [Device::desk(), Device::phone().dark()] {
        tell(&device, async |browser| {
            browser.open(SIGN_IN).await;
            sound(browser).await;
            sign_in_by_password(browser).await;
            for page in [ME, "/en/lam-viec/toi"] {
                browser.open(page).await;
                sound(browser).await;
            }
            browser.follow("#buoc-hai button").await;
            browser.arrive("/en/lam-viec/toi/ung-dung-ma").await;
            sound(browser).await;
        });
    }
}

async fn sound(browser: &Browser) {
    let path = browser.path().await;
    let found = axe::look(browser).await;
    assert!(found.violations.is_empty(), "{path}: {:#?}", found.violations);
    let wide = browser.ask("return document.documentElement.scrollWidth > innerWidth").await;
    assert_eq!(wide, json!(false), "{path} is wider than the screen");
    let said: Vec<String> =
        browser.console().await.into_iter().filter(|line| !line.contains("favicon")).collect();
    assert!(said.is_empty(), "{path}: {said:?}");
}
