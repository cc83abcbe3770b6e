//! Accessibility as far as a machine can judge it: axe-core 4.14.1 by Deque, in `vendor/axe-core`.

use serde_json::{Value, json};

use crate::browser::Browser;

const ENGINE: &str = include_str!("../vendor/axe-core/axe.min.js");

/// The level that the law asks for: WCAG 2.2, levels A and AA.
const BINDING: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// Good advice beyond the guideline.
const ADVICE: &str = "best-practice";

/// Runs the engine and keeps the results that a person has to read.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] }).then(
        result => done(result.violations.map(rule => ({
            id: rule.id,
            tags: rule.tags,
            nodes: rule.nodes.map(node => `${node.target.join(' ')} | ${node.html.slice(0, 160)} | ${
                node.any.concat(node.all, node.none).map(check => check.message).join('; ')}`),
        }))),
        error => done([{ id: String(error), tags: ['wcag2a'], nodes: [] }]),
    );";

/// The findings on a page.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Against the guideline.
    pub violations: Vec<String>,
    /// Against good advice only.
    pub advice: Vec<String>,
}

/// Looks at the page that is open.
pub async fn look(browser: &Browser) -> Findings {
    // Given as an argument it would be taken for a value; a script may be as long as the engine is.
    browser.ask(&format!("{ENGINE}; return typeof axe")).await;
    let tags: Vec<&str> = BINDING.into_iter().chain([ADVICE]).collect();
    let rules = browser.with_timers(async || browser.ask_later(RUN, vec![json!(tags)]).await).await;
    assert!(rules.is_array(), "the engine answered {rules}");
    let mut findings = Findings::default();
    for rule in rules.as_array().into_iter().flatten() {
        let is_binding = tags_of(rule).any(|tag| BINDING.contains(&tag));
        let list = if is_binding { &mut findings.violations } else { &mut findings.advice };
        let nodes = rule["nodes"].as_array().into_iter().flatten().filter_map(Value::as_str);
        list.extend(nodes.map(|node| format!("{}: {node}", rule["id"].as_str().unwrap_or_default())));
        if rule["nodes"].as_array().is_none_or(Vec::is_empty) {
            list.push(rule["id"].to_string());
        }
    }
    findings
}

fn tags_of(rule: &Value) -> impl Iterator<Item = &str> {
    rule["tags"].as_array().into_iter().flatten().filter_map(Value::as_str)
}
