//! The official form as a Word document: of one report, of a sum, and what is refused.

use crate::formats::support::{COUNTY, county, folder, root, run, run_in};
use std::fs;
use std::io::Read as _;
use std::path::Path;

/// A part of a written document.
fn part(path: &Path, name: &str) -> String {
    let mut package = zip::ZipArchive::new(fs::File::open(path).expect("the document")).expect("a package");
    let mut text = String::new();
    package.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

/// Key, value and status of every cell, as csv tells them.
fn cells(folder: &Path, file: &str) -> Vec<[String; 3]> {
    let csv = run_in(folder, &["parse", "--format", "csv", file]).stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| [[&row[4], &row[5], &row[6]].join("."), row[9].to_owned(), row[11].to_owned()]).collect()
}

#[test]
fn a_form_reads_back_and_what_is_wrong_is_marked() {
    let area = folder(&[("county.txt", &county())]);
    for name in ["a.docx", "b.docx"] {
        let said = run_in(area.path(), &["parse", "--lang", "en", "--format", "docx", "county.txt", "-o", name]);
        assert_eq!((said.code, said.stdout.as_str(), said.stderr.as_str()), (0, "", ""));
    }
    let [one, two] = ["a.docx", "b.docx"].map(|name| fs::read(area.path().join(name)).expect("the document"));
    assert!(one == two, "the same report gives the same bytes");
    assert_eq!(cells(area.path(), "a.docx"), cells(area.path(), "county.txt"));
    let (document, comments) = (
        part(&area.path().join("a.docx"), "word/document.xml"),
        part(&area.path().join("a.docx"), "word/comments.xml"),
    );
    let marked = document.matches("w:commentReference").count();
    assert_eq!(marked, document.matches("w:fill=").count());
    assert_eq!(marked, comments.matches("<w:comment ").count());
    for said in ["GK302", "GK303", "GK006", "1余"] {
        assert!(comments.contains(said), "{said}: {comments}");
    }
    // The same mistakes are found in it.
    let codes = |file: &str| {
        let json =
            run_in(area.path(), &["check", "--isolated", "--select", "GK3,GK4,GK006", "--format", "json", file]).stdout;
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let findings = value["findings"].as_array().expect("a list").iter();
        findings.map(|one| (one["code"].clone(), one["cells"].clone(), one["suspect"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(codes("a.docx"), codes("county.txt"));
}

#[test]
fn what_has_no_form_or_is_not_one_report_is_refused() {
    let old = "某县2016年政府信息公开工作年度报告\n一、概述\n工作平稳有序。\n二、依申请公开情况\n收到政府信息公开申请40件。\n";
    let area = folder(&[("a.txt", &county()), ("b.txt", &county()), ("old.txt", old), ("notice.txt", "通知\n")]);
    for (args, why) in [
        (&["parse", "a.txt", "b.txt"][..], "one report"),
        (&["parse", "."], "one report"),
        (&["parse", "old.txt"], "2008"),
        (&["sum", "old.txt"], "2008"),
        (&["parse", "notice.txt"], "nothing to check"),
        (&["parse", "no.txt"], "no.txt"),
        (&["parse", "a.txt", "--bom"], "--bom"),
        (&["parse", "a.txt", "--shape", "wide"], "--shape"),
        (&["parse", "a.txt", "-o", "a.txt"], "a.txt"),
    ] {
        let said = run_in(area.path(), &[args, &["--format", "docx"]].concat());
        assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{args:?}");
        assert!(said.stderr.contains(why), "{args:?}: {}", said.stderr);
    }
    assert!(run(&["check", "--format", "docx", COUNTY]).code == 2 && root().join(COUNTY).is_file());
}

#[test]
fn the_form_of_a_sum_says_what_is_not_in_it() {
    let sound = county().replace("1余", "0");
    let other = sound.replace("1260", "40").replace("| 7 | 2 | 41 |", "| 若干 | 2 | 41 |");
    let area = folder(&[("a.txt", &sound), ("b.txt", &other), ("whole.txt", &sound)]);
    let whole = sound.replace("1260", "1299").replace("临溪县", "临溪县人民政府");
    fs::write(area.path().join("whole.txt"), whole).expect("a file");
    let args = ["sum", "a.txt", "b.txt", "--whole", "whole.txt", "--format", "docx", "-o", "sum.docx", "--lang", "zh"];
    assert_eq!(run_in(area.path(), &args).code, 1);
    let comments = part(&area.path().join("sum.docx"), "word/comments.xml");
    assert!(comments.contains("总体为 1299，差额 +1") && comments.contains("其余各部分合计 7"), "{comments}");
    let read = cells(area.path(), "sum.docx");
    let of = |key: &str| read.iter().find(|cell| cell[0] == key).expect("the cell");
    assert_eq!(of("disclosure.licensing.decisions")[1..], ["1300", "read"]);
    assert_eq!(of("disclosure.normative_documents.issued")[1..], ["", "unreadable"]);
    assert_eq!(of("disclosure.normative_documents.in_force")[1..], ["82", "read"]);
}

#[test]
fn whatever_a_page_says_stays_text() {
    let hostile =
        county().replace("全县上下", "</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\x</w:instrText>&amp;\u{0}\u{ffff}");
    let hostile = hostile.replace("1余", "<w:object/>\u{1b}[31m").replace("临溪县2023", "<w:p>临溪县2023");
    let area = folder(&[("a.txt", &hostile)]);
    assert_eq!(run_in(area.path(), &["parse", "--format", "docx", "a.txt", "-o", "a.docx"]).code, 0);
    for name in ["word/document.xml", "word/comments.xml"] {
        let text = part(&area.path().join("a.docx"), name);
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().expect("well formed"), quick_xml::events::Event::Eof) {}
        assert!(!text.contains("<w:instrText") && !text.contains("<w:object"), "{name}");
        assert!(!text.contains(['\u{0}', '\u{1b}', '\u{ffff}']), "{name}");
    }
}
