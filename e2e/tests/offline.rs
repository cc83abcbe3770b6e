//! A reader loses the connection: pages that were read and pages that were saved stay, and the rest says why it is not there.

use e2e::browser::{Browser, Device, story, story_of_its_own};
use e2e::city::{City, PLAN};
use e2e::{http, news};
use serde_json::Value;

/// The button that saves an article.
const SAVE: &str = "button[data-save]";

/// The site's message beside it.
const SAID: &str = "[data-tool=said]";

/// The line on top of a kept page.
const STRIP: &str = "aside[data-offline]";

/// The worker is in charge of this page, and keeps all that a page looks like.
const AT_WORK: &str = "await navigator.serviceWorker.ready && navigator.serviceWorker.controller
    && (await Promise.all([...document.querySelectorAll('link[rel=stylesheet], script[src]')]
        .map(file => caches.match(file.href ?? file.src)))).every(Boolean)";

/// A page was kept because it was read.
const READ: &str = "await (await caches.open('read-1')).match(words[0], { ignoreVary: true })";

/// The button has found out whether the article is saved.
const READY: &str = "document.querySelector('button[data-save][aria-pressed]:not([hidden])')";

/// Presses the button, and answers the site's message then.
async fn press(browser: &Browser) -> String {
    browser.wait_later(READY, &[]).await;
    browser.click(SAVE).await;
    browser.wait_later("document.querySelector('[data-tool=said]').textContent", &[]).await;
    browser.text(SAID).await
}

/// The titles in a list of kept pages; none when the list is not shown.
async fn listed(browser: &Browser, list: &str) -> Vec<String> {
    browser.texts(&format!("section:not([hidden]) > [data-kept={list}] a")).await
}

#[test]
fn what_was_read_and_saved_stays_without_a_connection() {
    story_of_its_own(&Device::desk(), async |browser| {
        browser.open("/").await;
        browser.wait_later(AT_WORK, &[]).await;
        let lead = browser.attribute(".teaser.lead h2 a", "href").await;
        browser.open(&lead).await;
        let title = browser.text("h1").await;
        let words = browser.text(".prose").await;
        browser.wait_later(READ, &[&lead]).await;
        assert_eq!(press(browser).await, "Đã lưu trên máy này. Xem lại ở mục “Tin đã lưu” cuối trang.");
        assert_eq!(browser.attribute(SAVE, "aria-pressed").await, "true");
        assert_eq!(browser.text(SAVE).await, "Bỏ lưu");
        assert_eq!(browser.count(STRIP).await, 0, "there is a connection");

        let articles = news::articles(browser.city().authority());
        let other = articles.iter().find(|article| **article != lead).expect("more than one article");
        browser.open(other).await;
        let read = browser.text("h1").await;
        browser.wait_later(READ, &[other]).await;

        lose_the_connection(browser);
        browser.reload().await;
        assert_eq!(browser.text("h1").await, read, "what was only read stays too");
        browser.open(&lead).await;
        is_kept(browser, &title, &words).await;
        let said = browser.text(STRIP).await;
        assert!(said.starts_with("Bạn đang ngoại tuyến. Đây là bản giữ lại lúc "), "{said}");
        browser.wait_later(READY, &[]).await;
        assert_eq!(browser.text(SAVE).await, "Bỏ lưu", "the button knows that it is saved");

        browser.open("/ngoai-tuyen").await;
        browser
            .wait_later("document.querySelector('section:not([hidden]) > [data-kept=saved] a')", &[])
            .await;
        browser
            .wait_later(
                "document.querySelectorAll('section:not([hidden]) > [data-kept=read] a').length > 1",
                &[],
            )
            .await;
        assert_eq!(listed(browser, "saved").await, [title.as_str()]);
        assert!(listed(browser, "read").await.contains(&read));
        assert_eq!(browser.text("section:not([hidden]) h2").await, "Đã lưu");
        assert_eq!(browser.count("[data-kept-none]:not([hidden])").await, 0, "something is kept");
        browser.follow("[data-kept=saved] a").await;
        assert_eq!(browser.path().await, lead);
        is_kept(browser, &title, &words).await;

        // Sixty other pages would push it out of the pages that were read, not out of those that were saved.
        browser.wait_later("await caches.delete('read-1')", &[]).await;
        browser.reload().await;
        is_kept(browser, &title, &words).await;

        browser.open("/co-quan").await;
        assert_eq!(browser.text("h1").await, "Tin đã lưu", "a page that was never read");
        assert_eq!(browser.path().await, "/co-quan");
        browser
            .wait_later("document.querySelector('section:not([hidden]) > [data-kept=saved] a')", &[])
            .await;
    });
}

#[test]
fn the_english_side_stays_in_english() {
    story_of_its_own(&Device::phone(), async |browser| {
        let plan = format!("/en{}", browser.city().article(PLAN));
        browser.open(&plan).await;
        browser.wait_later(AT_WORK, &[]).await;
        browser.reload().await;
        let title = browser.text("h1").await;
        let words = browser.text(".prose").await;
        browser.wait_later(READ, &[&plan]).await;
        let said = press(browser).await;
        assert_eq!(said, "Saved on this device. Find it under “Saved articles” at the end of the page.");
        assert_eq!(browser.text(SAVE).await, "Remove from saved");

        lose_the_connection(browser);
        browser.reload().await;
        is_kept(browser, &title, &words).await;
        let said = browser.text(STRIP).await;
        assert!(said.starts_with("You are offline. This page was kept at "), "{said}");

        browser.open("/en/co-quan").await;
        assert_eq!(browser.attribute("html", "lang").await, "en");
        assert_eq!(browser.text("h1").await, "Saved articles", "a page that was never read");
        browser
            .wait_later("document.querySelector('section:not([hidden]) > [data-kept=saved] a')", &[])
            .await;
        assert_eq!(browser.text("section:not([hidden]) h2").await, "Saved");
        assert_eq!(listed(browser, "saved").await, [title]);
    });
}

fn lose_the_connection(browser: &Browser) {
    browser.city().stop();
    http::get(browser.city().authority(), "/").expect_err("nobody answers any more");
}

/// The page is whole, with its look and its picture, and says that it is a kept one.
async fn is_kept(browser: &Browser, title: &str, words: &str) {
    assert_eq!(browser.text("h1").await, title);
    assert_eq!(browser.text(".prose").await, words);
    assert_eq!(browser.count(STRIP).await, 1);
    assert!(browser.count(".figure img").await > 0, "this story needs an article with a picture");
    let look = "[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)
        && [...document.querySelectorAll('.figure img')].every(image => image.naturalWidth > 0)";
    browser.wait(look).await;
}

#[test]
fn a_saved_article_is_taken_out_again() {
    story(&Device::desk(), async |browser| {
        let plan = browser.city().article(PLAN);
        browser.open(&plan).await;
        browser.wait_later(READY, &[]).await;
        assert_eq!(browser.attribute(SAVE, "aria-pressed").await, "false");
        press(browser).await;
        assert_eq!(browser.attribute(SAVE, "aria-pressed").await, "true");

        browser.reload().await;
        browser.wait_later(READY, &[]).await;
        assert_eq!(browser.attribute(SAVE, "aria-pressed").await, "true", "saved for good");
        assert_eq!(press(browser).await, "Đã bỏ lưu.");
        assert_eq!(browser.attribute(SAVE, "aria-pressed").await, "false");
        assert_eq!(browser.text(SAVE).await, "Lưu để đọc khi mất mạng");

        browser.open("/ngoai-tuyen").await;
        browser.wait_later("!(await (await caches.open('saved-1')).match(words[0]))", &[&plan]).await;
        assert!(listed(browser, "saved").await.is_empty());
    });
}

#[test]
fn nothing_is_offered_without_scripts() {
    story(&Device::desk().without_scripts(), async |browser| {
        browser.open(&browser.city().article(PLAN)).await;
        assert_eq!(browser.count("button[data-save]:not([hidden])").await, 0);
        browser.open("/ngoai-tuyen").await;
        assert_eq!(browser.count("[data-kept-none]:not([hidden])").await, 1);
    });
}

#[test]
fn the_manifest_tells_how_to_install_the_site() {
    let Some(city) = City::shared() else { return };
    let get = |path: &str| http::get(city.authority(), path).expect("an answer");
    let answer = get("/manifest.webmanifest");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/manifest+json"));
    let manifest: Value = serde_json::from_slice(&answer.body).expect("JSON");
    assert!(manifest["name"].as_str().is_some_and(|name| !name.is_empty()), "{manifest}");
    let start = get(manifest["start_url"].as_str().expect("a start"));
    assert_eq!(start.status, 200);
    assert!(start.text().contains(r#"rel="manifest" href="/manifest.webmanifest""#), "the page names it");

    let icons = manifest["icons"].as_array().expect("icons");
    for icon in icons {
        let answer = get(icon["src"].as_str().expect("an address"));
        assert_eq!(answer.status, 200, "{icon}");
        assert_eq!(answer.header("content-type"), icon["type"].as_str(), "{icon}");
        if icon["type"] == "image/png" {
            assert!(answer.body.starts_with(b"\x89PNG\r\n\x1a\n"), "{icon}");
            // The header chunk comes first: width and height, four bytes each (PNG, 11.2.1).
            let side = |from: usize| {
                answer.body[from..from + 4].iter().fold(0, |side, byte| side * 256 + u32::from(*byte))
            };
            assert_eq!(Some(format!("{}x{}", side(16), side(20)).as_str()), icon["sizes"].as_str());
        }
    }
    for side in ["192x192", "512x512"] {
        assert!(icons.iter().any(|icon| icon["sizes"] == side), "no icon of {side}: browsers ask for one");
    }
}
