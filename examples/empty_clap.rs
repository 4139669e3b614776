//! The least a command-line program with `clap` can be: what the start of `gkreport` is measured against.
//!
//! Takes no argument but `--help` and `--version`, and does nothing.

use clap::Parser;

/// A program that does nothing.
#[derive(Parser)]
#[command(version)]
struct Cli {}

fn main() {
    Cli::parse();
}
