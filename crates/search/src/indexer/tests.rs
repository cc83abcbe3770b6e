//! Harms to the folder of an index, and its recovery.

use std::fs;
use std::path::{Path, PathBuf};

use fulltext::Home;
use kit::clock::Ids;
use kit::db::{Engine, Settings};
use kit::testing::engines;
use tempfile::TempDir;

use super::*;
use crate::testing::{STAFF, World, sources};
use crate::{SearchRequest, Unanswered, ask_anew};

/// A node with its index in a folder, over the city's database.
struct Node {
    finder: Finder,
    keeper: Indexer,
}

impl Node {
    fn new(folder: &Path, world: &World) -> Self {
        let finder = Finder::new(Home::Folder(folder.join("search")));
        Self { keeper: Indexer::new(finder.clone(), world.app.db().clone(), sources()), finder }
    }

    /// Goes on until everything is told; no step may fail.
    async fn level(&mut self) {
        while self.keeper.step().await.expect("kept") != Step::Level {
            self.keeper.wait().await;
        }
    }

    /// Goes on in spite of errors.
    async fn recover(&mut self) {
        for _ in 0..20 {
            match self.keeper.step().await {
                Ok(Step::Level) => return,
                Ok(_) | Err(_) => self.keeper.wait().await,
            }
        }
        panic!("it does not come back");
    }

    /// Why nothing is found.
    async fn why_not(&self) -> Option<Unanswered> {
        self.finder
            .ask(SearchRequest { typed: "xe buýt".into(), take: 10, ..SearchRequest::default() })
            .await
            .err()
    }

    /// Asks until it is found.
    async fn until(&self, typed: &str, number: u64) {
        for _ in 0..2_000 {
            if self.found(typed).await.is_some_and(|found| found.contains(&number)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{typed} is not found");
    }

    /// The articles found; `None` while the index cannot be asked.
    async fn found(&self, typed: &str) -> Option<Vec<u64>> {
        let asked = SearchRequest { typed: typed.into(), take: 10, ..SearchRequest::default() };
        let answer = self.finder.ask(asked).await.ok()?;
        let mut found: Vec<u64> = answer.hits.iter().map(|hit| hit.subject.key).collect();
        found.sort_unstable();
        Some(found)
    }
}

async fn city() -> World {
    World::new(Engine::Sqlite).await
}

/// Runs a story in a city on every engine, with a folder for its index.
async fn in_a_folder<F: Future<Output = ()>>(story: impl Fn(World, TempDir) -> F) {
    for engine in engines() {
        story(World::new(engine).await, TempDir::new().expect("a folder")).await;
    }
}

/// A file of the index in use.
fn file(current: &Path, end: &str) -> PathBuf {
    let mut files = fs::read_dir(current).expect("an index").map(|entry| entry.expect("an entry").path());
    files.find(|path| path.extension().is_some_and(|own| own == end)).expect("a file of this kind")
}

fn change(path: &Path, change: impl Fn(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).expect("read");
    change(&mut bytes);
    fs::write(path, bytes).expect("written");
}

type Harm = (&'static str, fn(&Path));

/// Harms to the folder while nobody looks.
const HARMS: [Harm; 16] = [
    ("meta emptied", |home| fs::write(home.join("current/meta.json"), "").expect("written")),
    ("meta garbage", |home| fs::write(home.join("current/meta.json"), "{\u{0}").expect("written")),
    ("meta gone", |home| fs::remove_file(home.join("current/meta.json")).expect("removed")),
    ("an older format", |home| {
        let meta = home.join("current/meta.json");
        let older = fs::read_to_string(&meta).expect("read").replace("\\\"format\\\":", "\\\"format\\\":7");
        fs::write(meta, older).expect("written");
    }),
    ("an older payload", |home| {
        let meta = home.join("current/meta.json");
        let older = fs::read_to_string(&meta).expect("read").replace("\\\"seen\\\":", "\\\"read\\\":");
        fs::write(meta, older).expect("written");
    }),
    ("a flipped bit in the texts", |home| {
        change(&file(&home.join("current"), "store"), |bytes| bytes[9] ^= 4)
    }),
    ("a flipped bit in the words", |home| {
        change(&file(&home.join("current"), "term"), |bytes| bytes[9] ^= 4)
    }),
    ("half a file of places", |home| {
        change(&file(&home.join("current"), "pos"), |bytes| bytes.truncate(bytes.len() / 2));
    }),
    ("an empty file of columns", |home| change(&file(&home.join("current"), "fast"), Vec::clear)),
    ("a file gone", |home| fs::remove_file(file(&home.join("current"), "idx")).expect("removed")),
    ("a folder for a file", |home| {
        let path = file(&home.join("current"), "idx");
        fs::remove_file(&path).expect("removed");
        fs::create_dir(path).expect("made");
    }),
    ("a file for the folder", |home| {
        fs::remove_dir_all(home.join("current")).expect("removed");
        fs::write(home.join("current"), "?").expect("written");
    }),
    ("all gone", |home| fs::remove_dir_all(home).expect("removed")),
    ("half made", |home| {
        fs::remove_dir_all(home.join("current")).expect("removed");
        fs::create_dir_all(home.join("building/deep")).expect("made");
        fs::write(home.join("building/meta.json"), "{").expect("written");
    }),
    ("a crash before the new one was put in place", |home| {
        fs::rename(home.join("current"), home.join("building")).expect("renamed");
    }),
    ("a folder for the lock", |home| {
        fs::remove_file(home.join("kept")).expect("removed");
        fs::create_dir(home.join("kept")).expect("made");
    }),
];

#[tokio::test]
async fn whatever_was_done_to_the_folder_the_index_comes_back() {
    let (world, folder) = (city().await, TempDir::new().expect("a folder"));
    let home = folder.path().join("search");
    let mut node = Node::new(folder.path(), &world);
    node.level().await;
    let expected = node.found("xe buýt").await.expect("an index");
    assert_eq!(expected, [1, 2, 7]);
    for (name, harm) in HARMS {
        drop(node);
        harm(&home);
        node = Node::new(folder.path(), &world);
        assert_eq!(node.found("xe buýt").await, None, "{name}: asked too early");
        node.level().await;
        assert_eq!(node.found("xe buýt").await.as_ref(), Some(&expected), "{name}");
        let left = fs::read_dir(&home).expect("read").map(|entry| entry.expect("an entry").file_name());
        let mut left: Vec<String> = left.map(|name| name.to_string_lossy().into_owned()).collect();
        left.retain(|name| name != "set-aside");
        left.sort();
        assert_eq!(left, ["current", "kept"], "{name}");
    }
}

#[tokio::test]
async fn an_index_of_another_record_is_not_believed() {
    for engine in engines() {
        let (world, folder) = (World::new(engine).await, TempDir::new().expect("a folder"));
        world.publish(world.draft("Hội thi dưa hấu", "2025-07-02T11:00")).await;
        let mut node = Node::new(folder.path(), &world);
        node.level().await;
        assert_eq!(node.found("dưa hấu").await, Some(vec![9]));

        // A database brought back from an older copy: its record ends before the event that the index saw last.
        let older = World::new(engine).await;
        let mut other = Node::new(folder.path(), &older);
        drop(node);
        other.level().await;
        assert_eq!(other.found("dưa hấu").await, Some(vec![]));
        drop(other);

        // Another one of the same length, while the node runs.
        let mut node = Node::new(folder.path(), &world);
        node.level().await;
        let another = World::new(engine).await;
        another.tx().await.id();
        another.publish(another.draft("Hội thi khoai mì", "2025-07-02T11:00")).await;
        node.keeper.db = another.app.db().clone();
        node.level().await;
        assert_eq!(node.found("dưa hấu").await, Some(vec![]));
        assert_eq!(node.found("khoai mì").await, Some(vec![9]));
        node.keeper.db = older.app.db().clone();
        node.level().await;
        assert_eq!(node.found("khoai mì").await, Some(vec![]));
    }
}

#[tokio::test]
async fn of_two_processes_one_keeps_the_index_and_the_other_reads_it() {
    in_a_folder(|world, folder| async move {
        let (mut first, mut second) = (Node::new(folder.path(), &world), Node::new(folder.path(), &world));
        first.level().await;
        assert!(matches!(second.keeper.step().await, Err(IndexerError::Busy)));
        assert_eq!(second.found("xe buýt").await, Some(vec![1, 2, 7]));
        world.publish(world.draft("Hội thi dưa hấu", "2025-07-02T11:00")).await;
        first.level().await;
        assert!(matches!(second.keeper.step().await, Err(IndexerError::Busy)));
        assert_eq!(second.found("dưa hấu").await, Some(vec![9]));
        // The first one makes a new index; the second follows it there.
        first.finder.home().ask().expect("asked");
        first.level().await;
        while first.finder.home().is_asked() {
            first.keeper.wait().await;
            first.level().await;
        }
        assert!(matches!(second.keeper.step().await, Err(IndexerError::Busy)));
        assert_eq!(second.found("dưa hấu").await, Some(vec![9]));
        // The first one ends; the second takes over where it was, and tells on.
        drop(first);
        world.publish(world.draft("Hội thi khoai mì", "2025-07-02T11:00")).await;
        assert_eq!(second.keeper.step().await.expect("kept"), Step::Level, "nothing is made anew");
        assert_eq!(second.found("khoai mì").await, Some(vec![10]));
    })
    .await;
}

#[tokio::test]
async fn an_index_that_fails_while_it_is_asked_is_set_aside_and_made_anew() {
    let (world, folder) = (city().await, TempDir::new().expect("a folder"));
    let mut node = Node::new(folder.path(), &world);
    node.level().await;
    for _ in 0..2 {
        node.finder.suspected("a bit flipped on the way");
        assert_eq!(node.found("xe buýt").await, None);
        node.level().await;
        assert_eq!(node.found("xe buýt").await, Some(vec![1, 2, 7]));
        assert!(folder.path().join("search/set-aside/meta.json").exists());
    }
}

#[tokio::test]
async fn an_index_that_cannot_be_written_still_answers_until_there_is_another() {
    let (world, folder) = (city().await, TempDir::new().expect("a folder"));
    let current = folder.path().join("search/current");
    let mut node = Node::new(folder.path(), &world);
    node.level().await;
    let harms: [fn(&Path); 2] = [
        |current| fs::remove_dir_all(current).expect("removed"),
        |current| {
            fs::remove_dir_all(current).expect("removed");
            fs::write(current, "?").expect("written");
        },
    ];
    for (number, harm) in (9..).zip(harms) {
        harm(&current);
        assert_eq!(node.found("xe buýt").await, Some(vec![1, 2, 7]));
        world.publish(world.draft(&format!("Hội thi dưa hấu {number}"), "2025-07-02T11:00")).await;
        assert!(node.keeper.step().await.is_err(), "the words cannot be kept");
        assert_eq!(node.found("xe buýt").await, Some(vec![1, 2, 7]));
        node.recover().await;
        node.level().await;
        assert!(node.found("dưa hấu").await.expect("an index").contains(&number));
        assert!(current.join("meta.json").exists());
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_keeps_nobody_from_reading_titles() {
    let (world, folder) = (city().await, TempDir::new().expect("a folder"));
    let home = folder.path().join("search");
    // The folder would stand below a file.
    fs::write(folder.path().join("file"), "in the way").expect("written");
    let mut node = Node::new(&folder.path().join("file"), &world);
    for _ in 0..3 {
        assert!(matches!(node.keeper.step().await, Err(IndexerError::Folder(_))));
        assert_eq!(
            node.why_not().await,
            Some(Unanswered::Failing),
            "nobody promises that it will be there soon"
        );
    }
    // No room for a new index: the path of its files would be longer than any path may be.
    fs::create_dir(&home).expect("made");
    let mut deep = home.clone();
    while deep.as_os_str().len() < 3_900 {
        deep.push("d".repeat(160.min(4_050 - deep.as_os_str().len())));
    }
    fs::create_dir_all(&deep).expect("made");
    node = Node::new(&deep, &world);
    for _ in 0..3 {
        node.keeper.wait().await;
        let _ = node.keeper.step().await;
        assert_eq!(node.found("xe buýt").await, None);
    }
    // There is room again.
    node = Node::new(folder.path(), &world);
    node.level().await;
    assert_eq!(node.found("xe buýt").await, Some(vec![1, 2, 7]));
    assert!(!node.finder.state().failing);
}

#[tokio::test]
async fn a_file_in_the_place_of_the_folder_is_set_aside() {
    let (world, folder) = (city().await, TempDir::new().expect("a folder"));
    let home = folder.path().join("search");
    for number in ["one", "two"] {
        fs::write(&home, number).expect("written");
        let mut node = Node::new(folder.path(), &world);
        assert_eq!(node.why_not().await, Some(Unanswered::Making { percent: None }));
        node.level().await;
        assert_eq!(node.found("xe buýt").await, Some(vec![1, 2, 7]));
        assert_eq!(fs::read_to_string(home.join("set-aside")).expect("kept for who wants to know"), number);
        drop(node);
        fs::remove_dir_all(&home).expect("removed");
    }
    // A link to a disk that is not there is not ours to move: it comes back.
    let disk = folder.path().join("disk");
    std::os::unix::fs::symlink(&disk, &home).expect("linked");
    let mut node = Node::new(folder.path(), &world);
    assert!(matches!(node.keeper.step().await, Err(IndexerError::Folder(_))));
    fs::create_dir(&disk).expect("made");
    node.level().await;
    assert!(disk.join("current/meta.json").exists());
}

#[tokio::test]
async fn what_is_asked_for_at_the_desk_every_node_does_once() {
    in_a_folder(|world, folder| async move {
        let other = TempDir::new().expect("a folder");
        for place in [folder.path(), other.path()] {
            Node::new(place, &world).level().await;
            // Gone as soon as another index takes the place of this one.
            fs::write(place.join("search/current/first"), "").expect("written");
        }
        let mut tx = world.tx().await;
        ask_anew(&mut tx, &STAFF).await.expect("asked");
        tx.commit().await.expect("kept");
        for place in [folder.path(), other.path()] {
            let mut node = Node::new(place, &world);
            node.level().await;
            assert!(node.finder.home().is_asked() && node.found("xe buýt").await.is_some());
            // The process ends before the new one is in its place; the next process makes another.
            node.keeper.wait().await;
            drop(node);
            let mut node = Node::new(place, &world);
            node.level().await;
            node.keeper.wait().await;
            node.level().await;
            assert!(!place.join("search/current/first").exists());
            assert_eq!(node.found("xe buýt").await, Some(vec![1, 2, 7]));
            assert!(!node.finder.home().is_asked() && node.keeper.making.is_none());
            // Asked for before this index began, it is not made again.
            drop(node);
            let mut node = Node::new(place, &world);
            node.level().await;
            assert!(node.keeper.making.is_none());
        }
    })
    .await;
}

#[tokio::test]
async fn what_one_node_publishes_the_other_finds_in_an_index_of_its_own() {
    in_a_folder(|world, folder| async move {
        // Another process with its own connections and its own folder, as on another machine.
        let (url, data) = (world.database_url().to_owned(), world.folder().to_owned());
        let settings = Settings { url, folder: data, connections: 2 };
        let clock = world.app.db().clock().clone();
        let db = Db::open(&settings, clock, Ids::seeded(7)).await.expect("opened");
        let elsewhere = TempDir::new().expect("a folder");
        let far = Finder::new(Home::Folder(elsewhere.path().join("search")));
        let near = Node::new(folder.path(), &world);
        let stop = CancellationToken::new();
        for database in [&db, world.app.db()] {
            database.listen(stop.clone());
        }
        let keeping = [
            tokio::spawn(Indexer::new(far.clone(), db.clone(), sources()).keep(stop.clone())),
            tokio::spawn(near.keeper.keep(stop.clone())),
        ];
        let far = Node { keeper: Indexer::new(far.clone(), db.clone(), sources()), finder: far };
        let near =
            Node { keeper: Indexer::new(near.finder.clone(), db.clone(), sources()), finder: near.finder };
        far.until("xe buýt", 7).await;
        near.until("xe buýt", 7).await;
        world.publish(world.draft("Hội thi dưa hấu", "2025-07-02T11:00")).await;
        far.until("dưa hấu", 9).await;
        near.until("dưa hấu", 9).await;
        let mut tx = db.begin().await.expect("begun");
        let new = world.draft("Hội thi khoai mì", "2025-07-02T11:00");
        newsroom::publish(&mut tx, &STAFF, new, world.app.zone()).await.expect("published");
        tx.commit().await.expect("kept");
        near.until("khoai mì", 10).await;
        far.until("khoai mì", 10).await;
        stop.cancel();
        for keeping in keeping {
            keeping.await.expect("ended");
        }
        db.close().await;
    })
    .await;
}

#[tokio::test]
async fn while_a_new_index_is_made_on_request_the_old_one_answers() {
    in_a_folder(|world, folder| async move {
        let mut node = Node::new(folder.path(), &world);
        node.level().await;
        node.finder.home().ask().expect("asked");
        world.publish(world.draft("Hội thi dưa hấu", "2025-07-02T11:00")).await;
        assert_eq!(node.keeper.step().await.expect("kept"), Step::Level);
        assert!(node.keeper.making.is_some());
        assert_eq!(node.found("dưa hấu").await, Some(vec![9]));
        node.keeper.wait().await;
        node.level().await;
        assert!(!node.finder.home().is_asked());
        assert_eq!(node.found("dưa hấu").await, Some(vec![9]));
    })
    .await;
}

#[tokio::test]
async fn a_running_node_finds_what_was_published_and_mends_itself() {
    in_a_folder(|world, folder| async move {
        let Node { finder, keeper } = Node::new(folder.path(), &world);
        let stop = CancellationToken::new();
        let keeping = tokio::spawn(keeper.keep(stop.clone()));
        let node = Node { keeper: Indexer::new(finder.clone(), world.app.db().clone(), sources()), finder };
        node.until("xe buýt", 7).await;
        world.publish(world.draft("Hội thi dưa hấu", "2025-07-02T11:00")).await;
        node.until("dưa hấu", 9).await;
        node.finder.suspected("a bit flipped on the way");
        node.until("dưa hấu", 9).await;
        stop.cancel();
        keeping.await.expect("ended");
    })
    .await;
}

#[tokio::test]
async fn an_empty_city_has_an_empty_index() {
    let (world, folder) = (World::empty(Engine::Sqlite).await, TempDir::new().expect("a folder"));
    let mut node = Node::new(folder.path(), &world);
    node.level().await;
    assert_eq!(node.found("xe buýt").await, Some(vec![]));
    drop(node);
    let mut again = Node::new(folder.path(), &world);
    assert_eq!(again.keeper.step().await.expect("kept"), Step::Level, "it is opened, not made anew");
}
