//! Office files are ZIP archives; a part inside names the type.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{FileError, FileType};

/// Most parts of an office file; a long report with pictures has a few hundred.
const MOST_PARTS: usize = 10_000;
/// Most bytes of the part that names the type.
const LONGEST_CONTENTS: u64 = 1 << 20;
/// Unpacked, a file may always have this many bytes.
const ALWAYS: u64 = 64 << 20;
/// Beyond that, so many times its own size: tables of figures reach about fifty.
const MOST_TIMES: u64 = 100;

/// Text, workbook or slides by the part that lists the content types (ECMA-376, part 2) or by `mimetype`
/// (OpenDocument 1.3, part 2); anything else is refused.
pub(super) fn detect(bytes: &[u8]) -> Result<FileType, FileError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Damaged)?;
    check(&mut archive, bytes.len())?;
    if let Some(list) = part(&mut archive, "[Content_Types].xml")? {
        return by_content_types(&list);
    }
    match part(&mut archive, "mimetype")?.as_deref().map(str::trim) {
        Some("application/vnd.oasis.opendocument.text") => Ok(FileType::Odt),
        Some("application/vnd.oasis.opendocument.spreadsheet") => Ok(FileType::Ods),
        _ => Err(FileError::Unknown),
    }
}

/// Nothing before the archive, nothing twice, nothing that leads out of it, nothing that runs, and no bomb. The
/// archive's own statements are enough: a program that opens it holds it to them too.
fn check(archive: &mut ZipArchive<Cursor<&[u8]>>, size: usize) -> Result<(), FileError> {
    if archive.offset() != 0 || archive.has_duplicate_names() {
        return Err(FileError::Damaged);
    }
    if archive.len() > MOST_PARTS || archive.has_overlapping_entries().map_err(|_| FileError::Damaged)? {
        return Err(FileError::Bomb);
    }
    let mut unpacked: u64 = 0;
    for number in 0..archive.len() {
        let part = archive.by_index_raw(number).map_err(|_| FileError::Damaged)?;
        if part.encrypted() {
            return Err(FileError::OldOffice);
        }
        if part.enclosed_name().is_none() || part.is_symlink() {
            return Err(FileError::Damaged);
        }
        let name = part.name().map_err(|_| FileError::Damaged)?.to_ascii_lowercase();
        if runs(&name) {
            return Err(FileError::Macros);
        }
        unpacked = unpacked.saturating_add(part.size());
    }
    let size = u64::try_from(size).unwrap_or(u64::MAX);
    if unpacked > ALWAYS.max(size.saturating_mul(MOST_TIMES)) { Err(FileError::Bomb) } else { Ok(()) }
}

/// Whether a part is a program: of Visual Basic, of Excel 4, an ActiveX control, or one of OpenDocument's.
fn runs(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.starts_with("vbaproject")
        || file.starts_with("vbadata")
        || name.contains("/activex/")
        || name.contains("/macrosheets/")
        || name.starts_with("basic/")
        || name.starts_with("scripts/")
}

fn by_content_types(list: &str) -> Result<FileType, FileError> {
    let lower = list.to_ascii_lowercase();
    if ["macroenabled", "vbaproject", "ms-excel.sheet.binary"].iter().any(|sign| lower.contains(sign)) {
        return Err(FileError::Macros);
    }
    let kinds = [
        ("wordprocessingml.document.main+xml", FileType::Docx),
        ("spreadsheetml.sheet.main+xml", FileType::Xlsx),
        ("presentationml.presentation.main+xml", FileType::Pptx),
    ];
    let mut found = kinds.iter().filter(|(name, _)| lower.contains(name)).map(|(_, kind)| *kind);
    match (found.next(), found.next()) {
        (Some(kind), None) => Ok(kind),
        _ => Err(FileError::Unknown),
    }
}

/// A small part's text, if there is such a part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, FileError> {
    if archive.index_for_name(name).is_none() {
        return Ok(None);
    }
    let part = archive.by_name(name).map_err(|_| FileError::Damaged)?;
    let mut bytes = Vec::new();
    // One byte more than may be, because the part may state a wrong size.
    part.take(LONGEST_CONTENTS + 1).read_to_end(&mut bytes).map_err(|_| FileError::Damaged)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LONGEST_CONTENTS {
        return Err(FileError::Bomb);
    }
    String::from_utf8(bytes).map(Some).map_err(|_| FileError::Damaged)
}
