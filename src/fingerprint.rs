//! What makes a finding the same finding in another copy of the page: rule, issuer, year, subject, cells and values.
//!
//! Takes a finding and gives 32 hexadecimal digits. Path, place and wording play no part; a number does. Findings across
//! years are known by the issuer's name as [`crate::series`] compares it, so that 某市人民政府 and 某市 have the same.

use crate::finding::{Finding, Spot};
use crate::rules::{self, Scope};
use crate::series;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The fingerprint of a finding.
pub fn fingerprint(finding: &Finding<Spot>) -> String {
    let across = rules::find(finding.code).is_some_and(|rule| rule.scope() == Scope::Series);
    let issuer = finding.issuer.as_deref().unwrap_or("");
    let mut hash = Sha256::new();
    // A separator that no field holds, so that neighbouring fields cannot run together.
    let mut field = |text: &str| {
        hash.update(text.as_bytes());
        hash.update([0]);
    };
    field(finding.code);
    field(&if across { series::issuer_key(issuer) } else { issuer.trim().to_owned() });
    field(&finding.year.map_or_else(String::new, |year| year.to_string()));
    field(finding.subject.as_deref().unwrap_or(""));
    // A subject across years says all: which of two files comes first, and with it the order of cells, is chance.
    let cells = finding.operands().filter(|_| !across || finding.subject.is_none());
    for operand in cells {
        field(&operand.cell);
        match operand.value {
            Some(value) => field(&value.normalize().to_string()),
            None => field(operand.raw.trim()),
        }
    }
    hash.finalize().iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Report;
    use crate::check::check;
    use crate::rules::testing::sound;
    use crate::statute::Edition::E2021;
    use crate::statute::TableKind;

    #[test]
    fn a_fingerprint_changes_with_a_number_and_with_nothing_else() {
        let print = |report: &Report| {
            let findings = report.located(&check(report).findings);
            fingerprint(&findings[0])
        };
        let wrong = sound(E2021).set("disputes.review.total", "998");
        let report = wrong.clone().build();
        let reference = print(&report);
        assert_eq!(reference.len(), 32);
        let mut moved = wrong.clone().without_table(TableKind::Disclosure).build();
        moved.source.name = "elsewhere.html".to_owned();
        let findings = moved.located(&check(&moved).findings);
        let same = findings.iter().find(|finding| finding.code == "GK401").expect("the same mistake");
        assert_eq!(fingerprint(same), reference);
        assert_ne!(print(&sound(E2021).set("disputes.review.total", "999").build()), reference);
        assert_ne!(print(&sound(E2021).set("disputes.litigation_direct.total", "998").build()), reference);
        assert_ne!(print(&wrong.year(Some(2023)).build()), reference);
    }

    #[test]
    fn absent_things_have_fingerprints_of_their_own() {
        let report = sound(E2021).without_table(TableKind::Disputes).without_table(TableKind::Disclosure).build();
        let findings = report.located(&check(&report).findings);
        let prints: std::collections::BTreeSet<_> = findings.iter().map(fingerprint).collect();
        assert_eq!((findings.len(), prints.len()), (2, 2));
    }
}
