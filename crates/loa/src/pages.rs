//! The program's own pages, as a capability: the two homes, the overview of the set-up, the record, and the site's statements
//! about itself.

use addresses::desk::routes;
use agencies::permissions::ARRANGE;
use campaigns::permissions::PLAN;
use frame::permissions::{READ_DESK, READ_RECORD};
use frame::sitemap::Sitemap;
use frame::{Capability, DeskItem};

use crate::{desk, portal, record, t};

/// The parts that the program itself gives.
pub(crate) const CAPABILITY: Capability = Capability {
    public: portal::pages,
    lives: |app, asked| Box::pin(portal::lives(app, asked)),
    desk: desk::own_routes,
    desk_menu: &[
        DeskItem {
            route: routes::HOME,
            name: |lang| t!(lang, "desk-menu-home"),
            needs: &[READ_DESK],
            place: 10,
        },
        DeskItem { route: routes::SETUP, name: |lang| t!(lang, "setup"), needs: &[ARRANGE, PLAN], place: 70 },
        DeskItem {
            route: routes::RECORD,
            name: |lang| t!(lang, "desk-menu-record"),
            needs: &[READ_RECORD],
            place: 90,
        },
    ],
    permissions: frame::permissions::ALL,
    record: record::RECORD,
    sitemap: Sitemap { pages: |_| Box::pin(async { Ok(portal::own_pages()) }), ..Sitemap::NONE },
    ..Capability::named("pages")
};
