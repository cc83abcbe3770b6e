//! Publishing, correcting, translating, and the events in the record.

use kit::events;
use kit::i18n::Lang;

use crate::testing::{STAFF, World, at, on_both, text};
use document::from_markdown;
use newsroom::{self, Correction, Listing, store};

/// The kinds of event of an article, oldest first.
async fn record(world: &World, slug: &str) -> Vec<String> {
    let events = events::of(world.app.db(), &world.id(slug).to_string()).await.expect("events");
    events.into_iter().map(|event| event.kind).collect()
}

#[tokio::test]
async fn a_correction_is_the_next_edition_and_the_first_stays_as_it_was() {
    on_both(|world| async move {
        let db = world.app.db();
        let id = world.id("trong-cay");
        let before = newsroom::edition(db, id, Lang::Vi).await.expect("answered").expect("an edition");
        assert_eq!((before.number, before.change_note.as_str()), (1, ""));
        for number in 2..=3 {
            let mut words = text("Trồng thêm hai trăm cây xanh");
            words.body = from_markdown(&format!("Lần {number}."));
            let mut tx = world.tx().await;
            let moment = at(&format!("2025-07-02T0{number}:00"));
            let answered = newsroom::correct(
                &mut tx,
                &STAFF,
                Correction::new(id, Lang::Vi, words, "  Sửa số cây. ", moment),
            )
            .await;
            assert_eq!(answered.expect("corrected"), number);
            tx.commit().await.expect("kept");
        }
        let editions = newsroom::editions(db, id, Lang::Vi).await.expect("editions");
        let numbers: Vec<i64> = editions.iter().map(|edition| edition.number).collect();
        assert_eq!(numbers, [3, 2, 1]);
        assert_eq!(editions[0].text.body.plain(), "Lần 3.\n");
        assert_eq!(
            (editions[0].change_note.as_str(), editions[0].at),
            ("Sửa số cây.", at("2025-07-02T03:00"))
        );
        assert_eq!((editions[2].id, &editions[2].text, editions[2].at), (before.id, &before.text, before.at));
        let current = newsroom::edition(db, id, Lang::Vi).await.expect("answered").expect("an edition");
        assert_eq!(current.id, editions[0].id);
    })
    .await;
}

#[tokio::test]
async fn an_edition_is_read_back_as_it_was_written() {
    on_both(|world| async move {
        let mut words = text("Chữ nghĩa: “Đèn, 100% \\ 'mới'”");
        words.body = from_markdown(
            "## Mục một\n\n- a\n- b\n  1. b1\n\n> Trích *lời*\n\n| Ô | Số |\n|---|---|\n| x | [1](https://a.example) |\n\n---\n\nHết.",
        );
        words.author = String::new();
        let mut new = world.draft("", "2025-07-02T09:00");
        new.text = words.clone();
        let published = world.publish(new).await;
        let edition = newsroom::edition(world.app.db(), published.id, Lang::Vi).await.expect("answered");
        assert_eq!(edition.expect("an edition").text, words);
    })
    .await;
}

#[tokio::test]
async fn a_translation_knows_which_edition_it_follows() {
    on_both(|world| async move {
        let db = world.app.db();
        let english = newsroom::edition(db, world.id("via-he"), Lang::En).await.expect("answered");
        let english = english.expect("a translation");
        assert_eq!((english.number, english.translates, english.change_note.as_str()), (1, Some(1), ""));
        let original = newsroom::edition(db, world.id("via-he"), Lang::Vi).await.expect("answered");
        assert_eq!(original.expect("the original").number, 2);
        assert!(newsroom::edition(db, world.id("gia-ve"), Lang::En).await.expect("answered").is_none());
    })
    .await;
}

#[tokio::test]
async fn numbers_of_articles_grow_and_none_is_used_twice() {
    on_both(|world| async move {
        let first = world.publish(world.draft("Tin thứ chín", "2025-07-02T09:00")).await;
        let mut tx = world.tx().await;
        let draft = world.draft("Tin bị bỏ", "2025-07-02T09:00");
        newsroom::publish(&mut tx, &STAFF, draft, world.app.zone()).await.expect("published");
        drop(tx);
        let second = world.publish(world.draft("Tin thứ mười", "2025-07-02T09:00")).await;
        assert_eq!((first.number, second.number), (9, 10));
    })
    .await;
}

#[tokio::test]
async fn an_address_is_made_of_the_title_and_never_empty() {
    on_both(|world| async move {
        for (title, slug) in [
            ("Nghị quyết 98/2023/QH15", "nghi-quyet-98-2023-qh15"),
            ("…", "tin"),
            ("Đường Ỷ La", "duong-y-la"),
        ] {
            let published = world.publish(world.draft(title, "2025-07-02T09:00")).await;
            let article = newsroom::article(world.app.db(), published.number).await.expect("answered");
            assert_eq!(article.expect("an article").slug, slug);
        }
    })
    .await;
}

#[tokio::test]
async fn every_act_is_recorded_with_who_did_it() {
    on_both(|world| async move {
        assert_eq!(record(&world, "gia-ve").await, ["article.published"]);
        assert_eq!(record(&world, "tiem-chung").await, ["article.published", "article.corrected"]);
        let kinds = ["article.published", "article.translated", "article.corrected"];
        assert_eq!(record(&world, "via-he").await, kinds);
        let mut tx = world.tx().await;
        newsroom::feature(&mut tx, &STAFF, world.id("gia-ve")).await.expect("featured");
        tx.commit().await.expect("kept");
        assert_eq!(record(&world, "gia-ve").await, ["article.published", "article.featured"]);
        let all = events::after(world.app.db(), 0, 1_000).await.expect("events");
        assert!(all.iter().all(|event| event.actor == "system:test"));
        let positions: Vec<i64> = all.iter().map(|event| event.position).collect();
        let dense: Vec<i64> = (1..=i64::try_from(all.len()).expect("few")).collect();
        assert_eq!(positions, dense);
    })
    .await;
}

#[tokio::test]
async fn the_record_keeps_no_text_that_people_wrote() {
    on_both(|world| async move {
        let all = events::after(world.app.db(), 0, 1_000).await.expect("events");
        let record: String = all.iter().map(|event| format!("{} {}\n", event.subject, event.data)).collect();
        for words in ["Lê Thị Hoa", "Bến Mây Online", "xe buýt", "Tóm tắt", "Đoạn", "Một xe buýt xanh"]
        {
            assert!(!record.contains(words), "the record says `{words}`: {record}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_note_of_a_correction_stays_out_of_a_record_that_is_never_erased() {
    on_both(|world| async move {
        let events = events::of(world.app.db(), &world.id("tiem-chung").to_string()).await.expect("events");
        let corrected = events.last().expect("an event");
        assert_eq!(corrected.kind, "article.corrected");
        assert!(!corrected.data.to_string().contains("Bổ sung giờ mở cửa"), "{}", corrected.data);
    })
    .await;
}

#[tokio::test]
async fn the_same_bytes_are_the_same_picture() {
    on_both(|world| async move {
        let blob = kit::blobs::BlobKey::of(crate::testing::PICTURE.as_bytes());
        let mut tx = world.tx().await;
        let again = newsroom::add_picture(
            &mut tx,
            &STAFF,
            world.id("ubnd"),
            blob.clone(),
            "image/svg+xml",
            (640, 360),
        )
        .await;
        tx.commit().await.expect("kept");
        let again = again.expect("known");
        let pictures = newsroom::latest(world.app.db(), Listing::All, Lang::Vi, 20).await.expect("articles");
        let shown = pictures.into_iter().find_map(|teaser| teaser.picture).expect("the one with a picture");
        assert_eq!(shown.0, again);
        assert_eq!((shown.1.alt.as_str(), shown.1.caption.as_str()), ("Một xe buýt xanh", "Tuyến số 5"));
    })
    .await;
}

#[tokio::test]
async fn where_an_article_came_from_is_remembered() {
    on_both(|world| async move {
        let db = world.app.db();
        let key = "page:a.example/1".to_owned();
        let keys = std::slice::from_ref(&key);
        assert!(store::articles_by_origin(db, keys, "a1").await.expect("answered").is_empty());
        // Two articles may have the same key: the importer weighs them.
        for (slug, digest) in [("gia-ve", "a1"), ("via-he", "b2")] {
            let tx = world.tx().await;
            store::add_origin_keys(&tx, world.id(slug), keys, digest).await.expect("noted");
            tx.commit().await.expect("kept");
        }
        let found = store::articles_by_origin(db, keys, "c3").await.expect("answered");
        assert_eq!(found.len(), 2);
        let read = store::articles_by_origin(db, &[], "b2").await.expect("answered");
        assert_eq!(read, [(String::new(), world.id("via-he"))]);
        let tx = world.tx().await;
        store::renew_origin(&tx, world.id("via-he"), "d4").await.expect("renewed");
        tx.commit().await.expect("kept");
        let known = store::origin_keys(db, world.id("via-he")).await.expect("answered");
        assert_eq!(known, (vec![key], "d4".to_owned()));
    })
    .await;
}
