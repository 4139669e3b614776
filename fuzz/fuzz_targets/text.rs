//! Any text as plain text → blocks that are ranges of it.
#![no_main]

#[path = "../../tests/hostile/invariants.rs"]
#[allow(dead_code)]
mod invariants;
#[path = "../../tests/hostile/outputs.rs"]
#[allow(dead_code)]
mod outputs;

use gkreport::source::MediaType;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| invariants::assert_blocks(&invariants::source(text, MediaType::Text)));
