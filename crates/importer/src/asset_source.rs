//! Where the bytes of a page's pictures and files are: beside the page, on the web, or inside its own text.

use std::path::{Component, Path, PathBuf};

use bytes::Bytes;
use url::Url;

use super::fetch::Fetcher;

/// Largest picture or file that is brought along, in bytes.
pub(super) const LARGEST: u64 = 20 << 20;
/// Largest picture written into a page itself, in characters of base64.
const LARGEST_INLINE: usize = 5 << 20;

/// Where to look.
#[derive(Clone, Debug)]
pub(super) enum AssetSource {
    /// The folder of a file, and the file's name without its ending: browsers save into `<name>_files`.
    Folder(PathBuf, String),
    /// The web, from the address of the page.
    Web(Fetcher, Url),
}

impl AssetSource {
    /// Beside a file.
    pub(super) fn beside(file: &Path) -> Self {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self::Folder(file.parent().unwrap_or(Path::new("")).to_owned(), stem)
    }

    /// Whether files may be brought from here, and not only pictures.
    pub(super) fn has_files(&self) -> bool {
        matches!(self, Self::Folder(..))
    }

    /// The bytes behind an address as a page writes it, or why there are none.
    pub(super) async fn bytes(&self, src: &str) -> Result<Bytes, String> {
        if let Some(data) = src.strip_prefix("data:") {
            return inline(data).ok_or_else(|| "cannot be decoded".to_owned());
        }
        match self {
            Self::Web(fetcher, base) => {
                let address = base.join(src).map_err(|_| "is no address".to_owned())?;
                fetcher.get(&address).await.map(|got| got.bytes).map_err(|error| error.to_string())
            }
            Self::Folder(folder, stem) => {
                for candidate in candidates(src, stem) {
                    let path = folder.join(candidate);
                    let Ok(found) = tokio::fs::metadata(&path).await else { continue };
                    if !found.is_file() {
                        continue;
                    }
                    if found.len() > LARGEST {
                        return Err(format!("is larger than {} MB", LARGEST >> 20));
                    }
                    return tokio::fs::read(&path).await.map(Bytes::from).map_err(|error| error.to_string());
                }
                Err("is not beside the page".to_owned())
            }
        }
    }
}

/// The last part of an address, decoded: the name of a file.
pub(super) fn file_name(src: &str) -> String {
    parts(src).pop().unwrap_or_default()
}

/// Paths below the folder to look at, the surest first. None leaves the folder.
fn candidates(src: &str, stem: &str) -> Vec<PathBuf> {
    let parts = parts(src);
    let Some((name, _)) = parts.split_last() else { return Vec::new() };
    let mut found: Vec<PathBuf> = vec![parts.iter().collect()];
    if let Some(at) = parts.windows(2).position(|pair| pair == ["wp-content", "uploads"]) {
        for from in [at, at + 1, at + 2] {
            found.push(parts[from..].iter().collect());
        }
    }
    found.push([format!("{stem}_files").as_str(), name].iter().collect());
    found.push(name.into());
    let whole: Vec<PathBuf> = found.iter().filter_map(|path| unscaled(path)).collect();
    found.extend(whole);
    found
}

/// `anh-300x200.jpg` is made from `anh.jpg`, which may be all that was kept.
fn unscaled(path: &Path) -> Option<PathBuf> {
    let (stem, ending) = (path.file_stem()?.to_str()?, path.extension()?.to_str()?);
    let (rest, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (number(width) && number(height)).then(|| path.with_file_name(format!("{rest}.{ending}")))
}

/// The parts of an address's path, decoded; nothing that could lead out of a folder.
fn parts(src: &str) -> Vec<String> {
    let path = match src.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => src,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default().replace('\\', "/");
    path.split('/')
        .map(decoded)
        .filter(|part| {
            let mut inside = Path::new(part).components();
            matches!((inside.next(), inside.next()), (Some(Component::Normal(_)), None))
        })
        .collect()
}

/// Takes `%20` and its like out of a part of a path.
fn decoded(part: &str) -> String {
    // The reader of forms decodes the same way, if the signs that mean more in forms are kept from it.
    let plain = part.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(plain.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

fn inline(data: &str) -> Option<Bytes> {
    let (kind, text) = data.split_once(',')?;
    if !kind.ends_with(";base64") || text.len() > LARGEST_INLINE {
        return None;
    }
    let (mut bytes, mut held, mut bits) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for c in text.bytes().filter(|c| !c.is_ascii_whitespace() && *c != b'=') {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
        }
    }
    Some(bytes.into())
}
