//! From the click on "publish" until the last page shows it, in a big city; beside a raw commit and a page made anew.

use std::path::Path;
use std::time::{Duration, Instant};

use super::bed::Bed;
use super::client::Client;
use super::desk::{Officer, Words};
use super::latency::Times;
use super::lists::category_in;
use super::raw::Raw;
use super::wxr;
use crate::build_report::start;

/// How many publications are measured.
const COUNT: usize = 120;

/// The publication that is not measured: it tells the next number.
const FIRST: usize = 0;

/// Milliseconds within which all but one in a hundred are to be seen everywhere.
const AIM: f64 = 1_000.0;

/// After this a publication counts as never shown.
const PATIENCE: Duration = Duration::from_secs(20);

/// Articles of a part of the sitemap.
const PART: u64 = 5_000;

/// Length of a body in bytes.
const BODY: usize = 3_000;

/// A page that has to show the publication.
struct Page {
    name: &'static str,
    path: String,
    /// Since the click.
    times: Times,
}

/// Publishes in the city that was imported into `folder`, with the demonstration's officers beside.
///
/// # Errors
/// When it does not start, or something published is never shown.
pub(super) fn run(bed: &Bed, folder: &Path) -> Result<(), String> {
    let loa = start::serve(bed.loa(), "demo", folder)?;
    let news = Client::connect(&loa.address)?.get("/tin", &[])?.expect(200)?.text();
    let category = category_in(&news).ok_or("the list of all articles leads to no category")?;
    let drafts = prepare(&loa.address, name_of(&news, &category))?;
    // The server closes connections that are silent for long, as this one was.
    let mut reader = Client::connect(&loa.address)?;
    let mut officer = Officer::try_role(&loa.address, "Điều phối viên")?;
    officer.step(&drafts[FIRST], "xuat-ban", 2)?;
    let first = number_of_first(&mut reader)?;
    let mut raw = Raw::start(&bed.folder("publish")?, 1)?;
    let row = words(FIRST).document;
    let mut pages = pages(&category);
    let (mut clicks, mut all, mut commits, mut made, mut parts) =
        (Times::default(), Times::default(), Times::default(), Times::default(), Times::default());
    for (index, draft) in drafts.iter().enumerate().skip(1) {
        let number = first + index as u64;
        let started = Instant::now();
        officer.step(draft, "xuat-ban", 2)?;
        clicks.add(started.elapsed());
        let address = format!("/tin/{}-{number}", slug(index));
        shown(&mut reader, &mut pages, &address, number, started)?;
        all.add(started.elapsed());
        commits.add(raw.alone(0, &row)?);
        made.add(ask(&mut reader, &format!("{address}?x=1"))?);
        parts.add(ask(&mut reader, &part(number.saturating_sub(PART)))?);
    }
    print(bed.articles, &pages, [&clicks, &all, &commits, &made, &parts]);
    Ok(())
}

fn print(articles: usize, pages: &[Page], [clicks, all, commits, made, parts]: [&Times; 5]) {
    println!("\npublish: {} publications in a city of {articles} articles, ms since the click", all.count());
    println!("| shown by | p50 | p99 |\n| --- | ---: | ---: |");
    println!("| the answer to the click | {:.1} | {:.1} |", clicks.p50(), clicks.p99());
    for page in pages {
        println!("| {}, and all above | {:.1} | {:.1} |", page.name, page.times.p50(), page.times.p99());
    }
    println!("| yardstick: a raw commit of such a row | {:.1} | {:.1} |", commits.p50(), commits.p99());
    println!("| yardstick: an article made anew | {:.1} | {:.1} |", made.p50(), made.p99());
    println!("| beside: a full part of the sitemap, made anew | {:.1} | {:.1} |", parts.p50(), parts.p99());
    println!(
        "ratio publish: shown everywhere after {:.1} times a raw commit and five pages made anew; p99 {:.0} ms (aim under {AIM} ms)",
        all.p50() / (commits.p50() + 5.0 * made.p50()),
        all.p99()
    );
}

fn pages(category: &str) -> Vec<Page> {
    let page = |name, path: &str| Page { name, path: path.to_owned(), times: Times::default() };
    vec![
        page("the home page", "/"),
        page("the list of its category", category),
        page("the feed", "/feed.xml"),
        page("its own page", ""),
        page("its part of the sitemap", ""),
    ]
}

/// Waits until each page shows the article, one page after the other.
fn shown(
    reader: &mut Client,
    pages: &mut [Page],
    address: &str,
    number: u64,
    started: Instant,
) -> Result<(), String> {
    for page in pages {
        let path = match page.name {
            "its own page" => address.to_owned(),
            "its part of the sitemap" => part(number),
            _ => page.path.clone(),
        };
        while !reader.get(&path, &[])?.text().contains(address) {
            if started.elapsed() > PATIENCE {
                return Err(format!("{path} does not show {address}"));
            }
        }
        page.times.add(started.elapsed());
    }
    Ok(())
}

fn part(number: u64) -> String {
    format!("/sitemap/{}.xml", number.saturating_sub(1) / PART)
}

fn ask(reader: &mut Client, path: &str) -> Result<Duration, String> {
    let started = Instant::now();
    reader.get(path, &[])?.expect(200)?;
    Ok(started.elapsed())
}

/// Drafts that one officer wrote and another approved; their addresses.
fn prepare(address: &str, category: &str) -> Result<Vec<String>, String> {
    let mut writer = Officer::try_role(address, "Biên tập viên")?;
    let mut reviewer = Officer::try_role(address, "Điều phối viên")?;
    let mut drafts = Vec::new();
    for index in 0..=COUNT {
        let draft = writer.start(category)?;
        writer.submit(&draft, &words(index))?;
        reviewer.step(&draft, "duyet", 2)?;
        drafts.push(draft);
    }
    Ok(drafts)
}

fn words(index: usize) -> Words {
    Words::new(format!("Bản tin buổi sáng lần {index}"), &wxr::paragraphs(index as u64, BODY))
}

/// The headline of [`words`] as it stands in an address.
fn slug(index: usize) -> String {
    format!("ban-tin-buoi-sang-lan-{index}")
}

/// The number of the first publication, read from the home page as soon as that shows it.
fn number_of_first(reader: &mut Client) -> Result<u64, String> {
    let started = Instant::now();
    let mark = format!("/tin/{}-", slug(FIRST));
    while started.elapsed() < PATIENCE {
        let home = reader.get("/", &[])?.expect(200)?.text();
        if let Some((_, rest)) = home.split_once(&mark) {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            return digits.parse().map_err(|_| "an article without a number".to_owned());
        }
    }
    Err("the home page does not show the first publication".to_owned())
}

/// The words of the link to an address.
pub(super) fn name_of<'a>(page: &'a str, address: &str) -> &'a str {
    let link = page.split_once(&format!("href=\"{address}\"")).and_then(|(_, rest)| rest.split_once('>'));
    link.and_then(|(_, rest)| rest.split('<').next()).unwrap_or_default().trim()
}
