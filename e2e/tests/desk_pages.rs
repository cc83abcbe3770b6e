//! Everyone can use the desk: each of its pages that no story opens, as a phone and as a desk show it, light and dark, in
//! both languages.

use e2e::browser::{Browser, Device, story};
use e2e::city::PLAN;
use e2e::newsroom::{EDITOR, Hand, Officer, REVIEWER};

const ADMINISTRATOR: &str = "Quản trị hệ thống";
const COORDINATOR: &str = "Điều phối viên Thành phố";

#[test]
fn the_pages_of_the_desk_are_for_everyone_on_a_phone() {
    story(&Device { size: (360, 780), ..Device::phone() }, in_both_languages);
}

#[test]
fn the_pages_of_the_desk_are_for_everyone_at_a_desk() {
    story(&Device::desk(), in_both_languages);
}

async fn in_both_languages(browser: &Browser) {
    for prefix in ["", "/en"] {
        let officer = Officer { browser, hand: Hand::Mouse, prefix, judged: true };
        walk(officer, ADMINISTRATOR, &["/nhat-ky", "/nguoi-dung", "/nguoi-dung/moi", "/quyen", "/toi"]).await;
        let plan = browser.city().article(PLAN);
        let number = plan.rsplit('-').next().unwrap_or_default();
        let compared = format!("/tin/{number}/so-sanh?tieng=vi&tu=1&den=2");
        let pages =
            ["", "/tin", "/tin/hang-loat", "/tu-dong-nghia", "/nhap", "/khoi", "/ban-thao", "/tin/99999"];
        walk(officer, COORDINATOR, &pages).await;
        for page in [format!("/tin/{number}"), compared] {
            officer.open(&page).await;
            officer.look(&page).await;
        }
        imported(officer).await;
        a_block(officer).await;
        asked_outside(officer).await;
    }
}

async fn walk(officer: Officer<'_>, role: &str, pages: &[&str]) {
    officer.sign_in(role).await;
    for page in pages {
        officer.open(page).await;
        officer.look(page).await;
    }
}

/// An import with how far it is.
async fn imported(officer: Officer<'_>) {
    officer.open("/nhap").await;
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/word.html");
    officer.browser.choose_file("#tep", &file).await;
    officer.browser.ask("document.querySelector('#co-quan').selectedIndex = 1").await;
    officer.fill("#ly-do", "Bài của trang cũ.").await;
    officer.go(".desk-main form .button").await;
    officer.look("an import").await;
}

/// The demonstration's shared block, from the list of blocks.
async fn a_block(officer: Officer<'_>) {
    officer.open("/khoi").await;
    officer.go(".rows .row-title a").await;
    officer.look("a shared block").await;
}

/// A question to someone outside: its link, and the page that the link leads to.
async fn asked_outside(officer: Officer<'_>) {
    officer.sign_in(EDITOR).await;
    officer.open("/ban-thao?buoc=review").await;
    officer.go(".line a").await;
    officer.look("a text in review").await;
    officer.unfold(".beside details summary").await;
    officer.fill("#expert", "Bà Lê Thị Hoa").await;
    officer.fill("#question", "Tên văn bản có đúng không?").await;
    officer.go("form[action$='/kiem-chung'] button").await;
    officer.look("a link to someone outside").await;
    let link = officer.browser.text("textarea.one-time").await;
    officer.browser.forget_cookies().await;
    officer
        .browser
        .open(&format!("/lam-viec{}", link.split_once("/lam-viec").map_or("", |(_, rest)| rest)))
        .await;
    officer.look("what someone outside sees").await;
    officer.sign_in(REVIEWER).await;
    officer.open("/ban-thao").await;
    officer.look("the reviewer's drafts").await;
}
