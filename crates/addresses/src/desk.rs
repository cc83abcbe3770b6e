//! The addresses of the desk, where officers work: all below `/lam-viec`.

use uuid::Uuid;

use super::Addresses;

/// The patterns that the router listens to.
pub mod routes {
    /// The desk's home: waiting work, late work, publications of today.
    pub const HOME: &str = "/lam-viec";
    /// Signing in.
    pub const SIGN_IN: &str = "/lam-viec/dang-nhap";
    /// The second step: a code.
    pub const CODE: &str = "/lam-viec/dang-nhap/ma";
    /// Signing in with a passkey.
    pub const PASSKEY_SIGN_IN: &str = "/lam-viec/dang-nhap/khoa-truy-cap";
    /// The data that the browser needs before it signs in with a passkey.
    pub const PASSKEY_ASK: &str = "/lam-viec/dang-nhap/khoa-truy-cap/bat-dau";
    /// Signing in by way of another system.
    pub const OPENID: &str = "/lam-viec/dang-nhap/he-thong";
    /// Where the other system sends the browser back to.
    pub const OPENID_RETURN: &str = "/lam-viec/dang-nhap/he-thong/ve";
    /// Trying a role of the demonstration.
    pub const TRY: &str = "/lam-viec/dang-nhap/thu";
    /// Signing out.
    pub const SIGN_OUT: &str = "/lam-viec/dang-xuat";
    /// An invitation's link.
    pub const INVITATION: &str = "/lam-viec/loi-moi/{secret}";
    /// A recovery's link.
    pub const RECOVERY: &str = "/lam-viec/khoi-phuc/{secret}";
    /// One's own account.
    pub const ME: &str = "/lam-viec/toi";
    /// One's own password.
    pub const PASSWORD: &str = "/lam-viec/toi/mat-khau";
    /// One's own sessions, to end those elsewhere.
    pub const SESSIONS: &str = "/lam-viec/toi/phien";
    /// Setting up an authenticator app.
    pub const CODE_APP: &str = "/lam-viec/toi/ung-dung-ma";
    /// Its first code, which switches it on.
    pub const CODE_APP_PROOF: &str = "/lam-viec/toi/ung-dung-ma/xac-nhan";
    /// Switching it off.
    pub const CODE_APP_END: &str = "/lam-viec/toi/ung-dung-ma/tat";
    /// New spare codes.
    pub const SPARE_CODES: &str = "/lam-viec/toi/ma-du-phong";
    /// Adding a passkey.
    pub const PASSKEYS: &str = "/lam-viec/toi/khoa-truy-cap";
    /// The data that the browser needs before it makes a passkey.
    pub const PASSKEY_NEW: &str = "/lam-viec/toi/khoa-truy-cap/bat-dau";
    /// Removing a passkey.
    pub const PASSKEY_END: &str = "/lam-viec/toi/khoa-truy-cap/{id}/xoa";
    /// Lending a role.
    pub const LEND: &str = "/lam-viec/toi/uy-quyen";
    /// Taking back a role that one lent.
    pub const TAKE_BACK: &str = "/lam-viec/toi/uy-quyen/{id}/lay-lai";
    /// Everyone with an account.
    pub const PEOPLE: &str = "/lam-viec/nguoi-dung";
    /// Inviting someone.
    pub const INVITE: &str = "/lam-viec/nguoi-dung/moi";
    /// Taking an invitation back.
    pub const WITHDRAW_INVITATION: &str = "/lam-viec/loi-moi-cho/{id}/rut";
    /// Someone with an account.
    pub const PERSON: &str = "/lam-viec/nguoi-dung/{id}";
    /// Their roles.
    pub const ROLES: &str = "/lam-viec/nguoi-dung/{id}/vai-tro";
    /// Whether they may sign in.
    pub const SUSPENSION: &str = "/lam-viec/nguoi-dung/{id}/dong";
    /// Asking for a recovery of their account.
    pub const ASK_RECOVERY: &str = "/lam-viec/nguoi-dung/{id}/khoi-phuc";
    /// Taking a role away.
    pub const REVOCATION: &str = "/lam-viec/vai-tro/{id}/thu-hoi";
    /// Approving a recovery.
    pub const APPROVE_RECOVERY: &str = "/lam-viec/khoi-phuc-cho-duyet/{id}";
    /// Ending a recovery before it is used.
    pub const REFUSE_RECOVERY: &str = "/lam-viec/khoi-phuc-cho-duyet/{id}/bac";
    /// The record of acts: each with its person, its moment and its thing.
    pub const RECORD: &str = "/lam-viec/nhat-ky";
    /// The table of permissions.
    pub const PERMISSIONS: &str = "/lam-viec/quyen";
    /// Drafts.
    pub const DRAFTS: &str = "/lam-viec/ban-thao";
    /// A draft.
    pub const DRAFT: &str = "/lam-viec/ban-thao/{id}";
    /// Saving a draft while it is written.
    pub const DRAFT_SAVE: &str = "/lam-viec/ban-thao/{id}/luu";
    /// The others who have a draft open.
    pub const DRAFT_READERS: &str = "/lam-viec/ban-thao/{id}/cung-xem";
    /// The findings of the lint, as a piece of the draft's page.
    pub const DRAFT_LINT: &str = "/lam-viec/ban-thao/{id}/ra-soat";
    /// A draft as the public will see it.
    pub const DRAFT_PREVIEW: &str = "/lam-viec/ban-thao/{id}/xem-truoc";
    /// The changes of a draft, word by word.
    pub const DRAFT_CHANGES: &str = "/lam-viec/ban-thao/{id}/thay-doi";
    /// A step of a draft's way: submission, return, approval, and so on.
    pub const DRAFT_STEP: &str = "/lam-viec/ban-thao/{id}/buoc/{step}";
    /// Comments on a draft.
    pub const DRAFT_COMMENTS: &str = "/lam-viec/ban-thao/{id}/gop-y";
    /// A comment that was dealt with.
    pub const COMMENT_DONE: &str = "/lam-viec/gop-y/{id}/xong";
    /// Asking someone outside to check facts.
    pub const DRAFT_FACTS: &str = "/lam-viec/ban-thao/{id}/kiem-chung";
    /// The page for someone outside who checks facts; open to anyone with the link.
    pub const FACTS: &str = "/lam-viec/kiem-chung/{secret}";
    /// Ending a question to someone outside before it is answered.
    pub const FACTS_END: &str = "/lam-viec/kiem-chung-da-gui/{id}/ngung";
    /// Published articles.
    pub const ARTICLES: &str = "/lam-viec/tin";
    /// Work on many articles at once.
    pub const BULK: &str = "/lam-viec/tin/hang-loat";
    /// Leading many old addresses to articles.
    pub const REDIRECTS: &str = "/lam-viec/tin/dia-chi-cu";
    /// A published article.
    pub const ARTICLE: &str = "/lam-viec/tin/{number}";
    /// Its next edition, as a draft.
    pub const CORRECTION: &str = "/lam-viec/tin/{number}/dinh-chinh";
    /// A translation, as a draft.
    pub const TRANSLATION: &str = "/lam-viec/tin/{number}/dich";
    /// Taking it off the site.
    pub const WITHDRAWAL: &str = "/lam-viec/tin/{number}/go";
    /// Two of its editions, word by word.
    pub const COMPARISON: &str = "/lam-viec/tin/{number}/so-sanh";
    /// Whether it leads the home page.
    pub const FEATURE: &str = "/lam-viec/tin/{number}/tin-chinh";
    /// Leading an old address to it.
    pub const REDIRECT: &str = "/lam-viec/tin/{number}/dia-chi-cu";
    /// Undoing work on many articles.
    pub const UNDO: &str = "/lam-viec/hang-loat/{id}/hoan-tac";
    /// Blocks that many articles share.
    pub const BLOCKS: &str = "/lam-viec/khoi";
    /// One of them.
    pub const BLOCK: &str = "/lam-viec/khoi/{id}";
    /// Importing.
    pub const IMPORTS: &str = "/lam-viec/nhap";
    /// One import, and how far it is.
    pub const IMPORT: &str = "/lam-viec/nhap/{id}";
    /// Resuming an import that failed or was stopped.
    pub const RESUMPTION: &str = "/lam-viec/nhap/{id}/tiep-tuc";
    /// Reports by plan and period, and beginning one.
    pub const REPORTS: &str = "/lam-viec/bao-cao";
    /// A report.
    pub const REPORT: &str = "/lam-viec/bao-cao/{number}";
    /// A step of its way: submission, taking back, freezing, a new version.
    pub const REPORT_STEP: &str = "/lam-viec/bao-cao/{number}/buoc/{step}";
    /// A file of it.
    pub const REPORT_FILE: &str = "/lam-viec/bao-cao/{number}/tep/{name}";
    /// Sessions of the forum, and adding one.
    pub const FORUM: &str = "/lam-viec/dien-dan";
    /// Adding a session.
    pub const FORUM_NEW: &str = "/lam-viec/dien-dan/moi";
    /// A session: its questions, as moderators see them.
    pub const FORUM_SESSION: &str = "/lam-viec/dien-dan/{number}";
    /// Its words, hours and place.
    pub const FORUM_EDIT: &str = "/lam-viec/dien-dan/{number}/sua";
    /// A step of its way: intake, live, follow-up, closed.
    pub const FORUM_STEP: &str = "/lam-viec/dien-dan/{number}/buoc/{step}";
    /// Keying in a question that came on paper or by telephone.
    pub const FORUM_KEY_IN: &str = "/lam-viec/dien-dan/{number}/nhap-cau-hoi";
    /// A question: its words, questions like it, and what can be done with it.
    pub const QUESTION: &str = "/lam-viec/cau-hoi/{number}";
    /// An act on a question: screening, merging, answering and so on.
    pub const QUESTION_STEP: &str = "/lam-viec/cau-hoi/{number}/buoc/{step}";
    /// Expressions that mean the same to search.
    pub const ALIASES: &str = "/lam-viec/tu-dong-nghia";
    /// One group of them.
    pub const ALIAS: &str = "/lam-viec/tu-dong-nghia/{id}";
    /// Setting up the city: the parts that are there, and those that are missing.
    pub const SETUP: &str = "/lam-viec/thiet-lap";
    /// The site's words.
    pub const SETUP_SITE: &str = "/lam-viec/thiet-lap/trang";
    /// Agencies.
    pub const SETUP_AGENCIES: &str = "/lam-viec/thiet-lap/co-quan";
    /// Areas.
    pub const SETUP_AREAS: &str = "/lam-viec/thiet-lap/dia-ban";
    /// Adding an agency.
    pub const SETUP_AGENCY_NEW: &str = "/lam-viec/thiet-lap/co-quan/moi";
    /// An agency's words.
    pub const SETUP_AGENCY: &str = "/lam-viec/thiet-lap/co-quan/{id}";
    /// Its place among the agencies.
    pub const SETUP_AGENCY_PLACE: &str = "/lam-viec/thiet-lap/co-quan/{id}/vi-tri";
    /// Whether it has ended.
    pub const SETUP_AGENCY_END: &str = "/lam-viec/thiet-lap/co-quan/{id}/ngung";
    /// Its successors.
    pub const SETUP_AGENCY_HEIRS: &str = "/lam-viec/thiet-lap/co-quan/{id}/ke-tuc";
    /// Categories.
    pub const SETUP_CATEGORIES: &str = "/lam-viec/thiet-lap/chuyen-muc";
    /// Adding a category.
    pub const SETUP_CATEGORY_NEW: &str = "/lam-viec/thiet-lap/chuyen-muc/moi";
    /// A category's words.
    pub const SETUP_CATEGORY: &str = "/lam-viec/thiet-lap/chuyen-muc/{id}";
    /// Its place among the others.
    pub const SETUP_CATEGORY_PLACE: &str = "/lam-viec/thiet-lap/chuyen-muc/{id}/thu-tu";
    /// Plans and their themes.
    pub const SETUP_PLANS: &str = "/lam-viec/thiet-lap/ke-hoach";
    /// Adding a plan.
    pub const SETUP_PLAN_NEW: &str = "/lam-viec/thiet-lap/ke-hoach/moi";
    /// A plan.
    pub const SETUP_PLAN: &str = "/lam-viec/thiet-lap/ke-hoach/{id}";
    /// Texts of plans that were read, and reading one.
    pub const SETUP_READINGS: &str = "/lam-viec/thiet-lap/ke-hoach/doc";
    /// One of them, to be confirmed piece by piece.
    pub const SETUP_READING: &str = "/lam-viec/thiet-lap/ke-hoach/doc/{id}";
    /// A part of it: purposes, forms, key content, tasks.
    pub const SETUP_READING_PART: &str = "/lam-viec/thiet-lap/ke-hoach/doc/{id}/{part}";
    /// What a plan leaves empty, each with the way to plan something there.
    pub const PLAN_GAPS: &str = "/lam-viec/ke-hoach/{id}/o-trong";
    /// One's own calendar, for a program on one's own device.
    pub const MY_CALENDAR: &str = "/lam-viec/toi/lich";
    /// What such a program reads; open to who has the link.
    pub const CALENDAR_LINK: &str = "/lam-viec/lich/{secret}/lich.ics";
    /// Adding a theme to a plan.
    pub const SETUP_THEME_NEW: &str = "/lam-viec/thiet-lap/ke-hoach/{id}/chu-de";
    /// A theme's words.
    pub const SETUP_THEME: &str = "/lam-viec/thiet-lap/chu-de/{id}";
    /// Whether a plan is a draft, approved or ended, and its versions.
    pub const SETUP_PLAN_APPROVAL: &str = "/lam-viec/thiet-lap/ke-hoach/{id}/duyet";
    /// Ending a plan that was approved.
    pub const SETUP_PLAN_END: &str = "/lam-viec/thiet-lap/ke-hoach/{id}/ket-thuc";
    /// The activities of a plan.
    pub const ACTIVITIES: &str = "/lam-viec/hoat-dong";
    /// Adding one.
    pub const ACTIVITY_NEW: &str = "/lam-viec/hoat-dong/moi";
    /// Adding many from a table.
    pub const ACTIVITIES_IMPORT: &str = "/lam-viec/hoat-dong/nhap";
    /// A table to fill in.
    pub const ACTIVITIES_SAMPLE: &str = "/lam-viec/hoat-dong/nhap/mau";
    /// A table that was read, before its rows are taken.
    pub const ACTIVITIES_SHEET: &str = "/lam-viec/hoat-dong/nhap/{id}";
    /// An activity: what it is, and what was done.
    pub const ACTIVITY: &str = "/lam-viec/hoat-dong/{number}";
    /// Its words, days and targets.
    pub const ACTIVITY_EDIT: &str = "/lam-viec/hoat-dong/{number}/sua";
    /// That it is not carried out.
    pub const ACTIVITY_CANCEL: &str = "/lam-viec/hoat-dong/{number}/huy";
    /// That it is carried out after all.
    pub const ACTIVITY_RESTORE: &str = "/lam-viec/hoat-dong/{number}/khoi-phuc";
    /// What was done for it: tying a thing to it, or untying one.
    pub const ACTIVITY_EVIDENCE: &str = "/lam-viec/hoat-dong/{number}/viec-da-lam";
    /// Noting something that was done outside of the site.
    pub const EVIDENCE_NEW: &str = "/lam-viec/viec-da-lam/moi";
    /// One of those.
    pub const EVIDENCE: &str = "/lam-viec/viec-da-lam/{id}";
    /// Removing it.
    pub const EVIDENCE_REMOVE: &str = "/lam-viec/viec-da-lam/{id}/xoa";
    /// The file that shows it.
    pub const EVIDENCE_FILE: &str = "/lam-viec/viec-da-lam/{id}/tep";
    /// Outgoing mail.
    pub const MAILS: &str = "/lam-viec/thu-gui-di";
    /// Sending oneself a test mail.
    pub const MAIL_TEST: &str = "/lam-viec/thu-gui-di/gui-thu";
    /// A mail that was given up.
    pub const MAIL: &str = "/lam-viec/thu-gui-di/{id}";
    /// Mails to oneself: whether, and in which language.
    pub const MY_MAIL: &str = "/lam-viec/toi/thu";
    /// Working days of the city.
    pub const CALENDAR: &str = "/lam-viec/ngay-lam-viec";
    /// Taking a change of it back.
    pub const CALENDAR_UNDO: &str = "/lam-viec/ngay-lam-viec/quay-lai";
    /// When people are reminded of deadlines.
    pub const DEADLINE_RULES: &str = "/lam-viec/nhac-han";
    /// How search stands on this node.
    pub const SEARCHING: &str = "/lam-viec/bo-tim-kiem";
    /// Bringing a picture.
    pub const PICTURES: &str = "/lam-viec/anh";
    /// A picture's focal point.
    pub const PICTURE_FOCUS: &str = "/lam-viec/anh/{id}/tieu-diem";
    /// Bringing a file.
    pub const FILES: &str = "/lam-viec/tep";
    /// Finding the whole name of a citation.
    pub const CITE: &str = "/lam-viec/trich-dan";
}

/// The form in the list of drafts that begins one.
pub const NEW_DRAFT: &str = "/lam-viec/ban-thao#moi";

/// Whether a path is the desk's or lies below it, in any language.
pub fn is_desk(path: &str) -> bool {
    let rest = Addresses::split(path).1.strip_prefix(routes::HOME);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Addresses {
    /// The desk's home, below which all of it lies.
    pub fn desk_home(self) -> String {
        self.at(routes::HOME)
    }

    /// A place at the desk without a parameter: one of [`routes`].
    pub fn desk(self, route: &str) -> String {
        debug_assert!(!route.contains('{'), "{route} needs its parameter");
        self.at(route)
    }

    /// A place at the desk for one thing: a route with one parameter.
    pub fn desk_of(self, route: &str, parameter: impl std::fmt::Display) -> String {
        let (before, rest) = route.split_once('{').unwrap_or((route, ""));
        let after = rest.split_once('}').map_or("", |(_, after)| after);
        self.at(&format!("{before}{parameter}{after}"))
    }

    /// A step of a report's way.
    pub fn report_step(self, number: i64, step: &str) -> String {
        self.at(&routes::REPORT_STEP.replace("{number}", &number.to_string()).replace("{step}", step))
    }

    /// A file of a report.
    pub fn report_file(self, number: i64, name: &str) -> String {
        self.at(&routes::REPORT_FILE.replace("{number}", &number.to_string()).replace("{name}", name))
    }

    /// A step of a draft's way.
    pub fn draft_step(self, draft: &Uuid, step: &str) -> String {
        self.at(&routes::DRAFT_STEP.replace("{id}", &draft.to_string()).replace("{step}", step))
    }

    /// The form that adds an activity to a plan, with a theme, a form and an area filled in; what is empty is left to be chosen.
    pub fn activity_new_for(self, plan: &str, theme: &str, form: &str, area: &str) -> String {
        let asked = [("ke-hoach", plan), ("chu-de", theme), ("hinh-thuc", form), ("dia-ban", area)];
        Self::asked(&self.at(routes::ACTIVITY_NEW), &asked)
    }
}
