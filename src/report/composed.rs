//! 偏差大或目标未完成原因分析 out of the reasons that stand row by row, for forms that have no column for them.

use crate::checks::is_reason;
use crate::evaluation::{Evaluation, NarrativeKey};
use crate::scheme::{ColumnKind, Scheme};
use crate::words::report as words;

/// What is printed in 偏差…原因分析 while that text is blank: each row with a reason on a line of its own, and the reason of the
/// budget where the form has no place for it either.
///
/// `None` where the form has a column of reasons or no place for the text, where the person wrote the text, and where
/// nothing has a reason.
#[must_use]
pub fn composed_deviation(evaluation: &Evaluation, scheme: &Scheme) -> Option<String> {
    let form = &scheme.form;
    let written = !evaluation.narrative.get(NarrativeKey::Deviation).trim().is_empty();
    if written || form.has_column(ColumnKind::Reason) || !form.has_text("{narrative.deviation}") {
        return None;
    }
    let budget = &evaluation.budget.reason;
    let of_budget = (is_reason(budget) && !form.has_text("{budget.reason}"))
        .then(|| words::composed_budget_reason(budget));
    let rows = evaluation.indicators.iter().filter(|row| is_reason(&row.reason));
    let lines: Vec<String> = of_budget.into_iter().chain(rows.map(words::composed_reason)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Part, Shows};
    use crate::{examples, scheme, scoring};

    fn without_text(mut evaluation: Evaluation) -> Evaluation {
        evaluation.narrative.deviation.clear();
        evaluation
    }

    fn composed(evaluation: &Evaluation) -> Option<String> {
        composed_deviation(evaluation, &scheme::of(evaluation).unwrap())
    }

    #[test]
    fn reasons_of_rows_stand_on_the_form_where_it_has_no_column_for_them() {
        let mut project = without_text(examples::project());
        project.budget.reason = "年中压减".into();
        let said = composed(&project).unwrap();
        assert_eq!(
            said,
            "预算执行偏差原因：年中压减。\n\
             教师教学专业能力水平：年初目标为“稳步提高”，实际完成“稳步提高”。原因：部分学科的能力测评尚未完成，酌情扣分。\n\
             参与各类教学竞赛成绩：年初目标为“稳步提高”，实际完成“稳步提高”。原因：竞赛场次较往年减少，成绩难以全面比较。\n\
             提高教师队伍质量：年初目标为“稳步提高”，实际完成“稳步提高”。原因：青年教师培养周期较长，当年成效有限。"
        );
        let scheme = scheme::of(&project).unwrap();
        let form = crate::report::form(&project, &scheme, &scoring::score(&project, &scheme), false);
        let cells = form.sheets[0].parts.iter().filter_map(|part| match part {
            Part::Table(table) => Some(table.rows.iter().flat_map(|row| &row.cells)),
            _ => None,
        });
        let place = Shows::Value(crate::report::Place::Narrative(NarrativeKey::Deviation));
        let texts: Vec<&str> =
            cells.flatten().filter(|cell| cell.shows == place).map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, [said]);
    }

    #[test]
    fn a_text_of_the_persons_own_stands_and_a_column_of_reasons_needs_none() {
        assert_eq!(composed(&examples::project()), None);
        let mut national = without_text(examples::project());
        national.scheme = "mof-2020-project".into();
        assert_eq!(composed(&national), None);
        let mut nothing = without_text(examples::project());
        nothing.indicators.iter_mut().for_each(|row| row.reason = "无".into());
        assert_eq!(composed(&nothing), None);
    }
}
