//! The coordinator has a plan's text read, confirms it piece by piece, makes a plan of it and approves it, so that the public
//! sees it. An activity is planned and carried out, and a quarter is reported as a page and as a file. By keyboard, by touch on a
//! phone in English, without scripts.

use std::path::Path;

use e2e::browser::{Browser, Device, story_of_its_own};
use e2e::http;
use e2e::newsroom::{EDITOR, Hand, Officer};
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

#[test]
fn an_activity_is_planned_done_and_reported_by_keyboard_alone() {
    story_of_its_own(&Device::desk(), async |browser| {
        carried_out(Officer { browser, hand: Hand::Keys, prefix: "", judged: true }).await;
    });
}

#[test]
fn an_activity_is_planned_done_and_reported_by_touch_on_a_phone_in_english() {
    let phone = Device { size: (360, 780), languages: "en-GB,en", ..Device::phone() };
    story_of_its_own(&phone, async |browser| {
        carried_out(Officer { browser, hand: Hand::Finger, prefix: "/en", judged: true }).await;
    });
}

#[test]
fn an_activity_is_planned_done_and_reported_without_scripts() {
    story_of_its_own(&Device::desk().without_scripts(), async |browser| {
        carried_out(Officer { browser, hand: Hand::Mouse, prefix: "", judged: false }).await;
    });
}

/// Ticks a box.
async fn tick(officer: &Officer<'_>, selector: &str) {
    if officer.hand == Hand::Keys {
        officer.approach(selector).await;
        officer.browser.press(Key::Space).await;
    } else {
        officer.press(selector).await;
    }
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
    tick(&officer, &format!(".piece:nth-of-type({unknown}) input[type=checkbox]")).await;
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

    // The approval shows what the plan leaves open, and the public sees nothing before it.
    officer.open("/thiet-lap/ke-hoach").await;
    officer.go("main a[href$='/duyet']").await;
    officer.look("the approval of a plan").await;
    browser.open(&format!("{}/ke-hoach", officer.prefix)).await;
    assert_eq!(browser.count("main a[href$='luat-thu-do-xanh']").await, 0);
    browser.back().await;
    tick(&officer, "#confirmed").await;
    officer.go("form.stack .button").await;
    assert!(!officer.said().await.is_empty());

    browser.open(&format!("{}/ke-hoach/luat-thu-do-xanh", officer.prefix)).await;
    officer.look("the plan in public").await;
    assert!(browser.text("main").await.contains("Đưa luật vào cuộc sống."));
    browser.open(&format!("{}/ke-hoach/luat-thu-do-xanh/do-phu", officer.prefix)).await;
    officer.look("its coverage").await;
    assert_eq!(browser.count("table.coverage thead th").await, 3, "forms, and two groups of content");
}

/// Chooses the option of a list whose words contain these.
async fn choose_words(browser: &Browser, field: &str, words: &str) {
    let script = "const list = document.querySelector(arguments[0]);
        const found = [...list.options].find(one => one.textContent.includes(arguments[1]));
        list.value = found.value;";
    browser.ask_with(script, vec![json!(field), json!(words)]).await;
}

async fn carried_out(officer: Officer<'_>) {
    let (browser, english) = (officer.browser, !officer.prefix.is_empty());
    officer.sign_in(COORDINATOR).await;
    officer.open("/hoat-dong").await;
    officer.look("the activities of a plan").await;
    officer.go(".title-row .button").await;
    officer.look("a new activity").await;
    officer.fill("#name_vi", "Tọa đàm về hòa giải ở cơ sở").await;
    choose(browser, "#form", "seminars").await;
    let department = if english { "Department of Justice" } else { "Sở Tư pháp" };
    choose_words(browser, "#lead", department).await;
    choose(browser, "#due", "2025-03-31").await;
    officer.fill("#audience", "80").await;
    officer.fill("#note", "Thêm một buổi tọa đàm.").await;
    tick(&officer, "#themes input").await;
    officer.go("form.stack .button").await;
    // A due day that has passed is taken when someone confirms that it is meant; nothing has to be typed again.
    officer.look("an activity to confirm").await;
    assert_eq!(browser.attribute("#audience", "value").await, "80");
    tick(&officer, "#confirmed").await;
    officer.go("form.stack .button").await;
    assert!(!officer.said().await.is_empty());
    officer.look("an activity at the desk").await;
    let activity = browser.path().await;
    let activity = activity.split('?').next().expect("an address").to_owned();

    officer.sign_in(EDITOR).await;
    browser.open(&activity).await;
    officer.go("main a.button[href*='viec-da-lam']").await;
    officer.look("noting what was done").await;
    officer.fill("#title", "Tọa đàm tại hội trường Sở").await;
    choose(browser, "#day", "2025-03-28").await;
    officer.fill("#audience", "85").await;
    officer.go("form.stack .button").await;
    assert!(!officer.said().await.is_empty());
    let badge = browser.text("main .badge").await;
    assert_eq!(badge, if english { "Done" } else { "Đã xong" });

    let number = activity.rsplit('/').next().expect("a number").to_owned();
    browser.open(&format!("{}/ke-hoach/ke-hoach-1330/hoat-dong/{number}", officer.prefix)).await;
    officer.look("the activity in public").await;
    assert!(browser.text("main").await.contains("Tọa đàm tại hội trường Sở"));

    // The quarter is reported with it, in words of people beside figures of the record.
    officer.sign_in(COORDINATOR).await;
    officer.open("/bao-cao?ke-hoach=ke-hoach-1330&ky=2025-q4").await;
    officer.look("the reports on a plan").await;
    officer.go("main .rows form .button").await;
    officer.look("a report").await;
    officer.fill("#done", "Quý này đã tổ chức đủ các buổi tọa đàm.").await;
    officer.go("form.stack .button").await;
    assert!(!officer.said().await.is_empty());
    let file = browser.attributes("main a[href$='bao-cao.pdf']", "href").await.remove(0);
    assert!(file.contains("/tep/"), "{file}");

    // A frozen one is public, and prints.
    let public = format!("{}/ke-hoach/ke-hoach-1330/bao-cao", officer.prefix);
    browser.open(&public).await;
    officer.look("the public reports").await;
    officer.go("main a[href*='/bao-cao/']").await;
    officer.look("a public report").await;
    let place = browser.city().url().trim_start_matches("http://");
    for name in ["bao-cao.pdf", "bao-cao.docx", "bao-cao.xlsx"] {
        let file = browser.attributes(&format!("main a[href$='{name}']"), "href").await.remove(0);
        let answer = http::get(place, &file).expect("a file");
        let begins = if name.ends_with("pdf") { &b"%PDF-"[..] } else { b"PK" };
        assert!(answer.status == 200 && answer.body.starts_with(begins), "{file}: {}", answer.status);
    }
}
