//! Agencies, areas and the site's own name: types and rules.

use jiff::civil::Date;
use kit::i18n::Lang;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::t;
use kit::format;

/// The kind of body that an agency is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    /// Quốc hội, Chính phủ, a ministry.
    National,
    /// Cấp ủy Đảng.
    Party,
    /// Hội đồng nhân dân.
    PeopleCouncil,
    /// Ủy ban nhân dân.
    PeopleCommittee,
    /// Sở, ban, ngành.
    Department,
    /// Mặt trận Tổ quốc.
    Front,
    /// Đoàn thể chính trị - xã hội.
    MassOrganisation,
    /// Cơ quan báo chí, cổng thông tin.
    Press,
    /// Đơn vị sự nghiệp, dịch vụ công.
    Service,
}

/// The kind of place that an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaKind {
    /// The city as a whole.
    City,
    /// Quận, huyện, thành phố thuộc tỉnh: the tier that ended on 1 July 2025.
    District,
    /// Phường.
    Ward,
    /// Xã.
    Commune,
    /// Thị trấn, a tier of names that ended on 1 July 2025.
    Township,
    /// Đặc khu.
    SpecialZone,
}

/// Reads and writes the stored names of kinds, which are also those of the data files.
macro_rules! stored {
    ($kind:ty) => {
        impl $kind {
            /// The stored name.
            pub fn name(self) -> String {
                serde_json::to_value(self)
                    .ok()
                    .and_then(|value| value.as_str().map(str::to_owned))
                    .expect("a kind without fields is a text")
            }

            /// The kind with a stored name.
            pub fn named(name: &str) -> Option<Self> {
                serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
            }
        }
    };
}

stored!(AgencyKind);
stored!(AreaKind);

/// A body that speaks, answers or is responsible.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Our own identifier.
    pub id: Uuid,
    /// Its place in addresses.
    pub slug: String,
    /// Its kind.
    pub kind: AgencyKind,
    /// Its full Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// Its short Vietnamese name, for lists and bylines.
    pub short_vi: String,
    /// The matters that people go there for.
    pub about_vi: String,
    /// The same in English.
    pub about_en: String,
    /// The agency above it.
    pub parent: Option<Uuid>,
    /// The area it governs.
    pub area: Option<Uuid>,
    /// The first day it exists, when known.
    pub valid_from: Option<Date>,
    /// The first day it no longer exists.
    pub valid_to: Option<Date>,
}

/// A place with borders and a time.
#[derive(Clone, Debug)]
pub struct Area {
    /// Our own identifier.
    pub id: Uuid,
    /// Its place in addresses.
    pub slug: String,
    /// The official code of its time; used again later with another meaning.
    pub code: Option<String>,
    /// Its kind.
    pub kind: AreaKind,
    /// Its Vietnamese name, with its kind: "Phường Sài Gòn".
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// The addition that tells its name apart: the former district.
    pub within_vi: String,
    /// In square kilometres, when known.
    pub km2: Option<f64>,
    /// The first day it exists, when known.
    pub valid_from: Option<Date>,
    /// The first day it no longer exists.
    pub valid_to: Option<Date>,
}

/// One end of a successor edge, seen from the other.
#[derive(Clone, Debug)]
pub struct Kinship<T> {
    /// The agency or area at the other end.
    pub other: T,
    /// The day of the change.
    pub on: Date,
    /// Whether only a part of it went that way.
    pub part: bool,
    /// Why, in a sentence; may be empty.
    pub note_vi: String,
}

/// Picks the text of a language.
fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::En if !en.is_empty() => en,
        _ => vi,
    }
}

impl Agency {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.name_vi, &self.name_en)
    }

    /// Its name for bylines and lists.
    pub fn short(&self, lang: Lang) -> &str {
        let vi = if self.short_vi.is_empty() { &self.name_vi } else { &self.short_vi };
        pick(lang, vi, &self.name_en)
    }

    /// The matters that people go there for.
    pub fn about(&self, lang: Lang) -> &str {
        pick(lang, &self.about_vi, &self.about_en)
    }

    /// Whether it exists on a day.
    pub fn exists_on(&self, day: Date) -> bool {
        exists(self.valid_from, self.valid_to, day)
    }
}

impl Area {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.name_vi, &self.name_en)
    }

    /// Its name in a language with the addition that tells it apart: "Phường Tân Định (Quận 1)".
    pub fn full_name(&self, lang: Lang) -> String {
        match self.within_vi.as_str() {
            "" => self.name(lang).to_owned(),
            within => format!("{} ({within})", self.name(lang)),
        }
    }

    /// The same; for an area that has ended, with its last day: "Phường Đa Kao (đến hết 30/06/2025)".
    pub fn name_on(&self, lang: Lang, today: Date) -> String {
        let ended = self.valid_to.filter(|day| *day <= today).and_then(|day| day.yesterday().ok());
        match ended {
            None => self.full_name(lang),
            Some(last) => {
                let (name, last) = (self.name(lang), format::day(lang, last));
                match self.within_vi.as_str() {
                    "" => t!(lang, "area-ended", name = name, day = last),
                    within => t!(lang, "area-ended-within", name = name, within = within, day = last),
                }
            }
        }
    }

    /// Its full name in Vietnamese.
    pub fn full_name_vi(&self) -> String {
        self.full_name(Lang::Vi)
    }

    /// Whether it exists on a day.
    pub fn exists_on(&self, day: Date) -> bool {
        exists(self.valid_from, self.valid_to, day)
    }
}

fn exists(from: Option<Date>, to: Option<Date>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
}
