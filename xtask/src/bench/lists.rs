//! A big city: how soon it answers, how much memory it needs at rest, and whether a list's last page costs as much as its first.

use std::path::Path;
use std::thread;
use std::time::Instant;

use super::bed::Bed;
use super::client::Client;
use super::cost::{self, Cost};
use super::wxr;
use crate::build_report::megabytes;
use crate::build_report::start::{self, REST, memory_of};

/// Seconds from the start to the first page.
const AIM_START: f64 = 2.0;

/// Memory at rest, in megabytes.
const AIM_MEMORY: f64 = 80.0;

/// The dearest page of a kind, of the cheapest.
const AIM: f64 = 1.5;

/// Requests for one page in one turn; the pages take turns, so that a slow moment of the machine hits them all.
const REQUESTS: u32 = 200;
const TURNS: u32 = 3;

/// Requests for each page that are not measured.
const WARMING: u32 = 50;

/// How deep in a list, as a share of the time it spans.
const DEPTHS: [(&str, f64); 3] = [("1 %", 0.01), ("50 %", 0.5), ("99 %", 0.99)];

/// A page at one depth of a list.
struct Page {
    kind: &'static str,
    depth: &'static str,
    /// The address without its free query.
    path: String,
    place: String,
    cost: Cost,
}

/// Measures the city that was imported into `folder`.
///
/// # Errors
/// When it does not start, or a list is not there.
pub(super) fn run(bed: &Bed, folder: &Path) -> Result<(), String> {
    let started = Instant::now();
    let mut loa = start::serve(bed.loa(), "serve", folder)?;
    Client::connect(&loa.address)?.get("/", &[])?.expect(200)?;
    let until_page = started.elapsed().as_secs_f64();
    thread::sleep(REST);
    let process = loa.group.child().id();
    let memory = megabytes(memory_of(process, "VmRSS:")?);

    let mut pages = pages(&loa.address)?;
    for page in &pages {
        // The first page would otherwise pay for the things that the program keeps: statements, the
        // directory, the database's pages.
        let asked = (0..WARMING).map(|number| format!("{}?x=w{number}{}", page.path, page.place));
        cost::of(process, &loa.address, 200, asked)?;
    }
    for turn in 0..TURNS {
        for page in &mut pages {
            // The free query defeats the page cache and its compression, so that the cost is that of the list itself.
            let asked = (turn * REQUESTS..(turn + 1) * REQUESTS)
                .map(|number| format!("{}?x={number}{}", page.path, page.place));
            page.cost += cost::of(process, &loa.address, 200, asked)?;
        }
    }

    println!("\nlists: a city of {} articles", bed.articles);
    println!("start until the home page is answered: {until_page:.2} s (aim under {AIM_START} s)");
    println!("memory at rest: {memory:.0} MB (aim under {AIM_MEMORY} MB)");
    println!("| list | depth | requests | ms each | of the cheapest |\n| --- | --- | ---: | ---: | ---: |");
    for page in &pages {
        let (cost, least) = (page.cost.milliseconds(), extremes(&pages, page.kind).0);
        println!(
            "| {} | {} | {} | {cost:.3} | {:.2} |",
            page.kind,
            page.depth,
            page.cost.requests(),
            cost / least
        );
    }
    for kind in ["all", "category", "day"] {
        let (least, most) = extremes(&pages, kind);
        println!(
            "ratio lists, {kind}: the dearest costs {:.2} of the cheapest (aim at most {AIM})",
            most / least
        );
    }
    Ok(())
}

fn pages(address: &str) -> Result<Vec<Page>, String> {
    let all = Client::connect(address)?.get("/tin", &[])?.expect(200)?.text();
    let category = category_in(&all).ok_or("the list of all articles leads to no category")?;
    let mut pages = Vec::new();
    for (kind, path) in [("all", "/tin".to_owned()), ("category", category)] {
        for (depth, share) in DEPTHS {
            // Any moment is a place in a list; the article's number only decides within the same millisecond.
            let place = format!("&truoc={}-1", wxr::millisecond(share));
            pages.push(Page { kind, depth, path: path.clone(), place, cost: Cost::default() });
        }
    }
    for (depth, day) in [("first", 0), ("middle", wxr::DAYS / 2), ("last", wxr::DAYS - 1)] {
        let (year, month, day) = wxr::date(day);
        let path = format!("/ngay/{year:04}/{month:02}/{day:02}");
        pages.push(Page { kind: "day", depth, path, place: String::new(), cost: Cost::default() });
    }
    Ok(pages)
}

/// The cheapest and the dearest page of a kind, in milliseconds.
fn extremes(pages: &[Page], kind: &str) -> (f64, f64) {
    let costs = pages.iter().filter(|page| page.kind == kind).map(|page| page.cost.milliseconds());
    costs.fold((f64::INFINITY, 0.0), |(least, most), cost| (least.min(cost), most.max(cost)))
}

/// The first category's address in a page, without the feeds below one.
pub(super) fn category_in(page: &str) -> Option<String> {
    let found = page.split("href=\"/chuyen-muc/").skip(1).find_map(|rest| {
        let slug = rest.split('"').next()?;
        (!slug.contains(['/', '?'])).then_some(slug)
    })?;
    Some(format!("/chuyen-muc/{found}"))
}
