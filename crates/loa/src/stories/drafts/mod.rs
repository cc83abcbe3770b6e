//! Stories of drafts, told through their actions.

mod confirmed;
mod corrections;
mod moments;
mod nodes;
mod sequences;

use jiff::Timestamp;
use kit::i18n::Lang;
use uuid::Uuid;

use crate::program::jobs;
use crate::testing::World;
use access::{Actor, Role};
use document::from_markdown;
use newsroom::drafts::*;

/// One action in a transaction of its own, which is kept when the action succeeds. A macro, because each action has
/// another shape.
macro_rules! act {
    ($world:expr, $action:ident, $actor:expr $(, $with:expr)*) => {{
        let mut tx = $world.tx().await;
        let done = $action(&mut tx, $actor $(, $with)*).await;
        if done.is_ok() {
            tx.commit().await.expect("kept");
        }
        done
    }};
}
use act;

/// The people who work on drafts of the department of science.
struct People {
    editor: Actor,
    reviewer: Actor,
    chief: Actor,
}

impl People {
    async fn of(world: &World) -> Self {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let chief = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        Self { editor: editor.actor().await, reviewer: reviewer.actor().await, chief: chief.actor().await }
    }
}

/// The content of a draft in which nothing is to be mended.
fn words(draft: &Draft, title: &str) -> DraftContent {
    let mut words = draft.words.clone();
    words.text.title = title.to_owned();
    words.text.summary = "Từ tháng tới, xe buýt số 5 chạy thêm hai chuyến mỗi giờ.".to_owned();
    words.text.body =
        from_markdown("Xe chạy từ bến Mây đến chợ Mới.\n\nNgười dân không phải làm thủ tục gì.");
    words.change_note = if draft.base > 0 { "Thêm giờ chạy.".to_owned() } else { String::new() };
    words
}

async fn now(world: &World, id: Uuid) -> Draft {
    draft(world.app.db(), id).await.expect("answered").expect("a draft")
}

/// A draft of a new article with that title.
async fn written(world: &World, people: &People, title: &str) -> Uuid {
    let (agency, category) = (world.id("so-khoa-hoc"), world.id("tin-tuc"));
    let id = act!(world, start, &people.editor, Lang::Vi, agency, category, world.app.zone()).expect("begun");
    say(world, people, id, title).await;
    id
}

/// Saves that title over the newest version.
async fn say(world: &World, people: &People, id: Uuid, title: &str) {
    let present = now(world, id).await;
    let said = words(&present, title);
    act!(world, save, &people.editor, id, present.version, said).expect("saved");
}

/// Brings a draft that was written through review.
async fn approve_it(world: &World, people: &People, id: Uuid) {
    let seen = now(world, id).await.version;
    act!(world, submit, &people.editor, id, seen, world.app.zone()).expect("submitted");
    act!(world, approve, &people.reviewer, id, seen, world.app.zone()).expect("approved");
}

async fn approved(world: &World, people: &People, title: &str) -> Uuid {
    let id = written(world, people, title).await;
    approve_it(world, people, id).await;
    id
}

fn set(world: &World, at: Timestamp) {
    world.app.db().clock().set(at);
}

/// Does the jobs that are due.
async fn do_jobs(world: &World) {
    jobs(&world.app).run_due(world.app.db(), &world.app).await.expect("done");
}

/// The headlines of the newest articles.
async fn news(world: &World) -> String {
    world.get("/tin").await.words()
}

/// The kinds of the steps so far.
async fn taken(world: &World, id: Uuid) -> Vec<StepKind> {
    steps(world.app.db(), id).await.expect("answered").into_iter().map(|step| step.kind).collect()
}
