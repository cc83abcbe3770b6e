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
    /// Adding a theme to a plan.
    pub const SETUP_THEME_NEW: &str = "/lam-viec/thiet-lap/ke-hoach/{id}/chu-de";
    /// A theme's words.
    pub const SETUP_THEME: &str = "/lam-viec/thiet-lap/chu-de/{id}";
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

    /// A step of a draft's way.
    pub fn draft_step(self, draft: &Uuid, step: &str) -> String {
        self.at(&routes::DRAFT_STEP.replace("{id}", &draft.to_string()).replace("{step}", step))
    }
}
