//! Any bytes as a file to import: refused with a sentence, or read within its bounds; and whatever was understood is a file that opens, in
//! which every mark leads to a cell.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ziping::file;
use ziping::import::{self, Block, Choices, recognise, standings};
use ziping::words;

fuzz_target!(|bytes: &[u8]| {
    let source = match import::read(bytes, "") {
        Ok(source) => source,
        Err(refusal) => {
            assert!(words::refused_import(&refusal).ends_with('。'));
            return;
        }
    };
    let understood = recognise(&source, &Choices::default());
    for form in &understood.forms {
        assert!(form.read().is_some(), "what was understood does not open");
        for at in form.marks.iter().flat_map(|mark| &mark.cells) {
            match &source.blocks[at.block] {
                Block::Paragraph(text) => assert!(!text.is_empty()),
                Block::Table(table) => {
                    let cell = table.at(at.row, at.column).expect("a mark leads to a cell");
                    assert_eq!((cell.row, cell.column), (at.row, at.column));
                }
            }
        }
    }
    let counts = understood.counts;
    assert_eq!(counts.all, counts.used + counts.labels + counts.silent + counts.unused);
    assert_eq!(counts.unused, understood.unused.len());
    standings(&understood);
    if let Some(text) = understood.file() {
        file::read(text.as_bytes()).expect("the file of what was understood opens");
    }
});
