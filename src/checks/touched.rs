//! Which fields a person has been at: what was never touched is not wrong yet, only not filled in.

use std::collections::BTreeSet;

use super::spot::Spot;
use crate::evaluation::RowId;

/// The fields that were left after a visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    everything: bool,
    new_rows: BTreeSet<RowId>,
    spots: BTreeSet<Spot>,
}

impl Touched {
    /// Every field that there is counts as touched: the table came from elsewhere, or is to be checked as it stands.
    #[must_use]
    pub fn everything() -> Touched {
        Touched { everything: true, ..Touched::default() }
    }

    /// Whether a field was touched.
    #[must_use]
    pub fn has(&self, spot: &Spot) -> bool {
        let is_new = matches!(spot, Spot::Row(id, _) if self.new_rows.contains(id));
        self.everything && !is_new || self.spots.contains(spot)
    }

    /// A field was left.
    pub fn add(&mut self, spot: Spot) {
        self.spots.insert(spot);
    }

    /// A row was added by hand: nobody has been in it, also where everything else was touched.
    pub fn add_row(&mut self, id: RowId) {
        self.new_rows.insert(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_table_from_elsewhere_only_new_rows_are_untouched() {
        let (old, new) = (RowId::new("r1"), RowId::new("r2"));
        let mut touched = Touched::everything();
        touched.add_row(new.clone());
        assert!(touched.has(&Spot::row(&old, "score")) && touched.has(&Spot::field("unit")));
        assert!(!touched.has(&Spot::row(&new, "score")));
        touched.add(Spot::row(&new, "score"));
        assert!(touched.has(&Spot::row(&new, "score")) && !touched.has(&Spot::row(&new, "target")));
        assert!(!Touched::default().has(&Spot::field("unit")));
    }
}
