//! Every upload is refused with its reason, or comes out harmless.

use std::time::{Duration, Instant};

use image::codecs::gif::GifEncoder;
use image::{Delay, Frame, ImageFormat, RgbImage, RgbaImage};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::{BLUE, RED, contains, detailed, exif, half_red, jpeg, near, seen, webp, with_segments, written};
use crate::images::{Crop, ImageError, MOST_BYTES, Picture, read, rewrite};

/// Everything that would be served of a picture.
fn all(picture: &Picture) -> Vec<Vec<u8>> {
    let mut files = picture.sizes().expect("written");
    files.extend(picture.crop((50, 50), Crop::Card).expect("written"));
    files.extend(picture.crop((50, 50), Crop::Share).expect("written"));
    files.into_iter().map(|one| one.bytes).collect()
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(data.len()).expect("short").to_be_bytes().to_vec();
    bytes.extend(kind);
    bytes.extend(data);
    let mut crc = flate2::Crc::new();
    crc.update(&bytes[4..]);
    bytes.extend(crc.sum().to_be_bytes());
    bytes
}

/// A PNG that says how large it is and holds next to nothing.
fn png_that_says(width: u32, height: u32) -> Vec<u8> {
    let mut head = width.to_be_bytes().to_vec();
    head.extend(height.to_be_bytes());
    head.extend([8, 6, 0, 0, 0]);
    let data = b"\x78\x9c\x03\0\0\0\0\x01";
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", data), chunk(b"IEND", b"")].concat()
}

#[test]
fn where_a_photo_was_taken_does_not_go_out_with_it() {
    let segments = [
        (0xe1, exif(6)),
        (0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>NGUYEN-DU-XMP</x:xmpmeta>".to_vec()),
        (0xed, b"Photoshop 3.0\08BIM NGUYEN-DU-IPTC".to_vec()),
        (0xfe, b"NGUYEN-DU comment".to_vec()),
    ];
    let bytes = with_segments(&jpeg(&detailed(640, 480)), &segments);
    assert!(contains(&bytes, b"NGUYEN-DU") && contains(&bytes, b"Exif"));
    let mut files = all(&read(&bytes).expect("a picture"));
    files.push(rewrite(&bytes).expect("a picture").bytes);
    for file in files {
        for trace in [&b"NGUYEN-DU"[..], b"Exif", b"EXIF", b"xmp", b"XMP ", b"Photoshop"] {
            assert!(!contains(&file, trace), "{} is still there", String::from_utf8_lossy(trace));
        }
    }
}

#[test]
fn words_inside_a_png_do_not_go_out_with_it() {
    let png = written(half_red(64, 32), ImageFormat::Png);
    let note = [chunk(b"tEXt", b"Comment\0NGUYEN-DU"), chunk(b"eXIf", &exif(1)[6..])].concat();
    let bytes = [&png[..33], &note, &png[33..]].concat();
    let mut files = all(&read(&bytes).expect("a picture"));
    files.push(rewrite(&bytes).expect("a picture").bytes);
    assert!(files.iter().all(|file| !contains(file, b"NGUYEN-DU")));
}

#[test]
fn a_second_file_behind_or_inside_a_picture_is_gone() {
    let payload = b"PK\x03\x04<script>alert(1)</script><?php system('id') ?>";
    let image = half_red(64, 32);
    let behind = |bytes: Vec<u8>| [&bytes[..], payload].concat();
    let bad = [
        behind(jpeg(&image)),
        behind(written(image.clone(), ImageFormat::Png)),
        behind(written(image.clone(), ImageFormat::Gif)),
        with_segments(&jpeg(&image), &[(0xfe, payload.to_vec())]),
    ];
    for bytes in bad {
        let picture = read(&bytes).expect("a picture");
        near(&seen(&picture.full().expect("written")), (8, 16), RED);
        for file in all(&picture) {
            assert!(
                !contains(&file, b"<script") && !contains(&file, b"<?php") && !contains(&file, b"PK\x03\x04")
            );
        }
    }
}

#[test]
fn a_script_dressed_as_a_gif_is_no_picture() {
    assert_eq!(read(b"GIF89a/*\0\0*/=1;alert(document.domain)//").err(), Some(ImageError::Damaged));
}

#[test]
fn drawings_documents_and_programs_are_refused_whatever_their_name() {
    let svg = "<?xml version=\"1.0\"?>\n<!-- x --><SVG xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></SVG>";
    for (bytes, why) in [
        (svg.as_bytes(), ImageError::Svg),
        ("\u{feff} <svg onload=\"alert(1)\"/>".as_bytes(), ImageError::Svg),
        (b"<!doctype html><script>alert(1)</script>", ImageError::Unknown),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", ImageError::PhoneFormat),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1", ImageError::PhoneFormat),
        (b"MZ\x90\0", ImageError::Unknown),
        (b"%PDF-1.7", ImageError::Unknown),
        (b"II*\0\x08\0\0\0", ImageError::Unknown),
        (b"BM\x46\0\0\0", ImageError::Unknown),
        (b"RIFF\x04\0\0\0WAVE", ImageError::Unknown),
        (b"\xff\xd8", ImageError::Unknown),
        (b"", ImageError::Unknown),
    ] {
        assert_eq!(read(bytes).err(), Some(why), "{}", String::from_utf8_lossy(bytes));
        assert!(rewrite(bytes).is_err());
    }
    assert_eq!(rewrite(&webp(&half_red(8, 8))).err(), Some(ImageError::Unknown));
}

#[test]
fn a_picture_of_200_megapixels_is_refused_by_its_head() {
    let before = Instant::now();
    for (width, height) in
        [(20_000, 10_000), (50_001, 1_000), (u32::MAX >> 1, u32::MAX >> 1), (1, 50_000_001)]
    {
        let why = read(&png_that_says(width, height)).err();
        assert!(
            matches!(why, Some(ImageError::TooManyPixels { .. } | ImageError::Damaged)),
            "{width} by {height}: {why:?}"
        );
    }
    assert_eq!(
        read(&png_that_says(20_000, 10_000)).err(),
        Some(ImageError::TooManyPixels { width: 20_000, height: 10_000 })
    );
    // A JPEG whose head was changed to say 20,000 by 10,000.
    let mut bytes = jpeg(&half_red(64, 32));
    let at = bytes.windows(2).position(|pair| pair == b"\xff\xc0").expect("a frame");
    bytes[at + 5..at + 9].copy_from_slice(&[0x27, 0x10, 0x4e, 0x20]);
    assert_eq!(read(&bytes).err(), Some(ImageError::TooManyPixels { width: 20_000, height: 10_000 }));
    assert!(before.elapsed() < Duration::from_secs(2), "no memory was filled for it");
    assert_eq!(read(&png_that_says(0, 10)).err(), Some(ImageError::Damaged));
}

#[test]
fn a_file_too_large_is_refused() {
    let mut bytes = jpeg(&half_red(64, 32));
    bytes.resize(MOST_BYTES + 1, 0);
    assert_eq!(read(&bytes).err(), Some(ImageError::TooLarge));
}

#[test]
fn half_a_picture_is_refused() {
    let image = detailed(300, 200);
    let formats = [
        ("jpeg", jpeg(&image)),
        ("png", written(image.clone(), ImageFormat::Png)),
        ("webp", webp(&image)),
        ("gif", written(image, ImageFormat::Gif)),
    ];
    for (name, bytes) in formats {
        for part in [10, 40, 60, 95] {
            let half = &bytes[..bytes.len() * part / 100];
            assert_eq!(read(half).err(), Some(ImageError::Damaged), "{part} per cent of a {name}");
        }
    }
    // A small picture inside the head has an end of its own, which is not that of the whole.
    let inner = with_segments(&jpeg(&detailed(300, 200)), &[(0xe1, jpeg(&half_red(16, 16)))]);
    assert_eq!(read(&inner[..inner.len() * 3 / 4]).err(), Some(ImageError::Damaged));
}

#[test]
fn of_a_moving_picture_only_the_first_stands() {
    let frame = |colour: [u8; 3]| {
        let image = RgbImage::from_pixel(40, 40, image::Rgb(colour));
        image::DynamicImage::ImageRgb8(image).into_rgba8()
    };
    let mut gif = Vec::new();
    let mut encoder = GifEncoder::new(&mut gif);
    for colour in [RED, BLUE, BLUE] {
        let frame = Frame::from_parts(frame(colour), 0, 0, Delay::from_numer_denom_ms(100, 1));
        encoder.encode_frame(frame).expect("written");
    }
    drop(encoder);
    let moving = moving_webp(&[frame(RED), frame(BLUE)]);
    for bytes in [gif, moving] {
        let picture = read(&bytes).expect("a picture");
        near(&seen(&picture.full().expect("written")), (20, 20), RED);
        assert!(all(&picture).iter().all(|file| !contains(file, b"ANIM") && !contains(file, b"NETSCAPE")));
    }
}

fn moving_webp(frames: &[RgbaImage]) -> Vec<u8> {
    let mut config = webp::WebPConfig::new().expect("settings");
    config.quality = 90.0;
    let mut encoder = webp::AnimEncoder::new(frames[0].width(), frames[0].height(), &config);
    for (number, frame) in (0..).zip(frames) {
        let (width, height) = frame.dimensions();
        encoder.add_frame(webp::AnimFrame::from_rgba(frame.as_raw(), width, height, number * 100));
    }
    encoder.encode().to_vec()
}

#[test]
fn mangled_pictures_never_bring_the_program_down() {
    let image = detailed(48, 40);
    let whole = [
        with_segments(&jpeg(&image), &[(0xe1, exif(6))]),
        written(image.clone(), ImageFormat::Png),
        webp(&image),
        written(image, ImageFormat::Gif),
        png_that_says(40, 40),
    ];
    let mut dice = StdRng::seed_from_u64(98);
    let mut read_well = 0;
    for round in 0..1_500 {
        let mut bytes = whole[round % whole.len()].clone();
        for _ in 0..dice.random_range(1..8) {
            let at = dice.random_range(0..bytes.len());
            match dice.random_range(0..4) {
                0 => bytes[at] = dice.random(),
                1 => bytes[at] ^= 1 << dice.random_range(0..8),
                2 => bytes.truncate(at.max(8)),
                _ => bytes.insert(at, dice.random()),
            }
        }
        if let Ok(picture) = read(&bytes) {
            read_well += 1;
            assert!(picture.width() <= 2400 && picture.height() <= 2400);
            if read_well % 50 == 0 {
                all(&picture);
            }
        }
        let _ = rewrite(&bytes);
    }
    assert!(read_well > 20, "some were only changed a little: {read_well}");
}
