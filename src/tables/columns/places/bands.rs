//! Columns as figures show them: places at which their left ends, or their right ends, stand, or bands in which they overlap.

use super::lines::Place;

/// From where to where a column goes.
pub(super) type Band = (usize, usize);
/// Which part of a place must lie in its band.
pub(super) type Key = fn(&Place) -> Band;

/// A way to tell columns from places.
#[derive(Debug, Clone, Copy)]
pub(super) enum By {
    Left,
    Right,
    Overlap,
}

impl By {
    pub(super) const ALL: [(Self, &'static str); 3] = [
        (Self::Left, "places of left ends"),
        (Self::Right, "places of right ends"),
        (Self::Overlap, "places that overlap"),
    ];

    pub(super) fn key(self) -> Key {
        match self {
            Self::Left => |place| (place.from, place.from),
            Self::Right => |place| (place.to, place.to),
            Self::Overlap => |place| (place.from, place.to),
        }
    }

    /// The columns of places.
    pub(super) fn bands<'p>(self, places: impl Iterator<Item = &'p Place>) -> Vec<Band> {
        let mut spans: Vec<Band> = places.map(self.key()).collect();
        spans.sort_unstable();
        let mut bands: Vec<Band> = Vec::new();
        for (from, to) in spans {
            match bands.last_mut() {
                Some(band) if from < band.1 || from == band.0 => band.1 = band.1.max(to),
                _ => bands.push((from, to)),
            }
        }
        bands
    }
}
