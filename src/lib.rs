//! Reads 政府信息公开工作年度报告 as they really are, and checks the sums the law implies.
//!
//! ```text
//! bytes → source → document → tables, sections, prose, about → report → rules → check → finding, summary → (the binary) emit
//!                                                                                └ series ┘
//! ```
//!
//! A module never imports one to its right; [`span`], [`number`], [`finding`] and [`limits`] are plain data that
//! import none but [`text`].
//! The library never prints and never reaches for the network. `examples/` has three programs to start from: a report's
//! cells, a folder as a table, a check with one's own selection of rules.
//!
//! # Glossary
//!
//! | 中文 | here | type |
//! | --- | --- | --- |
//! | 政府信息公开工作年度报告 | report | [`Report`] |
//! | 发布机关 | issuer | [`Report::issuer`] |
//! | 格式（2008、2019、2021 年） | edition | [`statute::Edition`] |
//! | 统计表 | table; its blank form | [`report::Table`], [`statute::Form`] |
//! | 单元格 | cell; its key `applications.new_received.total` | [`report::Cell`] |
//! | 空白、无法识别、无法确定、缺行 | blank, unreadable, ambiguous, missing | [`report::Status`] |
//! | 主动公开 | disclosure | [`statute::TableKind::Disclosure`] |
//! | 收到和处理申请 | applications | [`statute::TableKind::Applications`] |
//! | 行政复议、行政诉讼 | disputes (review, litigation) | [`statute::TableKind::Disputes`] |
//! | 情况统计表（2008 年格式附表） | statistics | [`statute::TableKind::Statistics`] |
//! | 本年新收、上年结转 | new received, carried over | keys of cells |
//! | 予以公开、部分公开、不予公开 | granted, partially granted, denied | keys of cells |
//! | 结转下年度 | carried forward | keys of cells |
//! | 章节 | section | [`report::Section`] |
//! | 正文数字 | figure told in a sentence | [`report::Figure`] |
//! | 勾稽关系 | relation; with a report's numbers in it, an equation | [`statute::Relation`] |
//! | 问题 | finding | [`finding::Finding`] |
//! | 疑似错误单元格 | suspect | [`finding::Suspect`] |
//! | 页面上看不清的文字 | obscured text | [`document::Obscured`] |

mod about;
pub mod baseline;
pub mod check;
pub mod clock;
pub mod comparison;
pub mod document;
pub mod emit;
mod error;
pub mod finding;
pub mod fingerprint;
pub mod limits;
pub mod locate;
pub mod number;
mod personal;
pub mod position;
mod prose;
mod read;
pub mod report;
pub mod rules;
mod sections;
pub mod series;
pub mod source;
pub mod span;
pub mod statute;
pub mod sum;
pub mod summary;
mod tables;
pub mod text;

pub use error::{Error, Refused};
pub use prose::trace::Seen;
pub use read::{read, read_with, trace_figures, trace_tables};
pub use report::Report;
pub use tables::trace;
