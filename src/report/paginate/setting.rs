//! Sizes of the paper, as `style/paper.css` has them. All in micrometres.

use crate::scheme::Orientation;

/// How closely a form is set, from the usual to the closest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// 10.5 points.
    Usual,
    /// 10.5 points, rows closer.
    Tight,
    /// 9 points, rows closer.
    Small,
    /// As small, and numbers may be broken: there is no room for them.
    Loose,
}

impl Setting {
    /// The size of the font.
    pub(super) const fn font(self) -> usize {
        match self {
            Setting::Usual | Setting::Tight => 3705,
            Setting::Small | Setting::Loose => 3175,
        }
    }

    /// The height of a line.
    pub(super) fn line(self) -> usize {
        self.font().saturating_mul(14).div_ceil(10)
    }

    /// What a row takes besides its lines: room above and below the text, and the line of the frame.
    pub(super) const fn around(self) -> usize {
        match self {
            Setting::Usual => 2230,
            _ => 1430,
        }
    }
}

/// What a cell takes at the left and right of its text together, with the lines of the frame.
pub(super) const BESIDE: usize = 2650;
/// A row that says nothing is to be filled by hand.
pub(super) const EMPTY_ROW: usize = 9300;
/// Kept free at the end of each page.
pub(super) const SPARE: usize = 4000;

/// A page without its margins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Paper {
    /// The page of a form.
    pub(super) const fn of(orientation: Orientation) -> Paper {
        match orientation {
            Orientation::Portrait => Paper { width: 174_000, height: 259_000 },
            Orientation::Landscape => Paper { width: 261_000, height: 176_000 },
        }
    }
}

/// The mark of a draft with the room below it.
pub(super) const DRAFT: usize = 11_000;
/// A line of the title, and the room below the title.
pub(super) const TITLE_FONT: usize = 6350;
pub(super) const TITLE_LINE: usize = 8890;
pub(super) const TITLE_BELOW: usize = 5000;
/// The font of texts side by side, a line of it, the room below them and between two.
pub(super) const SIDE_FONT: usize = 3705;
pub(super) const SIDE_LINE: usize = 5190;
pub(super) const SIDE_BELOW: usize = 4000;
pub(super) const SIDE_GAP: usize = 8000;
/// Small print: font, line, room above, and how far its lines are moved in.
pub(super) const SMALL_FONT: usize = 2825;
pub(super) const SMALL_LINE: usize = 3960;
pub(super) const SMALL_ABOVE: usize = 3000;
pub(super) const SMALL_IN: usize = 4300;
/// Notes for long texts: font, line.
pub(super) const NOTE_FONT: usize = 3175;
pub(super) const NOTE_LINE: usize = 4450;
