//! One report, written down in ways that are none of its own: quoted in a mail, escaped twice, as a string of a program, with other
//! ends of lines, with signs in its figures. What it says stays the same, and every figure leads to where it stands.

use gkreport::Report;
use gkreport::report::Status;

const PAGE: &str = "云岭县2022年政府信息公开工作年度报告\n一、总体情况\n全年平稳，各项要求都已落实，目录按月更新。\n\
                    二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t31\t\t47\n\
                    行政规范性文件\t5\t2\t18\n信息内容\t本年处理决定数量\n行政许可\t6204\n行政处罚\t13\n行政强制\t9\n\
                    信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t28.5\n三、收到和处理政府信息公开申请情况\n略。\n";

/// What is told of cells: the key, and the value or `blank`.
const TOLD: [(&str, &str); 5] = [
    ("disclosure.rules.issued", "31"),
    ("disclosure.rules.repealed", "blank"),
    ("disclosure.normative_documents.in_force", "18"),
    ("disclosure.licensing.decisions", "6204"),
    ("disclosure.administrative_fees.amount", "28.5"),
];

fn read(text: &str) -> Report {
    gkreport::read("written", text.as_bytes()).expect("text is read")
}

/// What is told of a cell, and what stands in the file at its place.
fn told(report: &Report, text: &str, key: &str) -> Option<(String, String)> {
    let cell = report.cell(key)?;
    let said = match cell.status {
        Status::Read => cell.value?.to_string(),
        Status::Blank => "blank".to_owned(),
        _ => return None,
    };
    Some((said, cell.span.map_or("", |span| span.of(text)).to_owned()))
}

/// That a page says what it says plainly.
fn says_the_same(name: &str, text: &str) {
    let report = read(text);
    for (key, due) in TOLD {
        let (said, place) = told(&report, text, key).unwrap_or_else(|| panic!("{name}: {key}"));
        assert_eq!(said, due, "{name}: {key}");
        assert_eq!(place.trim(), if due == "blank" { "" } else { due }, "{name}: {key}");
    }
    assert_eq!(report.sections.len(), 3, "{name}");
}

/// The page as HTML.
fn markup() -> String {
    let line = |line: &str| {
        if line.contains('\t') {
            format!("<table><tr><td>{}</td></tr></table>", line.replace('\t', "</td><td>"))
        } else {
            format!("<p>{line}</p>")
        }
    };
    PAGE.lines().map(line).collect::<String>().replace("</table><table>", "")
}

/// A text as PHP writes it into JSON.
fn in_json(text: &str) -> String {
    let unit = |unit: u16| match u8::try_from(unit).map(char::from) {
        Ok('\n') => "\\n".to_owned(),
        Ok('\t') => "\\t".to_owned(),
        Ok(sign @ ('/' | '"')) => format!("\\{sign}"),
        Ok(plain) if plain.is_ascii() => plain.to_string(),
        _ => format!("\\u{unit:04x}"),
    };
    format!("{{\"code\":0,\"content\":\"{}\"}}", text.encode_utf16().map(unit).collect::<String>())
}

#[test]
fn a_report_is_the_same_however_it_was_sent() {
    says_the_same("plain", PAGE);
    says_the_same("page", &markup());
    let quote = |text: &str| text.lines().flat_map(|line| ["> ", line, "\n"]).collect::<String>();
    let quoted = quote(PAGE);
    says_the_same("quoted", &format!("某某来信：\n\n{quoted}"));
    says_the_same("quoted twice", &quote(&quoted));
    let list = |line: &str| {
        if line.contains('\t') { format!("[\"{}\"]\n", line.replace('\t', "\", \"")) } else { format!("{line}\n") }
    };
    says_the_same("lists", &PAGE.lines().map(list).collect::<String>());
    says_the_same("carriage returns", &PAGE.replace('\n', "\r"));
    says_the_same("line separators", &PAGE.replace('\n', "\u{2028}"));
    says_the_same("escaped twice", &format!("<div>{}</div>", markup().replace('<', "&lt;").replace('>', "&gt;")));
    says_the_same("JSON", &in_json(&markup()));
    says_the_same("JSON of a text", &in_json(&format!("\n{PAGE}")));
}

#[test]
fn what_parts_thousands_and_what_marks_a_note_is_no_part_of_the_figure() {
    let key = "disclosure.licensing.decisions";
    let written = |figure: &str| {
        let text = PAGE.replace("6204", figure);
        told(&read(&text), &text, key).map(|(said, _)| said)
    };
    for figure in
        ["6\u{a0}204", "6\u{2009}204", "6\u{202f}204", "6'204", "6,204", "6204①", "6204¹", "6204[1]", "6204件②"]
    {
        assert_eq!(written(figure).as_deref(), Some("6204"), "{figure:?}");
    }
    for figure in ["6 204", "6\u{a0}20", "0\u{a0}204", "6204\u{a0}204", "①6204", "6①204", "①", "6204²①?"] {
        assert_eq!(written(figure), None, "{figure:?}");
    }
    let spaced = |figure: &str| {
        let text = PAGE.replace("6204", figure).replace("\t\t", "\t0\t").replace('\t', " ");
        told(&read(&text), &text, key).map(|(said, _)| said)
    };
    assert_eq!(spaced("6204[1]").as_deref(), Some("6204"));
    // Between columns of spaces it parts two figures.
    assert_eq!(spaced("6\u{a0}204"), None);
}

#[test]
fn a_unit_set_small_or_below_is_a_unit() {
    let key = "disclosure.licensing.decisions";
    let written = |cell: &str| {
        let text = markup().replace("6204", cell);
        told(&read(&text), &text, key).map(|(said, _)| said)
    };
    for cell in ["6204 <small>件</small>", "6204<br><font size=1>（件）</font>", "6204<sub>件</sub>"] {
        assert_eq!(written(cell).as_deref(), Some("6204"), "{cell}");
    }
    for cell in ["62<small>04</small>", "6204<br><small>7</small>", "6204<small>吨</small>"] {
        assert_eq!(written(cell), None, "{cell}");
    }
}
