//! Which areas articles concern, and the effect when areas end.

use std::sync::atomic::{AtomicUsize, Ordering};

use kit::i18n::Lang;

use super::pictures::Counted;
use crate::testing::migrations;
use crate::testing::{STAFF, UNITS, World, on_both};
use newsroom::{self, NewArticle, drafts};

async fn publish(world: &World, title: &str, local: &str, areas: &[&str]) -> uuid::Uuid {
    let mut ids = Vec::new();
    for slug in areas {
        ids.push(world.area(slug).await);
    }
    world.publish(NewArticle { areas: ids, ..world.draft(title, local) }).await.id
}

/// The newest articles about an area and those that became it.
async fn about(world: &World, slug: &str) -> Vec<String> {
    let db = world.app.db();
    let mut line = vec![world.area(slug).await];
    line.extend(agencies::forebears(db, line[0]).await.expect("answered"));
    let found = newsroom::latest_about(db, &line, Lang::Vi, 3).await.expect("answered");
    found.into_iter().map(|teaser| teaser.title).collect()
}

#[tokio::test]
async fn the_newest_about_an_area_are_also_about_those_before_it() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        publish(&world, "Chợ cũ sửa mái", "2024-03-01T08:00", &["phuong-cho-cu"]).await;
        publish(&world, "Cả hai bờ", "2025-07-01T12:00", &["phuong-bo-dong", "phuong-bo-tay"]).await;
        let last = publish(&world, "Bờ Tây lát gạch", "2025-07-02T08:00", &["phuong-bo-tay"]).await;
        publish(&world, "Đồng Cỏ gặt lúa", "2025-07-02T09:00", &["xa-dong-co"]).await;
        // Said of both parts of the old ward at once, it stands once.
        assert_eq!(about(&world, "phuong-bo-tay").await, ["Bờ Tây lát gạch", "Cả hai bờ", "Chợ cũ sửa mái"]);
        assert_eq!(about(&world, "phuong-bo-dong").await, ["Cả hai bờ", "Chợ cũ sửa mái"]);
        assert_eq!(about(&world, "phuong-cho-cu").await, ["Chợ cũ sửa mái"]);
        assert_eq!(about(&world, "phuong-2-quan-mot").await, [""; 0]);
        let mut tx = world.tx().await;
        newsroom::withdraw(&mut tx, &STAFF, last, "Đăng nhầm.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        assert_eq!(about(&world, "phuong-bo-tay").await, ["Cả hai bờ", "Chợ cũ sửa mái"]);
    })
    .await;
}

#[tokio::test]
async fn many_areas_are_asked_for_at_once() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        publish(&world, "Bờ Tây lát gạch", "2025-07-02T08:00", &["phuong-bo-tay"]).await;
        let all: Vec<uuid::Uuid> =
            agencies::all_areas(world.app.db()).await.expect("answered").iter().map(|one| one.id).collect();
        // More than there are: the same again, and some that are not there.
        let many: Vec<uuid::Uuid> = (0..500).map(uuid::Uuid::from_u128).chain(all.clone()).collect();
        let db = Counted(world.app.db(), AtomicUsize::new(0));
        let found = newsroom::latest_about(&db, &all, Lang::Vi, 5).await.expect("answered");
        assert_eq!(found.len(), 1);
        assert!(db.1.load(Ordering::Relaxed) <= 2, "one for the list, one for crops");
        assert!(newsroom::latest_about(&db, &many, Lang::Vi, 5).await.expect("answered").is_empty());
        assert!(newsroom::latest_about(&db, &[], Lang::Vi, 5).await.expect("answered").is_empty());
        assert_eq!(agencies::areas_with(&db, &many).await.expect("answered").len(), all.len());
    })
    .await;
}

#[tokio::test]
async fn lines_of_successors_are_followed_to_their_end_even_in_a_ring() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let db = world.app.db();
        let (old, east, west) = (
            world.area("phuong-cho-cu").await,
            world.area("phuong-bo-dong").await,
            world.area("phuong-bo-tay").await,
        );
        let mut both = vec![(old, east), (old, west)];
        both.sort_unstable();
        assert_eq!(agencies::heirs(db, &[old, east]).await.expect("answered"), both);
        let tx = world.tx().await;
        // Damaged data: today's ward would have ended, and the old one have come of it.
        tx.exec("UPDATE areas SET valid_to = '2025-07-02' WHERE id = $1", [east.into()]).await.expect("written");
        tx.exec(
            "INSERT INTO area_successors (from_id, to_id, on_date, part) VALUES ($1, $2, '2025-07-02', FALSE)",
            [east.into(), old.into()],
        )
        .await
        .expect("written");
        tx.commit().await.expect("kept");
        let heirs = agencies::heirs(db, &[old]).await.expect("answered");
        assert!(heirs.contains(&(old, west)) && heirs.len() <= 3, "{heirs:?}");
        assert!(agencies::forebears(db, west).await.expect("answered").contains(&east));
    })
    .await;
}

#[tokio::test]
async fn a_correction_begins_with_the_areas_and_leaves_them_as_they_are() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let (west, east) = (world.area("phuong-bo-tay").await, world.area("phuong-bo-dong").await);
        let article = publish(&world, "Bờ Tây lát gạch", "2025-07-02T08:00", &["phuong-bo-tay"]).await;
        let mut tx = world.tx().await;
        let draft = drafts::start_correction(&mut tx, &STAFF, article, Lang::Vi).await.expect("begun");
        let begun = drafts::draft(&tx, draft).await.expect("answered").expect("a draft");
        assert_eq!(begun.words.areas, [west]);
        let mut words = begun.words.clone();
        words.areas = vec![east];
        words.text.summary = "Từ tháng tới.".into();
        drafts::save(&mut tx, &STAFF, draft, 1, words).await.expect("saved");
        let saved = drafts::draft(&tx, draft).await.expect("answered").expect("a draft");
        assert_eq!(saved.words.areas, [west], "where an article stands is organised, not corrected");
    })
    .await;
}

#[tokio::test]
async fn drafts_from_before_come_up_without_areas_and_are_read_to_their_first_step() {
    for engine in kit::testing::engines() {
        // Later migrations read the table of areas.
        let new = ["newsroom_0014_article_areas", "newsroom_0025_evidence_of_articles"];
        let before: Vec<_> = migrations().into_iter().filter(|one| !new.contains(&one.name)).collect();
        let world = kit::testing::database(engine, &before).await;
        let db = &world.db;
        let tx = db.begin().await.expect("begun");
        let (agency, category, draft, step) = (tx.id(), tx.id(), tx.id(), tx.id());
        tx.exec(
            "INSERT INTO agencies (id, slug, kind, name_vi, name_en, short_vi, about_vi, about_en, sort)
             VALUES ($1, 'so', 'department', 'Sở', 'Department', '', '', '', $2)",
            [agency.into(), vec![0_u8].into()],
        )
        .await
        .expect("written");
        tx.exec(
            "INSERT INTO categories (id, slug, name_vi, name_en, about_vi, about_en, position)
             VALUES ($1, 'tin', 'Tin', 'News', '', '', 1)",
            [category.into()],
        )
        .await
        .expect("written");
        tx.exec(
            "INSERT INTO drafts (id, lang, base, agency_id, category_id, themes, title, summary, body, author, source,
                                 picture_alt, picture_caption, attachments, change_note, stage, open, version, updated_at)
             VALUES ($1, 'vi', 0, $2, $3, '[]', 'Cũ', '', '{\"blocks\":[]}', '', '', '', '', '[]', '', 'writing', TRUE, 1, 0)",
            [draft.into(), agency.into(), category.into()],
        )
        .await
        .expect("written");
        let kept = format!(
            "{{\"category\":\"{category}\",\"themes\":[],\"title\":\"Cũ\",\"summary\":\"\",\"body\":{{\"blocks\":[]}},\
             \"author\":\"\",\"source\":\"\",\"picture\":null,\"attachments\":[],\"change_note\":\"\"}}"
        );
        tx.exec(
            "INSERT INTO draft_steps (id, draft_id, kind, at, note, version, words)
             VALUES ($1, $2, 'draft.started', 0, '', 1, $3)",
            [step.into(), draft.into(), kept.into()],
        )
        .await
        .expect("written");
        tx.commit().await.expect("kept");
        db.migrate(&migrations()).await.expect("brought up");
        let read = drafts::draft(db, draft).await.expect("answered").expect("a draft");
        assert_eq!((read.words.text.title.as_str(), read.words.areas.len()), ("Cũ", 0));
        let (_, words) = drafts::said_at(db, draft, 1).await.expect("answered").expect("a step");
        assert_eq!(words, read.words);
    }
}
