//! An edit as a file keeps it: controls in its texts go ([`crate::signs`]), so that what is kept opens again as it was.

use std::borrow::Cow;

use super::own::Renamed;
use super::{ClaimedPoints, Edit};
use crate::evaluation::{Account, Dismissed, Indicator, Source};
use crate::signs::{is_dropped, without_controls};

/// The edit without controls; a text without any is not copied.
pub(super) fn kept(edit: &Edit) -> Cow<'_, Edit> {
    let mut texts: Vec<&str> = Vec::new();
    match edit {
        Edit::Text(_, text) | Edit::Unread(_, text) => texts.push(text),
        Edit::InsertRow(_, row) => texts.extend(of_row(row)),
        Edit::InsertSource(_, source) => texts.push(&source.name),
        Edit::InsertAccount(_, account) => texts.extend([&*account.name, &account.group]),
        Edit::PutAside(aside) | Edit::BringBack(aside) => {
            texts.extend([&*aside.id, &aside.field, &aside.inputs, &aside.reason]);
        }
        Edit::Claimed(ClaimedPoints::Section(title), _) => texts.push(title),
        Edit::LeaveOwnScheme(_, renamed) => texts.extend(renamed.iter().map(|heading| heading.to.as_str())),
        _ => {}
    }
    if !texts.iter().any(|text| text.contains(is_dropped)) {
        return Cow::Borrowed(edit);
    }
    Cow::Owned(match edit {
        Edit::Text(field, text) => Edit::Text(field.clone(), clean(text)),
        Edit::Unread(field, text) => Edit::Unread(field.clone(), clean(text)),
        Edit::InsertRow(at, row) => Edit::InsertRow(*at, Box::new(clean_row(row))),
        Edit::InsertSource(at, source) => {
            Edit::InsertSource(*at, Source { name: clean(&source.name), ..source.clone() })
        }
        Edit::InsertAccount(at, account) => {
            let (name, group) = (clean(&account.name), clean(&account.group));
            Edit::InsertAccount(*at, Account { name, group, ..account.clone() })
        }
        Edit::PutAside(aside) => Edit::PutAside(Box::new(clean_aside(aside))),
        Edit::BringBack(aside) => Edit::BringBack(Box::new(clean_aside(aside))),
        Edit::Claimed(ClaimedPoints::Section(title), points) => {
            Edit::Claimed(ClaimedPoints::Section(clean(title)), *points)
        }
        Edit::LeaveOwnScheme(id, renamed) => {
            let renamed = renamed.iter().map(|from| Renamed { to: clean(&from.to), ..from.clone() });
            Edit::LeaveOwnScheme(id.clone(), renamed.collect())
        }
        other => other.clone(),
    })
}

fn clean(text: &str) -> String {
    without_controls(text).into_owned()
}

fn of_row(row: &Indicator) -> [&str; 8] {
    [&row.level1, &row.level2, &row.name, &row.target, &row.actual, &row.note, &row.evidence, &row.reason]
}

fn clean_row(row: &Indicator) -> Indicator {
    Indicator {
        level1: clean(&row.level1),
        level2: clean(&row.level2),
        name: clean(&row.name),
        target: clean(&row.target),
        actual: clean(&row.actual),
        note: clean(&row.note),
        evidence: clean(&row.evidence),
        reason: clean(&row.reason),
        ..row.clone()
    }
}

fn clean_aside(aside: &Dismissed) -> Dismissed {
    Dismissed {
        id: clean(&aside.id),
        row: aside.row.clone(),
        field: clean(&aside.field),
        inputs: clean(&aside.inputs),
        reason: clean(&aside.reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{TextField, apply};
    use crate::evaluation::{Evaluation, Paragraph, ReportKey};

    #[test]
    fn controls_go_at_the_edit_and_everything_else_stays_as_typed() {
        let mut evaluation = Evaluation::default();
        let typed = Edit::Text(TextField::Unit, "某\0校\u{85}\u{202E}\u{200B}\t\r\n".into());
        apply(&mut evaluation, &typed).unwrap();
        assert_eq!(evaluation.unit, "某校\u{202E}\u{200B}\t\n");
        let plain = Edit::Text(TextField::Unit, "某校".into());
        assert!(matches!(kept(&plain), Cow::Borrowed(_)));
    }

    // An own paragraph of nothing but controls is an empty one: the generated paragraph stands.
    #[test]
    fn a_paragraph_of_controls_is_none() {
        let mut evaluation = Evaluation::default();
        let field = TextField::Report(ReportKey::Paragraph(Paragraph::Rate));
        apply(&mut evaluation, &Edit::Text(field, "\u{1}\u{9F}".into())).unwrap();
        assert!(evaluation.report.is_empty());
    }
}
