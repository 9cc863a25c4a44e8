//! Why a file cannot be taken in, and what to do.

use crate::import::{Bound, OtherFormat, Refusal};

/// The sentence for a file that was not read.
#[must_use]
pub fn refused_import(refusal: &Refusal) -> String {
    match *refusal {
        Refusal::Empty => "文件是空的，请确认选对了文件。".to_owned(),
        Refusal::Other(other) => other_format(other).to_owned(),
        Refusal::Encrypted => {
            "文件设有打开密码，不能读取；请用 Office 或 WPS 打开，取消密码后另存再试。".to_owned()
        }
        Refusal::Damaged => {
            "文件不完整或已损坏，不能读取；请用 Office 或 WPS 打开后另存，或重新取得完整的文件。".to_owned()
        }
        Refusal::Over { what, most } => over(what, most),
        Refusal::Nothing => "文件里没有文字，也没有填写过的表格；扫描件和图片不能识别。".to_owned(),
    }
}

/// The name of a sheet that the workbook does not show.
#[must_use]
pub fn hidden_sheet(name: &str) -> String {
    format!("{name}（隐藏的工作表）")
}

fn other_format(other: OtherFormat) -> &'static str {
    match other {
        OtherFormat::OldWord => {
            "这是旧版 Word 或 WPS 文字文件（.doc、.wps），不能读取；请用 Word 或 WPS 打开，另存为 .docx 再试。"
        }
        OtherFormat::OldOffice => {
            "这种旧格式的文件不能读取；请用 Office 或 WPS 打开，另存为 .xlsx 或 .docx 再试。"
        }
        OtherFormat::BinaryBook => {
            "这是二进制的 Excel 工作簿（.xlsb），不能读取；请用 Excel 或 WPS 打开，另存为 .xlsx 再试。"
        }
        OtherFormat::Slides => "这是演示文稿，不能读取；请改用表格或文档。",
        OtherFormat::OpenDocument => {
            "这是 OpenDocument 文件（.ods、.odt），不能读取；请用 Office 或 WPS 打开，另存为 .xlsx 或 .docx 再试。"
        }
        OtherFormat::OneFile => {
            "这是另存为 XML 或单个网页（.mht）的 Office 文件，不能读取；请用 Office 或 WPS 打开，另存为 .xlsx 或 .docx 再试。"
        }
        OtherFormat::RichText => "这是 RTF 文件，不能读取；请用 Word 或 WPS 打开，另存为 .docx 再试。",
        OtherFormat::Page => {
            "这是 PDF 或 OFD 版式文件，不能读取；请使用生成它的表格或文档，或打开后复制表格、粘贴到这里。"
        }
        OtherFormat::Picture => "这是图片，不能识别其中的文字；请使用原来的表格或文档。",
        OtherFormat::Archive => "这是压缩文件，里面没有能读取的文档；请先解压，再选择其中的表格或文档。",
        OtherFormat::Ours => "这是 JSON 数据文件；由本软件导出的自评文件请用“打开”。",
        OtherFormat::Unknown => "认不出这种文件；可以读取 .xlsx、.xls、.docx、网页、CSV 和文本文件。",
    }
}

fn over(what: Bound, most: usize) -> String {
    let megabytes = most / (1024 * 1024);
    match what {
        Bound::File => format!("文件太大，最多 {megabytes} MB；请删去图片等无关内容，另存后再试。"),
        Bound::Plain => format!("文字太多，最多 {megabytes} MB；请只保留自评表和报告。"),
        Bound::Entries => format!("文件里的部件太多，最多 {most} 个；请把自评表复制到新文件后再试。"),
        Bound::Inflated => {
            format!("文件展开后太大，最多 {megabytes} MB，可能不是正常的文档；请把自评表复制到新文件后再试。")
        }
        Bound::Rows => format!("表格行数太多，一张表最多 {most} 行；请只保留自评表。"),
        Bound::Columns => format!("表格列数太多，一张表最多 {most} 列；请只保留自评表。"),
        Bound::Cells => format!("内容太多，最多 {most} 个单元格和段落；请只保留自评表和报告。"),
        Bound::Merges => format!("合并单元格太多，一张表最多 {most} 处；请只保留自评表。"),
        Bound::Text => format!("一个单元格或段落的文字太长，最多 {most} 个字；请分段后再试。"),
        Bound::Depth => format!("表格嵌套太深，最多 {most} 层；请把自评表复制到新文件后再试。"),
    }
}
