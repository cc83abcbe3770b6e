//! Nothing that was typed is lost: two people in one text, a broken line, a session that ends; pictures and files.

use std::path::{Path, PathBuf};

use e2e::browser::{Browser, Device, story, story_of_two};
use e2e::newsroom::{EDITOR, Hand, Officer, REVIEWER};
use serde_json::json;

fn officer(browser: &Browser) -> Officer<'_> {
    Officer { browser, hand: Hand::Mouse, prefix: "", judged: false }
}

/// The page's question when someone else saved meanwhile.
const ASKED: &str = "document.querySelector('[data-clash-box]:not([hidden])')?.textContent ?? ''";
const STATUS: &str = "document.querySelector('[data-autosave]').textContent";

/// Waits until the page says that it saved itself; it never does so while it has anything newer.
async fn saved(browser: &Browser) {
    browser.wait(&format!("{STATUS}.startsWith('Đã tự lưu')")).await;
}

async fn title(browser: &Browser) -> String {
    let title = browser.ask("return document.querySelector('#title').value").await;
    title.as_str().unwrap_or_default().to_owned()
}

/// Begins a draft that has a title, and answers its address.
async fn begun(browser: &Browser, title: &str) -> String {
    let officer = officer(browser);
    officer.sign_in(EDITOR).await;
    officer.begin().await;
    officer.fill("#title", title).await;
    saved(browser).await;
    browser.path().await
}

#[test]
fn two_people_in_one_text_see_each_other_and_nobody_overwrites_unseen() {
    story_of_two(&Device::desk(), async |lan, minh| {
        let draft = begun(lan, "Bài hai người cùng mở").await;
        officer(minh).sign_in(REVIEWER).await;
        minh.open(&draft).await;
        officer(minh).ready().await;
        assert!(minh.text("[data-names]").await.contains(EDITOR));
        // Coming back to the window is a look at the other people there.
        lan.ask("document.dispatchEvent(new Event('visibilitychange'))").await;
        lan.wait("!document.querySelector('[data-others]').hidden").await;
        assert!(lan.text("[data-names]").await.contains(REVIEWER));

        officer(minh).fill("#title", "Bài theo lời Minh").await;
        saved(minh).await;
        officer(lan).fill("#title", "Bài theo lời Lan").await;
        lan.wait(&format!("{ASKED}.includes('{REVIEWER}')")).await;
        officer(lan).look("a clash while writing").await;
        minh.reload().await;
        assert_eq!(title(minh).await, "Bài theo lời Minh", "what Lan typed did not go over it");

        officer(lan).go("#draft button[value=luu]").await;
        officer(lan).ready().await;
        assert_eq!(title(lan).await, "Bài theo lời Lan", "nor was it lost");
        assert!(lan.text(".clash").await.contains(REVIEWER), "whose text it meets is said");
        officer(lan).look("a clash").await;
        // A browser that closes now finds it again.
        lan.visit("about:blank").await;
        lan.open(&draft).await;
        officer(lan).ready().await;
        assert_eq!(title(lan).await, "Bài theo lời Minh");
        officer(lan).press("button[data-restore]").await;
        assert_eq!(title(lan).await, "Bài theo lời Lan");
    });
}

#[test]
fn a_clash_is_settled_where_it_is_told() {
    story_of_two(&Device::desk(), async |lan, minh| {
        let draft = begun(lan, "Bài có hai bản").await;
        officer(minh).sign_in(REVIEWER).await;
        minh.open(&draft).await;
        officer(minh).ready().await;
        officer(minh).fill("#title", "Bài theo lời Minh").await;
        saved(minh).await;
        officer(lan).fill("#title", "Bài theo lời Lan").await;
        lan.wait(&format!("{ASKED}.includes('{REVIEWER}')")).await;
        officer(lan).press("[data-clash-keep]").await;
        saved(lan).await;

        officer(minh).fill("#title", "Bài Minh sửa thêm").await;
        minh.wait(&format!("{ASKED}.includes('{EDITOR}')")).await;
        officer(minh).go("[data-clash-take]").await;
        officer(minh).ready().await;
        assert_eq!(title(minh).await, "Bài theo lời Lan");
        officer(minh).press("button[data-restore]").await;
        assert_eq!(title(minh).await, "Bài Minh sửa thêm", "nothing is lost by it");
    });
}

#[test]
fn a_broken_line_loses_nothing() {
    story(&Device::phone(), async |browser| {
        let draft = begun(browser, "Bài viết trên xe buýt").await;
        browser.line(false).await;
        officer(browser).fill("#title", "Bài viết khi mất mạng").await;
        officer(browser).write_body("Chữ gõ lúc mất mạng.").await;
        browser.wait(&format!("{STATUS}.startsWith('Chưa lưu được')")).await;
        // Back on the line it saves itself, without a press.
        browser.line(true).await;
        saved(browser).await;

        browser.line(false).await;
        officer(browser).fill("#title", "Bài viết khi máy tắt").await;
        browser.wait(&format!("{STATUS}.startsWith('Chưa lưu được')")).await;
        // A page that is left gets the line back before it is gone, and saves; a machine that ends has no such moment.
        browser.ask("window.fetch = () => Promise.reject(new TypeError('no line'))").await;
        browser.visit("about:blank").await;
        browser.line(true).await;
        browser.open(&draft).await;
        officer(browser).ready().await;
        assert_eq!(title(browser).await, "Bài viết khi mất mạng");
        officer(browser).press("button[data-restore]").await;
        assert_eq!(title(browser).await, "Bài viết khi máy tắt");
        saved(browser).await;
        browser.reload().await;
        officer(browser).ready().await;
        assert_eq!(title(browser).await, "Bài viết khi máy tắt");
        assert!(browser.text(".editor-text").await.contains("Chữ gõ lúc mất mạng."));
        assert_eq!(browser.count("button[data-restore]").await, 0, "nothing is left to be found");
    });
}

/// Holds every save back until `held[n]()` lets it go, and writes down the page's messages.
const SLOW_LINE: &str = "
    const send = window.fetch;
    window.held = [];
    window.fetch = (...all) => String(all[0]).endsWith('/luu')
        ? new Promise(go => held.push(() => go(send(...all)))) : send(...all);
    window.said = [];
    const line = document.querySelector('[data-autosave]');
    new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true });";

#[test]
fn what_is_said_to_be_saved_is_saved_to_the_last_letter() {
    story(&Device::desk(), async |browser| {
        let officer = officer(browser);
        begun(browser, "Bài viết trên đường truyền chậm").await;
        browser.ask(SLOW_LINE).await;
        officer.fill("#title", "Chữ đầu").await;
        browser.wait("held.length === 1").await;
        officer.fill("#title", "Chữ sau").await;
        browser.ask("held[0]()").await;
        browser.wait("held.length === 2").await;
        let said = "return said.filter(words => words.startsWith('Đã tự lưu'))";
        assert_eq!(browser.ask(said).await, json!([]), "the newer words are still on their way");
        browser.ask("held[1]()").await;
        saved(browser).await;

        // A press while a save is on its way waits for it, and does not meet its own writer's words.
        officer.fill("#title", "Chữ trước khi bấm").await;
        browser.wait("held.length === 3").await;
        officer.fill("#title", "Chữ cuối cùng").await;
        let save = async || {
            officer.press("#draft button[value=luu]").await;
            browser.ask("held[2]()").await;
            browser.wait("held.length === 4").await;
            browser.ask("held[3]()").await;
        };
        browser.turn(save).await;
        officer.ready().await;
        assert_eq!(browser.count(".clash").await, 0);
        assert_eq!(officer.said().await, "Đã lưu.");
        assert_eq!(title(browser).await, "Chữ cuối cùng");
    });
}

#[test]
fn what_became_of_odd_characters_is_said_while_they_are_written() {
    story(&Device::phone(), async |browser| {
        let officer = Officer { judged: true, ..officer(browser) };
        begun(browser, "Bài chép từ máy cũ").await;
        officer.fill("#summary", "Nghi\u{323} quyết mới.").await;
        assert!(browser.shown("[data-told]:not([hidden]) p").await.contains("Unicode dựng sẵn"));
        officer.look("a draft with odd characters").await;
        officer.fill("#summary", "Nghị quyết mới.").await;
        browser.wait("document.querySelector('[data-told]').hidden").await;
    });
}

#[test]
fn a_session_that_ends_while_someone_writes_loses_nothing() {
    story(&Device::desk(), async |browser| {
        begun(browser, "Bài viết qua giờ nghỉ trưa").await;
        browser.forget_cookies().await;
        officer(browser).fill("#title", "Bài viết xong lúc phiên đã hết").await;
        browser.wait(&format!("{STATUS}.startsWith('Phiên làm việc đã hết')")).await;
        officer(browser).go("#draft button[value=luu]").await;
        officer(browser).look("the session has ended").await;
        assert_eq!(browser.text("h1").await, "Phiên làm việc đã hết");
        // Signing in happens in another tab, as the page says.
        let script = "const done = arguments[1], name = arguments[0];
            fetch('/lam-viec/dang-nhap').then(page => page.text()).then(html => {
                const page = new DOMParser().parseFromString(html, 'text/html');
                const button = [...page.querySelectorAll('.roles button')].find(one => one.textContent.includes(name));
                const form = new URLSearchParams(new FormData(button.form, button));
                return fetch('/lam-viec/dang-nhap/thu', { method: 'POST', body: form });
            }).then(() => done(true))";
        browser.ask_later(script, vec![json!(EDITOR)]).await;
        officer(browser).go(".desk-main form .button").await;
        officer(browser).ready().await;
        assert_eq!(officer(browser).said().await, "Đã lưu.");
        assert_eq!(title(browser).await, "Bài viết xong lúc phiên đã hết");
        assert_eq!(browser.count("button[data-restore]").await, 0);
    });
}

fn in_tree(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

#[test]
fn a_picture_with_its_words_and_its_point_and_a_file_are_brought() {
    story(&Device::desk(), async |browser| {
        let draft = begun(browser, "Bài có ảnh và tệp").await;
        let officer = officer(browser);
        browser.choose_file("#file-picture", &in_tree("crates/newsroom/demo/pictures/168-don-vi.svg")).await;
        officer.fill("#file-alt", "Bản đồ").await;
        officer.go("button[form=bring-picture]").await;
        officer.ready().await;
        assert!(browser.text(".notice.error").await.contains("SVG"), "a drawing that may hold scripts");

        // Text that is typed right before is saved on the way.
        officer.fill("#title", "Bài có ảnh, tệp và tiêu đề mới").await;
        browser.choose_file("#file-picture", &in_tree("crates/frame/assets/icon-512.png")).await;
        officer.fill("#file-alt", "Hình chiếc loa").await;
        officer.go("button[form=bring-picture]").await;
        officer.ready().await;
        assert_eq!(title(browser).await, "Bài có ảnh, tệp và tiêu đề mới");
        let alt = browser.ask("return document.querySelector('#picture_alt').value").await;
        assert_eq!(alt, json!("Hình chiếc loa"));

        let corner = "const image = document.querySelector('[data-focus] img');
            image.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = image.getBoundingClientRect();
            return { x: box.left + box.width / 4, y: box.top + box.height / 5 }";
        let at = browser.ask(corner).await;
        for kind in ["mousePressed", "mouseReleased"] {
            let press =
                json!({ "type": kind, "x": at["x"], "y": at["y"], "button": "left", "clickCount": 1 });
            browser.devtools("Input.dispatchMouseEvent", press).await;
        }
        officer.go("button[form=focus]").await;
        officer.ready().await;
        let point = "return ['#focus-x', '#focus-y'].map(one => document.querySelector(one).value)";
        assert_eq!(browser.ask(point).await, json!(["25", "20"]));

        browser.ask("document.querySelector('#file-file').closest('details').open = true").await;
        browser.choose_file("#file-file", &in_tree("e2e/samples/zalo.txt")).await;
        officer.go("button[form=bring-file]").await;
        officer.ready().await;
        officer.look("a draft with picture and file").await;
        browser.open(&format!("{draft}/xem-truoc")).await;
        assert_eq!(browser.attribute(".reads img", "alt").await, "Hình chiếc loa");
        assert!(browser.text(".reads").await.contains("zalo.txt"));
        officer.look("the preview").await;
    });
}
