//! Members → scheme. One function for each part, members in file order; the printed form in `read_form`.

use super::{
    Band, Bare, Basis, BasisKey, BudgetBase, BudgetRule, Ceiling, Ceilings, EqualRule, EqualScoring,
    GradeBound, Grades, Kind, LONGEST_NAME, LONGEST_TEXT, Level2, Places, ReportGroup, ReportGrouping,
    RuleBasis, Rules, Scheme, Section, Standing, Threshold, Thresholds, TierRule, read_form, read_formula,
};
use crate::evaluation::Tier;
use crate::json::{self, Caps, FileError, Limit, Members, Place, Read, value};
use crate::number::MAX_FRACTION_DIGITS;

/// Most entries of a list that is looked through for every row of a table.
const SEARCHED: usize = 20;
/// Most entries of any other list.
pub(super) const ENTRIES: usize = 200;

/// Reads a scheme from its text.
pub(super) fn read_text(text: &str) -> Read<Scheme> {
    read(Members::new(json::parse(text.as_bytes(), &Caps::default())?, Place::root())?)
}

/// Reads a scheme; whether it holds together says [`Scheme::check`].
pub(crate) fn read(mut from: Members) -> Read<Scheme> {
    from.texts_within(LONGEST_TEXT)?;
    // Names that are looked through for every row.
    from.texts_of_within("sections", LONGEST_NAME)?;
    let scheme = Scheme {
        id: from.required_text("id")?,
        revision: from.must("revision", |from, name| from.integer(name, 1, i64::from(u32::MAX)))?,
        name: from.required_text("name")?,
        kind: from.must("kind", |from, name| from.word(name, Kind::ALL, Kind::word))?,
        scored: from.flag_or("scored", true)?,
        basis: list(&mut from, "basis", ENTRIES, basis)?,
        budget: from.part("budget", budget)?,
        weights: basis_key(&mut from, "weights")?,
        sections: list(&mut from, "sections", SEARCHED, section)?,
        free_points: from.points("free_points")?,
        rules: part(&mut from, "rules", rules)?,
        formulas: from.list("formulas", Limit::Entries, SEARCHED, read_formula::bound)?,
        grades: part(&mut from, "grades", grades)?,
        thresholds: from.part("thresholds", thresholds)?.unwrap_or_default(),
        ceilings: from.part("ceilings", ceilings)?,
        places: part(&mut from, "places", places)?,
        form: part(&mut from, "form", read_form::form)?,
        report: part(&mut from, "report", |mut from| {
            let report = ReportGrouping { groups: list(&mut from, "groups", ENTRIES, report_group)? };
            from.finish()?;
            Ok(report)
        })?,
    };
    from.finish()?;
    Ok(scheme)
}

/// A part that must be there.
pub(super) fn part<T>(from: &mut Members, name: &'static str, read: fn(Members) -> Read<T>) -> Read<T> {
    from.must(name, |from, name| from.part(name, read))
}

/// A list of objects that must be there.
pub(super) fn list<T>(
    from: &mut Members,
    name: &'static str,
    most: usize,
    read: fn(Members) -> Read<T>,
) -> Read<Vec<T>> {
    from.must(name, |from, name| {
        from.entries(name, Limit::Entries, most, |value, place| read(Members::new(value, place)?))
    })
}

/// A list of texts, which may be missing.
pub(super) fn texts(from: &mut Members, name: &'static str, most: usize) -> Read<Option<Vec<String>>> {
    from.entries(name, Limit::Entries, most, |value, place| {
        value::text(value).map_err(|problem| FileError { place, problem })
    })
}

/// A list of other names under which a heading is found.
fn aliases(from: &mut Members) -> Read<Vec<String>> {
    Ok(texts(from, "aliases", SEARCHED)?.unwrap_or_default())
}

/// A text that says something, where there is one.
fn some_text(from: &mut Members, name: &'static str) -> Read<Option<String>> {
    Ok(Some(from.text(name)?).filter(|text| !text.is_empty()))
}

pub(super) fn basis_key(from: &mut Members, name: &'static str) -> Read<BasisKey> {
    from.required_text(name).map(BasisKey::new)
}

fn basis(mut from: Members) -> Read<Basis> {
    let basis = Basis {
        key: basis_key(&mut from, "key")?,
        citation: from.required_text("citation")?,
        says: from.required_text("says")?,
        status: from.must("status", |from, name| from.word(name, Standing::ALL, Standing::word))?,
    };
    from.finish()?;
    Ok(basis)
}

fn budget(mut from: Members) -> Read<BudgetRule> {
    let budget = BudgetRule {
        title: from.required_text("title")?,
        points: from.points("points")?,
        inside: some_text(&mut from, "inside")?,
        base: from.must("base", |from, name| from.word(name, BudgetBase::ALL, BudgetBase::word))?,
        formula: from.part("formula", read_formula::formula)?,
        sources: texts(&mut from, "sources", ENTRIES)?.unwrap_or_default(),
        basis: basis_key(&mut from, "basis")?,
    };
    from.finish()?;
    Ok(budget)
}

fn section(mut from: Members) -> Read<Section> {
    let section = Section {
        title: from.required_text("title")?,
        points: from.points("points")?,
        aliases: aliases(&mut from)?,
        level2: list(&mut from, "level2", SEARCHED, level2)?,
    };
    from.finish()?;
    Ok(section)
}

fn level2(mut from: Members) -> Read<Level2> {
    let level2 = Level2 {
        name: from.required_text("name")?,
        aliases: aliases(&mut from)?,
        starts: from.flag("starts")?,
        bare: from.word("bare", Bare::ALL, Bare::word)?.unwrap_or_default(),
    };
    from.finish()?;
    Ok(level2)
}

fn rules(mut from: Members) -> Read<Rules> {
    let rules = Rules {
        at_least: part(&mut from, "at_least", rule_basis)?,
        at_most: part(&mut from, "at_most", rule_basis)?,
        equal: part(&mut from, "equal", equal)?,
        zero_target: part(&mut from, "zero_target", rule_basis)?,
        range: part(&mut from, "range", rule_basis)?,
        by_date: part(&mut from, "by_date", rule_basis)?,
        tier: part(&mut from, "tier", tier)?,
    };
    from.finish()?;
    Ok(rules)
}

fn rule_basis(mut from: Members) -> Read<RuleBasis> {
    let basis = RuleBasis { basis: basis_key(&mut from, "basis")? };
    from.finish()?;
    Ok(basis)
}

fn equal(mut from: Members) -> Read<EqualRule> {
    let equal = EqualRule {
        scored: from.must("scored", |from, name| from.word(name, EqualScoring::ALL, EqualScoring::word))?,
        basis: basis_key(&mut from, "basis")?,
    };
    from.finish()?;
    Ok(equal)
}

fn tier(mut from: Members) -> Read<TierRule> {
    let tier =
        TierRule { bands: list(&mut from, "bands", ENTRIES, band)?, basis: basis_key(&mut from, "basis")? };
    from.finish()?;
    Ok(tier)
}

fn band(mut from: Members) -> Read<Band> {
    let band = Band {
        tier: from.must("tier", |from, name| from.word(name, Tier::ALL, Tier::word))?,
        label: from.required_text("label")?,
        from: from.must("from", Members::ratio)?,
        to: from.must("to", Members::ratio)?,
    };
    from.finish()?;
    Ok(band)
}

fn grades(mut from: Members) -> Read<Grades> {
    let grades = Grades {
        bounds: list(&mut from, "bounds", ENTRIES, grade_bound)?,
        basis: basis_key(&mut from, "basis")?,
    };
    from.finish()?;
    Ok(grades)
}

fn grade_bound(mut from: Members) -> Read<GradeBound> {
    let bound = GradeBound { name: from.required_text("name")?, from: from.must("from", Members::points)? };
    from.finish()?;
    Ok(bound)
}

fn thresholds(mut from: Members) -> Read<Thresholds> {
    let mut thresholds = Thresholds::default();
    for threshold in Threshold::ALL {
        thresholds.set(*threshold, from.ratio(threshold.word())?);
    }
    from.finish()?;
    Ok(thresholds)
}

fn ceilings(mut from: Members) -> Read<Ceilings> {
    let ceilings = Ceilings {
        steps: list(&mut from, "steps", SEARCHED, ceiling)?,
        basis: basis_key(&mut from, "basis")?,
    };
    from.finish()?;
    Ok(ceilings)
}

fn ceiling(mut from: Members) -> Read<Ceiling> {
    let ceiling = Ceiling {
        below_rate: from.must("below_rate", Members::ratio)?,
        total: from.must("total", Members::points)?,
    };
    from.finish()?;
    Ok(ceiling)
}

fn places(mut from: Members) -> Read<Places> {
    // No figure has more digits, so no rate needs them.
    let most = i64::try_from(MAX_FRACTION_DIGITS).unwrap_or_default();
    let places = Places {
        table_rate: from.must("table_rate", |from, name| from.integer(name, 0, most))?,
        report_rate: from.must("report_rate", |from, name| from.integer(name, 0, most))?,
    };
    from.finish()?;
    Ok(places)
}

fn report_group(mut from: Members) -> Read<ReportGroup> {
    let group = ReportGroup {
        title: from.required_text("title")?,
        section: from.required_text("section")?,
        level2: texts(&mut from, "level2", SEARCHED)?.unwrap_or_default(),
    };
    from.finish()?;
    Ok(group)
}
