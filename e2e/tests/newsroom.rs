//! A text's whole way through the desk: written, reviewed, commented, sent back, approved, scheduled, published, corrected,
//! withdrawn; by keyboard alone, on a phone, in English, without scripts.

use std::time::Instant;

use e2e::browser::{Browser, Device, PATIENCE, story};
use e2e::newsroom::{EDITOR, Hand, Officer, REVIEWER};
use serde_json::json;

#[test]
fn a_text_goes_its_whole_way_by_keyboard_alone() {
    story(&Device::desk(), async |browser| {
        let officer = Officer { browser, hand: Hand::Keys, prefix: "", judged: true };
        let title = "Giờ tiếp dân mới của Sở Tư pháp từ tháng 5";
        let public = to_publication(officer, title).await;
        corrected_and_withdrawn(officer, &public).await;
    });
}

#[test]
fn a_text_goes_its_whole_way_by_touch_on_a_phone() {
    let phone = Device { size: (360, 780), ..Device::phone() };
    story(&phone, async |browser| {
        let officer = Officer { browser, hand: Hand::Finger, prefix: "", judged: true };
        let public = to_publication(officer, "Điểm tư vấn pháp luật mở thêm buổi tối").await;
        corrected_and_withdrawn(officer, &public).await;
    });
}

#[test]
fn a_text_goes_its_whole_way_in_english_by_keyboard_on_a_phone() {
    let phone = Device { size: (360, 780), languages: "en-GB,en", ..Device::phone() };
    story(&phone, async |browser| {
        let officer = Officer { browser, hand: Hand::Keys, prefix: "/en", judged: true };
        let public = to_publication(officer, "Lịch phát sách luật miễn phí ở thư viện").await;
        corrected_and_withdrawn(officer, &public).await;
    });
}

#[test]
fn a_text_goes_its_whole_way_without_scripts() {
    story(&Device::desk().without_scripts(), async |browser| {
        let officer = Officer { browser, hand: Hand::Mouse, prefix: "", judged: true };
        let public = to_publication(officer, "Sở Tư pháp trả lời câu hỏi qua điện thoại").await;
        corrected_and_withdrawn(officer, &public).await;
    });
}

const SUBMIT: &str = "#draft button[value=trinh]";
const CHANGED: &str = "Người dân được tiếp vào sáng thứ Bảy hằng tuần, tại trụ sở Sở Tư pháp.";

/// Sends to review, past the lint's advice if it has any.
async fn submit(officer: Officer<'_>) {
    officer.go(SUBMIT).await;
    if officer.browser.count("button[value=du-vay]").await > 0 {
        officer.look("advice before the review").await;
        officer.go("button[value=du-vay]").await;
    }
}

fn step(name: &str) -> String {
    format!("form[action$='/buoc/{name}'] button")
}

/// Writes, submits, comments, sends back, mends, approves, schedules; answers the public address.
async fn to_publication(officer: Officer<'_>, title: &str) -> String {
    let browser = officer.browser;
    officer.sign_in(EDITOR).await;
    officer.begin().await;
    officer.look("an empty draft").await;
    officer.go(SUBMIT).await;
    officer.ready().await;
    assert_eq!(browser.count(".findings .wrong").await, 2, "a title and a body are missing");
    officer.look("a draft with errors").await;
    officer.fill("#title", title).await;
    officer.fill("#summary", "Người dân có thêm một buổi được tiếp, kể từ ngày 04/5.").await;
    officer.write_body("Người dân được tiếp vào sáng thứ Bảy hằng tuần.").await;
    submit(officer).await;
    assert_eq!(
        browser.count(".actions form[action$='/buoc/duyet']").await,
        0,
        "nobody approves their own text"
    );
    officer.look("one's own text in review").await;
    let draft = browser.path().await.split('?').next().unwrap_or_default().to_owned();

    officer.sign_in(REVIEWER).await;
    officer.mark(".line a", title).await;
    officer.go("#marked").await;
    officer.look("a text to review").await;
    officer.fill("#quote", "sáng thứ Bảy hằng tuần").await;
    officer.fill("#comment", "Hãy ghi địa điểm.").await;
    officer.go("[data-comment] button").await;
    assert_eq!(browser.texts(".comments blockquote").await, ["sáng thứ Bảy hằng tuần"]);
    officer.fill("#back-note", "Thiếu địa điểm.").await;
    officer.go(&step("tra-lai")).await;

    officer.sign_in(EDITOR).await;
    assert!(browser.texts(".group .said").await.contains(&"Thiếu địa điểm.".to_owned()));
    officer.mark(".line a", title).await;
    officer.go("#marked").await;
    officer.ready().await;
    officer.look("a text that was sent back").await;
    officer.write_body(CHANGED).await;
    officer.go("form[action*='/gop-y/'] button").await;
    officer.ready().await;
    assert_eq!(browser.count(".comments .settled").await, 1);
    if browser.ask("return matchMedia('(scripting: enabled)').matches").await == false {
        // Without scripts the form of the comment cannot bring the text along.
        officer.write_body(CHANGED).await;
    }
    submit(officer).await;

    officer.sign_in(REVIEWER).await;
    officer.mark(".line a", title).await;
    officer.go("#marked").await;
    assert!(browser.text(".reads").await.contains("tại trụ sở"), "what was written last is there");
    officer.go(&step("duyet")).await;
    officer.look("an approved text").await;

    officer.sign_in(EDITOR).await;
    officer.mark(".line a", title).await;
    officer.go("#marked").await;
    soon(officer).await;
    officer.look("a scheduled text").await;
    goes_out(browser, &draft).await
}

/// The keys to type for a moment a few seconds ahead: the parts of the two fields, in the order of this browser.
const MOMENT: &str = "
    const at = new Date(Date.now() + arguments[0]);
    const [date, time] = at.toLocaleString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).split(' ');
    const [year, month, day] = date.split('-');
    const [hour, minute, second] = time.split(':');
    const order = new Intl.DateTimeFormat().formatToParts(at).map(part => ({ year, month, day })[part.type] ?? '');
    const half = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hour12;
    const hours = half ? String(hour % 12 || 12).padStart(2, '0') : hour;
    const typed = hours + minute + second + (half ? (hour < 12 ? 'a' : 'p') : '');
    return { date, time, dateTyped: order.join(''), timeTyped: typed };";

/// Schedules for a few seconds ahead. A hand that is slower than that is told so, and tries again.
async fn soon(officer: Officer<'_>) {
    let (button, browser) = (step("hen-gio"), officer.browser);
    for _ in 0..5 {
        let ahead = if officer.hand == Hand::Keys { 12_000 } else { 3_000 };
        let at = browser.ask_with(MOMENT, vec![json!(ahead)]).await;
        let part = |name: &str| at[name].as_str().unwrap_or_default().to_owned();
        if officer.hand == Hand::Keys {
            officer.approach("#date").await;
            browser.write(&part("dateTyped")).await;
            officer.approach("#time").await;
            browser.write(&part("timeTyped")).await;
            let typed =
                "return [document.querySelector('#date').value, document.querySelector('#time').value]";
            assert_eq!(browser.ask(typed).await, json!([part("date"), part("time")]), "typed: {at}");
        } else {
            // How a browser lets a finger or a mouse choose a date is its own affair.
            let set =
                "[document.querySelector('#date').value, document.querySelector('#time').value] = arguments";
            browser.ask_with(set, vec![json!(part("date")), json!(part("time"))]).await;
        }
        officer.go(&button).await;
        if browser.count(".notice.error").await == 0 {
            return;
        }
    }
    panic!("never in time: {:?}", browser.texts(".notice.error").await);
}

/// Waits until the draft is out; answers its public address.
async fn goes_out(browser: &Browser, draft: &str) -> String {
    let begun = Instant::now();
    while browser.count(".badge.promised").await > 0 {
        assert!(begun.elapsed() < PATIENCE, "the moment has passed, and {draft} waits");
        browser.wait("performance.now() > 200").await;
        browser.open(draft).await;
    }
    let public = browser.attribute(".desk-main > .buttons a.button", "href").await;
    browser.open(&public).await;
    assert!(browser.text("main").await.contains("tại trụ sở"), "the public reads it");
    public
}

/// Corrects a public article, with a note, then takes it off the site, with a reason.
async fn corrected_and_withdrawn(officer: Officer<'_>, public: &str) {
    let browser = officer.browser;
    let number = public.rsplit('-').next().unwrap_or_default().to_owned();
    officer.open("").await;
    officer.turn_to("/lam-viec/tin").await;
    officer.look("published articles").await;
    assert_eq!(browser.attribute("html", "lang").await, if officer.prefix.is_empty() { "vi" } else { "en" });
    officer.go(&format!("a[href$='/lam-viec/tin/{number}']")).await;
    officer.look("a published article").await;
    officer.go("form[action$='/dinh-chinh'] button[value=vi]").await;
    officer.ready().await;
    officer.write_body("Người dân được tiếp vào chiều thứ Bảy hằng tuần, tại trụ sở Sở Tư pháp.").await;
    officer.fill("#change_note", "Sửa buổi tiếp thành chiều thứ Bảy.").await;
    officer.look("a correction").await;
    submit(officer).await;
    let title = browser.text(".reads .headline").await;
    officer.go(".actions a[href$='/thay-doi']").await;
    assert!(browser.texts("ins").await.iter().any(|words| words.contains("chiều")), "word by word");
    officer.look("what a correction changes").await;

    officer.sign_in(REVIEWER).await;
    officer.mark(".line a", &title).await;
    officer.go("#marked").await;
    officer.go(&step("duyet")).await;
    officer.go(&step("xuat-ban")).await;
    officer.look("a text that is out").await;
    browser.open(public).await;
    assert!(browser.text("main").await.contains("Sửa buổi tiếp thành chiều thứ Bảy."), "the change is said");

    officer.open("").await;
    officer.turn_to("/lam-viec/tin").await;
    officer.go(&format!("a[href$='/lam-viec/tin/{number}']")).await;
    officer.go(".doings a[href$='/go']").await;
    officer.look("withdrawing").await;
    officer.fill("#ly-do", "Buổi tiếp đã bị hủy.").await;
    officer.go("form.stack .button").await;
    officer.look("withdrawing, once more asked").await;
    officer.go("button[name=chac]").await;
    browser.open(public).await;
    let page = browser.text("main").await;
    assert!(page.contains("Buổi tiếp đã bị hủy.") && !page.contains("tại trụ sở"), "{page}");
    assert_eq!(browser.ask("return document.querySelectorAll('main a').length > 0").await, json!(true));
}
