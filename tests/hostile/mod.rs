//! Inputs made to break the reader: damaged reports, absurd amounts, and pages that try to steer whoever reads the output.
//!
//! What [`invariants`] ask must hold for all of them; whether anything is read is not asked. All damage is drawn from
//! fixed seeds, so that a failure is the same failure the next time.

mod absurd;
mod damage;
mod fixtures;
mod injected;
mod invariants;
mod memory;
mod outputs;
mod program;
