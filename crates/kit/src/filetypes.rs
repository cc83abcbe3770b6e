//! The type of a file by its content, among those that readers may be given, and a name that does no harm.
//!
//! Invariants: a name decides nothing but whether text is taken, and as a table or not; a file that is not
//! known to be harmless is refused; nothing is unpacked further than the check needs.

mod office;

/// Largest file that is taken, in bytes.
pub const MOST_BYTES: usize = 50 << 20;
/// Longest name, with its ending, in characters.
pub const LONGEST_NAME: usize = 120;

/// A file that readers may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    /// PDF.
    Pdf,
    /// A text of Word 2007 or later.
    Docx,
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// Slides of PowerPoint 2007 or later.
    Pptx,
    /// A text in OpenDocument.
    Odt,
    /// A workbook in OpenDocument.
    Ods,
    /// Plain text in UTF-8.
    Text,
    /// A table as text in UTF-8.
    Csv,
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
    /// Sound.
    Mp3,
    /// Film or sound.
    Mp4,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// More than [`MOST_BYTES`].
    #[error("the file is larger than {} MB", MOST_BYTES >> 20)]
    TooLarge,
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// None of the types above.
    #[error("files of this kind are not taken")]
    Unknown,
    /// Word, Excel or PowerPoint before 2007, or one under a password.
    #[error(
        "old or locked office files are not taken: save it without a password as DOCX, XLSX, PPTX or PDF"
    )]
    OldOffice,
    /// It holds a program.
    #[error("the file holds macros: save it without them")]
    Macros,
    /// Unpacked it would fill the memory.
    #[error("the file unpacks to far more than its size")]
    Bomb,
    /// A page or drawing under the name of a text.
    #[error("the file holds a page or drawing, not plain text")]
    Markup,
    /// Text in another encoding than UTF-8, or no text at all.
    #[error("the text is not UTF-8")]
    NotUtf8,
    /// It ends too early or contradicts itself.
    #[error("the file is damaged or incomplete")]
    Damaged,
}

impl FileType {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::Odt,
        Self::Ods,
        Self::Text,
        Self::Csv,
        Self::Jpeg,
        Self::Png,
        Self::Mp3,
        Self::Mp4,
    ];

    /// The ending of its name, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Mp3 => "mp3",
            Self::Mp4 => "mp4",
        }
    }

    /// Its media type, with the encoding of texts.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Text => "text/plain; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Mp3 => "audio/mpeg",
            Self::Mp4 => "video/mp4",
        }
    }

    /// The type that a name's ending stands for.
    pub fn by_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = if ending.eq_ignore_ascii_case("jpeg") { "jpg" } else { ending };
        Self::ALL.into_iter().find(|kind| kind.ending().eq_ignore_ascii_case(ending))
    }
}

/// The type of a file. Its name counts only where the content cannot tell: a text is a table when it is called `.csv`.
///
/// # Errors
/// See [`FileError`].
pub fn detect(bytes: &[u8], name: &str) -> Result<FileType, FileError> {
    if bytes.len() > MOST_BYTES {
        return Err(FileError::TooLarge);
    }
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    if bytes.starts_with(b"%PDF-") {
        return if pdf_ends(bytes) { Ok(FileType::Pdf) } else { Err(FileError::Damaged) };
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return office::detect(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(FileError::OldOffice);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Ok(FileType::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(FileType::Png);
    }
    if is_mp4(bytes) {
        return Ok(FileType::Mp4);
    }
    if is_mp3(bytes) {
        return Ok(FileType::Mp3);
    }
    match FileType::by_name(name) {
        Some(kind @ (FileType::Text | FileType::Csv)) => text(bytes).map(|()| kind),
        _ => Err(FileError::Unknown),
    }
}

/// A name without path, hidden characters and characters that a system forbids. Its ending is that of the type, and it
/// has at most [`LONGEST_NAME`] characters. The caller brings it to NFC.
pub fn clean_name(name: &str, kind: FileType) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = name
        .chars()
        .filter(|c| !is_hidden(*c))
        .map(|c| if "<>:\"|?*".contains(c) { '-' } else { c })
        .collect();
    let words = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut stem = words.as_str();
    // `bao-cao.pdf.exe` hides its type; of a chain of endings none is left.
    while let Some((before, ending)) = stem.rsplit_once('.') {
        if !is_ending(ending) {
            break;
        }
        stem = before;
    }
    let stem = stem.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let room = LONGEST_NAME - kind.ending().len() - 1;
    let stem: String = stem.chars().take(room).collect();
    let stem = stem.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    format!("{}.{}", if stem.is_empty() { "file" } else { stem }, kind.ending())
}

/// Whether the last part of a name is an ending, and not the end of a sentence or a number.
fn is_ending(part: &str) -> bool {
    (1..=5).contains(&part.len())
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && part.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

/// Whether the end of a PDF is there; programs look for it in about the last kilobyte.
fn pdf_ends(bytes: &[u8]) -> bool {
    let end = &bytes[bytes.len().saturating_sub(2048)..];
    bytes.get(5).is_some_and(u8::is_ascii_digit) && end.windows(5).any(|part| part == b"%%EOF")
}

fn is_mp4(bytes: &[u8]) -> bool {
    let brands: [&[u8]; 12] = [
        b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"M4A ", b"MSNV",
        b"dash",
    ];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| brands.contains(&brand))
}

/// Whether the bytes begin with a frame of MPEG layer III, after a tag if there is one.
fn is_mp3(bytes: &[u8]) -> bool {
    let mut at = 0;
    if let [b'I', b'D', b'3', _, _, _, size @ ..] = bytes {
        // Four bytes of seven bits (ID3v2, 6.2).
        let size = size.iter().take(4).fold(0, |size, byte| (size << 7) | usize::from(byte & 0x7f));
        let padding =
            bytes.get(10 + size..).unwrap_or_default().iter().take_while(|byte| **byte == 0).count();
        at = 10 + size + padding;
    }
    let Some([0xff, second, third, _]) = bytes.get(at..at + 4) else { return false };
    let (version, layer) = ((second >> 3) & 3, (second >> 1) & 3);
    let (bits, rate) = (third >> 4, (third >> 2) & 3);
    second & 0xe0 == 0xe0 && version != 1 && layer == 1 && bits != 0 && bits != 15 && rate != 3
}

fn text(bytes: &[u8]) -> Result<(), FileError> {
    let text = std::str::from_utf8(bytes).map_err(|_| FileError::NotUtf8)?;
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) {
        return Err(FileError::NotUtf8);
    }
    // Served as text it would show its source, but nobody who calls a page a text means well.
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return Err(FileError::Markup);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
