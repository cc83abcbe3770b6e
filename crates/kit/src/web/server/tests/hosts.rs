//! HTTP/1.1 names one host (RFC 9112, 3.2).

use super::{PATIENT, Server};

#[tokio::test]
async fn a_request_names_one_sound_host() {
    let server = Server::start(10, PATIENT).await;
    let good = [
        "Host: a.example",
        "Host: a.example:8080",
        "Host: 127.0.0.1:80",
        "Host: [::1]",
        "Host: [2001:db8::1]:80",
        "Host: xn--ti-liu-jva.vn",
        "Host: a_b",
        "Host: a:",
    ];
    let bad = [
        "X: none",
        "Host: a\r\nHost: a",
        "Host: a\r\nHost: b",
        "Host: a b",
        "Host: a/b",
        "Host: a@b",
        "Host: a:80:80",
        "Host: a:b",
        "Host: [::1",
        "Host: [::g]",
        "Host: [::1]a",
        "Host: a?b",
        "Host: tài-liệu.vn",
        "Host: a\\b",
    ];
    for (headers, expected) in good.map(|one| (one, "200")).into_iter().chain(bad.map(|one| (one, "400"))) {
        for path in ["/", "/healthz"] {
            let sent = format!("GET {path} HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");
            let answer = server.told(sent).await;
            assert_eq!(answer.split(' ').nth(1), Some(expected), "{headers}: {answer}");
        }
    }
}

#[tokio::test]
async fn an_old_client_may_leave_it_out_but_not_name_two() {
    let server = Server::start(10, PATIENT).await;
    assert!(server.told("GET / HTTP/1.0\r\n\r\n").await.starts_with("HTTP/1.0 200"));
    assert!(server.told("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n").await.starts_with("HTTP/1.0 400"));
}
