//! The fields of a column while a row group is gathered: each once with how often it follows itself, as bytes.
//!
//! Most cells of most reports are 0 or not there, so that this takes a tenth of what the fields would. The bytes may be
//! taken away before the group is whole: what follows themselves is told anew behind them.

use super::record::Field;
use serde::{Deserialize, Serialize};
use std::iter;

/// A field in its column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Slot {
    /// Null, and how many of the groups around it were there.
    Null(i16),
    /// A field that is there.
    Field(Field),
}

/// The fields of a column.
#[derive(Debug, Default)]
pub(super) struct Packed {
    bytes: Vec<u8>,
    /// The last field and how often it came, not yet among the bytes.
    last: Option<(Slot, u32)>,
}

impl Packed {
    /// Adds a field.
    pub(super) fn push(&mut self, slot: Slot) {
        match &mut self.last {
            Some((last, count)) if *last == slot && *count < u32::MAX => *count += 1,
            last => {
                let before = last.replace((slot, 1));
                self.pack(before);
            }
        }
    }

    /// The fields as bytes, but for the last and those like it in front of it.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Forgets these bytes: they are kept elsewhere.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
    }

    /// All fields as bytes, and none behind them.
    pub(super) fn take(&mut self) -> Vec<u8> {
        let last = self.last.take();
        self.pack(last);
        std::mem::take(&mut self.bytes)
    }

    fn pack(&mut self, run: Option<(Slot, u32)>) {
        if let Some(run) = run {
            let bytes = std::mem::take(&mut self.bytes);
            self.bytes = postcard::to_extend(&run, bytes).expect("memory takes what is written");
        }
    }
}

/// The fields among bytes, each with how often it follows itself.
pub(super) fn fields(bytes: &[u8]) -> impl Iterator<Item = (Slot, usize)> {
    let mut rest = bytes;
    iter::from_fn(move || {
        let begun = Some(rest).filter(|rest| !rest.is_empty())?;
        let ((slot, count), after): ((Slot, u32), _) =
            postcard::take_from_bytes(begun).expect("these bytes were packed here");
        rest = after;
        Some((slot, count as usize))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out_in_its_order() {
        let slots = [
            Slot::Null(0),
            Slot::Field(Field::Whole(-7)),
            Slot::Field(Field::Whole(-7)),
            Slot::Null(2),
            Slot::Field(Field::Decimal(99_999_999_999_999_999_999)),
            Slot::Field(Field::Text("一二".to_owned())),
            Slot::Field(Field::Day(19_000)),
            Slot::Field(Field::Day(19_000)),
        ];
        let unpacked = |bytes: &[u8]| -> Vec<Slot> {
            fields(bytes).flat_map(|(slot, count)| iter::repeat_n(slot, count)).collect()
        };
        let mut packed = Packed::default();
        for taken_at in 0..slots.len() {
            let mut out = Vec::new();
            for (at, slot) in slots.iter().cloned().enumerate() {
                if at == taken_at {
                    out.extend(unpacked(packed.bytes()));
                    packed.clear();
                }
                packed.push(slot);
            }
            out.extend(unpacked(&packed.take()));
            assert_eq!(out, slots);
            assert!(packed.bytes().is_empty() && packed.take().is_empty());
        }
    }
}
