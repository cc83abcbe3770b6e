//! Whether a request is a person's. What bots call themselves is all that is looked at, and nothing of it is kept.

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

/// Whether the program that asks (its User-Agent) is one that people read with.
pub fn is_person(user_agent: &str) -> bool {
    let name = user_agent.to_ascii_lowercase();
    // Every browser since Netscape begins so.
    name.starts_with("mozilla/") && !PROGRAMS.iter().any(|program| name.contains(program))
        || name.starts_with("opera/")
}
