//! True figures → the three tables as the official forms draw them, and as reports redraw them.
//!
//! Labels, groups and their order come from the statute's constants; nothing here spells one.

use super::dice::Dice;
use super::hand::Hand;
use super::marks::figure;
use super::sheet::{Cell, Kind, Sheet};
use super::truth::{TableTruth, Truth};
use gkreport::statute::{Form, Row, TableKind};

/// How a report redraws the forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// How the figures of 第二十条 are drawn.
    pub disclosure: DisclosureLayout,
    /// How section four is drawn.
    pub disputes: DisputesLayout,
    /// Whether organisations get a sum of their own.
    pub organizations: Organizations,
}

/// How the figures of 第二十条 are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DisclosureLayout {
    /// One table, with a line over each item, as the form prints it.
    #[default]
    OneTable,
    /// A table for each item, under a line of text.
    TableEach,
}

/// How section four is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DisputesLayout {
    /// One row of fifteen figures, as the form prints it.
    #[default]
    OneRow,
    /// A row for each kind of dispute.
    ThreeRows,
    /// A table for each kind of dispute, under a line of text.
    TableEach,
}

/// Whether organisations get a sum of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Organizations {
    /// As the form has it.
    #[default]
    AsInForm,
    /// With a column 小计 behind the five kinds of organisation.
    WithSubtotal,
}

/// A table under its caption, where it has one.
pub type Captioned = (Option<String>, Sheet);

/// Draws one table after another.
pub struct Drawer<'c> {
    /// The figures.
    pub truth: &'c Truth,
    /// How the forms are redrawn.
    pub layout: Layout,
    /// How labels and numbers are written.
    pub hand: Hand,
    /// Incidental choices.
    pub dice: Dice,
}

impl Drawer<'_> {
    /// The tables of a kind, in reading order.
    pub fn draw(&mut self, kind: TableKind) -> Vec<Captioned> {
        match kind {
            TableKind::Disclosure => self.disclosure(),
            TableKind::Applications => vec![(None, self.applications())],
            TableKind::Disputes => self.disputes(),
            TableKind::Statistics => unreachable!("no later edition has the statistics"),
        }
    }

    fn applications(&mut self) -> Sheet {
        let truth = self.truth.table(TableKind::Applications);
        let form = truth.form;
        let [.., applicants, organizations, note] = form.groups else { unreachable!("the form has these heads") };
        let subtotal = self.layout.organizations == Organizations::WithSubtotal;
        let last = form.columns.len() - 1;
        let width = form.columns.len() + usize::from(subtotal);

        let names: Vec<Cell> = form.columns.iter().map(|column| self.head(column.label, column.variants)).collect();
        let (natural, total) = (names[0].clone().over(1, 2), names[last].clone().over(1, 2));
        let mut kinds = names[1..last].to_vec();
        if subtotal {
            kinds.push(Cell::new(Kind::Header, "小计"));
        }
        let mut rows = vec![
            vec![
                self.head(note.label, note.variants).over(3, 3),
                self.head(applicants.label, applicants.variants).over(width, 1),
            ],
            vec![natural, self.head(organizations.label, organizations.variants).over(kinds.len(), 1), total],
            kinds,
        ];
        for (at, row) in form.rows.iter().enumerate() {
            let mut cells = self.labels(form, at, 3);
            let mut values = self.values(truth, at);
            if subtotal {
                let sum: rust_decimal::Decimal = (1..last)
                    .filter_map(|column| truth.cells[form.cell_at(at, column).expect("every row is full")])
                    .sum();
                values.insert(last, Cell::new(Kind::Extra, sum.to_string()));
            }
            debug_assert_eq!(row.columns.len(), form.columns.len());
            cells.extend(values);
            rows.push(cells);
        }
        Sheet { rows, label_columns: 3, header_rows: 3 }
    }

    fn disclosure(&mut self) -> Vec<Captioned> {
        let truth = self.truth.table(TableKind::Disclosure);
        let form = truth.form;
        let head = form.groups.last().expect("the form has heads");
        let widest = 1 + form.rows.iter().map(|row| row.columns.len()).max().unwrap_or(0);
        let mut sheets: Vec<Captioned> = Vec::new();
        for (at, row) in form.rows.iter().enumerate() {
            let first = at == 0 || form.rows[at - 1].groups != row.groups;
            let columns = match self.layout.disclosure {
                DisclosureLayout::OneTable => widest,
                DisclosureLayout::TableEach => 1 + row.columns.len(),
            };
            if first {
                let item = self.group_text(form, row.groups[0]);
                let mut heads = vec![self.head(head.label, head.variants)];
                for &column in row.columns {
                    heads.push(self.head(form.columns[column].label, form.columns[column].variants));
                }
                stretch(&mut heads, columns);
                match self.layout.disclosure {
                    DisclosureLayout::OneTable => {
                        if sheets.is_empty() {
                            sheets.push((None, Sheet { label_columns: 1, header_rows: 0, rows: Vec::new() }));
                        }
                        sheets[0].1.rows.push(vec![Cell::new(Kind::Header, item).over(columns, 1)]);
                    }
                    DisclosureLayout::TableEach => {
                        let sheet = Sheet { label_columns: 1, header_rows: 1, rows: Vec::new() };
                        sheets.push((Some(item), sheet));
                    }
                }
                sheets.last_mut().expect("one was pushed").1.rows.push(heads);
            }
            let mut cells = vec![self.label_of(row)];
            cells.extend(self.values(truth, at));
            stretch(&mut cells, columns);
            sheets.last_mut().expect("one was pushed").1.rows.push(cells);
        }
        sheets
    }

    fn disputes(&mut self) -> Vec<Captioned> {
        let truth = self.truth.table(TableKind::Disputes);
        let form = truth.form;
        let results = form.columns.len();
        match self.layout.disputes {
            DisputesLayout::OneRow => {
                let group = &form.groups[0];
                let mut top = vec![self.label_of(&form.rows[0])];
                top.push(self.head(group.label, group.variants));
                let (mut second, mut third, mut figures) = (Vec::new(), Vec::new(), Vec::new());
                for (at, row) in form.rows.iter().enumerate() {
                    let names: Vec<Cell> =
                        form.columns.iter().map(|column| self.head(column.label, column.variants)).collect();
                    if at == 0 {
                        second.extend(names.into_iter().map(|name| name.over(1, 2)));
                    } else {
                        second.push(self.head(row.label, row.variants).over(results, 1));
                        third.extend(names);
                    }
                    figures.extend(self.values(truth, at));
                }
                top[0] = Cell { kind: Kind::Header, ..top[0].clone() }.over(results, 1);
                top[1].across = 2 * results;
                let rows = vec![top, second, third, figures];
                vec![(None, Sheet { rows, label_columns: 0, header_rows: 3 })]
            }
            DisputesLayout::ThreeRows => {
                let mut heads = vec![Cell::new(Kind::Header, "类别").over(2, 1)];
                heads.extend(form.columns.iter().map(|column| self.head(column.label, column.variants)));
                let mut rows = vec![heads];
                for at in 0..form.rows.len() {
                    let mut cells = self.labels(form, at, 2);
                    cells.extend(self.values(truth, at));
                    rows.push(cells);
                }
                vec![(None, Sheet { rows, label_columns: 2, header_rows: 1 })]
            }
            DisputesLayout::TableEach => {
                let mut sheets = Vec::new();
                for (at, row) in form.rows.iter().enumerate() {
                    let label = self.label_of(row).text;
                    let caption = match row.groups {
                        [] => label,
                        [group, ..] => format!("{}（{label}）", self.group_text(form, group)),
                    };
                    let heads = form.columns.iter().map(|column| self.head(column.label, column.variants)).collect();
                    let rows = vec![heads, self.values(truth, at)];
                    sheets.push((Some(caption), Sheet { rows, label_columns: 0, header_rows: 1 }));
                }
                sheets
            }
        }
    }

    /// The label cells of row `at` over `width` columns: a group where it starts, then the row's own label.
    fn labels(&mut self, form: &'static Form, at: usize, width: usize) -> Vec<Cell> {
        let row = &form.rows[at];
        let mut cells = Vec::new();
        for depth in 0..row.groups.len() {
            let belongs = |other: &&Row| other.groups.get(..=depth) == row.groups.get(..=depth);
            if at > 0 && belongs(&&form.rows[at - 1]) {
                continue;
            }
            let down = form.rows[at..].iter().take_while(belongs).count();
            cells.push(Cell::new(Kind::Group, self.group_text(form, row.groups[depth])).over(1, down));
        }
        cells.push(self.label_of(row).over(width - row.groups.len(), 1));
        cells
    }

    fn label_of(&mut self, row: &Row) -> Cell {
        Cell::new(Kind::Label, self.hand.wording.label(row.label, row.variants, &mut self.dice))
    }

    fn head(&mut self, label: &str, variants: &[&str]) -> Cell {
        Cell::new(Kind::Header, self.hand.wording.label(label, variants, &mut self.dice))
    }

    fn group_text(&mut self, form: &Form, label: &str) -> String {
        let variants = form.groups.iter().find(|group| group.label == label).map_or(&[][..], |group| group.variants);
        self.hand.wording.label(label, variants, &mut self.dice)
    }

    /// The cells of row `at` to be filled in.
    fn values(&mut self, truth: &TableTruth, at: usize) -> Vec<Cell> {
        let form = truth.form;
        let cells = form.rows[at].columns.iter().map(|&column| form.cell_at(at, column).expect("the row has it"));
        let mut out = Vec::new();
        for cell in cells {
            out.push(match truth.cells[cell] {
                None => Cell::new(Kind::Blank, self.hand.blank.text()),
                Some(value) => {
                    let text = self.hand.spell(value, form.column_of(cell).quantity, &mut self.dice);
                    Cell::new(Kind::Figure, figure(Truth::id(form.table, cell), &text))
                }
            });
        }
        out
    }
}

/// Widens the last cell until the row covers `columns`.
fn stretch(cells: &mut [Cell], columns: usize) {
    let missing = columns - cells.iter().map(|cell| cell.across).sum::<usize>();
    if let Some(last) = cells.last_mut() {
        last.across += missing;
    }
}
