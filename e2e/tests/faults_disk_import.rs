//! An import on a disk that fails at any write: it counts the articles that it kept, and the next one brings the rest, nothing
//! twice.
//!
//! An import makes hundreds of calls, so only one of every few is tried here; each of the few syncs is.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use e2e::desk_client::all;
use e2e::disk::{BROKEN, Fault, FaultyDisk};
use e2e::program::Program;
use e2e::{http, news};
use tempfile::TempDir;

/// How many articles are imported.
const ITEMS: usize = 6;
/// Most calls of one import.
const MOST: u32 = 600;
/// How often the site is served and looked at.
const LOOKED_AT: u32 = 12;

/// A city whose tables are there and empty, and a source to import into it.
struct Site<'a> {
    program: &'a Path,
    folder: &'a Path,
    disk: FaultyDisk,
    source: &'a [&'a str],
}

/// How an import ended.
struct Outcome {
    succeeded: bool,
    /// Added, changed, the same as before, left out.
    counted: [usize; 4],
    /// Its messages about its failure.
    why: Vec<String>,
}

impl Site<'_> {
    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// As it was right after its tables were made.
    fn begin_anew(&self) {
        if self.data().exists() {
            fs::remove_dir_all(self.data()).expect("removed");
        }
        fs::create_dir(self.data()).expect("a folder");
        fs::copy(self.folder.join("empty/loa.db"), self.data().join("loa.db")).expect("copied");
    }

    fn start(&self, words: &[&str], data: &Path) -> Program {
        let data = data.display().to_string();
        let mut settings = self.disk.settings();
        settings.extend([
            ("LOA_DATA", data.as_str()),
            ("LOA_LISTEN", "127.0.0.1:0"),
            ("LOA_LOG_LEVEL", "error"),
        ]);
        Program::start(self.program, self.folder, words, &settings)
    }

    fn import(&self) -> Outcome {
        let mut running = self.start(self.source, &self.data());
        let ended = running.end(Duration::from_secs(60)).expect("it ends");
        let why = running.complained().into_iter().filter(|line| line.starts_with("loa: ")).collect();
        let counted = running.said().last().map_or([0; 4], |line| counts(line));
        Outcome { succeeded: ended.success(), counted, why }
    }

    /// All that is there is whole: the record, each file and picture.
    fn verify(&self, name: &str) {
        let mut verify = self.start(&["verify", "--files"], &self.data());
        let ended = verify.end(Duration::from_secs(60)).expect("it ends");
        assert!(ended.success(), "{name}: {:?} {:?}", verify.said(), verify.complained());
    }

    /// Readers find each article once, with its pictures.
    fn look(&self, name: &str) {
        let mut serving = self.start(&["serve"], &self.data());
        let place = serving.authority();
        let articles = news::articles(&place);
        assert_eq!(articles.len(), ITEMS, "{name}: {articles:?}");
        for path in articles {
            let page = http::get(&place, &path).expect("an article");
            assert_eq!(page.status, 200, "{name}: {path}");
            for picture in all(&page.text(), "article img", Some("src")) {
                assert_eq!(http::get(&place, &picture).expect("a picture").status, 200, "{name}: {picture}");
            }
        }
    }
}

/// Imports while the disk fails, then twice while it is well. Answers how many calls the disk was asked, and whether the
/// import was refused.
fn journey(site: &Site, fault: Fault, name: &str) -> (u32, bool) {
    site.begin_anew();
    site.disk.fail(fault);
    let first = site.import();
    let (asked, failed) = site.disk.heal();
    let Outcome { succeeded, counted: [added, changed, same, left_out], why } = &first;
    assert!(failed > 0 || *succeeded, "{name}: refused although the disk was well: {why:?}");
    if *succeeded {
        assert_eq!(first.counted, [ITEMS, 0, 0, 0], "{name}: it ended well, and something is missing");
    } else {
        let contradicts =
            why.iter().any(|line| line.contains("not certain") && line.contains("was not kept"));
        assert!(!contradicts, "{name}: {why:#?}");
        assert!(why.len() == 1 && added + changed + same + left_out <= ITEMS, "{name}: {why:#?}");
        assert_eq!([*changed, *same, *left_out], [0; 3], "{name}");
    }

    let second = site.import();
    assert!(second.succeeded, "{name}: {:?}", second.why);
    let [missing, changed, there, left_out] = second.counted;
    assert_eq!((missing + there, changed, left_out), (ITEMS, 0, 0), "{name}: {:?}", second.counted);
    // When no sync works any more, nobody can tell whether the last commit holds, and the program says so.
    let is_uncertain = fault.syncs && fault.lasting && why.iter().any(|line| line.contains("not certain"));
    if is_uncertain {
        assert!(there >= *added, "{name}: {added} were said to be kept, and {there} are there");
    } else {
        assert_eq!(there, *added, "{name}: what was said to be kept, and what is there: {why:?}");
    }
    site.verify(name);
    assert_eq!(site.import().counted, [0, 0, ITEMS, 0], "{name}: none twice");
    (asked, !succeeded)
}

/// A kind of fault, and how far apart the calls are that meet it.
type Kind<'a> = (&'a str, fn(u32) -> Fault, u32);

/// Calls of the import fail, in turn.
fn journeys(source: &[&str], kinds: &[Kind]) {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    write_export(folder.path());
    write_pages(&folder.path().join("pages"));
    let disk = FaultyDisk::new(folder.path(), &folder.path().join("data"));
    let site = Site { program: &program, folder: folder.path(), disk, source };
    let mut made = site.start(&["migrate"], &folder.path().join("empty"));
    assert!(
        made.end(Duration::from_secs(60)).is_some_and(|status| status.success()),
        "{:?}",
        made.complained()
    );
    for (kind, fault, step) in kinds {
        let (mut from, mut count, mut refusals) = (1, 0, 0);
        loop {
            let name = format!("{kind} {from}");
            let (asked, refused) = journey(&site, fault(from), &name);
            (count, refusals) = (count + 1, refusals + u32::from(refused));
            if count % LOOKED_AT == 0 {
                site.look(&name);
            }
            if asked < from {
                break;
            }
            assert!(from < MOST, "an import never ends");
            from += step;
        }
        assert!(refusals > 1, "{kind}: hardly anything was refused: {refusals}");
        eprintln!("{source:?}, {kind}: {count} imports of at most {from} calls, {refusals} refused");
    }
}

const fn broken(from: u32) -> Fault {
    Fault { error: BROKEN, ..Fault::full(from) }
}

#[test]
fn any_write_of_an_export_may_fail() {
    journeys(
        &["import", "export.xml", "--as", "wxr"],
        &[("full", Fault::full, 11), ("broken", broken, 23), ("sync", Fault::sync, 1)],
    );
}

/// Pages are written one by one, so that a fault leaves some of them behind.
#[test]
fn any_write_of_many_pages_may_fail() {
    journeys(
        &["import", "pages", "--as", "page"],
        &[("full", Fault::full, 31), ("broken", broken, 61), ("sync", Fault::sync, 1)],
    );
}

#[test]
fn a_disk_may_stay_full_or_broken_from_any_write_of_an_import_on() {
    journeys(
        &["import", "pages", "--as", "page"],
        &[
            ("full for good", |from| Fault::full(from).lasting(), 61),
            ("sync for good", |from| Fault::sync(from).lasting(), 1),
        ],
    );
}

/// An export whose first article shows a picture and whose second one brings a file.
fn write_export(folder: &Path) {
    let uploads = folder.join("wp-content/uploads");
    fs::create_dir_all(&uploads).expect("a folder");
    let icon = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/frame/assets/icon-192.png");
    fs::copy(icon, uploads.join("so-do.png")).expect("a picture");
    fs::write(uploads.join("ke-hoach.pdf"), b"%PDF-1.4\n%%EOF\n").expect("a file");
    let items: String = (1..=ITEMS)
        .map(|number| {
            let with = match number {
                1 => "<p><img src=\"https://cu.example/wp-content/uploads/so-do.png\"></p>",
                2 => "<p>Xem <a href=\"https://cu.example/wp-content/uploads/ke-hoach.pdf\">kế hoạch</a>.</p>",
                _ => "",
            };
            format!(
                "<item><title>Phường số {number} công bố lịch tiếp công dân</title><link>https://cu.example/b{number}/</link>\
                 <guid isPermaLink=\"false\">https://cu.example/?p={number}</guid>\
                 <content:encoded><![CDATA[<p>Người dân đến trụ sở vào buổi sáng.</p>{with}<p>Mang theo giấy tờ.</p>]]></content:encoded>\
                 <wp:post_id>{number}</wp:post_id><wp:post_date_gmt>2024-04-2{number} 01:00:00</wp:post_date_gmt>\
                 <wp:post_name>bai-{number}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n"
            )
        })
        .collect();
    let names =
        ["content=\"http://purl.org/rss/1.0/modules/content/\"", "wp=\"http://wordpress.org/export/1.2/\""];
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:{} xmlns:{}><channel>\
         <title>Trang cũ</title><link>https://cu.example</link><wp:wxr_version>1.2</wp:wxr_version>{items}</channel></rss>",
        names[0], names[1]
    );
    fs::write(folder.join("export.xml"), text).expect("a file");
}

/// As a portal's page looks when its text is saved.
fn write_pages(folder: &Path) {
    fs::create_dir(folder).expect("a folder");
    for number in 1..=ITEMS {
        let text = format!(
            "Tin tức sự kiện 2{number} Tháng Tư 2024 7:50:00\n\nPhường số {number} công bố lịch tiếp công dân\n\n\
             Người dân đến trụ sở vào buổi sáng.\n\nMang theo giấy tờ tùy thân.\n\nNguồn: Sở Tư pháp\n"
        );
        fs::write(folder.join(format!("{number}.txt")), text).expect("a file");
    }
}

/// The numbers of `3 added, 0 changed, 997 the same as before, 0 left out.`; none when the line is another.
fn counts(line: &str) -> [usize; 4] {
    if !line.ends_with(" left out.") {
        return [0; 4];
    }
    let mut numbers =
        line.split(", ").map(|part| part.split(' ').next().and_then(|number| number.parse().ok()));
    std::array::from_fn(|_| numbers.next().flatten().unwrap_or(usize::MAX))
}
