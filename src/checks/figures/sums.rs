//! Whether points add up: of the whole table, and of each 一级指标.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::checks::args::args;
use crate::checks::found::Found;
use crate::checks::look::Look;
use crate::evaluation::Place;
use crate::number::{Exact, Points};
use crate::scheme::plain_title;
use crate::scoring::SectionScore;

/// A02: points of budget and rows are not 100 together. A table without any points yet is not wrong. It leads to the rows of the
/// section that is over, or short, where that is only one.
pub(in crate::checks) fn points_of_the_table(look: &Look<'_>, found: &mut Found<'_>) {
    let any = look.card.rows.iter().any(|row| row.is_pointed());
    let sum = look.card.points_set.filter(|sum| any && sum.exact() != Exact::HUNDRED);
    if let Some(sum) = sum {
        let full = Points::new(Exact::HUNDRED);
        let (case, apart) = match sum > full {
            true => ("more", sum.minus(full)),
            false => ("less", full.minus(sum)),
        };
        let Some(apart) = apart else { return };
        let lead = to_be_mended(look, sum > full).and_then(|section| first_points(look, section));
        let args = args! { "x" => sum, "b" => full, "d" => apart };
        found.add_leading(case, look.place(&["indicators"]), lead, args);
    }
}

/// The only section that has more points than the scheme gives it, or fewer.
fn to_be_mended(look: &Look<'_>, over: bool) -> Option<usize> {
    let wrong = |section: &SectionScore| match section.points {
        Some(points) if over => section.points_set > points,
        Some(points) => section.points_set < points,
        // Rows of no section of the scheme are too many wherever they stand.
        None => over && section.title.is_none() && section.points_set > Points::ZERO,
    };
    let mut sections = look.card.sections.iter().enumerate().filter(|(_, section)| wrong(section));
    let (at, _) = sections.next()?;
    sections.next().is_none().then_some(at)
}

/// The first row of a section that has points.
fn first_points(look: &Look<'_>, section: usize) -> Option<Place> {
    // 其他 comes last, and its rows have no section.
    let named = look.card.sections.get(section)?.title.is_some();
    let place = named.then_some(section);
    let first = look.rows.iter().find(|row| row.score.section == place && row.score.is_pointed())?;
    Some(first.place("points"))
}

/// A03: the points of a section's rows are not those of its heading: the printed heading where the table has
/// one, else what the scheme gives, if it gives the section points of its own. A budget that counts inside the
/// section is among them. A section whose rows have no points yet is not wrong.
///
/// A printed heading that the scheme does not know is held against the rows that stand under it.
pub(in crate::checks) fn points_of_sections(look: &Look<'_>, found: &mut Found<'_>) {
    let mut printed = printed_headings(look);
    let mut pointed = vec![false; look.card.sections.len()];
    for row in look.card.rows.iter().filter(|row| row.is_pointed()) {
        if let Some(any) = row.section.and_then(|section| pointed.get_mut(section)) {
            *any = true;
        }
    }
    for (index, (section, pointed)) in look.card.sections.iter().zip(pointed).enumerate() {
        let Some(title) = &section.title else { continue };
        let heading = look.scheme.sections.get(index).and_then(|section| {
            let known = printed.iter().position(|(plain, ..)| section.is_called(plain))?;
            Some(printed.remove(known))
        });
        if !pointed {
            continue;
        }
        match heading {
            Some((_, typed, points)) => under_heading(look, found, typed, points, section.points_set),
            None => {
                if let Some(expected) = section.points.filter(|points| *points != section.points_set) {
                    let case = if section.holds_budget { "budget" } else { "" };
                    let args = args! { "sec" => title, "a" => expected, "b" => section.points_set };
                    found.add_leading(case, look.place(&["indicators"]), first_points(look, index), args);
                }
            }
        }
    }
    if printed.is_empty() {
        return;
    }
    let mut others = points_of_other_rows(look);
    for (plain, typed, points) in printed {
        if let Some(sum) = others.remove(&plain) {
            under_heading(look, found, typed, points, sum);
        }
    }
}

/// Headings as the table prints them: plain title, title as typed, points. The first of a name counts.
fn printed_headings<'a>(look: &Look<'a>) -> Vec<(Cow<'a, str>, &'a str, Points)> {
    let sections = &look.evaluation.claimed.sections;
    sections.iter().map(|(title, points)| (plain_title(title), title.as_str(), *points)).collect()
}

fn under_heading(look: &Look<'_>, found: &mut Found<'_>, title: &str, points: Points, sum: Points) {
    if points != sum {
        let place = look.place(&["claimed", "sections", title]);
        found.add_case("heading", place, args! { "sec" => title, "a" => points, "b" => sum });
    }
}

/// Points of the rows that belong to no section of the scheme, by their 一级指标.
fn points_of_other_rows<'a>(look: &Look<'a>) -> BTreeMap<Cow<'a, str>, Points> {
    let mut sums: BTreeMap<Cow<'a, str>, Points> = BTreeMap::new();
    for row in look.rows.iter().filter(|row| row.score.section.is_none()) {
        if let Some(points) = row.score.points {
            let sum = sums.entry(plain_title(&row.row.level1)).or_insert(Points::ZERO);
            *sum = sum.plus(points).unwrap_or(*sum);
        }
    }
    sums
}
