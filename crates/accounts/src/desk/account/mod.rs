//! Coming in and going out, and one's own account.

mod code;
mod code_app;
mod crowded;
mod invitation;
mod lend;
mod mails;
mod me;
mod openid;
mod passkeys;
mod qr;
mod sign_in;

use frame::desk::DeskRouter;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let router = code::routes(sign_in::routes(lend::routes(router)));
    let router = code_app::routes(mails::routes(me::routes(router)));
    let router = openid::routes(passkeys::routes(router));
    invitation::routes(router)
}
