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

/// A file of evaluations, as the bytes of a Word or Excel file, marked as a draft or not; or, as text, the sentence why not.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn make(extension: &str, json: &str, draft: bool) -> Result<Vec<u8>, wasm_bindgen::JsValue> {
    made(extension, json, draft).map_err(|sentence| sentence.into())
}

/// What stands in a file or in a pasted text (as UTF-8): a [`ziping::import::Source`] as JSON; or, as text, the sentence why not.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn read_source(name: &str, bytes: &[u8]) -> Result<String, wasm_bindgen::JsValue> {
    source(name, bytes).map_err(|sentence| sentence.into())
}

#[cfg(any(target_arch = "wasm32", test))]
fn source(name: &str, bytes: &[u8]) -> Result<String, String> {
    use ziping::{import, words};

    let source = import::read(bytes, name).map_err(|why| words::refused_import(&why))?;
    serde_json::to_string(&source).map_err(|why| why.to_string())
}

#[cfg(any(target_arch = "wasm32", test))]
fn made(extension: &str, json: &str, draft: bool) -> Result<Vec<u8>, String> {
    use ziping::export::make::{Format, make};
    use ziping::{file, words};

    let format = Format::from_extension(extension).ok_or_else(|| {
        words::no_such_format(extension, Format::ALL.iter().map(|format| format.extension()))
    })?;
    let document = file::read(json.as_bytes()).map_err(|error| words::file_error(&error))?;
    make(&document.into_evaluations(), format, draft).map_err(|error| words::make_error(&error))
}

#[cfg(test)]
mod tests {
    use super::{made, source};
    use ziping::{examples, file, import::Source};

    #[test]
    fn what_was_made_is_read_and_what_is_not_a_document_is_a_sentence() {
        let json = file::write_evaluation(&examples::all()[0]);
        for extension in ["docx", "xlsx"] {
            let read = source("a", &made(extension, &json, false).unwrap()).unwrap();
            assert!(!serde_json::from_str::<Source>(&read).unwrap().blocks.is_empty(), "{extension}");
        }
        assert!(source("a.xlsx", b"PK").unwrap_err().ends_with('。'));
    }

    #[test]
    fn both_formats_are_made_of_one_evaluation_and_of_a_bundle() {
        let all = examples::all();
        for json in [file::write_evaluation(&all[0]), file::write_bundle(&all)] {
            for extension in ["docx", "xlsx"] {
                assert!(made(extension, &json, false).unwrap().starts_with(b"PK"), "{extension}");
            }
        }
    }

    #[test]
    fn a_refusal_is_a_sentence() {
        for (extension, json) in [("docx", "{"), ("doc", "{}"), ("xlsx", r#"{"format": "ziping-bundle"}"#)] {
            assert!(made(extension, json, false).unwrap_err().ends_with('。'), "{extension}");
        }
    }
}
