//! Lists: their articles, and that paging neither skips nor repeats.

use jiff::civil::date;
use kit::i18n::Lang;

use crate::testing::{Dice, STAFF, World, on_both};
use newsroom::{self, From, Key, Listing};

/// The numbers of a list's articles, the newest first.
async fn numbers(world: &World, listing: Listing) -> Vec<i64> {
    let found = newsroom::latest(world.app.db(), listing, Lang::Vi, 100).await.expect("articles");
    found.into_iter().map(|teaser| teaser.article.number).collect()
}

/// Every number of a list, read page by page to the end and back to the top.
async fn walk(world: &World, listing: Listing, length: usize) -> (Vec<i64>, Vec<i64>) {
    let db = world.app.db();
    let (mut forward, mut back) = (Vec::new(), Vec::new());
    let mut from = From::Top;
    let mut last = None;
    loop {
        let slice = newsroom::slice(db, listing, from, Lang::Vi, length).await.expect("a page");
        forward.extend(slice.teasers.iter().map(|teaser| teaser.article.number));
        let Some(end) = slice.teasers.last() else { break };
        last = Some(slice.teasers.clone());
        if !slice.older {
            break;
        }
        assert_eq!(slice.teasers.len(), length);
        from = From::Before(Key::of(&end.article));
    }
    let Some(mut page) = last else { return (forward, back) };
    loop {
        back.splice(0..0, page.iter().map(|teaser| teaser.article.number));
        let key = Key::of(&page[0].article);
        let slice = newsroom::slice(db, listing, From::After(key), Lang::Vi, length).await.expect("a page");
        let more = slice.newer;
        page = slice.teasers;
        if page.is_empty() {
            break;
        }
        if !more {
            back.splice(0..0, page.iter().map(|teaser| teaser.article.number));
            break;
        }
    }
    (forward, back)
}

#[tokio::test]
async fn the_newest_comes_first_and_the_higher_number_at_the_same_moment() {
    on_both(|world| async move {
        assert_eq!(numbers(&world, Listing::All).await, [8, 7, 6, 5, 4, 3, 2, 1]);
    })
    .await;
}

#[tokio::test]
async fn articles_stand_under_category_agency_and_theme() {
    on_both(|world| async move {
        assert_eq!(numbers(&world, Listing::Category(world.id("chinh-sach"))).await, [8, 7, 2]);
        assert_eq!(numbers(&world, Listing::Agency(world.id("so-khoa-hoc"))).await, [8, 5]);
        assert_eq!(numbers(&world, Listing::Agency(world.id("so-thong-tin"))).await, [2]);
        assert_eq!(numbers(&world, Listing::Theme(world.id("ve-xe"))).await, [2]);
        assert_eq!(numbers(&world, Listing::Theme(world.id("moi-truong"))).await, [7, 5, 4]);
    })
    .await;
}

#[tokio::test]
async fn a_theme_gathers_what_stands_below_it() {
    on_both(|world| async move {
        assert_eq!(numbers(&world, Listing::Theme(world.id("xe-buyt"))).await, [7, 2, 1]);
        assert_eq!(numbers(&world, Listing::Theme(world.id("giao-thong"))).await, [8, 7, 2, 1]);
        // Only the theme that was chosen is named beside the article.
        let chosen = newsroom::themes_of(world.app.db(), world.id("gia-ve")).await.expect("themes");
        assert_eq!(chosen, [world.id("ve-xe")]);
    })
    .await;
}

#[tokio::test]
async fn a_theme_chosen_with_one_above_it_stands_once_and_both_are_named() {
    on_both(|world| async move {
        let mut draft = world.draft("Vé xe buýt mới", "2025-07-02T11:00");
        draft.themes = vec![world.id("ve-xe"), world.id("giao-thong")];
        let published = world.publish(draft).await;
        assert_eq!(numbers(&world, Listing::Theme(world.id("giao-thong"))).await, [9, 8, 7, 2, 1]);
        let mut chosen = newsroom::themes_of(world.app.db(), published.id).await.expect("themes");
        chosen.sort();
        let mut expected = [world.id("ve-xe"), world.id("giao-thong")];
        expected.sort();
        assert_eq!(chosen, expected);
    })
    .await;
}

#[tokio::test]
async fn a_day_ends_at_midnight_in_the_city() {
    on_both(|world| async move {
        assert_eq!(numbers(&world, Listing::Day(date(2025, 6, 30))).await, [2]);
        assert_eq!(numbers(&world, Listing::Day(date(2025, 7, 1))).await, [6, 5, 4, 3]);
        assert_eq!(numbers(&world, Listing::Day(date(2025, 6, 29))).await, Vec::<i64>::new());
        let db = world.app.db();
        let counts = newsroom::day_counts(db, date(2025, 6, 28), date(2025, 7, 1)).await.expect("counts");
        assert_eq!(counts, [(date(2025, 6, 30), 1), (date(2025, 7, 1), 4)]);
        let around = newsroom::days_around(db, date(2025, 6, 30)).await.expect("days");
        assert_eq!(around, (Some(date(2025, 6, 27)), Some(date(2025, 7, 1))));
        let around = newsroom::days_around(db, date(2025, 7, 2)).await.expect("days");
        assert_eq!(around, (Some(date(2025, 7, 1)), None));
        assert_eq!(newsroom::newest_day(db).await.expect("a day"), Some(date(2025, 7, 2)));
    })
    .await;
}

#[tokio::test]
async fn the_lead_is_the_one_chosen_last_else_the_newest() {
    on_both(|world| async move {
        let lead =
            async || newsroom::lead(world.app.db(), Lang::Vi).await.expect("answered").map(|one| one.title);
        assert_eq!(lead().await.as_deref(), Some("Hỏi và đáp về vỉa hè"));
        for (slug, title) in
            [("tiem-chung", "Lịch tiêm chủng tháng 7"), ("gia-ve", "Lấy ý kiến về giá vé xe buýt")]
        {
            let mut tx = world.tx().await;
            newsroom::feature(&mut tx, &STAFF, world.id(slug)).await.expect("featured");
            tx.commit().await.expect("kept");
            assert_eq!(lead().await.as_deref(), Some(title), "also when it is older than the one before");
        }
        for slug in ["tiem-chung", "gia-ve"] {
            let mut tx = world.tx().await;
            newsroom::unfeature(&mut tx, &STAFF, world.id(slug)).await.expect("taken away");
            tx.commit().await.expect("kept");
        }
        assert_eq!(lead().await.as_deref(), Some("Hỏi và đáp về vỉa hè"));
    })
    .await;
}

#[tokio::test]
async fn a_list_speaks_the_language_asked_for_where_it_can() {
    on_both(|world| async move {
        let found = newsroom::latest(world.app.db(), Listing::All, Lang::En, 3).await.expect("articles");
        let said: Vec<(&str, &str)> =
            found.iter().map(|teaser| (teaser.lang.code(), teaser.title.as_str())).collect();
        let expected = [
            ("en", "Questions about pavements"),
            ("en", "Free bus rides"),
            ("vi", "Lịch tiêm chủng tháng 7"),
        ];
        assert_eq!(said, expected);
    })
    .await;
}

#[tokio::test]
async fn a_list_shows_the_words_of_the_current_edition() {
    on_both(|world| async move {
        let found = newsroom::latest(world.app.db(), Listing::All, Lang::Vi, 1).await.expect("articles");
        assert_eq!(found[0].summary, "Thêm câu hỏi về xe đẩy.");
    })
    .await;
}

#[tokio::test]
async fn paging_neither_skips_nor_repeats_in_either_direction() {
    on_both(|world| async move {
        let mut dice = Dice::new(7);
        // Few moments for many articles, in no order: most of them share theirs with others.
        let moments = ["2025-07-01T23:59:59.999", "2025-07-02T00:00", "2025-07-01T08:00", "1969-12-31T12:00"];
        for index in 0..40 {
            let mut draft = world.draft(&format!("Tin {index}"), dice.pick::<&str>(&moments));
            draft.category = world.id(dice.pick::<&str>(&["tin-tuc", "chinh-sach"]));
            draft.agency = world.id(dice.pick::<&str>(&["ubnd", "so-khoa-hoc"]));
            draft.themes = vec![world.id(dice.pick::<&str>(&["giao-thong", "ve-xe", "moi-truong"]))];
            world.publish(draft).await;
        }
        let listings = [
            Listing::All,
            Listing::Category(world.id("tin-tuc")),
            Listing::Agency(world.id("so-khoa-hoc")),
            Listing::Theme(world.id("giao-thong")),
            Listing::Day(date(2025, 7, 1)),
            Listing::Day(date(1999, 1, 1)),
        ];
        for listing in listings {
            let all = numbers(&world, listing).await;
            for length in [1, 2, 7, 20, 100] {
                let (forward, back) = walk(&world, listing, length).await;
                assert_eq!(forward, all, "{listing:?} by {length}, forward");
                assert_eq!(back, all, "{listing:?} by {length}, back");
            }
        }
    })
    .await;
}

#[test]
fn a_place_in_a_list_is_read_as_it_is_written() {
    for key in [
        Key { published_at: 1_751_331_600_000, number: 12 },
        Key { published_at: -43_200_000, number: 1 },
        Key { published_at: i64::MIN, number: i64::MAX },
    ] {
        assert_eq!(key.to_string().parse::<Key>().ok(), Some(key));
    }
    for bad in ["", "-", "1-", "-1", "a-1", "1-a", "99999999999999999999-1", "1'; DROP TABLE articles"] {
        assert!(bad.parse::<Key>().is_err(), "{bad}");
    }
}
