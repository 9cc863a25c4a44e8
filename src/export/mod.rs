//! What people take away: the form as HTML, Word and Excel, the rows as CSV, the scorecard as JSON.

pub mod csv;
#[cfg(feature = "office")]
pub mod docx;
pub mod html;
pub mod make;
pub mod scorecard;
mod text;
#[cfg(feature = "office")]
pub mod xlsx;
