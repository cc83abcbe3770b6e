//! `loa admin`: a city's first administrator, and the way back in when none is left.

use super::{Failed, open_ready, say};
use access::{Actor, Role};
use accounts::{self, AccountsError, NewInvitation};
use addresses::Addresses;
use addresses::desk::routes;
use frame::App;
use frame::Settings;
use kit::format;
use kit::i18n::Lang;

/// `loa admin NAME MAIL`
pub(super) async fn admin(settings: Settings, name: String, mail: String) -> Result<(), Failed> {
    let app = open_ready(settings).await?;
    let said = invite(&app, name, mail).await;
    app.db().close().await;
    say(&said?);
    Ok(())
}

/// Invites an administrator of the whole city; answers the words for the person who asked for it.
async fn invite(app: &App, name: String, mail: String) -> Result<String, Failed> {
    let mut tx = app.db().begin().await?;
    let new = NewInvitation { name, mail: mail.clone(), role: Role::Administrator, agency: None };
    let invited = accounts::invite(&mut tx, &Actor::System("admin"), new).await;
    let invited = invited.map_err(|error| why(error, &mail))?;
    tx.commit().await?;
    let address = Addresses(Lang::Vi).desk_of(routes::INVITATION, &invited.secret);
    let until = format::moment(Lang::En, app.zone(), invited.ends_at);
    Ok(format!(
        "Hand this link to {mail}, by a way that only they read:\n\n{}{address}\n\n\
         It works once, until {until}, and is shown only now.",
        app.public_url()
    ))
}

fn why(error: AccountsError, mail: &str) -> Failed {
    match error {
        AccountsError::Mail => format!("`{mail}` is not a mail address, such as name@city.example").into(),
        AccountsError::Taken => format!(
            "someone has the address {mail} already. Who cannot sign in is let in again by two administrators, \
             on the desk's page of people; when none is left, invite one with another address"
        )
        .into(),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests;
