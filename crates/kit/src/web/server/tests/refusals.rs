//! Refusals reach the refused clients, and nobody else loses an answer by them.

use tokio::io::AsyncWriteExt;

use super::{Client, PATIENT, Server, TcpStream};

const GOOD: &str = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

/// A head with a header of so many bytes.
fn head_of(bytes: usize) -> String {
    format!("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Long: {}\r\n\r\n", "x".repeat(bytes))
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("none")
}

#[tokio::test]
async fn what_is_too_large_or_wrong_is_said() {
    let server = Server::start(10, PATIENT).await;
    let long = "x".repeat(20_000);
    let cases = [
        (head_of(15_000), "200"),
        (head_of(17_000), "431"),
        (head_of(390_000), "431"),
        (format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "X-Many: 1\r\n".repeat(200)), "431"),
        (format!("GET /{}", "x".repeat(9_000)) + " HTTP/1.1\r\nHost: a\r\n\r\n", "414"),
        (format!("GET /{long} HTTP/1.1\r\nHost: a\r\n\r\n"), "414"),
        (format!("GET /{}", "x".repeat(390_000)) + " HTTP/1.1\r\nHost: a\r\n\r\n", "414"),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n".to_owned(), "400"),
        ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), "400"),
        ("nonsense\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n".to_owned(), "400"),
    ];
    for (sent, expected) in cases {
        let answer = server.told(&sent).await;
        assert_eq!(status(&answer), expected, "to {} bytes: {:.60}", sent.len(), sent);
        assert!(answer.ends_with("\r\n\r\n") || expected == "200", "a whole head: {answer}");
    }
}

#[tokio::test]
async fn a_good_request_before_a_bad_one_has_its_answer() {
    let server = Server::start(10, PATIENT).await;
    for bad in ["nonsense\r\n\r\n".to_owned(), head_of(20_000), "GET / HTTP/1.1\r\n\r\n".to_owned()] {
        let answers = server.told(format!("{GOOD}{GOOD}{bad}")).await;
        assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2, "{answers}");
        assert_eq!(answers.matches("quick").count(), 2, "{answers}");
        assert_eq!(answers.matches("HTTP/1.1 4").count(), 1, "{answers}");
    }
}

#[tokio::test]
async fn half_a_request_holds_back_no_answer() {
    let server = Server::start(10, PATIENT).await;
    let mut client = server.connect().await;
    client.send(format!("{GOOD}GET / HT")).await;
    client.until("quick").await;
    client.send("TP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    assert!(client.rest().await.ends_with("quick"));
}

#[tokio::test]
async fn who_has_said_everything_still_hears_the_answer() {
    let server = Server::start(10, PATIENT).await;
    for (path, said) in [("/", "quick"), ("/healthz", "well"), ("/slow", "done")] {
        let mut client = server.connect().await;
        client.send(format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n")).await;
        client.0.shutdown().await.expect("its end is closed");
        assert!(client.rest().await.ends_with(said), "{path}");
    }
}

#[tokio::test]
async fn who_still_sends_hears_the_refusal() {
    let server = Server::start(10, PATIENT).await;
    let head = "POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n";
    for head in [head, "nonsense\r\n\r\n"] {
        let mut client = server.connect().await;
        client.send(head).await;
        // All of it is sent before anything is read, as simple clients do.
        let part = vec![b'x'; 1_000_000];
        for _ in 0..100 {
            client.send(&part).await;
        }
        let answer = client.rest().await;
        assert!(matches!(status(&answer), "413" | "400"), "{answer}");
        assert!(answer.to_lowercase().contains("connection: close"), "{answer}");
    }
}

#[tokio::test]
async fn requests_cannot_be_smuggled() {
    let server = Server::start(10, PATIENT).await;
    let inner = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";
    for head in [
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n",
    ] {
        let sent = format!("POST /count HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{head}0\r\n\r\n{inner}");
        let answer = server.told(sent).await;
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{answer}");
    }
    for wrong in [
        "Transfer-Encoding: identity, chunked, identity\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Content-Length: +4\r\n",
        "Content-Length: 4, 5\r\n",
        "Content-Length: 0x4\r\n",
    ] {
        let answer = server.told(format!("POST /count HTTP/1.1\r\nHost: a\r\n{wrong}\r\nabcd")).await;
        assert_eq!((status(&answer), answer.matches("HTTP/1.1").count()), ("400", 1), "{wrong}: {answer}");
    }
}

#[tokio::test]
async fn many_large_heads_are_not_kept() {
    let server = Server::start(400, PATIENT).await;
    let before = resident();
    let mut clients = Vec::new();
    for _ in 0..300 {
        let mut client = Client(TcpStream::connect(server.address).await.expect("a connection"));
        // Without its end, so that it might go on.
        client.send(format!("GET / HTTP/1.1\r\nHost: a\r\nX-Long: {}", "x".repeat(390_000))).await;
        clients.push(client);
    }
    for client in &mut clients {
        client.until("HTTP/1.1 431").await;
    }
    let each = resident().saturating_sub(before) / 300;
    assert!(each < 64, "{each} kB for each");
}

/// The memory of this process, in kB. Other tests have a small part in it.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("a Linux system");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its size");
    line.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
}
