//! todo
use std::io;
/// x
///
/// # Errors
/// x
pub fn write(_: &mut dyn io::Write) -> io::Result<()> {
    Ok(())
}
