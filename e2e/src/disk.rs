//! A disk that fails when it is told to: the program under test is started with a library before the system's own, which
//! refuses chosen writes and syncs of files below a folder (`faults.c`).

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `ENOSPC`: no space is left (errno(3), Linux).
pub const FULL: u32 = 28;
/// `EIO`: the device failed.
pub const BROKEN: u32 = 5;
/// `EROFS`: the file system was turned to reading only.
pub const READ_ONLY: u32 = 30;

/// Which calls fail.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Writes count.
    pub writes: bool,
    /// Syncs count.
    pub syncs: bool,
    /// Making a file counts.
    pub files: bool,
    /// The first call that fails, from 1.
    pub from: u32,
    /// Whether all calls after it fail too.
    pub lasting: bool,
    /// The error's number.
    pub error: u32,
    /// Whether a write that fails has written its first half.
    pub halves: bool,
}

impl Fault {
    /// One write that finds no space.
    pub const fn full(from: u32) -> Self {
        Self { writes: true, syncs: false, files: true, from, lasting: false, error: FULL, halves: true }
    }

    /// One sync that fails.
    pub const fn sync(from: u32) -> Self {
        Self { writes: false, syncs: true, files: false, from, lasting: false, error: BROKEN, halves: false }
    }

    /// The same, and every call after it.
    pub const fn lasting(self) -> Self {
        Self { lasting: true, ..self }
    }
}

/// The disk below a folder.
#[derive(Debug)]
pub struct FaultyDisk {
    orders: File,
    settings: Vec<(String, String)>,
}

impl FaultyDisk {
    /// Gets ready in `tools`; concerned are files below `data`.
    ///
    /// # Panics
    /// When the library cannot be compiled: a C compiler is there, because the program needs one too.
    pub fn new(tools: &Path, data: &Path) -> Self {
        let library = tools.join("faults.so");
        if !library.exists() {
            let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src/disk/faults.c");
            let mut compiler = Command::new("cc");
            compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).args([source, "-ldl"]);
            let done = compiler.output().expect("a C compiler");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
        let place: PathBuf = tools.join("faults.orders");
        let orders = OpenOptions::new().create(true).truncate(true).write(true).read(true).open(&place);
        let orders = orders.expect("a file for orders");
        orders.write_all_at(&[0; 32], 0).expect("written");
        let text = |path: &Path| path.display().to_string();
        let settings = vec![
            ("LD_PRELOAD".to_owned(), text(&library)),
            ("LOA_TEST_FAULTS".to_owned(), text(&place)),
            ("LOA_TEST_FAULTS_BELOW".to_owned(), text(data)),
        ];
        Self { orders, settings }
    }

    /// The settings with which the program has to be started, beside its own.
    pub fn settings(&self) -> Vec<(&str, &str)> {
        self.settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    /// From now on calls are counted and fail.
    pub fn fail(&self, fault: Fault) {
        let kinds = u32::from(fault.writes) | u32::from(fault.syncs) << 1 | u32::from(fault.files) << 2;
        // The number of the first call that fails goes last: before it nothing is counted.
        self.order(1, 0);
        for (place, number) in [
            (0, kinds),
            (2, u32::from(fault.lasting)),
            (3, fault.error),
            (4, 0),
            (5, 0),
            (6, u32::from(fault.halves)),
            (1, fault.from),
        ] {
            self.order(place, number);
        }
    }

    /// The disk is well again; answers how many calls were counted and how many failed since.
    pub fn heal(&self) -> (u32, u32) {
        self.order(1, 0);
        (self.told(4), self.told(5))
    }

    fn order(&self, place: u64, number: u32) {
        self.orders.write_all_at(&number.to_ne_bytes(), place * 4).expect("written");
    }

    fn told(&self, place: u64) -> u32 {
        let mut number = [0; 4];
        self.orders.read_exact_at(&mut number, place * 4).expect("read");
        u32::from_ne_bytes(number)
    }
}
