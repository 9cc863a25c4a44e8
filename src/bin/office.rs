//! The office module: makes Word and Excel files in a worker of the page, which loads it on first use.
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
    use super::made;
    use ziping::{examples, file};

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
