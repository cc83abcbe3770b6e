//! The keys that imported articles are known by. A key may stand for several articles: the importer weighs them. The
//! table `origins` holds the rows of versions before 0.2, one article to a key; it is read and never written anew.

use kit::db::{DbError, Migration, Run, Tx};
use sea_orm::Value;
use uuid::Uuid;

/// Most articles of one key that are looked at: a key of more articles says nothing.
const MOST: usize = 20;
/// No hash of anything.
const NOTHING_READ: &str = "-";

/// The table of keys.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0023_origin_keys",
    up: |schema| {
        schema.table("origin_keys", |table| {
            table
                .text("key")
                .uuid("article_id")
                // The source as it was read when the article was written last, as a hash.
                .text("digest")
                .key(&["key", "article_id"])
                .refers("article_id", "articles", "id");
        });
        schema.index("origin_keys", &["article_id"]);
        schema.index("origin_keys", &["digest"]);
        schema.index("origins", &["article_id"]);
        schema.index("origins", &["digest"]);
    },
};

/// Whether an article was made of the thing with this key.
///
/// # Errors
/// When the database does not answer.
pub async fn is_origin(db: &impl Run, key: &str) -> Result<bool, DbError> {
    Ok(!articles_by_origin(db, &[key.to_owned()], NOTHING_READ).await?.is_empty())
}

/// Notes the key of the source that an article was made of, where the source cannot change.
///
/// # Errors
/// When the database does not answer.
pub async fn note_origin(tx: &Tx, key: &str, article: Uuid) -> Result<(), DbError> {
    add_origin_keys(tx, article, &[key.to_owned()], "").await
}

/// The articles that have one of these keys, and those made from a source with this digest: pairs of key and article,
/// with an empty key for the latter.
pub async fn articles_by_origin(
    db: &impl Run,
    keys: &[String],
    digest: &str,
) -> Result<Vec<(String, Uuid)>, DbError> {
    let mut parts = Vec::with_capacity(keys.len() * 2 + 2);
    for (place, key) in (1..).zip(keys) {
        let kind = key.split(':').next().unwrap_or_default();
        // Each table is asked for the kinds of keys that it can hold.
        let tables: &[&str] = match kind {
            "post" | "local" | "page" | "name" => &["origin_keys"],
            "url" | "title" => &["origins"],
            _ => &["origin_keys", "origins"],
        };
        for table in tables {
            parts.push(format!(
                "SELECT * FROM (SELECT key, article_id FROM {table} WHERE key = ${place} LIMIT {MOST}) AS {table}_{place}"
            ));
        }
    }
    for table in ["origin_keys", "origins"] {
        parts.push(format!(
            "SELECT * FROM (SELECT '' AS key, article_id FROM {table} WHERE digest = ${} LIMIT {MOST}) AS {table}_read",
            keys.len() + 1
        ));
    }
    let values: Vec<Value> = keys.iter().map(|key| key.clone().into()).chain([Value::from(digest)]).collect();
    let rows = db.rows(&parts.join(" UNION ALL "), values).await?;
    rows.iter().map(|row| Ok((row.try_get("", "key")?, row.try_get("", "article_id")?))).collect()
}

/// Every key of an article, and the hash of its source as it was read last.
pub async fn origin_keys(db: &impl Run, article: Uuid) -> Result<(Vec<String>, String), DbError> {
    let rows = db
        .rows(
            "SELECT key, digest, 1 AS place FROM origin_keys WHERE article_id = $1
             UNION ALL
             SELECT key, digest, 2 AS place FROM origins WHERE article_id = $1
             ORDER BY place, key",
            [article.into()],
        )
        .await?;
    // Rows of the older table are not renewed; they count where there are no others.
    let digest = rows.first().map(|row| row.try_get("", "digest")).transpose()?.unwrap_or_default();
    let keys = rows.iter().map(|row| row.try_get("", "key")).collect::<Result<_, _>>()?;
    Ok((keys, digest))
}

/// Notes the keys of an article; a key that is noted already stays.
pub async fn add_origin_keys(tx: &Tx, article: Uuid, keys: &[String], digest: &str) -> Result<(), DbError> {
    if keys.is_empty() {
        return Ok(());
    }
    let rows: Vec<String> = (0..keys.len()).map(|index| format!("(${}, $1, $2)", index + 3)).collect();
    let mut values: Vec<Value> = vec![article.into(), digest.into()];
    values.extend(keys.iter().map(|key| Value::from(key.clone())));
    let sql = format!(
        "INSERT INTO origin_keys (key, article_id, digest) VALUES {} ON CONFLICT (key, article_id) DO NOTHING",
        rows.join(", ")
    );
    tx.exec(&sql, values).await?;
    Ok(())
}

/// Notes under every key of an article the source as it was read last, so that a source that returns to earlier words
/// is a change.
pub async fn renew_origin(tx: &Tx, article: Uuid, digest: &str) -> Result<(), DbError> {
    let sql = "UPDATE origin_keys SET digest = $1 WHERE article_id = $2";
    tx.exec(sql, [digest.into(), article.into()]).await?;
    Ok(())
}

/// As a version before this table left an article.
#[cfg(any(test, feature = "testing"))]
pub async fn forget_origin_keys(tx: &Tx, article: Uuid) -> Result<(), DbError> {
    tx.exec("DELETE FROM origin_keys WHERE article_id = $1", [article.into()]).await?;
    Ok(())
}

/// A row as a version before this table wrote it.
#[cfg(any(test, feature = "testing"))]
pub async fn add_older_origin(tx: &Tx, key: &str, article: Uuid, digest: &str) -> Result<(), DbError> {
    let sql = "INSERT INTO origins (key, article_id, digest) VALUES ($1, $2, $3)";
    tx.exec(sql, [key.into(), article.into(), digest.into()]).await?;
    Ok(())
}
