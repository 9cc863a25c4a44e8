//! Forms in the shapes in which they are met.

use super::super::{ColumnChoice, Doubt, Fit, Role, SchemeChoice};
use super::*;
use crate::evaluation::{AmountUnit, Duration};

const HEAD: &str =
    "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施";

fn grid(rows: &str) -> Block {
    table(&format!("{HEAD}\n{rows}"))
}

#[test]
fn a_national_form_is_read_part_by_part() {
    let (form, evaluation, unused) = one(vec![
        paragraph("项目支出绩效自评表"),
        paragraph("（2022年度）"),
        paragraph("填报单位：某县供水站　填报日期：2023年1月12日　金额单位：元"),
        table(
            "项目名称@1×2 | | 管网改造
             主管部门@1×2 | | 某县水利局 | | 实施单位 | 某县供水站
             项目资金（元）@3×1 | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
             | 年度资金总额 | 0 | 1,200,000 | 1,180,000 | 10 | 98.33% | 9.83
             | 其中：1.当年财政拨款 | 0 | 1,200,000 | 1,180,000 | — | | —
             年度总体目标@2×1 | 预期目标@1×3 | | | 实际完成情况@1×3
             | 更换管网46公里。@1×3 | | | 更换44.5公里。@1×3",
        ),
        grid(
            "产出指标 | 数量指标 | 1.更换管网 | ≥46公里 | 44.5公里 | 50 | 48.37 | 等待批复
             效益指标 | 社会效益指标 | 受益人口 | 3万人 | 3.1万人 | 30 | 30 |
             满意度指标 | 服务对象满意度指标 | 用户满意度 | ≥90% | 95% | 10 | 10 |
             总分 | | | | | 100 | 98.2 |",
        ),
        paragraph("注：以下无正文。"),
    ]);
    assert_eq!((evaluation.unit.as_str(), evaluation.year), ("某县供水站", 2022));
    assert_eq!(evaluation.filed_on.unwrap().to_string(), "2023-01-12");
    assert_eq!(evaluation.amount_unit, AmountUnit::Yuan);
    let project = evaluation.project.unwrap();
    assert_eq!(
        (project.name.as_str(), project.supervising_department.as_str(), project.implementing_unit.as_str()),
        ("管网改造", "某县水利局", "某县供水站")
    );
    let total = &evaluation.budget.total;
    assert_eq!(total.initial.unwrap().to_string(), "0");
    assert_eq!(total.adjusted.unwrap().to_string(), "1200000");
    assert_eq!(evaluation.budget.sources[0].name, "当年财政拨款");
    assert_eq!(evaluation.claimed.execution_rate, "98.33%");
    assert_eq!(evaluation.claimed.budget_score.unwrap().to_string(), "9.83");
    assert_eq!(evaluation.claimed.total.unwrap().to_string(), "98.2");
    assert_eq!(
        (evaluation.goals.annual.as_str(), evaluation.goals.achieved.as_str()),
        ("更换管网46公里。", "更换44.5公里。")
    );
    assert_eq!(evaluation.indicators[0].name, "更换管网");
    assert_eq!(evaluation.indicators[0].reason, "等待批复");
    assert_eq!(unused, ["10", "100", "注：以下无正文。"]);
    assert_eq!((form.proposals[0].scheme.as_str(), form.proposals[0].fit), ("mof-2020-project", Fit::Good));
    assert!(form.marks.iter().all(super::super::Mark::is_certain), "{:?}", form.marks);
}

#[test]
fn levels_merged_repeated_or_left_empty_say_the_same() {
    let merged = "产出指标@2×1 | 数量指标@2×1 | 甲培训 | 3次 | 3次 | 5 | 5\n | | 乙培训 | 4次 | 4次 | 5 | 5";
    let repeated =
        "产出指标 | 数量指标 | 甲培训 | 3次 | 3次 | 5 | 5\n产出指标 | 数量指标 | 乙培训 | 4次 | 4次 | 5 | 5";
    let empty = "产出指标 | 数量指标 | 甲培训 | 3次 | 3次 | 5 | 5\n | | 乙培训 | 4次 | 4次 | 5 | 5";
    let read = |rows: &str| one(vec![grid(rows)]).1.indicators;
    assert_eq!(read(merged), read(repeated));
    assert_eq!(read(merged), read(empty));
    assert_eq!(read(merged)[1].level2, "数量指标");
}

#[test]
fn another_section_takes_no_heading_of_the_one_before() {
    let (_, evaluation, _) = one(vec![grid(
        "产出指标 | 数量指标 | 甲培训 | 3次 | 3次 | 5 | 5\n效益指标 | | 乙影响 | 好 | 好 | 5 | 5",
    )]);
    assert_eq!(
        (evaluation.indicators[1].level1.as_str(), evaluation.indicators[1].level2.as_str()),
        ("效益指标", "")
    );
}

#[test]
fn a_row_that_lost_its_first_cells_is_put_in_place_and_marked() {
    let (form, evaluation, _) = one(vec![
        table(
            "指标 | 一级指标 | 二级指标 | 三级指标 | 年初目标值(A) | 实际完成值(B) | 得分
             | 效益 指标 (40 分) | 经济效益 | 资金监管 (5 分) | 按照管理 要求 | 按照管理 要求 | 5
             社会效益 | | 完善评价体系 (10 分) | 提高质量 | 提高质量 | 8",
        ),
        table("| 可持续影响 | 提高队伍水平（5分） | 稳步提高 | 稳步提高 | 4\n总分 | 17"),
    ]);
    let rows: Vec<_> = evaluation
        .indicators
        .iter()
        .map(|row| {
            (
                row.level1.as_str(),
                row.level2.as_str(),
                row.name.as_str(),
                row.target.as_str(),
                row.score.unwrap().to_string(),
            )
        })
        .collect();
    assert_eq!(rows[0], ("效益指标", "经济效益", "资金监管", "按照管理要求", "5".to_owned()));
    assert_eq!(rows[1], ("效益指标", "社会效益", "完善评价体系", "提高质量", "8".to_owned()));
    assert_eq!(rows[2], ("效益指标", "可持续影响", "提高队伍水平", "稳步提高", "4".to_owned()));
    assert_eq!(evaluation.claimed.total.unwrap().to_string(), "17");
    for row in [1, 2] {
        for member in ["target", "actual", "score"] {
            assert_eq!(
                doubts(&form, &format!("indicators[{row}].{member}")),
                [Doubt::Shifted],
                "{row} {member}"
            );
        }
    }
    assert_eq!(doubts(&form, "indicators[0].score"), []);
}

#[test]
fn sign_figure_and_unit_in_three_cells_are_one_target() {
    let (_, evaluation, _) = one(vec![table(
        "三级指标 | 指标性质 | 指标值 | 度量单位 | 实际完成值 | 得分
         合格率 | ≥ | 95 | % | 96% | 10
         效果 | 定性 | 有效 | 无 | 有效 | 10
         人数 | ＝ | ≥735 | 人次 | 735 | 10",
    )]);
    let targets: Vec<_> = evaluation.indicators.iter().map(|row| row.target.as_str()).collect();
    assert_eq!(targets, ["≥ 95 %", "有效", "≥735 人次"]);
}

#[test]
fn a_merged_score_is_shared_and_a_row_within_another_has_no_points() {
    let (form, evaluation, _) = one(vec![grid(
        "产出指标 | 数量指标 | 甲培训 | 3次 | 3次 | 10@2×1 | 9@2×1
         | | 乙培训 | 4次 | 4次 | |
         | | 其中：丙培训 | 1次 | 1次 | — | —",
    )]);
    let [first, second, third] = &evaluation.indicators[..] else { panic!() };
    assert!(
        !first.shares_score_with_above && second.shares_score_with_above && !third.shares_score_with_above
    );
    assert_eq!((second.points, second.score, third.points, third.score), (None, None, None, None));
    assert_eq!(third.name, "其中：丙培训");
    assert!(
        form.marks
            .iter()
            .filter(|mark| mark.member.starts_with("indicators[2]"))
            .all(super::super::Mark::is_certain)
    );
}

#[test]
fn what_does_not_read_is_marked_and_listed() {
    let (form, evaluation, unused) = one(vec![grid(
        "产出指标 | 数量指标 | 甲培训 | 3次 | 3次 | 十分 | 不详 |\n | | 乙培训 | | 3次 | 5 | 5 |",
    )]);
    let row = &evaluation.indicators[0];
    assert_eq!((row.points, row.score), (None, None));
    assert!(doubts(&form, "indicators[0].points").contains(&Doubt::Unreadable));
    assert!(doubts(&form, "indicators[0].score").contains(&Doubt::Unreadable));
    assert_eq!(doubts(&form, "indicators[1].target"), [Doubt::Missing]);
    assert_eq!(unused, ["十分", "不详"]);
}

#[test]
fn the_score_of_the_reviewer_is_not_the_units() {
    let (_, evaluation, unused) = one(vec![table(
        "一级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 财政审核评分 | 自评得分
         产出指标 | 甲 | 3次 | 3次 | 5 | 4 | 5
         合计 | | | | 5 | 4 | 5",
    )]);
    assert_eq!(evaluation.indicators[0].score.unwrap().to_string(), "5");
    assert_eq!(evaluation.claimed.total.unwrap().to_string(), "5");
    assert_eq!(unused, ["4", "5", "4"]);
}

#[test]
fn several_forms_of_one_sheet_come_apart() {
    let form = |project: &str, total: &str| {
        format!(
            "2021年度项目支出绩效自评表@1×4\n项目名称 | {project}\n三级指标 | 目标值 | 完成值 | 得分\n甲 | 3次 | 3次 | 5\n总分 | | | {total}"
        )
    };
    let understood = understand(vec![table(&format!("{}\n{}", form("路灯", "95"), form("井盖", "88")))]);
    let read: Vec<_> = understood.forms.iter().map(|form| form.read().unwrap()).collect();
    let said: Vec<_> = read
        .iter()
        .map(|form| (form.project.as_ref().unwrap().name.as_str(), form.claimed.total.unwrap().to_string()))
        .collect();
    assert_eq!(said, [("路灯", "95".to_owned()), ("井盖", "88".to_owned())]);
    assert!(understood.unused.is_empty(), "{:?}", understood.unused);
}

#[test]
fn a_whole_unit_has_expenditure_and_accounts() {
    let (_, evaluation, unused) = one(vec![
        table(
            "项目 | | 年初预算数 | 年中追加 | 调整后预算数 | 决算数
             收入合计@1×2 | | 100 | - | 100 | 100
             基本支出@2×1 | 人员经费 | 60 | - | 60 | 59
             | 小计 | 60 | - | 60 | 59",
        ),
        paragraph("2021年度某馆部门整体绩效自评表"),
        table(
            "单位名称 | 某馆
             基本支出总额 | 60 | 项目支出总额 | 40
             预算执行情况（万元）（20分） | 预算数（A） | 执行数（B） | 执行率 | 得分
             部门整体支出总额 | 100 | 99 | 99% | 19.8",
        ),
        table("三级指标 | 目标值 | 完成值 | 得分\n甲 | 3次 | 3次 | 5"),
    ]);
    assert_eq!(evaluation.project, None);
    assert_eq!(evaluation.expenditure.basic.unwrap().to_string(), "60");
    assert_eq!(evaluation.accounts.len(), 3);
    assert_eq!(
        (evaluation.accounts[2].group.as_str(), evaluation.accounts[2].name.as_str()),
        ("基本支出", "小计")
    );
    assert_eq!(evaluation.accounts[1].final_accounts.unwrap().to_string(), "59");
    assert_eq!(evaluation.budget.total.executed.unwrap().to_string(), "99");
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn what_the_person_chose_is_honoured() {
    let source = Source {
        blocks: vec![table("三级指标 | 目标值 | 甲列 | 乙列 | 得分\n培训 | 3次 | 2次 | 4次 | 5")],
    };
    let choices = Choices {
        schemes: vec![SchemeChoice { form: 0, scheme: "transfer-project".into() }],
        columns: vec![
            ColumnChoice { block: 0, row: 0, column: 3, role: Role::Actual },
            ColumnChoice { block: 0, row: 0, column: 2, role: Role::Note },
        ],
        year: Some(2024),
    };
    let understood = recognise(&source, &choices);
    let evaluation = understood.forms[0].read().unwrap();
    assert_eq!(
        (evaluation.indicators[0].actual.as_str(), evaluation.indicators[0].note.as_str()),
        ("4次", "2次")
    );
    assert_eq!((evaluation.scheme.as_str(), evaluation.year), ("transfer-project", 2024));
    assert_ne!(understood.forms[0].proposals[0].scheme, "transfer-project");
    assert_eq!(understood.forms[0].grids[0].columns[3].role, Role::Actual);
    let unknown = Choices { schemes: vec![SchemeChoice { form: 0, scheme: "none".into() }], ..choices };
    assert_ne!(recognise(&source, &unknown).forms[0].read().unwrap().scheme, "none");
}

#[test]
fn boxes_and_forms_left_in_texts_are_read() {
    let (_, evaluation, _) = one(vec![table(
        "项目名称 | 路灯
         项目类别 | 1、部门预算项目 <input checked=\"\" type=\"checkbox\"> 2、市直专项 <input type=\"checkbox\">
         项目类型 | 1、常年性项目□ | 2、延续性项目□ | 3、一次性项目√
         三级指标 | 目标值 | 完成值 | 得分
         甲 | 3次 | 3次 | 5",
    )]);
    let project = evaluation.project.unwrap();
    assert_eq!(project.category.unwrap().word(), "departmental_budget");
    assert_eq!(project.duration, Some(Duration::OneOff));
}

#[test]
fn a_source_that_is_no_form_gives_none_and_lists_everything() {
    let understood = understand(vec![paragraph("关于放假的通知"), table("姓名 | 年龄\n甲 | 30")]);
    assert!(understood.forms.is_empty());
    assert_eq!(understood.unused.len(), 5);
    assert_eq!(understand(Vec::new()), Understood::default());
}

#[test]
fn a_list_of_data_behind_its_form_is_no_form_of_its_own() {
    let list = "序号 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年初目标值 | 实际完成值 | 得分 | 计算得分 | 填报得分 | 目标的理解\n1 | 产出指标 | 数量指标 | 甲 | 5 | 3次 | 3次 | 5 | 5 | | 不低于 3 次";
    let understood = understand(vec![
        table("项目名称 | 路灯"),
        grid("产出指标 | 数量指标 | 甲 | 3次 | 3次 | 5 | 5"),
        table(list),
    ]);
    assert_eq!(understood.forms.len(), 1);
    assert!(understood.unused.iter().any(|unused| unused.text == "不低于 3 次"));
    assert_eq!(understand(vec![table(list)]).forms[0].read().unwrap().indicators[0].name, "甲");
}

#[test]
fn a_paragraph_without_a_stop_does_not_swallow_the_one_that_names_itself() {
    let report = "2020年度某区教研室整体绩效自评报告\n一、自评结论\n（一）自评得分\n得分94分。\n二、佐证材料\n（一）基本情况\n\
        长期目标：提高区域小学的教学质量、提高幼儿保教质量、提高各校的社会满意度\n年度目标：推进优质均衡，\n促进公平。\n\
        （二）部门自评工作开展情况\n成立工作小组。";
    let mut blocks: Vec<Block> = report.lines().map(paragraph).collect();
    blocks.push(table(
        "单位名称|某区教研室\n一级指标|二级指标|三级指标|年初目标值(A)|实际完成值(B)|得分\n\
         产出指标|数量指标|教师培训（5分）|30次|30次|5\n总分|94",
    ));
    let (_, evaluation, _) = one(blocks);
    assert_eq!(evaluation.goals.long_term, "提高区域小学的教学质量、提高幼儿保教质量、提高各校的社会满意度");
    assert_eq!(evaluation.goals.annual, "推进优质均衡，促进公平。");
}

#[test]
fn where_nothing_says_whose_table_it_is_the_chosen_scheme_does() {
    let rows = "三级指标|年初目标值|实际完成值\n教师培训|30次|28次";
    let source = Source { blocks: vec![table(rows)] };
    let read = |scheme: Option<&str>| {
        let schemes = scheme.map(|scheme| SchemeChoice { form: 0, scheme: scheme.into() });
        let choices = Choices { schemes: schemes.into_iter().collect(), ..Choices::default() };
        let form = recognise(&source, &choices).forms.remove(0);
        (form.read().unwrap().is_project(), form.mark("project").is_some())
    };
    assert_eq!(read(None), (true, true));
    assert_eq!(read(Some("hubei-2020-unit")), (false, false));
    assert_eq!(read(Some("hubei-2020-project")), (true, false));
    // What says it is not overruled.
    let named = format!("项目名称|校舍维修\n{rows}");
    let choices = Choices {
        schemes: vec![SchemeChoice { form: 0, scheme: "hubei-2020-unit".into() }],
        ..Choices::default()
    };
    let understood = recognise(&Source { blocks: vec![table(&named)] }, &choices);
    assert!(understood.forms[0].read().unwrap().is_project());
}
