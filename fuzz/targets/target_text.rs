//! A text → what it means as a target, an actual value, a figure; folding twice is folding once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ziping::number::reading::{Sense, fold, read, read_figure, same_text};

fuzz_target!(|text: &str| {
    let folded = fold(text);
    assert_eq!(fold(&folded), folded);
    assert!(same_text(text, text));
    let reading = read(text);
    assert_eq!(read(&folded).sense, reading.sense, "folding changes no meaning");
    match reading.sense {
        Sense::Number { value, .. } => assert!(value.is_within_bounds()),
        Sense::Range { low, high, .. } => {
            assert!(low <= high && low.is_within_bounds() && high.is_within_bounds());
        }
        Sense::Date(period) => assert!(period.year.is_some() || period.month.is_some()),
        Sense::Blank | Sense::Text => {}
    }
    if let Ok(figure) = read_figure(text) {
        assert!(figure.is_within_bounds());
        assert_eq!(read_figure(&figure.to_string()), Ok(figure));
    }
});
