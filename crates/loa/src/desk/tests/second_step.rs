//! The second step: switching it on, codes that count once, spare codes, and that nobody goes around it.

use crate::testing::{PASSWORD, on_both};
use access::Role;

const CODE: &str = "/lam-viec/dang-nhap/ma";

#[tokio::test]
async fn an_editor_sets_the_app_up_and_signs_in_with_it() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "so-khoa-hoc").await;
        let (desk, home) = (world.visitor(), world.visitor());
        assert_eq!(desk.sign_in("Chị Lài", PASSWORD).await.header("location"), "/lam-viec");
        assert_eq!(home.sign_in("Chị Lài", PASSWORD).await.header("location"), "/lam-viec");
        let (secret, spare) = desk.set_up_app().await;
        assert_eq!(spare.len(), 10);
        assert_eq!(home.get("/lam-viec").await.status, 303, "the session of the password alone has ended");
        desk.get("/lam-viec/toi").await.says(200, &["Còn 10 mã dự phòng"]);

        world.wait(60);
        let page = home.sign_in("Chị Lài", PASSWORD).await;
        assert_eq!(page.header("location"), "/lam-viec/dang-nhap/ma?tiep=%2Flam-viec");
        let page = home.get(CODE).await;
        page.says(200, &["Nhập mã xác thực"]);
        page.holds(&["autocomplete=\"one-time-code\" inputmode=\"numeric\""]);
        let code = world.code(&secret);
        let page = home.post(CODE, &[("code", &format!("{} {}", &code[..3], &code[3..]))]).await;
        assert_eq!((page.status, page.header("location")), (303, "/lam-viec"), "{}", page.words());
        home.get("/lam-viec/toi").await.says(200, &["Bằng mật khẩu và mã"]);
    })
    .await;
}

#[tokio::test]
async fn half_a_session_opens_no_page() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Administrator, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        desk.set_up_app().await;
        let thief = world.visitor();
        thief.sign_in("Chị Lài", PASSWORD).await;
        for page in ["/lam-viec", "/lam-viec/toi", "/lam-viec/quyen", "/en/lam-viec"] {
            assert!(thief.get(page).await.header("location").contains("dang-nhap"), "{page}");
        }
        let page = thief.post("/lam-viec/toi/ung-dung-ma/tat", &[("password", PASSWORD)]).await;
        assert_eq!(page.status, 401);
        let page = thief.post(CODE, &[("code", "000000"), ("next", "/lam-viec")]).await;
        page.says(422, &["Mã chưa đúng"]);
        world.wait(601);
        assert_eq!(thief.get(CODE).await.header("location"), "/lam-viec/dang-nhap", "ten minutes are over");
    })
    .await;
}

#[tokio::test]
async fn a_code_counts_once_and_drifts_by_one_step() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        let (secret, _) = desk.set_up_app().await;
        let (early, late) = (world.visitor(), world.visitor());
        early.sign_in("Chị Lài", PASSWORD).await;
        late.sign_in("Chị Lài", PASSWORD).await;
        let first = world.code(&secret);
        early.post(CODE, &[("code", &first)]).await.says(422, &["đã dùng rồi"]);

        world.wait(60);
        let code = world.code(&secret);
        world.wait(30);
        assert_eq!(early.post(CODE, &[("code", &code)]).await.status, 303, "one step late");
        late.post(CODE, &[("code", &code)]).await.says(422, &["đã dùng rồi"]);
        world.wait(60);
        late.post(CODE, &[("code", &code)]).await.says(422, &["Mã chưa đúng"]);
    })
    .await;
}

#[tokio::test]
async fn a_code_sent_twice_at_once_is_taken_once() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        let (secret, _) = desk.set_up_app().await;
        world.wait(60);
        let (one, two) = (world.visitor(), world.visitor());
        one.sign_in("Chị Lài", PASSWORD).await;
        two.sign_in("Chị Lài", PASSWORD).await;
        let code = world.code(&secret);
        let form = [("code", code.as_str())];
        let (a, b) = tokio::join!(one.post(CODE, &form), two.post(CODE, &form));
        let mut answers = [a.status, b.status];
        answers.sort_unstable();
        assert_eq!(answers, [303, 422]);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_wrong_does_not_keep_the_owner_out() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        let (secret, _) = desk.set_up_app().await;
        world.wait(86_400);
        let ahead = world.visitor();
        ahead.sign_in("Chị Lài", PASSWORD).await;
        assert_eq!(ahead.post(CODE, &[("code", &world.code(&secret))]).await.status, 303);
        world.wait(-80_000);
        let back = world.visitor();
        back.sign_in("Chị Lài", PASSWORD).await;
        let code = world.code(&secret);
        assert_eq!(back.post(CODE, &[("code", &code)]).await.status, 303);
        let again = world.visitor();
        again.sign_in("Chị Lài", PASSWORD).await;
        again.post(CODE, &[("code", &code)]).await.says(422, &["đã dùng rồi"]);
    })
    .await;
}

#[tokio::test]
async fn a_spare_code_works_once_however_it_is_typed() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        let (_, spare) = desk.set_up_app().await;
        let typed = spare[0].replace('-', " ").to_uppercase().replace('1', "L").replace('0', "o");
        let (home, other) = (world.visitor(), world.visitor());
        home.sign_in("Chị Lài", PASSWORD).await;
        assert_eq!(home.post(CODE, &[("code", &typed)]).await.status, 303);
        other.sign_in("Chị Lài", PASSWORD).await;
        other.post(CODE, &[("code", &spare[0])]).await.says(422, &["đã dùng rồi"]);
        home.get("/lam-viec/toi").await.says(200, &["Còn 9 mã dự phòng"]);

        let page = home.post("/lam-viec/toi/ma-du-phong", &[("password", PASSWORD)]).await;
        let fresh = page.texts(".codes code");
        assert_eq!(fresh.len(), 10);
        other.post(CODE, &[("code", &spare[1])]).await.says(422, &["Mã chưa đúng"]);
        assert_eq!(other.post(CODE, &[("code", &fresh[1])]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn it_is_switched_on_by_the_first_code_and_off_by_the_password() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Administrator, "").await;
        world.colleague("Anh Sáu", Role::Editor, "").await;
        let (desk, other) = (world.visitor(), world.visitor());
        desk.sign_in("Chị Lài", PASSWORD).await;
        other.sign_in("Anh Sáu", PASSWORD).await;
        desk.get("/lam-viec/toi").await.says(200, &["Bạn giữ vai quản trị"]);
        other.get("/lam-viec/toi").await.hides(&["Bạn giữ vai quản trị"]);
        let page = desk.post("/lam-viec/toi/ung-dung-ma", &[]).await;
        let secret = page.texts(".secret code").remove(0);
        let token = page.each("input[name=token]", "value").remove(0);
        let proof = "/lam-viec/toi/ung-dung-ma/xac-nhan";
        let wrong = [("token", token.as_str()), ("code", "123"), ("password", PASSWORD)];
        let page = desk.post(proof, &wrong).await;
        page.says(422, &["Mã chưa đúng", &secret]);
        let code = world.code(&secret);
        let form = [("token", token.as_str()), ("code", &code), ("password", "không phải")];
        desk.post(proof, &form).await.says(422, &["Mật khẩu hiện tại chưa đúng", &secret]);
        // Someone else's secret of the ceremony is worth nothing.
        let form = [("token", token.as_str()), ("code", &code), ("password", PASSWORD)];
        other.post(proof, &form).await.says(422, &["đã hết hạn"]);
        desk.post(proof, &form).await.says(200, &["Ứng dụng xác thực đang bật"]);
        desk.post(proof, &form).await.says(422, &["đã hết hạn"]);
        desk.get("/lam-viec/toi").await.hides(&["Bạn giữ vai quản trị"]);

        let off = "/lam-viec/toi/ung-dung-ma/tat";
        desk.post(off, &[("password", "không phải")]).await.says(422, &["Mật khẩu hiện tại chưa đúng"]);
        assert_eq!(
            desk.post(off, &[("password", PASSWORD)]).await.header("location"),
            "/lam-viec/toi?bao=tat-ma"
        );
        assert_eq!(world.visitor().sign_in("Chị Lài", PASSWORD).await.header("location"), "/lam-viec");
    })
    .await;
}
