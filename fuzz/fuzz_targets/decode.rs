//! Any bytes → text or a refusal; what is decoded is decoded the same again, and its lines can be counted.
#![no_main]

use gkreport::limits::Limits;
use gkreport::source::Source;
use gkreport::span::LineIndex;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    let Ok(source) = Source::decode("input", bytes, &limits) else { return };
    assert_eq!(source.sha256.len(), 64);
    let index = LineIndex::new(&source.text);
    let end = index.place(&source.text, source.text.len());
    assert_eq!(end.line, index.lines());
    assert_eq!(end.line, source.text.matches('\n').count() + 1);
    // Written out as UTF-8 it is read as the same text.
    if let Ok(again) = Source::decode("input", source.text.as_bytes(), &limits)
        && again.encoding.name == "utf-8"
        && !source.text.starts_with('\u{feff}')
    {
        assert_eq!(again.text, source.text);
    }
});
