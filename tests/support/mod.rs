//! Random sound reports, writers for every layout, and the comparison.
//!
//! [`truth`] draws what is so, [`tables`] and [`page`] draw it up, [`shapes`] lists the ways to write it down ([`text`],
//! [`converters`], [`flat`], [`pdf`], [`html`]) in some [`hand`] and [`wording`], [`marks`] remember where each figure went, [`damage`]
//! and [`mutation`] spoil it, [`compare`] judges what came back, [`runner`] repeats that.

pub mod characters;
pub mod compare;
pub mod converters;
pub mod damage;
pub mod dice;
pub mod flat;
pub mod hand;
pub mod html;
pub mod marks;
pub mod mutation;
pub mod page;
pub mod pdf;
pub mod runner;
#[macro_use]
pub mod shapes;
pub mod sheet;
pub mod site;
pub mod tables;
pub mod text;
pub mod truth;
pub mod wording;
