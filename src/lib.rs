//! Reads 政府信息公开工作年度报告 as they really are, and checks the sums the law implies.
//!
//! # Where to start
//!
//! One report, one cell. A cell counts only where its status says that it was read; `blank` says that the page states
//! nothing there, and what could not be read or placed is told apart from that.
//!
//! ```
//! use gkreport::report::Status;
//! use gkreport::rust_decimal::Decimal;
//!
//! # fn main() -> Result<(), gkreport::Error> {
//! # let bytes = "某县2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n\
//! #   | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 行政复议 | 3 | 1 | 0 | 1 | 6 |\n\
//! #   | 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |\n| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n".as_bytes().to_vec();
//! // let bytes = std::fs::read("report.html")?;
//! let report = gkreport::read("report.html", &bytes)?;
//! assert_eq!(report.year.as_ref().map(|year| year.value), Some(2023));
//! let cell = report.cell("disputes.review.total").expect("the table was found");
//! assert_eq!((cell.status, cell.value), (Status::Read, Some(Decimal::from(6))));
//! let place = cell.span.map(|span| report.place(span)); // line and column in the file
//! # assert!(place.is_some());
//!
//! // One finding: 3 + 1 + 0 + 1 is not 6.
//! let checked = gkreport::check::check(&report);
//! let finding = checked.findings.iter().find(|finding| finding.code == "GK401").expect("the sum is broken");
//! println!("{}: {}", finding.code, finding.message.get(gkreport::finding::Language::En));
//! # Ok(())
//! # }
//! ```
//!
//! A folder, as one table with the same columns for all editions; [`emit`] has the other formats.
//!
//! ```no_run
//! use gkreport::emit::{ByteOrderMark, ParseFormat, Shape, parse_writer};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let format = ParseFormat::Csv { shape: Shape::Wide, mark: ByteOrderMark::Omit };
//! let (renderer, mut writer) = parse_writer(format);
//! let mut out = std::fs::File::create("figures.csv")?;
//! for entry in std::fs::read_dir("reports")? {
//!     let path = entry?.path();
//!     let name = path.display().to_string();
//!     match gkreport::read(&name, &std::fs::read(&path)?) {
//!         Ok(report) => writer.add(renderer.render(&report)?, &mut out)?,
//!         Err(error) => writer.failed(&name, &error.to_string(), &mut out)?, // a row that says why
//!     }
//! }
//! writer.finish(&mut out)?;
//! # Ok(())
//! # }
//! ```
//!
//! `examples/` has three programs: a report's cells, a folder as a table, a check with one's own selection of rules. Amounts
//! are [`rust_decimal`]'s, handed on here in the version that is used. Without its default features (`office`, `pdf`, …) the
//! library reads text and pages only and builds in seconds.
//!
//! # How it is built
//!
//! ```text
//! bytes → source → document → tables, sections, prose, about → report → rules → check → emit
//!                                                                        └ series ┘
//! ```
//!
//! Beside `check` stand [`sum`] (parts added up, held against their whole) and [`comparison`] (two years of one issuer).
//!
//! A module never imports one to its right; [`span`], [`number`], [`finding`], [`limits`] and [`report`] are plain data,
//! which all may ask. The law itself is data too ([`statute`]). `docs/design.md` tells the rest.
//! The library never prints and never reaches for the network.
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
pub use rust_decimal;
pub use tables::trace;
