//! What a target means: by which rule it is judged, and against which figure.

use crate::evaluation::{Indicator, Rule};
use crate::number::reading::{Mark, Operator, Period, Reading, Sense, Unit};
use crate::number::{Day, Exact};
use crate::scheme::{Bare, Scheme};

/// A target as understood.
#[doc(alias = "年初目标值")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// By which rule it is judged; `None` while there is no target.
    pub rule: Option<Rule>,
    /// Against what.
    pub goal: Goal,
    /// Whether the figure itself was excluded (大于, 小于).
    pub strict: bool,
    /// Whether the person overruled what the text would mean by itself.
    pub overruled: bool,
    /// Whether the rule was taken for want of an operator.
    pub bare: bool,
    /// Whether the heading 成本 made it "less is better".
    pub by_heading: bool,
    /// What the reading of the text came upon.
    pub marks: Vec<Mark>,
}

impl Target {
    /// Whether the target is "nothing of it": the figure zero as a ceiling, which `=0` is too (`≥0` is not).
    #[must_use]
    pub fn is_zero_ceiling(&self) -> bool {
        let zero = matches!(&self.goal, Goal::Number { value, .. } if value.is_zero());
        zero && matches!(self.rule, Some(Rule::AtMost | Rule::Equal))
    }
}

/// What an actual value is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// Nothing is stated.
    Blank,
    /// A figure.
    Number {
        /// Its value.
        value: Exact,
        /// Its unit.
        unit: Unit,
    },
    /// Two bounds.
    Range {
        /// The lower.
        low: Exact,
        /// The upper.
        high: Exact,
        /// Their unit.
        unit: Unit,
    },
    /// The end of a period.
    Date {
        /// The last day that is in time.
        end: Day,
    },
    /// Words.
    Text,
    /// The person's rule does not fit what the text says.
    Unfit,
}

/// Reads the target of a row under its scheme.
pub(super) fn read_target(row: &Indicator, reading: &Reading, scheme: &Scheme, year: i32) -> Target {
    let less_is_better =
        scheme.level2_of(&row.level1, &row.level2).is_some_and(|level2| level2.bare == Bare::AtMost);
    let own = understand(reading, less_is_better, year);
    match row.rule {
        Some(rule) if own.rule.is_some_and(|own| own != rule) => overrule(own, rule, reading, year),
        _ => own,
    }
}

fn understand(reading: &Reading, less_is_better: bool, year: i32) -> Target {
    let mut target = Target {
        rule: None,
        goal: Goal::Blank,
        strict: false,
        overruled: false,
        bare: false,
        by_heading: false,
        marks: reading.marks.clone(),
    };
    match &reading.sense {
        Sense::Blank => {}
        Sense::Number { operator, value, unit } => {
            let (rule, strict) = match operator {
                Some(Operator::AtLeast) => (Rule::AtLeast, false),
                Some(Operator::MoreThan) => (Rule::AtLeast, true),
                Some(Operator::AtMost) => (Rule::AtMost, false),
                Some(Operator::LessThan) => (Rule::AtMost, true),
                Some(Operator::Equal) if less_is_better => (Rule::AtMost, false),
                Some(Operator::Equal) => (Rule::Equal, false),
                None if less_is_better || value.is_zero() => (Rule::AtMost, false),
                None => (Rule::AtLeast, false),
            };
            target.rule = Some(rule);
            target.strict = strict;
            target.bare = operator.is_none();
            target.by_heading = less_is_better && matches!(operator, None | Some(Operator::Equal));
            target.goal = Goal::Number { value: *value, unit: unit.clone() };
        }
        Sense::Range { low, high, unit } => {
            target.rule = Some(Rule::Range);
            target.goal = Goal::Range { low: *low, high: *high, unit: unit.clone() };
        }
        Sense::Date(period) => match period.end(year) {
            Some(end) => {
                target.rule = Some(Rule::ByDate);
                target.goal = Goal::Date { end };
            }
            None => {
                target.rule = Some(Rule::Tier);
                target.goal = Goal::Text;
            }
        },
        Sense::Text => {
            target.rule = Some(Rule::Tier);
            target.goal = Goal::Text;
        }
    }
    target
}

/// The person's rule in place of the one the text would have; the figure stays the one that is read.
fn overrule(own: Target, rule: Rule, reading: &Reading, year: i32) -> Target {
    let goal = match (rule, own.goal) {
        (Rule::Tier, _) => Goal::Text,
        (Rule::AtLeast | Rule::AtMost | Rule::Equal, goal @ Goal::Number { .. }) => goal,
        (Rule::ByDate, Goal::Number { .. }) => bare_year(reading, year),
        _ => Goal::Unfit,
    };
    Target {
        rule: Some(rule),
        goal,
        overruled: true,
        strict: own.strict && matches!(rule, Rule::AtLeast | Rule::AtMost),
        bare: false,
        by_heading: false,
        marks: own.marks,
    }
}

/// `2020`, where the person says that it is a date.
fn bare_year(reading: &Reading, year: i32) -> Goal {
    let Sense::Number { operator: None, value, unit } = &reading.sense else { return Goal::Unfit };
    let stated =
        value.plain().parse().ok().filter(|number: &i32| unit.is_none() && (1900..=2100).contains(number));
    let period = stated.map(|stated| Period { year: Some(stated), month: None, day: None });
    period.and_then(|period| period.end(year)).map_or(Goal::Unfit, |end| Goal::Date { end })
}

#[cfg(test)]
mod tests {
    use crate::evaluation::Rule;
    use crate::scoring::score;
    use crate::{examples, scheme};

    #[test]
    fn choosing_the_rule_that_the_text_means_overrules_nothing() {
        let mut evaluation = examples::all().remove(0);
        let scheme = scheme::of(&evaluation).unwrap();
        let mut overruled = |target: &str, rule| {
            evaluation.indicators[0].target = target.into();
            evaluation.indicators[0].rule = rule;
            let target = score(&evaluation, &scheme).rows.remove(0).target;
            (target.overruled, target.bare)
        };
        assert_eq!(overruled("5次", None), (false, true));
        assert_eq!(overruled("5次", Some(Rule::AtLeast)), (false, true));
        assert_eq!(overruled("5次", Some(Rule::AtMost)), (true, false));
        assert_eq!(overruled("3-5次", Some(Rule::Range)), (false, false));
        assert_eq!(overruled("2020年内", Some(Rule::ByDate)), (false, false));
    }

    #[test]
    fn the_heading_of_costs_turns_only_what_has_no_direction_of_its_own() {
        let mut evaluation = examples::all().remove(0);
        let scheme = scheme::of(&evaluation).unwrap();
        let mut by_heading = |level2: &str, target: &str| {
            evaluation.indicators[0].level2 = level2.into();
            evaluation.indicators[0].target = target.into();
            score(&evaluation, &scheme).rows.remove(0).target.by_heading
        };
        assert!(by_heading("成本指标", "5万元") && by_heading("成本指标", "=5万元"));
        assert!(!by_heading("成本指标", "≥5万元") && !by_heading("成本指标", "≤5万元"));
        assert!(!by_heading("数量指标", "5万元") && !by_heading("数量指标", "=5万元"));
    }
}
