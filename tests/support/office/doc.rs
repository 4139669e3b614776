//! Word 97 (.doc): the head, the text, its pieces and the properties of paragraphs, in a compound file.
//!
//! The definitions of rows stand in the stream of data, as Word writes those of wide tables.

use super::{Piece, columns, pieces, plain, slots};
use crate::support::page::Page;
use std::io::{Cursor, Write};

/// Where the text begins in the file.
const TEXT: usize = 1024;
const PAGE: usize = 512;
/// How wide a column is, in twentieths of a point.
const COLUMN: i16 = 500;

/// A report.
pub fn write(page: &Page) -> Vec<u8> {
    let mut file = Text::default();
    for piece in pieces(page) {
        match piece {
            Piece::Heading(text) | Piece::Paragraph(text) => file.paragraph(&text, '\r', &[]),
            Piece::Table(sheet) => {
                assert!(columns(sheet) < 60, "a table of Word");
                for row in slots(sheet) {
                    let mut edges = vec![0i16];
                    let mut cells = Vec::new();
                    for slot in &row {
                        let text = if slot.begins { plain(&slot.cell.text) } else { String::new() };
                        file.paragraph(&text, '\x07', &[0x16, 0x24, 1]);
                        let columns = i16::try_from(slot.column + slot.cell.across).expect("a table of Word");
                        edges.push(columns * COLUMN);
                        let merge: u16 = match (slot.begins, slot.cell.down) {
                            (true, 2..) => 3 << 5,
                            (false, _) => 1 << 5,
                            _ => 0,
                        };
                        cells.extend(merge.to_le_bytes());
                        cells.extend([0; 18]);
                    }
                    let mut definition = vec![row.len() as u8];
                    definition.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
                    definition.extend(cells);
                    file.row_end(&definition);
                }
            }
        }
    }
    file.finish()
}

#[derive(Default)]
struct Text {
    units: Vec<u16>,
    /// Where each paragraph ends, and its properties.
    paragraphs: Vec<(usize, Vec<u8>)>,
    data: Vec<u8>,
}

impl Text {
    fn paragraph(&mut self, text: &str, mark: char, properties: &[u8]) {
        self.units.extend(text.encode_utf16());
        self.units.push(mark as u16);
        self.paragraphs.push((self.units.len(), properties.to_vec()));
    }

    fn row_end(&mut self, definition: &[u8]) {
        let at = self.data.len() as u32;
        let mut changes = vec![0x08, 0xd6];
        changes.extend((definition.len() as u16 + 1).to_le_bytes());
        changes.extend_from_slice(definition);
        self.data.extend((changes.len() as u16).to_le_bytes());
        self.data.extend(changes);
        let mut properties = vec![0x16, 0x24, 1, 0x17, 0x24, 1, 0x46, 0x66];
        properties.extend(at.to_le_bytes());
        self.paragraph("", '\x07', &properties);
    }

    fn finish(self) -> Vec<u8> {
        let mut main = vec![0; TEXT];
        main.extend(self.units.iter().flat_map(|unit| unit.to_le_bytes()));
        main.resize(main.len().next_multiple_of(PAGE), 0);
        let place = |units: usize| (TEXT + 2 * units) as u32;
        let (mut starts, mut numbers) = (Vec::new(), Vec::new());
        let mut begin = 0;
        for group in self.paragraphs.chunks(12) {
            starts.push(place(begin));
            numbers.push((main.len() / PAGE) as u32);
            let mut page = vec![0; PAGE];
            page[PAGE - 1] = group.len() as u8;
            page[..4].copy_from_slice(&place(begin).to_le_bytes());
            let mut free = PAGE - 1;
            for (index, (end, properties)) in group.iter().enumerate() {
                page[4 * (index + 1)..4 * (index + 2)].copy_from_slice(&place(*end).to_le_bytes());
                // The style and the changes, with an odd length, told in words.
                let mut list = vec![0, 0];
                list.extend_from_slice(properties);
                if list.len().is_multiple_of(2) {
                    list.push(0);
                }
                list.insert(0, (list.len().div_ceil(2)) as u8);
                free = (free - list.len()) / 2 * 2;
                page[free..free + list.len()].copy_from_slice(&list);
                page[4 * (group.len() + 1) + 13 * index] = (free / 2) as u8;
                begin = *end;
            }
            main.extend(page);
        }
        starts.push(place(begin));
        let mut tables: Vec<u8> = starts.iter().chain(&numbers).flat_map(|number| number.to_le_bytes()).collect();
        let pieces_at = tables.len();
        tables.push(2);
        tables.extend(16u32.to_le_bytes());
        tables.extend(0u32.to_le_bytes());
        tables.extend((self.units.len() as u32).to_le_bytes());
        tables.extend([0, 0]);
        tables.extend((TEXT as u32).to_le_bytes());
        tables.extend([0, 0]);
        let mut put = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &0xa5ec_u16.to_le_bytes());
        put(2, &0x00c1_u16.to_le_bytes());
        put(0x0a, &0x0200_u16.to_le_bytes());
        put(0x4c, &(self.units.len() as u32).to_le_bytes());
        put(0x102, &0u32.to_le_bytes());
        put(0x106, &(pieces_at as u32).to_le_bytes());
        put(0x1a2, &(pieces_at as u32).to_le_bytes());
        put(0x1a6, &(tables.len() as u32 - pieces_at as u32).to_le_bytes());
        compound(&[("/WordDocument", &main), ("/1Table", &tables), ("/Data", &self.data)])
    }
}

/// A compound file of these streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("writing to memory");
    for (name, bytes) in streams {
        file.create_stream(name).expect("writing to memory").write_all(bytes).expect("writing to memory");
    }
    file.flush().expect("writing to memory");
    file.into_inner().into_inner()
}
