//! Actions on means of signing in: they hold their own transactions, because a hash is not computed in one.

use uuid::Uuid;

use super::actions::{Failed, done};
use crate::testing::World;
use access::Actor;
use accounts::{self, PasskeySite};

/// Does an action with wrong proofs; `None` when it is none of these.
pub(super) async fn call(name: &str, world: &World, actor: &Actor) -> Option<Result<(), Failed>> {
    let (db, lanes, nobody) = (world.app.db(), world.app.state::<accounts::Lanes>(), Uuid::nil());
    let site = PasskeySite::at("http://localhost:8080", "Bến Mây").expect("a site with a name");
    let called: Result<(), Failed> = match name.strip_prefix("accounts::")? {
        "add_passkey" => accounts::add_passkey(db, actor, &site, "", "Khóa", "{}").await.map_err(Into::into),
        "begin_code_app" => {
            accounts::begin_code_app(db, actor, "Bến Mây").await.map(done).map_err(Into::into)
        }
        "begin_passkey" => {
            accounts::begin_passkey(db, lanes, actor, nobody, &site, "").await.map(done).map_err(Into::into)
        }
        "change_password" => {
            accounts::change_password(db, lanes, actor, nobody, "", "short").await.map_err(Into::into)
        }
        "find_code_app" => {
            accounts::find_code_app(db, actor, "", "Bến Mây").await.map(done).map_err(Into::into)
        }
        "remove_passkey" => accounts::remove_passkey(db, actor, nobody).await.map(done).map_err(Into::into),
        "renew_spare_codes" => {
            accounts::renew_spare_codes(db, lanes, actor, nobody, "").await.map(done).map_err(Into::into)
        }
        "switch_off_codes" => {
            accounts::switch_off_codes(db, lanes, actor, nobody, "").await.map_err(Into::into)
        }
        "switch_on_codes" => accounts::switch_on_codes(db, lanes, actor, nobody, "", "", "")
            .await
            .map(done)
            .map_err(Into::into),
        _ => return None,
    };
    Some(called)
}
