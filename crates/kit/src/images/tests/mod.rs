//! Stories of pictures: how they come out, and that nothing bad comes in.

mod colours;
mod hostile;
mod sizes;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::Encoded;

const RED: [u8; 3] = [220, 20, 30];
const BLUE: [u8; 3] = [20, 40, 200];

/// A blue picture with a red left half.
fn half_red(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { RED } else { BLUE }))
}

/// A picture with fine detail everywhere, as photographs have.
fn detailed(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let byte = |n: u32| u8::try_from(n % 256).expect("below 256");
        Rgb([byte(x * 7 + y * 3), byte(x * y / 17), byte(x / 3 + (y * y) / 29)])
    })
}

fn written(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).expect("written");
    bytes.into_inner()
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder
        .write_image(image.as_raw(), image.width(), image.height(), image::ExtendedColorType::Rgb8)
        .expect("written");
    bytes
}

fn webp(image: &RgbImage) -> Vec<u8> {
    webp::Encoder::from_rgb(image.as_raw(), image.width(), image.height()).encode(90.0).to_vec()
}

/// A JPEG with segments of its own behind its first two bytes.
fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    for (marker, data) in segments {
        bytes.extend([0xff, *marker]);
        bytes.extend(u16::try_from(data.len() + 2).expect("a short segment").to_be_bytes());
        bytes.extend(data);
    }
    bytes.extend(&jpeg[2..]);
    bytes
}

/// Exif as a telephone writes it: which side is up, and where the photographer stood.
fn exif(orientation: u8) -> Vec<u8> {
    let mut data = b"Exif\0\0MM\0\x2a\0\0\0\x08".to_vec();
    data.extend([0, 2]);
    data.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    data.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]);
    // One entry of the place: GPSLatitude, three fractions, then a word to look for.
    data.extend([0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 56, 0, 0, 0, 0]);
    data.extend([0, 0, 0, 10, 0, 0, 0, 1, 0, 0, 0, 46, 0, 0, 0, 1, 0, 0, 0x0b, 0xb8, 0, 0, 0, 100]);
    data.extend(b"NGUYEN-DU-10-46-30");
    data
}

/// The pixels of a written picture.
fn seen(encoded: &Encoded) -> RgbaImage {
    let image = image::load_from_memory(&encoded.bytes).expect("a picture").into_rgba8();
    assert_eq!(image.dimensions(), (encoded.width, encoded.height));
    image
}

#[track_caller]
fn near(image: &RgbaImage, (x, y): (u32, u32), colour: [u8; 3]) {
    let Rgba([red, green, blue, _]) = *image.get_pixel(x, y);
    let far = [red, green, blue].iter().zip(colour).any(|(is, wanted)| is.abs_diff(wanted) > 24);
    assert!(!far, "at {x}, {y}: {:?}, not {colour:?}", [red, green, blue]);
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
