//! Search, and articles that resemble a lost address.

use kit::i18n::Lang;

use crate::testing::{World, on_both};
use newsroom::{self, Titles};

/// The numbers of the articles that a search finds.
async fn search(world: &World, query: &str, lang: Lang) -> Vec<i64> {
    let sought = Titles { words: query, take: 50, ..Titles::default() };
    let (found, count) = newsroom::titles(world.app.db(), lang, &sought).await.expect("answered");
    assert_eq!(count, found.len());
    found.into_iter().map(|teaser| teaser.article.number).collect()
}

#[tokio::test]
async fn words_are_found_with_marks_and_without() {
    on_both(|world| async move {
        for query in ["xe buýt", "xe buyt", "XE BUÝT", "buýt xe", "  xe   buy  ", "xe bu\u{79}\u{301}t"] {
            assert_eq!(search(&world, query, Lang::Vi).await, [7, 2, 1], "{query}");
        }
        assert_eq!(search(&world, "lay y kien", Lang::Vi).await, [2]);
        assert_eq!(search(&world, "dien", Lang::Vi).await, [1]);
        assert_eq!(search(&world, "đien", Lang::Vi).await, [1]);
        assert_eq!(search(&world, "xe lửa", Lang::Vi).await, Vec::<i64>::new());
    })
    .await;
}

#[tokio::test]
async fn both_places_of_a_tone_mark_are_the_same_word() {
    on_both(|world| async move {
        world.publish(world.draft("Hoà giải ở cơ sở", "2025-07-02T11:00")).await;
        assert_eq!(search(&world, "hòa giải", Lang::Vi).await, [9]);
    })
    .await;
}

#[tokio::test]
async fn nothing_asked_is_nothing_found() {
    on_both(|world| async move {
        for query in ["", " ", "\n\t", "\u{a0}"] {
            assert_eq!(search(&world, query, Lang::Vi).await, Vec::<i64>::new());
        }
    })
    .await;
}

#[tokio::test]
async fn signs_that_databases_read_are_letters_like_any_other() {
    on_both(|world| async move {
        for query in
            ["%", "_", "\\", "'", "''", "%' OR '1'='1", "\\%", "xe_buyt", "x%t", "--", "/*", "$1", "?1"]
        {
            assert_eq!(search(&world, query, Lang::Vi).await, Vec::<i64>::new(), "{query}");
        }
        world.publish(world.draft("Giảm 100% lệ phí \\ mã a_b, phường 'Mới'", "2025-07-02T11:00")).await;
        for query in ["100%", "a_b", "\\", "'mới'"] {
            assert_eq!(search(&world, query, Lang::Vi).await, [9], "{query}");
        }
        assert_eq!(search(&world, "a%b", Lang::Vi).await, Vec::<i64>::new());
    })
    .await;
}

#[tokio::test]
async fn a_character_that_no_text_has_is_not_found_and_harms_nothing() {
    on_both(|world| async move {
        assert_eq!(search(&world, "xe\0buyt", Lang::Vi).await, [7, 2, 1]);
        let similar = newsroom::similar(world.app.db(), "xe\0buyt", Lang::Vi, 5).await;
        assert!(similar.is_ok(), "{similar:?}");
    })
    .await;
}

#[tokio::test]
async fn a_long_question_is_answered_by_its_first_words() {
    on_both(|world| async move {
        let query = "xe buýt ".repeat(5_000);
        assert_eq!(search(&world, &query, Lang::Vi).await, [7, 2, 1]);
    })
    .await;
}

#[tokio::test]
async fn each_language_is_searched_in_the_words_it_shows() {
    on_both(|world| async move {
        assert_eq!(search(&world, "bus", Lang::En).await, [7]);
        assert_eq!(search(&world, "pavements", Lang::En).await, [8]);
        // Not translated, so English readers see and find the original.
        assert_eq!(search(&world, "tiem chung", Lang::En).await, [6]);
        assert_eq!(search(&world, "pavements", Lang::Vi).await, Vec::<i64>::new());
    })
    .await;
}

#[tokio::test]
async fn titles_are_narrowed_down_and_turned_and_all_are_counted() {
    on_both(|world| async move {
        let found = async |sought: Titles<'_>| -> (Vec<i64>, usize) {
            let sought = Titles { words: "xe buyt", take: 2, ..sought };
            let (found, count) = newsroom::titles(world.app.db(), Lang::Vi, &sought).await.expect("answered");
            (found.iter().map(|teaser| teaser.article.number).collect(), count)
        };
        assert_eq!(found(Titles::default()).await, (vec![7, 2], 3));
        assert_eq!(found(Titles { skip: 2, ..Titles::default() }).await, (vec![1], 3));
        assert_eq!(found(Titles { skip: 4, ..Titles::default() }).await, (vec![], 3));
        let mut new = world.draft("Xe buýt năm cũ", "2024-12-31T23:59");
        (new.category, new.themes) = (world.id("chinh-sach"), vec![world.id("giao-thong")]);
        world.publish(new).await;
        assert_eq!(found(Titles { year: Some(2024), ..Titles::default() }).await, (vec![9], 1));
        assert_eq!(found(Titles { year: Some(2023), ..Titles::default() }).await, (vec![], 0));
        let theme = Titles { theme: Some(world.id("giao-thong")), ..Titles::default() };
        assert_eq!(found(theme.clone()).await, (vec![7, 2], 4));
        assert_eq!(found(Titles { year: Some(2024), ..theme }).await, (vec![9], 1));
        let category = Some(world.id("chinh-sach"));
        assert_eq!(found(Titles { category, year: Some(2024), ..Titles::default() }).await, (vec![9], 1));
        let agency = Some(world.id("so-khoa-hoc"));
        assert_eq!(found(Titles { agency, ..Titles::default() }).await, (vec![], 0));
    })
    .await;
}

#[tokio::test]
async fn documents_are_found_by_their_numbers_and_phrases_by_their_quotes() {
    on_both(|world| async move {
        world.publish(world.draft("Nghị quyết 98: một năm nhìn lại", "2025-07-02T11:00")).await;
        for query in ["NQ98", "nq 98", "98/2023/QH15", "\"nghị quyết 98\"", "“một năm” nq98"] {
            assert_eq!(search(&world, query, Lang::Vi).await, [9], "{query}");
        }
        assert_eq!(search(&world, "\"nghị quyết một năm\"", Lang::Vi).await, Vec::<i64>::new());
    })
    .await;
}

#[tokio::test]
async fn a_number_is_found_whole_or_not_at_all() {
    on_both(|world| async move {
        world.publish(world.draft("Nghị quyết 98: một năm nhìn lại", "2025-07-02T11:00")).await;
        world.publish(world.draft("Hỏi đáp NQ980 [mới]*", "2025-07-02T12:00")).await;
        world.publish(world.draft("Từ NQ198 đến Nghị quyết số 9", "2025-07-02T13:00")).await;
        for (query, found) in [
            ("NQ9", vec![11]),
            ("nq 9", vec![11]),
            ("\"nghị quyết 9\"", vec![]),
            ("NQ98", vec![9]),
            ("98", vec![9]),
            ("98/2023/QH15", vec![9]),
            ("nq980", vec![10]),
            ("nq198", vec![11]),
            ("nq19", vec![]),
            // Signs that a pattern would read are letters here too.
            ("nq980 [mới]*", vec![10]),
            ("*9", vec![]),
            ("?98", vec![]),
            ("[0-9]8", vec![]),
            (".*9", vec![]),
            ("\\9", vec![]),
            ("(9", vec![]),
        ] {
            assert_eq!(search(&world, query, Lang::Vi).await, found, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_lost_address_finds_the_titles_that_share_most_of_its_words() {
    on_both(|world| async move {
        let similar = async |words: &str| -> Vec<i64> {
            let found = newsroom::similar(world.app.db(), words, Lang::Vi, 5).await.expect("answered");
            found.into_iter().map(|teaser| teaser.article.number).collect()
        };
        assert_eq!(similar("gia ve xe buyt aspx").await, [2, 7, 1]);
        assert_eq!(similar("lich tiem chung thang 6").await.first(), Some(&6));
        assert_eq!(similar("").await, Vec::<i64>::new());
        assert_eq!(similar("%%% ___ ' \\").await, Vec::<i64>::new());
        assert_eq!(similar("hoan toan khac").await, Vec::<i64>::new());
    })
    .await;
}

#[tokio::test]
async fn computing_keys_again_finds_the_same() {
    on_both(|world| async move {
        let tx = world.tx().await;
        // Eight first editions, two corrections, two translations.
        assert_eq!(newsroom::rebuild(&tx).await.expect("rebuilt"), 12);
        tx.commit().await.expect("kept");
        assert_eq!(search(&world, "xe buyt", Lang::Vi).await, [7, 2, 1]);
    })
    .await;
}
