//! Stories of files: those that are taken, with their names, and those that are refused, with the reason.

use std::io::{Cursor, Write};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{FileError, FileType, LONGEST_NAME, MOST_BYTES, clean_name, detect};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("begun");
        writer.write_all(data).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

fn types(main: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><Types><Override PartName=\"/main.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.{main}\"/></Types>"
    )
}

fn docx(more: &[(&str, &[u8])]) -> Vec<u8> {
    let list = types("wordprocessingml.document.main+xml");
    let mut parts: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", list.as_bytes()), ("word/document.xml", b"<w:document/>")];
    parts.extend(more);
    archive(&parts)
}

#[test]
fn files_are_known_by_their_content_whatever_their_name() {
    let office = |main: &str| archive(&[("[Content_Types].xml", types(main).as_bytes())]);
    let odf = |kind: &str| {
        archive(&[("mimetype", format!("application/vnd.oasis.opendocument.{kind}").as_bytes())])
    };
    let mp3 = [&b"ID3\x04\0\0\0\0\0\x05title\0\0\0"[..], b"\xff\xfb\x90\x64", &[0; 64]].concat();
    for (bytes, kind) in [
        (PDF.to_vec(), FileType::Pdf),
        (docx(&[]), FileType::Docx),
        (office("spreadsheetml.sheet.main+xml"), FileType::Xlsx),
        (office("presentationml.presentation.main+xml"), FileType::Pptx),
        (odf("text"), FileType::Odt),
        (odf("spreadsheet"), FileType::Ods),
        (b"\xff\xd8\xff\xe0".to_vec(), FileType::Jpeg),
        (b"\x89PNG\r\n\x1a\n".to_vec(), FileType::Png),
        (mp3, FileType::Mp3),
        (b"\xff\xfb\x90\x64".to_vec(), FileType::Mp3),
        (b"\0\0\0\x20ftypisom\0\0\x02\0".to_vec(), FileType::Mp4),
    ] {
        for name in ["x", "x.exe", "x.html", "../x.txt"] {
            assert_eq!(detect(&bytes, name), Ok(kind), "{name}");
        }
    }
}

#[test]
fn text_is_what_is_called_so_and_is_utf8() {
    assert_eq!(detect("Điều 1.\nĐiều 2.\n".as_bytes(), "a.TXT"), Ok(FileType::Text));
    assert_eq!(detect("\u{feff}phường;số dân\n1;2".as_bytes(), "a.csv"), Ok(FileType::Csv));
    for name in ["a.html", "a.svg", "a.js", "a.bat", "a", "txt", "a.pdf"] {
        assert_eq!(detect(b"alert(1)", name), Err(FileError::Unknown), "{name}");
    }
    assert_eq!(detect(b"\xff\xfea\0b\0", "a.txt"), Err(FileError::NotUtf8));
    assert_eq!(detect(b"a\0b", "a.txt"), Err(FileError::NotUtf8));
    for page in [
        "<svg onload=\"alert(1)\"/>",
        "\u{feff}\n <!doctype html><script>x</script>",
        "<?xml version=\"1.0\"?>",
    ] {
        assert_eq!(detect(page.as_bytes(), "a.txt"), Err(FileError::Markup), "{page}");
        assert_eq!(detect(page.as_bytes(), "a.svg"), Err(FileError::Unknown), "{page}");
    }
}

#[test]
fn programs_archives_and_old_files_are_refused() {
    assert_eq!(detect(b"", "a.txt"), Err(FileError::Empty));
    assert_eq!(detect(b"MZ\x90\0\x03", "a.pdf"), Err(FileError::Unknown));
    assert_eq!(detect(b"\x7fELF", "a.mp4"), Err(FileError::Unknown));
    assert_eq!(detect(b"#!/bin/sh\nrm -rf /", "a.sh"), Err(FileError::Unknown));
    assert_eq!(detect(b"Rar!\x1a\x07\0", "a.docx"), Err(FileError::Unknown));
    assert_eq!(detect(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc"), Err(FileError::OldOffice));
    assert_eq!(detect(&archive(&[("a.exe", b"MZ")]), "a.docx"), Err(FileError::Unknown));
    assert_eq!(detect(b"\0\0\0\x18ftypheic", "a.mp4"), Err(FileError::Unknown));
    let mut large = PDF.to_vec();
    large.resize(MOST_BYTES + 1, b' ');
    assert_eq!(detect(&large, "a.pdf"), Err(FileError::TooLarge));
}

#[test]
fn half_a_file_is_refused() {
    assert_eq!(detect(&PDF[..20], "a.pdf"), Err(FileError::Damaged));
    let whole = docx(&[]);
    assert_eq!(detect(&whole[..whole.len() / 2], "a.docx"), Err(FileError::Damaged));
}

#[test]
fn office_files_that_run_something_are_refused() {
    for part in [
        "word/vbaProject.bin",
        "WORD/VBAPROJECT.BIN",
        "word/activeX/activeX1.xml",
        "xl/macrosheets/sheet1.xml",
        "Basic/Standard/Module1.xml",
        "Scripts/python/a.py",
    ] {
        assert_eq!(detect(&docx(&[(part, b"x")]), "a.docx"), Err(FileError::Macros), "{part}");
    }
    let list =
        "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    assert_eq!(
        detect(&archive(&[("[Content_Types].xml", list.as_bytes())]), "a.docx"),
        Err(FileError::Macros)
    );
}

#[test]
fn office_files_that_lead_elsewhere_are_refused() {
    for part in ["../../etc/passwd", "word/../../x"] {
        assert_eq!(detect(&docx(&[(part, b"x")]), "a.docx"), Err(FileError::Damaged), "{part}");
    }
    let two = [types("wordprocessingml.document.main+xml"), types("spreadsheetml.sheet.main+xml")].concat();
    assert_eq!(
        detect(&archive(&[("[Content_Types].xml", two.as_bytes())]), "a.docx"),
        Err(FileError::Unknown)
    );
}

#[test]
fn a_bomb_is_refused_without_going_off() {
    let zeros = vec![0; 100 << 20];
    let bomb = docx(&[("word/media/a.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20, "it is small");
    assert_eq!(detect(&bomb, "a.docx"), Err(FileError::Bomb));
    // The part that is read says it is short, and is not.
    let list = archive(&[("[Content_Types].xml", &vec![b' '; 20 << 20])]);
    assert_eq!(detect(&list, "a.docx"), Err(FileError::Bomb));
    // Two entries over the same bytes: each copy costs the archive nothing.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in
        [("[Content_Types].xml", types("wordprocessingml.document.main+xml")), ("a", "x".repeat(99))]
    {
        writer.start_file(name, SimpleFileOptions::default()).expect("begun");
        writer.write_all(data.as_bytes()).expect("written");
    }
    writer.shallow_copy_file("a", "b").expect("copied");
    let twice = writer.finish().expect("finished").into_inner();
    assert_eq!(detect(&twice, "a.docx"), Err(FileError::Bomb));
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(detect(&docx(&many), "a.docx"), Err(FileError::Bomb));
}

#[test]
fn something_before_the_archive_makes_it_another_file() {
    let hidden = [b"<script>alert(1)</script>", &docx(&[])[..]].concat();
    assert_eq!(detect(&hidden, "a.docx"), Err(FileError::Unknown));
    let hidden = [&docx(&[])[..], &docx(&[("word/x.xml", b"x")])[..]].concat();
    assert_eq!(detect(&hidden, "a.docx"), Err(FileError::Damaged));
}

#[test]
fn names_lose_what_could_mislead_or_lead_away() {
    for (name, kind, clean) in [
        ("Báo cáo quý 3.pdf", FileType::Pdf, "Báo cáo quý 3.pdf"),
        ("../../etc/passwd", FileType::Text, "passwd.txt"),
        ("C:\\Users\\Hoa\\Kế hoạch.DOCX", FileType::Docx, "Kế hoạch.docx"),
        ("bao-cao.pdf.exe", FileType::Pdf, "bao-cao.pdf"),
        ("hoa\u{202e}fdp.exe", FileType::Png, "hoafdp.png"),
        ("a\0b\u{7}\r\nc.txt", FileType::Text, "ab c.txt"),
        ("Nghị quyết 98.2023", FileType::Pdf, "Nghị quyết 98.2023.pdf"),
        ("Số 12/NQ-HĐND ngày 1.7.2025.pdf", FileType::Pdf, "NQ-HĐND ngày 1.7.2025.pdf"),
        ("…", FileType::Csv, "….csv"),
        (".htaccess", FileType::Text, "htaccess.txt"),
        ("  . ", FileType::Pdf, "file.pdf"),
        ("", FileType::Pdf, "file.pdf"),
        ("a<b>:\"c\"|?*.pdf", FileType::Pdf, "a-b---c----.pdf"),
        ("ảnh.jpeg", FileType::Jpeg, "ảnh.jpg"),
    ] {
        assert_eq!(clean_name(name, kind), clean, "{name:?}");
    }
    let long = clean_name(&"ữ".repeat(500), FileType::Docx);
    assert_eq!(long.chars().count(), LONGEST_NAME);
    assert!(long.ends_with("ữ.docx"));
    for kind in FileType::ALL {
        let name = clean_name("x", kind);
        assert_eq!(FileType::by_name(&name), Some(kind));
        assert_eq!(clean_name(&name, kind), name);
    }
}

#[test]
fn mangled_files_never_bring_the_program_down() {
    let whole = [
        docx(&[("word/a.xml", b"<a/>")]),
        PDF.to_vec(),
        b"ID3\x04\0\0\0\0\0\x05title\xff\xfb\x90\x64".to_vec(),
    ];
    let mut dice = StdRng::seed_from_u64(98);
    for round in 0..20_000 {
        let mut bytes = whole[round % whole.len()].clone();
        for _ in 0..dice.random_range(1..6) {
            let at = dice.random_range(0..bytes.len());
            match dice.random_range(0..3) {
                0 => bytes[at] = dice.random(),
                1 => bytes.truncate(at.max(4)),
                _ => bytes.insert(at, dice.random()),
            }
        }
        let _ = detect(&bytes, "a.txt");
    }
}
