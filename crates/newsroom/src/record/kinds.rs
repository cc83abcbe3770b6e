//! The newsroom's kinds of events, each with its sentence.

use RecordGroup::{Articles, City, Drafts};
use agencies::permissions::ARRANGE;
use frame::record::{EventKind, RecordGroup};

use crate::permissions::{FORCE_PUBLISH, ORGANISE, PUBLISH, REVIEW, SHARE_BLOCKS, WITHDRAW, WRITE};
use crate::t;

pub(super) const KINDS: &[EventKind] = &[
    EventKind::new("category.added", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-category-added", what = on.name())
    }),
    EventKind::new("category.edited", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-category-edited", what = on.name())
    }),
    EventKind::new("category.moved", City, Some(ARRANGE), |lang, on| {
        t!(lang, "record-category-moved", what = on.name())
    }),
    EventKind::new("picture.added", Drafts, Some(WRITE), |lang, on| {
        on.after(lang, t!(lang, "record-picture-added"))
    }),
    EventKind::new("picture.focused", Drafts, Some(WRITE), |lang, on| {
        on.after(lang, t!(lang, "record-picture-focused"))
    }),
    EventKind::new("article.published", Articles, Some(PUBLISH), |lang, on| {
        t!(lang, "record-article-published", what = on.name())
    }),
    EventKind::new("article.corrected", Articles, Some(PUBLISH), |lang, on| {
        t!(lang, "record-article-corrected", what = on.name())
    }),
    EventKind::new("article.translated", Articles, Some(PUBLISH), |lang, on| {
        t!(lang, "record-article-translated", what = on.name())
    }),
    EventKind::new("article.featured", Articles, Some(PUBLISH), |lang, on| {
        t!(lang, "record-article-featured", what = on.name())
    }),
    EventKind::new("article.unfeatured", Articles, Some(PUBLISH), |lang, on| {
        t!(lang, "record-article-unfeatured", what = on.name())
    }),
    EventKind::new("article.withdrawn", Articles, Some(WITHDRAW), |lang, on| {
        t!(lang, "record-article-withdrawn", what = on.name())
    }),
    EventKind::new("article.moved", Articles, Some(ORGANISE), |lang, on| {
        t!(lang, "record-article-moved", what = on.name())
    }),
    EventKind::new("article.retagged", Articles, Some(ORGANISE), |lang, on| {
        t!(lang, "record-article-retagged", what = on.name())
    }),
    EventKind::new("article.relocated", Articles, Some(ORGANISE), |lang, on| {
        t!(lang, "record-article-relocated", what = on.name())
    }),
    EventKind::new("article.address_added", Articles, Some(ORGANISE), |lang, on| {
        t!(lang, "record-article-address-added", what = on.name())
    }),
    EventKind::new("article.address_removed", Articles, Some(ORGANISE), |lang, on| {
        t!(lang, "record-article-address-removed", what = on.name())
    }),
    EventKind::new("articles.organised", Articles, Some(ORGANISE), |lang, on| {
        on.after(lang, t!(lang, "record-articles-organised"))
    }),
    EventKind::new("articles.organised_undone", Articles, Some(ORGANISE), |lang, on| {
        on.after(lang, t!(lang, "record-articles-organised-undone"))
    }),
    EventKind::new("redirects.added", Articles, Some(ORGANISE), |lang, on| {
        t!(lang, "record-redirects-added", what = on.name())
    }),
    EventKind::new("redirects.undone", Articles, Some(ORGANISE), |lang, on| {
        t!(lang, "record-redirects-undone", what = on.name())
    }),
    EventKind::new("draft.started", Drafts, Some(WRITE), |lang, on| {
        on.after(lang, t!(lang, "record-draft-started"))
    }),
    EventKind::new("draft.submitted", Drafts, Some(WRITE), |lang, on| {
        on.after(lang, t!(lang, "record-draft-submitted"))
    }),
    EventKind::new("draft.taken_back", Drafts, Some(WRITE), |lang, on| {
        on.after(lang, t!(lang, "record-draft-taken-back"))
    }),
    EventKind::new("draft.dropped", Drafts, Some(WRITE), |lang, on| {
        on.after(lang, t!(lang, "record-draft-dropped"))
    }),
    EventKind::new("draft.returned", Drafts, Some(REVIEW), |lang, on| {
        on.after(lang, t!(lang, "record-draft-returned"))
    }),
    EventKind::new("draft.approved", Drafts, Some(REVIEW), |lang, on| {
        on.after(lang, t!(lang, "record-draft-approved"))
    }),
    EventKind::new("draft.commented", Drafts, Some(REVIEW), |lang, on| {
        on.after(lang, t!(lang, "record-draft-commented"))
    }),
    EventKind::new("draft.comment_settled", Drafts, Some(WRITE), |lang, on| {
        on.after(lang, t!(lang, "record-draft-comment-settled"))
    }),
    EventKind::new("draft.scheduled", Drafts, Some(PUBLISH), |lang, on| {
        on.after(lang, t!(lang, "record-draft-scheduled"))
    }),
    EventKind::new("draft.unscheduled", Drafts, Some(PUBLISH), |lang, on| {
        on.after(lang, t!(lang, "record-draft-unscheduled"))
    }),
    EventKind::new("draft.published", Drafts, Some(PUBLISH), |lang, on| {
        on.after(lang, t!(lang, "record-draft-published"))
    }),
    EventKind::new("draft.forced", Drafts, Some(FORCE_PUBLISH), |lang, on| {
        on.after(lang, t!(lang, "record-draft-forced"))
    }),
    EventKind::new("draft.facts_asked", Drafts, Some(WRITE), |lang, on| {
        on.after(lang, t!(lang, "record-draft-facts-asked"))
    }),
    EventKind::new("draft.facts_answered", Drafts, None, |lang, on| {
        on.after(lang, t!(lang, "record-draft-facts-answered"))
    }),
    EventKind::new("draft.facts_ended", Drafts, Some(WRITE), |lang, on| {
        on.after(lang, t!(lang, "record-draft-facts-ended"))
    }),
    EventKind::new("draft.held", Drafts, None, |lang, on| on.after(lang, t!(lang, "record-draft-held"))),
    EventKind::new("draft.hindered", Drafts, None, |lang, on| {
        on.after(lang, t!(lang, "record-draft-hindered"))
    }),
    EventKind::new("block.added", Drafts, Some(SHARE_BLOCKS), |lang, on| {
        on.after(lang, t!(lang, "record-block-added"))
    }),
    EventKind::new("block.edited", Drafts, Some(SHARE_BLOCKS), |lang, on| {
        on.after(lang, t!(lang, "record-block-edited"))
    }),
    EventKind::new("block.proposed", Drafts, Some(SHARE_BLOCKS), |lang, on| {
        on.after(lang, t!(lang, "record-block-proposed"))
    }),
    EventKind::new("block.proposal_dropped", Drafts, Some(SHARE_BLOCKS), |lang, on| {
        on.after(lang, t!(lang, "record-block-dropped"))
    }),
    EventKind::new("block.returned_put_away", Drafts, Some(SHARE_BLOCKS), |lang, on| {
        on.after(lang, t!(lang, "record-block-put-away"))
    }),
    EventKind::new("block.proposal_returned", Drafts, Some(REVIEW), |lang, on| {
        on.after(lang, t!(lang, "record-block-returned"))
    }),
    EventKind::new("block.removed", Drafts, Some(SHARE_BLOCKS), |lang, on| {
        on.after(lang, t!(lang, "record-block-removed"))
    }),
];
