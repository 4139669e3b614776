//! Places on a page: points, rectangles, and the matrices that move them.

/// Coordinates beyond this are nowhere on a page.
const FARTHEST: f64 = 1e6;

/// What moves points: `[a b c d e f]` of the PDF standard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

#[allow(clippy::many_single_char_names, reason = "the PDF standard calls them so")]
impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) const fn translate(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, then the other.
    pub(super) fn then(&self, other: &Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Self([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    pub(super) fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

/// A rectangle along the page's edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    /// Around all of these points; `None` where there are none, or one of them is nowhere.
    pub(super) fn around(points: &[(f64, f64)]) -> Option<Self> {
        let (&(x, y), rest) = points.split_first()?;
        let mut rect = Self { left: x, top: y, right: x, bottom: y };
        for &(x, y) in rest {
            rect.left = rect.left.min(x);
            rect.right = rect.right.max(x);
            rect.top = rect.top.min(y);
            rect.bottom = rect.bottom.max(y);
        }
        points.iter().all(|&(x, y)| is_somewhere(x) && is_somewhere(y)).then_some(rect)
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(super) fn contains(&self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// The rectangle with a margin around it; one that holds nothing grows nowhere.
    pub(super) fn grown(&self, by: f64) -> Self {
        if self.width() <= 0.0 || self.height() <= 0.0 {
            return *self;
        }
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// What both cover; empty, with its edges crossed, where nothing is.
    pub(super) fn within(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

/// Whether a coordinate is a number, and near enough to be on a page.
pub(super) fn is_somewhere(coordinate: f64) -> bool {
    coordinate.abs() < FARTHEST
}

/// The mean of some numbers.
#[allow(clippy::cast_precision_loss, reason = "a page has less than 2^52 of anything")]
pub(super) fn mean(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = numbers.len() as f64;
    numbers.sum::<f64>() / count
}

/// Numbers that are near each other, as groups in rising order: each is at most `near` from the one before it.
pub(super) fn clusters<T>(mut items: Vec<T>, near: f64, of: impl Fn(&T) -> f64) -> Vec<Vec<T>> {
    items.sort_by(|one, other| of(one).total_cmp(&of(other)));
    let mut groups: Vec<Vec<T>> = Vec::new();
    for item in items {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|last| of(&item) - of(last) <= near) => group.push(item),
            _ => groups.push(vec![item]),
        }
    }
    groups
}
