//! Coming in and going out.

mod invitation;
mod lend;
mod sign_in;

use super::door::Doors;

pub(super) fn doors(doors: Doors) -> Doors {
    let doors = lend::doors(doors);
    invitation::doors(sign_in::doors(doors))
}
