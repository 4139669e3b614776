//! Any text as a cell's number: what is read is a number of its kind, and the same when it is written out and read again.
#![no_main]

use gkreport::number::{Quantity, Reading, is_blank_mark, looks_numeric, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for quantity in [Quantity::Count, Quantity::Change, Quantity::Amount] {
        let reading = read(text, quantity);
        assert_eq!(reading == Reading::Blank, is_blank_mark(text), "{text:?}");
        let Reading::Number(value) = reading else { continue };
        assert!(looks_numeric(text) || quantity == Quantity::Change, "{text:?}");
        assert!(quantity == Quantity::Amount || value.fract().is_zero(), "{text:?} is {value}");
        let digits = value.abs().trunc().to_string().len();
        // 亿元 become 万元.
        assert!(digits <= if quantity == Quantity::Amount { 19 } else { 15 }, "{text:?} is {value}");
        if quantity != Quantity::Amount {
            assert_eq!(read(&value.to_string(), quantity), Reading::Number(value), "{text:?}");
        }
    }
});
