//! A table before it is laid out: rows of cells with spans, as a word processor holds it.
//!
//! Writers turn a [`Sheet`] into text or markup; damage is done to sheets, so that every layout meets the same accidents.

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Rows; each holds the cells that start in it.
    pub rows: Vec<Vec<Cell>>,
    /// Columns that hold labels, on the left.
    pub label_columns: usize,
    /// Rows at the top that a page break repeats.
    pub header_rows: usize,
}

/// One cell, where it starts.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it shows; figures stand between marks.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Columns it covers.
    pub across: usize,
    /// Rows it covers.
    pub down: usize,
}

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line over the whole table, or the label of a column.
    Header,
    /// A label over several rows.
    Group,
    /// A row's own label.
    Label,
    /// A number.
    Figure,
    /// A cell that states nothing.
    Blank,
    /// A number of a column the form does not have.
    Extra,
}

/// What stands where a merged cell goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    /// Nothing, not even a cell: a row holds the cells that start in it.
    Omitted,
    /// An empty cell.
    Empty,
    /// The label again; figures are never repeated.
    Repeated,
}

impl Cell {
    /// A cell of one row and column.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { text: text.into(), kind, across: 1, down: 1 }
    }

    /// The same, covering more columns and rows.
    pub fn over(self, across: usize, down: usize) -> Self {
        Self { across, down, ..self }
    }

    /// Whether the cell is one the form fills in.
    pub fn is_value(&self) -> bool {
        matches!(self.kind, Kind::Figure | Kind::Blank)
    }
}

impl Sheet {
    /// Whether row `row` has cells to fill in.
    pub fn is_data(&self, row: usize) -> bool {
        self.rows[row].iter().any(Cell::is_value)
    }

    /// The rows as plain cell texts.
    pub fn texts(&self, covered: Covered) -> Vec<Vec<String>> {
        match covered {
            Covered::Omitted => {
                self.rows.iter().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect()
            }
            Covered::Empty | Covered::Repeated => {
                let placed = self.placed();
                let mut out = Vec::new();
                for row in 0..self.rows.len() {
                    // As wide as its cells reach: a row that has lost a cell stays short.
                    let mut texts: Vec<String> = Vec::new();
                    for place in placed.iter().filter(|place| place.row <= row && row < place.row + place.cell.down) {
                        for column in place.column..place.column + place.cell.across {
                            let first = row == place.row && column == place.column;
                            let again = covered == Covered::Repeated && !place.cell.is_value();
                            if texts.len() <= column {
                                texts.resize(column + 1, String::new());
                            }
                            if first || again {
                                texts[column].clone_from(&place.cell.text);
                            }
                        }
                    }
                    out.push(texts);
                }
                out
            }
        }
    }

    /// Every cell with the row and column it starts at: a row's cells take the columns that cells above leave free.
    pub fn placed(&self) -> Vec<Placed<'_>> {
        let mut busy: Vec<Vec<bool>> = vec![Vec::new(); self.rows.len()];
        let mut out = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            let mut column = 0;
            for cell in cells {
                while busy[row].get(column).copied().unwrap_or(false) {
                    column += 1;
                }
                out.push(Placed { row, column, cell });
                for line in busy.iter_mut().skip(row).take(cell.down) {
                    line.resize(line.len().max(column + cell.across), false);
                    line[column..column + cell.across].fill(true);
                }
                column += cell.across;
            }
        }
        out
    }

    /// The same table with each merged label written into every row and column it covers.
    pub fn unmerged(&self) -> Self {
        let mut rows: Vec<Vec<Cell>> = vec![Vec::new(); self.rows.len()];
        let mut parts = Vec::new();
        for Placed { row, column, cell } in self.placed() {
            // A figure over several columns stays one cell: written twice it would be another figure.
            let repeats = if cell.is_value() { 1 } else { cell.across };
            let width = if cell.is_value() { cell.across } else { 1 };
            for down in 0..cell.down {
                for across in 0..repeats {
                    parts.push((row + down, column + across, Cell { across: width, down: 1, ..cell.clone() }));
                }
            }
        }
        parts.sort_by_key(|&(row, column, _)| (row, column));
        for (row, _, cell) in parts {
            if let Some(row) = rows.get_mut(row) {
                row.push(cell);
            }
        }
        Self { rows, ..self.clone() }
    }

    /// Cuts the table in two before row `row`, as a page break does: the header again, groups cut and gone on with.
    pub fn split(&self, row: usize) -> (Self, Self) {
        let (mut above, mut below) = (self.clone(), self.clone());
        above.rows.truncate(row);
        below.rows = self.rows[..self.header_rows].to_vec();
        below.rows.extend_from_slice(&self.rows[row..]);
        let mut cut = Vec::new();
        for place in self.placed() {
            if place.row < row && place.row + place.cell.down > row {
                cut.push(Cell { down: place.row + place.cell.down - row, ..place.cell.clone() });
                let at = place.index(&self.rows);
                above.rows[place.row][at].down = row - place.row;
            }
        }
        let first = &mut below.rows[self.header_rows];
        cut.append(first);
        *first = cut;
        (above, below)
    }
}

/// A cell in its place.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'s> {
    /// The row it starts in.
    pub row: usize,
    /// The column it starts at.
    pub column: usize,
    /// The cell.
    pub cell: &'s Cell,
}

impl Placed<'_> {
    fn index(&self, rows: &[Vec<Cell>]) -> usize {
        rows[self.row].iter().position(|cell| std::ptr::eq(cell, self.cell)).expect("the cell is of this row")
    }
}
