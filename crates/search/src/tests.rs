//! The rules for a group, and the list as whole stories.

mod killed;
mod kinds;

use kit::db::DbError;

use super::{AliasError, Fault, MOST_GROUPS, Words, add_alias, add_many, aliases, change_alias, never_held};
use super::{alias, remove_alias, restore_alias};
use crate::testing::{STAFF, World, on_both};

fn words(list: &[&str]) -> Words {
    Words::parse(list.iter().copied()).expect("a good group")
}

async fn lines(world: &World) -> Vec<String> {
    let all = aliases(world.app.db()).await.expect("answered");
    all.iter().map(|alias| alias.words.join(" = ")).collect()
}

#[test]
fn a_group_is_tidied_and_keeps_what_differs_in_its_signs() {
    // NFD, no-break space, zero-width space, tab, repeats and empty lines, as they come from a paste.
    let typed = ["  TP.HCM ", "TPHCM", "", "U\u{309}y\u{a0}ban \t nhân\u{200b} dân", "TPHCM", "\u{200b}"];
    assert_eq!(words(&typed).list(), ["TP.HCM", "TPHCM", "Ủy ban nhân dân"]);
    assert_eq!(words(&["98/2023/QH15", "NQ 98"]).list().len(), 2);
}

#[test]
fn a_group_that_cannot_be_searched_by_is_refused_with_the_reason() {
    let refused = |typed: &[&str]| Words::parse(typed.iter().copied()).expect_err("a bad group");
    let (long, at_most) = ("ơ".repeat(81), "ơ".repeat(80));
    assert_eq!(refused(&[]), Fault::Few);
    assert_eq!(refused(&["UBND", " UBND "]), Fault::Few);
    assert_eq!(refused(&[&long, "x"]), Fault::Long(long.clone()));
    assert_eq!(words(&[&at_most, "x"]).list()[0], at_most);
    assert_eq!(refused(&["…!?", "x"]), Fault::Blank("…!?".into()));
    assert_eq!(refused(&["a = b", "x"]), Fault::Sign("a = b".into()));
    assert_eq!(refused(&["a\u{3164}b", "x"]), Fault::Hidden("a\u{3164}b".into()));
    assert_eq!(refused(&["a\u{e0041}", "x"]), Fault::Hidden("a\u{e0041}".into()));
    // Found alike without any list: nothing would be gained.
    for (one, two) in [("UBND", "ubnd"), ("Ủy ban", "uy ban"), ("hòa giải", "hoà giải")] {
        assert_eq!(refused(&[one, two]), Fault::Same(one.into(), two.into()));
    }
    let many: Vec<String> = (0..21).map(|number| format!("từ {number}")).collect();
    assert_eq!(Words::parse(many.iter().map(String::as_str)), Err(Fault::Many));
    assert_eq!(Words::parse(many[1..].iter().map(String::as_str)).expect("twenty").list().len(), 20);
}

#[tokio::test]
async fn an_expression_stands_in_one_group_only() {
    on_both(|world| async move {
        let shown = kit::events::shown(world.app.db()).await.expect("answered");
        let mut tx = world.tx().await;
        let first = add_alias(&mut tx, &STAFF, &words(&["UBND", "Ủy ban nhân dân"])).await.expect("added");
        let taken = |word: &str| Fault::Taken {
            word: word.into(),
            group: vec!["UBND".into(), "Ủy ban nhân dân".into()],
        };
        // The other habit of placing the mark, and other capitals: the same expression.
        let again = add_alias(&mut tx, &STAFF, &words(&["ủy ban", "UỶ BAN NHÂN DÂN"])).await;
        assert!(matches!(again, Err(AliasError::Fault(fault)) if fault == taken("UỶ BAN NHÂN DÂN")));
        let other = add_alias(&mut tx, &STAFF, &words(&["thuế đất", "tiền thuế đất"])).await.expect("added");
        // Marks tell expressions of different groups apart.
        add_alias(&mut tx, &STAFF, &words(&["thuê đất", "mướn đất"])).await.expect("another thing");
        let seen = alias(&tx, other).await.expect("answered").expect("there").version;
        let into = change_alias(&mut tx, &STAFF, other, seen, &words(&["ubnd", "xã"])).await;
        assert!(matches!(into, Err(AliasError::Fault(fault)) if fault == taken("ubnd")));
        // A group may keep its own expressions, and free them for others.
        let seen = alias(&tx, first).await.expect("answered").expect("there").version;
        let fewer = words(&["UBND", "ủy ban"]);
        change_alias(&mut tx, &STAFF, first, seen, &fewer).await.expect("changed");
        add_alias(&mut tx, &STAFF, &words(&["Ủy ban nhân dân", "chính quyền"])).await.expect("free again");
        tx.commit().await.expect("kept");
        // Public pages are made anew, and the record, which is never erased, keeps none of the expressions.
        let shown_now = kit::events::shown(world.app.db()).await.expect("answered");
        assert!(shown_now >= shown + 4, "{shown} {shown_now}");
        let record = kit::events::after(world.app.db(), shown, 100).await.expect("answered");
        assert!(record.iter().any(|event| event.kind == "alias.changed"));
        assert!(record.iter().all(|event| !event.data.to_string().contains("nhân dân")));
        let expected = [
            "thuê đất = mướn đất",
            "thuế đất = tiền thuế đất",
            "UBND = ủy ban",
            "Ủy ban nhân dân = chính quyền",
        ];
        assert_eq!(lines(&world).await, expected);
    })
    .await;
}

#[tokio::test]
async fn many_lines_are_added_all_or_none() {
    on_both(|world| async move {
        let mut tx = world.tx().await;
        let text =
            "UBND = Ủy ban nhân dân\r\n\nchỉ một\nHĐND=Hội đồng nhân dân\nHội đồng nhân dân = hội đồng\n";
        let Err(AliasError::Lines(faults)) = add_many(&mut tx, &STAFF, text).await else {
            panic!("two lines are wrong")
        };
        let group = vec!["HĐND".into(), "Hội đồng nhân dân".into()];
        let taken = Fault::Taken { word: "Hội đồng nhân dân".into(), group };
        assert_eq!(faults, [(3, Fault::Few), (5, taken)]);
        tx.commit().await.expect("nothing to keep");
        assert!(lines(&world).await.is_empty());

        let mut tx = world.tx().await;
        let many: String = (0..MOST_GROUPS).map(|n| format!("từ{n} = chữ{n}\n")).collect();
        assert_eq!(add_many(&mut tx, &STAFF, &many).await.expect("added"), MOST_GROUPS);
        let full = |error| matches!(error, AliasError::Full);
        assert!(add_alias(&mut tx, &STAFF, &words(&["a", "b"])).await.is_err_and(full));
        assert!(add_many(&mut tx, &STAFF, "a = b").await.is_err_and(full));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_change_a_group_at_once_none_overwrites_unseen() {
    on_both(|world| async move {
        let mut tx = world.tx().await;
        let id = add_alias(&mut tx, &STAFF, &words(&["UBND", "Ủy ban nhân dân"])).await.expect("added");
        let seen = alias(&tx, id).await.expect("answered").expect("there").version;
        tx.commit().await.expect("kept");
        let change = async |word: &str| {
            let mut tx = world.tx().await;
            change_alias(&mut tx, &STAFF, id, seen, &words(&["UBND", word])).await?;
            Ok::<_, AliasError>(tx.commit().await?)
        };
        let (one, two) = tokio::join!(change("ủy ban"), change("chính quyền"));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        let lost = one.err().or(two.err()).expect("one of them");
        let AliasError::Changed(now) = lost else { panic!("{lost:?}") };
        assert_eq!(vec![now.words.join(" = ")], lines(&world).await);

        // Nor does either of two people who add the same expression at once.
        let add = async |word: &str| {
            let mut tx = world.tx().await;
            add_alias(&mut tx, &STAFF, &words(&["HĐND", word])).await?;
            Ok::<_, AliasError>(tx.commit().await?)
        };
        let (one, two) = tokio::join!(add("hội đồng"), add("hội đồng nhân dân"));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    })
    .await;
}

#[tokio::test]
async fn what_was_removed_can_be_had_back_unless_its_expressions_are_elsewhere() {
    on_both(|world| async move {
        let mut tx = world.tx().await;
        let id = add_alias(&mut tx, &STAFF, &words(&["UBND", "Ủy ban nhân dân"])).await.expect("added");
        let seen = alias(&tx, id).await.expect("answered").expect("there").version;
        let stale = remove_alias(&mut tx, &STAFF, id, seen - 1).await;
        assert!(matches!(stale, Err(AliasError::Changed(_))), "{stale:?}");
        remove_alias(&mut tx, &STAFF, id, seen).await.expect("removed");
        let twice = remove_alias(&mut tx, &STAFF, id, seen).await;
        assert!(matches!(twice, Err(AliasError::Gone)), "{twice:?}");
        restore_alias(&mut tx, &STAFF, id).await.expect("back");
        restore_alias(&mut tx, &STAFF, id).await.expect("nothing to do");
        let seen = alias(&tx, id).await.expect("answered").expect("there").version;
        remove_alias(&mut tx, &STAFF, id, seen).await.expect("removed");
        add_alias(&mut tx, &STAFF, &words(&["UBND", "uỷ ban"])).await.expect("free");
        let taken = restore_alias(&mut tx, &STAFF, id).await;
        assert!(matches!(taken, Err(AliasError::Fault(Fault::Taken { .. }))), "{taken:?}");
        // A data set brings back no group that was removed, and adds groups that were never there.
        let group = |list: [&str; 2]| list.map(str::to_owned).to_vec();
        let new = group(["HĐND", "Hội đồng nhân dân"]);
        let asked = vec![group(["ủy  ban nhân dân", "chính quyền"]), new.clone()];
        let missing: Result<_, DbError> = never_held(&tx, asked).await;
        assert_eq!(missing.expect("answered"), [new]);
    })
    .await;
}
