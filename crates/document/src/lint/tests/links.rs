//! Links, pictures, headings.

use kit::i18n::Lang;

use super::{article, broken, check, context, says, silent};
use crate::Placed;
use crate::lint::{Level, Place, Rule, internal_links, lint};
use crate::{Block, Inline};

#[test]
fn a_link_within_the_site_leads_somewhere() {
    silent("Xem [lịch tiếp dân](/tin/lich-tiep-dan-3?in=1#gio) của phường.");
    let found = check(&article("Xem [lịch họp chợ](/tin/lich-hop-9) của phường."));
    assert_eq!(
        (found[0].rule, found[0].level, found[0].place),
        (Rule::DeadLink, Level::Error, Place::Block(0))
    );
    assert!(found[0].message(Lang::Vi).contains("/tin/lich-hop-9"));
    let text = article("[a b](/x) và [c d](/x?y=1), [e f](https://a.example/), [g h](/anh/1.png#z)");
    assert_eq!(internal_links(&text), ["/anh/1.png", "/x"]);
}

#[test]
fn a_link_within_the_page_leads_to_a_heading() {
    silent("Xem [phần hỏi đáp](#muc-hoi-dap) nhé.\n\n## Hỏi đáp\n\nHỏi phường.");
    says("Xem [phần hỏi đáp](#hoi-dap) nhé.\n\n## Hỏi đáp\n\nHỏi phường.", Rule::DeadLink, "phần hỏi đáp");
}

#[test]
fn the_words_of_a_link_say_where_it_leads() {
    says("Xem [tại đây](/tin/lich-tiep-dan-3) nhé.", Rule::EmptyLinkWords, "Xem tại đây nhé.");
    let address = "https://benmay.example/lich/2025";
    says(&format!("Xem [{address}]({address}) nhé."), Rule::BareAddress, address);
    silent("Xem [benmay.example](https://benmay.example) nhé.");
    let here = "See [click here](https://a.example) for the hours.";
    assert_eq!(lint(&article(here), &context(Lang::En))[0].rule, Rule::EmptyLinkWords);
}

#[test]
fn pictures_are_described() {
    let told = |alt: &str| -> Vec<(Rule, Level)> {
        let mut text = article("Phường họp.");
        text.picture =
            Some(Placed { picture: uuid::Uuid::nil(), alt: alt.to_owned(), caption: String::new() });
        check(&text).into_iter().map(|finding| (finding.rule, finding.level)).collect()
    };
    assert_eq!(told(" "), [(Rule::MissingAlt, Level::Error)]);
    for name in ["IMG_2044", "cho-ben-may.JPG", "ban-do-phuong-2", "z5512_abc"] {
        assert_eq!(told(name), [(Rule::AltIsFileName, Level::Warning)], "{name}");
    }
    assert_eq!(told("Ảnh minh họa."), [(Rule::AltSaysNothing, Level::Warning)]);
    assert_eq!(told("Một xe buýt xanh"), []);
    let mut text = article("Phường họp.");
    let (blob, kind) = ("0".repeat(64), "image/png".to_owned());
    let picture =
        Block::Picture { blob, kind, width: 1, height: 1, alt: String::new(), caption: "Chợ".to_owned() };
    text.body.blocks.push(picture);
    let found = check(&text);
    assert_eq!((found[0].rule, found[0].place), (Rule::MissingAlt, Place::Block(1)));
}

#[test]
fn headings_go_down_one_by_one() {
    silent("## Một\n\nA b.\n\n### Hai\n\nC d.\n\n#### Ba\n\nE g.\n\n## Bốn\n\nH i.");
    says("## Một\n\nA b.\n\n#### Hai\n\nC d.", Rule::HeadingJump, "Hai");
    says("### Một\n\nA b.", Rule::FirstHeading, "Một");
    let mut text = article("Phường họp.");
    text.body.blocks.push(Block::Heading { level: 2, text: vec![Inline::text(" ")] });
    assert_eq!(check(&text)[0].rule, Rule::EmptyHeading);
    assert_eq!(broken("## Một\n\n#### Hai\n\n#### Ba").len(), 1);
}
