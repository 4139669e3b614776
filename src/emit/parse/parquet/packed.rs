//! The fields of a column while a row group is gathered: each once with how often it follows itself, as bytes.
//!
//! Most cells of most reports are 0 or not there, so that this takes a tenth of what the fields would. The more rows fit
//! into a group, the less the file has to say of its groups, which stays in memory until its end.

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

    /// How much memory the fields take.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Takes all fields out, each with how often it follows itself.
    pub(super) fn take(&mut self) -> impl Iterator<Item = (Slot, usize)> {
        let last = self.last.take();
        self.pack(last);
        let bytes = std::mem::take(&mut self.bytes);
        let mut at = 0;
        iter::from_fn(move || {
            let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
            let ((slot, count), rest): ((Slot, u32), _) =
                postcard::take_from_bytes(rest).expect("these bytes were packed here");
            at = bytes.len() - rest.len();
            Some((slot, count as usize))
        })
    }

    fn pack(&mut self, run: Option<(Slot, u32)>) {
        if let Some(run) = run {
            let bytes = std::mem::take(&mut self.bytes);
            self.bytes = postcard::to_extend(&run, bytes).expect("memory takes what is written");
        }
    }
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
        let mut packed = Packed::default();
        for _ in 0..2 {
            slots.iter().cloned().for_each(|slot| packed.push(slot));
            let out: Vec<_> = packed.take().flat_map(|(slot, count)| iter::repeat_n(slot, count)).collect();
            assert_eq!(out, slots);
            assert_eq!((packed.size(), packed.take().count()), (0, 0));
        }
    }
}
