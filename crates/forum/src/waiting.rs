//! The forum's part of the desk's home: questions to screen, answers that are due, drafts that wait for approval.

use access::Permission;
use addresses::desk::routes;
use agencies::Agency;
use cases::Case;
use cases::permissions::{ANSWER, APPROVE_ANSWER, MODERATE};
use frame::desk::DeskSession;
use frame::work::{WorkGroup, WorkItem};
use kit::web::failure::Failure;

use crate::t;

/// The most cases that each query reads.
const MOST: i64 = 200;
/// The most cases of a group; the page of the session has more.
const LENGTH: usize = 10;

/// The work that waits for a moderator, an answerer or an approver.
pub(crate) async fn waiting(seat: DeskSession) -> Result<Vec<WorkGroup>, Failure> {
    let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
    let works = |right: Permission| seat.may_somewhere(right);
    if !works(MODERATE) && !works(ANSWER) && !works(APPROVE_ANSWER) {
        return Ok(Vec::new());
    }
    let agencies = agencies::agencies(db).await?;
    let items = |cases: Vec<Case>| -> Vec<WorkItem> {
        cases.iter().take(LENGTH).map(|case| item(&seat, &agencies, case)).collect()
    };
    let mut new = cases::cases_to_screen(db, MOST).await?;
    new.retain(|case| seat.may(MODERATE, case.on_host()));
    let due = cases::cases_due(db, MOST).await?;
    let drafted = cases::drafted(db).await?;
    let mut drafts = Vec::new();
    for id in &drafted {
        drafts.extend(cases::case(db, *id).await?);
    }
    drafts.retain(|case| seat.may(APPROVE_ANSWER, case.on_owner()));
    let mine =
        due.into_iter().filter(|case| seat.may(ANSWER, case.on_owner()) && !drafted.contains(&case.id));
    let (late, soon): (Vec<Case>, Vec<Case>) = mine.partition(|case| case.due.is_some_and(|due| due < today));
    let group =
        |id, place, title, hint, late, cases| WorkGroup { id, place, title, hint, late, items: items(cases) };
    let answer = t!(lang, "home-answer-hint");
    Ok(vec![
        group("cau-hoi-tre", 32, t!(lang, "home-answer-late"), answer.clone(), true, late),
        group("cau-hoi-sang-loc", 52, t!(lang, "home-screen"), t!(lang, "home-screen-hint"), false, new),
        group("cau-hoi-tra-loi", 54, t!(lang, "home-answer"), answer, false, soon),
        group(
            "cau-tra-loi-duyet",
            56,
            t!(lang, "home-approve"),
            t!(lang, "home-approve-hint"),
            false,
            drafts,
        ),
    ])
}

fn item(seat: &DeskSession, agencies: &[Agency], case: &Case) -> WorkItem {
    let lang = seat.desk.lang;
    let owner = agencies.iter().find(|agency| agency.id == case.owner);
    let words = if case.shown.is_empty() { &case.words } else { &case.shown };
    WorkItem {
        href: seat.at().desk_of(routes::QUESTION, case.number),
        title: words.clone(),
        stage: cases::words::state_words(lang, case.state),
        badge: cases::words::state_badge(case.state),
        agency: owner.map_or_else(String::new, |agency| agency.short(lang).to_owned()),
        lang: "vi",
        when: match case.due {
            Some(due) => t!(lang, "desk-question-due", day = kit::format::day(lang, due)),
            None => seat.moment(case.received_at),
        },
        ..WorkItem::default()
    }
}
