//! Text that is not UTF-8, into UTF-8.

/// An encoding that is recognised and can be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, little end first: what Windows calls Unicode.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// GB18030, of which GBK and GB2312 are parts: what Windows calls ANSI in China.
    Gb18030,
}

impl Encoding {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
            Encoding::Gb18030 => "GB18030",
        }
    }

    /// The text; `None` where the bytes do not hold to the encoding. `gb18030` decodes that one: its tables weigh more than
    /// the rest of the reader, and every browser has them.
    ///
    /// ```
    /// use ziping::json::Encoding;
    /// let text = Encoding::Utf16Le.text(b"\xFF\xFE{\0}\0", |_| None);
    /// assert_eq!(text.as_deref(), Some("{}"));
    /// ```
    #[must_use]
    pub fn text(self, bytes: &[u8], gb18030: impl FnOnce(&[u8]) -> Option<String>) -> Option<String> {
        let text = match self {
            Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
            Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
            Encoding::Gb18030 => gb18030(bytes),
        }?;
        Some(text.strip_prefix('\u{FEFF}').map(ToOwned::to_owned).unwrap_or(text))
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>().ok()
}
