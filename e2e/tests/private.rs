//! The officers' work stays at the desk: the worker that lets readers read without a connection keeps none of it. And a page
//! that the city took off its site lives on in no browser that has asked since.

use e2e::browser::{Browser, Device, story_of_its_own};
use e2e::city::PLAN;
use e2e::newsroom::{Hand, Officer, REVIEWER};
use e2e::{http, news};
use serde_json::json;

/// The person who manages people in the demonstration.
const ADMINISTRATOR: &str = "Quản trị hệ thống";

/// The worker is in charge of this page, and keeps the page's look.
const AT_WORK: &str = "await navigator.serviceWorker.ready && navigator.serviceWorker.controller
    && await caches.match(document.querySelector('link[rel=stylesheet]').href)";

/// A page was kept because it was read.
const READ: &str = "await (await caches.open('read-1')).match(words[0], { ignoreVary: true })";

/// No answer of an address is kept, for any reason.
const UNKEPT: &str = "!(await caches.match(words[0], { ignoreVary: true }))";

/// Pages of the desk that say something about people or texts.
const PAGES: [&str; 7] = ["", "/nguoi-dung", "/nhat-ky", "/toi", "/ban-thao", "/tin", "/nhap"];

/// The paths of everything that is kept, in any store.
async fn kept(browser: &Browser) -> Vec<String> {
    let script = "const done = arguments[0];
        (async () => {
            const paths = [];
            for (const name of await caches.keys())
                for (const request of await (await caches.open(name)).keys())
                    paths.push(new URL(request.url).pathname);
            return paths;
        })().then(done)";
    let all = browser.ask_later(script, Vec::new()).await;
    let all = all.as_array().expect("a list of paths");
    all.iter().filter_map(|path| path.as_str().map(str::to_owned)).collect()
}

/// Nothing that lies below the desk's address is kept.
async fn nothing_of_the_desk_is_kept(browser: &Browser) {
    let all = kept(browser).await;
    assert!(!all.is_empty(), "the worker keeps something");
    let desk: Vec<_> = all.iter().filter(|path| path.contains("lam-viec")).collect();
    assert!(desk.is_empty(), "{desk:?}");
}

fn officer(browser: &Browser) -> Officer<'_> {
    Officer { browser, hand: Hand::Mouse, prefix: "", judged: false }
}

/// Invites someone; answers the link with its secret.
async fn invite(officer: Officer<'_>) -> String {
    let browser = officer.browser;
    officer.open("/nguoi-dung/moi").await;
    officer.fill("#name", "Người được mời").await;
    officer.fill("#mail", "moi@ben-may.example").await;
    let choose = "for (const list of ['#role', '#agency'])
        document.querySelector(list).value = document.querySelector(`${list} option:not([value=''])`).value";
    browser.ask(choose).await;
    officer.go("form.stack .button").await;
    let link = browser.ask("return document.querySelector('textarea[data-copy]').value").await;
    let link = link.as_str().expect("a link").to_owned();
    assert!(link.contains("/lam-viec/loi-moi/"), "{link}");
    link
}

fn lose_the_connection(browser: &Browser) {
    browser.city().stop();
    http::get(browser.city().authority(), "/").expect_err("nobody answers any more");
}

#[test]
fn nothing_of_the_desk_is_left_in_the_browser_of_who_signed_out() {
    story_of_its_own(&Device::desk(), async |browser| {
        browser.open("/").await;
        browser.wait_later(AT_WORK, &[]).await;
        let plan = browser.city().article(PLAN);
        browser.open(&plan).await;
        let title = browser.text("h1").await;
        browser.wait_later(READ, &[&plan]).await;

        let officer = officer(browser);
        officer.sign_in(ADMINISTRATOR).await;
        let link = invite(officer).await;
        for prefix in ["", "/en"] {
            for page in PAGES {
                browser.open(&format!("{prefix}/lam-viec{page}")).await;
                assert_eq!(browser.count(".desk-self form").await, 1, "{page} is of who is signed in");
            }
        }
        browser.visit(&link).await;
        assert_eq!(browser.count("#password, input[type=password]").await, 1, "the invitation is open");
        let own = browser.path().await;
        officer.open("").await;
        officer.go(".desk-self form button").await;
        browser.arrive("/lam-viec/dang-nhap").await;
        nothing_of_the_desk_is_kept(browser).await;

        lose_the_connection(browser);
        for prefix in ["", "/en"] {
            for page in PAGES {
                let path = format!("{prefix}/lam-viec{page}");
                let shown = browser.try_to_open(&path).await;
                assert!(
                    !shown.contains("desk-self") && !shown.contains("trinh-dien.invalid"),
                    "{path}: {shown}"
                );
            }
        }
        let shown = browser.try_to_open(&own).await;
        assert!(!shown.contains("moi@ben-may.example") && !shown.contains("Người được mời"), "{shown}");
        // A page that everyone may read is still there, and the worker is still the one of before.
        browser.open(&plan).await;
        assert_eq!(browser.text("h1").await, title);
        assert_eq!(browser.count("aside[data-offline]").await, 1);
        nothing_of_the_desk_is_kept(browser).await;
    });
}

#[test]
fn what_an_older_worker_kept_of_the_desk_goes_when_the_new_one_comes() {
    story_of_its_own(&Device::desk(), async |browser| {
        // The desk's own pages bring no worker.
        browser.open("/lam-viec/dang-nhap").await;
        let plan = browser.city().article(PLAN);
        let leave = "const [plan, done] = [arguments[0], arguments[1]];
            (async () => {
                const page = (control) => new Response('<main><h1>Trang cũ</h1></main>', {
                    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': control },
                });
                const secret = '/lam-viec/loi-moi/' + '0'.repeat(64);
                for (const name of ['read-1', 'saved-1']) {
                    const cache = await caches.open(name);
                    await cache.put('/lam-viec/nguoi-dung', page('no-store'));
                    await cache.put('/en/lam-viec', page('public, no-cache'));
                    await cache.put(secret, page('public, no-cache'));
                    await cache.put('/tin/rieng-1', page('private'));
                    await cache.put('/tin/khong-noi-2', page(''));
                    await cache.put('/anh/' + '0'.repeat(64) + '.jpg', page('public, max-age=86400'));
                    await cache.put(plan, page('public, no-cache'));
                }
                await (await caches.open('look-0123456789ab')).put('/lam-viec/toi', page('no-store'));
                done(true);
            })()";
        browser.ask_later(leave, vec![json!(plan)]).await;
        browser.open("/ngoai-tuyen").await;
        browser
            .wait_later("await navigator.serviceWorker.ready && navigator.serviceWorker.controller", &[])
            .await;
        browser.wait_later(UNKEPT, &["/lam-viec/nguoi-dung"]).await;
        nothing_of_the_desk_is_kept(browser).await;
        let mut left = kept(browser).await;
        left.retain(|path| path.starts_with("/tin") || path.starts_with("/anh"));
        assert_eq!(left, [plan.clone(), plan], "in what was read, and in what was saved");
    });
}

#[test]
fn an_article_that_was_taken_off_the_site_lives_on_in_no_browser_that_asks() {
    story_of_its_own(&Device::desk(), async |browser| {
        let officer = officer(browser);
        officer.sign_in(REVIEWER).await;
        officer.open("/tin").await;
        let listed = browser.attributes("main a[href*='/lam-viec/tin/']", "href").await;
        let numbers = listed.iter().filter_map(|href| href.rsplit('/').next()?.parse::<i64>().ok());
        let mut own = None;
        for number in numbers {
            officer.open(&format!("/tin/{number}")).await;
            if browser.count(".doings a[href$='/go']").await > 0 {
                own = Some(number.to_string());
                break;
            }
        }
        let number = own.expect("an article that the reviewer may withdraw");
        let articles = news::articles(browser.city().authority());
        let one = articles.iter().find(|path| path.ends_with(&format!("-{number}"))).expect("it is public");
        let other = articles.iter().find(|path| *path != one).expect("another");

        browser.open(one).await;
        browser.wait_later(AT_WORK, &[]).await;
        browser.reload().await;
        browser.wait_later(READ, &[one]).await;
        let title = browser.text("h1").await;
        browser
            .wait_later("document.querySelector('button[data-save][aria-pressed]:not([hidden])')", &[])
            .await;
        browser.click("button[data-save]").await;
        browser.wait_later("await (await caches.open('saved-1')).match(words[0])", &[one]).await;
        browser.open(other).await;
        browser.wait_later(READ, &[other]).await;

        officer.open(&format!("/tin/{number}/go")).await;
        officer.fill("#ly-do", "Có tên người không liên quan.").await;
        officer.go("form.stack .button").await;
        officer.go("button[name=chac]").await;
        assert!(kept(browser).await.contains(one), "nobody has asked since");
        browser.open(one).await;
        assert!(browser.text("main").await.contains("Có tên người không liên quan."));
        browser.wait_later(UNKEPT, &[one]).await;

        lose_the_connection(browser);
        browser.open(one).await;
        assert_ne!(browser.text("h1").await, title);
        assert_eq!(browser.text("h1").await, "Tin đã lưu", "the page that says that it is not kept");
        browser.open(other).await;
        assert_eq!(browser.count("aside[data-offline]").await, 1, "the other one is");
    });
}
