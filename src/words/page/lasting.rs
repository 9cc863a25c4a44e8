//! What the page says of working without a network, of new versions, and of how safe what is kept is.

use crate::library::Reminder;

// Without a network.
pub const READY_OFFLINE: &str = "可离线使用：没有网络时，用这个网址照样打开。";
pub const NEW_VERSION: &str = "有新版本，重新打开即可使用。";
pub const REOPEN: &str = "重新打开";

// What the browser promises.
pub const KEEPING: &str = "保存情况";
pub const PERSISTED: &str = "浏览器已答应长期保存这里的内容。";
pub const NOT_PERSISTED: &str =
    "浏览器没有答应长期保存：空间不足或很久没有打开时，它可能清理这里的内容，请随时导出 JSON。";
pub const KEPT_BY_PATH: &str = "用 Firefox 直接打开的文件，保存的内容跟着文件的位置：文件移动或改名后就看不到了，放回原处才会再出现。请随时导出 JSON。";

// The reminder.
pub const EXPORT_REMINDER: &str = "提醒导出";
pub const LATER: &str = "以后再说";

/// Changes that exist in this browser alone.
#[must_use]
pub fn export_reminder(reminder: Reminder) -> String {
    let since = match reminder.days {
        0 | 1 => "这份自评今天改动较多，还没有导出。".to_owned(),
        days => format!("这份自评已在 {days} 天里改动过，这些改动还没有导出。"),
    };
    format!("{since}只存在浏览器里的内容，清理浏览器数据或换电脑就没有了；导出的 JSON 文件随时可以再打开。")
}
