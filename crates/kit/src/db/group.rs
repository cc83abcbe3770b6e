//! Small transactions that share one commit: SQLite has one writer, and each of its commits waits for the disk.
//!
//! Invariants: a member is told "kept" only after the commit that holds its writes; each member is undone
//! alone, by its savepoint; a member that nobody waits for any more (a request that was given up) still leaves in
//! order, or the others would wait for ever.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use super::{DbError, Engine, writing};

/// Most members of one commit: the first one waits for the last.
const MOST: usize = 64;

/// Where members wait for their turn.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    turn: Arc<Mutex<Option<Open>>>,
    waiting: Arc<AtomicUsize>,
}

/// A transaction with members that wait for its commit.
#[derive(Debug)]
struct Open {
    outer: DatabaseTransaction,
    members: Vec<oneshot::Sender<Result<(), DbError>>>,
}

/// The member whose turn it is. Dropped without [`Member::keep`], it keeps nothing.
#[derive(Debug)]
pub(super) struct Member {
    group: Group,
    writer: DatabaseConnection,
    /// `None` once the member has left.
    turn: Option<OwnedMutexGuard<Option<Open>>>,
    /// It was dropped before, and given to a task that undoes it.
    dropped: bool,
}

/// Begins IMMEDIATE on SQLite: a deferred transaction could not wait for the writer's lock.
pub(super) async fn begin(writer: &DatabaseConnection) -> Result<DatabaseTransaction, DbError> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    Ok(writer.begin_with_options(options).await?)
}

impl Group {
    /// Waits for a turn, in the transaction of those before or in a new one.
    ///
    /// # Errors
    /// When the database is away or its writer stays busy.
    pub(super) async fn join(self, writer: DatabaseConnection) -> Result<Member, DbError> {
        // In a task of its own: a member that has been counted as waiting must come, even when its request is given up.
        let joining = tokio::spawn(self.take_turn(writer));
        joining.await.unwrap_or_else(|_| Err(stopping()))
    }

    async fn take_turn(self, writer: DatabaseConnection) -> Result<Member, DbError> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut turn = self.turn.clone().lock_owned().await;
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        if turn.is_none() {
            *turn = Some(Open { outer: begin(&writer).await?, members: Vec::new() });
        }
        let mut member = Member { group: self, writer, turn: Some(turn), dropped: false };
        match member.run("SAVEPOINT member").await {
            Ok(()) => Ok(member),
            Err(error) => {
                member.end_with(&error).await;
                Err(error)
            }
        }
    }
}

impl Member {
    /// The transaction to write in.
    ///
    /// # Errors
    /// When the member has left.
    pub(super) fn outer(&self) -> Result<&DatabaseTransaction, DbError> {
        let open = self.turn.as_ref().and_then(|turn| turn.as_ref());
        open.map(|open| &open.outer).ok_or(DbError::Poisoned)
    }

    /// Waits until the writes of this member are on the disk, together with those of others. To be called in a task of
    /// its own: a commit that is left halfway would take the others' work with it.
    ///
    /// # Errors
    /// When the commit fails: then nothing of any member is kept.
    pub(super) async fn keep(mut self) -> Result<(), DbError> {
        if let Err(error) = self.run("RELEASE member").await {
            self.end_with(&error).await;
            return Err(error);
        }
        let (tell, told) = oneshot::channel();
        if let Some(open) = self.open() {
            open.members.push(tell);
        }
        self.leave().await;
        told.await.unwrap_or_else(|_| Err(stopping()))
    }

    /// Undoes the writes of this member, and nothing else.
    pub(super) async fn give_up(mut self) {
        let mut undone = self.run("ROLLBACK TO member").await;
        if undone.is_ok() {
            undone = self.run("RELEASE member").await;
        }
        match undone {
            Ok(()) => self.leave().await,
            // The engine has rolled back more than was asked, as it does when the disk fails.
            Err(error) => {
                let error = DbError::Disk(format!("what was written together was undone: {error}"));
                self.end_with(&error).await;
            }
        }
    }

    /// Gives the turn to a member that waits for it, or commits for all when none does.
    async fn leave(&mut self) {
        let Some(mut turn) = self.turn.take() else { return };
        let count = turn.as_ref().map_or(0, |open| open.members.len());
        if count < MOST && self.group.waiting.load(Ordering::SeqCst) > 0 {
            return;
        }
        let Some(open) = turn.take() else { return };
        let done = if count == 0 { open.outer.rollback().await } else { open.outer.commit().await };
        // Members that came meanwhile share the next commit.
        drop(turn);
        let done = match done {
            Err(error) if count > 0 => {
                Err(writing::settled(&self.writer, Engine::Sqlite, error.into()).await)
            }
            done => done.map_err(DbError::from),
        };
        answer(open.members, &done);
    }

    /// Ends the transaction of all: their writes are undone.
    async fn end_with(&mut self, error: &DbError) {
        let Some(mut turn) = self.turn.take() else { return };
        let Some(open) = turn.take() else { return };
        // The engine may have ended it by itself; the pool closes a connection that is not clean.
        if let Err(error) = open.outer.rollback().await {
            tracing::debug!(error.message = %error, "db.rollback_failed");
        }
        drop(turn);
        answer(open.members, &Err(error.clone()));
    }

    fn open(&mut self) -> Option<&mut Open> {
        self.turn.as_mut().and_then(|turn| turn.as_mut())
    }

    async fn run(&self, sql: &str) -> Result<(), DbError> {
        self.outer()?.execute_unprepared(sql).await?;
        Ok(())
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        let Some(mut turn) = self.turn.take() else { return };
        match Handle::try_current() {
            // A runtime that is ending drops the task at once, and with it the member a second time.
            Ok(runtime) if !self.dropped => {
                let (group, writer) = (self.group.clone(), self.writer.clone());
                runtime.spawn(Self { group, writer, turn: Some(turn), dropped: true }.give_up());
            }
            // The program is ending: nothing is kept, and members that still wait are told so.
            Ok(_) | Err(_) => *turn = None,
        }
    }
}

fn answer(members: Vec<oneshot::Sender<Result<(), DbError>>>, done: &Result<(), DbError>) {
    for member in members {
        // A member that has gone needs no answer.
        let _ = member.send(done.clone());
    }
}

fn stopping() -> DbError {
    DbError::Away("the program is stopping".to_owned())
}

#[cfg(test)]
mod tests;
