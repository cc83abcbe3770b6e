//! HTML from elsewhere as a tree, with bounds on the work: the nesting and repetition of a hostile page cost its reader time
//! that grows with their square, and this page is not the only work there is.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use ego_tree::{NodeId, Tree};
use html5ever::driver::{self, ParseOpts, Parser};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink, Node};

use super::page::ReadError;

/// Elements within each other; pages that people made have some thirty, broken ones some hundreds.
const DEEPEST: usize = 6_000;
/// How much is read before the tree is looked at, in bytes.
const STEP: usize = 16 << 10;
/// Time for one page; twenty megabytes of an ordinary one take two seconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// Reads a whole page or a piece of one.
///
/// # Errors
/// [`ReadError::Nested`] when its elements stand too deeply within each other, or reading it takes too long.
pub(super) fn parse(text: &str) -> Result<Html, ReadError> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, ParseOpts::default());
    let (begun, mut depths) = (Instant::now(), Depths::default());
    let mut rest = text;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.floor_char_boundary(STEP));
        parser.process(StrTendril::from(step));
        if begun.elapsed() > PATIENCE || depths.deepest_after(&parser) > DEEPEST {
            return Err(ReadError::Nested);
        }
        rest = after;
    }
    Ok(parser.finish())
}

/// How deep each element stood when it came.
#[derive(Default)]
struct Depths(HashMap<NodeId, usize>, usize);

impl Depths {
    /// The greatest depth among the nodes that came since the last look.
    fn deepest_after(&mut self, parser: &Parser<HtmlTreeSink>) -> usize {
        let html = parser.tokenizer.sink.sink.0.borrow();
        let tree: &Tree<Node> = &html.tree;
        let all = tree.nodes().len();
        let new: Vec<_> = tree.nodes().rev().take(all - self.1).collect();
        let mut deepest = 0;
        for node in new.into_iter().rev().filter(|node| node.value().is_element()) {
            let above = node.parent().and_then(|parent| self.0.get(&parent.id()).copied());
            let depth = above.unwrap_or_default() + 1;
            self.0.insert(node.id(), depth);
            deepest = deepest.max(depth);
        }
        self.1 = all;
        deepest
    }
}

#[cfg(test)]
mod tests;
