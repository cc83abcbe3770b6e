//! A question as queries of the index: the parts that must be found, the parts that help, and the worth of each match.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhraseQuery, Query,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::question::{Question, Unit};
use crate::schema::{BEGIN, Fields, Zone};
use crate::words::{Word, pair};

/// How closely the index is held to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Closeness {
    /// Every word, each in the form that was typed. Never looked for alone: it ranks the texts that a wider search finds.
    Typed,
    /// Marks as typed, every word in any form of English; words that stand together in the question stand together in the text.
    Close,
    /// Every word, with any marks.
    All,
    /// Most words that tell texts apart.
    Most,
    /// A third of them: better than nothing at all.
    Few,
}

/// The worth of the same word with the very marks, beside the word without.
const MARKS: f32 = 1.0;
/// The same where the whole question has no marks, and their absence says little.
const NO_MARKS: f32 = 0.25;
/// The worth of two words together.
const PAIR: f32 = 1.75;
/// The worth of another form of an English word beside the typed one.
const FORM: f32 = 0.5;
const CODE: f32 = 4.5;
/// The worth of another expression of the same beside the typed one.
const OTHER: f32 = 0.35;
/// The worth of a word without matter of its own.
const FUNCTION: f32 = 0.15;

/// The worth of a title's beginning.
const BEGINS: f32 = 0.4;
/// The worth of a closer fit among wider ones.
const CLOSER: f32 = 45.0;
/// The worth of having one more of the words where not all are needed.
const COUNTS: f32 = 10.0;
/// The worth of a match beside the best one.
const OTHERS: f32 = 0.35;

type Clause = (Occur, Box<dyn Query>);

pub(crate) struct Plan<'a> {
    pub(crate) fields: &'a Fields,
    pub(crate) question: &'a Question,
    /// The language of the site.
    pub(crate) lang: &'a str,
}

impl Plan<'_> {
    /// The query, without language and facets. In a wider query, texts that fit more closely come first.
    pub(crate) fn query(&self, closeness: Closeness) -> Box<dyn Query> {
        self.ranked(closeness, self.question.has_forms() && !self.question.is_long())
    }

    /// The same. With `typed_first`, words in the typed form come before their other forms; without, texts need only match.
    fn ranked(&self, closeness: Closeness, typed_first: bool) -> Box<dyn Query> {
        let units: Vec<&Unit> = match closeness {
            Closeness::Most | Closeness::Few => self.question.telling().collect(),
            Closeness::Typed | Closeness::Close | Closeness::All => self.question.needed().collect(),
        };
        let needed: Vec<Box<dyn Query>> =
            units.into_iter().map(|unit| self.unit(unit, &self.fields.zones, closeness)).collect();
        if needed.is_empty() {
            return Box::new(EmptyQuery);
        }
        if closeness == Closeness::Typed {
            return Box::new(BooleanQuery::intersection(needed));
        }
        let mut clauses: Vec<Clause> = Vec::new();
        let count = needed.len();
        if let Some(enough) = self.enough(closeness, count) {
            // Each word that is there counts, however rare the others are. For a long question this would ask each word twice.
            if !self.question.is_long() {
                let had = needed.iter().map(|query| (Occur::Should, constant(query.box_clone(), COUNTS)));
                clauses.extend(had);
            }
            let any = needed.into_iter().map(|query| (Occur::Should, query)).collect();
            clauses.push((Occur::Must, Box::new(BooleanQuery::with_minimum_required_clauses(any, enough))));
        } else {
            clauses.extend(needed.into_iter().map(|query| (Occur::Must, query)));
        }
        // Nearly every text has them somewhere; a title that has them says it as the question does.
        for unit in self.question.helping() {
            let title = std::slice::from_ref(&self.fields.zones[0]);
            clauses.push((Occur::Should, boost(self.unit(unit, title, Closeness::All), FUNCTION)));
        }
        clauses.extend(self.pairs(closeness));
        clauses.extend(self.begin());
        clauses.extend(self.named());
        let narrower = match closeness {
            Closeness::Typed | Closeness::Close => None,
            Closeness::All => Some(Closeness::Close),
            Closeness::Most if self.question.is_long() => None,
            Closeness::Most => Some(Closeness::All),
            // Nothing was found more closely.
            Closeness::Few => None,
        };
        // Other forms of a word never come before the word itself.
        for narrower in narrower.into_iter().chain(typed_first.then_some(Closeness::Typed)) {
            #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
            let worth = CLOSER * count as f32;
            clauses.push((Occur::Should, constant(self.ranked(narrower, false), worth)));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// How many of the parts are enough, where not all are needed. Two syllables are often one word of Vietnamese, and
    /// half a word is none.
    fn enough(&self, closeness: Closeness, count: usize) -> Option<usize> {
        if closeness == Closeness::Few {
            return Some(count.div_ceil(3));
        }
        let whole = self.lang == "en" || self.question.needed().any(|unit| !matches!(unit, Unit::Word(_)));
        let enough = if whole { count.div_ceil(2) } else { (count * 3).div_ceil(5) };
        (closeness == Closeness::Most && enough < count).then_some(enough)
    }

    /// A title that names the document in short is about it, however the number was typed.
    fn named(&self) -> Option<Clause> {
        let title = &self.fields.zones[0];
        let key = self.question.units.iter().find_map(|unit| match unit {
            Unit::Code(keys, _) => keys.last(),
            _ => None,
        })?;
        Some((Occur::Should, boost(term(title.codes, key), title.worth * CODE)))
    }

    /// A title that begins as the question does is about it.
    fn begin(&self) -> Option<Clause> {
        let title = &self.fields.zones[0];
        let query = match self.question.units.first()? {
            Unit::Code(keys, _) => boost(term(title.codes, &pair(BEGIN, keys.last()?)), CODE),
            _ => term(title.pairs, &pair(BEGIN, &self.question.words.first()?.folded)),
        };
        Some((Occur::Should, boost(query, title.worth * BEGINS)))
    }

    /// A text that has words together as they were typed comes first; a close match has half of them so.
    fn pairs(&self, closeness: Closeness) -> Vec<Clause> {
        let zones = &self.fields.zones;
        let pairs: Vec<Clause> = self
            .question
            .pairs()
            .into_iter()
            .map(|(left, right)| {
                let key = pair(&left.folded, &right.folded);
                let both = zones.iter().map(|zone| {
                    let query = term(zone.pairs, &key);
                    (Occur::Should, boost(query, zone.worth * PAIR))
                });
                let forms = [left, right].iter().any(|word| word.stem.is_some());
                let forms = forms
                    .then(|| pair(left.form(), right.form()))
                    .into_iter()
                    .flat_map(|key| zones.iter().map(move |zone| (zone, term(zone.stems, &key))))
                    .map(|(zone, query)| (Occur::Should, boost(query, zone.worth * PAIR * FORM)));
                let any = both.chain(forms).collect();
                (Occur::Should, Box::new(BooleanQuery::new(any)) as Box<dyn Query>)
            })
            .collect();
        let plain = self.question.units.iter().all(|unit| matches!(unit, Unit::Word(_)));
        if closeness != Closeness::Close || !plain || pairs.is_empty() {
            return pairs;
        }
        let enough = pairs.len().div_ceil(2);
        vec![(Occur::Must, Box::new(BooleanQuery::with_minimum_required_clauses(pairs, enough)))]
    }

    fn unit(&self, unit: &Unit, zones: &[Zone], closeness: Closeness) -> Box<dyn Query> {
        match unit {
            Unit::Word(word) => any(zones, |zone| {
                let form = word.stem.as_ref().filter(|_| closeness != Closeness::Typed);
                let form = form.map(|stem| boost(term(zone.stems, stem), FORM));
                self.word(zone, word, closeness).into_iter().chain(form).collect()
            }),
            Unit::Phrase(words) => any(zones, |zone| vec![phrase(zone, words)]),
            Unit::Code(keys, words) => any(zones, |zone| {
                // The narrowest key of a whole number is the number; a kind with a number is the last.
                let key = keys.first().map(|key| boost(term(zone.codes, key), CODE));
                // A number that is not read as one in a text still has its words. With strokes between them it is read as
                // a number, and years and symbols stand in too many texts to look for their places.
                let plain = words[1..].iter().all(|word| word.joined);
                let said = plain.then(|| boost(together(zone, words), OTHER * OTHER));
                vec![best(key.into_iter().chain(said).collect())]
            }),
            Unit::Alias(said, others) => any(zones, |zone| {
                let own = together(zone, said);
                let own = if said.len() == 1 { sum(self.word(zone, &said[0], closeness)) } else { own };
                // The first of a group is the usual name; the other names say less, however rare they are.
                let worth = |at: usize| if at == 0 { OTHER } else { OTHER * OTHER };
                let others = others.iter().enumerate();
                let others = others.map(|(at, words)| boost(together(zone, words), worth(at)));
                vec![best([own].into_iter().chain(others).collect())]
            }),
        }
    }

    fn word(&self, zone: &Zone, word: &Word, closeness: Closeness) -> Vec<Box<dyn Query>> {
        let exact = term(zone.exact, &word.exact);
        if closeness <= Closeness::Close && word.marked {
            return vec![boost(exact, 1.0 + MARKS)];
        }
        let marked = self.question.words.iter().any(|word| word.marked);
        let worth = if marked { MARKS } else { NO_MARKS };
        vec![term(zone.folded, &word.folded), boost(exact, worth)]
    }
}

/// Matches in any part of the text; the best part counts, the others a little.
fn any(zones: &[Zone], queries: impl Fn(&Zone) -> Vec<Box<dyn Query>>) -> Box<dyn Query> {
    best(zones.iter().map(|zone| boost(sum(queries(zone)), zone.worth)).collect())
}

fn sum(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::union(queries))
}

/// The best of several, and a part of the others.
fn best(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, OTHERS))
}

fn constant(query: Box<dyn Query>, worth: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, worth))
}

/// Words next to each other. Pairs of neighbours tell it well enough, and are read faster than places.
fn together(zone: &Zone, words: &[Word]) -> Box<dyn Query> {
    match words {
        [] => Box::new(EmptyQuery),
        [one] => term(zone.exact, &one.exact),
        many => {
            let joined = many[1..].iter().all(|word| word.joined);
            if !joined {
                return phrase(zone, many);
            }
            let pairs = many
                .windows(2)
                .map(|two| (Occur::Must, term(zone.pairs, &pair(&two[0].folded, &two[1].folded))));
            // However long an expression is, it counts as a word does.
            #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
            let share = 1.8 / (many.len() - 1) as f32;
            boost(Box::new(BooleanQuery::new(pairs.collect())), share)
        }
    }
}

/// Words in this order, with their marks when they were typed with any.
fn phrase(zone: &Zone, words: &[Word]) -> Box<dyn Query> {
    let marked = words.iter().any(|word| word.marked);
    let term_of = |word: &Word| match marked {
        true => Term::from_field_text(zone.exact, &word.exact),
        false => Term::from_field_text(zone.folded, &word.folded),
    };
    match words {
        [] => Box::new(EmptyQuery),
        [one] => Box::new(TermQuery::new(term_of(one), IndexRecordOption::WithFreqs)),
        many => Box::new(PhraseQuery::new(many.iter().map(term_of).collect())),
    }
}

pub(crate) fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

pub(crate) fn boost(query: Box<dyn Query>, worth: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, worth))
}
