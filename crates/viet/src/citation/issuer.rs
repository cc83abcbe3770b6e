//! The issuer of a document, in words: "của Quốc hội", "của Ủy ban nhân dân Thành phố Hồ Chí Minh".

use super::token::Reader;
use crate::text;

/// Central issuers, whose names need no further word. The longer of two names with the same beginning comes first.
const CENTRAL: [&str; 16] = [
    "ban chấp hành trung ương đảng",
    "ban chấp hành trung ương",
    "ban bí thư trung ương đảng",
    "ban bí thư",
    "bộ chính trị",
    "trung ương đảng",
    "trung ương",
    "chính phủ",
    "chủ tịch nước",
    "hội đồng thẩm phán tòa án nhân dân tối cao",
    "quốc hội",
    "thanh tra chính phủ",
    "thủ tướng chính phủ",
    "thủ tướng",
    "ủy ban thường vụ quốc hội",
    "văn phòng chính phủ",
];

/// Local issuers, which a place may follow.
const LOCAL: [&str; 13] = [
    "ban thường vụ thành ủy",
    "ban thường vụ tỉnh ủy",
    "thành ủy",
    "tỉnh ủy",
    "đảng ủy",
    "thường trực hội đồng nhân dân",
    "hội đồng nhân dân",
    "hđnd",
    "chủ tịch ủy ban nhân dân",
    "chủ tịch ubnd",
    "ủy ban nhân dân",
    "ubnd",
    "thường trực hđnd",
];

/// Fields of ministries, those of today and those that older documents name.
const MINISTRIES: [&str; 23] = [
    "công an",
    "công thương",
    "dân tộc và tôn giáo",
    "giao thông vận tải",
    "giáo dục và đào tạo",
    "kế hoạch và đầu tư",
    "khoa học và công nghệ",
    "khoa học , công nghệ và môi trường",
    "lao động - thương binh và xã hội",
    "ngoại giao",
    "nông nghiệp và môi trường",
    "nông nghiệp và phát triển nông thôn",
    "nội vụ",
    "quốc phòng",
    "thông tin và truyền thông",
    "thương mại",
    "tài chính",
    "tài nguyên và môi trường",
    "tư pháp",
    "văn hóa , thể thao và du lịch",
    "văn hóa - thông tin",
    "xây dựng",
    "y tế",
];

const PLACES: [&str; 8] = ["thành phố", "tỉnh", "đặc khu", "quận", "huyện", "thị xã", "phường", "xã"];

/// Words that lead to the lists above.
const LEADS: [&str; 2] = ["bộ trưởng bộ", "bộ"];

/// Every phrase of this vocabulary.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    CENTRAL.into_iter().chain(LOCAL).chain(MINISTRIES).chain(PLACES).chain(LEADS)
}

/// The issuer named after "của", as written but in NFC and with single spaces.
pub(super) fn issuer_at(reader: &Reader, at: usize) -> Option<(String, usize)> {
    if reader.word(at) != "của" {
        return None;
    }
    let first = at + 1;
    let longest = |names: &[&str], at| names.iter().find_map(|name| reader.phrase(at, name));
    let end = longest(&CENTRAL, first)
        .or_else(|| longest(&LOCAL, first).map(|end| place_end(reader, end)))
        .or_else(|| longest(&MINISTRIES, longest(&LEADS, first)?))?;
    let written =
        text::nfc(reader.text(reader.range(first, end))).split_whitespace().collect::<Vec<_>>().join(" ");
    Some((written, end))
}

/// After a local issuer: the kind of place, and its name as far as the capitals go.
fn place_end(reader: &Reader, at: usize) -> usize {
    let place = PLACES.iter().find_map(|place| reader.phrase(at, place)).or_else(|| match reader.word(at) {
        "tphcm" => Some(at + 1),
        "tp" => Some(at + 1 + usize::from(reader.glued_mark(at + 1, '.'))),
        _ => None,
    });
    let Some(start) = place else { return at };
    // Four words hold every name of a province or ward; more would run into the next sentence part.
    let named = (start..start + 4).take_while(|index| reader.capital(*index)).count();
    if named == 0 && reader.digits(start).is_some() { start + 1 } else { start + named }
}
