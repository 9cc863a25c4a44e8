//! Ziping (自评): exact, explained and printable budget performance self-evaluations.
#[cfg(feature = "app")]
pub mod app;
pub mod evaluation;
pub mod file;
pub mod number;
pub mod scheme;
pub mod words;
