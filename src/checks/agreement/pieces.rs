//! Of a text that holds several reports and tables, what is about one evaluation.

use std::ops::Range;

use crate::evaluation::Evaluation;
use crate::prose::{PaperKind, Prose, Title};

/// What was read in the pieces of a text that are about this evaluation.
///
/// A whole unit's pieces are those whose title does not say 项目, a project's those whose title does not say 整体, and among
/// several those that name the project. A title that says neither follows the one before it. Where no title fits
/// and there is only one report, the text is taken as it is: then its title is the mistake. Tables in the text give
/// names and dates; their figures stand in `claimed`.
pub(in crate::checks) fn own(evaluation: &Evaluation, text: &str, mut prose: Prose) -> Prose {
    if prose.titles.is_empty() {
        return prose;
    }
    let pieces = prose.pieces(text.len());
    let chosen = chosen(evaluation, &pieces);
    let ranges = |tables: bool| -> Vec<Range<usize>> {
        let is_taken = |(piece, taken): &(&(Option<&Title>, Range<usize>), bool)| {
            *taken && (tables || piece.0.is_none_or(|title| !title.table))
        };
        let taken = pieces.iter().zip(chosen.iter().copied()).filter(is_taken);
        taken.map(|(piece, _)| piece.1.clone()).collect()
    };
    let (reports, papers) = (ranges(false), ranges(true));
    let within = |ranges: &[Range<usize>], at: &Range<usize>| {
        let place = ranges.partition_point(|range| range.end <= at.start);
        ranges.get(place).is_some_and(|range| range.contains(&at.start))
    };
    prose.outline.sections.retain(|section| within(&reports, &section.heading));
    prose.statements.retain(|said| within(&reports, &said.place.bytes));
    prose.claims.retain(|claim| within(&reports, &claim.place.bytes));
    prose.indicators.retain(|one| within(&reports, &one.place.bytes));
    prose.attachments.retain(|one| within(&reports, &one.place.bytes));
    prose.titles.retain(|one| within(&papers, &one.place.bytes));
    prose.units.retain(|one| within(&papers, &one.place.bytes));
    prose.dates.retain(|one| within(&papers, &one.place.bytes));
    prose
}

/// Which pieces are about the evaluation.
fn chosen(evaluation: &Evaluation, pieces: &[(Option<&Title>, Range<usize>)]) -> Vec<bool> {
    let titles = || pieces.iter().filter_map(|(title, _)| *title);
    let other = if evaluation.is_project() { PaperKind::WholeUnit } else { PaperKind::Project };
    let name = evaluation.project.as_ref().map_or("", |project| project.name.trim());
    let kind = |title: &Title| kind_of(&title.text, evaluation);
    let named = |title: &Title| !name.is_empty() && title.text.contains(name);
    let any_named = titles().any(|title| kind(title) == PaperKind::Project && named(title));
    let mut follows = true;
    let mut fits: Vec<bool> = Vec::with_capacity(pieces.len());
    for title in titles() {
        follows = match kind(title) {
            PaperKind::Unclear => follows,
            kind if kind == other => false,
            PaperKind::Project if any_named && !title.table => named(title),
            PaperKind::Project if any_named => follows,
            _ => true,
        };
        fits.push(follows);
    }
    let untitled = pieces.first().is_some_and(|(title, _)| title.is_none());
    if untitled {
        let first = fits.first().copied().unwrap_or(true);
        fits.insert(0, first);
    }
    let reports = titles().filter(|title| !title.table).count();
    let none = !fits.contains(&true);
    if none && reports <= 1 { vec![true; fits.len()] } else { fits }
}

/// Whole unit or project, as a title says without the unit's own name, which may hold either word.
pub(in crate::checks) fn kind_of(title: &str, evaluation: &Evaluation) -> PaperKind {
    PaperKind::of(&title.replace(evaluation.unit.trim(), ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Project;
    use crate::prose::read;

    const BOTH: &str = "2020年度甲校整体绩效自评报告\n自评得分\n94分。\n甲校\n2021年6月15日\n2020年度部门整体绩效自评表\n填报日期：2021年6月15日\n\
        甲校2020年度项目绩效自评结果\n自评得分\n95分。\n甲校\n2021年6月16日\n2020年度自评表\n填报日期：2021年6月16日\n";

    fn evaluation(project: Option<&str>) -> Evaluation {
        let project = project.map(|name| Project { name: name.to_owned(), ..Project::default() });
        Evaluation { unit: "甲校".to_owned(), year: 2020, project, ..Evaluation::default() }
    }

    fn scores(evaluation: &Evaluation, text: &str) -> (Vec<String>, usize) {
        let prose = own(evaluation, text, read(text));
        (prose.statements.iter().map(|said| said.value.plain()).collect(), prose.dates.len())
    }

    #[test]
    fn each_table_gets_its_own_report() {
        assert_eq!(scores(&evaluation(None), BOTH), (vec!["94".to_owned()], 2));
        assert_eq!(scores(&evaluation(Some("维修")), BOTH), (vec!["95".to_owned()], 2));
    }

    #[test]
    fn of_several_projects_the_one_that_is_named() {
        let text = "2020年度甲校“维修”项目绩效自评报告\n自评得分\n91分。\n2020年度甲校“购置”项目绩效自评报告\n自评得分\n92分。\n";
        assert_eq!(scores(&evaluation(Some("购置")), text).0, ["92"]);
        assert_eq!(scores(&evaluation(Some("绿化")), text).0, ["91", "92"]);
        assert_eq!(scores(&evaluation(None), text).0, Vec::<String>::new());
    }

    #[test]
    fn the_units_own_name_says_nothing_of_the_kind() {
        let of = |unit: &str, title: &str| {
            kind_of(title, &Evaluation { unit: unit.to_owned(), ..Evaluation::default() })
        };
        assert_eq!(of(" 区项目办 ", "区项目办整体绩效自评报告"), PaperKind::WholeUnit);
        assert_eq!(of("区整体规划所", "区整体规划所项目绩效自评表"), PaperKind::Project);
        assert_eq!(of("区整体规划所", "绿化项目绩效自评表"), PaperKind::Project);
        assert_eq!([of("", "整体"), of("", "项目整体")], [PaperKind::WholeUnit, PaperKind::Unclear]);
    }

    #[test]
    fn a_projects_table_goes_with_the_report_before_it() {
        let text = "2020年度甲校“维修”项目绩效自评报告\n自评得分\n91分。\n2020年度项目自评表\n填报日期：2021年6月15日\n\
            2020年度甲校“购置”项目绩效自评报告\n自评得分\n92分。\n2020年度项目自评表\n填报日期：2021年6月16日\n";
        for (name, score) in [("维修", "91"), ("购置", "92")] {
            assert_eq!(scores(&evaluation(Some(name)), text), (vec![score.to_owned()], 1), "{name}");
        }
    }

    #[test]
    fn a_single_report_with_the_wrong_title_is_still_read() {
        let text = "2020年度甲校项目绩效自评报告\n自评得分\n91分。\n";
        assert_eq!(scores(&evaluation(None), text).0, ["91"]);
    }
}
