//! What people and build servers get from the program, run as they run it.
//!
//! | module | what is tested |
//! | --- | --- |
//! | `golden` | each format and the help, word for word (`GKREPORT_UPDATE=1` rewrites `fixtures/formats/`) |
//! | `audit` | the page: every cell with its place, nothing of a report alive in it, folders |
//! | `agreement` | every format tells the same findings in the same order, run to run |
//! | `valid` | each format is what its name says: schemas hold, XML parses |
//! | `escapes` | whatever a page says, it stays text in every format |
//! | `figures` | parse's tables: every figure where it belongs, no gap unexplained |
//! | `workbooks` | xlsx: harmless, the same every time, nothing left out |
//! | `places` | lines and columns cut exactly the figures they speak of |
//! | `many` | folders, lists and workers: every file accounted for, in order |
//! | `contract` | exit codes, pipes, files that appear whole or not at all |
//! | `selection` | choosing rules, settings files, known findings |
//! | `series` | findings whose places lie in several files |
//! | `description` | schema, completions, manual page, both languages |
//! | `sums` | parts added up, beside their whole |
//! | `diffs` | two reports, and two folders of them |
//! | `form` | the official form, filled |
//! | `suspects` | every format says which cell explains a finding, and the hint |
//! | `chinese` | no English in Chinese messages but what the reader needs as it is |
//! | `habits` | what people type: a file for a command, patterns, -q, colours, variables |
//! | `safety` | what `docs/security.md` promises of settings, names and faults of the system |
//! | `ready_made` | what the documentation tells people to put into their build |

mod agreement;
mod audit;
mod chinese;
mod contract;
mod description;
mod diffs;
mod escapes;
mod figures;
#[cfg(feature = "office")]
mod form;
mod golden;
mod habits;
mod many;
mod places;
mod ready_made;
mod safety;
mod selection;
mod series;
mod sheets;
mod sums;
mod support;
mod suspects;
mod typed;
mod valid;
mod workbooks;
