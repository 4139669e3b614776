//! Layers of a PDF (optional content): which are switched off when the file is opened, so that nothing of them is seen.
//!
//! Taken is what the file's root says of its layers; asked is a layer, or a group of layers with a rule for them. Rules
//! written as formulas, and layers that come only in print or on the screen, are shown as if they were on.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};
use std::collections::HashSet;

/// Layers that are looked at.
const MOST_LAYERS: usize = 10_000;

/// The layers that are off.
#[derive(Default)]
pub(super) struct Layers {
    /// By the numbers of their objects; where all are off at first, those that are on.
    named: HashSet<u32>,
    are_off_at_first: bool,
}

impl Layers {
    /// Those of a file.
    pub(super) fn of(file: &Pdf) -> Self {
        let root = file.xref().get::<Dict<'_>>(file.xref().root_id());
        let told = root.and_then(|root| root.get::<Dict<'_>>("OCProperties")).and_then(|all| all.get::<Dict<'_>>("D"));
        let Some(told) = told else { return Self::default() };
        let are_off_at_first = told.get::<Name<'_>>("BaseState").is_some_and(|state| state.as_str() == "OFF");
        let exceptions = told.get::<Array<'_>>(if are_off_at_first { "ON" } else { "OFF" });
        Self { named: exceptions.map(|layers| numbers(&layers).collect()).unwrap_or_default(), are_off_at_first }
    }

    /// Whether what says that it belongs to a layer by this `key` is not seen.
    pub(super) fn hide(&self, dict: &Dict<'_>, key: &[u8]) -> bool {
        if self.named.is_empty() && !self.are_off_at_first {
            return false;
        }
        let Some(layer) = dict.get::<Dict<'_>>(key) else { return false };
        if layer.get::<Name<'_>>("Type").is_none_or(|kind| kind.as_str() != "OCMD") {
            return dict.get_ref(key).is_some_and(|layer| self.is_off(layer.obj_number));
        }
        let members: Vec<bool> = match layer.get::<Object<'_>>("OCGs") {
            Some(Object::Array(layers)) => numbers(&layers).map(|layer| self.is_off(layer)).collect(),
            _ => layer.get_ref("OCGs").map(|layer| self.is_off(layer.obj_number)).into_iter().collect(),
        };
        let rule = layer.get::<Name<'_>>("P");
        !members.is_empty()
            && match rule.as_ref().map_or("AnyOn", Name::as_str) {
                "AllOn" => members.contains(&true),
                "AnyOff" => !members.contains(&true),
                "AllOff" => members.contains(&false),
                _ => !members.contains(&false),
            }
    }

    fn is_off(&self, layer: u32) -> bool {
        self.named.contains(&layer) != self.are_off_at_first
    }
}

/// The numbers of the objects that a list names.
fn numbers<'a>(layers: &Array<'a>) -> impl Iterator<Item = u32> + use<'a> {
    let named = |layer: MaybeRef<Object<'a>>| layer.as_obj_ref().map(|layer| layer.obj_number);
    layers.raw_iter().take(MOST_LAYERS).filter_map(named)
}
