//! Arbitrary drafts of schemes: any built-in one, changed by anything.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::arbitrary::{points, ratio, typed};
use ziping::edit::Edit;
use ziping::edit::own::{CopyWords, Draft, Key, SchemeChange, SchemeFigure, SchemeList, SchemeText, Way};
use ziping::evaluation::Tier;
use ziping::number::{Exact, Points, Ratio};
use ziping::scheme::{Bare, BudgetBase, ColumnKind, Threshold, built_in};

const WORDS: CopyWords<'static> =
    CopyWords { name: |name| format!("{name}（自定）"), citation: "本单位自定", says: "" };

fn key() -> impl Strategy<Value = Key> {
    (0_u32..60).prop_map(Key::from)
}

fn figure() -> impl Strategy<Value = Option<Exact>> {
    of(prop_oneof![
        3 => select(vec!["0", "5", "10", "20", "40", "50", "90", "0.5", "0.7", "0.9"]).prop_map(|text| Exact::parse(text).unwrap()),
        1 => points().prop_map(Points::exact),
        1 => ratio().prop_map(Ratio::exact),
    ])
}

fn change() -> impl Strategy<Value = SchemeChange> {
    let texts = prop_oneof![
        6 => key().prop_map(SchemeText::Entry),
        1 => select(Tier::ALL.to_vec()).prop_map(SchemeText::Tier),
        1 => select(vec![SchemeText::Name, SchemeText::BudgetTitle, SchemeText::Citation, SchemeText::Says]),
    ];
    let figures = prop_oneof![
        2 => key().prop_map(SchemeFigure::Section),
        1 => select(vec![SchemeFigure::Budget, SchemeFigure::Free]),
        1 => select(Tier::ALL.to_vec()).prop_map(SchemeFigure::Tier),
        1 => key().prop_map(SchemeFigure::Grade),
        1 => key().prop_map(SchemeFigure::CeilingRate),
        1 => key().prop_map(SchemeFigure::CeilingTotal),
        1 => select(Threshold::ALL.to_vec()).prop_map(SchemeFigure::Threshold),
    ];
    let lists = prop_oneof![
        select(vec![
            SchemeList::Sections,
            SchemeList::Grades,
            SchemeList::Ceilings,
            SchemeList::Title,
            SchemeList::Footnotes
        ]),
        key().prop_map(SchemeList::Level2),
    ];
    let column = (select(ColumnKind::ALL.to_vec()), of(typed()));
    prop_oneof![
        4 => (texts, typed()).prop_map(|(of, text)| SchemeChange::Text(of, text)),
        4 => (figures, figure()).prop_map(|(of, figure)| SchemeChange::Figure(of, figure)),
        1 => select(BudgetBase::ALL.to_vec()).prop_map(SchemeChange::BudgetBase),
        1 => (key(), any::<bool>()).prop_map(|(key, starts)| SchemeChange::Starts(key, starts)),
        1 => (key(), select(Bare::ALL.to_vec())).prop_map(|(key, bare)| SchemeChange::Bare(key, bare)),
        2 => lists.prop_map(SchemeChange::Add),
        2 => key().prop_map(SchemeChange::Remove),
        3 => (key(), any::<bool>()).prop_map(|(key, before)| SchemeChange::Move(key, if before { Way::Before } else { Way::After })),
        2 => column.prop_map(|(kind, heading)| SchemeChange::Column(kind, heading)),
        2 => (key(), 0_u32..120).prop_map(|(key, width)| SchemeChange::Width(key, width)),
    ]
}

/// A draft after any changes, and the same as a person would mend its names and points.
pub fn draft() -> impl Strategy<Value = (Draft, Draft)> {
    (0..built_in().len(), vec(change(), 0..25)).prop_map(|(scheme, changes)| {
        let mut draft = Draft::copy_of(&built_in()[scheme], "1a2b", WORDS);
        changes.iter().for_each(|change| draft.apply(change));
        let mended = mended(draft.clone());
        (draft, mended)
    })
}

fn mended(mut draft: Draft) -> Draft {
    let figure = |of, figure: &str| SchemeChange::Figure(of, Exact::parse(figure).ok());
    let mut changes = vec![SchemeChange::Text(SchemeText::Name, "某方案".into())];
    if draft.is_scored() {
        changes.push(SchemeChange::Figure(SchemeFigure::Free, None));
        changes.push(figure(SchemeFigure::Budget, "0"));
    }
    for (at, section) in draft.sections.iter().enumerate() {
        changes.push(SchemeChange::Text(SchemeText::Entry(section.key), format!("第{at}类")));
        if draft.is_scored() {
            changes.push(figure(SchemeFigure::Section(section.key), if at == 0 { "100" } else { "0" }));
        }
        for (at, level2) in section.item.level2.iter().enumerate() {
            changes.push(SchemeChange::Text(SchemeText::Entry(level2.key), format!("第{at}项")));
        }
    }
    changes.push(figure(SchemeFigure::Tier(Tier::Achieved), "0.7"));
    changes.push(figure(SchemeFigure::Tier(Tier::Partly), "0.3"));
    let last = draft.grades.len();
    for (at, grade) in draft.grades.iter().enumerate() {
        changes.push(SchemeChange::Text(SchemeText::Entry(grade.key), format!("第{at}等")));
        changes.push(figure(SchemeFigure::Grade(grade.key), &(last - at - 1).to_string()));
    }
    changes.extend(draft.ceilings.iter().map(|ceiling| SchemeChange::Remove(ceiling.key)));
    changes.extend(Threshold::ALL.iter().map(|of| SchemeChange::Figure(SchemeFigure::Threshold(*of), None)));
    changes.iter().for_each(|change| draft.apply(change));
    draft
}

/// The edit that adopts an arbitrary draft.
pub fn adopted() -> impl Strategy<Value = Edit> {
    (draft(), any::<bool>()).prop_filter_map("adoptable", |((_, mended), rename)| mended.adopted(rename))
}
