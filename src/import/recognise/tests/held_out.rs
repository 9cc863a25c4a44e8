//! What tables that were held out taught (`tests/import/heldout`).

use super::*;

#[test]
fn sections_may_stand_in_lines_of_their_own_and_the_money_below_each_other() {
    let (form, evaluation, unused) = one(vec![table(
        "某馆2023年度项目支出绩效自评表@1×6
         项目名称 | 流动图书车
         全年预算数（万元） | 86
         全年执行数（万元） | 83.42
         预算执行率 | 97%
         预算执行得分 | 9.7
         二级指标 | 三级指标 | 分值 | 目标值 | 实际完成值 | 自评得分
         一、产出指标（50分）@1×6
         数量指标 | 巡回次数 | 10 | ≥180次 | 176次 | 9.78
         | 新购图书 | 10 | 6000册 | 6240册 | 10
         二、效益指标（30分）@1×6
         社会效益指标 | 借阅量 | 15 | 2万册 | 3万册 | 15
         总分：98.7分@1×3 | | | 等级：优@1×3",
    )]);
    let rows: Vec<_> =
        evaluation.indicators.iter().map(|row| (row.level1.as_str(), row.level2.as_str())).collect();
    assert_eq!(rows, [("产出指标", "数量指标"), ("产出指标", "数量指标"), ("效益指标", "社会效益指标")]);
    assert_eq!(evaluation.claimed.sections["效益指标"].to_string(), "30");
    let total = &evaluation.budget.total;
    assert_eq!(
        (total.adjusted.unwrap().to_string(), total.executed.unwrap().to_string()),
        ("86".into(), "83.42".into())
    );
    let claimed = &evaluation.claimed;
    assert_eq!((claimed.execution_rate.as_str(), claimed.grade.as_str()), ("97%", "优"));
    assert_eq!(claimed.budget_score.unwrap().to_string(), "9.7");
    assert_eq!(doubts(&form, "budget.total.adjusted"), []);
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn a_column_of_nothing_but_signs_holds_them_whatever_its_heading_says() {
    let (_, evaluation, _) = one(vec![table(
        "项目名称 | 路灯
         一级指标 | 二级指标 | 三级指标 | 关系 | 指标值 | 度量单位 | 完成值 | 得分
         产出指标 | 数量指标 | 新装路灯 | ≥ | 120 | 盏 | 126 | 10
         | 质量指标 | 故障率 | ≤ | 2 | % | 1% | 10",
    )]);
    let targets: Vec<_> = evaluation.indicators.iter().map(|row| row.target.as_str()).collect();
    assert_eq!(targets, ["≥ 120 盏", "≤ 2 %"]);
}

#[test]
fn full_marks_are_the_points_and_the_total() {
    let grid = |total: &str| {
        table(&format!(
            "项目名称 | 路灯
             一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 得分
             产出指标 | 数量指标 | 新装路灯 | 120盏 | 126盏 | 100 | 100
             {total}"
        ))
    };
    let total = |line: &str| one(vec![grid(line)]).1.claimed.total.map(|total| total.to_string());
    assert_eq!(total("总分@1×5 | | | | | 100 | 100"), Some("100".into()));
    assert_eq!(total("总分@1×3 | | | 100 | 得分 | | 等级"), None);
    assert_eq!(total("总分@1×3 | | | 100 | 得分 | 96"), Some("96".into()));
}

#[test]
fn a_label_with_nothing_behind_it_takes_no_other_labels_value() {
    let (_, evaluation, _) = one(vec![table(
        "项目名称 | 路灯
         三级指标 | 目标值 | 完成值 | 得分
         甲 | 3次 | 3次 | 5
         项目负责人： | 填报人：张三",
    )]);
    assert_eq!((evaluation.contacts.head.as_str(), evaluation.contacts.filled_by.as_str()), ("", "张三"));
}

/// The national form as central departments publish it for 2021: 财预〔2020〕10号's, without 成本指标.
fn national(title: &str, sections: [(&str, &str); 3], budget: &str) -> Vec<Block> {
    let rows: String = sections
        .iter()
        .map(|(level1, points)| {
            format!("{level1} | 某类指标 | {level1}甲 | ≥90% | 95% | {points} | {points} | \n")
        })
        .collect();
    vec![
        paragraph(title),
        paragraph("（2021年度）"),
        table(&format!(
            "项目名称 | 设备运行维护
             主管部门 | 某部@1×3 | | | 实施单位 | 某中心
             项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
             | 年度资金总额 | 100.00 | 100.00 | 98.00 | {budget} | 98.00% | 9.80
             | 其中：当年财政拨款 | 100.00 | 100.00 | 98.00 | — | 98.00% | —
             年度总体目标 | 预期目标@1×3 | | | 实际完成情况@1×4
             | 保障设备稳定运行。@1×3 | | | 设备运行稳定。@1×4
             一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
             {rows}
             总分@1×5 | | | | | 100 | 99.8 | "
        )),
    ]
}

#[test]
fn the_form_of_central_departments_is_proposed_the_scheme_whose_points_it_has() {
    let usual = [("产出指标", "50"), ("效益指标", "30"), ("满意度指标", "10")];
    for title in ["项目支出绩效自评表", "中央部门项目支出绩效自评表", "2021年度中央部门项目支出绩效自评表"]
    {
        let (form, evaluation, _) = one(national(title, usual, "10"));
        assert_eq!(form.proposals[0].scheme, "mof-2020-project", "{title}");
        assert_ne!(
            form.proposals[0].fit,
            super::super::Fit::Poor,
            "{title}: {:?}",
            form.proposals[0].reasons
        );
        assert_eq!(evaluation.year, 2021);
        assert_eq!(evaluation.claimed.execution_rate, "98.00%");
        assert_eq!(evaluation.goals.achieved, "设备运行稳定。");
    }
}

#[test]
fn points_of_no_scheme_are_proposed_none_that_fits() {
    let odd = [("产出指标", "30"), ("效益指标", "25"), ("满意度指标", "5")];
    let (form, ..) = one(national("项目支出绩效自评表", odd, "40"));
    let fits: Vec<_> = form.proposals.iter().map(|proposal| proposal.fit).collect();
    assert!(fits.iter().all(|fit| *fit == super::super::Fit::Poor), "{fits:?}");
}

#[test]
fn a_value_before_another_label_is_not_taken_for_a_part_of_it() {
    let (_, evaluation, _) = one(vec![
        paragraph("2023年度项目支出绩效自评表"),
        paragraph("项目名称：路灯"),
        paragraph("主管部门：某县文化和旅游局　　实施单位：某县图书馆　　联系 电话：010-1"),
        table("三级指标 | 目标值 | 完成值 | 得分\n甲 | 3次 | 3次 | 5"),
    ]);
    let project = evaluation.project.unwrap();
    assert_eq!(
        (project.supervising_department.as_str(), project.implementing_unit.as_str()),
        ("某县文化和旅游局", "某县图书馆")
    );
    assert_eq!(evaluation.contacts.phone, "010-1");
}

#[test]
fn names_stand_behind_the_levels_whatever_their_heading_is_called_and_goals_in_tables_of_their_own() {
    let (_, evaluation, unused) = one(vec![
        table("项目名称 | 路灯"),
        table("年初设定的绩效目标 | 目标实际完成情况\n新装路灯120盏。 | 新装126盏。"),
        table(
            "序号 | 一级指标 | 二级指标 | 绩效指标 | 目标值 | 完成值 | 权重 | 评分
             1 | 产出指标 | 数量指标 | 新装路灯 | ≥120盏 | 126盏 | 10 | 9.5
             综合评分@1×7 | | | | | | | 95.5",
        ),
    ]);
    assert_eq!(evaluation.indicators[0].name, "新装路灯");
    assert_eq!(
        (evaluation.goals.annual.as_str(), evaluation.goals.achieved.as_str()),
        ("新装路灯120盏。", "新装126盏。")
    );
    assert_eq!(evaluation.claimed.total.unwrap().to_string(), "95.5");
    assert_eq!(unused, Vec::<String>::new());
}
