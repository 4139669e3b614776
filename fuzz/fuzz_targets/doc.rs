//! The streams of a Word 97 document, cut from any bytes → read or refused; places hold.
#![no_main]

#[path = "../../tests/hostile/invariants.rs"]
#[allow(dead_code)]
mod invariants;

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};

fuzz_target!(|streams: (&[u8], &[u8], &[u8])| {
    let (main, tables, data) = streams;
    let mut head = main.to_vec();
    head.resize(head.len().max(1024), 0);
    // Past the checks that come first.
    head[..2].copy_from_slice(&0xa5ec_u16.to_le_bytes());
    head[11] = 0x02;
    head[10] &= !0x04;
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("writing to memory");
    for (name, bytes) in [("/WordDocument", head.as_slice()), ("/1Table", tables), ("/Data", data)] {
        file.create_stream(name).expect("writing to memory").write_all(bytes).expect("writing to memory");
    }
    file.flush().expect("writing to memory");
    invariants::assert_harmless(&file.into_inner().into_inner());
});
