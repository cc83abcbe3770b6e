//! The server asks the public web only, when it is sent there from the desk.

use std::net::{IpAddr, Ipv4Addr};

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use url::Url;

use crate::fetch::{FetchError, Fetcher};
use crate::guard::Guard;

#[test]
fn what_is_not_public_is_refused_however_it_is_written() {
    let refused = [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://192.0.0.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://240.0.0.1/",
        "http://192.0.2.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:1::1]/",
        "http://[2001:db8::1]/",
        "http://[ff02::1]/",
        "http://1.1.1.1:22/",
        "http://1.1.1.1:5432/",
        "http://user@1.1.1.1/",
        "ftp://1.1.1.1/",
        "file:///etc/passwd",
        "gopher://1.1.1.1/",
        "data:text/html,x",
        "about:blank",
    ];
    for address in refused {
        let url = Url::parse(address).expect("an address");
        assert!(Guard::PUBLIC.check(&url).is_err(), "{address} is let through as {url}");
    }
    for address in [
        "http://1.1.1.1/",
        "https://8.8.8.8/x?y=1",
        "https://[2606:4700::1111]/",
        "https://hochiminhcity.gov.vn/",
    ] {
        assert!(Guard::PUBLIC.check(&Url::parse(address).expect("an address")).is_ok(), "{address}");
    }
}

#[tokio::test]
async fn a_name_that_stands_for_a_private_machine_is_refused() {
    let fetcher = Fetcher::new(Some(Guard::PUBLIC)).expect("made");
    let got = fetcher.get(&Url::parse("http://localhost/").expect("an address")).await;
    assert!(matches!(got, Err(FetchError::NotPublic)), "{got:?}");
}

#[tokio::test]
async fn an_address_that_leads_to_a_private_machine_is_not_followed() {
    let site = Router::new()
        .route("/di", get(|| async { Redirect::temporary("http://169.254.169.254/latest/") }))
        .route("/ten", get(|| async { Redirect::temporary("/xa") }))
        .route("/xa", get(|| async { Redirect::temporary("http://127.0.0.2/") }))
        .route("/tep", get(|| async { Redirect::temporary("file:///etc/passwd") }))
        .route("/bai", get(|| async { "Bài" }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let at = format!("http://{}", listener.local_addr().expect("an address"));
    let server = tokio::spawn(async move { axum::serve(listener, site).await });
    let only = Guard::only(|ip| ip == IpAddr::V4(Ipv4Addr::LOCALHOST));
    let fetcher = Fetcher::new(Some(only)).expect("made");
    let get = async |path: &str| fetcher.get(&Url::parse(&format!("{at}{path}")).expect("an address")).await;
    assert_eq!(get("/bai").await.expect("got").bytes, "Bài".as_bytes());
    for path in ["/di", "/ten"] {
        let got = get(path).await;
        assert!(matches!(got, Err(FetchError::NotPublic)), "{path}: {got:?}");
    }
    assert!(get("/tep").await.is_err());
    server.abort();
}
