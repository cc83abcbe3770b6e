//! From page to page. Nothing here looks at a page that is on its way out: a step that leads to another page waits until that
//! one is there and whole, however slow the machine.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use super::{Browser, City, Duration, Key, PATIENCE, json, strings};

/// How often a waiting loop looks again.
const PAUSE: Duration = Duration::from_millis(40);

impl Browser {
    /// Opens a page of the site.
    pub async fn open(&self, path: &str) {
        self.visit(&format!("{}{path}", self.city().url())).await;
    }

    /// Opens a page anywhere.
    pub async fn visit(&self, url: &str) {
        self.driver.goto(url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
    }

    /// Asks for a page of the site that may not come; answers all that the window shows then.
    pub async fn try_to_open(&self, path: &str) -> String {
        // Where nobody answers, the driver says so, and the window shows the browser's own words.
        let _ = self.driver.goto(format!("{}{path}", self.city().url())).await;
        self.driver.source().await.expect("the window shows something")
    }

    /// The path and query that the window shows.
    pub async fn path(&self) -> String {
        let url = self.driver.current_url().await.expect("an address");
        let city = self.city.map_or("", City::url);
        url.as_str().trim_start_matches(city).split('#').next().unwrap_or_default().to_owned()
    }

    /// Does a step that leads to another page, and waits until that page is whole.
    ///
    /// # Panics
    /// When no other page comes in time.
    pub async fn turn(&self, act: impl AsyncFnOnce()) {
        // A number of its own each time: a page that one comes back to may still carry an older one.
        static TURNS: AtomicU64 = AtomicU64::new(1);
        let turn = TURNS.fetch_add(1, Ordering::Relaxed);
        self.ask(&format!("window.turn = {turn}")).await;
        act().await;
        self.wait(&format!("window.turn !== {turn}")).await;
    }

    /// Clicks on an element that leads to another page, and waits for that page.
    pub async fn follow(&self, selector: &str) {
        self.turn(async || self.click(selector).await).await;
    }

    /// Types into a field, sends it with Enter, and waits for the page that answers.
    pub async fn type_and_send(&self, selector: &str, text: &str) {
        self.fill(selector, text).await;
        let field = self.find(selector).await;
        self.turn(async || field.send_keys(Key::Enter + "").await.expect("a field")).await;
    }

    /// Goes one page back.
    pub async fn back(&self) {
        self.turn(async || self.driver.back().await.expect("a page before")).await;
    }

    /// Loads the page anew.
    pub async fn reload(&self) {
        self.turn(async || self.driver.refresh().await.expect("the page loads anew")).await;
    }

    /// Waits until an expression holds on a whole page, over as many pages as it takes.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn wait(&self, condition: &str) {
        let begun = Instant::now();
        while !self.holds(condition).await {
            if begun.elapsed() > PATIENCE {
                panic!(
                    "never on {}: {condition}; the console says {:?}",
                    self.path().await,
                    self.console().await
                );
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Whether an expression holds; a page on its way out has no answer, and the next one has.
    async fn holds(&self, condition: &str) -> bool {
        let script = format!("return document.readyState === 'complete' && Boolean({condition})");
        let answer = self.driver.execute(script, Vec::new()).await;
        answer.is_ok_and(|answer| *answer.json() == json!(true))
    }

    /// Waits until a condition holds that may use `await` and the `words`, on the page that is open.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn wait_later(&self, condition: &str, words: &[&str]) {
        let script = format!(
            "const words = arguments[0], done = arguments[1];
            (async () => Boolean({condition}))().then(done, () => done(false));"
        );
        let begun = Instant::now();
        while self.ask_later(&script, vec![json!(words)]).await != json!(true) {
            let path = self.path().await;
            assert!(begun.elapsed() < PATIENCE, "on {path} never: {condition} {words:?}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until the window shows the whole page of an address: exactly this one, or with any query when none is named.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn arrive(&self, address: &str) {
        let begun = Instant::now();
        while !(is_at(&self.path().await, address) && self.holds("true").await) {
            if begun.elapsed() > PATIENCE {
                panic!("still at {}, not at {address}: {:?}", self.path().await, self.texts("main").await);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until a part of a page is shown, over as many pages as it takes, and answers its words.
    ///
    /// # Panics
    /// When it is not in time.
    pub async fn shown(&self, selector: &str) -> String {
        let selector = json!(selector);
        self.wait(&format!("document.querySelector({selector})")).await;
        let text =
            format!("return [document.querySelector({selector}).textContent.replace(/\\s+/g, ' ').trim()]");
        strings(&self.ask(&text).await).remove(0)
    }
}

/// Whether an address is the expected one.
fn is_at(path: &str, expected: &str) -> bool {
    let without_query = path.split('?').next().unwrap_or_default();
    path == expected || !expected.contains('?') && without_query == expected
}

#[cfg(test)]
mod tests;
