//! The content of Bến Mây: two categories, a plan with four themes, eight articles.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};

use campaigns::{NewCampaign, NewTheme};
use document::from_markdown;
use frame::{App, Assembly, Extensions, Settings};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, Rgb, RgbImage};
use jiff::civil::date;
use kit::db::{Engine, Migration, Tx};
use kit::i18n::Lang;
use kit::testing::engines;
use uuid::Uuid;

use crate::pictures::Made;
use crate::{Correction, EditOutcome, MIGRATIONS, NewArticle, Picture, Placed, Published, Text};

pub use accounts::testing::{Chair, Dice, PASSWORD, STAFF, UNITS, assembly, at, mail};

/// The picture of the free bus rides.
pub const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 4\"/>";

/// An article: slug, title, moment, category, agency, themes. Numbers 4 and 5 came out at the same moment; number 2
/// in the last minute of June, number 3 in the first of July.
type Entry = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const ARTICLES: [Entry; 8] = [
    (
        "xe-buyt-dien",
        "Ba tuyến xe buýt điện bắt đầu chạy",
        "2025-06-27T07:50",
        "tin-tuc",
        "ubnd",
        &["xe-buyt"],
    ),
    ("gia-ve", "Lấy ý kiến về giá vé xe buýt", "2025-06-30T23:59", "chinh-sach", "so-thong-tin", &["ve-xe"]),
    ("don-vi-moi", "Phường mới bắt đầu làm việc", "2025-07-01T00:01", "tin-tuc", "ubnd", &[]),
    ("thu-gom-rac", "Thu gom rác theo giờ mới", "2025-07-01T08:00", "tin-tuc", "ubnd", &["moi-truong"]),
    (
        "trong-cay",
        "Trồng thêm hai trăm cây xanh",
        "2025-07-01T08:00",
        "tin-tuc",
        "so-khoa-hoc",
        &["moi-truong"],
    ),
    ("tiem-chung", "Lịch tiêm chủng tháng 7", "2025-07-01T09:30", "tin-tuc", "ubnd", &[]),
    ("mien-phi", "Đi xe buýt miễn phí", "2025-07-02T07:00", "chinh-sach", "ubnd", &["xe-buyt", "moi-truong"]),
    ("via-he", "Hỏi và đáp về vỉa hè", "2025-07-02T10:00", "chinh-sach", "so-khoa-hoc", &["giao-thong"]),
];

/// The proposal that an edit of a shown block became.
///
/// # Panics
/// When the block was edited at once.
pub fn proposed(outcome: EditOutcome) -> Uuid {
    match outcome {
        EditOutcome::Proposed(id) => id,
        EditOutcome::Edited(number) => {
            panic!("nothing shows the block: it was edited at once, to edition {number}")
        }
    }
}

/// The words of an article: a summary and two paragraphs about its title.
pub fn text(title: &str) -> Text {
    Text {
        title: title.to_owned(),
        summary: format!("Tóm tắt: {title}."),
        body: from_markdown(&format!("Đoạn đầu của bài **{title}**.\n\nĐoạn sau.")),
        author: "Lê Thị Hoa".to_owned(),
        source: "Bến Mây Online".to_owned(),
        picture: None,
        attachments: Vec::new(),
    }
}

/// A blue photograph with a red spot near its top.
pub fn photo(width: u32, height: u32) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| {
        let spot = x.abs_diff(width / 2) < width / 8 && (height / 20..height / 8).contains(&y);
        Rgb(if spot { [220, 20, 30] } else { [20, 40, 200] })
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode(image.as_raw(), width, height, ExtendedColorType::Rgb8)
        .expect("written");
    bytes
}

/// Bến Mây with its articles.
#[derive(Debug)]
pub struct World(accounts::testing::World);

impl Deref for World {
    type Target = accounts::testing::World;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for World {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Runs a story in the city on every engine.
pub async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        story(World::new(engine).await).await;
    }
}

/// The states that the capabilities up to this one keep in memory.
pub fn state() -> Extensions {
    accounts::testing::state()
}

/// The tables of the capabilities up to this one.
pub fn migrations() -> Vec<Migration> {
    let mut migrations = accounts::testing::migrations();
    migrations.extend(deadlines::MIGRATIONS.iter().chain(campaigns::MIGRATIONS).copied());
    migrations.extend(MIGRATIONS.iter().copied());
    migrations
}

impl World {
    /// The city in a program that is open already.
    pub fn over(base: accounts::testing::World) -> Self {
        Self(base)
    }

    /// Bến Mây at noon of 2 July 2025.
    pub async fn new(engine: Engine) -> Self {
        let assemble = |_: &Settings, _: &_, _: Option<&_>| -> Assembly { assembly(state()) };
        let base = frame::testing::World::open(engine, Settings::default(), &migrations(), assemble).await;
        let mut world = Self(accounts::testing::World::over(agencies::testing::World::over(base)));
        world.arrange().await;
        world.tell().await;
        world
    }

    /// Sets up categories, the plan and the articles; the agencies are there.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn tell(&mut self) {
        let app = self.app.clone();
        let mut ids = self.ids.clone();
        let mut tx = app.db().begin().await.expect("begun");
        categories(&mut tx, &mut ids).await;
        plan(&mut tx, &mut ids).await;
        for entry in ARTICLES {
            publish(&app, &mut tx, &mut ids, entry).await;
        }
        revise(&app, &mut tx, &ids).await;
        tx.commit().await.expect("kept");
        self.ids = ids;
    }

    /// An article as any other, to be changed and published.
    pub fn draft(&self, title: &str, local: &str) -> NewArticle {
        NewArticle {
            slug: String::new(),
            lang: kit::i18n::Lang::Vi,
            category: self.id("tin-tuc"),
            agency: self.id("ubnd"),
            themes: Vec::new(),
            areas: Vec::new(),
            published_at: at(local),
            text: text(title),
            forced: String::new(),
        }
    }

    /// Publishes an article.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn publish(&self, new: NewArticle) -> Published {
        let mut tx = self.tx().await;
        let published = crate::publish(&mut tx, &STAFF, new, self.app.zone()).await.expect("published");
        tx.commit().await.expect("kept");
        published
    }

    /// A photograph of that size, taken and stored.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn made_picture(&self, width: u32, height: u32) -> Made {
        crate::pictures::take_upload(self.app.blobs(), photo(width, height).into()).await.expect("taken")
    }

    /// A picture added as an upload of the People's Committee.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn add_picture(&self, made: Made) -> Picture {
        let mut tx = self.tx().await;
        let picture =
            crate::pictures::add_upload(&mut tx, &STAFF, Some(self.id("ubnd")), made).await.expect("added");
        tx.commit().await.expect("kept");
        picture
    }
}

impl World {
    /// Approves the plan, so that the public sees it.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn approve_plan(&self) {
        let plan = campaigns::campaigns(self.app.db()).await.expect("answered").remove(0).id;
        let mut tx = self.tx().await;
        let seen = campaigns::version(&tx, plan).await.expect("answered");
        campaigns::approve_plan(&mut tx, &STAFF, plan, seen, true).await.expect("approved");
        tx.commit().await.expect("kept");
    }
}

async fn categories(tx: &mut Tx, ids: &mut HashMap<String, Uuid>) {
    for (slug, names) in [("tin-tuc", ["Tin tức", "News"]), ("chinh-sach", ["Chính sách", "Policy"])] {
        let category = crate::add_category(tx, &STAFF, slug, names, ["", ""]).await.expect("added");
        ids.insert(slug.into(), category.id);
    }
}

async fn plan(tx: &mut Tx, ids: &mut HashMap<String, Uuid>) {
    let new = NewCampaign {
        slug: "di-lai-xanh".into(),
        number: "15/KH-UBND".into(),
        name_vi: "Đi lại xanh".into(),
        name_en: "Green travel".into(),
        about_vi: "Để ai cũng đi lại dễ dàng.".into(),
        about_en: "So that everyone gets around easily.".into(),
        issuer: "ubnd".into(),
        starts: date(2025, 1, 1),
        ends: date(2026, 12, 31),
    };
    let campaign = campaigns::add_campaign(tx, &STAFF, new).await.expect("added");
    let themes = [
        ("giao-thong", "Giao thông", "Transport", None),
        ("xe-buyt", "Xe buýt", "Buses", Some("giao-thong")),
        ("ve-xe", "Vé xe", "Tickets", Some("xe-buyt")),
        ("moi-truong", "Môi trường", "Environment", None),
    ];
    for (slug, name_vi, name_en, parent) in themes {
        let new = NewTheme {
            slug: slug.into(),
            name_vi: name_vi.into(),
            name_en: name_en.into(),
            about_vi: String::new(),
            about_en: String::new(),
            parent: parent.map(str::to_owned),
        };
        let theme = campaigns::add_theme(tx, &STAFF, &campaign, new).await.expect("added");
        ids.insert(slug.into(), theme.id);
    }
}

async fn publish(app: &App, tx: &mut Tx, ids: &mut HashMap<String, Uuid>, entry: Entry) -> Published {
    let (slug, title, moment, category, agency, themes) = entry;
    let mut words = text(title);
    if slug == "mien-phi" {
        words.picture = Some(picture(app, tx, ids[agency]).await);
    }
    let new = NewArticle {
        slug: slug.into(),
        lang: Lang::Vi,
        category: ids[category],
        agency: ids[agency],
        themes: themes.iter().map(|slug| ids[*slug]).collect(),
        areas: Vec::new(),
        published_at: at(moment),
        text: words,
        forced: String::new(),
    };
    let published = crate::publish(tx, &STAFF, new, app.zone()).await.expect("published");
    ids.insert(slug.into(), published.id);
    published
}

async fn picture(app: &App, tx: &mut Tx, agency: Uuid) -> Placed {
    let blob = app.blobs().put(PICTURE.into()).await.expect("stored");
    let added =
        crate::add_picture(tx, &STAFF, agency, blob, "image/svg+xml", (640, 360)).await.expect("added");
    Placed { picture: added.id, alt: "Một xe buýt xanh".into(), caption: "Tuyến số 5".into() }
}

/// The calendar of vaccinations is corrected; two articles are translated, one of which is then corrected.
async fn revise(app: &App, tx: &mut Tx, ids: &HashMap<String, Uuid>) {
    let mut words = text("Lịch tiêm chủng tháng 7");
    words.body = from_markdown("Điểm tiêm mở cửa cả thứ Bảy.");
    let (id, note) = (ids["tiem-chung"], "Bổ sung giờ mở cửa thứ Bảy.");
    crate::correct(tx, &STAFF, Correction::new(id, Lang::Vi, words, note, at("2025-07-01T15:00")))
        .await
        .expect("corrected");

    let mut words = text("Free bus rides");
    words.picture = Some(Placed { alt: "A green bus".into(), ..picture(app, tx, ids["ubnd"]).await });
    let (id, moment) = (ids["mien-phi"], at("2025-07-02T08:00"));
    crate::translate(tx, &STAFF, id, Lang::En, words, 1, moment).await.expect("translated");

    let (id, moment) = (ids["via-he"], at("2025-07-02T10:30"));
    let words = text("Questions about pavements");
    crate::translate(tx, &STAFF, id, Lang::En, words, 1, moment).await.expect("translated");
    let mut words = text("Hỏi và đáp về vỉa hè");
    words.summary = "Thêm câu hỏi về xe đẩy.".into();
    let note = "Thêm một câu hỏi.";
    crate::correct(tx, &STAFF, Correction::new(id, Lang::Vi, words, note, at("2025-07-02T11:00")))
        .await
        .expect("corrected");
}
