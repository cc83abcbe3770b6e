//! Stories of pictures and files that people upload.

use std::sync::atomic::{AtomicUsize, Ordering};

use kit::blobs::BlobKey;
use kit::db::{Db, DbError, Engine, Run};
use kit::events;
use kit::i18n::Lang;
use sea_orm::{QueryResult, Value};

use crate::drafts;
use crate::pictures::{self, Purpose, Size, take_attachment, take_upload};
use crate::testing::migrations;
use crate::testing::{STAFF, World, on_both, photo};
use access::Actor;
use newsroom::{self, Listing, NewsroomError, Placed};

/// How red a stored crop is: pixels of the spot.
async fn red(world: &World, size: &Size) -> usize {
    let bytes = world.app.blobs().get(&size.blob).await.expect("answered").expect("stored");
    let image = image::load_from_memory(&bytes).expect("a picture").into_rgb8();
    assert_eq!((i64::from(image.width()), i64::from(image.height())), (size.width, size.height));
    image.pixels().filter(|pixel| pixel.0[0] > 180 && pixel.0[2] < 80).count()
}

#[tokio::test]
async fn an_uploaded_picture_is_kept_in_its_sizes_and_once() {
    on_both(|world| async move {
        let made = world.made_picture(1200, 700).await;
        assert_eq!((made.kind.as_str(), made.width, made.height), ("image/jpeg", 1200, 700));
        let picture = world.add_picture(made.clone()).await;
        let head = events::head(world.app.db()).await.expect("answered");
        let again = world.add_picture(made.clone()).await;
        assert_eq!(picture, again, "the same bytes are the same picture");
        assert_eq!(events::head(world.app.db()).await.expect("answered"), head, "and nothing happened");

        let all =
            newsroom::sizes(world.app.db(), std::slice::from_ref(&picture.blob)).await.expect("answered");
        let sizes = &all[picture.blob.as_str()];
        let of = |purpose: Purpose, kind: &str| -> Vec<i64> {
            let fit = sizes.iter().filter(|one| one.purpose == purpose && one.kind == kind);
            fit.map(|one| one.width).collect()
        };
        for kind in ["image/jpeg", "image/webp"] {
            assert_eq!(of(Purpose::Whole, kind), [480, 960, 1200]);
            assert_eq!(of(Purpose::Card, kind), [320, 640, 960]);
        }
        assert_eq!(of(Purpose::Share, "image/jpeg"), [1200]);
        assert_eq!(sizes.len(), made.sizes.len());
        for size in sizes {
            assert!(world.app.blobs().get(&size.blob).await.expect("answered").is_some(), "{size:?}");
        }
        assert_eq!(newsroom::focus(world.app.db(), picture.id).await.expect("answered"), Some((50, 50)));
    })
    .await;
}

#[tokio::test]
async fn a_picture_that_the_importer_brought_gets_its_sizes_when_it_is_uploaded() {
    on_both(|world| async move {
        let made = world.made_picture(200, 150).await;
        let mut tx = world.tx().await;
        let known = newsroom::add_picture(
            &mut tx,
            &STAFF,
            world.id("ubnd"),
            made.blob.clone(),
            "image/jpeg",
            (200, 150),
        )
        .await
        .expect("added");
        tx.commit().await.expect("kept");
        assert_eq!(world.add_picture(made.clone()).await.id, known.id);
        let all = newsroom::sizes(world.app.db(), &[made.blob]).await.expect("answered");
        assert_eq!(all.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_focus_moves_the_crops_and_leaves_the_whole() {
    on_both(|world| async move {
        let picture = world.add_picture(world.made_picture(800, 1600).await).await;
        let before =
            newsroom::sizes(world.app.db(), std::slice::from_ref(&picture.blob)).await.expect("answered");
        let crops = pictures::crops_around(world.app.blobs(), &picture, (50, 8)).await.expect("cropped");
        let mut tx = world.tx().await;
        pictures::set_focus(&mut tx, &STAFF, picture.id, (50, 8), &crops).await.expect("set");
        tx.commit().await.expect("kept");

        let after =
            newsroom::sizes(world.app.db(), std::slice::from_ref(&picture.blob)).await.expect("answered");
        let (before, after) = (&before[picture.blob.as_str()], &after[picture.blob.as_str()]);
        assert_eq!(before.len(), after.len());
        for (old, new) in before.iter().zip(after) {
            if old.purpose == Purpose::Whole {
                assert_eq!(old, new);
            } else {
                assert_eq!(red(&world, old).await, 0, "the middle has no red: {old:?}");
                assert!(red(&world, new).await > 100, "the spot is in it: {new:?}");
            }
        }
        assert_eq!(newsroom::focus(world.app.db(), picture.id).await.expect("answered"), Some((50, 8)));
        // Uploaded once more, it keeps its focus.
        world.add_picture(world.made_picture(800, 1600).await).await;
        let kept =
            newsroom::sizes(world.app.db(), std::slice::from_ref(&picture.blob)).await.expect("answered");
        assert_eq!(&kept[picture.blob.as_str()], after);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_publish_may_not_upload() {
    let world = World::new(Engine::Sqlite).await;
    let made = world.made_picture(100, 100).await;
    let picture = world.add_picture(made.clone()).await;
    let mut tx = world.tx().await;
    let refused = pictures::add_upload(&mut tx, &Actor::Citizen, None, made).await;
    assert!(matches!(refused, Err(NewsroomError::Denied(_))));
    let refused = pictures::set_focus(&mut tx, &Actor::Citizen, picture.id, (1, 1), &[]).await;
    assert!(matches!(refused, Err(NewsroomError::Denied(_))));
    let lost = pictures::set_focus(&mut tx, &STAFF, world.id("ubnd"), (1, 1), &[]).await;
    assert!(matches!(lost, Err(NewsroomError::NoPicture)));
}

#[tokio::test]
async fn a_bad_upload_leaves_nothing_and_is_told_why() {
    let world = World::new(Engine::Sqlite).await;
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let whole = photo(400, 300);
    for (bytes, vi, en) in [
        (svg.as_bytes().to_vec(), "Không nhận hình vẽ SVG", "SVG drawings are not taken"),
        (b"MZ\x90\0".to_vec(), "không phải ảnh JPEG", "not a JPEG"),
        (whole[..whole.len() / 2].to_vec(), "Ảnh bị hỏng", "is damaged"),
        (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "HEIC", "HEIC"),
    ] {
        let refused = take_upload(world.app.blobs(), bytes.into()).await.expect_err("refused");
        let (said_vi, said_en) = (refused.said(Lang::Vi), refused.said(Lang::En));
        assert!(said_vi.as_ref().is_some_and(|said| said.contains(vi)), "{said_vi:?}");
        assert!(said_en.as_ref().is_some_and(|said| said.contains(en)), "{said_en:?}");
    }
    let refused = take_attachment(world.app.blobs(), svg.into(), "hinh.svg").await.expect_err("refused");
    assert!(refused.said(Lang::Vi).is_some_and(|said| said.contains("Không nhận loại tệp này")));
    let refused = take_attachment(world.app.blobs(), svg.into(), "hinh.txt").await.expect_err("refused");
    assert!(refused.said(Lang::Vi).is_some_and(|said| said.contains("mã trang web")));
    assert_eq!(world.app.blobs().get(&BlobKey::of(svg.as_bytes())).await.expect("answered"), None);
}

#[tokio::test]
async fn a_drawing_of_the_demonstration_cannot_be_cropped() {
    let world = World::new(Engine::Sqlite).await;
    let shown = newsroom::lead(world.app.db(), Lang::Vi).await.expect("answered");
    let by_day = newsroom::latest(world.app.db(), Listing::All, Lang::Vi, 8).await.expect("answered");
    let drawn = shown.into_iter().chain(by_day).find_map(|one| one.picture).expect("the bus").0;
    assert!(pictures::crops_around(world.app.blobs(), &drawn, (0, 0)).await.is_err());
}

#[tokio::test]
async fn an_attachment_has_the_type_of_its_content_and_a_name_that_fits() {
    let world = World::new(Engine::Sqlite).await;
    let pdf = "%PDF-1.4\n%%EOF\n";
    let name = "..\\Ke\u{302}\u{301} hoa\u{323}ch\u{202e}.pdf.exe";
    let file = take_attachment(world.app.blobs(), pdf.into(), name).await.expect("taken");
    assert_eq!((file.name.as_str(), file.kind.as_str(), file.bytes), ("Kế hoạch.pdf", "application/pdf", 15));
    // A photograph keeps its size in pixels and loses where it was taken.
    let mut scan = photo(3000, 200);
    let place = b"\xff\xfe\x00\x0eNGUYEN-DU-10";
    scan.splice(2..2, place.iter().copied());
    let file = take_attachment(world.app.blobs(), scan.into(), "quet.JPEG").await.expect("taken");
    assert_eq!((file.name.as_str(), file.kind.as_str()), ("quet.jpg", "image/jpeg"));
    let key = BlobKey::parse(&file.blob).expect("a key");
    let kept = world.app.blobs().get(&key).await.expect("answered").expect("stored");
    assert!(!kept.windows(9).any(|part| part == b"NGUYEN-DU"));
    assert_eq!(image::load_from_memory(&kept).expect("a picture").width(), 3000);
}

/// A database that counts its statements.
pub(super) struct Counted<'a>(pub(super) &'a Db, pub(super) AtomicUsize);

impl Run for Counted<'_> {
    fn engine(&self) -> Engine {
        self.0.engine()
    }

    async fn query(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>, DbError> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.query(sql, values).await
    }
}

#[tokio::test]
async fn a_list_asks_for_all_its_crops_at_once() {
    on_both(|world| async move {
        for (number, side) in (1..).zip([320, 330, 340, 350]) {
            let picture = world.add_picture(world.made_picture(side, side).await).await;
            let mut new = world.draft(&format!("Tin có ảnh {number}"), "2025-07-02T11:00");
            new.text.picture =
                Some(Placed { picture: picture.id, alt: "Ảnh".into(), caption: String::new() });
            world.publish(new).await;
        }
        for length in [1, 4] {
            let db = Counted(world.app.db(), AtomicUsize::new(0));
            let list = newsroom::latest(&db, Listing::All, Lang::Vi, length).await.expect("answered");
            assert_eq!(list.len(), length);
            assert!(list.iter().all(|one| one.crops.iter().any(|crop| crop.purpose == Purpose::Card)));
            assert!(list.iter().all(|one| one.crops.iter().all(|crop| crop.purpose != Purpose::Whole)));
            assert_eq!(db.1.load(Ordering::Relaxed), 2, "one for the list, one for its crops");
        }
        let sought = newsroom::Titles { words: "tin co anh", take: 9, ..Default::default() };
        let (found, _) = newsroom::titles(world.app.db(), Lang::Vi, &sought).await.expect("answered");
        assert!(found.len() == 4 && found.iter().all(|one| !one.crops.is_empty()));
    })
    .await;
}

#[tokio::test]
async fn pictures_from_before_come_up_with_their_focus_in_the_middle() {
    for engine in kit::testing::engines() {
        let later = ["newsroom_0002_picture_sizes", "newsroom_0015_served_files"];
        let before: Vec<_> = migrations().into_iter().filter(|one| !later.contains(&one.name)).collect();
        let db = kit::testing::database(engine, &before).await;
        let tx = db.db.begin().await.expect("begun");
        let id = tx.id();
        let blob = BlobKey::of(b"x");
        tx.exec(
            "INSERT INTO pictures (id, blob, kind, width, height) VALUES ($1, $2, 'image/png', 9, 9)",
            [id.into(), blob.as_str().into()],
        )
        .await
        .expect("written");
        tx.commit().await.expect("kept");
        db.db.migrate(&migrations()).await.expect("brought up");
        assert_eq!(newsroom::focus(&db.db, id).await.expect("answered"), Some((50, 50)));
        assert!(newsroom::sizes(&db.db, &[blob]).await.expect("answered").is_empty());
    }
}

#[tokio::test]
async fn pictures_from_before_belong_to_who_showed_them_first() {
    on_both(|world| async move {
        // As they were before anyone owned them: shown by an article, by a draft, by nobody.
        let db = world.app.db();
        let shown = newsroom::latest(db, Listing::All, Lang::Vi, 20).await.expect("articles");
        let shown = shown.into_iter().find_map(|teaser| teaser.picture).expect("the one with a picture").0.id;
        let kept = newsroom::picture_owner(db, shown).await.expect("answered").expect("a picture");
        let (drafted, lonely) = (
            world.add_picture(world.made_picture(60, 40).await).await.id,
            world.add_picture(world.made_picture(40, 60).await).await.id,
        );
        let mut tx = world.tx().await;
        let (agency, category, zone) = (world.id("so-khoa-hoc"), world.id("tin-tuc"), world.app.zone());
        let id = drafts::start(&mut tx, &STAFF, Lang::Vi, agency, category, zone).await;
        let id = id.expect("begun");
        let mut words = drafts::draft(&tx, id).await.expect("answered").expect("a draft").words;
        words.text.picture = Some(Placed { picture: drafted, alt: "Cây".into(), caption: String::new() });
        drafts::save(&mut tx, &STAFF, id, 1, words).await.expect("saved");
        tx.exec("UPDATE pictures SET agency_id = NULL", []).await.expect("as before");
        tx.exec(crate::store::pictures::FIRST_SHOWN, []).await.expect("given");
        tx.commit().await.expect("kept");
        let owner =
            async |picture| newsroom::picture_owner(db, picture).await.expect("answered").expect("a picture");
        assert!(kept.is_some());
        assert_eq!(owner(shown).await, kept, "the article's");
        assert_eq!(owner(drafted).await, Some(world.id("so-khoa-hoc")), "the draft's");
        assert_eq!(owner(lonely).await, None);
    })
    .await;
}
