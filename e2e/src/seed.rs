//! Chance that can be repeated: the same seed gives the same moments.

/// A small generator (xorshift64, Marsaglia 2003); its first state must not be 0.
#[derive(Clone, Debug)]
pub struct Seed(pub u64);

impl Seed {
    /// A number from `from` up to `to`, `to` left out.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        from + self.0 % (to - from).max(1)
    }
}
