//! A document as one self-contained HTML page; the page prints the same markup.
//!
//! Every text goes through `escape`: what a person typed is never markup. Layout uses classes only, so
//! that the page's strict content policy holds for it too.

use std::fmt::Write;

use crate::evaluation::Evaluation;
use crate::report::{
    Document, Paragraph, Part, Setting, Sheet, SheetKind, Table, TableCell, fitted, form, is_empty, paginate,
    parted,
};
use crate::scheme::{Align, Orientation, Scheme};
use crate::scoring::Scorecard;
use crate::words::paper::note_read;

/// The look of paper, shared with the page's own print view.
const STYLE: &str = include_str!("../../style/paper.css");

/// The official form as one HTML file: no script, no request.
#[must_use]
pub fn page(evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard) -> String {
    document(&form(evaluation, scheme, card, false))
}

/// The form as the element alone, for a page that links the same style itself: what [`page`] has in its body.
#[must_use]
pub fn sheet(evaluation: &Evaluation, scheme: &Scheme, card: &Scorecard) -> String {
    sheets_of(&form(evaluation, scheme, card, false))
}

/// The sheets of a document as one element: what [`document()`] has in its body.
#[must_use]
pub fn sheets_of(document: &Document) -> String {
    let mut html = String::new();
    write_sheets(document, &mut html);
    html
}

/// A document as one HTML file.
#[must_use]
pub fn document(document: &Document) -> String {
    let mut html = String::new();
    html.push_str("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n",
    );
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    escape(&document.title, &mut html);
    html.push_str("</title>\n<style>\n");
    html.push_str(STYLE);
    html.push_str("</style>\n</head>\n<body class=\"paper-page\">\n");
    write_sheets(document, &mut html);
    html.push_str("</body>\n</html>\n");
    html
}

fn write_sheets(document: &Document, html: &mut String) {
    html.push_str("<main class=\"paper\">\n");
    for sheet in &document.sheets {
        write_sheet(sheet, document.draft, html);
    }
    html.push_str("</main>\n");
}

/// Running text is one section that the browser breaks into pages; a form is a section for each page.
fn write_sheet(sheet: &Sheet, draft: bool, html: &mut String) {
    match sheet.kind {
        SheetKind::Report => {
            let drafted = if draft { " paper-drafted" } else { "" };
            write_section(&format!("paper-report{drafted}"), draft, &sheet.parts, None, html);
        }
        SheetKind::Form => {
            let found = paginate(sheet, draft);
            let across = if sheet.orientation == Orientation::Landscape { " paper-across" } else { "" };
            let close = match found.setting {
                Setting::Usual => "",
                Setting::Tight => " paper-tight",
                Setting::Small | Setting::Loose => " paper-tight paper-small",
            };
            for parts in &found.pages {
                write_section(&format!("paper-form{across}{close}"), draft, parts, Some(found.setting), html);
            }
        }
    }
}

fn write_section(class: &str, draft: bool, parts: &[Part], form: Option<Setting>, html: &mut String) {
    put(html, format_args!("<section class=\"paper-sheet {class}\">\n"));
    if draft {
        write_tagged("p", "paper-draft", crate::words::report::draft_mark(), html);
    }
    for part in parts {
        match part {
            Part::Table(table) => write_table(table, form, html),
            part => write_part(part, html),
        }
    }
    html.push_str("</section>\n");
}

fn write_part(part: &Part, html: &mut String) {
    match part {
        Part::Title(lines) => {
            html.push_str("<h1>");
            for (index, line) in lines.iter().enumerate() {
                html.push_str(if index == 0 { "" } else { "<br>" });
                escape(line, html);
            }
            html.push_str("</h1>\n");
        }
        Part::Heading { level, text } => {
            let tag = level.saturating_add(1).clamp(2, 5);
            put(html, format_args!("<h{tag}>"));
            escape(text, html);
            put(html, format_args!("</h{tag}>\n"));
        }
        Part::Paragraph(paragraph) => write_paragraph(paragraph, html),
        Part::Line(texts) => write_line(texts, html),
        Part::Caption(text) => write_tagged("p", "paper-caption", text, html),
        Part::Table(table) => write_table(table, None, html),
        Part::Signature { unit, date } => {
            html.push_str("<div class=\"paper-signature\">");
            write_tagged("p", "", unit, html);
            write_tagged("p", "", date, html);
            html.push_str("</div>\n");
        }
        Part::Footnotes(notes) => {
            let for_long_texts = notes.first().is_some_and(|note| note_read(note).is_some());
            let class = if for_long_texts { "paper-notes paper-reasons" } else { "paper-notes" };
            put(html, format_args!("<div class=\"{class}\">"));
            for note in notes {
                write_tagged("p", "", note, html);
            }
            html.push_str("</div>\n");
        }
    }
}

/// Each line is a paragraph of its own.
fn write_paragraph(paragraph: &Paragraph, html: &mut String) {
    for line in paragraph.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        write_tagged("p", "", line, html);
    }
}

fn write_line(texts: &[String], html: &mut String) {
    html.push_str("<div class=\"paper-line\">");
    for (index, text) in texts.iter().enumerate() {
        // The blank parts them where the markup is read or copied without its style.
        html.push_str(if index == 0 { "<span>" } else { " <span>" });
        escape(text, html);
        html.push_str("</span>");
    }
    html.push_str("</div>\n");
}

fn write_tagged(tag: &str, class: &str, text: &str, html: &mut String) {
    if class.is_empty() {
        put(html, format_args!("<{tag}>"));
    } else {
        put(html, format_args!("<{tag} class=\"{class}\">"));
    }
    escape(text, html);
    put(html, format_args!("</{tag}>\n"));
}

/// A table of a form as it is, of running text in the largest font in which no number is broken.
fn write_table(table: &Table, form: Option<Setting>, html: &mut String) {
    let (widths, class) = match form {
        Some(_) => (table.widths.clone(), ""),
        None => fitted_for_text(table),
    };
    if class.is_empty() {
        html.push_str("<table>\n<colgroup>");
    } else {
        put(html, format_args!("<table class=\"{class}\">\n<colgroup>"));
    }
    for width in &widths {
        put(html, format_args!("<col width=\"{width}%\">"));
    }
    html.push_str("</colgroup>\n");
    let (head, body) = table.rows.split_at(table.header_rows.min(table.rows.len()));
    for (tag, rows) in [("thead", head), ("tbody", body)] {
        if rows.is_empty() {
            continue;
        }
        put(html, format_args!("<{tag}>\n"));
        for row in rows {
            html.push_str(if form.is_some() && is_empty(Some(row)) {
                "<tr class=\"paper-blank\">"
            } else {
                "<tr>"
            });
            for cell in &row.cells {
                write_cell(cell, form.is_some_and(|setting| setting != Setting::Loose), html);
            }
            html.push_str("</tr>\n");
        }
        put(html, format_args!("</{tag}>\n"));
    }
    html.push_str("</table>\n");
}

/// Widths for a table of the report, and the class that gives its font.
fn fitted_for_text(table: &Table) -> (Vec<u32>, &'static str) {
    /// The width of the report's page, and the size of fonts, in micrometres.
    const INNER: usize = 156_000;
    const FONTS: [(usize, &str); 3] = [(4235, ""), (3705, "paper-less"), (3175, "paper-least")];
    let fonts = || FONTS.into_iter().filter_map(|(font, class)| Some((fitted(table, font, INNER)?, class)));
    fonts().next().unwrap_or_else(|| (table.widths.clone(), "paper-least"))
}

/// A cell; where `whole`, no line parts `（5分）`.
fn write_cell(cell: &TableCell, whole: bool, html: &mut String) {
    let tag = if cell.heading { "th" } else { "td" };
    put(html, format_args!("<{tag}"));
    if cell.columns > 1 {
        put(html, format_args!(" colspan=\"{}\"", cell.columns));
    }
    if cell.rows > 1 {
        put(html, format_args!(" rowspan=\"{}\"", cell.rows));
    }
    match cell.align {
        Align::Center => {}
        Align::Left => html.push_str(" class=\"paper-left\""),
        Align::Right => html.push_str(" class=\"paper-right\""),
    }
    html.push('>');
    for (text, is_whole) in parted(&cell.text) {
        if whole && is_whole {
            html.push_str("<span class=\"paper-whole\">");
            escape(text, html);
            html.push_str("</span>");
        } else {
            escape(text, html);
        }
    }
    put(html, format_args!("</{tag}>"));
}

fn put(html: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a String cannot fail.
    let _: std::fmt::Result = html.write_fmt(text);
}

/// Text as text: signs of markup become entities, line breaks stay.
fn escape(text: &str, html: &mut String) {
    for c in super::text::clean(text).chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' => html.push_str("<br>"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Indicator;
    use crate::scheme::built_in;

    #[test]
    fn whatever_is_typed_is_text_on_paper() {
        let nasty = "<script>alert(1)</script>&\"'\u{202E}\u{0}\n=1+1";
        for scheme in built_in() {
            let mut evaluation = crate::edit::new_evaluation(scheme, "a".into(), 2020);
            evaluation.unit = nasty.into();
            evaluation.narrative.measures = nasty.into();
            evaluation.goals.annual = nasty.into();
            evaluation.indicators = vec![Indicator {
                level1: nasty.into(),
                level2: nasty.into(),
                name: nasty.into(),
                target: nasty.into(),
                actual: nasty.into(),
                reason: nasty.into(),
                ..Indicator::default()
            }];
            let html = page(&evaluation, scheme, &crate::scoring::score(&evaluation, scheme));
            assert!(!html.contains("<script"), "{}", scheme.id);
            assert!(!html.contains('\u{202E}') && !html.contains('\u{0}'));
            assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;[U+202E]<br>=1+1"));
        }
    }
}
