//! One approved text per message, in immutable numbered editions, and where it stands: category, themes, areas,
//! issuing agency, author, source.
//!
//! Invariants: an edition never changes once written; a correction is the next edition and states its
//! change in public; every article names the agency that issues it; a body is a [`document::Document`], never HTML.
//!
//! Offers others: the types, look-ups in lists that page by key, and the actions that publish, correct, translate.

mod actions;
mod binding;
mod blocks;
mod catalogue;
mod categories;
mod demo;
pub mod desk;
mod desk_lint;
pub mod drafts;
pub mod editor;
mod evidence;
mod lives;
mod many_addresses;
mod model;
mod old_addresses;
mod organise;
pub mod permissions;
pub mod pictures;
mod places;
mod proposals;
pub mod public;
mod record;
mod search_source;
mod sitemap;
mod store;
mod topics;
mod withdraw;

#[cfg(test)]
extern crate self as newsroom;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

use frame::App;
use frame::permissions::READ_DESK;
use kit::db::DbError;
use kit::jobs::Jobs;

pub use actions::{
    Correction, NewArticle, NewsroomError, Published, add_picture, correct, event, publish, translate,
};
pub use binding::{bind_next, verify, verify_files};
pub use blocks::{
    BlockChange, BlockEdit, BlockEdition, BlockError, EditOutcome, SharedBlock, add_block, edit_block,
    remove_block,
};
pub use catalogue::{
    ArticleFilter, ArticleSummary, Catalogue, LanguageStatus, Standing, Translated, Translation,
};
pub use categories::{add_category, category_version, edit_category, feature, move_category, unfeature};
pub use desk_lint::{block_findings, findings};
pub use document::{Placed, Text};
pub use many_addresses::{
    LedAddress, MOST_LINES, Misread, Pasted, RedirectCheck, RedirectRequest, lead_many, read_lines, weigh,
};
pub use media::{Attachment, Picture};
pub use model::{Article, Category, Edition, EditionSummary, Teaser, Withdrawal};
pub use old_addresses::{AddressError, lead_here, lead_nowhere, old_path};
pub use organise::{
    BulkAct, BulkChange, BulkKind, BulkOperation, MOST_ARTICLES, OrganiseError, Part, organise, undo,
};
pub use places::ArticleAddresses;
pub use proposals::{
    Listed, Proposal, Returned, approve_block, drop_proposal, force_block, put_away_returned, return_block,
};
pub use search_source::ARTICLES;
pub use store::lists::{
    From, Key, Listing, Numbered, Slice, day_counts, days_around, last_number, latest, lead, newest_day,
    numbers_between, similar, slice, teasers,
};
pub use store::pictures::{focus, picture_owner, sizes};
pub use store::titles::{Titles, titles};
pub use store::{
    ImportNotice, MIGRATIONS, Served, add_origin_keys, add_redirect, agencies_of_file, areas_of,
    areas_of_any, article, article_by_id, articles_by_origin, block, block_changes, block_drafts,
    block_editions, block_hosts, block_proposal, blocks, brought, bulk_act, bulk_acts, bulk_changes,
    catalogue, categories, category_by_slug, edition, edition_numbered, edition_summaries, featured, held_of,
    insert_brought, is_origin, keep_file, latest_about, led_addresses, note_origin, number_of,
    numbers_sought, origin_keys, picture, rebuild, redirect, redirects_of, redirects_to, renew_origin,
    returned_proposal, returned_to, served_file, served_picture, themes_of, waiting_proposals, withdrawal,
    withdrawals, withdrawn_articles,
};
#[cfg(any(test, feature = "testing"))]
pub use store::{add_older_origin, editions, forget_origin_keys};
pub use topics::{TOPIC, topics};
pub use withdraw::withdraw;

fn jobs(jobs: Jobs<App>) -> Jobs<App> {
    jobs.on(|app: App, job: drafts::ReleaseDraft| async move {
        drafts::release_due(app.db(), job, app.zone()).await.map_err(DbError::from)?;
        Ok(())
    })
}

/// This crate's part of the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    jobs,
    state: |_, _, state| {
        state.insert(public::KnownDirectory::default());
    },
    topics,
    public: public::pages,
    root: public::files::routes,
    lives: |app, asked| Box::pin(lives::lives(app, asked)),
    desk: desk::routes,
    menu: &[
        frame::PublicItem {
            part: "news",
            address: |at| at.home(),
            name: |lang| t!(lang, "menu-news"),
            place: 10,
        },
        frame::PublicItem {
            part: "days",
            address: |at| at.days(),
            name: |lang| t!(lang, "menu-days"),
            place: 20,
        },
        frame::PublicItem {
            part: "themes",
            address: |at| at.themes(),
            name: |lang| t!(lang, "menu-themes"),
            place: 30,
        },
        frame::PublicItem {
            part: "agencies",
            address: |at| at.agencies(),
            name: |lang| t!(lang, "menu-agencies"),
            place: 40,
        },
    ],
    desk_menu: &[
        frame::DeskItem {
            route: addresses::desk::routes::DRAFTS,
            name: |lang| t!(lang, "desk-menu-drafts"),
            needs: &[READ_DESK],
            place: 20,
        },
        frame::DeskItem {
            route: addresses::desk::routes::ARTICLES,
            name: |lang| t!(lang, "desk-menu-articles"),
            needs: &[READ_DESK],
            place: 30,
        },
        frame::DeskItem {
            route: addresses::desk::routes::BLOCKS,
            name: |lang| t!(lang, "desk-menu-blocks"),
            needs: &[READ_DESK],
            place: 40,
        },
    ],
    permissions: permissions::ALL,
    record: record::RECORD,
    outgoing: |seat, person| Box::pin(desk::drafts::outgoing(seat, person)),
    rebuild: &[frame::rebuild::RebuildStep::keys(|tx| Box::pin(rebuild(tx)))],
    sitemap: sitemap::SITEMAP,
    starts: &[frame::DeskItem {
        route: addresses::desk::NEW_DRAFT,
        name: |lang| t!(lang, "draft-new"),
        needs: &[permissions::WRITE],
        place: 10,
    }],
    waiting: |seat| Box::pin(desk::waiting(seat)),
    today: |seat| Box::pin(desk::today(seat)),
    demo: demo::DEMO,
    sources: &[ARTICLES],
    ..frame::Capability::named("newsroom")
};

kit::texts!($ "newsroom");
