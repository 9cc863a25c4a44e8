//! Random names for new evaluations.

/// 128 random bits as hexadecimal digits; from the clock where the browser gives no randomness.
pub fn random_id() -> String {
    let mut bytes = [0_u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    } else {
        format!("t{}", js_sys::Date::now())
    }
}
