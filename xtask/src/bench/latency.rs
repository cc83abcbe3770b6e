//! How long things took: the middle, and the time within which all but one in a hundred ended.

use std::time::Duration;

/// Times in milliseconds.
#[derive(Debug, Default)]
pub(super) struct Times(Vec<f64>);

impl Times {
    pub(super) fn add(&mut self, took: Duration) {
        self.0.push(1_000.0 * took.as_secs_f64());
    }

    pub(super) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The least time that so much of them (0 to 1) stayed within, in milliseconds.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a count far below 2^52, and a share of it"
    )]
    pub(super) fn within(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let rank = (share * sorted.len() as f64).ceil() as usize;
        sorted.get(rank.max(1) - 1).copied().unwrap_or(f64::NAN)
    }

    /// The middle one.
    pub(super) fn p50(&self) -> f64 {
        self.within(0.5)
    }

    /// One in a hundred took longer.
    pub(super) fn p99(&self) -> f64 {
        self.within(0.99)
    }
}
