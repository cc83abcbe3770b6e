//! Which blobs the public may have, under which type and name: a blob that no row names is only space, and one that
//! stands only in articles that were taken off the site is kept from the public until an article shows it again.

use kit::blobs::BlobKey;
use kit::db::{DbError, Migration, Run, Tx};
use uuid::Uuid;

use super::blocks::block_bodies;
use crate::model::Edition;
use document::Document;
use media::Attachment;

/// Files by their content and their name, each with its type. A picture that an importer once left in a body without a
/// row of its own is here without a name.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0015_served_files",
    up: |schema| {
        schema.table("files", |table| {
            table.text("blob").text("name").text("kind").key(&["blob", "name"]);
        });
        schema.index("picture_sizes", &["blob"]);
        for table in ["editions", "drafts"] {
            schema.sql_on(
                &format!(
                    "INSERT INTO files (blob, name, kind)
                     SELECT DISTINCT json_extract(f.value, '$.blob'), json_extract(f.value, '$.name'),
                            COALESCE(json_extract(f.value, '$.kind'), '')
                     FROM {table} t, json_each(t.attachments) f
                     WHERE t.attachments <> '[]'
                     ON CONFLICT (blob, name) DO NOTHING"
                ),
                &format!(
                    "INSERT INTO files (blob, name, kind)
                     SELECT DISTINCT f.value ->> 'blob', f.value ->> 'name', COALESCE(f.value ->> 'kind', '')
                     FROM {table} t CROSS JOIN LATERAL jsonb_array_elements(t.attachments::jsonb) f (value)
                     WHERE t.attachments <> '[]'
                     ON CONFLICT (blob, name) DO NOTHING"
                ),
            );
        }
        // Drawings came in by no import, and a file that was sent to be imported is for nobody.
        schema.sql_on(
            "INSERT INTO files (blob, name, kind)
             SELECT DISTINCT json_extract(p.value, '$.blob'), '', json_extract(p.value, '$.kind')
             FROM editions t, json_tree(t.body) p
             WHERE t.body LIKE '%\"picture\"%' AND p.type = 'object'
               AND json_extract(p.value, '$.type') = 'picture'
               AND json_extract(p.value, '$.kind') <> 'image/svg+xml'
               AND json_extract(p.value, '$.blob') NOT IN (SELECT blob FROM imports WHERE blob IS NOT NULL)
             ON CONFLICT (blob, name) DO NOTHING",
            "INSERT INTO files (blob, name, kind)
             SELECT DISTINCT p.value ->> 'blob', '', p.value ->> 'kind'
             FROM editions t
             CROSS JOIN LATERAL jsonb_path_query(t.body::jsonb, '$.** ? (@.type == \"picture\")') p (value)
             WHERE t.body LIKE '%\"picture\"%'
               AND p.value ->> 'kind' <> 'image/svg+xml'
               AND p.value ->> 'blob' NOT IN (SELECT blob FROM imports WHERE blob IS NOT NULL)
             ON CONFLICT (blob, name) DO NOTHING",
        );
    },
};

/// The articles whose public editions ever showed a file, in the body, on top, attached, or in a block. Follows from the
/// bodies; here so that a request for a file costs no search in them.
pub(crate) const SHOWN: Migration = Migration {
    name: "newsroom_0019_files_of_articles",
    up: |schema| {
        schema.table("article_files", |table| {
            table.text("blob").uuid("article_id").key(&["blob", "article_id"]).refers(
                "article_id",
                "articles",
                "id",
            );
        });
        schema.sql(
            "INSERT INTO article_files (blob, article_id)
             SELECT DISTINCT p.blob, e.article_id
             FROM editions e JOIN pictures p ON p.id = e.picture_id
             WHERE e.picture_id IS NOT NULL
             ON CONFLICT (blob, article_id) DO NOTHING",
        );
        schema.sql_on(
            "INSERT INTO article_files (blob, article_id)
             SELECT DISTINCT json_extract(f.value, '$.blob'), t.article_id
             FROM editions t, json_each(t.attachments) f
             WHERE t.attachments <> '[]'
             ON CONFLICT (blob, article_id) DO NOTHING",
            "INSERT INTO article_files (blob, article_id)
             SELECT DISTINCT f.value ->> 'blob', t.article_id
             FROM editions t CROSS JOIN LATERAL jsonb_array_elements(t.attachments::jsonb) f (value)
             WHERE t.attachments <> '[]'
             ON CONFLICT (blob, article_id) DO NOTHING",
        );
        let bodies = [
            ("t.article_id", "editions t"),
            (
                "e.article_id",
                "shared_block_editions t
                 JOIN edition_blocks h ON h.block_id = t.block_id
                 JOIN editions e ON e.id = h.edition_id",
            ),
        ];
        for (article, from) in bodies {
            schema.sql_on(
                &format!(
                    "INSERT INTO article_files (blob, article_id)
                     SELECT DISTINCT json_extract(p.value, '$.blob'), {article}
                     FROM {from} CROSS JOIN json_tree(t.body) p
                     WHERE t.body LIKE '%\"picture\"%' AND p.type = 'object'
                       AND json_extract(p.value, '$.type') = 'picture'
                     ON CONFLICT (blob, article_id) DO NOTHING"
                ),
                &format!(
                    "INSERT INTO article_files (blob, article_id)
                     SELECT DISTINCT p.value ->> 'blob', {article}
                     FROM {from}
                     CROSS JOIN LATERAL jsonb_path_query(t.body::jsonb, '$.** ? (@.type == \"picture\")') p (value)
                     WHERE t.body LIKE '%\"picture\"%'
                     ON CONFLICT (blob, article_id) DO NOTHING"
                ),
            );
        }
    },
};

/// 1 for `once` when an article showed the blob `$1`, or the picture that it is a size of; 1 for `today` when an
/// article on the site does. A file that no article showed yet is only in drafts, whose readers have its address.
const STANDING: &str = "CAST(CASE WHEN EXISTS (SELECT 1 FROM article_files f WHERE f.blob IN (
            SELECT CAST($1 AS TEXT)
            UNION ALL
            SELECT p.blob FROM picture_sizes s JOIN pictures p ON p.id = s.picture_id WHERE s.blob = $1))
        THEN 1 ELSE 0 END AS BIGINT) AS once,
        CAST(CASE WHEN EXISTS (SELECT 1 FROM article_files f JOIN listed_articles a ON a.id = f.article_id
            WHERE f.blob IN (
            SELECT CAST($1 AS TEXT)
            UNION ALL
            SELECT p.blob FROM picture_sizes s JOIN pictures p ON p.id = s.picture_id WHERE s.blob = $1))
        THEN 1 ELSE 0 END AS BIGINT) AS today";

/// A file that a row names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Its media type; empty when an importer brought it without one.
    pub kind: String,
    /// It stands only in articles that were taken off the site: the public does not get it.
    pub withheld: bool,
    /// An article on the site shows it. A file that is neither public nor withheld stands only in drafts.
    pub public: bool,
}

/// A picture of this media type, or a size of one, by its bytes.
///
/// # Errors
/// When the database does not answer; so for all here.
pub async fn served_picture(db: &impl Run, blob: &BlobKey, kind: &str) -> Result<Option<Served>, DbError> {
    let sql = format!(
        "SELECT CAST($2 AS TEXT) AS kind, {STANDING}
         WHERE EXISTS (SELECT 1 FROM pictures WHERE blob = $1 AND kind = $2)
            OR EXISTS (SELECT 1 FROM picture_sizes WHERE blob = $1 AND kind = $2)
            OR EXISTS (SELECT 1 FROM files WHERE blob = $1 AND name = '' AND kind = $2)"
    );
    served(db, &sql, blob, kind).await
}

/// An attachment by its bytes and the name that readers have it under.
pub async fn served_file(db: &impl Run, blob: &BlobKey, name: &str) -> Result<Option<Served>, DbError> {
    let sql = format!("SELECT kind, {STANDING} FROM files WHERE blob = $1 AND name = $2 AND name <> ''");
    served(db, &sql, blob, name).await
}

async fn served(db: &impl Run, sql: &str, blob: &BlobKey, other: &str) -> Result<Option<Served>, DbError> {
    let rows = db.rows(sql, [blob.as_str().into(), other.into()]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let once: i64 = row.try_get("", "once")?;
    let today: i64 = row.try_get("", "today")?;
    Ok(Some(Served { kind: row.try_get("", "kind")?, withheld: once == 1 && today == 0, public: today == 1 }))
}

/// The agencies whose articles ever showed a file.
pub async fn agencies_of_file(db: &impl Run, blob: &BlobKey) -> Result<Vec<Uuid>, DbError> {
    let sql = "SELECT DISTINCT a.agency_id
               FROM article_files f JOIN articles a ON a.id = f.article_id
               WHERE f.blob IN (
                   SELECT CAST($1 AS TEXT)
                   UNION ALL
                   SELECT p.blob FROM picture_sizes s JOIN pictures p ON p.id = s.picture_id WHERE s.blob = $1)";
    let rows = db.rows(sql, [blob.as_str().into()]).await?;
    rows.iter().map(|row| Ok(row.try_get("", "agency_id")?)).collect()
}

/// Notes which files an edition shows: on top, in its body, attached, and in the blocks that it shows.
pub(crate) async fn insert_shown(tx: &Tx, edition: &Edition) -> Result<(), DbError> {
    let text = &edition.text;
    let mut blobs: Vec<String> = text.body.blobs().into_iter().map(str::to_owned).collect();
    blobs.extend(text.attachments.iter().map(|file| file.blob.clone()));
    for body in block_bodies(tx, &text.body.reused()).await?.values() {
        blobs.extend(body.blobs().into_iter().map(str::to_owned));
    }
    for blob in blobs {
        let sql = "INSERT INTO article_files (blob, article_id) VALUES ($1, $2)
                   ON CONFLICT (blob, article_id) DO NOTHING";
        tx.exec(sql, [blob.into(), edition.article.into()]).await?;
    }
    if let Some(placed) = &text.picture {
        let sql = "INSERT INTO article_files (blob, article_id)
                   SELECT p.blob, a.id FROM pictures p, articles a WHERE p.id = $1 AND a.id = $2
                   ON CONFLICT (blob, article_id) DO NOTHING";
        tx.exec(sql, [placed.picture.into(), edition.article.into()]).await?;
    }
    Ok(())
}

/// Notes that articles which show a block show the pictures of its new edition.
pub(crate) async fn insert_shown_in_block(tx: &Tx, block: Uuid, body: &Document) -> Result<(), DbError> {
    for blob in body.blobs() {
        let sql = "INSERT INTO article_files (blob, article_id)
                   SELECT DISTINCT CAST($1 AS TEXT), e.article_id
                   FROM edition_blocks h JOIN editions e ON e.id = h.edition_id
                   WHERE h.block_id = $2
                   ON CONFLICT (blob, article_id) DO NOTHING";
        tx.exec(sql, [blob.into(), block.into()]).await?;
    }
    Ok(())
}

/// Notes that readers may have a file under its name.
pub async fn keep_file(tx: &Tx, file: &Attachment) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO files (blob, name, kind) VALUES ($1, $2, $3) ON CONFLICT (blob, name) DO NOTHING",
        [file.blob.clone().into(), file.name.clone().into(), file.kind.clone().into()],
    )
    .await?;
    Ok(())
}
