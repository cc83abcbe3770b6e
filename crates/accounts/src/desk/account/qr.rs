//! A QR code as the path of an SVG, which stands in the page itself: no picture of a secret is kept anywhere.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// A QR code.
#[derive(Clone, Debug)]
pub(super) struct Qr {
    /// Modules on a side, with the quiet zone of four on each (ISO/IEC 18004).
    pub(super) size: usize,
    /// The dark modules.
    pub(super) path: String,
}

/// The code of a text; `None` when it is too long for one.
pub(super) fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let length = run.len();
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + 4, y + 4);
            }
            x += run.len();
        }
    }
    Some(Qr { size: width + 8, path })
}
