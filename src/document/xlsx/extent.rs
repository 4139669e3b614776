//! How far each row of a table on a sheet goes: as far as the widest of those around it.
//!
//! A sheet shows a grid. A cell that is not filled and has no style of its own is mostly not kept in the file, and seen empty
//! all the same: rows that follow each other have the columns of the widest. A row of one cell alone is a heading or a sentence
//! as often as a label without figures: above all rows that are wider it is a line, below the first of them a
//! row like the others.

/// What a row has by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// The last column that the file has a cell for.
    pub(super) end: u32,
    /// Whether it has one cell alone, in the table's first column or over all of them.
    pub(super) is_alone: bool,
}

/// Cells that a row is filled up with at most: what stands further out is no table's.
const MOST: u32 = 64;

/// The last column of each row.
pub(super) fn ends(rows: &[Row]) -> Vec<u32> {
    let mut widths: Vec<u32> = rows.iter().filter(|row| !row.is_alone).map(|row| row.end).collect();
    widths.sort_unstable();
    let first = rows.iter().position(|row| !row.is_alone).unwrap_or(rows.len());
    let end = |(at, row): (usize, &Row)| {
        let near = widths.partition_point(|&width| width <= row.end + MOST);
        let widest = widths[..near].last().filter(|_| at >= first);
        widest.map_or(row.end, |&widest| widest.max(row.end))
    };
    rows.iter().enumerate().map(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_wide_as_those_around_them() {
        let ends_of = |rows: &[(u32, bool)]| {
            let rows: Vec<Row> = rows.iter().map(|&(end, is_alone)| Row { end, is_alone }).collect();
            ends(&rows)
        };
        let (table, alone) = (|end| (end, false), (1, true));
        assert_eq!(ends_of(&[table(4), table(2), table(3)]), [4, 4, 4]);
        // Lines above a table are lines; what stands below may be its row.
        assert_eq!(ends_of(&[alone, alone, table(3), table(4), alone]), [1, 1, 4, 4, 4]);
        // A label without figures is a row, and so is a heading between rows.
        assert_eq!(ends_of(&[table(4), alone, table(3)]), [4, 4, 4]);
        assert_eq!(ends_of(&[table(2), alone, alone, table(8), table(7)]), [8, 8, 8, 8, 8]);
        assert_eq!(ends_of(&[alone, alone]), [1, 1]);
        assert_eq!(ends_of(&[table(16_384), table(2)]), [16_384, 2]);
        assert_eq!(ends_of(&[]), [0; 0]);
    }
}
