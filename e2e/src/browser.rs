//! A browser as a reader holds it: a size, a colour scheme, a language, with or without scripts.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{BrowserLogEntry, LoggingPrefsLogLevel};

use crate::city::City;

mod way;

/// How long an answer of the page may take: long, because a slow machine is no fault of the page, and free when it is
/// fast.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The device in a reader's hand.
#[derive(Clone, Debug)]
pub struct Device {
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
    /// A touch screen, with the phone's own way of laying out.
    pub phone: bool,
    /// The dark colour scheme.
    pub dark: bool,
    /// Whether scripts run.
    pub scripts: bool,
    /// The languages that the reader prefers, as in `Accept-Language`.
    pub languages: &'static str,
}

impl Device {
    /// A computer on a desk.
    pub fn desk() -> Self {
        Self { size: (1280, 900), phone: false, dark: false, scripts: true, languages: "vi-VN,vi" }
    }

    /// A small phone; 320 pixels are also a desk at 400 % (WCAG 2.2, 1.4.10).
    pub fn phone() -> Self {
        Self { size: (320, 640), phone: true, ..Self::desk() }
    }

    /// The same in the dark.
    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same with scripts switched off.
    pub fn without_scripts(self) -> Self {
        Self { scripts: false, ..self }
    }
}

/// A window on the city. Its methods panic with a description of their step, because a story cannot go on without them.
#[derive(Clone, Debug)]
pub struct Browser {
    driver: WebDriver,
    city: Option<&'static City>,
    /// Whether the pages' scripts run.
    scripts: bool,
}

/// Tells a story in a browser of its own, which is closed however the story ends.
///
/// # Panics
/// When the story does, or when no browser can be had.
pub fn story(device: &Device, story: impl AsyncFnOnce(&Browser)) {
    tell(device, City::shared, story);
}

/// Tells a story in a city of its own, which the story may stop.
///
/// # Panics
/// As [`story`] does.
pub fn story_of_its_own(device: &Device, story: impl AsyncFnOnce(&Browser)) {
    // Its keeper ends it with the test program at the latest.
    tell(device, || City::start().map(|city| &*Box::leak(Box::new(city))), story);
}

/// Tells a story of a page that needs no city, such as one that a test serves itself.
///
/// # Panics
/// As [`story`] does.
pub fn story_without_city(device: &Device, story: impl AsyncFnOnce(&Browser)) {
    let Some(driver) = crate::webdriver() else { return };
    in_browser(&driver, device, None, story);
}

/// Tells a story in a city that was started for it.
///
/// # Panics
/// As [`story`] does.
pub fn story_in(device: &Device, city: City, story: impl AsyncFnOnce(&Browser)) {
    tell(device, || Some(Box::leak(Box::new(city))), story);
}

/// Tells a story of two people, each with a browser of their own, in the city that all journeys share.
///
/// # Panics
/// As [`story`] does.
pub fn story_of_two(device: &Device, story: impl AsyncFnOnce(&Browser, &Browser)) {
    tell(device, City::shared, async |one| {
        let Some(driver) = crate::webdriver() else { return };
        let second = WebDriver::new(driver, capabilities(device)).await.expect("a second browser");
        let ended = second.run_and_quit(async |driver| {
            let two = Browser { driver, city: one.city, scripts: device.scripts };
            two.become_device(device).await;
            story(one, &two).await;
            Ok::<(), WebDriverError>(())
        });
        ended.await.expect("the second browser closes");
    });
}

fn tell(device: &Device, city: impl FnOnce() -> Option<&'static City>, story: impl AsyncFnOnce(&Browser)) {
    let Some(driver) = crate::webdriver() else { return };
    let Some(city) = city() else { return };
    in_browser(&driver, device, Some(city), story);
}

fn in_browser(driver: &str, device: &Device, city: Option<&'static City>, story: impl AsyncFnOnce(&Browser)) {
    // The driver is reached without TLS, but its client is not made without a provider of it.
    kit::tls::install();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let driver = WebDriver::new(driver, capabilities(device)).await.expect("the driver opens a browser");
        let ended = driver.run_and_quit(async |driver| {
            let browser = Browser { driver, city, scripts: device.scripts };
            browser.become_device(device).await;
            story(&browser).await;
            Ok::<(), WebDriverError>(())
        });
        ended.await.expect("the browser closes");
    });
}

fn capabilities(device: &Device) -> Capabilities {
    let mut wanted = DesiredCapabilities::chrome();
    if let Ok(program) = std::env::var("CHROMIUM") {
        wanted.set_binary(&program).expect("a name");
    }
    let (width, height) = device.size;
    let words = [
        "--headless=new".to_owned(),
        // Root in a container has no sandbox, and /dev/shm there is small.
        "--no-sandbox".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-gpu".to_owned(),
        "--force-color-profile=srgb".to_owned(),
        "--hide-scrollbars".to_owned(),
        format!("--window-size={width},{height}"),
    ];
    for word in words {
        wanted.add_arg(&word).expect("a word");
    }
    let preferences = json!({ "intl.accept_languages": device.languages });
    wanted.add_experimental_option("prefs", preferences).expect("a value");
    wanted.set_logging_prefs("browser", LoggingPrefsLogLevel::All).expect("a value");
    wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All).expect("a value");
    wanted.into()
}

impl Browser {
    async fn become_device(&self, device: &Device) {
        self.driver.set_page_load_timeout(PATIENCE).await.expect("a timeout");
        self.driver.set_script_timeout(2 * PATIENCE).await.expect("a timeout");
        let (width, height) = device.size;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": device.phone });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": device.phone })).await;
        self.show_as("screen", device.dark).await;
        if !device.scripts {
            self.run_scripts(false).await;
        }
    }

    /// Whether scripts run from here on. Those of the page that is open were read or left out when it came.
    pub async fn run_scripts(&self, run: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !run })).await;
    }

    /// Does a step that needs timers, which a page without scripts has not, on the page as it came.
    pub async fn with_timers<T>(&self, act: impl AsyncFnOnce() -> T) -> T {
        if self.scripts {
            return act().await;
        }
        self.run_scripts(true).await;
        let answer = act().await;
        self.run_scripts(false).await;
        answer
    }

    /// Lays the page out for a medium (`screen`, `print`), light or dark.
    pub async fn show_as(&self, medium: &str, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await;
        // The next question is asked of a page that is painted so, not of one on its way there.
        self.wait(&format!(
            "matchMedia('{medium}').matches && matchMedia('(prefers-color-scheme: {scheme})').matches"
        ))
        .await;
    }

    /// A command of the Chrome DevTools Protocol.
    pub async fn devtools(&self, method: &str, words: Value) -> Value {
        self.driver.cdp().send_raw(method, words).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The city this window looks at.
    ///
    /// # Panics
    /// In a story without one.
    pub fn city(&self) -> &'static City {
        self.city.expect("a story of a city")
    }

    /// The title of the page.
    pub async fn title(&self) -> String {
        self.driver.title().await.expect("a title")
    }

    async fn find(&self, selector: &str) -> WebElement {
        match self.driver.find(By::Css(selector)).await {
            Ok(element) => element,
            Err(_) => panic!("{} has no `{selector}`", self.path().await),
        }
    }

    /// Clicks on the first match, as a reader does.
    pub async fn click(&self, selector: &str) {
        let element = self.find(selector).await;
        let path = self.path().await;
        element.click().await.unwrap_or_else(|error| panic!("`{selector}` on {path}: {error}"));
    }

    /// Touches the first match with a finger, as a screen does.
    pub async fn tap(&self, selector: &str) {
        let script = "const at = document.querySelector(arguments[0]);
            at.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = at.getBoundingClientRect();
            return { x: box.left + box.width / 2, y: box.top + box.height / 2 }";
        let at = self.ask_with(script, vec![json!(selector)]).await;
        self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [at] })).await;
        self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
    }

    /// Gives a field for files one from the tree.
    pub async fn choose_file(&self, selector: &str, path: &std::path::Path) {
        let path = path.canonicalize().expect("the file is there");
        self.find(selector).await.send_keys(path.to_string_lossy()).await.expect("a field for files");
    }

    /// Ends every session of this browser, as a person does who forgets the cookies.
    pub async fn forget_cookies(&self) {
        self.devtools("Network.clearBrowserCookies", json!({})).await;
    }

    /// Cuts the line, or mends it.
    pub async fn line(&self, works: bool) {
        let line =
            json!({ "offline": !works, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.emulateNetworkConditions", line).await;
    }

    /// Types into a field.
    pub async fn fill(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        field.clear().await.expect("a field");
        field.send_keys(text).await.expect("a field");
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: Key) {
        self.driver.action_chain().send_keys(key + "").perform().await.expect("a keyboard");
    }

    /// Presses a key while others are held down.
    pub async fn press_with(&self, held: &[Key], key: char) {
        let mut chain = self.driver.action_chain();
        for one in held {
            chain = chain.key_down(one.clone());
        }
        chain = chain.key_down(key).key_up(key);
        for one in held {
            chain = chain.key_up(one.clone());
        }
        chain.perform().await.expect("a keyboard");
    }

    /// Types where the focus is.
    pub async fn write(&self, text: &str) {
        self.driver.action_chain().send_keys(text).perform().await.expect("a keyboard");
    }

    /// The answer of a script; it runs even where the page's own scripts may not.
    pub async fn ask(&self, script: &str) -> Value {
        self.ask_with(script, Vec::new()).await
    }

    /// The answer of a script with `arguments`.
    pub async fn ask_with(&self, script: &str, words: Vec<Value>) -> Value {
        let answer = self.driver.execute(script.to_owned(), words).await;
        answer.unwrap_or_else(|error| panic!("`{script}`: {error}")).json().clone()
    }

    /// The later answer of a script, by calling its last argument.
    pub async fn ask_later(&self, script: &str, words: Vec<Value>) -> Value {
        let answer = self.driver.execute_async(script.to_owned(), words).await;
        answer.unwrap_or_else(|error| panic!("`{script}`: {error}")).json().clone()
    }

    /// The words of every match, white space made one.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(element => element.textContent.replace(/\\s+/g, ' ').trim())";
        strings(&self.ask_with(script, vec![json!(selector)]).await)
    }

    /// The words of the first match.
    pub async fn text(&self, selector: &str) -> String {
        match self.texts(selector).await.into_iter().next() {
            Some(text) => text,
            None => panic!("{} has no `{selector}`", self.path().await),
        }
    }

    /// An attribute of every match that has it.
    pub async fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(element => element.getAttribute(arguments[1])).filter(value => value !== null)";
        strings(&self.ask_with(script, vec![json!(selector), json!(name)]).await)
    }

    /// An attribute of the first match.
    pub async fn attribute(&self, selector: &str, name: &str) -> String {
        match self.attributes(selector, name).await.into_iter().next() {
            Some(value) => value,
            None => panic!("{} has no `{selector}` with `{name}`", self.path().await),
        }
    }

    /// How many there are.
    pub async fn count(&self, selector: &str) -> usize {
        self.texts(selector).await.len()
    }

    /// The console's messages since it was asked last.
    pub async fn console(&self) -> Vec<String> {
        let entries: Vec<BrowserLogEntry> = self.driver.browser_log().await.expect("a console");
        entries.into_iter().map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
    }

    /// Every address that was asked for since this was asked last, as the browser's network layer saw it.
    pub async fn requests(&self) -> Vec<String> {
        let entries = self.driver.get_log("performance").await.expect("a log");
        entries
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok())
            .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|entry| entry["message"]["params"]["request"]["url"].as_str().map(str::to_owned))
            .collect()
    }

    /// The names of the cookies that are set.
    pub async fn cookies(&self) -> Vec<String> {
        let cookies = self.driver.get_all_cookies().await.expect("a jar");
        cookies.into_iter().map(|cookie| cookie.name).collect()
    }
}

fn strings(value: &Value) -> Vec<String> {
    let values = value.as_array().cloned().unwrap_or_default();
    values.iter().map(|value| value.as_str().unwrap_or_default().to_owned()).collect()
}
