//! The results of the search after every kind of change, as soon as the index was told.

use kit::i18n::Lang;

use crate::testing::{STAFF, World, at, on_both, proposed, text};
use document::{Block, from_markdown};
use newsroom::{self, BlockEdit, BulkOperation, Correction, Text};
use search::{Words, add_alias, alias, remove_alias};

/// The titles that a search finds, in order.
async fn found(world: &World, query: &str) -> Vec<String> {
    world.index().await;
    // Exactly as typed: similar words are another story.
    let page = world.get(&format!("/tim?{query}&dung=1")).await;
    assert_eq!(page.status, 200, "{query}");
    page.texts(".search-list h2")
}

/// The titles found for words, in English.
async fn found_in_english(world: &World, query: &str) -> Vec<String> {
    world.index().await;
    world.get(&format!("/en/tim?{query}&dung=1")).await.texts(".search-list h2")
}

const NONE: [&str; 0] = [];

#[tokio::test]
async fn published_corrected_translated_withdrawn() {
    on_both(|world| async move {
        world.index().await;
        assert_eq!(found(&world, "q=dua+hau").await, NONE);
        let id = world.publish(world.draft("Hội thi dưa hấu", "2025-07-02T11:00")).await.id;
        assert_eq!(found(&world, "q=dua+hau").await, ["Hội thi dưa hấu"]);

        let mut tx = world.tx().await;
        let moment = at("2025-07-02T11:30");
        let new = Correction::new(id, Lang::Vi, text("Hội thi khoai mì"), "Sửa tên.", moment);
        newsroom::correct(&mut tx, &STAFF, new).await.expect("corrected");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, "q=dua+hau").await, NONE, "the old words are gone");
        assert_eq!(found(&world, "q=khoai+mi").await, ["Hội thi khoai mì"]);
        assert_eq!(found_in_english(&world, "q=khoai+mi").await, ["Hội thi khoai mì"]);

        let mut tx = world.tx().await;
        let words = text("A cassava contest");
        newsroom::translate(&mut tx, &STAFF, id, Lang::En, words, 2, moment).await.expect("translated");
        tx.commit().await.expect("kept");
        assert_eq!(found_in_english(&world, "q=cassava").await, ["A cassava contest"]);
        // A reader who knows the other language's words only finds it too, under the title of this one.
        assert_eq!(found(&world, "q=cassava").await, ["Hội thi khoai mì"]);
        assert_eq!(found_in_english(&world, "q=khoai+mi").await, ["A cassava contest"]);

        let mut tx = world.tx().await;
        newsroom::withdraw(&mut tx, &STAFF, id, "Đăng nhầm.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        // Even before the index is told, nothing that was withdrawn is shown.
        assert_eq!(world.get("/tim?q=khoai+mi").await.texts(".search-list h2"), NONE);
        for query in ["q=khoai+mi", "q=cassava", "q=dua+hau"] {
            assert_eq!(found(&world, query).await, NONE, "{query}");
            assert_eq!(found_in_english(&world, query).await, NONE, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn moved_retagged_undone() {
    on_both(|world| async move {
        world.index().await;
        let (news, policy) = ("q=xe+buyt&chuyen-muc=tin-tuc", "q=xe+buyt&chuyen-muc=chinh-sach");
        assert_eq!(found(&world, news).await.len(), 1);
        assert_eq!(found(&world, policy).await.len(), 2);
        let number = 1;
        let mut tx = world.tx().await;
        let what = BulkOperation::Move(world.id("chinh-sach"));
        let act = newsroom::organise(&mut tx, &STAFF, &[number], what).await.expect("moved");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, news).await, NONE);
        assert_eq!(found(&world, policy).await.len(), 3);
        let mut tx = world.tx().await;
        newsroom::undo(&mut tx, &STAFF, act).await.expect("undone");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, news).await.len(), 1);
        assert_eq!(found(&world, policy).await.len(), 2);

        let tagged = "q=xe+buyt&chu-de=moi-truong";
        assert_eq!(found(&world, tagged).await.len(), 1);
        let mut tx = world.tx().await;
        let what = BulkOperation::AddTheme(world.id("moi-truong"));
        let act = newsroom::organise(&mut tx, &STAFF, &[number], what).await.expect("tagged");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, tagged).await.len(), 2);
        let mut tx = world.tx().await;
        newsroom::undo(&mut tx, &STAFF, act).await.expect("undone");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, tagged).await.len(), 1);
        // Tickets are a part of buses, and buses of transport: an article of a part is found under the whole.
        assert_eq!(found(&world, "q=xe+buyt&chu-de=giao-thong").await.len(), 3);
        let mut tx = world.tx().await;
        let what = BulkOperation::RemoveTheme(world.id("xe-buyt"));
        newsroom::organise(&mut tx, &STAFF, &[number], what).await.expect("retagged");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, "q=xe+buyt&chu-de=giao-thong").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_block_that_many_articles_show_is_found_by_what_it_says_today() {
    on_both(|world| async move {
        let mut tx = world.tx().await;
        let says = |words: &str| from_markdown(words);
        let agency = world.id("ubnd");
        let block =
            newsroom::add_block(&mut tx, &STAFF, agency, "Đường dây nóng", says("Gọi tổng đài sầu riêng."))
                .await
                .expect("added");
        tx.commit().await.expect("kept");
        for title in ["Bài thứ nhất", "Bài thứ hai"] {
            let mut body = says("Khi cần, gọi cho chúng tôi.");
            body.blocks.push(Block::Reuse { id: block });
            let new = world.draft(title, "2025-07-02T11:00");
            world.publish(newsroom::NewArticle { text: Text { body, ..text(title) }, ..new }).await;
        }
        assert_eq!(found(&world, "q=sau+rieng").await.len(), 2);
        let mut tx = world.tx().await;
        let (name, body) = ("Đường dây nóng", says("Gọi tổng đài măng cụt."));
        let edit = BlockEdit { seen: 1, name, body, note: "Đổi tổng đài." };
        let waits = proposed(newsroom::edit_block(&mut tx, &STAFF, block, edit).await.expect("proposed"));
        newsroom::approve_block(&mut tx, &STAFF, block, waits).await.expect("approved");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, "q=sau+rieng").await, NONE);
        assert_eq!(found(&world, "q=mang+cut").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn expressions_mean_the_same_as_long_as_the_list_says_so() {
    on_both(|world| async move {
        assert_eq!(found(&world, "q=%C3%B4+t%C3%B4+b%C3%BDt").await, NONE);
        let mut tx = world.tx().await;
        let words = Words::parse(["xe buýt", "ô tô být"]).expect("a group");
        let id = add_alias(&mut tx, &STAFF, &words).await.expect("added");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, "q=%C3%B4+t%C3%B4+b%C3%BDt").await.len(), 3);
        let mut tx = world.tx().await;
        let seen = alias(&tx, id).await.expect("answered").expect("there").version;
        remove_alias(&mut tx, &STAFF, id, seen).await.expect("removed");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, "q=%C3%B4+t%C3%B4+b%C3%BDt").await, NONE);
    })
    .await;
}
