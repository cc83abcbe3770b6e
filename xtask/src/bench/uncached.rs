//! The cost of a page that has to be made, beside one from memory and one that is not there.

use super::bed::{Bed, first_article};
use super::cost;

const REQUESTS: u32 = 2_000;

/// Pages from memory are so cheap that fewer would drown in the clock's hundredths of a second.
const CHEAP: u32 = 20_000;

/// Processor time for making one article's page, in milliseconds.
const AIM: f64 = 1.0;

/// # Errors
/// When the city does not start, or gives another answer than it should.
pub(super) fn run(bed: &Bed) -> Result<(), String> {
    let mut loa = bed.demo()?;
    let process = loa.group.child().id();
    let article = first_article(&loa.address)?;
    // Free queries are not kept, so each of these is made anew.
    let free = |path: &str, from: u32, count: u32| {
        let path = path.to_owned();
        (from..from + count).map(move |number| format!("{path}?x={number}"))
    };
    // The first requests fill the program's own memory: statements, directories, pages of the database.
    cost::of(process, &loa.address, 200, free(&article, 1, 200))?;
    let made = cost::of(process, &loa.address, 200, free(&article, 1_000, REQUESTS))?;
    let home = cost::of(process, &loa.address, 200, free("/", 1, REQUESTS))?;
    let kept = cost::of(process, &loa.address, 200, (0..CHEAP).map(|_| article.clone()))?;
    let absent = cost::of(process, &loa.address, 404, free("/khong-co-trang-nay", 1, REQUESTS))?;

    println!("\nuncached: the server's processor time for a request, one connection, uncompressed");
    println!("| page | requests | ms each |\n| --- | ---: | ---: |");
    for (name, cost) in [
        ("article, made anew", made),
        ("home page, made anew", home),
        ("article from memory", kept),
        ("no such page", absent),
    ] {
        println!("| {name} | {} | {:.3} |", cost.requests(), cost.milliseconds());
    }
    println!(
        "ratio uncached: an article made anew costs {:.1} times one from memory, {:.2} ms (aim under {AIM} ms)",
        made.milliseconds() / kept.milliseconds(),
        made.milliseconds()
    );
    Ok(())
}
