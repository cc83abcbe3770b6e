//! JSON Feed 1.0 and 1.1 (jsonfeed.org). Identifiers that are numbers are read as their figures, as it asks readers to.

use serde_json::Value;

use super::feed::{Feed, Item};
use super::page::ReadError;

pub(super) fn read(text: &str) -> Result<Feed, ReadError> {
    let data: Value = serde_json::from_str(text).map_err(|error| ReadError::Feed(error.to_string()))?;
    if !said(&data["version"]).contains("jsonfeed.org/version/1") {
        return Err(ReadError::Feed("it is no JSON Feed of version 1".to_owned()));
    }
    let Value::Array(items) = &data["items"] else {
        return Err(ReadError::Feed("it has no items".to_owned()));
    };
    let authors = author(&data);
    Ok(Feed {
        title: escaped(&said(&data["title"])),
        link: [&data["home_page_url"], &data["feed_url"]]
            .into_iter()
            .map(said)
            .find(|one| !one.is_empty())
            .unwrap_or_default(),
        items: items.iter().map(|one| item(one, &authors)).collect(),
        broken: None,
    })
}

fn item(data: &Value, authors: &str) -> Item {
    let html = said(&data["content_html"]);
    let own = author(data);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    Item {
        title: escaped(&said(&data["title"])),
        link: said(&data["url"]),
        guid: said(&data["id"]),
        published: said(&data["date_published"]),
        updated: said(&data["date_modified"]),
        summary: escaped(&said(&data["summary"])),
        content: if html.is_empty() { plain(&said(&data["content_text"])) } else { html },
        author: escaped(if own.is_empty() { authors } else { &own }),
        categories: list(&data["tags"]).iter().map(|tag| escaped(&said(tag))).collect(),
        files: list(&data["attachments"])
            .iter()
            .map(|file| (said(&file["url"]), said(&file["mime_type"]).starts_with("image/")))
            .filter(|(address, _)| !address.is_empty())
            .collect(),
        // No part of the format; programs that write it all the same mean it.
        draft: ["draft", "_draft", "is_draft"].iter().any(|name| data[*name] == Value::Bool(true))
            || matches!(said(&data["status"]).as_str(), "draft" | "private" | "pending" | "future"),
        base: None,
    }
}

fn author(data: &Value) -> String {
    let name = |one: &Value| said(&one["name"]);
    let several = data["authors"].as_array().map(|all| all.iter().map(name).collect::<Vec<_>>());
    match several {
        Some(all) => all.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", "),
        None => name(&data["author"]),
    }
}

fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.replace('\0', "").trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Plain text as HTML: a blank line parts paragraphs.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    paragraphs.map(|part| format!("<p>{}</p>", escaped(part).replace('\n', "<br>"))).collect()
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
