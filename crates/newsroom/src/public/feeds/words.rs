//! Words and addresses as readers of feeds take them: elsewhere, and often as HTML where plain text was meant.

/// Plain words as HTML.
pub(super) fn escaped(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

/// Plain words that stay words when a reader takes them as HTML. RSS has plain text in titles, and many readers show them
/// as HTML all the same: escaped, the others would show the escapes. A `<` that would begin a tag (HTML, 13.2.5.6) gets
/// a word joiner behind it, which nobody sees.
pub(super) fn tagless(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(c) = letters.next() {
        plain.push(c);
        let begins = |next: &char| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?');
        if c == '<' && letters.peek().is_some_and(begins) {
            plain.push('\u{2060}');
        }
    }
    plain
}

/// A body with the site's address before every address of ours, and the article's before its anchors. The body is our
/// own HTML: quotes in words are escaped there, so every text that looks like an attribute is one.
pub(super) fn absolute(html: &str, site: &str, article: &str) -> String {
    let mut whole = String::with_capacity(html.len() + 1024);
    let mut rest = html;
    while let Some((at, name)) = first_of(rest, &[" href=\"", " src=\"", " srcset=\""]) {
        let (before, behind) = rest.split_at(at + name.len());
        whole.push_str(before);
        let (value, behind) = behind.split_once('"').unwrap_or((behind, ""));
        let one = |address: &str| match address.as_bytes().first() {
            Some(b'/') => format!("{site}{address}"),
            Some(b'#' | b'?') => format!("{article}{address}"),
            _ => address.to_owned(),
        };
        if name.contains("srcset") {
            whole.push_str(&value.split(", ").map(one).collect::<Vec<_>>().join(", "));
        } else {
            whole.push_str(&one(value));
        }
        whole.push('"');
        rest = behind;
    }
    whole.push_str(rest);
    whole
}

/// The first of several texts in another, and where it stands.
fn first_of<'a>(text: &str, names: &[&'a str]) -> Option<(usize, &'a str)> {
    names.iter().filter_map(|name| Some((text.find(name)?, *name))).min()
}
