//! Colours and formats as they were meant.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, GrayImage, ImageBuffer, ImageEncoder, ImageFormat, Luma, Rgb};
use moxcms::ColorProfile;

use super::{BLUE, RED, half_red, jpeg, near, seen, webp, with_segments, written};
use crate::images::{Picture, read};

fn first(picture: &Picture) -> image::RgbaImage {
    seen(&picture.full().expect("written"))
}

#[test]
fn every_format_is_read_by_its_bytes() {
    let image = half_red(64, 32);
    let formats = [
        jpeg(&image),
        webp(&image),
        written(image.clone(), ImageFormat::Png),
        written(image, ImageFormat::Gif),
    ];
    for bytes in formats {
        let shown = first(&read(&bytes).expect("a picture"));
        near(&shown, (8, 16), RED);
        near(&shown, (56, 16), BLUE);
    }
}

#[test]
fn grey_and_deep_pictures_become_plain_ones() {
    let grey = written(GrayImage::from_pixel(20, 20, Luma([128])), ImageFormat::Png);
    near(&first(&read(&grey).expect("a picture")), (10, 10), [128; 3]);
    let deep = ImageBuffer::from_pixel(20, 20, Rgb([0xdcdc_u16, 0x1414, 0x1e1e]));
    let deep = written(DynamicImage::ImageRgb16(deep), ImageFormat::Png);
    near(&first(&read(&deep).expect("a picture")), (10, 10), RED);
}

#[test]
fn a_telephones_wide_colours_are_brought_to_those_of_the_web() {
    let profile = ColorProfile::new_display_p3().encode().expect("a profile");
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_icc_profile(profile).expect("taken");
    let pixels = [234, 51, 35].repeat(32 * 32);
    encoder.write_image(&pixels, 32, 32, ExtendedColorType::Rgb8).expect("written");
    let picture = read(&bytes).expect("a picture");
    near(&first(&picture), (16, 16), [255, 0, 0]);
    assert!(picture.sizes().expect("written").iter().all(|one| !super::contains(&one.bytes, b"acsp")));
}

#[test]
fn a_profile_that_is_none_changes_nothing() {
    let mut data = b"ICC_PROFILE\0\x01\x01".to_vec();
    data.extend([0xa5; 300]);
    let bytes = with_segments(&jpeg(&half_red(64, 32)), &[(0xe2, data)]);
    near(&first(&read(&bytes).expect("a picture")), (8, 16), RED);
}
