//! Requests that the newsroom refuses, and that it keeps nothing of them.

use kit::events;
use kit::i18n::Lang;
use uuid::Uuid;

use crate::testing::{STAFF, World, at, on_both, text};
use access::Actor;
use document::Document;
use newsroom::{self, Correction, Listing, NewsroomError, Placed, Text};

async fn publish(world: &World, actor: &Actor, words: Text) -> NewsroomError {
    let mut tx = world.tx().await;
    let mut draft = world.draft("", "2025-07-02T09:00");
    draft.text = words;
    let refused = newsroom::publish(&mut tx, actor, draft, world.app.zone()).await.expect_err("refused");
    tx.commit().await.expect("an empty transaction");
    refused
}

async fn correct(world: &World, article: Uuid, lang: Lang, words: Text, note: &str) -> NewsroomError {
    let mut tx = world.tx().await;
    let moment = at("2025-07-02T11:30");
    let refused =
        newsroom::correct(&mut tx, &STAFF, Correction::new(article, lang, words, note, moment)).await;
    let refused = refused.expect_err("refused");
    tx.commit().await.expect("an empty transaction");
    refused
}

/// The world as it stands: the newest event, and the titles of all articles.
async fn standing(world: &World) -> (i64, Vec<String>) {
    let db = world.app.db();
    let head = events::head(db).await.expect("head");
    let all = newsroom::latest(db, Listing::All, Lang::Vi, 100).await.expect("articles");
    (head, all.into_iter().map(|teaser| teaser.title).collect())
}

#[tokio::test]
async fn an_article_without_its_parts_is_refused() {
    on_both(|world| async move {
        let before = standing(&world).await;
        let whole = text("Tin mới");
        let cases = [
            (Text { title: "  ".into(), ..whole.clone() }, "the article has no title"),
            (Text { title: "a".repeat(301), ..whole.clone() }, "the title has more than 300 characters"),
            (
                Text { summary: "ữ".repeat(2_001), ..whole.clone() },
                "the summary has more than 2000 characters",
            ),
            (Text { body: Document::default(), ..whole.clone() }, "the article has no body"),
            (Text { body: Document::from_paragraphs([" \n "]), ..whole.clone() }, "the article has no body"),
            (
                Text {
                    picture: Some(Placed { picture: Uuid::nil(), alt: " ".into(), caption: "Cây".into() }),
                    ..whole.clone()
                },
                "the picture has no alternative text",
            ),
        ];
        for (words, said) in cases {
            assert_eq!(publish(&world, &STAFF, words).await.to_string(), said);
        }
        assert_eq!(standing(&world).await, before);
        // A text of the greatest length is taken.
        let mut long = world.draft("", "2025-07-02T09:00");
        long.text = Text { title: "ữ".repeat(300), summary: "ữ".repeat(2_000), ..whole };
        world.publish(long).await;
    })
    .await;
}

#[tokio::test]
async fn a_correction_must_change_something_and_say_what() {
    on_both(|world| async move {
        let before = standing(&world).await;
        let id = world.id("gia-ve");
        let same = text("Lấy ý kiến về giá vé xe buýt");
        let other = Text { author: "Trần Văn Bình".into(), ..same.clone() };
        let refused = correct(&world, id, Lang::Vi, other.clone(), " \n").await;
        assert!(matches!(refused, NewsroomError::NoChangeNote), "{refused}");
        let refused = correct(&world, id, Lang::Vi, same, "Không đổi gì.").await;
        assert!(matches!(refused, NewsroomError::SameText), "{refused}");
        let refused = correct(&world, id, Lang::En, other.clone(), "No such edition.").await;
        assert!(matches!(refused, NewsroomError::NoArticle), "{refused}");
        let refused = correct(&world, Uuid::nil(), Lang::Vi, other, "Không có tin.").await;
        assert!(matches!(refused, NewsroomError::NoArticle), "{refused}");
        assert_eq!(standing(&world).await, before);
        let editions = newsroom::editions(world.app.db(), id, Lang::Vi).await.expect("editions");
        assert_eq!(editions.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_citizen_does_none_of_this() {
    on_both(|world| async move {
        let before = standing(&world).await;
        let citizen = Actor::Citizen;
        let id = world.id("gia-ve");
        let denied = "this is not allowed for who asks: publish";
        assert_eq!(publish(&world, &citizen, text("Tin mới")).await.to_string(), denied);
        let mut tx = world.tx().await;
        let moment = at("2025-07-02T11:30");
        let corrected = newsroom::correct(
            &mut tx,
            &citizen,
            Correction::new(id, Lang::Vi, text("Tin mới"), "Sửa.", moment),
        )
        .await;
        assert_eq!(corrected.expect_err("denied").to_string(), denied);
        let translated = newsroom::translate(&mut tx, &citizen, id, Lang::En, text("News"), 1, moment).await;
        assert_eq!(translated.expect_err("denied").to_string(), denied);
        assert_eq!(newsroom::feature(&mut tx, &citizen, id).await.expect_err("denied").to_string(), denied);
        let category = newsroom::add_category(&mut tx, &citizen, "moi", ["Mới", "New"], ["", ""]).await;
        assert!(matches!(category, Err(NewsroomError::Denied(_))));
        tx.commit().await.expect("an empty transaction");
        assert_eq!(standing(&world).await, before);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_there_cannot_lead_the_home_page() {
    on_both(|world| async move {
        let mut tx = world.tx().await;
        let featured = newsroom::feature(&mut tx, &STAFF, Uuid::nil()).await;
        assert!(matches!(featured, Err(NewsroomError::NoArticle)), "{featured:?}");
    })
    .await;
}

#[tokio::test]
async fn an_article_has_one_first_translation() {
    on_both(|world| async move {
        let mut tx = world.tx().await;
        let (id, moment) = (world.id("mien-phi"), at("2025-07-02T11:30"));
        let again = newsroom::translate(&mut tx, &STAFF, id, Lang::En, text("Free rides"), 1, moment).await;
        assert!(matches!(again, Err(NewsroomError::Translated)), "{again:?}");
        tx.commit().await.expect("nothing was written, nothing is broken");
        let english = newsroom::edition(world.app.db(), id, Lang::En).await.expect("answered");
        assert_eq!(english.expect("the first").text.title, "Free bus rides");
    })
    .await;
}

#[tokio::test]
async fn an_article_of_nobody_is_not_kept() {
    on_both(|world| async move {
        let before = standing(&world).await;
        let mut tx = world.tx().await;
        let mut draft = world.draft("Tin không của ai", "2025-07-02T09:00");
        draft.agency = Uuid::nil();
        let kept = match newsroom::publish(&mut tx, &STAFF, draft, world.app.zone()).await {
            Ok(_) => tx.commit().await.is_ok(),
            Err(_) => false,
        };
        assert!(!kept);
        assert_eq!(standing(&world).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_character_that_no_text_has_is_treated_alike_on_both_engines() {
    on_both(|world| async move {
        let mut draft = world.draft("", "2025-07-02T09:00");
        draft.text = Text { author: "Lê\0Hoa".into(), ..text("Tin có ký tự lạ") };
        let published = world.publish(draft).await;
        let edition = newsroom::edition(world.app.db(), published.id, Lang::Vi).await.expect("answered");
        assert!(!edition.expect("an edition").text.author.contains('\0'));
    })
    .await;
}
