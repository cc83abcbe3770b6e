//! Brings a page's pictures and files along: from where they are into the blob store, before any transaction.

use std::collections::HashMap;

use imagesize::ImageType;
use kit::blobs::{BlobError, Blobs};
use kit::i18n::Lang;

use super::asset_source::{self, AssetSource};
use super::marks::{self, waiting};
use super::page::Page;
use crate::t;
use addresses::Addresses;
use document::{Block, Inline};
use newsroom::pictures::{Made, UploadError, take_attachment, take_upload};

/// A picture no wider and no higher than this is an icon or a tracker.
const ICON: usize = 64;
/// Smallest picture that may stand on top, in pixels.
const TOP: (i64, i64) = (200, 100);
/// Most pictures of one page.
const MOST_PICTURES: usize = 30;

/// Brings along the files that a page shows. Answers the ones that could not be brought, in one line each; the page goes on
/// without them.
pub(super) async fn bring(
    page: &mut Page,
    shelf: &AssetSource,
    blobs: &Blobs,
) -> Result<Vec<String>, BlobError> {
    let mut said = Vec::new();
    files(page, shelf, blobs, &mut said).await?;
    let mut numbers = Vec::new();
    numbers_in(&page.body.blocks, &mut numbers);
    let mut by_src: HashMap<String, Option<Made>> = HashMap::new();
    for number in &numbers {
        let Some(wanted) = page.more.media.pictures.get(*number) else { continue };
        if by_src.contains_key(&wanted.src) {
            continue;
        }
        let stored = if by_src.len() < MOST_PICTURES {
            picture(&wanted.src, shelf, blobs, &mut said).await?
        } else {
            said.push(format!("more than {MOST_PICTURES} pictures: {} was left out", short(&wanted.src)));
            None
        };
        by_src.insert(wanted.src.clone(), stored);
    }
    let stored: HashMap<usize, Made> = numbers
        .into_iter()
        .filter_map(|number| {
            let wanted = page.more.media.pictures.get(number)?;
            Some((number, by_src.get(&wanted.src)?.clone()?))
        })
        .collect();
    let blocks = std::mem::take(&mut page.body.blocks);
    let alt = t!(Lang::Vi, "import-picture", title = page.title.as_str());
    let mut filler = Filler { stored, alt, top: None };
    page.body.blocks = filler.fill(blocks);
    page.more.top = filler.top;
    page.more.made = filler.stored.into_values().collect();
    page.more.made.sort_by(|one, other| one.blob.cmp(&other.blob));
    page.more.made.dedup_by(|one, other| one.blob == other.blob);
    Ok(said)
}

struct Filler {
    stored: HashMap<usize, Made>,
    alt: String,
    top: Option<Block>,
}

impl Filler {
    /// Gives waiting pictures their bytes; the first that is large enough goes on top, and those that have none go.
    fn fill(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            match block {
                Block::Picture { blob, alt, caption, .. } => {
                    let Some(stored) = waiting(&blob).and_then(|number| self.stored.get(&number)) else {
                        // The words below a picture stay although it is missing.
                        if !caption.is_empty() {
                            out.push(Block::Paragraph { text: vec![Inline::text(&caption)] });
                        }
                        continue;
                    };
                    let alt =
                        [alt, caption.clone(), self.alt.clone()].into_iter().find(|alt| !alt.is_empty());
                    let large = stored.width >= TOP.0 && stored.height >= TOP.1;
                    let picture = Block::Picture {
                        blob: stored.blob.as_str().to_owned(),
                        kind: stored.kind.clone(),
                        width: stored.width,
                        height: stored.height,
                        alt: alt.unwrap_or_default(),
                        caption,
                    };
                    match &self.top {
                        None if large => self.top = Some(picture),
                        // Sites show the picture on top once more in the text.
                        Some(Block::Picture { blob, .. }) if *blob == stored.blob.as_str() => {}
                        _ => out.push(picture),
                    }
                }
                Block::List { ordered, items } => {
                    let items: Vec<Vec<Block>> = items
                        .into_iter()
                        .map(|item| self.fill(item))
                        .filter(|item| !item.is_empty())
                        .collect();
                    if !items.is_empty() {
                        out.push(Block::List { ordered, items });
                    }
                }
                Block::Quote { blocks } => out.push(Block::Quote { blocks: self.fill(blocks) }),
                other => out.push(other),
            }
        }
        out
    }
}

/// The waiting pictures of a body, from top to bottom.
fn numbers_in(blocks: &[Block], into: &mut Vec<usize>) {
    for block in blocks {
        match block {
            Block::Picture { blob, .. } => into.extend(waiting(blob)),
            Block::List { items, .. } => items.iter().for_each(|item| numbers_in(item, into)),
            Block::Quote { blocks } => numbers_in(blocks, into),
            _ => {}
        }
    }
}

/// A picture, written anew like those that people upload: nothing of the original survives but its pixels.
async fn picture(
    src: &str,
    shelf: &AssetSource,
    blobs: &Blobs,
    said: &mut Vec<String>,
) -> Result<Option<Made>, BlobError> {
    let mut left_out = |why: &str| said.push(format!("the picture {} {why} and was left out", short(src)));
    let bytes = match shelf.bytes(src).await {
        Ok(bytes) => bytes,
        Err(why) => {
            left_out(&why);
            return Ok(None);
        }
    };
    match look(&bytes) {
        Ok((width, height)) if width <= ICON && height <= ICON => return Ok(None),
        Ok(_) => {}
        Err(why) => {
            left_out(why);
            return Ok(None);
        }
    }
    loop {
        match take_upload(blobs, bytes.clone()).await {
            Ok(made) => return Ok(Some(made)),
            Err(UploadError::Blobs(error)) => return Err(error),
            // Nobody waits for an import: it tries again until the people who upload leave it room.
            Err(UploadError::Busy) => {}
            Err(error) => {
                left_out(&format!("was refused ({error})"));
                return Ok(None);
            }
        }
    }
}

/// How wide and how high a picture is by its own bytes; its name and the server's word are not asked.
fn look(bytes: &[u8]) -> Result<(usize, usize), &'static str> {
    match imagesize::image_type(bytes) {
        Ok(ImageType::Png | ImageType::Jpeg | ImageType::Gif | ImageType::Webp) => {}
        _ => return Err("is no PNG, JPEG, GIF or WebP"),
    }
    let size = imagesize::blob_size(bytes).map_err(|_| "is damaged")?;
    Ok((size.width, size.height))
}

/// Files that links of the article lead to.
async fn files(
    page: &mut Page,
    shelf: &AssetSource,
    blobs: &Blobs,
    said: &mut Vec<String>,
) -> Result<(), BlobError> {
    let numbers = settle(page);
    if !shelf.has_files() {
        return Ok(());
    }
    let mut moved = HashMap::new();
    for number in numbers {
        let Some(wanted) = page.more.media.files.get(number) else { continue };
        let src = wanted.src.clone();
        if moved.contains_key(&src) {
            continue;
        }
        let taken = match shelf.bytes(&src).await {
            Ok(bytes) => take_attachment(blobs, bytes, &asset_source::file_name(&src)).await,
            Err(why) => {
                said.push(format!("the file {} {why} and was left out", short(&src)));
                continue;
            }
        };
        match taken {
            Ok(file) => {
                moved.insert(src, Addresses::attachment(&file.blob, &file.name));
                page.more.attachments.push(file);
            }
            Err(UploadError::Blobs(error)) => return Err(error),
            Err(error) => {
                said.push(format!("the file {} was refused ({error}) and was left out", short(&src)));
            }
        }
    }
    each_link(&mut page.body.blocks, &moved);
    Ok(())
}

/// Takes the marks out of every text of a page; answers the files that its body names.
pub(super) fn settle(page: &mut Page) -> Vec<usize> {
    for text in [&mut page.title, &mut page.summary, &mut page.author, &mut page.source, &mut page.category] {
        if let std::borrow::Cow::Owned(clean) = marks::unmarked(text) {
            *text = clean;
        }
    }
    marks::take_files(&mut page.body)
}

/// Links to a file that was brought along lead to it here.
fn each_link(blocks: &mut [Block], moved: &HashMap<String, String>) {
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => each_run(text, moved),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_link(item, moved)),
            Block::Quote { blocks } => each_link(blocks, moved),
            Block::Table { head, rows } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| each_run(cell, moved));
            }
            Block::Picture { .. } | Block::Rule | Block::Reuse { .. } => {}
        }
    }
}

fn each_run(runs: &mut [Inline], moved: &HashMap<String, String>) {
    for run in runs {
        match run {
            Inline::Link { href, text } => {
                if let Some(here) = moved.get(href.as_str()) {
                    here.clone_into(href);
                }
                each_run(text, moved);
            }
            Inline::Strong { text } | Inline::Emphasis { text } | Inline::Cite { text, .. } => {
                each_run(text, moved);
            }
            Inline::Text { .. } | Inline::Break => {}
        }
    }
}

/// An address for a line of the terminal.
fn short(src: &str) -> String {
    let one: String = src.chars().filter(|c| !c.is_control()).take(80).collect();
    if one.len() < src.len() { format!("{one}…") } else { one }
}
