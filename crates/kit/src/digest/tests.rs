use super::*;

#[test]
fn what_lies_across_a_border_of_fields_is_another_digest() {
    let all = [
        Digest::of("x").text("ab").text("c").finish(),
        Digest::of("x").text("a").text("bc").finish(),
        Digest::of("x").text("abc").finish(),
        Digest::of("y").text("abc").finish(),
        Digest::of("x").maybe(None).finish(),
        Digest::of("x").maybe(Some(b"")).finish(),
        Digest::of("x").number(0).finish(),
        Digest::of("x").number(1).finish(),
    ];
    let mut different = all.to_vec();
    different.sort();
    different.dedup();
    // A missing field is a 0 by itself.
    assert_eq!(different.len(), all.len() - 1, "{all:?}");
    assert_eq!(all[4], all[6]);
}

#[test]
fn a_value_is_the_same_text_in_whatever_order_its_keys_came() {
    let one: Value =
        serde_json::from_str(r#"{"b": [1, {"y": "\"", "x": null}], "a": "đ", "b2": {}}"#).expect("JSON");
    let other: Value =
        serde_json::from_str(r#"{"a":"đ","b2":{},"b":[1,{"x":null,"y":"\""}]}"#).expect("JSON");
    let expected = r#"{"a":"đ","b":[1,{"x":null,"y":"\""}],"b2":{}}"#;
    assert_eq!(canonical(&one), expected);
    assert_eq!(canonical(&other), expected);
}
