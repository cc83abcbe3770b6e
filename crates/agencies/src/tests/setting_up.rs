//! Setting up by several people at once, and the rules for a name.

use crate::testing::{STAFF, World, on_both};
use agencies::{self, AgenciesError, AgencyKind, AgencyWords, NewAgency, Site};
use frame::forms::{Flaw, Flaws, Wording, line};

fn new_agency(slug: &str, name_vi: &str) -> NewAgency {
    NewAgency {
        slug: slug.into(),
        kind: AgencyKind::Department,
        name_vi: name_vi.into(),
        name_en: String::new(),
        short_vi: String::new(),
        about_vi: String::new(),
        about_en: String::new(),
        parent: None,
        area: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    }
}

async fn add(world: &World, name: &str) -> Result<(), AgenciesError> {
    let mut tx = world.tx().await;
    agencies::add_agency(&mut tx, &STAFF, new_agency("so-y-te", name)).await?;
    Ok(tx.commit().await?)
}

async fn rename(world: &World, seen: i64, name_vi: &str) -> Result<(), AgenciesError> {
    let words = Wording { name_vi: name_vi.into(), ..Wording::default() };
    let new = AgencyWords { words, short_vi: String::new() };
    let mut tx = world.tx().await;
    agencies::edit_agency(&mut tx, &STAFF, world.id("ubnd"), seen, new).await?;
    Ok(tx.commit().await?)
}

#[tokio::test]
async fn of_two_at_once_one_is_first_and_the_other_hears_of_it() {
    on_both(|world| async move {
        for _ in 0..10 {
            let seen = agencies::version(world.app.db(), world.id("ubnd")).await.expect("a version");
            let (one, two) = tokio::join!(rename(&world, seen, "Một"), rename(&world, seen, "Hai"));
            assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
            let late = one.err().or(two.err());
            assert!(matches!(late, Some(AgenciesError::Changed)), "{late:?}");
        }
        let (one, two) = tokio::join!(add(&world, "Sở Một"), add(&world, "Sở Hai"));
        let late = one.err().or(two.err());
        let Some(AgenciesError::Flaws(Flaws(flaws))) = late else { panic!("{late:?}") };
        assert!(matches!(flaws.as_slice(), [("slug", Flaw::Taken(name))] if name.starts_with("Sở ")));
        let version = agencies::version_of_site(world.app.db()).await.expect("a version");
        let name = async |name_vi: &str| {
            let mut tx = world.tx().await;
            let site = Site { name_vi: name_vi.into(), root_agency: "ubnd".into(), ..Site::default() };
            agencies::change_site(&mut tx, &STAFF, version, site).await?;
            Ok::<(), AgenciesError>(tx.commit().await?)
        };
        let (one, two) = tokio::join!(name("Một"), name("Hai"));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    })
    .await;
}

#[tokio::test]
async fn the_notice_of_a_demonstration_stays_whatever_is_sent() {
    on_both(|world| async move {
        let mut tx = world.tx().await;
        let site =
            Site { demo_vi: "Đây là bản thử.".into(), root_agency: "ubnd".into(), ..Site::default() };
        agencies::set_site(&mut tx, &STAFF, &site).await.expect("named");
        tx.commit().await.expect("kept");
        let seen = agencies::version_of_site(world.app.db()).await.expect("a version");
        let mut tx = world.tx().await;
        let new = Site { name_vi: "Bến Mây".into(), demo_vi: String::new(), ..site };
        agencies::change_site(&mut tx, &STAFF, seen, new).await.expect("changed");
        tx.commit().await.expect("kept");
        let site = agencies::site(world.app.db()).await.expect("answered");
        assert_eq!((site.name_vi.as_str(), site.demo_vi.as_str()), ("Bến Mây", "Đây là bản thử."));
    })
    .await;
}

#[test]
fn an_address_is_what_the_name_would_give_and_a_line_is_one_line() {
    for good in ["so-y-te", "a", "98-2023-qh15"] {
        let mut flaws = Flaws::default();
        flaws.address(good);
        assert_eq!(flaws.settle(), Ok(()), "{good}");
    }
    for bad in ["", "Sở", "a b", "a--b", "-a", "a/b", "..", "moi?", "a.xml", "%2f", &"a".repeat(81)] {
        let mut flaws = Flaws::default();
        flaws.address(bad);
        assert!(flaws.settle().is_err(), "{bad}");
    }
    assert_eq!(line(" So\u{301}\n Y\t te\u{200b}\u{202e} "), "Só Y te");
}
