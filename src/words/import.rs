//! What recognition says of a form: doubts about members, and why a scheme is proposed.

use crate::import::{About, At, Block, Doubt, Fit, Leftover, Reason, Role, Source, Table, Unused};

/// A text that nothing was made of, with its place: `第2个表格第3行第4列：合计`, `第5段：…`; sheets by their names.
#[must_use]
pub fn unused(source: &Source, unused: &Unused) -> String {
    format!("{}：{}", place(source, unused.at), unused.text.replace('\n', " "))
}

/// A table by the name of its sheet, or by its number.
#[must_use]
pub fn table_name(table: &Table, number: usize) -> String {
    if table.name.is_empty() { format!("第{number}个表格") } else { format!("“{}”", table.name) }
}

/// A place of a source: `第2个表格第3行第4列`, `第5段`; sheets by their names.
#[must_use]
pub fn place(source: &Source, at: At) -> String {
    match source.blocks.get(at.block) {
        Some(Block::Table(_)) => format!("{}第{}列", row_place(source, at), at.column.saturating_add(1)),
        _ => {
            let before = source.blocks.iter().take(at.block);
            let number =
                before.filter(|block| matches!(block, Block::Paragraph(_))).count().saturating_add(1);
            format!("第{number}段")
        }
    }
}

fn row_place(source: &Source, at: At) -> String {
    let tables = source.blocks.iter().take(at.block).filter(|block| matches!(block, Block::Table(_)));
    let number = tables.count().saturating_add(1);
    let name = match source.blocks.get(at.block) {
        Some(Block::Table(table)) => table_name(table, number),
        _ => String::new(),
    };
    format!("{name}第{}行", at.row.saturating_add(1))
}

/// The place of a row with texts that nothing was made of; of a single cell with its column.
#[must_use]
pub fn leftover_place(source: &Source, left: &Leftover) -> String {
    match source.blocks.get(left.at.block) {
        Some(Block::Table(_)) if left.texts.len() > 1 => row_place(source, left.at),
        _ => place(source, left.at),
    }
}

/// What is said where a file holds no form.
#[must_use]
pub const fn no_form() -> &'static str {
    "没有找到自评表：需要有“三级指标”“年初目标值”“实际完成值”等表头的指标表。"
}

/// Why a member should be looked at.
#[must_use]
pub const fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Missing => "原文没有写明，请补填。",
        Doubt::Shifted => "该行单元格错位，已按内容对齐，请核对。",
        Doubt::Unreadable => "原表所写不能识别为该项内容，未采用，见“未采用的内容”。",
        Doubt::Conflict => "原文中另有不同的写法，请核对采用哪一处。",
        Doubt::FromReport => "表中没有，取自自评报告的文字，请核对。",
        Doubt::FromTitle => "表中没有，取自标题，请核对。",
        Doubt::Merged => "由合并单元格得来，原格覆盖多行，请核对。",
        Doubt::Assumed => "原文没有写明，暂按通常情况填写，请核对。",
        Doubt::Boxes => "勾选框没有勾选，或勾选了不止一项，请选择。",
        Doubt::Digits => "数值可能丢失了百分号，请核对。",
        Doubt::ByNumber => "按报告中的指标序号对应，名称不一致，请核对。",
    }
}

/// What a column of the indicator table can be taken for.
#[must_use]
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Serial => "序号",
        Role::Level1 => "一级指标",
        Role::Level2 => "二级指标",
        Role::Name => "三级指标",
        Role::Points => "分值",
        Role::Operator => "指标性质",
        Role::Target => "年初目标值",
        Role::Unit => "度量单位",
        Role::Actual => "实际完成值",
        Role::Score => "自评得分",
        Role::Reason => "偏差原因",
        Role::Note => "完成情况说明",
        Role::Evidence => "佐证",
        Role::None => "不采用",
    }
}

/// How well a scheme fits.
#[must_use]
pub const fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::Good => "相符",
        Fit::Fair => "基本相符，个别处不同",
        Fit::Poor => "不太相符，可能是别的评分方案",
    }
}

/// One thing that speaks for or against a scheme.
#[must_use]
pub fn reason(reason: &Reason) -> String {
    let Reason { about, agrees, found, expected } = reason;
    let (found, expected) = (found.as_str(), expected.as_str());
    match (about, agrees) {
        (About::Kind, true) => format!("都是{found}自评表"),
        (About::Kind, false) => format!("原表是{found}自评表，该方案用于{expected}"),
        (About::BudgetPoints, true) => format!("预算执行都是{found}分"),
        (About::BudgetPoints, false) if expected.is_empty() => format!("原表预算执行{found}分，该方案不计分"),
        (About::BudgetPoints, false) => format!("原表预算执行{found}分，该方案{expected}分"),
        (About::Section, true) => format!("都有“{found}”"),
        (About::Section, false) if found.is_empty() => format!("原表没有该方案的“{expected}”"),
        (About::Section, false) => format!("该方案没有“{found}”"),
        (About::SectionPoints, true) => format!("{found}分相符"),
        (About::SectionPoints, false) => format!("原表{found}分，该方案{expected}分"),
        (About::Scored, true) => "是否计分相符".to_owned(),
        (About::Scored, false) => "一方计分，一方不计分".to_owned(),
        (About::Columns, true) => format!("都有“{found}”栏"),
        (About::Columns, false) => format!("只有一方有“{found}”栏"),
        (About::Fields, true) => format!("都有“{}”一项", member(found)),
        (About::Fields, false) if found.is_empty() => format!("原表没有“{}”一项", member(expected)),
        (About::Fields, false) => format!("该方案没有“{}”一项", member(found)),
        (About::Sources, true) => format!("资金来源“{found}”相符"),
        (About::Sources, false) => format!("该方案没有资金来源“{found}”"),
        (About::Words, _) => format!("原文提到“{found}”"),
    }
}

/// What the members by which forms differ are called.
fn member(path: &str) -> &str {
    match path {
        "goals.long_term" => "长期目标",
        "goals.achieved" => "年度目标完成情况",
        "budget.reason" => "预算执行或调整的原因",
        "claimed.grade" => "等级",
        "project.category" => "项目类别",
        "project.attribute" => "项目属性",
        "project.duration" => "项目类型",
        "expenditure.basic" => "基本支出总额",
        "expenditure.project" => "项目支出总额",
        "expenditure.personnel" => "人员经费",
        "expenditure.operating" => "公用经费",
        "contacts.filled_by" => "填报人",
        "contacts.phone" => "联系电话",
        "contacts.reviewer" => "审核人",
        "contacts.head" => "负责人",
        "narrative.conclusion" => "评价结论",
        "narrative.purpose" => "立项目的",
        "narrative.problems" => "存在问题",
        "narrative.improvements" => "下一步改进措施",
        "narrative.completed" => "其他需要说明事项",
        "narrative.last_year_use" => "上年度自评结果应用情况",
        "narrative.deviation" => "偏差原因分析",
        "narrative.measures" => "改进措施及结果应用方案",
        "narrative.approval" => "单位主要负责人意见",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::{ContactKey, NarrativeKey};
    use crate::import::{Block, Choices, Source, recognise};

    #[test]
    fn what_is_unused_is_said_with_its_place() {
        let table =
            |name: &str| Block::Table(crate::import::Table { name: name.into(), ..Default::default() });
        let source = Source { blocks: vec![Block::Paragraph("甲".into()), table(""), table("附表")] };
        let said = |block| {
            let at = crate::import::At { block, row: 2, column: 0 };
            unused(&source, &Unused { at, text: "乙\n丙".into() })
        };
        assert_eq!(
            [said(0), said(1), said(2)],
            ["第1段：乙 丙", "第1个表格第3行第1列：乙 丙", "“附表”第3行第1列：乙 丙"]
        );
    }

    #[test]
    fn every_reason_is_said_in_chinese() {
        let text = "2020年度项目自评表";
        let understood =
            recognise(&Source { blocks: vec![Block::Paragraph(text.into())] }, &Choices::default());
        let proposals = &understood.forms[0].proposals;
        let said: Vec<String> = proposals.iter().flat_map(|proposal| &proposal.reasons).map(reason).collect();
        assert!(said.len() > 20);
        for sentence in said {
            assert!(!sentence.contains(|c: char| c.is_ascii_alphabetic()), "{sentence}");
        }
    }

    #[test]
    fn members_by_which_forms_differ_have_names() {
        for key in ContactKey::ALL {
            assert!(!member(&format!("contacts.{}", key.member())).contains('.'));
        }
        // Those that some form of a built-in scheme prints, or a label names.
        for key in [
            NarrativeKey::Conclusion,
            NarrativeKey::Deviation,
            NarrativeKey::Approval,
            NarrativeKey::Completed,
        ] {
            assert!(!member(&format!("narrative.{}", key.member())).contains('.'));
        }
    }
}
