//! Pictures that people bring: read with suspicion, and written anew in the sizes that pages need.
//!
//! Invariants: the bytes of a picture decide its format, never its name; its size is known before it is
//! unpacked; nothing of an upload survives but the pixels, so no place, no name and no second file goes out with it;
//! the same bytes give the same result. Nothing here waits or stores: the work is long, so callers run it where waiting
//! hurts nobody.

mod decode;
mod encode;

#[cfg(test)]
mod tests;

use image::DynamicImage;

/// Largest picture that is taken, in bytes.
pub const MOST_BYTES: usize = 20 << 20;
/// Most pixels of a picture that is taken: twice as many as good telephones make.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The longest side that is kept, in pixels: a wide screen of high density.
pub const LONGEST_SIDE: u32 = 2400;
/// The widths a picture is offered in, besides its own.
pub const WIDTHS: [u32; 3] = [480, 960, 1600];

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// More than [`MOST_BYTES`].
    #[error("the picture is larger than {} MB", MOST_BYTES >> 20)]
    TooLarge,
    /// More pixels than [`MOST_PIXELS`], or more memory than they need.
    #[error("the picture has {width} by {height} pixels, more than {} megapixels", MOST_PIXELS / 1_000_000)]
    TooManyPixels {
        /// As its head says.
        width: u32,
        /// As its head says.
        height: u32,
    },
    /// A drawing that may hold scripts and load from elsewhere.
    #[error("SVG drawings are not taken: save it as PNG")]
    Svg,
    /// HEIC or AVIF, which telephones make and many browsers cannot show.
    #[error("HEIC and AVIF are not taken: save it as JPEG")]
    PhoneFormat,
    /// Neither JPEG nor PNG, WebP or GIF, whatever its name says.
    #[error("this is no JPEG, PNG, WebP or GIF")]
    Unknown,
    /// The bytes end too early or make no picture.
    #[error("the picture is damaged or incomplete")]
    Damaged,
}

/// A picture as it will be shown: upright, in sRGB, no side longer than [`LONGEST_SIDE`].
#[derive(Clone, Debug)]
pub struct Picture(DynamicImage);

/// A picture written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// `image/webp`, `image/jpeg` or, for attachments, `image/png`.
    pub kind: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The purpose of a crop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crop {
    /// 16:9, 320, 640 and 960 pixels wide: in lists.
    Card,
    /// 1200 by 630, as JPEG alone: where a link is shared; the program that fetches it may know nothing newer.
    Share,
}

impl Crop {
    fn ratio(self) -> (u32, u32) {
        match self {
            Self::Card => (16, 9),
            Self::Share => (40, 21),
        }
    }

    fn widths(self) -> &'static [u32] {
        match self {
            Self::Card => &[320, 640, 960],
            Self::Share => &[1200],
        }
    }
}

/// Reads a picture: JPEG, PNG, WebP or GIF by its bytes; of a moving one, the first picture.
///
/// # Errors
/// See [`ImageError`]; a picture that is too large is refused by its head, before memory is taken for it.
pub fn read(bytes: &[u8]) -> Result<Picture, ImageError> {
    decode::decode(bytes, Some(LONGEST_SIDE)).map(|(_, image)| Picture(image))
}

/// The same picture without anything but its pixels, in its own format and at its own size: for files that readers
/// keep. WebP and GIF are refused.
///
/// # Errors
/// As [`read`].
pub fn rewrite(bytes: &[u8]) -> Result<Encoded, ImageError> {
    match decode::decode(bytes, None)? {
        (decode::Kind::Jpeg, image) => encode::jpeg(&image, 90),
        (decode::Kind::Png, image) => encode::png(&image),
        _ => Err(ImageError::Unknown),
    }
}

impl Picture {
    /// In pixels.
    pub fn width(&self) -> u32 {
        self.0.width()
    }

    /// In pixels.
    pub fn height(&self) -> u32 {
        self.0.height()
    }

    /// The whole picture as JPEG at its own size, on white where it is transparent: every program can show it.
    ///
    /// # Errors
    /// When it cannot be written, which no picture that was read should bring about.
    pub fn full(&self) -> Result<Encoded, ImageError> {
        encode::jpeg(&self.0, encode::JPEG_QUALITY)
    }

    /// The whole picture at its own size and in those of [`WIDTHS`] that are smaller, each as WebP and as JPEG, the
    /// widest first.
    ///
    /// # Errors
    /// As [`Picture::full`].
    pub fn sizes(&self) -> Result<Vec<Encoded>, ImageError> {
        let mut sizes = encode::both(&self.0)?;
        for width in WIDTHS.into_iter().rev().filter(|width| *width < self.width()) {
            sizes.extend(encode::both(&encode::narrowed(&self.0, width)?)?);
        }
        Ok(sizes)
    }

    /// The largest part of a shape that lies around `focus` (per cent from the left and from the top), on white where it
    /// is transparent, the widest first. A small picture gives one crop of its own size: nothing is blown up.
    ///
    /// # Errors
    /// As [`Picture::full`].
    pub fn crop(&self, focus: (u8, u8), crop: Crop) -> Result<Vec<Encoded>, ImageError> {
        let window = encode::window((self.width(), self.height()), crop.ratio(), focus);
        let own = encode::whole_pixels(window.width);
        let mut widths: Vec<u32> = crop.widths().iter().copied().filter(|width| *width <= own).collect();
        if widths.is_empty() {
            widths.push(own);
        }
        let mut crops = Vec::new();
        for width in widths.into_iter().rev() {
            let part = encode::cut(&self.0, &window, width, crop.ratio())?;
            match crop {
                Crop::Card => crops.extend(encode::both(&part)?),
                Crop::Share => crops.push(encode::jpeg(&part, encode::JPEG_QUALITY)?),
            }
        }
        Ok(crops)
    }
}
