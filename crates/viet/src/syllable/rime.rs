//! The rimes of Vietnamese, without tones: the list of them, the letters that may stand before each, the place of the
//! tone.

/// Whether a rime of the language is written like this.
pub(super) fn exists(rime: &str) -> bool {
    matches!(
        rime,
        "a" | "ac"
            | "ach"
            | "ai"
            | "am"
            | "an"
            | "ang"
            | "anh"
            | "ao"
            | "ap"
            | "at"
            | "au"
            | "ay"
            | "ăc"
            | "ăm"
            | "ăn"
            | "ăng"
            | "ăp"
            | "ăt"
            | "âc"
            | "âm"
            | "ân"
            | "âng"
            | "âp"
            | "ât"
            | "âu"
            | "ây"
            | "e"
            | "ec"
            | "em"
            | "en"
            | "eng"
            | "eo"
            | "ep"
            | "et"
            | "ê"
            | "êch"
            | "êm"
            | "ên"
            | "ênh"
            | "êp"
            | "êt"
            | "êu"
            | "i"
            | "ia"
            | "ich"
            | "im"
            | "in"
            | "inh"
            | "ip"
            | "it"
            | "iu"
            | "iêc"
            | "iêm"
            | "iên"
            | "iêng"
            | "iêp"
            | "iêt"
            | "iêu"
            | "o"
            | "oc"
            | "oi"
            | "om"
            | "on"
            | "ong"
            | "op"
            | "ot"
            | "ooc"
            | "oong"
            | "oa"
            | "oac"
            | "oach"
            | "oai"
            | "oam"
            | "oan"
            | "oang"
            | "oanh"
            | "oao"
            | "oap"
            | "oat"
            | "oay"
            | "oăc"
            | "oăm"
            | "oăn"
            | "oăng"
            | "oăt"
            | "oe"
            | "oem"
            | "oen"
            | "oeo"
            | "oet"
            | "ô"
            | "ôc"
            | "ôi"
            | "ôm"
            | "ôn"
            | "ông"
            | "ôp"
            | "ôt"
            | "ơ"
            | "ơi"
            | "ơm"
            | "ơn"
            | "ơp"
            | "ơt"
            | "u"
            | "ua"
            | "uc"
            | "ui"
            | "um"
            | "un"
            | "ung"
            | "up"
            | "ut"
            | "uân"
            | "uâng"
            | "uât"
            | "uây"
            | "uê"
            | "uêch"
            | "uênh"
            | "uêu"
            | "uơ"
            | "uôc"
            | "uôi"
            | "uôm"
            | "uôn"
            | "uông"
            | "uôt"
            | "uy"
            | "uya"
            | "uych"
            | "uyên"
            | "uyêt"
            | "uynh"
            | "uyp"
            | "uyt"
            | "uyu"
            | "ư"
            | "ưa"
            | "ưc"
            | "ưi"
            | "ưm"
            | "ưn"
            | "ưng"
            | "ưt"
            | "ưu"
            | "ươc"
            | "ươi"
            | "ươm"
            | "ươn"
            | "ương"
            | "ươp"
            | "ươt"
            | "ươu"
            | "y"
            | "yêm"
            | "yên"
            | "yêng"
            | "yêt"
            | "yêu"
            | "ych"
            | "ynh"
            | "yt"
    )
}

/// Whether spelling lets this onset stand before this rime.
pub(super) fn follows(onset: &str, rime: &str) -> bool {
    let bright = rime.starts_with(['e', 'ê', 'i', 'y']);
    let fits = match onset {
        "k" => bright,
        "gh" | "ngh" => bright && !rime.starts_with('y'),
        "c" | "ng" => !bright,
        // Before i, gi loses its own i, and only the g is left: gì, gìn, giếng.
        "g" => !bright || rime.starts_with('i'),
        "gi" => !rime.starts_with(['i', 'y']),
        "qu" => {
            rime == "ôc"
                || (rime.starts_with(['a', 'ă', 'â', 'e', 'ê', 'i', 'ơ', 'y'])
                    && !rime.starts_with("iê")
                    && rime != "ia")
        }
        _ => true,
    };
    let diphthong = match rime {
        "ych" | "ynh" | "yt" => onset == "qu",
        _ if rime.starts_with("yê") => matches!(onset, "" | "qu"),
        _ if rime.starts_with("iê") => !onset.is_empty(),
        _ => true,
    };
    fits && diphthong
}

/// The letter of the rime that carries the tone (an index), and whether the older habit puts it on the letter before:
/// "hoà" by the dictionary, "hòa" by older habit.
pub(super) fn tone_place(rime: &str) -> (usize, bool) {
    if let Some(place) = rime.chars().rev().position(|c| "ăâêôơư".contains(c)) {
        return (rime.chars().count() - 1 - place, false);
    }
    let vowels = rime.chars().take_while(|c| "aeiouy".contains(*c)).count();
    let open = vowels == rime.len();
    match (vowels, open) {
        (2, true) if matches!(rime, "oa" | "oe" | "uy") => (1, true),
        (1, _) | (2, true) => (0, false),
        // Closed (oán, xoòng) or three vowels (ngoài, khuỷu): the second one.
        _ => (1, false),
    }
}
