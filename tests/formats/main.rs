//! What people and build servers get from the program, run as they run it.
//!
//! | module | what is tested |
//! | --- | --- |
//! | `golden` | each format and the help, word for word (`GKREPORT_UPDATE=1` rewrites `fixtures/formats/`) |
//! | `agreement` | every format tells the same findings in the same order, run to run |
//! | `valid` | each format is what its name says: schemas hold, XML parses |
//! | `escapes` | whatever a page says, it stays text in every format |
//! | `places` | lines and columns cut exactly the figures they speak of |
//! | `contract` | exit codes, pipes, files that appear whole or not at all |
//! | `selection` | choosing rules, settings files, known findings |
//! | `series` | findings whose places lie in several files |
//! | `description` | schema, completions, manual page, both languages |
//! | `ready_made` | what the documentation tells people to put into their build |

mod agreement;
mod contract;
mod description;
mod escapes;
mod golden;
mod places;
mod ready_made;
mod selection;
mod series;
mod support;
mod valid;
