//! What the page says of the report, of printing, and of Word, Excel and CSV.

// 自评报告.
pub const REPORT: &str = "自评报告";
pub const REPORT_LEAD: &str =
    "由表中数据和“说明文字”自动写成，表格改动后随之更新。哪一段不合适，可以改写成自己的话。";
pub const OPEN_REPORT: &str = "展开报告";
pub const CLOSE_REPORT: &str = "收起报告";
pub const REPORT_TITLE: &str = "标题";
pub const REPORT_TABLE: &str = "预算收支情况表";
pub const REWRITE: &str = "改写";
/// What stands on the page, never on paper, where the report lacks something; a click leads to its field.
pub const HOLE: &str = "待填写";
pub const HOLE_REASON: &str = "待填写扣分原因";
pub const COMPOSED: &str = "留空时，表上将按各行原因写成：";
pub const REWRITE_DONE: &str = "完成";
pub const REPLACED: &str = "已改写";
pub const RESTORE: &str = "恢复自动生成";
pub const RESTORED: &str = "已恢复自动生成的文字。";
pub const TAKE_BACK: &str = "取回改写的文字";
pub const SEE_GENERATED: &str = "查看自动生成的文字";
pub const GENERATED: &str = "自动生成的文字";
pub const EMPTY_IS_GENERATED: &str = "留空时，报告用自动生成的文字。";

/// How the report names the analysis of a row.
#[must_use]
pub fn analysis_name(number: usize) -> String {
    format!("指标{number}")
}

/// Figures in an own paragraph that the data does not have.
#[must_use]
pub fn strange_figures(figures: &[String]) -> String {
    let mut named: Vec<&str> = Vec::new();
    for figure in figures {
        if !named.contains(&figure.as_str()) {
            named.push(figure);
        }
    }
    format!("其中的 {} 与表中数据不一致。", named.join("、"))
}

/// How many paragraphs are the person's own, and how many of them disagree with the data.
#[must_use]
pub fn replaced_paragraphs(replaced: usize, strange: usize) -> String {
    match strange {
        0 => format!("{REPLACED} {replaced} 段"),
        strange => format!("{REPLACED} {replaced} 段，其中 {strange} 段有数字与表中数据不一致"),
    }
}

// Printing.
pub const PAPER: &str = "打印内容";
pub const PAPER_FORM: &str = "自评表";
pub const PAPER_BLANK: &str = "空表（12 行，供手工填写）";
pub const SIGN_LINE: &str = "表下加签字行（填报人、审核人、单位负责人）";
pub const PAPER_REPORT: &str = "报告和自评表";
pub const PAPER_STEERS: &str = "打印、下载 HTML 和导出 Word 都是这里所选的内容（选“空表”时 Word 仍是填好的表）；导出 Excel、CSV 只有自评表和数据，不含报告，选“整套”时含每一张表。";

/// The report with the forms of all evaluations of the unit and year.
#[must_use]
pub fn paper_package(count: usize) -> String {
    format!("整套：报告和本单位本年度全部 {count} 张自评表")
}
pub const PAGE_NUMBERS: &str =
    "这个浏览器不会自动印页码；需要时请在打印对话框的“更多设置”中勾选“页眉和页脚”。";
pub const DRAFT_LEAD: &str = "现在打印，每一部分都会标明“草稿”。";
pub const PRINT_DRAFT: &str = "仍以草稿打印";
pub const BACK_TO_EDIT: &str = "返回修改";
pub const NO_ERRORS_LEFT: &str = "错误已全部改正，可以打印了。";
pub const PRINT_NOW: &str = "现在打印";

/// The head of the list of errors before printing.
#[must_use]
pub fn errors_stand(errors: usize, holes: usize) -> String {
    match (errors, holes) {
        (errors, 0) => format!("表中还有 {errors} 处错误"),
        (0, holes) => format!("报告还有 {holes} 处空缺"),
        (errors, holes) => format!("表中还有 {errors} 处错误，报告还有 {holes} 处空缺"),
    }
}

/// A finding with the row it is about: `第 4 行：…`.
#[must_use]
pub fn finding_at(number: Option<usize>, sentence: &str) -> String {
    match number {
        Some(number) => format!("第 {number} 行：{sentence}"),
        None => sentence.to_owned(),
    }
}

// Word, Excel and CSV.
pub const EXPORT: &str = "导出";
pub const EXPORT_WORD: &str = "导出 Word";
pub const EXPORT_EXCEL: &str = "导出 Excel";
pub const EXPORT_CSV: &str = "导出 CSV";
pub const MAKING: &str = "正在生成…";
pub const OFFICE_OUTDATED: &str = "这个浏览器缺少所需的功能，请换用 Chrome、Edge 97 或 Firefox 113 及以后的版本。用这个浏览器可以打印、下载 HTML、导出 CSV。";
pub const OFFICE_MISSING: &str = "这部分程序没能载入，请检查网络后再试；还是不行，请刷新页面。";
pub const OFFICE_STUCK: &str =
    "过了 30 秒还没有生成，已经停下。可以再试一次；还是不行，请改用打印或下载 HTML。";

#[must_use]
pub fn office_broken(detail: &str) -> String {
    let sentence =
        "这部分程序出错，已经停下，填写的内容不受影响。可以再试一次；还是不行，请改用打印或下载 HTML。";
    match detail.trim() {
        "" => sentence.to_owned(),
        detail => format!("{sentence}技术信息：{detail}"),
    }
}

#[must_use]
pub fn not_made(file_name: &str, why: &str) -> String {
    format!("没有生成“{file_name}”。{why}")
}

/// Said to people who hear the page.
#[must_use]
pub fn made(file_name: &str) -> String {
    format!("已生成“{file_name}”")
}
