//! Target and actual value of single indicators in a report, against their rows.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::checks::agreement::same::{Same, plain_name, same_value};
use crate::checks::agreement::texts::{Text, TextOf};
use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::{Look, Row};
use crate::evaluation::{ReportKey, RowId};
use crate::number::reading::{Reading, Sense, read};
use crate::prose::IndicatorText;

/// What a text says of a row that the row does not.
struct Other<'t> {
    target: Option<&'t str>,
    actual: Option<&'t str>,
}

/// D04, one finding for each row. Rows are found by name, by number only where a paragraph has no name; of rows with
/// one name any may be meant. Words are held against words only where the report puts them in quotation marks,
/// because else they may be a sentence of its own.
pub(in crate::checks) fn rows_of_the_report(look: &Look<'_>, found: &mut Found<'_>) {
    let texts = || look.tellings().filter(|text| !text.prose.indicators.is_empty());
    if texts().next().is_none() {
        return;
    }
    let names = Names::of(look);
    let mut said: HashMap<usize, Other<'_>> = HashMap::new();
    for text in texts() {
        let alone = text.prose.indicators.iter().filter(|one| !one.within).nth(1).is_none();
        for indicator in &text.prose.indicators {
            let rows = names.rows(look, text, alone, indicator);
            let others: Vec<_> = rows.iter().map(|row| (row.at, other(look, text, indicator, row))).collect();
            if others.iter().any(|(_, other)| other.is_none()) {
                continue;
            }
            if let Some((at, Some(other))) = others.into_iter().next() {
                said.entry(at).or_insert(other);
            }
        }
    }
    for row in &look.rows {
        let Some(other) = said.get(&row.at) else { continue };
        let args = args! { "ind" => row.name() };
        let (case, member, args) = match (other.target, other.actual) {
            (Some(target), Some(actual)) => {
                let args = args.with("a", target).with("b", actual);
                ("both", "target", args.with("c", &row.row.target).with("d", &row.row.actual))
            }
            (Some(target), None) => ("target", "target", args.with("a", target).with("c", &row.row.target)),
            (None, Some(actual)) => ("actual", "actual", args.with("a", actual).with("c", &row.row.actual)),
            (None, None) => continue,
        };
        found.add_case(case, row.place(member), args);
    }
}

/// Rows by name.
struct Names<'a> {
    rows: HashMap<Cow<'a, str>, Vec<usize>>,
    /// Rows that say something, in the order of the table.
    numbered: Vec<usize>,
    ids: HashMap<&'a RowId, usize>,
}

/// More rows of one name than these cannot be told apart.
const MOST_OF_ONE_NAME: usize = 4;

impl<'a> Names<'a> {
    fn of(look: &Look<'a>) -> Names<'a> {
        let mut rows: HashMap<Cow<'a, str>, Vec<usize>> = HashMap::with_capacity(look.rows.len());
        let filled = || look.rows.iter().filter(|row| !row.row.is_blank());
        for row in filled() {
            rows.entry(plain_name(&row.row.name)).or_default().push(row.at);
        }
        let ids = look.rows.iter().map(|row| (&row.row.id, row.at)).collect();
        Names { rows, numbered: filled().map(|row| row.at).collect(), ids }
    }

    /// The rows that may be meant; `alone` if the text has no paragraph on another indicator.
    fn rows<'l>(
        &self,
        look: &'l Look<'a>,
        text: &Text<'_>,
        alone: bool,
        indicator: &IndicatorText,
    ) -> Vec<&'l Row<'a>> {
        let row = |at: &usize| look.rows.get(*at);
        let name = plain_name(&indicator.name);
        let inner = name.strip_prefix('在').and_then(|name| name.strip_suffix("方面"));
        let named = self.rows.get(&name).or_else(|| self.rows.get(inner?));
        if let Some(named) = named {
            let clear = named.len() <= MOST_OF_ONE_NAME;
            return named.iter().filter(|_| clear).filter_map(row).collect();
        }
        if let TextOf::Own(ReportKey::Analysis(id)) = text.of {
            return self
                .ids
                .get(id)
                .filter(|_| alone && !indicator.within)
                .and_then(row)
                .into_iter()
                .collect();
        }
        let number = indicator.number.filter(|_| name.is_empty());
        let place = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        place.and_then(|place| self.numbered.get(place)).and_then(row).into_iter().collect()
    }
}

/// What differs, or `None` if nothing does.
fn other<'t>(
    look: &Look<'_>,
    text: &Text<'_>,
    indicator: &'t IndicatorText,
    row: &Row<'_>,
) -> Option<Other<'t>> {
    let year = look.evaluation.year;
    let paragraph = text.text.get(indicator.place.bytes.clone()).unwrap_or_default();
    let differs = |said: &Option<String>, typed: &str, reading: &Reading| {
        let said = said.as_deref()?;
        let own = read(said);
        let words = own.sense == Sense::Text;
        let counts = !words || is_quoted(paragraph, said);
        let same = same_value((said, &own), (typed, reading), year);
        (counts && same == Same::No).then_some(())
    };
    let target = differs(&indicator.target, &row.row.target, row.target).and(indicator.target.as_deref());
    let actual = differs(&indicator.actual, &row.row.actual, row.actual).and(indicator.actual.as_deref());
    (target.is_some() || actual.is_some()).then_some(Other { target, actual })
}

fn is_quoted(paragraph: &str, value: &str) -> bool {
    // Nothing is found everywhere, and again behind itself.
    if value.is_empty() {
        return false;
    }
    let mut rest = paragraph;
    while let Some(at) = rest.find(value) {
        let (before, after) = rest.split_at_checked(at).unwrap_or(("", ""));
        let after = after.strip_prefix(value).unwrap_or_default();
        if before.ends_with(['“', '"', '「']) && after.starts_with(['”', '"', '」']) {
            return true;
        }
        rest = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::said;

    #[test]
    fn words_count_as_quoted_between_both_marks() {
        assert!(
            is_quoted("实际完成值“运行良好”。", "运行良好")
                && is_quoted("运行良好，即“运行良好”", "运行良好")
        );
        for paragraph in ["实际运行良好。", "实际“运行良好，", "实际运行良好”。", "", "实际“”。"]
        {
            assert!(!is_quoted(paragraph, "运行良好"), "{paragraph}");
        }
        assert!(!is_quoted("实际“”。", ""));
    }

    #[test]
    fn an_analysis_that_names_no_row_is_of_its_own_row_as_long_as_it_is_about_one() {
        let of = |analysis: &str| {
            let row = r#"{"id": "a", "name": "讲座", "target": "50场", "actual": "48场"}"#;
            said("D04", &format!(r#"{row}], "report": {{"analysis.a": "{analysis}"}}, "survey": ["#)).len()
        };
        assert_eq!(of("指标1：活动场次。年初目标值50场，实际完成值40场。"), 1);
        assert_eq!(of("指标1：活动场次。年初目标值50场，实际完成值48场。"), 0);
        let two = "指标1：活动场次。年初目标值50场，实际完成值40场。指标2：参加人数。年初目标值9人，实际完成值8人。";
        assert_eq!(of(two), 0, "which of them is meant is not said");
        assert_eq!(
            of("开展活动，活动场次目标50场，实际40场。"),
            0,
            "within a sentence only the name says it"
        );
    }
}
