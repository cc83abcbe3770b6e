//! From an upload to stored files, before any transaction.

use std::sync::LazyLock;
use std::time::Duration;

use bytes::Bytes;
use kit::blobs::{BlobError, Blobs};
use kit::filetypes::{self, FileError, FileType};
use kit::i18n::Lang;
use kit::images::{self, Crop, Encoded, ImageError};
use kit::work::{Places, Room, WorkError};

use crate::model::{Attachment, Made, Picture, Purpose, Size};
use crate::t;

/// Pictures worked on at once: each may take 400 MB and a processor for some seconds. Each that waits has its 20 MB in
/// memory already.
static PLACES: LazyLock<Places> = LazyLock::new(|| Places::new(Room { at_once: 2, waiting: 8, each: 8 }));

/// How long an upload waits for others; then the person who sent it is told so, and need not guess.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Why an upload was not taken.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    /// The picture was refused.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// The file was refused.
    #[error(transparent)]
    File(#[from] FileError),
    /// Others' pictures are still worked on.
    #[error("the machine is busy with other pictures: try again in a minute")]
    Busy,
    /// The file store failed; no uploader can help it.
    #[error(transparent)]
    Blobs(#[from] BlobError),
}

impl UploadError {
    /// The message for the uploader; none when it is the store's failure.
    pub fn said(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Image(error) => Some(image_said(*error, lang)),
            Self::File(error) => Some(file_said(*error, lang)),
            Self::Busy => Some(t!(lang, "upload-busy")),
            Self::Blobs(_) => None,
        }
    }
}

/// Makes and stores every size of an uploaded picture, with crops around its middle; nothing else of it is kept.
///
/// # Errors
/// See [`UploadError`].
pub async fn take_upload(blobs: &Blobs, bytes: Bytes) -> Result<Made, UploadError> {
    let made = work(move || {
        let picture = images::read(&bytes)?;
        let mut files = label(Purpose::Whole, picture.sizes()?);
        files.extend(cropped(&picture, (50, 50))?);
        Ok(files)
    });
    let sizes = store(blobs, made.await?).await?;
    let whole = sizes.iter().filter(|one| one.purpose == Purpose::Whole && one.kind == "image/jpeg");
    let full = whole.max_by_key(|one| one.width).ok_or(ImageError::Damaged)?;
    Ok(Made {
        blob: full.blob.clone(),
        kind: full.kind.clone(),
        width: full.width,
        height: full.height,
        sizes,
    })
}

/// Makes and stores crops of a picture around a point: per cent from the left and from the top.
///
/// # Errors
/// See [`UploadError`]; a drawing, which has no pixels, is refused.
pub async fn crops_around(
    blobs: &Blobs,
    picture: &Picture,
    focus: (u8, u8),
) -> Result<Vec<Size>, UploadError> {
    let bytes = blobs.get(&picture.blob).await?.ok_or(ImageError::Damaged)?;
    let made = work(move || cropped(&images::read(&bytes)?, focus)).await?;
    store(blobs, made).await
}

/// Stores a file that is to go with an article, under a name that does no harm. Pictures are written anew, so that the
/// place where they were taken does not go out with them.
///
/// # Errors
/// See [`UploadError`].
pub async fn take_attachment(blobs: &Blobs, bytes: Bytes, name: &str) -> Result<Attachment, UploadError> {
    let name = viet::nfc(name).into_owned();
    let kind = filetypes::detect(&bytes, &name)?;
    let bytes = match kind {
        FileType::Jpeg | FileType::Png => work(move || Ok(images::rewrite(&bytes)?.bytes)).await?.into(),
        _ => bytes,
    };
    let name = viet::nfc(&filetypes::clean_name(&name, kind)).into_owned();
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let blob = blobs.put(bytes).await?.as_str().to_owned();
    Ok(Attachment { blob, name, bytes: size, kind: kind.media_type().to_owned() })
}

/// Does long work where no request waits for it, two pieces at a time.
async fn work<T: Send + 'static>(
    piece: impl FnOnce() -> Result<T, ImageError> + Send + 'static,
) -> Result<T, UploadError> {
    match PLACES.run(LONGEST_WAIT, piece).await {
        Ok(result) => Ok(result?),
        Err(WorkError::Busy(_)) => Err(UploadError::Busy),
        Err(WorkError::Failed(error)) => {
            // A picture that brings a decoder down is a fault worth knowing, and no reason to fail otherwise.
            tracing::error!(error.message = %error, "media.picture_failed");
            Err(ImageError::Damaged.into())
        }
    }
}

fn cropped(picture: &images::Picture, focus: (u8, u8)) -> Result<Vec<(Purpose, Encoded)>, ImageError> {
    let mut crops = label(Purpose::Card, picture.crop(focus, Crop::Card)?);
    crops.extend(label(Purpose::Share, picture.crop(focus, Crop::Share)?));
    Ok(crops)
}

fn label(purpose: Purpose, files: Vec<Encoded>) -> Vec<(Purpose, Encoded)> {
    files.into_iter().map(|file| (purpose, file)).collect()
}

async fn store(blobs: &Blobs, files: Vec<(Purpose, Encoded)>) -> Result<Vec<Size>, UploadError> {
    let mut sizes = Vec::with_capacity(files.len());
    for (purpose, file) in files {
        sizes.push(Size {
            purpose,
            width: file.width.into(),
            height: file.height.into(),
            kind: file.kind.to_owned(),
            blob: blobs.put(file.bytes.into()).await?,
        });
    }
    Ok(sizes)
}

fn megabytes(bytes: usize) -> String {
    (bytes >> 20).to_string()
}

fn image_said(error: ImageError, lang: Lang) -> String {
    match error {
        ImageError::TooLarge => t!(lang, "upload-picture-large", megabytes = megabytes(images::MOST_BYTES)),
        ImageError::TooManyPixels { width, height } => t!(
            lang,
            "upload-picture-pixels",
            width = width.to_string(),
            height = height.to_string(),
            megapixels = (images::MOST_PIXELS / 1_000_000).to_string()
        ),
        ImageError::Svg => t!(lang, "upload-picture-svg"),
        ImageError::PhoneFormat => t!(lang, "upload-picture-phone"),
        ImageError::Unknown => t!(lang, "upload-picture-unknown"),
        ImageError::Damaged => t!(lang, "upload-picture-damaged"),
    }
}

fn file_said(error: FileError, lang: Lang) -> String {
    match error {
        FileError::TooLarge => t!(lang, "upload-file-large", megabytes = megabytes(filetypes::MOST_BYTES)),
        FileError::Empty => t!(lang, "upload-file-empty"),
        FileError::Unknown => t!(lang, "upload-file-unknown"),
        FileError::OldOffice => t!(lang, "upload-file-old"),
        FileError::Macros => t!(lang, "upload-file-macros"),
        FileError::Bomb => t!(lang, "upload-file-bomb"),
        FileError::Markup => t!(lang, "upload-file-markup"),
        FileError::NotUtf8 => t!(lang, "upload-file-encoding"),
        FileError::Damaged => t!(lang, "upload-file-damaged"),
    }
}
