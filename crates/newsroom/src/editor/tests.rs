//! The field as a browser gets it.

use std::collections::HashSet;
use std::path::Path;

use kit::i18n::Lang;
use scraper::{Html, Selector};
use serde_json::Value;
use uuid::Uuid;

use super::{Field, PRELOAD, SCRIPT, STYLE, field};
use document::{Document, from_markdown, to_markdown};

fn shown(lang: Lang, field_of: &Field<'_>) -> Html {
    Html::parse_fragment(&field(lang, field_of).expect("the field"))
}

fn area(page: &Html) -> scraper::ElementRef<'_> {
    page.select(&Selector::parse("textarea").expect("a valid selector")).next().expect("a text area")
}

#[test]
fn the_field_carries_the_body_twice_as_markdown_and_as_the_document() {
    let document =
        from_markdown("## Ai được lợi?\n\n\"Hộ\" & <người> theo [Điều 4](<trich-dan:Điều 4 Luật>)\n");
    let blocks = [(Uuid::from_u128(7), "Đường dây \"nóng\"".to_owned())];
    let one = Field {
        document: &document,
        typed: None,
        lang: Lang::Vi,
        upload: "/ban/anh",
        cite: "/ban/can-cu",
        blocks: &blocks,
        make_block: "/lam-viec/khoi",
        locked: false,
        error: "",
    };
    for lang in [Lang::Vi, Lang::En] {
        let page = shown(lang, &one);
        let area = area(&page);
        assert_eq!(area.text().collect::<String>().trim_end(), to_markdown(&document).trim_end());
        let carried = Document::parse(area.attr("data-document").expect("the document"));
        assert_eq!(carried, Ok(document.clone()));
        let texts: Value = serde_json::from_str(area.attr("data-texts").expect("texts")).expect("JSON");
        assert!(
            texts["strong"].is_string()
                && texts["pasteWithoutPictures"].as_str().is_some_and(|text| text.contains("{n}"))
        );
        let blocks: Value = serde_json::from_str(area.attr("data-blocks").expect("blocks")).expect("JSON");
        assert_eq!(blocks[0]["name"], "Đường dây \"nóng\"");
        assert_eq!(area.attr("readonly"), None);
    }
    let typed = Field { typed: Some("## dở </textarea>"), locked: true, ..one };
    let page = shown(Lang::Vi, &typed);
    assert_eq!(area(&page).text().collect::<String>().trim_end(), "## dở </textarea>");
    assert!(area(&page).attr("readonly").is_some());
}

#[test]
fn what_is_preloaded_is_what_the_editor_imports() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frame/assets");
    let mut wanted = vec![SCRIPT.to_owned()];
    let mut seen: HashSet<String> = HashSet::new();
    while let Some(name) = wanted.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let code =
            std::fs::read_to_string(assets.join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let folder = Path::new(&name).parent().expect("a folder").to_owned();
        for line in code.lines().filter(|line| line.starts_with("import")) {
            let from = line.split('"').nth(1).expect("an import by a relative name");
            let mut path = folder.clone();
            for part in from.split('/') {
                match part {
                    "." => {}
                    ".." => _ = path.pop(),
                    part => path.push(part),
                }
            }
            wanted.push(path.to_str().expect("a name").to_owned());
        }
    }
    seen.remove(SCRIPT);
    assert_eq!(seen, PRELOAD.iter().map(|name| (*name).to_owned()).collect());
    assert!(assets.join(STYLE).exists());
}
