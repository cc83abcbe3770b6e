//! The program's own pages, as a capability: the two homes, what is set up, the record, and what the site says of itself.

use access::Permission;
use addresses::desk::routes;
use frame::{Capability, DeskItem};

use crate::{desk, portal, t};

/// What the program itself gives.
pub(crate) const CAPABILITY: Capability = Capability {
    public: portal::pages,
    desk: desk::own_routes,
    desk_menu: &[
        DeskItem {
            route: routes::HOME,
            name: |lang| t!(lang, "desk-menu-home"),
            needs: &[Permission::ReadDesk],
            place: 10,
        },
        DeskItem {
            route: routes::SETUP,
            name: |lang| t!(lang, "setup"),
            needs: &[Permission::Arrange, Permission::Plan],
            place: 70,
        },
        DeskItem {
            route: routes::RECORD,
            name: |lang| t!(lang, "desk-menu-record"),
            needs: &[Permission::ReadRecord],
            place: 90,
        },
    ],
    ..Capability::named("pages")
};
