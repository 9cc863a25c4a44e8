//! Arbitrary evaluations and edits: every member, nasty texts, figures at the edge of the format.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use ziping::edit::own::Renamed;
use ziping::edit::{
    AccountColumn, AmountField, ClaimedPoints, ClaimedText, DayField, Edit, ExpenditureKey, FigureField,
    FundsColumn, PointsField, RowText, SurveyCount, TextField,
};
use ziping::evaluation::{
    Account, AccountKind, AmountUnit, Attribute, Budget, Category, Claimed, ContactKey, Dismissed, Duration,
    Evaluation, Expenditure, Funds, GoalKey, Indicator, NarrativeKey, Paragraph, Project, ReportKey, RowId,
    Rule, Source, SurveyEntry, Tier,
};
use ziping::number::{Amount, Day, Exact, Points, Ratio};
use ziping::scheme::{BandsDirection, BandsOn, BoundFormula, Formula, PointBand, StepCount, StepOf};
use ziping::signs::without_controls;

/// What people paste, and what attackers do, as a file keeps it: an evaluation holds no controls, they go on reading and at
/// each edit (`ziping::signs`).
pub fn text() -> impl Strategy<Value = String> {
    typed().prop_map(|text| without_controls(&text).into_owned())
}

/// The same as it is typed, with controls: for edits.
pub fn typed() -> impl Strategy<Value = String> {
    let nasty = [
        "",
        " ",
        "\0",
        "\u{7f}",
        "\u{85}",
        "\u{202E}倒\u{202C}",
        "\u{2066}x\u{2069}",
        "\u{200B}",
        "\u{FEFF}",
        "\u{2028}",
        "<script>alert(1)</script>",
        "</title><script>",
        "<SCRIPT SRC=x>",
        "\"'&<>",
        "]]>",
        "<!--",
        "{unit}",
        "{total}",
        "{{year}}",
        "{",
        "\\",
        "\\u0000",
        "\r\n",
        "\t",
        "=1+1",
        "@x",
        "\u{FFFD}",
        "\u{10FFFF}",
        "𠮷",
        "é",
        "e\u{301}",
        "null",
        "—",
        "analysis.r1",
    ];
    prop_oneof![3 => Just(String::new()), 3 => "[一-龥]{1,8}", 3 => select(nasty.to_vec()).prop_map(String::from), 2 => any::<String>()]
}

/// Texts of 年初目标值 and 实际完成值: likely ones first.
pub fn cell() -> impl Strategy<Value = String> {
    let pieces = [
        "≥",
        "≤",
        "=",
        ">",
        "<",
        "不低于",
        "不超过",
        "约",
        "共",
        "完成",
        "1",
        "0",
        "12",
        "100",
        "0.5",
        "98",
        "999999999999999",
        "0.000001",
        "-",
        "~",
        "至",
        "—",
        "%",
        "万",
        "亿",
        "元",
        "万元",
        "亿元",
        "次",
        "场",
        "场次",
        "人次",
        "2020",
        "年",
        "12月",
        "底前",
        "内",
        "以上",
        "以内",
        "左右",
        "稳步提高",
        " ",
        ",",
        ".",
    ];
    prop_oneof![
        4 => vec(select(pieces.to_vec()), 0..6).prop_map(|parts| parts.concat()),
        3 => (select(vec!["≥", "≤", "=", "", ">"]), 0_u32..200, select(vec!["%", "次", "", "万元", "元"]))
            .prop_map(|(operator, number, unit)| format!("{operator}{number}{unit}")),
        1 => text(),
    ]
}

/// A decimal string of the format: up to `integer` and `fraction` digits.
fn decimal(integer: usize, fraction: usize) -> impl Strategy<Value = String> {
    let edge = ["0", "1", "-1", "0.00", "100", "007", "-0", "999999999999999", "-999999999999999"];
    prop_oneof![
        2 => select(edge.to_vec()).prop_map(String::from),
        3 => proptest::string::string_regex(&format!("-?[0-9]{{1,{integer}}}\\.[0-9]{{1,{fraction}}}")).unwrap(),
        3 => "[0-9]{1,4}",
    ]
}

pub fn points() -> impl Strategy<Value = Points> {
    decimal(15, 2).prop_map(|text| Points::parse(&text).unwrap())
}

pub fn amount() -> impl Strategy<Value = Amount> {
    decimal(15, 6).prop_map(|text| Amount::parse(&text).unwrap())
}

pub fn ratio() -> impl Strategy<Value = Ratio> {
    let shares = ["0", "0.5", "0.6", "0.8", "0.85", "1", "1.01", "-0.1", "0.123456"];
    prop_oneof![3 => select(shares.to_vec()).prop_map(String::from), 1 => decimal(15, 6)]
        .prop_map(|text| Ratio::parse(&text).unwrap())
}

pub fn day() -> impl Strategy<Value = Day> {
    (1_i32..=9999, 1_u32..=12, 1_u32..=31)
        .prop_filter_map("a day", |(year, month, day)| Day::new(year, month, day))
}

/// Ids that are never empty: those of the program, and whatever a foreign file might use.
pub fn row_id() -> impl Strategy<Value = RowId> {
    prop_oneof![3 => "r[1-6]", 1 => typed().prop_map(|text| format!("x{text}"))].prop_map(RowId::new)
}

fn funds() -> impl Strategy<Value = Funds> {
    (of(amount()), of(amount()), of(amount())).prop_map(|(initial, adjusted, executed)| Funds {
        initial,
        adjusted,
        executed,
    })
}

pub fn source() -> impl Strategy<Value = Source> {
    (text(), funds()).prop_map(|(name, funds)| Source { name, funds })
}

pub fn account() -> impl Strategy<Value = Account> {
    (
        text(),
        text(),
        select(AccountKind::ALL.to_vec()),
        of(amount()),
        of(amount()),
        of(amount()),
        of(amount()),
    )
        .prop_map(|(name, group, kind, initial, supplement, adjusted, final_accounts)| Account {
            name,
            group,
            kind,
            initial,
            supplement,
            adjusted,
            final_accounts,
        })
}

fn heading() -> impl Strategy<Value = String> {
    let headings = [
        "产出指标",
        "效益指标",
        "满意度指标",
        "产出 指标（40分）",
        "数量指标",
        "成本指标",
        "时效指标",
        "社会效益指标",
        "过程",
    ];
    prop_oneof![4 => select(headings.to_vec()).prop_map(String::from), 1 => text()]
}

pub fn indicator() -> BoxedStrategy<Indicator> {
    let said = (heading(), heading(), text(), cell(), cell(), text(), text(), text());
    let figures = (of(points()), of(points()), prop::bool::weighted(0.2));
    let judged = (of(select(Rule::ALL.to_vec())), of(select(Tier::ALL.to_vec())), of(ratio()));
    (row_id(), said, figures, judged)
        .prop_map(|(id, said, (points, score, shares), (rule, tier, share))| {
            let (level1, level2, name, target, actual, note, evidence, reason) = said;
            Indicator {
                id,
                level1,
                level2,
                name,
                // A row that shares the score above has none of its own (file format).
                points: points.filter(|_| !shares),
                target,
                actual,
                score: score.filter(|_| !shares),
                shares_score_with_above: shares,
                note,
                evidence,
                reason,
                rule,
                tier,
                share,
            }
        })
        .boxed()
}

/// A table as a file may hold it: ids unique, the first row sharing with none.
fn indicators() -> impl Strategy<Value = Vec<Indicator>> {
    vec(indicator(), 0..6).prop_map(|mut rows| {
        let mut seen = std::collections::HashSet::new();
        rows.retain(|row| seen.insert(row.id.clone()));
        if let Some(first) = rows.first_mut() {
            first.shares_score_with_above = false;
        }
        rows
    })
}

fn project() -> impl Strategy<Value = Project> {
    (
        text(),
        text(),
        text(),
        of(select(Category::ALL.to_vec())),
        of(select(Attribute::ALL.to_vec())),
        of(select(Duration::ALL.to_vec())),
    )
        .prop_map(|(name, supervising_department, implementing_unit, category, attribute, duration)| {
            Project { name, supervising_department, implementing_unit, category, attribute, duration }
        })
}

fn survey() -> impl Strategy<Value = SurveyEntry> {
    (row_id(), of(any::<u32>()), of(any::<u32>()), of(any::<u32>()), of(day())).prop_map(
        |(indicator, sent, valid, satisfied, date)| SurveyEntry { indicator, sent, valid, satisfied, date },
    )
}

pub fn report_key() -> impl Strategy<Value = ReportKey> {
    prop_oneof![
        select(Paragraph::ALL.to_vec()).prop_map(ReportKey::Paragraph),
        row_id().prop_map(ReportKey::Analysis)
    ]
}

/// An empty own paragraph is none (file format), so it is never in the map.
fn report() -> impl Strategy<Value = BTreeMap<ReportKey, String>> {
    prop::collection::btree_map(report_key(), text().prop_map(|text| format!("文{text}")), 0..4)
}

fn dismissed() -> impl Strategy<Value = Dismissed> {
    (text(), of(row_id()), text(), text(), text()).prop_map(|(id, row, field, inputs, reason)| Dismissed {
        id,
        row,
        field,
        inputs,
        reason,
    })
}

fn claimed() -> impl Strategy<Value = Claimed> {
    (
        text(),
        of(points()),
        of(points()),
        text(),
        of(points()),
        prop::collection::btree_map(text(), points(), 0..3),
        text(),
    )
        .prop_map(|(execution_rate, budget_score, total, grade, goal_points, sections, report)| {
            Claimed { execution_rate, budget_score, total, grade, goal_points, sections, report }
        })
}

/// For some evaluations a scheme of their own, with formulas for rows.
fn of_weighted() -> impl Strategy<Value = Option<Vec<(&'static str, Formula)>>> {
    let bound = (select(vec!["产出指标", "效益指标", "过程"]), formula());
    prop::option::weighted(0.3, vec(bound, 0..3))
}

/// A formula that a scheme may bind to rows.
fn formula() -> impl Strategy<Value = Formula> {
    let share = |from: i64, to: i64| (from..to).prop_map(|n| Ratio::new(Exact::from_digits(n, 2).unwrap()));
    let points = || (1_i64..3_000).prop_map(|n| Points::new(Exact::from_digits(n, 2).unwrap()));
    let banded =
        (select(BandsOn::ALL.to_vec()), any::<bool>(), prop::collection::btree_set(0_u32..200, 1..5));
    prop_oneof![
        Just(Formula::AllOrNothing),
        share(1, 101).prop_map(|line| Formula::PassLine { line }),
        (share(1, 40), select(StepOf::ALL.to_vec()), points(), select(StepCount::ALL.to_vec()))
            .prop_map(|(per, of, deduct, count)| Formula::Step { per, of, deduct, count }),
        banded.prop_map(|(on, rising, bounds)| {
            let mut bounds: Vec<u32> = bounds.into_iter().collect();
            if !rising {
                bounds.reverse();
            }
            let points = (1_i64..).map(|n| Points::new(Exact::from(20_i64.saturating_sub(n))));
            let steps = bounds.iter().zip(points);
            Formula::Bands {
                on,
                direction: if rising { BandsDirection::AtMost } else { BandsDirection::AtLeast },
                steps: steps
                    .map(|(bound, points)| PointBand { bound: format!("{bound}%"), points })
                    .collect(),
                rest: Points::ZERO,
            }
        }),
        share(0, 100).prop_map(|zero_at| Formula::Linear { zero_at }),
        share(101, 400).prop_map(|zero_at| Formula::Linear { zero_at }),
    ]
}

/// Any evaluation that the format can hold.
/// Parts are boxed: their value trees are large, and a debug build would put them all on the stack.
pub fn evaluation() -> BoxedStrategy<Evaluation> {
    let head = (
        text(),
        0..ziping::scheme::built_in().len(),
        of_weighted(),
        text(),
        1949_i32..=2999,
        of(day()),
        of(day()),
    )
        .boxed();
    let texts = (
        vec(text(), ContactKey::ALL.len()),
        vec(text(), GoalKey::ALL.len()),
        vec(text(), NarrativeKey::ALL.len()),
    )
        .boxed();
    let money = (
        select(AmountUnit::ALL.to_vec()),
        funds(),
        vec(source(), 0..3),
        text(),
        (of(amount()), of(amount()), of(amount()), of(amount())),
        vec(account(), 0..3),
    )
        .boxed();
    let rest = (
        of(project()),
        indicators(),
        vec(survey(), 0..3),
        report(),
        vec(dismissed(), 0..3),
        claimed(),
        vec((figure_field(), text()), 0..3),
    )
        .boxed();
    (head, texts, money, rest)
        .prop_map(|(head, texts, money, rest)| {
            let (id, scheme, own, unit, year, filed_on, report_date) = head;
            let (contacts, goals, narrative) = texts;
            let (amount_unit, total, sources, reason, spent, accounts) = money;
            let (project, indicators, survey, report, dismissed, claimed, unread) = rest;
            let mut evaluation = Evaluation {
                id,
                unit,
                year,
                filed_on,
                report_date,
                project,
                amount_unit,
                budget: Budget { total, sources, reason },
                expenditure: Expenditure {
                    personnel: spent.0,
                    operating: spent.1,
                    basic: spent.2,
                    project: spent.3,
                },
                accounts,
                indicators,
                survey,
                report,
                dismissed,
                claimed,
                ..Evaluation::default()
            };
            let mut scheme = (*ziping::scheme::built_in()[scheme]).clone();
            if let Some(formulas) = own {
                scheme.id = "our-own".to_owned();
                scheme.name = evaluation.unit.clone();
                if scheme.scored {
                    let basis = scheme.weights.clone();
                    let bound = formulas.into_iter().map(|(level1, formula)| BoundFormula {
                        level1: level1.to_owned(),
                        level2: String::new(),
                        name: String::new(),
                        formula,
                        basis: basis.clone(),
                    });
                    scheme.formulas = bound.collect();
                }
                evaluation.scheme_definition = Some(Box::new(scheme.clone()));
            }
            evaluation.scheme = scheme.full_id().to_string();
            // Each in its place: an edit puts it there, or does nothing.
            for (field, text) in unread {
                let _ = ziping::edit::apply(&mut evaluation, &Edit::Unread(field, text));
            }
            for (key, text) in ContactKey::ALL.iter().zip(contacts) {
                *evaluation.contacts.get_mut(*key) = text;
            }
            for (key, text) in GoalKey::ALL.iter().zip(goals) {
                *evaluation.goals.get_mut(*key) = text;
            }
            for (key, text) in NarrativeKey::ALL.iter().zip(narrative) {
                *evaluation.narrative.get_mut(*key) = text;
            }
            evaluation
        })
        .boxed()
}

fn text_field() -> impl Strategy<Value = TextField> {
    let row_text = select(vec![
        RowText::Level1,
        RowText::Level2,
        RowText::Name,
        RowText::Target,
        RowText::Actual,
        RowText::Reason,
        RowText::Note,
        RowText::Evidence,
    ]);
    prop_oneof![
        Just(TextField::Unit),
        Just(TextField::ProjectName),
        Just(TextField::SupervisingDepartment),
        Just(TextField::ImplementingUnit),
        select(ContactKey::ALL.to_vec()).prop_map(TextField::Contact),
        select(GoalKey::ALL.to_vec()).prop_map(TextField::Goal),
        select(NarrativeKey::ALL.to_vec()).prop_map(TextField::Narrative),
        Just(TextField::BudgetReason),
        (0_usize..4).prop_map(TextField::SourceName),
        (0_usize..4).prop_map(TextField::AccountName),
        (0_usize..4).prop_map(TextField::AccountGroup),
        (row_id(), row_text).prop_map(|(id, text)| TextField::Row(id, text)),
        report_key().prop_map(TextField::Report),
        select(vec![ClaimedText::ExecutionRate, ClaimedText::Grade, ClaimedText::Report])
            .prop_map(TextField::Claimed),
    ]
}

fn claimed_points() -> impl Strategy<Value = ClaimedPoints> {
    prop_oneof![
        Just(ClaimedPoints::BudgetScore),
        Just(ClaimedPoints::Total),
        Just(ClaimedPoints::GoalPoints),
        prop_oneof![heading(), typed()].prop_map(ClaimedPoints::Section),
    ]
}

fn figure_field() -> impl Strategy<Value = FigureField> {
    let counts = vec![SurveyCount::Sent, SurveyCount::Valid, SurveyCount::Satisfied];
    prop_oneof![
        Just(FigureField::Year),
        amount_field().prop_map(FigureField::Amount),
        (row_id(), select(vec![PointsField::Points, PointsField::Score]))
            .prop_map(|(id, field)| FigureField::Points(id, field)),
        row_id().prop_map(FigureField::Share),
        (row_id(), select(counts)).prop_map(|(id, count)| FigureField::Survey(id, count)),
        claimed_points().prop_map(FigureField::Claimed),
    ]
}

fn amount_field() -> impl Strategy<Value = AmountField> {
    let kinds = vec![
        ExpenditureKey::Personnel,
        ExpenditureKey::Operating,
        ExpenditureKey::Basic,
        ExpenditureKey::Project,
    ];
    prop_oneof![
        select(FundsColumn::ALL.to_vec()).prop_map(AmountField::Total),
        (0_usize..4, select(FundsColumn::ALL.to_vec()))
            .prop_map(|(at, column)| AmountField::Source(at, column)),
        select(kinds).prop_map(AmountField::Expenditure),
        (0_usize..4, select(AccountColumn::ALL.to_vec()))
            .prop_map(|(at, column)| AmountField::Account(at, column)),
    ]
}

/// Any edit that can be said with values of the format: a year it holds, a scheme that exists.
pub fn edit() -> BoxedStrategy<Edit> {
    let schemes: Vec<String> =
        ziping::scheme::built_in().iter().map(|scheme| scheme.full_id().to_string()).collect();
    let counts = vec![SurveyCount::Sent, SurveyCount::Valid, SurveyCount::Satisfied];
    let days =
        prop_oneof![Just(DayField::FiledOn), Just(DayField::ReportDate), row_id().prop_map(DayField::Survey)];
    prop_oneof![
        4 => (text_field(), prop_oneof![typed(), cell()]).prop_map(|(field, text)| Edit::Text(field, text)),
        2 => (amount_field(), of(amount())).prop_map(|(field, amount)| Edit::Amount(field, amount)),
        3 => (row_id(), select(vec![PointsField::Points, PointsField::Score]), of(points()))
            .prop_map(|(id, field, points)| Edit::Points(id, field, points)),
        1 => (days, of(day())).prop_map(|(field, day)| Edit::Day(field, day)),
        1 => (row_id(), select(counts), of(any::<u32>())).prop_map(|(id, count, number)| Edit::Survey(id, count, number)),
        1 => (1949_i32..=2999).prop_map(Edit::Year),
        1 => select(AmountUnit::ALL.to_vec()).prop_map(Edit::AmountUnit),
        1 => select(schemes.clone()).prop_map(Edit::Scheme),
        1 => super::drafts::adopted(),
        1 => (select(schemes), text(), text(), typed()).prop_map(|(id, section, level2, to)| {
            let level2 = (!level2.is_empty()).then_some(level2);
            Edit::LeaveOwnScheme(id, vec![Renamed { section, level2, to }])
        }),
        1 => of(select(Category::ALL.to_vec())).prop_map(Edit::Category),
        1 => of(select(Attribute::ALL.to_vec())).prop_map(Edit::Attribute),
        1 => of(select(Duration::ALL.to_vec())).prop_map(Edit::Duration),
        1 => (row_id(), of(select(Rule::ALL.to_vec()))).prop_map(|(id, rule)| Edit::Rule(id, rule)),
        1 => (row_id(), of(select(Tier::ALL.to_vec()))).prop_map(|(id, tier)| Edit::Tier(id, tier)),
        1 => (row_id(), of(ratio())).prop_map(|(id, share)| Edit::Share(id, share)),
        2 => (row_id(), any::<bool>()).prop_map(|(id, shares)| Edit::SharesScore(id, shares)),
        3 => (0_usize..8, indicator(), any::<bool>(), typed(), typed()).prop_map(|(at, mut row, named, name, reason)| {
            (row.name, row.reason) = (name, reason);
            if !named {
                row.id = RowId::default();
            }
            Edit::InsertRow(at, Box::new(row))
        }),
        2 => row_id().prop_map(Edit::RemoveRow),
        2 => (row_id(), 0_usize..8).prop_map(|(id, to)| Edit::MoveRow(id, to)),
        1 => (0_usize..5, source(), typed()).prop_map(|(at, source, name)| Edit::InsertSource(at, Source { name, ..source })),
        1 => (0_usize..5).prop_map(Edit::RemoveSource),
        1 => (0_usize..5, account(), typed()).prop_map(|(at, account, group)| Edit::InsertAccount(at, Account { group, ..account })),
        1 => (0_usize..5).prop_map(Edit::RemoveAccount),
        1 => (0_usize..5, select(AccountKind::ALL.to_vec())).prop_map(|(at, kind)| Edit::AccountKind(at, kind)),
        1 => (claimed_points(), of(points())).prop_map(|(field, points)| Edit::Claimed(field, points)),
        2 => (figure_field(), prop_oneof![typed(), select(vec!["5o.6O".to_owned(), "四分".to_owned(), String::new()])])
            .prop_map(|(field, text)| Edit::Unread(field, text)),
        1 => (dismissed(), typed()).prop_map(|(new, reason)| Edit::PutAside(Box::new(Dismissed { reason, ..new }))),
        1 => dismissed().prop_map(|known| Edit::BringBack(Box::new(known))),
    ]
    .boxed()
}
