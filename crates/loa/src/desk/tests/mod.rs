//! Stories of the desk, told through its doors.

mod activities;
mod advice;
mod aliases;
mod areas;
mod articles;
mod autosave;
mod blocks;
mod coming_in;
mod errors;
mod facts;
mod flood;
mod hostile;
mod imports;
mod lists;
mod meeting;
mod other_ways;
mod own_account;
mod people;
mod record;
mod record_paper;
mod searching;
mod second_step;
mod sessions;
mod setup;
mod speaking;
mod strangers;
mod throttling;
mod topics;
mod uploads;
mod walk;
mod way;
mod withdrawn;
mod withheld;

use axum::http::Request;
use kit::i18n::Lang;
use newsroom::ArticleAddresses;

use crate::program::jobs;
use crate::testing::{Chair, Page, World};

/// A headline in which nothing is to be mended.
const TITLE: &str = "Xe buýt số 5 chạy thêm chuyến";
/// A summary in which nothing is to be mended.
const SUMMARY: &str = "Từ tháng tới, xe buýt số 5 chạy thêm hai chuyến mỗi giờ.";
/// A body in which nothing is to be mended, as Markdown.
const BODY: &str = "Xe chạy từ bến Mây đến chợ Mới.\n\nNgười dân không phải làm thủ tục gì.";

/// A form as a browser sends it.
struct Sheet(Vec<(String, String)>);

impl Sheet {
    /// The text in which nothing is to be mended, on top of that version.
    fn on(version: i64) -> Self {
        let fields =
            [("title", TITLE), ("summary", SUMMARY), ("body", BODY), ("version", &version.to_string())];
        Self(fields.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
    }

    /// With another text in a field, or one field more.
    fn with(mut self, name: &str, text: &str) -> Self {
        self.0.retain(|(own, _)| own != name);
        self.0.push((name.to_owned(), text.to_owned()));
        self
    }

    fn pairs(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
    }

    fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.pairs()).finish()
    }
}

impl Chair<'_> {
    /// Begins a draft for an agency; answers its address.
    async fn begin(&self, agency: &str) -> String {
        let (agency, category) =
            (self.world().id(agency).to_string(), self.world().id("tin-tuc").to_string());
        let form = [("lang", "vi"), ("agency", agency.as_str()), ("category", category.as_str())];
        let page = self.post("/lam-viec/ban-thao", &form).await;
        assert_eq!(page.status, 303, "{}", page.words());
        page.header("location").to_owned()
    }

    /// Sends the sheet by its button.
    async fn fill(&self, draft: &str, sheet: &Sheet) -> Page {
        self.post(draft, &sheet.pairs()).await
    }

    /// Sends the sheet as the page does by itself while someone writes.
    async fn autosave(&self, draft: &str, sheet: &Sheet) -> Page {
        let request = Request::post(format!("{draft}/luu"))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .header("sec-fetch-site", "same-origin");
        self.send(request, sheet.encoded()).await
    }

    /// Takes a step with the button of that name.
    async fn step(&self, draft: &str, step: &str, form: &[(&str, &str)]) -> Page {
        self.post(&format!("{draft}/buoc/{step}"), form).await
    }

    /// A draft that waits for a reviewer, at its second version.
    async fn submitted(&self, agency: &str) -> String {
        let draft = self.begin(agency).await;
        let page = self.fill(&draft, &Sheet::on(1).with("step", "trinh")).await;
        is_done(&page, "trinh");
        draft
    }
}

/// The step was taken, and the page will say so.
#[track_caller]
fn is_done(page: &Page, said: &str) {
    let led = page.header("location");
    assert!(
        page.status == 303 && led.ends_with(&format!("?bao={said}")),
        "{} answered {} to {led}: {}",
        page.asked,
        page.status,
        page.words()
    );
}

/// The version that a form of the page will save on.
#[track_caller]
fn version(page: &Page) -> i64 {
    let versions = page.each("form#draft input[name=version]", "value");
    versions.first().and_then(|version| version.parse().ok()).expect("a version")
}

/// The text in a field of the page.
fn field(page: &Page, selector: &str) -> String {
    page.texts(selector).join("|")
}

/// Does the jobs that are due.
async fn do_jobs(world: &World) {
    jobs(&world.app).run_due(world.app.db(), &world.app).await.expect("done");
}

/// The address of the newest article.
async fn newest(world: &World) -> String {
    let db = world.app.db();
    let number = newsroom::last_number(db).await.expect("answered");
    let article = newsroom::article(db, number).await.expect("answered").expect("an article");
    addresses::Addresses(Lang::Vi).article(&article)
}
