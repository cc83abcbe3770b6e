//! The statements of the record about editions, shared blocks and withdrawals: a digest of the content of each in the
//! tables.

use kit::db::{DbError, Migration, Run, Tx};
use kit::digest::Digest;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Content that was published before events stated digests is bound once.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0022_unbound_editions",
    up: |schema| {
        schema.sql(
            "INSERT INTO unbound (part, after)
             SELECT 'editions', (SELECT MIN(number) - 1 FROM articles) WHERE EXISTS (SELECT 1 FROM articles)",
        );
        schema.sql(
            "INSERT INTO unbound (part, after) SELECT 'blocks', 0 WHERE EXISTS (SELECT 1 FROM shared_blocks)",
        );
    },
};

/// An edition with its digest for the record.
#[derive(Clone, Debug)]
pub(crate) struct EditionDigest {
    pub(crate) article: Uuid,
    pub(crate) lang: String,
    pub(crate) number: i64,
    /// SHA-256 of its content and where it stands, as it is stored.
    pub(crate) digest: String,
}

#[derive(FromQueryResult)]
struct EditionRow {
    id: Uuid,
    article_id: Uuid,
    article_number: i64,
    slug: String,
    agency_id: Uuid,
    published_at: i64,
    day: String,
    lang: String,
    number: i64,
    at: i64,
    title: String,
    summary: String,
    body: String,
    author: String,
    source: String,
    picture: Option<String>,
    picture_alt: String,
    picture_caption: String,
    attachments: String,
    change_note: String,
    translates: Option<i64>,
    forced: String,
}

impl EditionRow {
    /// All that the public reads of an edition: the words, and of its article the number, the address, the agency and the
    /// moment, none of which ever changes.
    fn digest(self) -> EditionDigest {
        let digest = Digest::of("loa.edition.1")
            .bytes(self.id.as_bytes())
            .bytes(self.article_id.as_bytes())
            .number(self.article_number)
            .text(&self.slug)
            .bytes(self.agency_id.as_bytes())
            .number(self.published_at)
            .text(&self.day)
            .text(&self.lang)
            .number(self.number)
            .number(self.at)
            .text(&self.title)
            .text(&self.summary)
            .text(&self.body)
            .text(&self.author)
            .text(&self.source)
            .maybe(self.picture.as_deref().map(str::as_bytes))
            .text(&self.picture_alt)
            .text(&self.picture_caption)
            .text(&self.attachments)
            .text(&self.change_note)
            .maybe(self.translates.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice))
            .text(&self.forced)
            .finish();
        EditionDigest { article: self.article_id, lang: self.lang, number: self.number, digest }
    }
}

const EDITION: &str =
    "SELECT e.id, e.article_id, a.number AS article_number, a.slug, a.agency_id, a.published_at, a.day,
       e.lang, e.number, e.at, e.title, e.summary, e.body, e.author, e.source, p.blob AS picture,
       e.picture_alt, e.picture_caption, e.attachments, e.change_note, e.translates, e.forced
    FROM editions e
    JOIN articles a ON a.id = e.article_id
    LEFT JOIN pictures p ON p.id = e.picture_id";

/// The digest for the record of an edition that was just written.
pub(crate) async fn edition_digest(tx: &Tx, edition: Uuid) -> Result<String, DbError> {
    let row: Option<EditionRow> = tx.one(&format!("{EDITION} WHERE e.id = $1"), [edition.into()]).await?;
    let row = row.ok_or_else(|| DbError::Unreadable(format!("edition {edition}")))?;
    Ok(row.digest().digest)
}

/// The editions of the articles from one number to another.
pub(crate) async fn edition_digests(
    db: &impl Run,
    from: i64,
    to: i64,
) -> Result<Vec<EditionDigest>, DbError> {
    let sql = format!("{EDITION} WHERE a.number BETWEEN $1 AND $2 ORDER BY a.number, e.lang, e.number");
    let rows: Vec<EditionRow> = db.all(&sql, [from.into(), to.into()]).await?;
    Ok(rows.into_iter().map(EditionRow::digest).collect())
}

/// Where an article stands, as far as the record is compared with it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Stand {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) category_id: Uuid,
}

/// The articles from one number to another.
pub(crate) async fn stands(db: &impl Run, from: i64, to: i64) -> Result<Vec<Stand>, DbError> {
    let sql = "SELECT id, number, category_id FROM articles WHERE number BETWEEN $1 AND $2 ORDER BY number";
    db.all(sql, [from.into(), to.into()]).await
}

/// The lowest number of an article above another.
pub(crate) async fn number_after(db: &impl Run, number: i64) -> Result<Option<i64>, DbError> {
    let sql = "SELECT MIN(number) AS number FROM articles WHERE number > $1";
    let rows = db.rows(sql, [number.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "number")).transpose()?.flatten())
}

/// The edition that readers get.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct CurrentRow {
    pub(crate) article_id: Uuid,
    pub(crate) lang: String,
    pub(crate) number: i64,
}

/// Which editions readers get of the articles from one number to another.
pub(crate) async fn current_between(db: &impl Run, from: i64, to: i64) -> Result<Vec<CurrentRow>, DbError> {
    let sql = "SELECT c.article_id, c.lang, e.number
               FROM current_editions c
               JOIN editions e ON e.id = c.edition_id AND e.article_id = c.article_id AND e.lang = c.lang
               JOIN articles a ON a.id = c.article_id
               WHERE a.number BETWEEN $1 AND $2";
    db.all(sql, [from.into(), to.into()]).await
}

#[derive(FromQueryResult)]
struct WithdrawalRow {
    article_id: Uuid,
    at: i64,
    reason: String,
    leads_to: Option<Uuid>,
}

impl WithdrawalRow {
    fn digest(self) -> (Uuid, String) {
        let digest = Digest::of("loa.withdrawal.1")
            .bytes(self.article_id.as_bytes())
            .number(self.at)
            .text(&self.reason)
            .maybe(self.leads_to.as_ref().map(|id| id.as_bytes().as_slice()))
            .finish();
        (self.article_id, digest)
    }
}

/// The digests for the record of the withdrawals of the articles from one number to another.
pub(crate) async fn withdrawal_digests(
    db: &impl Run,
    from: i64,
    to: i64,
) -> Result<Vec<(Uuid, String)>, DbError> {
    let sql = "SELECT w.article_id, w.at, w.reason, w.leads_to
               FROM withdrawals w JOIN articles a ON a.id = w.article_id
               WHERE a.number BETWEEN $1 AND $2";
    let rows: Vec<WithdrawalRow> = db.all(sql, [from.into(), to.into()]).await?;
    Ok(rows.into_iter().map(WithdrawalRow::digest).collect())
}

/// The digest for the record of a withdrawal that was just written.
pub(crate) async fn withdrawal_digest(tx: &Tx, article: Uuid) -> Result<Option<String>, DbError> {
    let sql = "SELECT article_id, at, reason, leads_to FROM withdrawals WHERE article_id = $1";
    let row: Option<WithdrawalRow> = tx.one(sql, [article.into()]).await?;
    Ok(row.map(|row| row.digest().1))
}

/// Which of these articles are there.
pub(crate) async fn known_articles(db: &impl Run, ids: &[Uuid]) -> Result<Vec<Uuid>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let binds: Vec<String> = (1..=ids.len()).map(|bind| format!("${bind}")).collect();
    let sql = format!("SELECT id FROM articles WHERE id IN ({})", binds.join(", "));
    let rows = db.rows(&sql, ids.iter().map(|id| sea_orm::Value::from(*id)).collect::<Vec<_>>()).await?;
    rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}

#[derive(FromQueryResult)]
struct BlockRow {
    block_id: Uuid,
    number: i64,
    at: i64,
    name: String,
    body: String,
    change_note: String,
    forced: String,
}

impl BlockRow {
    fn digest(&self) -> String {
        Digest::of("loa.block.1")
            .bytes(self.block_id.as_bytes())
            .number(self.number)
            .number(self.at)
            .text(&self.name)
            .text(&self.body)
            .text(&self.change_note)
            .text(&self.forced)
            .finish()
    }
}

/// The editions of a shared block with the digest of each for the record.
pub(crate) async fn block_digests(db: &impl Run, id: Uuid) -> Result<Vec<(i64, String)>, DbError> {
    let sql = "SELECT block_id, number, at, name, body, change_note, forced
               FROM shared_block_editions
               WHERE block_id = $1
               ORDER BY number";
    let rows: Vec<BlockRow> = db.all(sql, [id.into()]).await?;
    Ok(rows.iter().map(|row| (row.number, row.digest())).collect())
}

/// The digest for the record of an edition of a shared block.
pub(crate) async fn block_digest(tx: &Tx, id: Uuid, number: i64) -> Result<Option<String>, DbError> {
    let editions = block_digests(tx, id).await?;
    Ok(editions.into_iter().find_map(|(one, digest)| (one == number).then_some(digest)))
}

/// All shared blocks, each with the number of the edition that articles show.
pub(crate) async fn block_numbers(db: &impl Run) -> Result<Vec<(Uuid, i64)>, DbError> {
    let rows = db.rows("SELECT id, edition FROM shared_blocks ORDER BY id", []).await?;
    rows.iter().map(|row| Ok((row.try_get("", "id")?, row.try_get("", "edition")?))).collect()
}

/// Files and pictures that articles ever showed, with the sizes of these, after a key and in order; at most `limit`.
pub(crate) async fn shown_blobs(db: &impl Run, after: &str, limit: u32) -> Result<Vec<String>, DbError> {
    let rows = db
        .rows(
            "SELECT blob FROM (
                 SELECT f.blob FROM article_files f
                 UNION
                 SELECT s.blob FROM picture_sizes s
                 JOIN pictures p ON p.id = s.picture_id
                 JOIN article_files f ON f.blob = p.blob
             ) shown
             WHERE blob > $1
             ORDER BY blob
             LIMIT $2",
            [after.into(), i64::from(limit).into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.try_get("", "blob")?)).collect()
}
