//! Words of a template that nobody replaced.

use crate::checks::agreement::score::figures;
use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::Place;
use crate::prose::template_prompts;

/// D11, once for each text.
pub(in crate::checks) fn template_words(look: &Look<'_>, found: &mut Found<'_>) {
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
    let written = figures(template_prompts(text).into_iter().map(|prompt| prompt.text.trim().to_owned()));
    if !written.is_empty() {
        let quoted: Vec<String> = written.iter().map(|prompt| format!("“{prompt}”")).collect();
        found.add(place(), args! { "x" => quoted });
    }
}

/// Whether a prompt could stand in the text at all: one glance at each pair of characters, because most texts hold
/// none and reading them costs more. It may be wrong only in one direction.
fn may_hold_one(text: &str) -> bool {
    let mut dots = 0_usize;
    let mut before = '\n';
    for c in text.chars() {
        dots = if matches!(c, '.' | '．') { dots.saturating_add(1) } else { 0 };
        let sign = matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '_' | '＿' | '○' | '…');
        if sign || dots > 2 || begins_one(before, c) {
            return true;
        }
        if c == '\n' || c == '\r' || !c.is_whitespace() {
            before = c;
        }
    }
    false
}

/// 200字, （填写, 请说明, 此处, 示例, 指标1, and 年 alone at the start of a line.
fn begins_one(before: char, c: char) -> bool {
    match c {
        '字' => before.is_numeric() || "一二三四五六七八九十百千".contains(before),
        '处' => before == '此',
        '例' => matches!(before, '示' | '范' | '样'),
        '标' => before == '指',
        '填' | '补' if before == '待' => true,
        '填' | '在' | '简' | '说' | '概' | '描' if before == '请' => true,
        '填' | '请' | '简' | '概' | '此' | '待' | '说' | '注' | '模' | '示' | '范' | '样' => {
            matches!(before, '(' | '（' | '[' | '［' | '【' | '﹙')
        }
        '年' => matches!(before, '\n' | '\r'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glance_misses_nothing_that_is_found() {
        for text in [
            "结论（100 字以内）",
            "不超过２００字",
            "ＸＸ学校",
            "X年X月",
            "措施：……。",
            "2. ...",
            "指标 一 ：",
            "（ 填写主要成效）",
            "请 填写完成情况",
            "【待补充】",
            "数据待补充",
            "完成情况 待填写",
            "（待填写）",
            "此处填写",
            "示例：完成培训",
            "金额____万元",
            "甲\n　　年　月　日",
            "(说明:略)",
        ] {
            assert!(!template_prompts(text).is_empty(), "{text}");
            assert!(may_hold_one(text), "{text}");
        }
        for text in [
            "规范申请程序，注重示范，文字简洁（含线上），2022年底前完成 12 项。",
            "按时填报，及时补助；在册人员简报，说明会，概算，描述性统计。",
            "第1..2项",
        ] {
            assert!(!may_hold_one(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_the_form_before_a_name() {
        for (name, prompt) in [
            ("指标1：招聘会场次", Some("指标1：")),
            ("指标 2 ：招聘", Some("指标 2 ：")),
            ("指标十二、招聘", Some("指标十二、")),
            ("指标：招聘会场次", None),
            ("指标完成率", None),
            ("指标1", None),
            ("招聘会", None),
        ] {
            assert_eq!(number_of_the_form(name), prompt, "{name}");
        }
    }
}
