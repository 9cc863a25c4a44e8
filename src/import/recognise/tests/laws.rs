//! What holds for any source.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::{ColumnChoice, Role, SchemeChoice};
use super::*;

/// Texts that meet each other in real forms: far likelier to hit a path than random letters.
const WORDS: &[&str] = &[
    "一级指标",
    "二级指标",
    "三级指标",
    "年初目标值(A)",
    "实际完成值",
    "得分",
    "分值",
    "指标性质",
    "指标值",
    "度量单位",
    "序号",
    "偏差原因分析",
    "产出指标（40分）",
    "效益指标",
    "数量指标",
    "社会效益",
    "教师培训（5分）",
    "1.教师培训",
    "其中：培训",
    "≥90%",
    "92%",
    "4 次",
    "十二次",
    "稳步提高",
    "5",
    "4.67",
    "—",
    "无",
    "总分",
    "合计",
    "94",
    "优",
    "项目名称",
    "单位名称",
    "主管部门",
    "某某学校",
    "项目类别",
    "☑部门预算项目 ☐市直专项",
    "预算执行情况（万元）（20分）",
    "预算数(A)",
    "执行数(B)",
    "执行率(B/A)",
    "年度资金总额",
    "其中：当年财政拨款",
    "570.36",
    "100%",
    "年度目标",
    "预期目标",
    "实际完成情况",
    "年初预算数",
    "年中追加调整",
    "调整后预算数",
    "决算数",
    "收入合计",
    "基本支出",
    "小计",
    "改进措施及结果应用方案",
    "偏差大或目标未完成原因分析",
    "单位名称：某校 填报日期：2021年6月15日",
    "2020年度项目自评表",
    "2020年度某校整体绩效自评报告",
    "一、自评结论",
    "（一）自评得分",
    "最终得分94分。管理规范。",
    "三、存在的问题",
    "指标1：教师培训。年初目标30次，实际完成28次，因疫情推迟。",
    "某某学校\n2021年6月15日",
    "注：略",
    "<p>甲</p>",
    "<input checked type=checkbox>",
    "绩效目标（800分）",
    "自评等级",
    "目标的理解",
    "计分说明（导出时）",
    "\u{202E}反",
    "　",
    "𠀀",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => proptest::sample::select(WORDS.to_vec()).prop_map(ToOwned::to_owned),
        1 => any::<String>(),
        1 => proptest::collection::vec(proptest::sample::select(WORDS.to_vec()), 0..4).prop_map(|words| words.join("：")),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    let cell = (0_usize..12, 0_usize..9, 1_usize..4, 1_usize..4, text())
        .prop_map(|(row, column, rows, columns, text)| Cell { row, column, rows, columns, text });
    let table = (proptest::collection::vec(cell, 0..60), "[甲乙]?")
        .prop_map(|(cells, name)| Block::Table(Table { name, rows: 15, columns: 12, cells }));
    // Rows without gaps: what real tables look like.
    let dense = proptest::collection::vec(proptest::collection::vec(text(), 1..9), 1..14).prop_map(|rows| {
        let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
            let cell = move |(column, text): (usize, &String)| Cell {
                row,
                column,
                rows: 1,
                columns: 1,
                text: text.clone(),
            };
            cells.iter().enumerate().map(cell)
        });
        Block::Table(Table { name: String::new(), rows: rows.len(), columns: 9, cells: cells.collect() })
    });
    prop_oneof![2 => text().prop_map(Block::Paragraph), 1 => table, 2 => dense]
}

fn choices() -> impl Strategy<Value = Choices> {
    let column = (0_usize..4, 0_usize..6, 0_usize..6, proptest::sample::select(Role::ALL.to_vec()))
        .prop_map(|(block, row, column, role)| ColumnChoice { block, row, column, role });
    let scheme =
        (0_usize..2, "[a-z-]{0,3}|hubei-2020-unit").prop_map(|(form, scheme)| SchemeChoice { form, scheme });
    (
        proptest::collection::vec(column, 0..4),
        proptest::collection::vec(scheme, 0..2),
        proptest::option::of(1990..2100),
    )
        .prop_map(|(columns, schemes, year)| Choices { schemes, columns, year })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_source_is_understood_and_every_text_accounted_for(
        blocks in proptest::collection::vec(block(), 0..6),
        choices in choices(),
    ) {
        let source = Source { blocks };
        let understood = recognise(&source, &choices);
        let counts = understood.counts;
        prop_assert_eq!(counts.all, counts.used + counts.labels + counts.silent + counts.unused);
        prop_assert_eq!(understood.unused.len(), counts.unused);
        let mut places = BTreeSet::new();
        for (block, content) in source.blocks.iter().enumerate() {
            match content {
                Block::Paragraph(_) => { places.insert((block, 0, 0)); }
                Block::Table(table) => places.extend(table.cells.iter().map(|cell| (block, cell.row, cell.column))),
            }
        }
        for form in &understood.forms {
            let evaluation = form.read();
            prop_assert!(evaluation.is_some(), "{}", form.evaluation);
            prop_assert_eq!(crate::file::write_evaluation(&evaluation.unwrap()), form.evaluation.clone());
            prop_assert_eq!(form.proposals.len(), crate::scheme::built_in().len());
            for mark in &form.marks {
                prop_assert!(mark.cells.iter().all(|at| places.contains(&(at.block, at.row, at.column))));
                prop_assert!(!mark.cells.is_empty() || !mark.doubts.is_empty(), "{}", mark.member);
            }
        }
        prop_assert_eq!(recognise(&source, &choices), understood);
    }

    #[test]
    fn every_stated_member_of_an_indicator_has_a_mark(blocks in proptest::collection::vec(block(), 0..4)) {
        for form in understand(blocks).forms {
            let evaluation: serde_json::Value = serde_json::from_str(&form.evaluation).unwrap();
            for (place, row) in evaluation["indicators"].as_array().into_iter().flatten().enumerate() {
                for member in row.as_object().unwrap().keys().filter(|member| *member != "id") {
                    let path = format!("indicators[{place}].{member}");
                    prop_assert!(form.mark(&path).is_some_and(|mark| !mark.cells.is_empty()), "{}", path);
                }
            }
        }
    }

    #[test]
    fn what_is_understood_travels_as_json(blocks in proptest::collection::vec(block(), 0..3)) {
        let understood = understand(blocks);
        let json = serde_json::to_string(&understood).unwrap();
        prop_assert_eq!(serde_json::from_str::<Understood>(&json).unwrap(), understood);
    }
}
