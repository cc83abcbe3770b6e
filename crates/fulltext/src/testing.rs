//! A small index for stories: nine texts of eight articles of a city.

use crate::{Aliases, Answer, Ask, Doc, Facet, Index, Piece, Seen, Subject};

const DAY: i64 = 24 * 3600 * 1000;

/// Subject, language, title, lead, body. The later, the newer.
const TEXTS: [(u64, &str, &str, &str, &str); 9] = [
    (
        1,
        "vi",
        "Nghị quyết 98 về cơ chế đặc thù",
        "Tóm tắt Nghị quyết số 98/2023/QH15.",
        "Thành phố Hồ Chí Minh được thí điểm cơ chế, chính sách đặc thù.",
    ),
    (
        2,
        "vi",
        "Nhà ở xã hội: ai được mua?",
        "Người thu nhập thấp được mua nhà ở xã hội.",
        "Hồ sơ nộp tại phường.\nHạn nộp là cuối tháng.",
    ),
    (
        3,
        "vi",
        "Tuyến metro số 1 đón khách",
        "Tàu chạy từ Bến Thành đến Suối Tiên.",
        "Vé lượt từ 6.000 đồng. Trẻ em đi tàu miễn phí.",
    ),
    (
        4,
        "en",
        "Metro line 1 welcomes passengers",
        "Trains run from Ben Thanh to Suoi Tien.",
        "Free rides for children. Policies for buses.",
    ),
    (
        5,
        "vi",
        "Phường Sài Gòn làm thủ tục một cửa",
        "Phường Sài Gòn nhận hồ sơ đến 17 giờ.",
        "Người dân không phải đi xa.",
    ),
    (
        6,
        "vi",
        "Chợ Bến Thành mở cửa đêm",
        "Chợ ở trung tâm Sài Gòn xưa.",
        "Thuế khoán của hộ kinh doanh do chi cục thuế thu.",
    ),
    (
        7,
        "vi",
        "Thuê đất công như thế nào",
        "Thuê đất phải đấu giá.",
        "Ủy ban nhân dân Thành phố ban hành quyết định thuê đất.",
    ),
    (
        8,
        "vi",
        "Hỏi đáp về đăng ký kết hôn",
        "Đăng ký kết hôn tại nơi cư trú.",
        "Giấy tờ gồm căn cước và tờ khai.",
    ),
    (
        9,
        "vi",
        "Lịch tiêm chủng mở rộng",
        "Trẻ em tiêm chủng miễn phí.",
        "Điểm tiêm ở trạm y tế. Giấy tờ: sổ tiêm chủng.",
    ),
];

/// The article whose text it is, by its number.
pub(crate) fn article(key: u64) -> Subject {
    Subject::new("article", key)
}

/// A text of the city, as the index is told of it.
pub(crate) fn doc(subject: u64, lang: &str, [title, lead, body]: [&str; 3]) -> Doc {
    let both = if lang == "vi" { vec!["vi".to_owned(), "en".to_owned()] } else { vec!["en".to_owned()] };
    let at = DAY * (20_000 + i64::try_from(subject).expect("a small number"));
    let category = if subject.is_multiple_of(2) { "chan" } else { "le" };
    let facets = vec![(Facet::Category, category.to_owned()), (Facet::Year, "2025".to_owned())];
    Doc {
        subject: article(subject),
        lang: lang.to_owned(),
        // The one article with a translation shows it in English.
        sites: if subject == 3 { vec!["vi".to_owned()] } else { both },
        title: title.to_owned(),
        lead: lead.to_owned(),
        body: body.to_owned(),
        at,
        facets,
    }
}

/// All texts; the English one is of the third subject.
pub(crate) fn docs() -> Vec<Doc> {
    TEXTS
        .iter()
        .map(|(number, lang, title, lead, body)| {
            let subject = if *number == 4 { 3 } else { *number };
            Doc {
                sites: if *number == 4 {
                    vec!["en".to_owned()]
                } else {
                    doc(subject, lang, [title, lead, body]).sites
                },
                ..doc(subject, lang, [title, lead, body])
            }
        })
        .collect()
}

/// An index of these texts, told of in one commit.
pub(crate) fn index_of(docs: &[Doc]) -> Index {
    let index = Index::in_memory().expect("memory");
    let mut writer = index.writer().expect("a writer");
    writer.add(docs).expect("added");
    writer.commit(&Seen::default()).expect("kept");
    index
}

/// An index of all texts.
pub(crate) fn index() -> Index {
    index_of(&docs())
}

/// Expressions that mean the same.
pub(crate) fn aliases() -> Aliases {
    let group = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    Aliases::new([
        group(&["TP.HCM", "TPHCM", "Thành phố Hồ Chí Minh"]),
        group(&["UBND", "Ủy ban nhân dân"]),
        group(&["phường Sài Gòn", "phường Bến Nghé"]),
    ])
}

/// The index's answer on the Vietnamese site.
#[track_caller]
pub(crate) fn ask(index: &Index, typed: &str) -> Answer {
    ask_as(index, &Ask { typed, site: "vi", ..Ask::default() })
}

/// The index's answer, thirty results, on a day after the last text.
#[track_caller]
pub(crate) fn ask_as(index: &Index, ask: &Ask<'_>) -> Answer {
    let ask = Ask { take: 30, now: DAY * 20_030, ..ask.clone() };
    index.ask(&ask, &aliases()).expect("answered")
}

/// The subjects of an answer by their keys, in order.
pub(crate) fn subjects(answer: &Answer) -> Vec<u64> {
    answer.hits.iter().map(|hit| hit.subject.key).collect()
}

/// Pieces as one text, hits in brackets.
pub(crate) fn shown(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() })
        .collect()
}
