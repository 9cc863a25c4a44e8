//! What lies over the cells of a sheet: boxes to tick, and text in shapes.

use super::super::caps;
use super::super::package::{Package, relations};
use super::super::xml::{self, Event};
use crate::import::{Bound, Refusal};

/// What was drawn over a sheet.
#[derive(Default)]
pub struct Drawn {
    /// Boxes with their words, by the row and column of their top left corner.
    pub boxes: Vec<(usize, usize, String)>,
    /// Texts in shapes.
    pub texts: Vec<String>,
}

/// What is drawn over the sheet of a part. A drawing that cannot be read is none: the cells are what counts.
pub fn read(package: &Package<'_>, part: &str) -> Result<Drawn, Refusal> {
    let mut out = Drawn::default();
    for relation in relations(package, part)? {
        match relation.kind.as_str() {
            "vmlDrawing" => {
                let text = package.text(&relation.target)?.unwrap_or_default();
                // Old drawings are not always quite XML (`<br>`): what was read until there stays.
                let _ = boxes(&text, &mut out.boxes);
                caps::within(Bound::Entries, out.boxes.len(), caps::BOXES)?;
            }
            "drawing" => {
                let text = package.text(&relation.target)?.unwrap_or_default();
                let _ = shapes(&text, &mut out.texts);
            }
            _ => {}
        }
    }
    Ok(out)
}

/// Form controls (`ClientData` says where each lies and whether it is ticked; its words stand in its `textbox`).
fn boxes(text: &str, out: &mut Vec<(usize, usize, String)>) -> Result<(), Refusal> {
    let (mut words, mut value) = (String::new(), String::new());
    let (mut in_words, mut is_box, mut ticked) = (false, false, false);
    let mut place = None;
    xml::walk(text, |event| {
        match event {
            Event::Open(tag) => {
                value.clear();
                match tag.name() {
                    "shape" => (words, place, is_box, ticked) = (String::new(), None, false, false),
                    "textbox" => in_words = true,
                    "ClientData" => {
                        is_box = matches!(tag.get("ObjectType").as_deref(), Some("Checkbox" | "Radio"))
                    }
                    _ => {}
                }
            }
            Event::Text(text) if in_words => words.push_str(&text),
            Event::Text(text) => value.push_str(&text),
            Event::Close("textbox") => in_words = false,
            // Column, and how far into it; row, and how far into it; the same for the other corner.
            Event::Close("Anchor") => {
                let mut numbers = value.split(',').map(|number| number.trim().parse::<usize>().ok());
                let (column, row) = (numbers.next().flatten(), numbers.nth(1).flatten());
                place = row.zip(column);
            }
            Event::Close("Checked") => ticked = value.trim() == "1",
            Event::Close("shape") if is_box => {
                if let Some((row, column)) = place {
                    out.push((row, column, format!("{}{}", if ticked { '☑' } else { '☐' }, words.trim())));
                }
            }
            Event::Close(_) => {}
        }
        Ok(())
    })
}

fn shapes(text: &str, out: &mut Vec<String>) -> Result<(), Refusal> {
    let (mut words, mut in_body, mut in_text) = (String::new(), false, false);
    xml::walk(text, |event| {
        match event {
            Event::Open(tag) => match tag.name() {
                "txBody" => in_body = true,
                "t" => in_text = in_body,
                "br" if in_body => words.push('\n'),
                _ => {}
            },
            Event::Text(text) if in_text => words.push_str(&text),
            Event::Close("t") => in_text = false,
            Event::Close("p") if in_body => words.push('\n'),
            Event::Close("txBody") => {
                in_body = false;
                out.push(std::mem::take(&mut words));
            }
            _ => {}
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_read_with_its_words_where_it_lies() {
        let text = "<xml xmlns:v=\"v\" xmlns:x=\"x\"><v:shape><v:textbox><div><font>部门预算</font></div></v:textbox><x:ClientData ObjectType=\"Checkbox\">\
                    <x:Anchor>\n 2, 15, 4, 3, 3, 0, 5, 1</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape><v:shape><x:ClientData \
                    ObjectType=\"Note\"><x:Anchor>1,1,1,1,1,1,1,1</x:Anchor></x:ClientData></v:shape></xml>";
        let mut out = Vec::new();
        boxes(text, &mut out).unwrap();
        assert_eq!(out, [(4, 2, "☑部门预算".to_owned())]);
    }

    #[test]
    fn the_text_of_a_shape_is_read_line_by_line() {
        let mut out = Vec::new();
        shapes(
            "<d><sp><txBody><p><r><t>填表</t></r></p><p><r><t>说明</t></r></p></txBody></sp></d>",
            &mut out,
        )
        .unwrap();
        assert_eq!(out, ["填表\n说明\n"]);
    }
}
