//! Figures that stand before the label of their row, or at it: of a row that ends in its label, numbered by them, or damaged.

use super::super::cells::{Cell, Holds};
use super::super::says::{Says, figures_in_label};
use super::super::signs::is_made_of_digits;
use super::Walker;
use std::ops::Range;

impl Walker<'_, '_, '_> {
    /// A figure glued to the label behind it is the line's before.
    pub(super) fn glued_before(&mut self, cell: &Cell, says: Says) {
        let number = match says {
            Says::Label(line) | Says::Again(line) => self.ground.lines[line].number,
            Says::Torn | Says::Group => None,
            _ => return,
        };
        for part in &cell.parts {
            if let Some(figure) = self.ground.leading_figure(part)
                && number.is_none_or(|number| self.ground.slice(&figure) != number.to_string())
                && self.open.is_some()
            {
                self.found.left.push((self.open, figure));
            }
        }
    }

    /// A figure in the cell of its label has lost its own.
    pub(super) fn glued_behind(&mut self, cell: &Cell, says: Says) {
        let (Says::Label(line) | Says::Again(line)) = says else { return };
        if self.by_rows && self.ground.lines.len() > 1 {
            let inside = figures_in_label(self.ground, cell, line);
            self.found.left.extend(inside.map(|figure| (Some(line), figure)));
        }
    }

    /// A figure before the label of its row has lost its place, unless all rows are numbered so.
    pub(super) fn before_label(&mut self, cells: &[(&Cell, Says)]) {
        let Some(at) = cells.iter().position(|(_, says)| matches!(says, Says::Label(_) | Says::Again(_))) else {
            return;
        };
        let (Says::Label(line) | Says::Again(line)) = cells[at].1 else { return };
        let figure = cells[..at].iter().find(|(_, says)| *says == Says::Data(Holds::Figure));
        // Figures may count by chance: 1, 2, 3.
        let is_number = |(cell, says): &&(&Cell, Says)| match says {
            Says::Data(holds) => *holds == Holds::Figure,
            Says::Idle => is_made_of_digits(&self.ground.text_of(&cell.parts)),
            _ => false,
        };
        let is_last = !cells[at + 1..].iter().any(|(_, says)| matches!(says, Says::Data(_)));
        let is_many = cells[..at].iter().filter(is_number).nth(1).is_some();
        let place = |cell: &Cell| cell.parts.first().cloned().unwrap_or(0..0);
        match figure.or_else(|| cells[..at].iter().find(is_number).filter(|_| is_many)) {
            // The label stands behind its row.
            Some((cell, _)) if is_last && self.has_labels_last => self.found.left.push((None, place(cell))),
            Some((cell, _)) => {
                self.has_labels_last |= is_last;
                self.before.push((line, place(cell)));
            }
            None => self.unnumbered += 1,
        }
    }

    /// A figure that stands in the line of the first label and before it belongs to no label before it.
    pub(super) fn leave_ahead(&mut self, label: &Cell) {
        let Some(ahead) = self.ahead.take().filter(|_| !self.by_rows && self.found.runs.is_empty()) else { return };
        let is_beside = |part: &Range<usize>| !self.ground.slice(&(ahead.end..part.start)).contains('\n');
        if label.parts.first().is_some_and(is_beside) {
            self.found.left.push((None, ahead));
        }
    }
}
