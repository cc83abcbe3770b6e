//! What happened, in a sentence: one for every kind of event.

use accounts::permissions::MANAGE_PEOPLE;
use agencies::permissions::ARRANGE;
use campaigns::permissions::PLAN;
use kit::i18n::Lang;
use newsroom::permissions::{FORCE_PUBLISH, ORGANISE, PUBLISH, REVIEW, SHARE_BLOCKS, WITHDRAW, WRITE};

use crate::t;
use access::Permission;

/// Every kind of event that the program records.
pub(crate) const KINDS: &[&str] = &[
    "site.named",
    "agency.added",
    "agency.edited",
    "agency.ended",
    "agency.reopened",
    "agency.placed",
    "agency.succeeded",
    "agency.unsucceeded",
    "areas.loaded",
    "category.added",
    "category.edited",
    "category.moved",
    "campaign.added",
    "campaign.edited",
    "theme.added",
    "theme.edited",
    "picture.added",
    "picture.focused",
    "article.published",
    "article.corrected",
    "article.translated",
    "article.featured",
    "article.unfeatured",
    "article.withdrawn",
    "article.moved",
    "article.retagged",
    "article.relocated",
    "article.address_added",
    "article.address_removed",
    "articles.organised",
    "articles.organised_undone",
    "redirects.added",
    "redirects.undone",
    "draft.started",
    "draft.submitted",
    "draft.taken_back",
    "draft.dropped",
    "draft.returned",
    "draft.approved",
    "draft.commented",
    "draft.comment_settled",
    "draft.scheduled",
    "draft.unscheduled",
    "draft.published",
    "draft.forced",
    "draft.facts_asked",
    "draft.facts_answered",
    "draft.facts_ended",
    "draft.held",
    "draft.hindered",
    "block.added",
    "block.edited",
    "block.proposed",
    "block.proposal_dropped",
    "block.proposal_returned",
    "block.returned_put_away",
    "block.removed",
    "import.ordered",
    "import.stopped",
    "import.resumed",
    "alias.added",
    "alias.changed",
    "alias.removed",
    "alias.restored",
    "alias.many_added",
    "index.asked",
    "person.invited",
    "person.uninvited",
    "person.added",
    "person.joined",
    "person.signed_in",
    "person.signed_out",
    "person.password_changed",
    "person.second_step_on",
    "person.second_step_off",
    "person.spare_codes_renewed",
    "person.passkey_added",
    "person.passkey_removed",
    "person.identity_linked",
    "person.suspended",
    "person.resumed",
    "role.granted",
    "role.revoked",
    "role.lent",
    "recovery.asked",
    "recovery.approved",
    "recovery.used",
    "recovery.refused",
    "record.bound",
    "record.accepted",
];

/// What happened: `what` is the name of the thing or person, `more` what the sentence says besides. Nothing for a kind
/// of another version of the program.
pub(crate) fn sentence(lang: Lang, kind: &str, what: &str, more: &str) -> Option<String> {
    Some(match kind {
        "site.named" => t!(lang, "record-site-named"),
        "agency.added" => t!(lang, "record-agency-added", what = what),
        "agency.edited" => t!(lang, "record-agency-edited", what = what),
        "agency.ended" => t!(lang, "record-agency-ended", what = what),
        "agency.reopened" => t!(lang, "record-agency-reopened", what = what),
        "agency.placed" => t!(lang, "record-agency-placed", what = what),
        "agency.succeeded" => t!(lang, "record-agency-succeeded", what = what),
        "agency.unsucceeded" => t!(lang, "record-agency-unsucceeded", what = what),
        "areas.loaded" => t!(lang, "record-areas-loaded"),
        "category.added" => t!(lang, "record-category-added", what = what),
        "category.edited" => t!(lang, "record-category-edited", what = what),
        "category.moved" => t!(lang, "record-category-moved", what = what),
        "campaign.added" => t!(lang, "record-campaign-added", what = what),
        "campaign.edited" => t!(lang, "record-campaign-edited", what = what),
        "theme.added" => t!(lang, "record-theme-added", what = what),
        "theme.edited" => t!(lang, "record-theme-edited", what = what),
        "picture.added" => t!(lang, "record-picture-added"),
        "picture.focused" => t!(lang, "record-picture-focused"),
        "article.published" => t!(lang, "record-article-published", what = what),
        "article.corrected" => t!(lang, "record-article-corrected", what = what),
        "article.translated" => t!(lang, "record-article-translated", what = what),
        "article.featured" => t!(lang, "record-article-featured", what = what),
        "article.unfeatured" => t!(lang, "record-article-unfeatured", what = what),
        "article.withdrawn" => t!(lang, "record-article-withdrawn", what = what),
        "article.moved" => t!(lang, "record-article-moved", what = what),
        "article.retagged" => t!(lang, "record-article-retagged", what = what),
        "article.relocated" => t!(lang, "record-article-relocated", what = what),
        "article.address_added" => t!(lang, "record-article-address-added", what = what),
        "article.address_removed" => t!(lang, "record-article-address-removed", what = what),
        "articles.organised" => t!(lang, "record-articles-organised"),
        "articles.organised_undone" => t!(lang, "record-articles-organised-undone"),
        "redirects.added" => t!(lang, "record-redirects-added", what = what),
        "redirects.undone" => t!(lang, "record-redirects-undone", what = what),
        "draft.started" => t!(lang, "record-draft-started"),
        "draft.submitted" => t!(lang, "record-draft-submitted"),
        "draft.taken_back" => t!(lang, "record-draft-taken-back"),
        "draft.dropped" => t!(lang, "record-draft-dropped"),
        "draft.returned" => t!(lang, "record-draft-returned"),
        "draft.approved" => t!(lang, "record-draft-approved"),
        "draft.commented" => t!(lang, "record-draft-commented"),
        "draft.comment_settled" => t!(lang, "record-draft-comment-settled"),
        "draft.scheduled" => t!(lang, "record-draft-scheduled"),
        "draft.unscheduled" => t!(lang, "record-draft-unscheduled"),
        "draft.published" => t!(lang, "record-draft-published"),
        "draft.held" => t!(lang, "record-draft-held"),
        "draft.facts_ended" => t!(lang, "record-draft-facts-ended"),
        "draft.forced" => t!(lang, "record-draft-forced"),
        "draft.facts_asked" => t!(lang, "record-draft-facts-asked"),
        "draft.facts_answered" => t!(lang, "record-draft-facts-answered"),
        "draft.hindered" => t!(lang, "record-draft-hindered"),
        "block.added" => t!(lang, "record-block-added"),
        "block.edited" => t!(lang, "record-block-edited"),
        "block.proposed" => t!(lang, "record-block-proposed"),
        "block.proposal_dropped" => t!(lang, "record-block-dropped"),
        "block.proposal_returned" => t!(lang, "record-block-returned"),
        "block.returned_put_away" => t!(lang, "record-block-put-away"),
        "block.removed" => t!(lang, "record-block-removed"),
        "import.ordered" => t!(lang, "record-import-ordered"),
        "import.stopped" => t!(lang, "record-import-stopped"),
        "import.resumed" => t!(lang, "record-import-resumed"),
        "alias.added" => t!(lang, "record-alias-added", what = what),
        "alias.changed" => t!(lang, "record-alias-changed", what = what),
        "alias.removed" => t!(lang, "record-alias-removed", what = what),
        "alias.restored" => t!(lang, "record-alias-restored", what = what),
        "alias.many_added" => t!(lang, "record-alias-many-added", what = what),
        "index.asked" => t!(lang, "record-index-asked"),
        "person.invited" => t!(lang, "record-person-invited", what = what, more = more),
        "person.uninvited" => t!(lang, "record-person-uninvited", what = what),
        "person.added" => t!(lang, "record-person-added", what = what),
        "person.joined" => t!(lang, "record-person-joined"),
        "person.signed_in" => t!(lang, "record-person-signed-in"),
        "person.signed_out" => t!(lang, "record-person-signed-out"),
        "person.password_changed" => t!(lang, "record-person-password-changed"),
        "person.second_step_on" => t!(lang, "record-person-second-step-on"),
        "person.second_step_off" => t!(lang, "record-person-second-step-off"),
        "person.spare_codes_renewed" => t!(lang, "record-person-spare-codes-renewed"),
        "person.passkey_added" => t!(lang, "record-person-passkey-added"),
        "person.passkey_removed" => t!(lang, "record-person-passkey-removed"),
        "person.identity_linked" => t!(lang, "record-person-identity-linked"),
        "person.suspended" => t!(lang, "record-person-suspended", what = what),
        "person.resumed" => t!(lang, "record-person-resumed", what = what),
        "role.granted" => t!(lang, "record-role-granted", what = what, more = more),
        "role.revoked" => t!(lang, "record-role-revoked", what = what, more = more),
        "role.lent" => t!(lang, "record-role-lent", what = what, more = more),
        "recovery.asked" => t!(lang, "record-recovery-asked", what = what),
        "recovery.approved" => t!(lang, "record-recovery-approved", what = what),
        "recovery.used" => t!(lang, "record-recovery-used"),
        "recovery.refused" => t!(lang, "record-recovery-refused", what = what),
        "record.bound" => t!(lang, "record-record-bound"),
        "record.accepted" => t!(lang, "record-record-accepted"),
        _ => return None,
    })
}

/// The right by which someone does this, when it is a right of a role: so that what was done by a lent role can be told.
pub(crate) fn right(kind: &str) -> Option<Permission> {
    Some(match kind {
        "index.asked" | "site.named" | "agency.added" | "agency.edited" | "agency.ended"
        | "agency.reopened" | "agency.placed" | "agency.succeeded" | "agency.unsucceeded"
        | "areas.loaded" | "category.added" | "category.edited" | "category.moved" => ARRANGE,
        "campaign.added" | "campaign.edited" | "theme.added" | "theme.edited" => PLAN,
        "picture.added"
        | "picture.focused"
        | "draft.started"
        | "draft.submitted"
        | "draft.taken_back"
        | "draft.dropped"
        | "draft.comment_settled"
        | "draft.facts_asked"
        | "draft.facts_ended" => WRITE,
        "article.published" | "article.corrected" | "article.translated" | "article.featured"
        | "article.unfeatured" | "draft.scheduled" | "draft.unscheduled" | "draft.published" => PUBLISH,
        "article.withdrawn" => WITHDRAW,
        "article.moved"
        | "article.retagged"
        | "article.relocated"
        | "article.address_added"
        | "article.address_removed"
        | "articles.organised"
        | "articles.organised_undone"
        | "redirects.added"
        | "redirects.undone"
        | "import.ordered"
        | "import.stopped"
        | "import.resumed"
        | "alias.added"
        | "alias.changed"
        | "alias.removed"
        | "alias.restored"
        | "alias.many_added" => ORGANISE,
        "block.added"
        | "block.edited"
        | "block.proposed"
        | "block.proposal_dropped"
        | "block.returned_put_away"
        | "block.removed" => SHARE_BLOCKS,
        "draft.returned" | "draft.approved" | "draft.commented" | "block.proposal_returned" => REVIEW,
        "draft.forced" => FORCE_PUBLISH,
        "person.invited" | "person.uninvited" | "person.suspended" | "person.resumed" | "role.granted"
        | "recovery.asked" | "recovery.approved" => MANAGE_PEOPLE,
        _ => return None,
    })
}

/// Kinds that are looked for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Articles,
    Drafts,
    People,
    City,
}

impl Group {
    pub(crate) const ALL: [Self; 4] = [Self::Articles, Self::Drafts, Self::People, Self::City];

    /// As it stands in addresses.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Articles => "tin",
            Self::Drafts => "ban-thao",
            Self::People => "nguoi-dung",
            Self::City => "thiet-lap",
        }
    }

    pub(crate) fn name(self, lang: Lang) -> String {
        match self {
            Self::Articles => t!(lang, "record-articles"),
            Self::Drafts => t!(lang, "record-drafts"),
            Self::People => t!(lang, "record-people"),
            Self::City => t!(lang, "record-city"),
        }
    }

    /// Its kinds: those about the same things.
    pub(crate) fn kinds(self) -> Vec<&'static str> {
        KINDS.iter().copied().filter(|kind| Self::of(kind) == self).collect()
    }

    fn of(kind: &str) -> Self {
        match kind.split('.').next().unwrap_or_default() {
            "article" | "articles" | "redirects" | "import" => Self::Articles,
            "draft" | "picture" | "file" | "block" => Self::Drafts,
            "person" | "role" | "recovery" => Self::People,
            _ => Self::City,
        }
    }
}
