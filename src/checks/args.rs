//! The figures and names that a finding speaks of; `words` puts them into its sentence.

use crate::evaluation::Tier;
use crate::number::reading::Figure;
use crate::number::{Amount, Day, Exact, Points};

/// One figure or name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Something as it stands in the table, or a name.
    Text(String),
    /// Points or a score.
    Points(Points),
    /// Money, without its unit.
    Amount(Amount),
    /// A share of a whole, as a ratio; said in percent.
    Share(Exact),
    /// A bare number.
    Number(Exact),
    /// How many.
    Count(usize),
    /// A year.
    Year(i32),
    /// A day.
    Day(Day),
    /// A tier.
    Tier(Tier),
    /// A member of the evaluation, said as forms call it.
    Member(&'static str),
    /// What was typed where a figure of this kind belongs, with the power of ten of the unit of amounts; said by
    /// what is wrong with it.
    Unread(Figure, String, u32),
    /// Several of them, said one after the other.
    List(Vec<String>),
}

/// Figures and names by what the sentence calls them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Args(Vec<(&'static str, Arg)>);

impl Args {
    /// With one more.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Args {
        self.0.push((name, arg.into()));
        self
    }

    /// The one of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arg> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg)
    }

    /// Every name with its figure, in the order of stating.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Arg)> {
        self.0.iter().map(|(name, arg)| (*name, arg))
    }
}

macro_rules! from {
    ($($from:ty => $variant:ident,)+) => {
        $(impl From<$from> for Arg {
            fn from(value: $from) -> Arg {
                Arg::$variant(value)
            }
        })+
    };
}

from! {
    String => Text,
    Points => Points,
    Amount => Amount,
    Exact => Number,
    usize => Count,
    i32 => Year,
    Day => Day,
    Tier => Tier,
    Vec<String> => List,
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Arg {
        Arg::Text(text.clone())
    }
}

/// Names figures for a sentence: `args! { "ind" => &row.name, "x" => computed }`.
macro_rules! args {
    ($($name:literal => $value:expr),* $(,)?) => {
        $crate::checks::args::Args::default()$(.with($name, $value))*
    };
}
pub(crate) use args;
