//! Any text: citations lie inside it, in order, and their numbers read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use viet::citation::{Document, Number, find};

fuzz_target!(|text: &str| {
    let mut end = 0;
    for found in find(text) {
        assert!(found.range.start >= end && found.range.end > found.range.start);
        assert!(text.get(found.range.clone()).is_some());
        for provision in found.provisions {
            assert!(text.get(provision.range.clone()).is_some());
            assert!(provision.range.start >= found.range.start && provision.range.end <= found.range.end);
        }
        if let Some(Document::Numbered(document)) = found.document {
            let written = document.number.to_string();
            assert_eq!(Number::parse(&written), Some(document.number));
        }
        end = found.range.end;
    }
});
