//! `gkreport parse --format docx`: the official form, filled with one report.

use super::guard::written;
use super::inputs::Inputs;
use super::many::{self, Plan};
use super::message::Nothing;
use super::output::{self, Output};
use super::{Outcome, message};
use crate::cli::ParseArgs;
use gkreport::Report;
use gkreport::emit::{has_form, write_form};
use gkreport::finding::Language;
use std::io::Write as _;

/// What became of the one report: the form, nothing to fill it with, or an edition without form.
enum Made {
    Form(std::io::Result<Vec<u8>>),
    Nothing(Nothing),
    NoForm,
}

/// Reads the one input and writes its form.
pub(super) fn run(args: &ParseArgs, inputs: Inputs, language: Language) -> anyhow::Result<Outcome> {
    if !inputs.is_single() {
        anyhow::bail!(language.pick(
            "--format docx 一次写一份报告：请只给出一个文件；要把多份相加，请用 gkreport sum --format docx",
            "--format docx writes one report: name one file; to add several up: gkreport sum --format docx",
        ));
    }
    let path = args.output.path.as_deref();
    let plan = Plan { threads: args.inputs.reading.threads, limits: args.inputs.reading.limits.limits(), language };
    let make = move |report: Report| match Nothing::of(&report) {
        Some(nothing) => Made::Nothing(nothing),
        None if !has_form(report.expected_edition()) => Made::NoForm,
        None => {
            let mut form = Vec::new();
            Made::Form(write_form(&report, language, &mut form).map(|()| form))
        }
    };
    let mut outcome = Outcome::Failed;
    many::each(inputs, &plan, make, |answer| {
        match answer.result {
            Ok(Made::Form(form)) => {
                let form = form?;
                let mut output = Output::open(path)?;
                written(|| output.write_all(&form)).map_err(|error| output::cannot_write(path, error))?;
                output.finish()?;
                outcome = Outcome::Clean;
            }
            Ok(Made::Nothing(nothing)) => {
                message::nothing_found(&answer.name, nothing, language);
            }
            Ok(Made::NoForm) => message::say(language, &no_form(&answer.name, language)),
            Err(why) => {
                message::unread(&answer.name, &why, language);
            }
        }
        Ok(())
    })?;
    Ok(outcome)
}

/// Why no form is written for the 2008 edition.
pub(super) fn no_form(name: &str, language: Language) -> String {
    let (zh, en) =
        if name.is_empty() { (String::new(), String::new()) } else { (format!("{name}："), format!("{name}: ")) };
    language.pick(
        format!("{zh}2008 年格式没有官方表格，docx 只用于 2019、2021 年格式；可用 --format xlsx"),
        format!("{en}edition 2008 has no official form, docx is for editions 2019 and 2021; try --format xlsx"),
    )
}
