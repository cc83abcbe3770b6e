//! The record: sentences, names, filters, and the lines that each officer sees.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use kit::events::NewEvent;
use kit::i18n::Lang;

use crate::program::CAPABILITIES;
use crate::testing::{Chair, STAFF, World, at, on_both, sources, text};
use access::{Actor, Role};
use addresses::desk::routes;
use frame::record::{EventKind, RecordGroup, Subject};
use newsroom::{self, Correction};

async fn correct(world: &World, by: &Chair<'_>, summary: &str) {
    let mut tx = world.tx().await;
    let mut words = text("Trồng thêm hai trăm cây xanh");
    words.summary = summary.to_owned();
    let new = Correction::new(world.id("trong-cay"), Lang::Vi, words, "Sửa.", tx.now());
    newsroom::correct(&mut tx, &by.actor().await, new).await.expect("corrected");
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn it_says_who_did_what_and_on_whose_behalf() {
    on_both(|world| async move {
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let lender = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        let reader = world.officer("Trần Văn An", Role::Reader, "so-khoa-hoc").await;
        world.app.db().clock().set(at("2025-07-02T13:00"));
        correct(&world, &lender, "Một.").await;
        let own = accounts::grants_of(world.app.db(), lender.person, at("2025-07-02T13:00")).await;
        let mut tx = world.tx().await;
        let until = tx.now() + SignedDuration::from_hours(24);
        let own = own.expect("answered")[0].id;
        accounts::delegate(&mut tx, &lender.actor().await, own, reader.person, until).await.expect("lent");
        tx.commit().await.expect("kept");
        world.app.db().clock().set(at("2025-07-03T08:30"));
        correct(&world, &reader, "Hai.").await;

        let admin = world.chair(admin.person).await;
        let page = admin.get(routes::RECORD).await;
        page.says(
            200,
            &[
                "Thứ Năm, 03/07/2025 08:30 Quản trị Đăng nhập 08:30 Trần Văn An, thay mặt Lê Thị Hoa \
                 Đính chính tin “Trồng thêm hai trăm cây xanh”",
                "13:00 Lê Thị Hoa Ủy quyền cho Trần Văn An: Biên tập, Sở Khoa học và Công nghệ",
                "13:00 Lê Thị Hoa Đính chính tin",
                "Chưa có sự kiện nào được niêm phong.",
            ],
        );
        let by_reader = format!("{}?nguoi={}&loai=tin", routes::RECORD, reader.person);
        assert_eq!(admin.get(&by_reader).await.texts(".record time"), ["08:30"]);
        let that_day = admin.get(&format!("{}?tu=2025-07-02&den=2025-07-02&loai=tin", routes::RECORD)).await;
        that_day.says(200, &["13:00 Lê Thị Hoa"]);
        that_day.hides(&["08:30"]);
        admin.get(&format!("{}?den=1999-01-01", routes::RECORD)).await.says(200, &["Không có việc nào khớp"]);
        // Later the lender's own role ends; the borrower's actions of that time still count as done on their behalf.
        world.app.db().clock().set(at("2025-08-01T08:00"));
        let admin = world.chair(admin.person).await;
        admin.get(&by_reader).await.says(200, &["thay mặt Lê Thị Hoa"]);
        kit::events::seal(world.app.db(), world.app.witness()).await.expect("sealed");
        admin.get("/en/lam-viec/nhat-ky").await.says(200, &["events are under seal, since 08:00"]);
    })
    .await;
}

#[tokio::test]
async fn it_goes_back_page_by_page_to_the_first_event() {
    on_both(|world| async move {
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let head = kit::events::head(world.app.db()).await.expect("answered");
        for number in 0..60 {
            correct(&world, &admin_editor(&world, number).await, &number.to_string()).await;
        }
        let last = kit::events::head(world.app.db()).await.expect("answered");
        assert!(last > head);
        let mut page = admin.get(routes::RECORD).await;
        let mut seen = 0;
        loop {
            seen += page.texts(".record li").len();
            let older = page.each(".pager a[rel=next]", "href");
            let Some(older) = older.first() else { break };
            page = admin.get(older).await;
        }
        assert_eq!(i64::try_from(seen).expect("few"), last);
    })
    .await;
}

/// Another editor each time: the record grows by the actions of each.
async fn admin_editor(world: &World, number: usize) -> Chair<'_> {
    world.officer(&format!("Biên tập {number}"), Role::Editor, "so-khoa-hoc").await
}

#[tokio::test]
async fn an_agencys_administrator_reads_what_their_own_people_did() {
    on_both(|world| async move {
        let mine = world.officer("Quản trị sở", Role::Administrator, "so-khoa-hoc").await;
        let colleague = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        let theirs = world.officer("Trần Văn An", Role::Editor, "so-thong-tin").await;
        correct(&world, &colleague, "Một.").await;
        let page = mine.get(routes::RECORD).await;
        page.says(200, &["Lê Thị Hoa Đính chính tin", "trong phạm vi của bạn"]);
        page.hides(&["Trần Văn An"]);
        let page = mine.get(&format!("{}?nguoi={}", routes::RECORD, theirs.person)).await;
        page.says(200, &["Không có việc nào khớp"]);
    })
    .await;
}

#[tokio::test]
async fn an_agencys_record_has_no_holes() {
    on_both(|world| async move {
        let mine = world.officer("Quản trị sở", Role::Administrator, "so-khoa-hoc").await;
        let gone = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        let closed = world.officer("Phạm Văn Bình", Role::Editor, "so-khoa-hoc").await;
        let city = world.officer("Trần Văn An", Role::Coordinator, "").await;
        let theirs = world.officer("Đỗ Thị Cúc", Role::Editor, "so-thong-tin").await;
        for (who, words) in [(&gone, "Một."), (&closed, "Hai."), (&city, "Ba.")] {
            correct(&world, who, words).await;
        }
        let mut tx = world.tx().await;
        let schedule = Actor::System("schedule");
        for (agency, title) in [("so-khoa-hoc", "Tin hẹn giờ của sở"), ("so-thong-tin", "Tin của sở bạn")]
        {
            let mut new = world.draft(title, "2025-07-02T12:00");
            new.agency = world.id(agency);
            newsroom::publish(&mut tx, &schedule, new, world.app.zone()).await.expect("published");
        }
        let role = accounts::grants_of(&tx, gone.person, tx.now()).await.expect("answered")[0].id;
        accounts::revoke(&mut tx, &STAFF, role).await.expect("taken");
        accounts::suspend(&mut tx, &STAFF, closed.person).await.expect("closed");
        tx.commit().await.expect("kept");
        world.wait(60);
        let page = mine.get(routes::RECORD).await;
        page.says(
            200,
            &[
                "Lê Thị Hoa Đính chính tin",
                "Phạm Văn Bình Đính chính tin",
                "Trần Văn An Đính chính tin",
                "Hệ thống Đăng tin “Tin hẹn giờ của sở”",
                "Hệ thống Đóng tài khoản của Phạm Văn Bình",
            ],
        );
        page.hides(&["Tin của sở bạn", "Đỗ Thị Cúc"]);
        // A person who left is still found by name, and their actions elsewhere are not ours.
        let page = mine.get(&format!("{}?nguoi={}", routes::RECORD, gone.person)).await;
        page.says(200, &["Lê Thị Hoa Đính chính tin"]);
        let mut tx = world.tx().await;
        let there = Some(world.id("so-thong-tin"));
        accounts::grant(&mut tx, &STAFF, gone.person, Role::Editor, there).await.expect("given");
        tx.commit().await.expect("kept");
        world.wait(60);
        let mut tx = world.tx().await;
        let mut new = world.draft("Tin ở nơi mới", "2025-07-02T12:00");
        new.agency = world.id("so-thong-tin");
        let moved = gone.actor().await;
        newsroom::publish(&mut tx, &moved, new, world.app.zone()).await.expect("published");
        tx.commit().await.expect("kept");
        mine.get(routes::RECORD).await.hides(&["Tin ở nơi mới"]);
        assert!(theirs.get(routes::RECORD).await.status == 403);
    })
    .await;
}

/// Every kind of event that the program records.
fn kinds() -> impl Iterator<Item = &'static EventKind> {
    CAPABILITIES.iter().flat_map(|capability| capability.record.kinds)
}

/// Whether a source file states the kinds of events, and records none.
fn is_of_the_record(path: &str) -> bool {
    path.contains("/src/record") || path.starts_with("loa/src/desk/record")
}

/// Kinds of events as the sources name them: after `event(` or `kind:`, and any text of the form `noun.done` whose noun
/// is one that events are about.
fn kinds_in_the_sources() -> BTreeSet<String> {
    let nouns: BTreeSet<&str> = kinds().filter_map(|kind| kind.name.split('.').next()).collect();
    let mut kinds = BTreeSet::new();
    for (path, source) in sources() {
        if is_of_the_record(&path) {
            continue;
        }
        let mut pieces = source.split('"');
        let mut before = pieces.next().unwrap_or_default();
        for piece in pieces {
            let word = |c: char| c.is_ascii_lowercase() || c == '_';
            let Some((noun, done)) = piece.split_once('.') else {
                before = piece;
                continue;
            };
            let named = before.trim_end().ends_with("event(") || before.trim_end().ends_with("kind:");
            let is_kind =
                !noun.is_empty() && !done.is_empty() && noun.chars().all(word) && done.chars().all(word);
            if is_kind && (named || nouns.contains(noun)) {
                kinds.insert(piece.to_owned());
            }
            before = piece;
        }
    }
    kinds
}

#[test]
fn every_kind_of_event_has_its_sentence_in_both_languages() {
    let found = kinds_in_the_sources();
    assert!(found.contains("article.published") && found.contains("person.signed_in"), "{found:?}");
    let known: BTreeSet<&str> = kinds().map(|kind| kind.name).collect();
    for kind in &found {
        assert!(known.contains(kind.as_str()), "`{kind}` stands in no capability's record");
    }
    let subject = Subject { more: "Y".into(), ..Subject::named("X") };
    for kind in kinds() {
        for lang in [Lang::Vi, Lang::En] {
            let words = (kind.sentence)(lang, &subject);
            assert!(words.len() > 3, "`{}` has no sentence in {lang:?}", kind.name);
        }
    }
    let of = |group: RecordGroup| kinds().filter(|kind| kind.group == group).count();
    assert!(RecordGroup::ALL.map(of).iter().all(|count| *count > 0));
    assert_eq!(RecordGroup::ALL.map(of).iter().sum::<usize>(), kinds().count());
    assert_eq!(known.len(), kinds().count(), "two capabilities know the same kind");
}

#[test]
fn a_kind_of_event_stands_in_the_record_of_the_capability_that_records_it() {
    let sources = sources();
    // The kinds of the record itself are recorded by the code that binds or seals.
    for capability in CAPABILITIES.iter().filter(|capability| capability.name != "pages") {
        let folder = format!("{}/", capability.name);
        let own = sources.iter().filter(|(path, _)| path.starts_with(&folder) && !is_of_the_record(path));
        let own: Vec<&str> = own.map(|(_, source)| source.as_str()).collect();
        for kind in capability.record.kinds {
            let named = format!("\"{}\"", kind.name);
            assert!(own.iter().any(|source| source.contains(&named)), "{folder} never records {named}");
        }
    }
}

#[tokio::test]
async fn an_event_that_nobody_knows_is_shown_by_its_name() {
    on_both(|world| async move {
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let mut tx = world.tx().await;
        let data = serde_json::Value::Null;
        tx.record_quietly(NewEvent { kind: "tax.raised", subject: "1".into(), actor: STAFF.name(), data });
        tx.commit().await.expect("kept");
        let page = admin.get(routes::RECORD).await;
        page.says(200, &["Hệ thống Việc khác (tax.raised)", "Quản trị Đăng nhập"]);
    })
    .await;
}
