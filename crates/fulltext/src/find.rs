//! A question asked and answered.

use std::collections::HashSet;

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{AllQuery, BooleanQuery, Occur, Query};
use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, SegmentReader, TantivyDocument};

use crate::extract::{Piece, Why, show};
use crate::facets::{self, Counts, FacetCollector};
use crate::index::{Index, IndexError};
use crate::meant::{self, Meant};
use crate::plan::{Closeness, Plan, boost, term};
use crate::question::{Aliases, Question};
use crate::schema::{Facet, Subject};
use crate::ties::Ties;
use crate::words::Word;

/// Milliseconds in which a text loses half of the worth of being new.
const HALF_LIFE: f64 = 180.0 * 24.0 * 3600.0 * 1000.0;
/// The worth of being new at most, beside 1.
const FRESH: f64 = 0.1;
/// How many results there can be when all languages are looked through.
const MOST_EVERYWHERE: usize = 200;
/// Results that can be turned to.
const LAST: usize = 10_000;
/// A close search with this many results is not opened further.
const ENOUGH: usize = 3;

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The closest fit first.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
}

/// A question to the index.
#[derive(Clone, Debug, Default)]
pub struct Ask<'a> {
    /// The words as they were typed. Nothing at all, narrowed down to something, asks for all of that.
    pub typed: &'a str,
    /// The language of the site, as a code.
    pub site: &'a str,
    /// The values that results must have, all of them, also two of one facet.
    pub narrow: Vec<(Facet, String)>,
    /// The order.
    pub sort: Sort,
    /// How many results to leave out at the beginning.
    pub skip: usize,
    /// How many results to give.
    pub take: usize,
    /// The moment of asking, in milliseconds since 1970, UTC.
    pub now: i64,
    /// Whether the words are taken as typed, even when they find nothing and a likely correction would find something.
    pub literal: bool,
}

/// One result.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The thing whose text it is.
    pub subject: Subject,
    /// The language of the text, as a code.
    pub lang: String,
    /// Its headline, hits marked.
    pub title: Vec<Piece>,
    /// The passage that says most.
    pub extract: Vec<Piece>,
    /// Why it is here.
    pub why: Vec<Why>,
    /// How well it fits, for comparison within one answer only; 0 when sorted by time.
    pub score: f32,
}

/// The index's answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The results asked for.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// The values that they can be narrowed down by.
    pub facets: Counts,
    /// How many fit closely: marks as typed, words together as typed.
    pub close: usize,
    /// Whether only most of the words are found together.
    pub loose: bool,
    /// Whether only a third of the words is found together.
    pub(crate) few: bool,
    /// The question that was probably meant, when the typed one finds nothing or little. With `instead`
    /// the results are of this one.
    pub meant: Option<Meant>,
    /// The results are those of `meant`.
    pub instead: bool,
    /// Words that no text writes with the marks they were typed with; they were looked for without.
    pub strange: Vec<String>,
    /// Whether the end of the question was left out.
    pub cut: bool,
    /// The question as it was read.
    pub text: String,
}

impl Index {
    /// Answers a question. Any text is one.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn ask(&self, ask: &Ask<'_>, aliases: &Aliases) -> Result<Answer, IndexError> {
        let searcher = self.searcher();
        let (question, mut answer) = self.read_and_answer(&searcher, ask, ask.typed, aliases)?;
        if question.text.is_empty() || (answer.close > 0 && answer.strange.is_empty()) {
            return Ok(answer);
        }
        let Some(meant) = meant::meant(self, &searcher, ask, &question)? else { return Ok(answer) };
        let (_, other) = self.read_and_answer(&searcher, ask, &meant.text, aliases)?;
        // A correction is no help when only a third of its own words is found.
        if other.total == 0 || other.few {
            return Ok(answer);
        }
        // Nothing fits closely as it was typed: the results of the likely correction are shown at once, and `instead` says so.
        let little = answer.total == 0 || answer.loose;
        let better = other.close > 0 || (little && !other.loose);
        if answer.close == 0 && better && meant.sure && !ask.literal {
            answer = Answer { instead: true, cut: answer.cut, text: answer.text, ..other };
        }
        answer.meant = Some(meant);
        Ok(answer)
    }

    fn read_and_answer(
        &self,
        searcher: &Searcher,
        ask: &Ask<'_>,
        typed: &str,
        aliases: &Aliases,
    ) -> Result<(Question, Answer), IndexError> {
        let mut question = Question::read(typed, ask.site, aliases);
        let strange = self.prepare(searcher, &mut question);
        let answer = self.answer(searcher, ask, &question)?;
        let (cut, text) = (question.cut, question.text.clone());
        Ok((question, Answer { strange, cut, text, ..answer }))
    }

    fn forgive(&self, searcher: &Searcher, question: &mut Question) -> Vec<String> {
        let exact = self.fields.zones.map(|zone| zone.exact);
        let known = |word: &Word| exact.iter().any(|field| self.texts(searcher, *field, &word.exact) > 0);
        question.forgive(known)
    }

    /// Prepares a question for this index: forgives words with marks that no text has, and finds the common words.
    fn prepare(&self, searcher: &Searcher, question: &mut Question) -> Vec<String> {
        let body = &self.fields.zones[2];
        question.weigh(searcher.num_docs(), |word| {
            let forms = word.stem.as_ref().map_or(0, |stem| self.texts(searcher, body.stems, stem));
            forms.max(self.texts(searcher, body.folded, &word.folded))
        });
        self.forgive(searcher, question)
    }

    fn answer(&self, searcher: &Searcher, ask: &Ask<'_>, question: &Question) -> Result<Answer, IndexError> {
        let plan = Plan { fields: &self.fields, question, lang: ask.site };
        if question.text.is_empty() && !ask.narrow.is_empty() {
            // Nothing is typed and something is chosen: all of that, the newest first.
            let newest = Ask { sort: Sort::Newest, ..ask.clone() };
            let look = Look { index: self, searcher, ask: &newest, plan: &plan };
            let found = look.collect_of(Box::new(AllQuery), Scope::Site)?;
            return self.answer_of(searcher, question, Closeness::Close, found);
        }
        // How far to open a search is decided on all of it: a narrowed search never brings in texts that
        // the whole one leaves out.
        let whole = Ask { narrow: Vec::new(), ..ask.clone() };
        let look = Look { index: self, searcher, ask: &whole, plan: &plan };
        let mut at = (Closeness::Close, Scope::Site);
        let mut found = look.collect(at)?;
        let close = found.total;
        // Other forms of the words are no reason to leave out texts that have the words themselves, only further apart.
        let forms = question.has_forms() && !question.is_long() && close >= ENOUGH;
        let mut held = if forms { look.typed()? } else { close };
        let wider = [
            (Closeness::All, Scope::Site),
            (Closeness::All, Scope::Everywhere),
            (Closeness::Most, Scope::Site),
        ];
        for next in wider {
            if held >= ENOUGH || question.units.is_empty() {
                break;
            }
            if question.is_long() && next.0 == Closeness::All {
                continue;
            }
            let more = look.collect(next)?;
            if more.total > found.total {
                (found, at) = (more, next);
            }
            held = found.total;
        }
        if found.total == 0 {
            at = (Closeness::Few, Scope::Site);
            found = look.collect(at)?;
        }
        if !ask.narrow.is_empty() {
            found = Look { ask, ..look }.collect(at)?;
        }
        let answer = self.answer_of(searcher, question, at.0, found)?;
        let loose = at.0 >= Closeness::Most && answer.total > 0;
        Ok(Answer { close, loose, few: at.0 == Closeness::Few, ..answer })
    }

    fn answer_of(
        &self,
        searcher: &Searcher,
        question: &Question,
        closeness: Closeness,
        found: Found,
    ) -> Result<Answer, IndexError> {
        let (total, facets) = (found.total, found.facets);
        let mut answer = Answer { total, facets, close: total, ..Answer::default() };
        for (score, address) in found.top {
            answer.hits.push(self.hit(searcher, question, closeness, score, address)?);
        }
        Ok(answer)
    }

    pub(crate) fn hit(
        &self,
        searcher: &Searcher,
        question: &Question,
        closeness: Closeness,
        score: f32,
        address: DocAddress,
    ) -> Result<Hit, IndexError> {
        let doc: TantivyDocument = searcher.doc(address)?;
        let text = |field| doc.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        let lang = text(self.fields.lang);
        let shown = show(question, closeness, lang, self.fields.stored.map(text));
        Ok(Hit {
            subject: Subject::read(text(self.fields.subject)).unwrap_or_default(),
            lang: lang.to_owned(),
            title: shown.title,
            extract: shown.extract,
            why: shown.why,
            score,
        })
    }
}

/// The texts that are looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Those that the site shows in its language.
    Site,
    /// Those in other languages too: someone may know the words of one only.
    Everywhere,
}

/// One look through the index.
struct Look<'a> {
    index: &'a Index,
    searcher: &'a Searcher,
    ask: &'a Ask<'a>,
    plan: &'a Plan<'a>,
}

impl Look<'_> {
    fn collect(&self, (closeness, scope): (Closeness, Scope)) -> Result<Found, IndexError> {
        self.collect_of(self.plan.query(closeness), scope)
    }

    /// How many fit closely and have the words in the form that was typed.
    fn typed(&self) -> Result<usize, IndexError> {
        let site = term(self.index.fields.site, self.ask.site);
        let both = [Closeness::Close, Closeness::Typed].map(|closeness| self.plan.query(closeness));
        let query = BooleanQuery::intersection(both.into_iter().chain([site]).collect());
        Ok(self.searcher.search(&query, &Count)?)
    }

    fn collect_of(&self, query: Box<dyn Query>, scope: Scope) -> Result<Found, IndexError> {
        let (fields, ask) = (&self.index.fields, self.ask);
        let mut clauses = vec![(Occur::Must, query)];
        let narrow = ask.narrow.iter().map(|(facet, value)| term(fields.facet(*facet), value));
        clauses.extend(narrow.map(|query| (Occur::Must, boost(query, 0.0))));
        if scope == Scope::Site {
            clauses.push((Occur::Must, boost(term(fields.site, ask.site), 0.0)));
        }
        let query = BooleanQuery::new(clauses);
        if scope == Scope::Everywhere {
            return self.once_each(&query);
        }
        let top = TopDocs::with_limit(ask.take.clamp(1, LAST)).and_offset(ask.skip.min(LAST));
        let (mut top, total, facets) = self.search(&query, top)?;
        top.truncate(ask.take);
        Ok(Found { top, total, facets })
    }

    fn search(&self, query: &dyn Query, top: TopDocs) -> Result<(Vec<Place>, usize, Counts), IndexError> {
        let (now, newest) = (self.ask.now, self.ask.sort == Sort::Newest);
        let ties = Ties::new(self.searcher)?;
        let top = top.tweak_score(move |segment: &SegmentReader| {
            let tie = ties.on(segment);
            move |doc, score: f32| {
                let tie = tie(doc);
                let score = if newest { 0.0 } else { coarse(score * freshness(now, tie.at)) };
                (score, tie)
            }
        });
        let living = self.index.living(self.searcher);
        let (top, total, facets) =
            self.searcher.search_with_statistics_provider(query, &(top, Count, FacetCollector), &living)?;
        Ok((top.into_iter().map(|((score, _), address)| (score, address)).collect(), total, facets))
    }

    /// A subject has a text in each language; it is one result.
    fn once_each(&self, query: &dyn Query) -> Result<Found, IndexError> {
        let (top, ..) = self.search(query, TopDocs::with_limit(MOST_EVERYWHERE))?;
        let ties = Ties::new(self.searcher)?;
        let mut seen = HashSet::new();
        let mut once = Vec::new();
        for (score, address) in top {
            let segment = self.searcher.segment_reader(address.segment_ord);
            let tie = ties.on(segment)(address.doc_id);
            if seen.insert((tie.key, tie.kind)) {
                once.push((score, address));
            }
        }
        let total = once.len();
        let facets = facets::of(self.searcher, once.iter().map(|(_, address)| *address))?;
        let top = once.into_iter().skip(self.ask.skip).take(self.ask.take).collect();
        Ok(Found { top, total, facets })
    }
}

type Place = (f32, DocAddress);

struct Found {
    top: Vec<Place>,
    total: usize,
    facets: Counts,
}

/// A score without its last digits, which depend on the order in which parts were added up.
pub(crate) fn coarse(score: f32) -> f32 {
    f32::from_bits(score.to_bits() & !0xFFF)
}

/// The factor that a text's age makes of its score: a new text is worth a little more, an old one never less than its words.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a factor near 1")]
fn freshness(now: i64, at: i64) -> f32 {
    let age = now.saturating_sub(at).max(0) as f64;
    (1.0 + FRESH * (-age / HALF_LIFE).exp2()) as f32
}

#[cfg(test)]
mod tests;
