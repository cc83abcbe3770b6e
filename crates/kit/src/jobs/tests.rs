use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::*;
use crate::db::{Db, DbError};
use crate::testing::{TestDb, noon, on_both};

#[derive(Clone, Serialize, Deserialize)]
struct Send {
    to: String,
}

impl Job for Send {
    const KIND: &'static str = "test.send";
}

#[derive(Clone, Serialize, Deserialize)]
struct Refresh;

impl Job for Refresh {
    const KIND: &'static str = "test.refresh";

    fn key(&self) -> Option<String> {
        Some("all".into())
    }
}

type Count = Arc<AtomicU32>;

fn migrations() -> Vec<Migration> {
    [crate::events::MIGRATIONS, MIGRATIONS].concat()
}

fn zone() -> TimeZone {
    TimeZone::get("Asia/Ho_Chi_Minh").expect("the zone is known")
}

fn counting() -> Jobs<Count> {
    Jobs::new(zone())
        .on(|count: Count, job: Send| async move {
            count.fetch_add(1, Ordering::SeqCst);
            match job.to.as_str() {
                "nobody" => Err("no such address".into()),
                "panic" => panic!("a bug"),
                _ => Ok(()),
            }
        })
        .on(|count: Count, _: Refresh| async move {
            count.fetch_add(100, Ordering::SeqCst);
            Ok(())
        })
}

async fn send(db: &Db, to: &str) {
    let mut tx = db.begin().await.expect("begun");
    let now = tx.now();
    enqueue(&mut tx, &Send { to: to.into() }, now).await.expect("enqueued");
    tx.commit().await.expect("committed");
}

fn later(world: &TestDb, by: SignedDuration) {
    world.db.clock().set(world.db.clock().now() + by);
}

#[tokio::test]
async fn a_job_of_a_dropped_transaction_never_was() {
    on_both(&migrations(), |world| async move {
        let mut tx = world.db.begin().await.expect("begun");
        enqueue(&mut tx, &Send { to: "a".into() }, noon()).await.expect("enqueued");
        drop(tx);
        assert_eq!(pending(&world.db).await.expect("a count"), 0);
    })
    .await;
}

#[tokio::test]
async fn a_job_runs_once_when_its_moment_has_come() {
    on_both(&migrations(), |world| async move {
        let (jobs, count) = (counting(), Count::default());
        let mut tx = world.db.begin().await.expect("begun");
        enqueue(&mut tx, &Send { to: "a".into() }, noon() + 1.hour()).await.expect("enqueued");
        tx.commit().await.expect("committed");
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 0);
        later(&world, SignedDuration::from_hours(1));
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 1);
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 0);
        assert_eq!(count.load(Ordering::SeqCst), 1);
        assert_eq!(pending(&world.db).await.expect("a count"), 0);
    })
    .await;
}

#[tokio::test]
async fn a_failing_job_is_tried_again_ever_later_and_then_kept_for_people() {
    on_both(&migrations(), |world| async move {
        let (jobs, count) = (counting(), Count::default());
        send(&world.db, "nobody").await;
        send(&world.db, "panic").await;
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 2);
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 0, "it waits before it tries again");
        for _ in 0..15 {
            later(&world, SignedDuration::from_hours(5));
            jobs.run_due(&world.db, &count).await.expect("ran");
        }
        let given_up = failed(&world.db).await.expect("a list");
        assert_eq!(given_up.len(), 2);
        assert_eq!(given_up[0].attempts, 16);
        assert_eq!(given_up[0].last_error, "no such address");
        assert!(given_up[1].last_error.contains("panicked"), "{}", given_up[1].last_error);
        let mut tx = world.db.begin().await.expect("begun");
        assert_eq!(retry_failed(&mut tx).await.expect("retried"), 2);
        tx.commit().await.expect("committed");
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 2);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_met_a_full_disk_is_tried_again_soon_and_never_given_up() {
    on_both(&migrations(), |world| async move {
        let jobs = Jobs::new(zone()).on(|count: Count, _: Send| async move {
            match count.fetch_add(1, Ordering::SeqCst) {
                ..20 => Err(DbError::Full.into()),
                _ => Ok(()),
            }
        });
        let count = Count::default();
        send(&world.db, "a").await;
        for _ in 0..21 {
            assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 1);
            later(&world, SignedDuration::from_secs(10));
        }
        assert_eq!(pending(&world.db).await.expect("a count"), 0);
        assert_eq!(failed(&world.db).await.expect("a list").len(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_met_a_full_disk_has_all_its_tries_left() {
    on_both(&migrations(), |world| async move {
        let jobs = Jobs::new(zone()).on(|count: Count, _: Send| async move {
            match count.fetch_add(1, Ordering::SeqCst) {
                ..20 => Err(DbError::Full.into()),
                _ => Err("it fails by itself".into()),
            }
        });
        let count = Count::default();
        send(&world.db, "a").await;
        for _ in 0..21 {
            assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 1);
            later(&world, SignedDuration::from_secs(30));
        }
        assert_eq!(pending(&world.db).await.expect("a count"), 1);
        assert_eq!(failed(&world.db).await.expect("a list").len(), 0, "one failure of its own ends nothing");
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_worker_died_is_claimed_again_when_its_lease_ends() {
    on_both(&migrations(), |world| async move {
        send(&world.db, "a").await;
        let dead =
            queue::claim(&world.db, SignedDuration::from_secs(60), &[]).await.expect("ok").expect("a job");
        let (jobs, count) = (counting(), Count::default());
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 0, "the lease holds");
        later(&world, SignedDuration::from_secs(60));
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 1);
        // The dead worker wakes up: it can neither keep nor finish a job that is no longer its own.
        assert!(!queue::renew(&world.db, &dead, SignedDuration::from_secs(60)).await.expect("ok"));
        queue::finish(&world.db, &dead).await.expect("no harm");
    })
    .await;
}

#[tokio::test]
async fn two_waiting_jobs_of_one_key_are_one() {
    on_both(&migrations(), |world| async move {
        let (jobs, count) = (counting(), Count::default());
        for _ in 0..3 {
            let mut tx = world.db.begin().await.expect("begun");
            enqueue(&mut tx, &Refresh, noon()).await.expect("enqueued");
            tx.commit().await.expect("committed");
        }
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 1);
    })
    .await;
}

#[tokio::test]
async fn many_workers_run_each_job_once() {
    on_both(&migrations(), |world| async move {
        let count = Count::default();
        for n in 0..40 {
            send(&world.db, &n.to_string()).await;
        }
        let stop = CancellationToken::new();
        let workers: Vec<_> = (0..4)
            .map(|_| {
                let jobs = Arc::new(counting());
                tokio::spawn(jobs.work(world.db.clone(), count.clone(), Takes::All, stop.clone()))
            })
            .collect();
        while pending(&world.db).await.expect("a count") > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        stop.cancel();
        for worker in workers {
            worker.await.expect("stopped well");
        }
        assert_eq!(count.load(Ordering::SeqCst), 40);
    })
    .await;
}

#[derive(Clone, Serialize, Deserialize)]
struct Import;

impl Job for Import {
    const KIND: &'static str = "test.import";
    const LONG: bool = true;
}

#[tokio::test]
async fn what_is_due_at_a_second_does_not_wait_for_what_never_ends() {
    on_both(&migrations(), |world| async move {
        let (count, stop) = (Count::default(), CancellationToken::new());
        let mut tx = world.db.begin().await.expect("begun");
        let now = tx.now();
        for _ in 0..3 {
            enqueue(&mut tx, &Import, now).await.expect("enqueued");
        }
        tx.commit().await.expect("kept");
        let jobs = Arc::new(counting().on(async |_: Count, _: Import| std::future::pending().await));
        let workers: Vec<_> = [Takes::Short, Takes::All]
            .map(|takes| {
                tokio::spawn(jobs.clone().work(world.db.clone(), count.clone(), takes, stop.clone()))
            })
            .into();
        for n in 0..5 {
            send(&world.db, &n.to_string()).await;
        }
        let done = async {
            while count.load(Ordering::SeqCst) < 5 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), done).await.expect("the short ones are done");
        stop.cancel();
        workers.iter().for_each(tokio::task::JoinHandle::abort);
    })
    .await;
}

#[tokio::test]
async fn a_job_in_hand_is_finished_before_the_end_and_no_other_is_taken() {
    on_both(&migrations(), |world| async move {
        let (count, stop) = (Count::default(), CancellationToken::new());
        let (began, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let mut tx = world.db.begin().await.expect("begun");
        let now = tx.now();
        enqueue(&mut tx, &Import, now).await.expect("enqueued");
        tx.commit().await.expect("kept");
        let signals = (began.clone(), go_on.clone());
        let jobs = counting().on(move |count: Count, _: Import| {
            let (began, go_on) = signals.clone();
            async move {
                began.notify_one();
                go_on.notified().await;
                count.fetch_add(10, Ordering::SeqCst);
                Ok(())
            }
        });
        let working = Arc::new(jobs).work(world.db.clone(), count.clone(), Takes::All, stop.clone());
        let worker = tokio::spawn(working);
        tokio::time::timeout(Duration::from_secs(30), began.notified()).await.expect("it began");
        stop.cancel();
        send(&world.db, "a").await;
        go_on.notify_one();
        let ended = tokio::time::timeout(Duration::from_secs(30), worker).await;
        ended.expect("the worker ends").expect("without a panic");
        assert_eq!(count.load(Ordering::SeqCst), 10, "the one in hand, and no other");
        assert_eq!(pending(&world.db).await.expect("a count"), 1);
    })
    .await;
}

#[tokio::test]
async fn recurring_work_is_done_once_after_downtime_and_survives_a_clock_set_back() {
    on_both(&migrations(), |world| async move {
        let count = Count::default();
        let daily = Schedule { name: "test.daily", every: Every::Day(jiff::civil::time(6, 0, 0, 0)) };
        let jobs = counting().every(daily, Refresh);
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 1, "at the first start");
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 0);
        later(&world, SignedDuration::from_hours(24 * 9));
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 1, "nine missed days are one");
        world.db.clock().set(noon() - 240.hours());
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 1);
        later(&world, SignedDuration::from_hours(24));
        assert_eq!(jobs.run_due(&world.db, &count).await.expect("ran"), 1, "it goes on by the new clock");
    })
    .await;
}

#[test]
fn a_daily_moment_is_the_next_one_on_the_citys_clock() {
    let six = Every::Day(jiff::civil::time(6, 0, 0, 0));
    assert_eq!(six.next(noon(), &zone()).to_string(), "2024-04-26T23:00:00Z");
    let one = Every::Day(jiff::civil::time(13, 0, 0, 0));
    assert_eq!(one.next(noon(), &zone()).to_string(), "2024-04-26T06:00:00Z");
}
