use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::make_folder;

#[test]
fn two_that_start_at_once_do_not_take_each_other_for_a_disk_that_cannot_be_written() {
    const STARTS: usize = 8;
    let folder = tempfile::TempDir::new().expect("a folder");
    let data = folder.path().join("data");
    let together = Barrier::new(STARTS);
    let refused = AtomicUsize::new(0);
    std::thread::scope(|threads| {
        for _ in 0..STARTS {
            threads.spawn(|| {
                for _ in 0..200 {
                    together.wait();
                    refused.fetch_add(usize::from(make_folder(&data).is_err()), Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(refused.into_inner(), 0);
    assert_eq!(std::fs::read_dir(&data).expect("read").count(), 0, "nothing is left of it");
}
