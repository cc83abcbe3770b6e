//! Searches that nobody means well, and those that look like it: answered, in clear words, with bounded work.

use kit::db::Engine;

use crate::testing::{World, on_both};

/// A query as an address says it.
fn encoded(query: &str) -> String {
    form_urlencoded::byte_serialize(query.as_bytes()).collect()
}

/// Texts that people and programs type into search boxes of cities.
fn hostile() -> Vec<String> {
    let mut all: Vec<String> = [
        "\"",
        "\"\"",
        "\"\"\"",
        "\"xe buýt",
        "xe \"buýt\" \"",
        "“xe «buýt”",
        "'",
        "''",
        "`",
        "%",
        "%%",
        "_",
        "\\",
        "\\\\",
        ".*",
        "(a+)+$",
        "(((((",
        "[[[[",
        "a{1,99999}",
        "^",
        "$",
        "|",
        "*",
        "?",
        "xe*",
        "b?ýt",
        "~2",
        "xe~",
        "xe^4",
        "AND",
        "OR",
        "NOT",
        "AND OR NOT",
        "xe AND NOT buýt",
        "title:xe",
        "title_exact:xe",
        "site:vi",
        "*:*",
        "+xe -buýt",
        "{xe TO buýt}",
        "[* TO *]",
        "xe\u{0}buýt",
        "\u{0}",
        "\u{feff}",
        "x\u{200b}e bu\u{200d}ýt",
        "\u{202e}týub ex\u{202c}",
        "مرحبا بالعالم",
        "שלום",
        "\u{200f}",
        "🚌",
        "👨‍👩‍👧‍👦",
        "🚌xe🚌",
        "xe buy\u{301}t",
        "u\u{31b}\u{309}",
        "e\u{301}\u{301}\u{301}\u{301}",
        "\u{301}",
        "ﬀ ﬃ ㎏",
        "ｘｅ ｂｕｙｔ",
        "Ⅷ",
        "x\ty\nz",
        "\r\n",
        "&amp; &lt;",
        "1=1; DROP TABLE articles",
        "' OR 1=1 --",
        "${jndi:ldap://x}",
        "{{7*7}}",
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "là của và có",
        "the of and",
        "a",
        "ở",
        "98",
        "98/2023/QH15/98/2023/QH15",
        "1/2/3/4/5/6/7/8/9",
        "nq",
        "nq nq nq",
        "NQ-CP",
        "00000098/2023",
        "999999999999999999999",
        "nq 99999999999999999999",
        "-1",
        "0",
        "/",
        "//",
        "-",
        "- - -",
        "…",
        "xe,buýt;xe.buýt",
    ]
    .iter()
    .map(|&query| query.to_owned())
    .collect();
    all.push("a ".repeat(200));
    all.push("xe ".repeat(1_000));
    all.push((0..1_000).map(|number| format!("từ{number} ")).collect());
    all.push("ê".repeat(3_000));
    all.push("qzx".repeat(20) + &" wqz".repeat(20));
    all.push("\"xe buýt\" ".repeat(40));
    all.push("1-".repeat(600));
    all.push("nq 98 ".repeat(100));
    all.push("\u{301}".repeat(1_000));
    all.push("\u{200b}".repeat(1_000) + "xe");
    all
}

#[tokio::test]
async fn whatever_is_typed_is_answered() {
    let world = World::new(Engine::Sqlite).await;
    for ready in [false, true] {
        if ready {
            world.index().await;
        }
        for query in hostile() {
            let encoded = encoded(&query);
            for prefix in ["", "/en"] {
                let page = world.follow(&format!("{prefix}/tim?q={encoded}")).await;
                assert_eq!(page.status, 200, "{query:?}");
                // The page states the search and the number of results, or advice.
                let shown = page.texts(".search-count, .empty h2, #q-how").concat();
                assert!(!shown.is_empty(), "{query:?} is answered with nothing: {}", page.words());
                assert!(page.text.len() < 150_000, "{query:?}: {} bytes", page.text.len());
                for (selector, attribute) in
                    [("[onerror]", "onerror"), ("main script", "src"), ("main img[src=x]", "src")]
                {
                    assert!(page.each(selector, attribute).is_empty(), "{query:?} is run");
                }
                let page = world.follow(&format!("{prefix}/tim/goi-y?q={encoded}")).await;
                assert_eq!(page.status, 200, "{query:?}");
                assert!(serde_json::from_str::<Vec<serde_json::Value>>(&page.text).is_ok(), "{}", page.text);
            }
        }
    }
}

#[tokio::test]
async fn what_looks_hostile_may_be_meant_well() {
    let world = World::new(Engine::Sqlite).await;
    world.index().await;
    for query in [
        "\"xe buýt",
        "xe*buýt",
        "xe AND buýt",
        "+xe +buýt",
        "x\u{200b}e bu\u{200d}ýt",
        "\u{202d}xe buýt\u{202c}",
        "xe\u{0}buýt",
        "🚌 xe buýt 🚌",
        "xe buy\u{301}t",
        "XE–BUÝT",
        "(xe buýt)",
        &"xe buýt ".repeat(200),
    ] {
        let titles = world.follow(&format!("/tim?q={}", encoded(query))).await.texts(".search-list h2");
        assert!(titles.iter().any(|title| title.contains("xe buýt")), "{query:?} finds {titles:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_decoded_is_read_as_far_as_it_goes() {
    let world = World::new(Engine::Sqlite).await;
    world.index().await;
    let long = "xe+buyt+".repeat(1_250);
    let longest = "xe+buyt+".repeat(8_000);
    for query in [
        // Halves of surrogates, overlong forms, bytes that are no UTF-8, unfinished escapes.
        "xe+buyt+%ED%A0%80",
        "xe+buyt+%C0%AF",
        "xe+buyt+%FF%FE",
        "xe+buyt+%E1%BA",
        "xe+buyt%",
        "xe+buyt+%zz",
        "xe+buyt&q=khac",
        &long,
        &longest,
    ] {
        let page = world.follow(&format!("/tim?q={query}")).await;
        assert_eq!(page.status, 200, "{query:.40}");
        assert_eq!(page.texts(".search-list h2").len(), 3, "{query:.40}: {}", page.words());
    }
    let page = world.follow(&format!("/tim?q={long}")).await;
    page.says(200, &["Câu tìm quá dài nên trang chỉ dùng phần đầu"]);
    assert!(page.each("main input[name=q]", "value")[0].chars().count() <= 200);
    assert!(page.each("main a", "href").iter().all(|href| href.len() < 2_000));
}

#[tokio::test]
async fn choices_that_do_not_exist_find_nothing_and_can_be_taken_back() {
    on_both(|world| async move {
        world.index().await;
        for name in ["chuyen-muc", "chu-de", "co-quan", "dia-ban", "nam"] {
            for value in [
                "%FF",
                "khong-co",
                "..%2F..",
                "%3Cscript%3E",
                "-1",
                "20255",
                "🚌",
                "'%20OR%201=1",
                &"x".repeat(3_000),
            ] {
                let page = world.follow(&format!("/tim?q=xe+buyt&{name}={value}")).await;
                assert_eq!(page.status, 200, "{name}={value:.20}");
                assert!(page.texts(".search-list h2").is_empty(), "{name}={value:.20}");
                assert_eq!(page.each(".search-chosen a", "href"), ["/tim?q=xe+buyt"], "{name}={value:.20}");
            }
            // Said twice, the first counts; said empty or with nothing that can be seen, it is not said.
            let page = world.follow(&format!("/tim?q=xe+buyt&{name}=&{name}=%20&{name}=%00")).await;
            assert_eq!(page.texts(".search-list h2").len(), 3, "{name}");
        }
        let page = world.follow("/tim?q=xe+buyt&nam=2025&xep=%00&dung=&trang=abc&la=1&la=2").await;
        assert_eq!(page.texts(".search-list h2").len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_page_behind_the_last_one_is_the_last_one() {
    let world = World::new(Engine::Sqlite).await;
    for number in 0..12 {
        world.publish(world.draft(&format!("Bản tin thời tiết {number}"), "2025-07-02T11:00")).await;
    }
    world.index().await;
    for page in ["2", "3", "50", "99999", "18446744073709551616", "-1", "0", "x"] {
        let page = world.follow(&format!("/tim?q=thoi+tiet&trang={page}")).await;
        page.says(200, &["12 kết quả"]);
        assert!(!page.texts(".search-list h2").is_empty(), "{}", page.asked);
    }
    let last = world.follow("/tim?q=thoi+tiet&trang=99999").await;
    last.says(200, &["Trang 2 trên 2"]);
    assert_eq!(last.each(".pager a", "href"), ["/tim?q=thoi+tiet"]);
    world.follow("/tim?q=khong+co+gi&trang=9").await.says(200, &["Không tìm thấy"]);
}
