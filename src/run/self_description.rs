//! `gkreport schema`, `completions` and `man`: what the program says of itself, made from what it is.

use super::Outcome;
use super::output::Output;
use crate::cli::{CompletionsArgs, ENVIRONMENT, EXAMPLES, EXIT_CODES, FILES, ReaderName, SchemaArgs, Told, full};
use clap_mangen::Man;
use gkreport::emit::types::Reader;
use gkreport::emit::{Shape, schema, types};
use gkreport::finding::Language;
use std::io::{self, Write};

/// Writes the JSON Schema of every JSON output, or the types of `parse`'s tables for who is to read them.
pub(super) fn schema(args: &SchemaArgs) -> anyhow::Result<Outcome> {
    let shape = args.shape.map_or(Shape::Wide, Shape::from);
    let reader = match args.of {
        None => return write(|out| schema::write(out)),
        Some(ReaderName::Parquet) => Reader::Parquet,
        Some(ReaderName::DuckDb) => Reader::DuckDb,
        Some(ReaderName::Spark) => Reader::Spark,
    };
    write(|out| types::write(reader, shape, out))
}

/// Writes a shell's completion script.
pub(super) fn completions(args: &CompletionsArgs, language: Language) -> anyhow::Result<Outcome> {
    // Into memory first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut full(language), "gkreport", &mut script);
    write(|out| out.write_all(&script))
}

/// Writes one manual page, with a part for each command.
pub(super) fn man(language: Language) -> anyhow::Result<Outcome> {
    // What stands below the help has sections of its own here.
    let command = full(language).after_help(None);
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
    let parts = [
        ("EXIT STATUS", "退出码", EXIT_CODES),
        ("ENVIRONMENT", "环境变量", ENVIRONMENT),
        ("FILES", "文件", FILES),
        ("EXAMPLES", "示例", EXAMPLES),
    ];
    for (en, zh, all) in parts {
        told(language.pick(zh, en), all, language, &mut page)?;
    }
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

/// A section of things and what is told of each.
fn told(heading: &str, all: &[Told], language: Language, page: &mut Vec<u8>) -> io::Result<()> {
    writeln!(page, ".SH \"{heading}\"")?;
    for one in all {
        // A line that begins with a dot or an apostrophe would be a command, a hyphen a dash.
        let plain = |text: &str| format!("\\&{}", text.replace('\\', "\\e").replace('-', "\\-"));
        writeln!(page, ".TP\n\\fB{}\\fR\n{}", plain(one.what), plain(one.get(language)))?;
    }
    Ok(())
}

fn write(act: impl FnOnce(&mut Output) -> io::Result<()>) -> anyhow::Result<Outcome> {
    let mut output = Output::open(None)?;
    act(&mut output)?;
    output.finish()?;
    Ok(Outcome::Clean)
}
