//! 一级 and 二级指标: what a scheme calls them and what else they are called.

use std::borrow::Cow;

use serde::Serialize;

use crate::evaluation::words_of;
use crate::number::Points;

/// 一级指标 with its points.
#[doc(alias = "一级指标")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its name on the form.
    pub title: String,
    /// Points of all its rows together; none where it shares [`super::Scheme::free_points`] with others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// Other names under which it is found in tables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// 二级指标 under it.
    pub level2: Vec<Level2>,
}

impl Section {
    /// Whether this plain title (see [`plain_title`]) is one of its names.
    #[must_use]
    pub fn is_called(&self, title: &str) -> bool {
        is_one_of(title, &self.title, &self.aliases)
    }

    /// The level-2 heading with this plain title.
    #[must_use]
    pub fn level2_called(&self, title: &str) -> Option<&Level2> {
        self.level2.iter().find(|level2| is_one_of(title, &level2.name, &level2.aliases))
    }
}

/// 二级指标.
#[doc(alias = "二级指标")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Level2 {
    /// Its name on the form.
    pub name: String,
    /// Other names under which it is found in tables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether a new table starts with a row of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub starts: bool,
    /// What a target without an operator means here.
    #[serde(skip_serializing_if = "Bare::is_default")]
    pub bare: Bare,
}

words_of! {
    /// What a target without an operator, or with `=`, means under a heading.
    #[derive(Default)]
    Bare {
        /// More is better (as everywhere but under 成本).
        #[default]
        AtLeast = "at_least",
        /// Less is better: 成本.
        AtMost = "at_most",
    }
}

impl Bare {
    fn is_default(&self) -> bool {
        *self == Bare::default()
    }
}

/// A heading without spaces and without points in brackets: `产出 指标（40分）` → `产出指标`.
///
/// ```
/// assert_eq!(ziping::scheme::plain_title("产出 指标(40 分)"), "产出指标");
/// assert_eq!(ziping::scheme::plain_title("效益指标（含满意度）"), "效益指标（含满意度）");
/// assert_eq!(ziping::scheme::plain_title("产出指标（40分）（续）"), "产出指标");
/// ```
#[must_use]
pub fn plain_title(heading: &str) -> Cow<'_, str> {
    if !heading.contains(char::is_whitespace) {
        return without_points(heading).into();
    }
    let dense: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
    without_points(&dense).to_owned().into()
}

/// What stands before points in brackets at the end.
fn without_points(dense: &str) -> &str {
    // A heading that goes on behind a page break.
    let dense = dense.strip_suffix("（续）").or_else(|| dense.strip_suffix("(续)")).unwrap_or(dense);
    let title = || {
        let (title, rest) = dense.rsplit_once(['（', '('])?;
        let points = rest.trim_end_matches(['）', ')']);
        let number = points.strip_suffix('分').filter(|_| points.len() < rest.len())?;
        let is_number = !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit() || c == '.' || ('０'..='９').contains(&c));
        is_number.then_some(title)
    };
    title().unwrap_or(dense)
}

/// Whether a plain title is this name or one of its aliases. 社会效益指标 and 社会效益 are one heading: forms
/// print it either way.
fn is_one_of(title: &str, name: &str, aliases: &[String]) -> bool {
    let wanted = bare(title);
    // Most names differ in their first letters; only those that do not are made plain.
    let begins = |name: &str| {
        let mut letters = name.chars().filter(|c| !c.is_whitespace());
        wanted.chars().all(|c| letters.next() == Some(c))
    };
    let is_it = |name: &str| begins(name) && wanted == bare(&plain_title(name));
    !title.is_empty() && (is_it(name) || aliases.iter().any(|alias| is_it(alias)))
}

/// A title without 指标 at its end.
fn bare(title: &str) -> &str {
    title.strip_suffix("指标").filter(|bare| !bare.is_empty()).unwrap_or(title)
}
