//! Counts the cells that an import got right: the rule of README.md, "Counting".

use serde_json::Value;
use ziping::number::Exact;

/// A cell: its path in the truth and in the result, and what both say.
pub struct Cell {
    pub path: String,
    pub found_path: String,
    pub member: String,
    pub wanted: Option<String>,
    pub found: Option<String>,
}

impl Cell {
    pub fn is_right(&self) -> bool {
        matches!((&self.wanted, &self.found), (Some(wanted), Some(found)) if same(&self.member, wanted, found))
    }
}

const FIGURES: &[&str] = &[
    "initial",
    "supplement",
    "adjusted",
    "executed",
    "final",
    "personnel",
    "operating",
    "basic",
    "project",
    "points",
    "score",
    "budget_score",
    "total",
    "goal_points",
];
const HEAD: &[&str] = &["unit", "year", "filed_on", "report_date", "amount_unit"];
const NARRATIVE: &[&str] =
    &["deviation", "measures", "completed", "conclusion", "problems", "improvements", "approval"];
const CLAIMED: &[&str] = &["execution_rate", "budget_score", "total", "grade", "goal_points"];
const ROW: &[&str] =
    &["level1", "level2", "name", "points", "target", "actual", "score", "shares_score_with_above", "reason"];
const ACCOUNT: &[&str] = &["group", "name", "initial", "supplement", "adjusted", "final"];
const FUNDS: &[&str] = &["name", "initial", "adjusted", "executed"];

/// A text without any white space.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Figures as decimals, everything else as typed without white space.
pub fn same(member: &str, one: &str, other: &str) -> bool {
    if !FIGURES.contains(&member) {
        return bare(one) == bare(other);
    }
    let number = |text: &str| Exact::parse(&text.replace(',', "")).ok();
    number(one).is_some() && number(one) == number(other)
}

fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(true) => Some("true".into()),
        _ => None,
    }
}

/// All cells of two evaluations.
pub fn cells(truth: &Value, found: &Value) -> Vec<Cell> {
    let mut made = Vec::new();
    both(&mut made, ("", ""), truth, found, HEAD);
    for group in ["contacts", "project", "expenditure", "goals"] {
        let mut members: Vec<&str> = Vec::new();
        for side in [&truth[group], &found[group]] {
            let names = side.as_object().into_iter().flat_map(|map| map.keys());
            names.for_each(|name| {
                if !members.contains(&name.as_str()) {
                    members.push(name)
                }
            });
        }
        let base = format!("{group}.");
        both(&mut made, (&base, &base), &truth[group], &found[group], &members);
    }
    for (group, members) in [("narrative", NARRATIVE), ("claimed", CLAIMED)] {
        let base = format!("{group}.");
        both(&mut made, (&base, &base), &truth[group], &found[group], members);
    }
    let sections = |side: &Value| side["claimed"]["sections"].as_object().cloned().unwrap_or_default();
    let (one, other) = (sections(truth), sections(found));
    let mut titles: Vec<&String> = one.keys().chain(other.keys()).collect();
    titles.sort();
    titles.dedup();
    for title in titles {
        let path = format!("claimed.sections.{title}");
        let look = |map: &serde_json::Map<String, Value>| map.get(title).and_then(said);
        made.push(Cell {
            found_path: path.clone(),
            path,
            member: "points".into(),
            wanted: look(&one),
            found: look(&other),
        });
    }
    both(&mut made, ("budget.", "budget."), &truth["budget"], &found["budget"], &["reason"]);
    let total = |side: &Value| side["budget"]["total"].clone();
    both(&mut made, ("budget.total.", "budget.total."), &total(truth), &total(found), FUNDS);
    let key = |row: &Value| bare(row["name"].as_str().unwrap_or_default());
    let account = |row: &Value| format!("{}/{}", bare(row["group"].as_str().unwrap_or_default()), key(row));
    rows(&mut made, "budget.sources", (with_figures(truth), with_figures(found)), FUNDS, &key);
    let list = |side: &Value, name: &str| side[name].as_array().cloned().unwrap_or_default();
    rows(&mut made, "accounts", (list(truth, "accounts"), list(found, "accounts")), ACCOUNT, &account);
    rows(&mut made, "indicators", (list(truth, "indicators"), list(found, "indicators")), ROW, &key);
    made
}

/// Sources that state a figure: one without may be there or not.
fn with_figures(side: &Value) -> Vec<Value> {
    let all = side["budget"]["sources"].as_array().cloned().unwrap_or_default();
    all.into_iter().filter(|source| source.as_object().is_some_and(|map| map.len() > 1)).collect()
}

fn both(made: &mut Vec<Cell>, base: (&str, &str), truth: &Value, found: &Value, members: &[&str]) {
    for member in members {
        let (wanted, found) = (said(&truth[*member]), said(&found[*member]));
        if wanted.is_some() || found.is_some() {
            let (path, found_path) = (format!("{}{member}", base.0), format!("{}{member}", base.1));
            made.push(Cell { path, found_path, member: (*member).into(), wanted, found });
        }
    }
}

fn rows(
    made: &mut Vec<Cell>,
    name: &str,
    (truth, found): (Vec<Value>, Vec<Value>),
    members: &[&str],
    key: &dyn Fn(&Value) -> String,
) {
    for (one, other) in pairs(&truth, &found, key) {
        let index = |at: Option<usize>| at.map_or("-".to_owned(), |at| at.to_string());
        let base = (format!("{name}[{}].", index(one)), format!("{name}[{}].", index(other)));
        let row = |at: Option<usize>, of: &[Value]| at.map_or(Value::Null, |at| of[at].clone());
        both(made, (&base.0, &base.1), &row(one, &truth), &row(other, &found), members);
    }
}

/// Rows that belong together: the longest common sequence of their names, what is left between them one by one.
pub fn pairs(
    truth: &[Value],
    found: &[Value],
    key: &dyn Fn(&Value) -> String,
) -> Vec<(Option<usize>, Option<usize>)> {
    let (a, b): (Vec<String>, Vec<String>) =
        (truth.iter().map(key).collect(), found.iter().map(key).collect());
    let mut best = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i][j] =
                if a[i] == b[j] { best[i + 1][j + 1] + 1 } else { best[i + 1][j].max(best[i][j + 1]) };
        }
    }
    let (mut made, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    let close = |made: &mut Vec<_>, left: &mut Vec<usize>, right: &mut Vec<usize>| {
        let count = left.len().max(right.len());
        made.extend((0..count).map(|at| (left.get(at).copied(), right.get(at).copied())));
        left.clear();
        right.clear();
    };
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            close(&mut made, &mut left, &mut right);
            made.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            left.push(i);
            i += 1;
        } else {
            right.push(j);
            j += 1;
        }
    }
    left.extend(i..a.len());
    right.extend(j..b.len());
    close(&mut made, &mut left, &mut right);
    made
}
