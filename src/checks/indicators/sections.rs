//! 一级指标 that the scheme does not have, which count in no section of it.

use std::borrow::Cow;

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::{Look, Row};
use crate::scheme::{Section, plain_title};

/// How a heading ends that says no more than that it is one.
const ENDS: &[&str] = &["指标", "类"];

/// C23: a 一级指标 that is none of the scheme's, once for all rows that have it, at the first of them. Where one of the
/// scheme's is near, it is asked whether that was meant.
pub(in crate::checks) fn unknown_section(look: &Look<'_>, found: &mut Found<'_>) {
    let sections = &look.scheme.sections;
    let mut told: Vec<(Cow<'_, str>, &Row<'_>, usize)> = Vec::new();
    let unknown = |row: &&Row<'_>| row.score.section.is_none() && !row.row.level1.trim().is_empty();
    for row in look.rows.iter().filter(unknown) {
        let title = plain_title(&row.row.level1);
        if let Some((.., count)) = told.iter_mut().find(|(known, ..)| *known == title) {
            *count = count.saturating_add(1);
        } else if told.len() < MOST {
            told.push((title, row, 1));
        }
    }
    if sections.is_empty() {
        return;
    }
    for (title, row, count) in told {
        let args = args! { "l1" => row.row.level1.trim(), "n" => count };
        let place = row.place("level1");
        match (nearest(&title, sections), count) {
            (Some(near), 1) => found.add_case("near", place, args.with("x", near)),
            (Some(near), _) => found.add_case("near many", place, args.with("x", near)),
            (None, more) => {
                let titles: Vec<String> = sections.iter().map(|section| section.title.clone()).collect();
                found.add_case(if more == 1 { "" } else { "many" }, place, args.with("x", titles));
            }
        }
    }
}

/// Most different names that are told: more are another form, and would only repeat that.
const MOST: usize = 8;

/// The section that was meant: the only one whose name is in the title, or in whose name the title is, or that is one letter away.
fn nearest<'s>(title: &str, sections: &'s [Section]) -> Option<&'s str> {
    let written = stem(title);
    if written.is_empty() {
        return None;
    }
    let names = |section: &'s Section| {
        std::iter::once(&section.title)
            .chain(&section.aliases)
            .map(|name| stem(name))
            .filter(|name| !name.is_empty())
    };
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut fitting = sections.iter().filter(|section| names(section).any(fits));
        let one = fitting.next()?;
        fitting.next().is_none().then_some(one.title.as_str())
    };
    only(&|name| written.contains(name) || name.contains(written))
        .or_else(|| only(&|name| written.chars().count() > 1 && is_one_letter_away(written, name)))
}

fn stem(title: &str) -> &str {
    let title = title.trim();
    ENDS.iter().find_map(|end| title.strip_suffix(end)).unwrap_or(title)
}

/// Whether one letter changed, added or left out makes one of the other.
fn is_one_letter_away(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let rest = |text: &str, skip: usize| text.chars().skip(same.saturating_add(skip)).collect::<String>();
    one != other
        && (rest(one, 1) == rest(other, 1)
            || rest(one, 1) == rest(other, 0)
            || rest(one, 0) == rest(other, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::said;

    fn headed(level1: &[&str]) -> Vec<String> {
        let rows: Vec<String> =
            level1.iter().map(|level1| format!(r#"{{"level1": "{level1}", "name": "培训"}}"#)).collect();
        said("C23", &rows.join(","))
    }

    #[test]
    fn the_name_that_was_meant_is_asked_for() {
        assert_eq!(headed(&["产岀指标"]), ["一级指标“产岀指标”不在本方案中，是否为“产出指标”？"]);
        assert_eq!(
            headed(&["产岀指标（50分）", "产岀指标"]),
            ["一级指标“产岀指标（50分）”（共 2 行）不在本方案中，是否为“产出指标”？"]
        );
        assert_eq!(headed(&["项目产出指标"]), ["一级指标“项目产出指标”不在本方案中，是否为“产出指标”？"]);
        assert_eq!(
            headed(&["管理指标", "管理指标"]),
            ["一级指标“管理指标”（共 2 行）不在本方案中；本方案的一级指标是产出指标、效益指标、满意度指标。"]
        );
        assert!(headed(&["产出指标", "产出", "效益指标（30分）", "", " "]).is_empty());
    }

    #[test]
    fn one_letter_changed_added_or_left_out() {
        for (one, other) in [("产岀", "产出"), ("满意", "满意度"), ("满意度度", "满意度"), ("出产", "产")]
        {
            assert!(is_one_letter_away(one, other) && is_one_letter_away(other, one), "{one} {other}");
        }
        for (one, other) in [("管理", "产出"), ("产出", "产出"), ("出产", "产出")] {
            assert!(!is_one_letter_away(one, other), "{one} {other}");
        }
    }
}
