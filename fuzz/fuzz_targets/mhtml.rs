//! A saved page whose parts are any bytes → read or refused; places hold.
#![no_main]

#[path = "../../tests/hostile/invariants.rs"]
#[allow(dead_code)]
mod invariants;
#[path = "../../tests/hostile/outputs.rs"]
#[allow(dead_code)]
mod outputs;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut file = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n".to_vec();
    file.extend_from_slice(bytes);
    invariants::assert_sound(&file);
});
