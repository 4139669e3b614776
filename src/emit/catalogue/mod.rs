//! What the program says of itself: its rules, and the shape of its JSON.

pub mod explain;
pub mod rules_table;
pub mod schema;
pub mod types;
