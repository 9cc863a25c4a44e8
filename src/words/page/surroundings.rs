//! What the page says of the browser it stands in.

pub const IN_WECHAT: &str = "微信里不能下载，也不能打印。请点右上角的“···”，选“在浏览器打开”。在这里填写的内容不会跟过去：\
    请点“导出 JSON”复制内容，再到浏览器里，在本程序的首页粘贴。";
pub const NOT_IN_WECHAT: &str = "微信里不能下载，也不能打印，所以什么也没有生成。请点“导出 JSON”复制内容，\
    再用右上角“···”里的“在浏览器打开”，在首页粘贴后下载或打印。";
pub const TRANSLATED: &str =
    "网页被翻译过，显示的数字可能不对。请关闭翻译（显示原文），再刷新页面；填写的内容不受影响。";
pub const COPY_DATA: &str = "复制";
pub const SAVE_PROGRAM: &str = "保存本程序副本";
pub const SAVE_PROGRAM_NOTE: &str =
    "得到一个完整的 ziping.html，可以发给别人，双击就能用；里面没有您填写的内容。";
pub const NO_PROGRAM_COPY: &str = "这个页面被改动过，取不出完整的程序。请拷贝原来的 ziping.html 文件。";

#[must_use]
pub fn copying_title(name: &str) -> String {
    format!("复制“{name}”的内容")
}

#[must_use]
pub fn copying_note(name: &str) -> String {
    format!(
        "这里不能下载“{name}”。请复制下面的全部文字，在浏览器里打开本程序，在首页粘贴；或者发给自己，存成文本文件。\
         复制不算已导出。"
    )
}

/// The other tables that are kept here could not be read.
#[must_use]
pub fn others_unread(why: &str) -> String {
    format!("本机保存的其他自评现在读不出来：{why}整体表与项目表没有互相核对，“整套”里也没有它们。")
}

/// 整套 cannot be put together.
#[must_use]
pub fn package_unread(why: &str) -> String {
    format!("没有打印也没有导出：“整套”里的其他自评现在读不出来。{why}可以改选“打印内容”里的其他一项。")
}

/// 最近删除, or what was set aside, could not be read.
#[must_use]
pub fn bin_unread(why: &str) -> String {
    format!("“最近删除”现在读不出来，不等于是空的：{why}")
}

#[must_use]
pub fn quarantine_unread(why: &str) -> String {
    format!("读不出来而另放的记录，现在列不出来：{why}")
}
