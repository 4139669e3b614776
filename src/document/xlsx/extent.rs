//! How far each row of a table on a sheet goes: as far as the widest of those around it.
//!
//! A sheet shows a grid. A cell that is not filled and has no style of its own is mostly not kept in the file, and seen empty
//! all the same: rows that follow each other have the columns of the widest. A row of one cell alone is a heading or a sentence
//! as often as a label without figures: it parts tables of different widths, goes no further than the rows above and below it
//! both do, and above all tables it is a line.

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
    let widths: Vec<Option<u32>> = rows
        .chunk_by(|one, next| one.is_alone == next.is_alone)
        .flat_map(|run| {
            let width = run.iter().map(|row| row.end).max().filter(|_| !run[0].is_alone);
            run.iter().map(move |_| width)
        })
        .collect();
    let mut ends: Vec<u32> = rows.iter().map(|row| row.end).collect();
    let mut above = None;
    let mut below: Vec<Option<u32>> = widths
        .iter()
        .rev()
        .scan(None, |below, &width| {
            *below = width.or(*below);
            Some(*below)
        })
        .collect();
    below.reverse();
    for ((end, width), below) in ends.iter_mut().zip(widths).zip(below) {
        above = width.or(above);
        let reach = above.map_or(0, |above| below.map_or(above, |below| above.min(below)));
        if (*end..=*end + MOST).contains(&reach) {
            *end = reach;
        }
    }
    ends
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
        // A label without figures is a row; what stands between tables goes no further than both.
        assert_eq!(ends_of(&[table(4), alone, table(4)]), [4, 4, 4]);
        assert_eq!(ends_of(&[table(2), alone, alone, table(8), table(7)]), [2, 2, 2, 8, 8]);
        assert_eq!(ends_of(&[alone, alone]), [1, 1]);
        assert_eq!(ends_of(&[table(16_384), table(2)]), [16_384, 2]);
        assert_eq!(ends_of(&[]), [0; 0]);
    }
}
