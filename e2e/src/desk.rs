//! A page with nothing but the editor's field, served from the tree: the field's own stories need no program around it.

pub mod story;

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::OnceLock;
use std::thread;

use serde_json::{Map, Value, json};

/// The policy of every page of the program (`kit::web::layers`), so that nothing here may do more than there.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The key of the picture that every upload becomes.
pub const PICTURE: &str = "6fe4b4c1c8d2c7a0f1f8e1a1b9b4a1d0c2e3f4a5b6c7d8e9f0a1b2c3d4e5f607";

/// The reusable block that can be chosen.
pub const BLOCK: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// The address of the page; the server lives as long as the test program.
///
/// # Panics
/// When no port is free.
pub fn page() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    URL.get_or_init(|| {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                thread::spawn(move || answer(stream));
            }
        });
        url
    })
}

/// One request, one answer. A client that hangs up early is not waited for.
fn answer(mut stream: TcpStream) {
    let mut reader = BufReader::new(&stream);
    let mut first = String::new();
    let mut length = 0;
    let _ = reader.read_line(&mut first);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) <= 2 {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    let _ = reader.read_exact(&mut body);
    let path = first.split(' ').nth(1).unwrap_or_default();
    let (kind, bytes) = respond(path, &body);
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncontent-security-policy: {POLICY}\r\nconnection: close\r\n\r\n",
        bytes.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&bytes));
}

fn respond(path: &str, body: &[u8]) -> (&'static str, Vec<u8>) {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    if path == "/" {
        return ("text/html; charset=utf-8", html(&tree).into_bytes());
    }
    if path == "/upload" {
        return ("application/json", upload(body).to_string().into_bytes());
    }
    if path == "/cite" {
        let known = query.contains("98");
        let answer = if known {
            json!({ "reference": "khoản 1 Điều 4 Nghị quyết số 98/2023/QH15" })
        } else {
            json!({ "error": "Không tìm thấy văn bản này." })
        };
        return ("application/json", answer.to_string().into_bytes());
    }
    if path.starts_with("/anh/") {
        return (
            "image/svg+xml",
            std::fs::read(tree.join("newsroom/demo/pictures/168-don-vi.svg")).unwrap_or_default(),
        );
    }
    let kind = match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("woff2") => "font/woff2",
        _ => "text/plain",
    };
    (kind, std::fs::read(tree.join("frame/assets").join(path.trim_start_matches('/'))).unwrap_or_default())
}

fn upload(body: &[u8]) -> Value {
    let text = String::from_utf8_lossy(body);
    if !text.contains("name=\"file\"") {
        return json!({ "error": "Không có tệp." });
    }
    let src = format!("/anh/{PICTURE}.png");
    json!({ "blob": PICTURE, "kind": "image/png", "width": 1200, "height": 675, "src": src })
}

fn html(tree: &Path) -> String {
    let blocks = json!([{ "id": BLOCK, "name": "Đường dây nóng 1022" }]).to_string();
    let mut attributes = String::new();
    for (name, value) in [
        ("texts", texts(tree).to_string()),
        ("document", r#"{"blocks":[]}"#.to_owned()),
        ("blocks", blocks),
        ("pictures", "/anh/".to_owned()),
        ("upload", "/upload".to_owned()),
        ("cite", "/cite".to_owned()),
    ] {
        let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        let _ = write!(attributes, " data-{name}=\"{value}\"");
    }
    format!(
        "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>Soạn bài</title><link rel=\"stylesheet\" href=\"/loa.css\"><link rel=\"stylesheet\" href=\"/editor.css\">\
         <script type=\"module\" src=\"/editor.js\"></script></head><body><main class=\"frame page\"><h1>Soạn bài</h1>\
         <form action=\"/\"><div class=\"field\"><label for=\"title\">Tiêu đề</label><input id=\"title\"></div>\
         <div class=\"field editor-field\"><label for=\"body\" id=\"body-label\">Nội dung bài</label>\
         <p class=\"hint\" id=\"body-markdown\">Markdown</p>\
         <textarea id=\"body\" name=\"body\" lang=\"vi\" aria-describedby=\"body-markdown\" data-editor{attributes}></textarea></div>\
         <button class=\"button\" id=\"send\">Lưu</button></form></main></body></html>"
    )
}

/// The editor's texts, read from the Vietnamese ones as the program hands them out.
fn texts(tree: &Path) -> Value {
    let all = std::fs::read_to_string(tree.join("newsroom/i18n/vi/newsroom.ftl")).expect("the texts");
    let mut texts = Map::new();
    for line in all.lines() {
        let Some((key, text)) = line.strip_prefix("editor-").and_then(|line| line.split_once(" = ")) else {
            continue;
        };
        let mut name = String::new();
        for part in key.split('-') {
            let mut letters = part.chars();
            match letters.next() {
                Some(first) if !name.is_empty() => name.extend(first.to_uppercase().chain(letters)),
                Some(first) => name.extend(std::iter::once(first).chain(letters)),
                None => {}
            }
        }
        texts.insert(name, text.replace("{\"", "").replace("\"}", "").into());
    }
    texts.into()
}
