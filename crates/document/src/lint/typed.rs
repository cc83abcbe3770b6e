//! Characters as they were typed or pasted. Mending them on their way in leaves no trace, so the writer is told at the door.

use std::collections::BTreeSet;

use kit::i18n::Lang;

use super::{Level, Place, Rule, lint_raw};
use crate::Document;
use crate::passages;
use crate::t;

/// Oddities that characters can have. The code of one may stand in an address: it says nothing of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// Marks apart from their letters, joined on the way in.
    LooseMarks,
    /// Ð for Đ, mended on the way in.
    Eth,
    /// Characters nobody sees, left out on the way in.
    Hidden,
    /// An encoding from before Unicode, kept as it came: only a person can say which words were meant.
    OldEncoding,
}

impl Oddity {
    const ALL: [Self; 4] = [Self::LooseMarks, Self::Eth, Self::Hidden, Self::OldEncoding];

    /// As it stands in an address.
    pub fn code(self) -> &'static str {
        match self {
            Self::LooseMarks => "dau-roi",
            Self::Eth => "chu-d",
            Self::Hidden => "ky-tu-an",
            Self::OldEncoding => "bang-ma-cu",
        }
    }

    /// Those that a list of codes names, parted by full stops; a word that is no code is left out.
    pub fn named(codes: &str) -> BTreeSet<Self> {
        Self::ALL.into_iter().filter(|one| codes.split('.').any(|code| code == one.code())).collect()
    }

    /// A sentence or two for the writer: how the oddity was handled, and the work that is left.
    pub fn sentence(self, lang: Lang) -> String {
        match self {
            Self::LooseMarks => t!(lang, "typed-loose-marks"),
            Self::Eth => t!(lang, "typed-eth"),
            Self::Hidden => t!(lang, "typed-hidden"),
            Self::OldEncoding => t!(lang, "typed-old-encoding"),
        }
    }
}

/// The oddities in the characters of these lines, in a text of this language, before anything mends them. A fault that
/// nothing will mend is named later by the [`super::lint`] of the text; an old encoding is named by both.
pub fn oddities<'a>(lines: impl IntoIterator<Item = &'a str>, lang: Lang) -> BTreeSet<Oddity> {
    let findings = lines.into_iter().flat_map(|line| lint_raw(Place::Body, line, lang));
    findings
        .filter_map(|one| match one.rule {
            Rule::OldEncoding => Some(Oddity::OldEncoding),
            _ if one.level == Level::Error => None,
            Rule::LooseMarks => Some(Oddity::LooseMarks),
            Rule::LookAlike => Some(Oddity::Eth),
            Rule::Invisible | Rule::DirectionMark => Some(Oddity::Hidden),
            _ => None,
        })
        .collect()
}

/// The lines of a body as the editor sends it (JSON); none when it is no body.
pub fn lines_of(json: &str) -> Vec<String> {
    // Not `Document::parse`, which mends.
    let raw: Document = serde_json::from_str(json).unwrap_or_default();
    // A body with deeper nesting than a body may have is refused elsewhere, and not walked through here.
    let walked = if raw.check().is_ok() { passages::passages(&raw) } else { Vec::new() };
    walked.into_iter().map(|one| one.runs.into_iter().map(|run| run.text).collect()).collect()
}
