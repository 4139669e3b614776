//! Reads 政府信息公开工作年度报告 as they really are, and checks the sums the law implies.
//!
//! ```text
//! bytes → source → document → tables, sections, prose, about → report → rules → check → finding, summary → (the binary) emit
//!                                                                                └ series ┘
//! ```
//!
//! A module never imports one to its right; [`span`], [`number`], [`finding`] and [`limits`] are plain data that
//! import none but [`text`].
//! The library never prints and never reaches for the network.

mod about;
pub mod baseline;
pub mod check;
pub mod document;
pub mod emit;
mod error;
pub mod finding;
pub mod fingerprint;
pub mod limits;
pub mod locate;
pub mod number;
mod prose;
mod read;
pub mod report;
pub mod rules;
mod sections;
pub mod series;
pub mod source;
pub mod span;
pub mod statute;
pub mod summary;
mod tables;
pub mod text;

pub use error::Error;
pub use read::{read, read_with, trace_tables};
pub use report::Report;
pub use tables::trace;
