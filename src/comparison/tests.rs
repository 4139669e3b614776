//! Reports made by hand, beside each other.

use super::*;
use crate::report::Known;
use crate::rules::testing::sound;
use crate::statute::Edition::{E2019, E2021};
use crate::statute::sections::SectionKind;
use crate::statute::{Form, TableKind, all_forms};
use rust_decimal::Decimal;

const CELL: &str = "applications.granted.total";

#[test]
fn a_report_and_itself_do_not_differ() {
    for edition in [crate::statute::Edition::E2008, E2019, E2021] {
        let report = sound(edition).build();
        let comparison = Comparison::new(&report, &report);
        assert!(!comparison.is_change() && comparison.findings.is_empty());
        assert_eq!(comparison.changes.same, report.tables.iter().map(|table| table.form.len()).sum::<usize>());
    }
}

#[test]
fn every_cell_that_changes_is_found_and_no_other() {
    for form in all_forms() {
        let edition = form.editions[0];
        let old = sound(edition).build();
        for cell in form.cells() {
            let key = form.key(cell);
            let new = sound(edition).set(&key, "4321").build();
            let changes = changes(&old, &new).all;
            let found: Vec<_> = changes.iter().map(|change| (change.form.key(change.cell), change.new)).collect();
            assert_eq!(found, [(key, Known::Read(4321.into()))]);
        }
    }
}

#[test]
fn a_change_is_told_as_far_as_both_sides_are_known() {
    let of = |old: &str, new: &str| {
        let (old, new) = (sound(E2021).set(CELL, old).build(), sound(E2021).set(CELL, new).build());
        let all = changes(&old, &new).all;
        all.first().map(|one| (one.delta(), one.percent().map(|percent| percent.to_string()), one.is_leap()))
    };
    let number = |value: i64| Some(Decimal::from(value));
    assert_eq!(of("30", "20"), Some((number(-10), Some("-33.3".to_owned()), false)));
    assert_eq!(of("3", "30"), Some((number(27), Some("900".to_owned()), true)));
    assert_eq!(of("30", "3"), Some((number(-27), Some("-90".to_owned()), true)));
    assert_eq!(of("0", "30"), Some((number(30), None, false)));
    assert_eq!(of("", "30"), Some((number(30), None, false)));
    assert_eq!(of("30", "若干"), Some((None, None, false)));
    assert_eq!(of("0", "—"), None);
    assert_eq!(of("若干", "不详"), None);
}

#[test]
fn two_editions_are_compared_in_the_form_of_the_new_one() {
    let (old, new) = (sound(E2019).build(), sound(E2021).build());
    let changes = changes(&old, &new);
    let form: &Form = TableKind::Applications.form(E2021);
    let cell = form.cell_of_key(CELL).expect("a cell");
    let value = |report: &crate::Report| Known::Read(report.value(CELL).expect("it is read"));
    let change = changes.all.iter().find(|change| change.form == form && change.cell == cell);
    assert_eq!(change.map(|change| (change.old, change.new)), Some((value(&old), value(&new))));
    let issued = changes.all.iter().find(|change| change.form.key(change.cell) == "disclosure.rules.issued");
    assert_eq!(issued.map(|change| change.old), Some(Known::Not));
}

#[test]
fn sentences_are_new_gone_brought_up_to_date_or_left_as_they_were() {
    let with = |text: &str| {
        let mut report = sound(E2021).build();
        text.clone_into(&mut report.sections[0].text);
        report
    };
    let old = with(
        "全年公开各类政府信息486条。群众满意度继续提高。组织两次业务培训，覆盖全部股室。累计更新栏目12个，内容完整。",
    );
    let new =
        with("全年公开各类政府信息501条。群众满意度继续提高。新建了政策解读的专门栏目。累计更新栏目12个，内容完整。");
    let all = prose(&old, &new);
    let overview = all.iter().find(|prose| prose.kind == SectionKind::Overview).expect("a section");
    assert_eq!(overview.new, ["新建了政策解读的专门栏目。"]);
    assert_eq!(overview.gone, ["组织两次业务培训，覆盖全部股室。"]);
    assert_eq!(overview.stale, ["累计更新栏目12个，内容完整。"]);
    assert_eq!((overview.updated, overview.same), (1, 1));
    assert_eq!(overview.alike(), Some((11 + 9 + 10) * 100 / (11 + 9 + 10 + 12)));
    // A number of a citizen is not repeated.
    let named = with("请联系张三，身份证号为11010519491231002X的同志。");
    let said = &prose(&old, &named)[0].new[0];
    assert!(!said.contains("11010519491231002X"), "{said}");
}

#[test]
fn reports_are_paired_by_issuer_and_where_several_have_the_name_by_place() {
    let named = |issuer: Option<&str>, path: &str| {
        let mut report = sound(E2021).issuer(issuer).build();
        path.clone_into(&mut report.source.name);
        report
    };
    let mut register = Register::default();
    for (issuer, path) in [
        (Some("临溪县人民政府"), "old/a/county-2022.txt"),
        (Some("民政局"), "old/north/civil.txt"),
        (Some("民政局"), "old/south/civil.txt"),
        (None, "old/x.txt"),
    ] {
        register.add(Mark::new(&named(issuer, path), "old"), path.to_owned());
    }
    let find = |issuer, path: &str| register.find(&Mark::new(&named(issuer, path), "new/"));
    assert_eq!(find(Some("临溪县"), "new/b/other.txt"), Found::One("old/a/county-2022.txt"));
    assert_eq!(find(Some("民政局"), "new/south/civil.txt"), Found::One("old/south/civil.txt"));
    assert_eq!(find(Some("民政局"), "new/west/civil.txt"), Found::Several);
    assert_eq!(find(Some("财政局"), "new/north/civil.txt"), Found::None);
    assert_eq!(find(None, "new/x.txt"), Found::One("old/x.txt"));
    assert_eq!(find(None, "new/y.txt"), Found::None);
    assert_eq!(register.sources().count(), 4);
}
