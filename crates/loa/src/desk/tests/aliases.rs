//! Expressions that mean the same to search.

use crate::testing::{Chair, World, on_both};
use access::Role;

const ALIASES: &str = "/lam-viec/tu-dong-nghia";

/// Adds a group; answers its address.
async fn add(chair: &Chair<'_>, typed: &str) -> String {
    let page = chair.post(ALIASES, &[("tu", typed)]).await;
    let to = page.header("location");
    let id = to.strip_prefix("/lam-viec/tu-dong-nghia?bao=them&nhom=");
    format!("{ALIASES}/{}", id.unwrap_or_else(|| panic!("{}: {}", page.status, page.words())))
}

fn version(page: &crate::testing::Page) -> String {
    page.each("form.stack input[name=ban]", "value").join("|")
}

#[tokio::test]
async fn a_coordinator_keeps_the_list() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        coordinator.get("/lam-viec").await.holds(&["href=\"/lam-viec/tu-dong-nghia\""]);
        let page = coordinator.get(ALIASES).await;
        page.says(200, &["Từ đồng nghĩa trong tìm kiếm", "gõ “UBND” cũng thấy", "Chưa có nhóm nào."]);
        assert_eq!(page.each("details[open] textarea", "id"), ["tu"]);

        let sent = coordinator.post(ALIASES, &[("tu", "UBND\r\n Ủy ban  nhân dân\r\n\r\n")]).await;
        let page = coordinator.get(sent.header("location")).await;
        page.says(200, &["Đã thêm: UBND = Ủy ban nhân dân.", "1 nhóm"]);
        let path = page.each(".rows a", "href").join("");
        let one = coordinator.get(&path).await;
        one.says(200, &["Nhóm “UBND”", "Sửa lần cuối: 12:00, 02/07/2025, Lê Điều Phối"]);
        assert_eq!(one.texts("textarea"), ["UBND Ủy ban nhân dân"]);
        let form = [("viec", "luu"), ("ban", &version(&one)), ("tu", "UBND\nỦy ban nhân dân\nủy ban")];
        let saved = coordinator.post(&path, &form).await;
        let page = coordinator.get(saved.header("location")).await;
        page.says(200, &["Đã lưu: UBND = Ủy ban nhân dân = ủy ban."]);

        let seen = version(&coordinator.get(&path).await);
        let gone = coordinator.post(&path, &[("viec", "bo"), ("ban", &seen)]).await;
        let page = coordinator.get(gone.header("location")).await;
        page.says(200, &["Đã bỏ nhóm: UBND = Ủy ban nhân dân = ủy ban.", "Hoàn tác", "Chưa có nhóm nào."]);
        assert_eq!(page.each(".notice form", "action"), [path.as_str()]);
        let page = coordinator.get(ALIASES).await;
        page.says(200, &["Nhóm đã bỏ gần đây (1)"]);
        assert_eq!(page.each("details .rows a", "href"), [path.as_str()]);
        coordinator.get(&path).await.says(200, &["Nhóm này đã bỏ", "Lấy lại nhóm này"]);
        let back = coordinator.post(&path, &[("viec", "lai")]).await;
        let page = coordinator.get(back.header("location")).await;
        page.says(200, &["Đã lấy lại nhóm: UBND", "1 nhóm"]);

        let page = coordinator.get("/lam-viec/nhat-ky?loai=thiet-lap").await;
        for said in ["Thêm nhóm từ đồng nghĩa UBND = Ủy ban nhân dân", "Sửa nhóm", "Bỏ nhóm", "Lấy lại nhóm"]
        {
            page.says(200, &[said]);
        }
        assert!(page.each(".record a", "href").contains(&path));
        // An officer who reads the record and may not organise gets no link there.
        let administrator = world.officer("Quản Trị", Role::Administrator, "").await;
        let page = administrator.get("/lam-viec/nhat-ky").await;
        page.says(200, &["Bỏ nhóm từ đồng nghĩa UBND"]);
        assert!(!page.each(".record a", "href").contains(&path));
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_stays_with_the_reason_it_was_not_taken() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let first = add(&coordinator, "UBND\nỦy ban nhân dân").await;
        let cases = [
            ("", "Cần ít nhất hai cách viết khác nhau."),
            ("một mình", "Cần ít nhất hai cách viết khác nhau."),
            ("<b>x</b>\n***", "“***” không có chữ cái hay chữ số nào"),
            ("Điện\nđien", "“Điện” và “đien” đã được tìm như nhau"),
            ("ubnd\nxã", "“ubnd” đã có trong nhóm khác: UBND = Ủy ban nhân dân."),
        ];
        for (typed, why) in cases {
            let page = coordinator.post(ALIASES, &[("tu", typed)]).await;
            page.says(422, &["Chưa lưu được", why]);
            assert_eq!(page.texts("details[open] textarea"), [typed.replace('\n', " ")]);
            assert_eq!(page.texts("#tu-error").len(), 1);
            assert_eq!(page.each(".notice a", "href"), ["#tu"]);
            assert!(!page.text.contains("<b>x</b>"));
        }
        let long = format!("{}\nx", "á".repeat(81));
        coordinator.post(ALIASES, &[("tu", &long)]).await.says(422, &["á…” dài hơn 80 ký tự."]);
        let second = add(&coordinator, "HĐND\nHội đồng nhân dân").await;
        let seen = version(&coordinator.get(&second).await);
        let form = [("ban", seen.as_str()), ("tu", "HĐND\nUBND")];
        let page = coordinator.post(&second, &form).await;
        page.says(422, &["“UBND” đã có trong nhóm khác: UBND = Ủy ban nhân dân."]);
        assert_eq!((page.texts("textarea"), version(&page)), (vec!["HĐND UBND".to_owned()], seen.clone()));
        coordinator
            .post(&second, &[("ban", &seen), ("tu", "a = b\nc")])
            .await
            .says(422, &["“a = b” có dấu =."]);

        // A removed alias comes back only when its expressions are free.
        let seen = version(&coordinator.get(&first).await);
        assert_eq!(coordinator.post(&first, &[("viec", "bo"), ("ban", &seen)]).await.status, 303);
        add(&coordinator, "UBND\nchính quyền").await;
        let page = coordinator.post(&first, &[("viec", "lai")]).await;
        page.says(422, &["“UBND” đã có trong nhóm khác: UBND = chính quyền.", "Lấy lại nhóm này"]);
        let english = format!("/en{ALIASES}");
        coordinator.post(&english, &[("tu", "x")]).await.says(422, &["At least two different expressions"]);
    })
    .await;
}

#[tokio::test]
async fn many_groups_are_pasted_at_once_and_wrong_lines_are_named() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let text = "UBND = Ủy ban nhân dân\n\nTTHC\nBHYT = bảo hiểm y tế";
        let page = coordinator.post(ALIASES, &[("tu", text)]).await;
        page.says(422, &["Dòng 3: Cần ít nhất hai cách viết khác nhau.", "BHYT = bảo hiểm y tế"]);
        page.says(422, &["Chưa có nhóm nào."]);
        let bad: String = (0..30).map(|n| format!("a{n} =\n")).collect();
        coordinator.post(ALIASES, &[("tu", &bad)]).await.says(422, &["Dòng 20:", "Còn 10 dòng khác"]);
        let text = text.replace("TTHC", "TTHC = thủ tục hành chính = thủ tục");
        let sent = coordinator.post(ALIASES, &[("tu", &text)]).await;
        let page = coordinator.get(sent.header("location")).await;
        page.says(200, &["Đã thêm 3 nhóm.", "3 nhóm"]);
        assert_eq!(
            page.texts(".rows .row-title"),
            ["BHYT = bảo hiểm y tế", "TTHC = thủ tục hành chính = thủ tục", "UBND = Ủy ban nhân dân"]
        );
        coordinator.get("/lam-viec/nhat-ky").await.says(200, &["Thêm 3 nhóm từ đồng nghĩa một lúc"]);

        for (q, found) in [("thu+tuc", 1), ("T%E1%BA%BE", 1), ("nh%C3%A2n", 1), ("xyz", 0), ("%3Cb%3E", 0)] {
            let page = coordinator.get(&format!("{ALIASES}?q={q}")).await;
            assert_eq!(page.texts(".rows > li").len(), found, "{q}: {}", page.words());
            page.says(200, &["trong 3 nhóm có", "Xem tất cả"]);
            assert!(!page.text.contains("<b>"));
        }
    })
    .await;
}

#[tokio::test]
async fn someone_who_comes_second_sees_what_the_first_wrote() {
    on_both(|world| async move {
        let first = world.officer("Một", Role::Coordinator, "").await;
        let second = world.officer("Hai", Role::Coordinator, "").await;
        let path = add(&first, "UBND\nỦy ban nhân dân").await;
        let seen = version(&second.get(&path).await);
        let form = |words: &'static str, seen: &str| [("ban", seen.to_owned()), ("tu", words.to_owned())];
        let send = async |chair: &Chair<'_>, words: &'static str, seen: &str| {
            let form = form(words, seen);
            chair.post(&path, &form.each_ref().map(|(name, text)| (*name, text.as_str()))).await
        };
        assert_eq!(send(&first, "UBND\nủy ban", &seen).await.status, 303);
        // Neither words nor removal overwrite a version that the officer has not seen.
        let page = second.post(&path, &[("viec", "bo"), ("ban", &seen)]).await;
        page.says(422, &["Người khác vừa sửa nhóm này."]);
        assert_eq!(page.texts("textarea"), ["UBND ủy ban"]);
        let page = send(&second, "UBND\nchính quyền", &seen).await;
        page.says(422, &["Người khác vừa sửa nhóm này.", "Người khác vừa lưu"]);
        assert_eq!(page.texts(".held li"), ["UBND", "ủy ban"]);
        assert_eq!(page.texts("textarea"), ["UBND chính quyền"]);
        assert_eq!(send(&second, "UBND\nủy ban\nchính quyền", &version(&page)).await.status, 303);
        for wrong in ["", "x", "-1", "9223372036854775807"] {
            assert_eq!(send(&second, "UBND\nkhác", wrong).await.status, 422, "{wrong}");
        }

        let seen = version(&second.get(&path).await);
        assert_eq!(first.post(&path, &[("viec", "bo"), ("ban", &seen)]).await.status, 303);
        let page = send(&second, "UBND\nvẫn còn đây", &seen).await;
        page.says(422, &["Người khác vừa bỏ nhóm này.", "bấm Thêm"]);
        assert_eq!(page.texts("details[open] textarea"), ["UBND vẫn còn đây"]);
        assert_eq!(page.each("details form", "action"), [ALIASES]);
    })
    .await;
}

#[tokio::test]
async fn the_list_is_the_whole_citys() {
    on_both(|world: World| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let path = add(&coordinator, "UBND\nỦy ban nhân dân").await;
        let agency = world.officer("Điều phối Sở", Role::Coordinator, "so-khoa-hoc").await;
        for page in [agency.get(ALIASES).await, agency.get(&path).await] {
            page.says(200, &["UBND", "chỉ người có vai Điều phối của thành phố sửa được"]);
            assert!(page.each("main form[method=post]", "class").is_empty());
            assert!(page.texts("textarea, main button:not(.secondary)").is_empty());
        }
        for form in
            [[("viec", "luu"), ("tu", "a\nb")], [("viec", "bo"), ("ban", "1")], [("viec", "lai"), ("x", "")]]
        {
            assert_eq!(agency.post(&path, &form).await.status, 403);
        }
        assert_eq!(agency.post(ALIASES, &[("tu", "a\nb")]).await.status, 403);
        assert_eq!(agency.post(ALIASES, &[("tu", "a = b")]).await.status, 403);
        let editor = world.officer("Biên tập", Role::Editor, "").await;
        assert_eq!((editor.get(ALIASES).await.status, editor.get(&path).await.status), (403, 403));
        assert!(!editor.get("/lam-viec").await.text.contains(ALIASES));
        let none = format!("{ALIASES}/00000000-0000-7000-8000-000000000000");
        assert_eq!(
            (coordinator.get(&none).await.status, coordinator.post(&none, &[("tu", "a\nb")]).await.status),
            (404, 404)
        );
        assert_eq!(coordinator.get(&format!("{ALIASES}?nhom=x")).await.status, 400);
    })
    .await;
}
