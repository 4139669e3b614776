//! GK0: whether what the law prescribes is there, and whether its figures could be read.

mod cells;
mod presence;

pub(super) use cells::{AMBIGUOUS_ROW, BLANK_CELL, UNREADABLE_CELL};
pub(super) use presence::{MISSING_ROW, MISSING_SECTION, MISSING_TABLE};
