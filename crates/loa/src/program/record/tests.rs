//! Each way of changing things past the program, and the words of a check about it.

use kit::db::{Db, Migration, Run};
use kit::events::{self, KeptSeal};
use kit::findings::Findings;
use kit::i18n::Lang;
use uuid::Uuid;

use super::verify;
use crate::program::migrations;
use crate::testing::{STAFF, World, at, on_both, text};
use access::Role;
use newsroom::{self, BlockEdit, BulkAct, BulkOperation, Correction};

async fn tamper(db: &Db, sql: &str) {
    let tx = db.begin().await.expect("begun");
    tx.exec(sql, []).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    tx.commit().await.expect("kept");
}

async fn look(world: &World) -> Findings {
    verify(&world.app, &[], false, |_, _| ()).await.expect("checked").1
}

#[track_caller]
fn says(found: &Findings, words: &[&str], after: &str) {
    for word in words {
        assert!(
            found.lines().iter().any(|line| line.contains(word)),
            "`{word}` is not in {found:?} after {after}"
        );
    }
    assert_eq!(found.lines().len(), words.len(), "{found:?} after {after}");
}

/// A city in which all kinds of things happened.
async fn lively(world: &World) {
    world.officer("Quản trị", Role::Administrator, "").await;
    let editor = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
    let reader = world.officer("Trần Văn An", Role::Reader, "so-khoa-hoc").await;
    world.app.db().clock().set(at("2025-07-02T13:00"));
    let own = accounts::grants_of(world.app.db(), editor.person, at("2025-07-02T13:00")).await;
    let mut tx = world.tx().await;
    let until = at("2025-07-03T13:00");
    let lent = own.expect("answered")[0].id;
    accounts::delegate(&mut tx, &editor.actor().await, lent, reader.person, until).await.expect("lent");
    accounts::add_demo_person(&mut tx, &STAFF, "Người thử", "thu@ben-may.example", &[(Role::Editor, None)])
        .await
        .expect("added");
    newsroom::withdraw(&mut tx, &STAFF, world.id("tiem-chung"), "Sai lịch.", None).await.expect("withdrawn");
    let to = world.id("chinh-sach");
    newsroom::organise(&mut tx, &STAFF, &[1], BulkOperation::Move(to)).await.expect("moved");
    let block =
        newsroom::add_block(&mut tx, &STAFF, world.id("ubnd"), "Đường dây nóng", text("Gọi 1022").body);
    let block = block.await.expect("added");
    let edit = BlockEdit { seen: 1, name: "Đường dây nóng", body: text("Gọi 1023").body, note: "" };
    newsroom::edit_block(&mut tx, &STAFF, block, edit).await.expect("edited");
    let mut words = text("Trồng thêm hai trăm cây xanh");
    words.summary = "Ba trăm cây.".into();
    let new = Correction::new(world.id("trong-cay"), Lang::Vi, words, "Sửa số cây.", tx.now());
    newsroom::correct(&mut tx, &STAFF, new).await.expect("corrected");
    tx.commit().await.expect("kept");
    world.work().await;
}

#[tokio::test]
async fn a_city_that_nobody_touched_is_whole() {
    on_both(|world| async move {
        assert!(look(&world).await.is_empty(), "{:?}", look(&world).await);
        lively(&world).await;
        assert!(look(&world).await.is_empty(), "{:?}", look(&world).await);
        let act: Vec<BulkAct> = newsroom::bulk_acts(world.app.db(), 1).await.expect("answered");
        let mut tx = world.tx().await;
        newsroom::undo(&mut tx, &STAFF, act[0].id).await.expect("undone");
        tx.commit().await.expect("kept");
        assert!(look(&world).await.is_empty(), "{:?}", look(&world).await);
        // Nothing was bound, because every event stated its digest.
        let bound = events::of_kinds(world.app.db(), &[events::BOUND], 0, 10).await.expect("answered");
        assert!(bound.is_empty(), "{bound:?}");
    })
    .await;
}

#[tokio::test]
async fn what_is_changed_in_the_tables_is_found_out() {
    const ADDED: &str = "INSERT INTO editions (id, article_id, lang, number, at, title, title_key, summary, body, author,
            source, picture_id, picture_alt, picture_caption, attachments, change_note, translates, forced)
        SELECT (SELECT id FROM agencies WHERE slug = 'ubnd'), article_id, lang, 9, at, 'Tin giả', 'tin gia', summary, body,
            author, source, picture_id, picture_alt, picture_caption, attachments, change_note, translates, forced
        FROM editions e WHERE e.number = 1 AND e.lang = 'vi'
            AND e.article_id = (SELECT id FROM articles WHERE number = 1)";
    const OLDER: &str = "UPDATE current_editions SET edition_id = (
            SELECT e.id FROM editions e JOIN articles a ON a.id = e.article_id
            WHERE a.number = 5 AND e.lang = 'vi' AND e.number = 1)
        WHERE lang = 'vi' AND article_id = (SELECT id FROM articles WHERE number = 5)";
    let tampering: [(&str, &[&str]); 14] = [
        (
            "UPDATE editions SET summary = 'Khác' WHERE number = 1 AND lang = 'vi'
             AND article_id = (SELECT id FROM articles WHERE number = 3)",
            &["article 3: edition 1 (vi) is not what was published"],
        ),
        (
            "UPDATE editions SET change_note = 'Sửa chính tả.' WHERE number = 2
             AND article_id = (SELECT id FROM articles WHERE number = 5)",
            &["article 5: edition 2 (vi) is not what was published"],
        ),
        (
            "UPDATE editions SET number = 7 WHERE number = 2 AND article_id = (SELECT id FROM articles WHERE number = 5)",
            &[
                "article 5: edition 7 (vi) was published by nobody",
                "article 5: edition 2 (vi) was published and is gone",
            ],
        ),
        (ADDED, &["article 1: edition 9 (vi) was published by nobody", "newest edition (vi), 9"]),
        (OLDER, &["article 5: readers do not get its newest edition (vi), 2"]),
        ("UPDATE articles SET number = 77 WHERE number = 4", &["article 77 was published as article 4"]),
        (
            "UPDATE articles SET agency_id = (SELECT id FROM agencies WHERE slug = 'so-khoa-hoc') WHERE number = 4",
            &["article 4: edition 1 (vi) is not what was published"],
        ),
        (
            "UPDATE articles SET category_id = (SELECT id FROM categories WHERE slug = 'tin-tuc') WHERE number = 1",
            &["article 1 stands in another category"],
        ),
        ("UPDATE withdrawals SET reason = 'Hết hạn.'", &["article 6: its withdrawal says something else"]),
        ("DELETE FROM withdrawals", &["article 6 was withdrawn and is on the site again"]),
        (
            "INSERT INTO withdrawals (article_id, at, reason) SELECT id, 0, 'Gỡ.' FROM articles WHERE number = 8",
            &["article 8 is taken off the site, and no event tells of it"],
        ),
        (
            "UPDATE shared_block_editions SET name = 'Số khác' WHERE number = 1",
            &["edition 1 is not what was written"],
        ),
        ("UPDATE shared_blocks SET edition = 1", &["articles do not show its newest edition, 2"]),
        ("UPDATE events SET data = '{}' WHERE kind = 'article.withdrawn'", &["events 1 to"]),
    ];
    on_both(|world| async move {
        lively(&world).await;
        let db = world.app.db();
        for (sql, words) in tampering {
            // Each by itself: the rows are put back by their copy.
            let tables = [
                "editions",
                "articles",
                "withdrawals",
                "shared_blocks",
                "shared_block_editions",
                "current_editions",
                "events",
            ];
            let tx = db.begin().await.expect("begun");
            for table in tables {
                tx.exec(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}"), [])
                    .await
                    .expect("kept");
            }
            tx.commit().await.expect("kept");
            tamper(db, sql).await;
            says(&look(&world).await, words, sql);
            restore(db, &tables).await;
            assert!(look(&world).await.is_empty(), "put back after {sql}");
        }
    })
    .await;
}

/// Puts back the rows of the copies, without touching the rows that others refer to.
async fn restore(db: &Db, tables: &[&str]) {
    let keys = |table: &str| match table {
        "withdrawals" => "article_id",
        "shared_block_editions" => "block_id, number",
        "current_editions" => "article_id, lang",
        "events" => "position",
        _ => "id",
    };
    let tx = db.begin().await.expect("begun");
    for table in tables {
        let key = keys(table);
        if *table == "withdrawals" || *table == "shared_block_editions" || *table == "current_editions" {
            tx.exec(&format!("DELETE FROM {table}"), []).await.expect("emptied");
            tx.exec(&format!("INSERT INTO {table} SELECT * FROM kept_{table}"), []).await.expect("put back");
        } else {
            let gone = format!("DELETE FROM {table} WHERE {key} NOT IN (SELECT {key} FROM kept_{table})");
            tx.exec(&gone, []).await.expect("removed");
            let columns: &[&str] = match *table {
                "editions" => &["number", "summary", "change_note", "title"],
                "articles" => &["number", "agency_id", "category_id"],
                "shared_blocks" => &["edition"],
                _ => &["data"],
            };
            let sets: Vec<String> = columns
                .iter()
                .map(|column| {
                    format!(
                        "{column} = (SELECT k.{column} FROM kept_{table} k WHERE k.{key} = {table}.{key})"
                    )
                })
                .collect();
            tx.exec(&format!("UPDATE {table} SET {}", sets.join(", ")), []).await.expect("put back");
        }
        tx.exec(&format!("DROP TABLE kept_{table}"), []).await.expect("dropped");
    }
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn articles_that_nobody_published_and_those_that_are_gone_are_found_out() {
    on_both(|world| async move {
        let db = world.app.db();
        for table in ["article_themes", "article_files", "current_editions"] {
            tamper(db, &format!("DELETE FROM {table} WHERE article_id = (SELECT id FROM articles WHERE number = 3)")).await;
        }
        tamper(db, "DELETE FROM editions WHERE article_id = (SELECT id FROM articles WHERE number = 3)").await;
        says(&look(&world).await, &["article 3: edition 1 (vi) was published and is gone"], "its edition went");
        tamper(db, "DELETE FROM articles WHERE number = 3").await;
        says(&look(&world).await, &["the article published as 3"], "it went");
        tamper(
            db,
            "INSERT INTO articles (id, number, slug, category_id, agency_id, published_at, day, lead)
             SELECT category_id, 900, slug, category_id, agency_id, published_at, day, lead FROM articles WHERE number = 1",
        )
        .await;
        says(&look(&world).await, &["the article published as 3", "article 900 was published by nobody"], "one came");
    })
    .await;
}

#[tokio::test]
async fn accounts_that_are_changed_in_the_tables_are_found_out() {
    let tampering: [(&str, &str, &[&str]); 8] = [
        ("people", "UPDATE people SET password = 'x' WHERE name = 'Quản trị'", &["has another password"]),
        ("people", "UPDATE people SET totp = 'GEZDGNBV' WHERE name = 'Quản trị'", &["has another second step"]),
        ("people", "UPDATE people SET active = FALSE WHERE name = 'Lê Thị Hoa'", &["nobody closed it"]),
        ("role_grants", "UPDATE role_grants SET role = 'administrator' WHERE role = 'reader'", &["has another role"]),
        ("role_grants", "UPDATE role_grants SET agency_id = NULL WHERE role = 'reader'", &["has another role"]),
        ("role_grants", "UPDATE role_grants SET ends_at = NULL WHERE lent_from IS NOT NULL", &["ends at another time"]),
        (
            "role_grants",
            "INSERT INTO role_grants (id, person_id, role, agency_id, granted_by, lent_from, starts_at, ends_at)
             SELECT person_id, person_id, 'administrator', NULL, NULL, NULL, 0, NULL
             FROM role_grants WHERE role = 'reader'",
            &["has a role that nobody gave"],
        ),
        ("role_grants", "DELETE FROM role_grants WHERE role = 'reader'", &["a role of the account"]),
    ];
    on_both(|world| async move {
        lively(&world).await;
        let db = world.app.db();
        for (table, sql, words) in tampering {
            tamper(db, &format!("CREATE TABLE kept_rows AS SELECT * FROM {table}")).await;
            tamper(db, sql).await;
            says(&look(&world).await, words, sql);
            if table == "people" {
                for column in ["password", "totp", "active"] {
                    let back = format!(
                        "UPDATE people SET {column} = (SELECT k.{column} FROM kept_rows k WHERE k.id = people.id)"
                    );
                    tamper(db, &back).await;
                }
            } else {
                tamper(db, "DELETE FROM role_grants").await;
                tamper(db, "INSERT INTO role_grants SELECT * FROM kept_rows").await;
            }
            tamper(db, "DROP TABLE kept_rows").await;
            assert!(look(&world).await.is_empty(), "put back after {sql}");
        }
        // An account, and a session, that come from nowhere.
        tamper(
            db,
            "INSERT INTO people (id, name, mail, mail_key, active, password, totp, totp_step, demo, created_at)
             SELECT id, 'Kẻ lạ', 'la@x.example', 'la@x.example', TRUE, 'x', '', 0, FALSE, 0
             FROM agencies WHERE slug = 'ubnd'",
        )
        .await;
        tamper(
            db,
            "INSERT INTO sessions (id, token, person_id, way, half, agent, created_at, seen_at, ends_at)
             SELECT id, 'x', id, 'password', FALSE, '', 1, 1, 9000000000000 FROM people WHERE name = 'Quản trị'",
        )
        .await;
        says(&look(&world).await, &["was made by nobody", "a session without having signed in"], "both came");
    })
    .await;
}

/// The tables of the version before events stated digests.
fn before() -> Vec<Migration> {
    let new = [
        "kit_0006_seal_mark",
        "kit_0007_unbound",
        "accounts_0005_unbound_accounts",
        "newsroom_0022_unbound_editions",
    ];
    migrations().into_iter().filter(|one| !new.contains(&one.name)).collect()
}

#[tokio::test]
async fn a_city_of_before_comes_up_and_is_bound_once() {
    on_both(|world| async move {
        lively(&world).await;
        let db = world.app.db();
        // As the version before wrote it: no marks, and events without digests.
        tamper(
            db,
            "DELETE FROM seaql_migrations WHERE version IN ('kit_0006_seal_mark', 'kit_0007_unbound',
            'accounts_0005_unbound_accounts', 'newsroom_0022_unbound_editions')",
        )
        .await;
        for sql in [
            "DROP INDEX event_seals_at_last",
            "ALTER TABLE event_head DROP COLUMN sealed",
            "ALTER TABLE event_head DROP COLUMN sealed_hash",
            "DROP TABLE unbound",
            "DELETE FROM event_seals",
        ] {
            tamper(db, sql).await;
        }
        assert_eq!(db.state(&before()).await.expect("answered"), kit::db::State::Current);
        forget_digests(db).await;
        db.migrate(&migrations()).await.expect("brought up");
        let words = ["is not bound to the record yet", "accounts are not bound to the record yet"];
        let found = look(&world).await;
        for word in words {
            assert!(found.lines().iter().any(|line| line.contains(word)), "{found:?}");
        }
        // The witness knew the seals that this test took away.
        assert!(events::accept(db, world.app.witness(), "system:test").await.is_ok());
        world.app.db().clock().set(at("2025-07-02T13:05"));
        world.work().await;
        assert!(look(&world).await.is_empty(), "{:?}", look(&world).await);
        let bound = events::of_kinds(db, &[events::BOUND], 0, 100).await.expect("answered");
        world.app.db().clock().set(at("2025-07-02T13:10"));
        world.work().await;
        let again = events::of_kinds(db, &[events::BOUND], 0, 100).await.expect("answered");
        assert_eq!((bound.len(), again.len()), (4, 4), "{again:?}");
        // From here on a change shows, also one that has itself bound.
        tamper(
            db,
            "UPDATE editions SET summary = 'Khác' WHERE lang = 'vi' AND number = 1
            AND article_id = (SELECT id FROM articles WHERE number = 3)",
        )
        .await;
        tamper(db, "UPDATE people SET password = 'x' WHERE name = 'Quản trị'").await;
        tamper(db, "INSERT INTO unbound (part, after) VALUES ('editions', 0), ('accounts', 0)").await;
        world.app.db().clock().set(at("2025-07-02T13:20"));
        world.work().await;
        let words = [
            "article 3: edition 1 (vi) is not",
            "has another password",
            "binds articles a second time",
            "binds accounts a second time",
        ];
        let found = look(&world).await;
        for word in words {
            assert!(found.lines().iter().any(|line| line.contains(word)), "`{word}` is not in {found:?}");
        }
    })
    .await;
}

/// Reduces the events to the form that the version before wrote.
async fn forget_digests(db: &Db) {
    let mut after = 0;
    loop {
        let batch = events::after(db, after, 500).await.expect("read");
        let Some(last) = batch.last() else { return };
        after = last.position;
        let tx = db.begin().await.expect("begun");
        for event in batch {
            let mut data = event.data.clone();
            if let Some(data) = data.as_object_mut() {
                for key in ["sha256", "password", "second", "grant", "category"] {
                    data.remove(key);
                }
            }
            let sql = "UPDATE events SET data = $1 WHERE position = $2";
            tx.exec(sql, [data.to_string().into(), event.position.into()]).await.expect("as before");
        }
        tx.commit().await.expect("kept");
    }
}

#[tokio::test]
async fn beside_a_city_at_work_nothing_is_found() {
    on_both(|world| async move {
        let writing = {
            let app = world.app.clone();
            let draft = world.draft("Tin mới", "2025-07-02T12:00");
            tokio::spawn(async move {
                for number in 0..40 {
                    let mut tx = app.db().begin().await.expect("begun");
                    let published = newsroom::publish(&mut tx, &STAFF, draft.clone(), app.zone()).await;
                    let article: Uuid = published.expect("published").id;
                    tx.commit().await.expect("kept");
                    let mut tx = app.db().begin().await.expect("begun");
                    let new =
                        Correction::new(article, Lang::Vi, text(&format!("Tin {number}")), "Sửa.", tx.now());
                    newsroom::correct(&mut tx, &STAFF, new).await.expect("corrected");
                    tx.commit().await.expect("kept");
                    events::seal(app.db(), app.witness()).await.expect("sealed");
                }
            })
        };
        while !writing.is_finished() {
            let found = look(&world).await;
            assert!(found.is_empty(), "{found:?}");
        }
        writing.await.expect("no panic");
    })
    .await;
}

#[tokio::test]
async fn files_of_articles_are_compared_with_their_names() {
    on_both(|world| async move {
        let read = async || verify(&world.app, &[], true, |_, _| ()).await.expect("checked").1;
        assert!(read().await.is_empty(), "{:?}", read().await);
        let key = world.app.db().rows("SELECT blob FROM article_files", []).await.expect("read");
        let key: String = key[0].try_get("", "blob").expect("a name");
        let path = world.folder().join("blobs").join(&key[..2]).join(&key);
        std::fs::write(&path, "khác").expect("written");
        says(&read().await, &["is not the one that was stored under this name"], "it was written over");
        std::fs::remove_file(&path).expect("removed");
        says(&read().await, &["is not in the file store"], "it was removed");
    })
    .await;
}

#[tokio::test]
async fn a_seal_that_was_kept_is_looked_for() {
    on_both(|world| async move {
        world.work().await;
        let newest = events::sealed(world.app.db()).await.expect("answered").expect("a seal");
        let kept = KeptSeal { last: newest.last, hash: newest.hash };
        let checked =
            verify(&world.app, std::slice::from_ref(&kept), false, |_, _| ()).await.expect("checked");
        assert!(checked.1.is_empty(), "{:?}", checked.1);
        let other = KeptSeal { hash: "0".repeat(64), ..kept };
        let checked = verify(&world.app, &[other], false, |_, _| ()).await.expect("checked");
        says(&checked.1, &["those that were kept is not in the chain"], "another hash");
    })
    .await;
}
