//! Evaluations as offices write them, under every built-in scheme.
//!
//! Left out is what nobody could tell apart on paper; `docs/import.md` lists it:
//!
//! - blanks at the ends of a text, several in a row, and between Chinese characters: they are wrapping;
//! - a line break behind anything but a stop, and any in names and values: it is wrapping too;
//! - texts that are nothing but dashes: forms print them where nothing is stated;
//! - a name that begins with the number of a list or ends with points in brackets: both are the form's;
//! - a text that is a label, a heading or a total of forms: 合计 in the place of a name is a total;
//! - a unit whose name has a year in it: a line with unit and year is the head of a title;
//! - 0.92 done of 90 %: it is marked, a percent sign may be lost;
//! - a row without 一级 or 二级指标 below one that has it: left empty means as above;
//! - a note on the goals: it stands behind 完成情况 without a name of its own, so the goal is one paragraph here;
//! - a rule chosen by hand where the target stands in three cells: the sign on paper is that of the rule;
//! - own paragraphs of the report: they stand in the place of sentences that say what is read.

use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

use ziping::evaluation::{
    Account, AmountUnit, Attribute, Category, Contacts, Duration, Evaluation, Expenditure, Funds, Goals,
    Indicator, Narrative, Project, RowId, Rule, Source, SurveyEntry, Tier,
};
use ziping::number::{Amount, Day, Points, Ratio};
use ziping::scheme::{ColumnKind, Kind, Scheme, built_in};

/// A word or two, as names are.
fn word() -> BoxedStrategy<String> {
    let pieces = [
        "培训",
        "场次",
        "覆盖率",
        "完成率",
        "设备采购",
        "“双减”",
        "《规划》",
        "（含乡镇）",
        "PM2.5",
        "2020年",
        "A区",
        "第3批",
        "5G",
        "新建-改建",
        "、",
        "与",
        "及时",
        "次数",
        "O2O",
        "①",
        "100米",
        "·",
        "12345热线",
        "K12",
        "<重点>",
        "得分",
        "总分",
        "合计",
        "指标",
        "项目名称",
        "单位",
        "绩效",
        "目标",
        "预算数",
        "说明",
        "&",
        "\"甲\"",
        "1/3",
        "万人",
        "★",
    ];
    let piece = prop_oneof![2 => select(pieces.to_vec()).prop_map(String::from), 3 => "[一-龥]{1,4}"];
    ("[一-龥]{2}", vec(piece, 0..4), "[一-龥]")
        .prop_map(|(first, middle, last)| format!("{first}{}{last}", middle.concat()))
        .boxed()
}

/// A sentence with its stop.
fn sentence() -> BoxedStrategy<String> {
    let figures = [
        "完成30场次，",
        "同比增长5.2%，",
        "（见附件2）",
        "得分94分，",
        "执行率98%，",
        "因疫情推迟；",
        "2021年3月",
        "：",
        "“一网通办”",
        "—",
        "约1,200人，",
        "4 次，",
        "《办法》第3条",
        "单位名称：",
        "年度目标为",
        "合计5分，",
    ];
    (
        word(),
        vec(prop_oneof![select(figures.to_vec()).prop_map(String::from), word()], 0..4),
        word(),
        select(vec!["。", "。", "！", "；"]),
    )
        .prop_map(|(first, middle, last, stop)| format!("{first}{}{last}{stop}", middle.concat()))
        .boxed()
}

/// One paragraph.
fn paragraph() -> BoxedStrategy<String> {
    let number = select(vec!["", "", "", "1.", "2、", "一、", "（一）", "一是", "目标1："]);
    (number, vec(sentence(), 1..3))
        .prop_map(|(number, sentences)| format!("{number}{}", sentences.concat()))
        .boxed()
}

/// A text of some paragraphs, or none.
fn text() -> BoxedStrategy<String> {
    prop_oneof![2 => Just(String::new()), 3 => vec(paragraph(), 1..4).prop_map(|paragraphs| paragraphs.join("\n"))]
        .boxed()
}

fn or_none(text: impl Strategy<Value = String> + 'static) -> BoxedStrategy<String> {
    weighted(0.7, text).prop_map(Option::unwrap_or_default).boxed()
}

/// A target or an actual value.
fn figure() -> BoxedStrategy<String> {
    let signs = vec!["", "", "≥", "≤", "＝", "=", ">", "≧", "不低于", "不超过", "约"];
    let units = vec!["", "%", "次", "人次", "万元", "元", "个", "平方米", "天", " 场次", "项/年"];
    let number = prop_oneof![
        "[1-9][0-9]{0,3}",
        "[1-9]\\.[0-9]{1,2}",
        Just("0".to_owned()),
        Just("1,250".to_owned()),
        Just("十二".to_owned())
    ];
    let words = vec![
        "稳步提高",
        "12月底前",
        "2020年12月31日前",
        "95%~98%",
        "全部达标",
        "有效提升（持续）",
        "优",
        "无",
        "基本达成目标",
        "3-5次",
        "-2%",
        "已完成",
    ];
    prop_oneof![
        4 => (select(signs), number, select(units)).prop_map(|(sign, number, unit)| {
                // A blank between Chinese characters is wrapping.
                let unit = if number.is_ascii() { unit } else { unit.trim_start() };
                format!("{sign}{number}{unit}")
            }),
        2 => select(words).prop_map(String::from),
        1 => word(),
    ]
    .boxed()
}

fn points() -> BoxedStrategy<Points> {
    prop_oneof![
        Just("5".to_owned()),
        Just("10".to_owned()),
        Just("0".to_owned()),
        "[1-9][0-9]?",
        "[0-9]\\.[0-9]{1,2}"
    ]
    .prop_map(|text| Points::parse(&text).unwrap())
    .boxed()
}

fn amount() -> BoxedStrategy<Amount> {
    prop_oneof![
        Just("0".to_owned()),
        Just("0.00".to_owned()),
        "[1-9][0-9]{0,4}",
        "[1-9][0-9]{0,6}\\.[0-9]{2}",
        "[1-9][0-9]{0,3}\\.[0-9]{1,6}",
        "-[1-9][0-9]{0,3}"
    ]
    .prop_map(|text| Amount::parse(&text).unwrap())
    .boxed()
}

fn funds() -> BoxedStrategy<Funds> {
    (of(amount()), of(amount()), of(amount()))
        .prop_map(|(initial, adjusted, executed)| Funds { initial, adjusted, executed })
        .boxed()
}

fn day() -> BoxedStrategy<Day> {
    (2015_i32..2031, 1_u32..=12, 1_u32..=28)
        .prop_map(|(year, month, day)| Day::new(year, month, day).unwrap())
        .boxed()
}

/// Headings of a row: those of the scheme under each of their names, or somebody's own.
fn headings(scheme: &Scheme) -> BoxedStrategy<(String, String)> {
    let mut known = vec![("管理效能".to_owned(), "制度建设情况".to_owned())];
    for section in &scheme.sections {
        for level1 in std::iter::once(&section.title).chain(&section.aliases) {
            known.extend(section.level2.iter().map(|level2| (level1.clone(), level2.name.clone())));
            known.push((level1.clone(), "自定义类指标".into()));
        }
    }
    select(known).boxed()
}

fn indicator(scheme: &Scheme) -> BoxedStrategy<Indicator> {
    let in_cells = super::printed::columns(scheme).contains(&ColumnKind::TargetOperator);
    let texts = (word(), figure(), or_none(figure()), text(), text(), text());
    let figures = (weighted(0.85, points()), weighted(0.5, points()), weighted(0.2, select(vec![true])));
    let chosen = (
        weighted(0.1, select(Rule::ALL.to_vec())),
        weighted(0.1, select(Tier::ALL.to_vec())),
        weighted(0.1, select(vec!["0.8", "0.5", "1"])),
    );
    (headings(scheme), texts, figures, chosen)
        .prop_map(
            move |(
                (level1, level2),
                (name, target, actual, note, evidence, reason),
                (points, score, shares),
                (rule, tier, share),
            )| {
                let shares = shares.is_some();
                Indicator {
                    id: RowId::default(),
                    level1,
                    level2,
                    name,
                    target,
                    actual,
                    note,
                    evidence,
                    reason,
                    points: points.filter(|_| !shares),
                    score: score.filter(|_| points.is_some() && !shares),
                    shares_score_with_above: shares,
                    rule: rule.filter(|_| !in_cells),
                    tier: tier.filter(|_| !in_cells),
                    share: share.map(|share| Ratio::parse(share).unwrap()),
                }
            },
        )
        .boxed()
}

/// Rows, the first of which shares no score, and the others only with one that has points.
fn indicators(scheme: &Scheme) -> BoxedStrategy<Vec<Indicator>> {
    let rows = prop_oneof![4 => vec(indicator(scheme), 1..8), 1 => vec(indicator(scheme), 8..30)];
    rows.prop_map(|mut rows| {
        let mut pointed = false;
        for (at, row) in rows.iter_mut().enumerate() {
            row.id = RowId::new(format!("r{}", at + 1));
            if row.shares_score_with_above && !pointed {
                row.shares_score_with_above = false;
            }
            pointed = if row.shares_score_with_above { pointed } else { row.points.is_some() };
        }
        rows
    })
    .boxed()
}

fn project() -> BoxedStrategy<Project> {
    let boxes = (
        of(select(Category::ALL.to_vec())),
        of(select(Attribute::ALL.to_vec())),
        of(select(Duration::ALL.to_vec())),
    );
    (word(), or_none(word()), or_none(word()), boxes)
        .prop_map(|(name, supervising_department, implementing_unit, (category, attribute, duration))| {
            Project { name, supervising_department, implementing_unit, category, attribute, duration }
        })
        .boxed()
}

fn sources(scheme: &Scheme) -> BoxedStrategy<Vec<Source>> {
    let names: Vec<String> = scheme.budget.iter().flat_map(|budget| budget.sources.clone()).collect();
    let usual = vec(funds(), names.len()).prop_map(move |funds| {
        let sources = names.iter().cloned().zip(funds);
        sources.map(|(name, funds)| Source { name, funds }).collect::<Vec<_>>()
    });
    let own = vec((word(), funds()).prop_map(|(name, funds)| Source { name, funds }), 0..4);
    prop_oneof![usual.boxed(), own.boxed()].boxed()
}

fn accounts() -> BoxedStrategy<Vec<Account>> {
    let figures = (of(amount()), of(amount()), of(amount()), of(amount()));
    let row =
        (word(), prop_oneof![Just(String::new()), Just("收入".to_owned()), Just("支出".to_owned())], figures);
    let row = row.prop_map(|(name, group, (initial, supplement, adjusted, final_accounts))| Account {
        name,
        group,
        initial,
        supplement,
        adjusted,
        final_accounts,
        ..Account::default()
    });
    vec(row, 0..6).boxed()
}

fn narrative() -> BoxedStrategy<Narrative> {
    let first = (text(), text(), text(), text(), text(), text());
    let second = (text(), text(), text(), text(), text(), text(), text());
    (first, second)
        .prop_map(
            |(
                (conclusion, purpose, key_work, process, completed, analysis),
                (problems, improvements, last_year_use, other_evidence, deviation, measures, approval),
            )| {
                Narrative {
                    conclusion,
                    purpose,
                    key_work,
                    process,
                    completed,
                    analysis,
                    problems,
                    improvements,
                    last_year_use,
                    other_evidence,
                    deviation,
                    measures,
                    approval,
                    ..Narrative::default()
                }
            },
        )
        .boxed()
}

/// Evaluations that a scheme rules.
pub fn evaluation() -> BoxedStrategy<Evaluation> {
    select(built_in().to_vec())
        .prop_flat_map(|scheme| {
            let whole = scheme.kind == Kind::WholeUnit;
            let people = (
                or_none(word()),
                or_none("0[1-9][0-9]{2}-[1-9][0-9]{6}"),
                or_none("[一-龥]{2,3}"),
                or_none("[一-龥]{2,3}"),
            );
            let money = (
                funds(),
                sources(&scheme),
                text(),
                (of(amount()), of(amount()), of(amount()), of(amount())),
                accounts(),
            );
            let goals = (or_none(paragraph()), text(), or_none(paragraph()));
            let days = (2015_i32..2031, of(day()), of(day()), select(AmountUnit::ALL.to_vec()));
            let survey = weighted(0.3, (10_u32..500, 1_u32..10, of(day())));
            (
                Just(scheme.full_id().to_string()),
                word().prop_filter("no year", |unit| !unit.contains('年')),
                days,
                people,
                of(project()),
                money,
                goals,
                indicators(&scheme),
                narrative(),
                survey,
            )
                .prop_map(
                    move |(
                        scheme,
                        unit,
                        (year, filed_on, report_date, amount_unit),
                        people,
                        project,
                        money,
                        goals,
                        indicators,
                        narrative,
                        survey,
                    )| {
                        let (filled_by, phone, reviewer, head) = people;
                        let (total, sources, reason, (personnel, operating, basic, of_projects), accounts) =
                            money;
                        let (long_term, annual, achieved) = goals;
                        let mut made = Evaluation {
                            scheme,
                            unit,
                            year,
                            filed_on,
                            report_date,
                            amount_unit,
                            contacts: Contacts { filled_by, phone, reviewer, head },
                            project: (!whole).then(|| {
                                project.unwrap_or_else(|| Project {
                                    name: "示范项目".into(),
                                    ..Project::default()
                                })
                            }),
                            expenditure: Expenditure { personnel, operating, basic, project: of_projects },
                            accounts,
                            goals: Goals { long_term, annual, achieved },
                            indicators,
                            narrative,
                            ..Evaluation::default()
                        };
                        made.budget.total = total;
                        made.budget.sources = sources;
                        made.budget.reason = reason;
                        let row = made.indicators[0].id.clone();
                        made.survey = survey
                            .into_iter()
                            .map(|(sent, fewer, date)| SurveyEntry {
                                indicator: row.clone(),
                                sent: Some(sent),
                                valid: Some(sent - fewer),
                                satisfied: Some(sent / 2),
                                date,
                            })
                            .collect();
                        made
                    },
                )
        })
        .boxed()
}
