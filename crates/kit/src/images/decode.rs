//! From bytes that anyone may have made to pixels.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageResult, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{ImageError, MOST_BYTES, MOST_PIXELS, encode};

/// Most memory for one picture as it is unpacked: [`MOST_PIXELS`] of four bytes.
const MOST_MEMORY: u64 = MOST_PIXELS * 4;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    WebP,
    Gif,
}

/// Reads a picture and brings it to no more than `longest` pixels a side, upright, in sRGB.
pub(super) fn decode(bytes: &[u8], longest: Option<u32>) -> Result<(Kind, DynamicImage), ImageError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImageError::TooLarge);
    }
    let kind = kind(bytes)?;
    let read = Cursor::new(bytes);
    let image = match kind {
        Kind::Jpeg if !jpeg_ends(bytes) => Err(ImageError::Damaged),
        Kind::Jpeg => unpack(JpegDecoder::new(read), longest),
        Kind::Png => unpack(PngDecoder::with_limits(read, limits()), longest),
        Kind::WebP => unpack(WebPDecoder::new(read), longest),
        Kind::Gif => unpack(GifDecoder::new(read), longest),
    }?;
    Ok((kind, image))
}

/// The format of the bytes, by their beginning.
fn kind(bytes: &[u8]) -> Result<Kind, ImageError> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Ok(Kind::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Kind::Png);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Ok(Kind::Gif);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Kind::WebP);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        let brand = bytes.get(8..12).unwrap_or_default();
        if [&b"heic"[..], b"heix", b"heim", b"hevc", b"mif1", b"msf1", b"avif", b"avis"].contains(&brand) {
            return Err(ImageError::PhoneFormat);
        }
    }
    Err(if is_svg(bytes) { ImageError::Svg } else { ImageError::Unknown })
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<') && text.contains("<svg")
}

/// Whether a JPEG has its end: half of one would come out grey below, and nobody would be told.
fn jpeg_ends(bytes: &[u8]) -> bool {
    let mut at = 2;
    // Up to the first scan, segments say their own length; a small picture inside one has an end of its own.
    while let Some([0xff, marker, rest @ ..]) = bytes.get(at..) {
        match (marker, rest) {
            (0xff, _) => at += 1,
            (0x01 | 0xd0..=0xd7, _) => at += 2,
            (0xda, scan) => return scan.windows(2).any(|pair| pair == b"\xff\xd9"),
            (_, [high, low, ..]) => at += 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2),
            _ => return false,
        }
    }
    false
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn unpack<D: ImageDecoder>(
    decoder: ImageResult<D>,
    longest: Option<u32>,
) -> Result<DynamicImage, ImageError> {
    let mut decoder = decoder.map_err(|_| ImageError::Damaged)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(ImageError::Damaged);
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(ImageError::TooManyPixels { width, height });
    }
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    // Not every decoder supports this; the check of the size above holds in any case.
    let _ = decoder.set_limits(limits());
    let image = DynamicImage::from_decoder(decoder).map_err(|_| ImageError::Damaged)?;
    let image = plain(image);
    let image = match longest {
        Some(longest) => encode::shrunk(image, longest)?,
        None => image,
    };
    let mut image = in_srgb(image, profile.as_deref());
    image.apply_orientation(orientation);
    Ok(image)
}

/// Eight bits a colour, and transparency only where something is transparent.
fn plain(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return DynamicImage::ImageRgb8(image.into_rgb8());
    }
    let image = image.into_rgba8();
    if image.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        return DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(image).into_rgb8());
    }
    DynamicImage::ImageRgba8(image)
}

/// The colours that were meant: telephones photograph in wider colours than sRGB, and the profile that says so does not
/// go out with the picture. A profile that cannot be read is as good as none.
fn in_srgb(image: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let Some(profile) = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok()) else {
        return image;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return image;
    }
    let layout = if image.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options)
    else {
        return image;
    };
    let mut converted = vec![0; image.as_bytes().len()];
    if transform.transform(image.as_bytes(), &mut converted).is_err() {
        return image;
    }
    encode::from_bytes(converted, &image).unwrap_or(image)
}
