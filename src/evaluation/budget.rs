//! Money: the budget and its execution, the expenditure of a whole unit, 预算收支情况.

use serde::Serialize;

use super::{is_default, words_of};
use crate::number::{Amount, Exact};

words_of! {
    /// In which unit all amounts of an evaluation are stated.
    #[derive(Default)]
    #[doc(alias = "金额单位")]
    AmountUnit {
        /// 元.
        Yuan = "元",
        /// 万元: what the forms use, and what is meant where nothing is said.
        #[default]
        TenThousandYuan = "万元",
        /// 亿元.
        HundredMillionYuan = "亿元",
    }
}

impl AmountUnit {
    /// The power of ten that one of it is in 元.
    #[must_use]
    pub const fn power(self) -> u32 {
        match self {
            AmountUnit::Yuan => 0,
            AmountUnit::TenThousandYuan => 4,
            AmountUnit::HundredMillionYuan => 8,
        }
    }

    /// How many 元 one of it is.
    fn yuan(self) -> Exact {
        Exact::from(match self {
            AmountUnit::Yuan => 1,
            AmountUnit::TenThousandYuan => 10_000,
            AmountUnit::HundredMillionYuan => 100_000_000,
        })
    }

    /// An amount of this unit in another one, exactly; `None` where it gets too long.
    ///
    /// ```
    /// use ziping::evaluation::AmountUnit;
    /// use ziping::number::Amount;
    /// let yuan = Amount::parse("406000.5").unwrap();
    /// let converted = AmountUnit::Yuan.convert(yuan, AmountUnit::TenThousandYuan).unwrap();
    /// assert_eq!(converted.to_string(), "40.60005");
    /// ```
    #[must_use]
    pub fn convert(self, amount: Amount, to: AmountUnit) -> Option<Amount> {
        // Down from 亿元 to 元 are eight digits; none is lost on the way up with as many more places.
        const PLACES: u32 = 14;
        if self == to {
            return Some(amount);
        }
        let converted = amount.exact().mul_div(self.yuan(), to.yuan(), PLACES)?;
        Some(Amount::new(converted.without_zeros()))
    }
}

/// 预算执行情况: the total row, the rows of 资金来源, and why execution fell short or the budget changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Budget {
    /// 年度资金总额 (or 部门整体支出总额).
    #[serde(skip_serializing_if = "is_default")]
    pub total: Funds,
    /// 其中: one row for each source of money.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Reason for a low rate or an adjustment.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Three amounts of one budget row.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Funds {
    /// 年初预算数.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "年初预算数")]
    pub initial: Option<Amount>,
    /// 全年预算数 (after adjustment in the year, with what was carried over).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "全年预算数")]
    pub adjusted: Option<Amount>,
    /// 全年执行数 (really spent).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "全年执行数")]
    pub executed: Option<Amount>,
}

/// One row of 资金来源, e.g. 当年财政拨款.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Source {
    /// What the money is called.
    pub name: String,
    /// Its amounts.
    #[serde(flatten)]
    pub funds: Funds,
}

/// Expenditure of a whole unit, by kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Expenditure {
    /// 人员经费.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "人员经费")]
    pub personnel: Option<Amount>,
    /// 公用经费.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "公用经费")]
    pub operating: Option<Amount>,
    /// 基本支出总额.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "基本支出")]
    pub basic: Option<Amount>,
    /// 项目支出总额.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "项目支出")]
    pub project: Option<Amount>,
}

words_of! {
    /// What a row of 预算收支情况 is: an item, or a sum of the items above it.
    #[derive(Default)]
    AccountKind {
        /// An item.
        #[default]
        Item = "item",
        /// 小计 of its group.
        Subtotal = "subtotal",
        /// 合计.
        Total = "total",
    }
}

/// One row of 预算收支情况. A number that is not stated prints as the form's dash.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Account {
    /// e.g. 财政拨款收入.
    pub name: String,
    /// What it belongs to, e.g. 基本支出; empty = nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// Item or sum.
    pub kind: AccountKind,
    /// 年初预算数.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial: Option<Amount>,
    /// 年中追加调整.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[doc(alias = "追加")]
    pub supplement: Option<Amount>,
    /// 调整后预算数.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjusted: Option<Amount>,
    /// 决算数.
    #[serde(rename = "final", skip_serializing_if = "Option::is_none")]
    #[doc(alias = "决算数")]
    pub final_accounts: Option<Amount>,
}
