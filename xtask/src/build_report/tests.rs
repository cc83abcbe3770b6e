//! The readings of the report on small inputs.

use super::start::{address_in, memory};
use super::timings::read;

#[test]
fn units_come_slowest_first() {
    let page = r#"<script>
const UNIT_DATA = [
  { "i": 0, "name": "a", "version": "1.0.0", "target": "", "duration": 1.5 },
  { "i": 1, "name": "b", "version": "2.0.0", "target": " build-script (run)", "duration": 9.25 }
];
const CONCURRENCY_DATA = [];
</script>"#;
    let titles: Vec<String> =
        read(page).expect("the form is known").into_iter().map(|unit| unit.title).collect();
    assert_eq!(titles, ["b 2.0.0 build-script (run)", "a 1.0.0"]);
    assert!(read("<html></html>").is_err());
}

#[test]
fn memory_is_read_in_bytes() {
    let status = "Name:\tloa\nVmHWM:\t   4096 kB\nVmRSS:\t   2048 kB\nThreads:\t3\n";
    assert_eq!(memory(status, "VmRSS:"), Some(2_097_152));
    assert_eq!(memory(status, "VmHWM:"), Some(4_194_304));
    assert_eq!(memory("Name:\tloa\n", "VmRSS:"), None);
}

#[test]
fn an_address_is_noticed() {
    assert_eq!(address_in("Loa is at http://127.0.0.1:40123").as_deref(), Some("127.0.0.1:40123"));
    assert_eq!(address_in("  Mở trang: http://127.0.0.1:40123/ ").as_deref(), Some("127.0.0.1:40123"));
    assert_eq!(address_in("Đang tạo dữ liệu…"), None);
}
