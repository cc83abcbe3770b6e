use std::net::SocketAddr;

use hyper_util::rt::{TokioExecutor, TokioIo};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;

use super::*;

async fn story(blobs: &Blobs) {
    let bytes = Bytes::from_static("Dân hỏi - Chính quyền trả lời".as_bytes());
    let key = blobs.put(bytes.clone()).await.expect("stored");
    assert_eq!(key, BlobKey::of(&bytes));
    assert_eq!(
        blobs.put(bytes.clone()).await.expect("stored again"),
        key,
        "the same bytes are the same blob"
    );
    assert_eq!(blobs.get(&key).await.expect("read"), Some(bytes));
    assert_eq!(blobs.get(&BlobKey::of(b"never stored")).await.expect("read"), None);
    let empty = blobs.put(Bytes::new()).await.expect("stored");
    assert_eq!(blobs.get(&empty).await.expect("read"), Some(Bytes::new()));
}

#[tokio::test]
async fn a_folder_keeps_blobs_over_a_restart() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let place = folder.path().join("blobs");
    story(&Blobs::open(&Settings::default(), &place).expect("opened")).await;
    story(&Blobs::open(&Settings::default(), &place).expect("opened again")).await;
}

#[tokio::test]
async fn a_server_that_speaks_s3_keeps_blobs() {
    let folder = tempfile::TempDir::new().expect("a folder");
    std::fs::create_dir(folder.path().join("city")).expect("the bucket");
    let address = s3_server(folder.path()).await;
    let settings = Settings {
        url: "s3://city/demo/blobs".into(),
        endpoint: format!("http://{address}"),
        region: "test".into(),
        access_key: "key".into(),
        secret_key: "secret".into(),
    };
    story(&Blobs::open(&settings, Path::new("unused")).expect("opened")).await;
    let wrong = Settings { secret_key: "other".into(), ..settings };
    let blobs = Blobs::open(&wrong, Path::new("unused")).expect("opened");
    blobs.put(Bytes::from_static(b"x")).await.expect_err("the secret is checked");
}

/// A real S3-compatible server on a free port of this machine.
async fn s3_server(folder: &Path) -> SocketAddr {
    let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).expect("a file system"));
    builder.set_auth(SimpleAuth::from_single("key", "secret"));
    let service = builder.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                let server = hyper_util::server::conn::auto::Builder::new(TokioExecutor::new());
                let _ = server.serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    address
}

#[test]
fn a_key_is_64_hex_digits_and_nothing_else() {
    let key = BlobKey::of(b"loa");
    assert_eq!(BlobKey::parse(key.as_str()), Some(key.clone()));
    for bad in ["", "../../etc/passwd", &key.as_str()[1..], &key.as_str().to_uppercase()] {
        assert_eq!(BlobKey::parse(bad), None, "{bad}");
    }
}

#[test]
fn an_address_that_is_no_store_and_a_folder_that_cannot_be_made_say_so() {
    let settings = Settings { url: "ftp://x".into(), ..Settings::default() };
    let error = Blobs::open(&settings, Path::new("x")).expect_err("no store");
    assert_eq!(error.to_string(), "blobs.url must be empty or s3://bucket/prefix, not `ftp://x`");
    let error = Blobs::open(&Settings::default(), Path::new("/proc/blobs")).expect_err("no folder");
    assert!(error.to_string().starts_with("/proc/blobs: cannot be used for files"), "{error}");
}
