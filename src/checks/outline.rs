//! Findings as a person reads them: by severity, without those that only say what is not filled in yet, and by field.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::awaited::awaited;
use super::finding::{Finding, Severity};
use super::registry::Check;
use super::spot::Spot;
use super::touched::Touched;
use crate::evaluation::{Place, RowId, Step, words_of};
use crate::scoring::Facts;

words_of! {
    /// Under which heading a finding stands.
    Group {
        /// 错误.
        Errors = "errors",
        /// 警告.
        Warnings = "warnings",
        /// 提示.
        Hints = "hints",
        /// 尚未填写: it would be an error or a warning of a table that is finished.
        Waiting = "waiting",
        /// 已搁置.
        Aside = "aside",
    }
}

/// What names a finding as long as it is made, whatever its figures: the check, its case, the field, and which of
/// several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which check.
    pub check: Check,
    /// Which of its sentences.
    pub case: &'static str,
    /// Which field.
    pub spot: Spot,
    /// Which of those with the same check, case and field, from 0.
    pub nth: usize,
}

/// A finding with what the page knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub key: Key,
    /// Under which heading it stands.
    pub group: Group,
    /// What was found.
    pub finding: Finding,
}

/// The field that a person is in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// Which field, if any.
    pub spot: Option<Spot>,
    /// What was shown when it got the focus: that stays in sight as long as it is found.
    pub known: BTreeSet<Key>,
}

impl Writing {
    /// Whether a finding waits until the field is left: no word is found fault with before it is finished.
    fn waits(&self, key: &Key) -> bool {
        self.spot.as_ref() == Some(&key.spot) && !self.known.contains(key)
    }
}

/// All findings, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// By heading, and under each in the order of the form.
    pub groups: BTreeMap<Group, Vec<Item>>,
    /// Errors and warnings of each row of the indicator table.
    pub rows: BTreeMap<RowId, Vec<Item>>,
    /// Errors and warnings of every other field and part, by its path.
    pub fields: BTreeMap<String, Vec<Item>>,
    /// How many are held back because the person is still in their field for the first time.
    held: usize,
    /// Where each stands in its group.
    index: BTreeMap<Key, (Group, usize)>,
}

impl Outline {
    /// The findings of a table, of which a person has touched these fields. What is newly found at the field that she is
    /// `writing` in is not said before she leaves it.
    #[must_use]
    pub fn of(findings: &[Finding], facts: Facts<'_>, touched: &Touched, writing: &Writing) -> Outline {
        let mut outline = Outline::default();
        let mut named = BTreeMap::new();
        for finding in findings {
            let spot = Spot::of(&finding.place, facts.evaluation);
            let group = group_of(finding, facts, touched);
            let nth: &mut usize = named.entry((finding.check, finding.case, spot.clone())).or_default();
            let key = Key { check: finding.check, case: finding.case, spot, nth: *nth };
            *nth = nth.saturating_add(1);
            if group != Group::Waiting && group != Group::Aside && writing.waits(&key) {
                outline.held = outline.held.saturating_add(1);
                continue;
            }
            let item = Item { key, group, finding: finding.clone() };
            if matches!(group, Group::Errors | Group::Warnings) {
                let at_field = match &item.key.spot {
                    Spot::Row(id, _) => outline.rows.entry(id.clone()).or_default(),
                    Spot::Field(path) => outline.fields.entry(path.clone()).or_default(),
                };
                at_field.push(item.clone());
            }
            outline.groups.entry(group).or_default().push(item);
        }
        for (group, items) in &mut outline.groups {
            items.sort_by_key(|item| order(&item.finding.place));
            let places = items.iter().enumerate().map(|(at, item)| (item.key.clone(), (*group, at)));
            outline.index.extend(places);
        }
        for at_field in outline.rows.values_mut().chain(outline.fields.values_mut()) {
            at_field.sort_by_key(|item| item.group);
        }
        outline
    }

    /// Names of the errors, warnings and hints that are shown at a field.
    #[must_use]
    pub fn keys_at(&self, spot: &Spot) -> BTreeSet<Key> {
        let shown = |group: Group| group != Group::Waiting && group != Group::Aside;
        let here = self.index.iter().filter(|(key, (group, _))| key.spot == *spot && shown(*group));
        here.map(|(key, _)| key.clone()).collect()
    }

    /// Those under a heading.
    #[must_use]
    pub fn group(&self, group: Group) -> &[Item] {
        self.groups.get(&group).map_or(&[], Vec::as_slice)
    }

    /// How many stand under a heading.
    #[must_use]
    pub fn count(&self, group: Group) -> usize {
        self.group(group).len()
    }

    /// Whether all that is found is listed as such: nothing waits for fields that the person has not come to.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.held == 0 && self.count(Group::Waiting) == 0
    }

    /// Those under a heading by what they are about: the matters of one row, or of one field, are together.
    #[must_use]
    pub fn cards(&self, group: Group) -> Vec<Card> {
        let mut cards: Vec<Card> = Vec::new();
        let mut known: HashMap<Spot, usize> = HashMap::new();
        for item in self.group(group) {
            let about = subject(&item.key.spot);
            let card = known.get(&about).and_then(|at| cards.get_mut(*at));
            match card {
                Some(card) => card.keys.push(item.key.clone()),
                None => {
                    known.insert(about.clone(), cards.len());
                    cards.push(Card { about, keys: vec![item.key.clone()] });
                }
            }
        }
        cards
    }

    /// The finding of this name.
    #[must_use]
    pub fn item(&self, key: &Key) -> Option<&Item> {
        let (group, at) = self.index.get(key)?;
        self.group(*group).get(*at)
    }
}

/// Findings that are read together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The row (a spot without a column) or the field that they are about.
    pub about: Spot,
    /// Their names, in the order of the checks.
    pub keys: Vec<Key>,
}

/// The row that a field is in, of any table; a field outside tables is by itself.
fn subject(spot: &Spot) -> Spot {
    match spot {
        Spot::Row(id, _) => Spot::Row(id.clone(), String::new()),
        Spot::Field(path) => {
            let row = path.rsplit_once(']').and_then(|(row, _)| path.get(..row.len().saturating_add(1)));
            Spot::Field(row.unwrap_or(path).to_owned())
        }
    }
}

/// Where a place comes in the form: its part, and its row there. A whole table comes before its rows.
fn order(place: &Place) -> (usize, usize) {
    const PARTS: &[&[&str]] = &[
        &["budget", "expenditure"],
        &["accounts"],
        &["goals"],
        &["indicators"],
        &["survey"],
        &["narrative"],
        &["report"],
        &["claimed"],
    ];
    let steps = place.steps();
    let part = match steps.first() {
        Some(Step::Member(part)) => PARTS.iter().position(|parts| parts.contains(&part.as_str())),
        _ => None,
    };
    let row = steps.iter().find_map(|step| match step {
        Step::Index(at) => Some(at.saturating_add(1)),
        Step::Member(_) => None,
    });
    (part.map_or(0, |part| part.saturating_add(1)), row.unwrap_or_default())
}

fn group_of(finding: &Finding, facts: Facts<'_>, touched: &Touched) -> Group {
    if finding.put_aside.is_some() {
        return Group::Aside;
    }
    if awaited(finding, facts).iter().any(|spot| !touched.has(spot)) {
        return Group::Waiting;
    }
    match finding.severity {
        Severity::Error => Group::Errors,
        Severity::Warning => Group::Warnings,
        Severity::Hint => Group::Hints,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::new_evaluation;
    use crate::evaluation::Evaluation;
    use crate::number::Points;
    use crate::{checks, scheme, scoring};

    fn outline(evaluation: &Evaluation, touched: &Touched, writing: Option<&Spot>) -> Outline {
        let known = BTreeSet::new();
        outlined(evaluation, touched, &Writing { spot: writing.cloned(), known })
    }

    fn outlined(evaluation: &Evaluation, touched: &Touched, writing: &Writing) -> Outline {
        let scheme = scheme::of(evaluation).unwrap();
        let card = scoring::score(evaluation, &scheme);
        let facts = Facts { evaluation, scheme: &scheme, card: &card };
        Outline::of(&checks::check(facts, &[]), facts, touched, writing)
    }

    fn loud(outline: &Outline) -> usize {
        [Group::Errors, Group::Warnings].map(|group| outline.count(group)).iter().sum()
    }

    fn new_form() -> Evaluation {
        new_evaluation(&scheme::find("mof-2020-project").unwrap(), "a".into(), 2025)
    }

    #[test]
    fn a_new_form_has_no_errors_and_the_first_points_are_not_shouted_at() {
        let mut evaluation = new_form();
        let mut touched = Touched::default();
        assert_eq!(loud(&outline(&evaluation, &touched, None)), 0);
        let first = evaluation.indicators[0].id.clone();
        evaluation.indicators[0].points = Points::parse("10").ok();
        touched.add(Spot::row(&first, "points"));
        let outline = outline(&evaluation, &touched, None);
        assert_eq!(loud(&outline), 0, "{:?}", outline.groups);
        assert!(outline.group(Group::Waiting).iter().any(|item| item.key.check == Check::A02));
    }

    #[test]
    fn a_table_that_is_checked_as_it_stands_says_what_it_lacks() {
        let mut evaluation = new_form();
        evaluation.indicators[0].points = Points::parse("10").ok();
        let outline = outline(&evaluation, &Touched::everything(), None);
        let checks: Vec<Check> = outline.group(Group::Errors).iter().map(|item| item.key.check).collect();
        assert!(checks.contains(&Check::A02) && checks.contains(&Check::A13), "{checks:?}");
        assert_eq!([outline.count(Group::Errors), outline.count(Group::Waiting)], [checks.len(), 0]);
        for item in outline.groups.values().flatten() {
            assert_eq!(outline.item(&item.key), Some(item));
            assert_eq!(outline.item(&Key { nth: 99, ..item.key.clone() }), None);
        }
        let row = &outline.rows[&evaluation.indicators[0].id];
        assert!(row.iter().any(|item| item.key.check == Check::A13));
        assert!(outline.fields.contains_key("indicators"));
    }

    #[test]
    fn matters_are_read_in_the_order_of_the_form_and_those_of_a_row_together() {
        let mut evaluation = new_form();
        let rows = &mut evaluation.indicators;
        for row in rows.iter_mut().take(3) {
            row.points = Points::parse("10").ok();
            row.score = Points::parse("11").ok();
        }
        rows[0].name = "甲".into();
        let ids = [rows[0].id.clone(), rows[1].id.clone(), rows[2].id.clone()];
        let outline = outline(&evaluation, &Touched::everything(), None);
        let cards = outline.cards(Group::Errors);
        let about: Vec<Spot> = cards.iter().map(|card| card.about.clone()).collect();
        let row = |at: usize| Spot::row(&ids[at], "");
        let fields = ["unit", "project.name", "indicators"].map(Spot::field);
        assert_eq!(about, [&fields[..], &[row(0), row(1), row(2)]].concat());
        let of_first: Vec<Check> = cards[3].keys.iter().map(|key| key.check).collect();
        assert_eq!(of_first, [Check::A05, Check::A13]);
        let listed: usize = cards.iter().map(|card| card.keys.len()).sum();
        assert_eq!(listed, outline.count(Group::Errors));
    }

    #[test]
    fn matters_of_a_row_of_any_table_are_one_and_fields_are_by_themselves() {
        for (path, about) in [
            ("accounts[3].final", "accounts[3]"),
            ("budget.sources[0].executed", "budget.sources[0]"),
            ("budget.reason", "budget.reason"),
            ("indicators", "indicators"),
        ] {
            assert_eq!(subject(&Spot::field(path)), Spot::field(about));
        }
    }

    #[test]
    fn all_is_counted_when_nothing_waits_and_nobody_is_at_it() {
        let mut evaluation = new_form();
        assert!(!outline(&evaluation, &Touched::default(), None).is_counted());
        assert!(outline(&evaluation, &Touched::everything(), None).is_counted());
        evaluation.unit = "某校".into();
        let id = evaluation.indicators[0].id.clone();
        evaluation.indicators[0].score = Points::parse("-1").ok();
        let mut touched = Touched::everything();
        touched.add_row(id.clone());
        let score = Spot::row(&id, "score");
        assert!(!outline(&evaluation, &touched, Some(&score)).is_counted());
        assert!(outline(&evaluation, &touched, None).is_counted());
    }

    #[test]
    fn what_is_missing_is_an_error_once_its_field_was_left() {
        let mut evaluation = new_form();
        let id = evaluation.indicators[0].id.clone();
        evaluation.indicators[0].points = Points::parse("10").ok();
        evaluation.indicators[0].target = "4次".into();
        let mut touched = Touched::default();
        assert_eq!(loud(&outline(&evaluation, &touched, None)), 0);
        touched.add(Spot::row(&id, "actual"));
        assert_eq!(outline(&evaluation, &touched, None).rows[&id][0].key.check, Check::A13);
    }

    #[test]
    fn a_figure_that_is_being_typed_is_not_found_fault_with_unless_it_was_before() {
        let mut evaluation = new_form();
        let id = evaluation.indicators[0].id.clone();
        evaluation.indicators[0].points = Points::parse("5").ok();
        evaluation.indicators[0].score = Points::parse("50").ok();
        let score = Spot::row(&id, "score");
        let mut touched = Touched::default();
        let above =
            |outline: &Outline| outline.groups.values().flatten().any(|item| item.key.check == Check::A05);
        assert!(!above(&outline(&evaluation, &touched, Some(&score))));
        assert!(above(&outline(&evaluation, &touched, None)));
        touched.add(score.clone());
        assert!(!above(&outline(&evaluation, &touched, Some(&score))));
        let known = outline(&evaluation, &touched, None).keys_at(&score);
        let writing = Writing { spot: Some(score), known };
        assert!(above(&outlined(&evaluation, &touched, &writing)));
    }
}
