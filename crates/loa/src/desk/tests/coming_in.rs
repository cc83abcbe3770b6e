//! Signing in and out.

use crate::testing::{PASSWORD, mail, on_both};
use access::Role;

#[tokio::test]
async fn a_stranger_is_led_to_sign_in_and_back() {
    on_both(|world| async move {
        let page = world.get("/lam-viec?x=1").await;
        assert_eq!(
            (page.status, page.header("location")),
            (303, "/lam-viec/dang-nhap?tiep=%2Flam-viec%3Fx%3D1")
        );
        let page = world.get("/en/lam-viec").await;
        assert_eq!(page.header("location"), "/en/lam-viec/dang-nhap?tiep=%2Fen%2Flam-viec");
        let page = world.get("/lam-viec/dang-nhap?tiep=%2Flam-viec%2Fquyen").await;
        page.says(200, &["Đăng nhập", "Mật khẩu"]);
        assert_eq!(page.each("input[name=next]", "value"), ["/lam-viec/quyen"]);
        for elsewhere in
            ["https://evil.example", "//evil.example", "/lam-viec//evil", "/lam-viecevil", "/tin"]
                .into_iter()
                .chain(HIDDEN)
        {
            let page = world.get(&format!("/lam-viec/dang-nhap?tiep={elsewhere}")).await;
            assert_eq!(page.each("input[name=next]", "value"), ["/lam-viec"], "{elsewhere}");
        }
    })
    .await;
}

/// Ways out of the desk that a browser or a proxy would read, escaped once more for the query they stand in.
const HIDDEN: [&str; 10] = [
    "/en/lam-viec/../evil",
    "/lam-viec/./../evil",
    "/lam-viec/%252e%252e/evil",
    "/lam-viec/%2e%2e%2fevil",
    "/lam-viec/%255cevil",
    "/lam-viec/%5cevil",
    "/lam-viec%2509/evil",
    "/lam-viec%09/evil",
    "/lam-viec?x=%250d%250aSet-Cookie:a",
    "/lam-viec%2523evil",
];

#[tokio::test]
async fn after_signing_in_nothing_leads_elsewhere() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let mail = mail("Chị Lài");
        for (next, to) in [
            ("/en/lam-viec/../evil", "/lam-viec"),
            ("/lam-viec/%2e%2e/evil", "/lam-viec"),
            ("/lam-viec\\evil", "/lam-viec"),
            ("/lam-viec/%5cevil", "/lam-viec"),
            ("/lam-viec/\tevil", "/lam-viec"),
            ("/en/lam-viec/quyen", "/en/lam-viec/quyen"),
            ("/lam-viec/tin?tim=c%C3%A2y+xanh", "/lam-viec/tin?tim=c%C3%A2y+xanh"),
        ] {
            let form = [("mail", mail.as_str()), ("password", PASSWORD), ("next", next)];
            let page = world.visitor().post("/lam-viec/dang-nhap", &form).await;
            assert_eq!((page.status, page.header("location")), (303, to), "{next}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_officer_sees_the_desk_and_leaves_it() {
    on_both(|world| async move {
        let editor = world.officer("Biên tập viên", Role::Editor, "so-khoa-hoc").await;
        editor.get("/lam-viec").await.says(200, &["Việc hôm nay"]);
        editor.get("/en/lam-viec/quyen").await.says(200, &["Who may do what"]);
        let page = editor.post("/lam-viec/dang-xuat", &[]).await;
        assert_eq!((page.status, page.header("location")), (303, "/lam-viec/dang-nhap?bao=ra"));
        assert_eq!(editor.get("/lam-viec").await.status, 303);
    })
    .await;
}
