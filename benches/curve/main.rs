//! How the time to read grows with the input: `cargo bench --bench curve`.
//!
//! A row is one kind of input at sizes that grow, with the time of each and, of the largest step that tells, the exponent:
//! 1 where twice the input takes twice the time. What is more than [`MOST`] is marked. A size that takes longer than the
//! limit is said to be given up, and ends its row.

mod kinds;

use gkreport::Error;
use gkreport::limits::Limits;
use kinds::KINDS;
use std::time::{Duration, Instant};

/// The steepest exponent that is linear, or n·log n, for all that a clock tells.
const MOST: f64 = 1.25;
/// How long each size is read again and again; the least time counts.
const LONG_ENOUGH: Duration = Duration::from_millis(200);

fn main() {
    let wide = Limits { time: Some(Duration::from_secs(20)), text: 64 << 20, cells: 10_000_000, ..Limits::default() };
    println!("| kind | time | exponent |");
    println!("| --- | --- | ---: |");
    for kind in KINDS {
        let mut times: Vec<(usize, f64)> = Vec::new();
        let mut told = Vec::new();
        for size in kind.sizes {
            let input = (kind.make)(*size);
            let Some(took) = least(&input, &wide) else {
                told.push(format!("{} KB given up", input.len() / 1000));
                break;
            };
            told.push(format!("{} KB {:.1} ms", input.len() / 1000, took * 1000.0));
            times.push((input.len(), took));
        }
        let exponent = times.windows(2).map(exponent).next_back().unwrap_or(f64::NAN);
        let mark = if exponent <= MOST { "" } else { " **steep**" };
        println!("| {} | {} | {exponent:.2}{mark} |", kind.name, told.join(", "));
    }
}

/// The least time an input takes to read; `None` where it is given up.
fn least(input: &[u8], limits: &Limits) -> Option<f64> {
    let (begun, mut least) = (Instant::now(), f64::INFINITY);
    while least.is_infinite() || begun.elapsed() < LONG_ENOUGH {
        let start = Instant::now();
        let read = gkreport::read_with("curve", input, limits);
        if matches!(read, Err(Error::Limit { .. })) {
            return None;
        }
        least = least.min(start.elapsed().as_secs_f64());
    }
    Some(least)
}

/// By which power of the input the time grows from one size to the next.
fn exponent(step: &[(usize, f64)]) -> f64 {
    let [(small, short), (large, long)] = step else { return f64::NAN };
    #[expect(clippy::cast_precision_loss, reason = "some megabytes")]
    let grown = *large as f64 / *small as f64;
    (long / short).ln() / grown.ln()
}
