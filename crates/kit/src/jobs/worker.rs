//! The worker: claims, runs, finishes; one process may run several at once.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use tokio_util::sync::CancellationToken;

use super::queue::{self, Claimed};
use super::schedule::{self, Schedule};
use super::{Job, enqueue};
use crate::bus::Topic;
use crate::db::{Db, DbError, Tx};

/// How long a claim holds without being renewed.
const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// How often a job is tried before it is given up: with the waits below, over about 18 hours. A try that failed at the
/// disk or on the way to the database never ends a job.
const TRIES: i64 = 16;
/// How long a worker sleeps at most: the fallback when no wake-up call comes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why a job did not succeed.
pub type JobError = Box<dyn std::error::Error + Send + Sync>;

/// Which jobs a worker takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Every kind.
    All,
    /// The kinds that do not take minutes.
    Short,
}

type Handler<C> = Arc<dyn Fn(C, String) -> BoxFuture<'static, Result<(), JobError>> + Send + Sync>;
type Enqueue = Arc<dyn for<'a> Fn(&'a mut Tx) -> BoxFuture<'a, Result<(), DbError>> + Send + Sync>;

/// The kinds of jobs with their handlers, and the recurring work. `C` is the context that handlers are given.
pub struct Jobs<C> {
    handlers: HashMap<&'static str, Handler<C>>,
    /// Kinds that may take minutes.
    long: Vec<&'static str>,
    schedules: Vec<(Schedule, Enqueue)>,
    zone: TimeZone,
}

impl<C> std::fmt::Debug for Jobs<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jobs").field("kinds", &self.handlers.keys()).finish_non_exhaustive()
    }
}

impl<C: Clone + Send + Sync + 'static> Jobs<C> {
    /// No kinds yet; `zone` is for schedules by the wall clock.
    pub fn new(zone: TimeZone) -> Self {
        Self { handlers: HashMap::new(), long: Vec::new(), schedules: Vec::new(), zone }
    }

    /// Adds a kind of job with its handler.
    pub fn on<J, F>(mut self, run: impl Fn(C, J) -> F + Send + Sync + 'static) -> Self
    where
        J: Job,
        F: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let handler: Handler<C> =
            Arc::new(move |context, payload| match serde_json::from_str::<J>(&payload) {
                Ok(job) => Box::pin(run(context, job)),
                Err(error) => Box::pin(async move { Err(error.into()) }),
            });
        self.handlers.insert(J::KIND, handler);
        if J::LONG {
            self.long.push(J::KIND);
        }
        self
    }

    /// Enqueues `job` each time the schedule's moment comes, and at the first start.
    pub fn every<J: Job + Clone + Sync>(mut self, schedule: Schedule, job: J) -> Self {
        let enqueue: Enqueue = Arc::new(move |tx| {
            let job = job.clone();
            let now = tx.now();
            Box::pin(async move { enqueue(tx, &job, now).await })
        });
        self.schedules.push((schedule, enqueue));
        self
    }

    /// Works until `stop`; a job in hand is finished first. A worker of short jobs passes over those that may take
    /// minutes.
    pub async fn work(self: Arc<Self>, db: Db, context: C, takes: Takes, stop: CancellationToken) {
        let mut calls = db.bus().listen(Topic::Jobs);
        while !stop.is_cancelled() {
            let patience = match self.turn(&db, &context, takes).await {
                Ok(true) => continue,
                Ok(false) => self.until_next(&db, takes).await,
                // The database's watcher has logged it, and calls when the database is back.
                Err(DbError::Outage(_)) => PATIENCE,
                Err(error) => {
                    tracing::warn!(error.message = %error, "jobs.database_failed");
                    PATIENCE
                }
            };
            tokio::select! {
                () = stop.cancelled() => {}
                () = calls.wait(patience) => {}
            }
        }
    }

    /// Runs everything that is due now; for tests and for `loa` commands without a server.
    ///
    /// # Errors
    /// When the database fails; a job's own failure is recorded with the job.
    pub async fn run_due(&self, db: &Db, context: &C) -> Result<u32, DbError> {
        let mut count = 0;
        while self.turn(db, context, Takes::All).await? {
            count += 1;
        }
        Ok(count)
    }

    /// One turn: recurring work that is due is enqueued, one job is run. `false` when nothing was due.
    async fn turn(&self, db: &Db, context: &C, takes: Takes) -> Result<bool, DbError> {
        self.enqueue_recurring(db).await?;
        let Some(job) = queue::claim(db, LEASE, self.passed_over(takes)).await? else { return Ok(false) };
        let outcome = self.run(db, context, &job).await;
        match outcome {
            Ok(()) => queue::finish(db, &job).await?,
            Err(error) => self.put_back(db, &job, &error).await?,
        }
        Ok(true)
    }

    async fn run(&self, db: &Db, context: &C, job: &Claimed) -> Result<(), JobError> {
        let handler =
            self.handlers.get(job.kind.as_str()).ok_or_else(|| format!("no handler for {}", job.kind))?;
        // In a task of its own, so that a panic is a failed job and not a dead worker.
        let mut running = tokio::spawn(handler(context.clone(), job.payload.clone()));
        loop {
            let renewal = Duration::from_secs(LEASE.as_secs().unsigned_abs() / 3);
            match tokio::time::timeout(renewal, &mut running).await {
                Ok(Ok(result)) => return result,
                Ok(Err(panic)) => return Err(format!("the job panicked: {panic}").into()),
                Err(_) => {
                    if !queue::renew(db, job, LEASE).await? {
                        tracing::warn!(job.kind = %job.kind, "jobs.lease_lost");
                    }
                }
            }
        }
    }

    async fn put_back(&self, db: &Db, job: &Claimed, error: &JobError) -> Result<(), DbError> {
        tracing::warn!(job.kind = %job.kind, job.attempts = job.attempts, error.message = %error, "jobs.failed");
        // A full disk is not the job's fault: it counts as no try, and the job is soon tried again.
        let is_passing = error.downcast_ref::<DbError>().is_some_and(DbError::is_passing);
        let (tries, step) = if is_passing { (job.attempts - 1, 1) } else { (job.attempts, job.attempts) };
        let again = (tries < TRIES).then(|| db.clock().now() + backoff(step));
        queue::put_back(db, job, &error.to_string(), tries, again).await
    }

    async fn enqueue_recurring(&self, db: &Db) -> Result<(), DbError> {
        if self.schedules.is_empty() {
            return Ok(());
        }
        let now = db.clock().now();
        let moments = schedule::moments(db).await?;
        let due = |schedule: Schedule| {
            schedule::is_due(schedule, moments.get(schedule.name).copied(), now, &self.zone)
        };
        if !self.schedules.iter().any(|(schedule, _)| due(*schedule)) {
            return Ok(());
        }
        let mut tx = db.begin().await?;
        for (schedule, enqueue) in &self.schedules {
            if schedule::take(&tx, *schedule, &self.zone).await? {
                enqueue(&mut tx).await?;
            }
        }
        tx.commit().await
    }

    /// The kinds that a worker leaves to others.
    fn passed_over(&self, takes: Takes) -> &[&'static str] {
        match takes {
            Takes::All => &[],
            Takes::Short => &self.long,
        }
    }

    async fn until_next(&self, db: &Db, takes: Takes) -> Duration {
        let now = db.clock().now();
        let wait = |due: jiff::Timestamp| {
            Duration::try_from(due.duration_since(now)).unwrap_or_default().max(Duration::from_millis(5))
        };
        let job = queue::next_due(db, self.passed_over(takes)).await.ok().flatten().map(wait);
        let recurring = schedule::moments(db)
            .await
            .ok()
            .and_then(|moments| moments.into_values().min())
            .and_then(|at| jiff::Timestamp::from_millisecond(at).ok())
            .map(wait);
        [job, recurring].into_iter().flatten().fold(PATIENCE, Duration::min)
    }
}

/// 5 s, 10 s, 20 s ... at most 4 hours.
fn backoff(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or(0);
    SignedDuration::from_secs((5_i64 << doublings).min(4 * 3600))
}
