//! What is said while a foreign file or a pasted table is taken in: the preview, and what came of it.

use std::fmt::Write;

use super::{column, shelf_name, short};
use crate::checks::Outline;
use crate::evaluation::Evaluation;
use crate::import::{BlockColumn, Counts, Doubt, Filled, Fit, GridColumn, Left, Pasted, Unfillable, Why};
use crate::signs::shown;
use crate::words::{self, page::counts};

pub const READING_FILE: &str = "正在读取…";
pub const PASTED: &str = "粘贴的内容";
pub const PASTE_HERE: &str = "粘贴自评表";
pub const PASTE_HINT: &str = "在 Excel、WPS、Word 或网页中复制自评表，点这里按 Ctrl+V 粘贴";
pub const OPENS: &str =
    "可以打开 JSON 数据文件，也可以导入已有的 Excel、Word、网页、CSV 和文本文件，或把文件拖到页面上。";
pub const IMPORT_TITLE: &str = "导入预览";
pub const IMPORT_LEAD: &str = "现在还没有改动任何内容。请核对识别结果，再选择新建或填入。";
pub const LEGEND: &str = "图例";
pub const LEGEND_CERTAIN: &str = "已采用";
pub const LEGEND_UNCERTAIN: &str = "已采用，需核对";
pub const LEGEND_UNUSED: &str = "未采用";
pub const MARK_UNCERTAIN: &str = "？";
pub const MARK_UNUSED: &str = "✕";
pub const SOURCE_TITLE: &str = "原文";
pub const UNDERSTOOD_TITLE: &str = "识别结果";
pub const TO_CHECK: &str = "需要核对";
pub const NOTHING_TO_CHECK: &str = "没有存疑的内容。";
pub const UNUSED_TITLE: &str = "未采用的内容";
pub const UNUSED_LEAD: &str = "这些内容没有归入任何一项，不会带入；需要时可以复制后自己粘贴。";
pub const NOTHING_UNUSED: &str = "没有未采用的内容。";
pub const COPY_TEXT: &str = "复制";
pub const COPY_ALL: &str = "复制全部";
pub const SHOW_PASTED: &str = "看改动";
pub const PASTED_CHANGES: &str = "粘贴改动的单元格";
pub const PASTED_CELL: &str = "单元格";
pub const PASTED_BEFORE: &str = "原来";
pub const PASTED_AFTER: &str = "现在";
pub const COPY_UNUSED: &str = "复制未采用的内容";
pub const AGAIN: &str = "正在重新识别…";
pub const COPIED: &str = "已复制";
pub const NOT_COPIED: &str = "浏览器没有允许复制，请选中文字后按 Ctrl+C。";
pub const COLUMNS_TITLE: &str = "各栏对应的内容";
pub const COLUMNS_LEAD: &str = "认错的栏可以改选，识别结果随即更新。";
pub const SCHEME_FIT: &str = "推荐理由";
pub const FORMS_TITLE: &str = "文件里的自评表";
pub const MORE_LINES: &str = "再显示一些";
pub const NOT_STATED: &str = "（原文没有）";
pub const FILL_CURRENT: &str = "填入当前自评";
pub const AS_BLOCK: &str = "改为从所选单元格起填入";
pub const AS_FORM: &str = "改为按整张表识别";
pub const BLOCK_LEAD: &str =
    "从所选单元格起向右、向下填入。空单元格不改动原有内容。现在还没有改动，请核对后再填入。";
pub const BLOCK_CHANGES: &str = "将要改动的内容";
pub const BLOCK_NOTHING: &str = "粘贴的内容和表里已有的相同，没有改动。";
pub const FILL_BLOCK: &str = "填入";
pub const BEFORE: &str = "原来";
pub const AFTER: &str = "填入后";
pub const PLACE: &str = "位置";
pub const BLOCK_NOWHERE: &str = "没有可以填入的内容，原因见下面的列表。";
pub const BLOCK_NO_TABLE: &str = "没有读出表格，请取消后直接粘贴文字。";
pub const BLOCK_ROW_GONE: &str = "所选的行已经不在表中，请取消后重新选择单元格粘贴。";
pub const FILL_CHANGES: &str = "填入后会改动的内容";
pub const OTHER_UNITS: &str = "两边的金额单位不同，换算后位数过多，不能填入，只能新建。";
pub const UNIT_ASSUMED: &str = "原文没有写明金额单位，金额按当前自评的单位填入，请核对。";
pub const OWN_SCHEME_STAYS: &str = "当前自评使用自定方案，填入后仍用它。";
pub const NO_NAME: &str = "未命名";
pub const FOLLOWS_NOW: &str = "另一个窗口正在编辑这份自评，这里暂时不能填入。";
pub const OTHER_KIND: &str = "当前打开的自评与这份种类不同（整体或项目），不能填入，只能新建。";
pub const ONE_ONLY: &str = "填入当前自评时请只勾选一份。";
pub const NONE_TICKED: &str = "请至少勾选一份。";
pub const IMPORT_STUCK: &str =
    "两秒内没有读完，已经停下，页面上的内容不受影响。请把自评表单独复制到新文件，或复制表格后粘贴。";
pub const IMPORT_OUTDATED: &str = "这个浏览器缺少读取文件所需的功能，请换用 Chrome、Edge 97 或 Firefox 113 及以后的版本；JSON 文件仍可打开。";

/// `共 120 处文字：已采用 98 处，表头和栏目名 20 处，空缺记号 1 处，未采用 1 处。`
#[must_use]
pub fn import_counts(counts: Counts) -> String {
    let Counts { all, used, labels, silent, unused } = counts;
    let mut said = format!("原文共 {all} 处文字：已采用 {used} 处，表头和栏目名 {labels} 处");
    if silent > 0 {
        // Writing into a String cannot fail.
        let _: std::fmt::Result = write!(said, "，空缺记号 {silent} 处");
    }
    let _: std::fmt::Result = write!(said, "，未采用 {unused} 处。");
    said
}

/// The heading of a list with its length: `需要核对（3）`.
#[must_use]
pub fn list_heading(what: &str, count: usize) -> String {
    format!("{what}（{count}）")
}

/// Doubts about one member, in one text.
#[must_use]
pub fn doubts(doubts: &[Doubt]) -> String {
    doubts.iter().map(|doubt| words::import::doubt(*doubt)).collect()
}

/// The name of a file or of what was pasted, in the title of the preview.
#[must_use]
pub fn import_heading(name: &str) -> String {
    format!("{IMPORT_TITLE}：{}", shown(name))
}

/// Why a file was not taken in.
#[must_use]
pub fn import_refused(name: &str, why: &str) -> String {
    format!("没有导入“{}”。{why}", shown(name))
}

/// A crash of the reader.
#[must_use]
pub fn import_broken(detail: &str) -> String {
    let sentence =
        "读取程序出错，已经停下，页面上的内容不受影响。请把自评表单独复制到新文件，或复制表格后粘贴。";
    match detail.trim() {
        "" => sentence.to_owned(),
        detail => format!("{sentence}技术信息：{detail}"),
    }
}

/// A scheme that may rule a form, and how well it fits.
#[must_use]
pub fn proposal_option(name: &str, fit: Fit) -> String {
    format!("{name}（{}）", words::import::fit(fit))
}

/// The heading of the reasons for a scheme.
#[must_use]
pub fn why_scheme(fit: Fit) -> String {
    format!("{SCHEME_FIT}（{}）", words::import::fit(fit))
}

/// The name of a button that copies what stands at a place.
#[must_use]
pub fn copy_from(place: &str) -> String {
    format!("{COPY_TEXT}：{place}")
}

/// The button that makes new evaluations.
#[must_use]
pub fn import_new(count: usize) -> String {
    if count == 1 { "新建为一份自评".to_owned() } else { format!("新建为 {count} 份自评") }
}

/// A form of the file, and whether it is ticked.
#[must_use]
pub fn import_form(number: usize, evaluation: &Evaluation) -> String {
    let project = evaluation.project.as_ref().map(|project| project.name.trim()).unwrap_or_default();
    let name = shelf_name(evaluation);
    match project {
        "" => format!("第 {number} 份：{name}"),
        project => format!("第 {number} 份：{name}（{}）", short(project)),
    }
}

/// The button that shows a form of the file.
#[must_use]
pub fn look_at_form(number: usize) -> String {
    format!("看第 {number} 份")
}

/// The label of a column's choice: `第 3 栏“三级指标”`.
#[must_use]
pub fn grid_column(column: &GridColumn) -> String {
    let number = column.column.saturating_add(1);
    let place = match column.columns {
        0 | 1 => format!("第 {number} 列"),
        several => format!("第 {number}—{} 列", number.saturating_add(several).saturating_sub(1)),
    };
    match column.heading.trim() {
        "" => place,
        heading => format!("{place}“{}”", short(heading)),
    }
}

/// What filling would do to the rows of the open evaluation.
#[must_use]
pub fn fill_summary(filled: &Filled) -> String {
    let Filled { matched, added, removed, unit_assumed, .. } = filled;
    let mut said =
        format!("填入当前自评时：{matched} 行指标与现有的同名，原文没有的内容保留；新增 {added} 行");
    if !removed.is_empty() {
        let named = |name: &String| match name.trim() {
            "" => NO_NAME.to_owned(),
            name => format!("“{}”", short(name)),
        };
        let names: Vec<String> = removed.iter().take(5).map(named).collect();
        let more = if removed.len() > names.len() { "等" } else { "" };
        let _: std::fmt::Result =
            write!(said, "；原文没有的 {} 行去掉：{}{more}", removed.len(), names.join("、"));
    }
    said.push('。');
    if *unit_assumed {
        said.push_str(UNIT_ASSUMED);
    }
    said.push_str("可以撤销。");
    said
}

/// Why an evaluation cannot be filled.
#[must_use]
pub const fn unfillable(why: Unfillable) -> &'static str {
    match why {
        Unfillable::OtherKind => OTHER_KIND,
        Unfillable::Units => OTHER_UNITS,
    }
}

/// Several files were dropped at once.
#[must_use]
pub fn one_file(count: u32) -> String {
    format!("一次请放一个文件；放进来了 {count} 个，都没有读取。")
}

/// One of several new evaluations could not be kept.
#[must_use]
pub fn imported_not_kept(count: usize, why: &str) -> String {
    format!("新建的 {count} 份自评中有的未能保存：{why}请处理后重新导入缺少的几份。")
}

/// So many cells of a table of amounts were filled.
#[must_use]
pub fn cells_pasted(count: usize) -> String {
    format!("已填入 {count} 格")
}

/// A text that was pasted into a table of amounts does not fit there.
#[must_use]
pub fn amounts_refused(text: &str) -> String {
    format!("没有填入：“{}”不是金额，或超出了表格的行、列。请核对后重新复制。", short(text))
}

/// What pasting a block would do.
#[must_use]
pub fn block_summary(pasted: &Pasted) -> String {
    let Pasted { changes, left, added, .. } = pasted;
    let mut said = format!("改动 {} 处", changes.len());
    if *added > 0 {
        let _: std::fmt::Result = write!(said, "，新增 {added} 行");
    }
    if !left.is_empty() {
        let _: std::fmt::Result = write!(said, "，{} 处没有地方填", left.len());
    }
    said.push('。');
    said
}

/// A cell of the indicator table that a block changes.
#[must_use]
pub fn block_cell(row: usize, to: BlockColumn) -> String {
    super::cell_name(row.saturating_add(1), column(to.member()))
}

/// A text of a block that goes nowhere, and why.
#[must_use]
pub fn block_left(left: &Left) -> String {
    let text = short(&left.text);
    let place = format!("粘贴的第 {} 行第 {} 列", left.row.saturating_add(1), left.column.saturating_add(1));
    match left.why {
        Why::Beyond => format!("{place}“{text}”：超出最后一栏“{}”。", column("reason")),
        Why::NoFigure(to) => format!("{place}“{text}”：不是数字，不能填入“{}”。", column(to.member())),
        Why::TooManyRows => format!("{place}“{text}”：超过了一张表最多的行数。"),
        Why::AnotherTable => format!("另一个表格中的“{text}”：一次只能填入一个表格，请单独复制后再粘贴。"),
        Why::Outside => format!("表格以外的文字“{text}”，没有填入。"),
    }
}

/// Said after one was taken in: what the checks find in it.
#[must_use]
pub fn imported(name: &str, filled: bool, unused: usize, outline: &Outline) -> String {
    let what = if filled { "填入当前自评" } else { "新建了一份自评" };
    let mut said = format!("已从“{}”{what}。检查结果：{}。", shown(name), counts(outline));
    if unused > 0 {
        let _: std::fmt::Result = write!(said, "原文有 {unused} 处没有采用。");
    }
    if filled {
        said.push_str("可以撤销。");
    }
    said
}

/// Said after several were taken in.
#[must_use]
pub fn imported_several(name: &str, count: usize, unused: usize) -> String {
    let name = shown(name);
    let mut said = format!("已从“{name}”新建了 {count} 份自评；现在显示的是第一份，其余在首页的列表里。");
    if unused > 0 {
        let _: std::fmt::Result = write!(said, "原文有 {unused} 处没有采用。");
    }
    said
}

/// Said after a block was pasted.
#[must_use]
pub fn block_pasted(pasted: &Pasted) -> String {
    let mut said = format!("已填入 {} 格", pasted.changes.len());
    if pasted.added > 0 {
        let _: std::fmt::Result = write!(said, "，新增 {} 行", pasted.added);
    }
    if !pasted.left.is_empty() {
        let _: std::fmt::Result = write!(said, "，{} 处没有地方填", pasted.left.len());
    }
    said
}
