//! Every public address, made here and nowhere else. They are short Vietnamese words without marks and stay for
//! ever; the English ones are the same below `/en`.

use jiff::civil::Date;
use kit::blobs::BlobKey;
use kit::i18n::Lang;

pub mod desk;
mod forum;
mod plans;

pub use forum::{is_own_case, question_path};

/// The patterns that the router listens to, in each language below [`Addresses::prefix`].
pub mod routes {
    /// The home page.
    pub const HOME: &str = "/";
    /// An article: its words and its number.
    pub const ARTICLE: &str = "/tin/{address}";
    /// An earlier edition of an article.
    pub const EDITION: &str = "/tin/{address}/ban/{number}";
    /// All articles.
    pub const NEWS: &str = "/tin";
    /// The articles that were taken off the site, each with its reason.
    pub const WITHDRAWN: &str = "/tin-da-go";
    /// A category.
    pub const CATEGORY: &str = "/chuyen-muc/{slug}";
    /// The themes of all campaigns.
    pub const THEMES: &str = "/chu-de";
    /// A theme.
    pub const THEME: &str = "/chu-de/{slug}";
    /// The agencies and the units.
    pub const AGENCIES: &str = "/co-quan";
    /// Plans.
    pub const PLANS: &str = "/ke-hoach";
    /// A plan: its purpose, its commitments, and the work done.
    pub const PLAN: &str = "/ke-hoach/{slug}";
    /// The work for it that reached people, by theme and form.
    pub const COVERAGE: &str = "/ke-hoach/{slug}/do-phu";
    /// The work done for a theme in a form.
    pub const COVERAGE_CELL: &str = "/ke-hoach/{slug}/do-phu/{theme}/{form}";
    /// The areas that it reached, as a map and as a table.
    pub const COVERAGE_AREAS: &str = "/ke-hoach/{slug}/dia-ban";
    /// The plan as the document itself: `ke-hoach.pdf`, `ke-hoach.docx`.
    pub const PLAN_FILE: &str = "/ke-hoach/{slug}/van-ban/{name}";
    /// The reports on a plan.
    pub const PLAN_REPORTS: &str = "/ke-hoach/{slug}/bao-cao";
    /// A report on a plan, by its period: its newest version.
    pub const PLAN_REPORT: &str = "/ke-hoach/{slug}/bao-cao/{period}";
    /// A version of it.
    pub const PLAN_REPORT_VERSION: &str = "/ke-hoach/{slug}/bao-cao/{period}/{version}";
    /// A file of a version.
    pub const PLAN_REPORT_FILE: &str = "/ke-hoach/{slug}/bao-cao/{period}/{version}/{name}";
    /// What it commits agencies to, quarter by quarter.
    pub const ACTIVITIES: &str = "/ke-hoach/{slug}/hoat-dong";
    /// One activity: what it aims at, what it reached, and the things themselves.
    pub const ACTIVITY: &str = "/ke-hoach/{slug}/hoat-dong/{number}";
    /// This month of it: what is planned, what was published.
    pub const CALENDAR: &str = "/ke-hoach/{slug}/lich";
    /// A month or a week of it.
    pub const CALENDAR_PERIOD: &str = "/ke-hoach/{slug}/lich/{period}";
    /// Sessions in which people ask and agencies answer.
    pub const FORUM: &str = "/dien-dan";
    /// A session: before it the way to ask, while it is live the question on air, after it the answers.
    pub const FORUM_SESSION: &str = "/dien-dan/{session}";
    /// Asking in a session.
    pub const FORUM_ASK: &str = "/dien-dan/{session}/hoi";
    /// A question with its answer and its way; supporting it.
    pub const FORUM_QUESTION: &str = "/dien-dan/{session}/cau-hoi/{number}";
    /// What moderators did in a session, each with its rule and role.
    pub const FORUM_LOG: &str = "/dien-dan/{session}/kiem-duyet";
    /// What is live of a session, as server-sent events.
    pub const FORUM_STREAM: &str = "/dien-dan/{session}/truc-tiep";
    /// A session for the screen of a hall.
    pub const FORUM_SCREEN: &str = "/dien-dan/{session}/man-hinh";
    /// Finding a case by its receipt code.
    pub const CASES: &str = "/tra-cuu";
    /// An asker's own page of a case; open to who has the link, and kept by no cache.
    pub const CASE_OWN: &str = "/tra-cuu/{secret}";
    /// The activities of an agency, for a program that keeps a calendar.
    pub const AGENCY_CALENDAR: &str = "/co-quan/{slug}/lich.ics";
    /// An agency.
    pub const AGENCY: &str = "/co-quan/{slug}";
    /// An area: a unit that ended, or one of today.
    pub const AREA: &str = "/dia-ban/{slug}";
    /// The newest day with news.
    pub const DAYS: &str = "/ngay";
    /// A day.
    pub const DAY: &str = "/ngay/{year}/{month}/{day}";
    /// Search.
    pub const SEARCH: &str = "/tim";
    /// Suggestions while someone types.
    pub const SUGGEST: &str = "/tim/goi-y";
    /// About the site and its accessibility.
    pub const ABOUT: &str = "/gioi-thieu";
    /// The seals of the record, day by day.
    pub const SEALS: &str = "/niem-phong";
    /// The same as a table of plain text.
    pub const SEALS_CSV: &str = "/niem-phong.csv";
    /// The same for programs.
    pub const SEALS_JSON: &str = "/niem-phong.json";
    /// The pattern library.
    pub const PATTERNS: &str = "/kieu-dang";
    /// The feeds of a list, below its own address.
    pub const FEEDS: [&str; 3] = ["feed.xml", "atom.xml", "feed.json"];
    /// The list of all addresses for search engines, and its parts.
    pub const SITEMAP: &str = "/sitemap.xml";
    /// A part of it.
    pub const SITEMAP_PART: &str = "/sitemap/{part}";
    /// The rules for search engines.
    pub const ROBOTS: &str = "/robots.txt";
    /// The name and the look of an installed site.
    pub const MANIFEST: &str = "/manifest.webmanifest";
    /// The worker that keeps the pages that were read; at the root, because it serves all below it.
    pub const WORKER: &str = "/sw.js";
    /// The page that is shown without a connection.
    pub const OFFLINE: &str = "/ngoai-tuyen";
    /// Stylesheet, fonts, scripts; the hash is of all of them.
    pub const ASSET: &str = "/tep/{hash}/{*path}";
    /// The icon, for programs that do not read the page that names it.
    pub const ICON: &str = "/favicon.ico";
    /// An attachment by its content and its name.
    pub const ATTACHMENT: &str = "/tep-dinh-kem/{key}/{name}";
    /// A picture by its content.
    pub const PICTURE: &str = "/anh/{file}";
}

/// The parameter that narrows a search down to an area.
pub const AREA: &str = "dia-ban";

/// The beginning of every picture's address.
pub const PICTURES: &str = "/anh/";

/// The beginning of every attachment's address.
const ATTACHMENTS: &str = "/tep-dinh-kem/";

/// First parts of addresses that are kept for the program, besides those of [`routes`]: for its present parts and for
/// later ones.
const KEPT: [&str; 5] = ["lam-viec", "metrics", "api", ".well-known", "en"];

/// The routes whose first part no old address may take.
const TAKEN: [&str; 30] = [
    routes::FORUM,
    routes::CASES,
    routes::NEWS,
    routes::WITHDRAWN,
    routes::CATEGORY,
    routes::THEMES,
    routes::AGENCIES,
    routes::AREA,
    routes::DAYS,
    routes::SEARCH,
    routes::ABOUT,
    routes::SEALS,
    routes::SEALS_CSV,
    routes::SEALS_JSON,
    routes::PATTERNS,
    "/feed.xml",
    "/atom.xml",
    "/feed.json",
    routes::SITEMAP,
    routes::SITEMAP_PART,
    routes::ROBOTS,
    routes::MANIFEST,
    routes::WORKER,
    routes::OFFLINE,
    routes::ASSET,
    routes::ICON,
    routes::ATTACHMENT,
    routes::PICTURE,
    "/healthz",
    "/readyz",
];

/// Whether an address (path and query) is one of ours or may become one, however its letters are written: no old
/// address takes its place. Below `/tin` only an address that could be an article's is ours; the home page with a query
/// is not.
pub fn is_reserved(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = decoded(path).replace('\\', "/").to_lowercase();
    let mut parts = path.split('/').filter(|part| !part.is_empty()).peekable();
    parts.next_if_eq(&"en");
    match (parts.next(), parts.next()) {
        (None, _) => path.trim_matches('/') == "en",
        (Some("tin"), Some(words)) => Addresses::parse_article(words).is_some(),
        (Some(first), _) => {
            let taken = TAKEN.iter().filter_map(|route| route.split('/').nth(1));
            taken.chain(KEPT).any(|own| own == first)
        }
    }
}

/// A path with its letters decoded.
fn decoded(path: &str) -> String {
    // The reader of forms decodes the same way, once the signs with a meaning in forms are escaped.
    let plain = path.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(plain.as_bytes()).next().map_or_else(String::new, |(path, _)| path.into_owned())
}

/// The parameters of a route in a path without its language, as they are spelled there; none when the path is not of the
/// route. A parameter is one part of a path, `{*rest}` all the parts that are left.
pub fn parameters<'a, const N: usize>(route: &str, path: &'a str) -> Option<[&'a str; N]> {
    let mut found = Vec::new();
    let (mut rest, mut parts) = (path.strip_prefix('/')?, route.strip_prefix('/')?.split('/').peekable());
    while let Some(part) = parts.next() {
        if part.starts_with("{*") {
            found.push(rest);
            return found.try_into().ok().filter(|_| !rest.is_empty());
        }
        let (own, after) = match parts.peek() {
            Some(_) => rest.split_once('/')?,
            None => (rest, ""),
        };
        if part.starts_with('{') {
            found.push(own);
        } else if part != own {
            return None;
        }
        if own.contains('/') || own.is_empty() && !part.is_empty() {
            return None;
        }
        rest = after;
    }
    found.try_into().ok()
}

/// Whether a path without its language is of a route.
pub fn matches(route: &str, path: &str) -> bool {
    let count = route.matches('{').count();
    match count {
        0 => route == path,
        1 => parameters::<1>(route, path).is_some(),
        2 => parameters::<2>(route, path).is_some(),
        3 => parameters::<3>(route, path).is_some(),
        _ => parameters::<4>(route, path).is_some(),
    }
}

/// A parameter with its letters decoded; none when they are no text in UTF-8.
pub fn parameter(part: &str) -> Option<String> {
    Some(decoded(part)).filter(|text| !text.contains(char::REPLACEMENT_CHARACTER))
}

/// An embedded file, below the hash of all of them.
pub fn asset(hash: &str, name: &str) -> String {
    format!("/tep/{hash}/{name}")
}

/// The target of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A category, by its slug.
    Category,
    /// A theme, by its slug.
    Theme,
    /// An agency, by its slug.
    Agency,
    /// An area, by its slug.
    Area,
    /// A day, by year, month and day: see [`Addresses::parse_day`].
    Day,
    /// A picture: see [`Addresses::parse_picture`].
    Picture,
    /// An attachment: see [`Addresses::parse_attachment`].
    Attachment,
    /// A page that is always there.
    Known,
    /// Nothing that the router knows.
    Unknown,
}

/// The addresses of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addresses(pub Lang);

impl Addresses {
    /// The beginning of every address of the language.
    pub fn prefix(self) -> &'static str {
        match self.0 {
            Lang::Vi => "",
            Lang::En => "/en",
        }
    }

    /// The language of an address and the rest of it.
    pub fn split(path: &str) -> (Lang, &str) {
        match path.strip_prefix("/en") {
            Some("") => (Lang::En, "/"),
            Some(rest) if rest.starts_with('/') => (Lang::En, rest),
            _ => (Lang::Vi, path),
        }
    }

    /// The same page in another language.
    pub fn translated(path: &str, to: Lang) -> String {
        match Self::split(path).1 {
            "/" => Self(to).home(),
            rest => format!("{}{rest}", Self(to).prefix()),
        }
    }

    fn at(self, rest: &str) -> String {
        format!("{}{rest}", self.prefix())
    }

    /// The home page.
    pub fn home(self) -> String {
        match self.0 {
            Lang::Vi => "/".to_owned(),
            Lang::En => "/en".to_owned(),
        }
    }

    /// All articles.
    pub fn news(self) -> String {
        self.at("/tin")
    }

    /// The articles that were taken off the site.
    pub fn withdrawn(self) -> String {
        self.at("/tin-da-go")
    }

    /// An article by the words and the number of its address.
    pub fn article_at(self, slug: &str, number: i64) -> String {
        self.at(&format!("/tin/{slug}-{number}"))
    }

    /// The article's number and words in the last part of its address.
    pub fn parse_article(address: &str) -> Option<(&str, i64)> {
        let (slug, number) = address.rsplit_once('-').unwrap_or(("", address));
        Some((slug, number.parse().ok().filter(|number| *number > 0)?))
    }

    /// The number of the article whose page a path is.
    pub fn article_number(path: &str) -> Option<i64> {
        let address = Self::split(path).1.strip_prefix("/tin/")?;
        Self::parse_article(address).map(|(_, number)| number)
    }

    /// The target of a path without its language, as far as it is known without looking it up.
    pub fn kind(rest: &str) -> Kind {
        let path = rest.trim_end_matches('/');
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        match parts.as_slice() {
            ["chuyen-muc", _] => Kind::Category,
            ["chu-de", _] => Kind::Theme,
            ["co-quan", _] => Kind::Agency,
            ["dia-ban", _] => Kind::Area,
            ["ngay", _, _, _] => Kind::Day,
            ["anh", _] => Kind::Picture,
            ["tep-dinh-kem", _, _] => Kind::Attachment,
            []
            | [
                "tin" | "tin-da-go" | "chu-de" | "co-quan" | "ngay" | "tim" | "gioi-thieu" | "niem-phong"
                | "sitemap.xml",
            ]
            | [.., "feed.xml" | "atom.xml" | "feed.json"] => Kind::Known,
            _ => Kind::Unknown,
        }
    }

    /// An earlier edition of an article.
    pub fn edition_at(self, slug: &str, article: i64, number: i64) -> String {
        format!("{}/ban/{number}", self.article_at(slug, article))
    }

    /// A category.
    pub fn category(self, slug: &str) -> String {
        self.at(&format!("/chuyen-muc/{slug}"))
    }

    /// All themes.
    pub fn themes(self) -> String {
        self.at("/chu-de")
    }

    /// A theme.
    pub fn theme(self, slug: &str) -> String {
        self.at(&format!("/chu-de/{slug}"))
    }

    /// The activities of an agency, for a program that keeps a calendar.
    pub fn agency_calendar(self, slug: &str) -> String {
        self.at(&format!("/co-quan/{slug}/lich.ics"))
    }

    /// A page as it answers to a question; what is asked with no words is left out.
    pub fn asked(page: &str, pairs: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
        match query.finish().as_str() {
            "" => page.to_owned(),
            query => format!("{page}?{query}"),
        }
    }

    /// All agencies and units.
    pub fn agencies(self) -> String {
        self.at("/co-quan")
    }

    /// An agency.
    pub fn agency(self, slug: &str) -> String {
        self.at(&format!("/co-quan/{slug}"))
    }

    /// A unit that ended, or one of today.
    pub fn area(self, slug: &str) -> String {
        self.at(&format!("/dia-ban/{slug}"))
    }

    /// The newest day with news.
    pub fn days(self) -> String {
        self.at("/ngay")
    }

    /// A day.
    pub fn day(self, day: &Date) -> String {
        self.at(&format!("/ngay/{:04}/{:02}/{:02}", day.year(), day.month(), day.day()))
    }

    /// The day that an address names, however its zeros are written.
    pub fn parse_day(year: &str, month: &str, day: &str) -> Option<Date> {
        let number =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?;
        let (year, month, day): (i16, i16, i16) = (number(year)?, number(month)?, number(day)?);
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(date).filter(|date| date.year() > 0)
    }

    /// Search.
    pub fn search(self) -> String {
        self.at("/tim")
    }

    /// The search for all that concerns an area.
    pub fn search_of_area(self, slug: &str) -> String {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair(AREA, slug).finish();
        format!("{}?{query}", self.search())
    }

    /// About the site.
    pub fn about(self) -> String {
        self.at("/gioi-thieu")
    }

    /// The seals of the record, day by day.
    pub fn seals(self) -> String {
        self.at(routes::SEALS)
    }

    /// The same as a table of plain text.
    pub fn seals_csv(self) -> String {
        self.at(routes::SEALS_CSV)
    }

    /// The same for programs.
    pub fn seals_json(self) -> String {
        self.at(routes::SEALS_JSON)
    }

    /// The page of a list of days that begins before a day.
    pub fn before_day(list: &str, day: &Date) -> String {
        format!("{list}?truoc={day}")
    }

    /// The pattern library.
    pub fn patterns(self) -> String {
        self.at("/kieu-dang")
    }

    /// The page of a list that is older than a place in it.
    pub fn older(list: &str, key: &dyn std::fmt::Display) -> String {
        format!("{list}?truoc={key}")
    }

    /// The page of a list that is newer than a place in it.
    pub fn newer(list: &str, key: &dyn std::fmt::Display) -> String {
        format!("{list}?sau={key}")
    }

    /// A feed of a list: `feed.xml`, `atom.xml` or `feed.json` below it; the site's own are at the root.
    pub fn feed(list: &str, kind: &str) -> String {
        format!("{}/{kind}", list.trim_end_matches('/'))
    }

    /// A part of the list of all addresses.
    pub fn sitemap_part(part: &str) -> String {
        format!("/sitemap/{part}.xml")
    }

    /// The page that is shown without a connection.
    pub fn offline(self) -> String {
        self.at("/ngoai-tuyen")
    }

    /// An attachment; its name is encoded.
    pub fn attachment(blob: &str, name: &str) -> String {
        let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        format!("/tep-dinh-kem/{blob}/{}", name.replace('+', "%20"))
    }

    /// The attachment and its name in an address that [`Self::attachment`] made.
    pub fn parse_attachment(address: &str) -> Option<(BlobKey, String)> {
        let (key, name) = address.strip_prefix(ATTACHMENTS)?.split_once('/')?;
        Some((BlobKey::parse(key)?, decoded(name)))
    }

    /// A picture; its ending follows its media type.
    pub fn picture(blob: &BlobKey, kind: &str) -> String {
        let ending = match kind {
            "image/svg+xml" => "svg",
            "image/png" => "png",
            "image/gif" => "gif",
            "image/webp" => "webp",
            "image/avif" => "avif",
            _ => "jpg",
        };
        format!("{PICTURES}{}.{ending}", blob.as_str())
    }

    /// The picture and its media type in an address that [`Self::picture`] made.
    pub fn parse_picture(address: &str) -> Option<(BlobKey, &'static str)> {
        picture_file(address.strip_prefix(PICTURES)?)
    }
}

/// Whether an address is that of a picture or of an attachment, which stand once for all languages.
pub fn is_file(path: &str) -> bool {
    path.starts_with(PICTURES) || path.starts_with(ATTACHMENTS)
}

/// The picture and its media type in the last part of a picture's address.
pub fn picture_file(file: &str) -> Option<(BlobKey, &'static str)> {
    let (key, ending) = file.split_once('.')?;
    Some((BlobKey::parse(key)?, picture_kind(ending)?))
}

/// The media type of a picture by the ending of its address.
pub fn picture_kind(ending: &str) -> Option<&'static str> {
    match ending {
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        "gif" => Some("image/gif"),
        "webp" => Some("image/webp"),
        "avif" => Some("image/avif"),
        "jpg" => Some("image/jpeg"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
