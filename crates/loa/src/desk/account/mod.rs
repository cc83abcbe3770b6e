//! Coming in and going out.

mod invitation;
mod sign_in;

use super::door::Doors;

pub(super) fn doors(doors: Doors) -> Doors {
    invitation::doors(sign_in::doors(doors))
}
