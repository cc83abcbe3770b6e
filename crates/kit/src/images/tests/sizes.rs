//! The sizes in which a picture comes out, and the part that a crop keeps.

use image::{ImageFormat, Rgb, Rgba, RgbaImage};

use super::{BLUE, RED, detailed, exif, half_red, jpeg, near, seen, with_segments, written};
use crate::images::{Crop, Encoded, read};

fn list(sizes: &[Encoded]) -> Vec<(u32, u32, &'static str)> {
    sizes.iter().map(|one| (one.width, one.height, one.kind)).collect()
}

#[test]
fn a_photo_is_offered_in_several_sizes_and_two_formats() {
    let picture = read(&jpeg(&detailed(3000, 600))).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (2400, 480));
    let sizes = picture.sizes().expect("written");
    let wanted = [(2400, 480), (1600, 320), (960, 192), (480, 96)];
    let both = wanted.iter().flat_map(|(w, h)| [(*w, *h, "image/webp"), (*w, *h, "image/jpeg")]);
    assert_eq!(list(&sizes), both.collect::<Vec<_>>());
    for one in &sizes {
        seen(one);
    }
    assert!(sizes[6].bytes.len() < sizes[0].bytes.len() / 8, "a small size is small");
    assert_eq!(sizes[1], picture.full().expect("written"), "the whole is one of its sizes");
}

#[test]
fn a_small_picture_is_not_blown_up() {
    let picture = read(&written(half_red(200, 100), ImageFormat::Png)).expect("a picture");
    assert_eq!(
        list(&picture.sizes().expect("written")),
        [(200, 100, "image/webp"), (200, 100, "image/jpeg")]
    );
    let cards = picture.crop((50, 50), Crop::Card).expect("written");
    assert_eq!(list(&cards), [(178, 100, "image/webp"), (178, 100, "image/jpeg")]);
    let one = read(&written(half_red(1, 1), ImageFormat::Png)).expect("a picture");
    assert_eq!(list(&one.crop((0, 100), Crop::Share).expect("written")), [(1, 1, "image/jpeg")]);
}

#[test]
fn a_picture_taller_than_any_screen_is_shortened() {
    let picture = read(&written(half_red(20, 6000), ImageFormat::Png)).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (8, 2400));
}

#[test]
fn crops_come_in_the_sizes_of_cards_and_of_shared_links() {
    let picture = read(&jpeg(&detailed(1250, 700))).expect("a picture");
    let cards = picture.crop((50, 50), Crop::Card).expect("written");
    let wanted = [
        (960, 540, "image/webp"),
        (960, 540, "image/jpeg"),
        (640, 360, "image/webp"),
        (640, 360, "image/jpeg"),
        (320, 180, "image/webp"),
        (320, 180, "image/jpeg"),
    ];
    assert_eq!(list(&cards), wanted);
    assert_eq!(list(&picture.crop((50, 50), Crop::Share).expect("written")), [(1200, 630, "image/jpeg")]);
}

#[test]
fn a_crop_keeps_what_the_focus_points_at() {
    // A tall blue picture; a red spot near the top, another near the bottom.
    let mut image = half_red(700, 1244);
    for (x, y, pixel) in image.enumerate_pixels_mut() {
        let spot = (311..389).contains(&x) && ((78..156).contains(&y) || (1088..1166).contains(&y));
        *pixel = Rgb(if spot { RED } else { BLUE });
    }
    let picture = read(&jpeg(&image)).expect("a picture");
    for (focus, kept) in
        [((50, 9), true), ((50, 91), true), ((50, 50), false), ((0, 0), true), ((255, 255), true)]
    {
        for crop in [Crop::Card, Crop::Share] {
            for one in picture.crop(focus, crop).expect("written") {
                let red = seen(&one).pixels().filter(|pixel| pixel.0[0] > 180 && pixel.0[2] < 80).count();
                assert_eq!(red > 0, kept, "{focus:?}, {crop:?}, {}", one.kind);
            }
        }
    }
    let card = &picture.crop((50, 9), Crop::Card).expect("written")[1];
    near(&seen(card), (320, 106), RED);
}

#[test]
fn a_picture_stands_upright_whichever_way_the_telephone_was_held() {
    let lying = jpeg(&half_red(64, 32));
    // Where red is when the picture is upright: left, right, right, left, top, top, bottom, bottom.
    let wanted = [(8, 16), (56, 16), (56, 16), (8, 16), (16, 8), (16, 8), (16, 56), (16, 56)];
    for (orientation, red) in (1..).zip(wanted) {
        let picture = read(&with_segments(&lying, &[(0xe1, exif(orientation))])).expect("a picture");
        let size = if orientation < 5 { (64, 32) } else { (32, 64) };
        assert_eq!((picture.width(), picture.height()), size, "orientation {orientation}");
        for one in picture.sizes().expect("written") {
            let image = seen(&one);
            near(&image, red, RED);
            near(&image, (size.0 - red.0, size.1 - red.1), BLUE);
        }
    }
}

#[test]
fn what_is_transparent_stays_so_in_webp_and_is_white_in_jpeg_and_crops() {
    let image = RgbaImage::from_fn(64, 36, |x, _| {
        if x < 32 { Rgba([0, 0, 0, 0]) } else { Rgba([RED[0], RED[1], RED[2], 255]) }
    });
    let picture = read(&written(image, ImageFormat::Png)).expect("a picture");
    let sizes = picture.sizes().expect("written");
    let (modern, plain) = (seen(&sizes[0]), seen(&sizes[1]));
    assert_eq!(modern.get_pixel(8, 8).0[3], 0);
    near(&modern, (56, 8), RED);
    near(&plain, (8, 8), [255; 3]);
    near(&plain, (56, 8), RED);
    for one in picture.crop((50, 50), Crop::Card).expect("written") {
        let image = seen(&one);
        near(&image, (8, 8), [255; 3]);
        assert_eq!(image.get_pixel(8, 8).0[3], 255);
    }
}

#[test]
fn the_same_bytes_give_the_same_files() {
    let bytes = jpeg(&detailed(500, 300));
    let make = || {
        let picture = read(&bytes).expect("a picture");
        (picture.sizes().expect("written"), picture.crop((30, 70), Crop::Card).expect("written"))
    };
    assert_eq!(make(), make());
}
