//! Things of several kinds, found side by side.

use fulltext::{Facet, Home, Subject};
use kit::db::Engine;
use kit::i18n::Lang;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::feed::Sources;
use crate::testing::notes::NOTES;
use crate::testing::{World, on_both, sources};
use crate::{Finder, Indexer, SearchRequest, Step};

async fn level(keeper: &mut Indexer) {
    while keeper.step().await.expect("kept") != Step::Level {
        keeper.wait().await;
    }
}

/// The things found, as `kind/key`.
async fn found(finder: &Finder, typed: &str, kind: Option<&str>) -> Vec<String> {
    let narrow = kind.iter().map(|kind| (Facet::Kind, (*kind).to_owned())).collect();
    let asked = SearchRequest { typed: typed.into(), narrow, take: 10, ..SearchRequest::default() };
    let answer = finder.ask(asked).await.expect("an index");
    let mut found: Vec<String> = answer.hits.iter().map(|hit| hit.subject.to_string()).collect();
    found.sort();
    found
}

/// The address of each result, in order.
fn results(page: &str) -> Vec<&str> {
    let heads = page.split("<li><article>\n<h2").skip(1);
    heads.filter_map(|head| head.split("href=\"").nth(1)?.split('"').next()).collect()
}

/// The line below each result, in order.
fn below(page: &str) -> Vec<String> {
    let lines = page.split("<p class=\"meta\">").skip(1);
    lines.filter_map(|line| Some(line.split("</p>").next()?.replace('\n', ""))).collect()
}

#[tokio::test]
async fn a_thing_of_another_kind_is_found_changed_and_gone_by_its_own_events() {
    on_both(|world| async move {
        let finder = world.app.state::<Finder>().clone();
        let mut keeper = Indexer::of(&world.app);
        level(&mut keeper).await;
        // It shares its number with an article on the same.
        world.note(1, "Bảng giờ xe buýt điện").await;
        level(&mut keeper).await;
        assert_eq!(found(&finder, "điện", None).await, ["article/1", "note/1"]);
        assert_eq!(found(&finder, "điện", Some("note")).await, ["note/1"]);
        assert_eq!(found(&finder, "điện", Some("article")).await, ["article/1"]);
        assert_eq!(found(&finder, "", Some("note")).await, ["note/1"]);
        let suggested = finder.suggest("xe buyt die".into(), Lang::Vi, 5).await.expect("an index");
        let suggested: Vec<Subject> = suggested.into_iter().map(|one| one.subject).collect();
        assert_eq!(suggested.len(), 2, "{suggested:?}");
        assert!(
            suggested.contains(&Subject::new("note", 1)) && suggested.contains(&Subject::new("article", 1))
        );

        world.note(1, "Bảng giờ đò ngang").await;
        level(&mut keeper).await;
        assert_eq!(found(&finder, "điện", None).await, ["article/1"]);
        assert_eq!(found(&finder, "đò ngang", None).await, ["note/1"]);
        // An index that is made anew holds both kinds, the same things.
        let texts = finder.state().texts;
        finder.suspected("a bit flipped on the way");
        level(&mut keeper).await;
        assert_eq!(finder.state().texts, texts);
        assert_eq!(found(&finder, "đò ngang", None).await, ["note/1"]);
        assert_eq!(found(&finder, "điện", None).await, ["article/1"]);

        world.remove_note(1).await;
        level(&mut keeper).await;
        assert_eq!(found(&finder, "", Some("note")).await, Vec::<String>::new());
        assert_eq!(found(&finder, "điện", None).await, ["article/1"]);
    })
    .await;
}

#[tokio::test]
async fn what_a_program_has_learnt_to_find_is_in_an_index_of_before() {
    let (world, folder) = (World::new(Engine::Sqlite).await, TempDir::new().expect("a folder"));
    for key in 1..=450 {
        world.note(key, &format!("Bảng giờ đò ngang số {key}")).await;
    }
    let home = Home::Folder(folder.path().join("search"));
    let finder = Finder::new(home.clone());
    let keeper =
        |finder: &Finder, sources: Sources| Indexer::new(finder.clone(), world.app.db().clone(), sources);
    let mut before = keeper(&finder, vec![&newsroom::ARTICLES]);
    level(&mut before).await;
    assert_eq!(found(&finder, "đò ngang", None).await, Vec::<String>::new());
    drop(before);
    // The old one answers while the new one is made.
    let finder = Finder::new(home.clone());
    let mut after = keeper(&finder, sources());
    after.step().await.expect("kept");
    assert_eq!(found(&finder, "xe buýt", Some("article")).await.len(), 3);
    after.wait().await;
    level(&mut after).await;
    assert_eq!(found(&finder, "đò ngang", Some("note")).await.len(), 10);
    assert_eq!(found(&finder, "450", Some("note")).await, ["note/450"]);
    assert!(!home.is_asked());
    drop(after);
    // The next time it is opened, not made anew.
    let finder = Finder::new(home);
    let mut again = keeper(&finder, vec![&NOTES, &newsroom::ARTICLES]);
    assert_eq!(again.step().await.expect("kept"), Step::Level);
    assert_eq!(finder.state().percent, None);
}

#[tokio::test]
async fn results_of_several_kinds_say_which_and_are_narrowed_down_to_one() {
    on_both(|world| async move {
        let mut keeper = Indexer::of(&world.app);
        level(&mut keeper).await;
        let alone = world.get("/tim?q=xe+buyt").await;
        assert_eq!(results(&alone).len(), 3);
        world.note(7, "Bảng giờ đò ngang").await;
        level(&mut keeper).await;
        // Where all things are of one kind, the page says nothing of kinds.
        assert_eq!(world.get("/tim?q=xe+buyt").await, alone);
        assert!(!alone.contains("loai=") && !alone.contains("Tin, bài"), "{alone}");

        world.note(1, "Bảng giờ xe buýt điện").await;
        level(&mut keeper).await;
        let page = world.get("/tim?q=xe+buyt").await;
        assert!(page.contains("<strong>4 kết quả</strong>"), "{page}");
        let narrow = "<section>\n<h2>Loại</h2>\n<ul>\n\
             <li><a href=\"/tim?q=xe+buyt&#38;loai=tin\">Tin, bài</a> <span class=\"number\">3</span></li>\n\
             <li><a href=\"/tim?q=xe+buyt&#38;loai=ghi-chu\">Các ghi chú</a> <span class=\"number\">1</span></li>";
        let tidy: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
        assert!(tidy.join("\n").contains(narrow), "{page}");
        let note = below(&page).into_iter().find(|line| line.contains("Bảng tin")).expect("the note");
        assert!(note.starts_with("<span>Ghi chú</span><time "), "{note}");
        let articles = below(&page).into_iter().filter(|line| line.starts_with("<span>Tin, bài</span><time "));
        assert_eq!(articles.count(), 3);

        let page = world.get("/tim?q=xe+buyt&loai=ghi-chu").await;
        assert_eq!(results(&page), ["/ghi-chu/1"]);
        assert!(page.contains("<span>Loại: <strong>Các ghi chú</strong></span>"), "{page}");
        assert!(!page.contains("<span>Ghi chú</span>"), "all are of this kind");
        assert_eq!(results(&world.get("/tim?loai=ghi-chu").await), ["/ghi-chu/7", "/ghi-chu/1"]);
        assert_eq!(results(&world.get("/tim?q=xe+buyt&loai=tin").await).len(), 3);
        assert!(results(&world.get("/tim?q=xe+buyt&loai=khong-co").await).is_empty());
        let english = world.get("/en/tim?q=xe+buyt").await;
        assert!(english.contains("<h2>Type</h2>") && english.contains(">Notes</a>"), "{english}");
        assert!(english.contains("<span>Note</span>") && english.contains("<span>Article</span>"), "{english}");

        // A note that was removed a moment ago is not shown, even while the index has it.
        world.remove_note(1).await;
        assert_eq!(results(&world.get("/tim?q=xe+buyt").await).len(), 3);
    })
    .await;
}

#[tokio::test]
async fn suggestions_of_several_kinds_say_which() {
    let world = World::new(Engine::Sqlite).await;
    let mut keeper = Indexer::of(&world.app);
    world.note(1, "Bảng giờ xe buýt điện").await;
    level(&mut keeper).await;
    let suggested: Vec<Value> =
        serde_json::from_str(&world.get("/tim/goi-y?q=xe+buyt+die").await).expect("a list");
    let mut kinds: Vec<&Value> = suggested.iter().map(|one| &one["kind"]).collect();
    kinds.sort_by_key(|kind| kind.to_string());
    assert_eq!(kinds, [&json!("Ghi chú"), &json!("Tin, bài")]);
    let one: Vec<Value> = serde_json::from_str(&world.get("/tim/goi-y?q=bang+gio").await).expect("a list");
    assert_eq!((&one[0]["kind"], &one[0]["href"]), (&json!(""), &json!("/ghi-chu/1")));
}

#[tokio::test]
async fn without_an_index_other_kinds_cannot_be_listed() {
    let world = World::new(Engine::Sqlite).await;
    assert!(world.get("/tim?q=xe+buyt&loai=tin").await.contains("3 tiêu đề khớp"));
    let page = world.get("/tim?q=xe+buyt&loai=ghi-chu").await;
    assert!(page.contains("chưa liệt kê được") && !page.contains("tiêu đề khớp"), "{page}");
}
