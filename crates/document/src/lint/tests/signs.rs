//! Characters that are not the ones they look like.

use kit::i18n::Lang;

use super::{article, broken, check, context, says, silent};
use crate::lint::{Level, Place, Rule, lint, lint_raw};
use crate::{Block, Document, Inline};

/// The rules that a paragraph breaks which nothing has mended on its way in.
fn unmended(words: &str) -> Vec<(Rule, Level, String)> {
    let mut text = article("");
    let run = Inline::Text { text: words.to_owned() };
    text.body = Document { blocks: vec![Block::Paragraph { text: vec![run] }] };
    check(&text).into_iter().map(|finding| (finding.rule, finding.level, finding.instead)).collect()
}

#[test]
fn loose_marks_are_an_error() {
    let found = unmended("Nghi\u{323} quyết của phường.");
    assert_eq!(found, [(Rule::LooseMarks, Level::Error, "Nghị".to_owned())]);
    // Normal form C has no letter for this, so it stays.
    assert_eq!(broken("Phường g\u{303}ọi."), [(Rule::LooseMarks, "g\u{303}ọi".to_owned())]);
}

#[test]
fn letters_of_other_scripts_are_an_error() {
    for (words, instead) in [("Phườnɡ Ðắk họp.", "Đắk"), ("Phường СHỢ họp.", "CHỢ"), ("Gặp Οng Ba.", "Ong")]
    {
        let found = unmended(words);
        assert_eq!(found, [(Rule::LookAlike, Level::Error, instead.to_owned())], "{words}");
    }
    assert_eq!(broken("𝗧𝗛Ô𝗡𝗚 báo của phường."), [(Rule::LookAlike, "𝗧𝗛Ô𝗡𝗚".to_owned())]);
    silent("Bụi 5 μm, điện trở 3 kΩ, hãng Москва, ông Sigurðsson, góc α.");
}

#[test]
fn fonts_of_the_nineties_are_an_error() {
    let found = check(&article("Céng hßa x· héi chñ nghÜa ViÖt Nam."));
    assert_eq!((found[0].rule, found[0].level), (Rule::OldEncoding, Level::Error));
    assert!(found[0].instead.starts_with("Cộng hòa xã hội"), "{}", found[0].instead);
    silent("Café, résumé và crème brûlée ở São Paulo.");
}

#[test]
fn characters_nobody_sees() {
    assert_eq!(unmended("Phường\u{200b} họp."), [(Rule::Invisible, Level::Warning, String::new())]);
    assert_eq!(unmended("Phường\u{202e} họp."), [(Rule::DirectionMark, Level::Error, String::new())]);
    assert_eq!(unmended("Gia đình 👨\u{200d}👩\u{200d}👧 họp."), []);
}

#[test]
fn what_will_be_mended_is_only_told() {
    let told = |raw: &str| -> Vec<(Rule, Level)> {
        lint_raw(Place::Title, raw, Lang::Vi)
            .into_iter()
            .map(|finding| (finding.rule, finding.level))
            .collect()
    };
    assert_eq!(told("Nghi\u{323} quyết"), [(Rule::LooseMarks, Level::Warning)]);
    assert_eq!(told("Ðiều 4"), [(Rule::LookAlike, Level::Warning)]);
    assert_eq!(told("họp\u{202e} dân"), [(Rule::DirectionMark, Level::Warning)]);
    assert_eq!(told("Ðắk Lắk"), [(Rule::LookAlike, Level::Error)]);
    assert_eq!(told("C\u{f4}ng v¨n sè 5 cña Uû ban nh©n d©n"), [(Rule::OldEncoding, Level::Error)]);
    let letter = "Céng hßa x· héi chñ nghÜa ViÖt Nam, n\u{ad}íc";
    assert_eq!(told(letter), [(Rule::OldEncoding, Level::Error)], "a soft hyphen is ư here");
    assert_eq!(told("Nghị quyết số 98/2023/QH15"), []);
}

#[test]
fn spaces_where_none_belong() {
    says("Phường họp  sáng nay.", Rule::DoubleSpace, "Phường họp  sáng nay.");
    says("Phường họp , dân đến.", Rule::SpaceBeforeMark, "Phường họp , dân đến.");
    silent("Tôi tìm mục ... trên cổng ... vào ngày .... Địa chỉ .vn nào cũng được.");
}

#[test]
fn one_habit_of_tone_marks() {
    let found = check(&article("Phường hòa giải, rồi hoà giải nữa."));
    let finding = &found[0];
    assert_eq!(
        (finding.rule, finding.quote.as_str(), finding.instead.as_str()),
        (Rule::MixedTones, "hoà", "hòa")
    );
    says("Phường hòa giải, khỏe, lo thuỷ lợi.", Rule::MixedTones, "thuỷ");
    silent("Ông Thuý hòa giải, quý già, hoàn toàn khỏe.");
    assert_eq!(lint(&article("The people of Hòa and hoà."), &context(Lang::En)), []);
}
