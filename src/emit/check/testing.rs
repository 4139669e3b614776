//! Tests only: reports written in a format, from first to last.

use super::writer::CheckWriter;
use crate::Report;
use crate::check::check;
use crate::summary::{Input, Summary};

/// What a format makes of reports, checked with every rule.
pub(super) fn written(writer: &mut dyn CheckWriter, reports: &[Report]) -> String {
    let (mut out, mut summary) = (Vec::new(), Summary::default());
    writer.start(&mut out).expect("memory can be written to");
    for report in reports {
        let checked = check(report);
        let (input, findings) = (Input::new(report, checked.judged), report.located(&checked.findings));
        summary.add(&input, &findings);
        writer.add(&input, &findings, &mut out).expect("memory can be written to");
    }
    writer.finish(&summary, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("UTF-8")
}
