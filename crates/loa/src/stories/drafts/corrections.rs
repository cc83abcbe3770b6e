//! Corrections and translations: the texts from which they begin, and their public pages.

use super::*;
use crate::testing::{STAFF, at, on_both, text};
use newsroom::{ArticleAddresses, Correction, NewsroomError};

#[tokio::test]
async fn a_correction_says_in_public_what_changed() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let article = world.id("via-he");
        let id = act!(world, start_correction, &people.editor, article, Lang::Vi).expect("begun");
        let begun = now(&world, id).await;
        assert_eq!(
            (begun.aim(), begun.base, begun.words.text.title.as_str()),
            (DraftKind::Correction, 2, "Hỏi và đáp về vỉa hè")
        );
        // Where a published article stands is no part of a correction.
        let mut elsewhere = words(&begun, "Hỏi và đáp về vỉa hè và xe đẩy");
        elsewhere.category = world.id("tin-tuc");
        elsewhere.themes = vec![world.id("moi-truong")];
        act!(world, save, &people.editor, id, 1, elsewhere).expect("saved");
        let saved = now(&world, id).await;
        assert_eq!((saved.words.category, &saved.words.themes), (begun.words.category, &begun.words.themes));

        let mut silent = saved.words.clone();
        silent.change_note = " ".to_owned();
        act!(world, save, &people.editor, id, 2, silent).expect("saved");
        let refused = act!(world, submit, &people.editor, id, 3, world.app.zone());
        assert!(matches!(refused, Err(DraftError::Newsroom(NewsroomError::NoChangeNote))), "{refused:?}");
        say(&world, &people, id, "Hỏi và đáp về vỉa hè và xe đẩy").await;
        approve_it(&world, &people, id).await;
        let number = act!(world, publish_draft, &people.editor, id, world.app.zone()).expect("published");
        let found = newsroom::article(world.app.db(), number).await.expect("answered").expect("an article");
        assert_eq!(found.category, world.id("chinh-sach"));
        let page = world.get(&addresses::Addresses(Lang::Vi).article(&found)).await;
        page.says(200, &["Hỏi và đáp về vỉa hè và xe đẩy", "Bản 3", "Thêm giờ chạy."]);
        // Its translation is of an earlier edition now, and says so.
        world.get(&addresses::Addresses(Lang::En).article(&found)).await.holds(&["edition 3"]);
    })
    .await;
}

#[tokio::test]
async fn a_translation_follows_the_edition_it_was_begun_from() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let article = world.id("trong-cay");
        let refused = act!(world, start_translation, &people.editor, article, Lang::Vi);
        assert!(matches!(refused, Err(DraftError::Newsroom(NewsroomError::Translated))), "{refused:?}");
        let id = act!(world, start_translation, &people.editor, article, Lang::En).expect("begun");
        let begun = now(&world, id).await;
        assert_eq!((begun.aim(), begun.base, begun.translates), (DraftKind::Translation, 0, Some(1)));
        assert_eq!(
            begun.words.text.title, "Trồng thêm hai trăm cây xanh",
            "the translator writes over the original"
        );
        let again = act!(world, start_translation, &people.reviewer, article, Lang::En);
        assert!(matches!(again, Err(DraftError::Open(open)) if open == id), "{again:?}");

        // The original goes on meanwhile.
        let mut tx = world.tx().await;
        let new =
            Correction::new(article, Lang::Vi, text("Trồng thêm ba trăm cây xanh"), "Ba trăm.", tx.now());
        newsroom::correct(&mut tx, &STAFF, new).await.expect("corrected");
        tx.commit().await.expect("kept");
        say(&world, &people, id, "Two hundred more trees").await;
        approve_it(&world, &people, id).await;
        let number = act!(world, publish_draft, &people.editor, id, world.app.zone()).expect("published");
        let found = newsroom::article(world.app.db(), number).await.expect("answered").expect("an article");
        let public = addresses::Addresses(Lang::En).article(&found);
        let page = world.get(&public).await;
        page.says(200, &["Two hundred more trees", "edition 2"]);

        // Brought up to date, it is behind no longer.
        let id = act!(world, start_translation, &people.editor, article, Lang::En).expect("begun");
        let begun = now(&world, id).await;
        assert_eq!((begun.aim(), begun.base, begun.translates), (DraftKind::Correction, 1, Some(2)));
        say(&world, &people, id, "Three hundred more trees").await;
        approve_it(&world, &people, id).await;
        act!(world, publish_draft, &people.editor, id, world.app.zone()).expect("published");
        let edition =
            newsroom::edition(world.app.db(), article, Lang::En).await.expect("answered").expect("one");
        assert_eq!((edition.number, edition.translates), (2, Some(2)));
    })
    .await;
}

#[tokio::test]
async fn whatever_goes_out_by_force_carries_the_flag() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let (tree, street) = (world.id("trong-cay"), world.id("via-he"));
        let translation = act!(world, start_translation, &people.editor, tree, Lang::En).expect("begun");
        let correction = act!(world, start_correction, &people.editor, street, Lang::Vi).expect("begun");
        for (id, article, lang) in [(translation, tree, Lang::En), (correction, street, Lang::Vi)] {
            say(&world, &people, id, "Out at once").await;
            for (actor, reason) in
                [(&people.editor, "Gấp."), (&people.reviewer, "Gấp."), (&people.chief, "  ")]
            {
                let refused = act!(world, force, actor, id, 2, reason, world.app.zone());
                assert!(matches!(refused, Err(DraftError::Denied(_) | DraftError::NoNote)), "{refused:?}");
            }
            let refused = act!(world, force, &people.chief, id, 1, "Gấp.", world.app.zone());
            assert!(matches!(refused, Err(DraftError::Changed(_))), "{refused:?}");
            act!(world, force, &people.chief, id, 2, "Bão vào đêm nay.", world.app.zone())
                .expect("published");
            let edition =
                newsroom::edition(world.app.db(), article, lang).await.expect("answered").expect("one");
            assert_eq!(edition.forced, "Bão vào đêm nay.", "{lang:?}");
            assert_eq!(now(&world, id).await.approved_by, None);
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_is_begun_or_published_on_what_was_taken_off() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let article = world.id("via-he");
        let id = act!(world, start_correction, &people.editor, article, Lang::Vi).expect("begun");
        say(&world, &people, id, "Bản sau khi gỡ").await;
        approve_it(&world, &people, id).await;
        let mut tx = world.tx().await;
        newsroom::withdraw(&mut tx, &STAFF, article, "Nhầm.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        let refused = act!(world, publish_draft, &people.editor, id, world.app.zone());
        assert!(matches!(refused, Err(DraftError::Newsroom(NewsroomError::Withdrawn))), "{refused:?}");
        for lang in [Lang::Vi, Lang::En] {
            let refused = act!(world, start_correction, &people.editor, article, lang);
            assert!(matches!(refused, Err(DraftError::Newsroom(NewsroomError::Withdrawn))), "{refused:?}");
        }
        assert_eq!(now(&world, id).await.stage, Stage::Approved, "nothing moved");
        set(&world, at("2025-07-02T13:00"));
        let editions = newsroom::editions(world.app.db(), article, Lang::Vi).await.expect("answered");
        assert_eq!(editions.len(), 2);
    })
    .await;
}
