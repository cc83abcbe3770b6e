//! A city after years of work: five plans of 2,000 activities each, 300 agencies, half a million pieces of evidence.
//! The bench measures its matrix, its map, its gaps and the figures of a report. It also compares the cost of one
//! more piece of evidence with the cost in a new city.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use super::bed::{Bed, SERVER, pinned};
use super::client::Client;
use super::cost;
use super::desk::{Officer, choice};
use super::latency::Times;
use crate::build_report::start;
use crate::process::Group;

/// The number of pieces of evidence.
const EVIDENCE: u32 = 500_000;

/// The most milliseconds for a page, on a warm server.
const AIM: f64 = 200.0;

/// The highest ratio of the cost of one more piece in the large city to its cost in the new city.
const AIM_ADDING: f64 = 1.5;

/// The measured requests for each page, and the unmeasured requests before them.
const REQUESTS: u32 = 30;
const WARMING: u32 = 3;

/// The pieces of evidence that the bench adds in each city.
const ADDED: u32 = 60;

/// A page and its times.
struct Page {
    name: &'static str,
    path: String,
    times: Times,
}

/// # Errors
/// When the city does not start, or when it answers with an unexpected status or page.
pub(super) fn run(bed: &Bed) -> Result<(), String> {
    let folder = bed.folder("plans")?;
    let mut loa = start::serve(bed.loa(), "demo", &folder)?;
    let process = loa.group.child().id();
    let mut officer = Officer::try_role(&loa.address, "Điều phối viên")?;
    let first = activity_in(&mut officer, "")?;
    let small = add(&mut officer, process, first)?;
    drop(loa);

    let database = folder.join("data/loa.db");
    fill(&database)?;
    let started = Instant::now();
    rebuild(bed, &folder)?;
    let counted = started.elapsed().as_secs_f64();

    let mut loa = start::serve(bed.loa(), "demo", &folder)?;
    let process = loa.group.child().id();
    let mut pages = public();
    let mut reader = Client::connect(&loa.address)?;
    for page in &mut pages {
        for turn in 0..WARMING + REQUESTS {
            // The unused query parameter defeats the page cache.
            let path = format!("{}{}x={turn}", page.path, if page.path.contains('?') { '&' } else { '?' });
            let started = Instant::now();
            reader.get(&path, &[])?.expect(200).map_err(|why| format!("{path}: {why}"))?;
            if turn >= WARMING {
                page.times.add(started.elapsed());
            }
        }
    }
    // The server would have closed an idle connection by now.
    let mut officer = officer.again(&loa.address)?;
    let mut desk = desk(&mut officer)?;
    for page in &mut desk {
        for turn in 0..WARMING + REQUESTS {
            let started = Instant::now();
            officer.get(&page.path)?.expect(200).map_err(|why| format!("{}: {why}", page.path))?;
            if turn >= WARMING {
                page.times.add(started.elapsed());
            }
        }
    }
    pages.extend(desk);
    let large_activity = activity_in(&mut officer, "?ke-hoach=ke-hoach-1")?;
    let large = add(&mut officer, process, large_activity)?;
    drop(loa);
    let looked = counting_when_someone_looks(&database)?;

    println!(
        "\nplans: 5 plans of 2,000 activities, 300 agencies, {EVIDENCE} pieces of evidence over 20 months"
    );
    println!("`loa rebuild keys` counted all of it again in {counted:.1} s");
    println!("| page, made anew | p50, ms | p99, ms |\n| --- | ---: | ---: |");
    for page in &pages {
        println!("| {} | {:.1} | {:.1} |", page.name, page.times.p50(), page.times.p99());
    }
    println!(
        "| yardstick: the matrix of one plan counted when someone looks, by `sqlite3` | {looked:.0} | |"
    );
    let slowest = pages.iter().map(|page| page.times.p99()).fold(0.0, f64::max);
    println!(
        "ratio plans: the slowest page takes {:.2} of the yardstick; p99 {slowest:.0} ms (aim under {AIM} ms)",
        slowest / looked
    );
    println!(
        "ratio plans, adding: one more piece of evidence costs the server {large:.2} ms, {:.2} of that in a new city (aim at most {AIM_ADDING})",
        large / small
    );
    Ok(())
}

/// The public pages of the first large plan.
fn public() -> Vec<Page> {
    let page = |name, path: &str| Page {
        name,
        path: format!("/ke-hoach/ke-hoach-1{path}"),
        times: Times::default(),
    };
    vec![
        page("the plan", ""),
        page("coverage as a matrix", "/do-phu"),
        page("coverage of one area", "/do-phu?dia-ban=phuong-sai-gon"),
        page("coverage as a map", "/dia-ban"),
        page("the calendar of a month", "/lich/2025-01"),
    ]
}

/// The pages of the desk: the gaps, the list of activities, and a report with its current figures.
fn desk(officer: &mut Officer) -> Result<Vec<Page>, String> {
    let page = |name, path: String| Page { name, path, times: Times::default() };
    let plans = officer.get("/lam-viec/thiet-lap/ke-hoach")?.expect(200)?.text();
    let gaps = plans.split("href=\"").filter_map(|rest| rest.split('"').next());
    let gaps = gaps.filter(|href| href.ends_with("/o-trong")).map(str::to_owned).next();
    let fields = [("ke-hoach", "ke-hoach-1"), ("ky", "2025-q1"), ("agency", "")];
    let report = officer.post("/lam-viec/bao-cao", &fields)?.expect(303)?;
    let report = report.header("location").ok_or("a new report has no address")?.to_owned();
    Ok(vec![
        page("the gaps of a plan, at the desk", gaps.ok_or("no plan leads to its gaps")?),
        page("activities, at the desk", "/lam-viec/hoat-dong?ke-hoach=ke-hoach-1".to_owned()),
        page("a quarter's report with its figures, at the desk", report),
    ])
}

/// The number of the first activity that a list at the desk links to.
fn activity_in(officer: &mut Officer, query: &str) -> Result<u64, String> {
    let list = officer.get(&format!("/lam-viec/hoat-dong{query}"))?.expect(200)?.text();
    let found = list.split("href=\"/lam-viec/hoat-dong/").skip(1).find_map(|rest| {
        let number = rest.split(['"', '?', '/']).next()?;
        number.parse().ok()
    });
    found.ok_or_else(|| "the list leads to no activity".to_owned())
}

/// Records evidence for an activity many times. It answers the server's cost of one piece, in milliseconds.
fn add(officer: &mut Officer, process: u32, activity: u64) -> Result<f64, String> {
    let path = format!("/lam-viec/viec-da-lam/moi?hoat-dong={activity}");
    let page = officer.get(&path)?.expect(200)?.text();
    let select = |name: &str| {
        let (_, rest) = page.split_once(&format!("<select id=\"{name}\""))?;
        let list = rest.split("</select>").next()?;
        let chosen = list
            .split("<option")
            .find(|option| option.split('>').next().is_some_and(|tag| tag.contains(" selected")))?;
        choice(&format!("<option{chosen}"), "<option", "")
    };
    let (form, agency) =
        select("form").zip(select("agency")).ok_or("the form of evidence has no form or agency")?;
    let own = select("activity").ok_or("the form of evidence has no activity")?;
    let theme = page.split("name=\"themes-").skip(1).find_map(|rest| rest.split('"').next());
    let theme = format!("themes-{}", theme.ok_or("the form of evidence has no theme")?);
    let mut send = |turn: u32| {
        let title = format!("Buổi nói chuyện số {turn}");
        let fields = [
            ("form", form.as_str()),
            ("agency", &agency),
            ("activity", &own),
            ("title", &title),
            ("day", "2025-02-14"),
            ("audience", "40"),
            (&theme, "1"),
        ];
        officer.post_parts(&path, &fields)?.expect(303).map(|_| ())
    };
    send(0)?;
    let before = cost::spent_by(process)?;
    for turn in 1..=ADDED {
        send(turn)?;
    }
    let spent = cost::Cost::since(before, process, ADDED as usize)?;
    Ok(spent.milliseconds())
}

/// Writes the plans and their evidence straight into the tables; `loa rebuild` counts them later.
fn fill(database: &Path) -> Result<(), String> {
    let fail = |error: std::io::Error| format!("sqlite3: {error}");
    let mut command = pinned(SERVER, Path::new("sqlite3"));
    command.arg("-batch").arg("-bail").arg(database);
    let mut process = Group::spawn_fed(&mut command, "TERM").map_err(fail)?;
    let mut input = process.child().stdin.take().ok_or("sqlite3 has no input")?;
    input.write_all(FILL.replace("{evidence}", &EVIDENCE.to_string()).as_bytes()).map_err(fail)?;
    drop(input);
    let ended = process.child().wait().map_err(fail)?;
    if ended.success() {
        Ok(())
    } else {
        Err("sqlite3 could not fill the city; its own words are above".to_owned())
    }
}

fn rebuild(bed: &Bed, folder: &Path) -> Result<(), String> {
    let mut command = start::with_data(bed.loa(), folder);
    command.args(["rebuild", "keys"]).stdout(Stdio::null());
    let mut group = Group::spawn(&mut command, "TERM").map_err(|error| format!("loa rebuild: {error}"))?;
    if start::watch_child(&mut group)? { Ok(()) } else { Err("loa rebuild failed".to_owned()) }
}

/// The time that bare SQLite takes to count the matrix of a plan from the evidence itself, in milliseconds.
fn counting_when_someone_looks(database: &Path) -> Result<f64, String> {
    let sql = "SELECT t.theme_id, t.form, COUNT(*) FROM evidence_themes t JOIN themes h ON h.id = t.theme_id
               JOIN campaigns c ON c.id = h.campaign_id WHERE c.slug = 'ke-hoach-1' GROUP BY 1, 2";
    let mut times = Times::default();
    for _ in 0..3 {
        let mut command = pinned(SERVER, Path::new("sqlite3"));
        command.arg("-batch").arg(database).arg(sql).stdout(Stdio::null());
        let started = Instant::now();
        let ended = command.status().map_err(|error| format!("sqlite3: {error}"))?;
        if !ended.success() {
            return Err("sqlite3 could not count".to_owned());
        }
        times.add(started.elapsed());
    }
    Ok(times.p50())
}

/// Each identifier is a letter and fifteen digits, so that a number names its row.
const FILL: &str = "
PRAGMA synchronous = OFF;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE n (i INTEGER PRIMARY KEY);
WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < {evidence} - 1) INSERT INTO n SELECT i FROM c;
INSERT INTO agencies (id, slug, kind, name_vi, name_en, short_vi, about_vi, about_en, parent_id, area_id, valid_from, valid_to, sort)
  SELECT CAST(printf('a%015d', i) AS BLOB), 'co-quan-' || i, (SELECT kind FROM agencies LIMIT 1), 'Cơ quan ' || i, '', '', '', '',
         (SELECT id FROM agencies WHERE parent_id IS NULL LIMIT 1), NULL, NULL, NULL, CAST(printf('z%05d', i) AS BLOB)
  FROM n WHERE i < 300 - (SELECT COUNT(*) FROM agencies);
CREATE TEMP TABLE leads AS SELECT row_number() OVER (ORDER BY id) - 1 AS i, id FROM agencies;
CREATE TEMP TABLE places AS SELECT row_number() OVER (ORDER BY id) - 1 AS i, id FROM areas;
CREATE TEMP TABLE forms AS SELECT row_number() OVER (ORDER BY position) - 1 AS i, form FROM campaign_forms;
INSERT INTO campaigns (id, slug, number, name_vi, name_en, about_vi, about_en, issuer_id, starts, ends, status)
  SELECT CAST(printf('c%015d', i) AS BLOB), 'ke-hoach-' || i, i || '/KH-UBND', 'Kế hoạch số ' || i, '', '', '',
         (SELECT issuer_id FROM campaigns LIMIT 1), '2024-04-26', '2025-12-31', 'approved'
  FROM n WHERE i BETWEEN 1 AND 5;
INSERT INTO campaign_forms (campaign_id, form, position, source)
  SELECT c.id, f.form, f.i, '' FROM campaigns c, forms f WHERE c.slug LIKE 'ke-hoach-_';
-- Four themes in each plan, each with three below it.
INSERT INTO themes (id, campaign_id, parent_id, position, slug, name_vi, name_en, about_vi, about_en)
  SELECT CAST(printf('t%015d', c.i * 100 + t.i) AS BLOB), CAST(printf('c%015d', c.i) AS BLOB),
         CASE WHEN t.i < 4 THEN NULL ELSE CAST(printf('t%015d', c.i * 100 + t.i % 4) AS BLOB) END,
         1000 + c.i * 100 + t.i, 'chu-de-' || c.i || '-' || t.i, 'Chủ đề ' || t.i, '', '', ''
  FROM n c, n t WHERE c.i BETWEEN 1 AND 5 AND t.i < 16 ORDER BY c.i, t.i;
CREATE TEMP TABLE work AS SELECT i, i / 2000 + 1 AS plan, 4 + i % 12 AS theme, i * 7 % (SELECT COUNT(*) FROM forms) AS form,
  i * 13 % 300 AS lead FROM n WHERE i < 10000;
CREATE INDEX temp.work_i ON work (i);
INSERT INTO activities (id, number, campaign_id, position, form, name_vi, name_en, lead_id, partners, starts, due, every, due_words,
                        product, source, target_audience)
  SELECT CAST(printf('v%015d', w.i) AS BLOB), 100000 + w.i, CAST(printf('c%015d', w.plan) AS BLOB), w.i + 1, f.form,
         'Hoạt động số ' || w.i, '', l.id, '', '', date('2024-05-01', '+' || (w.i * 97 % 600) || ' days'), '', '', '', '', 2000
  FROM work w JOIN forms f ON f.i = w.form JOIN leads l ON l.i = w.lead;
INSERT INTO activity_themes (activity_id, theme_id)
  SELECT CAST(printf('v%015d', i) AS BLOB), CAST(printf('t%015d', plan * 100 + theme) AS BLOB) FROM work;
INSERT INTO evidence (id, kind, subject_id, form, agency_id, day, title, href, recorded_at, activity_id, audience)
  SELECT CAST(printf('e%015d', n.i) AS BLOB), 'bench', CAST(printf('e%015d', n.i) AS BLOB), f.form, l.id,
         date('2024-04-26', '+' || (n.i * 7919 % 610) || ' days'), 'Buổi nói chuyện số ' || n.i, '', 0,
         CAST(printf('v%015d', w.i) AS BLOB), 40
  FROM n JOIN work w ON w.i = n.i % 10000 JOIN forms f ON f.i = w.form JOIN leads l ON l.i = w.lead;
INSERT INTO evidence_themes (evidence_id, theme_id, form, day)
  SELECT e.id, CAST(printf('t%015d', w.plan * 100 + t.i) AS BLOB), e.form, e.day
  FROM n JOIN work w ON w.i = n.i % 10000 JOIN n t ON t.i IN (w.theme, w.theme % 4)
  JOIN evidence e ON e.id = CAST(printf('e%015d', n.i) AS BLOB);
INSERT INTO evidence_areas (evidence_id, area_id)
  SELECT CAST(printf('e%015d', n.i) AS BLOB), p.id FROM n JOIN places p ON p.i = n.i * 31 % (SELECT COUNT(*) FROM places) WHERE n.i % 2 = 0;
COMMIT;
";
