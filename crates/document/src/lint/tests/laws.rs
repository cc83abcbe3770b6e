//! Citations that a reader could not follow.

use super::{broken, says, silent};
use crate::lint::Rule;

#[test]
fn a_document_named_in_full_may_be_called_by_its_short_name() {
    silent(
        "Điều 9 Nghị quyết số 98/2023/QH15 cho phường thêm người. Nghị quyết 98 nói rõ ở Điều 10. \
         Theo khoản 2 Điều này và Nghị quyết này, phường tự quyết. Quy định này dễ hiểu. Điều này đúng.",
    );
    silent("Luật Đất đai có lợi cho dân. Theo Luật này, phường làm được nhiều việc. Xem thêm Điều 5.");
}

#[test]
fn this_resolution_in_a_text_that_names_none() {
    says("Theo Nghị quyết này, phường được thêm người.", Rule::RelativeCitation, "Nghị quyết này");
    says("Mức chi theo khoản 2 Điều này là đủ.", Rule::RelativeCitation, "khoản 2 Điều này");
    let found = broken("Theo Nghị quyết này thì được. Nghị quyết số 98/2023/QH15 nói. Nghị định này nói.");
    assert_eq!(found, [(Rule::RelativeCitation, "Nghị định này".to_owned())]);
}

#[test]
fn an_article_without_its_law() {
    says("Phường làm theo khoản 2 Điều 9.", Rule::ProvisionAlone, "khoản 2 Điều 9");
}

#[test]
fn a_number_that_many_documents_have() {
    says("Nghị quyết 98 cho phường thêm người.", Rule::NumberWithoutYear, "Nghị quyết 98");
    says("Nghị quyết số 18/NQ-HĐND nói rõ.", Rule::NumberWithoutYear, "Nghị quyết số 18/NQ-HĐND");
    silent(
        "Nghị quyết số 18/NQ-HĐND ngày 10/7/2023 của Hội đồng nhân dân Thành phố nói rõ. Nghị quyết 18 hay.",
    );
    silent("Chỉ thị số 27-CT/TU của Thành ủy nói rõ.");
}

#[test]
fn a_document_of_the_future() {
    says("Nghị quyết số 98/2032/QH15 cho phép.", Rule::FutureDocument, "Nghị quyết số 98/2032/QH15");
    let dated = "Quyết định số 12/2025/QĐ-UBND ngày 20/12/2025 của UBND Thành phố";
    says(&format!("{dated} nói."), Rule::FutureDocument, dated);
}
