//! Any text in any field is kept as text, shown as text, and never brings a page down.

use super::{Sheet, field, is_done, newest, version};
use crate::testing::{Page, on_both};
use access::Role;

/// Ends elements, attributes and comments, begins scripts, looks like a template, a message and SQL.
const EVIL: &str = "</title></textarea>--><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick=\"alert(1)' \
                    &lt;b&gt; {{ 7*7 }} { $name } '; DROP TABLE drafts; -- $1";

fn evils() -> Vec<(&'static str, String)> {
    vec![
        ("code", EVIL.to_owned()),
        ("a NUL and other controls", "Xe\u{0} buýt\u{7}\u{1b}[31m số\u{85} 5".to_owned()),
        ("turned direction", "Xe \u{202e}buýt\u{202c} \u{2066}số 5".to_owned()),
        ("five thousand letters", "ế".repeat(5_000)),
        ("pictures of faces", "Xe buýt 🚌👨‍👩‍👧‍👦 số 5 🇻🇳".to_owned()),
        ("taken apart", "Xe buýt số 5 chạy lại".chars().flat_map(apart).collect()),
        ("only spaces", " \u{a0}\u{3000}\t\n ".to_owned()),
        ("many marks", format!("a{}", "\u{301}".repeat(500))),
    ]
}

/// Some letters in two, as some systems type them.
fn apart(letter: char) -> Vec<char> {
    match letter {
        'ý' => vec!['y', '\u{301}'],
        'ố' => vec!['o', '\u{302}', '\u{301}'],
        'ạ' => vec!['a', '\u{323}'],
        other => vec![other],
    }
}

/// No part of the typed text has become part of the page's markup.
#[track_caller]
fn is_text(page: &Page, what: &str) {
    assert!([200, 303, 422].contains(&page.status), "{what}: {} answered {}", page.asked, page.status);
    assert!(!page.text.contains("<script>alert"), "{what}: {} runs it", page.asked);
    assert_eq!(page.each("[onclick], [onerror]", "class"), Vec::<String>::new(), "{what}");
    assert!(!page.text.contains("<img src=x"), "{what}: {}", page.asked);
}

#[tokio::test]
async fn every_field_takes_any_text() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn <b>Biên</b> Tập\"'", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        for (what, evil) in evils() {
            let draft = editor.begin("so-khoa-hoc").await;
            for choice in ["picture", "category", "theme-x", "area-x"] {
                let page = editor.fill(&draft, &Sheet::on(0).with(choice, &evil)).await;
                // A value that is empty in the end chooses nothing: the form is only sent too late.
                if page.status != 409 {
                    is_text(&page, what);
                    assert_eq!(page.status, 422, "{what} is no {choice}: {}", page.words());
                }
            }
            let fields = ["title", "summary", "body", "author", "source", "change_note", "picture_alt"];
            let sheet = fields.iter().fold(Sheet::on(1), |sheet, name| sheet.with(name, &evil));
            let page = editor.fill(&draft, &sheet).await;
            is_text(&page, what);
            assert_eq!(page.status, 303, "{what} is kept: {}", page.words());
            for path in ["", "/xem-truoc", "/thay-doi?tu=1"] {
                is_text(&editor.get(&format!("{draft}{path}")).await, what);
            }
            is_text(
                &editor.post(&format!("{draft}/gop-y"), &[("quote", &evil), ("words", &evil)]).await,
                what,
            );
            let page =
                editor.post(&format!("{draft}/kiem-chung"), &[("expert", &evil), ("question", &evil)]).await;
            is_text(&page, what);
            if let Some(link) = page.each("#link", "value").pop() {
                let link = link.trim_start_matches("http://127.0.0.1:8080").to_owned();
                is_text(&world.get(&link).await, what);
                is_text(&world.post(&link, &[("verdict", "wrong"), ("answer", &evil)]).await, what);
            }
            is_text(&editor.get(&draft).await, what);
            for list in ["/lam-viec", "/lam-viec/ban-thao", "/en/lam-viec/ban-thao"] {
                is_text(&editor.get(list).await, what);
            }
            // Two versions of it side by side.
            let seen = version(&editor.get(&draft).await);
            is_done(&editor.fill(&draft, &Sheet::on(seen)).await, "luu");
            let clash =
                editor.fill(&draft, &sheet.with("version", &seen.to_string()).with("title", "Khác")).await;
            assert_eq!(clash.status, 409, "{what}");
            assert!(!clash.text.contains("<script>alert"), "{what}");
            is_done(&editor.fill(&draft, &Sheet::on(seen + 1).with("step", "trinh")).await, "trinh");
            is_text(&reviewer.step(&draft, "tra-lai", &[("note", &evil)]).await, what);
            is_text(&editor.get("/lam-viec").await, what);
        }
    })
    .await;
}

#[tokio::test]
async fn hostile_words_reach_the_public_as_words() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let chief = world.officer("Lê Điều Phối", Role::Coordinator, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let sheet = ["summary", "body", "author", "source"]
            .iter()
            .fold(Sheet::on(1), |sheet, name| sheet.with(name, EVIL));
        is_done(&editor.fill(&draft, &sheet.with("title", "Xe buýt <script>alert(1)</script>")).await, "luu");
        is_done(&chief.step(&draft, "khan", &[("version", "2"), ("note", EVIL)]).await, "khan");
        let public = newest(&world).await;
        for path in [public.as_str(), "/tin", "/", "/tim?q=xe+buyt"] {
            is_text(&world.get(path).await, path);
        }
        world.get(&public).await.says(200, &["DROP TABLE drafts", "{{ 7*7 }}"]);
    })
    .await;
}

#[tokio::test]
async fn text_is_kept_in_one_form() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let apart: String = "Xe buýt số 5 chạy lại".chars().flat_map(apart).collect();
        assert_ne!(apart, "Xe buýt số 5 chạy lại");
        let sheet = Sheet::on(1).with("title", &apart).with("body", &apart).with("change_note", &apart);
        is_done(&editor.fill(&draft, &sheet).await, "luu&chu=dau-roi");
        let page = editor.get(&draft).await;
        assert_eq!(field(&page, "#title"), "Xe buýt số 5 chạy lại");
        assert_eq!(field(&page, "#body"), "Xe buýt số 5 chạy lại");
    })
    .await;
}

#[tokio::test]
async fn documents_that_are_bombs_are_refused() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let deep = |depth: usize| {
            let open = "{\"type\":\"quote\",\"blocks\":[".repeat(depth);
            format!("{{\"blocks\":[{open}{}]}}", "]}".repeat(depth))
        };
        let nested = format!("{{\"blocks\":{}1{}}}", "[".repeat(90_000), "]".repeat(90_000));
        let table = format!(
            "{{\"blocks\":[{{\"type\":\"table\",\"head\":[{}[]],\"rows\":[{}[]]}}]}}",
            "[],".repeat(10_000),
            "[],".repeat(10_000)
        );
        let picture = |blob: &str, kind: &str, width: &str| {
            format!("{{\"blocks\":[{{\"type\":\"picture\",\"blob\":\"{blob}\",\"kind\":\"{kind}\",\"width\":{width},\"height\":9,\"alt\":\"Ảnh\",\"caption\":\"\"}}]}}")
        };
        let key = "a".repeat(64);
        for (what, json) in [
            ("nine deep", deep(9)),
            ("three thousand deep", deep(3_000)),
            ("arrays in arrays", nested),
            ("a table of a hundred million cells", table),
            ("a table of as many, typed", String::new()),
            ("not JSON", "{\"blocks\":".to_owned()),
            ("a list", "[]".to_owned()),
            ("a number", "1e999".to_owned()),
            ("a script", "{\"blocks\":[{\"type\":\"script\",\"text\":\"alert(1)\"}]}".to_owned()),
            ("a level that is none", "{\"blocks\":[{\"type\":\"heading\",\"level\":1,\"text\":[]}]}".to_owned()),
            ("a path for a picture", picture("../../etc/passwd", "image/png", "9")),
            ("a page for a picture", picture(&key, "text/html", "9")),
            ("a picture without end", picture(&key, "image/png", "99999999999")),
            ("code in a link", "{\"blocks\":[{\"type\":\"paragraph\",\"text\":[{\"type\":\"link\",\"href\":\"javascript:alert(1)\",\"text\":[{\"type\":\"text\",\"text\":\"a\"}]}]}]}".to_owned()),
        ] {
            let begun = std::time::Instant::now();
            let sheet = if json.is_empty() {
                let head = format!("{}\n{}\n", "|a".repeat(10_000), "|-".repeat(10_000));
                Sheet::on(1).with("body", &format!("{head}{}", "|a\n".repeat(10_000)))
            } else {
                Sheet::on(1).with("document", &json)
            };
            let page = editor.autosave(&draft, &sheet).await;
            assert!([400, 413, 422].contains(&page.status), "{what}: {} {}", page.status, page.text);
            assert!(begun.elapsed().as_secs() < 5, "{what} took {:?}", begun.elapsed());
        }
        assert_eq!(version(&editor.get(&draft).await), 1);
        // A document that is well made but shows a missing picture is kept, and shown without it.
        let page = editor.autosave(&draft, &Sheet::on(1).with("document", &picture(&key, "image/png", "9"))).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert_eq!(editor.get(&format!("{draft}/xem-truoc")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn what_is_too_much_is_refused_whole() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let page = editor.fill(&draft, &Sheet::on(1).with("body", &"a".repeat(3 << 20))).await;
        assert_eq!(page.status, 413);
        let many = (0..501).fold(Sheet::on(1), |sheet, index| sheet.with(&format!("x{index}"), "1"));
        assert_eq!(editor.fill(&draft, &many).await.status, 400);
        let request = || {
            axum::http::Request::post(&draft)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
        };
        assert_eq!(editor.send(request(), "version=1&title=%FF%FE").await.status, 400);
        is_done(&editor.fill(&draft, &Sheet::on(1).with("title", "Đã có chữ")).await, "luu");
        let page = editor.send(request(), "").await;
        assert_eq!(page.status, 409, "nothing at all saw no version");
        for version in ["", "-1", "0", "1.0", "1e0", "99999999999999999999", "ba"] {
            let page = editor.fill(&draft, &Sheet::on(1).with("version", version)).await;
            assert_eq!(page.status, 409, "{version}");
        }
        let page = editor.get(&draft).await;
        assert_eq!((version(&page), field(&page, "#title")), (2, "Đã có chữ".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn unknown_things_change_nothing_that_is_there() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let (nowhere, tag) = (uuid::Uuid::nil().to_string(), world.id("tin-tuc").to_string());
        let theme = format!("theme-{nowhere}");
        for (name, value, why) in [
            ("category", nowhere.as_str(), "Chuyên mục đã chọn không có."),
            ("category", "x", "Chuyên mục đã chọn không có."),
            (theme.as_str(), "1", "Có chủ đề đã chọn không có trong danh sách."),
            ("theme-x", "1", "Có chủ đề đã chọn không có trong danh sách."),
            ("picture", nowhere.as_str(), "Ảnh đã chọn không còn."),
        ] {
            let sheet = Sheet::on(1).with(name, value);
            let page = editor.fill(&draft, &sheet).await;
            page.says(422, &[why]);
            assert_eq!(field(&page, "#title"), super::TITLE, "what was typed stays");
            assert_eq!(page.each("#category option[selected]", "value"), [tag.as_str()]);
            let page = editor.autosave(&draft, &sheet).await;
            assert!(page.status == 422 && page.text.contains(why), "{}", page.text);
        }
        is_done(&editor.fill(&draft, &Sheet::on(1).with("detach-../../x", "1")).await, "luu");
        let page = editor.get(&draft).await;
        assert_eq!((version(&page), page.each("[data-picture] img", "src")), (2, Vec::<String>::new()));
    })
    .await;
}
