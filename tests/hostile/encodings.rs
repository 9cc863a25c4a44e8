//! I3: text in another encoding is recognised, and the same after it was converted.

use ziping::file::{self, Problem};
use ziping::json::Encoding;

use crate::index;

fn looks_like(name: &str) -> Option<Encoding> {
    match file::read(&index::bytes(name)) {
        Err(error) => match error.problem {
            Problem::NotUtf8 { looks_like } => looks_like,
            other => panic!("{name}: {other:?}"),
        },
        Ok(_) => panic!("{name} opens"),
    }
}

#[test]
fn utf_16_opens_as_the_same_once_it_is_converted() {
    let plain = file::read(&index::bytes("utf-8-with-bom.json")).unwrap();
    for (name, encoding) in [
        ("utf-16-le-with-bom.json", Encoding::Utf16Le),
        ("utf-16-be-with-bom.json", Encoding::Utf16Be),
        ("utf-16-le-without-bom.json", Encoding::Utf16Le),
        ("utf-16-be-without-bom.json", Encoding::Utf16Be),
        ("utf-16-latin-without-bom.json", Encoding::Utf16Le),
    ] {
        assert_eq!(looks_like(name), Some(encoding), "{name}");
        let text = encoding.text(&index::bytes(name), |_| None).unwrap();
        assert_eq!(file::read(text.as_bytes()).unwrap(), plain, "{name}");
    }
    assert_eq!(looks_like("utf-16-cut-off.json"), Some(Encoding::Utf16Le));
    assert_eq!(Encoding::Utf16Le.text(&index::bytes("utf-16-cut-off.json"), |_| None), None);
}

// The tables of GB18030 are the browser's: what it makes of the bytes is read (tests/browser/hostile.spec.mjs opens the file).
#[test]
fn gb18030_is_handed_to_the_decoder_whole() {
    for name in ["gb18030.json", "gbk.json"] {
        let bytes = index::bytes(name);
        assert_eq!(looks_like(name), Some(Encoding::Gb18030), "{name}");
        let text = Encoding::Gb18030.text(&bytes, |given| (given == bytes).then(|| "\u{FEFF}{}".to_owned()));
        assert_eq!(text.as_deref(), Some("{}"));
    }
    for name in ["latin-1.json", "program.exe"] {
        assert_eq!(looks_like(name), None, "{name}");
    }
}
