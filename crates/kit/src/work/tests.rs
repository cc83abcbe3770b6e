use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use futures_util::FutureExt;

use super::{Busy, Party, Place, Places, Room, WorkError};

const LONG: Duration = Duration::from_secs(20);

fn places(at_once: usize, waiting: usize, each: usize) -> Places {
    Places::new(Room { at_once, waiting, each })
}

fn party(group: &'static str, name: &'static str) -> Party<'static> {
    Party { group, name }
}

/// Waits until something is so.
async fn until(so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < LONG, "it never was so");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_hundred_requests_that_are_given_up_never_work_more_than_two_at_once() {
    let places = places(2, 200, 200);
    let (done, count) = mpsc::channel();
    for _ in 0..100 {
        let done = done.clone();
        let work = places.run(LONG, move || {
            std::thread::sleep(Duration::from_millis(5));
            let _ = done.send(());
        });
        // Given up while it works or waits, as a request that took too long.
        let _ = tokio::time::timeout(Duration::from_millis(1), work).await;
    }
    assert!(places.waiting() == 0, "who has gone does not wait");
    until(|| places.at_work() == 0).await;
    let begun = count.try_iter().count();
    assert!(begun >= 2, "{begun} were begun");
    assert_eq!(places.most_at_work(), 2);
    // All places are there again.
    let both = (places.enter(Party::default(), LONG).await, places.enter(Party::default(), LONG).await);
    assert!(both.0.is_ok() && both.1.is_ok());
}

#[tokio::test]
async fn a_place_is_free_only_when_its_work_has_ended() {
    let places = places(1, 4, 4);
    let go_on = Arc::new(AtomicBool::new(false));
    let wait = go_on.clone();
    let work = places.run(LONG, move || {
        while !wait.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(1));
        }
    });
    assert!(tokio::time::timeout(Duration::from_millis(20), work).await.is_err(), "it was given up");
    let refused = places.enter(Party::default(), Duration::from_millis(20)).await;
    assert_eq!(refused.err(), Some(Busy), "its work goes on");
    go_on.store(true, Ordering::SeqCst);
    assert!(places.enter(Party::default(), LONG).await.is_ok());
}

#[tokio::test]
async fn who_finds_no_room_is_told_at_once() {
    let places = places(1, 2, 2);
    let at_work = places.enter(Party::default(), LONG).await.expect("free");
    let mut first = Box::pin(places.enter(Party::default(), LONG));
    let mut second = Box::pin(places.enter(Party::default(), LONG));
    assert!(first.as_mut().now_or_never().is_none() && second.as_mut().now_or_never().is_none());
    assert_eq!(places.waiting(), 2);
    assert!(matches!(places.run(LONG, || ()).now_or_never(), Some(Err(WorkError::Busy(Busy)))));
    drop(first);
    assert_eq!(places.waiting(), 1);
    drop(at_work);
    assert!(second.await.is_ok());
}

#[tokio::test]
async fn a_panic_gives_its_place_back() {
    let places = places(1, 0, 0);
    let failed = places.run(LONG, || panic!("of the work")).await;
    assert!(matches!(failed, Err(WorkError::Failed(error)) if error.is_panic()));
    assert_eq!(places.at_work(), 0);
    assert!(places.run(LONG, || 1).await.is_ok());
}

/// Lets those in line through one by one; answers their names in the order in which they came to their place.
async fn order(places: &Places, held: Place, callers: &[Party<'static>]) -> Vec<&'static str> {
    let (tell, told) = mpsc::channel();
    let mut tasks = Vec::new();
    for caller in callers {
        let (places, tell, caller, waiting) = (places.clone(), tell.clone(), *caller, places.waiting());
        let before = places.clone();
        tasks.push(tokio::spawn(async move {
            if let Ok(place) = places.enter(caller, LONG).await {
                let _ = tell.send(caller.name);
                drop(place);
            }
        }));
        let task = tasks.last().expect("just added");
        // One that displaces another leaves as many as there were.
        for _ in 0..100 {
            if before.waiting() > waiting || task.is_finished() {
                break;
            }
            tokio::task::yield_now().await;
        }
    }
    drop(held);
    for task in tasks {
        task.await.expect("no panic");
    }
    told.try_iter().collect()
}

#[tokio::test]
async fn parties_take_turns() {
    let places = places(1, 10, 4);
    let held = places.enter(Party::default(), LONG).await.expect("free");
    let (flood, other) = (party("", "flood"), party("", "other"));
    let came = order(&places, held, &[flood, flood, flood, flood, flood, flood, other]).await;
    assert_eq!(
        came,
        ["flood", "other", "flood", "flood", "flood"],
        "four may wait, and one of another party"
    );
}

#[tokio::test]
async fn groups_take_turns_however_many_parties_there_are() {
    let places = places(1, 4, 4);
    let held = places.enter(Party::default(), LONG).await.expect("free");
    let known = party("known", "known");
    let strangers = ["a", "b", "c", "d", "e"].map(|name| party("strangers", name));
    let mut callers = strangers.to_vec();
    callers.push(known);
    // There is room for four: the fifth stranger finds none, the known one takes a stranger's.
    let came = order(&places, held, &callers).await;
    assert_eq!(came.len(), 4, "{came:?}");
    assert_eq!(came[1], "known", "{came:?}");
}

#[tokio::test]
async fn in_a_full_line_the_longest_queue_gives_way() {
    let places = places(1, 4, 4);
    let held = places.enter(Party::default(), LONG).await.expect("free");
    let (flood, other) = (party("", "flood"), party("", "other"));
    let came = order(&places, held, &[flood, flood, flood, flood, other, other, other]).await;
    assert_eq!(came, ["flood", "other", "flood", "other"]);
}
