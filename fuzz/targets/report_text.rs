//! A text → everything read out of a report: every place lies inside the text, at letters' edges.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ziping::prose;

fuzz_target!(|text: &str| {
    let read = prose::read(text);
    let statements = read.statements.iter().map(|said| &said.place);
    let claims = read.claims.iter().map(|claim| &claim.place);
    let titles = read.titles.iter().map(|title| &title.place);
    for place in statements.chain(claims).chain(titles) {
        assert!(text.get(place.bytes.clone()).is_some(), "{place:?}");
    }
    for section in &read.outline.sections {
        let _ = section.text(text);
    }
    for (_, piece) in read.pieces(text.len()) {
        assert!(text.get(piece).is_some());
    }
    let _ = (prose::figures(text), prose::amounts_in_goals(text), prose::template_prompts(text), prose::says_nothing(text));
});
