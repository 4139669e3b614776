//! The official form filled with random reports, sound and spoilt, of every edition that has one: read back, it says
//! what the report said, and what was not known stays unknown.

use crate::support::hand::Hand;
use crate::support::runner::{Effort, run};
use crate::support::shapes::shape;
use crate::support::truth::{Blanks, Case};
use gkreport::Report;
use gkreport::emit::Colour;
use gkreport::emit::{SumAnswer, SumFormat, write_form, write_sum};
use gkreport::finding::Language;
use gkreport::report::Known;
use gkreport::statute::sections::SectionKind;
use gkreport::sum::{Part, Sum};
use proptest::prelude::*;

fn read(case: &Case) -> Report {
    gkreport::read("a", shape("html_table").render(case, Hand::default()).text.as_bytes()).expect("it is read")
}

fn filled(report: &Report) -> Report {
    let mut bytes = Vec::new();
    write_form(report, Language::Zh, &mut bytes).expect("memory can be written to");
    gkreport::read("form.docx", &bytes).expect("a document")
}

/// Requires that the form says of every cell what the report says.
fn same(report: &Report, form: &Report) -> Result<(), TestCaseError> {
    for table in &report.tables {
        let Some(back) = form.table(table.form.table) else {
            return Err(TestCaseError::fail(format!("{} is not in the form", table.form.table.key())));
        };
        prop_assert_eq!(back.form, table.form);
        for (at, cell) in table.iter() {
            prop_assert_eq!(back.cells[at].known(), cell.known(), "{} {:?}", table.form.key(at), cell);
        }
    }
    prop_assert_eq!(report.tables.len(), form.tables.len());
    Ok(())
}

#[test]
fn a_form_reads_back_to_the_cells_it_was_filled_with() {
    run("forms", Effort::Full, Blanks::Sometimes, |case| {
        let report = read(&case);
        let form = filled(&report);
        same(&report, &form)?;
        let told = |report: &Report| {
            let stated = |one: &Option<gkreport::report::Stated<String>>| one.as_ref().map(|one| one.value.clone());
            (stated(&report.title), stated(&report.issuer), report.year.as_ref().map(|year| year.value), report.edition)
        };
        prop_assert_eq!(told(&form), told(&report));
        let kinds = |report: &Report| report.sections.iter().map(|section| section.kind).collect::<Vec<_>>();
        prop_assert_eq!(kinds(&form), kinds(&report));
        Ok(())
    });
}

#[test]
fn what_a_spoilt_report_does_not_tell_the_form_does_not_tell() {
    const SPOILT: [&str; 8] =
        ["若干", "见附件", "1O", "--3", "<b>x</b>&amp;", "约30", "12345678901234567890", "\u{fffe}"];
    run("spoilt forms", Effort::Full, Blanks::Sometimes, |case| {
        let mut text = shape("html_table").render(&case, Hand::default()).text;
        // Some figures become what is none.
        let mut seed = case.seed;
        let cells: Vec<usize> = text.match_indices("</td>").map(|(at, _)| at).collect();
        for &end in cells.iter().rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let start = text[..end].rfind('>').map_or(end, |at| at + 1);
            let is_figure = !text[start..end].is_empty() && text[start..end].bytes().all(|byte| byte.is_ascii_digit());
            if is_figure && (seed >> 33) % 100 < 4 {
                text.replace_range(start..end, SPOILT[(seed >> 45) as usize % SPOILT.len()]);
            }
        }
        let report = gkreport::read("a", text.as_bytes()).expect("it is read");
        same(&report, &filled(&report))
    });
}

#[test]
fn a_torn_report_fills_the_form_as_far_as_it_goes() {
    run("torn forms", Effort::Few, Blanks::Never, |case| {
        let text = shape("html_table").render(&case, Hand::default()).text;
        let end = text.floor_char_boundary(text.len() * (40 + case.seed as usize % 50) / 100);
        let report = gkreport::read("torn", &text.as_bytes()[..end]).expect("a part is read");
        same(&report, &filled(&report))
    });
}

#[test]
fn the_form_of_a_sum_reads_back_to_the_sum() {
    run("forms of sums", Effort::Few, Blanks::Sometimes, |case| {
        let report = read(&case);
        let text = shape("html_table").render(&case, Hand::default()).text;
        let torn = gkreport::read("torn", &text.as_bytes()[..text.floor_char_boundary(text.len() * 3 / 4)]);
        for parts in
            [vec![Part::new(&report), Part::new(&report)], vec![Part::new(&report), Part::new(&torn.expect("most"))]]
        {
            let sum = Sum::new(parts, Vec::new(), None);
            let answer =
                SumAnswer { sum: &sum, whole: None, absent: &[], language: Language::En, colour: Colour::None };
            let mut bytes = Vec::new();
            write_sum(&answer, SumFormat::Docx, &mut bytes).expect("memory can be written to");
            let form = gkreport::read("sum.docx", &bytes).expect("a document");
            for table in &sum.tables {
                let back = form.table(table.form.table).expect("the table is in the form");
                for (at, cell) in table.iter() {
                    prop_assert_eq!(back.cells[at].known(), cell.known(), "{}", table.form.key(at));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn sentences_are_kept_and_marks_are_no_text() {
    let text = "某县2023年政府信息公开工作年度报告\n一、总体情况\n全年平稳<有序>&合规。\n二、主动公开政府信息情况\n规章 | 本年制发件数\n全年另发通知。\n\
                五、存在的主要问题及改进情况\n人手不足\u{7}。下一步加强培训。\n";
    let report = gkreport::read("a.txt", text.as_bytes()).expect("it is read");
    let form = filled(&report);
    let of = |kind: SectionKind| {
        let section = form.sections.iter().find(|section| section.kind == kind).expect("the section");
        section.text.clone()
    };
    assert_eq!(of(SectionKind::Overview).trim(), "全年平稳<有序>&合规。");
    assert!(of(SectionKind::ProactiveDisclosure).contains("全年另发通知。"));
    assert!(of(SectionKind::Problems).contains("下一步加强培训。"));
    assert!(form.tables.is_empty() && !form.visible_text().contains("gkreport"));
    assert!(form.tables.iter().all(|table| table.cells.iter().all(|cell| cell.known() == Known::Not)));
}
