use super::*;

fn theme(number: u128, name: &str) -> Theme {
    Theme {
        id: Uuid::from_u128(number),
        campaign: Uuid::nil(),
        parent: None,
        slug: String::new(),
        name_vi: name.into(),
        name_en: String::new(),
        about_vi: String::new(),
        about_en: String::new(),
    }
}

#[test]
fn a_theme_is_suggested_when_the_words_say_so() {
    let themes = [theme(1, "Nhà ở xã hội"), theme(2, "Xe buýt điện"), theme(3, "Đầu tư công")];
    let about = |words| suggest_theme(words, &themes).map(|id| id.as_u128());
    assert_eq!(about("Bao giờ khu này có nhà ở xã hội?"), Some(1));
    assert_eq!(about("xe buyt dien chay may gio"), Some(2));
    assert_eq!(about("Con tôi học lớp mấy?"), None);
    assert_eq!(about("Nhà ở xã hội có tuyến xe buýt điện không"), None, "it may be about either");
    assert_eq!(about("Xe"), None);
    assert_eq!(about(""), None);
}

#[test]
fn a_session_goes_one_way() {
    let mut state = SessionState::Announced;
    let mut way = vec![state.name()];
    while let Some(next) = state.next() {
        state = next;
        way.push(state.name());
    }
    assert_eq!(way, ["announced", "intake", "live", "follow_up", "closed"]);
    let asks = SessionState::ALL.map(SessionState::takes_questions);
    assert_eq!(asks, [false, true, true, false, false]);
}
