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
