//! Why something could not be kept or found on this machine.

use super::files::file_error;
use crate::library::{SaveError, StorageError, Unreadable};

/// Why the browser's storage fails.
#[must_use]
pub fn storage_error(error: StorageError) -> String {
    match error {
        StorageError::Denied => "浏览器不允许本页保存数据（可能是无痕窗口或单位策略）。",
        StorageError::Full => "浏览器的存储空间已满，请导出后删除不用的自评。",
        StorageError::Failed => "浏览器的存储出错。",
    }
    .to_owned()
}

/// Why a state was not kept. Nothing is lost as long as the page stays open.
#[must_use]
pub fn save_error(error: &SaveError) -> String {
    match error {
        SaveError::Storage(error) => storage_error(*error),
        SaveError::FullWithBin(count) => {
            format!("浏览器的存储空间已满，“最近删除”里还有 {count} 份，可在首页清空；请先导出 JSON。")
        }
        SaveError::NotAsWritten => "写入后读回的内容不一致，请立即导出 JSON。".to_owned(),
        SaveError::Occupied(why) => format!("{}为免覆盖没有写入；请导出 JSON 或另存副本。", unreadable(why)),
        SaveError::Later(head) => format!(
            "同一份自评已在另一窗口保存了更新的内容（{}），本窗口未覆盖；请导出 JSON 或另存副本。",
            head.saved_at
        ),
    }
}

/// Why a kept record does not read.
#[must_use]
pub fn unreadable(why: &Unreadable) -> String {
    match why {
        Unreadable::Damaged => "保存的内容不完整，无法打开；原文未改动，可以下载。".to_owned(),
        Unreadable::Checksum => "保存的内容与校验值不符，可能已损坏；原文未改动，可以下载。".to_owned(),
        Unreadable::Newer { .. } => {
            "这份自评由较新版本的程序保存，本版本不能打开，也不会改动它；请用新版本打开，或下载原文。"
                .to_owned()
        }
        Unreadable::Refused(error) => format!("{}原文未改动，可以下载。", file_error(error)),
    }
}

/// One of the two kept states is broken; the other was opened.
#[must_use]
pub fn older_opened(saved_at: &str) -> String {
    format!(
        "这份自评的两处保存中有一处已损坏，打开的是 {saved_at} 保存的内容，之后的改动可能没有了。\
         损坏的原文没有删除，可在首页下载。"
    )
}
