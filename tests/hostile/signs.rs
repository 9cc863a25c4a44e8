//! X4: controls are dropped on reading and at each edit; what turns the direction of writing is shown; nothing unseen is printed.

use serde_json::json;
use ziping::edit::{Edit, TextField, apply};
use ziping::file;
use ziping::signs::{is_dropped, is_turn};

use crate::markup::{every_text_is, opened, page_texts};
use crate::packed;
use crate::recipes::with;

const CONTROLS: &str = "甲\u{0}\u{1}\u{8}\u{B}\u{C}\u{E}\u{1F}\u{7F}\u{80}\u{85}\u{9F}乙";
const TURNS: &str =
    "甲\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}乙";
const UNSEEN: &str = "甲\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}\u{180E}\u{E0041}乙";

fn unit_of(bytes: &[u8]) -> String {
    file::read(bytes).unwrap().into_evaluations().remove(0).unit
}

#[test]
fn controls_go_on_reading_and_at_an_edit_and_nothing_else_does() {
    assert_eq!(unit_of(&with(&json!({"unit": CONTROLS}))), "甲乙");
    for kept in [TURNS, UNSEEN, "甲\n乙\t丙"] {
        assert_eq!(unit_of(&with(&json!({"unit": kept}))), kept);
    }
    assert_eq!(unit_of(&with(&json!({"unit": "甲\r\n乙\r丙"}))), "甲\n乙\n丙");
    let mut evaluation = file::read(&with(&json!({}))).unwrap().into_evaluations().remove(0);
    apply(&mut evaluation, &Edit::Text(TextField::Unit, CONTROLS.to_owned() + TURNS)).unwrap();
    assert_eq!(evaluation.unit, "甲乙".to_owned() + TURNS);
}

// Two names that look the same are the same name.
#[test]
fn names_that_differ_only_in_controls_are_one_name() {
    let text = r#"{"format":"ziping-evaluation","version":1,"scheme":"hubei-2020-unit","unit":"某","year":2020,
        "claimed":{"sections":{"产出\u0000指标":"1","产出指标":"2"}}}"#;
    assert_eq!(file::read(text.as_bytes()).unwrap_err().problem, file::Problem::Duplicate);
    let ids = with(&json!({"indicators": [{"id": "a\u{1}"}, {"id": "a"}]}));
    assert!(matches!(file::read(&ids).unwrap_err().problem, file::Problem::DuplicateId { .. }));
}

#[test]
fn no_export_and_no_finding_holds_a_sign_that_is_not_seen() {
    let odd = |text: &str| {
        text.chars().find(|c| {
            is_turn(*c) || is_dropped(*c) && *c != '\r' || "\u{200B}\u{2060}\u{AD}\u{E0041}".contains(*c)
        })
    };
    for scheme in ["hubei-2020-unit", "hubei-2020-project", "transfer-project"] {
        for text in [CONTROLS, TURNS, UNSEEN] {
            let made = opened(&every_text_is(text, scheme).0);
            let page = page_texts(std::str::from_utf8(made.export("html")).unwrap());
            assert_eq!(odd(&page), None);
            assert!(
                page.contains(if text == TURNS {
                    "甲[U+202A][U+202B][U+202C][U+202D][U+202E][U+2066]"
                } else {
                    "甲乙"
                }),
                "{page}"
            );
            let csv = std::str::from_utf8(made.export("csv")).unwrap();
            assert_eq!(odd(csv), None);
            for format in ["docx", "xlsx"] {
                let bytes = made.export(format);
                if !bytes.is_empty() {
                    assert_eq!(odd(&packed::texts(bytes)), None, "{format}");
                }
            }
            for finding in made.findings.concat() {
                assert_eq!(odd(&finding), None, "{finding}");
            }
        }
    }
}
