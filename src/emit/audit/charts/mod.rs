//! Charts as inline SVG: drawn by numbers alone, coloured by the page's style, labelled in words.
//!
//! Every chart says its numbers in text, so that it is read in grey, in print and by screen readers; nothing of a report
//! but figures, years and organs' names reaches one. Lengths are whole pixels.

mod bars;
mod flow;
mod rates;
mod years;

pub(super) use bars::{outcomes, spread};
pub(super) use flow::flow;
pub(super) use rates::{of_all, rates};
pub(super) use years::{Year, of_organ, together};

use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// How long a figure is drawn, where `whole` takes `length` pixels.
fn scaled(part: Decimal, whole: Decimal, length: u32) -> u32 {
    let share = part.checked_div(whole).and_then(|share| share.checked_mul(length.into()));
    share.and_then(|share| share.round().to_u32()).unwrap_or(0).min(length)
}

/// A chart with what it shows in words.
fn figure(title: &str, width: u32, height: u32, drawing: &Markup) -> Markup {
    html! {
        figure.chart tabindex="0" {
            figcaption { (title) }
            svg viewBox={"0 0 " (width) " " (height)} role="img" aria-label=(title) { (drawing) }
        }
    }
}

/// Words at a place; `anchor` is `start`, `middle` or `end`.
fn words(x: u32, y: u32, anchor: &str, text: &str) -> Markup {
    html! { text x=(x) y=(y) text-anchor=(anchor) { (text) } }
}

fn bar(x: u32, y: u32, width: u32, height: u32, class: &str) -> Markup {
    html! { rect.(class) x=(x) y=(y) width=(width) height=(height) {} }
}
