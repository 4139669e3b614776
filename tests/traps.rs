//! Pages that look like the form and are not quite: another order of labels, a second table, notes beside figures. What
//! they lay out must not be read as something else.

use gkreport::Report;
use gkreport::report::Status;
use gkreport::statute::{Edition, Form, TableKind};

/// A sound matrix, times `factor`: each row has 7, 1, 0, 2, 0, 0 and their total.
fn matrix(form: &Form, factor: u32, row: impl Fn(&str, &[String]) -> String) -> String {
    let outcomes = u32::try_from(form.rows.len() - 4).expect("a small number");
    let times = |key: &str| match key {
        "new_received" | "handled_total" => outcomes,
        "carried_over" | "carried_forward" => 0,
        _ => 1,
    };
    let rows = form.rows.iter().map(|spec| {
        let figures = [7, 1, 0, 2, 0, 0, 10].map(|figure| (figure * times(spec.key) * factor).to_string());
        row(spec.label, &figures)
    });
    rows.collect()
}

fn applications() -> &'static Form {
    TableKind::Applications.form(Edition::E2021)
}

fn header() -> Vec<&'static str> {
    applications().columns.iter().map(|column| column.label).collect()
}

fn read(text: &str) -> Report {
    gkreport::read("trap", text.as_bytes()).expect("text is read")
}

fn statuses(report: &Report, table: TableKind) -> Vec<Status> {
    report.table(table).map(|table| table.cells.iter().map(|cell| cell.status).collect()).unwrap_or_default()
}

fn html(rows: &str) -> String {
    format!("<h2>三、收到和处理政府信息公开申请情况</h2><table>{rows}</table>")
}

fn html_row(label: &str, cells: &[String]) -> String {
    format!("<tr><td>{label}</td><td>{}</td></tr>", cells.join("</td><td>"))
}

#[test]
fn values_in_a_stream_follow_the_law_only_if_the_header_does() {
    let line = |label: &str, cells: &[String]| format!("{label} {}\n", cells.join(" "));
    let sound = format!("项目 {}\n{}", header().join(" "), matrix(applications(), 1, line));
    assert!(statuses(&read(&sound), TableKind::Applications).iter().all(|status| *status == Status::Read));
    let mut labels = header();
    labels.rotate_right(1);
    let total_first = |label: &str, cells: &[String]| line(label, &[&cells[6..], &cells[..6]].concat());
    let turned = format!("项目 {}\n{}", labels.join(" "), matrix(applications(), 1, total_first));
    assert!(!statuses(&read(&turned), TableKind::Applications).contains(&Status::Read));
}

#[test]
fn disputes_side_by_side_follow_the_law_only_if_their_kinds_do() {
    let results = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
    let page = |kinds: &str| {
        format!(
            "四、政府信息公开行政复议、行政诉讼情况\n{kinds}\n{}1\n2\n3\n4\n10\n0\n0\n0\n0\n0\n5\n0\n0\n0\n5\n",
            results.repeat(3)
        )
    };
    let sound = read(&page("行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉"));
    assert!(statuses(&sound, TableKind::Disputes).iter().all(|status| *status == Status::Read));
    let turned = read(&page("行政诉讼\n行政复议\n未经复议直接起诉\n复议后起诉"));
    assert!(!statuses(&turned, TableKind::Disputes).contains(&Status::Read));
}

#[test]
fn two_tables_with_other_figures_are_in_doubt_and_two_equal_ones_are_not() {
    let year = |factor| matrix(applications(), factor, html_row);
    let page = |caption: &str, other| read(&format!("{}<p>{caption}</p>{}", html(&year(1)), html(&year(other))));
    let status = |report: &Report| report.cell("applications.granted.natural_person").map(|cell| cell.status);
    assert_eq!(status(&page("附表", 1)), Some(Status::Read));
    assert_eq!(status(&page("附表", 3)), Some(Status::Ambiguous));
    // A caption that says whose year it is leaves no doubt.
    assert_eq!(status(&page("上一年度", 3)), Some(Status::Read));
}

#[test]
fn a_notes_number_and_a_struck_out_figure_are_no_digits() {
    let figure = |shown: &str| {
        let row = |label: &str, cells: &[String]| {
            let mut cells = cells.to_vec();
            if label == applications().rows[2].label {
                cells[0] = shown.to_owned();
            }
            html_row(label, &cells)
        };
        let report = read(&html(&matrix(applications(), 1, row)));
        let cell = report.cell("applications.granted.natural_person").expect("the table is there");
        (cell.status, cell.value.map(|value| value.to_string()))
    };
    assert_eq!(figure("<del>99</del>7"), (Status::Read, Some("7".to_owned())));
    assert_eq!(figure("7<sup>1</sup>"), (Status::Read, Some("7".to_owned())));
    assert_eq!(figure("<sup>1</sup>"), (Status::Unreadable, None));
}

#[test]
fn remarks_behind_the_values_take_no_row_away() {
    let row = |label: &str, cells: &[String]| html_row(label, &[cells, &["已核对".to_owned()]].concat());
    let report = read(&html(&matrix(applications(), 1, row)));
    assert!(statuses(&report, TableKind::Applications).iter().all(|status| *status == Status::Read));
}

#[test]
fn one_row_in_thousands_of_tables_is_no_table() {
    let table = "<table><tr><td></td><td>自然人</td><td>商业企业</td><td>总计</td></tr>\
                 <tr><td>予以公开</td><td>3</td><td>4</td><td>7</td></tr></table>\n";
    let page = format!("<html><body>\n{}</body></html>", table.repeat(5000));
    let report = gkreport::read("page", page.as_bytes()).expect("a page");
    assert!(report.tables.is_empty());
}

/// The cell of a key, as what it is and what it holds.
fn cell(report: &Report, key: &str) -> (Status, Option<String>) {
    let told = |cell: &gkreport::report::Cell| (cell.status, cell.value.map(|value| value.to_string()));
    report.cell(key).map_or((Status::Missing, None), told)
}

fn article_20(rows: &str) -> String {
    format!("二、主动公开政府信息情况\n\n{rows}\n三、收到和处理政府信息公开申请情况\n\n无。\n\n四、其他\n")
}

#[test]
fn a_separator_that_nobody_knows_leaves_no_blank() {
    for separator in [';', '；', '^', '&', '#', '~', '\u{7}'] {
        let line = |cells: &[&str]| cells.join(&separator.to_string());
        let rows = [
            line(&["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]),
            line(&["规章", "0", "3", "300"]),
            line(&["行政规范性文件", "15", "0", "13"]),
        ];
        let report = read(&article_20(&rows.join("\n")));
        for key in ["rules.issued", "rules.repealed", "rules.in_force", "normative_documents.issued"] {
            assert_ne!(cell(&report, &format!("disclosure.{key}")).0, Status::Blank, "{separator:?} {key}");
        }
    }
}

#[test]
fn a_fee_is_in_the_unit_of_its_heading() {
    let page = |unit: &str, figure: &str| {
        read(&article_20(&format!(
            "| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 5 |\n| 行政处罚 | 0 |\n| 行政强制 | 0 |\n\n\
             | 信息内容 | 本年收费金额（单位：{unit}） |\n|---|---|\n| 行政事业性收费 | {figure} |\n"
        )))
    };
    let key = "disclosure.administrative_fees.amount";
    for (unit, figure, amount) in [
        ("万元", "25000", "25000"),
        ("元", "25000", "2.5"),
        ("萬元", "7", "7"),
        ("元", "3.2万元", "3.2"),
        ("亿元", "2", "20000"),
        ("千元", "25", "2.5"),
        ("万元", "4435千元", "443.5"),
        ("万元", "251（千元）", "25.1"),
        ("万元", "12.5百万元", "1250"),
    ] {
        assert_eq!(cell(&page(unit, figure), key), (Status::Read, Some(amount.to_owned())), "{unit} {figure}");
    }
    for (unit, figure) in [("万美元", "25"), ("万元", "599万美元"), ("万元", "25千"), ("万元、元", "25")]
    {
        assert_eq!(cell(&page(unit, figure), key).1, None, "{unit} {figure}");
    }
}

#[test]
fn a_sign_that_nobody_knows_is_not_left_out() {
    for change in ["↓7", "▼7", "±7", "△7", "˗7"] {
        for parted in [" | ", "\t"] {
            let line = |cells: &[&str]| cells.join(parted);
            let rows = [
                line(&["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]),
                line(&["行政许可", "57", change, "43"]),
                line(&["其他对外管理服务事项", "7", "-1", "57"]),
            ];
            let report = read(&article_20(&rows.join("\n")));
            assert_eq!(cell(&report, "disclosure.licensing.items_change").1, None, "{change} by {parted:?}");
        }
    }
}

#[test]
fn a_row_is_placed_where_its_sum_holds() {
    // Padded behind, each row one cell: the other side of the padding breaks the sum.
    let line = |label: &str, cells: &[String]| {
        let blank = |cell: &String| if cell == "0" { String::new() } else { cell.clone() };
        format!("{label}┃{}┃\n", cells.iter().map(blank).collect::<Vec<_>>().join("┃"))
    };
    let report = read(&format!(
        "三、收到和处理政府信息公开申请情况\n\n项目┃{}┃\n{}\n五、存在的主要问题及改进情况\n\n一是更新慢，二是解读少。\n",
        header().join("┃"),
        matrix(applications(), 1, line)
    ));
    let outcomes = i64::try_from(applications().rows.len() - 4).expect("a small number");
    for row in applications().rows {
        let times = match row.key {
            "new_received" | "handled_total" => outcomes,
            "carried_over" | "carried_forward" => 0,
            _ => 1,
        };
        for (column, figure) in applications().columns.iter().zip([7, 1, 0, 2, 0, 0, 10]) {
            let key = format!("applications.{}.{}", row.key, column.key);
            let due = Some(figure * times).filter(|due| *due != 0).map(|due| due.to_string());
            let status = if due.is_some() { Status::Read } else { Status::Blank };
            assert_eq!(cell(&report, &key), (status, due), "{key}");
        }
    }
}

#[test]
fn a_label_without_lines_is_empty_only_where_repeated_lines_are_kept() {
    // Some converters drop a line that stood before: of 0, 0, 0 nothing may be left.
    let page = |others: [u32; 5]| {
        let [one, two, three, licences, penalties] = others;
        read(&article_20(&format!(
            "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n行政规范性文件\n{one}\n{two}\n{three}\n\
             第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n{licences}\n第二十条第（六）项\n信息内容\n本年处理决定数量\n\
             行政处罚\n{penalties}\n行政强制\n7\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n5\n"
        )))
    };
    assert_eq!(cell(&page([1, 2, 4, 21, 43]), "disclosure.rules.issued").0, Status::Ambiguous);
    assert_eq!(cell(&page([1, 0, 4, 0, 43]), "disclosure.rules.issued").0, Status::Blank);
}

#[test]
fn noughts_at_the_end_of_a_text_are_whole_and_other_figures_are_not() {
    let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let page = |last: &str| {
        let names = [results; 3].concat().join(" | ");
        let figures = [["0"; 14].as_slice(), &[last]].concat().join(" | ");
        read(&format!(
            "四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼\n{} | 未经复议直接起诉 | 复议后起诉\n{names}\n{figures}",
            results.join(" | ")
        ))
    };
    assert!(statuses(&page("0"), TableKind::Disputes).iter().all(|status| *status == Status::Read));
    assert_eq!(cell(&page("1"), "disputes.litigation_after_review.total").1, None);
}

#[test]
fn two_labels_on_a_line_leave_its_figures_unread() {
    let rows = "行政许可          5\n行政处罚   行政强制          0\n行政事业性收费    1.5";
    let report = read(&article_20(rows));
    for key in ["disclosure.penalties.decisions", "disclosure.compulsory_measures.decisions"] {
        assert!(matches!(cell(&report, key).0, Status::Ambiguous | Status::Missing), "{key}");
    }
}

/// The matrix with a head of names, as lines that `line` makes of a label and its cells.
fn headed(names: &[&str], line: impl Fn(&str, &[String]) -> String) -> String {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    format!("{}{}", line("项目", &names), matrix(applications(), 1, line))
}

fn lines(label: &str, cells: &[String]) -> String {
    format!("{label}\n{}\n", cells.join("\n"))
}

#[test]
fn columns_are_read_by_their_names_in_any_order_or_not_at_all() {
    let mut names = header();
    names.rotate_right(1);
    let turned = |row: fn(&str, &[String]) -> String| {
        move |label: &str, cells: &[String]| {
            let first = if cells[6] == "总计" { cells.to_vec() } else { [&cells[6..], &cells[..6]].concat() };
            row(label, if cells[0] == "总计" { cells } else { &first })
        }
    };
    let page = read(&html(&headed(&names, turned(html_row))));
    assert_eq!(cell(&page, "applications.granted.natural_person"), (Status::Read, Some("7".to_owned())));
    assert_eq!(cell(&page, "applications.granted.total"), (Status::Read, Some("10".to_owned())));
    let text = read(&headed(&names, turned(lines)));
    assert!(!statuses(&text, TableKind::Applications).contains(&Status::Read));
}

#[test]
fn figures_before_their_labels_are_not_the_next_ones() {
    let behind =
        |label: &str, cells: &[String]| format!("<tr><td>{}</td><td>{label}</td></tr>", cells.join("</td><td>"));
    let page = read(&html(&headed(&header(), behind)));
    assert!(!statuses(&page, TableKind::Applications).contains(&Status::Read));
    let text = read(&headed(&header(), |label, cells| format!("{}\n{label}\n", cells.join("\n"))));
    assert!(!statuses(&text, TableKind::Applications).contains(&Status::Read));
}

#[test]
fn rows_in_another_order_are_read_by_their_labels() {
    let rows = matrix(applications(), 1, html_row);
    let mut rows: Vec<&str> = rows.split_inclusive("</tr>").collect();
    rows.swap(0, 1);
    let report = read(&html(&rows.concat()));
    assert_eq!(cell(&report, "applications.carried_over.total"), (Status::Read, Some("0".to_owned())));
    assert!(statuses(&report, TableKind::Applications).iter().all(|status| *status == Status::Read));
}

#[test]
fn a_foreign_row_behind_marks_keeps_its_figures() {
    let line = |label: &str, cells: &[String]| {
        let marks = vec!["-".to_owned(); 7].join("  ");
        let cells = if label == applications().rows[14].label { marks } else { cells.join("  ") };
        let other = if label == applications().rows[14].label { "小计  4  0  0  0  0  0  4\n" } else { "" };
        format!("{label}  {cells}\n{other}")
    };
    let report = read(&headed(&header(), line));
    assert_ne!(cell(&report, "applications.unable_to_provide.still_unclear.total").1, Some("4".to_owned()));
}

#[test]
fn a_row_that_has_lost_a_cell_is_not_filled_up_where_nothing_is_aligned() {
    let line = |label: &str, cells: &[String]| {
        let kept = if label == applications().rows[2].label { &cells[1..] } else { cells };
        format!("{label}  {}\n", kept.join("  "))
    };
    let report = read(&headed(&header(), line));
    let row = &statuses(&report, TableKind::Applications)[14..21];
    assert!(!row.contains(&Status::Read) && !row.contains(&Status::Blank), "{row:?}");
}

#[test]
fn a_sign_at_every_lines_end_is_no_figures() {
    for sign in ["\\", "、", "）"] {
        let line =
            |label: &str, cells: &[String]| format!("{label}{sign}\n{}{sign}\n", cells.join(&format!("{sign}\n")));
        let report = read(&headed(&header(), line));
        assert_eq!(cell(&report, "applications.carried_over.total"), (Status::Read, Some("0".to_owned())), "{sign}");
    }
}

#[test]
fn one_cell_that_cannot_be_read_costs_one_cell() {
    let row = |label: &str, cells: &[String]| {
        let mut cells = cells.to_vec();
        if label == applications().rows[2].label {
            "约12".clone_into(&mut cells[0]);
        }
        html_row(label, &cells)
    };
    let report = read(&html(&headed(&header(), row)));
    let unread = statuses(&report, TableKind::Applications).into_iter().filter(|status| *status != Status::Read);
    assert_eq!(unread.collect::<Vec<_>>(), [Status::Unreadable]);
}

#[test]
fn another_bodys_table_is_not_told_where_the_reports_own_cannot_be_read() {
    let own = headed(&header(), |label, cells| {
        // Empty cells leave nothing behind.
        lines(label, &cells.iter().filter(|cell| *cell != "0").cloned().collect::<Vec<_>>())
    });
    let other = headed(&header(), lines);
    let report =
        read(&format!("其中，某局收到和处理政府信息公开申请情况\n{other}全县收到和处理政府信息公开申请情况\n{own}"));
    assert!(!statuses(&report, TableKind::Applications).contains(&Status::Read));
}

#[test]
fn of_the_tables_of_two_years_the_later_one_is_told() {
    let table = |factor: u32| {
        headed(&header(), |label, cells| {
            let cells: Vec<String> = cells
                .iter()
                .map(|cell| cell.parse::<u32>().map_or(cell.clone(), |n| (n * factor).to_string()))
                .collect();
            lines(label, &cells)
        })
    };
    let report = read(&format!("2020年收到和处理情况\n{}2021年收到和处理情况\n{}", table(3), table(1)));
    assert_eq!(cell(&report, "applications.granted.total"), (Status::Read, Some("10".to_owned())));
}
