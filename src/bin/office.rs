//! The office module: makes Word and Excel files, and reads what offices already have, in workers of the page, which loads it on
//! first use. Each reading has a worker of its own, which is ended afterwards.
//!
//! `office.js` starts it, `office_worker.js` calls it.

/// Natively there is nothing to run: the terminal has `examples/export.rs`.
fn main() {
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(|panic| {
        // An error, where a refusal is a text: the worker is ended, and the page says so.
        wasm_bindgen::throw_val(wasm_bindgen::JsError::new(&panic.to_string()).into())
    }));
}

/// A file of evaluations, as the bytes of a Word or Excel file, marked as a draft or not, with the form alone or the report too;
/// or, as text, the sentence why not.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn make(
    extension: &str,
    json: &str,
    draft: bool,
    form_only: bool,
) -> Result<Vec<u8>, wasm_bindgen::JsValue> {
    made(extension, json, ziping::export::make::Paper { draft, form_only })
        .map_err(|sentence| sentence.into())
}

/// What stands in a file or in a pasted text (as UTF-8), and what that says under a person's choices
/// ([`ziping::import::Choices`] as JSON): a [`ziping::import::Reading`] as JSON; or, as text, the sentence why not.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn take_in(name: &str, bytes: &[u8], choices: &str) -> Result<String, wasm_bindgen::JsValue> {
    reading(name, bytes, choices).map_err(|sentence| sentence.into())
}

#[cfg(any(target_arch = "wasm32", test))]
fn reading(name: &str, bytes: &[u8], choices: &str) -> Result<String, String> {
    use ziping::import::{self, Reading, recognise};
    use ziping::words;

    let source = import::read(bytes, name).map_err(|why| words::refused_import(&why))?;
    // They are the page's own; were they ever not to read, what stands in the file is shown without them.
    let choices = serde_json::from_str(choices).unwrap_or_default();
    let understood = recognise(&source, &choices);
    serde_json::to_string(&Reading { source, understood }).map_err(|why| why.to_string())
}

#[cfg(any(target_arch = "wasm32", test))]
fn made(extension: &str, json: &str, paper: ziping::export::make::Paper) -> Result<Vec<u8>, String> {
    use ziping::export::make::{Format, make};
    use ziping::{file, words};

    let format = Format::from_extension(extension).ok_or_else(|| {
        words::no_such_format(extension, Format::ALL.iter().map(|format| format.extension()))
    })?;
    let document = file::read(json.as_bytes()).map_err(|error| words::file_error(&error))?;
    make(&document.into_evaluations(), format, paper).map_err(|error| words::make_error(&error))
}

#[cfg(test)]
mod tests {
    use super::{made, reading};
    use ziping::export::make::Paper;
    use ziping::import::{Choices, Reading, SchemeChoice};
    use ziping::{examples, file};

    #[test]
    fn what_was_made_is_read_and_what_is_not_a_document_is_a_sentence() {
        let json = file::write_evaluation(&examples::all()[0]);
        for extension in ["docx", "xlsx"] {
            let bytes = made(extension, &json, Paper::default()).unwrap();
            let read = |choices: &str| -> Reading {
                serde_json::from_str(&reading("a", &bytes, choices).unwrap()).unwrap()
            };
            let plain = read("");
            assert!(!plain.source.blocks.is_empty(), "{extension}");
            let schemes =
                vec![SchemeChoice { form: 0, scheme: plain.understood.forms[0].proposals[1].scheme.clone() }];
            let chosen = read(&serde_json::to_string(&Choices { schemes, ..Choices::default() }).unwrap());
            let scheme = |read: &Reading| read.understood.forms[0].read().unwrap().scheme;
            assert_eq!(scheme(&chosen), plain.understood.forms[0].proposals[1].scheme);
            assert_ne!(scheme(&chosen), scheme(&plain));
        }
        assert!(reading("a.xlsx", b"PK", "").unwrap_err().ends_with('。'));
    }

    #[test]
    fn both_formats_are_made_of_one_evaluation_and_of_a_bundle() {
        let all = examples::all();
        for json in [file::write_evaluation(&all[0]), file::write_bundle(&all)] {
            for extension in ["docx", "xlsx"] {
                assert!(made(extension, &json, Paper::default()).unwrap().starts_with(b"PK"), "{extension}");
            }
        }
    }

    #[test]
    fn a_refusal_is_a_sentence() {
        for (extension, json) in [("docx", "{"), ("doc", "{}"), ("xlsx", r#"{"format": "ziping-bundle"}"#)] {
            assert!(made(extension, json, Paper::default()).unwrap_err().ends_with('。'), "{extension}");
        }
    }
}
