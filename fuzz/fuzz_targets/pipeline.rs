//! Any bytes → a report, its findings and every output, or a refusal: places hold, outputs are guarded.
#![no_main]

#[path = "../../tests/hostile/invariants.rs"]
#[allow(dead_code)]
mod invariants;
#[path = "../../tests/hostile/outputs.rs"]
mod outputs;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    invariants::assert_harmless(bytes);
});
