use super::terms;

fn said(typed: &str) -> Vec<String> {
    terms(typed).iter().map(|any| any.join("|")).collect()
}

#[test]
fn words_stand_anywhere_and_phrases_side_by_side() {
    assert_eq!(said("  Xe   buýt "), ["xe", "buyt"]);
    assert_eq!(said("“Xe buýt” giá vé"), ["xe buyt", "gia", "ve"]);
    assert_eq!(said("vé \"xe buýt"), ["ve", "xe", "buyt"]);
    assert!(said("\"\" \" “”").is_empty());
    assert_eq!(said(&"loa ".repeat(1_000)).len(), 12);
    assert_eq!(said(&"\"loa\" ".repeat(1_000)).len(), 12);
}

#[test]
fn numbers_of_documents_are_found_by_what_titles_call_them() {
    let resolution = "98/2023/qh15|98/2023|nghi quyet 98|nghi quyet so 98|luat 98|luat so 98";
    assert_eq!(said("98/2023/QH15"), [resolution]);
    for typed in ["NQ98", "nq 98", "Nq98"] {
        assert_eq!(said(typed), ["nq98|nq 98|nghi quyet 98|nghi quyet so 98"], "{typed}");
    }
    for typed in ["NĐ30", "nd30", "nd 30"] {
        assert_eq!(said(typed), ["nd30|nd 30|nghi dinh 30|nghi dinh so 30"], "{typed}");
    }
    let decision = "84/2024/qd-ubnd|84/2024|quyet dinh 84|quyet dinh so 84";
    assert_eq!(said("quyết định 84/2024/QĐ-UBND"), ["quyet", "dinh", decision]);
    // Neither a symbol alone nor a word with a number is one.
    assert_eq!(said("nq tuyến 98 q1 covid19"), ["nq", "tuyen", "98", "q1", "covid19"]);
}
