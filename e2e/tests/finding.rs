//! A reader looks for something: by theme, by agency, by words without marks, or at an address that is lost.

use e2e::axe;
use e2e::browser::{Browser, Device, story};
use e2e::city::PLAN;
use e2e::http;
use serde_json::json;
use thirtyfour::Key;

#[test]
fn a_theme_gathers_its_articles() {
    story(&Device::desk(), async |browser| {
        browser.open("/").await;
        browser.follow(".main-nav li:nth-child(3) a").await;
        assert_eq!(browser.text("h1").await, "Chủ đề");
        let themes = browser.texts("main h3").await;
        assert!(themes.len() >= 4, "the plan has four groups of content: {themes:?}");
        browser.follow("main h3 a").await;
        assert_eq!(browser.text("h1").await, themes[0]);
        assert!(browser.count(".list article").await > 0);
        let article = browser.text(".list article h2").await;
        browser.follow(".list article h2 a").await;
        assert_eq!(browser.text("h1").await, article);
        assert!(browser.count(".tags a").await > 0, "an article names its themes");
    });
}

#[test]
fn a_former_name_leads_to_todays_ward() {
    story(&Device::desk(), async |browser| {
        browser.open("/co-quan").await;
        browser.type_and_send("#name", "da kao").await;
        let found = browser.text(".notice").await;
        assert!(found.contains("Đa Kao"), "{found}");
        let ward = browser.text(".notice li a:not(:first-child)").await;

        browser.follow(".notice li a:first-child").await;
        assert!(browser.path().await.starts_with("/dia-ban/"));
        assert!(browser.text("h1").await.contains("Đa Kao"));
        let ended = browser.text(".notice.warning").await;
        assert!(ended.contains("Đã kết thúc hoạt động từ 01/07/2025"), "{ended}");
        assert!(ended.contains(&ward), "{ended}");

        browser.follow(".notice.warning a").await;
        assert!(browser.path().await.starts_with("/co-quan/"));
        assert_eq!(browser.count("svg.map path.here").await, 1, "one unit is marked");
        assert!(browser.count("svg.map path:not(.here)").await > 2, "its neighbours are around it");
        assert!(browser.text("svg.map title").await.contains(ward.trim_start_matches("Phường ")));
        let formed = browser.text("section.section").await;
        assert!(formed.starts_with("Được hình thành từ") && formed.contains("Đa Kao"), "{formed}");
    });
}

#[test]
fn units_are_filtered_by_kind() {
    story(&Device::desk(), async |browser| {
        browser.open("/co-quan?loai=dac-khu").await;
        assert_eq!(browser.texts("ul.columns li a[href^='/co-quan/']").await.len(), 1);
        assert!(browser.text("main ul.columns").await.contains("Côn Đảo"));
        browser.open("/co-quan").await;
        assert_eq!(browser.count("main ul.columns li").await, 168);
    });
}

#[test]
fn words_without_marks_find_articles() {
    story(&Device::desk(), search);
}

#[test]
fn words_without_marks_find_articles_without_scripts() {
    story(&Device::phone().without_scripts(), search);
}

const RESULTS: &str = ".search-list h2";

async fn fair(browser: &Browser, page: &str) {
    let found = axe::look(browser).await.violations;
    assert!(found.is_empty(), "{page}: {found:#?}");
}

async fn search(browser: &Browser) {
    browser.open("/").await;
    browser.type_and_send("#masthead-search", "nghi quyet 98").await;
    assert!(browser.path().await.starts_with("/tim?q="));
    let titles = browser.texts(RESULTS).await;
    assert!(titles.len() > 5, "{titles:?}");
    assert!(titles[..5].iter().all(|title| title.contains("ghị quyết 98")), "{titles:?}");
    assert!(browser.text("[role=status]").await.contains(" kết quả"));
    assert_eq!(browser.text(".search-list mark").await, "Nghị quyết 98");
    assert_eq!(browser.attribute("#q", "value").await, "nghi quyet 98", "the words can be mended");

    browser.type_and_send("#q", "98/2023/QH15").await;
    assert!(browser.text(RESULTS).await.contains("ghị quyết 98"));
    fair(browser, "results").await;

    // Narrowed down, and wide again.
    let all = browser.text(".search-count strong").await;
    browser.follow(".search-narrow section:last-of-type a").await;
    assert_eq!(browser.count(".search-chosen a").await, 1);
    assert_ne!(browser.text(".search-count strong").await, all);
    browser.follow(".search-chosen a").await;
    assert_eq!(browser.text(".search-count strong").await, all);

    browser.open("/tim?q=nghij+quyeets+98").await;
    assert!(browser.text(".search-note").await.contains("nghị quyết 98"), "keys without an input method");
    assert!(browser.count(RESULTS).await > 5);
    browser.follow(".search-also").await;
    assert!(browser.text(".search-note").await.starts_with("Có phải bạn muốn tìm"));

    browser.open(&format!("/tim?q={}", percent("khongheco tintuc nhuvay"))).await;
    assert_eq!(browser.count(RESULTS).await, 0);
    assert!(browser.text(".empty h2").await.contains("khongheco tintuc nhuvay"));
    assert!(browser.count(".tags a").await > 0, "themes are a way on");
    browser.follow(".empty a[href='/ngay']").await;
    assert!(browser.path().await.starts_with("/ngay/"));
}

#[test]
fn readers_of_english_search_in_english_and_find_what_is_not_translated() {
    story(&Device::phone().dark(), async |browser| {
        browser.open("/en/tim?q=loudspeakers").await;
        assert!(browser.text("[role=status]").await.contains("result"));
        assert!(browser.text(RESULTS).await.to_lowercase().contains("loudspeaker"));
        fair(browser, "English results").await;
        browser.open(&format!("/en/tim?q={}", percent("nhà đầu tư chiến lược"))).await;
        assert!(browser.count(RESULTS).await > 0);
        assert!(browser.count(".search-list [lang=vi]").await > 0, "a screen reader changes its voice");
        browser.open("/en/tim?q=zzqx").await;
        assert_eq!(browser.text(".empty h2").await, "Nothing was found for “zzqx”");
    });
}

#[test]
fn suggestions_come_while_someone_types_and_are_chosen_by_keyboard() {
    story(&Device::desk(), async |browser| {
        browser.open("/").await;
        browser.click("#masthead-search").await;
        browser.wait("document.querySelector('#masthead-search').getAttribute('role') === 'combobox'").await;
        browser.write("nghi quy").await;
        browser.wait("document.querySelectorAll('.suggest a').length > 2").await;
        fair(browser, "suggestions").await;
        browser.press(Key::Down).await;
        browser.press(Key::Down).await;
        assert_eq!(browser.count(".suggest [aria-selected=true]").await, 1);
        let chosen = browser.attribute(".suggest a:nth-child(2)", "href").await;
        let named = browser.attribute("#masthead-search", "aria-activedescendant").await;
        assert_eq!(browser.attribute(".suggest [aria-selected=true]", "id").await, named);
        browser.press(Key::Enter).await;
        browser.arrive(&chosen).await;

        // Escape closes, and Enter then searches for the typed words.
        browser.open("/").await;
        browser.click("#masthead-search").await;
        browser.wait("document.querySelector('#masthead-search').getAttribute('role') === 'combobox'").await;
        browser.write("nha o").await;
        browser.wait("document.querySelectorAll('.suggest a').length > 0").await;
        browser.press(Key::Escape).await;
        browser.wait("document.querySelector('.suggest').hidden").await;
        browser.press(Key::Enter).await;
        browser.arrive("/tim").await;
        assert_eq!(browser.path().await, "/tim?q=nha+o");
    });
}

#[test]
fn hostile_words_are_only_words() {
    // As long as an address may be (8 kB): nine bytes a letter.
    let long = "ố".repeat(800);
    let hostile = [
        "\"><script>window.hacked=1</script>",
        "'\"` onmouseover=window.hacked=1 x='",
        "</title></textarea></style><img src=x onerror=window.hacked=1>",
        "{{ 7*7 }} {% include \"layout.html\" %} ${7*7}",
        "' OR 1=1; DROP TABLE articles; -- %_\\",
        "\u{202e}nad nảo gnoc\u{202c} \u{200b}\u{200d}\u{feff} a\u{0301}\u{0302}\u{0323}",
        "a\u{0}b\u{7f}\r\nSet-Cookie: a=b",
        "𠀀 🇻🇳 👩‍👩‍👧‍👧",
        long.as_str(),
    ];
    story(&Device::desk(), async |browser| {
        browser.open("/tim").await;
        let scripts = browser.count("script").await;
        for words in hostile {
            browser.open(&format!("/tim?q={}", percent(words))).await;
            assert_eq!(browser.count("h1").await, 1, "{words:?}");
            assert_eq!(browser.ask("return typeof window.hacked").await, json!("undefined"), "{words:?}");
            assert_eq!(browser.count("script").await, scripts, "{words:?}");
            assert_eq!(browser.count("[onmouseover], [onerror]").await, 0, "{words:?}");
            let shown = browser.text("main").await;
            assert!(shown.contains("Không tìm thấy") || shown.contains(" kết quả"), "{words:?}: {shown}");
            assert_eq!(browser.count("main mark script, main mark img").await, 0, "{words:?}");
            let wide = "return document.documentElement.scrollWidth - innerWidth";
            assert_eq!(browser.ask(wide).await, json!(0), "{words:?} tears the page");
        }
        let kept = browser.attribute("#q", "value").await;
        assert_eq!(kept.chars().count(), 200, "a query has an end");
        // Shown as it was typed, letter by letter.
        browser.open(&format!("/tim?q={}", percent(hostile[0]))).await;
        assert_eq!(browser.attribute("#q", "value").await, hostile[0]);
        assert!(browser.text(".empty h2").await.contains(hostile[0]));
    });
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn a_lost_address_offers_ways_on() {
    story(&Device::desk(), async |browser| {
        let lost = "/tin/ke-hoach-1330-ai-noi-ve-nghi-quyet-98-99999";
        let status = http::get(browser.city().authority(), lost).expect("an answer").status;
        assert_eq!(status, 404);
        browser.open(lost).await;
        assert_eq!(browser.text("h1").await, "Không có trang này");
        let offered = browser.texts("main .list h3").await;
        assert!(
            offered[0].starts_with("Kế hoạch 1330"),
            "what shares the most words comes first: {offered:?}"
        );
        assert!(
            browser.attribute("#q", "value").await.starts_with("ke hoach"),
            "the words are ready to search"
        );
        assert_eq!(browser.attribute("meta[name=robots]", "content").await, "noindex");
        browser.follow("main p a[href='/']").await;
        assert_eq!(browser.path().await, "/");

        browser.open("/en/tin/plan-1330-who-explains-resolution-98-99999").await;
        assert_eq!(browser.attribute("html", "lang").await, "en");
        assert_eq!(browser.text("h1").await, "There is no such page");
        let offered = browser.texts("main .list h3").await;
        assert!(offered[0].starts_with("Plan 1330"), "{offered:?}");
        browser.follow("main p a[href='/en']").await;
        assert_eq!(browser.path().await, "/en");
    });
}

#[test]
fn wrong_words_before_a_right_number_still_arrive() {
    story(&Device::desk(), async |browser| {
        let plan = browser.city().article(PLAN);
        let number = plan.rsplit('-').next().unwrap_or_default();
        browser.open(&format!("/tin/chu-sai-{number}")).await;
        assert!(browser.text("h1").await.starts_with("Kế hoạch 1330"));
        assert_eq!(browser.path().await, plan, "and the address is mended");
    });
}
