//! Two things timed in turns.

use std::time::{Duration, Instant};

/// How long each is measured at least, and how often at most.
const LONG_ENOUGH: Duration = Duration::from_millis(1500);
const OFTEN_ENOUGH: usize = 2000;

/// The times of a program and of its floor.
pub struct Times {
    /// The program's, sorted.
    pub program: Vec<Duration>,
    /// The floor's, sorted.
    pub floor: Vec<Duration>,
}

/// Times both, one after the other, again and again.
pub fn take_turns(mut program: impl FnMut(), mut floor: impl FnMut()) -> Times {
    program();
    floor();
    let mut times = Times { program: Vec::new(), floor: Vec::new() };
    let start = Instant::now();
    while times.program.len() < 20 || (start.elapsed() < LONG_ENOUGH && times.program.len() < OFTEN_ENOUGH) {
        times.program.push(time(&mut program));
        times.floor.push(time(&mut floor));
    }
    times.program.sort_unstable();
    times.floor.sort_unstable();
    times
}

fn time(act: &mut impl FnMut()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}
