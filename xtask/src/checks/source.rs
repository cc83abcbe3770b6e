//! Rust source as tokens, so that rules can tell code from strings and see the paths that are named. Comments, doc
//! comments and test modules are gone.

use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::tree::File;

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Kind {
    Ident,
    Punct,
    Literal,
    Bracket,
}

/// One token; brackets of groups are tokens of their own.
#[derive(Debug)]
pub(crate) struct Token {
    kind: Kind,
    pub(crate) text: String,
    pub(crate) line: usize,
}

impl Token {
    fn is(&self, text: &str) -> bool {
        self.kind != Kind::Literal && self.text == text
    }
}

/// A path such as `crate::forum::Question`, as its segments; `use` trees are spread out, one entry a leaf.
#[derive(Debug)]
pub(crate) struct NamedPath {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
}

impl NamedPath {
    /// Whether the path begins with these segments, given as `std::fs`.
    pub(crate) fn starts_with(&self, prefix: &str) -> bool {
        let mut own = self.segments.iter();
        prefix.split("::").all(|wanted| own.next().is_some_and(|segment| segment == wanted))
    }
}

/// A Rust file, read once for all rules.
pub(crate) struct Source<'a> {
    pub(crate) file: &'a File,
    tokens: Vec<Token>,
    pub(crate) paths: Vec<NamedPath>,
}

impl<'a> Source<'a> {
    /// # Errors
    /// The line at which the text stops being Rust tokens.
    pub(crate) fn read(file: &'a File) -> Result<Self, usize> {
        let stream = TokenStream::from_str(&file.text).map_err(|error| error.span().start().line)?;
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        let paths = named_paths(&tokens);
        Ok(Self { file, tokens, paths })
    }

    /// String and byte literals as written, quotes and escapes included.
    pub(crate) fn literals(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|token| token.kind == Kind::Literal && token.text.contains('"'))
    }

    /// The lines on which these tokens stand in a row.
    pub(crate) fn lines_of(&self, row: &[&str]) -> Vec<usize> {
        self.tokens
            .windows(row.len())
            .filter(|window| window.iter().zip(row).all(|(token, text)| token.is(text)))
            .map(|window| window[0].line)
            .collect()
    }
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        let length = doc_attribute(&trees[at..]).max(inline_tests(&trees[at..]));
        if length > 0 {
            at += length;
            continue;
        }
        let line = tree.span().start().line;
        let mut push = |kind, text: String, line| tokens.push(Token { kind, text, line });
        match tree {
            TokenTree::Ident(ident) => push(Kind::Ident, ident.to_string(), line),
            TokenTree::Punct(punct) => push(Kind::Punct, punct.as_char().to_string(), line),
            TokenTree::Literal(literal) => push(Kind::Literal, literal.to_string(), line),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                push(Kind::Bracket, open.to_owned(), line);
                flatten(group.stream(), tokens);
                let line = group.span_close().start().line;
                tokens.push(Token { kind: Kind::Bracket, text: close.to_owned(), line });
            }
        }
        at += 1;
    }
}

/// How many trees a doc comment takes at the start of `trees`: they arrive as `#[doc = "..."]`, and are no code.
fn doc_attribute(trees: &[TokenTree]) -> usize {
    let punct = |at: usize, wanted: char| matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
    if !punct(0, '#') {
        return 0;
    }
    let at = if punct(1, '!') { 2 } else { 1 };
    match trees.get(at) {
        Some(TokenTree::Group(group)) => {
            let mut inner = group.stream().into_iter();
            let is_doc = matches!(inner.next(), Some(TokenTree::Ident(name)) if name == "doc");
            let has_text = matches!(inner.next(), Some(TokenTree::Punct(sign)) if sign.as_char() == '=');
            if is_doc && has_text { at + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// How many trees `#[cfg(test)] mod name { … }` takes at the start of `trees`: test code, wherever it stands.
fn inline_tests(trees: &[TokenTree]) -> usize {
    let [
        TokenTree::Punct(hash),
        TokenTree::Group(attribute),
        TokenTree::Ident(keyword),
        _,
        TokenTree::Group(_),
        ..,
    ] = trees
    else {
        return 0;
    };
    let is_test = attribute.stream().to_string().replace(' ', "") == "cfg(test)";
    if hash.as_char() == '#' && is_test && keyword == "mod" { 5 } else { 0 }
}

fn named_paths(tokens: &[Token]) -> Vec<NamedPath> {
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].kind == Kind::Ident {
            let follows_use = at > 0 && tokens[at - 1].is("use");
            let before = paths.len();
            let next = path_from(tokens, at, &[], &mut paths);
            // A word alone is a name like any other, unless it is imported.
            if !follows_use && paths.len() == before + 1 && paths[before].segments.len() == 1 {
                paths.truncate(before);
            }
            at = next;
        } else {
            at += 1;
        }
    }
    paths
}

/// Reads a path that starts at `at` into `paths` and returns where it ends.
fn path_from(tokens: &[Token], mut at: usize, prefix: &[String], paths: &mut Vec<NamedPath>) -> usize {
    let line = tokens[at].line;
    let mut segments = prefix.to_vec();
    // `{self}` in a use tree means the path before it.
    if !tokens[at].is("self") || prefix.is_empty() {
        segments.push(tokens[at].text.clone());
    }
    at += 1;
    while at + 2 < tokens.len() && tokens[at].is(":") && tokens[at + 1].is(":") {
        let next = &tokens[at + 2];
        if next.kind == Kind::Ident {
            segments.push(next.text.clone());
            at += 3;
        } else if next.is("{") {
            return tree_from(tokens, at + 3, &segments, paths);
        } else {
            break;
        }
    }
    paths.push(NamedPath { segments, line });
    at
}

/// Reads the inside of a use tree `{…}` and returns where it ends.
fn tree_from(tokens: &[Token], mut at: usize, prefix: &[String], paths: &mut Vec<NamedPath>) -> usize {
    while at < tokens.len() {
        let token = &tokens[at];
        if token.is("}") {
            return at + 1;
        }
        if token.is("as") {
            at += 2;
        } else if token.kind == Kind::Ident {
            at = path_from(tokens, at, prefix, paths);
        } else {
            at += 1;
        }
    }
    at
}
