//! Whether a request is a person's. Only the name that a program gives itself is looked at, and nothing of it is kept.

/// Words in the names of programs that read pages without a person: crawlers, link previews, monitors, libraries.
const PROGRAMS: &[&str] = &[
    "bot",
    "crawl",
    "spider",
    "slurp",
    "archiver",
    "facebookexternalhit",
    "facebookcatalog",
    "preview",
    "monitor",
    "uptime",
    "pingdom",
    "lighthouse",
    "headless",
    "phantom",
    "curl",
    "wget",
    "python",
    "java/",
    "go-http",
    "okhttp",
    "axios",
    "node-fetch",
    "libwww",
    "httpclient",
    "scrapy",
    "feed",
    "rss",
    "validator",
    "scan",
    "check",
    "fetch",
    "zalo-external",
    "telegram",
    "whatsapp",
    "skypeuri",
    "embedly",
    "ia_archiver",
];

/// Whether a program (by its User-Agent) is one that people read with.
pub fn is_person(user_agent: &str) -> bool {
    let name = user_agent.to_ascii_lowercase();
    // The name of every browser since Netscape begins so.
    name.starts_with("mozilla/") && !PROGRAMS.iter().any(|program| name.contains(program))
        || name.starts_with("opera/")
}
