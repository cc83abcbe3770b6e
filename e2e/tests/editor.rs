//! An official writes the body of an article: by keyboard and by touch.

use e2e::axe;
use e2e::browser::{Browser, Device, story_without_city};
use e2e::desk::story::{asked, blocks, emphasis, heading, list, open, paragraph, set, strong, text};
use e2e::desk::{BLOCK, PICTURE};
use serde_json::{Value, json};
use thirtyfour::Key;

#[test]
fn what_is_typed_with_the_keyboard_alone_is_the_document() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        browser.write("## Ai được lợi?").await;
        browser.press(Key::Enter).await;
        browser.write("Người dân ").await;
        browser.press_with(&[Key::Control], 'b').await;
        browser.write("gần ga").await;
        browser.press_with(&[Key::Control], 'b').await;
        browser.write(" và ").await;
        browser.press_with(&[Key::Control], 'i').await;
        browser.write("vành đai").await;
        browser.press_with(&[Key::Control], 'i').await;
        browser.write(".").await;
        browser.press(Key::Enter).await;
        browser.write("- một").await;
        browser.press(Key::Enter).await;
        browser.press(Key::Tab).await;
        browser.write("nhỏ").await;
        browser.press(Key::Enter).await;
        browser.press(Key::Enter).await;
        browser.write("hai").await;
        let words = |list: Value| json!({ "type": "paragraph", "text": list });
        let plain = |words: &str| json!({ "type": "text", "text": words });
        let written = json!([
            heading(2, "Ai được lợi?"),
            words(json!([
                plain("Người dân "),
                strong("gần ga"),
                plain(" và "),
                emphasis("vành đai"),
                plain(".")
            ])),
            list(
                false,
                &[
                    json!([paragraph("một"), list(false, &[json!([paragraph("nhỏ")])])]),
                    json!([paragraph("hai")]),
                ]
            ),
        ]);
        assert_eq!(blocks(browser).await, written);
        browser.press_with(&[Key::Control], 'z').await;
        let undone = blocks(browser).await;
        assert_ne!(undone, written);
        browser.press_with(&[Key::Control], 'y').await;
        assert_eq!(blocks(browser).await, written);
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}

/// A document with one of everything.
fn everything() -> Value {
    let plain = |words: &str| json!({ "type": "text", "text": words });
    json!([
        heading(2, "Một"),
        { "type": "paragraph", "text": [
            plain("Theo "),
            { "type": "cite", "reference": "khoản 1 Điều 4 Nghị quyết số 98/2023/QH15", "text": text("khoản 1 Điều này") },
            plain(", "),
            { "type": "strong", "text": [plain("đậm "), { "type": "emphasis", "text": text("và nghiêng") }] },
            { "type": "break" },
            { "type": "link", "href": "/tin/a-1", "text": [plain("đọc "), strong("thêm")] },
        ] },
        list(true, &[json!([paragraph("một"), list(false, &[json!([paragraph("nhỏ")])])]), json!([paragraph("hai")])]),
        { "type": "quote", "blocks": [paragraph("Lời trích.")] },
        { "type": "table", "head": [text("Phường"), text("Số hộ")], "rows": [[text("Bến Mây"), text("1.250")], [[], []]] },
        { "type": "picture", "blob": PICTURE, "kind": "image/png", "width": 1200, "height": 675,
          "alt": "Trụ sở phường", "caption": "Ảnh: Bến Mây" },
        { "type": "rule" },
        { "type": "reuse", "id": BLOCK },
        paragraph("Hết."),
    ])
}

/// The value that the form would send.
async fn sent(browser: &Browser) -> Value {
    let script = "return Object.fromEntries(new FormData(document.querySelector('form')))";
    let fields = browser.ask(script).await;
    assert_eq!(fields.get("body"), None, "the Markdown stays behind");
    serde_json::from_str(fields["document"].as_str().expect("the document")).expect("JSON")
}

async fn tool(browser: &Browser, name: &str) {
    browser.click(&format!("[data-tool='{name}']")).await;
}

#[test]
fn a_document_comes_back_as_it_was_put_in_and_the_form_sends_it() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        set(browser, &everything()).await;
        assert_eq!(blocks(browser).await, everything());
        assert_eq!(sent(browser).await["blocks"], everything());
        // A finger can go on writing behind a table, and the line for it is not part of the document.
        let table = json!([everything()[4].clone()]);
        set(browser, &table).await;
        assert_eq!(blocks(browser).await, table);
        assert_eq!(browser.count(".editor-text > p:last-child").await, 1);
        set(browser, &everything()).await;
        browser.ask("window.changes = 0; addEventListener('loa:change', () => window.changes += 1)").await;
        browser.ask("document.querySelector('#body').loaEditor.focus()").await;
        browser.press_with(&[Key::Control], 'a').await;
        let quote = browser.ask("return document.querySelector('#body').loaEditor.selectionQuote()").await;
        assert!(quote["text"].as_str().is_some_and(|text| text.starts_with("Một\nTheo khoản 1")), "{quote}");
        browser.press(Key::Delete).await;
        browser.write("Lại từ đầu").await;
        browser.wait("window.changes > 0").await;
        assert_eq!(sent(browser).await["blocks"], json!([paragraph("Lại từ đầu")]));
        browser.ask("document.querySelector('#body').loaEditor.readOnly(true)").await;
        browser.write(" và nữa").await;
        assert_eq!(blocks(browser).await, json!([paragraph("Lại từ đầu")]));
        assert_eq!(browser.count("[data-tool][aria-disabled=false]").await, 0);
    });
}

#[test]
fn links_and_citations_are_made_with_the_keyboard() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        browser.write("Xem trang này").await;
        browser.press_with(&[Key::Control, Key::Shift], Key::Left.into()).await;
        browser.press_with(&[Key::Control], 'k').await;
        browser.wait("document.activeElement.closest('dialog')").await;
        browser.write("javascript:alert(1)").await;
        browser.press(Key::Enter).await;
        browser.wait("document.querySelector('dialog .error').textContent").await;
        browser.press_with(&[Key::Control], 'a').await;
        browser.write("bencity.example/tin").await;
        browser.press(Key::Enter).await;
        asked(browser).await;
        let link = json!({ "type": "link", "href": "https://bencity.example/tin", "text": text("này") });
        assert_eq!(blocks(browser).await[0]["text"][1], link);
        browser.press(Key::End).await;
        browser.write(" theo ").await;
        // To the toolbar and along it: Alt+F10, then the arrow keys.
        browser.press_with(&[Key::Alt], Key::F10.into()).await;
        browser.wait("document.activeElement.dataset.tool").await;
        for _ in 0..30 {
            if browser.ask("return document.activeElement.dataset.tool").await == "cite" {
                break;
            }
            browser.press(Key::Right).await;
        }
        browser.press(Key::Enter).await;
        browser.wait("document.activeElement.closest('dialog')").await;
        browser.write("Luật không có").await;
        browser.press(Key::Enter).await;
        browser.wait("document.querySelector('dialog .error').textContent.includes('Không tìm thấy')").await;
        browser.press_with(&[Key::Control], 'a').await;
        browser.write("k1 Đ4 NQ98").await;
        browser.press(Key::Enter).await;
        asked(browser).await;
        let reference = "khoản 1 Điều 4 Nghị quyết số 98/2023/QH15";
        let cite = json!({ "type": "cite", "reference": reference, "text": text(reference) });
        assert_eq!(blocks(browser).await[0]["text"][3], cite);
        browser.wait("document.querySelector('.editor-status').textContent.includes('98/2023')").await;
        browser.write(" thì").await;
        assert_eq!(blocks(browser).await[0]["text"][4], json!({ "type": "text", "text": " thì" }));
        // Escape leaves a question, and Escape and Tab leave the text.
        browser.press_with(&[Key::Control], 'k').await;
        browser.wait("document.querySelector('dialog')").await;
        browser.press(Key::Escape).await;
        asked(browser).await;
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}

#[test]
fn a_shortcut_right_after_a_selection_means_that_selection() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        browser.write("Xem trang này").await;
        // In one go: no event of the selection comes in between.
        browser
            .ask(
                "getSelection().modify('extend', 'backward', 'word');
                document.activeElement.dispatchEvent(new KeyboardEvent(
                    'keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }));",
            )
            .await;
        browser.wait("document.activeElement.closest('dialog')").await;
        assert_eq!(browser.count("dialog input").await, 1, "the words of the link are those selected");
        browser.write("bencity.example").await;
        browser.press(Key::Enter).await;
        asked(browser).await;
        let link = json!({ "type": "link", "href": "https://bencity.example", "text": text("này") });
        assert_eq!(blocks(browser).await[0]["text"][1], link);
    });
}

#[test]
fn a_table_is_filled_with_tab_and_left_with_escape() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        tool(browser, "table").await;
        browser.wait("document.activeElement.closest('dialog')").await;
        browser.ask("document.querySelectorAll('dialog select').forEach(one => (one.value = 2))").await;
        browser.click("dialog .button").await;
        asked(browser).await;
        browser.write("Phường").await;
        for word in ["Số hộ", "Bến Mây", "1.250", "An Lạc"] {
            browser.press(Key::Tab).await;
            browser.write(word).await;
        }
        browser.press(Key::Enter).await;
        browser.write("cũ").await;
        let lines = json!([{ "type": "text", "text": "An Lạc" }, { "type": "break" }, { "type": "text", "text": "cũ" }]);
        let rows = json!([[text("Bến Mây"), text("1.250")], [lines, []]]);
        let table = blocks(browser).await[0].clone();
        assert_eq!(table, json!({ "type": "table", "head": [text("Phường"), text("Số hộ")], "rows": rows }));
        tool(browser, "columnAfter").await;
        tool(browser, "deleteRow").await;
        let changed = blocks(browser).await[0].clone();
        assert_eq!(changed["head"].as_array().map(Vec::len), Some(3));
        assert_eq!(changed["rows"].as_array().map(Vec::len), Some(1));
        browser.click(".editor-text th").await;
        tool(browser, "deleteRow").await;
        assert_eq!(blocks(browser).await[0]["head"][0], text("Bến Mây"), "there is always a heading row");
        browser.press(Key::Escape).await;
        browser.press(Key::Tab).await;
        assert_eq!(browser.ask("return document.activeElement.id").await, "send");
    });
}

#[test]
fn a_picture_needs_words_and_they_can_be_changed() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        tool(browser, "picture").await;
        browser.wait("document.querySelector('dialog input[type=file]')").await;
        browser
            .ask(
                "const data = new DataTransfer();
            data.items.add(new File(['x'], 'tru-so.png', { type: 'image/png' }));
            document.querySelector('dialog input[type=file]').files = data.files;",
            )
            .await;
        browser.click("dialog .button").await;
        browser.wait("document.querySelector('dialog .error').textContent && document.activeElement.matches('textarea')").await;
        browser.write("Trụ sở phường").await;
        browser.click("dialog .button").await;
        asked(browser).await;
        let picture = |alt: &str| {
            json!({ "type": "picture", "blob": PICTURE, "kind": "image/png", "width": 1200, "height": 675,
                "alt": alt, "caption": "" })
        };
        assert_eq!(blocks(browser).await[0], picture("Trụ sở phường"));
        browser.press(Key::Up).await;
        browser.press(Key::Enter).await;
        browser.wait("document.activeElement.matches('dialog textarea')").await;
        browser.press_with(&[Key::Control], 'a').await;
        browser.write("Cổng trụ sở").await;
        browser.click("dialog .button").await;
        asked(browser).await;
        assert_eq!(blocks(browser).await[0], picture("Cổng trụ sở"));
        tool(browser, "reuse").await;
        browser.wait("document.querySelector('dialog')").await;
        browser.click("dialog .button").await;
        asked(browser).await;
        let all = blocks(browser).await;
        assert!(
            all.as_array().is_some_and(|all| all.contains(&json!({ "type": "reuse", "id": BLOCK }))),
            "{all}"
        );
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}

#[test]
fn vietnamese_that_is_composed_letter_by_letter_arrives_whole() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        // The steps of an input method for "Tieengs Vieetj" in Telex.
        for (steps, word) in
            [(["T", "Ti", "Tiê", "Tiên", "Tiếng"], "Tiếng"), (["V", "Vi", "Viê", "Viêt", "Việt"], "Việt")]
        {
            for step in steps {
                let end = step.chars().count();
                let words = json!({ "text": step, "selectionStart": end, "selectionEnd": end });
                browser.devtools("Input.imeSetComposition", words).await;
            }
            browser.devtools("Input.insertText", json!({ "text": word })).await;
            browser.write(" ").await;
        }
        browser.press_with(&[Key::Control], 'b').await;
        let words = json!({ "text": "đậ", "selectionStart": 2, "selectionEnd": 2 });
        browser.devtools("Input.imeSetComposition", words).await;
        browser.devtools("Input.insertText", json!({ "text": "đậm" })).await;
        let expected = json!([{ "type": "paragraph", "text": [
            { "type": "text", "text": "Tiếng Việt " }, strong("đậm")] }]);
        assert_eq!(blocks(browser).await, expected);
        // Letters that an input method replaces with backspaces, as old ones do.
        browser.press(Key::Enter).await;
        browser.write("- duo").await;
        browser.press(Key::Backspace).await;
        browser.press(Key::Backspace).await;
        browser.write("ươ").await;
        assert_eq!(blocks(browser).await[1], list(false, &[json!([paragraph("dươ")])]));
    });
}

#[test]
fn on_a_small_phone_everything_can_be_touched_and_nothing_sticks_out() {
    for device in [Device::phone(), Device::phone().dark(), Device::desk(), Device::desk().dark()] {
        let phone = device.phone;
        story_without_city(&device, async |browser| {
            open(browser).await;
            set(browser, &everything()).await;
            let found = axe::look(browser).await;
            assert_eq!(found.violations, Vec::<String>::new());
            assert_eq!(found.advice, Vec::<String>::new());
            let wide = "return document.documentElement.scrollWidth > innerWidth";
            assert_eq!(browser.ask(wide).await, json!(false), "the page scrolls sideways");
            let small = "return [...document.querySelectorAll('.editor-tools button')].filter(button => button.offsetWidth)
                .filter(button => button.offsetWidth < 44 || button.offsetHeight < 44).map(button => button.dataset.tool)";
            assert_eq!(browser.ask(small).await, json!([]));
            if phone {
                let place = browser.ask(
                    "const { x, y, height } = document.querySelector('.editor-text h2').getBoundingClientRect();
                    return { x: x + 10, y: y + height / 2 }",
                ).await;
                let point = json!([{ "x": place["x"], "y": place["y"] }]);
                browser
                    .devtools(
                        "Input.dispatchTouchEvent",
                        json!({ "type": "touchStart", "touchPoints": point }),
                    )
                    .await;
                browser
                    .devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }))
                    .await;
                browser
                    .wait(
                        "document.querySelector(\"[data-tool=h2]\").getAttribute('aria-pressed') === 'true'",
                    )
                    .await;
                tool(browser, "h3").await;
                assert_eq!(blocks(browser).await[0]["level"], 3);
            }
            tool(browser, "picture").await;
            browser.wait("document.querySelector('dialog')").await;
            let found = axe::look(browser).await;
            assert_eq!(found.violations, Vec::<String>::new());
            assert_eq!(browser.ask(wide).await, json!(false), "the question sticks out");
        });
    }
}

#[test]
fn without_scripts_the_field_is_a_text_area() {
    story_without_city(&Device::desk().without_scripts(), async |browser| {
        browser.visit(e2e::desk::page()).await;
        assert_eq!(browser.count("textarea#body:not([hidden])").await, 1);
        assert_eq!(browser.count(".editor").await, 0);
    });
}
