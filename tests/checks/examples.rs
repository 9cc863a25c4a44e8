//! Every check speaks where it should, in the very words, and is silent where it should be.

use std::fmt::Write;

use ziping::checks::{Check, Finding, Severity};
use ziping::words;

use super::files::{Unit, lines, names, path};

/// The examples of a check whose name begins like this.
fn examples(check: Check, kind: &str) -> Vec<(String, Unit)> {
    let directory = path("checks/examples").join(check.id());
    let names = names(&directory);
    let of_kind = names.into_iter().filter(|name| name.starts_with(kind));
    of_kind.map(|name| (name.clone(), Unit::read(&directory.join(format!("{name}.json"))))).collect()
}

fn line_of(file: &str, table: usize, finding: &Finding) -> String {
    let severity = finding.severity.word();
    format!("{file}\t{table}\t{severity}\t{}\t{}", finding.place.path(), words::finding(finding))
}

#[test]
fn every_check_has_examples() {
    for check in Check::ALL {
        for kind in ["bad", "good", "near"] {
            assert!(!examples(*check, kind).is_empty(), "{} has no {kind} example", check.id());
        }
    }
}

#[test]
fn bad_examples_are_found_at_their_place_and_in_their_words() {
    let mut difference = String::new();
    for check in Check::ALL {
        let mut found = Vec::new();
        for (name, unit) in examples(*check, "bad") {
            let before = found.len();
            for (table, (_, findings)) in unit.findings().iter().enumerate() {
                let of_check = findings.iter().filter(|finding| finding.check == *check);
                found.extend(of_check.map(|finding| line_of(&name, table, finding)));
            }
            assert!(found.len() > before, "{} says nothing of {name}", check.id());
        }
        let expected = path("checks/examples").join(check.id()).join("expected.tsv");
        let expected: Vec<String> = lines(&expected).iter().map(|cells| cells.join("\t")).collect();
        // Line for line: what is said twice is expected twice, or it is one too many.
        let count = |lines: &[String], line: &String| lines.iter().filter(|known| *known == line).count();
        for (line, times) in found.iter().chain(&expected).map(|line| (line, count(&found, line))) {
            let wanted = count(&expected, line);
            if times != wanted {
                let _ = writeln!(difference, "{}\t{wanted} expected, {times} found: {line}", check.id());
            }
        }
    }
    assert!(difference.is_empty(), "\n{difference}");
}

#[test]
fn good_examples_give_no_error_and_no_warning() {
    for check in Check::ALL {
        for (name, unit) in examples(*check, "good") {
            for (table, (_, findings)) in unit.findings().iter().enumerate() {
                let shouts = findings
                    .iter()
                    .find(|finding| finding.severity != Severity::Hint || finding.check == *check);
                assert!(shouts.is_none(), "{}/{}", check.id(), line_of(&name, table, shouts.unwrap()));
            }
        }
    }
}

#[test]
fn near_misses_are_not_found() {
    for check in Check::ALL {
        for (name, unit) in examples(*check, "near") {
            for (table, (_, findings)) in unit.findings().iter().enumerate() {
                let found = findings.iter().find(|finding| finding.check == *check);
                assert!(found.is_none(), "{}/{}", check.id(), line_of(&name, table, found.unwrap()));
            }
        }
    }
}

#[test]
fn no_sentence_has_a_hole_left() {
    for check in Check::ALL {
        for kind in ["bad", "good", "near"] {
            for (name, unit) in examples(*check, kind) {
                for finding in unit.findings().iter().flat_map(|(_, findings)| findings) {
                    let sentence = words::finding(finding);
                    assert!(!sentence.is_empty() && !sentence.contains('{'), "{name}: {sentence}");
                }
            }
        }
    }
}
