//! The integration tests, one crate: what a reader made of a report is compared with what the report says.

#[macro_use]
mod support;

mod comparison;
mod corpus;
mod damage;
mod floors;
mod hostile;
mod layouts;
mod mutations;
mod other_kinds;
mod positions;
mod readme;
mod spellings;
mod traps;
mod writers;
