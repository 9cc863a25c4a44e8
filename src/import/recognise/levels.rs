//! Which names of 一级 and 二级指标 are known: those of all built-in schemes.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::scheme::{built_in, plain_title};

struct Names {
    level1: HashSet<String>,
    level2: HashSet<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { level1: HashSet::new(), level2: HashSet::new() };
    for section in built_in().iter().flat_map(|scheme| &scheme.sections) {
        let called = std::iter::once(&section.title).chain(&section.aliases);
        names.level1.extend(called.map(|name| bare(name)));
        for level2 in &section.level2 {
            let called = std::iter::once(&level2.name).chain(&level2.aliases);
            names.level2.extend(called.map(|name| bare(name)));
        }
    }
    names
});

/// A heading as it is compared: 社会效益指标 and 社会效益 are one.
fn bare(heading: &str) -> String {
    let plain = plain_title(heading);
    plain.strip_suffix("指标").filter(|bare| !bare.is_empty()).unwrap_or(&plain).to_owned()
}

/// Whether a text is the name of a 一级指标.
pub(super) fn is_level1(text: &str) -> bool {
    short(text) && NAMES.level1.contains(&bare(text))
}

/// Whether a text is the name of a 二级指标.
pub(super) fn is_level2(text: &str) -> bool {
    short(text) && NAMES.level2.contains(&bare(text))
}

fn short(text: &str) -> bool {
    text.chars().nth(super::text::LONGEST_LABEL).is_none()
}
