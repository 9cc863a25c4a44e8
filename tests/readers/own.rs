//! What this program exports is read back cell for cell.

use super::{bare, rows, said, sound};
use ziping::export::make::{Format, Paper, make};
use ziping::import::{self, Block};
use ziping::{examples, file, scheme, scoring};

#[test]
fn the_form_of_every_format_is_read_back_with_all_that_was_stated() {
    for evaluation in examples::all() {
        for format in [Format::Docx, Format::Xlsx, Format::Html] {
            let bytes = make(std::slice::from_ref(&evaluation), format, Paper::default()).unwrap();
            let source = import::read(&bytes, "").unwrap_or_else(|why| panic!("{format:?}: {why:?}"));
            sound(&source);
            let whole = said(&source);
            for row in &evaluation.indicators {
                for text in [&row.level1, &row.level2, &row.name, &row.target, &row.actual] {
                    assert!(whole.contains(&bare(text)), "{format:?} lacks {text}");
                }
            }
            assert!(whole.contains(&bare(&evaluation.unit)), "{format:?}");
        }
    }
}

#[test]
fn the_csv_is_read_back_field_for_field() {
    for evaluation in examples::all() {
        let scheme = scheme::of(&evaluation).unwrap();
        let text = ziping::export::csv::write(&evaluation, &scheme, &scoring::score(&evaluation, &scheme));
        let source = import::read(text.as_bytes(), "x.csv").unwrap();
        let [Block::Table(table)] = source.blocks.as_slice() else { panic!("one table") };
        let read = rows(table);
        for (line, indicator) in
            read.iter().skip(1).zip(evaluation.indicators.iter().filter(|row| !row.is_blank()))
        {
            assert_eq!(
                [&line[1], &line[2], &line[3], &line[5], &line[6]],
                [&indicator.level1, &indicator.level2, &indicator.name, &indicator.target, &indicator.actual]
                    .map(|text| text.trim())
                    .each_ref()
            );
        }
    }
}

#[test]
fn a_file_of_evaluations_is_said_to_be_one() {
    let json = file::write_evaluation(&examples::all()[0]);
    let why = import::read(json.as_bytes(), "a.json").unwrap_err();
    assert!(ziping::words::refused_import(&why).contains("打开"));
}
