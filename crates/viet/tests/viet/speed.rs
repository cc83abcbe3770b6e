//! Hostile input takes no longer than honest text, and the time for an honest megabyte is measured.

use std::time::{Duration, Instant};

use viet::citation::find;

/// Repeats a piece up to a length in bytes.
fn filled(piece: &str, length: usize) -> String {
    piece.repeat(length / piece.len() + 1)
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for piece in [
        "khoản 1, ",
        "khoản 1 ",
        "điểm a, b và c; ",
        "Điều 4, 5, ",
        "các ",
        "từ Điều 1 đến ",
        "Điều ",
        "luật ",
        "Luật số ",
        "luật a ",
        "98/2023/QH15 của ",
        "NQ",
        "1/",
        "1-",
        "1.",
        "9",
        "NĐ-",
        "98/2023/TT-A-",
        "e\u{301}",
        "\u{301}",
        "của Bộ ",
        "số ",
        "ngày 1 tháng ",
        "điểm a khoản 1 ",
        "điểm a khoản 1 Điều 1 ",
        "\u{ad}",
        "\n",
        "Nghị quyết ",
    ] {
        let text = filled(piece, 200_000);
        let start = Instant::now();
        find(&text);
        let taken = start.elapsed();
        // Far above the time that a slow machine needs unoptimised, far below anything quadratic.
        assert!(taken < Duration::from_secs(5), "{piece:?}: {taken:?}");
    }
}

#[test]
#[ignore = "a measurement: cargo test -p viet --release -- --ignored --nocapture throughput"]
#[expect(clippy::print_stdout, reason = "its output is the figure")]
fn throughput() {
    let text = filled(
        "Căn cứ điểm a khoản 2 Điều 7 Nghị quyết số 98/2023/QH15 ngày 24 tháng 6 năm 2023 của Quốc hội, Ủy ban nhân \
         dân Thành phố nâng cao nhận thức, trách nhiệm xã hội và tạo sự đồng thuận trong các tầng lớp Nhân dân, tăng \
         cường khối đại đoàn kết toàn dân trong việc triển khai, thực hiện có hiệu quả các mục tiêu, nhiệm vụ.\n",
        1_000_000,
    );
    let plain = text.replace("Điều", "Chuyện").replace("khoản", "tiền").replace("Nghị quyết", "Bài viết");
    let rate = |name: &str, text: &str, work: &dyn Fn(&str) -> usize| {
        let (start, mut rounds) = (Instant::now(), 0_u32);
        let mut sum = 0;
        while start.elapsed() < Duration::from_millis(1500) {
            sum += work(text);
            rounds += 1;
        }
        let seconds = start.elapsed().as_secs_f64();
        let bytes = u32::try_from(text.len()).map(f64::from).expect("a megabyte");
        println!("{name}: {:.1} MB/s ({sum})", f64::from(rounds) * bytes / seconds / 1e6);
    };
    rate("fold", &text, &|text| viet::fold(text).len());
    rate("nfc", &text, &|text| viet::nfc(text).len());
    rate("search_key", &text, &|text| viet::search_key(text).len());
    rate("sort_key", &text, &|text| viet::sort_key(text).len());
    rate("find, dense", &text, &|text| find(text).len());
    rate("find, prose", &plain, &|text| find(text).len());
}
