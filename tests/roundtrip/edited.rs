//! A workbook of ours that a person worked on: the form counts, the sheet 数据 fills in what the form does not show, and where they
//! differ that is said.

use ziping::evaluation::Evaluation;
use ziping::import::{self, Block, Cell, Choices, Doubt, Source, Table, Understood, recognise};
use ziping::number::Points;
use ziping::words::sheets;
use ziping::{examples, file};

use super::export;

/// The project under the national form, which has a column of reasons.
fn evaluation() -> Evaluation {
    let mut evaluation = examples::project();
    evaluation.scheme = "mof-2020-project".into();
    evaluation.indicators[0].note = "按季度核对。".into();
    evaluation.indicators[1].note = "名单见附件。".into();
    evaluation.indicators[1].reason = "两场改在线上。".into();
    evaluation
}

fn source(evaluation: &Evaluation) -> Source {
    import::read(&export(std::slice::from_ref(evaluation), "book.xlsx"), "book.xlsx").unwrap()
}

fn sheet<'s>(source: &'s mut Source, name: &str) -> &'s mut Table {
    let tables = source.blocks.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables.into_iter().find(|table| table.name == name).unwrap()
}

fn cell<'t>(table: &'t mut Table, text: &str) -> &'t mut Cell {
    table.cells.iter_mut().find(|cell| cell.text == text).unwrap_or_else(|| panic!("no {text}"))
}

fn understand(source: &Source) -> (Understood, Evaluation) {
    let understood = recognise(source, &Choices::default());
    assert_eq!(understood.forms.len(), 1);
    let evaluation = understood.forms[0].read().unwrap();
    (understood, evaluation)
}

fn doubts(understood: &Understood, member: &str) -> Vec<Doubt> {
    understood.forms[0].mark(member).map(|mark| mark.doubts.clone()).unwrap_or_default()
}

fn lists(understood: &Understood, text: &str) -> bool {
    understood.unused.iter().any(|unused| unused.text == text)
}

#[test]
fn nothing_is_left_over_of_a_workbook_that_nobody_touched() {
    for evaluation in examples::all().into_iter().chain([evaluation()]) {
        let (understood, found) = understand(&source(&evaluation));
        // The form's own footnotes are texts like any other.
        let footnotes = ziping::scheme::of(&evaluation).unwrap().form.footnotes.clone();
        let left = understood.unused.iter().filter(|unused| !footnotes.contains(&unused.text));
        assert_eq!(left.collect::<Vec<_>>(), Vec::<&ziping::import::Unused>::new());
        assert!(
            understood.forms[0].marks.iter().all(|mark| mark.is_certain() || mark.doubts == [Doubt::Missing])
        );
        assert_eq!(found.scheme.trim_end_matches("@1"), evaluation.scheme.trim_end_matches("@1"));
    }
}

#[test]
fn a_text_changed_on_the_form_counts_and_is_marked() {
    let evaluation = evaluation();
    let mut source = source(&evaluation);
    let (name, reason) = (evaluation.indicators[0].name.clone(), evaluation.indicators[1].reason.clone());
    let form = sheet(&mut source, sheets::FORM_OF_PROJECT);
    cell(form, &name).text = "改过的名称".into();
    cell(form, &reason).text = "改过的原因。".into();
    let (understood, found) = understand(&source);
    assert_eq!(
        (found.indicators[0].name.as_str(), found.indicators[1].reason.as_str()),
        ("改过的名称", "改过的原因。")
    );
    for member in ["indicators[0].name", "indicators[1].reason"] {
        assert_eq!(doubts(&understood, member), [Doubt::Conflict], "{member}");
    }
    assert!(lists(&understood, &name) && lists(&understood, &reason));
    assert_eq!(found.indicators[0].note, "按季度核对。");
}

#[test]
fn a_text_changed_in_the_data_alone_comes_back_where_the_form_has_no_place_for_it() {
    let evaluation = evaluation();
    let mut source = source(&evaluation);
    cell(sheet(&mut source, sheets::LIST), "按季度核对。").text = "按月核对。".into();
    let (understood, found) = understand(&source);
    assert_eq!(found.indicators[0].note, "按月核对。");
    assert_eq!(doubts(&understood, "indicators[0].note"), []);
}

#[test]
fn a_reason_written_on_the_form_alone_is_no_conflict_and_one_wiped_out_there_is() {
    let evaluation = evaluation();
    let mut source = source(&evaluation);
    let form = sheet(&mut source, sheets::FORM_OF_PROJECT);
    let mut written = cell(form, "两场改在线上。").clone();
    cell(form, "两场改在线上。").text = String::new();
    written.row -= 1;
    written.text = "新写的原因。".into();
    form.cells.push(written);
    form.cells.sort_by_key(|cell| (cell.row, cell.column));
    let (understood, found) = understand(&source);
    assert_eq!(
        (found.indicators[0].reason.as_str(), found.indicators[1].reason.as_str()),
        ("新写的原因。", "")
    );
    assert_eq!(doubts(&understood, "indicators[0].reason"), []);
    assert_eq!(doubts(&understood, "indicators[1].reason"), [Doubt::Conflict]);
    assert!(lists(&understood, "两场改在线上。"));
}

#[test]
fn figures_that_nobody_worked_out_again_are_marked() {
    let mut evaluation = evaluation();
    evaluation.budget.total.initial = ziping::number::Amount::parse("51.25").ok();
    let mut source = source(&evaluation);
    cell(sheet(&mut source, sheets::FORM_OF_PROJECT), "51.25").text = "60.5".into();
    let (understood, found) = understand(&source);
    assert_eq!(found.budget.total.initial.unwrap().to_string(), "60.5");
    assert_eq!(doubts(&understood, "budget.total.initial"), [Doubt::Conflict]);
    assert!(lists(&understood, "51.25"));
}

#[test]
fn notes_stay_with_their_rows_when_a_row_was_taken_out() {
    let evaluation = evaluation();
    let mut source = source(&evaluation);
    let form = sheet(&mut source, sheets::FORM_OF_PROJECT);
    let gone = cell(form, &evaluation.indicators[0].name).row;
    form.cells.retain(|cell| cell.row != gone || cell.rows > 1);
    let (understood, found) = understand(&source);
    assert_eq!(found.indicators.len() + 1, evaluation.indicators.len());
    assert_eq!(found.indicators[0].name, evaluation.indicators[1].name);
    assert_eq!(found.indicators[0].note, "名单见附件。");
    assert!(lists(&understood, "按季度核对。") && lists(&understood, &evaluation.indicators[0].name));
}

#[test]
fn a_workbook_with_one_of_its_sheets_still_reads() {
    let evaluation = evaluation();
    for left in [sheets::FORM_OF_PROJECT, sheets::LIST] {
        let mut source = source(&evaluation);
        source.blocks.retain(|block| matches!(block, Block::Table(table) if table.name == left));
        let (_, found) = understand(&source);
        let names = |of: &Evaluation| of.indicators.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&found), names(&evaluation), "{left}");
        assert_eq!(found.unit, evaluation.unit, "{left}");
    }
}

#[test]
fn a_score_that_nobody_entered_stays_a_computed_one_and_one_written_over_the_formula_is_kept() {
    let mut evaluation = evaluation();
    evaluation.indicators.iter_mut().for_each(|row| row.score = None);
    let mut source = source(&evaluation);
    let (_, found) = understand(&source);
    assert!(
        found.indicators.iter().take(3).all(|row| row.score.is_none()),
        "{}",
        file::write_evaluation(&found)
    );
    // Its cell in the list is a formula that follows.
    let row = |table: &mut Table| cell(table, &evaluation.indicators[0].name).row;
    let points = evaluation.indicators[0].points.unwrap().exact().plain();
    for name in [sheets::FORM_OF_PROJECT, sheets::LIST] {
        let table = sheet(&mut source, name);
        let row = row(table);
        let heading = cell(table, "三级指标").row;
        let column =
            table.cells.iter().find(|cell| cell.row == heading && cell.text == "得分").unwrap().column;
        let score = table.cells.iter_mut().find(|cell| (cell.row, cell.column) == (row, column)).unwrap();
        assert_eq!(score.text, points);
        score.text = "1.5".into();
    }
    let (understood, found) = understand(&source);
    assert_eq!(found.indicators[0].score, Points::parse("1.5").ok());
    assert_eq!(doubts(&understood, "indicators[0].score"), []);
}

#[test]
fn what_a_person_wrote_beside_is_listed() {
    let mut source = source(&evaluation());
    let list = sheet(&mut source, sheets::LIST);
    let last = list.cells.iter().map(|cell| cell.row).max().unwrap();
    let note = |row, column, text: &str| Cell { row, column, rows: 1, columns: 1, text: text.into() };
    list.cells.extend([
        note(last + 1, 1, "联系人"),
        note(last + 1, 3, "王老师"),
        note(last + 3, 17, "请核对第二行"),
    ]);
    (list.rows, list.columns) = (last + 4, 18);
    let form = sheet(&mut source, sheets::FORM_OF_PROJECT);
    let beside = cell(form, sheets::HELPERS).column;
    form.cells.push(note(form.rows, beside, "这里写了一句话"));
    form.rows += 1;
    let (understood, _) = understand(&source);
    for text in ["王老师", "请核对第二行", "这里写了一句话"] {
        assert!(lists(&understood, text), "{text}: {:?}", understood.unused);
    }
}
