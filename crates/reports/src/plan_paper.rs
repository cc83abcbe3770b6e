//! A plan as an administrative document: its number, bases, purposes, content, forms, and the table of activities.

use std::collections::HashMap;

use agencies::Agency;
use campaigns::forms::form;
use campaigns::{Activity, Campaign, Part, PartKind, Theme};
use kit::db::{DbError, Run};
use kit::format;
use kit::i18n::Lang;
use typeset::{Block, Cell, Column, Paper, Table};
use uuid::Uuid;

use crate::paper::sign;
use crate::t;

/// The content of a plan's document.
struct Content {
    plan: Campaign,
    parts: Vec<Part>,
    themes: Vec<Theme>,
    forms: Vec<String>,
    activities: Vec<Activity>,
    agencies: HashMap<Uuid, Agency>,
}

/// The plan's document with its current content.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn plan_paper(
    db: &impl Run,
    plan: &Campaign,
    place: &str,
    lang: Lang,
) -> Result<Paper, DbError> {
    let themes = campaigns::themes(db).await?.into_iter().filter(|theme| theme.campaign == plan.id);
    let content = Content {
        plan: plan.clone(),
        parts: campaigns::parts(db, plan.id).await?,
        themes: themes.collect(),
        forms: campaigns::forms_of(db, plan.id).await?,
        activities: campaigns::activities(db, plan.id).await?,
        agencies: agencies::agencies(db).await?.into_iter().map(|agency| (agency.id, agency)).collect(),
    };
    Ok(content.paper(place, lang))
}

impl Content {
    fn paper(&self, place: &str, lang: Lang) -> Paper {
        let issuer = self.agencies.get(&self.plan.issuer);
        let above = issuer.and_then(|issuer| self.agencies.get(&issuer.parent?));
        let number = t!(lang, "paper-plan-number", number = self.plan.number.as_str());
        let mut body: Vec<Block> = self.words(PartKind::Basis, lang).into_iter().map(Block::Basis).collect();
        let (starts, ends) = (format::day(lang, self.plan.starts), format::day(lang, self.plan.ends));
        body.push(Block::Paragraph(t!(lang, "paper-plan-days", starts = starts, ends = ends)));
        let sections = [
            (t!(lang, "paper-purposes"), self.list(PartKind::Purpose, lang)),
            (t!(lang, "paper-requirements"), self.list(PartKind::Requirement, lang)),
            (t!(lang, "paper-content"), self.tree(lang)),
            (t!(lang, "paper-forms"), self.forms(lang)),
            (t!(lang, "paper-places"), self.list(PartKind::Place, lang)),
            (t!(lang, "paper-tasks"), self.tasks(lang)),
        ];
        let there = sections.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        for (numeral, (title, blocks)) in ["I", "II", "III", "IV", "V", "VI"].into_iter().zip(there) {
            body.push(Block::Heading(1, format!("{numeral}. {}", title.to_uppercase())));
            body.extend(blocks);
        }
        Paper {
            lang,
            title: format!("{} {}", self.plan.number, self.plan.name(lang)),
            head: crate::paper::head_of((above, issuer), number, None, place, lang),
            kind: t!(lang, "paper-plan-kind"),
            subject: subject(&self.plan, lang),
            body,
            sign: sign(issuer, lang),
            receivers_label: t!(lang, "paper-receivers"),
            receivers: self.receivers(lang),
        }
    }

    fn words(&self, kind: PartKind, lang: Lang) -> Vec<String> {
        let of_kind = self.parts.iter().filter(|part| part.kind == kind);
        let words = |part: &Part| match lang {
            Lang::En if !part.words_en.is_empty() => part.words_en.clone(),
            _ => part.words_vi.clone(),
        };
        of_kind.map(words).collect()
    }

    fn list(&self, kind: PartKind, lang: Lang) -> Vec<Block> {
        let words = self.words(kind, lang);
        let lines = (1..).zip(words);
        lines.map(|(number, words)| Block::Item(0, format!("{number}."), words)).collect()
    }

    /// The themes as a tree, numbered 1., 1.1., 1.1.1.
    fn tree(&self, lang: Lang) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.branch(None, "", 0, lang, &mut blocks);
        blocks
    }

    fn branch(&self, parent: Option<Uuid>, before: &str, depth: usize, lang: Lang, into: &mut Vec<Block>) {
        let children = self.themes.iter().filter(|theme| theme.parent == parent);
        for (number, theme) in (1..).zip(children) {
            let mark = format!("{before}{number}.");
            let words = match theme.about(lang) {
                "" => theme.name(lang).to_owned(),
                about => format!("{}. {about}", theme.name(lang).trim_end_matches('.')),
            };
            into.push(if depth == 0 {
                Block::Heading(2, format!("{mark} {words}"))
            } else {
                Block::Item(depth.min(4) - 1, mark.clone(), words)
            });
            // No chain is longer than the number of themes; the bound ends a cycle in damaged data.
            if depth < self.themes.len() {
                self.branch(Some(theme.id), &mark, depth + 1, lang, into);
            }
        }
    }

    fn forms(&self, lang: Lang) -> Vec<Block> {
        let known = self.forms.iter().filter_map(|key| form(key));
        (1..)
            .zip(known)
            .map(|(number, form)| Block::Item(0, format!("{number}."), form.name(lang).to_owned()))
            .collect()
    }

    fn tasks(&self, lang: Lang) -> Vec<Block> {
        if self.activities.is_empty() {
            return Vec::new();
        }
        let name = |agency: &Uuid| self.agencies.get(agency).map(|agency| agency.name(lang).to_owned());
        let row = |(number, one): (i64, &Activity)| {
            let mut partners: Vec<String> = one.partners.iter().filter_map(name).collect();
            partners.extend(
                Some(one.partner_words.clone()).filter(|words| !words.is_empty() && partners.is_empty()),
            );
            vec![
                Cell::Number(number),
                Cell::text(one.name(lang)),
                Cell::text(form(&one.form).map_or("", |form| form.name(lang))),
                Cell::text(one.lead.as_ref().and_then(name).unwrap_or_default()),
                Cell::text(partners.join("; ")),
                Cell::text(due(one, lang)),
                Cell::text(one.product.as_str()),
            ]
        };
        let standing = self.activities.iter().filter(|one| one.cancelled.is_none());
        vec![Block::Table(Table {
            title: t!(lang, "table-tasks"),
            columns: vec![
                Column::numbers(t!(lang, "column-number"), 1),
                Column::words(t!(lang, "column-activity"), 5),
                Column::words(t!(lang, "column-form"), 3),
                Column::words(t!(lang, "column-lead"), 3),
                Column::words(t!(lang, "column-partners"), 3),
                Column::words(t!(lang, "column-due"), 3),
                Column::words(t!(lang, "column-product"), 3),
            ],
            rows: (1..).zip(standing).map(row).collect(),
            note: String::new(),
        })]
    }

    /// The receivers are the agencies that lead activities, but for cancelled ones.
    fn receivers(&self, lang: Lang) -> Vec<String> {
        let standing = self.activities.iter().filter(|one| one.cancelled.is_none());
        let mut leads: Vec<&Agency> = standing.filter_map(|one| self.agencies.get(&one.lead?)).collect();
        leads.sort_by_cached_key(|agency| viet::sort_key(&agency.name_vi));
        leads.dedup_by_key(|agency| agency.id);
        let leads = leads.into_iter().map(|agency| format!("- {};", agency.name(lang)));
        leads.chain([t!(lang, "paper-kept")]).collect()
    }
}

/// The plan's name without the word for its kind, which is printed above it.
fn subject(plan: &Campaign, lang: Lang) -> String {
    let name = plan.name(lang);
    let short = if lang == Lang::Vi { name.strip_prefix("Kế hoạch ") } else { None };
    match short.map(|short| (short, short.chars().next())) {
        Some((short, Some(first))) => first.to_uppercase().chain(short.chars().skip(1)).collect(),
        _ => name.to_owned(),
    }
}

/// The due day or the recurrence of an activity, in words.
fn due(activity: &Activity, lang: Lang) -> String {
    match activity.due {
        _ if !activity.due_words.is_empty() => activity.due_words.clone(),
        Some(day) => format::day(lang, day),
        None => activity.every.map_or_else(String::new, |every| every_words(every, lang)),
    }
}

fn every_words(every: campaigns::reading::Every, lang: Lang) -> String {
    use campaigns::reading::Every;
    match every {
        Every::Always => t!(lang, "every-always"),
        Every::Day => t!(lang, "every-day"),
        Every::Week => t!(lang, "every-week"),
        Every::Month => t!(lang, "every-month"),
        Every::Quarter => t!(lang, "every-quarter"),
        Every::HalfYear => t!(lang, "every-half-year"),
        Every::Year => t!(lang, "every-year"),
    }
}
