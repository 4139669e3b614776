//! GK0: whether what the law prescribes is there, and whether its figures could be read.

mod cells;
mod cut;
mod dates;
mod lacking;
mod open;
mod order;
mod presence;
mod published;
mod untitled;

pub(super) use cells::{AMBIGUOUS_ROW, BLANK_CELL, UNREADABLE_CELL};
pub(in crate::rules) use cut::ends_page;
pub(super) use dates::{EDITION_MISMATCH, PERIOD_MISMATCH};
pub(super) use lacking::MISSING_SECTION;
pub(super) use order::SECTION_ORDER;
pub(super) use presence::{MISSING_ROW, MISSING_TABLE};
pub(super) use published::{PUBLISHED_EARLY, PUBLISHED_LATE};
pub(super) use untitled::UNTITLED;
