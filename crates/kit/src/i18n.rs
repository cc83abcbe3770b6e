//! The interface's languages. Texts are Fluent files in each crate, embedded; `fl!` checks their keys and
//! arguments when the program is built, and [`check`] that no language lacks a key.

use std::collections::BTreeSet;

use i18n_embed::LanguageLoader;
use i18n_embed::fluent::FluentLanguageLoader;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Lang {
    /// Vietnamese, the first language.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language, the first one first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().expect("our own codes are valid")
    }
}

/// Loads one language's texts of one crate.
///
/// # Panics
/// When an embedded file is not Fluent: found by the first test that asks for the texts.
pub fn loader<A: RustEmbed>(assets: &A, domain: &str, lang: Lang) -> FluentLanguageLoader {
    let loader = FluentLanguageLoader::new(domain, lang.identifier());
    loader.load_languages(assets, &[lang.identifier()]).expect("the embedded texts are valid Fluent");
    // The marks around arguments would show up as boxes on old phones, and both languages run left to right.
    loader.set_use_isolating(false);
    loader
}

/// A crate's texts, at the top of its `lib.rs`: `kit::texts!($ "name of the package")` embeds `i18n/` and makes the macro
/// `t!(lang, "key", argument = value)`, checked when the crate is built, with a test that no language lacks a key.
#[macro_export]
#[expect(clippy::crate_in_macro_def, reason = "the texts are those of the crate that calls it")]
macro_rules! texts {
    ($d:tt $package:literal) => {
        mod texts {
            use std::sync::LazyLock;

            #[derive(rust_embed::RustEmbed)]
            #[folder = "i18n/"]
            pub(crate) struct Files;

            pub(crate) type Loader = i18n_embed::fluent::FluentLanguageLoader;

            static VI: LazyLock<Loader> =
                LazyLock::new(|| $crate::i18n::loader(&Files, $package, $crate::i18n::Lang::Vi));
            static EN: LazyLock<Loader> =
                LazyLock::new(|| $crate::i18n::loader(&Files, $package, $crate::i18n::Lang::En));

            pub(crate) fn loader(lang: $crate::i18n::Lang) -> &'static Loader {
                match lang {
                    $crate::i18n::Lang::Vi => &VI,
                    $crate::i18n::Lang::En => &EN,
                }
            }

            #[cfg(test)]
            #[test]
            fn no_language_lacks_a_text() {
                assert_eq!($crate::i18n::check::<Files>($package), Vec::<String>::new());
            }
        }

        macro_rules! t {
                                    ($d lang:expr, $d($d rest:tt)*) => {
                                        i18n_embed_fl::fl!(crate::texts::loader($d lang), $d($d rest)*)
                                    };
                                }
        pub(crate) use t;
    };
}

/// Keys that some language has and another lacks, as `code: key`; a test wants an empty list.
pub fn check<A: RustEmbed>(domain: &str) -> Vec<String> {
    let keys = |lang: Lang| -> BTreeSet<String> {
        let path = format!("{}/{domain}.ftl", lang.code());
        let text = A::get(&path).map(|file| file.data.into_owned()).unwrap_or_default();
        String::from_utf8_lossy(&text)
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
            .collect()
    };
    let (vi, en) = (keys(Lang::Vi), keys(Lang::En));
    let missing_in_en = vi.difference(&en).map(|key| format!("en: {key}"));
    let missing_in_vi = en.difference(&vi).map(|key| format!("vi: {key}"));
    missing_in_en.chain(missing_in_vi).collect()
}
