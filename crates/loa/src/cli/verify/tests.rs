use super::*;

#[test]
fn a_seal_is_given_as_it_is_or_in_a_file_such_as_the_public_table() {
    let hash = "ab".repeat(32);
    let one = read_seals(&format!("4000:{hash}")).expect("a seal");
    assert_eq!(one, [KeptSeal { last: 4_000, hash: hash.clone() }]);
    let folder = tempfile::TempDir::new().expect("a folder");
    let table = folder.path().join("niem-phong.csv");
    let text = format!("day,position,seal\r\n2026-11-28,4000,{hash}\r\n2026-11-27,3990,{hash}\r\n");
    std::fs::write(&table, text).expect("written");
    let table = table.display().to_string();
    let seals: Vec<i64> = read_seals(&table).expect("seals").into_iter().map(|seal| seal.last).collect();
    assert_eq!(seals, [4_000, 3_990]);
    std::fs::write(&table, "day,position,seal\r\n").expect("written");
    assert!(read_seals(&table).is_err_and(|why| why.to_string().contains("holds no seal")));
    assert!(read_seals("4000:abc").is_err_and(|why| why.to_string().contains("POSITION:HASH")));
}
