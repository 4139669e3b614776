//! The audit page: what stands in it, and that nothing of a report is more than text in it. How it behaves in a browser is
//! tested in `tests/browser`.

use crate::formats::support::{COUNTY, county, county_of, folder, run, run_in};
use base64::Engine as _;
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fs;

fn page(args: &[&str]) -> Html {
    Html::parse_document(&run(&[&["check", "--isolated", "--format", "html"], args].concat()).stdout)
}

fn all<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_cell_of_the_form_leads_to_its_text_in_the_source() {
    let read = gkreport::read(COUNTY, county().as_bytes()).expect("a report");
    let page = page(&["--lang", "en", COUNTY]);
    let mut seen = 0;
    for (table, letter) in read.tables.iter().zip(['d', 'a', 'r']) {
        for (index, cell) in table.iter() {
            let cells = all(&page, &format!("#c1{letter}{index}"));
            assert_eq!(cells.len(), 1, "{letter}{index}");
            let class = cells[0].value().attr("class").expect("a class");
            assert!(class.starts_with(cell.status.key()), "{class}");
            let marks = all(&page, &format!("mark#s1{letter}{index}"));
            assert_eq!(marks.len(), 1, "{letter}{index}");
            assert_eq!(marks[0].text().collect::<String>(), cell.raw, "{letter}{index}");
            let way = all(&page, &format!("#c1{letter}{index} a.v"));
            assert_eq!(way[0].value().attr("href"), Some(format!("#s1{letter}{index}").as_str()));
            let line = read.place(cell.span.expect("a place")).line;
            assert!(way[0].value().attr("title").expect("a title").ends_with(&format!("line {line}")));
            seen += 1;
        }
    }
    assert_eq!((seen, all(&page, "td[id]").len()), (200, 200));
}

#[test]
fn the_suspect_the_sums_and_the_coverage_are_told_in_words() {
    let page = page(&["--lang", "en", COUNTY]);
    let suspects: Vec<_> = all(&page, "td.suspect").into_iter().map(text).collect();
    assert_eq!(suspects, ["8 ▲ expected 3"]);
    let off: Vec<_> = all(&page, "td.off").into_iter().map(text).collect();
    assert_eq!(off, ["≠ −5 does not add up", "≠ −2 does not add up", "≠ +5 does not add up"]);
    let told = text(all(&page, ".coverage")[0]);
    assert!(told.contains("cells read 197 of 200") && told.contains("cells blank 2"), "{told}");
    assert!(told.contains("relations broken 3") && told.contains("relations skipped 3"), "{told}");
    let laws = all(&page, ".finding .law").len();
    assert_eq!(laws, all(&page, ".finding").len());
}

#[test]
fn a_page_may_load_nothing_and_run_its_own_script_only() {
    let page = page(&["--lang", "zh", COUNTY]);
    let policy = all(&page, "meta[http-equiv='Content-Security-Policy']")[0].value().attr("content").expect("a policy");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    for (element, source) in [("style", "style-src"), ("script", "script-src")] {
        let own = all(&page, element);
        assert_eq!(own.len(), 1);
        let hash = Sha256::digest(own[0].text().collect::<String>());
        let hash = base64::engine::general_purpose::STANDARD.encode(hash);
        assert!(policy.contains(&format!("{source} 'sha256-{hash}'")), "{element}: {policy}");
    }
}

/// What a page may try in any text that reaches the audit page.
const HOSTILE: [&str; 9] = [
    "<script>document.title='x'</script>",
    "</style></script><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\">5</a></svg>",
    "\" onfocus=\"alert(1)\" autofocus x=\"",
    "' onclick='alert(1)",
    "javascript:alert(1)",
    "<meta http-equiv=refresh content=\"0;url=http://x\"><base href=http://x/>",
    "\u{202e}5\u{2066}\u{200b}\u{feff}",
    "<!--<style>*{background:url(http://x)}",
];

#[test]
fn whatever_a_report_says_is_text_in_the_page() {
    let elements: BTreeSet<_> = shape(&county()).0;
    for hostile in HOSTILE {
        // In a title, an issuer, a heading's section, a cell, a sentence; and as the name of the file.
        let text = county()
            .replace("1余", &format!("5{hostile}"))
            .replace("临溪县", &format!("临{}溪县", hostile.replace('|', "")))
            .replace("省事了些。", &format!("省事了些。{hostile}\n{hostile}，收到申请77件，"));
        let (names, attributes, said) = shape(&text);
        assert!(names.is_subset(&elements), "{hostile}: {:?}", names.difference(&elements));
        for (name, value) in attributes {
            assert!(
                !name.starts_with("on") && !["src", "style", "srcset", "action"].contains(&name.as_str()),
                "{name}"
            );
            let own = value.strip_prefix('#').is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            assert!(!name.ends_with("href") || own, "{hostile}: {value}");
        }
        assert!(!said.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}']), "{hostile}");
    }
}

/// The names of a page's elements, all attributes, and its text.
fn shape(report: &str) -> (BTreeSet<String>, Vec<(String, String)>, String) {
    let folder = folder(&[("<img src=x onerror=alert(1)>.txt", report)]);
    let said = run_in(folder.path(), &["check", "--isolated", "--lang", "en", "--format", "html", "."]).stdout;
    let page = Html::parse_document(&said);
    let elements = all(&page, "*");
    let names = elements.iter().map(|element| element.value().name().to_owned()).collect();
    let attributes = elements.iter().flat_map(|element| element.value().attrs());
    let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    (names, attributes, said)
}

#[test]
fn citizens_numbers_are_hidden_in_the_page() {
    let text = county()
        .replace("省事了些。", "省事了些。李某，身份证号11010519491231002X，来电13812345678。")
        .replace("1余", "电话13812345678");
    let folder = folder(&[("a.txt", &text)]);
    let said = run_in(folder.path(), &["check", "--isolated", "--format", "html", "a.txt"]).stdout;
    assert!(said.contains("李某") && said.contains("***********"), "the sentence is there");
    assert!(!said.contains("11010519491231002X") && !said.contains("13812345678"));
}

#[test]
fn both_languages_are_whole() {
    for (language, lang, heading, word) in
        [("zh", "zh-CN", "发现的问题", "读出的格"), ("en", "en", "What was found", "cells read")]
    {
        let page = page(&["--lang", language, COUNTY]);
        assert_eq!(all(&page, "html")[0].value().attr("lang"), Some(lang));
        assert!(all(&page, "h2").into_iter().any(|head| text(head) == heading), "{language}");
        assert!(text(all(&page, "dl.coverage")[0]).contains(word), "{language}");
    }
    // In Chinese nothing is English but codes, names of files and this program.
    let page = page(&["--lang", "zh", COUNTY]);
    for element in all(&page, "main p, main dt, main summary, main th, main caption, .vh") {
        let words = text(element).replace("fixtures/formats/county.txt", "").replace("gkreport", "");
        let words: Vec<_> = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2).collect();
        assert!(words.is_empty(), "{words:?}");
    }
}

#[test]
fn a_folder_has_an_index_and_a_page_a_report() {
    let (one, other) = (county(), county_of(2022).replace("临溪县", "临川市"));
    let place =
        folder(&[("a.txt", &one), ("b.txt", &other), ("c.txt", "nothing"), ("due", "临溪县\n临川市\n临江县\n")]);
    let check = ["check", "--isolated", "--lang", "en", "--format", "html", "--expect", "due", "-o", "out/", "."];
    // The second run replaces the first one's folder, and reads none of its pages.
    for _ in 0..2 {
        let said = run_in(place.path(), &check);
        assert_eq!(said.code, 2, "{}", said.stderr);
        assert!(said.stderr.contains("临江县"), "{}", said.stderr);
    }
    let out = place.path().join("out");
    let mut names: Vec<_> = fs::read_dir(&out).expect("the folder").map(|one| one.expect("one").file_name()).collect();
    names.sort();
    assert_eq!(names, ["index.html", "report-00001.html", "report-00002.html"]);
    let index = Html::parse_document(&fs::read_to_string(out.join("index.html")).expect("the index"));
    let rows: Vec<_> = all(&index, "table.index tbody tr").into_iter().map(text).collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].starts_with("临溪县 2023 ✕ error 197/200"), "{rows:?}");
    for (way, issuer) in all(&index, "table.index tbody a").into_iter().zip(["临溪县", "临川市"]) {
        let page = fs::read_to_string(out.join(way.value().attr("href").expect("a way"))).expect("a page");
        let page = Html::parse_document(&page);
        assert!(text(all(&page, "h1")[0]).starts_with(issuer));
        assert_eq!(all(&page, "td[id]").len(), 200);
    }
    assert_eq!(all(&index, "ul.absent li").into_iter().map(text).collect::<Vec<_>>(), ["临江县"]);
    assert!(text(all(&index, "section.aside")[0]).contains("c.txt"));
}

#[test]
fn a_folder_of_others_is_not_replaced() {
    let place = folder(&[("a.txt", &county())]);
    let out = place.path().join("mine");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("index.html"), "mine").expect("a file");
    let said =
        run_in(place.path(), &["check", "--isolated", "--lang", "en", "--format", "html", "-o", "mine", "a.txt"]);
    assert_eq!(said.code, 2);
    assert!(said.stderr.contains("name another folder"), "{}", said.stderr);
    assert_eq!(fs::read_to_string(out.join("index.html")).expect("the file"), "mine");
    assert_eq!(fs::read_dir(place.path()).expect("the place").count(), 2);
}

#[test]
fn one_file_holds_so_many_reports_and_says_what_to_do_with_more() {
    let report = county();
    // Short ones, but for one that has errors.
    let short = report.split_once("三、").expect("a third section").0;
    let place = tempfile::tempdir().expect("a folder");
    fs::create_dir(place.path().join("in")).expect("a folder");
    for number in 0..301 {
        let text = if number == 0 { &report } else { short };
        fs::write(place.path().join(format!("in/{number}.txt")), text).expect("a file");
    }
    let check = |output: &str| {
        run_in(
            place.path(),
            &["check", "--isolated", "--lang", "en", "--select", "GK3", "--format", "html", "-o", output, "in"],
        )
    };
    let said = check("audit.html");
    assert_eq!(said.code, 2);
    assert!(said.stderr.contains("300") && said.stderr.contains("-o FOLDER/"), "{}", said.stderr);
    assert!(!place.path().join("audit.html").exists());
    assert_eq!(check("audit/").code, 1);
    assert_eq!(fs::read_dir(place.path().join("audit")).expect("the folder").count(), 302);
}
