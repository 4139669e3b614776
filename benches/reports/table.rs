//! What was measured, as a Markdown table.

use super::turns::Times;
use std::time::Duration;

/// One line of the table.
pub struct Row {
    what: String,
    program: String,
    floor: String,
    ratio: f64,
    target: Target,
}

/// What a ratio should be.
#[derive(Clone, Copy)]
pub enum Target {
    /// At most this.
    Most(f64),
}

impl Row {
    /// From the times of a program and its floor.
    pub fn times(what: &str, floor: &str, times: &Times, target: Target) -> Self {
        let least = |times: &[Duration]| times.first().copied().unwrap_or_default();
        let middle = |times: &[Duration]| times.get(times.len() / 2).copied().unwrap_or_default();
        let told = |times: &[Duration]| format!("{} ({})", shown(least(times)), shown(middle(times)));
        Self {
            what: what.to_owned(),
            program: told(&times.program),
            floor: format!("{floor}: {}", told(&times.floor)),
            ratio: least(&times.program).as_secs_f64() / least(&times.floor).as_secs_f64(),
            target,
        }
    }

    /// From the bytes a program takes for an input of so many bytes.
    pub fn bytes(what: &str, program: f64, floor: &str, bytes: usize, target: Target) -> Self {
        let kilobytes = |bytes: f64| format!("{:.0} KB", bytes / 1000.0);
        #[expect(clippy::cast_precision_loss, reason = "a file of a few hundred kilobytes")]
        let bytes = bytes as f64;
        Self {
            what: what.to_owned(),
            program: kilobytes(program),
            floor: format!("{floor}: {}", kilobytes(bytes)),
            ratio: program / bytes,
            target,
        }
    }
}

/// Prints the table: least times, with the middle one in brackets.
pub fn print(rows: &[Row]) {
    println!("| what | program | floor | ratio | target |");
    println!("| --- | --- | --- | --- | --- |");
    for Row { what, program, floor, ratio, target } in rows {
        let Target::Most(most) = target;
        println!("| {what} | {program} | {floor} | {ratio:.2} | ≤ {most} |");
    }
}

fn shown(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1000.0)
}
