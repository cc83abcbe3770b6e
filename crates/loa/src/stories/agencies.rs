//! The real units of the demonstration data, and agencies that come and go.

use std::collections::HashSet;

use jiff::civil::{Date, date};
use kit::events;
use kit::i18n::Lang;

use crate::testing::{STAFF, World, on_both};
use ::agencies::{AgenciesError, Area, AreaKind, Kinship};
use access::Actor;
use newsroom::Listing;

const UNITS: &str = include_str!("../../../agencies/demo/data/hcmc-units-2025.csv");
const BORDERS: &str = include_str!("../../../agencies/demo/data/hcmc-wards.geojson");
const DAY: Date = date(2025, 7, 1);

/// Bến Mây with the units of another city.
async fn load(world: &World) {
    let units = ::agencies::units::parse(UNITS).expect("the table of units");
    let (borders, passed_over) = ::agencies::borders::parse(BORDERS).expect("the borders");
    assert_eq!((borders.len(), passed_over), (168, 0));
    let mut tx = world.tx().await;
    ::agencies::load_units(&mut tx, &STAFF, &units, &borders, DAY, "ubnd").await.expect("loaded");
    tx.commit().await.expect("kept");
}

fn names(kin: &[Kinship<Area>]) -> Vec<String> {
    let mut names: Vec<String> = kin
        .iter()
        .map(|kin| format!("{}{}", kin.other.name_vi, if kin.part { ", một phần" } else { "" }))
        .collect();
    names.sort();
    names
}

async fn area(world: &World, slug: &str) -> Area {
    let found = ::agencies::area_by_slug(world.app.db(), slug).await.expect("answered");
    found.unwrap_or_else(|| panic!("there is no area {slug}"))
}

#[tokio::test]
async fn the_city_has_168_units_since_1_july_2025() {
    on_both(|world| async move {
        load(&world).await;
        let db = world.app.db();
        let today = ::agencies::areas(db, DAY).await.expect("areas");
        let count = |kind| today.iter().filter(|area| area.kind == kind).count();
        assert_eq!(today.len(), 168);
        let kinds = (count(AreaKind::Ward), count(AreaKind::Commune), count(AreaKind::SpecialZone));
        assert_eq!(kinds, (113, 54, 1));
        assert!(today.iter().all(|area| area.code.is_some() && area.km2.is_some_and(|km2| km2 > 0.0)));
        for area in &today {
            let committee = ::agencies::agency_of_area(db, area.id).await.expect("answered");
            assert!(committee.is_some_and(|agency| agency.name_vi.starts_with("Ủy ban nhân dân ")));
        }
        assert_eq!(::agencies::borders_of_today(db, DAY).await.expect("borders").len(), 168);
    })
    .await;
}

#[tokio::test]
async fn no_two_units_share_an_address() {
    on_both(|world| async move {
        load(&world).await;
        let db = world.app.db();
        let mut slugs = HashSet::new();
        for day in [date(2025, 6, 30), DAY] {
            for area in ::agencies::areas(db, day).await.expect("areas") {
                let kept = area.valid_from.is_none() && area.valid_to.is_none();
                assert!(slugs.insert(area.slug.clone()) || kept, "{} is there twice", area.slug);
            }
        }
        assert!(slugs.contains("phuong-sai-gon") && slugs.contains("phuong-ben-nghe"));
    })
    .await;
}

#[tokio::test]
async fn sai_gon_was_formed_from_ben_nghe_and_parts_of_two_others() {
    on_both(|world| async move {
        load(&world).await;
        let db = world.app.db();
        let sai_gon = area(&world, "phuong-sai-gon").await;
        let formed = ::agencies::predecessors(db, sai_gon.id).await.expect("predecessors");
        let expected = ["Phường Bến Nghé", "Phường Nguyễn Thái Bình, một phần", "Phường Đa Kao, một phần"];
        assert_eq!(names(&formed), expected);
        assert!(formed.iter().all(|kin| kin.on == DAY));
        let da_kao = area(&world, "phuong-da-kao").await;
        let became = ::agencies::successors(db, da_kao.id).await.expect("successors");
        assert_eq!(names(&became), ["Phường Sài Gòn, một phần", "Phường Tân Định, một phần"]);
    })
    .await;
}

#[tokio::test]
async fn a_day_has_the_units_of_its_time() {
    on_both(|world| async move {
        load(&world).await;
        let db = world.app.db();
        let on = async |day| -> HashSet<String> {
            let areas = ::agencies::areas(db, day).await.expect("areas");
            areas.into_iter().map(|area| area.slug).collect()
        };
        let (before, after) = (on(date(2025, 6, 30)).await, on(DAY).await);
        assert!(before.contains("phuong-ben-nghe") && !before.contains("phuong-sai-gon"));
        assert!(!after.contains("phuong-ben-nghe") && after.contains("phuong-sai-gon"));
        // An area that was kept as it was is there on both days.
        assert!(before.contains("phuong-thoi-hoa") && after.contains("phuong-thoi-hoa"));
        assert!(area(&world, "phuong-sai-gon").await.exists_on(DAY));
        assert!(!area(&world, "phuong-ben-nghe").await.exists_on(DAY));
    })
    .await;
}

#[tokio::test]
async fn a_unit_that_ended_is_found_by_its_old_name_without_marks() {
    on_both(|world| async move {
        load(&world).await;
        for typed in ["ben nghe", "Bến Nghé", "BEN NGHE"] {
            let key = viet::fold(typed);
            let found = ::agencies::ended_areas(world.app.db(), &key, DAY).await.expect("answered");
            let names: Vec<&str> = found.iter().map(|area| area.name_vi.as_str()).collect();
            assert_eq!(names, ["Phường Bến Nghé"], "{typed}");
        }
        let none = ::agencies::ended_areas(world.app.db(), "%", DAY).await.expect("answered");
        assert!(none.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_agency_is_found_by_any_of_its_names_marks_aside() {
    on_both(|world| async move {
        let db = world.app.db();
        for name in ["Sở Khoa học", "so khoa hoc", "SỞ KHCN", "so khoa hoc va cong nghe"] {
            let found = ::agencies::agency_by_name(db, name).await.expect("answered");
            assert_eq!(found.map(|agency| agency.slug).as_deref(), Some("so-khoa-hoc"), "{name}");
        }
        assert!(::agencies::agency_by_name(db, "Sở").await.expect("answered").is_none());
    })
    .await;
}

#[tokio::test]
async fn an_agency_that_ended_keeps_what_it_said() {
    on_both(|world| async move {
        let db = world.app.db();
        let ended =
            ::agencies::agency_by_slug(db, "so-thong-tin").await.expect("answered").expect("still there");
        assert!(ended.exists_on(date(2025, 6, 30)) && !ended.exists_on(DAY));
        let (after, before) = ::agencies::kin_of_agency(db, ended.id).await.expect("kin");
        assert!(before.is_empty());
        assert_eq!(after[0].other.slug, "so-khoa-hoc");
        assert_eq!((after[0].on, after[0].note_vi.as_str()), (DAY, "Hợp nhất hai sở."));
        let said = newsroom::latest(db, Listing::Agency(ended.id), Lang::Vi, 10).await.expect("articles");
        assert_eq!(
            said.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(),
            ["Lấy ý kiến về giá vé xe buýt"]
        );
    })
    .await;
}

#[tokio::test]
async fn agencies_stand_in_vietnamese_order() {
    on_both(|world| async move {
        let all = ::agencies::agencies(world.app.db()).await.expect("agencies");
        let names: Vec<&str> = all.iter().map(|agency| agency.name_vi.as_str()).collect();
        let expected =
            ["Sở Khoa học và Công nghệ", "Sở Thông tin và Truyền thông", "Ủy ban nhân dân Thành phố"];
        assert_eq!(names, expected);
    })
    .await;
}

#[tokio::test]
async fn a_citizen_sets_nothing_up_and_an_unknown_parent_is_named() {
    on_both(|world| async move {
        let before = events::head(world.app.db()).await.expect("head");
        let units = ::agencies::units::parse(UNITS).expect("the table of units");
        let mut tx = world.tx().await;
        let citizen = Actor::Citizen;
        let ended = ::agencies::end_agency(&mut tx, &citizen, "ubnd", DAY).await;
        assert!(matches!(ended, Err(AgenciesError::Denied(_))));
        let loaded = ::agencies::load_units(&mut tx, &citizen, &units, &[], DAY, "ubnd").await;
        assert!(matches!(loaded, Err(AgenciesError::Denied(_))));
        let unknown = ::agencies::load_units(&mut tx, &STAFF, &units, &[], DAY, "so-rung").await;
        assert_eq!(unknown.expect_err("no such agency").to_string(), "there is no agency `so-rung`");
        drop(tx);
        assert_eq!(events::head(world.app.db()).await.expect("head"), before);
        assert!(::agencies::areas(world.app.db(), DAY).await.expect("areas").is_empty());
    })
    .await;
}

#[tokio::test]
async fn computing_keys_again_changes_nothing_that_is_seen() {
    on_both(|world| async move {
        load(&world).await;
        let db = world.app.db();
        let before: Vec<String> =
            ::agencies::areas(db, DAY).await.expect("areas").into_iter().map(|area| area.slug).collect();
        let tx = world.tx().await;
        assert!(::agencies::rebuild(&tx).await.expect("rebuilt") > 168);
        tx.commit().await.expect("kept");
        let after: Vec<String> =
            ::agencies::areas(db, DAY).await.expect("areas").into_iter().map(|area| area.slug).collect();
        assert_eq!(before, after);
    })
    .await;
}
