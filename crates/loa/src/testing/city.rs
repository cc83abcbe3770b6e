//! What stands in Bến Mây: three agencies of which one ended, two categories, a plan with four themes, eight articles.

use std::collections::HashMap;

use jiff::civil::date;
use kit::db::Tx;
use kit::i18n::Lang;
use uuid::Uuid;

use super::{STAFF, at};
use crate::agencies::{self, AgencyKind, NewAgency, Site};
use crate::app::App;
use crate::campaigns::{self, NewCampaign, NewTheme};
use crate::newsroom::document::from_markdown;
use crate::newsroom::{self, Correction, NewArticle, Placed, Published, Text};

/// The picture of the free bus rides.
pub(crate) const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 4\"/>";

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

/// The words of an article: a summary and two paragraphs about its title.
pub(crate) fn text(title: &str) -> Text {
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

/// Sets the city up; answers its identifiers by slug.
pub(super) async fn build(app: &App) -> HashMap<String, Uuid> {
    let mut ids = HashMap::new();
    let mut tx = app.db().begin().await.expect("begun");
    arrange(&mut tx, &mut ids).await;
    plan(&mut tx, &mut ids).await;
    for entry in ARTICLES {
        publish(app, &mut tx, &mut ids, entry).await;
    }
    revise(app, &mut tx, &ids).await;
    tx.commit().await.expect("kept");
    ids
}

async fn arrange(tx: &mut Tx, ids: &mut HashMap<String, Uuid>) {
    let site = Site {
        name_vi: "Thành phố Bến Mây".into(),
        name_en: "Ben May City".into(),
        root_agency: "ubnd".into(),
        contact_vi: "Số 1 đường Bờ Sông".into(),
        contact_en: "1 Riverside Street".into(),
        ..Site::default()
    };
    agencies::set_site(tx, &STAFF, &site).await.expect("named");
    let department = AgencyKind::Department;
    let entries = [
        ("ubnd", "Ủy ban nhân dân Thành phố", "City People's Committee", AgencyKind::PeopleCommittee, "UBND"),
        ("so-thong-tin", "Sở Thông tin và Truyền thông", "Department of Information", department, "Sở TT-TT"),
        ("so-khoa-hoc", "Sở Khoa học và Công nghệ", "Department of Science", department, "Sở KHCN"),
    ];
    for (slug, name_vi, name_en, kind, short) in entries {
        let new = NewAgency {
            slug: slug.into(),
            kind,
            name_vi: name_vi.into(),
            name_en: name_en.into(),
            short_vi: short.into(),
            about_vi: String::new(),
            about_en: String::new(),
            parent: (slug != "ubnd").then(|| "ubnd".into()),
            area: None,
            valid_from: None,
            valid_to: None,
            aliases: if slug == "so-khoa-hoc" { vec!["Sở Khoa học".into()] } else { Vec::new() },
        };
        let agency = agencies::add_agency(tx, &STAFF, new).await.expect("added");
        ids.insert(slug.into(), agency.id);
    }
    let on = date(2025, 7, 1);
    agencies::end_agency(tx, &STAFF, "so-thong-tin", on).await.expect("ended");
    let note = "Hợp nhất hai sở.";
    agencies::add_agency_successor(tx, &STAFF, "so-thong-tin", "so-khoa-hoc", on, note).await.expect("added");
    for (slug, names) in [("tin-tuc", ["Tin tức", "News"]), ("chinh-sach", ["Chính sách", "Policy"])] {
        let category = newsroom::add_category(tx, &STAFF, slug, names, ["", ""]).await.expect("added");
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
    let published = newsroom::publish(tx, &STAFF, new, app.zone()).await.expect("published");
    ids.insert(slug.into(), published.id);
    published
}

async fn picture(app: &App, tx: &mut Tx, agency: Uuid) -> Placed {
    let blob = app.blobs().put(PICTURE.into()).await.expect("stored");
    let added =
        newsroom::add_picture(tx, &STAFF, agency, blob, "image/svg+xml", (640, 360)).await.expect("added");
    Placed { picture: added.id, alt: "Một xe buýt xanh".into(), caption: "Tuyến số 5".into() }
}

/// The calendar of vaccinations is corrected; two articles are translated, one of which is then corrected.
async fn revise(app: &App, tx: &mut Tx, ids: &HashMap<String, Uuid>) {
    let mut words = text("Lịch tiêm chủng tháng 7");
    words.body = from_markdown("Điểm tiêm mở cửa cả thứ Bảy.");
    let (id, note) = (ids["tiem-chung"], "Bổ sung giờ mở cửa thứ Bảy.");
    newsroom::correct(tx, &STAFF, Correction::new(id, Lang::Vi, words, note, at("2025-07-01T15:00")))
        .await
        .expect("corrected");

    let mut words = text("Free bus rides");
    words.picture = Some(Placed { alt: "A green bus".into(), ..picture(app, tx, ids["ubnd"]).await });
    let (id, moment) = (ids["mien-phi"], at("2025-07-02T08:00"));
    newsroom::translate(tx, &STAFF, id, Lang::En, words, 1, moment).await.expect("translated");

    let (id, moment) = (ids["via-he"], at("2025-07-02T10:30"));
    let words = text("Questions about pavements");
    newsroom::translate(tx, &STAFF, id, Lang::En, words, 1, moment).await.expect("translated");
    let mut words = text("Hỏi và đáp về vỉa hè");
    words.summary = "Thêm câu hỏi về xe đẩy.".into();
    let note = "Thêm một câu hỏi.";
    newsroom::correct(tx, &STAFF, Correction::new(id, Lang::Vi, words, note, at("2025-07-02T11:00")))
        .await
        .expect("corrected");
}
