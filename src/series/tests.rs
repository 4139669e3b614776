//! Each rule across years: where it fires, and the nearest case where it does not.

use super::*;
use crate::fingerprint::fingerprint;
use crate::rules::testing::{Builder, sound};
use crate::statute::Edition::{E2008, E2019, E2021};
use crate::statute::TableKind;

/// A sound report for a year in which this many are carried over and forward, all by natural persons.
fn year(year: i32, over: i64, forward: i64) -> Builder {
    let edition = if year < 2021 { E2019 } else { E2021 };
    let zero = sound(edition).year(Some(year)).set_all("applications.", "0").set_all("disclosure.", "0");
    let received = 50 + forward - over;
    ["natural_person", "total"].into_iter().fold(zero, |report, column| {
        let key = |row: &str| format!("applications.{row}.{column}");
        report
            .set(&key("new_received"), &received.to_string())
            .set(&key("carried_over"), &over.to_string())
            .set(&key("granted"), "50")
            .set(&key("handled_total"), "50")
            .set(&key("carried_forward"), &forward.to_string())
    })
}

fn named(report: &Builder, name: &str) -> Report {
    let mut report = report.build();
    name.clone_into(&mut report.source.name);
    report
}

fn found(reports: &[Builder]) -> Vec<Finding<Spot>> {
    let reports: Vec<_> = reports.iter().zip(["a.txt", "b.txt", "c.txt", "d.txt"]).map(|(r, n)| named(r, n)).collect();
    check_series(&reports)
}

fn codes(reports: &[Builder]) -> Vec<&'static str> {
    found(reports).iter().map(|finding| finding.code).collect()
}

const FORWARD: &str = "applications.carried_forward.natural_person";
const OVER: &str = "applications.carried_over.natural_person";

#[test]
fn what_fits_together_is_not_told() {
    assert_eq!(codes(&[year(2019, 1, 2), year(2020, 2, 3), year(2021, 3, 4), year(2022, 4, 5)]), [""; 0]);
    // A year of the 2008 edition has nothing to carry.
    assert_eq!(codes(&[sound(E2008).year(Some(2018)), year(2019, 5, 0)]), [""; 0]);
}

#[test]
fn a_carry_that_differs_in_every_sum_alike_is_told_and_left_open() {
    let findings = found(&[year(2020, 0, 17), year(2021, 15, 0)]);
    let [finding] = findings.as_slice() else { panic!("one finding: {findings:?}") };
    assert_eq!((finding.code, &*finding.at.source, finding.year), ("GK901", "b.txt", Some(2021)));
    assert_eq!(finding.message.en, "2020 结转下年度 ≠ 2021 上年结转: 自然人 17 ≠ 15, 总计 17 ≠ 15");
    assert_eq!(finding.suspect, None);
    assert!(finding.help.as_ref().expect("a word").en.contains("sums of both years hold"), "{finding:?}");
    let sources: Vec<_> = finding.operands().map(|operand| &*operand.at.source).collect();
    assert_eq!(sources, ["a.txt", "b.txt", "a.txt", "b.txt"]);
}

#[test]
fn the_year_whose_own_sums_ask_for_the_others_figure_is_in_doubt() {
    for (reports, source, cell, read, expected) in [
        ([year(2021, 0, 17).set(FORWARD, "71"), year(2022, 17, 0)], "a.txt", FORWARD, 71, 17),
        ([year(2021, 0, 17), year(2022, 17, 0).set(OVER, "71")], "b.txt", OVER, 71, 17),
    ] {
        let findings = found(&reports);
        let [finding] = findings.as_slice() else { panic!("one finding: {findings:?}") };
        assert_eq!((&*finding.at.source, finding.equation.as_ref().map(|sum| sum.right.len())), (source, Some(1)));
        let suspect = finding.suspect.as_ref().expect("a suspect");
        assert_eq!((suspect.cell.as_str(), suspect.read, suspect.expected), (cell, Some(read.into()), expected.into()));
        assert_eq!(
            (&suspect.at, suspect.reading.map(crate::finding::Misreading::key)),
            (&finding.at, Some("transposed-digits"))
        );
        let excerpt = finding.excerpt.as_ref().expect("an excerpt");
        assert_eq!(&excerpt.text[excerpt.mark.clone()], "71");
    }
}

#[test]
fn the_year_whose_sums_are_broken_is_in_doubt_where_the_others_hold() {
    // 2022 was put down wrong in two ways: no figure of 2021 mends it.
    let findings =
        found(&[year(2021, 0, 17), year(2022, 17, 0).set(OVER, "25").set("applications.granted.natural_person", "9")]);
    let suspect = findings[0].suspect.as_ref().expect("a suspect");
    assert_eq!((&*suspect.at.source, suspect.expected), ("b.txt", 17.into()));
    // Both are broken beyond what the other tells.
    let spoilt = |report: Builder| report.set("applications.granted.natural_person", "9");
    let findings = found(&[spoilt(year(2021, 0, 17)).set(FORWARD, "12"), spoilt(year(2022, 17, 0)).set(OVER, "25")]);
    assert_eq!(findings[0].suspect, None);
    assert!(findings[0].help.as_ref().expect("a word").en.contains("do not tell"), "{findings:?}");
}

#[test]
fn blanks_are_nought_unknown_cells_and_rows_of_blanks_are_nothing() {
    assert_eq!(codes(&[year(2021, 0, 0).set(FORWARD, "—"), year(2022, 0, 0)]), [""; 0]);
    assert_eq!(codes(&[year(2021, 0, 5), year(2022, 5, 0).set(OVER, "")]), ["GK901"]);
    // The total was left out: no sum would take it for 0.
    assert_eq!(codes(&[year(2021, 0, 5), year(2022, 5, 0).set("applications.carried_over.total", "")]), [""; 0]);
    for unknown in ["若干", "约5"] {
        assert_eq!(codes(&[year(2021, 0, 5), year(2022, 5, 0).set(OVER, unknown)]), [""; 0]);
    }
    assert_eq!(codes(&[year(2021, 0, 5), year(2022, 0, 0).set_all("applications.carried_over.", "")]), [""; 0]);
    assert_eq!(codes(&[year(2021, 0, 5), year(2022, 0, 0).without_table(TableKind::Applications)]), [""; 0]);
}

fn in_force(report: Builder, issued: &str, repealed: &str, in_force: &str) -> Builder {
    let key = |column: &str| format!("disclosure.normative_documents.{column}");
    report.set(&key("issued"), issued).set(&key("repealed"), repealed).set(&key("in_force"), in_force)
}

#[test]
fn documents_in_force_follow_from_last_years() {
    let pair = |issued: &str, repealed: &str, force: &str| {
        let first = in_force(year(2021, 0, 0), "0", "0", "41");
        found(&[first, in_force(year(2022, 0, 0), issued, repealed, force)])
    };
    assert_eq!(pair("7", "2", "46"), []);
    assert_eq!(pair("", "1", "40"), []);
    // Where the number in force is left out, GK005 says so.
    assert_eq!(pair("7", "2", ""), []);
    let findings = pair("7", "2", "52");
    assert_eq!((findings.len(), findings[0].code), (1, "GK902"));
    let sum = findings[0].equation.as_ref().expect("a sum");
    assert_eq!((sum.left_sum, sum.right_sum, &*sum.left[0].at.source), (48.into(), 54.into(), "a.txt"));
    // The 2019 form counts what is disclosed, not what is in force.
    assert_eq!(codes(&[year(2020, 0, 0), in_force(year(2021, 0, 0), "1", "0", "9")]), [""; 0]);
}

#[test]
fn two_documents_of_a_year_are_compared_cell_by_cell() {
    let twice = |other: Builder| found(&[year(2022, 0, 5), other]);
    assert_eq!(twice(year(2022, 0, 5)), []);
    assert_eq!(twice(year(2022, 0, 5).set("disputes.review.total", "若干")), []);
    assert_eq!(twice(year(2022, 0, 5).set("disclosure.licensing.decisions", "")), []);
    let findings = twice(year(2022, 0, 5).set("disclosure.licensing.decisions", "8"));
    assert_eq!((findings.len(), findings[0].code, &*findings[0].at.source), (1, "GK903", "b.txt"));
    let operands: Vec<_> = findings[0].operands().map(|operand| (&*operand.at.source, operand.raw.as_str())).collect();
    assert_eq!(operands, [("b.txt", "8"), ("a.txt", "0")]);
    let many = twice(year(2022, 0, 5).set_all("applications.denied.", "3"));
    assert_eq!(many[0].cells.len(), 16);
    assert!(many[0].message.zh.contains("56 格") && many[0].help.is_some(), "{many:?}");
}

#[test]
fn the_same_conflict_has_the_same_fingerprint_whichever_comes_first() {
    let (one, other) = (year(2022, 0, 5), year(2022, 0, 5).set("disclosure.licensing.decisions", "8"));
    let print = |reports: &[Builder]| fingerprint(&found(reports)[0]);
    assert_eq!(print(&[one.clone(), other.clone()]), print(&[other.clone(), one.clone()]));
    let another = other.set("disclosure.licensing.decisions", "9");
    assert_ne!(
        print(&[one.clone(), another]),
        print(&[one, year(2022, 0, 5).set("disclosure.penalties.decisions", "8")])
    );
}

#[test]
fn fingerprints_hold_the_numbers_and_no_path() {
    let print = |forward, names: [&str; 2]| {
        let reports = [year(2021, 0, forward), year(2022, 15, 0)];
        let reports: Vec<_> = reports.iter().zip(names).map(|(report, name)| named(report, name)).collect();
        fingerprint(&check_series(&reports)[0])
    };
    assert_eq!(print(17, ["a.txt", "b.txt"]), print(17, ["x/1.html", "y/2.html"]));
    assert_ne!(print(17, ["a.txt", "b.txt"]), print(18, ["a.txt", "b.txt"]));
}

#[test]
fn a_year_between_others_that_is_not_there_is_missing() {
    assert_eq!(codes(&[year(2019, 0, 0), year(2020, 0, 0)]), [""; 0]);
    assert_eq!(codes(&[year(2019, 0, 0), year(2022, 0, 0), year(2021, 0, 0), year(2020, 0, 0)]), [""; 0]);
    let findings = found(&[year(2024, 0, 0), year(2019, 0, 0), year(2021, 0, 0)]);
    let messages: Vec<_> = findings.iter().map(|finding| finding.message.en.as_str()).collect();
    assert_eq!(
        messages,
        [
            "某某市: there are reports for 2019 and 2021, but none for 2020",
            "某某市: there are reports for 2021 and 2024, but none for 2022–2023"
        ]
    );
}

#[test]
fn only_the_same_issuer_is_compared_and_each_stretch_is_told_when_it_ends() {
    let [one, two] = [year(2021, 0, 5), year(2022, 9, 0)];
    assert_eq!(codes(&[one.clone(), two.clone().issuer(Some("某某市人民政府"))]), ["GK901"]);
    for other in ["某某县", "某某市人民政府办公室", "某某市民政局"] {
        assert_eq!(codes(&[one.clone(), two.clone().issuer(Some(other))]), [""; 0], "{other}");
    }
    assert_eq!(codes(&[one.clone(), two.clone().issuer(None)]), [""; 0]);
    // Of two issuers in mixed order, the pair completed first is told first.
    let county = |report: &Builder| report.clone().issuer(Some("某某县"));
    let findings = found(&[one.clone(), county(&one), county(&two), two]);
    let issuers: Vec<_> = findings.iter().map(|finding| finding.issuer.as_deref()).collect();
    assert_eq!(issuers, [Some("某某县"), Some("某某市")]);
}

#[test]
fn a_name_that_many_places_have_is_of_one_organ_in_one_folder_only() {
    let of = |report: &Builder, name: &str| named(&report.clone().issuer(Some("朝阳区人民政府")), name);
    let [one, two] = [year(2021, 0, 5), year(2022, 9, 0)];
    let codes = |reports: &[Report]| check_series(reports).iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert_eq!(codes(&[of(&one, "beijing/2021/a.txt"), of(&two, "beijing/2022/a.txt")]), ["GK901"]);
    assert_eq!(codes(&[of(&one, "beijing/a.txt"), of(&two, "liaoning/a.txt")]), [""; 0]);
    // Two of one year that have little in common: the name stands for two organs, and nothing of it is told.
    let other = sound(E2021).year(Some(2022));
    assert_eq!(codes(&[of(&one, "a.txt"), of(&two, "b.txt"), of(&other, "c.txt")]), [""; 0]);
    let nearly = two.clone().set("disclosure.licensing.decisions", "8");
    assert_eq!(codes(&[of(&one, "a.txt"), of(&two, "b.txt"), of(&nearly, "c.txt")]), ["GK901", "GK903"]);
    // A city there is only one of: both are told.
    let city = |report: &Builder, name: &str| named(report, name);
    let codes = codes(&[city(&one, "a/1.txt"), city(&two, "b/2.txt"), city(&other, "c/3.txt")]);
    assert_eq!(codes, ["GK901", "GK903"]);
}

#[test]
fn what_was_compared_is_counted() {
    struct None;
    impl Archive for None {
        type Error = ();
        fn record(&mut self, _: u64) -> Result<Rc<Record>, ()> {
            Err(())
        }
    }
    let mut series = Series::new(RULES);
    for (at, report) in [year(2021, 0, 5), year(2022, 5, 0), year(2022, 5, 0)].iter().enumerate() {
        series.add(Record::new(&report.build()).expect("a record").brief(), at as u64);
    }
    series.leave_out();
    // A record that cannot be had back ends the run: nothing is passed over unseen.
    assert_eq!(
        series.turn_to(
            Record::new(&year(2021, 0, 0).issuer(Some("某某县")).build()).expect("one").brief(),
            &mut None,
            &mut |_| Ok(())
        ),
        Err(())
    );
    let summary = series.finish(&mut None, &mut |_| Ok(())).expect("nothing is due any more");
    assert_eq!(summary, SeriesSummary { reports: 3, years: 1, copies: 1, left_out: 1, doubtful: 0 });
    assert!(!Series::new(&[]).is_wanted() && Series::new(RULES).is_wanted());
}
