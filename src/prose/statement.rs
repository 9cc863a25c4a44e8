//! What a text states: types.

use std::ops::Range;

use super::topic::Topic;
use crate::number::Exact;

/// Where something stands in the text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Bytes of the text; always on borders of characters.
    pub bytes: Range<usize>,
    /// Characters before it.
    pub chars: usize,
    /// Its line, from 1.
    pub line: usize,
    /// The clause around it, as written; long ones are cut.
    pub quote: String,
    /// The section it stands in.
    pub topic: Topic,
}

/// A figure and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What the figure measures.
    pub about: About,
    /// Of what: the whole, or a part of it.
    pub scope: Scope,
    /// The figure.
    pub value: Exact,
    /// `分`, `%`, `个`, `项`, `条` or a unit of money; empty where none is written.
    pub unit: &'static str,
    /// Where it stands.
    pub place: Place,
}

impl Statement {
    /// An amount of money in 元.
    ///
    /// ```
    /// let prose = ziping::prose::read("全年预算数1.5亿元。");
    /// assert_eq!(prose.statements[0].in_yuan().unwrap().plain(), "150000000");
    /// ```
    #[must_use]
    pub fn in_yuan(&self) -> Option<Exact> {
        self.value.times(super::figures::in_yuan(self.unit)?)
    }
}

/// What a figure measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// 自评总分. [`Scope::Project`] where the sentence speaks of a project.
    TotalScore,
    /// The score of a section: 产出指标得分34分.
    SectionScore {
        /// Its name as written: 产出指标.
        name: String,
    },
    /// 预算执行率, in per cent.
    Rate,
    /// An amount of money.
    Amount(Role),
    /// 设置绩效指标15个
    IndicatorsSet,
    /// 完成15个
    IndicatorsFinished,
    /// 未完成2个
    IndicatorsUnfinished,
}

/// Which amount it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 年初预算数
    Initial,
    /// 全年预算数, 调整后预算数
    Adjusted,
    /// 预算数, 预算收入, 预算支出: a budget, not said which.
    Budget,
    /// 收入合计: neither called budget nor executed.
    Income,
    /// 执行数, 决算数, 实际支出
    Executed,
    /// 支出: may be planned or spent.
    Spending,
    /// 追加, 调减: a difference, not a sum.
    Change,
    /// 结余, 结转, 超出预算: a difference too.
    Surplus,
    /// 基本支出519.76万元 on its own: nothing says whether planned or spent.
    Unstated,
}

/// Of what a figure is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The unit or the project that the report is about.
    Whole,
    /// 基本支出
    Basic,
    /// 项目支出, or a project.
    Project,
    /// 人员经费
    Personnel,
    /// 公用经费
    Operating,
    /// A source of money: 财政拨款, 上年结转资金.
    Source(String),
    /// Another part, as named; empty where only 其中 says that it is one.
    Part(String),
}

/// Something said without a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What is said.
    pub what: Said,
    /// Where it stands.
    pub place: Place,
}

/// What can be said without a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// 等级为“优”; the grade as written.
    Grade(String),
    /// 指标全部完成
    AllFinished,
    /// 原因：无
    NoReason,
    /// 未设置年度绩效目标申报表
    NoTargetsDeclared,
    /// A section says 无 and nothing else.
    Nothing,
}
