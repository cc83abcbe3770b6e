use jiff::civil::date;
use kit::testing::{TestDb, on_both};

use super::*;

fn migrations() -> Vec<kit::db::Migration> {
    [kit::events::MIGRATIONS, MIGRATIONS].concat()
}

async fn see(world: &TestDb, counters: &Counters, subject: &str, times: usize, day: jiff::civil::Date) {
    for _ in 0..times {
        counters.saw(subject);
    }
    flush(&world.db, counters, day).await.expect("written");
}

#[tokio::test]
async fn views_add_up_over_flushes_days_and_processes() {
    on_both(&migrations(), |world| async move {
        let (one, other) = (Counters::default(), Counters::default());
        see(&world, &one, "article:1", 3, date(2024, 4, 26)).await;
        see(&world, &other, "article:1", 2, date(2024, 4, 26)).await;
        see(&world, &one, "article:1", 1, date(2024, 4, 27)).await;
        assert_eq!(flush(&world.db, &one, date(2024, 4, 27)).await.expect("nothing new"), 0);
        let seen = total(&world.db, "article:1").await.expect("read").expect("seen");
        assert_eq!((seen.views, seen.since), (6, kit::testing::noon()));
        assert_eq!(total(&world.db, "article:2").await.expect("read"), None);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_written_is_kept_for_the_next_time() {
    let world = kit::testing::database(kit::db::Engine::Sqlite, &migrations()).await;
    let counters = Counters::default();
    counters.saw("article:1");
    let tx = world.db.begin().await.expect("begun");
    tx.exec("DROP TABLE view_totals", []).await.expect("dropped");
    tx.commit().await.expect("committed");
    flush(&world.db, &counters, date(2024, 4, 26)).await.expect_err("the table is gone");
    counters.saw("article:1");
    let tx = world.db.begin().await.expect("begun");
    tx.exec("CREATE TABLE view_totals (subject TEXT PRIMARY KEY, views BIGINT, since BIGINT)", [])
        .await
        .expect("made");
    tx.commit().await.expect("committed");
    assert_eq!(flush(&world.db, &counters, date(2024, 4, 26)).await.expect("written"), 2);
}

#[tokio::test]
async fn thousands_of_subjects_are_written_at_once_and_the_most_read_come_first() {
    on_both(&migrations(), |world| async move {
        let counters = Counters::default();
        for number in 0..1_200 {
            counters.saw(&article(number));
        }
        see(&world, &counters, &article(7), 5, date(2024, 4, 26)).await;
        see(&world, &counters, &article(9), 90, date(2024, 1, 1)).await;
        see(&world, &counters, VISITS, 900, date(2024, 4, 26)).await;
        let tx = world.db.begin().await.expect("begun");
        rank(&tx, date(2024, 4, 26), 30, 3).await.expect("ranked");
        tx.commit().await.expect("committed");
        let top = most_read(&world.db, 3).await.expect("read");
        assert_eq!(top.len(), 3);
        assert_eq!(
            (top[0].subject.as_str(), top[0].views),
            ("article:7", 6),
            "old views and visits do not count"
        );
    })
    .await;
}

#[test]
fn bots_are_told_from_people_by_the_name_they_give() {
    let people = [
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Version/12.1 Safari/604.1",
        "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80) Presto/2.12",
        "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Zalo android/12050000 ZaloTheme/light ZaloLanguage/vi",
    ];
    let bots = [
        "",
        "curl/8.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0",
        "python-requests/2.31",
    ];
    assert!(people.iter().all(|name| is_person(name)));
    assert!(bots.iter().all(|name| !is_person(name)));
}
