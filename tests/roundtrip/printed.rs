//! What an evaluation looks like on paper, as an evaluation: scores as entered ones, totals as claimed ones.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use ziping::checks::is_reason;
use ziping::evaluation::Evaluation;
use ziping::number::Exact;
use ziping::report::{self, Part, SheetKind};
use ziping::scheme::{self, ColumnKind, FormRow, Scheme};
use ziping::words::report::stopped;
use ziping::words::target_cells;
use ziping::{file, scoring};

use super::shown::{MEMBERS, Shown};

/// Every stated member as one line: `indicators[2].target` → its text.
pub type Said = BTreeMap<String, String>;

/// What paper says.
pub fn printed(evaluation: &Evaluation, shown: Shown) -> Said {
    let scheme = scheme::of(evaluation).unwrap();
    let card = scoring::score(evaluation, &scheme);
    let mut file = value(evaluation);
    let points = |points: ziping::number::Points| Value::String(points.exact().plain());
    let three = columns(&scheme).contains(&ColumnKind::TargetOperator);
    // Reasons that the form has no column for stand together in 偏差…原因分析 where nothing was written there.
    let composed = report::composed_deviation(evaluation, &scheme).is_some();
    if composed && matches!(shown, Shown::Form | Shown::Excel) {
        let reason = Some(&evaluation.budget.reason).filter(|reason| is_reason(reason));
        file["budget"]["reason"] = reason.map_or(Value::Null, |reason| stopped(reason).into());
    }
    let mut rows = Vec::new();
    let mut group_scored = false;
    let mut sections = Map::new();
    for (row, score) in evaluation.indicators.iter().zip(&card.rows).filter(|(row, _)| !row.is_blank()) {
        let position = evaluation.row_position(&row.id).unwrap();
        let mut said = file["indicators"][position].clone();
        let map = said.as_object_mut().unwrap();
        map.retain(|name, _| !["points", "score"].contains(&name.as_str()));
        map.extend(score.points.map(|found| ("points".to_owned(), points(found))));
        map.extend(score.score().map(|found| ("score".to_owned(), points(found))));
        // Rows that share a score show it by one merged cell, which must say something to be seen.
        group_scored = if row.shares_score_with_above { group_scored } else { score.score().is_some() };
        if !group_scored {
            map.remove("shares_score_with_above");
        }
        let on_form = matches!(shown, Shown::Form | Shown::Report);
        if let Some(section) = score.section.and_then(|place| scheme.sections.get(place)) {
            if on_form {
                map.insert("level1".into(), section.title.clone().into());
            }
            if let Some(of) = section.points {
                sections.insert(section.title.clone(), points(of));
            }
        }
        if three && on_form {
            let cells = target_cells(&row.target, &score.target);
            let signed = cells.value.starts_with(['≥', '≤', '=', '>', '<', '≧', '≦', '═', '＝']);
            let sign = if cells.operator == "定性" || signed { "" } else { &cells.operator };
            map.insert("target".into(), format!("{sign} {} {}", cells.value, cells.unit).into());
        }
        if shown == Shown::Report && !row.note.ends_with(['。', '！', '？', '；']) && !row.note.is_empty()
        {
            map.insert("note".into(), format!("{}。", row.note).into());
        }
        let in_report = shown == Shown::Report && !columns(&scheme).contains(&ColumnKind::Reason);
        if in_report || composed && shown == Shown::Form {
            map.remove("reason");
            if is_reason(&row.reason) {
                map.insert("reason".into(), stopped(&row.reason).into());
            }
        }
        rows.push(said);
    }
    file["indicators"] = rows.into();
    if shown == Shown::Report {
        end_texts(&mut file, &scheme, evaluation);
    }
    let rate = card.budget.as_ref().and_then(|budget| budget.rate).and_then(|rate| {
        let percent = rate.exact().times(Exact::HUNDRED)?.rounded(scheme.places.table_rate)?;
        Some(format!("{}%", percent.plain()))
    });
    let date = evaluation.report_date.or(evaluation.filed_on);
    file["report_date"] = date.map_or(Value::Null, |day| day.to_string().into());
    file["claimed"] = json!({
        "execution_rate": rate,
        "budget_score": card.budget.as_ref().and_then(|budget| budget.score).map(points),
        "total": card.total.map(points),
        "grade": card.grade,
        "goal_points": scheme.indicator_points().map(points),
        "sections": sections,
        "report": (shown == Shown::Report).then(|| text(evaluation, &scheme)),
    });
    said(&file)
}

/// Goals and 立项目的 end with a stop in the report; a goal comes back so where the form has no place for it.
fn end_texts(file: &mut Value, scheme: &Scheme, evaluation: &Evaluation) {
    let on_form = super::shown::shown(Shown::Form, scheme, evaluation.is_project());
    for (member, path) in [
        ("goals.long_term", "/goals/long_term"),
        ("goals.annual", "/goals/annual"),
        ("goals.achieved", "/goals/achieved"),
        ("narrative.purpose", "/narrative/purpose"),
    ] {
        if let Some(Value::String(text)) = file.pointer_mut(path)
            && !on_form.contains(member)
        {
            *text = stopped(text);
        }
    }
}

/// The text of the report as paper has it, tables left out.
fn text(evaluation: &Evaluation, scheme: &Scheme) -> String {
    let document = report::report(evaluation, scheme, &scoring::score(evaluation, scheme), false);
    let sheet = document.sheets.iter().find(|sheet| sheet.kind == SheetKind::Report).unwrap();
    let texts = sheet.parts.iter().flat_map(|part| match part {
        Part::Title(lines) | Part::Footnotes(lines) | Part::Line(lines) => lines.clone(),
        Part::Heading { text, .. } | Part::Caption(text) => vec![text.clone()],
        Part::Paragraph(paragraph) => paragraph.text.lines().map(ToOwned::to_owned).collect(),
        Part::Table(_) => Vec::new(),
        Part::Signature { unit, date } => vec![unit.clone(), date.clone()],
    });
    texts.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// The kinds of columns that a scheme's form has.
pub fn columns(scheme: &Scheme) -> Vec<ColumnKind> {
    fn collect(rows: &[FormRow], kinds: &mut Vec<ColumnKind>) {
        for row in rows {
            match row {
                FormRow::Indicators(grid) => kinds.extend(grid.columns.iter().map(|column| column.kind)),
                FormRow::Block { rows, .. } => collect(rows, kinds),
                _ => {}
            }
        }
    }
    let mut kinds = Vec::new();
    collect(&scheme.form.rows, &mut kinds);
    kinds
}

/// The canonical file as a value.
pub fn value(evaluation: &Evaluation) -> Value {
    serde_json::from_str(&file::write_evaluation(evaluation)).unwrap()
}

/// Every member that says something.
pub fn said(file: &Value) -> Said {
    let mut said = Said::new();
    add(&mut said, String::new(), file);
    said
}

fn add(said: &mut Said, path: String, value: &Value) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                add(said, path, value);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                add(said, format!("{path}[{index}]"), value);
            }
        }
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => drop(said.insert(path, text.clone())),
        other => drop(said.insert(path, other.to_string())),
    }
}

/// The member of the list that a path belongs to: `indicators[2].target` → `indicators[].target`.
pub fn member(path: &str) -> Option<&'static str> {
    let plain: String = path
        .split('[')
        .enumerate()
        .map(|(at, part)| match part.split_once(']') {
            Some((_, rest)) if at > 0 => format!("[]{rest}"),
            _ => part.to_owned(),
        })
        .collect();
    let known = || MEMBERS.iter().map(|(member, _)| *member);
    known().find(|member| *member == plain).or_else(|| {
        known().find(|member| plain.strip_prefix(member).is_some_and(|rest| rest.starts_with(['.', '['])))
    })
}
