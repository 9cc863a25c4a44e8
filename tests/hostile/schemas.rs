//! The JSON Schemas of `schema/` say what the reader says: good files hold to them, refused ones do not, and each knows the
//! members that the other knows.
//!
//! The few keywords that the schemas use are worked out here; another one fails the test.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use ziping::file::{Problem, read};

/// Refused files that no schema can tell: names that stand twice, numbers that JSON takes for whole, and what must hold
/// between members or outside the file.
const BEYOND: &[&str] = &[
    "unit-twice.json",
    "unit-twice-by-escape.json",
    "points-twice.json",
    "report-paragraph-twice.json",
    "claimed-section-twice.json",
    "float-without-fraction.json",
    "exponent.json",
    "id-twice.json",
    "first-row-shares.json",
    "shared-row-has-points.json",
    "shared-row-has-score.json",
    "unknown-scheme.json",
    "unknown-scheme-revision.json",
    "no-such-day.json",
    "unread-beside-figure.json",
    "unread-nowhere.json",
    "unread-twice.json",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Value {
    let text = std::fs::read_to_string(root().join(format!("schema/ziping-{name}.schema.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Where a value does not hold to a schema; nothing where it does.
fn fault(root: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    let refuse = |why: &str| Some(format!("{at}: {why}"));
    let rules = schema.as_object().unwrap();
    let number = |name: &str| rules.get(name).and_then(Value::as_i64);
    let most =
        |name: &str, length: usize| number(name).is_some_and(|most| length > usize::try_from(most).unwrap());
    for (keyword, rule) in rules {
        let found = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => None,
            "$ref" => match rule.as_str().unwrap().strip_prefix("#/$defs/") {
                Some(name) => fault(root, &root["$defs"][name], value, at),
                None => {
                    let other = self::schema("evaluation");
                    fault(&other, &other, value, at)
                }
            },
            "type" => {
                let is = |name: &str| match name {
                    "null" => value.is_null(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.as_f64().is_some_and(|n| n.fract() == 0.0),
                    "array" => value.is_array(),
                    "object" => value.is_object(),
                    other => panic!("type {other}"),
                };
                let holds = match rule {
                    Value::String(name) => is(name),
                    names => names.as_array().unwrap().iter().any(|name| is(name.as_str().unwrap())),
                };
                if holds { None } else { refuse("type") }
            }
            "const" => {
                if value == rule {
                    None
                } else {
                    refuse("const")
                }
            }
            "enum" => {
                if rule.as_array().unwrap().contains(value) {
                    None
                } else {
                    refuse("enum")
                }
            }
            "anyOf" => {
                let any = rule.as_array().unwrap().iter().any(|one| fault(root, one, value, at).is_none());
                if any { None } else { refuse("anyOf") }
            }
            "pattern" => {
                if value.as_str().is_none_or(|text| fits(rule.as_str().unwrap(), text)) {
                    None
                } else {
                    refuse("pattern")
                }
            }
            "minimum" => {
                if value.as_i64().is_some_and(|n| n < rule.as_i64().unwrap()) {
                    refuse("minimum")
                } else {
                    None
                }
            }
            "maximum" => {
                let above = value.as_f64().is_some_and(|n| n > rule.as_f64().unwrap());
                if above { refuse("maximum") } else { None }
            }
            "maxLength" => {
                if value.as_str().is_some_and(|t| most("maxLength", t.chars().count())) {
                    refuse("maxLength")
                } else {
                    None
                }
            }
            "maxItems" => {
                if value.as_array().is_some_and(|l| most("maxItems", l.len())) {
                    refuse("maxItems")
                } else {
                    None
                }
            }
            "maxProperties" => {
                if value.as_object().is_some_and(|o| most("maxProperties", o.len())) {
                    refuse("maxProperties")
                } else {
                    None
                }
            }
            "minProperties" => {
                if value.as_object().is_some_and(serde_json::Map::is_empty) {
                    refuse("minProperties")
                } else {
                    None
                }
            }
            "required" => {
                let missing = value.as_object().and_then(|o| {
                    rule.as_array().unwrap().iter().find(|name| !o.contains_key(name.as_str().unwrap()))
                });
                missing.and_then(|name| refuse(&format!("required {name}")))
            }
            "items" => value.as_array().and_then(|l| {
                l.iter().enumerate().find_map(|(n, v)| fault(root, rule, v, &format!("{at}[{n}]")))
            }),
            "properties" => value.as_object().and_then(|o| {
                o.iter().find_map(|(name, v)| fault(root, rule.get(name)?, v, &format!("{at}.{name}")))
            }),
            "patternProperties" => value.as_object().and_then(|o| {
                o.iter().filter(|(name, _)| is_analysis(name)).find_map(|(name, v)| {
                    fault(root, rule.as_object()?.values().next()?, v, &format!("{at}.{name}"))
                })
            }),
            "additionalProperties" => value.as_object().and_then(|o| {
                let known = |name: &str| {
                    rules.get("properties").is_some_and(|known| known.get(name).is_some())
                        || rules.contains_key("patternProperties") && is_analysis(name)
                };
                let mut others = o.iter().filter(|(name, _)| !known(name));
                match rule {
                    Value::Bool(false) => {
                        others.next().and_then(|(name, _)| refuse(&format!("unknown {name}")))
                    }
                    rule => others.find_map(|(name, v)| fault(root, rule, v, &format!("{at}.{name}"))),
                }
            }),
            other => panic!("keyword {other}"),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn is_analysis(name: &str) -> bool {
    name.strip_prefix("analysis.").is_some_and(|row| !row.is_empty())
}

/// The three shapes of texts that the schemas know.
fn fits(pattern: &str, text: &str) -> bool {
    let digits = |part: &str, from: usize, to: usize| {
        (from..=to).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    if pattern.starts_with("^[0-9]{4}") {
        let parts: Vec<&str> = text.split('-').collect();
        let within = |part: &str, most: u32| {
            digits(part, 2, 2) && part.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n))
        };
        return matches!(parts[..], [year, month, day] if digits(year, 4, 4) && within(month, 12) && within(day, 31));
    }
    assert!(pattern.starts_with("^-?[0-9]"), "{pattern}");
    let (whole, fraction) = match text.strip_prefix('-').unwrap_or(text).split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text.strip_prefix('-').unwrap_or(text), None),
    };
    let (least, most) = match pattern {
        r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$" => (None, 6),
        r"^-?[0-9]{1,15}(\.[0-9]{1,2})?$" => (None, 2),
        r"^-?[0-9]+\.[0-9]{2}$" => (Some(2), 2),
        r"^-?[0-9]+\.[0-9]{4}$" => (Some(4), 4),
        other => panic!("pattern {other}"),
    };
    let whole = digits(whole, 1, if least.is_some() { 40 } else { 15 });
    whole && fraction.map_or(least.is_none(), |fraction| digits(fraction, least.unwrap_or(1), most))
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == "json")).collect();
    found.sort();
    found
}

#[test]
fn good_files_hold_to_the_schema() {
    let (evaluation, bundle) = (schema("evaluation"), schema("bundle"));
    let mut seen = 0;
    for folder in
        ["examples", "tests/files", "tests/corpus/tables", "tests/corpus/units", "tests/corpus/second/tables"]
    {
        for path in files(folder) {
            let bytes = std::fs::read(&path).unwrap();
            if read(&bytes).is_err() {
                continue;
            }
            let value: Value = serde_json::from_slice(&bytes).unwrap();
            let schema = if value["format"] == "ziping-bundle" { &bundle } else { &evaluation };
            assert_eq!(fault(schema, schema, &value, ""), None, "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
    for scheme in ziping::scheme::built_in() {
        let value = serde_json::to_value(scheme.as_ref()).unwrap();
        assert_eq!(fault(&evaluation, &evaluation["$defs"]["scheme"], &value, ""), None, "{}", scheme.id);
    }
}

#[test]
fn refused_files_do_not_hold_to_the_schema() {
    let evaluation = schema("evaluation");
    let mut beyond = Vec::new();
    let mut told = 0;
    for path in files("tests/files/refused") {
        let Ok(value) = serde_json::from_slice::<Value>(&std::fs::read(&path).unwrap()) else { continue };
        if fault(&evaluation, &evaluation, &value, "").is_none() {
            beyond.push(path.file_name().unwrap().to_string_lossy().into_owned());
        } else {
            told += 1;
        }
    }
    beyond.sort();
    let mut expected = BEYOND.to_vec();
    expected.sort_unstable();
    assert_eq!(beyond, expected);
    assert!(told > 60, "{told}");
}

/// Every object that a schema knows by its members: a way to it, and the names.
fn objects(root: &Value, schema: &Value, way: &[&str], found: &mut Vec<(Vec<String>, Vec<String>)>) {
    if way.len() > 7 {
        return;
    }
    let schema =
        match schema.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix("#/$defs/")) {
            Some(name) => &root["$defs"][name],
            None => schema,
        };
    if let Some(members) = schema.get("properties").and_then(Value::as_object) {
        found.push((way.iter().map(ToString::to_string).collect(), members.keys().cloned().collect()));
        for (name, inner) in members {
            objects(root, inner, &[way, &[name.as_str()]].concat(), found);
        }
    }
    if let Some(items) = schema.get("items") {
        objects(root, items, &[way, &["[]"]].concat(), found);
    }
}

/// A document with `null` at a member, inside whatever leads there.
fn with_member(way: &[String], member: &str) -> Value {
    let mut value = json!({member: null});
    for step in way.iter().rev() {
        value = if step == "[]" { json!([value]) } else { json!({step: value}) };
    }
    value
}

// The reader refuses what it does not know, so a member that it takes for a slip is none of its own. What it misses first
// (another member that must be there) is fine: it knows the one that stands there.
#[test]
fn the_reader_knows_every_member_of_the_schema() {
    let evaluation = schema("evaluation");
    let mut found = Vec::new();
    objects(&evaluation, &evaluation, &[], &mut found);
    let mut seen = 0;
    for (way, members) in found {
        for member in members {
            let document = with_member(&way, &member);
            let bytes = crate::recipes::with(&document);
            if let Err(error) = read(&bytes) {
                let unknown = matches!(error.problem, Problem::Unknown { .. });
                assert!(!unknown, "{way:?} {member}: {}", ziping::words::file_error(&error));
            }
            seen += 1;
        }
    }
    assert!(seen > 180, "{seen} members");
}

// The other way round: what the program writes of a file with every member, and of every scheme, is in the schema
// (`additionalProperties` is false everywhere), and so are scorecards.
#[test]
fn the_schema_knows_every_member_that_is_written() {
    let evaluation = schema("evaluation");
    let all = read(include_bytes!("../files/every-member.json")).unwrap().into_evaluations();
    let written: Value = serde_json::from_str(&ziping::file::write_evaluation(&all[0])).unwrap();
    assert_eq!(fault(&evaluation, &evaluation, &written, ""), None);
    let bundle = schema("bundle");
    let written: Value = serde_json::from_str(&ziping::file::write_bundle(&all)).unwrap();
    assert_eq!(fault(&bundle, &bundle, &written, ""), None);
    let card = schema("scorecard");
    let mut evaluations = ziping::examples::all();
    evaluations.extend(all);
    let lines = ziping::export::scorecard::Lines::of(&evaluations);
    for at in 0..evaluations.len() {
        let line: Value = serde_json::from_str(&lines.line(at).unwrap()).unwrap();
        assert_eq!(fault(&card, &card, &line, ""), None);
    }
}

#[test]
fn every_member_is_described_in_chinese() {
    fn look(value: &Value, undescribed: &mut Vec<String>) {
        let Some(members) = value.as_object() else { return };
        if let Some(properties) = members.get("properties").and_then(Value::as_object) {
            for (name, inner) in properties {
                let said =
                    inner.get("description").and_then(Value::as_str).is_some_and(|text| !text.is_ascii());
                let elsewhere = inner.get("$ref").is_some() || inner.get("const").is_some();
                if !said && !elsewhere {
                    undescribed.push(name.clone());
                }
            }
        }
        members.values().for_each(|inner| look(inner, undescribed));
        for list in members.values().filter_map(Value::as_array) {
            list.iter().for_each(|inner| look(inner, undescribed));
        }
    }
    for name in ["evaluation", "bundle", "scorecard"] {
        let mut undescribed = Vec::new();
        look(&schema(name), &mut undescribed);
        assert_eq!(undescribed, Vec::<String>::new(), "{name}");
    }
}
