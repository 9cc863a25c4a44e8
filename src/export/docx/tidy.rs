//! The library's markup into the shape that the standard prescribes.
//!
//! docx-rs 0.4.22 writes the members of a section out of order, cannot mark a row as one that repeats on
//! every page, and adds what nobody asked for: empty properties, a running number for each paragraph. Only
//! markup is touched: in texts every `<` is an entity.

/// How the table writer says "this row repeats on every page", which the library has no word for: a height of
/// at least [`REPEATS_HEIGHT`].
const REPEATS: &str = "w:trHeight w:val=\"1\" w:hRule=\"atLeast\" />";
/// A height that any row has.
pub(super) const REPEATS_HEIGHT: f32 = 1.0;

/// The order of a section's members (ISO/IEC 29500-1, `CT_SectPr`).
const SECTION: [&str; 8] = [
    "w:headerReference",
    "w:footerReference",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:pgNumType",
    "w:cols",
    "w:docGrid",
];

/// A part of the file, tidied.
pub(super) fn tidy(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut section: Option<Vec<&str>> = None;
    // The margins of a table's cells, which stand behind its layout.
    let mut margins: Option<Vec<&str>> = None;
    // The size of a run's letters, which stands behind their font.
    let mut sizes: Vec<&str> = Vec::new();
    for (index, piece) in xml.split('<').enumerate() {
        if index == 0 {
            out.push_str(piece);
        } else if piece.starts_with("/w:sectPr") {
            let mut members = section.take().unwrap_or_default();
            members.sort_by_key(|member| rank(member));
            members.iter().chain(std::iter::once(&piece)).for_each(|member| put(member, &mut out));
        } else if let Some(members) = &mut section {
            members.push(piece);
        } else if piece.starts_with("w:tblCellMar>") {
            margins = Some(vec![piece]);
        } else if piece.starts_with("w:tblLayout ") || piece.starts_with("/w:tblPr>") {
            let held = margins.take().unwrap_or_default();
            let layout = piece.starts_with("w:tblLayout ");
            std::iter::once(&piece).filter(|_| layout).for_each(|piece| put(piece, &mut out));
            held.iter().for_each(|member| put(member, &mut out));
            std::iter::once(&piece).filter(|_| !layout).for_each(|piece| put(piece, &mut out));
        } else if let Some(members) = &mut margins {
            members.push(piece);
        } else if piece.starts_with("w:sz ") || piece.starts_with("w:szCs ") {
            sizes.push(piece);
        } else if piece.starts_with("w:rFonts ") {
            put(piece, &mut out);
            sizes.drain(..).for_each(|member| put(member, &mut out));
        } else if piece.starts_with("/w:rPr>") {
            sizes.drain(..).for_each(|member| put(member, &mut out));
            put(piece, &mut out);
        } else if piece.starts_with("w:rPr />") {
            // Says nothing, and stands at a place where it may not.
        } else if piece == REPEATS {
            put("w:tblHeader />", &mut out);
        } else if piece.starts_with("w:p w14:paraId=") {
            put(if piece.ends_with("/>") { "w:p />" } else { "w:p>" }, &mut out);
        } else if let Some(column) = piece.strip_prefix("w:gridCol ") {
            put(&format!("w:gridCol {}", column.replace(" w:type=\"dxa\"", "")), &mut out);
        } else {
            put(piece, &mut out);
            if piece.starts_with("w:sectPr") && !piece.ends_with("/>") {
                section = Some(Vec::new());
            }
        }
    }
    out
}

fn put(piece: &str, out: &mut String) {
    out.push('<');
    out.push_str(piece);
}

fn rank(member: &str) -> usize {
    let name = member.split([' ', '/', '>']).next().unwrap_or_default();
    SECTION.iter().position(|known| *known == name).unwrap_or(SECTION.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_put_in_order() {
        let xml = "<w:p w14:paraId=\"00000001\"><w:pPr><w:rPr /><w:pStyle w:val=\"A\" /><w:sectPr>\
                   <w:pgSz w:w=\"1\" /><w:docGrid w:type=\"lines\" /><w:footerReference r:id=\"a\" />\
                   <w:footerReference r:id=\"b\" /></w:sectPr></w:pPr></w:p>";
        assert_eq!(
            tidy(xml),
            "<w:p><w:pPr><w:pStyle w:val=\"A\" /><w:sectPr><w:footerReference r:id=\"a\" />\
             <w:footerReference r:id=\"b\" /><w:pgSz w:w=\"1\" /><w:docGrid w:type=\"lines\" /></w:sectPr></w:pPr></w:p>"
        );
    }

    #[test]
    fn members_of_tables_and_runs_are_put_in_order() {
        let margins = "<w:tblCellMar><w:top w:w=\"57\" /></w:tblCellMar>";
        let layout = "<w:tblLayout w:type=\"fixed\" />";
        assert_eq!(
            tidy(&format!("<w:tblPr>{margins}{layout}</w:tblPr>")),
            format!("<w:tblPr>{layout}{margins}</w:tblPr>")
        );
        let (size, font) =
            ("<w:sz w:val=\"16\" /><w:szCs w:val=\"16\" />", "<w:rFonts w:hint=\"eastAsia\" />");
        assert_eq!(tidy(&format!("<w:rPr>{size}{font}</w:rPr>")), format!("<w:rPr>{font}{size}</w:rPr>"));
        let alone = format!("<w:tblPr>{margins}</w:tblPr><w:rPr>{size}</w:rPr>");
        assert_eq!(tidy(&alone), alone);
    }

    #[test]
    fn texts_are_not_touched() {
        let xml = "<w:t>&lt;w:rPr /&gt; w:trHeight /> w14:paraId=</w:t>";
        assert_eq!(tidy(xml), xml);
        assert_eq!(
            tidy(&format!("<w:trPr><w:cantSplit /><{REPEATS}</w:trPr>")),
            "<w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>"
        );
    }
}
