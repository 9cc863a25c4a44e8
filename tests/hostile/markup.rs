//! X1: whatever is typed is text, in every text member, through every export.

use serde_json::Value;
use ziping::file;

use crate::everything::{Made, Outcome, everything};
use crate::packed;

/// What people paste and what attackers try.
pub const MARKUP: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</style></title></textarea><script>alert(1)</script>",
    "</td></tr></table></main><iframe srcdoc=x>",
    "<a href=\"javascript:alert(1)\">点此</a>",
    "javascript:alert(1)",
    "<!-- ]]> --> <![CDATA[ x",
    "&lt;script&gt; &amp;#60; &#x3c;b&#62; &nbsp",
    "<meta http-equiv=refresh content=0;url=//x>",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} {unit}",
    "<w:p/><w:instrText>DDEAUTO</w:instrText>",
    "&C&\"宋体\"&12 &P &[Picture]",
];

/// `every-member.json` with every text member replaced, and how many there are. A member that takes no such text (a figure,
/// a day, a word, an id that must fit another) stays.
pub fn every_text_is(text: &str, scheme: &str) -> (Vec<u8>, usize) {
    let mut document: Value = serde_json::from_str(include_str!("../files/every-member.json")).unwrap();
    document["scheme"] = scheme.into();
    let mut pointers = Vec::new();
    texts(&document, "", &mut pointers);
    let mut replaced = 0;
    for pointer in pointers {
        let before = std::mem::replace(document.pointer_mut(&pointer).unwrap(), text.into());
        if file::read(document.to_string().as_bytes()).is_ok() {
            replaced += 1;
        } else {
            *document.pointer_mut(&pointer).unwrap() = before;
        }
    }
    (document.to_string().into_bytes(), replaced)
}

fn texts(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(pointer.to_owned()),
        Value::Array(entries) => {
            entries
                .iter()
                .enumerate()
                .for_each(|(at, entry)| texts(entry, &format!("{pointer}/{at}"), found));
        }
        Value::Object(members) => members.iter().for_each(|(name, entry)| {
            let name = name.replace('~', "~0").replace('/', "~1");
            texts(entry, &format!("{pointer}/{name}"), found);
        }),
        _ => {}
    }
}

pub fn opened(bytes: &[u8]) -> Made {
    match everything(bytes) {
        Outcome::Opened(made) => made,
        Outcome::Refused(error) => panic!("{}", ziping::words::file_error(&error)),
    }
}

/// The elements and texts of a page. Panics at anything but the few elements and attributes that paper has, so that
/// markup made of text cannot hide.
pub fn page_texts(html: &str) -> String {
    const ELEMENTS: &[&str] = &[
        "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "h4", "h5",
        "br", "p", "div", "span", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td",
    ];
    let html = html.strip_prefix("<!DOCTYPE html>").expect("a page");
    let (before_style, rest) = html.split_once("<style>").unwrap();
    let (_, after_style) = rest.split_once("</style>").unwrap();
    assert!(!after_style.contains("<style") && !after_style.contains("<meta"));
    let mut texts = String::new();
    for (at, piece) in [before_style, after_style].join("").split('<').enumerate() {
        if at == 0 {
            texts.push_str(piece);
            continue;
        }
        let (tag, text) = piece.split_once('>').expect("a tag is closed");
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        assert!(ELEMENTS.contains(&name), "<{tag}>");
        for attribute in
            tag.trim_start_matches('/').split_once(' ').map(|(_, rest)| attributes(rest)).unwrap_or_default()
        {
            let (name, value) = attribute;
            let known = match name.as_str() {
                "class" => value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b' '),
                "colspan" | "rowspan" => value.bytes().all(|b| b.is_ascii_digit()),
                "width" => value.trim_end_matches('%').bytes().all(|b| b.is_ascii_digit()),
                "lang" => value == "zh-CN",
                "charset" => value == "utf-8",
                "http-equiv" => value == "Content-Security-Policy",
                "content" => {
                    value.starts_with("default-src 'none'; style-src")
                        || value == "width=device-width, initial-scale=1"
                }
                "name" => value == "viewport",
                _ => false,
            };
            assert!(known, "{name}=\"{value}\"");
        }
        if name == "br" {
            texts.push('\n');
        }
        assert!(!text.contains('>'), "a lone > in {text}");
        texts.push_str(text);
    }
    decoded(&texts)
}

/// `a="b" c="d"`.
fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    while !rest.trim().is_empty() {
        let (name, after) = rest.trim_start().split_once("=\"").expect("every value is quoted");
        let (value, after) = after.split_once('"').expect("every quote is closed");
        found.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
    found
}

fn decoded(text: &str) -> String {
    let mut rest = text;
    let mut decoded = String::new();
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let (name, after) = after.split_once(';').expect("every & is an entity");
        decoded.push_str(match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#39" => "'",
            other => panic!("&{other};"),
        });
        rest = after;
    }
    decoded + rest
}

#[test]
fn markup_in_any_text_is_text_in_every_export() {
    for scheme in ["hubei-2020-unit", "mof-2020-project", "sichuan-2023-project"] {
        for markup in MARKUP {
            let (bytes, replaced) = every_text_is(markup, scheme);
            assert!(replaced >= 50, "{replaced} text members");
            let made = opened(&bytes);
            let page = page_texts(std::str::from_utf8(made.export("html")).unwrap());
            assert!(
                page.matches(markup).count() >= 10,
                "{scheme} {markup}: {}",
                page.matches(markup).count()
            );
            let csv = std::str::from_utf8(made.export("csv")).unwrap().replace("\"\"", "\"");
            assert!(csv.contains(markup), "{csv}");
            for format in ["docx", "xlsx"] {
                let bytes = made.export(format);
                if !bytes.is_empty() {
                    let texts = packed::texts(bytes);
                    assert!(texts.contains(markup), "{format} {markup}");
                }
            }
        }
    }
}

// The same texts as names of a scheme, which stand in headings, footnotes, citations.
#[test]
fn markup_in_a_scheme_is_text_in_every_export() {
    for markup in MARKUP {
        let mut scheme = crate::recipes::scheme();
        scheme["name"] = (*markup).into();
        scheme["form"]["footnotes"] = vec![*markup].into();
        scheme["form"]["title"] = vec![*markup].into();
        scheme["sections"][0]["title"] = (*markup).into();
        scheme["basis"][0]["citation"] = (*markup).into();
        scheme["grades"]["bounds"][0]["name"] = (*markup).into();
        scheme["report"]["groups"] = Value::Array(Vec::new());
        let row = serde_json::json!({"level1": markup, "points": "5", "target": "≥5次", "actual": "5次"});
        let bytes = crate::recipes::with_scheme(
            &scheme,
            &serde_json::json!({"indicators": [row], "project": {"name": "某"}}),
        );
        let made = opened(&bytes);
        let page = page_texts(std::str::from_utf8(made.export("html")).unwrap());
        // `{unit}` is a place of the form there, and filled.
        let printed = markup.replace("{unit}", "某单位");
        assert!(page.matches(&printed).count() >= 2, "{markup}");
        for format in ["docx", "xlsx"] {
            let bytes = made.export(format);
            assert!(bytes.is_empty() || packed::texts(bytes).contains(&printed), "{format} {markup}");
        }
    }
}
