//! Text in an encoding whose tables the browser has.

use wasm_bindgen::JsValue;
use web_sys::{TextDecoder, TextDecoderOptions};

/// GB18030 bytes as text; `None` where they are none.
///
/// Every browser that can run the page has this decoder, so the page need not carry the tables.
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decode = || -> Result<String, JsValue> {
        TextDecoder::new_with_label_and_options("gb18030", &options)?.decode_with_u8_array(bytes)
    };
    decode().ok()
}
