//! Pages: paper, margins, page numbers, the mark of a draft. All measures are twentieths of a point.

use docx_rs::{
    Footer, Header, PageMargin, PageNum, PageOrientationType, PageSize, Paragraph, ParagraphChild,
    SectionProperty,
};

use super::run;
use crate::report::{Sheet, SheetKind};
use crate::scheme::Orientation;

/// A4.
const SHORT: u32 = 11906;
const LONG: u32 = 16838;

/// 37, 26, 35 and 28 mm (GB/T 9704-2012); the page number stands 7 mm below the text.
const REPORT: PageMargin =
    PageMargin { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 1134, footer: 1247, gutter: 0 };
/// 20, 18, 18 and 18 mm.
const FORM: PageMargin =
    PageMargin { top: 1134, right: 1021, bottom: 1021, left: 1021, header: 567, footer: 510, gutter: 0 };

/// How a sheet lies on paper.
pub(super) fn section(sheet: &Sheet) -> SectionProperty {
    let (width, height) = paper(sheet);
    let size = PageSize::new().size(width, height);
    let across = sheet.orientation == Orientation::Landscape;
    let size = if across { size.orient(PageOrientationType::Landscape) } else { size };
    SectionProperty::new().page_size(size).page_margin(margins(sheet.kind))
}

const fn margins(kind: SheetKind) -> PageMargin {
    match kind {
        SheetKind::Report => REPORT,
        SheetKind::Form => FORM,
    }
}

/// How wide the text of a sheet is.
pub(super) fn text_width(sheet: &Sheet) -> usize {
    let margins = margins(sheet.kind);
    let sides = u32::try_from(margins.left.saturating_add(margins.right)).unwrap_or(0);
    usize::try_from(paper(sheet).0.saturating_sub(sides)).unwrap_or(0)
}

/// How high it is.
pub(super) fn text_height(sheet: &Sheet) -> usize {
    let margins = margins(sheet.kind);
    let ends = u32::try_from(margins.top.saturating_add(margins.bottom)).unwrap_or(0);
    usize::try_from(paper(sheet).1.saturating_sub(ends)).unwrap_or(0)
}

const fn paper(sheet: &Sheet) -> (u32, u32) {
    match sheet.orientation {
        Orientation::Portrait => (SHORT, LONG),
        Orientation::Landscape => (LONG, SHORT),
    }
}

/// `— 1 —`, on odd pages at the right, on even ones at the left.
pub(super) fn footer(style: &str) -> Footer {
    let mut number = Paragraph::new().style(style).add_run(run("— "));
    number.children.push(ParagraphChild::PageNum(Box::new(PageNum::new())));
    Footer::new().add_paragraph(number.add_run(run(" —")))
}

/// A line above every page.
pub(super) fn header(text: &str) -> Header {
    Header::new().add_paragraph(Paragraph::new().style("Header").add_run(run(text)))
}
