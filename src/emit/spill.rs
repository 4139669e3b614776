//! What a format must write later than it becomes known: kept in memory while it is little, then in a file without name.
//!
//! Takes text piece by piece, counts the pieces, and gives all of it back in order, once. So a run of any length costs
//! a format the memory of one report.

use super::plain;
use serde::Serialize;
use std::io::{self, BufReader, BufWriter, Seek as _, Write};
use tempfile::SpooledTempFile;

/// Bytes kept in memory at most.
const IN_MEMORY: usize = 1 << 16;

/// Pieces of text that come later.
#[derive(Debug)]
pub(super) struct Spill {
    file: BufWriter<SpooledTempFile>,
    pieces: usize,
}

impl Spill {
    /// With nothing in it.
    pub fn new() -> Self {
        Self { file: BufWriter::new(SpooledTempFile::new(IN_MEMORY)), pieces: 0 }
    }

    /// How many pieces it holds.
    pub fn pieces(&self) -> usize {
        self.pieces
    }

    /// Adds a piece.
    pub fn push(&mut self, piece: &[u8]) -> io::Result<()> {
        self.pieces += 1;
        self.file.write_all(piece)
    }

    /// Adds a value to a list that will be part of indented JSON, `depth` levels deep.
    pub fn push_json(&mut self, value: &impl Serialize, depth: usize) -> io::Result<()> {
        let item = item(value, self.pieces, depth)?;
        self.push(item.as_bytes())
    }

    /// Adds a value to a list that will be part of JSON on one line.
    pub fn push_json_line(&mut self, value: &impl Serialize) -> io::Result<()> {
        let comma = if self.pieces == 0 { "" } else { "," };
        let text = serde_json::to_string(value)?;
        self.push(format!("{comma}{}", plain::escape_json(&text)).as_bytes())
    }

    /// Writes all of it, and holds nothing any more.
    pub fn pour(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let spill = std::mem::replace(self, Self::new());
        let mut file = spill.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        io::copy(&mut BufReader::new(file), out).map(drop)
    }

    /// Writes all of it as a JSON list, indented `depth` levels deep, and holds nothing any more.
    pub fn pour_list(&mut self, depth: usize, out: &mut dyn Write) -> io::Result<()> {
        let pieces = self.pieces;
        out.write_all(b"[")?;
        self.pour(out)?;
        out.write_all(list_end(pieces, depth).as_bytes())
    }
}

impl Write for Spill {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The item of an indented JSON list at `depth`, with what parts it from the `before` items in front of it.
///
/// Characters that could steer a terminal are escaped; the values stay.
pub(super) fn item(value: &impl Serialize, before: usize, depth: usize) -> io::Result<String> {
    let comma = if before == 0 { "" } else { "," };
    Ok(format!("{comma}{}{}", line_break(depth + 1), indented(value, depth + 1)?))
}

/// What ends an indented JSON list of `items` items at `depth`.
pub(super) fn list_end(items: usize, depth: usize) -> String {
    if items == 0 { "]".to_owned() } else { format!("{}]", line_break(depth)) }
}

/// A value as it stands inside indented JSON at `depth`.
pub(super) fn indented(value: &impl Serialize, depth: usize) -> io::Result<String> {
    let text = serde_json::to_string_pretty(value)?;
    // No line ends inside a JSON string.
    Ok(plain::escape_json(&text).replace('\n', &line_break(depth)))
}

fn line_break(depth: usize) -> String {
    format!("\n{}", "  ".repeat(depth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn a_list_written_item_by_item_is_the_list_written_at_once() {
        let items = [json!({"a": [1, {"b": "二\n三"}]}), json!([]), json!("\u{9b}x")];
        for count in 0..=items.len() {
            let mut spill = Spill::new();
            for item in &items[..count] {
                spill.push_json(item, 1).expect("it can be kept");
            }
            let mut out = b"{\n  \"list\": ".to_vec();
            spill.pour_list(1, &mut out).expect("memory can be written to");
            out.extend(b"\n}");
            let text = String::from_utf8(out).expect("UTF-8");
            let at_once = serde_json::to_string_pretty(&json!({"list": items[..count]})).expect("JSON");
            assert_eq!(text, plain::escape_json(&at_once));
        }
    }

    #[test]
    fn more_than_fits_in_memory_comes_back_whole_and_once() {
        let mut spill = Spill::new();
        let value = "长".repeat(1000);
        for _ in 0..100 {
            spill.push_json_line(&value).expect("it can be kept");
        }
        assert_eq!(spill.pieces(), 100);
        let mut out = b"[".to_vec();
        spill.pour(&mut out).expect("memory can be written to");
        out.push(b']');
        assert_eq!(serde_json::from_slice::<Value>(&out).expect("JSON").as_array().map(Vec::len), Some(100));
        let mut again = Vec::new();
        spill.pour(&mut again).expect("memory can be written to");
        assert_eq!((spill.pieces(), again.len()), (0, 0));
    }
}
