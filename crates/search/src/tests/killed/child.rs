//! The process that is killed: it keeps the index of a city and writes articles, until the end comes from outside.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fulltext::Home;
use kit::clock::{Clock, Ids};
use kit::db::{Db, Settings, Tx};
use kit::i18n::Lang;
use tokio_util::sync::CancellationToken;

use crate::testing::{Dice, STAFF, World, at, sources, text};
use crate::{Finder, Indexer};
use document::from_markdown;
use newsroom::{self, Correction, Listing, NewArticle, Text};

/// The folder of the city in which the child writes, its database, and the round.
const CITY: &str = "LOA_TEST_KILLED_CITY";
const DATABASE: &str = "LOA_TEST_KILLED_DATABASE";
const ROUND: &str = "LOA_TEST_KILLED_ROUND";
/// Articles on the site at most: enough that the index is in several pieces, and that making it anew takes a while.
const MOST: usize = 150;

pub(super) const WORDS: [&str; 24] = [
    "thuế",
    "thuê đất",
    "thuế đất",
    "nhà ở xã hội",
    "xe buýt",
    "metro",
    "vỉa hè",
    "hồ sơ",
    "một cửa",
    "Nghị quyết 98/2023/QH15",
    "nq 98",
    "Quyết định 84/2024/QĐ-UBND",
    "hòa giải",
    "hoà giải",
    "tiêm chủng",
    "trường học",
    "cây xanh",
    "giá vé",
    "Sài Gòn",
    "phường Bến Nghé",
    "bus tickets",
    "housing policy",
    "the river",
    "chợ đêm",
];

/// The test binary itself plays the process that is killed, when it is told the city's folder.
#[test]
fn the_one_who_is_killed() {
    let Some(folder) = std::env::var_os(CITY).map(PathBuf::from) else { return };
    let url = std::env::var(DATABASE).expect("a database, perhaps that of the folder");
    let round = std::env::var(ROUND).expect("a round").parse().expect("a number");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(live(Settings { url, folder, connections: 4 }, round));
}

/// Keeps the index and writes articles, until the end comes from outside.
async fn live(settings: Settings, round: u64) {
    let minute = jiff::SignedDuration::from_mins(i64::try_from(round).expect("a small number"));
    let clock = Clock::manual(at("2025-07-03T12:00") + minute);
    let db = Db::open(&settings, clock, Ids::seeded(1000 + round)).await.expect("opened");
    let finder = Finder::new(Home::Folder(settings.folder.join("search")));
    let keeper = Indexer::new(finder, db.clone(), sources());
    tokio::spawn(keeper.keep(CancellationToken::new()));
    std::fs::write(begun(&settings.folder, round), "").expect("written");
    let mut dice = Dice::new(round);
    loop {
        let mut tx = db.begin().await.expect("begun");
        write(&mut tx, &mut dice).await;
        tx.commit().await.expect("kept");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn begun(folder: &Path, round: u64) -> PathBuf {
    folder.join(format!("begun-{round}"))
}

/// Publishes many articles at once, for a city that is not new.
pub(super) async fn fill(world: &World) {
    let (mut tx, mut dice) = (world.tx().await, Dice::new(2025));
    for _ in 0..MOST * 2 / 3 {
        publish(&mut tx, &mut dice).await;
    }
    tx.commit().await.expect("kept");
}

/// Publishes, corrects, translates or withdraws.
async fn write(tx: &mut Tx, dice: &mut Dice) {
    let all = newsroom::latest(&*tx, Listing::All, Lang::Vi, MOST).await.expect("answered");
    let act = if all.len() >= MOST { 8 } else { dice.roll(10) };
    let one = if all.is_empty() { None } else { Some(dice.pick(&all).article.id) };
    let now = tx.now();
    match (act, one) {
        (4..=6, Some(id)) => {
            // The same words, or an article without this language: nothing to do.
            let lang = *dice.pick(&[Lang::Vi, Lang::En]);
            let _ =
                newsroom::correct(tx, &STAFF, Correction::new(id, lang, words(dice), "Sửa chữ.", now)).await;
        }
        (7, Some(id)) => {
            let _ = newsroom::translate(tx, &STAFF, id, Lang::En, words(dice), 1, now).await;
        }
        (8.., Some(id)) => newsroom::withdraw(tx, &STAFF, id, "Đăng nhầm.", None).await.expect("withdrawn"),
        _ => publish(tx, dice).await,
    }
}

async fn publish(tx: &mut Tx, dice: &mut Dice) {
    let categories = newsroom::categories(&*tx).await.expect("answered");
    let agency = agencies::agency_by_slug(&*tx, "ubnd").await.expect("answered").expect("an agency");
    let new = NewArticle {
        slug: String::new(),
        lang: Lang::Vi,
        category: dice.pick(&categories).id,
        agency: agency.id,
        themes: Vec::new(),
        areas: Vec::new(),
        // Several at the same moment, as they come from an import.
        published_at: at(&format!("202{}-06-0{}T08:00", 4 + dice.roll(2), 1 + dice.roll(9))),
        text: words(dice),
        forced: String::new(),
    };
    newsroom::publish(tx, &STAFF, new, &jiff::tz::TimeZone::UTC).await.expect("published");
}

fn words(dice: &mut Dice) -> Text {
    let said: Vec<&str> = (0..8 + dice.roll(30)).map(|_| *dice.pick(&WORDS)).collect();
    Text { body: from_markdown(&said.join(" và ")), ..text(&said[..3].join(" ")) }
}

/// A process that is killed when nobody waits for it any more.
pub(super) struct Doomed(Child);

impl Drop for Doomed {
    fn drop(&mut self) {
        // SIGKILL: there is no chance to tidy up.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Doomed {
    /// Starts one, and waits until it has begun to write.
    pub(super) fn start(world: &World, round: u64) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command
            .args(["--exact", "tests::killed::child::the_one_who_is_killed", "--nocapture"])
            .env(CITY, world.folder())
            .env(DATABASE, world.database_url())
            .env(ROUND, round.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut doomed = Self(command.spawn().expect("started"));
        doomed.until(round, || begun(world.folder(), round).exists());
        doomed
    }

    /// Waits until something is so; it must still live then.
    pub(super) fn until(&mut self, round: u64, so: impl Fn() -> bool) {
        let since = Instant::now();
        while !so() {
            assert!(since.elapsed() < Duration::from_secs(60), "round {round} does not move on");
            assert!(self.0.try_wait().expect("known").is_none(), "round {round} ended by itself");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}
