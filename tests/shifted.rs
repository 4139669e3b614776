//! Rows that are not where they seem: labels behind or between their figures, columns of other names before the own one, lines that
//! are no cells, rows with a cell more. A figure is told under its own name or not at all.

use crate::evidence::{applications, article_20, disputes, read, told};

const NAMES: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
const ROWS: [(&str, [u32; 7]); 5] = [
    ("一、本年新收政府信息公开申请数量", [9, 2, 0, 1, 0, 0, 12]),
    ("二、上年结转政府信息公开申请数量", [1, 0, 0, 0, 0, 0, 1]),
    ("（一）予以公开", [8, 2, 0, 1, 0, 0, 11]),
    ("（七）总计", [10, 2, 0, 1, 0, 0, 13]),
    ("四、结转下年度继续办理", [0, 0, 0, 0, 0, 0, 0]),
];

/// The applications table with its labels behind this many of each row's cells, parted by bars.
fn with_labels_behind(cells: usize) -> String {
    let row = |label: &str, cells_of: [String; 7]| {
        let mut row = cells_of.to_vec();
        row.insert(cells, label.to_owned());
        format!("| {} |\n", row.join(" | "))
    };
    let rows: String =
        ROWS.iter().map(|(label, figures)| row(label, figures.map(|figure| figure.to_string()))).collect();
    applications(&format!("{}{rows}", row("项目", NAMES.map(str::to_owned))))
}

#[test]
fn a_row_does_not_end_with_the_next_rows_label() {
    assert_eq!(told(&read(&with_labels_behind(0)), "applications.new_received.total").as_deref(), Some("12"));
    for cells in 1..=7 {
        let report = read(&with_labels_behind(cells));
        for (key, own) in [("new_received.natural_person", "9"), ("carried_over.natural_person", "1")] {
            let told = told(&report, &format!("applications.{key}"));
            assert!(told.is_none() || told.as_deref() == Some(own), "{cells} {key} {told:?}");
        }
    }
    let html = |rows: [[&str; 4]; 3]| {
        let cells = |row: [&str; 4]| row.map(|cell| format!("<td>{cell}</td>")).concat();
        let rows = rows.map(|row| format!("<tr>{}</tr>", cells(row))).concat();
        format!("<h1>云岭县2022年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2><table>{rows}</table>")
    };
    let page = html([
        ["本年制发件数", "本年废止件数", "现行有效件数", "信息内容"],
        ["31", "42", "53", "规章"],
        ["64", "75", "86", "行政规范性文件"],
    ]);
    assert_ne!(told(&read(&page), "disclosure.rules.issued").as_deref(), Some("64"));
}

#[test]
fn a_blank_under_the_own_name_is_not_filled_from_beside() {
    let page = |names: [&str; 2], cells: [&str; 2], wall: &str| {
        let row = |label: &str, cells: [&str; 2]| format!("{label}{wall}{}{wall}{}\n", cells[0], cells[1]);
        article_20(&format!("{}{}", row("信息内容", names), row("行政处罚", cells)))
    };
    for wall in ["\t", " | ", ","] {
        for other in
            ["上年处理决定数量", "上一年处理决定数量", "网上处理决定数量", "事项数量", "累计处理决定数量", "备注"]
        {
            for (names, cells) in [
                ([other, "本年处理决定数量"], ["47", ""]),
                ([other, "本年处理决定数量"], ["47", "-"]),
                (["本年处理决定数量", other], ["", "47"]),
                (["本年处理决定数量", other], ["-", "47"]),
            ] {
                let page = page(names, cells, wall);
                assert_ne!(told(&read(&page), "disclosure.penalties.decisions").as_deref(), Some("47"), "{page}");
            }
        }
        let noted = article_20(&format!(
            "信息内容{wall}本年收费金额（单位：万元）上年{wall}本年收费金额（单位：万元）本年\n行政事业性收费{wall}25.7{wall}\n"
        ));
        assert_ne!(told(&read(&noted), "disclosure.administrative_fees.amount").as_deref(), Some("25.7"), "{noted}");
    }
}

#[test]
fn a_code_before_the_figure_is_no_figure() {
    let page = "云岭县2016年政府信息公开工作年度报告\n附：政府信息公开情况统计表\n指标名称,单位,代码,统计数\n\
                1.政府公报公开政府信息数,件,06,\n1.专职人员数,件,59,\n2.兼职人员数,件,60,\n";
    for key in ["disclosed.gazette", "organization.staff_full_time", "organization.staff_part_time"] {
        assert_eq!(told(&read(page), &format!("statistics.{key}.value")), None, "{key}");
    }
}

#[test]
fn of_two_columns_under_one_name_none_is_told() {
    let labels = [
        "1.政府公报公开政府信息数",
        "2.政府网站公开政府信息数",
        "（二）设置政府信息公开查阅点数",
        "（三）从事政府信息公开工作人员数",
        "1.专职人员数",
        "2.兼职人员数",
        "（一）召开政府信息公开工作会议或专题会议数",
        "（二）举办各类培训班数",
    ];
    let told = |cell: fn(usize) -> String| {
        let row = |(at, label): (usize, &&str)| format!("{label},个,{}\n", cell(at));
        let rows = labels.iter().enumerate().map(row).collect::<Vec<_>>().concat();
        let head = "云岭县2016年政府信息公开工作年度报告\n附：政府信息公开情况统计表\n统计指标,单位,统计数\n";
        told(&read(&format!("{head}{rows}")), "statistics.organization.staff_full_time.value")
    };
    assert_eq!(told(|at| format!("{}", 20 - at)).as_deref(), Some("16"));
    assert_eq!(told(|at| if at == 4 { "16,".to_owned() } else { format!("{},{at}", 20 - at) }), None);
    assert_eq!(told(|at| if at == 4 { ",16".to_owned() } else { format!("{},{at}", 20 - at) }), None);
}

#[test]
fn a_line_without_a_wall_is_no_cell_of_rows_that_walls_part() {
    let fees = |below: &str| {
        told(
            &read(&article_20(&format!(
                "行政处罚 | 58 |\n行政强制 |\n{below}\n信息内容 | 本年收费金额（单位：万元） |\n行政事业性收费 | 3.5 |\n"
            ))),
            "disclosure.compulsory_measures.decisions",
        )
    };
    for below in ["4", "17", "——", "其中线上 3 件"] {
        assert!(fees(below).is_none_or(|told| told == "blank"), "{below}");
    }
    let row = "4.无正当理由大量反复申请";
    for below in ["——", "0", "12", "备注 1", "其中线上申请 3 件"] {
        for wall in ["\t", " | "] {
            let line = |(label, figures): &(&str, [u32; 7])| {
                format!("{label}{wall}{}\n", figures.map(|figure| figure.to_string()).join(wall))
            };
            let rows = ROWS.iter().map(line).collect::<Vec<_>>().concat();
            let short = format!("{row}{wall}{}\n{below}\n", ["1"; 6].join(wall));
            let names = format!("项目{wall}{}\n", NAMES.join(wall));
            let report = read(&applications(&format!("{names}{short}{rows}")));
            assert_eq!(told(&report, "applications.not_processed.unreasonably_frequent.total"), None, "{wall}{below}");
        }
    }
    let own = "类别\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t0\t2\t3\t0\t5\n未经复议直接起诉\t2\t2\t3\t-\t7\n\
               复议后起诉\t0\t0\t-\t-\n3 ";
    let page = disputes(own);
    assert_ne!(told(&read(&page), "disputes.litigation_after_review.total").as_deref(), Some("3"));
}

/// The disputes table whose cells all stand in one line, with these lines under its names.
fn one_line(wall: &str, lines: &str) -> String {
    let names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let three = [names; 3].concat().join(wall);
    disputes(&format!("行政复议{wall}行政诉讼\n未经复议直接起诉{wall}复议后起诉\n{three}\n{lines}\n"))
}

#[test]
fn a_line_more_does_not_fill_a_row_up() {
    let key = "disputes.review.total";
    let sound = one_line(" ", "7 2 1 0 10 3 0 1 0 4 2 0 0 1 3");
    assert_eq!(told(&read(&sound), key).as_deref(), Some("10"));
    for lines in
        ["——\n7 2 1 0 10 3 0 1 0 4 2 0 0 1", "0\n7 2 1 0 10 3 0 1 0 4 2 0 0 1", "7 2 1 0 1 0 3 0 1 0 4 2 0 0 1"]
    {
        let told = told(&read(&one_line(" ", lines)), "disputes.litigation_direct.upheld");
        assert!(told.is_none(), "{lines} {told:?}");
    }
    let barred = "7 |\n2 |\n1 |\n0 |\n10 |\n3 |\n0 |\n1 |\n0 |\n4 |\n2 |\n0 |\n0 |\n1 |";
    assert_eq!(told(&read(&one_line(" |\n", &format!("0\n{barred}"))), "disputes.review.corrected"), None);
    // Sixteen cells under fifteen names: an empty one more, and nobody knows where.
    let long = "\t1\t\t\t\t1\t\t\t\t\t\t\t\t\t1\t1";
    let report = read(&one_line("\t", long));
    assert_eq!(told(&report, "disputes.review.upheld"), None);
}

#[test]
fn rows_that_all_break_their_sums_are_not_told_by_order() {
    let rows = |rows: [&str; 3]| {
        let labels = ["行政复议", "未经复议直接起诉", "复议后起诉"];
        let rows: Vec<String> = labels.iter().zip(rows).map(|(label, row)| format!("{label} {row}\n")).collect();
        let rows = rows.concat();
        read(&disputes(&format!("类别 结果维持 结果纠正 其他结果 尚未审结 总计\n{rows}")))
    };
    let key = "disputes.review.pending";
    assert_eq!(told(&rows(["41 0 9 49 99", "27 48 0 77 152", "10 0 28 50 88"]), key).as_deref(), Some("49"));
    // One of them may be wrong in the report.
    assert_eq!(told(&rows(["41 0 9 49 98", "27 48 0 77 152", "10 0 28 50 88"]), key).as_deref(), Some("49"));
    // Blanks have vanished, and figures of another column stand behind.
    assert_eq!(told(&rows(["41  9 49 99 3", "27 48  77 152 1", "10  28 50 88 5"]), key), None);
}

#[test]
fn words_between_figures_are_no_cells() {
    let row = |label: &str, figure: u32, number: u32| {
        format!("******** {number}. row ********\n 名称: {label}\n     : {figure}\n")
    };
    let page = article_20(&format!(
        "{}{}{}",
        row("信息内容", 0, 1).replace(": 0", ": 现行有效件数"),
        row("规章", 59, 2),
        row("行政规范性文件", 58, 3)
    ));
    assert_ne!(told(&read(&page), "disclosure.rules.issued").as_deref(), Some("59"), "{page}");
    let noted = article_20(
        "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n39，其中网上公开2\n0，其中网上公开0\n7，其中网上公开1\n\
         行政规范性文件\n0，其中网上公开0\n44，其中网上公开4\n5，其中网上公开0\n",
    );
    assert_eq!(told(&read(&noted), "disclosure.rules.in_force"), None);
    let cut = "第二十条第（八）项\n|\n信息内容\n|\n本年收费金额（单位：万元）\n|\n行政事业性收费\n|\n5号\n|\n";
    assert_eq!(told(&read(&article_20(cut)), "disclosure.administrative_fees.amount"), None);
    let glued = one_line("  ", "65  42  37  35  179  共3  55  55  1234  279  0  0  0  0  0");
    assert_ne!(told(&read(&glued), "disputes.litigation_direct.other").as_deref(), Some("blank"));
}

#[test]
fn a_nought_before_digits_is_another_cells() {
    let page = |second: &str| {
        article_20(&format!(
            "信息内容            本年制发件数  本年废止件数  现行有效件数\n规章                0             {second}\n\
             行政规范性文件      0             1             9\n"
        ))
    };
    assert_eq!(told(&read(&page("0             2")), "disclosure.rules.in_force").as_deref(), Some("2"));
    assert_eq!(told(&read(&page("02")), "disclosure.rules.repealed"), None);
}

#[test]
fn bars_in_twos_are_one() {
    let page = |row: &str| {
        article_20(&format!(
            "信息内容 || 本年制发件数 || 本年废止件数 || 现行有效件数\n规章 || {row}\n行政规范性文件 || 1 || 3 || 234\n"
        ))
    };
    let told = |row: &str| told(&read(&page(row)), "disclosure.rules.in_force");
    assert_eq!(told("5 ||  || 181").as_deref(), Some("181"));
    // The last cell is gone with the blanks at the line's end.
    assert_eq!(told(" || 181"), None);
}

#[test]
fn a_hidden_column_leaves_its_rows_too_long() {
    let cell = |text: &str| format!("<td>{text}</td>");
    let hidden = "<td style=\"visibility:hidden\">18</td>";
    let row = |(label, figures): &(&str, [u32; 7])| {
        let shown = |figure: &u32| cell(&if *figure == 0 { String::new() } else { figure.to_string() });
        let (first, rest) = figures.split_at(2);
        let cells = |figures: &[u32]| figures.iter().map(shown).collect::<String>();
        format!("<tr><td colspan=2>{label}</td>{}{hidden}{}</tr>", cells(first), cells(rest))
    };
    let rows: String = ROWS.iter().map(row).collect();
    let head = NAMES.map(cell).concat();
    let page = format!(
        "<h1>云岭县2022年政府信息公开工作年度报告</h1><table><tr><td colspan=2>项目</td>{head}</tr>{rows}\
         <tr><td colspan=2>1.属于国家秘密</td><td></td><td>6</td>{hidden}<td></td><td></td><td></td><td></td><td>6</td></tr></table>"
    );
    assert_ne!(told(&read(&page), "applications.denied.state_secret.natural_person").as_deref(), Some("6"));
}
