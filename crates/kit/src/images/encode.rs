//! From pixels to files, and to fewer pixels.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, RgbImage, RgbaImage};

use super::{Encoded, ImageError};

/// Above this quality a JPEG is only larger and looks no better to readers.
pub(super) const JPEG_QUALITY: u8 = 82;
/// The same for WebP.
const WEBP_QUALITY: f32 = 80.0;
/// Of 0 to 6: at 4 the sizes of one large picture take twice the time, and are a few hundredths smaller.
const WEBP_EFFORT: i32 = 2;

/// A part of a picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The largest part of a ratio in a picture, its middle as near to `focus` (per cent) as the edges allow.
pub(super) fn window(size: (u32, u32), ratio: (u32, u32), focus: (u8, u8)) -> Window {
    let (width, height) = (f64::from(size.0), f64::from(size.1));
    let ratio = f64::from(ratio.0) / f64::from(ratio.1);
    let (wide, high) = if width / height > ratio { (height * ratio, height) } else { (width, width / ratio) };
    let place = |side: f64, part: f64, per_cent: u8| {
        (side * f64::from(per_cent.min(100)) / 100.0 - part / 2.0).clamp(0.0, (side - part).max(0.0))
    };
    Window { left: place(width, wide, focus.0), top: place(height, high, focus.1), width: wide, height: high }
}

/// A length in pixels, at least one; lengths here are never larger than a picture.
pub(super) fn whole_pixels(length: f64) -> u32 {
    length.round().max(1.0) as u32
}

/// The picture with no side longer than `longest`.
pub(super) fn shrunk(image: DynamicImage, longest: u32) -> Result<DynamicImage, ImageError> {
    let side = image.width().max(image.height());
    if side <= longest {
        return Ok(image);
    }
    let scale = f64::from(longest) / f64::from(side);
    let size = (f64::from(image.width()) * scale, f64::from(image.height()) * scale);
    resized(&image, None, (whole_pixels(size.0), whole_pixels(size.1)))
}

/// The picture at a smaller width.
pub(super) fn narrowed(image: &DynamicImage, width: u32) -> Result<DynamicImage, ImageError> {
    let height = f64::from(image.height()) * f64::from(width) / f64::from(image.width());
    resized(image, None, (width, whole_pixels(height)))
}

/// A part of the picture at a width, on white.
pub(super) fn cut(
    image: &DynamicImage,
    window: &Window,
    width: u32,
    ratio: (u32, u32),
) -> Result<DynamicImage, ImageError> {
    let height = whole_pixels(f64::from(width) * f64::from(ratio.1) / f64::from(ratio.0));
    let part = resized(image, Some(window), (width, height))?;
    Ok(DynamicImage::ImageRgb8(on_white(&part)))
}

fn resized(
    image: &DynamicImage,
    window: Option<&Window>,
    (width, height): (u32, u32),
) -> Result<DynamicImage, ImageError> {
    let mut options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    if let Some(window) = window {
        options = options.crop(window.left, window.top, window.width, window.height);
    }
    let alpha = image.color().has_alpha();
    let bytes = if alpha {
        resized_as::<U8x4>(image, &options, (width, height))
    } else {
        resized_as::<U8x3>(image, &options, (width, height))
    };
    raw(bytes?, width, height, alpha).ok_or(ImageError::Damaged)
}

/// Named for each layout, because the library's own choice at run time would have all thirteen compiled into us.
fn resized_as<P: PixelTrait>(
    image: &DynamicImage,
    options: &ResizeOptions,
    (width, height): (u32, u32),
) -> Result<Vec<u8>, ImageError> {
    let from = TypedImageRef::<P>::from_buffer(image.width(), image.height(), image.as_bytes());
    let from = from.map_err(|_| ImageError::Damaged)?;
    let length = u64::from(width) * u64::from(height) * u64::from(image.color().bytes_per_pixel());
    let mut bytes = vec![0; usize::try_from(length).map_err(|_| ImageError::Damaged)?];
    let mut to = TypedImage::<P>::from_buffer(width, height, &mut bytes).map_err(|_| ImageError::Damaged)?;
    Resizer::new().resize_typed(&from, &mut to, options).map_err(|_| ImageError::Damaged)?;
    Ok(bytes)
}

/// Other pixels for a picture of the same size and layout.
pub(super) fn from_bytes(bytes: Vec<u8>, like: &DynamicImage) -> Option<DynamicImage> {
    raw(bytes, like.width(), like.height(), like.color().has_alpha())
}

fn raw(bytes: Vec<u8>, width: u32, height: u32, alpha: bool) -> Option<DynamicImage> {
    if alpha {
        RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8)
    } else {
        RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
    }
}

/// As WebP and as JPEG.
pub(super) fn both(image: &DynamicImage) -> Result<Vec<Encoded>, ImageError> {
    Ok(vec![webp(image)?, jpeg(image, JPEG_QUALITY)?])
}

fn webp(image: &DynamicImage) -> Result<Encoded, ImageError> {
    let (width, height) = (image.width(), image.height());
    let encoder = if image.color().has_alpha() {
        webp::Encoder::from_rgba(image.as_bytes(), width, height)
    } else {
        webp::Encoder::from_rgb(image.as_bytes(), width, height)
    };
    let mut config = webp::WebPConfig::new().map_err(|()| ImageError::Damaged)?;
    config.quality = WEBP_QUALITY;
    config.method = WEBP_EFFORT;
    let bytes = encoder.encode_advanced(&config).map_err(|_| ImageError::Damaged)?;
    Ok(Encoded { width, height, kind: "image/webp", bytes: bytes.to_vec() })
}

/// As JPEG, on white.
pub(super) fn jpeg(image: &DynamicImage, quality: u8) -> Result<Encoded, ImageError> {
    let (width, height) = (image.width(), image.height());
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    let written = if image.color().has_alpha() {
        encoder.encode(on_white(image).as_raw(), width, height, ExtendedColorType::Rgb8)
    } else {
        encoder.encode(image.as_bytes(), width, height, ExtendedColorType::Rgb8)
    };
    written.map_err(|_| ImageError::Damaged)?;
    Ok(Encoded { width, height, kind: "image/jpeg", bytes })
}

/// As PNG.
pub(super) fn png(image: &DynamicImage) -> Result<Encoded, ImageError> {
    let (width, height) = (image.width(), image.height());
    let mut bytes = Vec::new();
    let written =
        PngEncoder::new(&mut bytes).write_image(image.as_bytes(), width, height, image.color().into());
    written.map_err(|_| ImageError::Damaged)?;
    Ok(Encoded { width, height, kind: "image/png", bytes })
}

fn on_white(image: &DynamicImage) -> RgbImage {
    let Some(image) = image.as_rgba8() else { return image.to_rgb8() };
    let mut flat = RgbImage::new(image.width(), image.height());
    for (to, from) in flat.pixels_mut().zip(image.pixels()) {
        let [.., alpha] = from.0;
        let (alpha, white) = (u16::from(alpha), u16::from(u8::MAX - alpha) * 255);
        for (to, from) in to.0.iter_mut().zip(from.0) {
            *to = u8::try_from((u16::from(from) * alpha + white + 127) / 255).unwrap_or(u8::MAX);
        }
    }
    flat
}
