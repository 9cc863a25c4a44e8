//! A planned workbook through the library. Numbers become binary here, in the last moment.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, IgnoreError, Workbook,
    Worksheet, XlsxError,
};

use super::binary::binary;
use super::book::{Book, Cached, Content, Face, Placed, Sheet, Style};
use crate::export::text::clean;
use crate::scheme::{Align, Orientation};

/// A4.
const PAPER: u8 = 9;

/// The bytes of the file.
pub(super) fn render(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Always the same moment: files with the same content have the same bytes.
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook
        .set_properties(&DocProperties::new().set_title(clean(&book.title)).set_creation_datetime(&created));
    for sheet in &book.sheets {
        write_sheet(workbook.add_worksheet(), sheet, book.mark)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(worksheet: &mut Worksheet, sheet: &Sheet, mark: Option<&str>) -> Result<(), XlsxError> {
    worksheet.set_name(&sheet.name)?;
    // An empty cached text is an empty text; the library would write 0.
    worksheet.set_formula_result_default("");
    for (width, column) in sheet.widths.iter().zip(0_u16..) {
        worksheet.set_column_width_pixels(column, *width)?;
    }
    for (height, row) in sheet.heights.iter().zip(0_u32..).filter(|(height, _)| **height > 0) {
        worksheet.set_row_height_pixels(row, *height)?;
    }
    for cell in &sheet.cells {
        write_cell(worksheet, cell)?;
    }
    set_page(worksheet, sheet, mark)?;
    // A tier row's “45” is text on purpose: no green corners on a form that is handed in.
    let (rows, columns) = extent(sheet);
    worksheet.ignore_error_range(0, 0, rows, columns, IgnoreError::NumberStoredAsText)?;
    if sheet.freeze {
        worksheet.set_freeze_panes(1, 0)?;
    }
    Ok(())
}

/// The last row and column that hold anything.
fn extent(sheet: &Sheet) -> (u32, u16) {
    let ends = sheet.cells.iter().map(|cell| {
        let row = cell.row.saturating_add(cell.rows).saturating_sub(1);
        (row, cell.column.saturating_add(cell.columns).saturating_sub(1))
    });
    ends.fold((0, 0), |(rows, columns), (row, column)| (rows.max(row), columns.max(column)))
}

fn set_page(worksheet: &mut Worksheet, sheet: &Sheet, mark: Option<&str>) -> Result<(), XlsxError> {
    worksheet.set_paper_size(PAPER);
    if sheet.print.orientation == Orientation::Landscape {
        worksheet.set_landscape();
    } else {
        worksheet.set_portrait();
    }
    // 18 mm at the sides, 20 above, 18 below, in inches.
    worksheet.set_margins(0.71, 0.71, 0.79, 0.79, 0.4, 0.4);
    let (end_row, end_column) = extent(sheet);
    if sheet.print.never {
        // What has nothing in its print area, head and foot gives no page; there is no other way to say it.
        let (row, column) = (end_row.saturating_add(2), end_column.saturating_add(2));
        worksheet.set_print_area(row, column, row, column)?;
        return Ok(());
    }
    worksheet.set_print_fit_to_pages(1, u16::from(sheet.print.one_page));
    worksheet.set_print_center_horizontally(true);
    if let Some(mark) = mark {
        worksheet.set_header(format!("&C&\"黑体,Bold\"&14{mark}"));
    }
    worksheet.set_footer("&C&\"宋体,Regular\"&12— &P —");
    let (last_row, last_column) = sheet.print.last.unwrap_or((end_row, end_column));
    worksheet.set_print_area(0, 0, last_row, last_column)?;
    worksheet.set_page_breaks(&sheet.print.breaks)?;
    if let Some(row) = sheet.print.repeat {
        worksheet.set_repeat_rows(row, row)?;
    }
    Ok(())
}

fn write_cell(worksheet: &mut Worksheet, cell: &Placed) -> Result<(), XlsxError> {
    let format = format_of(cell);
    let Placed { row, column, .. } = *cell;
    if cell.rows > 1 || cell.columns > 1 {
        let last_row = row.saturating_add(cell.rows).saturating_sub(1);
        let last_column = column.saturating_add(cell.columns).saturating_sub(1);
        worksheet.merge_range(row, column, last_row, last_column, "", &format)?;
    }
    match &cell.content {
        Content::Empty => {
            worksheet.write_blank(row, column, &format)?;
        }
        // As text in any case: what begins with “=” is no formula, what looks like an address no link.
        Content::Text(text) => {
            worksheet.write_string_with_format(row, column, clean(text), &format)?;
        }
        Content::Number { value, .. } => {
            worksheet.write_number_with_format(row, column, binary(*value), &format)?;
        }
        Content::Formula { formula, cached, .. } => {
            let cached = match cached {
                Cached::Number(number) => number.plain(),
                Cached::Text(text) => clean(text),
            };
            let formula = Formula::new(format!("={formula}")).set_result(cached);
            worksheet.write_formula_with_format(row, column, formula, &format)?;
        }
    }
    Ok(())
}

fn format_of(cell: &Placed) -> Format {
    let Style { face, align, boxed, top } = cell.style;
    let (font, size) = match face {
        Face::Title => ("黑体", 18.0),
        Face::Heading => ("黑体", 10.0),
        Face::Body => ("仿宋", 10.5),
        Face::Note => ("仿宋", 9.0),
        Face::Helper => ("宋体", 9.0),
        Face::ListHeading => ("黑体", 10.0),
        Face::List => ("宋体", 10.0),
    };
    let mut format = Format::new().set_font_name(font).set_font_size(size);
    format = format.set_align(match align {
        Align::Center => FormatAlign::Center,
        Align::Left => FormatAlign::Left,
        Align::Right => FormatAlign::Right,
    });
    format = format.set_align(if top { FormatAlign::Top } else { FormatAlign::VerticalCenter });
    if cell.style.indent() > 0 && !matches!(cell.content, Content::Number { .. } | Content::Formula { .. }) {
        format = format.set_indent(1);
    }
    if boxed {
        format = format.set_border(FormatBorder::Thin);
    }
    if face == Face::Helper {
        format = format.set_font_color(Color::RGB(0x0060_6060));
    }
    if face == Face::ListHeading {
        format = format.set_background_color(Color::RGB(0x00F0_F0F0));
    }
    match &cell.content {
        Content::Number { format: shown, .. } | Content::Formula { format: shown, .. } => {
            // A number does not wrap: where it is too wide it shrinks instead of turning into ####.
            format = format.set_shrink();
            if shown == "General" { format } else { format.set_num_format(shown) }
        }
        // The names of helper columns stay on one line: their rows have the form's heights.
        _ if face == Face::Helper => format,
        Content::Text(text) if looks_like_formula(text) => format.set_text_wrap().set_quote_prefix(),
        _ => format.set_text_wrap(),
    }
}

/// Whether a spreadsheet would take the text for a formula when a person edits the cell.
fn looks_like_formula(text: &str) -> bool {
    clean(text).trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\''])
}
