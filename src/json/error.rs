//! Why a file is refused: a code with arguments and the place; `words` makes the sentence.

use super::{Encoding, Place};

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    /// Where in the file.
    pub place: Place,
    /// What is wrong there.
    pub problem: Problem,
}

impl FileError {
    /// A refusal at a place.
    #[must_use]
    pub fn at(place: &Place, problem: Problem) -> FileError {
        FileError { place: place.clone(), problem }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing in it.
    Empty,
    /// Text in another encoding than UTF-8.
    NotUtf8 {
        /// The encoding it looks like; by it the text can be had ([`Encoding::text`]).
        looks_like: Option<Encoding>,
    },
    /// Another kind of file, known by its first bytes.
    OtherKind(OtherKind),
    /// Not JSON from here on.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// Whether the file just stops.
        ends: bool,
    },
    /// JSON of another program.
    NotOurs {
        /// What its `format` says, if it has one.
        format: Option<String>,
    },
    /// Written by a newer version of this program.
    Newer {
        /// The file's version.
        version: i64,
    },
    /// A cap is exceeded.
    OverLimit {
        /// What there is too much of.
        what: Limit,
        /// The cap.
        limit: usize,
    },
    /// A name stands twice in one object.
    Duplicate,
    /// A member that the format does not have.
    Unknown {
        /// The member that was probably meant.
        near: Option<&'static str>,
    },
    /// A member that must be there is not.
    Missing,
    /// A value of another type.
    WrongType {
        /// What belongs here.
        expected: Expected,
    },
    /// A number with a point or an exponent that is not in quotes.
    BareFraction,
    /// A text that is not a decimal number.
    NotDecimal {
        /// What stands there.
        found: String,
    },
    /// More digits than allowed.
    TooManyDigits {
        /// Most digits before the point.
        integer: usize,
        /// Most digits after the point.
        fraction: usize,
    },
    /// Not a day of the calendar.
    NotADay {
        /// What stands there.
        found: String,
    },
    /// Not one of the words that may stand here.
    NotAWord {
        /// What stands there.
        found: String,
        /// The words.
        words: Vec<&'static str>,
    },
    /// A whole number outside its range.
    OutOfRange {
        /// Smallest.
        from: i64,
        /// Largest.
        to: i64,
    },
    /// An object that must have exactly one of these members, and has none or several.
    OneOf {
        /// The members.
        members: &'static [&'static str],
    },
    // What only the reader of a format can know; here so that there is one list of all refusals.
    /// Two rows have the same id.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// The first row says that it shares the score of the row above.
    NothingAbove,
    /// A row that shares the score of the row above states points or a score of its own.
    SharedRowHasOwn,
    /// The name of a field where no figure belongs, or of none.
    NoFigureThere,
    /// The field has its figure, or its text, already.
    FigureStands,
    /// A scheme that is neither built in nor in the file.
    UnknownScheme {
        /// Its id.
        id: String,
    },
    /// A `scheme_definition` that cannot be used.
    BadScheme {
        /// What is wrong with it.
        reason: String,
    },
}

/// What there can be too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes in the file.
    Bytes,
    /// Values inside each other.
    Depth,
    /// Values in all.
    Values,
    /// Characters in one text.
    Text,
    /// Indicator rows.
    Indicators,
    /// Rows of another list.
    Rows,
    /// Evaluations in a bundle.
    Evaluations,
    /// Entries of a list in a scheme.
    Entries,
}

/// What belongs at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A decimal number as text, or a whole number.
    Decimal,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Bool,
    /// A list.
    List,
    /// An object.
    Object,
}

/// Files that people take for ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// A zip archive, of whatever.
    Zip,
    /// xlsx; WPS writes it too.
    Xlsx,
    /// docx; WPS writes it too.
    Docx,
    /// pptx.
    Pptx,
    /// OFD, the national format of finished pages.
    Ofd,
    /// A compound file: xls, doc or another.
    OldOffice,
    /// xls, et.
    OldExcel,
    /// doc, wps.
    OldWord,
    /// RTF.
    Rtf,
    /// PDF.
    Pdf,
    /// A web page.
    Html,
    /// XML.
    Xml,
    /// A picture.
    Picture,
    /// Another archive: rar, 7z, gz.
    Archive,
    /// Text that does not even begin like JSON: CSV, a note.
    PlainText,
}
