//! Photographs that the people of Bến Mây upload.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, Rgb, RgbImage};

use super::{STAFF, World};
use crate::newsroom::Picture;
use crate::newsroom::pictures::{self, Made};

/// A blue photograph with a red spot near its top.
pub(crate) fn photo(width: u32, height: u32) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| {
        let spot = x.abs_diff(width / 2) < width / 8 && (height / 20..height / 8).contains(&y);
        Rgb(if spot { [220, 20, 30] } else { [20, 40, 200] })
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode(image.as_raw(), width, height, ExtendedColorType::Rgb8)
        .expect("written");
    bytes
}

impl World {
    /// A photograph of that size, taken and stored.
    pub(crate) async fn made_picture(&self, width: u32, height: u32) -> Made {
        pictures::take_upload(self.app.blobs(), photo(width, height).into()).await.expect("taken")
    }

    /// A picture added as an upload of the People's Committee.
    pub(crate) async fn add_picture(&self, made: Made) -> Picture {
        let mut tx = self.tx().await;
        let picture =
            pictures::add_upload(&mut tx, &STAFF, Some(self.id("ubnd")), made).await.expect("added");
        tx.commit().await.expect("kept");
        picture
    }
}
