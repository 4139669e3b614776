//! Properties of characters and paragraphs of a Word document, looked up by their place in the file.
//!
//! A table names, for each stretch of the file, a page of 512 bytes that holds the properties of the paragraphs (or runs
//! of characters) there as a list of changes, each with a code that also tells its length. Only the changes that decide
//! what is read are taken; a list that ends early, or a place outside the file, changes nothing.

use super::super::shift::Shift;
use super::fib::{Fib, u16_at, u32_at};
use std::ops::Range;

/// Bytes of a page of properties.
const PAGE: usize = 512;
/// White, among the sixteen colours that have a number.
const WHITE: u8 = 8;
/// Lists of changes that are followed from one to the next.
const MOST_LISTS: usize = 4;

/// The tables of properties of a document.
pub(super) struct Properties<'d> {
    main: &'d [u8],
    data: &'d [u8],
    looks: &'d [u8],
    paragraphs: &'d [u8],
}

/// How characters look, as far as that decides what is read.
#[allow(clippy::struct_excessive_bools, reason = "each is a property of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) is_hidden: bool,
    pub(super) is_struck: bool,
    pub(super) shift: Shift,
    pub(super) is_white: bool,
    /// Whether the character only stands for something else.
    pub(super) is_special: bool,
    /// Whether it is a change that nobody has accepted yet.
    pub(super) is_changed: bool,
    pub(super) symbol: Option<char>,
}

/// What a paragraph is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) in_table: bool,
    pub(super) ends_row: bool,
    pub(super) heading: Option<u8>,
    /// Where the edges of the row's cells lie, from left to right.
    pub(super) edges: Vec<i16>,
    /// How each cell of the row is merged.
    pub(super) merges: Vec<Merge>,
}

/// How a cell is merged with those beside and above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Merge {
    /// It is part of the cell before it.
    pub(super) with_left: bool,
    /// It is part of the cell above it.
    pub(super) with_above: bool,
    /// Cells below are part of it.
    pub(super) begins: bool,
}

impl<'d> Properties<'d> {
    pub(super) fn new(main: &'d [u8], tables: &'d [u8], data: &'d [u8], fib: &Fib) -> Self {
        let table = |range: &Range<usize>| tables.get(range.clone()).unwrap_or_default();
        Self { main, data, looks: table(&fib.looks), paragraphs: table(&fib.paragraphs) }
    }

    /// How the character at a place looks, and up to where it stays so.
    pub(super) fn look(&self, at: usize) -> (Look, Range<usize>) {
        let mut look = Look::default();
        let Some((page, range, index, count)) = self.find(self.looks, at) else { return (look, at..at + 1) };
        let offset = page.get(4 * (count + 1) + index).copied().unwrap_or(0);
        let list = page.get(usize::from(offset) * 2..).filter(|_| offset > 0);
        if let Some((&length, rest)) = list.and_then(<[u8]>::split_first) {
            let (mut position, mut size) = (0, None);
            changes(rest.get(..usize::from(length)).unwrap_or(rest), |code, operand| {
                let is_on = matches!(operand.first(), Some(1 | 0x81));
                look.is_changed |= is_on && matches!(code, 0x0800 | 0x0801);
                match code {
                    0x0800 | 0x083c => look.is_hidden |= is_on,
                    0x0837 | 0x2a53 => look.is_struck = is_on,
                    0x2a48 => {
                        look.shift = match operand.first() {
                            Some(1) => Shift::Raised,
                            Some(2) => Shift::Lowered,
                            _ => Shift::Level,
                        }
                    }
                    0x2a42 => look.is_white = operand.first() == Some(&WHITE),
                    0x6870 => look.is_white = matches!(operand, [255, 255, 255, 0]),
                    0x4845 => position = u16_at(operand, 0).map_or(0, |points| i32::from(points.cast_signed())),
                    0x4a43 => size = u16_at(operand, 0).map(i32::from),
                    0x0855 => look.is_special = is_on,
                    0x6a09 => {
                        look.is_special = true;
                        look.symbol = u16_at(operand, 2).and_then(symbol);
                    }
                    _ => {}
                }
            });
            look.shift = look.shift.or(Shift::of_points(position, size));
        }
        (look, range)
    }

    /// What the paragraph is whose mark stands at a place.
    pub(super) fn paragraph(&self, at: usize) -> Paragraph {
        let mut paragraph = Paragraph::default();
        let Some((page, _, index, count)) = self.find(self.paragraphs, at) else { return paragraph };
        let offset = page.get(4 * (count + 1) + 13 * index).copied().unwrap_or(0);
        let Some(list) = page.get(usize::from(offset) * 2..).filter(|_| offset > 0) else { return paragraph };
        // The length is told in words, less one byte; where it is 0, the next byte tells it.
        let (start, length) = match (list.first(), list.get(1)) {
            (Some(0), Some(&words)) => (2, usize::from(words) * 2),
            (Some(&words), _) => (1, usize::from(words) * 2 - 1),
            (None, _) => return paragraph,
        };
        let Some(list) = list.get(start..).map(|list| list.get(..length).unwrap_or(list)) else { return paragraph };
        // The styles of the first six headings are always the same ones.
        paragraph.heading = u16_at(list, 0).and_then(|style| u8::try_from(style).ok()).filter(|s| (1..=6).contains(s));
        let mut next = list.get(2..).map(<[u8]>::to_vec);
        for _ in 0..MOST_LISTS {
            let Some(list) = next.take() else { break };
            let mut further = None;
            changes(&list, |code, operand| paragraph.change(code, operand, &mut further));
            next = further.and_then(|at: u32| {
                let at = at as usize;
                let length = usize::from(u16_at(self.data, at)?);
                self.data.get(at + 2..at + 2 + length).map(<[u8]>::to_vec)
            });
        }
        paragraph
    }

    /// The page that knows a place, the stretch it is part of, and its number among the page's.
    fn find(&self, table: &[u8], at: usize) -> Option<(&'d [u8], Range<usize>, usize, usize)> {
        let count = table.len().checked_sub(4)? / 8;
        let index = last_not_above(count, |index| u32_at(table, 4 * index), at)?;
        let number = u32_at(table, 4 * (count + 1) + 4 * index)? & 0x003f_ffff;
        let start = (number as usize).checked_mul(PAGE)?;
        let page = self.main.get(start..start.checked_add(PAGE)?)?;
        let count = usize::from(page[PAGE - 1]);
        let index = last_not_above(count, |index| u32_at(page, 4 * index), at)?;
        let range = u32_at(page, 4 * index)? as usize..u32_at(page, 4 * index + 4)? as usize;
        range.contains(&at).then_some((page, range, index, count))
    }
}

/// The last of so many rising numbers that is not above another.
fn last_not_above(count: usize, number: impl Fn(usize) -> Option<u32>, at: usize) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if number(middle)? as usize <= at { low = middle + 1 } else { high = middle }
    }
    low.checked_sub(1)
}

impl Paragraph {
    fn change(&mut self, code: u16, operand: &[u8], further: &mut Option<u32>) {
        let first = operand.first().copied().unwrap_or(0);
        match code {
            0x2416 => self.in_table = first != 0,
            0x2417 => self.ends_row = first != 0,
            0x2640 => self.heading = (first < 6).then_some(first + 1),
            // The depth of tables inside each other.
            0x6649 => self.in_table |= u32_at(operand, 0).is_some_and(|depth| depth > 0),
            0x6645 | 0x6646 | 0x646b => *further = u32_at(operand, 0),
            0xd608 => self.row(operand),
            0xd62b => {
                let index = usize::from(first);
                let flags = operand.get(1).copied().unwrap_or(0);
                if let Some(merge) = self.merges.get_mut(index) {
                    (merge.with_above, merge.begins) = (flags == 1, flags == 3);
                }
            }
            0x5624 => {
                let to = usize::from(operand.get(1).copied().unwrap_or(0));
                for merge in self.merges.iter_mut().take(to).skip(usize::from(first) + 1) {
                    merge.with_left = true;
                }
            }
            _ => {}
        }
    }

    /// The definition of a row: how many cells, their edges, and of each cell 20 bytes.
    fn row(&mut self, operand: &[u8]) {
        let Some((&count, rest)) = operand.split_first() else { return };
        let count = usize::from(count);
        self.edges = (0..=count).map_while(|index| u16_at(rest, 2 * index)).map(u16::cast_signed).collect();
        let cells = rest.get(2 * (count + 1)..).unwrap_or_default();
        let flags = (0..count).map(|index| u16_at(cells, 20 * index).unwrap_or(0));
        let merge = |flags: u16| Merge {
            with_left: flags & 3 == 1,
            with_above: (flags >> 5) & 3 == 1,
            begins: (flags >> 5) & 3 == 3,
        };
        self.merges = flags.map(merge).collect();
    }
}

/// Goes through a list of changes.
fn changes(list: &[u8], mut take: impl FnMut(u16, &[u8])) {
    let mut rest = list;
    while let Some(code) = u16_at(rest, 0) {
        let behind = &rest[2..];
        let (start, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // Of these two the length is told in another way.
            _ if code == 0xd608 => (2, usize::from(u16_at(behind, 0).unwrap_or(1)).saturating_sub(1)),
            _ if code == 0xc615 && behind.first() == Some(&255) => return,
            _ => (1, behind.first().copied().map_or(0, usize::from)),
        };
        let Some(operand) = behind.get(start..).and_then(|operand| operand.get(..length)) else { return };
        take(code, operand);
        rest = &behind[start + length..];
    }
}

/// The character of a symbol: fonts of signs hold theirs in a private range, in the places of ASCII.
fn symbol(code: u16) -> Option<char> {
    let code = if (0xf020..0xf07f).contains(&code) { code - 0xf000 } else { code };
    char::from_u32(u32::from(code)).filter(|c| c.is_alphanumeric() || c.is_ascii_punctuation())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a character looks of which a page of properties says this.
    fn look(list: &[u8]) -> Look {
        let mut main = vec![0; 2 * PAGE];
        let page = &mut main[PAGE..];
        // One run, of 100 bytes, whose list begins at twice ten bytes.
        (page[PAGE - 1], page[4], page[8], page[20]) = (1, 100, 10, list.len() as u8);
        page[21..21 + list.len()].copy_from_slice(list);
        let looks = [0, 100, 1].map(u32::to_le_bytes).concat();
        Properties { main: &main, data: &[], looks: &looks, paragraphs: &[] }.look(7).0
    }

    #[test]
    fn looks_that_take_a_character_from_its_figure() {
        assert_eq!(look(&[]), Look::default());
        assert_eq!([1, 2, 0].map(|how| look(&[0x48, 0x2a, how]).shift), [Shift::Raised, Shift::Lowered, Shift::Level]);
        assert_eq!(look(&[0x43, 0x4a, 12, 0, 0x45, 0x48, 8, 0]).shift, Shift::Raised, "4 points above a line of 6");
        assert_eq!(look(&[0x45, 0x48, 3, 0]).shift, Shift::Level);
        assert_eq!(look(&[0x45, 0x48, 0xf8, 0xff]).shift, Shift::Lowered);
        assert!(look(&[0x42, 0x2a, 8]).is_white && look(&[0x70, 0x68, 255, 255, 255, 0]).is_white);
        assert!(!look(&[0x42, 0x2a, 1]).is_white && !look(&[0x70, 0x68, 255, 255, 255, 255]).is_white);
    }

    #[test]
    fn a_list_of_changes_tells_the_lengths_of_its_parts() {
        let list = [
            0x16, 0x24, 1, // in a table
            0x3d, 0x84, 7, 7, // two bytes
            0x08, 0xd6, 46, 0, 1, 0x9c, 0xff, 0x64, 0x00, 0x60, 0, // a row of one cell from -100 to 100
        ];
        let mut list = list.to_vec();
        list.resize(list.len() + 18 + 20, 0);
        list.extend([0x17, 0x24, 1]);
        let mut paragraph = Paragraph::default();
        changes(&list, |code, operand| paragraph.change(code, operand, &mut None));
        assert!(paragraph.in_table && paragraph.ends_row);
        assert_eq!(paragraph.edges, [-100, 100]);
        assert_eq!(paragraph.merges, [Merge { begins: true, ..Merge::default() }]);
    }
}
