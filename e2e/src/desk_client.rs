//! Officers of the demonstration at their desk, by HTTP alone.

use scraper::{Html, Selector};

use crate::http;

/// The people who can be tried in the demonstration.
#[derive(Debug)]
pub struct People {
    /// The person who writes and publishes.
    pub editor: String,
    /// The person who approves.
    pub reviewer: String,
}

/// Someone at their desk, without a browser.
#[derive(Debug)]
pub struct Desk {
    place: String,
    cookie: String,
}

impl Desk {
    /// The people who can be tried, by their identifiers.
    ///
    /// # Panics
    /// When the page does not offer them.
    pub fn people(place: &str) -> People {
        let page = http::get(place, "/lam-viec/dang-nhap").expect("a page").text();
        let ids = all(&page, "button[name=person]", Some("value"));
        let names = all(&page, "button[name=person]", None);
        let named = |words: &str| {
            let found = names.iter().position(|name| name.contains(words));
            ids[found.unwrap_or_else(|| panic!("no {words} among {names:?}"))].clone()
        };
        People {
            editor: named("Biên tập viên Sở Tư pháp"), reviewer: named("thẩm định Sở Tư pháp")
        }
    }

    /// Signs in as one of them.
    ///
    /// # Panics
    /// When that is refused.
    pub fn sit(place: &str, person: &str) -> Self {
        let none = Self::stranger(place);
        let answer = none.send("/lam-viec/dang-nhap/thu", &[("person", person)]).expect("an answer");
        let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
        Self { cookie: cookie.expect("a session").to_owned(), ..none }
    }

    /// A person who is not signed in.
    pub fn stranger(place: &str) -> Self {
        Self { place: place.to_owned(), cookie: String::new() }
    }

    /// Begins a draft for the first agency that is offered; answers its address.
    ///
    /// # Panics
    /// When that is refused.
    pub fn begin(&self) -> String {
        let page = self.get("/lam-viec/ban-thao");
        let first = |selector: &str| all(&page, selector, Some("value")).first().cloned().expect("a choice");
        let (agency, category) = (first("#agency option"), first("#category option"));
        let form = [("lang", "vi"), ("agency", agency.as_str()), ("category", category.as_str())];
        self.post("/lam-viec/ban-thao", &form)
    }

    /// A page.
    ///
    /// # Panics
    /// When it is not there.
    pub fn get(&self, path: &str) -> String {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n", self.place, self.cookie);
        let request = format!("{head}Connection: close\r\n\r\n");
        let answer = http::send(&self.place, request.as_bytes()).expect("a page");
        assert_eq!(answer.status, 200, "{path}");
        answer.text()
    }

    /// Sends a form; answers where it leads.
    ///
    /// # Panics
    /// When it leads nowhere.
    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> String {
        let answer = self.send(path, form).expect("an answer");
        let led = answer.header("location").unwrap_or_default().to_owned();
        assert_eq!(answer.status, 303, "{path}: {}", answer.text());
        led
    }

    /// Sends a form.
    ///
    /// # Errors
    /// When there is no whole answer.
    pub fn send(&self, path: &str, form: &[(&str, &str)]) -> std::io::Result<http::Answer> {
        let pairs: Vec<String> =
            form.iter().map(|(name, text)| format!("{name}={}", encoded(text))).collect();
        let body = pairs.join("&");
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
             Accept: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.place,
            self.cookie,
            body.len()
        );
        http::send(&self.place, request.as_bytes())
    }
}

/// Text as a form carries it.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The words, or an attribute, of every element that a selector finds.
///
/// # Panics
/// When the selector is not valid.
pub fn all(page: &str, selector: &str, attribute: Option<&str>) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a valid selector");
    let html = Html::parse_document(page);
    html.select(&selector)
        .filter_map(|element| match attribute {
            Some(name) => element.attr(name).map(str::to_owned),
            None => Some(element.text().collect::<String>().trim().to_owned()),
        })
        .collect()
}
