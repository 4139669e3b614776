//! `gkreport schema`, `completions` and `man`: what the program says of itself, made from what it is.

use super::Outcome;
use super::output::Output;
use crate::cli::{Cli, CompletionsArgs};
use clap::CommandFactory as _;
use clap_mangen::Man;
use gkreport::emit::schema;
use std::io::{self, Write};

/// Writes the JSON Schema of every JSON output.
pub(super) fn schema() -> anyhow::Result<Outcome> {
    write(|out| schema::write(out))
}

/// Writes a shell's completion script.
pub(super) fn completions(args: &CompletionsArgs) -> anyhow::Result<Outcome> {
    // Into memory first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "gkreport", &mut script);
    write(|out| out.write_all(&script))
}

/// Writes one manual page, with a part for each command.
pub(super) fn man() -> anyhow::Result<Outcome> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    let man = Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
        part(subcommand, &mut page)?;
    }
    man.render_extra_section(&mut page)?;
    man.render_version_section(&mut page)?;
    write(|out| out.write_all(&page))
}

/// A command's own page as a section of the whole.
fn part(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(command.clone());
    let mut part = Vec::new();
    man.render_synopsis_section(&mut part)?;
    man.render_description_section(&mut part)?;
    man.render_options_section(&mut part)?;
    writeln!(page, ".SH \"GKREPORT {}\"", command.get_name().to_uppercase())?;
    page.extend(String::from_utf8_lossy(&part).replace(".SH ", ".SS ").bytes());
    Ok(())
}

fn write(act: impl FnOnce(&mut Output) -> io::Result<()>) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    act(&mut output)?;
    output.finish()?;
    Ok(Outcome::Clean)
}
