//! The form's parts on the grid of a sheet: which rows and columns each cell covers, how high rows are.

use super::book::{Face, Style};
use super::wrap::{ABOVE_AND_BELOW, HIGHEST, LINE, lines};
use crate::report::{Cuttable, Document, Part, Sheet, Shows, Table, page_starts};
use crate::scheme::{Align, Orientation};

/// Width between the margins of an A4 page, in pixels: 174 mm and 261 mm.
const UPRIGHT: u32 = 650;
const ACROSS: u32 = 976;
/// Height between them: 257 mm and 170 mm.
const UPRIGHT_HEIGHT: u32 = 960;
const ACROSS_HEIGHT: u32 = 636;
/// A sheet is made as small as this, in percent, to fit one page: its text is then 7 points high.
const SMALLEST: u32 = 68;
/// A cell that needs more covers several rows of about this height, so that pages can break between them.
const PIECE: u32 = 10 * LINE;
/// Height of a line of the title.
const TITLE_LINE: u32 = 36;

/// A cell on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub row: u32,
    pub column: u16,
    pub rows: u32,
    pub columns: u16,
    pub text: String,
    pub shows: Shows,
    pub style: Style,
}

/// The sheet so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub spots: Vec<Spot>,
    pub heights: Vec<u32>,
    pub widths: Vec<u32>,
    /// The first row of the table.
    pub table: u32,
    /// The row of the indicator table's headings.
    pub grid_heading: Option<u32>,
    /// The first row of every page but the first.
    pub breaks: Vec<u32>,
}

/// Lays out the first sheet of a document. What is too long for one page is cut where pages end.
pub(super) fn lay(document: &Document) -> Layout {
    let Some(sheet) = document.sheets.first() else { return Layout::default() };
    let layout = on_pages(sheet, false);
    if layout.fits_one_page(sheet.orientation) { layout } else { on_pages(sheet, true) }
}

fn on_pages(sheet: &Sheet, cut: bool) -> Layout {
    let mut layout = Layout::default();
    let height = if sheet.orientation == Orientation::Landscape { ACROSS_HEIGHT } else { UPRIGHT_HEIGHT };
    let page = if sheet.orientation == Orientation::Landscape { ACROSS } else { UPRIGHT };
    let table = sheet.parts.iter().find_map(|part| match part {
        Part::Table(table) => Some(table),
        _ => None,
    });
    let shares: &[u32] = table.map_or(&[100], |table| &table.widths);
    let all = shares.iter().copied().fold(0, u32::saturating_add).max(1);
    layout.widths = shares.iter().map(|share| page.saturating_mul(*share) / all).collect();
    for part in &sheet.parts {
        match part {
            Part::Title(texts) => {
                for text in texts {
                    layout.across(text, Face::Title, Align::Center);
                }
            }
            Part::Line(texts) => layout.side_by_side(texts),
            Part::Table(table) if cut => layout.cut_table(table, height),
            Part::Table(table) => {
                layout.table(table);
            }
            Part::Footnotes(texts) => {
                for text in texts {
                    layout.across(text, Face::Note, Align::Left);
                }
            }
            // A form has no running text.
            Part::Heading { .. } | Part::Paragraph(_) | Part::Caption(_) | Part::Signature { .. } => {}
        }
    }
    layout
}

impl Layout {
    /// Whether all of it may be put on one page: about twenty rows, notes included.
    pub(super) fn fits_one_page(&self, orientation: Orientation) -> bool {
        let page = if orientation == Orientation::Landscape { ACROSS_HEIGHT } else { UPRIGHT_HEIGHT };
        let height = self.heights.iter().copied().fold(0, u32::saturating_add);
        height.saturating_mul(SMALLEST) <= page.saturating_mul(100)
    }

    fn next_row(&self) -> u32 {
        u32::try_from(self.heights.len()).unwrap_or(u32::MAX)
    }

    fn column_count(&self) -> u16 {
        u16::try_from(self.widths.len()).unwrap_or(u16::MAX)
    }

    fn width_of(&self, column: u16, columns: u16) -> u32 {
        let covered = self.widths.iter().skip(usize::from(column)).take(usize::from(columns));
        covered.copied().fold(0, u32::saturating_add)
    }

    /// A text over the whole width.
    fn across(&mut self, text: &str, face: Face, align: Align) {
        let columns = self.column_count();
        let line = if face == Face::Title { TITLE_LINE } else { LINE };
        let wide = if face == Face::Title { text.repeat(2) } else { text.to_owned() };
        let height = lines(&wide, self.width_of(0, columns)).saturating_mul(line);
        let row = self.next_row();
        let spot = Spot {
            row,
            column: 0,
            rows: 1,
            columns,
            text: text.to_owned(),
            shows: Shows::Words,
            style: Style { face, align, ..Style::default() },
        };
        let parts = self.push_rows(height.max(line));
        self.spots.push(Spot { rows: parts, ..spot });
    }

    /// Texts side by side, each over about the same width.
    fn side_by_side(&mut self, texts: &[String]) {
        let row = self.next_row();
        let columns = self.column_count();
        let count = u32::try_from(texts.len()).unwrap_or(1).max(1);
        let whole = self.width_of(0, columns);
        let mut height = LINE;
        let mut spots = Vec::new();
        let mut first = 0_u16;
        for (text, number) in texts.iter().zip(1_u32..) {
            let left = count.saturating_sub(number);
            let aim = whole.saturating_mul(number) / count;
            let last_allowed = columns.saturating_sub(u16::try_from(left).unwrap_or(0));
            let mut end = first.saturating_add(1);
            // The column edge nearest to the aim.
            while end < last_allowed
                && self.width_of(0, end.saturating_add(1)).abs_diff(aim)
                    <= self.width_of(0, end).abs_diff(aim)
            {
                end = end.saturating_add(1);
            }
            if left == 0 {
                end = columns;
            }
            let align = match (number, left) {
                (1, _) => Align::Left,
                (_, 0) => Align::Right,
                _ => Align::Center,
            };
            let span = end.saturating_sub(first).max(1);
            height = height.max(lines(text, self.width_of(first, span)).saturating_mul(LINE));
            let style = Style { align, ..Style::default() };
            let text = text.clone();
            spots.push(Spot { row, column: first, rows: 1, columns: span, text, shows: Shows::Words, style });
            first = end;
        }
        let parts = self.push_rows(height.saturating_add(ABOVE_AND_BELOW));
        self.spots.extend(spots.into_iter().map(|spot| Spot { rows: parts, ..spot }));
    }

    /// Rows that are together so high; how many.
    fn push_rows(&mut self, height: u32) -> u32 {
        let parts = if height <= HIGHEST { 1 } else { height.div_ceil(PIECE) };
        for _ in 0..parts {
            self.heights.push(height.div_ceil(parts));
        }
        parts
    }

    /// A table longer than a page: what reaches down over the end of a page is parted there, and its label stands again below.
    fn cut_table(&mut self, table: &Table, page: u32) {
        // Rows on paper are a little higher than asked for.
        let page = page.saturating_mul(97) / 100;
        let wide = |height: u32| usize::try_from(height).unwrap_or(usize::MAX);
        let cells = place(table, self.column_count());
        let heights: Vec<usize> = self.row_heights(&cells, table.rows.len()).into_iter().map(wide).collect();
        let above = self.heights.iter().copied().fold(0, u32::saturating_add);
        let cuttable = Cuttable::new(table);
        let starts = page_starts(&cuttable, &heights, wide(page.saturating_sub(above)), wide(page), true);
        let ends = starts.iter().copied().chain([table.rows.len()]);
        let begins = std::iter::once(0).chain(starts.iter().copied());
        // The headings stand again by the print set-up of the sheet.
        let rows = begins.zip(ends).flat_map(|(from, to)| cuttable.piece(from, to, false).rows).collect();
        let begins_at =
            self.table(&Table { widths: table.widths.clone(), header_rows: table.header_rows, rows });
        self.breaks = starts.iter().filter_map(|row| begins_at.get(*row).copied()).collect();
    }

    /// Puts a table below what is there; the sheet's row that each of its rows begins in.
    fn table(&mut self, table: &Table) -> Vec<u32> {
        self.table = self.next_row();
        let mut cells = place(table, self.column_count());
        let heights = self.row_heights(&cells, table.rows.len());
        let mut starts = Vec::with_capacity(heights.len());
        for height in heights {
            starts.push(self.next_row());
            self.push_rows(height);
        }
        let start_of = |row: u32| {
            let start = usize::try_from(row).ok().and_then(|row| starts.get(row));
            start.copied()
        };
        let end = self.next_row();
        for spot in &mut cells {
            let last = spot.row.saturating_add(spot.rows);
            let from = start_of(spot.row).unwrap_or(end);
            let to = start_of(last).unwrap_or(end);
            // What is cut by its row's parts begins at the top, or its middle could fall between two pages.
            let parts = start_of(spot.row.saturating_add(1)).unwrap_or(end).saturating_sub(from);
            spot.style.top = spot.rows == 1 && parts > 1;
            spot.rows = to.saturating_sub(from).max(1);
            spot.row = from;
            if spot.shows == Shows::GridHeading && self.grid_heading.is_none() {
                self.grid_heading = Some(from);
            }
        }
        self.spots.extend(cells);
        starts
    }

    /// High enough for every text.
    fn row_heights(&self, cells: &[Spot], rows: usize) -> Vec<u32> {
        let mut heights = vec![LINE.saturating_add(ABOVE_AND_BELOW); rows];
        let need = |spot: &Spot| {
            let width = self.width_of(spot.column, spot.columns).saturating_sub(spot.style.indent());
            lines(&spot.text, width).saturating_mul(LINE).saturating_add(ABOVE_AND_BELOW)
        };
        let index = |row: u32| usize::try_from(row).unwrap_or(usize::MAX);
        for spot in cells.iter().filter(|spot| spot.rows == 1) {
            if let Some(height) = heights.get_mut(index(spot.row)) {
                *height = (*height).max(need(spot));
            }
        }
        for spot in cells.iter().filter(|spot| spot.rows > 1) {
            let from = index(spot.row);
            let to = from.saturating_add(index(spot.rows)).min(rows);
            let Some(covered) = heights.get_mut(from..to) else { continue };
            let there = covered.iter().copied().fold(0, u32::saturating_add);
            let missing = need(spot).saturating_sub(there);
            let each = missing.div_ceil(u32::try_from(covered.len()).unwrap_or(1).max(1));
            for height in covered {
                *height = height.saturating_add(each);
            }
        }
        heights
    }
}

/// Puts every cell on its columns, as a browser does: left to right, around cells that reach down.
fn place(table: &Table, columns: u16) -> Vec<Spot> {
    let mut spots = Vec::new();
    // For each column the first row that is free.
    let mut free = vec![0_u32; usize::from(columns)];
    for (row, number) in table.rows.iter().zip(0_u32..) {
        let mut column = 0_u16;
        for cell in &row.cells {
            while free.get(usize::from(column)).is_some_and(|free| *free > number) {
                column = column.saturating_add(1);
            }
            let room = columns.saturating_sub(column);
            if room == 0 {
                break;
            }
            let span = u16::try_from(cell.columns).unwrap_or(u16::MAX).min(room).max(1);
            let rows = u32::try_from(cell.rows).unwrap_or(u32::MAX).max(1);
            let end = column.saturating_add(span);
            for free in free.iter_mut().take(usize::from(end)).skip(usize::from(column)) {
                *free = number.saturating_add(rows);
            }
            let face = if cell.heading { Face::Heading } else { Face::Body };
            spots.push(Spot {
                row: number,
                column,
                rows,
                columns: span,
                text: cell.text.clone(),
                shows: cell.shows,
                style: Style { face, align: cell.align, boxed: true, top: false },
            });
            column = end;
        }
    }
    spots
}
