use super::decode;

#[test]
fn telex_as_people_type_it_gives_the_syllable() {
    let all = [
        ("nghij", "nghị"),
        ("quyeets", "quyết"),
        ("nhaf", "nhà"),
        ("owr", "ở"),
        ("xax", "xã"),
        ("hooij", "hội"),
        ("ddaats", "đất"),
        ("luas", "lúa"),
        ("dduwowcj", "được"),
        ("duowcjd", "được"),
        ("nuowcs", "nước"),
        ("thuees", "thuế"),
        ("gias", "giá"),
        ("mua", "mua"),
        ("muaw", "mưa"),
        ("thuws", "thứ"),
        ("nguwowif", "người"),
        ("nguowif", "người"),
        ("phuwowngf", "phường"),
        ("phuowngf", "phường"),
        ("hoaf", "hoà"),
        ("quaan", "quân"),
        ("tuwj", "tự"),
        ("xuwr", "xử"),
        ("bawngf", "bằng"),
        ("khoer", "khoẻ"),
        ("giaays", "giấy"),
        ("tooj", "tộ"),
        ("wu", "ưu"),
        ("ddieeuf", "điều"),
        ("QUYEETS", "quyết"),
        ("vieejt", "việt"),
        ("tieengs", "tiếng"),
    ];
    for (keys, word) in all {
        let wanted = (word != keys).then_some(word);
        assert_eq!(decode(keys).as_deref(), wanted, "{keys}");
    }
}

#[test]
fn vni_as_people_type_it_gives_the_syllable() {
    for (keys, word) in [
        ("nghi5", "nghị"),
        ("quyet61", "quyết"),
        ("quye61t", "quyết"),
        ("d9uo7c5", "được"),
        ("d9a6t1", "đất"),
        ("nu7o7c1", "nước"),
        ("ba8ng2", "bằng"),
        ("pho61", "phố"),
        ("xa4", "xã"),
    ] {
        assert_eq!(decode(keys).as_deref(), Some(word), "{keys}");
    }
}

#[test]
fn what_is_no_such_typing_gives_nothing() {
    for keys in
        ["", "98", "qh15", "web", "nq98", "nha", "hfic", "ubnd", "2023", "xyz", "bot", "ssss", "quyết", "a-b"]
    {
        assert_eq!(decode(keys), None, "{keys}");
    }
}

#[test]
fn endless_keys_cost_nothing() {
    assert_eq!(decode(&"a".repeat(100_000)), None);
}
