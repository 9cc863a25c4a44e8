//! Why a file cannot be taken in.

/// What a reader says instead of a [`super::Source`]. The sentence is [`crate::words::refused_import`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No bytes, or nothing but white space.
    Empty,
    /// A file of a kind that is not read here.
    Other(OtherFormat),
    /// It is locked with a password.
    Encrypted,
    /// It breaks off, or contradicts itself.
    Damaged,
    /// More than is taken in.
    Over {
        /// Of what.
        what: Bound,
        /// How much is taken in.
        most: usize,
    },
    /// It reads, but no cell and no paragraph says anything.
    Nothing,
}

/// Kinds of files that are known by their content and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherFormat {
    /// Word's format before 2007 (.doc, also WPS's .wps).
    OldWord,
    /// WPS's own old table format (.et) and other compound files.
    OldOffice,
    /// Excel's binary workbook (.xlsb).
    BinaryBook,
    /// A slide show, old or new.
    Slides,
    /// OpenDocument (.ods, .odt).
    OpenDocument,
    /// Excel or Word as one XML file of 2003, or a web archive (.mht).
    OneFile,
    /// Rich text (.rtf).
    RichText,
    /// PDF or OFD.
    Page,
    /// A picture.
    Picture,
    /// A zip or other archive without a document in it.
    Archive,
    /// A file of evaluations, which is opened and not imported.
    Ours,
    /// Bytes that are no text in any encoding.
    Unknown,
}

/// What is bounded; the figures are in `import::read::caps`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Bytes of the file.
    File,
    /// Bytes of a text or page.
    Plain,
    /// Entries of a package.
    Entries,
    /// Bytes that come out of a package, of one entry or of all.
    Inflated,
    /// Rows of a table.
    Rows,
    /// Columns of a table.
    Columns,
    /// Cells and paragraphs of all tables.
    Cells,
    /// Merged areas of a sheet.
    Merges,
    /// Characters of one cell or paragraph.
    Text,
    /// Tables within tables.
    Depth,
}
