//! Actions on drafts, blocks and articles at the desk: each on one that stands where the action can be done.

use jiff::SignedDuration;
use kit::db::Tx;
use kit::i18n::Lang;
use uuid::Uuid;

use super::actions::{Failed, Unknown, done};
use crate::testing::{STAFF, World, proposed, text};
use access::Actor;
use document::{Block, from_markdown};
use importer::{Kind, NewOrder};
use newsroom::drafts::{self, DraftContent, Stage};
use newsroom::{self, Article, BlockEdit, BulkOperation, pictures};

/// A draft of an agency at a stage.
async fn draft(tx: &mut Tx, world: &World, agency: Uuid, stage: Stage) -> Uuid {
    let zone = world.app.zone();
    let category = world.id("tin-tuc");
    let id = drafts::start(tx, &STAFF, Lang::Vi, agency, category, zone).await.expect("begun");
    drafts::save(tx, &STAFF, id, 1, words(category)).await.expect("saved");
    if stage != Stage::Writing {
        drafts::submit(tx, &STAFF, id, 2, zone).await.expect("submitted");
    }
    if matches!(stage, Stage::Approved | Stage::Scheduled) {
        drafts::approve(tx, &STAFF, id, 2, zone).await.expect("approved");
    }
    if stage == Stage::Scheduled {
        let at = tx.now() + SignedDuration::from_hours(1);
        drafts::schedule(tx, &STAFF, id, at, zone).await.expect("scheduled");
    }
    id
}

fn words(category: Uuid) -> DraftContent {
    let text = text("Trồng thêm ba trăm cây xanh");
    DraftContent { category, themes: Vec::new(), areas: Vec::new(), text, change_note: String::new() }
}

/// Does an action on a thing of `agency`.
pub(super) async fn call(
    name: &str,
    world: &World,
    tx: &mut Tx,
    agency: Uuid,
    article: Uuid,
    actor: &Actor,
) -> Result<(), Failed> {
    let zone = world.app.zone();
    let category = world.id("tin-tuc");
    match name {
        "start" => done(drafts::start(tx, actor, Lang::Vi, agency, category, zone).await?),
        "start_correction" => done(drafts::start_correction(tx, actor, article, Lang::Vi).await?),
        "start_translation" => done(drafts::start_translation(tx, actor, article, Lang::En).await?),
        "save" => {
            let id = draft(tx, world, agency, Stage::Writing).await;
            let mut words = words(category);
            words.text.summary = "Thêm một câu.".into();
            done(drafts::save(tx, actor, id, 2, words).await?);
        }
        "submit" => {
            let id = draft(tx, world, agency, Stage::Writing).await;
            drafts::submit(tx, actor, id, 2, zone).await?;
        }
        "take_back" => {
            let id = draft(tx, world, agency, Stage::Review).await;
            drafts::take_back(tx, actor, id).await?;
        }
        "drop_draft" => {
            let id = draft(tx, world, agency, Stage::Writing).await;
            drafts::drop_draft(tx, actor, id).await?;
        }
        "send_back" => {
            let id = draft(tx, world, agency, Stage::Review).await;
            drafts::send_back(tx, actor, id, "Sửa tiêu đề.").await?;
        }
        "approve" => {
            let id = draft(tx, world, agency, Stage::Review).await;
            drafts::approve(tx, actor, id, 2, zone).await?;
        }
        "comment" => {
            let id = draft(tx, world, agency, Stage::Review).await;
            done(drafts::comment(tx, actor, id, "", "Xem lại.").await?);
        }
        "settle" => {
            let id = draft(tx, world, agency, Stage::Review).await;
            let comment = drafts::comment(tx, &STAFF, id, "", "Xem lại.").await?;
            done(drafts::settle(tx, actor, comment).await?);
        }
        "ask_facts" => {
            let id = draft(tx, world, agency, Stage::Writing).await;
            done(drafts::ask_facts(tx, actor, id, "Viện Nghiên cứu", "Số cây có đúng không?").await?);
        }
        "end_facts" => {
            let id = draft(tx, world, agency, Stage::Writing).await;
            let asked = drafts::ask_facts(tx, &STAFF, id, "Viện Nghiên cứu", "Số cây có đúng không?").await?;
            done(drafts::end_facts(tx, actor, asked.id).await?);
        }
        "schedule" => {
            let id = draft(tx, world, agency, Stage::Approved).await;
            let at = tx.now() + SignedDuration::from_hours(1);
            drafts::schedule(tx, actor, id, at, zone).await?;
        }
        "unschedule" => {
            let id = draft(tx, world, agency, Stage::Scheduled).await;
            drafts::unschedule(tx, actor, id).await?;
        }
        "publish_draft" => {
            let id = draft(tx, world, agency, Stage::Approved).await;
            done(drafts::publish_draft(tx, actor, id, zone).await?);
        }
        "force" => {
            let id = draft(tx, world, agency, Stage::Writing).await;
            done(drafts::force(tx, actor, id, 2, "Mưa lớn.", zone).await?);
        }
        _ => return call_others(name, world, tx, agency, article, actor).await,
    }
    Ok(())
}

async fn call_others(
    name: &str,
    world: &World,
    tx: &mut Tx,
    agency: Uuid,
    article: Uuid,
    actor: &Actor,
) -> Result<(), Failed> {
    let whole: Article = newsroom::article_by_id(tx, article).await?.expect("an article of Bến Mây");
    let body = from_markdown("Gọi 1022.");
    match name {
        "withdraw" => newsroom::withdraw(tx, actor, article, "Trùng tin.", None).await?,
        "add_block" => done(newsroom::add_block(tx, actor, agency, "Đường dây nóng", body).await?),
        "edit_block" => {
            let id = newsroom::add_block(tx, &STAFF, agency, "Đường dây nóng", body).await?;
            let body = from_markdown("Gọi 1022, cả ngày.");
            let edit = BlockEdit { seen: 1, name: "Đường dây nóng", body, note: "" };
            done(newsroom::edit_block(tx, actor, id, edit).await?);
        }
        "approve_block" | "force_block" | "drop_proposal" | "return_block" => {
            let id = newsroom::add_block(tx, &STAFF, agency, "Đường dây nóng", body.clone()).await?;
            let (draft, mut shows) =
                (draft(tx, world, agency, Stage::Writing).await, words(world.id("tin-tuc")));
            shows.text.body.blocks.push(Block::Reuse { id });
            drafts::save(tx, &STAFF, draft, 2, shows).await.expect("saved");
            let edit = BlockEdit { seen: 1, name: "Gọi", body, note: "Đổi tên." };
            let waits = proposed(newsroom::edit_block(tx, &STAFF, id, edit).await?);
            match name {
                "approve_block" => done(newsroom::approve_block(tx, actor, id, waits).await?),
                "force_block" => done(newsroom::force_block(tx, actor, id, waits, "Số cũ đã ngừng.").await?),
                "return_block" => newsroom::return_block(tx, actor, id, waits, "Sai số.").await?,
                _ => newsroom::drop_proposal(tx, actor, id, waits).await?,
            }
        }
        "put_away_returned" => {
            let id = newsroom::add_block(tx, &STAFF, agency, "Đường dây nóng", body).await?;
            newsroom::put_away_returned(tx, actor, id).await?;
        }
        "remove_block" => {
            let id = newsroom::add_block(tx, &STAFF, agency, "Đường dây nóng", body).await?;
            newsroom::remove_block(tx, actor, id).await?;
        }
        "lead_here" => newsroom::lead_here(tx, actor, &whole, "/dia-chi-cu").await?,
        "lead_many" => {
            let asks = newsroom::RedirectRequest { old: "/dia-chi-cu".into(), number: whole.number };
            done(newsroom::lead_many(tx, actor, &[asks]).await?);
        }
        "lead_nowhere" => {
            newsroom::lead_here(tx, &STAFF, &whole, "/dia-chi-cu").await?;
            newsroom::lead_nowhere(tx, actor, &whole, "/dia-chi-cu").await?;
        }
        "order" => {
            let source = "https://www.example.org/tin.xml".to_owned();
            let new = NewOrder {
                agency,
                kind: Kind::Feed,
                source,
                blob: None,
                category: None,
                why: "chuyển trang cũ".into(),
            };
            done(importer::order(tx, actor, new).await?);
        }
        "stop" => {
            let source = "https://www.example.org/tin.xml".to_owned();
            let why = "chuyển trang cũ".to_owned();
            let new = NewOrder { agency, kind: Kind::Feed, source, blob: None, category: None, why };
            let order = importer::order(tx, &STAFF, new).await?;
            importer::stop(tx, actor, order).await?;
        }
        "resume" => {
            let source = "https://www.example.org/tin.xml".to_owned();
            let why = "chuyển trang cũ".to_owned();
            let new = NewOrder { agency, kind: Kind::Feed, source, blob: None, category: None, why };
            let order = importer::order(tx, &STAFF, new).await?;
            importer::stop(tx, &STAFF, order).await?;
            importer::resume(tx, actor, order).await?;
        }
        "organise" => {
            let to = BulkOperation::Move(world.id("chinh-sach"));
            done(newsroom::organise(tx, actor, &[whole.number], to).await?);
        }
        "undo" => {
            let to = BulkOperation::Move(world.id("chinh-sach"));
            let act = newsroom::organise(tx, &STAFF, &[whole.number], to).await?;
            newsroom::undo(tx, actor, act).await?;
        }
        "add_upload" => {
            let made = world.made_picture(16, 9).await;
            done(pictures::add_upload(tx, actor, Some(agency), made).await?);
        }
        "set_focus" => {
            let made = world.made_picture(16, 9).await;
            let picture = pictures::add_upload(tx, &STAFF, Some(agency), made).await?;
            pictures::set_focus(tx, actor, picture.id, (10, 90), &[]).await?;
        }
        _ => return Err(Unknown.into()),
    }
    Ok(())
}
