//! What became of every cell: whether a member was made of it, it is a label of the form, or nobody wanted it.

use std::collections::HashMap;

use super::lines::{Lines, SpotId};
use super::understood::{Counts, Doubt, Mark, Unused};

/// What a cell was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Free,
    Silent,
    Label,
    Used,
}

/// The states of all cells of a source.
#[derive(Debug)]
pub(super) struct Ledger(Vec<State>);

impl Ledger {
    pub(super) fn of(lines: &Lines) -> Ledger {
        let state = |spot: &super::lines::Spot| if spot.is_dash() { State::Silent } else { State::Free };
        let mut made = Ledger(lines.spots.iter().map(state).collect());
        let ours =
            |id: &&SpotId| lines.spots.get(**id).is_some_and(|spot| super::ours::beside::is_ours(&spot.raw));
        lines.beside.iter().filter(ours).for_each(|id| made.label(*id));
        made
    }

    fn raise(&mut self, spot: SpotId, to: State) {
        if let Some(state) = self.0.get_mut(spot) {
            *state = (*state).max(to);
        }
    }

    /// A heading or label of the form.
    pub(super) fn label(&mut self, spot: SpotId) {
        self.raise(spot, State::Label);
    }

    /// A member was made of it.
    pub(super) fn used(&mut self, spot: SpotId) {
        self.raise(spot, State::Used);
    }

    /// Whether nothing was made of it yet.
    pub(super) fn is_free(&self, spot: SpotId) -> bool {
        self.0.get(spot) == Some(&State::Free)
    }

    /// What is left over, and how many there are of each kind.
    pub(super) fn close(self, lines: &Lines) -> (Vec<Unused>, Counts) {
        let mut counts = Counts { all: self.0.len(), ..Counts::default() };
        let mut unused = Vec::new();
        for (state, spot) in self.0.iter().zip(&lines.spots) {
            let count = match state {
                State::Free => {
                    unused.push(Unused { at: spot.at, text: spot.raw.clone() });
                    &mut counts.unused
                }
                State::Silent => &mut counts.silent,
                State::Label => &mut counts.labels,
                State::Used => &mut counts.used,
            };
            *count = count.saturating_add(1);
        }
        (unused, counts)
    }
}

/// The marks of one form, in the order in which its members were found.
#[derive(Debug, Default)]
pub(super) struct Marks {
    list: Vec<Mark>,
    by_member: HashMap<String, usize>,
}

impl Marks {
    /// Where a member came from. What is said twice adds cells and doubts.
    pub(super) fn set(
        &mut self,
        lines: &Lines,
        ledger: &mut Ledger,
        member: &str,
        spots: &[SpotId],
        doubts: &[Doubt],
    ) {
        spots.iter().for_each(|spot| ledger.used(*spot));
        let cells = spots.iter().filter_map(|spot| lines.spots.get(*spot)).map(|spot| spot.at);
        let place = *self.by_member.entry(member.to_owned()).or_insert_with(|| {
            self.list.push(Mark { member: member.to_owned(), ..Mark::default() });
            self.list.len().saturating_sub(1)
        });
        let Some(mark) = self.list.get_mut(place) else { return };
        for cell in cells {
            // A report has thousands, each once.
            if mark.cells.len() > 64 || !mark.cells.contains(&cell) {
                mark.cells.push(cell);
            }
        }
        for doubt in doubts {
            if !mark.doubts.contains(doubt) {
                mark.doubts.push(*doubt);
            }
        }
    }

    /// A member turned out to be another one.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        let Some(place) = self.by_member.remove(from) else { return };
        if let Some(mark) = self.list.get_mut(place) {
            to.clone_into(&mut mark.member);
        }
        self.by_member.insert(to.to_owned(), place);
    }

    /// A member came from where another one did.
    pub(super) fn copy(&mut self, from: &str, to: &str) {
        let Some(cells) = self.by_member.get(from).and_then(|place| self.list.get(*place)) else { return };
        let cells = cells.cells.clone();
        let place = *self.by_member.entry(to.to_owned()).or_insert_with(|| {
            self.list.push(Mark { member: to.to_owned(), ..Mark::default() });
            self.list.len().saturating_sub(1)
        });
        if let Some(mark) = self.list.get_mut(place) {
            let new: Vec<_> = cells.into_iter().filter(|cell| !mark.cells.contains(cell)).collect();
            mark.cells.extend(new);
        }
    }

    /// A member turned out to be none.
    pub(super) fn forget(&mut self, member: &str) {
        if let Some(mark) = self.by_member.remove(member).and_then(|place| self.list.get_mut(place)) {
            *mark = Mark::default();
        }
    }

    /// Whether a member was found.
    pub(super) fn has(&self, member: &str) -> bool {
        self.by_member.contains_key(member)
    }

    /// Every member found so far.
    pub(super) fn members(&self) -> impl Iterator<Item = String> + '_ {
        self.list.iter().filter(|mark| !mark.member.is_empty()).map(|mark| mark.member.clone())
    }

    pub(super) fn into_list(self) -> Vec<Mark> {
        self.list.into_iter().filter(|mark| !mark.member.is_empty()).collect()
    }
}
