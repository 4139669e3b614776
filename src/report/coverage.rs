//! How much of what an edition prescribes was found and read: counts that every answer carries.

use super::{Report, Status};
use crate::statute::TableKind;
use std::ops::AddAssign;

/// A struct of counts, added up with `+=` and listed by name through `fields()`; each name stands here alone.
macro_rules! counts {
    ($(#[$of_all:meta])* pub struct $name:ident { $($(#[$of_one:meta])* $field:ident,)* }) => {
        $(#[$of_all])*
        pub struct $name {
            $($(#[$of_one])* pub $field: usize,)*
        }

        impl $name {
            /// Each count with its name in every output.
            pub fn fields(&self) -> impl Iterator<Item = (&'static str, usize)> + use<> {
                [$((stringify!($field), self.$field)),*].into_iter()
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                $(self.$field += other.$field;)*
            }
        }
    };
}

counts! {
    /// How much of what an edition prescribes was found and read.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
    pub struct Coverage {
        /// Tables the edition prescribes.
        tables_expected,
        /// Tables found.
        tables_found,
        /// Cells the forms prescribe.
        cells_expected,
        /// Cells with a number read.
        cells_read,
        /// Cells that state nothing.
        cells_blank,
        /// Cells whose value could be one of several.
        cells_ambiguous,
        /// Cells that hold something that is no number.
        cells_unreadable,
        /// Cells whose row or table is absent.
        cells_missing,
    }
}

impl Report {
    /// How much was found and read.
    pub fn coverage(&self) -> Coverage {
        let edition = self.expected_edition();
        let mut coverage = Coverage { tables_expected: TableKind::of_edition(edition).len(), ..Coverage::default() };
        for kind in self.kinds() {
            let Some(table) = self.table(kind) else {
                let cells = kind.form(edition).len();
                coverage.cells_expected += cells;
                coverage.cells_missing += cells;
                continue;
            };
            coverage.tables_found += 1;
            let due = table.iter().filter(|(index, _)| !table.told_otherwise(*index)).map(|(_, cell)| cell);
            for cell in due {
                coverage.cells_expected += 1;
                *match cell.status {
                    Status::Read => &mut coverage.cells_read,
                    Status::Blank => &mut coverage.cells_blank,
                    Status::Ambiguous => &mut coverage.cells_ambiguous,
                    Status::Unreadable => &mut coverage.cells_unreadable,
                    Status::Missing => &mut coverage.cells_missing,
                } += 1;
            }
        }
        coverage
    }
}
