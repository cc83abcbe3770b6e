use proptest::prelude::*;

use crate::testing::{aliases, article, ask, ask_as, doc, docs, index, index_of, shown, subjects};
use crate::{Answer, Ask, Facet, Index, Seen, Sort};

#[test]
fn other_words_for_the_same_are_found_and_a_part_of_them_is_not() {
    let index = index();
    assert_eq!(subjects(&ask(&index, "phường Bến Nghé")), [5], "the ward that it became");
    assert_eq!(subjects(&ask(&index, "tp.hcm")), [1]);
    // "Sài Gòn" is a word for more than the ward.
    let mut found = subjects(&ask(&index, "Sài Gòn"));
    found.sort_unstable();
    assert_eq!(found, [5, 6]);
}

#[test]
fn marks_as_typed_come_first_and_words_in_quotes_stand_together() {
    let index = index();
    assert_eq!(subjects(&ask(&index, "thuê đất"))[0], 7);
    assert!(subjects(&ask(&index, "thuế")).contains(&6));
    assert_eq!(subjects(&ask(&index, "\"thuê đất\"")), [7]);
    assert_eq!(subjects(&ask(&index, "\"đất thuê\"")), Vec::<u64>::new());
    assert_eq!(subjects(&ask(&index, "nha o xa hoi"))[0], 2);
}

#[test]
fn the_other_language_is_asked_when_this_one_knows_nothing() {
    let index = index();
    let answer = ask(&index, "passengers");
    assert_eq!((subjects(&answer), answer.hits[0].lang.as_str()), (vec![3], "en"));
    // One article with a text in each language is one result, in the counts too.
    assert_eq!(answer.facets[&Facet::Category], [("le".to_owned(), 1)]);
    let english = |typed| ask_as(&index, &Ask { typed, site: "en", ..Ask::default() });
    assert_eq!(subjects(&english("bus policy")), [3], "an s at the end and -ies are the same word");
    assert_eq!(english("chợ bến thành").hits[0].lang, "vi");
}

#[test]
fn results_come_by_time_and_can_be_narrowed_down() {
    let index = index();
    let base = Ask { typed: "giấy tờ hồ sơ", site: "vi", sort: Sort::Newest, ..Ask::default() };
    let answer = ask_as(&index, &Ask { typed: "trẻ em", ..base.clone() });
    assert_eq!(subjects(&answer), [9, 3]);
    assert_eq!(answer.facets[&Facet::Category], [("le".to_owned(), 2)]);
    assert_eq!(answer.facets[&Facet::Year], [("2025".to_owned(), 2)]);
    let narrow = |value: &str| vec![(Facet::Category, value.to_owned())];
    assert_eq!(
        subjects(&ask_as(&index, &Ask { typed: "tiêm chủng", narrow: narrow("le"), ..base.clone() })),
        [9]
    );
    assert_eq!(
        subjects(&ask_as(&index, &Ask { typed: "hồ sơ", narrow: narrow(""), ..base.clone() })),
        Vec::<u64>::new()
    );
    let last = index.ask(&Ask { skip: usize::MAX, take: usize::MAX, ..base }, &aliases()).expect("answered");
    assert!(last.hits.is_empty());
}

#[test]
fn nothing_typed_lists_all_of_what_was_chosen_and_nothing_without_a_choice() {
    let index = index();
    let narrow = |facet, value: &str| vec![(facet, value.to_owned())];
    let all = |typed, narrow| ask_as(&index, &Ask { typed, site: "vi", narrow, take: 50, ..Ask::default() });
    let answer = all(" \u{200b} ", narrow(Facet::Year, "2025"));
    assert!(answer.total > 3 && answer.hits.len() == answer.total, "{}", answer.total);
    assert_eq!((answer.meant, answer.loose, answer.cut), (None, false, false));
    let counted = &answer.facets[&Facet::Category];
    for (value, count) in counted {
        assert_eq!(u64::try_from(all("", narrow(Facet::Category, value)).total), Ok(*count), "{value}");
    }
    assert!(answer.hits.iter().all(|hit| hit.title.iter().all(|piece| !piece.hit)), "nothing to mark");
    for (typed, chosen) in
        [("", Vec::new()), ("", narrow(Facet::Area, "")), ("?!", narrow(Facet::Year, "2025"))]
    {
        assert_eq!(all(typed, chosen).total, 0, "{typed:?}");
    }
}

#[test]
fn narrowing_down_gives_as_many_as_the_facet_said() {
    let index = Index::in_memory().expect("an index");
    let mut writer = index.writer().expect("a writer");
    // Even numbers are of one category: three with all the words. Of the odd ones one has all, others have most.
    for subject in 1..=9_u64 {
        let all = subject.is_multiple_of(2) || subject == 1;
        let title = if all { "Đăng ký tạm trú qua mạng" } else { "Đăng ký tạm trú" };
        writer.replace(&article(subject), &[doc(subject, "vi", [title, "", ""])]).expect("told");
    }
    writer.commit(&Seen::default()).expect("kept");
    let base = Ask { typed: "đăng ký tạm trú qua mạng", site: "vi", take: 10, ..Ask::default() };
    let whole = ask_as(&index, &base);
    assert_eq!(whole.total, 5);
    for (value, count) in &whole.facets[&Facet::Category] {
        let narrow = vec![(Facet::Category, value.clone())];
        let part = ask_as(&index, &Ask { narrow, ..base.clone() });
        assert_eq!(u64::try_from(part.total), Ok(*count), "{value}");
    }
}

#[test]
fn marks_that_no_text_has_are_told() {
    let index = index();
    let answer = ask(&index, "sổ tiềm chủng");
    assert_eq!((subjects(&answer), answer.strange.clone()), (vec![9], vec!["tiềm".to_owned()]));
    assert!(ask(&index, "sổ tiêm chủng").strange.is_empty());
}

#[test]
fn what_was_meant_is_offered_only_if_it_finds_something() {
    let index = index();
    assert!(ask(&index, "zzzz ddaatj").meant.is_none());
    // Well spelt and found: no word with other marks is offered.
    assert!(ask(&index, "thuế").meant.is_none());
}

#[test]
fn full_width_letters_are_letters() {
    let index = index();
    assert_eq!(subjects(&ask(&index, "ＮＱ９８")), subjects(&ask(&index, "NQ98")));
    assert!(!ask(&index, "ＮＱ９８").hits.is_empty());
}

#[test]
fn of_two_that_fit_alike_the_newer_comes_first_and_a_title_before_a_text() {
    let index = Index::in_memory().expect("an index");
    let mut writer = index.writer().expect("a writer");
    let filler = "và những chuyện khác của thành phố trong tháng này";
    let mut tell = |subject: u64, at: i64, title: &str, body: &str| {
        let one = crate::Doc { at, ..doc(subject, "vi", [title, filler, body]) };
        writer.replace(&article(subject), &[one]).expect("told");
    };
    let now = 1_700_000_000_000;
    let year = 365 * 24 * 3_600_000;
    // The older ones have the higher numbers: it is not the number that decides.
    tell(1, now, "Tin về cây xanh", filler);
    tell(2, now - 3 * year, "Tin về cây xanh", filler);
    tell(3, now, "Tin về hồ bơi", "Nước trong lành.");
    tell(4, now - 3 * year, "Tin về nước lành", "Hồ bơi mở cửa.");
    writer.commit(&Seen::default()).expect("kept");
    let found =
        |typed: &str| subjects(&ask_as(&index, &Ask { typed, site: "vi", take: 10, now, ..Ask::default() }));
    assert_eq!(found("cây xanh"), [1, 2]);
    assert_eq!(found("nước lành"), [4, 3], "a title weighs more than being new");
    assert_eq!(found("hồ bơi"), [3, 4]);
}

/// The content of an answer, without the scores.
fn said(answer: &Answer) -> String {
    let hits: Vec<_> = answer
        .hits
        .iter()
        .map(|hit| {
            (hit.subject.clone(), hit.lang.clone(), shown(&hit.title), shown(&hit.extract), hit.why.clone())
        })
        .collect();
    let facets: Vec<_> = Facet::ALL.iter().map(|facet| answer.facets.get(facet)).collect();
    format!("{hits:?} {} {facets:?} {:?} {} {}", answer.total, answer.meant, answer.loose, answer.instead)
}

#[test]
fn an_index_that_was_corrected_often_answers_as_one_made_anew() {
    let kept = Index::in_memory().expect("memory");
    let mut writer = kept.writer().expect("a writer");
    for round in 0..6_u64 {
        for one in docs().iter().filter(|one| one.lang == "vi") {
            let older = doc(one.subject.key, "vi", ["Thuế thuế thuế", "metro", &"chợ đêm ".repeat(20)]);
            writer.replace(&one.subject, &[older]).expect("told");
            writer
                .replace(&article(100 + round), &[doc(100 + round, "vi", ["Metro", "thuế", "đất"])])
                .expect("told");
        }
        writer.commit(&Seen::default()).expect("kept");
    }
    for subject in (100..106).chain(docs().iter().map(|one| one.subject.key)) {
        let texts: Vec<_> = docs().into_iter().filter(|one| one.subject.key == subject).collect();
        writer.replace(&article(subject), &texts).expect("told");
        writer.commit(&Seen::default()).expect("kept");
    }
    let anew = index();
    assert_eq!(kept.len(), anew.len());
    for typed in [
        "metro",
        "thuế",
        "thuế đất",
        "hồ sơ giấy tờ",
        "bến thành",
        "tiem chugn",
        "trẻ em miễn phí",
        "nq 98",
        "giấy",
    ] {
        for sort in [Sort::Relevance, Sort::Newest] {
            let ask = Ask { typed, site: "vi", sort, ..Ask::default() };
            assert_eq!(said(&ask_as(&kept, &ask)), said(&ask_as(&anew, &ask)), "{typed}");
        }
    }
}

#[test]
fn of_texts_that_fit_alike_the_newest_is_first_whatever_the_order_of_telling() {
    let mut texts: Vec<_> =
        (1..=8).map(|subject| doc(subject, "vi", ["Tin", "", "Một bản tin như nhau"])).collect();
    texts.iter_mut().for_each(|one| one.at = 0);
    let ordered = subjects(&ask(&index_of(&texts), "bản tin"));
    assert_eq!(ordered, [8, 7, 6, 5, 4, 3, 2, 1]);
    texts.reverse();
    assert_eq!(subjects(&ask(&index_of(&texts), "bản tin")), ordered);
}

/// Words of the city among signs, marks and letters of all kinds.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,6}",
        any::<String>(),
        "[a-zà-ỹ]{1,9}",
        prop::sample::select(vec![
            "thuế",
            "metro",
            "nq 98",
            "98/2023/QH15",
            "\"",
            "“",
            "tphcm",
            "là",
            "nghij",
            "\u{0}",
            "\u{200b}",
            "\u{202e}",
            "🚌",
            "a\u{301}",
            "TP.",
            "\n",
            "AND",
            "NOT",
            "*",
            "title:",
        ])
        .prop_map(str::to_owned),
    ];
    let gap = prop::sample::select(vec!["", " ", "  ", "-", "/", ". ", "\""]);
    prop::collection::vec((piece, gap), 0..12)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

fn check(index: &Index, texts: &[crate::Doc], typed: &str) {
    for site in ["vi", "en", ""] {
        let answer = ask_as(index, &Ask { typed, site, ..Ask::default() });
        assert!(answer.total >= answer.hits.len());
        for hit in &answer.hits {
            let own: Vec<String> = texts
                .iter()
                .filter(|one| one.subject == hit.subject && one.lang == hit.lang)
                .flat_map(|one| {
                    [&one.title, &one.lead, &one.body]
                        .map(|text| crate::words::clean(text).replace(" · ", " "))
                })
                .collect();
            for piece in hit.title.iter().chain(&hit.extract) {
                // A dot may stand for the end of a line.
                let bare = piece.text.replace(" · ", " ");
                let bare = bare.trim_matches(['…', '·', ' ']);
                assert!(own.iter().any(|text| text.contains(bare)), "{bare:?} is not in {own:?}");
                assert!(!piece.hit || !bare.is_empty(), "an empty hit");
            }
        }
        index.suggest(typed, site, 8).expect("answered");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(typed in typed()) {
        thread_local!(static INDEX: Index = index());
        INDEX.with(|index| check(index, &docs(), &typed));
    }

    #[test]
    fn any_text_can_be_indexed_and_shown(texts in prop::array::uniform3(typed()), asked in typed()) {
        let texts = [doc(1, "vi", [&texts[0], &texts[1], &texts[2]]), doc(2, "en", [&texts[2], &texts[0], &texts[1]])];
        let index = index_of(&texts);
        check(&index, &texts, &asked);
        check(&index, &texts, &texts[0].title);
        check(&index, &texts, &texts[0].body);
    }
}
