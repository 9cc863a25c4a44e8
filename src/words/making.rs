//! Why a file was not made.

use crate::export::make::MakeError;

/// Why a file was not made.
#[must_use]
pub fn make_error(error: &MakeError) -> String {
    match error {
        MakeError::Nothing => "文件中没有自评，无从生成。".to_owned(),
        MakeError::UnknownScheme(id) => format!("不认识评分方案“{id}”，无法生成。"),
        MakeError::TooMany(limit) => format!("一次最多生成 {limit} 份自评的文件，请分批生成。"),
        MakeError::Library(why) => format!("生成文件时出错：{why}"),
    }
}

/// Which formats there are.
#[must_use]
pub fn no_such_format<'a>(extension: &str, known: impl Iterator<Item = &'a str>) -> String {
    format!("不能生成“.{extension}”文件，可以是：{}。", known.collect::<Vec<_>>().join("、"))
}

/// Why a file cannot be written.
#[must_use]
pub fn not_written(kind: std::io::ErrorKind) -> String {
    match kind {
        std::io::ErrorKind::NotFound => "没有这个文件夹。",
        std::io::ErrorKind::PermissionDenied => "没有权限写入这个文件。",
        _ => "文件无法写入。",
    }
    .to_owned()
}
