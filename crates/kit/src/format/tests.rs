use super::*;

#[test]
fn days_and_numbers_are_written_as_each_language_does() {
    let friday = jiff::civil::date(2024, 4, 26);
    assert_eq!(day_long(Lang::Vi, friday), "Thứ Sáu, 26/04/2024");
    assert_eq!(day_long(Lang::En, friday), "Friday, 26 April 2024");
    assert_eq!(number(Lang::Vi, 50_509_022), "50.509.022");
    assert_eq!(number(Lang::En, 50_509_022), "50,509,022");
}
