//! How much a packed file may unpack to, counted over all of its streams before memory is taken.
//!
//! A file of some kilobytes can unpack to gigabytes, in one stream or in a thousand. Every stream of a file draws on one
//! [`Budget`]; the one that would overdraw it is not unpacked any further, and the file is refused.

use std::io::Read;

/// Bytes that may still be unpacked.
#[derive(Debug)]
pub(crate) struct Budget {
    left: usize,
    whole: usize,
}

/// The budget is spent; holds what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spent(pub(crate) usize);

impl Budget {
    /// So many bytes.
    pub(crate) const fn new(bytes: usize) -> Self {
        Self { left: bytes, whole: bytes }
    }

    /// Bytes left.
    #[cfg(feature = "pdf")]
    pub(crate) const fn left(&self) -> usize {
        self.left
    }

    /// Takes bytes that are there already.
    pub(crate) fn take(&mut self, bytes: usize) -> Result<(), Spent> {
        self.left = self.left.checked_sub(bytes).ok_or(Spent(self.whole))?;
        Ok(())
    }

    /// All that a stream unpacks to, and whether it ended well or in an error. So many bytes are awaited; a vector that
    /// has no room at first is filled by 32 bytes at a time, and grows by being copied.
    pub(crate) fn unpack(&mut self, stream: impl Read, awaited: usize) -> Result<(Vec<u8>, bool), Spent> {
        // A byte more than may be taken tells that there is more.
        let most = self.left.saturating_add(1);
        let mut bytes = Vec::with_capacity(awaited.min(most));
        let whole = stream.take(most as u64).read_to_end(&mut bytes).is_ok();
        self.take(bytes.len())?;
        Ok((bytes, whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_draw_on_one_budget() {
        let mut budget = Budget::new(10);
        assert_eq!(budget.unpack(&b"123456"[..], 4), Ok((b"123456".to_vec(), true)));
        assert_eq!(budget.unpack(std::io::repeat(0), 4), Err(Spent(10)));
        assert_eq!(budget.unpack(&b"1234"[..], 4), Ok((b"1234".to_vec(), true)));
        assert_eq!(budget.take(1), Err(Spent(10)));
    }
}
