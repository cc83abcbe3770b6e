//! Shows changes: `ins` and `del`, each also said in words for people who hear the page, and underlined or struck through
//! for people who cannot tell colours.

use std::fmt::Write;

use kit::i18n::Lang;

use super::Role;
use super::{Change, Fate, Part, Piece, Run, Words};
use crate::escape;
use crate::t;

/// The HTML of a list of changes; everything that people wrote is escaped. Headings are paragraphs here, so that they
/// do not stand among those of the page around. Class names: `diff`, `diff-part`, `diff-label`, `diff-same`,
/// `diff-added`, `diff-removed`, `diff-changed`, `diff-skipped`, `diff-address`; `unseen` for words that are only heard.
pub fn to_html(changes: &[Change], lang: Lang) -> String {
    let mut html = String::from("<div class=\"diff\">\n");
    for change in changes {
        match change {
            Change::Same(piece) => whole(Fate::Same, piece, lang, &mut html),
            Change::Added(piece) => whole(Fate::Added, piece, lang, &mut html),
            Change::Removed(piece) => whole(Fate::Removed, piece, lang, &mut html),
            Change::Changed { was, part, words } => changed(was, part, words, lang, &mut html),
            &Change::Skipped(count) => {
                let words = t!(lang, "diff-skipped", count = count);
                let _ = writeln!(html, "<p class=\"diff-skipped\">{words}</p>");
            }
        }
    }
    html.push_str("</div>\n");
    html
}

fn whole(fate: Fate, piece: &Piece, lang: Lang, html: &mut String) {
    let class = match fate {
        Fate::Same => "diff-same",
        Fate::Added => "diff-added",
        Fate::Removed => "diff-removed",
    };
    let _ = write!(html, "<div class=\"diff-part {class}\">");
    label(&piece.part, lang, html);
    html.push_str("<p>");
    if piece.runs.is_empty() {
        // A break or a picture without words is there or gone all the same.
        html.push_str(open(fate));
        said(fate, lang, html);
        html.push_str(close(fate));
    }
    let words = piece.runs.iter().map(|run| Words { fate, run: run.clone() });
    woven(&words.collect::<Vec<_>>(), lang, html);
    html.push_str("</p></div>\n");
}

fn changed(was: &Part, part: &Part, words: &[Words], lang: Lang, html: &mut String) {
    html.push_str("<div class=\"diff-part diff-changed\">");
    label(part, lang, html);
    if was != part {
        let (before, now) = (name(was, lang), name(part, lang));
        let told = if before == now {
            t!(lang, "diff-file-changed")
        } else {
            t!(lang, "diff-role-changed", before = before)
        };
        let _ = write!(html, "<p class=\"diff-label\">{told}</p>");
    }
    html.push_str("<p>");
    woven(words, lang, html);
    html.push_str("</p></div>\n");
}

fn label(part: &Part, lang: Lang, html: &mut String) {
    // Most of a text is paragraphs: saying so each time would only be in the way.
    if *part != Part::Body(Role::Paragraph) {
        let _ = write!(html, "<p class=\"diff-label\">{}</p>", name(part, lang));
    }
}

fn name(part: &Part, lang: Lang) -> String {
    match part {
        Part::Title => t!(lang, "diff-title"),
        Part::Summary => t!(lang, "diff-summary"),
        Part::Picture(_) => t!(lang, "diff-picture"),
        Part::Caption | Part::Body(Role::Caption) => t!(lang, "diff-caption"),
        Part::Attachment { .. } => t!(lang, "diff-attachment"),
        Part::Author => t!(lang, "diff-author"),
        Part::Source => t!(lang, "diff-source"),
        Part::Body(Role::Paragraph) => t!(lang, "diff-paragraph"),
        Part::Body(Role::Heading(level)) => t!(lang, "diff-heading", level = i64::from(*level)),
        Part::Body(Role::Item { ordered: true, .. }) => t!(lang, "diff-item-ordered"),
        Part::Body(Role::Item { ordered: false, .. }) => t!(lang, "diff-item"),
        Part::Body(Role::Quoted) => t!(lang, "diff-quoted"),
        Part::Body(Role::Row) => t!(lang, "diff-row"),
        Part::Body(Role::Picture { .. }) => t!(lang, "diff-body-picture"),
        Part::Body(Role::Rule) => t!(lang, "diff-rule"),
        Part::Body(Role::Reused(_)) => t!(lang, "diff-reused"),
    }
}

/// Runs of one fate stand in one element, in all their styles.
fn woven(words: &[Words], lang: Lang, html: &mut String) {
    for group in words.chunk_by(|a, b| a.fate == b.fate) {
        let Some(fate) = group.first().map(|words| words.fate) else { continue };
        html.push_str(open(fate));
        said(fate, lang, html);
        group.iter().for_each(|words| styled(&words.run, fate != Fate::Same, html));
        html.push_str(close(fate));
    }
}

fn said(fate: Fate, lang: Lang, html: &mut String) {
    let words = match fate {
        Fate::Same => return,
        Fate::Added => t!(lang, "diff-added"),
        Fate::Removed => t!(lang, "diff-removed"),
    };
    let _ = write!(html, "<span class=\"unseen\">[{words}] </span>");
}

fn open(fate: Fate) -> &'static str {
    match fate {
        Fate::Same => "",
        Fate::Added => "<ins>",
        Fate::Removed => "<del>",
    }
}

fn close(fate: Fate) -> &'static str {
    match fate {
        Fate::Same => "",
        Fate::Added => "</ins>",
        Fate::Removed => "</del>",
    }
}

/// Where a link leads is written behind it when it changed: the words may be the same.
fn styled(run: &Run, with_address: bool, html: &mut String) {
    let marks = [(run.style.strong, "strong"), (run.style.emphasis, "em")];
    for (_, tag) in marks.iter().filter(|(on, _)| *on) {
        let _ = write!(html, "<{tag}>");
    }
    for (index, line) in run.text.split('\n').enumerate() {
        if index > 0 {
            html.push_str("<br>");
        }
        escape(line, html);
    }
    for (_, tag) in marks.iter().rev().filter(|(on, _)| *on) {
        let _ = write!(html, "</{tag}>");
    }
    if let Some(href) = run.style.link.as_deref().filter(|_| with_address) {
        html.push_str(" <span class=\"diff-address\">(");
        escape(href, html);
        html.push_str(")</span>");
    }
}
