//! Total and counts that a report states, against the table.

use crate::checks::agreement::texts::Text;
use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::number::{Exact, Points};
use crate::prose::{About, Scope, Statement};
use crate::scoring::Finished;

impl Look<'_> {
    /// The table's total: as printed, else as computed, and then only of a table that is complete.
    pub(in crate::checks) fn total(&self) -> Option<Points> {
        self.evaluation.claimed.total.or(self.card.total.filter(|_| self.card.complete))
    }

    /// Whether the table has lost points.
    pub(in crate::checks) fn has_lost_points(&self) -> bool {
        self.total().is_some_and(|total| total.exact() < Exact::HUNDRED)
    }

    /// Whether a figure is about what this table is about.
    ///
    /// In a whole unit's text, what is said of a project is not; in a project's, what is said of the unit as a whole
    /// (整体, or 部门 without 项目) or of another project of the unit; in neither, what is said of another unit.
    pub(in crate::checks) fn is_about_this(&self, said: &Statement) -> bool {
        let quote = said.place.quote.as_str();
        if self.names_another_unit(quote) {
            return false;
        }
        let Some(project) = &self.evaluation.project else { return said.scope == Scope::Whole };
        let own = project.name.trim();
        match said.scope {
            Scope::Whole => {
                let unit = quote.contains("整体") || quote.contains("部门") && !quote.contains("项目");
                !unit || !own.is_empty() && quote.contains(own)
            }
            Scope::Project => !self.names_another_project(quote, own),
            _ => false,
        }
    }

    /// Whether a clause begins with the name of another office: 区少年宫预算20万元.
    fn names_another_unit(&self, quote: &str) -> bool {
        const SAID_OF_IT: &[&str] =
            &["预算", "支出", "执行", "得分", "总分", "全年", "年初", "实际", "部门", "整体"];
        let until = SAID_OF_IT.iter().filter_map(|word| quote.find(word)).min();
        let head = until.and_then(|until| quote.get(..until)).unwrap_or_default();
        let head = head.rsplit(['，', '：', ':', ' ']).next().unwrap_or_default();
        let head = without_year(head);
        let own =
            [Some(&self.evaluation.unit), self.evaluation.project.as_ref().map(|it| &it.implementing_unit)];
        let is_own = |own: &String| own.contains(head) || head.contains(own.trim()) && !own.trim().is_empty();
        is_name_of_office(head)
            && !head.starts_with(['我', '本', '该', '全', '各'])
            && !own.into_iter().flatten().any(is_own)
    }

    /// Whether words name another project of the unit and not this one.
    pub(in crate::checks) fn names_another_project(&self, words: &str, own: &str) -> bool {
        let mut others = self.others().filter_map(|other| other.evaluation.project.as_ref());
        let named = |name: &str| !name.is_empty() && words.contains(name);
        others.any(|project| named(project.name.trim())) && !named(own)
    }

    /// Texts that are held against the table.
    pub(in crate::checks) fn tellings(&self) -> impl Iterator<Item = &Text<'_>> {
        self.texts.iter().filter(|text| text.tells_of_the_table())
    }
}

/// The words behind 2022年度.
fn without_year(words: &str) -> &str {
    let is_year =
        |at: &usize| words.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_numeric()));
    let at = words.match_indices('年').map(|(at, _)| at).rfind(is_year);
    let behind = at.and_then(|at| words.get(at..)).and_then(|behind| behind.strip_prefix('年'));
    let behind = behind.unwrap_or(words);
    behind.strip_prefix('度').unwrap_or(behind).trim()
}

/// Whether a text could be the name of an office, by its last character.
pub(in crate::checks) fn is_name_of_office(text: &str) -> bool {
    const ENDS: &str = "室校学局院委处办所站馆会园队厅部学府团心宫社厂司中关库场县区市镇乡";
    text.chars().count() >= SHORTEST_OFFICE && text.ends_with(|c| ENDS.contains(c))
}

/// 区文化馆
const SHORTEST_OFFICE: usize = 4;

/// D01, exact: 94 is 94.00, and 97 is not 97.4. What a table that is not complete would come to is not held against it.
pub(in crate::checks) fn score_of_the_report(look: &Look<'_>, found: &mut Found<'_>) {
    let Some(total) = look.total() else { return };
    for text in look.tellings() {
        let said = text.prose.statements.iter().filter(|said| said.about == About::TotalScore);
        let other = said.filter(|said| look.is_about_this(said) && said.value != total.exact());
        let figures = figures(other.map(|said| said.value.plain()));
        if !figures.is_empty() {
            found.add(text.place(), args! { "a" => figures, "b" => total });
        }
    }
}

/// So many wrong figures of one field are named; more would not help.
const MOST_FIGURES: usize = 4;

/// The figures, each once, as far as they are named.
pub(in crate::checks) fn figures(written: impl Iterator<Item = String>) -> Vec<String> {
    let mut figures: Vec<String> = Vec::new();
    for figure in written {
        if figures.len() == MOST_FIGURES {
            break;
        }
        if !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    figures
}

/// D03. Rows whose completion is undecided count for neither side, so that “completed” may lie anywhere between with and
/// without them.
pub(in crate::checks) fn counts_of_the_report(look: &Look<'_>, found: &mut Found<'_>) {
    let rows = look.rows.iter().filter(|row| !row.row.is_blank());
    let (mut set, mut finished, mut undecided) = (0_usize, 0_usize, 0_usize);
    for row in rows {
        set = set.saturating_add(1);
        match row.score.finished {
            Finished::Yes => finished = finished.saturating_add(1),
            Finished::Undecided => undecided = undecided.saturating_add(1),
            Finished::No => {}
        }
    }
    if set == 0 {
        return;
    }
    let most = finished.saturating_add(undecided);
    let unfinished = set.saturating_sub(most);
    let fields = [
        ("set", About::IndicatorsSet, set, set),
        ("finished", About::IndicatorsFinished, finished, most),
        ("unfinished", About::IndicatorsUnfinished, unfinished, set.saturating_sub(finished)),
    ];
    for text in look.tellings() {
        for (case, about, low, high) in &fields {
            let outside = |value: Exact| value < as_figure(*low) || value > as_figure(*high);
            let said =
                text.prose.statements.iter().filter(|said| said.about == *about && outside(said.value));
            let figures = figures(said.map(|said| said.value.plain()));
            if !figures.is_empty() {
                found.add_case(case, text.place(), args! { "a" => figures, "b" => *low, "c" => set });
            }
        }
    }
}

fn as_figure(count: usize) -> Exact {
    Exact::from(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{project, said, said_of, table};

    /// What a check says of 60 of 100 points in a complete table of the project 某项目 with this text.
    fn of_text(id: &str, text: &str) -> Vec<String> {
        let rows = format!(
            r#"{{"level1": "产出指标", "name": "甲", "points": "50", "target": "10次", "actual": "8次"}},
               {{"level1": "效益指标", "name": "乙", "points": "40", "target": "10次", "actual": "5次"}}],
               "budget": {{"total": {{"initial": "10", "adjusted": "10", "executed": "9.5"}}}},
               "claimed": {{"report": {}}}, "survey": ["#,
            serde_json::to_string(text).unwrap()
        );
        said(id, &rows)
    }

    #[test]
    fn totals_are_compared_exactly_and_named_once() {
        for text in
            ["自评得分69.50分。", "本项目自评得分69.5分。2022年度得分80分。", "产出指标得分40分。", ""]
        {
            assert_eq!(of_text("D01", text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(of_text("D01", "自评得分69分。"), ["报告得分 69 分，自评表总分 69.5 分，不一致。"]);
        assert_eq!(
            of_text("D01", "自评得分69分。\n经审核，最终得分70分，自评总分69.0分。"),
            ["报告得分 69、70 分，自评表总分 69.5 分，不一致。"]
        );
    }

    #[test]
    fn the_unit_as_a_whole_and_other_offices_are_not_the_project() {
        let totals = |text: &str| {
            let read = crate::prose::read(text).statements;
            read.iter().filter(|said| matches!(said.about, About::TotalScore)).count()
        };
        // What another office scored is read as no total; nothing is left to be put aside.
        assert_eq!(totals("市少年宫年度得分95分。"), 0);
        for text in ["部门整体绩效自评得分95分。", "部门得分95分。", "单位整体绩效自评得分95分。"]
        {
            assert_eq!(totals(text), 1, "{text}: what is not read could not be held against the table");
            assert_eq!(of_text("D01", text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(of_text("D01", "某项目整体得分95分。").len(), 1, "it names the project");
    }

    #[test]
    fn counts_have_two_bounds_only_where_something_is_undecided() {
        assert_eq!(of_text("D03", "设置绩效指标2个，完成0个，未完成2个。"), Vec::<String>::new());
        assert_eq!(of_text("D03", "设置绩效指标2个，完成1个。").len(), 1);
        assert_eq!(of_text("D03", "设置绩效指标3个，完成1个，未完成1个。").len(), 3);
        assert_eq!(of_text("D03", "设置绩效指标1个。").len(), 1);
    }

    #[test]
    fn rates_are_held_at_the_precision_they_are_written_with() {
        for text in ["预算执行率95%。", "预算执行率95.00%。", "预算执行率为百分之95。"]
        {
            assert_eq!(of_text("D02", text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(of_text("D02", "预算执行率95.01%。"), ["报告中预算执行率为 95.01%，按表中数据应为 95%。"]);
        assert_eq!(of_text("D02", "全年执行数9.5元。"), ["报告中执行数为 9.5 元，表中为 9.5 万元。"]);
        assert_eq!(of_text("D02", "全年执行数0.00095亿元。"), Vec::<String>::new());
    }

    #[test]
    fn names_of_offices_are_known_by_their_end() {
        assert!(is_name_of_office("区老年大学") && is_name_of_office("松林区志愿服务中心"));
        assert!(!is_name_of_office("特此报告") && !is_name_of_office("办公室"));
        assert_eq!(without_year("2022年度区老年大学"), "区老年大学");
        assert_eq!(without_year("区老年大学"), "区老年大学");
    }

    #[test]
    fn shorter_and_longer_names_of_the_unit_are_its_own() {
        let of = |text: &str| {
            let members = format!(
                r#""scheme": "hubei-2020-unit", "unit": "松林区文化馆", "year": 2022,
                   "budget": {{"total": {{"initial": "90", "adjusted": "90"}}}}, "claimed": {{"report": "{text}"}}"#
            );
            said_of("D02", &[table(&members)]).len()
        };
        assert_eq!([of("区文化馆预算95万元。"), of("江城市松林区文化馆预算95万元。")], [1, 1]);
        assert_eq!([of("我区文化馆预算95万元。"), of("预算95万元。")], [1, 1]);
        assert_eq!([of("区实验学校预算95万元。"), of("2022年度区实验学校预算95万元。")], [0, 0]);
    }

    #[test]
    fn another_project_of_the_unit_is_known_by_its_name() {
        let named = |name: &str| {
            let members = r#""scheme": "mof-2020-project", "unit": "某站", "year": 2023, "project": "#;
            table(&format!(r#"{members}{{"name": "{name}"}}"#))
        };
        let said = |text: &str, other: &str| {
            let claimed = format!(r#"], "claimed": {{"total": "90", "report": "{text}"}}, "survey": ["#);
            said_of("D01", &[project(&claimed), named(other)]).len()
        };
        assert_eq!(said("维修项目得分80分。", "维修"), 0);
        assert_eq!(said("维修项目得分80分。", "购置"), 1);
        assert_eq!(said("维修项目得分80分。", ""), 1, "a project without a name");
        assert_eq!(said("某项目（含维修）得分80分。", "维修"), 1);
    }
}
