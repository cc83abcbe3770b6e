//! The site's words, which every page shows; and the questions that the frame asks of the layers above it.

use std::pin::Pin;
use std::sync::Arc;

use access::Officer;
use addresses::Addresses;
use jiff::Timestamp;
use kit::db::DbError;
use kit::i18n::Lang;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{App, Capability};

/// The words of a site about itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Site {
    /// The city's name.
    pub name_vi: String,
    /// The same in English.
    pub name_en: String,
    /// The site in a few words.
    pub tagline_vi: String,
    /// The same in English.
    pub tagline_en: String,
    /// The slug of the agency that runs it.
    pub root_agency: String,
    /// The notice that this is a demonstration; empty on a real site.
    #[serde(default)]
    pub demo_vi: String,
    /// The same in English.
    #[serde(default)]
    pub demo_en: String,
    /// How to reach the agency.
    #[serde(default)]
    pub contact_vi: String,
    /// The same in English.
    #[serde(default)]
    pub contact_en: String,
}

impl Default for Site {
    /// A site that nobody has named yet.
    fn default() -> Self {
        Self {
            name_vi: "Loa".into(),
            name_en: "Loa".into(),
            tagline_vi: "Cổng thông tin và đối thoại".into(),
            tagline_en: "Public information and dialogue".into(),
            root_agency: String::new(),
            demo_vi: String::new(),
            demo_en: String::new(),
            contact_vi: String::new(),
            contact_en: String::new(),
        }
    }
}

/// Picks the text of a language.
fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::En if !en.is_empty() => en,
        _ => vi,
    }
}

impl Site {
    /// The city's name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.name_vi, &self.name_en)
    }

    /// The site in a few words.
    pub fn tagline(&self, lang: Lang) -> &str {
        pick(lang, &self.tagline_vi, &self.tagline_en)
    }

    /// The demonstration notice, or nothing.
    pub fn demo(&self, lang: Lang) -> &str {
        pick(lang, &self.demo_vi, &self.demo_en)
    }

    /// How to reach the agency that runs the site.
    pub fn contact(&self, lang: Lang) -> &str {
        pick(lang, &self.contact_vi, &self.contact_en)
    }
}

/// The site's words with the name of its agency, as of one version of the content.
#[derive(Clone, Debug, Default)]
pub struct SiteWords {
    /// The words.
    pub site: Site,
    /// The name of the agency that runs the site, in each language; empty when none does.
    pub owner: [String; 2],
}

impl SiteWords {
    /// The agency that runs the site.
    pub fn owner(&self, lang: Lang) -> &str {
        &self.owner[usize::from(lang == Lang::En)]
    }
}

/// A session's secret, as the cookie holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKey(pub String);

/// A request with a good cookie.
#[derive(Clone, Debug)]
pub enum Opened {
    /// Signed in.
    Whole {
        /// The session.
        session: Uuid,
        /// The officer.
        officer: Officer,
    },
    /// The password was right, the second step is to come.
    Half {
        /// The session.
        session: Uuid,
        /// The person who signs in.
        person: Uuid,
    },
}

/// A value that comes later.
pub type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A value that comes later, unless the database does not answer.
pub type Answer<T> = Later<Result<T, DbError>>;

/// The questions that the frame asks of the layers above it: for the site's words, and for the signed-in officer. A
/// state of the [`App`].
#[derive(Clone, Debug)]
pub struct Hooks {
    /// The capabilities of the program.
    pub capabilities: &'static [Capability],
    /// The site's words as of now.
    pub site: fn(App) -> Answer<Arc<SiteWords>>,
    /// The site's words as last known, without asking the database.
    pub known_site: fn(&App) -> Arc<SiteWords>,
    /// A sentence for the foot of every public page; may be empty.
    pub foot: fn(App, Lang) -> Answer<String>,
    /// The session that a cookie opens.
    pub open_session: fn(App, SessionKey) -> Answer<Option<Opened>>,
    /// The menu of the public site.
    pub menu: Vec<PublicItem>,
    /// The menu of the desk.
    pub desk_menu: Vec<DeskItem>,
}

/// Something that goes out by itself at a moment.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// Where the desk shows it.
    pub href: String,
    /// Its name.
    pub title: String,
    /// When it goes out.
    pub at: Option<Timestamp>,
}

/// A line of the public menu.
#[derive(Clone, Copy, Debug)]
pub struct PublicItem {
    /// The word by which pages say that they belong to it.
    pub part: &'static str,
    /// Where it leads.
    pub address: fn(Addresses) -> String,
    /// Its name.
    pub name: fn(Lang) -> String,
    /// Its place among the others.
    pub place: u8,
}

/// A line of the desk's menu.
#[derive(Clone, Copy, Debug)]
pub struct DeskItem {
    /// The route to which it leads; by it pages say that they belong to it.
    pub route: &'static str,
    /// Its name.
    pub name: fn(Lang) -> String,
    /// People with one of these permissions somewhere see it.
    pub needs: &'static [access::Permission],
    /// Its place among the others.
    pub place: u8,
}

impl App {
    /// The hooks that the program gave the frame.
    pub fn hooks(&self) -> &Hooks {
        self.state()
    }

    /// The capabilities of the program.
    pub fn capabilities(&self) -> &'static [Capability] {
        self.hooks().capabilities
    }
}
