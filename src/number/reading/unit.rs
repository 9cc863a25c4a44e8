//! What is counted? Units as people write them, each with one canonical name.

use std::borrow::Cow;

/// Units by their canonical names. Not here: those of [`EQUAL`] and [`MONEY`].
const KNOWN: &[&str] = &[
    "% ‰ 百分点 分 倍 ℃",
    "次 起 件 项 例 宗 桩 条 份 篇 幅 张 册 本 卷 套 组 对 双 副 期 届 轮 类 种 级 门 节 讲 段 处 点 位次",
    "人天 人月 户 户次 家 家次 户数 队 支 班 团 校 所 院 床 床位 岗 课次 名额 席",
    "个 只 头 羽 尾 匹 棵 株 丛 粒 枚 盆 颗 根 块 片 面 盏 杆 座 栋 幢 层 间 套件 台 台套 台次 辆 辆次 架 艘 部 扇 口 眼 樘",
    "厘米 毫米 分米 平方厘米 平方公里 公顷 亩 亩次 延米 吨 克 毫克 升 毫升 桶 箱 袋 包 盒 瓶 车 车次 吨公里",
    "年 季度 周 工作日 小时 分钟 秒 学期 学年 班次",
    "村 社区 镇 乡 乡镇 街道 县 区 市 省 学校 单位 部门 企业 网点 站 站点 路口 科 系 专业 课题 课程 项目 标段 版 字",
    "TB GB MB KB 兆 千瓦 兆瓦 千伏安 伏 瓦 吨标准煤 条次 件次 篇次 项次 份次 套次 所次 点位 处次 场所",
    "元/人 元/人次 元/人年 元/年 元/月 元/天 元/平方米 元/亩 元/吨 元/公里 元/次 元/户 万元/公里 万元/年 万元/人",
    "次/年 次/月 次/周 次/天 人/年 人/天 篇/年 个/年 期/年 小时/天 吨/年 吨/天 立方米/天 毫克/升",
    "欧元 港元 美元 英镑 日元",
];

/// Words for the same thing: comparable as they are, with a hint.
const EQUAL: &[&[&str]] = &[
    &["场", "场次"],
    &["人", "名", "位"],
    &["人次", "人/次"],
    &["批", "批次"],
    &["天", "日"],
    &["月", "个月"],
    &["公里", "千米"],
    &["公斤", "千克"],
    &["课时", "学时"],
    &["度", "千瓦时"],
    &["平方米", "平方"],
    &["立方米", "立方"],
    &["米"],
];

/// Money in 元 and how many noughts it has; these convert exactly.
const MONEY: &[(&str, u32)] =
    &[("元", 0), ("千元", 3), ("万元", 4), ("百万元", 6), ("千万元", 7), ("亿元", 8)];

/// Other writings of one unit, which need no hint; the first is the canonical name.
const WRITINGS: &[&[&str]] = &[
    &["%", "百分比", "个百分比"],
    &["‰", "千分比"],
    &["百分点", "个百分点"],
    &["平方米", "㎡", "m2", "m²", "平米"],
    &["立方米", "m³", "m3", "㎥"],
    &["平方公里", "平方千米", "km2", "km²", "㎢"],
    &["公里", "km", "㎞"],
    &["千克", "kg", "㎏"],
    &["米", "m", "公尺"],
    &["厘米", "cm", "㎝"],
    &["毫米", "mm", "㎜"],
    &["克", "g"],
    &["毫克", "mg", "㎎"],
    &["升", "l", "公升"],
    &["毫升", "ml"],
    &["TB", "tb"],
    &["GB", "gb"],
    &["MB", "mb"],
    &["KB", "kb"],
    &["千瓦时", "kwh"],
    &["千瓦", "kw"],
    &["℃", "摄氏度"],
    &["小时", "个小时", "h"],
    &["周", "星期", "个星期"],
    &["工作日", "个工作日"],
    &["季度", "个季度"],
    &["月", "月份"],
    &["学期", "个学期"],
    &["村", "个村"],
    &["社区", "个社区"],
    &["乡镇", "个乡镇"],
    &["街道", "个街道"],
    &["项目", "个项目"],
    &["单位", "个单位"],
    &["部门", "个部门"],
    &["元", "块钱", "圆", "元人民币"],
    &["万元", "万元人民币"],
    &["元/平方米", "元/㎡", "元/m2"],
];

/// Units which, after a Chinese numeral, say *which one* rather than *how many* (三级, 二期, 一类).
const ORDINAL: &[&str] = &["级", "类", "期", "季度", "层", "班", "版", "届", "区", "系", "月"];

/// What is counted or measured; one name for all writings of a unit, or none.
///
/// ```
/// use ziping::number::reading::Unit;
/// assert_eq!(Unit::of("㎡").name(), "平方米");
/// assert!(Unit::of("百分比").is_percent());
/// assert_eq!(Unit::none().name(), "");
/// assert_eq!(Unit::of("筐").name(), "筐"); // unlisted: kept as written
/// ```
#[derive(Debug, Clone)]
#[doc(alias = "计量单位")]
pub struct Unit {
    name: Cow<'static, str>,
    /// No unit, but 万 or 亿 was multiplied out: `10万` beside `10万元` is an amount in 元.
    in_full: bool,
}

impl Unit {
    /// No unit.
    #[must_use]
    pub const fn none() -> Unit {
        Unit { name: Cow::Borrowed(""), in_full: false }
    }

    /// Per cent.
    #[must_use]
    pub const fn percent() -> Unit {
        Unit { name: Cow::Borrowed("%"), in_full: false }
    }

    /// The unit with this name, written in any known way; an unknown one is kept as written.
    #[must_use]
    pub fn of(name: &str) -> Unit {
        Unit::known(name).unwrap_or_else(|| Unit { name: Cow::Owned(name.to_owned()), in_full: false })
    }

    /// The unit with this name if it is a listed one.
    pub(super) fn known(name: &str) -> Option<Unit> {
        canonical(name)
            .or_else(|| {
                let lower = name.to_ascii_lowercase();
                (lower.len() > 1 && lower != name).then(|| canonical(&lower)).flatten()
            })
            .map(|name| Unit { name: Cow::Borrowed(name), in_full: false })
    }

    /// No unit, the number multiplied out.
    pub(super) const fn none_in_full() -> Unit {
        Unit { name: Cow::Borrowed(""), in_full: true }
    }

    pub(super) fn is_none_in_full(&self) -> bool {
        self.is_none() && self.in_full
    }

    /// Whether there is no unit.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.name.is_empty()
    }

    /// Whether this is per cent (百分点 is not).
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.name == "%"
    }

    /// Whether this is an amount of Chinese money (元 to 亿元).
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.money_noughts().is_some()
    }

    /// The canonical name: `""` when there is none, `%` for per cent.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether both count the same thing, by one name or by two equal ones (场 and 场次).
    #[must_use]
    pub fn equals(&self, other: &Unit) -> bool {
        self == other
            || EQUAL.iter().any(|words| words.contains(&self.name()) && words.contains(&other.name()))
    }

    /// How many noughts the unit has more than 元, for money.
    pub(super) fn money_noughts(&self) -> Option<u32> {
        MONEY.iter().find(|(name, _)| *name == self.name).map(|(_, noughts)| *noughts)
    }

    /// Whether a Chinese numeral before this unit may be an ordinal number.
    pub(super) fn is_ordinal_after_numeral(&self) -> bool {
        ORDINAL.contains(&self.name())
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Unit) -> bool {
        self.name == other.name
    }
}

impl Eq for Unit {}

fn canonical(name: &str) -> Option<&'static str> {
    let written =
        WRITINGS.iter().find(|writings| writings.contains(&name)).and_then(|writings| writings.first());
    let known = || KNOWN.iter().flat_map(|line| line.split(' '));
    let equal = || EQUAL.iter().flat_map(|words| words.iter().copied());
    let money = || MONEY.iter().map(|(name, _)| *name);
    written.copied().or_else(|| known().chain(equal()).chain(money()).find(|unit| *unit == name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn writings_of_one_unit_have_one_name() {
        for (typed, name) in [
            ("m2", "平方米"),
            ("M2", "平方米"),
            ("KM", "公里"),
            ("tb", "TB"),
            ("百分比", "%"),
            ("个月", "个月"),
            ("M", ""),
        ] {
            assert_eq!(
                Unit::known(typed).map_or(String::new(), |unit| unit.name().to_owned()),
                name,
                "{typed}"
            );
        }
    }

    #[test]
    fn equal_words_are_equal_and_near_ones_are_not() {
        let equal = |a: &str, b: &str| Unit::of(a).equals(&Unit::of(b));
        for (a, b) in
            [("场", "场次"), ("人", "名"), ("km", "千米"), ("kg", "公斤"), ("天", "日"), ("㎡", "平方米")]
        {
            assert!(equal(a, b), "{a} {b}");
        }
        for (a, b) in
            [("次", "场"), ("人", "人次"), ("%", "百分点"), ("%", "‰"), ("元", "万元"), ("TB", "GB")]
        {
            assert!(!equal(a, b), "{a} {b}");
        }
    }

    #[test]
    fn no_writing_belongs_to_two_units_and_every_canonical_name_is_listed() {
        let mut seen = HashSet::new();
        for writings in WRITINGS {
            for writing in *writings {
                assert!(seen.insert(*writing), "{writing} twice");
                assert_eq!(Unit::of(writing).name(), writings[0]);
            }
            let listed = KNOWN.iter().flat_map(|line| line.split(' ')).any(|unit| unit == writings[0])
                || EQUAL.iter().any(|words| words.contains(&writings[0]))
                || MONEY.iter().any(|(name, _)| *name == writings[0]);
            assert!(listed, "{} is no listed unit", writings[0]);
        }
    }
}
