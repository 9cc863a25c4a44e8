//! What was typed into a field for a figure: the figure, or why it is none, with what was probably meant.

use super::figure::{FigureError, leading_figure, read_figure};
use super::fold::fold;
use super::numeral::{leading_numeral, leading_year_digits};
use crate::number::{Amount, Exact, Points};

/// Years that may be evaluated, the first and the last.
pub const YEARS: (i32, i32) = (1949, 2999);

/// What a field's figure means, and so how it may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// 金额, in the evaluation's unit: six places.
    Amount,
    /// 分值: two places.
    Points,
    /// 得分: two places.
    Score,
    /// A number of questionnaires.
    Count,
    /// A share, typed as a percentage.
    Percent,
    /// 年度.
    Year,
}

/// Why what was typed is no figure of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is no number. `letters` are those that look like a digit or a point, each with what it looks like;
    /// `near` is the figure that was probably meant.
    NotANumber {
        /// As typed, and the sign it looks like.
        letters: Vec<(char, char)>,
        /// Written as the field takes it.
        near: Option<String>,
    },
    /// Commas that do not part thousands.
    WrongGroups,
    /// More than 15 digits before the point.
    TooManyIntegerDigits,
    /// More digits after the point than [`Figure::places`].
    TooManyFractionDigits,
    /// An amount in another unit that has too many places in the evaluation's.
    TooFineForUnit,
    /// Below zero.
    BelowZero,
    /// A count that is not whole.
    NotWhole,
    /// A count beyond four thousand million.
    TooMany,
    /// Outside [`YEARS`].
    OutsideYears,
}

impl Figure {
    /// Most digits after the point, as typed.
    #[must_use]
    pub const fn places(self) -> usize {
        match self {
            Figure::Amount => Amount::MAX_PLACES,
            Figure::Points | Figure::Score => Points::MAX_PLACES,
            Figure::Percent => 4,
            Figure::Count | Figure::Year => 0,
        }
    }

    /// The figure that a text states; `None` for an empty text. A share comes as a ratio: `85` is 0.85.
    ///
    /// `power` is the power of ten of the unit that amounts are in: 0 for 元, 4 for 万元, 8 for 亿元. An amount may
    /// name its own unit and is converted exactly; points may end in 分, a year in 年 or 年度.
    ///
    /// ```
    /// use ziping::number::reading::Figure;
    /// let read = |figure: Figure, text| figure.read(text, 4).map(|figure| figure.unwrap().to_string());
    /// assert_eq!(read(Figure::Amount, "506000元").unwrap(), "50.60");
    /// assert_eq!(read(Figure::Points, "5分").unwrap(), "5");
    /// assert_eq!(read(Figure::Year, "二〇二〇年度").unwrap(), "2020");
    /// assert!(read(Figure::Amount, "5o.6O").is_err());
    /// ```
    ///
    /// # Errors
    /// Says why the text is no such figure.
    pub fn read(self, text: &str, power: u32) -> Result<Option<Exact>, Fault> {
        let folded = fold(text);
        let typed = folded.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let figure = self.plain(typed, power).map_err(|fault| match fault {
            Fault::NotANumber { .. } => self.not_a_number(typed, power),
            other => other,
        })?;
        if usize::try_from(figure.places()).unwrap_or(usize::MAX) > self.places() {
            return Err(match self {
                Figure::Count => Fault::NotWhole,
                Figure::Year => Fault::OutsideYears,
                _ => Fault::TooManyFractionDigits,
            });
        }
        self.bounded(figure)?;
        match self {
            Figure::Percent => {
                let share = figure.mul_div(Exact::ONE, Exact::HUNDRED, 6);
                Ok(share.and_then(|share| Exact::parse(&share.plain()).ok()))
            }
            _ => Ok(Some(figure)),
        }
    }

    /// The number of a folded text, its unit understood.
    fn plain(self, typed: &str, power: u32) -> Result<Exact, Fault> {
        let digits = match self {
            Figure::Amount => return amount(typed, power),
            Figure::Points | Figure::Score => typed.strip_suffix('分').unwrap_or(typed),
            Figure::Count => typed.strip_suffix(['份', '人']).unwrap_or(typed),
            Figure::Percent => typed.strip_suffix('%').unwrap_or(typed),
            Figure::Year => {
                let year = typed.strip_suffix("年度").or_else(|| typed.strip_suffix('年')).unwrap_or(typed);
                // The circle that input methods offer for 〇.
                let written = year.replace(['○', '◯', 'Ο'], "〇");
                match leading_year_digits(&written) {
                    Some((year, "")) => return Ok(Exact::from(i32::try_from(year).unwrap_or_default())),
                    _ => year,
                }
            }
        };
        Ok(read_figure(digits.trim_end())?)
    }

    fn bounded(self, figure: Exact) -> Result<(), Fault> {
        match self {
            Figure::Amount => Ok(()),
            Figure::Year => {
                let year = figure.plain().parse::<i32>();
                let holds = year.is_ok_and(|year| (YEARS.0..=YEARS.1).contains(&year));
                if holds { Ok(()) } else { Err(Fault::OutsideYears) }
            }
            _ if figure.is_negative() => Err(Fault::BelowZero),
            Figure::Count if figure.plain().parse::<u32>().is_err() => Err(Fault::TooMany),
            Figure::Points | Figure::Score | Figure::Percent | Figure::Count => Ok(()),
        }
    }

    /// What was probably meant: the digits that letters look like, a number in Chinese, the only figure among words.
    fn not_a_number(self, typed: &str, power: u32) -> Fault {
        let near = |text: &str| {
            let figure = self.plain(text, power).ok()?;
            let takes = usize::try_from(figure.places()).is_ok_and(|places| places <= self.places());
            (takes && self.bounded(figure).is_ok()).then(|| figure.to_string())
        };
        let mut letters: Vec<(char, char)> = Vec::new();
        let mended: String = typed
            .chars()
            .filter(|c| *c != ' ')
            .map(|c| {
                let Some(like) = looks_like(c) else { return c };
                if !letters.contains(&(c, like)) {
                    letters.push((c, like));
                }
                like
            })
            .collect();
        if mended != typed
            && typed.contains(|c: char| c.is_ascii_digit())
            && let Some(near) = near(&mended)
        {
            return Fault::NotANumber { letters, near: Some(near) };
        }
        let in_chinese = leading_numeral(typed).and_then(|(value, rest)| near(&format!("{}{rest}", value?)));
        let near = in_chinese.or_else(|| near(&only_figure(typed)?));
        Fault::NotANumber { letters: Vec::new(), near }
    }
}

impl From<FigureError> for Fault {
    fn from(error: FigureError) -> Fault {
        match error {
            FigureError::NotANumber => Fault::NotANumber { letters: Vec::new(), near: None },
            FigureError::WrongGroups => Fault::WrongGroups,
            FigureError::TooManyIntegerDigits => Fault::TooManyIntegerDigits,
            FigureError::TooManyFractionDigits => Fault::TooManyFractionDigits,
        }
    }
}

/// Units that an amount may name, each with its power of ten. The longer ones first.
const UNITS: &[(&str, u32)] =
    &[("亿元", 8), ("万元", 4), ("千元", 3), ("元整", 0), ("元", 0), ("亿", 8), ("万", 4)];

/// An amount with or without its unit, in the unit of this power.
fn amount(typed: &str, power: u32) -> Result<Exact, Fault> {
    let typed = typed.strip_prefix('¥').or_else(|| typed.strip_prefix('￥')).unwrap_or(typed).trim_start();
    let named = UNITS.iter().find_map(|(unit, of)| Some((typed.strip_suffix(unit)?.trim_end(), *of)));
    let Some((digits, of)) = named else { return Ok(read_figure(typed)?) };
    let figure = read_figure(digits)?;
    if of == power || figure.is_zero() {
        return Ok(figure);
    }
    shifted(figure, i64::from(of).saturating_sub(i64::from(power)))
}

/// The figure times ten to this power, exactly; with two places where it is broken, as money is written.
fn shifted(figure: Exact, by: i64) -> Result<Exact, Fault> {
    let text = figure.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    let point = i64::try_from(whole.len()).unwrap_or(i64::MAX).saturating_add(by);
    let length = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or_default());
    let (whole, fraction) = if point <= 0 {
        ("0".to_owned(), zeros(point.saturating_neg()) + &all)
    } else if point >= length {
        (all + &zeros(point.saturating_sub(length)), String::new())
    } else {
        let at = usize::try_from(point).unwrap_or_default();
        let (whole, fraction) = all.split_at_checked(at).unwrap_or((&all, ""));
        (whole.to_owned(), fraction.to_owned())
    };
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let fraction = match fraction.trim_end_matches('0') {
        "" => String::new(),
        one if one.len() == 1 => format!(".{one}0"),
        more => format!(".{more}"),
    };
    Exact::parse(&format!("{sign}{whole}{fraction}")).map_err(|error| match FigureError::from(error) {
        FigureError::TooManyFractionDigits => Fault::TooFineForUnit,
        other => other.into(),
    })
}

/// The digit or the point that a sign is taken for.
const fn looks_like(c: char) -> Option<char> {
    Some(match c {
        'o' | 'O' | 'Q' | '〇' | '○' | '◯' => '0',
        'l' | 'I' | 'i' | '|' => '1',
        'z' | 'Z' => '2',
        's' | 'S' => '5',
        'b' => '6',
        'B' => '8',
        '。' | '、' | '·' | ':' => '.',
        _ => return None,
    })
}

/// The one figure among words; `None` where there are several.
fn only_figure(typed: &str) -> Option<String> {
    let start = typed.find(|c: char| c.is_ascii_digit())?;
    let (_, from) = typed.split_at_checked(start)?;
    let (figure, rest) = leading_figure(from)?;
    (!rest.contains(|c: char| c.is_ascii_digit())).then_some(figure.ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(figure: Figure, text: &str) -> Result<String, Fault> {
        figure.read(text, 4).map(|figure| figure.map_or(String::new(), |figure| figure.to_string()))
    }

    #[test]
    fn figures_may_bear_the_unit_of_their_field() {
        for (figure, typed, value) in [
            (Figure::Amount, " 1,234.50 ", "1234.50"),
            (Figure::Amount, "50.60万元", "50.60"),
            (Figure::Amount, "50.60 万", "50.60"),
            (Figure::Amount, "506000元", "50.60"),
            (Figure::Amount, "￥506,000.00元", "50.60"),
            (Figure::Amount, "1.2亿元", "12000"),
            (Figure::Amount, "0.01元", "0.000001"),
            (Figure::Amount, "-506000元", "-50.60"),
            (Figure::Amount, "0元", "0"),
            (Figure::Amount, "-3", "-3"),
            (Figure::Points, "5分", "5"),
            (Figure::Score, "９．８０ 分", "9.80"),
            (Figure::Count, "120份", "120"),
            (Figure::Percent, "85%", "0.85"),
            (Figure::Percent, "85.25", "0.8525"),
            (Figure::Year, "2020年度", "2020"),
            (Figure::Year, "二〇二〇年", "2020"),
            (Figure::Year, "二○二○", "2020"),
            (Figure::Points, "  ", ""),
        ] {
            assert_eq!(read(figure, typed).as_deref(), Ok(value), "{typed}");
        }
    }

    #[test]
    fn a_figure_is_refused_with_its_reason() {
        for (figure, typed, fault) in [
            (Figure::Amount, "12,34", Fault::WrongGroups),
            (Figure::Amount, "0.001元", Fault::TooFineForUnit),
            (Figure::Amount, "99999999999999亿元", Fault::TooManyIntegerDigits),
            (Figure::Points, "-5", Fault::BelowZero),
            (Figure::Score, "9.805", Fault::TooManyFractionDigits),
            (Figure::Count, "1.5", Fault::NotWhole),
            (Figure::Count, "99999999999", Fault::TooMany),
            (Figure::Percent, "-1%", Fault::BelowZero),
            (Figure::Year, "20200", Fault::OutsideYears),
            (Figure::Year, "2020.5", Fault::OutsideYears),
            (Figure::Year, "一九四八年", Fault::OutsideYears),
        ] {
            assert_eq!(read(figure, typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn letters_that_look_like_digits_are_named_with_what_was_meant() {
        let near = |figure, typed: &str| match read(figure, typed) {
            Err(Fault::NotANumber { letters, near }) => {
                let letters: String = letters.iter().map(|(letter, _)| *letter).collect();
                (letters, near.unwrap_or_default())
            }
            other => panic!("{typed}: {other:?}"),
        };
        for (figure, typed, letters, meant) in [
            (Figure::Amount, "5o.6O", "oO", "50.60"),
            (Figure::Amount, "50。60", "。", "50.60"),
            (Figure::Amount, "5O.60万元", "O", "50.60"),
            (Figure::Year, "202O年", "O", "2020"),
            (Figure::Score, "四分", "", "4"),
            (Figure::Points, "≥5", "", "5"),
            (Figure::Points, "1 0", "", "10"),
            (Figure::Points, "5-6", "", ""),
            (Figure::Points, "十来分", "", ""),
            (Figure::Points, "ol", "", ""),
        ] {
            assert_eq!(near(figure, typed), (letters.to_owned(), meant.to_owned()), "{typed}");
        }
    }
}
