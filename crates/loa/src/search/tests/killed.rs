//! kill -9 while the index is kept: afterwards it answers as one that was made anew.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fulltext::{Answer, Facet, Home, OpenError, Sort};
use kit::clock::{Clock, Ids};
use kit::db::{Db, Engine, Settings, Tx};
use kit::i18n::Lang;
use tokio_util::sync::CancellationToken;

use crate::agencies;
use crate::newsroom::document::from_markdown;
use crate::newsroom::{self, Correction, Listing, NewArticle, Text};
use crate::search::{Asked, Finder, Keeper, Step};
use crate::testing::{Dice, STAFF, World, at, text};

/// The folder of the city in which the child writes, and the round.
const CITY: &str = "LOA_TEST_KILLED_CITY";
const ROUND: &str = "LOA_TEST_KILLED_ROUND";
/// How many times the child is killed; the full run of the house sets 200.
const KILLS: &str = "LOA_TEST_KILLS";
const FEW_KILLS: u64 = 20;
/// Milliseconds in which the child is killed, once it has begun or its index has moved on.
const WITHIN: usize = 150;
/// Articles on the site at most.
const MOST: usize = 40;

const WORDS: [&str; 24] = [
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

/// Thirty questions as people type them.
fn questions() -> Vec<String> {
    let other =
        ["\"thuế đất\"", "thue dat", "nha o xa hoi metro", "98/2023", "xe buyts", "hoa giai truong hoc"];
    WORDS.iter().chain(&other).map(|&typed| typed.to_owned()).collect()
}

/// The test binary itself plays the one who is killed, when it is told where.
#[test]
fn the_one_who_is_killed() {
    let Some(folder) = std::env::var_os(CITY).map(PathBuf::from) else { return };
    let round = std::env::var(ROUND).expect("a round").parse().expect("a number");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(live(&folder, round));
}

/// Keeps the index and writes articles, until the end comes from outside.
async fn live(folder: &Path, round: u64) {
    let settings = Settings { url: String::new(), folder: folder.to_owned(), connections: 4 };
    let minute = jiff::SignedDuration::from_mins(i64::try_from(round).expect("a small number"));
    let clock = Clock::manual(at("2025-07-03T12:00") + minute);
    let db = Db::open(&settings, clock, Ids::seeded(1000 + round)).await.expect("opened");
    let home = Home::Folder(folder.join("search"));
    if round.is_multiple_of(4) {
        home.ask().expect("asked");
    }
    let keeper = Keeper::new(Finder::new(home), db.clone());
    tokio::spawn(keeper.keep(CancellationToken::new()));
    std::fs::write(begun(folder, round), "").expect("written");
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

/// Publishes, corrects, translates or withdraws.
async fn write(tx: &mut Tx, dice: &mut Dice) {
    let words = |dice: &mut Dice| -> Text {
        let mut said: Vec<&str> = Vec::new();
        for _ in 0..8 + dice.roll(30) {
            said.push(*dice.pick(&WORDS));
        }
        let title = said[..3].join(" ");
        Text { body: from_markdown(&said.join(" và ")), ..text(&title) }
    };
    let all = newsroom::latest(&*tx, Listing::All, Lang::Vi, 100).await.expect("answered");
    let act = if all.len() >= MOST { 9 } else { dice.roll(10) };
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
        _ => {
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
    }
}

/// A process that is killed when nobody waits for it any more.
struct Doomed(Child);

impl Drop for Doomed {
    fn drop(&mut self) {
        // SIGKILL: there is no chance to tidy up.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(folder: &Path, round: u64) -> Doomed {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new(program);
    command
        .args(["--exact", "search::tests::killed::the_one_who_is_killed", "--nocapture"])
        .env(CITY, folder)
        .env(ROUND, round.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut doomed = Doomed(command.spawn().expect("started"));
    let since = Instant::now();
    while !begun(folder, round).exists() {
        assert!(since.elapsed() < Duration::from_secs(60), "round {round} does not begin");
        assert!(doomed.0.try_wait().expect("known").is_none(), "round {round} ended by itself");
        std::thread::sleep(Duration::from_millis(2));
    }
    doomed
}

#[tokio::test]
async fn after_any_number_of_kills_the_index_answers_as_one_made_anew() {
    let world = World::new(Engine::Sqlite).await;
    let folder = world.folder();
    let home = Home::Folder(folder.join("search"));
    let rounds = std::env::var(KILLS).ok().and_then(|kills| kills.parse().ok()).unwrap_or(FEW_KILLS);
    level(&Finder::new(home.clone()), &world).await;
    let (mut dice, mut without, mut behind, mut moved, mut last) = (Dice::new(98), 0, 0, 0, 0);
    for round in 1..=rounds {
        let meta = folder.join("search/current/meta.json");
        let before = std::fs::read(&meta).unwrap_or_default();
        let doomed = start(folder, round);
        // In every other round the end comes when it is in the midst of it, however slow the machine.
        let since = Instant::now();
        while round.is_multiple_of(2) && std::fs::read(&meta).unwrap_or_default() == before {
            assert!(since.elapsed() < Duration::from_secs(60), "round {round} does not move on");
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_millis(u64::try_from(dice.roll(WITHIN)).expect("small")));
        drop(doomed);
        // Whatever the moment: what stands there is whole, and knows what it has seen.
        let head = kit::events::head(world.app.db()).await.expect("answered");
        match home.open() {
            Ok(index) => {
                let seen = index.seen().expect("read").position;
                behind += u64::from(seen < head);
                moved += u64::from(seen > last);
                last = seen;
            }
            Err(OpenError::Missing) => without += 1,
            Err(error) => panic!("after round {round}: {error}"),
        }
    }
    let kept = Finder::new(home);
    level(&kept, &world).await;
    let anew = Finder::new(Home::Memory);
    level(&anew, &world).await;
    let head = kit::events::head(world.app.db()).await.expect("answered");
    eprintln!(
        "{rounds} kills, {head} events: index moved on {moved} times, was behind {behind}, gone {without}"
    );
    // Killed while it works, neither before nor after.
    assert!(moved >= rounds / 3, "{moved} {behind} {without}");
    assert_eq!(kept.size(), anew.size());
    assert!(kept.size() > Some(8), "{:?}", kept.size());
    for typed in questions() {
        for site in [Lang::Vi, Lang::En] {
            for sort in [Sort::Relevance, Sort::Newest] {
                let now = world.app.db().clock().now().as_millisecond();
                let asked = Asked { typed: typed.clone(), site, sort, take: 50, now, ..Asked::default() };
                let left = kept.ask(asked.clone()).await.expect("an index");
                let right = anew.ask(asked).await.expect("an index");
                assert_eq!(said(&left), said(&right), "{typed:?} {site:?} {sort:?}");
            }
        }
    }
}

async fn level(finder: &Finder, world: &World) {
    let mut keeper = Keeper::new(finder.clone(), world.app.db().clone());
    while keeper.step().await.expect("kept") != Step::Level {
        keeper.wait().await;
    }
}

/// All that an answer says: subjects in their order, titles, extracts, reasons, totals, facets.
fn said(answer: &Answer) -> Vec<String> {
    let hits = answer
        .hits
        .iter()
        .map(|hit| format!("{} {} {:?} {:?} {:?}", hit.subject, hit.lang, hit.title, hit.extract, hit.why));
    let facets = Facet::ALL.iter().map(|facet| format!("{:?}", answer.facets.get(facet)));
    let rest = format!(
        "{} {} {} {:?} {} {} {}",
        answer.total, answer.close, answer.loose, answer.meant, answer.instead, answer.cut, answer.text
    );
    hits.chain(facets).chain([rest]).collect()
}
