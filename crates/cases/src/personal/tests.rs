use super::*;
use PersonalKind::{Home, Identity, Mail, Telephone};

fn found(text: &str) -> Vec<(PersonalKind, &str)> {
    personal(text).into_iter().map(|one| (one.kind, &text[one.range])).collect()
}

#[test]
fn telephone_numbers_in_every_spelling() {
    for number in
        ["0901234567", "0901 234 567", "090.123.4567", "+84 901 234 567", "028-3829-1234", "+84901234567"]
    {
        let text = format!("Gọi tôi số {number}, cảm ơn.");
        assert_eq!(found(&text), [(Telephone, number)], "{text}");
    }
}

#[test]
fn papers_mail_and_homes() {
    assert_eq!(found("CCCD 079123456789."), [(Identity, "079123456789")]);
    assert_eq!(found("CMND 023456789"), [(Identity, "023456789")]);
    assert_eq!(found("Gửi (lan.tran@ben-may.example)!"), [(Mail, "lan.tran@ben-may.example")]);
    assert_eq!(found("Nhà tôi ở số nhà 12/3B đường Bờ Sông bị ngập"), [(Home, "số nhà 12/3B đường Bờ Sông")]);
    assert_eq!(found("ở số 45 hẻm 12 cũng vậy"), [(Home, "số 45 hẻm 12")]);
    assert_eq!(found("12A đường Lê Văn Ba, phường Bờ Đông"), [(Home, "12A đường Lê Văn Ba")]);
}

#[test]
fn numbers_of_laws_money_days_and_lines_are_nobodys() {
    for plain in [
        "Nghị quyết số 98/2023/QH15 ngày 24/6/2023",
        "Quyết định 09/2023/NQ-HĐND, khoản 1 Điều 7",
        "200 tỷ đồng, tức 200.000.000.000 đồng",
        "Tuyến xe buýt số 3 chạy trên đường Bờ Sông từ 5 giờ",
        "Gọi 1022 hoặc 113",
        "năm 2024-2025",
        "Từ 01/07/2025 có 168 phường, xã",
        "",
    ] {
        assert_eq!(found(plain), [], "{plain}");
    }
}

#[test]
fn a_mask_hides_it_and_nothing_else() {
    let words = "Tôi ở số nhà 7 đường Bờ Sông, gọi 0901234567. Khi nào sửa cống?";
    let shown = mask(words);
    assert_eq!(shown, "Tôi ở […], gọi […]. Khi nào sửa cống?");
    assert!(is_masking(words, &shown));
    assert!(is_masking(words, words));
    assert!(is_masking(words, "[…]Khi nào sửa cống?"));
    assert!(is_masking(words, MASK));
    assert!(is_masking("hai dòng\r\nnhư thế", "hai dòng\nnhư thế"));
}

#[test]
fn a_moderator_cannot_reword_under_a_mask() {
    let words = "Khi nào sửa cống? Sao lâu thế?";
    for other in [
        "Khi nào sửa đường? Sao lâu thế?",
        "Cảm ơn. […]",
        "[…] rất hài lòng",
        "Sao lâu thế? […] Khi nào sửa cống?",
        "Khi nào sửa cống?",
        "",
    ] {
        assert!(!is_masking(words, other), "{other}");
    }
    assert!(is_masking(words, "Khi nào sửa cống? […]"));
}

#[test]
fn any_text_is_read_to_its_end() {
    for odd in [
        "+",
        "++84",
        "0 0 0",
        "số",
        "số nhà",
        "nhà số 5",
        "\u{a0}0901234567\u{a0}",
        "@.",
        "🙂 0901234567🙂",
        "đ0",
    ] {
        let _ = mask(odd);
    }
    let long = "0901234567 ".repeat(20_000);
    assert_eq!(personal(&long).len(), 20_000);
}
