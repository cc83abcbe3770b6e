//! Edits of shared blocks that wait for approval, or came back.

use access::On;
use accounts::desk::names::Names;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::work::{WorkGroup, WorkItem};
use kit::web::failure::Failure;

use super::{LENGTH, REVIEW_TIME};
use crate::permissions::{REVIEW, SHARE_BLOCKS};
use crate::{Listed, t};

/// The groups of edits of blocks.
pub(super) async fn waiting(seat: &DeskSession, names: &Names) -> Result<Vec<WorkGroup>, Failure> {
    let lang = seat.desk.lang;
    let (late, waiting) = proposals(seat, names).await?;
    Ok(vec![
        WorkGroup {
            id: "khoi-tre",
            place: 40,
            title: t!(lang, "home-blocks-late"),
            hint: t!(lang, "home-review-late-hint"),
            late: true,
            items: late,
        },
        WorkGroup {
            id: "khoi-tra",
            place: 60,
            title: t!(lang, "home-blocks-returned"),
            hint: t!(lang, "home-returned-hint"),
            late: false,
            items: returned(seat, names).await?,
        },
        WorkGroup {
            id: "khoi",
            place: 80,
            title: t!(lang, "home-blocks"),
            hint: t!(lang, "home-blocks-hint"),
            late: false,
            items: waiting,
        },
    ])
}

/// Edits of blocks that the officer may approve, late ones first: never their own.
async fn proposals(seat: &DeskSession, names: &Names) -> Result<(Vec<WorkItem>, Vec<WorkItem>), Failure> {
    if !seat.may_somewhere(REVIEW) {
        return Ok((Vec::new(), Vec::new()));
    }
    let now = seat.app().db().clock().now();
    let mine = |one: &Listed| one.by != Some(seat.officer.person) && seat.may(REVIEW, On::Agency(one.agency));
    let waiting = crate::waiting_proposals(seat.app().db()).await?.into_iter().filter(mine);
    let (late, rest): (Vec<_>, Vec<_>) =
        waiting.take(LENGTH).partition(|one| now.duration_since(one.at) > REVIEW_TIME);
    let items = |list: Vec<Listed>| list.iter().map(|one| item(seat, names, one)).collect();
    Ok((items(late), items(rest)))
}

/// Edits of blocks that were returned to the officer.
async fn returned(seat: &DeskSession, names: &Names) -> Result<Vec<WorkItem>, Failure> {
    let mut returned = crate::returned_to(seat.app().db(), seat.officer.person).await?;
    returned.retain(|one| seat.may(SHARE_BLOCKS, On::Agency(one.agency)));
    Ok(returned.iter().take(LENGTH).map(|one| item(seat, names, one)).collect())
}

/// An edit of a block as a line beside drafts.
fn item(seat: &DeskSession, names: &Names, one: &Listed) -> WorkItem {
    WorkItem {
        href: seat.at().desk_of(routes::BLOCK, one.block),
        title: one.name.clone(),
        stage: t!(seat.desk.lang, "home-block"),
        badge: "waiting",
        agency: names.agency(one.agency),
        lang: "vi",
        published: String::new(),
        who: names.person(one.by),
        when: seat.moment(one.at),
        returned: one.words.clone(),
        goes_out: String::new(),
    }
}
