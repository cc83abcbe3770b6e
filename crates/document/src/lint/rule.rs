//! The rules by name, and the level of each.

use jiff::civil::Date;

/// Whether a text may be published as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// No: a reader would get nothing, or something wrong.
    Error,
    /// Yes, but somebody should look.
    Warning,
}

/// A fault that a text can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The agency that issues the text has ended; `instead` names those that it became, `count` says how many.
    EndedAgency {
        /// The first day on which it no longer existed.
        since: Date,
    },
    /// There is no headline.
    NoTitle,
    /// There is no body.
    NoBody,
    /// There is no summary.
    NoSummary,
    /// The headline is cut off in lists; counts its characters.
    LongTitle,
    /// The headline ends in a full stop.
    TitleFullStop,
    /// Marks stand apart from their letters, as in other normal forms.
    LooseMarks,
    /// A letter is another than it looks.
    LookAlike,
    /// Text in a font of before Unicode.
    OldEncoding,
    /// A character that turns the direction of reading.
    DirectionMark,
    /// A character nobody can see.
    Invisible,
    /// More than one space.
    DoubleSpace,
    /// A space before a comma, a full stop or the like.
    SpaceBeforeMark,
    /// Both habits of placing tone marks.
    MixedTones,
    /// A headline in capitals.
    CapitalTitle,
    /// A paragraph, item or heading in capitals.
    CapitalLine,
    /// The same word twice.
    DoubledWord,
    /// More than 40 words in a sentence; counts them.
    LongSentence,
    /// A small letter after a full stop.
    SmallAfterStop,
    /// A sentence that has been read already.
    RepeatedSentence,
    /// A text that ends where it has to go on.
    BrokenOff,
    /// A colon with nothing behind it.
    NothingFollows,
    /// A paragraph without a mark at its end.
    NoFullStop,
    /// A paragraph that begins with a small letter.
    BeginsSmall,
    /// A quotation mark without its partner.
    OpenQuote,
    /// A bracket without its partner.
    OpenBracket,
    /// A heading without words.
    EmptyHeading,
    /// The first heading is below level 2; counts its level.
    FirstHeading,
    /// A heading leaves out a level; counts its own.
    HeadingJump,
    /// A picture without a description.
    MissingAlt,
    /// A picture described by the name of its file.
    AltIsFileName,
    /// A description that would fit any picture.
    AltSaysNothing,
    /// A link to a page of the site that does not exist; `instead` is its address.
    DeadLink,
    /// A link whose words say nothing.
    EmptyLinkWords,
    /// A link whose words are its address.
    BareAddress,
    /// "Nghị quyết này", and none was named.
    RelativeCitation,
    /// An article of a law without the law.
    ProvisionAlone,
    /// A document's number that is given to many.
    NumberWithoutYear,
    /// A document dated later than today.
    FutureDocument,
    /// A figure without its source.
    UnsourcedNumber,
}

impl Rule {
    /// Its level.
    pub fn level(self) -> Level {
        match self {
            Self::EndedAgency { .. }
            | Self::NoTitle
            | Self::NoBody
            | Self::LooseMarks
            | Self::LookAlike
            | Self::OldEncoding
            | Self::DirectionMark
            | Self::MissingAlt
            | Self::DeadLink => Level::Error,
            _ => Level::Warning,
        }
    }
}
