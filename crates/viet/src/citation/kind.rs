//! The kinds of documents, their names and the symbols that stand for them in a document's number.

use super::token::Reader;

/// A kind of document. Symbols after Decree 30/2020/NĐ-CP, annex III, and the Party's and legislative usage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Hiến pháp.
    Constitution,
    /// Bộ luật.
    Code,
    /// Luật.
    Law,
    /// Pháp lệnh.
    Ordinance,
    /// Lệnh.
    Order,
    /// Nghị quyết.
    Resolution,
    /// Nghị quyết liên tịch.
    JointResolution,
    /// Nghị định.
    Decree,
    /// Quyết định.
    Decision,
    /// Chỉ thị.
    Directive,
    /// Thông tư.
    Circular,
    /// Thông tư liên tịch.
    JointCircular,
    /// Văn bản hợp nhất.
    Consolidation,
    /// Kế hoạch.
    Plan,
    /// Chương trình.
    Programme,
    /// Đề án.
    Scheme,
    /// Kết luận.
    Conclusion,
    /// Hướng dẫn.
    Guidance,
    /// Công điện.
    Dispatch,
    /// Công văn.
    Letter,
    /// Báo cáo.
    Report,
    /// Thông báo.
    Notice,
    /// Tờ trình.
    Submission,
    /// Quy chế.
    Regulation,
    /// Quy định.
    Rules,
}

/// Kind, name in small letters, symbol (empty: none of its own). The longer of two names with the same beginning comes first.
const KINDS: [(Kind, &str, &str); 25] = [
    (Kind::Constitution, "hiến pháp", ""),
    (Kind::Code, "bộ luật", ""),
    (Kind::Law, "luật", ""),
    (Kind::Ordinance, "pháp lệnh", "PL"),
    (Kind::Order, "lệnh", "L"),
    (Kind::JointResolution, "nghị quyết liên tịch", "NQLT"),
    (Kind::Resolution, "nghị quyết", "NQ"),
    (Kind::Decree, "nghị định", "NĐ"),
    (Kind::Decision, "quyết định", "QĐ"),
    (Kind::Directive, "chỉ thị", "CT"),
    (Kind::JointCircular, "thông tư liên tịch", "TTLT"),
    (Kind::Circular, "thông tư", "TT"),
    (Kind::Consolidation, "văn bản hợp nhất", "VBHN"),
    (Kind::Plan, "kế hoạch", "KH"),
    (Kind::Programme, "chương trình", "CTr"),
    (Kind::Scheme, "đề án", "ĐA"),
    (Kind::Conclusion, "kết luận", "KL"),
    (Kind::Guidance, "hướng dẫn", "HD"),
    (Kind::Dispatch, "công điện", "CĐ"),
    (Kind::Letter, "công văn", "CV"),
    (Kind::Report, "báo cáo", "BC"),
    (Kind::Notice, "thông báo", "TB"),
    (Kind::Submission, "tờ trình", "TTr"),
    (Kind::Regulation, "quy chế", "QC"),
    (Kind::Rules, "quy định", "QyĐ"),
];

/// Symbols in use beside the ones above.
const OTHER_SYMBOLS: [(&str, Kind); 2] = [("QĐi", Kind::Rules), ("CTHĐ", Kind::Programme)];

impl Kind {
    /// Its name as it begins a reference: "Nghị quyết".
    ///
    /// ```
    /// assert_eq!(viet::citation::Kind::Resolution.name(), "Nghị quyết");
    /// ```
    pub fn name(self) -> String {
        let entry = KINDS.iter().find(|(kind, _, _)| *kind == self);
        let (_, name, _) = entry.expect("the table holds every kind");
        let mut chars = name.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    }

    /// A kind whose papers lay down rules, and whose name is no everyday word even in small letters.
    pub(super) fn is_rule_making(self) -> bool {
        matches!(
            self,
            Self::Constitution
                | Self::Code
                | Self::Law
                | Self::Ordinance
                | Self::Resolution
                | Self::JointResolution
                | Self::Decree
                | Self::Circular
                | Self::JointCircular
        )
    }
}

/// Every word of this vocabulary.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(_, name, _)| *name)
}

/// The kind named at a place by its words, or by its symbol where a number follows.
pub(super) fn kind_at(reader: &Reader, at: usize) -> Option<(Kind, usize)> {
    if !reader.word(at).is_empty() {
        let named = KINDS.iter().find_map(|(kind, name, _)| Some((*kind, reader.phrase(at, name)?)));
        if named.is_some() {
            return named;
        }
    }
    let follows = reader.digits(at + 1).is_some() || reader.word(at + 1) == "số";
    let symbol = reader.written(at);
    if !follows || !reader.capital(at) || symbol.len() < 2 {
        return None;
    }
    of_symbol(symbol).map(|(_, kind)| (kind, at + 1))
}

/// A symbol given in any case, as it is officially written, and the kind it stands for.
pub(super) fn of_symbol(symbol: &str) -> Option<(&'static str, Kind)> {
    let own = KINDS.iter().map(|(kind, _, own)| (*own, *kind));
    own.chain(OTHER_SYMBOLS).find(|(official, _)| !official.is_empty() && same_letters(official, symbol))
}

fn same_letters(left: &str, right: &str) -> bool {
    let small = |c: char| c.to_lowercase().map(|c| if c == 'ð' { 'đ' } else { c });
    left.chars().flat_map(small).eq(right.chars().flat_map(small))
}
