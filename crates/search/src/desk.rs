//! The list of expressions that mean the same, and how search stands on this node.

mod aliases;
mod searching;

use frame::desk::DeskRouter;

/// The routes of search.
pub fn routes(router: DeskRouter) -> DeskRouter {
    searching::routes(aliases::routes(router))
}
