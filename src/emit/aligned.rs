//! Rows of words in columns that stand below each other, Chinese characters being two columns wide.

use unicode_width::UnicodeWidthStr as _;

/// Which side of its column a field stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The left, as words do.
    Left,
    /// The right, as figures do.
    Right,
}

/// The rows as lines, two blanks between the columns and none at a line's end; columns behind `sides` stand left.
pub(super) fn aligned(rows: &[Vec<String>], sides: &[Side]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|field| field.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let start = text.len();
        for (at, field) in row.iter().enumerate() {
            let room = " ".repeat(widths[at] - field.width());
            let between = if at == 0 { "" } else { "  " };
            match sides.get(at) {
                Some(Side::Right) => text.extend([between, &room, field]),
                _ => text.extend([between, field, &room]),
            }
        }
        text.truncate(start + text[start..].trim_end().len());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other_whatever_is_in_them() {
        let rows = [["自然人", "5", "a"], ["x", "1234", ""], ["总计", "-7", "民政局"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        let text = aligned(&rows, &[Side::Left, Side::Right]);
        assert_eq!(text, "自然人     5  a\nx       1234\n总计      -7  民政局\n");
    }
}
