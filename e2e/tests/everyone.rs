//! Everyone can use it: by keyboard, on a narrow screen, in the dark, with a screen reader's view of the page.

use std::collections::BTreeSet;

use e2e::axe;
use e2e::browser::{Browser, Device, story};
use e2e::city::PLAN;
use serde_json::{Value, json};
use thirtyfour::Key;

/// One page of each kind.
const PAGES: [&str; 17] = [
    "/",
    "/tin",
    "/chu-de",
    "/ngay/2024/04/26",
    "/co-quan",
    "/co-quan?ten=da+kao",
    "/co-quan/ubnd-phuong-sai-gon",
    "/tim?q=nghi+quyet",
    "/tim?q=khong+he+co",
    "/tin/khong-co-99999",
    "/ke-hoach",
    "/ke-hoach/ke-hoach-1330",
    "/ke-hoach/ke-hoach-1330/do-phu",
    "/ke-hoach/ke-hoach-1330/dia-ban",
    "/gioi-thieu",
    "/niem-phong",
    "/kieu-dang",
];

/// The element with the focus: a name to tell it by, whether it is seen, and how its focus is drawn.
const FOCUS: &str = "
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const drawn = [null, '::after', '::before'].map(part => getComputedStyle(at, part));
    return {
        name: `${at.tagName} ${at.id || at.getAttribute('href') || at.className}`,
        inside: arguments[0] ? at.closest(arguments[0]) !== null : true,
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
            && box.top < innerHeight && box.left < innerWidth,
        outlined: drawn.some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
    }";

#[test]
fn the_first_tab_skips_to_the_words() {
    story(&Device::desk(), async |browser| {
        browser.open("/tin").await;
        browser.press(Key::Tab).await;
        let focus = focus(browser, "").await;
        assert_eq!(focus["name"], "A #main");
        assert_eq!((&focus["seen"], &focus["outlined"]), (&json!(true), &json!(true)), "it shows itself");
        browser.press(Key::Enter).await;
        browser.wait("location.hash === '#main'").await;
        browser.press(Key::Tab).await;
        assert_eq!(self::focus(browser, "main").await["inside"], json!(true), "the menu was skipped");
    });
}

#[test]
fn every_part_of_the_masthead_is_reached_by_tab_on_a_desk() {
    story(&Device::desk(), reach_the_masthead);
}

#[test]
fn every_part_of_the_masthead_is_reached_by_tab_on_a_phone() {
    story(&Device::phone(), reach_the_masthead);
}

async fn reach_the_masthead(browser: &Browser) {
    browser.open("/").await;
    let mut reached = BTreeSet::new();
    for _ in 0..20 {
        browser.press(Key::Tab).await;
        let focus = focus(browser, ".masthead").await;
        if focus["inside"] == true {
            let name = focus["name"].as_str().unwrap_or_default();
            assert_eq!((&focus["seen"], &focus["outlined"]), (&json!(true), &json!(true)), "{name}");
            if name.starts_with("SUMMARY") {
                browser.press(Key::Enter).await;
            }
            reached.insert(name.to_owned());
        }
    }
    // Asked afterwards, because the menu of a phone has been opened on the way.
    let script = "return [...document.querySelectorAll('.masthead :is(a, input, button, summary)')]
        .filter(one => one.checkVisibility({ visibilityProperty: true }))
        .map(one => `${one.tagName} ${one.id || one.getAttribute('href') || one.className}`)";
    let there = browser.ask(script).await;
    let there: BTreeSet<String> =
        there.as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())).collect();
    assert!(there.len() >= 7, "brand, search, menu and language are there: {there:?}");
    assert_eq!(there.difference(&reached).collect::<Vec<_>>(), Vec::<&String>::new(), "never reached");
}

async fn focus(browser: &Browser, within: &str) -> Value {
    browser.ask_with(FOCUS, vec![json!(within)]).await
}

#[test]
fn focus_is_seen_everywhere() {
    story(&Device::desk(), async |browser| {
        for page in ["/", "/co-quan", "/ngay/2024/04/26", "/kieu-dang"] {
            browser.open(page).await;
            let mut hidden = Vec::new();
            for _ in 0..60 {
                browser.press(Key::Tab).await;
                let focus = focus(browser, "").await;
                if focus["name"].as_str().is_some_and(|name| name.starts_with("BODY")) {
                    break;
                }
                if focus["outlined"] != true || focus["seen"] != true {
                    hidden.push(focus.to_string());
                }
            }
            assert!(hidden.is_empty(), "{page}: {hidden:#?}");
        }
    });
}

#[test]
fn nothing_scrolls_sideways_at_320_pixels() {
    let wide = "
        const width = document.documentElement.clientWidth;
        const over = [...document.querySelectorAll('body *')].filter(one => {
            if (one.closest('.scroll, .unseen, .skip')) return false;
            return one.getBoundingClientRect().right > width + 1;
        });
        return document.documentElement.scrollWidth <= width ? []
            : over.slice(0, 5).map(one => one.outerHTML.slice(0, 120));";
    story(&Device::phone(), async |browser| {
        let mut torn = Vec::new();
        for page in in_both_languages(browser) {
            browser.open(&page).await;
            let over = browser.ask(wide).await;
            assert_eq!(
                browser.ask("return innerWidth").await,
                json!(320),
                "{page} is laid out for another width"
            );
            if over != json!([]) {
                torn.push(format!("{page}: {over}"));
            }
        }
        assert!(torn.is_empty(), "{torn:#?}");
    });
}

#[test]
fn axe_finds_nothing_on_a_desk_by_day() {
    story(&Device::desk(), axe_finds_nothing);
}

#[test]
fn axe_finds_nothing_on_a_desk_by_night() {
    story(&Device::desk().dark(), axe_finds_nothing_by_night);
}

#[test]
fn axe_finds_nothing_on_a_phone_by_day() {
    story(&Device::phone(), axe_finds_nothing);
}

#[test]
fn axe_finds_nothing_on_a_phone_by_night() {
    story(&Device::phone().dark(), axe_finds_nothing_by_night);
}

async fn axe_finds_nothing_by_night(browser: &Browser) {
    browser.open("/").await;
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert_eq!(browser.ask(dark).await, json!(true));
    axe_finds_nothing(browser).await;
}

async fn axe_finds_nothing(browser: &Browser) {
    let (mut violations, mut advice) = (Vec::new(), BTreeSet::new());
    let more = ["/en", "/en/tin", "/chu-de/loi-ich-nguoi-dan", "/dia-ban/phuong-da-kao"];
    let more = more.map(str::to_owned).into_iter().chain(articles(browser));
    for page in PAGES.map(str::to_owned).into_iter().chain(more) {
        browser.open(&page).await;
        // A phone's menu is part of the page only when it is open.
        browser.ask("document.querySelector('.menu')?.setAttribute('open', '')").await;
        let found = axe::look(browser).await;
        violations.extend(found.violations.into_iter().map(|one| format!("{page}: {one}")));
        advice.extend(found.advice.into_iter().map(|one| format!("{page}: {one}")));
    }
    for one in advice {
        eprintln!("advice: {one}");
    }
    assert!(violations.is_empty(), "{violations:#?}");
}

#[test]
fn axe_would_find_a_fault() {
    story(&Device::desk(), async |browser| {
        browser.open("/").await;
        browser.ask("document.querySelector('main img').removeAttribute('alt')").await;
        browser.ask("document.querySelector('h1').className = ''").await;
        browser.ask("document.querySelector('h1').style.color = 'rgb(200 200 200)'").await;
        let found = axe::look(browser).await.violations;
        assert!(found.iter().any(|one| one.starts_with("image-alt")), "{found:?}");
        assert!(found.iter().any(|one| one.starts_with("color-contrast")), "{found:?}");
    });
}

/// An article that was corrected, its first edition, and one that nobody has translated.
fn articles(browser: &Browser) -> [String; 3] {
    let plan = browser.city().article(PLAN);
    let first = format!("{plan}/ban/1");
    [plan, first, format!("/en{}", browser.city().article("ngay-phap-luat-"))]
}

fn in_both_languages(browser: &Browser) -> Vec<String> {
    let mut pages: Vec<String> = articles(browser).into();
    for page in PAGES {
        pages.push(page.to_owned());
        pages.push(format!("/en{}", page.trim_end_matches('/')));
    }
    pages
}
