//! Labels, rows and figures broken over lines and cells: what is told of them is theirs, or nothing is.

use crate::evidence::{applications, article_20, disputes, read, told};

/// Labels of the 2021 form's applications table, with figures of each.
const ROWS: &[(&str, [&str; 7])] = &[
    ("一、本年新收政府信息公开申请数量", ["9", "2", "", "1", "", "", "12"]),
    ("二、上年结转政府信息公开申请数量", ["1", "", "", "", "", "", "1"]),
    ("（一）予以公开", ["8", "2", "", "1", "", "", "11"]),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ["2", "", "", "", "", "", "2"]),
    ("1.属于国家秘密", ["", "", "", "", "", "", ""]),
    ("（七）总计", ["10", "2", "", "1", "", "", "13"]),
    ("四、结转下年度继续办理", ["", "", "", "", "", "", ""]),
];

const NAMES: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

const COLUMNS: [&str; 3] = ["natural_person", "commercial_enterprise", "research_institution"];

const NEW: [&str; 2] = ["applications.new_received.natural_person", "applications.new_received.total"];

/// A table of bars, the first label broken over two lines before a word.
fn barred(rule: &str, word: &str) -> String {
    let row = |label: &str, figures: &[&str; 7]| format!("| {label} | {} |\n", figures.join(" | "));
    let rows = ROWS.iter().map(|(label, figures)| match label.split_once(word) {
        Some((before, behind)) => row(before, figures) + &row(&format!("{word}{behind}"), &[""; 7]) + rule,
        None => row(label, figures) + rule,
    });
    applications(&(format!("{rule}{}{rule}", row("", &NAMES)) + &rows.collect::<String>()))
}

#[test]
fn figures_beside_the_first_line_of_a_label_are_its_own_where_rules_part_rows_and_never_blank() {
    let rule = format!("+{}\n", "--------+".repeat(8));
    let drawn = read(&barred(&rule, "新收"));
    assert_eq!(NEW.map(|key| told(&drawn, key)), [Some("9".to_owned()), Some("12".to_owned())]);
    let bare = read(&barred("", "新收"));
    assert!(NEW.iter().all(|key| told(&bare, key).as_deref() != Some("blank")));
}

#[test]
fn a_row_without_a_label_before_the_first_one_may_be_its_figures() {
    let report = read(&barred("", "本年新收"));
    assert!(NEW.iter().all(|key| told(&report, key).as_deref() != Some("blank")));
}

/// The cells of article 20's first table up to the first row's figures.
const DOCUMENTS: [&str; 5] = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章"];

/// Names of the review and litigation table.
const RESULTS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

#[test]
fn reviews_and_litigation_stand_in_two_tables_each_under_its_names() {
    let twice = [RESULTS, RESULTS].concat();
    let figures = ["1", "", "2", "", "3", "4", "", "", "", "4", "", "5", "", "6", "11"];
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let html = format!(
        "<table><tr><td colspan=5>行政复议</td></tr>{}{}</table><table><tr><td colspan=10>行政诉讼</td></tr>\
         <tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>{}{}</table>",
        row(&RESULTS),
        row(&figures[..5]),
        row(&twice),
        row(&figures[5..])
    );
    let bars = |cells: &[&str]| format!("| {} |\n", cells.join(" | "));
    // Spans are left empty, or copied.
    let text = |copied: bool| {
        let span = |label: &str| {
            let behind = if copied { label } else { "" };
            format!("{label} | {}", [behind; 4].join(" | "))
        };
        let kinds = [span("未经复议直接起诉"), span("复议后起诉")].join(" | ");
        let rows = [
            bars(&["行政复议"]),
            bars(&RESULTS),
            bars(&figures[..5]),
            bars(&["行政诉讼"]),
            bars(&[&kinds]),
            bars(&twice),
            bars(&figures[5..]),
        ];
        disputes(&rows.concat())
    };
    for page in [disputes(&html).replace('\n', "<br>"), text(false), text(true)] {
        let report = read(&page);
        let cells = ["review.other", "review.total", "litigation_direct.upheld", "litigation_after_review.total"];
        let of = |cell: &str| told(&report, &format!("disputes.{cell}"));
        assert_eq!(cells.map(of), ["2", "3", "4", "11"].map(|value| Some(value.to_owned())), "{page}");
        assert_eq!(of("litigation_after_review.upheld").as_deref(), Some("blank"));
    }
}

#[test]
fn a_figure_in_the_cell_of_its_label_moves_the_others() {
    let row = |(label, figures): &(&str, [&str; 7])| {
        let figures = figures.map(|figure| if figure.is_empty() { "0" } else { figure }).join(",");
        let is_moved = label.contains("总计") || label.contains("下年度");
        if is_moved { format!("{label} {figures},\n") } else { format!("{label},{figures}\n") }
    };
    let report = read(&applications(&ROWS.iter().map(row).collect::<String>()));
    for (key, value) in
        [("handled_total.natural_person", "10"), ("handled_total.total", "13"), ("carried_forward.total", "0")]
    {
        let told = told(&report, &format!("applications.{key}"));
        assert!(told.as_deref().is_none_or(|told| told == value), "{key}: {told:?}");
    }
}

#[test]
fn tabs_that_set_lines_in_part_no_cells() {
    let cells = [&DOCUMENTS[..], &["", "", "", "行政规范性文件", "", "1", ""]].concat();
    let line = |cell: &&str| if cell.is_empty() { "\n\n".to_owned() } else { format!("\t\t \t{cell}\n\n\n") };
    let report = read(&article_20(&cells.iter().map(line).collect::<String>()));
    for (column, value) in [("issued", "blank"), ("repealed", "1"), ("in_force", "blank")] {
        let told = told(&report, &format!("disclosure.normative_documents.{column}"));
        assert!(told.as_deref().is_none_or(|told| told == value), "{column}: {told:?}");
    }
}

#[test]
fn bars_that_stand_alone_on_their_lines_part_no_cells() {
    let rows = [
        ["一、主动公开情况", "——", "\n"],
        ["（一）主动公开政府信息数", "条", "5019"],
        ["其中：主动公开规范性文件数", "条", "12"],
        ["制发规范性文件总数", "件", "13"],
        ["（二）通过不同渠道和方式公开政府信息的情况", "——", "\n"],
        ["1.政府公报公开政府信息数", "条", "7"],
        ["2.政府网站公开政府信息数", "条", "3000"],
        ["3.政务微博公开政府信息数", "条", "77"],
        ["4.政务微信公开政府信息数", "条", "500"],
        ["5.其他方式公开政府信息数", "条", "4"],
        ["二、回应解读情况", "——", "\n"],
        ["（一）回应公众关注热点或重大舆情数", "次", "5"],
    ];
    let rows = rows.iter().map(|row| format!(" |\n{}", row.map(|cell| format!("p. {cell}\n|\n")).concat()));
    let report = read(&format!("云岭县2014年政府信息公开工作年度报告\n{}", rows.collect::<String>()));
    for key in ["disclosed.total", "disclosed.normative_documents"] {
        assert_ne!(told(&report, &format!("statistics.{key}.value")).as_deref(), Some("blank"), "{key}");
    }
}

#[test]
fn a_lone_number_under_the_beginning_of_a_figure_is_no_page_s() {
    let figures = ["0", "77", "61", "0", "138", "2", "46", "37", "0", "85", "17", "0", "0", "61", "78"];
    let table = |figures: &[&str; 15], below: &str| {
        // Enough lines for a number of a page among them.
        let names = RESULTS.repeat(3).join("\n");
        let row = figures.map(|figure| format!("{figure:<7}")).concat();
        disputes(&format!(
            "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n{names}\n          {}\n{below}\n",
            row.trim_end()
        ))
    };
    let key = "disputes.review.total";
    assert_eq!(told(&read(&table(&figures, "")), key).as_deref(), Some("138"));
    let torn = figures.map(|figure| if figure == "138" { "13" } else { figure });
    let below = format!("{}8\n", " ".repeat(10 + 4 * 7));
    assert_eq!(told(&read(&table(&torn, &below)), key), None);
}

#[test]
fn two_figures_on_the_lines_of_one_cell_are_no_two_cells() {
    let page = |cell: &str| {
        let cells = [&DOCUMENTS[..], &["0", "", cell, "行政规范性文件", "56", "46", "220"]].concat();
        let others =
            ["信息内容", "本年处理决定数量", "行政许可", "64", "信息内容", "本年处理决定数量", "行政处罚", "3"];
        article_20(&(cells.iter().chain(&others).copied().collect::<Vec<_>>().join("\n\n") + "\n\n"))
    };
    let told = |page: &str| told(&read(page), "disclosure.rules.repealed");
    assert!(told(&page("52")).as_deref().is_none_or(|told| told == "blank"));
    assert!(told(&page("52\n52")).as_deref().is_none_or(|told| told == "blank"));
}

#[test]
fn an_empty_cell_in_front_is_a_label_s_where_a_row_is_one_short_and_its_sum_denies_it() {
    // Rows whose labels have empty cells behind them, below one that is a group's.
    let of = |total: &str| {
        let report = read(&applications(&format!(
            "| 3.其他 | 7 | | | | | | 7 |\n| （七）总计 | | {total} |\n| 四、结转下年度继续办理 | | | | 1 | | 1 | 1 | | 3 |\n"
        )));
        [0, 1, 2].map(|column| told(&report, &format!("applications.handled_total.{}", COLUMNS[column])))
    };
    assert_eq!(of("9 | 2 | | 1 | | 1 | 13"), ["9", "2", "blank"].map(|value| Some(value.to_owned())));
    assert_eq!(of("9 | 2 | 1 | | | 13"), [const { None }; 3]);
}

#[test]
fn names_of_two_rows_joined_are_no_other_order_of_columns_where_sums_deny_it_or_say_nothing() {
    let page = |names: &[&str], is_zero: bool| {
        let rows = ROWS.iter().map(|(label, figures)| {
            let own = figures.map(|figure| if figure.is_empty() || is_zero { "0" } else { figure }).join(" | ");
            if label.starts_with("1.") {
                format!("（三）不予公开 | {label} | {own} |\n")
            } else {
                format!("{label} | {own} |\n")
            }
        });
        applications(&(format!("{} |\n", names.join(" | ")) + &rows.collect::<String>()))
    };
    let of = |names: &[&str], is_zero: bool| NEW.map(|key| told(&read(&page(names, is_zero)), key));
    assert_eq!(of(&NAMES, false), [Some("9".to_owned()), Some("12".to_owned())]);
    assert_eq!(of(&NAMES, true), [const { Some("0") }; 2].map(|told| told.map(str::to_owned)));
    let [person, company, institution, public, legal, other, total] = NAMES;
    let joined = [person, total, company, institution, public, legal, other];
    assert_eq!(of(&joined, true), [const { None }; 2]);
    let joined = of(&joined, false);
    assert!(joined[0].as_deref().is_none_or(|told| told == "9"), "{joined:?}");
    assert!(joined[1].as_deref().is_none_or(|told| told == "12"), "{joined:?}");
}

#[test]
fn a_label_that_stands_again_was_the_end_of_another_before() {
    let second = "2.其他法律行政法规禁止公开";
    let rows = |between: &str| {
        let row = |(label, figures): &(&str, [&str; 7])| {
            let own = figures.map(|figure| if figure.is_empty() { "0" } else { figure }).join(" ");
            let label = if label.starts_with("1.") { format!("{label}{between}") } else { (*label).to_owned() };
            format!("{label} {own}\n")
        };
        applications(
            &ROWS.iter().map(row).collect::<String>().replace("（七）", &format!("{second} 0 0 0 0 0 0 0\n（七）")),
        )
    };
    let key = "applications.denied.state_secret.natural_person";
    assert_eq!(told(&read(&rows("")), key).as_deref(), Some("0"));
    assert_eq!(told(&read(&rows(&format!("、\n{second}"))), key), None);
}

#[test]
fn a_row_of_two_that_have_one_label_is_the_one_under_the_heading_above() {
    let annex = |rows: &str| {
        read(&format!(
            "云岭县2016年政府信息公开工作年度报告\n统计指标 单位 统计数\n（一）收到申请数 件 40\n（二）申请办结数 件 40\n\
             （三）申请答复数 件 40\n2.同意公开答复数 件 31\n8.告知通过其他途径办理数 件 9\n{rows}六、举报投诉数量 件 5\n"
        ))
    };
    let figure = |report: &gkreport::Report, key: &str| told(report, &format!("statistics.{key}.value"));
    let review =
        annex("四、行政复议数量 件 7\n（一）维持具体行政行为数 件 4\n（二）被依法纠错数 件 2\n（三）其他情形数 件 1\n");
    for (key, value) in [("upheld", "4"), ("corrected", "2"), ("other", "1")] {
        assert_eq!(figure(&review, &format!("review.{key}")).as_deref(), Some(value), "{key}");
        assert_eq!(figure(&review, &format!("litigation.{key}")), None, "{key}");
    }
    let litigation = annex("五、行政诉讼数量 件 3\n（二）被依法纠错数 件 3\n");
    assert_eq!(figure(&litigation, "litigation.corrected").as_deref(), Some("3"));
    // Neither heading stands, or one that cannot be read.
    for rows in ["（二）被依法纠错数 件 3\n", "四、行政复议数量 件 0\n五、行□□□数口 件 3\n（二）被依法纠错数 件 3\n"]
    {
        let report = annex(rows);
        assert_eq!(figure(&report, "review.corrected"), None, "{rows}");
        assert_eq!(figure(&report, "litigation.corrected"), None, "{rows}");
    }
}

#[test]
fn a_torn_label_that_may_be_two_rows_is_neither_s() {
    let report = read(
        "云岭县2016年政府信息公开工作年度报告\n| 统计指标 | 单位 | 统计数 |\n| --- | --- | --- |\n\
         | （一）主动公开政府信息数 | 条 | 9 |\n| 2.政府网站公开政府信息数 | 条 | 4 |\n| 3.政务微博公开政府信息数 | 条 | 2 |\n\
         | 4.政务微信公\u{fffd}政府信息\u{fffd} | 条 | 1 |\n| 5.其他方式公开政府信息数 | 条 | 2 |\n\
         | （一）收到申请数 | 件 | 6 |\n| （二）申请办结数 | 件 | 6 |\n\
         | （三）申请答复数 | 件 | 6 |\n| 四、行政复议数量 | 件 | 0 |\n| 五、行政诉讼数量 | 件 | 0 |\n| 六、举报投诉数量 | 件 | 5 |\n",
    );
    assert_eq!(told(&report, "statistics.disclosed.weibo.value").as_deref(), Some("2"));
    assert_eq!(told(&report, "statistics.disclosed.weibo_wechat.value"), None);
}

#[test]
fn a_whole_name_of_a_column_is_no_piece_of_a_lost_label() {
    let labels = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
        "1.本机关不掌握相关政府信息",
        "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确",
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
        "（六）其他处理 1.其他",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "3.其他",
        "（七）总计",
        "四、结转下年度继续办理",
    ];
    let figures = |row: usize| match row {
        0 | 23 => "4 1 0 0 0 0 5",
        2 => "2 1 0 0 0 0 3",
        5 | 13 => "1 0 0 0 0 0 1",
        _ => "0 0 0 0 0 0 0",
    };
    let row = |(at, label): (usize, &&str)| format!("{label} {}\n", figures(at));
    let rows = labels.iter().enumerate().map(row).collect::<Vec<_>>().concat();
    let report = read(&rows);
    assert_eq!(told(&report, "applications.other_handling.correction_overdue.total"), None);
}

#[test]
fn the_one_row_with_lines_too_many_has_taken_another_s() {
    let report = read(
        "云岭县2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（六）项 |\n信息内容 |\n本年处理决定数量 |\n\
         行政处罚 |\n |\n |\n6 |\n第二十条第（八）项 |\n信息内容 |\n本年收费金额（单位：万元） |\n行政事业性收费 |\n2.5 |\n",
    );
    assert_eq!(told(&report, "disclosure.penalties.decisions"), None);
}

#[test]
fn two_figures_in_a_cell_fill_no_empty_one() {
    let page = |row: &str| {
        article_20(&format!(
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 31 | 8 | 240\n行政规范性文件 {row}\n"
        ))
    };
    let repealed = |row: &str| told(&read(&page(row)), "disclosure.normative_documents.repealed");
    assert_eq!(repealed("| 26 | 3 | 46").as_deref(), Some("3"));
    for row in ["|   | 26 | 3 46", "| 26 3 |   | 46", "| 26 |   | 3 46"] {
        assert_ne!(repealed(row).as_deref(), Some("3"), "{row}");
    }
}
