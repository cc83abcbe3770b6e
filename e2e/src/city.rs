//! The demonstration city, served for the length of a test program.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use crate::program::without_settings;

/// Keeps the program until our end of the pipe closes, however we end, then removes its folder. A `static` is never
/// dropped, and a signal on the parent's death would come when the thread that started the city ends.
const KEEPER: &str = "folder=$1; shift; \"$@\" & program=$!; while read -r _; do :; done; \
    kill -9 $program 2>/dev/null; wait $program 2>/dev/null; rm -rf \"$folder\"";

/// How the address of an article of the demonstration begins, one that was corrected.
pub const PLAN: &str = "ke-hoach-1330-";

/// A running `loa demo` with a folder of its own.
#[derive(Debug)]
pub struct City {
    url: String,
    keeper: Mutex<Child>,
}

impl City {
    /// The one city that all journeys of a test program share; none when there is no program to start.
    pub fn shared() -> Option<&'static Self> {
        static CITY: OnceLock<Option<City>> = OnceLock::new();
        CITY.get_or_init(Self::start).as_ref()
    }

    /// Starts a city and waits until it says where it is.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start() -> Option<Self> {
        let program = crate::program_under_test()?;
        let folder = tempfile::TempDir::with_prefix("loa-e2e-").expect("a temporary folder").keep();
        let settings = [("LOA_LISTEN", "127.0.0.1:0".to_owned())];
        let city = Self::launch(&program, &folder, "demo", &settings, None);
        city.wait_for_search();
        Some(city)
    }

    /// The site answers before its search index is made; journeys begin when it is.
    fn wait_for_search(&self) {
        let ready = || {
            let page = crate::http::get(self.authority(), "/tim?q=nghi+quyet").ok()?;
            String::from_utf8_lossy(&page.body).contains("search-list").then_some(())
        };
        let begun = std::time::Instant::now();
        while ready().is_none() {
            assert!(begun.elapsed() < Duration::from_secs(60), "the search index is never made");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Starts the program with a word and settings in a folder, which goes with it, and waits until it says where it is;
    /// `url` is how it is reached when that is another way.
    ///
    /// # Panics
    /// When it does not start.
    pub fn launch(
        program: &Path,
        folder: &Path,
        word: &str,
        settings: &[(&str, String)],
        url: Option<String>,
    ) -> Self {
        let mut command = Command::new("sh");
        without_settings(&mut command)
            .args(["-c", KEEPER, "sh"])
            .arg(folder)
            .arg(program)
            .arg(word)
            .current_dir(folder)
            .env("LOA_DATA", folder.join("data"))
            .env("LOA_LOG_LEVEL", "warn")
            .envs(settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut keeper = command.spawn().expect("a shell");
        let mut lines = BufReader::new(keeper.stdout.take().expect("a piped output")).lines();
        let said = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("Loa is at ").map(str::to_owned))
            .expect("the city says where it is");
        // A program whose output nobody reads would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Self { url: url.unwrap_or(said), keeper: Mutex::new(keeper) }
    }

    /// Where it is, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address of the article whose words begin so.
    pub fn article(&self, words: &str) -> String {
        crate::news::article(self.authority(), words)
    }

    /// Its address and port.
    pub fn authority(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// Ends it at once, and waits until its process is gone; a second time does nothing.
    pub fn stop(&self) {
        let mut keeper = self.keeper.lock().unwrap_or_else(PoisonError::into_inner);
        // Waiting closes our end of the pipe, which is the sign to leave.
        let _ = keeper.wait();
    }
}

impl Drop for City {
    fn drop(&mut self) {
        self.stop();
    }
}
