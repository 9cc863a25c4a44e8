//! No bytes make the readers panic, and whatever they give is sound.

use super::{folder, sound};
use proptest::prelude::*;
use ziping::import;

/// Small files of every kind, to be broken.
fn seeds() -> Vec<Vec<u8>> {
    let names = [
        "03-yunnan-nutrition.5-shuffled.xlsx",
        "05-sichuan-secure-pc.2-repeated.docx",
        "02-seed-project.2-repeated.xls",
        "05-sichuan-secure-pc.4-framed.html",
        "02-seed-project.3-empty.txt",
        "02-seed-project.3-empty.utf16.txt",
        "04-langfang-heating.2-repeated.gb18030.csv",
    ];
    names.iter().map(|name| std::fs::read(folder("files").join(name)).unwrap()).collect()
}

fn reads(bytes: &[u8]) {
    if let Ok(source) = import::read(bytes, "x.csv") {
        sound(&source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        reads(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(<table>|<tr>|<td rowspan=3>|<td colspan=2>|</table>|<p>|\t|\n|\"|,|甲|1|<|&nbsp;|</td>|<input type=checkbox>){0,80}") {
        reads(text.as_bytes());
        reads(format!("<html>{text}").as_bytes());
    }

    #[test]
    fn files_that_break_off_are_read_or_refused(place in 0_usize..7, share in 0_usize..1000) {
        let bytes = seeds().swap_remove(place);
        let keep = bytes.len() * share / 1000;
        reads(&bytes[..keep]);
    }

    #[test]
    fn files_with_wrong_bytes_are_read_or_refused(place in 0_usize..7, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = seeds().swap_remove(place);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        reads(&bytes);
    }
}
