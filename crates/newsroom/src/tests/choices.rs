//! The things that a writer chooses for a draft must exist: the action checks it for every caller.

use kit::i18n::Lang;
use uuid::Uuid;

use crate::testing::{STAFF, UNITS, World, on_both};
use newsroom::Placed;
use newsroom::drafts::{self, Chosen, Draft, DraftContent, DraftError};

async fn draft(world: &World) -> Draft {
    let mut tx = world.tx().await;
    let (agency, category, zone) = (world.id("so-khoa-hoc"), world.id("tin-tuc"), world.app.zone());
    let id = drafts::start(&mut tx, &STAFF, Lang::Vi, agency, category, zone).await.expect("begun");
    tx.commit().await.expect("kept");
    drafts::draft(world.app.db(), id).await.expect("answered").expect("a draft")
}

/// The choice for which a save of these words on the first version is refused, if it is.
async fn refused(world: &World, id: Uuid, words: DraftContent) -> Option<Chosen> {
    let mut tx = world.tx().await;
    match drafts::save(&mut tx, &STAFF, id, 1, words).await {
        Ok(_) => None,
        Err(DraftError::Unknown(chosen)) => Some(chosen),
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn what_is_chosen_must_be_there() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let Draft { id, words, .. } = draft(&world).await;
        let (theme, category) = (world.id("xe-buyt"), world.id("chinh-sach"));
        let area = world.area("phuong-bo-tay").await;
        let picture = |picture| Some(Placed { picture, alt: "Cây".into(), caption: String::new() });
        let with = |alter: &dyn Fn(&mut DraftContent)| {
            let mut words = words.clone();
            alter(&mut words);
            words
        };
        // A thing of another kind is as unknown as the nil identifier.
        for strange in [Uuid::nil(), world.id("ubnd")] {
            for (words, wanted) in [
                (with(&|words| words.category = strange), Chosen::Category),
                (with(&|words| words.themes = vec![theme, strange]), Chosen::Themes),
                (with(&|words| words.areas = vec![area, strange]), Chosen::Areas),
                (with(&|words| words.text.picture = picture(strange)), Chosen::Picture),
            ] {
                assert_eq!(refused(&world, id, words).await, Some(wanted));
            }
        }
        let good = with(&|words| {
            words.category = category;
            words.themes = vec![theme, theme];
            words.areas = vec![area];
        });
        assert_eq!(refused(&world, id, good).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_draft_begins_for_an_agency_and_in_a_category_of_today() {
    on_both(|world| async move {
        let (agency, category) = (world.id("so-khoa-hoc"), world.id("tin-tuc"));
        for (agency, category, wanted) in [
            (Uuid::nil(), category, Chosen::Agency),
            (world.id("so-thong-tin"), category, Chosen::Agency),
            (agency, agency, Chosen::Category),
        ] {
            let mut tx = world.tx().await;
            let begun = drafts::start(&mut tx, &STAFF, Lang::Vi, agency, category, world.app.zone()).await;
            assert!(matches!(begun, Err(DraftError::Unknown(chosen)) if chosen == wanted), "{begun:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_choice_in_another_order_is_the_same() {
    on_both(|world| async move {
        let Draft { id, mut words, .. } = draft(&world).await;
        let (one, other) = (world.id("xe-buyt"), world.id("moi-truong"));
        let mut tx = world.tx().await;
        words.themes = vec![one, other];
        let version = drafts::save(&mut tx, &STAFF, id, 1, words.clone()).await.expect("saved");
        words.themes = vec![other, one];
        assert_eq!(drafts::save(&mut tx, &STAFF, id, version, words).await.expect("saved"), version);
    })
    .await;
}
