//! Words of a template that nobody replaced.

use super::args::args;
use super::found::Found;
use super::look::Look;
use crate::evaluation::Place;
use crate::prose::template_prompts;

/// D11, once for each text.
pub(super) fn template_words(look: &Look<'_>, found: &mut Found<'_>) {
    for text in &look.texts {
        held(text.text, found, || text.place());
    }
    held(&look.evaluation.budget.reason, found, || look.place(&["budget", "reason"]));
    for row in &look.rows {
        if let Some(prompt) = number_of_the_form(&row.row.name) {
            found.add(row.place("name"), args! { "x" => vec![format!("“{prompt}”")] });
            continue;
        }
        let texts = [
            ("name", &row.row.name),
            ("target", &row.row.target),
            ("actual", &row.row.actual),
            ("reason", &row.row.reason),
            ("note", &row.row.note),
        ];
        for (member, text) in texts {
            held(text, found, || row.place(member));
        }
    }
}

/// 指标1： before a name: printed in the form for the name to stand in its place.
fn number_of_the_form(name: &str) -> Option<&str> {
    let name = name.trim_start();
    let rest = name.strip_prefix("指标")?;
    let number =
        |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十".contains(c);
    let after = rest.trim_start().trim_start_matches(number);
    let stop = after.trim_start().chars().next().filter(|c| matches!(c, ':' | '：' | '、' | '.' | '．'));
    let numbered = after.len() < rest.trim_start().len();
    let length = name.len().saturating_sub(after.trim_start().len());
    name.get(..length.saturating_add(stop?.len_utf8())).filter(|_| numbered)
}

fn held(text: &str, found: &mut Found<'_>, place: impl FnOnce() -> Place) {
    if !may_hold_one(text) {
        return;
    }
    let mut written: Vec<String> = Vec::new();
    for prompt in template_prompts(text) {
        let prompt = prompt.text.trim().to_owned();
        if !written.contains(&prompt) {
            written.push(prompt);
        }
    }
    if !written.is_empty() {
        let quoted: Vec<String> = written.iter().map(|prompt| format!("“{prompt}”")).collect();
        found.add(place(), args! { "x" => quoted });
    }
}

/// Whether a prompt could stand in the text at all: a glance at each character, because most texts hold none.
fn may_hold_one(text: &str) -> bool {
    const SIGNS: &str = "字XxＸｘ×_＿○…填请简概此待注模示范样说";
    let mut dots = 0_usize;
    text.chars().any(|c| {
        dots = if matches!(c, '.' | '．') { dots.saturating_add(1) } else { 0 };
        dots > 2 || !c.is_ascii_digit() && SIGNS.contains(c)
    }) || text.contains("指标")
        || text.trim_start().starts_with('年') && text.contains('日')
        || text.lines().any(|line| line.trim_start().starts_with('年') && line.trim_end().ends_with('日'))
}
