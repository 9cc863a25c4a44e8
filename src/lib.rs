//! Ziping (自评): exact, explained and printable budget performance self-evaluations.
#[cfg(feature = "app")]
pub mod app;
pub mod checks;
pub mod edit;
pub mod evaluation;
pub mod examples;
pub mod export;
pub mod file;
pub mod library;
pub mod number;
pub mod report;
pub mod scheme;
pub mod scoring;
pub mod words;
