//! What messages and outputs call a file, so that it can be found again.

use std::path::Path;

/// The path as text; of a name that is no UTF-8 each byte that fits nothing is told by its number (`\xFF`), which shells
/// read as `$'…\xFF…'`.
#[cfg(unix)]
pub(crate) fn shown(path: &Path) -> String {
    use std::fmt::Write as _;
    use std::os::unix::ffi::OsStrExt as _;
    let mut name = String::new();
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let _ = write!(name, "\\x{byte:02X}");
        }
    }
    name
}

/// The path as text.
#[cfg(not(unix))]
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    #[test]
    fn a_name_that_is_no_text_can_be_found_again() {
        let path = Path::new(OsStr::from_bytes(b"b\xff\xe6\x8a\xa5.txt"));
        assert_eq!(shown(path), "b\\xFF报.txt");
        assert_eq!(shown(Path::new("报告.txt")), "报告.txt");
    }
}
