use tantivy::tokenizer::{TokenStream, Tokenizer};

use super::Lines;

#[test]
fn each_line_is_a_word_in_its_place() {
    let read = |text: &str| {
        let mut words = Vec::new();
        Lines.token_stream(text).process(&mut |token| words.push((token.position, token.text.clone())));
        words
    };
    let of = |place: usize, word: &str| (place, word.to_owned());
    assert_eq!(read("nhà\n^ nhà\n98"), [of(0, "nhà"), of(1, "^ nhà"), of(2, "98")]);
    assert_eq!(read(""), []);
}
