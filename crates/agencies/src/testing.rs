//! The agencies of Bến Mây, a small city for stories: three, one of which ended.

use std::ops::{Deref, DerefMut};

use frame::{Assembly, Extensions, Settings};
use jiff::civil::date;
use kit::db::{Engine, Migration};
use kit::testing::engines;
use uuid::Uuid;

use crate::{AgencyKind, KnownSite, MIGRATIONS, NewAgency, Site};

pub use frame::testing::{Dice, STAFF, assembly, at};

/// Phường Chợ Cũ was split between two of today; Phường Bờ Tây kept its name and grew.
pub const UNITS: &str = "code,kind,name_vi,name_en,area_km2,formed_from_vi\n\
    1,ward,Phường Bờ Đông,Bo Dong Ward,1.5,\"Phường Chợ Cũ, Phường 2, Phường 3 (Quận Một)\"\n\
    2,ward,Phường Bờ Tây,Bo Tay Ward,2.25,\"Phường Chợ Cũ, Phường Bờ Tây\"\n\
    3,commune,Xã Đồng Cỏ,Dong Co Commune,1009,giữ nguyên\n";

/// Bến Mây with its agencies.
#[derive(Debug)]
pub struct World(frame::testing::World);

impl Deref for World {
    type Target = frame::testing::World;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for World {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Runs a story in the city on every engine.
pub async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        story(World::new(engine).await).await;
    }
}

/// The states that the capabilities up to this one keep in memory.
pub fn state() -> Extensions {
    let mut state = Extensions::new();
    state.insert(KnownSite::default());
    state
}

/// The tables of the capabilities up to this one.
pub fn migrations() -> Vec<Migration> {
    [kit::events::MIGRATIONS, kit::jobs::MIGRATIONS, MIGRATIONS].concat()
}

impl World {
    /// The city in a program that is open already.
    pub fn over(base: frame::testing::World) -> Self {
        Self(base)
    }

    /// Bến Mây at noon of 2 July 2025.
    pub async fn new(engine: Engine) -> Self {
        let assemble = |_: &Settings, _: &_, _: Option<&_>| -> Assembly { assembly(state()) };
        let base = frame::testing::World::open(engine, Settings::default(), &migrations(), assemble).await;
        let mut world = Self(base);
        world.arrange().await;
        world
    }

    /// Sets up the site and its agencies.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn arrange(&mut self) {
        let mut transaction = self.tx().await;
        let (tx, mut ids) = (&mut transaction, Vec::<(String, Uuid)>::new());
        let site = Site {
            name_vi: "Thành phố Bến Mây".into(),
            name_en: "Ben May City".into(),
            root_agency: "ubnd".into(),
            contact_vi: "Số 1 đường Bờ Sông".into(),
            contact_en: "1 Riverside Street".into(),
            ..Site::default()
        };
        crate::set_site(tx, &STAFF, &site).await.expect("named");
        let department = AgencyKind::Department;
        let entries = [
            (
                "ubnd",
                "Ủy ban nhân dân Thành phố",
                "City People's Committee",
                AgencyKind::PeopleCommittee,
                "UBND",
            ),
            (
                "so-thong-tin",
                "Sở Thông tin và Truyền thông",
                "Department of Information",
                department,
                "Sở TT-TT",
            ),
            ("so-khoa-hoc", "Sở Khoa học và Công nghệ", "Department of Science", department, "Sở KHCN"),
        ];
        for (slug, name_vi, name_en, kind, short) in entries {
            let new = NewAgency {
                slug: slug.into(),
                kind,
                name_vi: name_vi.into(),
                name_en: name_en.into(),
                short_vi: short.into(),
                about_vi: String::new(),
                about_en: String::new(),
                parent: (slug != "ubnd").then(|| "ubnd".into()),
                area: None,
                valid_from: None,
                valid_to: None,
                aliases: if slug == "so-khoa-hoc" { vec!["Sở Khoa học".into()] } else { Vec::new() },
            };
            let agency = crate::add_agency(tx, &STAFF, new).await.expect("added");
            ids.push((slug.into(), agency.id));
        }
        let on = date(2025, 7, 1);
        crate::end_agency(tx, &STAFF, "so-thong-tin", on).await.expect("ended");
        let note = "Hợp nhất hai sở.";
        crate::add_agency_successor(tx, &STAFF, "so-thong-tin", "so-khoa-hoc", on, note)
            .await
            .expect("added");
        transaction.commit().await.expect("kept");
        self.ids.extend(ids);
    }

    /// Loads a table of units that came into force on 1 July 2025, with borders or without.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn add_units(&self, table: &str, borders: &str) {
        let units = crate::units::parse(table).expect("units");
        let borders = match borders {
            "" => Vec::new(),
            text => crate::borders::parse(text).expect("borders").0,
        };
        let mut tx = self.tx().await;
        let on = jiff::civil::date(2025, 7, 1);
        crate::load_units(&mut tx, &STAFF, &units, &borders, on, "ubnd").await.expect("loaded");
        tx.commit().await.expect("kept");
    }

    /// A present or a former area, by its slug.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn area(&self, slug: &str) -> Uuid {
        let found = crate::area_by_slug(self.app.db(), slug).await.expect("answered");
        found.unwrap_or_else(|| panic!("there is no area `{slug}`")).id
    }
}
