//! Finding one among many: by words, and by year.

use std::collections::BTreeMap;

use super::Kept;
use crate::number::reading::fold;

/// Whether a kept evaluation is one that the person looks for: each word of `words` stands in its unit, project, label or
/// year, and it is about `year`, where one is given. Width and case of letters do not count.
///
/// ```
/// use ziping::library::{Kept, is_found};
/// let kept = Kept::read(include_str!("../../tests/library/first-record.json")).unwrap();
/// assert!(is_found(&kept, "甲 ２０２０", None));
/// assert!(!is_found(&kept, "乙", None) && !is_found(&kept, "", Some(2021)));
/// ```
#[must_use]
pub fn is_found(kept: &Kept, words: &str, year: Option<i32>) -> bool {
    let evaluation = &kept.evaluation;
    if year.is_some_and(|year| year != evaluation.year) {
        return false;
    }
    let project = evaluation.project.as_ref().map_or("部门整体", |project| project.name.as_str());
    let text = format!("{} {} {} {}年度", evaluation.unit, project, kept.label, evaluation.year);
    let text = fold(&text).to_lowercase();
    fold(words).to_lowercase().split(' ').all(|word| text.contains(word))
}

/// The years that these are about, the latest first, with how many each.
pub fn years<'a>(kept: impl IntoIterator<Item = &'a Kept>) -> Vec<(i32, usize)> {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for kept in kept {
        let count = years.entry(kept.evaluation.year).or_default();
        *count = count.saturating_add(1);
    }
    years.into_iter().rev().collect()
}
