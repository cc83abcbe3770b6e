//! Whether counting views slows pages down, and how many counts a killed server loses.

use std::thread;
use std::time::Duration;

use super::bed::{Bed, ROUNDS, first_article, median};
use super::client::Client;
use super::wrk;

/// Speed with counting, of that without.
const AIM: f64 = 0.95;

/// Counts are written in batches; the views of so many seconds may be lost.
const MAY_BE_LOST: f64 = 2.0;

const PERSON: [(&str, &str); 2] =
    [("User-Agent", "Mozilla/5.0 (X11; Linux) Firefox/130"), ("Accept-Encoding", "gzip")];
const BOT: [(&str, &str); 2] =
    [("User-Agent", "Mozilla/5.0 (compatible; bench-bot/1.0)"), ("Accept-Encoding", "gzip")];

/// # Errors
/// When the city does not start, or gives another answer than it should.
pub(super) fn run(bed: &Bed) -> Result<(), String> {
    let mut loa = bed.demo()?;
    let article = first_article(&loa.address)?;
    let before = shown(&loa.address, &article)?;
    let mut answered = 0;
    let (mut counted, mut uncounted) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let load = wrk::run(&loa.address, &article, &PERSON, bed.seconds)?;
        answered += load.requests;
        counted.push(load.per_second);
        uncounted.push(wrk::run(&loa.address, &article, &BOT, bed.seconds)?.per_second);
    }
    let (counted, uncounted) = (median(counted), median(uncounted));

    // Killed in the middle of a load; the load knows the answers until then.
    let load = wrk::begin(&loa.address, &article, &PERSON, bed.seconds)?;
    thread::sleep(Duration::from_millis(bed.seconds * 500));
    loa.group.child().kill().map_err(|error| format!("loa demo: {error}"))?;
    answered += load.end()?.requests;
    drop(loa);
    let loa = bed.demo()?;
    let kept = shown(&loa.address, &article)?.saturating_sub(before);

    println!("\nviews: requests per second of an article, medians of {ROUNDS} loads of {} s", bed.seconds);
    println!("| views | requests per second |\n| --- | ---: |");
    println!("| counted | {counted:.0} |\n| not counted | {uncounted:.0} |");
    println!("ratio views: {:.3} of the speed without counting (aim at least {AIM})", counted / uncounted);
    println!(
        "after kill -9 in the middle of a load: {answered} answered to people, {kept} shown, {} lost (aim at most {:.0}, \
         what is answered in {MAY_BE_LOST} s)",
        // An answer that was on its way when a load ended is counted here and not there.
        answered.saturating_sub(kept),
        counted * MAY_BE_LOST
    );
    Ok(())
}

/// The views that an article's page shows now.
fn shown(address: &str, article: &str) -> Result<u64, String> {
    // A free query is not kept, so the page shows the tables' figures of this moment.
    let page = Client::connect(address)?.get(&format!("{article}?x=now"), &[])?.expect(200)?;
    Ok(views_in(&page.text()))
}

/// The number before the words of the public count; 0 when the page shows none, as before the first view.
pub(super) fn views_in(page: &str) -> u64 {
    let Some((before, _)) = page.split_once(" lượt xem, tính đến") else { return 0 };
    let number = before.rsplit(['>', ' ']).next().unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}
