//! GK0: whether what the law prescribes is there, and whether its figures could be read.

mod cells;
mod dates;
mod order;
mod presence;

pub(super) use cells::{AMBIGUOUS_ROW, BLANK_CELL, UNREADABLE_CELL};
pub(super) use dates::{EDITION_MISMATCH, PERIOD_MISMATCH, PUBLISHED_LATE};
pub(super) use order::SECTION_ORDER;
pub(super) use presence::{MISSING_ROW, MISSING_SECTION, MISSING_TABLE};
