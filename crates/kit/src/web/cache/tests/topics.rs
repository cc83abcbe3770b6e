//! An event makes the pages stale that show its topics, and no others.

use super::*;
use crate::clock::Ids;
use crate::db::Tx;
use crate::testing::{TestDb, on_both};
use crate::web::cache::changes::Changes;

/// Pages that name their topics, by their addresses: `/news`, `/forum` (every session), `/forum/12` (one).
fn site_with_topics() -> Site {
    let mut site = site();
    let made = site.made.clone();
    let page = move |request: Request| {
        let made = made.clone();
        async move {
            let n = made.fetch_add(1, Ordering::SeqCst) + 1;
            let path = request.uri().path().to_owned();
            let mut page = Html(format!("{path} made {n}")).into_response();
            if let Some(session) = path.strip_prefix("/session/") {
                page.extensions_mut().insert(Depends(Topic::keyed("forum", session).into()));
            }
            page
        }
    };
    let route = |path: &str, areas| depends_on(areas, Router::new().route(path, get(page.clone())));
    let routes = route("/news", &["site", "news"])
        .merge(route("/forum", &["site", "forum"]))
        .merge(route("/session/{one}", &["site"]))
        .merge(route("/look", &[]))
        .merge(Router::new().route("/unsaid", get(page.clone())));
    site.router = routes.layer(from_fn_with_state(site.cache.clone(), serve));
    site
}

const PAGES: [&str; 6] = ["/news", "/forum", "/session/12", "/session/13", "/look", "/unsaid"];

/// The pages that are made anew after something happened.
async fn made_anew(site: &Site, happens: impl FnOnce(&Version)) -> Vec<&'static str> {
    for page in PAGES {
        site.get(page).await;
        assert!(site.quick(page).is_some(), "{page} is kept");
    }
    happens(&site.version);
    let mut anew = Vec::new();
    for page in PAGES {
        let quick = site.quick(page).is_some();
        let before = site.made();
        site.get(page).await;
        assert_eq!(quick, site.made() == before, "{page}: both ways agree");
        if !quick {
            anew.push(page);
        }
    }
    anew
}

#[tokio::test]
async fn a_page_is_made_anew_when_what_it_shows_changed() {
    let site = site_with_topics();
    for (topics, anew) in [
        (Topics::areas(&["news"]), &["/news", "/unsaid"][..]),
        (Topics::areas(&["site"]), &["/news", "/forum", "/session/12", "/session/13", "/unsaid"]),
        (Topic::keyed("forum", "12").into(), &["/forum", "/session/12", "/unsaid"]),
        (Topics::areas(&["forum"]), &["/forum", "/session/12", "/session/13", "/unsaid"]),
        (
            Topics::areas(&["news"]).and(Topic::keyed("forum", "13").into()),
            &["/news", "/forum", "/session/13", "/unsaid"],
        ),
        (Topics::areas(&["elsewhere"]), &["/unsaid"]),
        (Topics::areas(&[]), &["/unsaid"]),
        (Topics::Everything, &PAGES),
    ] {
        let happens = topics.clone();
        assert_eq!(made_anew(&site, |version| version.hears(happens)).await, anew, "{topics:?}");
    }
    assert_eq!(made_anew(&site, Version::moves).await, PAGES);
    assert!(made_anew(&site, |_| ()).await.is_empty());
}

#[tokio::test]
async fn who_has_a_page_that_did_not_change_is_told_so_whatever_else_did() {
    let site = site_with_topics();
    let tag = site.get("/news").await.headers()["etag"].to_str().expect("a tag").to_owned();
    for _ in 0..3 {
        site.version.hears(Topic::keyed("forum", "12").into());
        let again = site.ask(Method::GET, "/news", &[("if-none-match", &tag)]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }
    site.version.hears(Topics::areas(&["news"]));
    let again = site.ask(Method::GET, "/news", &[("if-none-match", &tag)]).await;
    assert_eq!(again.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_page_that_is_sent_because_it_cannot_be_made_is_still_one_that_did_not_change() {
    let site = site_with_topics();
    for page in ["/news", "/session/12"] {
        site.get(page).await;
    }
    site.health.set(Some("cut".into()));
    site.wait(60);
    assert_eq!(site.get("/news").await.headers()["age"], "60");
    // The log is still followed for a moment after a page was marked.
    site.version.hears(Topic::keyed("forum", "12").into());
    assert!(site.quick("/news").is_some());
    assert!(site.quick("/session/12").is_none());
    site.version.hears(Topics::areas(&["news"]));
    assert!(site.quick("/news").is_none());
}

#[tokio::test]
async fn what_happens_while_a_page_is_made_makes_it_stale() {
    let mut site = site();
    let (version, count) = (site.version.clone(), site.made.clone());
    let page = get(move || {
        let (version, n) = (version.clone(), count.fetch_add(1, Ordering::SeqCst) + 1);
        async move {
            // The first time, something happens after the page has read its content.
            if n == 1 {
                version.hears(Topics::areas(&["news"]));
            }
            Html(format!("made {n}"))
        }
    });
    let routes = depends_on(&["news"], Router::new().route("/news", page));
    site.router = routes.layer(from_fn_with_state(site.cache.clone(), serve));
    assert_eq!(site.text("/news").await, "made 1", "it was so when it was asked for");
    assert!(site.quick("/news").is_none());
    assert_eq!(site.text("/news").await, "made 2");
    assert!(site.quick("/news").is_some());
}

#[tokio::test]
async fn a_page_that_took_longer_does_not_take_the_place_of_a_newer_one() {
    let mut site = site();
    let (go, count) = (Arc::new(tokio::sync::Notify::new()), site.made.clone());
    let waits = go.clone();
    let page = get(move || {
        let (waits, n) = (waits.clone(), count.fetch_add(1, Ordering::SeqCst) + 1);
        async move {
            if n == 1 {
                waits.notified().await;
            }
            Html(format!("made {n}"))
        }
    });
    let routes = depends_on(&["news"], Router::new().route("/news", page));
    site.router = routes.layer(from_fn_with_state(site.cache.clone(), serve));
    let site = Arc::new(site);
    let slow = tokio::spawn({
        let site = site.clone();
        async move { site.text("/news").await }
    });
    while site.made() == 0 {
        tokio::task::yield_now().await;
    }
    site.version.hears(Topics::areas(&["news"]));
    assert_eq!(site.text("/news").await, "made 2");
    go.notify_one();
    assert_eq!(slow.await.expect("no panic"), "made 1");
    assert_eq!(site.text("/news").await, "made 2", "the newer one stays");
}

#[test]
fn of_too_many_keys_the_oldest_are_known_by_their_area_and_nothing_stale_is_fresh() {
    const MOST: i64 = 50;
    let mut changes = Changes::with_keys(MOST.unsigned_abs() as usize);
    changes.start_over(None, 0);
    let topic = |n: i64| Topics::from(Topic::keyed("forum", n.to_string()));
    let other = Topics::from(Topic::keyed("other", "1"));
    changes.go_on(0, 1, vec![(1, other.clone())]);
    let begun = changes.version();
    for n in 0..1000 {
        let position = n + 2;
        changes.go_on(position - 1, position, vec![(position, topic(n))]);
        let now = changes.version();
        for one in 0..=n {
            // Each changed at the version of its own turn: before that it is stale, even when its key was forgotten.
            let changed = begun + one + 1;
            assert!(!changes.is_fresh(changed - 1, &topic(one)), "{one} of {n}");
            assert!(changes.is_fresh(now, &topic(one)));
        }
        let recent = begun + n + 1 - MOST / 2;
        assert!(
            n < MOST / 2 || changes.is_fresh(recent, &topic(n - MOST / 2 - 1)),
            "recent ones are told apart"
        );
        assert!(!changes.is_fresh(now - 1, &Topics::areas(&["forum"])));
    }
    assert!(changes.is_fresh(changes.version(), &other));
    assert!(!changes.is_fresh(begun - 1, &other), "forgotten by its key, known by its area");
}

#[test]
fn a_log_that_was_put_back_makes_everything_stale_for_good() {
    let mut changes = Changes::default();
    changes.start_over(None, 100);
    let kept = changes.version();
    changes.start_over(Some(100), 50);
    let news = Topics::areas(&["news"]);
    assert!(changes.version() > kept && !changes.is_fresh(kept, &news));
    for position in 51..200 {
        changes.go_on(position - 1, position, vec![(position, Topics::areas(&["forum"]))]);
        assert!(!changes.is_fresh(kept, &news), "{position}");
    }
}

#[test]
fn two_who_look_at_once_lose_nothing() {
    let mut changes = Changes::default();
    changes.start_over(None, 10);
    let made = changes.version();
    let news = Topics::areas(&["news"]);
    // The slower one began earlier and ends later.
    changes.go_on(10, 12, vec![(11, news.clone()), (12, Topics::areas(&["forum"]))]);
    changes.go_on(10, 11, vec![(11, news.clone())]);
    assert_eq!((changes.seen(), changes.version()), (Some(12), made + 2));
    changes.start_over(Some(10), 11);
    assert_eq!(changes.seen(), Some(12), "it was behind, not the log");
    changes.go_on(14, 15, vec![(15, Topics::Everything)]);
    assert_eq!(changes.seen(), Some(12), "a gap is left to the next look");
    assert!(!changes.is_fresh(made, &news) && changes.is_fresh(made + 1, &news));
}

const TOPICS: &[TopicsOf] = &[
    |kind, _, _| (kind == "note.made").then(|| Topics::areas(&["notes"])),
    |kind, subject, _| kind.starts_with("forum.").then(|| Topic::keyed("forum", subject).into()),
];

fn happened(kind: &'static str, subject: &str) -> events::NewEvent {
    let (subject, actor) = (subject.to_owned(), "system:test".to_owned());
    events::NewEvent { kind, subject, actor, data: serde_json::Value::Null }
}

async fn commit(world: &TestDb, record: impl FnOnce(&mut Tx)) {
    let mut tx = world.db.begin().await.expect("begun");
    record(&mut tx);
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn the_log_tells_what_changed() {
    on_both(events::MIGRATIONS, |world| async move {
        let version = Version::new(TOPICS.to_vec());
        let [notes, forum] = ["notes", "forum"].map(|area| Topics::areas(&[area]));
        let [one, other] = ["1", "2"].map(|key| Topics::from(Topic::keyed("forum", key)));
        let all = [&notes, &forum, &one, &other, &Topics::Everything];
        let mut before = version.look(&world.db).await.expect("answered");
        assert!(before > 0 && all.iter().all(|topics| version.is_fresh(before, topics)));
        let mut after = async |what: &str, fresh: [bool; 5]| {
            let now = version.look(&world.db).await.expect("answered");
            assert_eq!(all.map(|topics| version.is_fresh(before, topics)), fresh, "{what}");
            assert!(all.iter().all(|topics| version.is_fresh(now, topics)), "{what}");
            before = now;
        };
        // The very first event of a city is news as well.
        commit(&world, |tx| tx.record(happened("note.made", "1"))).await;
        after("a note", [false, true, true, true, false]).await;
        commit(&world, |tx| tx.record_quietly(happened("person.signed_in", "1"))).await;
        after("what the public does not see", [true; 5]).await;
        commit(&world, |tx| {
            tx.record_quietly(happened("person.signed_in", "1"));
            tx.record(happened("forum.asked", "2"));
            tx.record_quietly(happened("person.signed_out", "1"));
        })
        .await;
        after("a question among what the public does not see", [true, false, true, false, false]).await;
        commit(&world, |tx| tx.record(happened("tax.raised", "1"))).await;
        after("what nobody knows", [false; 5]).await;
        commit(&world, |tx| {
            for _ in 0..900 {
                tx.record(happened("forum.asked", "1"));
            }
        })
        .await;
        after("many at once", [true, false, false, true, false]).await;
        commit(&world, |tx| {
            for _ in 0..1200 {
                tx.record(happened("forum.asked", "1"));
            }
        })
        .await;
        after("more than is read", [false; 5]).await;
    })
    .await;
}

#[tokio::test]
async fn pages_follow_what_another_node_publishes_and_only_their_own_topics() {
    let migrations = [events::MIGRATIONS, crate::jobs::MIGRATIONS].concat();
    on_both(&migrations, |world| async move {
        let other = Db::open(&world.settings, Clock::System, Ids::random()).await.expect("opened");
        let (version, stop) = (Version::new(TOPICS.to_vec()), CancellationToken::new());
        other.listen(stop.clone());
        tokio::spawn(version.clone().follow(other.clone(), stop.clone()));
        while version.get() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let notes = Topics::areas(&["notes"]);
        for n in 0..5 {
            let before = version.get();
            let kind = if n % 2 == 0 { "forum.asked" } else { "note.made" };
            commit(&world, |tx| tx.record(happened(kind, "1"))).await;
            let seen = tokio::time::timeout(Duration::from_secs(10), async {
                while version.get() == before {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            });
            seen.await.expect("the other node follows");
            assert_eq!(version.is_fresh(before, &notes), kind == "forum.asked");
        }
        stop.cancel();
    })
    .await;
}
