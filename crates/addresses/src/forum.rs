//! The addresses of the forum and of cases.

use super::Addresses;
use super::routes;

/// The beginning of every asker's own page.
const OWN: &str = "/tra-cuu/";

/// Whether a path, in any language, is an asker's own page: it holds a secret, so no cache keeps it and no other site learns it.
pub fn is_own_case(path: &str) -> bool {
    Addresses::split(path).1.starts_with(OWN)
}

/// The beginning of the paths of questions of a session without the language; its number follows.
pub fn question_path(session: &str) -> String {
    format!("/dien-dan/{session}/cau-hoi/")
}

impl Addresses {
    /// All sessions of the forum.
    pub fn forum(self) -> String {
        self.at(routes::FORUM)
    }

    /// A session.
    pub fn forum_session(self, slug: &str) -> String {
        self.at(&format!("/dien-dan/{slug}"))
    }

    /// Asking in a session.
    pub fn forum_ask(self, slug: &str) -> String {
        self.at(&format!("/dien-dan/{slug}/hoi"))
    }

    /// A question of a session.
    pub fn forum_question(self, slug: &str, number: i64) -> String {
        self.at(&format!("{}{number}", question_path(slug)))
    }

    /// What moderators did in a session.
    pub fn forum_log(self, slug: &str) -> String {
        self.at(&format!("/dien-dan/{slug}/kiem-duyet"))
    }

    /// What is live of a session.
    pub fn forum_stream(self, slug: &str) -> String {
        self.at(&format!("/dien-dan/{slug}/truc-tiep"))
    }

    /// A session for the screen of a hall.
    pub fn forum_screen(self, slug: &str) -> String {
        self.at(&format!("/dien-dan/{slug}/man-hinh"))
    }

    /// Finding a case by its receipt code.
    pub fn cases(self) -> String {
        self.at(routes::CASES)
    }

    /// An asker's own page of a case.
    pub fn own_case(self, secret: &str) -> String {
        self.at(&format!("{OWN}{secret}"))
    }

    /// A path without its language, in this language.
    pub fn of_path(self, path: &str) -> String {
        self.at(path)
    }

    /// A step of a session's way at the desk.
    pub fn session_step(self, number: i64, step: &str) -> String {
        let route = super::desk::routes::FORUM_STEP;
        self.at(&route.replace("{number}", &number.to_string()).replace("{step}", step))
    }

    /// An act on a question at the desk.
    pub fn question_step(self, number: i64, step: &str) -> String {
        let route = super::desk::routes::QUESTION_STEP;
        self.at(&route.replace("{number}", &number.to_string()).replace("{step}", step))
    }
}
