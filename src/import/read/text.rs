//! Bytes to text: UTF-8, UTF-16, GB18030, known by what they hold.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text that the bytes hold; `None` where they are none.
///
/// A mark at the beginning decides; then what a page says about itself, if its bytes agree; then UTF-8 if it holds, else GB18030,
/// of which GBK and GB2312 are parts.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return sound(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(wide) = unmarked_utf16(bytes) {
        return sound(wide, bytes);
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return Some(text.to_owned()),
        // Cut off in the middle of a character.
        Err(why) if why.error_len().is_none() && why.valid_up_to() > 0 => {
            return std::str::from_utf8(bytes.get(..why.valid_up_to())?).ok().map(ToOwned::to_owned);
        }
        Err(_) => {}
    }
    let said = said_charset(bytes).filter(|encoding| *encoding != UTF_8);
    [said, Some(GB18030), Some(UTF_8)].into_iter().flatten().find_map(|encoding| sound(encoding, bytes))
}

/// The text, if next to nothing of it fails to read.
fn sound(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    if failed {
        let broken = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        let all = text.chars().count();
        // One at the end is a file cut off; else one in five hundred.
        let at_end = broken == 1 && text.ends_with(char::REPLACEMENT_CHARACTER);
        if !at_end && broken.saturating_mul(500) > all {
            return None;
        }
        return Some(text.trim_end_matches(char::REPLACEMENT_CHARACTER).to_owned());
    }
    Some(text.into_owned())
}

/// UTF-16 without its mark: spaces, digits, tabs and line ends leave zeros on one side and none on the other.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let near = bytes.get(..bytes.len().min(4096))?;
    let zeros = |odd: usize| near.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let enough = near.len() / 64;
    match (zeros(0), zeros(1)) {
        (0, high) if high > enough => Some(UTF_16LE),
        (low, 0) if low > enough => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that a page names in its head.
fn said_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let near = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048))?).to_ascii_lowercase();
    let (_, after) = near.split_once("charset=")?;
    let label: String = after
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "单位名称\t教研室\r\n得分\t94\r\n";

    #[test]
    fn every_encoding_of_an_office_is_known_by_its_content() {
        let wide = |little: bool| -> Vec<u8> {
            TEXT.encode_utf16()
                .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect()
        };
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        let all = [
            TEXT.as_bytes().to_vec(),
            marked(&[0xEF, 0xBB, 0xBF], TEXT.as_bytes().to_vec()),
            GB18030.encode(TEXT).0.into_owned(),
            marked(&[0xFF, 0xFE], wide(true)),
            marked(&[0xFE, 0xFF], wide(false)),
            wide(true),
            wide(false),
        ];
        for bytes in all {
            assert_eq!(decode(&bytes).as_deref(), Some(TEXT), "{bytes:?}");
        }
    }

    #[test]
    fn a_text_that_breaks_off_is_read_and_noise_is_not() {
        let bytes = TEXT.as_bytes();
        assert_eq!(decode(&bytes[..2 * 3 + 2]).as_deref(), Some("单位"));
        assert_eq!(decode(&[0x81, 0xFF, 0xFE, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80].repeat(40)), None);
        assert_eq!(decode(&[0; 1000]), None);
    }

    #[test]
    fn a_page_may_name_another_encoding() {
        let page = "<meta charset=big5><td>單位名稱</td>";
        let bytes = encoding_rs::BIG5.encode(page).0;
        assert_eq!(decode(&bytes).as_deref(), Some(page));
    }
}
