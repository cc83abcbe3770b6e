//! Permissions of cases.

use access::{Permission, Role};

use crate::t;

/// To run a session of an agency, and to screen, merge, order and close its questions.
pub const MODERATE: Permission = Permission {
    name: "moderate",
    roles: &[Role::Moderator, Role::Coordinator],
    words: |lang| t!(lang, "permission-moderate"),
};

/// To write an agency's answer.
pub const ANSWER: Permission = Permission {
    name: "answer",
    roles: &[Role::Answerer, Role::Coordinator],
    words: |lang| t!(lang, "permission-answer"),
};

/// To approve an answer that another person wrote.
pub const APPROVE_ANSWER: Permission = Permission {
    name: "approve_answer",
    roles: &[Role::Reviewer, Role::Coordinator],
    words: |lang| t!(lang, "permission-approve-answer"),
};

/// All permissions of cases.
pub const ALL: &[Permission] = &[MODERATE, ANSWER, APPROVE_ANSWER];
