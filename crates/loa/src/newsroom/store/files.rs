//! Which blobs the public may have, under which type and name: a blob that no row names is only space.

use kit::blobs::BlobKey;
use kit::db::{DbError, Migration, Run, Tx};

use crate::newsroom::model::Attachment;

/// Files by their content and their name, each with its type. A picture that an importer once left in a body without a
/// row of its own is here without a name.
pub(in crate::newsroom) const MIGRATION: Migration = Migration {
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
        // Drawings came in by no import, and what was sent to be imported is for nobody.
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

/// Whether a blob is a picture of this media type, or a size of one.
///
/// # Errors
/// When the database does not answer; so for all here.
pub async fn is_picture(db: &impl Run, blob: &BlobKey, kind: &str) -> Result<bool, DbError> {
    let sql = "SELECT 1 AS one FROM pictures WHERE blob = $1 AND kind = $2
               UNION ALL
               SELECT 1 AS one FROM picture_sizes WHERE blob = $1 AND kind = $2
               UNION ALL
               SELECT 1 AS one FROM files WHERE blob = $1 AND name = '' AND kind = $2
               LIMIT 1";
    Ok(!db.rows(sql, [blob.as_str().into(), kind.into()]).await?.is_empty())
}

/// The media type of a blob that readers may have under this name; empty when an importer brought it without one.
pub async fn file_kind(db: &impl Run, blob: &BlobKey, name: &str) -> Result<Option<String>, DbError> {
    let sql = "SELECT kind FROM files WHERE blob = $1 AND name = $2 AND name <> ''";
    let rows = db.rows(sql, [blob.as_str().into(), name.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "kind")).transpose()?)
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
