//! Signing in by way of another system: a certified provider in the browser, and one that lies at the level of HTTP.

use e2e::browser::{Browser, Device, story_in};
use e2e::city::City;
use e2e::http::{self, Answer};
use e2e::office::{self, MAIL, PASSWORD};
use e2e::vouching::Provider;

const GO: &str = "/lam-viec/dang-nhap/he-thong";

/// A city that trusts a provider; `below` is the provider's path.
fn city(below: &str) -> Option<(City, Provider)> {
    let mut provider = None;
    let city = office::start(|url| {
        provider = Provider::start(url);
        let issuer = provider.as_ref().map(|provider| format!("{}{below}", provider.issuer()));
        vec![
            ("LOA_OPENID_ISSUER", issuer.unwrap_or_default()),
            ("LOA_OPENID_CLIENT_ID", "loa".to_owned()),
            ("LOA_OPENID_CLIENT_SECRET", "a secret of the test".to_owned()),
            ("LOA_OPENID_NAME", "Cổng cán bộ".to_owned()),
        ]
    })?;
    Some((city, provider?))
}

/// Types a name into the provider's own pages and agrees.
async fn vouch(browser: &Browser, name: &str) {
    browser.fill("input[name=login]", name).await;
    browser.type_and_send("input[name=password]", "anything").await;
    browser.shown("input[name=prompt][value=consent]").await;
    browser.follow("button[type=submit]").await;
}

#[test]
fn an_officer_comes_in_and_strangers_do_not() {
    if e2e::webdriver().is_none() {
        return;
    }
    let Some((city, _provider)) = city("") else { return };
    story_in(&Device::desk(), city, async |browser| {
        browser.open("/lam-viec/dang-nhap?tiep=%2Flam-viec%2Ftoi").await;
        assert_eq!(browser.text(".buttons a.secondary").await, "Đăng nhập qua Cổng cán bộ");
        browser.follow(".buttons a.secondary").await;
        vouch(browser, "chi-lai").await;
        browser.arrive("/lam-viec/toi").await;
        assert!(browser.text("#phien").await.contains("Qua hệ thống khác"));
        for (name, why) in [("unsure-chi-lai", "chưa xác minh"), ("nguoi-la", "Không có tài khoản")] {
            forget(browser).await;
            browser.open(GO).await;
            vouch(browser, name).await;
            browser.arrive("/lam-viec/dang-nhap/he-thong/ve").await;
            let words = browser.text("main").await;
            assert!(words.contains(why), "{name}: {words}");
            browser.open("/lam-viec").await;
            browser.arrive("/lam-viec/dang-nhap").await;
        }
    });
}

/// Both the site and the provider forget the browser.
async fn forget(browser: &Browser) {
    browser.devtools("Network.clearBrowserCookies", serde_json::json!({})).await;
}

fn get(city: &City, path: &str, cookie: &str) -> Answer {
    let host = city.authority();
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");
    http::send(host, request.as_bytes()).expect("an answer")
}

/// Goes to the other system; answers state, nonce and the cookie to bring back.
fn go(city: &City) -> (String, String, String) {
    let answer = get(city, GO, "");
    let to = answer.header("location").expect("leads to the provider").to_owned();
    let of = |name: &str| {
        let found = to.split(['?', '&']).find_map(|pair| pair.strip_prefix(&format!("{name}=")));
        found.unwrap_or_else(|| panic!("{to} has no {name}")).to_owned()
    };
    assert_eq!(
        (of("response_type").as_str(), of("code_challenge_method").as_str()),
        ("code", "S256"),
        "{to}"
    );
    let cookie = answer.header("set-cookie").and_then(|set| set.split(';').next()).expect("a cookie");
    (of("state"), of("nonce"), cookie.to_owned())
}

fn come_back(city: &City, code: &str, state: &str, cookie: &str) -> Answer {
    get(city, &format!("{GO}/ve?code={code}&state={state}"), cookie)
}

#[test]
fn tokens_with_a_flaw_are_refused() {
    let Some((city, _provider)) = city("/liar") else { return };
    for flaw in ["audience", "nonce", "issuer", "expired", "key"] {
        let (state, nonce, cookie) = go(&city);
        let answer = come_back(&city, &format!("{flaw}.{nonce}"), &state, &cookie);
        assert_eq!(answer.status, 403, "{flaw}: {}", answer.text());
        assert!(!answer.headers.iter().any(|(_, value)| value.starts_with("loa_phien=")), "{flaw}");
    }
    let (state, nonce, cookie) = go(&city);
    let answer = come_back(&city, &format!("good.{nonce}"), &state, &cookie);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/lam-viec")), "{}", answer.text());
    let again = come_back(&city, &format!("good.{nonce}"), &state, &cookie);
    assert_eq!(again.status, 403, "an answer counts once");
}

#[test]
fn an_answer_counts_only_in_the_browser_that_asked() {
    let Some((city, _provider)) = city("/liar") else { return };
    let (state, nonce, cookie) = go(&city);
    let (other_state, _, other_cookie) = go(&city);
    let code = format!("good.{nonce}");
    assert_eq!(come_back(&city, &code, &state, "").status, 403, "no cookie");
    assert_eq!(come_back(&city, &code, &state, &other_cookie).status, 403, "another's cookie");
    assert_eq!(come_back(&city, &code, &other_state, &cookie).status, 403, "another's state");
    let (state, nonce, cookie) = go(&city);
    let lied = get(&city, &format!("{GO}/ve?error=access_denied&state={state}"), &cookie);
    assert_eq!(lied.status, 403);
    assert_eq!(come_back(&city, &format!("good.{nonce}"), &state, &cookie).status, 403, "it is over");
}

#[test]
fn a_provider_that_is_gone_leaves_the_password() {
    if e2e::webdriver().is_none() {
        return;
    }
    let Some((city, provider)) = city("") else { return };
    drop(provider);
    story_in(&Device::phone(), city, async |browser| {
        browser.open(GO).await;
        assert!(browser.text("main").await.contains("không kết nối được với Cổng cán bộ"));
        browser.follow("main .button").await;
        browser.fill("#mail", MAIL).await;
        browser.type_and_send("#password", PASSWORD).await;
        browser.arrive("/lam-viec").await;
    });
}
