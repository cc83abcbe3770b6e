//! Shows in a text which passages comments are about.

#[cfg(test)]
mod tests;

/// Elements that stand in a line of text; every other one ends the line.
const INLINE: [&str; 7] = ["a", "b", "cite", "em", "i", "span", "strong"];

/// A letter as a reader sees it, and where its bytes are in the HTML; a break between lines has none.
struct Letter {
    letter: char,
    from: usize,
    to: usize,
}

/// Wraps the first place of each quote in `<mark>`, named `doan-1` for the first quote and so on; answers the HTML
/// and for each quote the name to lead to, empty when its words are not there (any more). `html` is our own, well formed.
pub(super) fn mark(html: &str, quotes: &[&str]) -> (String, Vec<String>) {
    let letters = letters(html);
    let mut owners: Vec<Option<usize>> = vec![None; letters.len()];
    let mut names = Vec::new();
    for (index, quote) in quotes.iter().enumerate() {
        let Some(range) = find(&letters, quote) else {
            names.push(String::new());
            continue;
        };
        // Where two comments are about the same words, both lead to the first one's mark.
        let owner = owners.get(range.start).copied().flatten().unwrap_or(index);
        for place in owners.get_mut(range).into_iter().flatten() {
            place.get_or_insert(owner);
        }
        names.push(name(owner));
    }
    (wrapped(html, &letters, &owners), names)
}

fn name(index: usize) -> String {
    format!("doan-{}", index.saturating_add(1))
}

fn letters(html: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut push = |letter: char, from: usize, to: usize| {
        // Blanks count as one, as they do for a reader; those that break a line have no bytes.
        if letter != ' ' || letters.last().is_some_and(|last| last.letter != ' ') {
            letters.push(Letter { letter, from, to });
        }
    };
    let mut at = 0;
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            let tag = rest.get(1..end).unwrap_or_default().trim_start_matches('/');
            let element = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if !INLINE.contains(&element) {
                push(' ', at, at);
            }
            at += end;
            continue;
        }
        let (letter, length) =
            entity(rest).or_else(|| rest.chars().next().map(|c| (c, c.len_utf8()))).unwrap_or((' ', 1));
        push(if letter.is_whitespace() { ' ' } else { letter }, at, at + length);
        at += length;
    }
    letters
}

/// The letter that an escape at the start stands for, and the length of the escape.
fn entity(text: &str) -> Option<(char, usize)> {
    let all =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&nbsp;", ' ')];
    all.into_iter().find(|(written, _)| text.starts_with(written)).map(|(written, c)| (c, written.len()))
}

fn find(letters: &[Letter], quote: &str) -> Option<std::ops::Range<usize>> {
    let quote: Vec<char> = quote.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if quote.is_empty() {
        return None;
    }
    let same = |window: &[Letter]| window.iter().zip(&quote).all(|(letter, wanted)| letter.letter == *wanted);
    let start = letters.windows(quote.len()).position(same)?;
    Some(start..start + quote.len())
}

fn wrapped(html: &str, letters: &[Letter], owners: &[Option<usize>]) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let (mut at, mut named) = (0, Vec::new());
    let mut marked = letters.iter().zip(owners).filter(|(letter, _)| letter.from < letter.to).peekable();
    while let Some((letter, owner)) = marked.next() {
        let Some(owner) = *owner else { continue };
        let mut to = letter.to;
        // As far as the letters follow each other without a tag between them.
        while let Some((next, _)) = marked.next_if(|(next, other)| next.from == to && **other == Some(owner))
        {
            to = next.to;
        }
        out.push_str(html.get(at..letter.from).unwrap_or_default());
        if named.contains(&owner) {
            out.push_str("<mark class=\"passage\">");
        } else {
            out.push_str(&format!("<mark class=\"passage\" id=\"{}\" tabindex=\"-1\">", name(owner)));
            named.push(owner);
        }
        out.push_str(html.get(letter.from..to).unwrap_or_default());
        out.push_str("</mark>");
        at = to;
    }
    out.push_str(html.get(at..).unwrap_or_default());
    out
}
