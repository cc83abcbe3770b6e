//! How the index's library is handed words that are already taken apart: one a line. Its own form for that is written as
//! JSON and read back for every text, which costs more than indexing it, and a queue of such texts takes gigabytes.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name by which fields ask for it.
pub(crate) const LINES: &str = "lines";

/// Takes each line as a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lines;

/// The words of one text, in order.
pub(crate) struct Words<'a> {
    rest: std::str::Lines<'a>,
    token: Token,
}

impl Tokenizer for Lines {
    type TokenStream<'a> = Words<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words<'a> {
        // A token's place begins before the first, so that the first step leads to 0.
        Words { rest: text.lines(), token: Token::default() }
    }
}

impl TokenStream for Words<'_> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.rest.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.clear();
        self.token.text.push_str(word);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests;
