//! What did she mean? Reads what people type as 年初目标值 and 实际完成值.
//!
//! [`read`] takes any text and says whether it is a number with a unit, a range, a date to finish by, or
//! words. Nothing is guessed silently: what had to be interpreted carries a [`Mark`], and what could mean
//! two things stays [`Sense::Text`] with [`Mark::Ambiguous`]. What a bare number means (at least? at most?)
//! is not decided here but by scoring, which knows the indicator.
//!
//! The order of reading: fold the writing ([`fold()`]), then a date, then a number, else text. Every notation
//! is a row of `tests/reading/targets.tsv`.
//!
//! ```
//! use ziping::number::Exact;
//! use ziping::number::reading::{read, Operator, Sense};
//!
//! let Sense::Number { operator, value, unit } = read("≧ ９０ ％").sense else { panic!() };
//! assert_eq!((operator, value), (Some(Operator::AtLeast), Exact::from(90)));
//! assert!(unit.is_percent());
//! assert_eq!(read("稳步提高").sense, Sense::Text);
//! ```

mod date_notation;
mod date_point;
mod dates;
mod figure;
mod fold;
mod numeral;
mod quantity;
mod unit;
mod unit_part;
mod units;
mod words;

use super::Exact;

pub(crate) use date_point::point;
pub(crate) use fold::folded_char;
pub(crate) use numeral::{is_part, leading_numeral, leading_year_digits};

pub use super::Day;
pub use dates::Period;
pub use figure::{FigureError, read_figure};
pub use fold::{fold, same_text};
pub use unit::Unit;
pub use units::{Common, NotComparable, Side, convert, to_common};

/// What a typed value was understood as, and what had to be interpreted for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The meaning.
    pub sense: Sense,
    /// What the person should be told about the reading; sorted, each at most once.
    pub marks: Vec<Mark>,
}

/// The meaning of a typed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sense {
    /// Nothing: no text, spaces, or a lone dash or slash. (无 is not blank: it is text.)
    Blank,
    /// One number: `≥90%`, `12次`, `不超过5万元`.
    #[doc(alias = "定量")]
    Number {
        /// As typed before or after the number; `None` for a bare number.
        operator: Option<Operator>,
        /// The number, 万 and 亿 before a counter multiplied out.
        value: Exact,
        /// The unit, or none.
        unit: Unit,
    },
    /// From `low` to `high`, both included: `3-5个`, `90%至95%`. Never `low > high`.
    Range {
        /// The lower bound.
        low: Exact,
        /// The upper bound.
        high: Exact,
        /// The unit of both.
        unit: Unit,
    },
    /// Something to be finished by the end of a period: `2020年内`, `12月底之前`.
    #[doc(alias = "时效")]
    Date(Period),
    /// Words, or something that can't be read as one number.
    #[doc(alias = "定性")]
    Text,
}

/// How the number bounds the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// ≥ 不低于 不少于 至少 达到 … 以上
    #[doc(alias = "不低于")]
    AtLeast,
    /// > 大于 高于 多于 超过
    #[doc(alias = "大于")]
    MoreThan,
    /// ≤ 不超过 不高于 至多 … 以内 以下
    #[doc(alias = "不超过")]
    AtMost,
    /// < 小于 低于 少于
    #[doc(alias = "小于")]
    LessThan,
    /// = 等于
    #[doc(alias = "等于")]
    Equal,
}

/// Something about a reading that the person should see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// 约 近 余 多 左右: the number is not exact.
    Approximate,
    /// Could mean several things: two numbers that are no range, operators that contradict each other,
    /// words around a number that belong to no notation.
    Ambiguous,
    /// The number was written in Chinese numerals (十二次).
    ChineseNumeral,
    /// 万, 亿 (or 千, 百) before a counter was multiplied out (2万人次 → 20000 人次).
    Multiplied,
    /// The unit is none this program knows; it is kept as written.
    UnlistedUnit,
}

impl Reading {
    fn new(sense: Sense, mut marks: Vec<Mark>) -> Reading {
        marks.sort_unstable();
        marks.dedup();
        Reading { sense, marks }
    }

    fn text(ambiguous: bool) -> Reading {
        Reading { sense: Sense::Text, marks: if ambiguous { vec![Mark::Ambiguous] } else { Vec::new() } }
    }

    /// Whether the reading carries this mark.
    #[must_use]
    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
}

impl Operator {
    /// Whether both bound the value from the same side (`≥` and `>` do).
    fn agrees_with(self, other: Operator) -> bool {
        let side = |operator| match operator {
            Operator::AtLeast | Operator::MoreThan => 1,
            Operator::AtMost | Operator::LessThan => -1,
            Operator::Equal => 0,
        };
        side(self) == side(other)
    }
}

/// What a typed target or actual value means.
///
/// Never fails and never panics: what it can't read is [`Sense::Text`]. Takes time in proportion to the
/// length of the text.
///
/// ```
/// use ziping::number::reading::{read, Mark, Period, Sense};
///
/// assert_eq!(read(" — ").sense, Sense::Blank);
/// assert_eq!(read("2020年内").sense, Sense::Date(Period { year: Some(2020), month: None, day: None }));
/// let twelve = read("十二次");
/// assert!(matches!(twelve.sense, Sense::Number { ref unit, .. } if unit.name() == "次"));
/// assert_eq!(twelve.marks, [Mark::ChineseNumeral]);
/// assert_eq!(read("5次3场").marks, [Mark::Ambiguous]); // two numbers that are no range: text
/// ```
#[must_use]
#[doc(alias = "年初目标值")]
#[doc(alias = "实际完成值")]
pub fn read(text: &str) -> Reading {
    let folded = fold(text);
    if folded.chars().all(|c| matches!(c, ' ' | '-' | '—' | '/' | '\\' | '_')) {
        return Reading::new(Sense::Blank, Vec::new());
    }
    let joined = fold::without_loose_spaces(&folded);
    let typed = joined.trim_end_matches(fold::FULL_STOPS);
    let has_digits = typed.contains(|c: char| c.is_ascii_digit());
    match date_notation::read(typed) {
        date_notation::Found::Date(period, marks) => return Reading::new(Sense::Date(period), marks),
        date_notation::Found::Unclear => return Reading::text(has_digits),
        date_notation::Found::Nothing => {}
    }
    match quantity::read(typed) {
        Ok(reading) => reading,
        Err(quantity::Miss::Unclear) => Reading::text(true),
        // A number inside words, or an operator that lost its number: the person should look at it.
        Err(quantity::Miss::NoNumber) => Reading::text(has_digits || words::is_lone_symbol(typed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_are_sorted_and_each_stands_once() {
        let reading = read("大约2万余人左右");
        assert_eq!(reading.marks, [Mark::Approximate, Mark::Multiplied]);
        assert!(reading.has(Mark::Approximate));
    }

    #[test]
    fn a_very_long_text_is_words_or_nothing_and_never_a_figure() {
        for piece in [
            "1", "1,", "一", "万", "约", "≥", "-", "—", "2020年", "12月", "至", " ", "内", "（", "1-", "十万",
        ] {
            let long = piece.repeat(100_000);
            let blank = ["-", "—", " "].contains(&piece);
            assert_eq!(read(&long).sense, if blank { Sense::Blank } else { Sense::Text }, "{piece}");
            // Behind a figure it makes words of it or leaves it alone; no other figure comes of it.
            let five = Exact::parse("5").unwrap();
            match read(&format!("5{long}")).sense {
                Sense::Text => {}
                Sense::Number { value, .. } => assert_eq!(value, five, "5{piece}"),
                other => panic!("5{piece}: {other:?}"),
            }
            let dated = read(&format!("2020年{long}")).sense;
            assert!(matches!(dated, Sense::Text | Sense::Date(_)), "2020年{piece}: {dated:?}");
            assert!(same_text(&long, &long), "{piece}");
            assert!(piece == " " || !same_text(&long, piece), "{piece}");
            assert!(read_figure(&long).is_err(), "{piece}");
        }
    }

    /// ASCII as a Chinese input method in full-width mode would type it.
    fn widened(text: &str) -> String {
        text.chars()
            .map(|c| match c {
                ' ' => '\u{3000}',
                '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
                other => other,
            })
            .collect()
    }

    /// Pieces that meet each other in real cells: far likelier to hit a path than random letters.
    fn cell() -> impl Strategy<Value = String> {
        let pieces = [
            "≥",
            "≤",
            ">",
            "=",
            "不低于",
            "不超过",
            "约",
            "共",
            "完成",
            "已",
            "1",
            "12",
            "2020",
            "0",
            "31",
            ".",
            ",",
            "-",
            "~",
            "—",
            "至",
            "年",
            "月",
            "日",
            "底",
            "前",
            "内",
            "以上",
            "以内",
            "左右",
            "余",
            "万",
            "亿",
            "元",
            "万元",
            "人次",
            "个",
            "个月",
            "%",
            "百分之",
            "十",
            "二",
            "百",
            "两",
            " ",
            "季度",
            "第",
            "上半年",
            "(",
            ")",
            "/",
        ];
        proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..9)
            .prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_text_is_read_without_panic(text in any::<String>()) {
            let _ = read(&text);
            let _ = read_figure(&text);
        }

        #[test]
        fn every_reading_of_a_cell_holds_its_promises(text in cell()) {
            let reading = read(&text);
            match &reading.sense {
                Sense::Number { value, .. } => prop_assert!(value.is_within_bounds()),
                Sense::Range { low, high, .. } => {
                    prop_assert!(low <= high);
                    prop_assert!(low.is_within_bounds() && high.is_within_bounds());
                }
                Sense::Date(period) => {
                    prop_assert!(period.year.is_some() || period.month.is_some());
                    prop_assert!(period.day.is_none() || period.month.is_some());
                }
                Sense::Blank | Sense::Text => {}
            }
            let mut sorted = reading.marks.clone();
            sorted.sort_unstable();
            sorted.dedup();
            prop_assert_eq!(&sorted, &reading.marks);
        }

        #[test]
        fn full_width_and_half_width_read_the_same(text in cell(), ascii in "[ -~]{0,12}") {
            prop_assert_eq!(read(&widened(&text)), read(&text));
            prop_assert_eq!(read(&widened(&ascii)), read(&ascii));
        }

        #[test]
        fn spaces_around_do_not_matter(text in cell()) {
            prop_assert_eq!(read(&format!("\u{3000} {text}\t\n")), read(&text));
        }

        #[test]
        fn plain_numbers_are_read_as_stated(digits in 0_i64..=999_999_999_999, places in 0_u32..=6) {
            let value = Exact::from_digits(digits, places).unwrap();
            let reading = read(&value.to_string());
            let Sense::Number { operator: None, value: found, .. } = reading.sense else { panic!("{reading:?}") };
            prop_assert_eq!(found, value);
        }
    }
}
