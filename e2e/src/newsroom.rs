//! An officer at the desk: signs in as a role of the demonstration, presses and fills as their hands can.

use serde_json::json;
use thirtyfour::Key;

use crate::axe;
use crate::browser::Browser;

/// The person who writes and publishes.
pub const EDITOR: &str = "Biên tập viên Sở Tư pháp";
/// The person who reviews, and may withdraw.
pub const REVIEWER: &str = "Người thẩm định Sở Tư pháp";

/// More steps than any page has places for Tab to stop at.
const STOPS: usize = 150;

/// The way by which a person reaches the thing to press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// By Tab, Enter and Space alone.
    Keys,
    /// With a finger on a screen.
    Finger,
    /// With a mouse.
    Mouse,
}

/// An officer in front of a browser.
#[derive(Clone, Copy, Debug)]
pub struct Officer<'a> {
    /// Their window.
    pub browser: &'a Browser,
    /// How they reach things.
    pub hand: Hand,
    /// The language's prefix: empty or `/en`.
    pub prefix: &'static str,
    /// Whether every page is judged by axe, light and dark.
    pub judged: bool,
}

impl Officer<'_> {
    /// Opens a page of the desk, such as `/ban-thao`, in the officer's language.
    pub async fn open(&self, page: &str) {
        self.browser.open(&format!("{}/lam-viec{page}", self.prefix)).await;
    }

    /// Signs in as a role of the demonstration, after signing out anyone before.
    pub async fn sign_in(&self, role: &str) {
        self.browser.forget_cookies().await;
        self.open("/dang-nhap").await;
        self.look("signing in").await;
        self.mark(".roles button", role).await;
        self.go("#marked").await;
        self.look("home").await;
    }

    /// Gives the first match with these words a name, `#marked`, to reach it by.
    pub async fn mark(&self, selector: &str, words: &str) {
        let script = "document.querySelector('#marked')?.removeAttribute('id');
            const found = [...document.querySelectorAll(arguments[0])].find(one => one.textContent.includes(arguments[1]));
            if (found) found.id = 'marked';
            return Boolean(found)";
        let found = self.browser.ask_with(script, vec![json!(selector), json!(words)]).await;
        assert_eq!(found, json!(true), "{} has no `{selector}` with `{words}`", self.browser.path().await);
    }

    /// Presses an element that leads to another page, and waits for it.
    pub async fn go(&self, selector: &str) {
        self.browser.turn(async || self.press(selector).await).await;
    }

    /// Presses a button, a link or a summary.
    pub async fn press(&self, selector: &str) {
        match self.hand {
            Hand::Keys => {
                self.reach(selector).await;
                self.browser.press(Key::Enter).await;
            }
            Hand::Finger => self.browser.tap(selector).await,
            Hand::Mouse => self.click(selector).await,
        }
    }

    /// Goes to the element that is pressed next, so that the press itself takes no time.
    pub async fn approach(&self, selector: &str) {
        if self.hand == Hand::Keys {
            self.reach(selector).await;
        }
    }

    async fn click(&self, selector: &str) {
        let show =
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.browser.ask_with(show, vec![json!(selector)]).await;
        self.browser.click(selector).await;
    }

    /// Writes into a field, over the text that stood there.
    pub async fn fill(&self, selector: &str, text: &str) {
        match self.hand {
            Hand::Keys => self.reach(selector).await,
            Hand::Finger => {
                self.browser.tap(selector).await;
                self.browser.wait(&format!("document.activeElement.matches({})", json!(selector))).await;
            }
            Hand::Mouse => self.click(selector).await,
        }
        self.browser.press_with(&[Key::Control], 'a').await;
        self.browser.write(text).await;
    }

    /// Goes to something with Tab alone.
    async fn reach(&self, selector: &str) {
        let here = "const at = document.activeElement;
            return { there: at.matches(arguments[0]), writing: at.matches('.editor-text') }";
        for _ in 0..STOPS {
            let focus = self.browser.ask_with(here, vec![json!(selector)]).await;
            if focus["there"] == true {
                return;
            }
            if focus["writing"] == true {
                self.browser.press(Key::Escape).await;
            }
            self.browser.press(Key::Tab).await;
        }
        panic!("Tab never comes to `{selector}` on {}", self.browser.path().await);
    }

    /// Opens a folded part, unless it is open.
    pub async fn unfold(&self, summary: &str) {
        let open = format!("document.querySelector({}).closest('details').open", json!(summary));
        if self.browser.ask(&format!("return {open}")).await != json!(true) {
            self.press(summary).await;
            // A finger's touch becomes a press only some time later.
            self.browser.wait(&open).await;
        }
    }

    /// Goes to another part of the desk by its menu.
    pub async fn turn_to(&self, part: &str) {
        let folded = "return getComputedStyle(document.querySelector('.desk-nav')).display === 'none'";
        if self.browser.ask(folded).await == json!(true) {
            self.unfold(".desk-head .menu summary").await;
        }
        self.go(&format!(".desk-nav a[href$='{part}']")).await;
    }

    /// The page's message about the last step.
    pub async fn said(&self) -> String {
        self.browser.text(".notice.success").await
    }

    /// Begins a draft by way of home.
    pub async fn begin(&self) {
        self.open("").await;
        self.go(".home-head .button").await;
        self.unfold(".start summary").await;
        self.look("drafts").await;
        self.go(".start form .button").await;
        self.ready().await;
    }

    /// Waits until the text can be written in.
    pub async fn ready(&self) {
        self.browser.wait("document.querySelector('#title')").await;
        if self.browser.count("script[type=module][src*=editor]").await > 0 && self.has_scripts().await {
            self.browser.wait("document.querySelector('#body')?.loaEditor").await;
        }
    }

    async fn has_scripts(&self) -> bool {
        self.browser.ask("return matchMedia('(scripting: enabled)').matches").await == json!(true)
    }

    /// Writes the body: in the editor, or as Markdown where no script runs.
    pub async fn write_body(&self, text: &str) {
        let field = if self.has_scripts().await { ".editor-text" } else { "#body" };
        self.fill(field, text).await;
    }

    /// Judges the page by axe, light and dark, and that it does not scroll sideways.
    pub async fn look(&self, page: &str) {
        let wide = self
            .browser
            .ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await;
        assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "{page} scrolls sideways by {wide}");
        if !self.judged {
            return;
        }
        for dark in [false, true] {
            self.browser.show_as("screen", dark).await;
            let found = axe::look(self.browser).await;
            assert_eq!(found.violations, Vec::<String>::new(), "{page}, dark: {dark}");
        }
        self.browser.show_as("screen", false).await;
    }
}
