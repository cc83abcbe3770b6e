//! Files of articles that were taken off the site.

use axum::body::Body;
use axum::http::{Request, header};
use uuid::Uuid;

use crate::testing::{STAFF, World, at, on_both, proposed, text};
use access::Role;
use addresses::Addresses;
use document::Block;
use newsroom::pictures::take_attachment;
use newsroom::{self, Attachment, BlockEdit, Picture, Placed};

async fn pdf(world: &World) -> Attachment {
    let bytes = "%PDF-1.4\n1 0 obj\n%%EOF\n";
    take_attachment(world.app.blobs(), bytes.into(), "Kế hoạch + phụ lục.pdf").await.expect("taken")
}

fn placed(picture: &Picture) -> Placed {
    Placed { picture: picture.id, alt: "Cầu mới".into(), caption: String::new() }
}

async fn withdraw(world: &World, number: i64) {
    let mut tx = world.tx().await;
    let article = newsroom::article(&tx, number).await.expect("answered").expect("there").id;
    newsroom::withdraw(&mut tx, &STAFF, article, "Lộ thông tin cá nhân.", None).await.expect("withdrawn");
    tx.commit().await.expect("kept");
}

/// Publishes an article with a picture on top, another in its body, and a file; answers its number and their addresses.
async fn publish(world: &World, top: &Picture, within: &Picture, file: &Attachment) -> (i64, Vec<String>) {
    let mut new = world.draft("Danh sách hộ nghèo", "2025-07-02T11:00");
    new.text.picture = Some(placed(top));
    new.text.attachments.push(file.clone());
    new.text.body.blocks.push(Block::Picture {
        blob: within.blob.as_str().to_owned(),
        kind: within.kind.clone(),
        width: within.width,
        height: within.height,
        alt: "Bảng tên".into(),
        caption: String::new(),
    });
    let number = world.publish(new).await.number;
    let blobs = [top.blob.clone(), within.blob.clone()];
    let sizes = newsroom::sizes(world.app.db(), &blobs).await.expect("answered");
    let mut files: Vec<String> = sizes.values().flatten().map(newsroom::pictures::Size::address).collect();
    assert!(files.len() >= 4, "both pictures in their sizes: {files:?}");
    files.push(Addresses::picture(&top.blob, &top.kind));
    files.push(Addresses::attachment(&file.blob, &file.name));
    (number, files)
}

#[tokio::test]
async fn what_only_a_withdrawn_article_shows_is_gone_for_the_public_until_it_is_published_again() {
    on_both(|world| async move {
        let top = world.add_picture(world.made_picture(700, 400).await).await;
        let within = world.add_picture(world.made_picture(640, 360).await).await;
        let file = pdf(&world).await;
        let officer = world.officer("Biên Tập", Role::Editor, "ubnd").await;
        let elsewhere = world.officer("Sở Khác", Role::Editor, "so-khoa-hoc").await;
        let (number, files) = publish(&world, &top, &within, &file).await;
        for address in &files {
            let given = world.get(address).await;
            assert_eq!(
                (given.status, given.header("cache-control")),
                (200, "public, max-age=86400"),
                "{address}"
            );
            let again = Request::get(address).header(header::IF_NONE_MATCH, given.header("etag"));
            let again = world.send(again.body(Body::empty()).expect("a request")).await;
            assert_eq!((again.status, again.text.as_str()), (304, ""), "{address}");
        }
        let tag = world.get(&files[0]).await.header("etag").to_owned();

        withdraw(&world, number).await;
        for address in &files {
            let gone = world.get(address).await;
            gone.says(410, &["Tệp này không còn công khai", "Tin có tệp này đã được gỡ."]);
            assert_eq!(gone.header("cache-control"), "no-cache", "{address}");
            let english = Request::get(address).header("accept-language", "en-GB,en;q=0.9,vi;q=0.2");
            let english = world.send(english.body(Body::empty()).expect("a request")).await;
            english.says(410, &["This file is no longer public"]);
            let kept = officer.get(address).await;
            assert_eq!((kept.status, kept.header("cache-control")), (200, "no-store"), "{address}");
            world.get(address).await.says(410, &["Tệp này không còn công khai"]);
        }
        let known = Request::get(&files[0]).header(header::IF_NONE_MATCH, tag);
        let known = world.send(known.body(Body::empty()).expect("a request")).await;
        assert_eq!(known.status, 410, "who has the bytes is told too");
        assert_eq!(elsewhere.get(&files[0]).await.status, 410);

        let (_, again) = publish(&world, &top, &within, &file).await;
        for address in &again {
            assert_eq!(world.get(address).await.status, 200, "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_public_history_of_an_article_keeps_its_pictures_as_long_as_the_article_stands() {
    on_both(|world| async move {
        let top = world.add_picture(world.made_picture(700, 400).await).await;
        let within = world.add_picture(world.made_picture(640, 360).await).await;
        let file = pdf(&world).await;
        let (number, files) = publish(&world, &top, &within, &file).await;
        let mut tx = world.tx().await;
        let article = newsroom::article(&tx, number).await.expect("answered").expect("there").id;
        let words = text("Danh sách hộ nghèo");
        let vi = kit::i18n::Lang::Vi;
        let next = newsroom::Correction::new(article, vi, words, "Bỏ ảnh.", at("2025-07-02T11:30"));
        newsroom::correct(&mut tx, &STAFF, next).await.expect("corrected");
        tx.commit().await.expect("kept");
        for address in &files {
            assert_eq!(world.get(address).await.status, 200, "{address}");
        }
        withdraw(&world, number).await;
        for address in &files {
            assert_eq!(world.get(address).await.status, 410, "{address}");
        }
        // Another article shows one of them: that one is public, the others stay gone.
        let mut new = world.draft("Cầu mới", "2025-07-02T11:40");
        new.text.picture = Some(placed(&top));
        world.publish(new).await;
        assert_eq!(world.get(&Addresses::picture(&top.blob, &top.kind)).await.status, 200);
        assert_eq!(world.get(&Addresses::picture(&within.blob, &within.kind)).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn what_stands_only_in_drafts_is_kept_by_no_cache() {
    on_both(|world| async move {
        let top = world.add_picture(world.made_picture(700, 400).await).await;
        let within = world.add_picture(world.made_picture(640, 360).await).await;
        let file = pdf(&world).await;
        let tx = world.tx().await;
        newsroom::keep_file(&tx, &file).await.expect("kept");
        tx.commit().await.expect("kept");
        let blobs = [top.blob.clone(), within.blob.clone()];
        let sizes = newsroom::sizes(world.app.db(), &blobs).await.expect("answered");
        let mut files: Vec<String> =
            sizes.values().flatten().map(newsroom::pictures::Size::address).collect();
        files.push(Addresses::picture(&top.blob, &top.kind));
        files.push(Addresses::attachment(&file.blob, &file.name));
        assert!(files.len() >= 6, "{files:?}");
        for address in &files {
            let given = world.get(address).await;
            assert_eq!((given.status, given.header("cache-control")), (200, "no-store"), "{address}");
        }
        publish(&world, &top, &within, &file).await;
        for address in &files {
            let given = world.get(address).await;
            assert_eq!(given.header("cache-control"), "public, max-age=86400", "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_picture_in_a_shared_block_stands_where_the_block_stands() {
    on_both(|world| async move {
        let picture = world.add_picture(world.made_picture(640, 360).await).await;
        let show = |picture: &Picture| {
            let mut body = document::from_markdown("Sơ đồ:");
            body.blocks.push(Block::Picture {
                blob: picture.blob.as_str().to_owned(),
                kind: picture.kind.clone(),
                width: picture.width,
                height: picture.height,
                alt: "Sơ đồ".into(),
                caption: String::new(),
            });
            body
        };
        let first = world.add_picture(world.made_picture(620, 340).await).await;
        let agency = world.id("ubnd");
        let mut tx = world.tx().await;
        let block: Uuid =
            newsroom::add_block(&mut tx, &STAFF, agency, "Sơ đồ", show(&first)).await.expect("added");
        tx.commit().await.expect("kept");
        let mut new = world.draft("Đường đi", "2025-07-02T11:00");
        new.text.body.blocks.push(Block::Reuse { id: block });
        let number = world.publish(new).await.number;
        let mut tx = world.tx().await;
        let edit = BlockEdit { seen: 1, name: "Sơ đồ", body: show(&picture), note: "Vẽ lại." };
        let waits = proposed(newsroom::edit_block(&mut tx, &STAFF, block, edit).await.expect("proposed"));
        newsroom::approve_block(&mut tx, &STAFF, block, waits).await.expect("approved");
        tx.commit().await.expect("kept");
        let both = [&first, &picture].map(|one| Addresses::picture(&one.blob, &one.kind));
        for address in &both {
            assert_eq!(world.get(address).await.status, 200);
        }
        withdraw(&world, number).await;
        for address in &both {
            assert_eq!(world.get(address).await.status, 410);
        }
    })
    .await;
}
