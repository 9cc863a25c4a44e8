//! Of what a figure is stated, from the words before it.

use super::sentences::without_tails;
use super::statement::Scope;

/// Words that name the unit or its money as a whole.
const WHOLE: &[&str] = &[
    "预算",
    "资金",
    "支出",
    "财政",
    "整体",
    "总体",
    "总",
    "部门",
    "单位",
    "项目库",
    "全年",
    "全部",
    "年度",
    "实际",
    "的",
    "各项",
    "经费",
    "本",
    "我",
    "该",
    "当年",
    "今年",
    "本年",
    "为",
    "中",
    "与",
    "和",
    "比",
    "累计",
    "已",
    "合计",
    "收入",
    ":",
    "共",
    "共计",
    "下达",
    "批复",
    "安排",
    "情况",
    "相比",
    "数",
    "执行",
];

/// The last character of a unit's name.
const UNIT_ENDS: &[char] = &[
    '室', '校', '局', '院', '委', '处', '办', '所', '站', '馆', '会', '园', '队', '厅', '部', '学', '府',
    '团', '心', '年',
];

const NAMED: &[(&str, Scope)] = &[
    ("基本支出", Scope::Basic),
    ("基本经费", Scope::Basic),
    ("项目", Scope::Project),
    ("人员经费", Scope::Personnel),
    ("人员支出", Scope::Personnel),
    ("公用经费", Scope::Operating),
    ("公用支出", Scope::Operating),
];

/// What sources of money are called.
pub(super) const SOURCES: &[&str] = &[
    "财政拨款收入",
    "财政拨款",
    "财政补助收入",
    "一般公共预算收入",
    "一般公共预算",
    "政府性基金收入",
    "政府性基金预算",
    "政府性基金",
    "事业收入",
    "经营收入",
    "其他收入",
    "其他资金",
    "单位资金",
    "自有资金",
    "自筹资金",
    "上级补助收入",
    "上级补助",
    "上年结转资金",
    "上年结转",
    "上年结余",
    "中央资金",
    "中央补助",
    "省级资金",
    "市级资金",
    "区级资金",
    "财政专户管理资金",
];

/// The scope that words name; what comes last counts.
pub(super) fn of(words: &str, parts: bool) -> Scope {
    let sources =
        SOURCES.iter().filter_map(|name| Some((words.rfind(name)?, Scope::Source((*name).to_owned()))));
    let named = NAMED.iter().filter_map(|(name, scope)| Some((words.rfind(name)?, scope.clone())));
    // Of two that begin at the same place the longer stands first.
    let last = named.chain(sources).rev_max();
    if let Some((_, scope)) = last {
        return scope;
    }
    if parts || !is_whole(words) {
        return Scope::Part(part_name(words));
    }
    Scope::Whole
}

/// Whether words are about the whole: nothing, or names of the unit and its money.
pub(super) fn is_whole(words: &str) -> bool {
    let rest = without_tails(words, WHOLE).trim_end_matches(|c: char| c.is_ascii_digit());
    rest.is_empty() || rest.ends_with(UNIT_ENDS)
}

fn part_name(words: &str) -> String {
    let name = words.rsplit(':').next().unwrap_or_default();
    name.trim_start_matches("其中").to_owned()
}

trait Latest: Iterator<Item = (usize, Scope)> + Sized {
    /// The first of those with the greatest place.
    fn rev_max(self) -> Option<(usize, Scope)> {
        self.fold(None, |best, next| match best {
            Some((at, _)) if at >= next.0 => best,
            _ => Some(next),
        })
    }
}

impl<T: Iterator<Item = (usize, Scope)>> Latest for T {}
