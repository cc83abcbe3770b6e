//! A reader follows the news: from the front page to an article, through the days, into its corrections.

use e2e::browser::{Browser, Device, story};
use e2e::city::PLAN;
use serde_json::json;

#[test]
fn from_the_front_page_through_the_news() {
    story(&Device::desk(), from_lead_to_category);
}

#[test]
fn from_the_front_page_through_the_news_without_scripts() {
    story(&Device::phone().without_scripts(), async |browser| {
        browser.open(&browser.city().article(PLAN)).await;
        assert!(browser.count("[data-tool=print][hidden]").await > 0, "a script showed a tool");
        from_lead_to_category(browser).await;
    });
}

async fn from_lead_to_category(browser: &Browser) {
    browser.open("/").await;
    let site = browser.text(".brand span").await;
    assert_eq!(browser.count("h1").await, 1);
    assert!(site.starts_with(browser.text("h1").await.trim_start_matches("Tin tức ")), "{site}");

    let lead = browser.text(".teaser.lead h2").await;
    browser.follow(".teaser.lead h2 a").await;
    title_agrees(browser, &lead).await;

    let first = browser.path().await;
    let newer = browser.text(".pager a[rel=prev] span").await;
    browser.follow(".pager a[rel=prev]").await;
    title_agrees(browser, &newer).await;
    assert_eq!(browser.text(".pager a[rel=next] span").await, lead, "the older one is where we came from");
    browser.follow(".pager a[rel=next]").await;
    title_agrees(browser, &lead).await;
    assert_eq!(browser.path().await, first);

    let category = browser.text(".breadcrumb li:nth-child(2)").await;
    browser.follow(".breadcrumb li:nth-child(2) a").await;
    title_agrees(browser, &category).await;
    let listed = browser.attributes(".list article h2 a", "href").await;
    assert!(listed.contains(&first), "{first} is not among {listed:?}");
}

async fn title_agrees(browser: &Browser, heading: &str) {
    assert_eq!(browser.text("h1").await, heading);
    let title = browser.title().await;
    assert!(title.starts_with(heading), "`{title}` begins otherwise than `{heading}`");
}

#[test]
fn the_language_changes_and_the_page_stays() {
    story(&Device::desk(), async |browser| {
        let plan = browser.city().article(PLAN);
        for path in [plan.as_str(), "/", "/co-quan", "/ngay/2024/04/26", "/tim?q=nghi+quyet"] {
            browser.open(path).await;
            let here = browser.path().await;
            browser.follow("a.language").await;
            let english = if here == "/" { "/en".to_owned() } else { format!("/en{here}") };
            assert_eq!(browser.path().await, english);
            assert_eq!(browser.attribute("html", "lang").await, "en");
            browser.follow("a.language").await;
            assert_eq!(browser.path().await, here);
            assert_eq!(browser.attribute("html", "lang").await, "vi");
        }
    });
}

#[test]
fn an_untranslated_article_says_so() {
    story(&Device::desk(), async |browser| {
        browser.open("/en/tin").await;
        assert_eq!(browser.text(".list .badge.waiting").await, "Vietnamese");
        let script = "const card = document.querySelector('.list .badge.waiting').closest('article');
            return card.querySelector('h2').lang + ' ' + card.querySelector('a').getAttribute('href')";
        let card = browser.ask(script).await;
        let (lang, href) = card.as_str().and_then(|card| card.split_once(' ')).expect("a card");
        assert_eq!(lang, "vi", "the title in the list has its own language");
        browser.open(href).await;
        assert!(browser.text(".notice").await.starts_with("Not yet translated."));
        assert_eq!(browser.attribute("html", "lang").await, "en");
        assert_eq!(browser.attribute("article", "lang").await, "vi");
        assert_eq!(browser.count("article h1").await, 1);
        assert_eq!(
            browser.attribute("article .meta", "lang").await,
            "en",
            "our own words about it are English"
        );

        browser.follow("a.language").await;
        assert_eq!(browser.count(".notice").await, 0, "the original has nothing to excuse");
        assert_eq!(browser.count("article[lang]").await, 0);
    });
}

#[test]
fn by_day() {
    story(&Device::desk(), async |browser| {
        browser.open("/").await;
        browser.follow(".main-nav li:nth-child(2) a").await;
        let newest = browser.path().await;
        assert!(newest.starts_with("/ngay/20"), "{newest}");
        assert!(browser.count(".timeline > li").await > 0);
        assert_eq!(browser.count("nav.pager a[rel=prev]").await, 0, "nothing is newer than the newest");
        assert_eq!(browser.count(".calendar a[aria-current=date]").await, 1);

        browser.open("/ngay/2024/04/26").await;
        let times = browser.texts(".timeline > li > time").await;
        assert_eq!(times, ["16:30", "14:00", "07:50"], "newest first, as the page says");
        assert!(browser.text("h1").await.contains("26/04/2024"));
        for href in browser.attributes(".timeline h2 a", "href").await {
            browser.open(&href).await;
            assert!(browser.attribute(".meta time", "datetime").await.starts_with("2024-04-26"), "{href}");
            browser.back().await;
        }

        browser.follow(".pager a[rel=next]").await;
        let before = browser.path().await;
        assert!(before.as_str() < "/ngay/2024/04/26" && before.starts_with("/ngay/"), "{before}");
        browser.follow(".pager a[rel=prev]").await;
        assert_eq!(browser.path().await, "/ngay/2024/04/26");
        browser.follow(".pager a[rel=prev]").await;
        let after = browser.path().await;
        assert!(after.as_str() > "/ngay/2024/04/26", "{after}");
    });
}

#[test]
fn the_calendar_leads_to_its_days() {
    story(&Device::desk(), async |browser| {
        let mut others = 0;
        browser.open("/ngay").await;
        loop {
            let month = browser.path().await;
            for href in browser.attributes(".calendar a:not([aria-current])", "href").await {
                let said = browser.text(&format!(".calendar a[href='{href}'] small")).await;
                browser.open(&href).await;
                let shown = browser.count(".timeline > li").await;
                assert_eq!(said.split(' ').next(), Some(shown.to_string().as_str()), "{href}");
                others += 1;
                browser.open(&month).await;
            }
            if others > 3 || browser.count(".calendar ~ .pager a[rel=next]").await == 0 {
                break;
            }
            browser.follow(".calendar ~ .pager a[rel=next]").await;
        }
        assert!(others > 0, "no month has two days with news");
    });
}

#[test]
fn a_corrected_article_shows_what_changed() {
    story(&Device::desk(), async |browser| {
        let plan = browser.city().article(PLAN);
        browser.open(&plan).await;
        let notice = browser.text("article .notice.warning").await;
        assert!(notice.starts_with("Đã sửa lúc") && notice.contains("02/05/2024"), "{notice}");
        assert!(notice.contains("nhầm ngày đăng tin 26/4/2024"), "the note says what was wrong: {notice}");
        assert!(browser.text(".prose").await.starts_with("Tháng 3/2024, Ủy ban nhân dân"));

        browser.click(".meta a[href='#cac-ban']").await;
        browser.wait("location.hash === '#cac-ban'").await;
        assert_eq!(browser.count(".editions li").await, 2);
        browser.follow(".editions a").await;
        assert_eq!(browser.path().await, format!("{plan}/ban/1"));
        let notice = browser.text("main > .notice").await;
        assert!(notice.contains("không còn là bản hiện hành"), "{notice}");
        assert!(
            browser.text(".prose").await.contains("ngày 26/4/2024 về tuyên truyền"),
            "the first words stay"
        );

        browser.follow("main > .notice a").await;
        assert_eq!(browser.path().await, plan);
        assert!(!browser.text(".prose").await.contains("ngày 26/4/2024 về tuyên truyền"));
    });
}

#[test]
fn an_article_prints() {
    story(&Device::desk(), async |browser| {
        let plan = browser.city().article(PLAN);
        browser.open(&plan).await;
        let pdf =
            browser.devtools("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.69 })).await;
        let pdf = pdf["data"].as_str().expect("a document");
        assert!(pdf.starts_with("JVBERi0") && pdf.len() > 20_000, "a PDF of {} letters", pdf.len());

        browser.show_as("print", false).await;
        for part in [".main-nav", ".search", ".skip", ".tools", "nav.pager", ".footer nav"] {
            let script = "const part = document.querySelector(arguments[0]);
                return part === null || getComputedStyle(part).display === 'none'
                    || part.getClientRects().length === 0";
            let hidden = browser.ask_with(script, vec![json!(part)]).await;
            assert_eq!(hidden, json!(true), "`{part}` is printed");
        }
        let shown = browser.ask("return document.querySelector('.print-only').innerText").await;
        assert!(shown.as_str().is_some_and(|text| text.contains(&plan)), "the paper says where it is from");
    });
}
