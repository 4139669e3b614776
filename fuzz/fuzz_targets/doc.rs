//! The streams of a Word 97 document, cut from any bytes → read or refused; places hold.
#![no_main]

#[path = "../../tests/hostile/invariants.rs"]
#[allow(dead_code)]
mod invariants;
#[path = "../../tests/hostile/outputs.rs"]
#[allow(dead_code)]
mod outputs;

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};

// How long the first two streams are, and then all three.
fuzz_target!(|input: &[u8]| {
    let [low, high, low_2, high_2, streams @ ..] = input else { return };
    let length = |low, high| usize::from(u16::from_le_bytes([low, high]));
    let (main, rest) = streams.split_at(length(*low, *high).min(streams.len()));
    let (tables, data) = rest.split_at(length(*low_2, *high_2).min(rest.len()));
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
    invariants::assert_sound(&file.into_inner().into_inner());
});
