//! Counting in memory, and writing the counts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use kit::db::{Db, DbError};

use super::store;

/// The counters of one process; clones count together.
#[derive(Clone, Debug, Default)]
pub struct Counters(Arc<Mutex<HashMap<String, i64>>>);

impl Counters {
    /// Counts one view of a subject.
    pub fn saw(&self, subject: &str) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match counts.get_mut(subject) {
            Some(count) => *count += 1,
            None => {
                counts.insert(subject.to_owned(), 1);
            }
        }
    }

    fn take(&self) -> HashMap<String, i64> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts counts back that could not be written.
    fn put_back(&self, taken: HashMap<String, i64>) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (subject, count) in taken {
            *counts.entry(subject).or_insert(0) += count;
        }
    }
}

/// Writes the views counted since the last time, as of a day in the city; answers their number. Views that cannot be
/// written now are kept for the next time.
///
/// # Errors
/// When the database does not answer.
pub async fn flush(db: &Db, counters: &Counters, day: Date) -> Result<i64, DbError> {
    let taken = counters.take();
    if taken.is_empty() {
        return Ok(0);
    }
    let written = store::add(db, &taken, day).await;
    if written.is_err() {
        counters.put_back(taken);
    }
    written
}
