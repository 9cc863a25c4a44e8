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
/// ```
#[must_use]
pub fn plain_title(heading: &str) -> String {
    let dense: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
    let opened = dense.rsplit_once(['（', '(']);
    let without_points = opened.filter(|(_, rest)| {
        let points = rest.trim_end_matches(['）', ')']);
        points.len() < rest.len()
            && points.strip_suffix('分').is_some_and(|n| {
                !n.is_empty()
                    && n.chars().all(|c| c.is_ascii_digit() || c == '.' || ('０'..='９').contains(&c))
            })
    });
    without_points.map_or(dense.clone(), |(title, _)| title.to_owned())
}

/// [`plain_title`], without a copy where there is nothing to take out.
pub(crate) fn plain(heading: &str) -> Cow<'_, str> {
    let as_it_is = !heading.contains(|c: char| c.is_whitespace() || matches!(c, '（' | '('));
    if as_it_is { Cow::Borrowed(heading) } else { Cow::Owned(plain_title(heading)) }
}

fn is_one_of(title: &str, name: &str, aliases: &[String]) -> bool {
    !title.is_empty() && (title == plain(name) || aliases.iter().any(|alias| title == plain(alias)))
}
