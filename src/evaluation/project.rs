//! What a project is: its name, who runs it, and the three boxes of the form.

use serde::Serialize;

use super::words_of;

/// The head of a project's table.
#[doc(alias = "项目支出")]
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Project {
    /// 项目名称.
    pub name: String,
    /// 主管部门.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[doc(alias = "主管部门")]
    pub supervising_department: String,
    /// 项目实施单位.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[doc(alias = "实施单位")]
    pub implementing_unit: String,
    /// 项目类别.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// 项目属性.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<Attribute>,
    /// 项目类型.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<Duration>,
}

words_of! {
    /// 项目类别.
    #[doc(alias = "项目类别")]
    Category {
        /// 部门预算项目.
        DepartmentalBudget = "departmental_budget",
        /// 专项.
        EarmarkedFund = "earmarked_fund",
        /// 转移支付.
        TransferPayment = "transfer_payment",
    }
}

words_of! {
    /// 项目属性.
    #[doc(alias = "项目属性")]
    Attribute {
        /// 持续性.
        Continuing = "continuing",
        /// 新增性.
        New = "new",
    }
}

words_of! {
    /// 项目类型.
    #[doc(alias = "项目类型")]
    Duration {
        /// 常年性.
        Permanent = "permanent",
        /// 延续性.
        MultiYear = "multi_year",
        /// 一次性.
        OneOff = "one_off",
    }
}
