use super::*;

#[test]
fn the_same_question_is_found_however_it_is_typed() {
    let asked = "Bao giờ người thu nhập thấp được mua nhà ở xã hội trên địa bàn phường?";
    let others = [
        "Đường trước chợ ngập khi mưa, khi nào sửa?",
        "Bao gio nguoi thu nhap thap duoc mua nha o xa hoi?",
        "Người thu nhập thấp mua nhà ở xã hội thì bao giờ mới được?",
        "Tuyến xe buýt số 3 chạy đến mấy giờ?",
        "",
    ];
    assert_eq!(alike(asked, others.into_iter(), 5), [1, 2]);
    assert_eq!(alike(asked, others.into_iter(), 1), [1]);
    assert_eq!(alike("", others.into_iter(), 5), Vec::<usize>::new());
}

#[test]
fn a_tone_in_another_place_makes_no_difference() {
    let one = Likeness::of("hòa giải ở cơ sở");
    assert!((one.with(&Likeness::of("hoà giải ở cơ sở")) - 1.0).abs() < 1e-9);
    assert!(one.with(&Likeness::of("xe buýt")) < 1e-9);
}
