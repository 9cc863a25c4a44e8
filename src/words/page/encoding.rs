//! What is asked and said of a file in another encoding.

use crate::json::Encoding;
use crate::signs::shown;

/// What the question is about.
pub const OTHER_ENCODING: &str = "文件的编码";
/// The answer that converts.
pub const CONVERT: &str = "转换并打开";

/// `这个文件是 GB18030 编码，转换后打开？`
#[must_use]
pub fn ask(name: &str, encoding: Encoding) -> String {
    format!("“{}”是 {} 编码，转换后打开？（文件本身不会改动）", shown(name), encoding.name())
}

/// Why it was not converted.
#[must_use]
pub fn not_converted(name: &str, encoding: Encoding) -> String {
    let (name, encoding) = (shown(name), encoding.name());
    format!(
        "没有打开“{name}”。它像是 {encoding} 编码，却有不属于这种编码的内容，可能已损坏；请重新取得完整的文件。"
    )
}
