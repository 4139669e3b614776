//! What stands in a figure's place and is none, and figures that something at them makes another: unreadable, never blank and never
//! cut to a figure.

use crate::evidence::{article_20, disputes, read, told};

const KEY: &str = "disclosure.penalties.decisions";

/// The rows of 行政许可, 行政处罚 and 行政强制, the second with this in its place, as these signs part them.
fn parted(between: &str, line: &str, told: &str) -> String {
    let row = |label: &str, figure: &str| format!("{label}{between}{figure}{line}");
    let head = row("信息内容", "本年处理决定数量");
    article_20(&format!("{head}{}{}{}", row("行政许可", "604"), row("行政处罚", told), row("行政强制", "31")))
}

/// Bars, tabs, blanks, and a cell a line.
const LAYOUTS: [(&str, &str); 4] = [(" | ", " |\n"), ("\t", "\n"), ("    ", "\n"), ("\n\n", "\n\n")];

fn html(cell: &str) -> String {
    let row = |label: &str, figure: &str| format!("<tr><td>{label}</td><td>{figure}</td></tr>");
    let head = row("信息内容", "本年处理决定数量");
    let rows = format!("{}{}{}", row("行政许可", "604"), row("行政处罚", cell), row("行政强制", "31"));
    format!("<h1>云岭县2022年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2><table>{head}{rows}</table>")
}

#[test]
fn only_marks_for_nothing_are_blank() {
    for sign in ["*", "***", "〃", "？", "…", "……", "～", "。", "····", "×", "\u{fffd}"] {
        for (between, line) in LAYOUTS {
            let page = parted(between, line, sign);
            assert_eq!(told(&read(&page), KEY), None, "{page}");
            assert_eq!(told(&read(&page), "disclosure.licensing.decisions").as_deref(), Some("604"), "{page}");
        }
        assert_eq!(told(&read(&html(sign)), KEY), None, "{sign}");
    }
    for mark in ["-", "—", "——", "/", "／", "无"] {
        for (between, line) in &LAYOUTS[..3] {
            let page = parted(between, line, mark);
            assert_eq!(told(&read(&page), KEY).as_deref(), Some("blank"), "{page}");
        }
    }
    // Marks of Markdown with nothing between them are no sign, and dots may lead to a figure.
    assert_eq!(told(&read(&parted(" | ", " |\n", "****")), KEY).as_deref(), Some("blank"));
    assert_eq!(told(&read(&parted(" ", "\n", "…… 12")), KEY).as_deref(), Some("12"));
}

#[test]
fn a_sign_touches_its_figure() {
    for apart in ["-  12", "- 12", "—　12", "+ 12"] {
        assert_eq!(told(&read(&html(apart)), KEY), None, "{apart}");
        assert_eq!(told(&read(&parted("\t", "\n", apart)), KEY), None, "{apart}");
    }
    assert_eq!(told(&read(&html("-12")), KEY).as_deref(), Some("-12"));
}

#[test]
fn one_token_that_is_no_number_is_not_cut() {
    for token in ["66,若干", "1,", ",838", "12＃", "12。", "12，", "；12", "12@", "12&"] {
        for (between, line) in LAYOUTS {
            let page = parted(between, line, token);
            assert_eq!(told(&read(&page), KEY), None, "{page}");
        }
    }
    for token in ["“12”", "**12**", "12件", "1,838件"] {
        let page = parted("    ", "\n", token);
        assert!(told(&read(&page), KEY).is_some(), "{page}");
    }
    // In a list all figures stand at stops.
    let list = article_20("信息内容 本年处理决定数量\n行政许可 604，行政处罚 12，行政强制 31。\n");
    assert_eq!(told(&read(&list), KEY).as_deref(), Some("12"), "{list}");
}

#[test]
fn a_line_that_goes_on_with_a_number_is_no_row() {
    for broken in ["1\n,213", "1,\n213", "28\n.8", "1\n，213"] {
        for (between, line) in &LAYOUTS[..3] {
            let page = parted(between, line, broken);
            assert_eq!(told(&read(&page), KEY), None, "{page}");
        }
    }
}

#[test]
fn a_figure_behind_an_equals_sign_is_whole() {
    let page = |figure: &str| {
        article_20(&format!("项目=行政处罚 本年处理决定数量={figure}\n项目=行政强制 本年处理决定数量=31\n"))
    };
    assert_eq!(told(&read(&page("12,910")), KEY).as_deref(), Some("12910"));
    assert_eq!(told(&read(&page("12,91")), KEY), None);
}

const KINDS: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];

#[test]
fn a_tab_among_blanks_parts_no_cells() {
    let names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].join("\t");
    let tabbed = format!("行政复议\t行政诉讼\n{names}\t未经复议直接起诉\t复议后起诉\n{names}\t{names}\n");
    let sound = disputes(&format!("{tabbed}0\t1\t2\t0\t3\t1\t0\t0\t1\t2\t0\t0\t0\t1\t1\n"));
    assert_eq!(told(&read(&sound), "disputes.review.total").as_deref(), Some("3"));
    let mixed = "结果维持　结果纠正       其他结果　　　　　　　尚未审结\t\t总计   未经复议直接起诉      复议后起诉\n\
                 结果维持   结果纠正\t\t其他结果　　　　　　　尚未审结\t\t\t\t\t\t\t总计\t\t结果维持\t\t\t\t\t\t结果纠正  其他结果       尚未审结    总计\n\
                 ０\t\t\t\t１\t\t\t\t\t\t２   ０  ３  １   ０   ０   １  ２  ０ ０  ０\t\t\t\t１  １\n";
    let torn = format!("{tabbed}0\t1\t2\t\t0 3\t1\t0\t0\t1\t2\t0\t0\t0\t1\t1\n");
    for lines in [mixed, &torn] {
        let report = read(&disputes(lines));
        for kind in KINDS {
            assert_eq!(told(&report, &format!("disputes.review.{kind}")), None, "{lines}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_no_blank() {
    // Before all figures of an aligned row.
    let aligned = |first: &str| {
        disputes(&format!(
            "结果维持  结果纠正  其他结果  尚未审结  总计  未经复议直接起诉                                      复议后起诉\n\
             \u{20}                                             结果维持          结果纠正  其他结果  尚未审结  总计  结果维持    结果纠正  其他结果  尚未审结  总计\n\
             {first:<8}  1         2         0         3     1                 0         0         1         2     0           0         0         1         1\n"
        ))
    };
    assert_eq!(told(&read(&aligned("0")), "disputes.review.upheld").as_deref(), Some("0"));
    assert_eq!(told(&read(&aligned("0、0")), "disputes.review.upheld"), None);
    // In the row below its label.
    let page = article_20("信息内容\t本年处理决定数量\n行政许可\t6\n行政处罚\t\n\t35，35\n行政强制\t31\n");
    assert_eq!(told(&read(&page), KEY), None);
    assert_eq!(told(&read(&page), "disclosure.licensing.decisions").as_deref(), Some("6"));
}

#[test]
fn what_textile_puts_before_a_cell_says_nothing() {
    let names = "|结果维持|结果纠正|其他结果|尚未审结|总计".repeat(3);
    let kinds = ["行政复议", "未经复议直接起诉", "复议后起诉"].map(|kind| format!("|_. {kind}|_. |_. |_. |_. "));
    let lines = format!("{}|\n{names}|\n|1|0|0|0|1|0|0|2|0|2|0|0|0|0|0|\n", kinds.concat());
    assert_eq!(told(&read(&disputes(&lines)), "disputes.litigation_direct.other").as_deref(), Some("2"));
}

#[test]
fn what_is_struck_or_put_right_is_not_the_figure() {
    for cell in ["[s]9[/s]4", "[s]9[/s]", "[strike]9[/strike]4", "9[注]4", "9（注）4", "30改为3", "5件/次"] {
        for (between, line) in LAYOUTS {
            let page = parted(between, line, cell);
            assert_eq!(told(&read(&page), KEY), None, "{page}");
        }
    }
    for (cell, value) in [("9[注]", "9"), ("9（含依申请4件）", "9"), ("9件", "9")] {
        assert_eq!(told(&read(&parted(" | ", " |\n", cell)), KEY).as_deref(), Some(value), "{cell}");
    }
}

#[test]
fn what_a_row_ends_in_is_one_cell_whatever_stands_at_its_figure() {
    let names = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
    let head = format!(
        "行政复议\t\t\t\t\t行政诉讼\n{names}\t未经复议直接起诉\t\t\t\t\t复议后起诉\n\t\t\t\t\t{names}\t{names}\n"
    );
    let report = read(&disputes(&format!("{head}6\t1\t2\t0\t9\t2\t0\t1\t0\t3\t1\t0\t0\t1\t20改为2\n")));
    assert_eq!(told(&report, "disputes.review.total").as_deref(), Some("9"));
    assert_eq!(told(&report, "disputes.litigation_after_review.total"), None);
    let fee = article_20("信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n5件/次\n");
    assert_eq!(told(&read(&fee), "disclosure.administrative_fees.amount"), None);
}

#[test]
fn digits_beside_a_box_or_on_another_line_of_writing_are_another_figures() {
    for cell in [
        "1<select><option>7</option></select>",
        "<select><option>7</option></select>1",
        "<sub>2</sub>0",
        "2<sub>0</sub>",
    ] {
        assert_eq!(told(&read(&html(cell)), KEY), None, "{cell}");
    }
    for cell in ["<select><option>7</option></select>", "7<sub>件</sub>"] {
        assert_eq!(told(&read(&html(cell)), KEY).as_deref(), Some("7"), "{cell}");
    }
}

#[test]
fn a_bar_at_a_number_among_rows_without_bars_is_a_digit_misread() {
    let rows = |rows: &str| article_20(&format!("信息内容  本年处理决定数量\n{rows}"));
    let page = rows("行政许可  5|\n行政处罚  |5\n行政强制  3\n");
    for (key, value) in [("licensing", None), ("penalties", None), ("compulsory_measures", Some("3"))] {
        assert_eq!(told(&read(&page), &format!("disclosure.{key}.decisions")).as_deref(), value, "{key}");
    }
    let report = read(&page);
    let cell = report.cell("disclosure.licensing.decisions").expect("a cell");
    assert_eq!(cell.status, gkreport::report::Status::Unreadable);
    // Where rows have bars, they part cells.
    let page = article_20("信息内容 |本年处理决定数量\n行政许可 |5\n行政处罚 |6\n行政强制 |3\n");
    assert_eq!(told(&read(&page), "disclosure.licensing.decisions").as_deref(), Some("5"));
}

#[test]
fn a_row_of_empty_cells_alone_is_blank() {
    let names = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    let head =
        format!("行政复议 | 行政诉讼\n{names} | 未经复议直接起诉 | 复议后起诉\n{}\n", [names, names].join(" | "));
    let row = |cells: usize| read(&disputes(&format!("{head}{}\n", vec![" "; cells].join(" | "))));
    for key in ["review.upheld", "litigation_direct.total", "litigation_after_review.total"] {
        assert_eq!(told(&row(15), &format!("disputes.{key}")).as_deref(), Some("blank"), "{key}");
        // One is lost.
        assert_eq!(told(&row(12), &format!("disputes.{key}")), None, "{key}");
    }
}

#[test]
fn a_bar_among_rows_without_bars_stands_in_a_figures_place() {
    let page = |rows: &str| {
        read(&format!(
            "云岭县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n\
             项目  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n\
             一、本年新收政府信息公开申请数量  8  3  0  1  0  0  12\n\
             二、上年结转政府信息公开申请数量  1  0  0  0  0  0  1\n{rows}\n\
             （七）总计  9  3  0  1  0  0  13\n四、结转下年度继续办理  0  0  0  0  0  0  0\n"
        ))
    };
    let granted = |rows: &str, column: &str| told(&page(rows), &format!("applications.granted.{column}"));
    assert_eq!(granted("（一）予以公开  8  2  0  1  0  0  11", "natural_person").as_deref(), Some("8"));
    for (row, column) in [
        ("（一）予以公开  8  |  2  0  1  0  0  11", "commercial_enterprise"),
        ("（一）予以公开  8  2  0  |  0  0  11", "public_interest_organization"),
        ("（一）予以公开  8  2  |0  1  0  0  11", "research_institution"),
        ("（一）予以公开  8  2  0  1  0  0  |", "total"),
        ("|.属于国家秘密  0  0  0  0  0  0  0\n（一）予以公开  8  2  |  1  0  0  11", "research_institution"),
    ] {
        assert_eq!(granted(row, column), None, "{row}");
    }
    let rows = "（一）予以公开  8  2  0  |  0  0  11";
    assert_eq!(granted(rows, "natural_person").as_deref(), Some("8"), "one cell costs one cell");
}
