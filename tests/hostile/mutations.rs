//! Valid files, damaged in every way: each is refused with a sentence, or opens to something of which everything can be made.
//!
//! `ZIPING_MUTATIONS` sets how many are tried.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};

use crate::everything::{Outcome, everything_within};

/// Texts that stand between two signs of JSON.
const TOKENS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1e400",
    "0.5",
    "9223372036854775808",
    "999999999999999",
    "\"\"",
    "\"0\"",
    "\"-999999999999999.99\"",
    "\"999999999999999.999999\"",
    "\"0.000001\"",
    "\"≥0%\"",
    "\"2020-02-29\"",
    "\"r1\"",
    "\"\\u0000\\u202e=1\"",
    "\"{unit}\"",
    "\"at_most\"",
    "\"tier\"",
    "\"不低于一亿零三万分之一\"",
    "[]",
    "{}",
    "[[]]",
    "{\"id\":\"r1\"}",
    "\"<b>\"",
    "\"\\ud800\"",
    "\"1至2024年12月32日\"",
];

fn valid() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in
        ["examples", "tests/corpus/tables", "tests/corpus/units", "tests/corpus/second/tables", "tests/files"]
    {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let mut files: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    files.retain(|file| ziping::file::read(file).is_ok());
    files.push(crate::recipes::with_scheme(&crate::recipes::scheme(), &serde_json::json!({"project": {"name": "某"}, "indicators": [{"level1": "产出指标", "points": "5", "target": "≥5次", "actual": "4次"}]})));
    assert!(files.len() > 20, "{}", files.len());
    files
}

/// One damage.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Insert(Index, Vec<u8>),
    Delete(Index, usize),
    Duplicate(Index, usize),
    Splice(Index, Index, usize),
    Token(Index, &'static str),
    SwapTokens(Index, Index),
    DropToken(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = || any::<Index>();
    prop_oneof![
        1 => (at(), 1_u8..).prop_map(|(at, with)| Damage::Flip(at, with)),
        1 => (at(), prop::collection::vec(any::<u8>(), 1..6)).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        1 => (at(), select(b"{}[]\",:0123456789.-eE \\<=".to_vec())).prop_map(|(at, byte)| Damage::Insert(at, vec![byte])),
        1 => (at(), 1_usize..40).prop_map(|(at, length)| Damage::Delete(at, length)),
        1 => (at(), 1_usize..200).prop_map(|(at, length)| Damage::Duplicate(at, length)),
        1 => (at(), at(), 1_usize..300).prop_map(|(at, from, length)| Damage::Splice(at, from, length)),
        6 => (at(), select(TOKENS.to_vec())).prop_map(|(at, token)| Damage::Token(at, token)),
        5 => (at(), at()).prop_map(|(a, b)| Damage::SwapTokens(a, b)),
        1 => at().prop_map(Damage::DropToken),
    ]
}

/// Where the values and names of a JSON text stand: strings, numbers and words.
fn tokens(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        if text[at] == b'"' {
            at += 1;
            while at < text.len() && text[at] != b'"' {
                at += if text[at] == b'\\' { 2 } else { 1 };
            }
            at = (at + 1).min(text.len());
            found.push(start..at);
        } else if text[at].is_ascii_alphanumeric() || text[at] == b'-' {
            while at < text.len() && (text[at].is_ascii_alphanumeric() || b"+-.".contains(&text[at])) {
                at += 1;
            }
            found.push(start..at);
        } else {
            at += 1;
        }
    }
    found
}

/// Values only: a name has a colon behind it.
fn values(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut all = tokens(text);
    all.retain(|token| !text[token.end..].trim_ascii_start().starts_with(b":"));
    all
}

fn damaged(file: &mut Vec<u8>, how: &Damage, other: &[u8]) {
    if file.is_empty() {
        return;
    }
    let range = |at: &Index, length: usize, of: usize| {
        let start = at.index(of);
        start..(start + length).min(of)
    };
    match how {
        Damage::Flip(at, with) => {
            let at = at.index(file.len());
            file[at] ^= with;
        }
        Damage::Insert(at, bytes) => {
            let at = at.index(file.len());
            file.splice(at..at, bytes.iter().copied());
        }
        Damage::Delete(at, length) => drop(file.drain(range(at, *length, file.len()))),
        Damage::Duplicate(at, length) => {
            let range = range(at, *length, file.len());
            let copy = file[range.clone()].to_vec();
            file.splice(range.end..range.end, copy);
        }
        Damage::Splice(at, from, length) => {
            let piece = other[range(from, *length, other.len())].to_vec();
            let at = at.index(file.len());
            file.splice(at..at, piece);
        }
        Damage::Token(at, token) => {
            let all = values(file);
            if !all.is_empty() {
                file.splice(all[at.index(all.len())].clone(), token.bytes());
            }
        }
        Damage::SwapTokens(a, b) => {
            let all = values(file);
            if !all.is_empty() {
                let (a, b) = (&all[a.index(all.len())], &all[b.index(all.len())]);
                let (a, b) = if a.start <= b.start { (a, b) } else { (b, a) };
                if a.end <= b.start {
                    let (first, second) = (file[a.clone()].to_vec(), file[b.clone()].to_vec());
                    file.splice(b.clone(), first);
                    file.splice(a.clone(), second);
                }
            }
        }
        Damage::DropToken(at) => {
            let all = tokens(file);
            if !all.is_empty() {
                drop(file.drain(all[at.index(all.len())].clone()));
            }
        }
    }
}

#[test]
fn a_damaged_file_is_refused_or_everything_can_be_made_of_it() {
    let count = std::env::var("ZIPING_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(400);
    let files = valid();
    let limits = ziping::file::Limits::default();
    let (opened, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let mut runner = TestRunner::new(Config { cases: count, failure_persistence: None, ..Config::default() });
    let many = (any::<Index>(), any::<Index>(), prop::collection::vec(damage(), 1..4));
    let result = runner.run(&many, |(file, other, how)| {
        let (mut file, other) = (files[file.index(files.len())].clone(), &files[other.index(files.len())]);
        for how in &how {
            damaged(&mut file, how, other);
        }
        match everything_within(&file, &limits) {
            Outcome::Opened(_) => opened.fetch_add(1, Ordering::Relaxed),
            Outcome::Refused(_) => refused.fetch_add(1, Ordering::Relaxed),
        };
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    let (opened, refused) = (opened.into_inner(), refused.into_inner());
    println!(
        "{} damaged files of {} valid ones: {refused} refused, {opened} opened",
        opened + refused,
        files.len()
    );
    // Both ends are tried, or the test would hold little.
    assert!(
        opened * 10 > opened + refused && refused * 10 > opened + refused,
        "{opened} opened, {refused} refused"
    );
}
