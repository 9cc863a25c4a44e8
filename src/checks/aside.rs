//! Findings that a person put aside: recognised by what they saw, so that a changed figure brings them back.

use super::args::Arg;
use super::finding::Finding;
use crate::evaluation::{Dismissed, Evaluation, Indicator};

/// What a file keeps so that this finding stays put aside, for this reason.
#[must_use]
pub fn dismissal(finding: &Finding, evaluation: &Evaluation, reason: String) -> Dismissed {
    let row = finding.row().and_then(|at| evaluation.indicators.get(at));
    Dismissed {
        id: finding.check.id().to_owned(),
        row: row.map(|row| row.id.clone()),
        field: finding.field(),
        inputs: digest(finding, evaluation),
        reason,
    }
}

/// What was put aside for other findings of this check at this field, none of which is made any more: the figures
/// have changed, and it only lies in the file.
#[must_use]
pub fn outdated(finding: &Finding, all: &[Finding], evaluation: &Evaluation) -> Vec<Dismissed> {
    let named = |finding: &Finding| dismissal(finding, evaluation, String::new());
    let own = named(finding);
    let same_field =
        |known: &Dismissed| (&known.id, &known.row, &known.field) == (&own.id, &own.row, &own.field);
    let of_check = all.iter().filter(|other| other.check == finding.check);
    let seen: Vec<String> = of_check.map(|other| named(other).inputs).collect();
    let known = evaluation.dismissed.iter().filter(|known| same_field(known));
    known.filter(|known| !seen.contains(&known.inputs)).cloned().collect()
}

/// Marks the findings that the evaluation's `dismissed` name with what they still see.
pub(super) fn mark(evaluation: &Evaluation, findings: &mut [Finding]) {
    if evaluation.dismissed.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.can_be_put_aside()) {
        let named = dismissal(finding, evaluation, String::new());
        let same = |known: &&Dismissed| {
            (&known.id, &known.row, &known.field, &known.inputs)
                == (&named.id, &named.row, &named.field, &named.inputs)
        };
        finding.put_aside = evaluation.dismissed.iter().find(same).map(|known| known.reason.clone());
    }
}

/// What the finding saw: its words' figures, and the figures of its row, or of the table where it has no row.
fn digest(finding: &Finding, evaluation: &Evaluation) -> String {
    let mut seen = Digest::new();
    seen.take(finding.case);
    for (name, arg) in finding.args.iter() {
        seen.take(name);
        take_arg(&mut seen, arg);
    }
    match finding.row().and_then(|at| evaluation.indicators.get(at)) {
        Some(row) => take_row(&mut seen, row),
        None => {
            let total = &evaluation.budget.total;
            let money = [total.initial, total.adjusted, total.executed];
            money.iter().for_each(|amount| seen.take_stated(amount.as_ref()));
            evaluation.indicators.iter().for_each(|row| take_row(&mut seen, row));
        }
    }
    seen.hex()
}

fn take_row(seen: &mut Digest, row: &Indicator) {
    seen.take(&row.target);
    seen.take(&row.actual);
    seen.take_stated(row.points.as_ref());
    seen.take_stated(row.score.as_ref());
    seen.take(row.tier.map_or("", crate::evaluation::Tier::word));
    seen.take_stated(row.share.as_ref());
}

fn take_arg(seen: &mut Digest, arg: &Arg) {
    match arg {
        Arg::Text(text) | Arg::Unread(_, text, _) => seen.take(text),
        Arg::Points(points) => seen.take(&points.exact().plain()),
        Arg::Amount(amount) => seen.take(&amount.exact().plain()),
        Arg::Share(number) | Arg::Number(number) => seen.take(&number.plain()),
        Arg::Count(count) => seen.take(&count.to_string()),
        Arg::Year(year) => seen.take(&year.to_string()),
        Arg::Day(day) => seen.take(&day.to_string()),
        Arg::Tier(tier) => seen.take(tier.word()),
        Arg::Member(name) => seen.take(name),
        Arg::List(texts) => texts.iter().for_each(|text| seen.take(text)),
    }
}

/// FNV-1a over 64 bits: not against forgery, only against mistaking one state for another.
struct Digest(u64);

impl Digest {
    fn new() -> Digest {
        Digest(0xcbf2_9ce4_8422_2325)
    }

    fn take(&mut self, text: &str) {
        // A byte that no text has ends each, so that `1`, `23` is not `12`, `3`.
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn take_stated(&mut self, figure: Option<&impl ToString>) {
        self.take(&figure.map(ToString::to_string).unwrap_or_default());
    }

    fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}
