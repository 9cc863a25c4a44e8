//! Amounts of money: which, and of what.

use super::scopes::{self, SOURCES};
use super::sentences::{Seen, Sentence, without_tail};
use super::statement::{Role, Scope};

const FILL: &[&str] = &[
    "为",
    "是",
    "共",
    "共计",
    "合计",
    "总计",
    "计",
    "达",
    "达到",
    ":",
    "金额",
    "总额",
    "数额",
    "数",
    "总数",
    "资金",
    "约",
    "了",
    "安排",
    "下达",
    "批复",
    "到位",
    "额",
    "人民币",
    "规模",
    "总",
    "已",
    "完成",
    "指标",
    "经费",
    "的",
    "小计",
];

const ROLES: &[(&str, Role)] = &[
    ("年初预算", Role::Initial),
    ("年初部门预算", Role::Initial),
    ("年初批复预算", Role::Initial),
    ("年初预算收入", Role::Initial),
    ("年初预算支出", Role::Initial),
    ("年初支出预算", Role::Initial),
    ("年初收入预算", Role::Initial),
    ("初始预算", Role::Initial),
    ("全年预算", Role::Adjusted),
    ("全年预算支出", Role::Adjusted),
    ("全年预算收入", Role::Adjusted),
    ("调整后预算", Role::Adjusted),
    ("调整后的预算", Role::Adjusted),
    ("调整后全年预算", Role::Adjusted),
    ("调整后", Role::Adjusted),
    ("调整预算", Role::Adjusted),
    ("预算", Role::Budget),
    ("预算收入", Role::Budget),
    ("预算支出", Role::Budget),
    ("预算总收入", Role::Budget),
    ("预算总支出", Role::Budget),
    ("收入预算", Role::Budget),
    ("支出预算", Role::Budget),
    ("收入", Role::Income),
    ("总收入", Role::Income),
    ("执行", Role::Executed),
    ("全年执行", Role::Executed),
    ("实际执行", Role::Executed),
    ("决算", Role::Executed),
    ("决算支出", Role::Executed),
    ("支出决算", Role::Executed),
    ("实际支出", Role::Executed),
    ("实际使用", Role::Executed),
    ("实际支付", Role::Executed),
    ("累计支出", Role::Executed),
    ("已支出", Role::Executed),
    ("支付", Role::Executed),
    ("支出", Role::Spending),
    ("追加", Role::Change),
    ("追加预算", Role::Change),
    ("追加调整", Role::Change),
    ("预算追加", Role::Change),
    ("调增", Role::Change),
    ("调减", Role::Change),
    ("核减", Role::Change),
    ("调整", Role::Change),
    ("结余", Role::Surplus),
    ("结转", Role::Surplus),
    ("结转结余", Role::Surplus),
    ("剩余", Role::Surplus),
    ("未执行", Role::Surplus),
    ("未支出", Role::Surplus),
    ("未支付", Role::Surplus),
    ("超出预算", Role::Surplus),
    ("超预算", Role::Surplus),
];

const SCOPES: &[(&str, Scope)] = &[
    ("基本支出", Scope::Basic),
    ("项目支出", Scope::Project),
    ("项目资金", Scope::Project),
    ("项目经费", Scope::Project),
    ("人员经费", Scope::Personnel),
    ("人员支出", Scope::Personnel),
    ("公用经费", Scope::Operating),
    ("公用支出", Scope::Operating),
];

/// The amounts of things other than budgets.
const OTHERS: &[&str] = &["人均", "三公", "罚没", "资产", "采购", "合同", "预期", "节约", "带动"];

/// Which amount a figure is, and of what.
pub(super) fn amount(seen: &Seen<'_>, sentence: &mut Sentence) -> Option<(Role, Scope)> {
    if seen.vague || OTHERS.iter().any(|word| seen.subject.contains(word)) {
        return None;
    }
    let (role, scope) = named(seen, sentence)?;
    let scope = if sentence.projects && scope == Scope::Whole { Scope::Project } else { scope };
    if scope == Scope::Whole {
        sentence.role = Some(role);
    }
    Some((role, scope))
}

fn named(seen: &Seen<'_>, sentence: &Sentence) -> Option<(Role, Scope)> {
    let roles: Vec<&str> = ROLES.iter().map(|(word, _)| *word).collect();
    let names: Vec<&str> = SCOPES.iter().map(|(word, _)| *word).collect();
    let mut head = seen.subject;
    loop {
        let role = without_tail(head, &roles);
        let part = without_tail(head, &names);
        let source = without_tail(head, SOURCES);
        let shortest = [role, part, source].into_iter().flatten().map(|(rest, _)| rest.len()).min();
        let inherited = || sentence.role.filter(|_| sentence.parts).unwrap_or(Role::Unstated);
        if let Some((_, place)) = longest(source, shortest) {
            return Some((inherited(), Scope::Source((*SOURCES.get(place)?).to_owned())));
        }
        if let Some((_, place)) = longest(part, shortest) {
            return Some((inherited(), SCOPES.get(place)?.1.clone()));
        }
        if let Some((rest, place)) = longest(role, shortest) {
            let role = ROLES.get(place)?.1;
            return Some((role, scopes::of(rest, sentence.parts)));
        }
        head = match without_tail(head, FILL) {
            Some((rest, _)) => rest,
            None if sentence.sources && !head.is_empty() => {
                let name = head.rsplit(':').next().unwrap_or_default();
                return Some((Role::Unstated, Scope::Source(name.to_owned())));
            }
            None => return None,
        }
    }
}

/// The word, if none longer stands there.
fn longest(fit: Option<(&str, usize)>, shortest: Option<usize>) -> Option<(&str, usize)> {
    fit.filter(|(rest, _)| Some(rest.len()) == shortest)
}
