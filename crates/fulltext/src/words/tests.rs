use super::words;

#[test]
fn english_plurals_are_folded_and_other_endings_left() {
    let folded = |text: &str| words(text, "en").into_iter().map(|word| word.folded).collect::<Vec<_>>();
    assert_eq!(folded("buses policies taxes wards"), ["buse", "policy", "taxe", "ward"]);
    assert_eq!(folded("bus class status its movies"), ["bus", "class", "status", "its", "movy"]);
}

#[test]
fn neighbours_are_joined_by_space_or_hyphen_only() {
    let joined = |text: &str| words(text, "vi").into_iter().map(|word| word.joined).collect::<Vec<_>>();
    assert_eq!(joined("hợp tác xã"), [false, true, true]);
    assert_eq!(joined("bắc-nam. Xong\nrồi"), [false, true, false, false]);
}
