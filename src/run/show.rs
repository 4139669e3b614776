//! `gkreport show`: what a stage made of an input.

use super::inputs::Input;
use super::output::Output;
use super::{Outcome, input, message};
use crate::cli::{ShowArgs, Stage};
use gkreport::document::Document;
use gkreport::emit::show;
use gkreport::finding::Language;

/// Reads one input and writes the stage asked for.
pub(super) fn run(args: &ShowArgs, language: Language) -> anyhow::Result<Outcome> {
    let input = Input::only(args.path.as_deref(), language)?;
    let name = input.name();
    let limits = args.limits.limits();
    let report = match input::read(input, &limits, |report| report) {
        Ok(report) => report,
        Err(why) => {
            message::unread(&name, &why, language);
            return Ok(Outcome::Failed);
        }
    };
    let mut output = Output::open(None)?;
    match args.stage {
        Stage::Text => show::text(&Document::new(&report.source, &limits)?, &mut output)?,
        Stage::Blocks => show::blocks(&report, &Document::new(&report.source, &limits)?, &mut output)?,
        Stage::Sections => show::sections(&report, &mut output)?,
        Stage::Figures => {
            let clauses = gkreport::trace_figures(&report, &Document::new(&report.source, &limits)?);
            show::figures(&report, &clauses, &mut output)?;
        }
        Stage::Tables => {
            let stretches = gkreport::trace_tables(&Document::new(&report.source, &limits)?);
            show::stretches(&report, &stretches, language, &mut output)?;
            show::tables(&report, language, &mut output)?;
            if report.tables.is_empty() {
                message::no_tables(&report, language);
            }
        }
    }
    output.finish()?;
    Ok(Outcome::Clean)
}
