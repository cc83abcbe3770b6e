//! The message of a finding to the writer.

use kit::i18n::Lang;

use super::{Finding, Rule};
use crate::t;
use kit::format;

impl Finding {
    /// The fault, why it matters to a reader and how to mend it, in a sentence or three.
    pub fn message(&self, lang: Lang) -> String {
        let (quote, instead, count) = (self.quote.as_str(), self.instead.as_str(), self.count);
        match self.rule {
            Rule::EndedAgency { since } => {
                let day = format::day(lang, since);
                if count == 0 {
                    t!(lang, "lint-ended-agency", quote = quote, day = day)
                } else {
                    t!(lang, "lint-ended-agency-heirs", quote = quote, day = day, instead = instead)
                }
            }
            Rule::NoTitle => t!(lang, "lint-no-title"),
            Rule::NoBody => t!(lang, "lint-no-body"),
            Rule::NoSummary => t!(lang, "lint-no-summary"),
            Rule::LongTitle => t!(lang, "lint-long-title", count = count),
            Rule::TitleFullStop => t!(lang, "lint-title-full-stop"),
            Rule::LooseMarks => t!(lang, "lint-loose-marks", quote = quote, instead = instead),
            Rule::LookAlike => t!(lang, "lint-look-alike", quote = quote, instead = instead),
            Rule::OldEncoding => t!(lang, "lint-old-encoding", quote = quote, instead = instead),
            Rule::DirectionMark => t!(lang, "lint-direction-mark", quote = quote),
            Rule::Invisible => t!(lang, "lint-invisible", quote = quote),
            Rule::DoubleSpace => t!(lang, "lint-double-space", quote = quote),
            Rule::SpaceBeforeMark => t!(lang, "lint-space-before-mark", quote = quote),
            Rule::MixedTones => t!(lang, "lint-mixed-tones", quote = quote, instead = instead),
            Rule::CapitalTitle => t!(lang, "lint-capital-title"),
            Rule::CapitalLine => t!(lang, "lint-capital-line", quote = quote),
            Rule::DoubledWord => t!(lang, "lint-doubled-word", quote = quote),
            Rule::LongSentence => t!(lang, "lint-long-sentence", quote = quote, count = count),
            Rule::SmallAfterStop => t!(lang, "lint-small-after-stop", quote = quote),
            Rule::RepeatedSentence => t!(lang, "lint-repeated-sentence", quote = quote),
            Rule::BrokenOff => t!(lang, "lint-broken-off", quote = quote),
            Rule::NothingFollows => t!(lang, "lint-nothing-follows", quote = quote),
            Rule::NoFullStop => t!(lang, "lint-no-full-stop", quote = quote),
            Rule::BeginsSmall => t!(lang, "lint-begins-small", quote = quote),
            Rule::OpenQuote => t!(lang, "lint-open-quote", quote = quote),
            Rule::OpenBracket => t!(lang, "lint-open-bracket", quote = quote),
            Rule::EmptyHeading => t!(lang, "lint-empty-heading"),
            Rule::FirstHeading => t!(lang, "lint-first-heading", quote = quote, count = count),
            Rule::HeadingJump => t!(lang, "lint-heading-jump", quote = quote, count = count),
            Rule::MissingAlt => t!(lang, "lint-missing-alt"),
            Rule::AltIsFileName => t!(lang, "lint-alt-is-file-name", quote = quote),
            Rule::AltSaysNothing => t!(lang, "lint-alt-says-nothing", quote = quote),
            Rule::DeadLink => t!(lang, "lint-dead-link", quote = quote, instead = instead),
            Rule::EmptyLinkWords => t!(lang, "lint-empty-link-words", quote = quote),
            Rule::BareAddress => t!(lang, "lint-bare-address", quote = quote),
            Rule::RelativeCitation => t!(lang, "lint-relative-citation", quote = quote),
            Rule::ProvisionAlone => t!(lang, "lint-provision-alone", quote = quote),
            Rule::NumberWithoutYear => t!(lang, "lint-number-without-year", quote = quote),
            Rule::FutureDocument => t!(lang, "lint-future-document", quote = quote),
            Rule::UnsourcedNumber => t!(lang, "lint-unsourced-number", quote = quote),
        }
    }
}
