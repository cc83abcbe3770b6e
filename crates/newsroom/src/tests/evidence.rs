//! Articles as evidence for a plan, and that the counts follow every change to them.

use campaigns::Reached;
use jiff::civil::{Date, date};
use kit::db::Run;
use uuid::Uuid;

use crate::testing::migrations;
use crate::testing::{STAFF, UNITS, World, on_both};
use newsroom::{self, BulkOperation, NewArticle};

const SPAN: (Date, Date) = (date(2025, 1, 1), date(2026, 12, 31));

/// How often each theme was spoken of, by its slug; those that were not are left out.
async fn reached(world: &World, area: Option<Uuid>) -> Vec<(String, i64)> {
    let db = world.app.db();
    let counts = campaigns::reached(db, area, SPAN).await.expect("answered");
    let themes = campaigns::themes(db).await.expect("answered");
    let of = |theme: &campaigns::Theme| {
        let count = counts.iter().find(|(id, form, _)| *id == theme.id && form == "portal")?.2;
        Some((theme.slug.clone(), count))
    };
    themes.iter().filter_map(of).collect()
}

fn pairs(counts: &[(String, i64)]) -> Vec<(&str, i64)> {
    counts.iter().map(|(slug, count)| (slug.as_str(), *count)).collect()
}

/// All counts as they are kept, to compare with those that are made anew.
async fn counts(world: &World) -> Vec<(Uuid, String, Uuid, String, i64)> {
    counted(world, "coverage").await
}

/// The same for the areas of evidence and those that followed them.
async fn places(world: &World) -> Vec<(Uuid, String, Uuid, String, i64)> {
    counted(world, "coverage_places").await
}

async fn counted(world: &World, table: &str) -> Vec<(Uuid, String, Uuid, String, i64)> {
    let sql = format!("SELECT about_id, form, area_id, month, reached FROM {table} WHERE reached <> 0");
    let rows = world.app.db().rows(&sql, []).await.expect("rows");
    let mut counts: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.try_get("", "about_id").expect("a theme or a plan"),
                row.try_get("", "form").expect("a form"),
                row.try_get("", "area_id").expect("an area"),
                row.try_get("", "month").expect("a month"),
                row.try_get("", "reached").expect("a count"),
            )
        })
        .collect();
    counts.sort();
    counts
}

/// What each plan reached by agency and form, as it is kept.
async fn by_agency(world: &World) -> Vec<(Uuid, Uuid, String, Reached)> {
    let mut all = Vec::new();
    for plan in campaigns::campaigns(world.app.db()).await.expect("answered") {
        let found = campaigns::reached_by_agency(world.app.db(), plan.id, SPAN).await.expect("answered");
        all.extend(found.into_iter().map(|(agency, form, reached)| (plan.id, agency, form, reached)));
    }
    all.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
    all
}

async fn are_true(world: &World) {
    let kept = (counts(world).await, places(world).await, by_agency(world).await);
    let tx = world.tx().await;
    campaigns::recount(&tx).await.expect("counted");
    tx.commit().await.expect("kept");
    assert_eq!(kept, (counts(world).await, places(world).await, by_agency(world).await));
}

#[tokio::test]
async fn an_article_counts_for_its_themes_and_those_above_each_once() {
    on_both(|world| async move {
        // "Vé xe" stands below "Xe buýt", which stands below "Giao thông".
        assert_eq!(
            pairs(&reached(&world, None).await),
            [("giao-thong", 4), ("xe-buyt", 3), ("ve-xe", 1), ("moi-truong", 3)]
        );
        // Seven counts of two top themes are six things of the plan: free buses are of both.
        let plan = campaigns::campaigns(world.app.db()).await.expect("answered").remove(0);
        let (_, once) =
            campaigns::reached_by_area(world.app.db(), plan.id, None, SPAN).await.expect("answered");
        assert_eq!(once, 6);
        let pieces: i64 = by_agency(&world).await.iter().map(|(.., reached)| reached.evidence).sum();
        assert_eq!(pieces, 6, "by agency and form, too, each counts once for the plan");
        are_true(&world).await;
    })
    .await;
}

#[tokio::test]
async fn the_counts_follow_what_becomes_of_articles() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let (east, west) = (world.area("phuong-bo-dong").await, world.area("phuong-bo-tay").await);
        let new = NewArticle {
            themes: vec![world.id("ve-xe"), world.id("xe-buyt")],
            areas: vec![east, west],
            ..world.draft("Vé tháng cho hai bờ", "2025-07-02T08:00")
        };
        let number = world.publish(new).await.number;
        assert_eq!(
            pairs(&reached(&world, Some(east)).await),
            [("giao-thong", 1), ("xe-buyt", 1), ("ve-xe", 1)]
        );
        // For two areas it is one thing.
        assert_eq!(pairs(&reached(&world, None).await)[0], ("giao-thong", 5));
        are_true(&world).await;

        let mut tx = world.tx().await;
        let what = BulkOperation::RemoveTheme(world.id("ve-xe"));
        let act = newsroom::organise(&mut tx, &STAFF, &[number], what).await.expect("done");
        newsroom::organise(&mut tx, &STAFF, &[number], BulkOperation::RemoveArea(west)).await.expect("done");
        tx.commit().await.expect("kept");
        assert_eq!(pairs(&reached(&world, Some(east)).await), [("giao-thong", 1), ("xe-buyt", 1)]);
        assert!(reached(&world, Some(west)).await.is_empty());
        are_true(&world).await;

        let mut tx = world.tx().await;
        newsroom::undo(&mut tx, &STAFF, act).await.expect("undone");
        let article = newsroom::article(&tx, number).await.expect("answered").expect("an article");
        newsroom::withdraw(&mut tx, &STAFF, article.id, "Sai số liệu.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        assert!(reached(&world, Some(east)).await.is_empty());
        assert_eq!(pairs(&reached(&world, None).await)[0], ("giao-thong", 4));
        are_true(&world).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_undone_with_its_transaction_counts_for_nothing() {
    on_both(|world| async move {
        let before = counts(&world).await;
        let mut tx = world.tx().await;
        let new =
            NewArticle { themes: vec![world.id("ve-xe")], ..world.draft("Chưa đăng", "2025-07-02T08:00") };
        newsroom::publish(&mut tx, &STAFF, new, world.app.zone()).await.expect("published");
        drop(tx);
        assert_eq!(before, counts(&world).await);
    })
    .await;
}

#[tokio::test]
async fn articles_of_before_are_evidence_after_the_tables_came_up() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let area = world.area("phuong-bo-tay").await;
        let new = NewArticle {
            themes: vec![world.id("ve-xe")],
            areas: vec![area],
            ..world.draft("Bến tàu mới", "2025-06-02T08:00")
        };
        world.publish(new).await;
        let mut tx = world.tx().await;
        let gone = newsroom::article(&tx, 4).await.expect("answered").expect("an article");
        newsroom::withdraw(&mut tx, &STAFF, gone.id, "Sai số liệu.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        let before = counts(&world).await;
        // As the version before left it: no evidence.
        let db = world.app.db();
        let tx = db.begin().await.expect("begun");
        for sql in [
            "DELETE FROM coverage",
            "DELETE FROM coverage_places",
            "DELETE FROM coverage_state",
            "DELETE FROM evidence_places",
            "DELETE FROM evidence_areas",
            "DELETE FROM evidence_themes",
            "DELETE FROM evidence",
            "DELETE FROM seaql_migrations WHERE version = 'newsroom_0025_evidence_of_articles'",
        ] {
            tx.exec(sql, []).await.expect("done");
        }
        tx.commit().await.expect("kept");
        db.migrate(&migrations()).await.expect("brought up");
        assert_eq!(before, counts(&world).await);
        campaigns::align_places(&world.app).await.expect("counted");
        let cell =
            campaigns::evidence_in(db, (world.id("ve-xe"), "portal"), &[], SPAN, 10).await.expect("answered");
        let told: Vec<(&str, &str)> =
            cell.iter().map(|one| (one.title.as_str(), one.href.as_str())).collect();
        assert_eq!(told[1], ("Bến tàu mới", "/tin/ben-tau-moi-9"));
        // Later evidence of an article replaces the earlier.
        are_true(&world).await;
    })
    .await;
}
