//! A city's past of any size: texts that speak of one of the demonstration's topics in its words, of others in passing, and
//! name people, places, numbers and documents as real ones do, so that common and rare words are spread naturally.

use fulltext::{Doc, Facet, Subject};

use crate::articles::{Article, Articles};
use crate::chance::Chance;

const SEED: u64 = 98;
/// 1 January 2019 and about eight years after it, in milliseconds.
const FROM: i64 = 1_546_300_800_000;
const YEAR: i64 = 365 * 86_400_000;
const YEARS: usize = 8;
/// Words of the longest sentence.
const SENTENCE: usize = 40;

const ONSETS: [&str; 24] = [
    "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "r", "s", "t", "th",
    "tr", "v", "x", "qu",
];
const RIMES: [&str; 60] = [
    "an", "ang", "anh", "ai", "ao", "au", "ay", "am", "ac", "at", "à", "á", "ạ", "ăn", "ăng", "ắc", "ân",
    "ầu", "ấp", "ất", "en", "eo", "ẹp", "ên", "ềnh", "ết", "i", "ì", "ị", "iên", "iếu", "iệt", "in", "inh",
    "o", "ò", "ọ", "oa", "oàn", "oan", "ong", "ô", "ồ", "ộ", "ông", "ồng", "ơ", "ơn", "ợi", "u", "ụ", "uân",
    "uyên", "ung", "úc", "ư", "ương", "ường", "ước", "ửu",
];
const SYMBOLS: [&str; 8] =
    ["NĐ-CP", "QĐ-UBND", "KH-UBND", "NQ-HĐND", "TT-BTTTT", "QH15", "CT-UBND", "TT-BTP"];

/// Makes texts.
pub(crate) struct Corpus<'a> {
    articles: &'a Articles,
    vi: Vec<&'a Article>,
    en: Vec<&'a Article>,
}

impl<'a> Corpus<'a> {
    pub(crate) fn new(articles: &'a Articles) -> Self {
        let of = |lang: &str| articles.all.iter().filter(|article| article.lang == lang).collect();
        Self { articles, vi: of("vi"), en: of("en") }
    }

    /// So many texts, the same each time. One in six is the English edition of the Vietnamese one before it.
    pub(crate) fn docs(&self, count: usize) -> Vec<Doc> {
        let mut docs: Vec<Doc> = Vec::with_capacity(count);
        let mut subject = 0;
        while docs.len() < count {
            let mut chance = Chance::new(SEED ^ ((docs.len() as u64) << 16));
            if docs.len() % 6 == 5 {
                let english = Doc { sites: vec!["en".into()], ..self.doc(&mut chance, "en", subject) };
                docs.push(english);
                continue;
            }
            subject += 1;
            let alone = docs.len() % 6 != 4;
            let sites = if alone { vec!["vi".into(), "en".into()] } else { vec!["vi".into()] };
            docs.push(Doc { sites, ..self.doc(&mut chance, "vi", subject) });
        }
        docs
    }

    fn doc(&self, chance: &mut Chance, lang: &str, subject: u64) -> Doc {
        let articles = if lang == "en" { &self.en } else { &self.vi };
        let topics = [articles[chance.small(articles.len())], articles[chance.small(articles.len())]];
        let others = articles.as_slice();
        let length = 200 + chance.below(400);
        let mut body = String::new();
        let mut words = 0;
        while words < length {
            if !body.is_empty() {
                body.push(if chance.happens(30) { '\n' } else { ' ' });
            }
            let sentence = match chance.happens(25) {
                true => detail(chance, lang),
                false => self.sentence(chance, topics, others, false),
            };
            words += sentence.split(' ').count();
            body.push_str(&sentence);
        }
        let mut title = self.sentence(chance, topics, others, true);
        if chance.happens(15) {
            title = format!("{title} {}", code(chance));
        }
        let lead = format!("{} {}", self.sentence(chance, topics, others, false), detail(chance, lang));
        let year = chance.below(YEARS);
        let at = FROM + YEAR * year as i64 + chance.below(1_000) as i64 * (YEAR / 1_000);
        let mut facets = vec![
            (Facet::Category, topics[0].category.clone()),
            (Facet::Agency, topics[0].agency.clone()),
            (Facet::Area, format!("area-{}", chance.small(168))),
            (Facet::Year, (2019 + year).to_string()),
        ];
        facets.extend(topics[0].themes.iter().map(|theme| (Facet::Theme, theme.clone())));
        Doc {
            subject: Subject::new("article", subject),
            lang: lang.into(),
            sites: Vec::new(),
            title,
            lead,
            body,
            at,
            facets,
        }
    }

    /// A sentence whose words follow each other as in one of the topics, or now and then in any text.
    fn sentence(
        &self,
        chance: &mut Chance,
        topics: [&Article; 2],
        others: &[&Article],
        title: bool,
    ) -> String {
        let first = topics[usize::from(chance.happens(20))];
        let begins = if title { &first.title } else { &first.text };
        let mut word = begins.begin(|count| chance.below(count));
        let mut made = Vec::new();
        while let Some(own) = word {
            made.push(own);
            if made.len() >= SENTENCE {
                break;
            }
            let from = match chance.below(10) {
                0..6 => topics[0],
                6..8 => topics[1],
                _ => others[chance.below(others.len())],
            };
            let chain = if title { &from.title } else { &from.text };
            let next = chain.after(own, |count| chance.below(count));
            // A word that this text does not know goes on as where it came from.
            let next = next.or_else(|| topics[0].text.after(own, |count| chance.below(count)));
            word = next.or_else(|| first.text.after(own, |count| chance.below(count))).flatten();
        }
        let said: Vec<&str> = made.iter().map(|word| self.articles.words[*word as usize].as_str()).collect();
        said.join(" ")
    }
}

/// A sentence with names and numbers that few texts share.
fn detail(chance: &mut Chance, lang: &str) -> String {
    let (person, street, number) = (name(chance, 3), name(chance, 2), 1 + chance.small(9_000));
    let area = 1 + chance.below(90);
    match (lang, chance.below(3)) {
        ("en", 0) => format!("{person} of {number} {street} street asked about it."),
        ("en", 1) => format!("The office received {number} files under {}.", code(chance)),
        ("en", _) => format!("{street} ward counted {number} people in area {area}."),
        (_, 0) => format!("Ông {person}, số {number} đường {street}, tổ dân phố {area}, đã hỏi về việc này."),
        (_, 1) => format!("Đã tiếp nhận {number} hồ sơ theo {}.", code(chance)),
        _ => format!("Phường {street} có {number} người dự, trong đó khu phố {area} đông nhất."),
    }
}

/// A number of a document.
fn code(chance: &mut Chance) -> String {
    let (number, year) = (1 + chance.small(2_500), 2012 + chance.below(15));
    format!("{number}/{year}/{}", chance.pick(&SYMBOLS))
}

/// A name of so many syllables.
fn name(chance: &mut Chance, syllables: usize) -> String {
    let syllable = |chance: &mut Chance| {
        let (onset, rime) = (ONSETS[chance.small(ONSETS.len())], RIMES[chance.small(RIMES.len())]);
        let said = format!("{onset}{rime}");
        let mut letters = said.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    (0..syllables).map(|_| syllable(chance)).collect::<Vec<_>>().join(" ")
}
