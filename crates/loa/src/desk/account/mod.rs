//! Coming in and going out, and one's own account.

mod code;
mod code_app;
mod crowded;
mod invitation;
mod lend;
mod me;
mod openid;
mod passkeys;
mod qr;
mod sign_in;

use super::door::Doors;

pub(super) fn doors(doors: Doors) -> Doors {
    let doors = code::doors(sign_in::doors(lend::doors(doors)));
    let doors = code_app::doors(me::doors(doors));
    let doors = openid::doors(passkeys::doors(doors));
    invitation::doors(doors)
}
