//! The parts of the portal and the article that leads its home page.

use crate::permissions::PUBLISH;
use agencies::permissions::ARRANGE;
use kit::db::{DbError, Run, Tx};
use kit::events;
use serde_json::json;
use uuid::Uuid;

use super::actions::{NewsroomError, event};
use super::model::Category;
use super::store;
use access::{Actor, On};
use frame::forms::{Flaw, Flaws, Wording};

/// Adds a category after those there are.
///
/// # Errors
/// See [`NewsroomError`]; so for all actions here.
pub async fn add_category(
    tx: &mut Tx,
    actor: &Actor,
    slug: &str,
    names: [&str; 2],
    about: [&str; 2],
) -> Result<Category, NewsroomError> {
    actor.may(ARRANGE, On::City)?;
    // The sequence's row is also the lock: of two people who choose one address at once, the second hears of it.
    let position = tx.next_number("category").await?;
    let [name_vi, name_en] = names.map(str::to_owned);
    let [about_vi, about_en] = about.map(str::to_owned);
    let words = Wording { name_vi, name_en, about_vi, about_en }.clean();
    let mut flaws = Flaws::default();
    words.check(&mut flaws);
    flaws.address(slug);
    if let Some(other) = store::category_by_slug(tx, slug).await? {
        flaws.note("slug", Flaw::Taken(other.name_vi));
    }
    flaws.settle()?;
    let category = named(tx.id(), slug.to_owned(), words);
    store::insert_category(tx, &category, position).await?;
    tx.record(event("category.added", category.id, actor, json!({ "slug": slug })));
    Ok(category)
}

fn named(id: Uuid, slug: String, words: Wording) -> Category {
    let Wording { name_vi, name_en, about_vi, about_en } = words;
    Category { id, slug, name_vi, name_en, about_vi, about_en }
}

/// The version of a category: the position of the newest event about it.
///
/// # Errors
/// When the database does not answer.
pub async fn category_version(db: &impl Run, category: Uuid) -> Result<i64, DbError> {
    events::last(db, &category.to_string()).await
}

/// Writes a category's words anew, on top of the version that was seen; its address stays.
pub async fn edit_category(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    new: Wording,
) -> Result<(), NewsroomError> {
    actor.may(ARRANGE, On::City)?;
    tx.next_number("category").await?;
    let before = store::categories(tx).await?.into_iter().find(|category| category.id == id);
    let before = before.ok_or(NewsroomError::NoCategory)?;
    if category_version(tx, id).await? != seen {
        return Err(NewsroomError::Changed);
    }
    let words = new.clean();
    let mut flaws = Flaws::default();
    words.check(&mut flaws);
    flaws.settle()?;
    let now = named(id, before.slug, words);
    store::update_category(tx, &now).await?;
    tx.record(event("category.edited", id, actor, json!({ "name_vi": now.name_vi })));
    Ok(())
}

/// Moves a category one place towards the beginning of the site, or towards its end; the outermost stays.
pub async fn move_category(tx: &mut Tx, actor: &Actor, id: Uuid, forward: bool) -> Result<(), NewsroomError> {
    actor.may(ARRANGE, On::City)?;
    tx.next_number("category").await?;
    let mut order: Vec<Uuid> = store::categories(tx).await?.into_iter().map(|category| category.id).collect();
    let at = order.iter().position(|one| *one == id).ok_or(NewsroomError::NoCategory)?;
    let to = if forward { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
    let Some(to) = to else { return Ok(()) };
    order.swap(at, to);
    store::order_categories(tx, &order).await?;
    tx.record(event("category.moved", id, actor, json!({ "place": to + 1 })));
    Ok(())
}

/// Puts an article at the head of the home page, in the place of the one that led it. The home page is the whole
/// city's, so the whole city's right is asked for.
pub async fn feature(tx: &mut Tx, actor: &Actor, article: Uuid) -> Result<(), NewsroomError> {
    actor.may(PUBLISH, On::City)?;
    if store::article_by_id(tx, article).await?.is_none() {
        return Err(NewsroomError::NoArticle);
    }
    if store::withdrawal(tx, article).await?.is_some() {
        return Err(NewsroomError::Withdrawn);
    }
    store::set_lead(tx, Some(article)).await?;
    tx.record(event("article.featured", article, actor, json!({})));
    Ok(())
}

/// Takes an article away from the head of the home page: the newest leads again.
pub async fn unfeature(tx: &mut Tx, actor: &Actor, article: Uuid) -> Result<(), NewsroomError> {
    actor.may(PUBLISH, On::City)?;
    if store::featured(tx).await? != Some(article) {
        return Ok(());
    }
    store::set_lead(tx, None).await?;
    tx.record(event("article.unfeatured", article, actor, json!({})));
    Ok(())
}
