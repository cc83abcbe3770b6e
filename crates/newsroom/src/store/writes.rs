//! Writing articles, their editions and their categories, themes and areas.

use kit::db::{DbError, Tx, json};
use uuid::Uuid;

use super::blocks::insert_hosting;
use super::files::{insert_shown, keep_file};
use crate::model::{Article, Category, Edition};
use media::Picture;

pub(crate) async fn insert_category(tx: &Tx, category: &Category, position: i64) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO categories (id, slug, name_vi, name_en, about_vi, about_en, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            category.id.into(),
            category.slug.clone().into(),
            category.name_vi.clone().into(),
            category.name_en.clone().into(),
            category.about_vi.clone().into(),
            category.about_en.clone().into(),
            position.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_picture(tx: &Tx, picture: &Picture, owner: Option<Uuid>) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO pictures (id, blob, kind, width, height, agency_id) VALUES ($1, $2, $3, $4, $5, $6)",
        [
            picture.id.into(),
            picture.blob.as_str().into(),
            picture.kind.clone().into(),
            picture.width.into(),
            picture.height.into(),
            owner.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_article(tx: &Tx, article: &Article, day: &str) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO articles (id, number, slug, category_id, agency_id, published_at, day, lead)
         VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE)",
        [
            article.id.into(),
            article.number.into(),
            article.slug.clone().into(),
            article.category.into(),
            article.agency.into(),
            article.published_at.as_millisecond().into(),
            day.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_theme(
    tx: &Tx,
    article: &Article,
    theme: Uuid,
    chosen: bool,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO article_themes (article_id, theme_id, chosen, published_at, number)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (article_id, theme_id) DO UPDATE SET
             chosen = article_themes.chosen OR excluded.chosen",
        [
            article.id.into(),
            theme.into(),
            chosen.into(),
            article.published_at.as_millisecond().into(),
            article.number.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes an edition and makes it the current one of its language.
pub(crate) async fn insert_edition(tx: &Tx, edition: &Edition) -> Result<(), DbError> {
    let text = &edition.text;
    let placed = text.picture.as_ref();
    let lang = edition.lang.code();
    tx.exec(
        "INSERT INTO editions (id, article_id, lang, number, at, title, title_key, summary, body, author,
                               source, picture_id, picture_alt, picture_caption, attachments,
                               change_note, translates, forced)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        [
            edition.id.into(),
            edition.article.into(),
            lang.into(),
            edition.number.into(),
            edition.at.as_millisecond().into(),
            text.title.clone().into(),
            viet::fold(&text.title).into(),
            text.summary.clone().into(),
            json(&text.body)?.into(),
            text.author.clone().into(),
            text.source.clone().into(),
            placed.map(|placed| placed.picture).into(),
            placed.map_or("", |placed| &placed.alt).into(),
            placed.map_or("", |placed| &placed.caption).into(),
            json(&text.attachments)?.into(),
            edition.change_note.clone().into(),
            edition.translates.into(),
            edition.forced.clone().into(),
        ],
    )
    .await?;
    tx.exec(
        "INSERT INTO current_editions (article_id, lang, edition_id) VALUES ($1, $2, $3)
         ON CONFLICT (article_id, lang) DO UPDATE SET edition_id = excluded.edition_id",
        [edition.article.into(), lang.into(), edition.id.into()],
    )
    .await?;
    for file in &text.attachments {
        keep_file(tx, file).await?;
    }
    insert_hosting(tx, edition).await?;
    insert_shown(tx, edition).await
}

/// Makes one article lead the home page, or none.
pub(crate) async fn set_lead(tx: &Tx, article: Option<Uuid>) -> Result<(), DbError> {
    tx.exec("UPDATE articles SET lead = FALSE WHERE lead", []).await?;
    if let Some(article) = article {
        tx.exec("UPDATE articles SET lead = TRUE WHERE id = $1", [article.into()]).await?;
    }
    Ok(())
}

pub(crate) async fn update_category(tx: &Tx, category: &Category) -> Result<(), DbError> {
    tx.exec(
        "UPDATE categories SET name_vi = $1, name_en = $2, about_vi = $3, about_en = $4 WHERE id = $5",
        [
            category.name_vi.clone().into(),
            category.name_en.clone().into(),
            category.about_vi.clone().into(),
            category.about_en.clone().into(),
            category.id.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes the places of all categories: as they stand here.
pub(crate) async fn order_categories(tx: &Tx, order: &[Uuid]) -> Result<(), DbError> {
    for (position, id) in (1_i64..).zip(order) {
        let sql = "UPDATE categories SET position = $1 WHERE id = $2";
        tx.exec(sql, [position.into(), (*id).into()]).await?;
    }
    Ok(())
}
