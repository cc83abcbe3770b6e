//! People with an account.

use uuid::Uuid;

/// Someone with an account.
#[derive(Clone, Debug)]
pub struct Person {
    /// Our own identifier.
    pub id: Uuid,
    /// Their name, as colleagues see it.
    pub name: String,
    /// Their mail address at work.
    pub mail: String,
    /// Whether they may sign in.
    pub active: bool,
    /// The password's hash (PHC string); empty when there is none.
    pub password: String,
    /// The secret of the authenticator app (base32); empty when there is none.
    pub totp: String,
    /// A person of the demonstration, whose role anyone may try.
    pub demo: bool,
}
