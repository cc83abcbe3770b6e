//! The forum on its pages: a question is asked on a phone, screened, supported, merged, put on air, answered, judged
//! and reopened; a session closes.

use std::time::Duration;

use access::Role;
use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::testing::{Chair, Page, World, on_both};

const SESSION: &str = "/dien-dan/hoi-ve-xe-buyt";
const DESK: &str = "/lam-viec/dien-dan/1";
const DRAIN: &str = "Khi nào phường sửa cống ở đầu chợ? Gọi tôi 0901234567.";

/// A session that a moderator announced and opened for questions.
async fn session(world: &World) -> Chair<'_> {
    let moderator = world.officer("Điều hành", Role::Moderator, "so-khoa-hoc").await;
    let agency = world.id("so-khoa-hoc").to_string();
    let form = [
        ("title_vi", "Hỏi về xe buýt"),
        ("title_en", "About buses"),
        ("agency", &agency),
        ("day", "2025-07-02"),
        ("starts", "19:00"),
        ("ends", "21:00"),
        ("place", "Hội trường"),
        ("stream", "https://video.example/xem"),
    ];
    let added = moderator.post("/lam-viec/dien-dan/moi", &form).await;
    assert_eq!(
        (added.status, added.header("location")),
        (303, "/lam-viec/dien-dan/1?bao=them"),
        "{}",
        added.words()
    );
    go(&moderator, "intake").await;
    moderator
}

/// The version that the forms of a page send.
fn seen(page: &Page) -> String {
    page.each("input[name=ban]", "value").first().cloned().unwrap_or_default()
}

async fn go(moderator: &Chair<'_>, to: &str) -> Page {
    let ban = seen(&moderator.get(DESK).await);
    moderator.post(&format!("{DESK}/buoc/{to}"), &[("ban", &ban)]).await
}

/// Does an act on a question at the desk.
async fn act(moderator: &Chair<'_>, number: i64, step: &str, form: &[(&str, &str)]) -> Page {
    let ban = seen(&moderator.get(&format!("/lam-viec/cau-hoi/{number}")).await);
    let form: Vec<(&str, &str)> = form.iter().copied().chain([("ban", ban.as_str())]).collect();
    moderator.post(&format!("/lam-viec/cau-hoi/{number}/buoc/{step}"), &form).await
}

/// Asks on the public page; answers the path of the asker's private page.
async fn ask(world: &World, words: &str) -> String {
    let sent = world.post(&format!("{SESSION}/hoi"), &[("words", words), ("sure", "1")]).await;
    assert_eq!(sent.status, 303, "{}", sent.words());
    sent.header("location").to_owned()
}

fn question(number: i64) -> String {
    format!("{SESSION}/cau-hoi/{number}")
}

#[tokio::test]
async fn from_a_phone_to_an_answer_and_back() {
    on_both(|world| async move {
        let moderator = session(&world).await;
        world.get("/dien-dan").await.says(200, &["Hỏi về xe buýt", "Đang nhận câu hỏi"]);
        let own = ask(&world, DRAIN).await;
        let receipt = world.get(&own).await;
        receipt.says(200, &["Đã nhận câu hỏi của bạn.", "Mã biên nhận", "0901234567"]);
        let code = receipt.texts("strong.receipt").remove(0);
        // Nobody else reads the question before its screening.
        assert_eq!(world.get(&question(1)).await.status, 404);
        world.get(SESSION).await.hides(&["cống"]);
        world
            .post("/tra-cuu", &[("receipt", &code.to_lowercase().replace('-', " "))])
            .await
            .says(200, &["Chờ sàng lọc", "Đã nhận câu hỏi."]);
        // The desk shows the moderator the parts that may be personal, and proposes a text that masks them.
        let desk = moderator.get("/lam-viec/cau-hoi/1").await;
        desk.says(200, &["Số điện thoại: 0901234567", "Chờ sàng lọc"]);
        let proposed = desk.texts("#shown").remove(0);
        assert_eq!(proposed, "Khi nào phường sửa cống ở đầu chợ? Gọi tôi […].");
        let screened = act(&moderator, 1, "cong-khai", &[("shown", &proposed)]).await;
        assert_eq!(screened.status, 303, "{}", screened.words());
        let shown = world.get(&question(1)).await;
        shown.says(200, &["Khi nào phường sửa cống", "Một người dân", "có che thông tin cá nhân"]);
        shown.hides(&["0901234567"]);
        // The session is live: the question goes on air and gets an answer.
        go(&moderator, "live").await;
        let aired = act(&moderator, 1, "len-song", &[]).await;
        assert_eq!(aired.status, 303, "{}", aired.words());
        let live = world.get(SESSION).await;
        live.says(200, &["Đang phát trực tiếp", "Đang được trả lời", "Khi nào phường sửa cống"]);
        live.holds(&["http-equiv=\"refresh\"", "https://video.example/xem"]);
        let answered = act(&moderator, 1, "tra-loi", &[("answer", "Sẽ sửa xong trước 31/8.")]).await;
        assert_eq!(answered.status, 303, "{}", answered.words());
        world.get(&question(1)).await.says(200, &["Sẽ sửa xong trước 31/8.", "Đã trả lời"]);
        // The asker judges, and asks again.
        let path = own.split('?').next().expect("a path").to_owned();
        let page = world.get(&path).await;
        page.says(200, &["Sẽ sửa xong trước 31/8.", "Câu trả lời này đã giải đáp câu hỏi của bạn chưa?"]);
        let form = [("ban", seen(&page)), ("step", "danh-gia".into()), ("verdict", "unsettled".into())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert_eq!(world.post(&path, &form).await.status, 303);
        let stale = [("ban", form[0].1), ("step", "hoi-lai"), ("words", "Sửa ngày nào?")];
        let late = world.post(&path, &stale).await;
        late.says(422, &["Câu hỏi vừa có thay đổi."]);
        assert!(late.text.contains("Sửa ngày nào?"), "the words stay");
        let ban = seen(&late);
        let again = [("ban", ban.as_str()), ("step", "hoi-lai"), ("words", "Sửa ngày nào?")];
        assert_eq!(world.post(&path, &again).await.status, 303);
        let public = world.get(&question(1)).await;
        public.says(
            200,
            &["Người hỏi đề nghị trả lời lại.", "phải trả lời bằng văn bản, chậm nhất ngày 17/07/2025"],
        );
        public.hides(&["Sửa ngày nào?"]);
        moderator.get("/lam-viec/cau-hoi/1").await.says(200, &["Sửa ngày nào?"]);
    })
    .await;
}

#[tokio::test]
async fn a_session_does_not_close_over_a_question_and_a_refusal_is_in_the_public_log() {
    on_both(|world| async move {
        let moderator = session(&world).await;
        ask(&world, DRAIN).await;
        ask(&world, "Bán nhà giá rẻ, liên hệ ngay hôm nay!").await;
        go(&moderator, "live").await;
        go(&moderator, "follow_up").await;
        let refused = go(&moderator, "closed").await;
        refused.says(422, &["Chưa đóng được: còn 2 câu hỏi chưa xong, số 1, 2."]);
        let form = [("rule", "advertising"), ("reason", "Nội dung rao bán.")];
        assert_eq!(act(&moderator, 2, "tu-choi", &form).await.status, 303);
        let to = [("to", "Phường Bờ Đông"), ("transfer_reason", "Việc của phường.")];
        assert_eq!(act(&moderator, 1, "chuyen", &to).await.status, 303);
        let log = world.get(&format!("{SESSION}/kiem-duyet")).await;
        log.says(
            200,
            &["Câu hỏi số 2", "Quảng cáo", "Nội dung rao bán.", "Người điều hành", "Phường Bờ Đông"],
        );
        log.hides(&["Bán nhà giá rẻ", "0901234567"]);
        assert_eq!(go(&moderator, "closed").await.status, 303);
        world.get(SESSION).await.says(200, &["Đã kết thúc"]);
        world.get(&format!("{SESSION}/hoi")).await.says(200, &["hiện không nhận câu hỏi"]);
    })
    .await;
}

#[tokio::test]
async fn a_browser_gets_its_cookie_by_supporting_and_counts_once() {
    on_both(|world| async move {
        let moderator = session(&world).await;
        ask(&world, DRAIN).await;
        act(&moderator, 1, "cong-khai", &[("shown", "Khi nào phường sửa cống ở đầu chợ? […]")]).await;
        let (one, other) = (world.visitor(), world.visitor());
        one.get(&question(1)).await;
        assert_eq!(one.cookie("loa_ung_ho"), "", "looking sets nothing");
        let first = one.post(&question(1), &[]).await;
        assert_eq!(first.header("location"), format!("{}?bao=ung-ho", question(1)));
        assert!(first.header("set-cookie").contains("HttpOnly"), "{}", first.header("set-cookie"));
        assert_eq!(one.cookie("loa_ung_ho").len(), 64);
        let replayed = one.post(&question(1), &[]).await;
        assert_eq!(replayed.header("location"), format!("{}?bao=da-ung-ho", question(1)));
        other.post(&question(1), &[]).await;
        let forged = one.post_from("cross-site", &question(1), &[]).await;
        assert_eq!(forged.status, 403);
        world.get(&format!("{}?bao=ung-ho", question(1))).await.says(200, &["2 lượt ủng hộ"]);
    })
    .await;
}

#[tokio::test]
async fn a_private_link_is_kept_by_nobody_and_told_to_nobody() {
    on_both(|world| async move {
        session(&world).await;
        let own = ask(&world, DRAIN).await;
        for path in [own.as_str(), own.split('?').next().expect("a path")] {
            for _ in 0..2 {
                let page = world.get(path).await;
                assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
                assert_eq!((page.header("referrer-policy"), page.header("etag")), ("no-referrer", ""));
                assert!(page.is_unlisted());
            }
        }
        for wrong in ["/tra-cuu/x", &format!("/tra-cuu/{}", "0".repeat(64)), "/en/tra-cuu/%ff"] {
            let page = world.get(wrong).await;
            assert!(matches!(page.status, 400 | 404), "{wrong}: {}", page.status);
        }
        // After the withdrawal the page says so, and nobody can read the words any more.
        let path = own.split('?').next().expect("a path");
        let ban = seen(&world.get(path).await);
        assert_eq!(world.post(path, &[("ban", &ban), ("step", "rut")]).await.status, 303);
        let gone = world.get(path).await;
        gone.says(200, &["Người hỏi đã rút"]);
        gone.hides(&["cống"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_stays_and_markup_is_words() {
    on_both(|world| async move {
        let moderator = session(&world).await;
        let ask_page = format!("{SESSION}/hoi");
        let short = world.post(&ask_page, &[("words", "ngắn"), ("name", "Bà Tư"), ("mail", "x")]).await;
        short.says(422, &["Chưa gửi được"]);
        short.holds(&["value=\"Bà Tư\"", ">\nngắn</textarea>"]);
        let nasty = "<script>alert(1)</script> Khi nào sửa \"cống\"? <img src=x onerror=alert(1)>";
        ask(&world, nasty).await;
        let desk = moderator.get("/lam-viec/cau-hoi/1").await;
        assert!(!desk.text.contains("<script>alert") && desk.words().contains("<script>alert(1)</script>"));
        act(&moderator, 1, "cong-khai", &[("shown", nasty)]).await;
        for path in [question(1), SESSION.to_owned(), format!("/en{SESSION}")] {
            let page = world.get(&path).await;
            assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{path}");
            page.says(200, &["<script>alert(1)</script>"]);
        }
        // The site refuses a form that another site sent.
        let forged = world.visitor().post_from("cross-site", &ask_page, &[("words", DRAIN)]).await;
        assert_eq!(forged.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_question_like_others_is_sent_only_when_its_asker_says_so() {
    on_both(|world| async move {
        let moderator = session(&world).await;
        ask(&world, "Bao giờ người thu nhập thấp được mua nhà ở xã hội?").await;
        let words = "Bao giờ người thu nhập thấp được mua nhà ở xã hội?";
        act(&moderator, 1, "cong-khai", &[("shown", words)]).await;
        let ask_page = format!("{SESSION}/hoi");
        let mine = "Người thu nhập thấp mua nhà ở xã hội thì bao giờ mới được?";
        let warned = world.post(&ask_page, &[("words", mine)]).await;
        warned.says(200, &["Đã có câu hỏi tương tự", words, "Vẫn gửi câu hỏi của tôi"]);
        assert!(warned.text.contains(mine), "the words stay");
        assert_eq!(world.post(&ask_page, &[("words", mine), ("sure", "1")]).await.status, 303);
        // The desk shows the same to the moderator, and one press merges the two.
        let desk = moderator.get("/lam-viec/cau-hoi/2").await;
        desk.says(200, &["Câu hỏi giống câu này", words]);
        assert_eq!(act(&moderator, 2, "gop", &[("into", "1")]).await.status, 303);
        world.get(SESSION).await.says(200, &["2 người cùng hỏi"]);
    })
    .await;
}

#[tokio::test]
async fn a_stale_act_says_so_and_keeps_what_was_typed() {
    on_both(|world| async move {
        let moderator = session(&world).await;
        let other = world.officer("Người thứ hai", Role::Moderator, "so-khoa-hoc").await;
        ask(&world, DRAIN).await;
        let ban = seen(&other.get("/lam-viec/cau-hoi/1").await);
        act(&moderator, 1, "cong-khai", &[("shown", "Khi nào phường sửa cống ở đầu chợ? […]")]).await;
        let form = [("ban", ban.as_str()), ("rule", "unclear"), ("reason", "Không rõ cống nào.")];
        let late = other.post("/lam-viec/cau-hoi/1/buoc/tu-choi", &form).await;
        late.says(422, &["Người khác vừa xử lý câu hỏi này."]);
        assert!(late.text.contains("Không rõ cống nào."));
        // A moderator cannot change the words of an asker in the name of masking.
        let reworded = act(&moderator, 1, "cong-khai", &[("shown", "Phường sửa cống rất nhanh.")]).await;
        reworded.says(422, &["phải giữ nguyên lời người hỏi"]);
        assert!(reworded.text.contains("Phường sửa cống rất nhanh."));
    })
    .await;
}

#[tokio::test]
async fn codes_and_questions_have_their_measure_for_each_network() {
    let world = World::new(kit::db::Engine::Sqlite).await;
    session(&world).await;
    let visitor = world.visitor_at("203.0.113.7");
    let mut last = 0;
    for _ in 0..40 {
        last = visitor.post("/tra-cuu", &[("receipt", "AAA-AAA-AAA")]).await.status;
    }
    assert_eq!(last, 429);
    let elsewhere = world.visitor_at("198.51.100.7");
    assert_ne!(elsewhere.post("/tra-cuu", &[("receipt", "AAA-AAA-AAA")]).await.status, 429);
    let ask_page = format!("{SESSION}/hoi");
    for _ in 0..70 {
        let sent = visitor.post(&ask_page, &[("words", DRAIN), ("sure", "1")]).await;
        last = sent.status;
        if last == 429 {
            assert!(sent.text.contains("0901234567"), "the words stay");
        }
    }
    assert_eq!(last, 429);
    world.wait(601);
    assert_eq!(visitor.post(&ask_page, &[("words", DRAIN), ("sure", "1")]).await.status, 303);
}

#[tokio::test]
async fn who_answers_sees_only_what_is_theirs_and_english_reads_the_same() {
    on_both(|world| async move {
        let moderator = session(&world).await;
        ask(&world, DRAIN).await;
        act(&moderator, 1, "cong-khai", &[("shown", "Khi nào phường sửa cống ở đầu chợ? […]")]).await;
        let theirs = world.officer("Trả lời", Role::Answerer, "so-khoa-hoc").await;
        let others = world.officer("Nơi khác", Role::Answerer, "so-thong-tin").await;
        let path = "/lam-viec/cau-hoi/1";
        assert_eq!((theirs.get(path).await.status, others.get(path).await.status), (200, 403));
        go(&moderator, "live").await;
        go(&moderator, "follow_up").await;
        theirs.get("/lam-viec").await.says(200, &["Câu hỏi cần trả lời bằng văn bản", "Hạn 17/07/2025"]);
        others.get("/lam-viec").await.hides(&["Câu hỏi cần trả lời bằng văn bản"]);
        let drafted = act(&theirs, 1, "soan", &[("written", "Tháng 8.")]).await;
        assert_eq!(drafted.status, 303, "{}", drafted.words());
        world.get(&question(1)).await.hides(&["Tháng 8."]);
        let reviewer = world.officer("Duyệt", Role::Reviewer, "so-khoa-hoc").await;
        reviewer.get("/lam-viec").await.says(200, &["Câu trả lời chờ duyệt"]);
        assert_eq!(act(&reviewer, 1, "duyet", &[]).await.status, 303);
        world.get(&question(1)).await.says(200, &["Tháng 8."]);
        let english = world.get(&format!("/en{}", question(1))).await;
        english.says(200, &["Question no. 1", "Answered", "Tháng 8."]);
        world.get("/en/dien-dan").await.says(200, &["About buses", "Being answered in writing"]);
    })
    .await;
}

#[tokio::test]
async fn large_and_broken_forms_are_refused_in_words() {
    let world = World::new(kit::db::Engine::Sqlite).await;
    session(&world).await;
    let ask_page = format!("{SESSION}/hoi");
    let huge = "á".repeat(300_000);
    world.post(&ask_page, &[("words", &huge)]).await.says(422, &["dài quá 2000 ký tự"]);
    let request = Request::post(&ask_page)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from("words=%ff%fe"));
    assert_eq!(world.send(request.expect("a request")).await.status, 400);
}

/// Opens the event stream of a session's live part; `has` is the frame that the browser already has.
async fn watch(world: &World, has: &str) -> Body {
    let request =
        Request::get(format!("{SESSION}/truc-tiep")).header("last-event-id", has).body(Body::empty());
    let site = crate::site::site(&world.app);
    let response = site.oneshot(request.expect("a request")).await.expect("infallible");
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    assert_eq!(response.headers()["cache-control"], "no-store");
    response.into_body()
}

/// The next piece of an event stream; none when none comes within 300 ms.
async fn piece(line: &mut Body) -> Option<String> {
    let next = tokio::time::timeout(Duration::from_millis(300), line.frame()).await.ok()??;
    let bytes = next.expect("an open line").into_data().expect("data");
    Some(String::from_utf8(bytes.to_vec()).expect("text"))
}

#[tokio::test]
async fn who_watches_sees_what_is_on_air_and_takes_up_a_lost_line() {
    on_both(|world| async move {
        let moderator = session(&world).await;
        ask(&world, DRAIN).await;
        act(&moderator, 1, "cong-khai", &[("shown", "Khi nào phường sửa cống ở đầu chợ? […]")]).await;
        let early = world.get(&format!("{SESSION}/truc-tiep")).await;
        assert_eq!(early.status, 204, "a browser does not come back before it is live");
        go(&moderator, "live").await;
        let (mut one, mut other) = (watch(&world, "").await, watch(&world, "").await);
        let first = piece(&mut one).await.expect("a frame");
        assert!(first.contains("Chưa có câu hỏi nào trên sóng."), "{first}");
        assert_eq!(piece(&mut other).await, Some(first.clone()), "the same frame for all");
        assert_eq!(piece(&mut one).await, None);
        assert_eq!(world.app.state::<forum::Frames>().viewers(), 2);
        // The server sends no frame when the shown content has not changed.
        forum::renew(&world.app).await;
        assert_eq!(piece(&mut one).await, None);
        act(&moderator, 1, "len-song", &[]).await;
        forum::renew(&world.app).await;
        let aired = piece(&mut one).await.expect("a frame");
        assert!(aired.contains("Khi nào phường sửa cống") && aired.contains("on-air"), "{aired}");
        assert_eq!(piece(&mut other).await, Some(aired.clone()));
        // A viewer that reconnects with the newest frame gets no frame.
        drop((one, other));
        let id = aired.lines().find_map(|line| line.strip_prefix("id: ")).expect("an id").to_owned();
        let mut back = watch(&world, &id).await;
        let greeting = piece(&mut back).await.expect("a greeting");
        assert!(greeting.starts_with("retry: ") && !greeting.contains("data:"), "{greeting}");
        assert!(piece(&mut watch(&world, "older").await).await.is_some_and(|frame| frame.contains(&id)));
        // The page shows the same without a script, and so does the screen of the hall.
        world
            .get(SESSION)
            .await
            .holds(&["data-live=\"/dien-dan/hoi-ve-xe-buyt/truc-tiep\"", "<noscript><meta"]);
        world
            .get(&format!("{SESSION}/man-hinh"))
            .await
            .says(200, &["Khi nào phường sửa cống", "Đang được trả lời"]);
    })
    .await;
}
