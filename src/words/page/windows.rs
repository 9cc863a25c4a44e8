//! The same evaluation in several windows of the browser.

pub const FOLLOWING: &str = "这份自评正在另一窗口填写。本窗口只跟着显示，不能改动。";
pub const GAVE_WAY: &str = "这份自评改在另一窗口填写。本窗口的改动都已保存，现在只跟着显示，不能改动。";
pub const ASKING: &str = "正在请另一窗口保存后交出…";
pub const TAKE_OVER: &str = "在这里接着填写";
pub const FOLLOWS: &str = "跟随另一窗口显示";
pub const TAKEN_OVER: &str = "现在由本窗口填写。另一窗口已保存的改动都在这里。";
pub const OTHER_LEFT: &str = "另一窗口不再填写这份自评，现在可以在这里填写。";
pub const TAKEN_IN: &str = "别的窗口保存了这份自评的新内容，已显示在这里。";
pub const PARTED: &str = "本窗口有没保存的改动，而这份自评正在另一窗口填写，或已在另一窗口保存了别的内容。本窗口不会覆盖它：请另存副本，或放弃本窗口的改动。";
pub const PARTED_WHY: &str = "另一窗口正在填写或已保存别的内容";
pub const GIVE_UP: &str = "放弃本窗口的改动";
pub const REALLY_GIVE_UP: &str = "确定放弃，看已保存的内容";
pub const GAVE_UP: &str = "已放弃本窗口没保存的改动，现在显示已保存的内容。";
pub const COPY_KEPT: &str = "已另存为一份新的自评。";
pub const EMPTIED: &str = "浏览器里保存的内容刚才被清除，本窗口的内容已重新保存。请导出 JSON 留底。";
pub const DAMAGED: &str = "浏览器里保存的内容有损坏，本窗口的内容已重新保存。请导出 JSON 留底。";
pub const DELETED_ELSEWHERE: &str =
    "这份自评刚才在另一窗口删除。不再需要请返回；在这里再改动，就会重新保存。";
