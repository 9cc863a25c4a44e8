//! The report says what the data says: every figure of the examples, and of a second evaluation where things went
//! otherwise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use ziping::evaluation::Evaluation;
use ziping::report::{Document, Part, report};
use ziping::{examples, file, scheme, scoring};

fn document(evaluation: &Evaluation) -> Document {
    let scheme = scheme::of(evaluation).unwrap();
    report(evaluation, &scheme, &scoring::score(evaluation, &scheme), false)
}

/// The report's text, a line for each heading and paragraph.
fn text(evaluation: &Evaluation) -> String {
    text_of(&document(evaluation))
}

fn text_of(document: &Document) -> String {
    let lines = document.sheets[0].parts.iter().flat_map(|part| match part {
        Part::Title(lines) => lines.clone(),
        Part::Heading { text, .. } => vec![text.clone()],
        Part::Paragraph(paragraph) => vec![paragraph.text.clone()],
        Part::Signature { unit, date } => vec![unit.clone(), date.clone()],
        _ => Vec::new(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn second() -> Evaluation {
    file::read(include_bytes!("report/second.json")).unwrap().into_evaluations().remove(0)
}

fn says(text: &str, phrases: &[&str]) {
    for phrase in phrases {
        assert!(text.contains(phrase), "the report does not say “{phrase}”:\n{text}");
    }
}

#[test]
fn the_report_of_the_whole_unit_has_every_section_and_figure() {
    let evaluation = examples::whole_unit();
    let text = text(&evaluation);
    says(
        &text,
        &[
            "一、自评结论",
            "（一）部门（单位）整体绩效自评得分",
            "经自评，武汉市硚口区小学教学研究室2020年度整体绩效得分94分",
            "“优”",
            "1．执行率情况",
            "部门预算收入570.36万元，其中：财政拨款收入570.36万元；预算支出570.36万元",
            "100.00%",
            "共设置绩效指标15个，全部完成；其中4个未得满分",
            "3．未完成的绩效目标\n无。",
            "（三）存在的问题和原因",
            "共扣6分",
            "（四）下一步拟改进措施",
            "附件：2020年度武汉市硚口区小学教学研究室部门（单位）整体绩效自评表",
            "二、佐证材料",
            "519.76万元",
            "485.54万元",
            "34.22万元",
            "50.60万元",
            "3．预算收支情况",
            "长期目标：",
            "年度目标：",
            "（二）部门自评工作开展情况",
            "1．产出指标完成情况分析",
            "2．效益指标完成情况分析",
            "3．满意度指标完成情况分析",
            "（四）上年度部门（单位）整体自评结果应用情况",
            "（五）其他佐证材料",
            "2021年6月15日",
        ],
    );
    for (number, row) in (1..).zip(&evaluation.indicators) {
        says(
            &text,
            &[&format!("指标{number}：{}。{}", row.name, ziping::words::report::target_and_actual(row))],
        );
    }
}

#[test]
fn the_report_of_the_project_has_every_section_and_figure() {
    let evaluation = examples::project();
    let text = text(&evaluation);
    says(
        &text,
        &[
            "经自评，武汉市硚口区小学教学研究室2020年度项目支出绩效得分95分",
            "50.60万元",
            "100.00%",
            "共设置绩效指标13个，全部完成；其中3个未得满分",
            "立项目的：",
            "2．项目资金情况",
            "1．预算执行情况分析",
            "实际执行数与预算数无差异",
            "2．绩效目标完成情况分析",
            "（1）产出指标完成情况分析",
            "（2）效益指标完成情况分析",
            "（3）满意度指标完成情况分析",
            "指标13：教师对培训质量满意度。年初目标≥90%，实际完成95%",
        ],
    );
}

#[test]
fn every_figure_changes_with_the_data() {
    let text = text(&second());
    says(
        &text,
        &[
            // 20 × 500.5 ÷ 570.36 = 17.5503…
            "2023年度年初预算600万元，年中调减29.64万元，全年预算570.36万元，实际执行500.5万元，预算执行率87.75%。年中压减会议费。",
            "共设置绩效指标15个，完成12个，未完成2个，1个尚未认定是否完成",
            "未完成的指标2个：",
            // 5 × 3 ÷ 4
            "（1）小学学科学业质量分析：年初目标4次，实际完成3次，分值5分，得3.75分。原因：一次测查因停课取消。",
            // the reversed one: 5 × 6 ÷ 8; “无” is no cause
            "（2）经费支付平均用时：年初目标≤6天，实际完成8天，分值5分，得3.75分。",
            "尚未认定是否完成的指标1个：\n（1）资金监管：",
            "预算执行扣2.45分；“小学学科学业质量分析”扣1.25分（一次测查因停课取消）；“经费支付平均用时”扣1.25分；",
            "共扣10.95分",
            "发放问卷120份，有效问卷115份，满意106份，满意率92.17%（2023年12月20日）",
            "2024年3月8日",
        ],
    );
}

#[test]
fn own_paragraphs_stand_and_say_which_of_their_figures_the_data_does_not_have() {
    let document = document(&second());
    let own: Vec<_> = document.sheets[0]
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Paragraph(paragraph) => paragraph.own.as_ref().map(|own| (paragraph.text.as_str(), own)),
            _ => None,
        })
        .collect();
    assert_eq!(own.len(), 2);
    // The total is 89.05 and the rate 87.75 %: neither figure agrees any more, though 100% is a target of other rows.
    assert_eq!(own[0].0, "本年自评得分 94 分，执行率 100%，总体良好。");
    assert_eq!(own[0].1.strange, ["94分", "100%"]);
    assert!(own[0].1.generated.contains("89.05分"), "{}", own[0].1.generated);
    assert_eq!(own[1].1.strange, Vec::<String>::new());
}

#[test]
fn an_empty_form_makes_a_report_that_says_what_is_missing() {
    for scheme in scheme::built_in() {
        let empty = ziping::edit::new_evaluation(scheme, "a".into(), 2025);
        let score = if scheme.scored { "尚无得分" } else { "不计分" };
        says(&text(&empty), &[score, "预算数未填", "执行数未填", "尚未设置绩效指标"]);
        let draft = report(&empty, scheme, &scoring::score(&empty, scheme), true);
        says(&text_of(&draft), &["（待填写）"]);
        assert!(!text(&empty).contains("待填写"), "final paper has no such words");
    }
}
