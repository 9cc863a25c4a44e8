use std::sync::Arc;

use super::*;
use crate::edit::{Edit, apply};
use crate::evaluation::{Evaluation, Indicator};
use crate::file;
use crate::number::Exact;
use crate::scheme::{self, FormRow, SchemeFault, Threshold, built_in};
use crate::scoring::score;
use crate::words;

const WORDS: CopyWords<'static> = CopyWords {
    name: |name| format!("{name}（自定）"),
    citation: "本单位自定",
    says: "所改各处由本单位自定。",
};

fn national() -> Arc<Scheme> {
    scheme::find("mof-2020-project").unwrap()
}

fn draft() -> Draft {
    Draft::copy_of(&national(), "1a2b", WORDS)
}

fn exact(text: &str) -> Option<Exact> {
    Exact::parse(text).ok()
}

fn set(draft: &mut Draft, of: SchemeFigure, figure: &str) {
    draft.apply(&SchemeChange::Figure(of, exact(figure)));
}

fn say(draft: &mut Draft, of: SchemeText, text: &str) {
    draft.apply(&SchemeChange::Text(of, text.to_owned()));
}

fn said(draft: &Draft) -> Vec<String> {
    let faults = draft.faults();
    let scheme = |fault: &DraftFault| match fault {
        DraftFault::Scheme(fault) => words::scheme_fault(fault),
        DraftFault::Missing(of) => format!("{of:?}"),
    };
    faults.iter().map(|(fault, _)| scheme(fault)).collect()
}

fn adopted(draft: &Draft) -> Scheme {
    match draft.adopted(true) {
        Some(Edit::OwnScheme(own)) => own.scheme,
        other => panic!("{other:?} {:?}", said(draft)),
    }
}

fn evaluation() -> Evaluation {
    let row = |level1: &str, level2: &str, points: &str| serde_json::json!({"level1": level1, "level2": level2, "name": "甲", "points": points, "target": "4次", "actual": "3次"});
    let text = serde_json::json!({
        "format": "ziping-evaluation", "version": 1, "scheme": "mof-2020-project", "unit": "某校", "year": 2020,
        "budget": {"total": {"adjusted": "100", "executed": "90"}},
        "indicators": [row("产出指标", "数量指标", "50"), row("效益", "社会效益", "30"), row("满意度指标", "满意度", "10")],
    });
    file::read(text.to_string().as_bytes()).unwrap().into_evaluations().remove(0)
}

fn grid(scheme: &Scheme) -> Vec<(ColumnKind, usize)> {
    fn of(rows: &[FormRow]) -> Option<Vec<(ColumnKind, usize)>> {
        rows.iter().find_map(|row| match row {
            FormRow::Indicators(grid) => Some(grid.columns.iter().map(|c| (c.kind, c.span.max(1))).collect()),
            FormRow::Block { rows, .. } => of(rows),
            _ => None,
        })
    }
    of(&scheme.form.rows).unwrap()
}

fn column(draft: &Draft, kind: ColumnKind) -> Key {
    draft.columns.iter().find(|column| column.item.kind == kind).unwrap().key
}

#[test]
fn an_untouched_copy_is_the_scheme_under_another_name() {
    for built_in in built_in() {
        let mut copy = adopted(&Draft::copy_of(built_in, "1a2b", WORDS));
        assert_eq!(copy.id, format!("own-1a2b-{}", built_in.id));
        assert_eq!((copy.revision, copy.name.as_str()), (1, format!("{}（自定）", built_in.name).as_str()));
        assert_eq!(copy.basis.pop().unwrap().citation, "本单位自定");
        assert_eq!(origin_of(&copy).unwrap().id, built_in.id);
        let back = Scheme {
            id: built_in.id.clone(),
            name: built_in.name.clone(),
            revision: built_in.revision,
            ..copy
        };
        assert_eq!(back, **built_in);
    }
}

#[test]
fn a_sum_that_is_not_hundred_says_what_is_missing_and_is_not_adopted() {
    let mut draft = draft();
    let first = draft.sections[0].key;
    set(&mut draft, SchemeFigure::Section(first), "45");
    assert_eq!(said(&draft), ["预算执行与各一级指标的分值合计为 95 分，还差 5 分，应为 100 分"]);
    assert_eq!(draft.adopted(true), None);
    set(&mut draft, SchemeFigure::Budget, "15");
    let scheme = adopted(&draft);
    assert_eq!(scheme.weights, BasisKey::new("own"), "points rest on the person's own decision");
    assert_eq!(scheme.grades.basis, BasisKey::new("grades"), "what she left alone does not");
}

#[test]
fn all_faults_are_listed_at_once_each_with_its_field() {
    let mut draft = draft();
    let first = draft.sections[0].key;
    say(&mut draft, SchemeText::Name, " ");
    say(&mut draft, SchemeText::Entry(first), "效益指标");
    draft.apply(&SchemeChange::Figure(SchemeFigure::Budget, None));
    let (good, fair) = (draft.grades[0].key, draft.grades[1].key);
    set(&mut draft, SchemeFigure::Grade(fair), "90");
    set(&mut draft, SchemeFigure::Threshold(Threshold::LowRate), "-0.1");
    let said = said(&draft);
    assert_eq!(
        said,
        [
            "评分方案缺少名称",
            "预算执行缺少分值；不计分的表格应写 \"scored\": false",
            "预算执行与各一级指标的分值合计为 90 分，还差 10 分，应为 100 分",
            "一级指标“效益指标”与“效益指标”重名",
            "等级的下限应由高到低：“良”从 90 分起，应低于“优”的 90 分",
            "检查的界限“低执行率”不能为负",
        ]
    );
    assert!(draft.faults().iter().all(|(_, field)| field.is_some()));
    assert!(draft.text(SchemeText::Entry(good)).is_some());
}

#[test]
fn a_renamed_section_takes_its_rows_its_report_group_and_its_formulas_along() {
    let mut evaluation = evaluation();
    let mut draft = draft();
    let (first, level2) = (draft.sections[0].key, draft.sections[0].item.level2[0].key);
    say(&mut draft, SchemeText::Entry(first), "成果指标");
    say(&mut draft, SchemeText::Entry(level2), "产量指标");
    assert!(draft.renames());
    let before = score(&evaluation, &national()).total;
    apply(&mut evaluation, &draft.adopted(true).unwrap()).unwrap();
    let scheme = scheme::of(&evaluation).unwrap();
    assert_eq!(evaluation.indicators[0].level1, "成果指标");
    assert_eq!(evaluation.indicators[0].level2, "产量指标");
    assert_eq!(evaluation.indicators[1].level1, "效益", "what was not renamed stays as typed");
    assert_eq!(scheme.report.groups[0].title, "成果指标完成情况分析");
    assert_eq!(score(&evaluation, &scheme).total, before);
    let back = renamed_between(&scheme, &national());
    apply(&mut evaluation, &Edit::LeaveOwnScheme("mof-2020-project".into(), back)).unwrap();
    assert_eq!(evaluation.scheme_definition, None);
    assert_eq!(
        (&*evaluation.indicators[0].level1, &*evaluation.indicators[0].level2),
        ("产出指标", "数量指标")
    );
}

#[test]
fn names_of_sections_can_change_places() {
    let mut evaluation = evaluation();
    let mut draft = draft();
    let (first, second) = (draft.sections[0].key, draft.sections[1].key);
    say(&mut draft, SchemeText::Entry(first), "效益指标");
    say(&mut draft, SchemeText::Entry(second), "产出指标");
    assert_eq!(said(&draft), [""; 0]);
    apply(&mut evaluation, &draft.adopted(true).unwrap()).unwrap();
    let named: Vec<&str> = evaluation.indicators.iter().map(|row| row.level1.as_str()).collect();
    assert_eq!(named, ["效益指标", "产出指标", "满意度指标"]);
}

#[test]
fn sections_come_go_and_move() {
    let mut draft = draft();
    let last = draft.sections[2].key;
    draft.apply(&SchemeChange::Remove(last));
    draft.apply(&SchemeChange::Add(SchemeList::Sections));
    let new = draft.sections[2].key;
    assert!(said(&draft).contains(&"第 3 个一级指标没有名称".to_owned()));
    say(&mut draft, SchemeText::Entry(new), "管理指标");
    set(&mut draft, SchemeFigure::Section(new), "10");
    draft.apply(&SchemeChange::Add(SchemeList::Level2(new)));
    let level2 = draft.sections[2].item.level2[0].key;
    assert_eq!(said(&draft), ["一级指标“管理指标”的第 1 个二级指标没有名称"]);
    say(&mut draft, SchemeText::Entry(level2), "财务管理");
    draft.apply(&SchemeChange::Starts(level2, true));
    draft.apply(&SchemeChange::Bare(level2, Bare::AtMost));
    draft.apply(&SchemeChange::Move(new, Way::Before));
    let scheme = adopted(&draft);
    let titles: Vec<&str> = scheme.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["产出指标", "管理指标", "效益指标"]);
    assert!(scheme.sections[1].level2[0].starts && scheme.sections[1].level2[0].bare == Bare::AtMost);
    let groups: Vec<&str> = scheme.report.groups.iter().map(|group| group.section.as_str()).collect();
    assert_eq!(groups, ["产出指标", "效益指标", "管理指标"]);
}

#[test]
fn a_budget_inside_a_section_follows_its_name_and_stands_alone_without_it() {
    let yinchuan = scheme::find("yinchuan-2021-project").unwrap();
    let mut draft = Draft::copy_of(&yinchuan, "1a2b", WORDS);
    let inside = draft.sections.iter().find(|section| section.item.title == "管理指标").unwrap().key;
    say(&mut draft, SchemeText::Entry(inside), "内部管理");
    assert_eq!(adopted(&draft).budget.unwrap().inside.as_deref(), Some("内部管理"));
    draft.apply(&SchemeChange::Remove(inside));
    assert_eq!(draft.budget_inside(), None);
}

#[test]
fn a_bound_between_two_tiers_is_one_and_belongs_to_the_better() {
    let mut draft = draft();
    set(&mut draft, SchemeFigure::Tier(Tier::Achieved), "0.9");
    let bands = adopted(&draft).rules.tier.bands;
    assert_eq!((bands[0].from, bands[1].to), (bands[1].to, bands[0].from));
    assert!(bands[0].holds(Ratio::parse("0.9").unwrap()) && !bands[1].holds(Ratio::parse("0.9").unwrap()));
    assert!(bands[1].holds(Ratio::parse("0.6").unwrap()) && !bands[2].holds(Ratio::parse("0.6").unwrap()));
    set(&mut draft, SchemeFigure::Tier(Tier::Achieved), "0.5");
    assert_eq!(said(&draft), ["定性第 2 档的下限 60% 应低于上限 50%"]);
    draft.apply(&SchemeChange::Figure(SchemeFigure::Tier(Tier::Achieved), None));
    assert_eq!(said(&draft), ["Tier(Achieved)"]);
    assert_eq!(draft.adopted(true), None);
}

#[test]
fn grades_are_closed_below() {
    let mut draft = draft();
    let good = draft.grades[0].key;
    set(&mut draft, SchemeFigure::Grade(good), "85");
    draft.apply(&SchemeChange::Add(SchemeList::Grades));
    let new = draft.grades[3].key;
    say(&mut draft, SchemeText::Entry(new), "尚可");
    set(&mut draft, SchemeFigure::Grade(new), "50");
    let grades = adopted(&draft).grades;
    let of = |total: &str| grades.of(Points::parse(total).unwrap()).unwrap().to_owned();
    assert_eq!([of("85"), of("84.99"), of("60"), of("50"), of("49.99")], ["优", "良", "中", "尚可", "差"]);
    let last = draft.grades[4].key;
    draft.apply(&SchemeChange::Remove(last));
    assert_eq!(said(&draft), ["最低一等应从 0 分起，否则低分没有等级"]);
    set(&mut draft, SchemeFigure::Grade(good), "101");
    assert!(said(&draft).contains(&"等级“优”的下限高于 100 分，谁也得不到".to_owned()));
}

#[test]
fn thresholds_and_ceilings_are_set_and_taken_back() {
    let mut draft = draft();
    set(&mut draft, SchemeFigure::Threshold(Threshold::FewSamples), "50");
    draft.apply(&SchemeChange::Add(SchemeList::Ceilings));
    let ceiling = draft.ceilings[0].key;
    assert_eq!(said(&draft).len(), 2, "rate and total are missing");
    set(&mut draft, SchemeFigure::CeilingRate(ceiling), "0.8");
    set(&mut draft, SchemeFigure::CeilingTotal(ceiling), "89");
    let scheme = adopted(&draft);
    assert_eq!(scheme.thresholds.get(Threshold::FewSamples).plain(), "50");
    assert_eq!(scheme.ceilings.as_ref().unwrap().at(Ratio::parse("0.79").unwrap()), Points::parse("89").ok());
    draft.apply(&SchemeChange::Figure(SchemeFigure::Threshold(Threshold::FewSamples), None));
    draft.apply(&SchemeChange::Remove(ceiling));
    let scheme = adopted(&draft);
    assert!(scheme.ceilings.is_none() && scheme.thresholds.stated().next().is_none());
}

#[test]
fn a_hidden_column_leaves_its_place_to_its_neighbour_and_comes_back_there() {
    let mut draft = draft();
    let before = adopted(&draft).form;
    draft.apply(&SchemeChange::Column(ColumnKind::Reason, None));
    let without = adopted(&draft);
    assert_eq!(grid(&without).last(), Some(&(ColumnKind::Score, 2)));
    draft.apply(&SchemeChange::Column(ColumnKind::Reason, Some("偏差原因分析及改进措施".into())));
    assert_eq!(adopted(&draft).form.rows, before.rows);
    draft.apply(&SchemeChange::Column(ColumnKind::Points, None));
    let scheme = adopted(&draft);
    assert!(!grid(&scheme).iter().any(|(kind, _)| *kind == ColumnKind::Points));
    draft.apply(&SchemeChange::Column(ColumnKind::Score, None));
    assert!(draft.shows(ColumnKind::Score), "the score always stays");
}

#[test]
fn a_form_without_such_a_column_gets_one_at_its_right_edge() {
    let hubei = scheme::find("hubei-2020-project").unwrap();
    let mut draft = Draft::copy_of(&hubei, "1a2b", WORDS);
    draft.apply(&SchemeChange::Column(ColumnKind::Reason, Some("原因".into())));
    let scheme = adopted(&draft);
    assert_eq!(scheme.form.columns.len(), hubei.form.columns.len() + 1);
    assert_eq!(grid(&scheme).last(), Some(&(ColumnKind::Reason, 1)));
}

#[test]
fn the_total_follows_the_column_of_scores() {
    let mut draft = draft();
    let score = column(&draft, ColumnKind::Score);
    draft.apply(&SchemeChange::Move(score, Way::After));
    let scheme = adopted(&draft);
    assert_eq!(grid(&scheme).last(), Some(&(ColumnKind::Score, 1)));
    let Some(FormRow::Cells(total)) = scheme.form.rows.last() else { panic!() };
    let said: Vec<(&str, usize)> = total.iter().map(|cell| (cell.text.as_str(), cell.span)).collect();
    assert_eq!(said, [("总分", 6), ("{total_points}", 1), ("", 1), ("{total}", 1)]);
    assert_eq!(scheme.form.columns[7..], [17, 8], "widths go along");
}

#[test]
fn a_width_is_taken_from_the_neighbour() {
    let mut draft = draft();
    let (name, reason) = (column(&draft, ColumnKind::Name), column(&draft, ColumnKind::Reason));
    draft.apply(&SchemeChange::Width(name, 25));
    assert_eq!(draft.width(name), 25);
    draft.apply(&SchemeChange::Width(reason, 200));
    assert_eq!(draft.width(reason), 24, "the neighbour keeps 1");
    draft.apply(&SchemeChange::Width(reason, 0));
    assert_eq!(draft.width(reason), 1);
    assert_eq!(adopted(&draft).form.columns.iter().sum::<u32>(), 100);
}

#[test]
fn title_and_footnotes_are_lines_of_their_own() {
    let mut draft = draft();
    let title = draft.title[0].key;
    say(&mut draft, SchemeText::Entry(title), "校内项目绩效自评表");
    draft.apply(&SchemeChange::Add(SchemeList::Footnotes));
    let note = draft.footnotes[0].key;
    say(&mut draft, SchemeText::Entry(note), "注：分值由本校自定。");
    let form = adopted(&draft).form;
    assert_eq!(
        (form.title[0].as_str(), form.footnotes[0].as_str()),
        ("校内项目绩效自评表", "注：分值由本校自定。")
    );
}

#[test]
fn a_changed_own_scheme_is_a_new_revision_that_travels_in_the_file() {
    let mut evaluation = evaluation();
    apply(&mut evaluation, &draft().adopted(true).unwrap()).unwrap();
    let own = scheme::of(&evaluation).unwrap();
    let mut next = Draft::revision_of(&own, WORDS);
    let first = next.sections[0].key;
    set(&mut next, SchemeFigure::Section(first), "45");
    set(&mut next, SchemeFigure::Budget, "15");
    say(&mut next, SchemeText::Citation, "校办〔2020〕1号");
    apply(&mut evaluation, &next.adopted(true).unwrap()).unwrap();
    assert_eq!(evaluation.scheme, "own-1a2b-mof-2020-project@2");
    let scheme = scheme::of(&evaluation).unwrap();
    assert_eq!(scheme.basis.iter().filter(|basis| basis.citation == "校办〔2020〕1号").count(), 1);
    // 15 × 90 ÷ 100.
    let card = score(&evaluation, &scheme);
    assert_eq!(card.budget.unwrap().score.unwrap().to_string(), "13.50");
    let text = file::write_evaluation(&evaluation);
    let back = file::read(text.as_bytes()).unwrap().into_evaluations().remove(0);
    assert_eq!(back, evaluation);
    let copied = Draft::copy_of(&scheme, "9f", WORDS);
    assert_eq!(adopted(&copied).id, "own-9f-mof-2020-project");
}

#[test]
fn lists_never_grow_beyond_what_a_file_holds() {
    let mut draft = draft();
    for _ in 0..30 {
        draft.apply(&SchemeChange::Add(SchemeList::Sections));
        draft.apply(&SchemeChange::Add(SchemeList::Ceilings));
    }
    assert_eq!((draft.sections.len(), draft.ceilings.len()), (20, 20));
}

#[test]
fn rows_keep_their_names_where_the_person_wants_it() {
    let mut evaluation = evaluation();
    evaluation.indicators.push(Indicator { level1: "别的".into(), ..Indicator::default() });
    let mut draft = draft();
    let first = draft.sections[0].key;
    say(&mut draft, SchemeText::Entry(first), "成果指标");
    apply(&mut evaluation, &draft.adopted(false).unwrap()).unwrap();
    assert_eq!(evaluation.indicators[0].level1, "产出指标");
    let scheme = scheme::of(&evaluation).unwrap();
    assert_eq!(scheme.section_of("产出指标"), Some(0), "still found under the old name");
    assert!(!matches!(scheme.check(), Err(SchemeFault::NoId)));
}
