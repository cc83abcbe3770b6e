use super::{Aliases, LONGEST, MOST_WORDS, Question, Unit};
use crate::testing::aliases;

fn read(typed: &str) -> Question {
    Question::read(typed, "vi", &aliases())
}

/// The parts as text: words plain, phrases in quotes, numbers by their first key, expressions with how many others.
fn parts(typed: &str) -> Vec<String> {
    let said = |words: &[crate::words::Word]| {
        words.iter().map(|word| word.exact.clone()).collect::<Vec<_>>().join(" ")
    };
    read(typed)
        .units
        .iter()
        .map(|unit| match unit {
            Unit::Word(word) => word.exact.clone(),
            Unit::Phrase(words) => format!("“{}”", said(words)),
            Unit::Code(keys, _) => format!("#{}", keys[0]),
            Unit::Alias(words, others) => format!("{}={}", said(words), others.len()),
        })
        .collect()
}

#[test]
fn words_phrases_numbers_and_expressions_are_told_apart() {
    assert_eq!(parts("nhà \"ở xã hội\" nq 98 tphcm"), ["nhà", "“ở xã hội”", "#nq98", "tphcm=2"]);
    assert_eq!(parts("«nghị quyết 98» “một cửa”"), ["“nghị quyết 98”", "“một cửa”"]);
    assert_eq!(parts("98/2023/QH15"), ["#98/2023/qh15"]);
}

#[test]
fn a_quote_that_is_not_closed_is_none() {
    assert_eq!(parts("\"nhà ở"), ["nhà", "ở"]);
    assert_eq!(parts("\"nhà\" ở \"xã"), ["“nhà”", "ở", "xã"]);
    assert_eq!(parts("\"\"\"\""), Vec::<String>::new());
    assert_eq!(parts("\" \" … \"!\""), Vec::<String>::new());
}

#[test]
fn the_longest_expression_counts_and_a_part_of_one_is_none() {
    assert_eq!(parts("phường Sài Gòn"), ["phường sài gòn=1"]);
    assert_eq!(parts("phuong sai gon"), ["phuong sai gon=1"]);
    assert_eq!(parts("Sài Gòn"), ["sài", "gòn"]);
    assert_eq!(parts("thành phố"), ["thành", "phố"]);
    // Other marks are another word; a full stop between the words parts them.
    assert_eq!(parts("phương sài gòn"), ["phương", "sài", "gòn"]);
    assert_eq!(parts("phường. Sài Gòn"), ["phường", "sài", "gòn"]);
    // Inside quotes nothing stands for anything else.
    assert_eq!(parts("\"tphcm\""), ["“tphcm”"]);
}

#[test]
fn words_without_matter_help_unless_there_are_no_others() {
    let question = read("thuế của ai là gì");
    assert_eq!(question.needed().count(), 1);
    assert_eq!(question.helping().count(), 4);
    // With other marks it is another word: "vệ" is not "về", "của" not "cửa".
    assert_eq!(read("vệ sinh").needed().count(), 2);
    assert_eq!(read("một cửa").needed().count(), 1);
    assert_eq!(read("là gì").needed().count(), 2);
    assert_eq!(Question::read("what is the tax", "en", &Aliases::default()).needed().count(), 1);
}

#[test]
fn an_english_question_is_about_what_it_asks_for() {
    let needed = |typed: &str, lang: &str| {
        let question = Question::read(typed, lang, &Aliases::default());
        let words = question.needed().map(|unit| match unit {
            Unit::Word(word) => word.exact.clone(),
            other => format!("{other:?}"),
        });
        words.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(needed("how do I register a birth", "en"), "register birth");
    assert_eq!(needed("where can I get a map? please", "en"), "get map");
    assert_eq!(needed("what's my ward's number", "en"), "ward number");
    assert_eq!(needed("why don’t they answer", "en"), "answer");
    // An apostrophe in a name shortens nothing, and Vietnamese has its own words.
    assert_eq!(needed("K'Ho D'Ran", "en"), "k ho d ran");
    assert_eq!(needed("want need", "vi"), "want need");
}

#[test]
fn what_is_said_twice_is_looked_for_once() {
    assert_eq!(parts(&"a ".repeat(200)), ["a"]);
    assert_eq!(parts("nq 98 NQ98 nghị quyết 98 \"x\" \"X\""), ["#nq98", "“x”"]);
    assert_eq!(parts("thuế thuê thue"), ["thuế", "thuê", "thue"]);
}

#[test]
fn who_types_marks_means_a_word_without_any_as_it_stands() {
    // Not "cũng", "từ đó", "tại", "còn".
    for typed in ["cung cấp", "tự do", "tai nạn", "con nuôi"] {
        assert_eq!(read(typed).needed().count(), 2, "{typed}");
    }
    assert_eq!(read("theo luật").needed().count(), 1);
    assert_eq!(read("cung cap").needed().count(), 1, "nobody knows");
}

#[test]
fn the_name_of_a_place_stands_for_nothing_else() {
    assert_eq!(parts("ubnd quận tphcm"), ["ubnd=1", "quận", "tphcm"]);
    assert_eq!(parts("tphcm"), ["tphcm=2"]);
    // The same without marks.
    assert_eq!(parts("quan tphcm"), ["quan", "tphcm"]);
}

#[test]
fn kinds_of_places_are_read_from_their_first_letters() {
    assert_eq!(parts("Q.1"), ["quận", "1"]);
    assert_eq!(parts("UBND P. Bến Thành"), ["ubnd=1", "phường", "bến", "thành"]);
    assert_eq!(parts("q 12 p 3"), ["quận", "12", "phường", "3"]);
    assert_eq!(parts("q1"), ["quận", "1"]);
    assert_eq!(parts("bệnh viện quận10"), ["bệnh", "viện", "quận", "10"]);
    assert_eq!(parts("nq98 b2 q2025"), ["#nq98", "b2", "q2025"]);
    // Other letters, and letters that are no such sign.
    assert_eq!(parts("p 2023"), ["p", "2023"]);
    assert_eq!(parts("điểm q"), ["điểm", "q"]);
}

#[test]
fn what_stands_in_most_texts_tells_none_apart() {
    let texts = |word: &crate::words::Word| if word.exact == "số" { 60 } else { 50 };
    let mut question = read("vành đai số");
    question.function.fill(false);
    question.weigh(100, texts);
    assert_eq!((question.telling().count(), question.needed().count()), (2, 3));
    let mut common = read("số");
    common.weigh(100, texts);
    assert_eq!(common.telling().count(), 1, "it is all that was asked");
}

#[test]
fn a_long_question_does_without_the_commonest_words() {
    let telling = |question: &Question| {
        let telling = question.telling().map(|unit| match unit {
            Unit::Word(word) => word.exact.clone(),
            other => format!("{other:?}"),
        });
        telling.collect::<Vec<_>>().join(" ")
    };
    // The longer a word is, the more texts have it.
    let texts = |word: &crate::words::Word| word.exact.len() as u64;
    let mut short = read("bảy chữ ngắn dài nghiêng thẳng");
    short.weigh(100, texts);
    assert_eq!(telling(&short), "bảy chữ ngắn dài nghiêng thẳng");
    // Few words that stand in very many texts are as much work.
    assert!(!short.is_long());
    short.weigh(1_000_000, |_| 60_000);
    assert!(short.is_long());
    // English words are looked for in more than one way.
    let mut english = Question::read("corrected buildings", "en", &Aliases::default());
    english.weigh(1_000_000, |_| 60_000);
    assert!(english.is_long());
    let mut long = read("ba tư năm sáu bảy tám chín mươi nghiêng thẳng");
    long.weigh(100, texts);
    assert_eq!(telling(&long), "ba tư năm sáu bảy tám chín mươi");
    assert_eq!(long.needed().count(), 10, "a close look still needs every word");
}

#[test]
fn a_long_question_is_cut_and_says_so() {
    let many = (0..1000).map(|number| format!("từ{number} ")).collect::<String>();
    let question = read(&many);
    assert!(question.cut && question.units.len() <= MOST_WORDS);
    let word = "ơ".repeat(100_000);
    let question = read(&word);
    assert!(question.cut && question.text.chars().count() == LONGEST);
    assert!(question.units.is_empty(), "a run of letters that long is no word");
    let exact = "x ".repeat(LONGEST / 2);
    assert!(!read(exact[..2 * MOST_WORDS - 1].trim()).cut);
    assert!(read(&format!("{}thuế", " ".repeat(5_000))).cut);
}

#[test]
fn however_it_is_written_it_is_read_alike() {
    let plain = parts("Thủ tục hòa giải");
    for other in [
        "Thủ tục hoà giải",
        "Thu\u{309} tu\u{323}c ho\u{300}a gia\u{309}i",
        "Thủ\u{200b} tục\u{a0}hòa\u{ad} giải",
        "\u{202e}Thủ tục\u{202c} hòa giải",
        "THỦ TỤC\tHÒA\nGIẢI",
    ] {
        assert_eq!(parts(other), plain, "{other:?}");
    }
}
