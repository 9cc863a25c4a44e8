//! What is wrong with a figure that was typed into a field, and how to write it.

use crate::number::reading::FigureError;

/// Why what was typed is not a figure. `what` names it (金额, 分值, 得分 …), `places` says how many digits
/// it may have after the point.
#[must_use]
pub fn figure_error(error: &FigureError, what: &str, places: usize) -> String {
    match error {
        FigureError::NotANumber => format!("所填不是{what}，请只写数字，如 570.36；未计入合计。"),
        FigureError::WrongGroups => {
            "千位分隔符的位置不对，请写成 1,234.50 或 1234.50；未计入合计。".to_owned()
        }
        FigureError::TooManyIntegerDigits => format!("{what}最多 15 位整数，请核对；未计入合计。"),
        FigureError::TooManyFractionDigits => format!("{what}最多 {places} 位小数，请核对；未计入合计。"),
    }
}
