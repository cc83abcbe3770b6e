//! People of the agencies, their roles, how they sign in, and whether they may do the things that they ask for.
//!
//! Invariants: no action without an [`Actor`]; whether the actor may do it is decided by the roles of a
//! [`access::Permission`] and nowhere else; a role counts only within its agency and those below, and only in its time; a
//! secret is stored as a hash; no guess is looked at, and nothing is asked of the database for it, without a place in a lane
//! ([`Lanes`]); nobody's failed guesses keep the owner out from a device that signed in before, nor a new person on another
//! network; an action that takes two people is not done by two of whom one gave the other their right; nothing outlives the
//! right it was done by.
//!
//! Offers others: [`Actor`], [`Permission`], [`On`], the actions on people and roles, sign-in and sessions.

use crate::permissions::MANAGE_PEOPLE;

mod binding;
mod codes;
mod credentials;
mod demo;
pub mod desk;
mod lanes;
mod mails;
mod model;
mod openid;
mod passkeys;
mod password;
mod people;
pub mod permissions;
mod record;
mod recovery;
mod roles;
mod sign_in;
mod standing;
mod store;

#[cfg(test)]
extern crate self as accounts;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

pub use binding::{bind_accounts, verify};
pub use codes::{
    CodeApp, TypedCode, begin_code_app, enter_code, find_code_app, renew_spare_codes, switch_off_codes,
    switch_on_codes,
};
pub use credentials::{CredentialsError, change_password};
pub use frame::{Opened, SessionKey};
pub use lanes::{Lanes, Origin};
pub use mails::{MailToSelfError, choose_mail, send_test_mail};
pub use model::Person;
pub use openid::{OpenId, OpenIdAnswer, OpenIdAsk, OpenIdError, ProviderError, begin_openid, finish_openid};
pub use passkeys::{
    PasskeyAsk, PasskeySite, add_passkey, ask_for_passkey, begin_passkey, remove_passkey,
    sign_in_with_passkey,
};
pub use password::{PasswordError, check_strength};
pub(crate) use people::within_sight;
pub use people::{
    AccountsError, Entered, Invited, NewInvitation, accept_invitation, add_demo_person, find_invitation,
    invite, manages, resume, suspend, withdraw_invitation,
};
pub use recovery::{approve_recovery, ask_recovery, find_recovery, recover, refuse_recovery};
pub use roles::{delegate, grant, revoke, take_back};
pub use sign_in::{SignIn, SignInError, SignedIn, sign_in, try_demo};
pub use standing::{acts_for, may_second};
pub use store::codes::spare_codes_left;
pub use store::passkeys::{PasskeyLine, passkeys_of};
pub use store::sessions::{
    Session, SignInMethod, end_other_sessions, end_session, open_session, sessions_of,
};
pub use store::{
    GrantHistory, Invitation, MIGRATIONS, MailChoice, Recovery, demo_people, grants, grants_of, invitation,
    invitation_by_token, invitations, invited_name, lent_by, mail_choice, officer, past_grants, people,
    person, person_by_mail, places_of, recoveries, recovery, recovery_by_token,
};

/// The part of this crate in the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    state: |settings, _, state| {
        state.insert(OpenId::new(settings.openid.clone()));
        state.insert(Lanes::default());
    },
    desk: desk::routes,
    desk_menu: &[frame::DeskItem {
        route: addresses::desk::routes::PEOPLE,
        name: |lang| t!(lang, "desk-menu-people"),
        needs: &[MANAGE_PEOPLE],
        place: 80,
    }],
    permissions: permissions::ALL,
    record: record::RECORD,
    said: |lang, mark| (mark == desk::people::REFUSED).then(|| t!(lang, "recovery-refused")),
    notices: |seat| Box::pin(desk::people::told::told(seat)),
    demo: demo::DEMO,
    ..frame::Capability::named("accounts")
};

kit::texts!($ "accounts");
