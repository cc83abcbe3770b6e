//! Names that tables, forms and addresses hold: a release never changes one.

use std::fmt::Debug;

use access::Role;
use accounts::SignInMethod;
use campaigns::reading::Every;
use campaigns::{ActivityState, PartKind, PlanStatus};
use cases::{AnswerKind, By, Rule, Source, StepKind as CaseStep, Verdict as CaseVerdict};
use deadlines::Step;
use forum::SessionState;
use importer::{Kind, OrderState, Outcome};
use mail::MailState;
use newsroom::drafts::{Hindrance, Stage, StepKind, Verdict};
use reports::ReportState;

/// Each thing has its name, and each name its thing.
#[track_caller]
fn are<T: Copy + Debug + PartialEq>(
    name: fn(T) -> &'static str,
    named: fn(&str) -> Option<T>,
    pairs: &[(T, &str)],
) {
    for (thing, stored) in pairs {
        assert_eq!(name(*thing), *stored);
        assert_eq!(named(stored), Some(*thing), "{stored}");
        assert_eq!(named(&stored.to_uppercase()), None);
    }
    assert_eq!((named(""), named("x")), (None, None));
}

#[test]
fn stored_names_stay() {
    are(
        Role::name,
        Role::named,
        &[
            (Role::Administrator, "administrator"),
            (Role::Coordinator, "coordinator"),
            (Role::Editor, "editor"),
            (Role::Reviewer, "reviewer"),
            (Role::Moderator, "moderator"),
            (Role::Answerer, "answerer"),
            (Role::Keeper, "keeper"),
            (Role::Rapporteur, "rapporteur"),
            (Role::Reader, "reader"),
        ],
    );
    are(
        SignInMethod::name,
        SignInMethod::named,
        &[
            (SignInMethod::Password, "password"),
            (SignInMethod::Code, "code"),
            (SignInMethod::Passkey, "passkey"),
            (SignInMethod::OpenId, "openid"),
            (SignInMethod::Demo, "demo"),
        ],
    );
    are(
        PlanStatus::name,
        PlanStatus::named,
        &[(PlanStatus::Draft, "draft"), (PlanStatus::Approved, "approved"), (PlanStatus::Ended, "ended")],
    );
    are(
        ActivityState::name,
        ActivityState::named,
        &[
            (ActivityState::Planned, "planned"),
            (ActivityState::Open, "open"),
            (ActivityState::Late, "late"),
            (ActivityState::Done, "done"),
            (ActivityState::Cancelled, "cancelled"),
        ],
    );
    are(
        MailState::name,
        MailState::named,
        &[(MailState::Waiting, "waiting"), (MailState::Sent, "sent"), (MailState::GivenUp, "given_up")],
    );
    are(
        Step::name,
        Step::named,
        &[(Step::First, "first"), (Step::Second, "second"), (Step::Escalation, "escalation")],
    );
    are(
        ReportState::name,
        ReportState::named,
        &[
            (ReportState::Draft, "draft"),
            (ReportState::Submitted, "submitted"),
            (ReportState::Frozen, "frozen"),
        ],
    );
    are(Kind::name, Kind::named, &[(Kind::Page, "page"), (Kind::Wxr, "wxr"), (Kind::Feed, "feed")]);
    are(
        OrderState::name,
        OrderState::named,
        &[
            (OrderState::Waiting, "waiting"),
            (OrderState::Running, "running"),
            (OrderState::Done, "done"),
            (OrderState::Failed, "failed"),
            (OrderState::Stopped, "stopped"),
        ],
    );
    are(
        Outcome::name,
        Outcome::named,
        &[
            (Outcome::Refused, "refused"),
            (Outcome::Noted, "noted"),
            (Outcome::Skipped, "skipped"),
            (Outcome::Changed, "changed"),
            (Outcome::Added, "added"),
            (Outcome::Same, "same"),
        ],
    );
    are(
        Stage::name,
        Stage::named,
        &[
            (Stage::Writing, "writing"),
            (Stage::Review, "review"),
            (Stage::Approved, "approved"),
            (Stage::Scheduled, "scheduled"),
            (Stage::Published, "published"),
            (Stage::Dropped, "dropped"),
        ],
    );
    are(
        StepKind::name,
        StepKind::named,
        &[
            (StepKind::Started, "draft.started"),
            (StepKind::Submitted, "draft.submitted"),
            (StepKind::Returned, "draft.returned"),
            (StepKind::Hindered, "draft.hindered"),
            (StepKind::TakenBack, "draft.taken_back"),
            (StepKind::Approved, "draft.approved"),
            (StepKind::Scheduled, "draft.scheduled"),
            (StepKind::Unscheduled, "draft.unscheduled"),
            (StepKind::Held, "draft.held"),
            (StepKind::Published, "draft.published"),
            (StepKind::Forced, "draft.forced"),
            (StepKind::Dropped, "draft.dropped"),
        ],
    );
    are(
        Hindrance::name,
        Hindrance::named,
        &[
            (Hindrance::Stale, "stale"),
            (Hindrance::Withdrawn, "withdrawn"),
            (Hindrance::Same, "same"),
            (Hindrance::Lint, "lint"),
            (Hindrance::Other, "other"),
        ],
    );
    are(
        PartKind::name,
        PartKind::named,
        &[
            (PartKind::Basis, "basis"),
            (PartKind::Place, "place"),
            (PartKind::Purpose, "purpose"),
            (PartKind::Requirement, "requirement"),
        ],
    );
    are(
        Every::name,
        Every::named,
        &[
            (Every::Always, "always"),
            (Every::Day, "day"),
            (Every::Week, "week"),
            (Every::Month, "month"),
            (Every::Quarter, "quarter"),
            (Every::HalfYear, "half_year"),
            (Every::Year, "year"),
        ],
    );
    are(
        Verdict::name,
        Verdict::named,
        &[(Verdict::Right, "right"), (Verdict::Wrong, "wrong"), (Verdict::Unsure, "unsure")],
    );
}

#[test]
fn stored_names_of_the_forum_stay() {
    are(
        SessionState::name,
        SessionState::named,
        &[
            (SessionState::Announced, "announced"),
            (SessionState::Intake, "intake"),
            (SessionState::Live, "live"),
            (SessionState::FollowUp, "follow_up"),
            (SessionState::Closed, "closed"),
        ],
    );
    are(
        cases::State::name,
        cases::State::named,
        &[
            (cases::State::Received, "received"),
            (cases::State::Open, "open"),
            (cases::State::Answered, "answered"),
            (cases::State::Merged, "merged"),
            (cases::State::Transferred, "transferred"),
            (cases::State::Refused, "refused"),
            (cases::State::Withdrawn, "withdrawn"),
        ],
    );
    are(
        Source::name,
        Source::named,
        &[(Source::Web, "web"), (Source::Telephone, "telephone"), (Source::Paper, "paper")],
    );
    are(
        CaseVerdict::name,
        CaseVerdict::named,
        &[(CaseVerdict::Settled, "settled"), (CaseVerdict::Unsettled, "unsettled")],
    );
    are(
        Rule::name,
        Rule::named,
        &[
            (Rule::OffTopic, "off_topic"),
            (Rule::Privacy, "privacy"),
            (Rule::Insult, "insult"),
            (Rule::Advertising, "advertising"),
            (Rule::Complaint, "complaint"),
            (Rule::Secret, "secret"),
            (Rule::Unclear, "unclear"),
        ],
    );
    are(
        CaseStep::name,
        CaseStep::named,
        &[
            (CaseStep::Received, "received"),
            (CaseStep::Published, "published"),
            (CaseStep::Masked, "masked"),
            (CaseStep::Merged, "merged"),
            (CaseStep::Joined, "joined"),
            (CaseStep::Routed, "routed"),
            (CaseStep::Transferred, "transferred"),
            (CaseStep::Refused, "refused"),
            (CaseStep::Due, "due"),
            (CaseStep::Answered, "answered"),
            (CaseStep::Judged, "judged"),
            (CaseStep::Reopened, "reopened"),
            (CaseStep::Withdrawn, "withdrawn"),
        ],
    );
    are(
        By::name,
        By::named,
        &[
            (By::Asker, "asker"),
            (By::Moderator, "moderator"),
            (By::Agency, "agency"),
            (By::Program, "program"),
        ],
    );
    are(AnswerKind::name, AnswerKind::named, &[(AnswerKind::Live, "live"), (AnswerKind::Written, "written")]);
}
