//! One's own account: its content, the password, and the fields that a form cannot change.

use crate::testing::{PASSWORD, on_both};
use access::Role;

#[tokio::test]
async fn the_account_shows_name_and_roles() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "so-khoa-hoc").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        let page = desk.get("/lam-viec/toi").await;
        page.says(200, &["Chị Lài", "chi-lai@ben-may.example", "Biên tập: Sở Khoa học", "phiên này"]);
        desk.get("/en/lam-viec/toi").await.says(200, &["My account", "By password", "this session"]);
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let (desk, home) = (world.visitor(), world.visitor());
        desk.sign_in("Chị Lài", PASSWORD).await;
        home.sign_in("Chị Lài", PASSWORD).await;
        let new = "sáu con thuyền về bến sớm mai";
        let address = "/lam-viec/toi/mat-khau";
        let page = desk.post(address, &[("present", "không phải"), ("password", new)]).await;
        page.says(422, &["Mật khẩu hiện tại chưa đúng"]);
        let page = desk.post(address, &[("present", PASSWORD), ("password", "matkhau123")]).await;
        page.says(422, &["dễ đoán"]);
        let page = desk.post(address, &[("present", PASSWORD), ("password", new)]).await;
        assert_eq!(page.header("location"), "/lam-viec/toi?bao=mat-khau");
        desk.get("/lam-viec/toi?bao=mat-khau").await.says(200, &["Đã đổi mật khẩu"]);
        assert_eq!(home.get("/lam-viec").await.status, 303);
        home.sign_in("Chị Lài", PASSWORD).await.says(422, &["chưa đúng"]);
        assert_eq!(home.sign_in("Chị Lài", new).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn fields_that_no_form_has_change_nothing() {
    on_both(|world| async move {
        let person = world.colleague("Chị Lài", Role::Editor, "so-khoa-hoc").await;
        let other = world.colleague("Anh Sáu", Role::Editor, "so-khoa-hoc").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        let (id, new) = (other.to_string(), "sáu con thuyền về bến sớm mai");
        let form = [
            ("present", PASSWORD),
            ("password", new),
            ("person", &id),
            ("id", &id),
            ("mail", "anh-sau@ben-may.example"),
            ("role", "administrator"),
            ("name", "Ai đó"),
            ("active", "false"),
            ("demo", "true"),
            ("totp", "AAAA"),
        ];
        assert_eq!(desk.post("/lam-viec/toi/mat-khau", &form).await.status, 303);
        let db = world.app.db();
        let now = accounts::person(db, person).await.expect("answered").expect("there");
        assert_eq!(
            (now.name.as_str(), now.active, now.demo, now.totp.as_str()),
            ("Chị Lài", true, false, "")
        );
        assert_eq!(now.mail, "chi-lai@ben-may.example");
        let grants = accounts::grants_of(db, person, db.clock().now()).await.expect("answered");
        assert_eq!(grants.iter().map(|grant| grant.role).collect::<Vec<_>>(), [Role::Editor]);
        assert_eq!(world.visitor().sign_in("Anh Sáu", PASSWORD).await.status, 303, "theirs is as it was");
    })
    .await;
}

#[tokio::test]
async fn a_role_of_the_demonstration_stays_as_it_is() {
    on_both(|world| async move {
        let editor = world.officer("Biên tập viên", Role::Administrator, "").await;
        let page = editor.get("/lam-viec/toi").await;
        page.says(200, &["vai trình diễn"]);
        page.hides(&["Bạn giữ vai quản trị", "Đổi mật khẩu"]);
        let new = [("present", ""), ("password", "sáu con thuyền về bến sớm mai")];
        editor.post("/lam-viec/toi/mat-khau", &new).await.says(422, &["vai trình diễn"]);
        editor.post("/lam-viec/toi/ung-dung-ma", &[]).await.says(422, &["vai trình diễn"]);
    })
    .await;
}
