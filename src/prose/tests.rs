//! Laws that hold for every text: no panic, ranges on borders of characters, work in proportion to the length.

use proptest::prelude::*;

use super::*;

/// Everything that reads.
fn read_all(text: &str) -> Prose {
    let _ = figures(text);
    let _ = amounts_in_goals(text);
    let _ = template_prompts(text);
    let _ = says_nothing(text);
    read(text)
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let prose = read_all(text);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let places = prose.statements.iter().map(|said| &said.place);
    let places = places.chain(prose.claims.iter().map(|claim| &claim.place));
    let places = places.chain(prose.indicators.iter().map(|one| &one.place));
    let places = places.chain(prose.titles.iter().map(|one| &one.place));
    let places = places.chain(prose.units.iter().map(|one| &one.place));
    let places = places.chain(prose.dates.iter().map(|one| &one.place));
    let places: Vec<&Place> = places.chain(prose.attachments.iter().map(|one| &one.place)).collect();
    ranges.extend(places.iter().map(|place| place.bytes.clone()));
    ranges.extend(prose.outline.sections.iter().flat_map(|one| [one.heading.clone(), one.body.clone()]));
    ranges.extend(figures(text).into_iter().flat_map(|figure| [figure.digits, figure.whole]));
    ranges.extend(amounts_in_goals(text).into_iter().map(|sum| sum.bytes));
    ranges.extend(template_prompts(text).into_iter().map(|prompt| prompt.bytes));
    ranges.extend(prose.pieces(text.len()).into_iter().map(|(_, range)| range));
    for range in ranges {
        prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
    }
    for said in &prose.statements {
        let before = text.get(..said.place.bytes.start).unwrap();
        prop_assert_eq!(said.place.chars, before.chars().count());
        prop_assert!(said.place.line <= text.lines().count().max(1) * 2);
        prop_assert!(said.place.quote.chars().count() <= 200);
    }
    Ok(())
}

const PIECES: &[&str] = &[
    "一、",
    "（一）",
    "(1)",
    "1.",
    "1、",
    "①",
    "第一部分",
    "自评结论",
    "自评得分",
    "得分",
    "总分",
    "94",
    "分",
    "100",
    "%",
    "满分",
    "（",
    "）",
    "，",
    "。",
    "：",
    "、",
    "；",
    "\n",
    "\r\n",
    "\t",
    " ",
    "　",
    "预算",
    "支出",
    "执行率",
    "执行",
    "基本",
    "项目",
    "其中",
    "万元",
    "元",
    "570.36",
    "1,234",
    "指标",
    "设置",
    "完成",
    "未",
    "个",
    "十五",
    "年初目标",
    "实际完成",
    "“",
    "”",
    "优",
    "等级为",
    "无",
    "原因",
    "附件",
    "2020年度",
    "2019年",
    "绩效",
    "整体",
    "自评报告",
    "自评表",
    "2021年6月15日",
    "二〇二一年六月十五日",
    "单位名称：",
    "学校",
    "上年",
    "XX",
    "……",
    "字以内",
    "请填写",
    "___",
    "《",
    "》",
    "\u{200b}",
    "９",
    "𠀀",
    "万",
    "亿",
    "包括",
    "共投入",
    "百分之",
    "$\\geq",
    "未申报绩效目标",
    "资金来源",
];

fn report() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..40)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_text_is_read_and_every_range_lies_on_borders(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn whatever_looks_like_a_report_is_too(text in report()) {
        holds(&text)?;
    }
}

/// Characters looked at per character of the text, at most.
const MOST: usize = 400;

#[test]
fn work_grows_with_the_length_and_no_faster() {
    let nasty = PIECES.iter().map(|piece| (*piece).to_owned());
    let pairs = [
        "指标1：",
        "指标1：年初目标",
        "指标1：甲，年初目标4次，实际完成",
        "得分94分，",
        "(1",
        ")(",
        "（1",
        "附件：1.",
        "1,",
        "1.",
        "一1",
        "未完成2个，",
        "其中1元、",
        "原因：",
        "等级为",
        "一、\n",
        "（一）自评得分\n",
        "无。\n",
        "2021年6月15日\n",
        "甲校\n2021年6月15日\n",
        "附件：\n1.表\n",
        "2020年度甲校整体绩效自评报告\n",
        "总分100分，得分94分\n",
        "预算1万元（",
        "共投入1元，其中：1元、",
        "指标1：\n",
        "(填写",
        "指标一",
        "百百一",
        "一、自评结论\n（一）自评得分\n1.执行率情况\n",
        "未申报目标，",
        "…",
        "1……\n",
        "1 ",
        "\"",
        "“年初目标",
        "甲率目标98%，实际97%，",
        "甲率98%（目标97%",
        "目标1，",
        "满分1分，得1分，",
        "九点一",
        "一点一分",
        "1个指标完成",
        "限1字以内，",
        "（1字以内",
        "存在的问题:无，",
    ];
    for piece in nasty.chain(pairs.iter().map(|piece| (*piece).to_owned())) {
        let mut steps = Vec::new();
        for length in [2_000_usize, 8_000] {
            let text = piece.repeat(length.div_ceil(piece.len()));
            let _ = steps::take();
            let _ = read_all(&text);
            steps.push(steps::take());
        }
        assert!(steps[1] <= steps[0] * 5 + 8_000, "{piece:?}: {steps:?}");
        assert!(steps[1] <= MOST * 8_000, "{piece:?}: {steps:?}");
    }
}

#[test]
fn a_megabyte_of_anything_is_read() {
    let pieces = [
        "指标1：甲，年初目标4次；",
        "（",
        "1,",
        "百百一",
        "得分94分，",
        "一、\n",
        "其中1元、",
        "…",
        "甲校\n2021年6月15日\n",
    ];
    let each = 1_000_000_usize.div_ceil(pieces.len());
    let text: String = pieces.iter().map(|piece| piece.repeat(each.div_ceil(piece.len()))).collect();
    let _ = steps::take();
    let _ = read_all(&text);
    assert!(text.len() >= 1_000_000 && steps::take() <= MOST * text.len());
}
