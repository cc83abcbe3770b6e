//! kill -9 while the index is kept: afterwards it answers as one that was made anew.

mod child;

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use fulltext::{Answer, Facet, Home, Sort};
use kit::db::Engine;
use kit::i18n::Lang;
use kit::testing::engines;

use crate::testing::{Dice, World, sources};
use crate::{Finder, Indexer, SearchRequest, Step};
use child::{Doomed, WORDS, fill};

/// How many times the child is killed; the full run of the house sets 200.
const KILLS: &str = "LOA_TEST_KILLS";
const FEW_KILLS: u64 = 20;
/// On PostgreSQL, and while an index is made, one in so many: there the outcome is the same each time.
const FEWER: u64 = 4;
/// After so many kills the index is compared with one made anew; it goes on as it is.
const COMPARE: u64 = 10;
/// Milliseconds in which the child is killed, once it has begun or its index has moved on.
const WITHIN: usize = 150;
/// A file that stands in the index of the beginning and in no other: a process that makes one anew takes it away.
const FIRST: &str = "the-first";

fn kills() -> u64 {
    std::env::var(KILLS).ok().and_then(|kills| kills.parse().ok()).unwrap_or(FEW_KILLS)
}

/// Questions as people type them.
fn questions() -> Vec<String> {
    let other =
        ["\"thuế đất\"", "thue dat", "nha o xa hoi metro", "98/2023", "xe buyts", "hoa giai truong hoc"];
    WORDS.iter().chain(&other).map(|&typed| typed.to_owned()).collect()
}

/// A city with its index in a folder.
struct Kept {
    world: World,
    home: Home,
}

impl Kept {
    async fn new(engine: Engine) -> Self {
        let world = World::new(engine).await;
        fill(&world).await;
        let home = Home::Folder(world.folder().join("search"));
        level(&Finder::new(home.clone()), &world).await;
        Self { home, world }
    }

    fn folder(&self) -> PathBuf {
        self.world.folder().join("search")
    }

    fn current(&self) -> PathBuf {
        self.folder().join("current")
    }

    /// How far the index has seen. At any moment of the end, the index that stands there is whole.
    fn seen(&self, round: u64) -> i64 {
        let index = self.home.open().unwrap_or_else(|error| panic!("after round {round}: {error}"));
        index.seen().expect("read").position
    }

    /// Told of the events that it has not seen, and of no more, the index answers as one that is made anew.
    async fn is_as_made_anew(&self, round: u64) {
        let (kept, anew) = (Finder::new(self.home.clone()), Finder::new(Home::Memory));
        // The server may still commit the last words of the dead process: both must have seen them.
        loop {
            level(&kept, &self.world).await;
            level(&anew, &self.world).await;
            let seen = |finder: &Finder| finder.index().expect("an index").seen().expect("read");
            if seen(&kept) == seen(&anew) {
                break;
            }
        }
        assert_eq!(kept.state().texts, anew.state().texts, "after round {round}");
        assert!(kept.state().texts > Some(50), "{:?}", kept.state().texts);
        let now = self.world.app.db().clock().now().as_millisecond();
        for typed in questions() {
            for (site, sort) in
                [(Lang::Vi, Sort::Relevance), (Lang::Vi, Sort::Newest), (Lang::En, Sort::Relevance)]
            {
                let asked = SearchRequest {
                    typed: typed.clone(),
                    site,
                    sort,
                    take: 50,
                    now,
                    ..SearchRequest::default()
                };
                let left = kept.ask(asked.clone()).await.expect("an index");
                let right = anew.ask(asked).await.expect("an index");
                assert_eq!(said(&left), said(&right), "after round {round}: {typed:?} {site:?} {sort:?}");
            }
        }
    }
}

#[tokio::test]
async fn after_any_number_of_kills_the_index_answers_as_one_made_anew() {
    for engine in engines() {
        let rounds = if engine == Engine::Sqlite { kills() } else { kills() / FEWER };
        killed_while_it_follows(engine, rounds).await;
    }
}

/// Nothing is made anew from the first kill to the last: the index has kept the texts that it answers in the end.
async fn killed_while_it_follows(engine: Engine, rounds: u64) {
    let kept = Kept::new(engine).await;
    let (meta, first) = (kept.current().join("meta.json"), kept.current().join(FIRST));
    fs::write(&first, "").expect("written");
    let (mut dice, mut behind, mut moved, mut last) = (Dice::new(98), 0, 0, 0);
    for round in 1..=rounds {
        let before = fs::read(&meta).expect("an index");
        let mut doomed = Doomed::start(&kept.world, round);
        // In every other round the end comes when it is in the midst of it, however slow the machine.
        doomed.until(round, || round % 2 == 1 || fs::read(&meta).is_ok_and(|now| now != before));
        kill(doomed, &mut dice);
        let head = kit::events::head(kept.world.app.db()).await.expect("answered");
        let seen = kept.seen(round);
        behind += u64::from(seen < head);
        moved += u64::from(seen > last);
        last = seen;
        if round % COMPARE == 0 || round == rounds {
            kept.is_as_made_anew(round).await;
        }
        assert!(first.exists() && !kept.folder().join("set-aside").exists(), "round {round}: made anew");
    }
    let head = kit::events::head(kept.world.app.db()).await.expect("answered");
    eprintln!("{engine:?}: {rounds} kills, {head} events: index moved on {moved} times, was behind {behind}");
    // Killed while it works, neither before nor after.
    assert!(moved >= rounds / 3 && behind > 0, "{moved} {behind}");
}

#[tokio::test]
async fn an_index_being_made_may_be_killed_at_any_moment() {
    let kept = Kept::new(Engine::Sqlite).await;
    let rounds = kills() / FEWER;
    let building = kept.folder().join("building");
    let (mut dice, mut midst, mut done, mut without) = (Dice::new(15), 0, 0, 0);
    for round in 1..=rounds {
        let _ = fs::write(kept.current().join(FIRST), "");
        kept.home.ask().expect("asked");
        let mut doomed = Doomed::start(&kept.world, round);
        // While it is made, while it takes the place of the one before, and after.
        let first = kept.current().join(FIRST);
        doomed.until(round, || building.exists() && round % 2 == 1 || !first.exists());
        if round % 4 == 0 {
            drop(doomed)
        } else {
            kill(doomed, &mut dice)
        }
        midst += u64::from(building.exists());
        // Of an index that is being removed a part may be left; it does not open as an index.
        without += u64::from(kept.home.open().is_err());
        done += u64::from(kept.home.open().is_ok() && !first.exists());
        // Otherwise the comparison would make it anew, and see nothing of the index that the dead process left.
        kept.home.answered().expect("written");
        if round % FEWER == 0 || round == rounds {
            kept.is_as_made_anew(round).await;
        }
    }
    eprintln!("{rounds} kills while it is made: {midst} in the midst, {done} done, {without} without any");
    assert!(midst > 0 && midst < rounds, "{midst} {done} {without}");
}

fn kill(doomed: Doomed, dice: &mut Dice) {
    std::thread::sleep(Duration::from_millis(u64::try_from(dice.roll(WITHIN)).expect("small")));
    drop(doomed);
}

async fn level(finder: &Finder, world: &World) {
    let mut keeper = Indexer::new(finder.clone(), world.app.db().clone(), sources());
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
