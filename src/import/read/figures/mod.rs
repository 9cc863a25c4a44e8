//! Numbers of a spreadsheet as the program shows them: by their number formats.
//!
//! A cell holds 0.92, its format says `0%`, people see 92 %: what they see is what the form says.

mod built_in;
mod day;
mod digits;
mod number;
mod pattern;

pub use built_in::built_in;
use digits::Digits;
use pattern::{Kind, Pattern};

/// A stored number as it is shown; text that is no number stays what it is.
///
/// `epoch_1904`: days of the workbook count from 1904 and not from 1900.
#[must_use]
pub fn shown(stored: &str, format: &str, epoch_1904: bool) -> String {
    let Some(digits) = Digits::parse(stored) else { return stored.to_owned() };
    let pattern = Pattern::of(format, &digits);
    let shown = match pattern.kind {
        Kind::General => None,
        Kind::Day => day::show(&digits, &pattern, epoch_1904),
        Kind::Number => number::show(&digits, &pattern),
    };
    shown.unwrap_or_else(|| digits.general())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_formats_say() {
        let cases = [
            ("0.92", "0%", "92%"),
            ("0.92000000000000004", "0.00%", "92.00%"),
            ("570.36", "General", "570.36"),
            ("0.30000000000000004", "General", "0.3"),
            ("1250000", "#,##0.00", "1,250,000.00"),
            ("-1250", "#,##0", "-1,250"),
            ("1.005", "0.00", "1.01"),
            ("0.5", "0", "1"),
            ("0", "0.00%", "0.00%"),
            ("0.001", "0.00", "0.00"),
            ("-0.001", "0.00", "0.00"),
            ("30", "0\"次\"", "30次"),
            ("30", "0次", "30次"),
            ("5", "General\"分\"", "5分"),
            ("5", "G/通用格式\"分\"", "5分"),
            ("12", "000", "012"),
            ("0", "0;-0;;@", ""),
            ("0", "#,##0.00;-#,##0.00;\"-\"", "-"),
            ("-3", "0;(0)", "(3)"),
            ("-3.5", "0_ ;[Red]\\-0\\ ", "-4 "),
            ("1234.5", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1,234.50"),
            ("0", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-"),
            ("12500000", "0.00,,", "12.50"),
            ("1", "[=1]\"是\";[=0]\"否\";0", "是"),
            ("0", "[=1]\"是\";[=0]\"否\";0", "否"),
            ("1234", "[$¥-804]#,##0.00", "¥1,234.00"),
            ("0.125", "0.##", "0.13"),
            ("5", "0.##", "5"),
            ("13812345678", "000-0000-0000", "138-1234-5678"),
            ("1e21", "General", "1E+21"),
            ("abc", "0", "abc"),
            ("NaN", "0", "NaN"),
        ];
        for (stored, format, expected) in cases {
            assert_eq!(shown(stored, format, false), expected, "{stored} as {format}");
        }
    }

    #[test]
    fn days_and_times_are_shown_as_their_formats_say() {
        let cases = [
            ("44362", "yyyy\"年\"m\"月\"d\"日\"", "2021年6月15日"),
            ("44362", "yyyy年m月d日", "2021年6月15日"),
            ("44362", "[$-F800]dddd, mmmm dd, yyyy", "2021年6月15日"),
            ("44362", "yyyy-mm-dd", "2021-06-15"),
            ("44362", "yyyy.m.d", "2021.6.15"),
            ("44362", built_in(14), "2021/6/15"),
            ("44362", built_in(31), "2021年6月15日"),
            ("44362", "[DBNum1][$-804]yyyy\"年\"m\"月\";@", "2021年6月"),
            ("44362.5", "yyyy-m-d h:mm", "2021-6-15 12:00"),
            ("0.75", "h:mm", "18:00"),
            ("0.75", "h:mm AM/PM", "6:00 PM"),
            ("1.5", "[h]:mm", "36:00"),
            ("60", "yyyy-m-d", "1900-2-29"),
            ("1", "yyyy-m-d", "1900-1-1"),
            ("-1", "yyyy-m-d", "-1"),
            ("99999999", "yyyy-m-d", "99999999"),
        ];
        for (stored, format, expected) in cases {
            assert_eq!(shown(stored, format, false), expected, "{stored} as {format}");
        }
        assert_eq!(shown("42900", "yyyy-m-d", true), "2021-6-15");
    }
}
