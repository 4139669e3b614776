//! The integration tests, one crate: what a reader made of a report is compared with what the report says, and in [`formats`]
//! what people and build servers get. Two crates took their time one behind the other, and at the end of each a core was idle.

#[macro_use]
mod support;

mod apart;
mod beside;
mod broken;
mod captioned;
mod changes;
mod comparison;
mod corpus;
mod counted;
mod damage;
mod effort;
mod evidence;
mod examples;
mod filled;
mod floors;
mod formats;
#[cfg(feature = "office")]
mod forms;
mod hostile;
mod laid;
mod layouts;
mod losses;
mod mutations;
mod named;
mod odd;
mod office;
mod other_kinds;
mod pieces;
mod positions;
mod readme;
mod shifted;
mod spellings;
mod stated;
mod strangers;
mod sums;
mod traps;
mod writers;
mod written;
