//! A PDF of any bytes, or one whose page draws what any bytes say → read or refused; places hold.
#![no_main]

#[path = "../../tests/hostile/invariants.rs"]
#[allow(dead_code)]
mod invariants;
#[path = "../../tests/hostile/outputs.rs"]
#[allow(dead_code)]
mod outputs;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"%PDF-") {
        invariants::assert_sound(bytes);
        return;
    }
    let mut file = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] \
        >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 \
        5 0 R >> /XObject << /X 4 0 R >> >> >>\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type0 /Encoding /GBK-EUC-H \
        /DescendantFonts [6 0 R] >>\nendobj\n6 0 obj\n<< /Type /Font /Subtype /CIDFontType2 /CIDSystemInfo << /Registry \
        (Adobe) /Ordering (GB1) /Supplement 2 >> >>\nendobj\n4 0 obj\n<< /Subtype /Form /Length "
        .to_vec();
    file.extend_from_slice(bytes.len().to_string().as_bytes());
    file.extend_from_slice(b" >>\nstream\n");
    file.extend_from_slice(bytes);
    file.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n");
    invariants::assert_sound(&file);
});
