//! Pages that hold less than they should: a picture's name in a table's place, a page that ends too early, a table of one row, a
//! heading in other words, a figure with its counter, labels torn over cells. What stands is read, and what is said of it is true.

use crate::evidence::read;
use gkreport::Report;
use gkreport::finding::{Bilingual, Finding, Severity};
use gkreport::report::Status;
use gkreport::statute::{Edition, Form, TableKind};
use rust_decimal::Decimal;

/// A report of a year whose second section holds a body, and nothing behind it.
fn with_section_two(year: u32, body: &str) -> Report {
    read(&format!(
        "青溪县水利局{year}年政府信息公开工作年度报告\n一、总体情况\n本局依法公开。\n二、主动公开政府信息情况\n{body}"
    ))
}

fn findings(report: &Report, code: &str) -> Vec<Finding> {
    gkreport::check::check(report).findings.into_iter().filter(|finding| finding.code == code).collect()
}

/// What the findings of a code say.
fn messages(report: &Report, code: &str) -> Vec<String> {
    findings(report, code).into_iter().map(|finding| finding.message.zh).collect()
}

fn value(report: &Report, key: &str) -> Option<Decimal> {
    report.value(key)
}

fn status(report: &Report, key: &str) -> Option<Status> {
    report.cell(key).map(|cell| cell.status)
}

#[test]
fn the_name_of_a_picture_stands_for_a_table() {
    let helps = |body: &str| {
        let report = with_section_two(2022, &format!("{body}\n三、收到和处理政府信息公开申请情况\n没有收到。\n"));
        let disclosure = findings(&report, "GK003").into_iter().find(|one| one.message.zh.contains("第二十条"));
        disclosure.and_then(|one| one.help).map(|Bilingual { zh, .. }| zh).expect("the table is missing")
    };
    for body in ["1684230011.jpg", "W0202301.png表二.webp", "![表](files/biao.gif)"] {
        assert!(helps(body).contains("图片"), "{body}");
    }
    for body in ["详见 表一.jpg 所列。", "没有。"] {
        assert!(!helps(body).contains("图片"), "{body}");
    }
}

#[test]
fn nothing_is_said_of_a_section_whose_heading_ends_the_page() {
    let sections =
        "三、收到和处理政府信息公开申请情况\n没有收到。\n四、政府信息公开行政复议、行政诉讼情况\n没有发生。\n";
    let told = |end: &str| {
        let report = with_section_two(2022, &format!("没有。\n{sections}五、存在的主要问题及改进情况\n{end}"));
        let lacking = messages(&report, "GK001").concat();
        (findings(&report, "GK501").len(), lacking.contains("页面到此为止"))
    };
    assert_eq!(told(""), (0, true));
    assert_eq!(told("六、其他需要报告的事项\n没有。\n"), (1, false));
    assert_eq!(told("无。\n"), (1, false));
    // Of the fee nothing is said either.
    let fee = |end: &str| {
        let all = format!(
            "没有。\n{sections}五、存在的主要问题及改进情况\n人手不足，今后加强培训。\n六、其他需要报告的事项\n"
        );
        findings(&with_section_two(2022, &format!("{all}{end}")), "GK601").len()
    };
    assert_eq!((fee(""), fee("没有其他事项。\n")), (0, 1));
}

#[test]
fn a_row_under_its_own_names_is_a_table() {
    let procurement = "第二十条第（九）项\n\n信息内容\n\n采购项目数量\n\n采购总金额\n\n政府集中采购\n\n17\n\n320.5\n\n";
    let licences = "第二十条第（五）项 | |\n信息内容 | 本年处理决定数量 |\n行政许可 | 64 |\n";
    let fees = "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n8.25\n";
    let behind = "三、收到和处理政府信息公开申请情况\n没有收到。\n";
    for (year, body, edition, key, expected) in [
        (2020, procurement, Edition::E2019, "disclosure.procurement.projects", "17"),
        (2020, procurement, Edition::E2019, "disclosure.procurement.amount", "320.5"),
        (2023, licences, Edition::E2021, "disclosure.licensing.decisions", "64"),
        (2023, fees, Edition::E2021, "disclosure.administrative_fees.amount", "8.25"),
    ] {
        let report = with_section_two(year, &format!("{body}{behind}"));
        assert_eq!(report.edition, Some(edition), "{body}");
        assert_eq!(value(&report, key).map(|value| value.to_string()).as_deref(), Some(expected), "{body}");
        assert!(findings(&report, "GK003").iter().all(|one| !one.message.zh.contains("第二十条")), "{body}");
    }
    // The names of some of its columns are a sentence's.
    let sentence = with_section_two(2020, &format!("本局采购项目数量有所增加。\n政府集中采购\n17\n{behind}"));
    assert!(sentence.table(TableKind::Disclosure).is_none());
}

#[test]
fn all_rows_of_a_form_with_their_own_cells_need_no_names_over_them() {
    let rows = [
        "规章,2,0,11",
        "行政规范性文件,,,4",
        "",
        "行政许可,73",
        "",
        "行政处罚,6",
        "行政强制,1",
        "",
        "行政事业性收费,5.5",
    ];
    let read_in = |rows: &[&str]| {
        let report = with_section_two(2022, &format!("{}\n", rows.join("\n")));
        value(&report, "disclosure.licensing.decisions").zip(value(&report, "disclosure.rules.in_force"))
    };
    assert_eq!(read_in(&rows), Some((73.into(), 11.into())));
    assert_eq!(
        read_in(&rows.map(|row| row.replace(',', "\t")).iter().map(String::as_str).collect::<Vec<_>>()),
        Some((73.into(), 11.into()))
    );
    // One row fewer, one cell more, another order: any list may be so.
    assert_eq!(read_in(&rows[..8]), None);
    assert_eq!(
        read_in(&[
            "规章,2,0,11",
            "行政规范性文件,0,0,4",
            "行政许可,73,2",
            "行政处罚,6",
            "行政强制,1",
            "行政事业性收费,5"
        ]),
        None
    );
    assert_eq!(
        read_in(&[
            "行政许可,73",
            "规章,2,0,11",
            "行政规范性文件,0,0,4",
            "行政处罚,6",
            "行政强制,1",
            "行政事业性收费,5"
        ]),
        None
    );
}

#[test]
fn a_table_that_is_cut_is_read_as_far_as_it_goes() {
    let head = "第二十条第（一）项 |\n|||\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n规章 |\n4 |\n1 |\n9 |\n";
    let report = with_section_two(2022, &format!("{head}行政规范"));
    let rules = ["issued", "repealed", "in_force"].map(|column| value(&report, &format!("disclosure.rules.{column}")));
    assert_eq!(rules, [4, 1, 9].map(|figure| Some(Decimal::from(figure))));
    assert_eq!(report.edition, Some(Edition::E2021));
}

#[test]
fn a_page_that_ends_behind_a_label_is_cut_there() {
    let rows = "信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n规章\n\n0\n\n0\n\n0\n\n行政规范性文件\n\n2\n\n0\n\n7\n\n\
                信息内容\n\n本年处理决定数量\n\n行政许可\n\n3\n\n行政处罚\n\n5\n\n行政强制\n\n1\n\n信息内容\n\n\
                本年收费金额（单位：万元）\n\n行政事业性收费\n\n";
    let told = |end: &str| {
        let report = with_section_two(2022, &format!("{rows}{end}"));
        messages(&report, "GK007").join(" ")
    };
    assert!(told("").contains("页面在这一行中断"), "{}", told(""));
    assert_eq!(told("8.5\n\n三、收到和处理政府信息公开申请情况\n没有收到。\n"), "");
}

#[test]
fn a_heading_that_is_the_greater_piece_of_the_one_name_left_is_that() {
    let report = |name: &str| {
        with_section_two(
            2020,
            &format!(
                "第二十条第（一）项 | |||\n信息内容 | 本年新制作数量 | {name} | 对外公开总数量 |\n规章 | 1 | 2 | 3 |\n规范性文件 | 4 | 5 | 6 |\n"
            ),
        )
    };
    let newly = |name: &str| value(&report(name), "disclosure.normative_documents.newly_disclosed");
    assert_eq!(newly("公开数量"), Some(Decimal::from(5)));
    assert_eq!(newly("修订数量"), None);
}

#[test]
fn a_counter_costs_no_other_cell() {
    let report = |projects: &str| {
        with_section_two(
            2020,
            &format!(
                "信息内容\n\n本年新制作数量\n\n本年新公开数量\n\n对外公开总数量\n\n规章\n\n0\n\n0\n\n0\n\n规范性文件\n\n2\n\n2\n\n8\n\n\
                 第二十条第（九）项\n\n信息内容\n\n采购项目数量\n\n采购总金额\n\n政府集中采购\n\n{projects}\n\n604210.5元\n\n\
                 三、收到和处理政府信息公开申请情况\n\n没有收到。\n"
            ),
        )
    };
    let amount = Some("60.42105".parse::<Decimal>().expect("a number"));
    for (projects, expected) in
        [("23", Some(23)), ("23个", Some(23)), ("23批次", Some(23)), ("23批", Some(23)), ("23标段", None)]
    {
        let report = report(projects);
        assert_eq!(value(&report, "disclosure.procurement.projects"), expected.map(Decimal::from), "{projects}");
        assert_eq!(value(&report, "disclosure.procurement.amount"), amount, "{projects}");
        assert_eq!(value(&report, "disclosure.normative_documents.total_disclosed"), Some(8.into()), "{projects}");
    }
}

fn applications() -> &'static Form {
    TableKind::Applications.form(Edition::E2021)
}

/// The matrix, a line a row, written by `row` of each row's place and key.
fn matrix(row: impl Fn(usize, &str) -> String) -> Report {
    let rows: String = applications().rows.iter().enumerate().map(|(at, spec)| row(at, spec.key)).collect();
    read(&format!(
        "青溪县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{rows}四、政府信息公开行政复议、行政诉讼情况\n没有发生。\n"
    ))
}

#[test]
fn a_blank_total_in_rows_that_none_filled_up_is_blank() {
    let written = |at: usize, key: &str, cells: &str| {
        let spec = &applications().rows[at];
        let is_first = at > 0 && spec.groups != applications().rows[at - 1].groups;
        let group = if is_first { format!("{} | ", spec.groups.last().unwrap_or(&"")) } else { String::new() };
        let cells = match key {
            "new_received" | "handled_total" | "granted" => "6 |  |  |  |  |  | 6 |",
            "unable_to_provide.still_unclear" => cells,
            _ => " |  |  |  |  |  |  |",
        };
        format!("{group}{} | {cells}\n", spec.label)
    };
    let report = matrix(|at, key| written(at, key, " |  | 3 |  |  |  |  |"));
    let cell = |column: &str| format!("applications.unable_to_provide.still_unclear.{column}");
    assert_eq!(value(&report, &cell("research_institution")), Some(3.into()));
    assert_eq!(status(&report, &cell("total")), Some(Status::Blank));
    let blank = findings(&report, "GK005").into_iter().filter(|one| one.severity == Severity::Warning);
    assert_eq!(blank.filter(|one| one.message.zh.contains("总计 空白，应为 3")).count(), 1);
    // A row with a cell fewer has lost one, wherever.
    let short = matrix(|at, key| written(at, key, " |  | 3 |  |  |  |"));
    assert_ne!(status(&short, &cell("research_institution")), Some(Status::Read));
}

#[test]
fn a_letter_of_a_label_alone_in_a_cell_goes_on_in_the_next() {
    let names: Vec<&str> = applications().columns.iter().map(|column| column.label).collect();
    let names = format!("|  |  |  | {} |\n", names.join(" | "));
    let written = |at: usize, key: &str, piece: &str| {
        let head = if at == 0 { names.as_str() } else { "" };
        let label = applications().rows[at].label;
        let label = match key {
            "new_received" => format!("一、本年新收政府申请数量 | {piece}"),
            _ => format!("{label} |  | "),
        };
        let figures = match key {
            "new_received" | "handled_total" => "0 | 6 | 0 | 0 | 3 | 0 | 9",
            "granted" => "0 | 6 | 0 | 0 | 2 | 0 | 8",
            "denied.state_secret" => "0 | 0 | 0 | 0 | 1 | 0 | 1",
            _ => "0 | 0 | 0 | 0 | 0 | 0 | 0",
        };
        format!("{head}| {label} | {figures} |\n")
    };
    let received = |piece: &str| value(&matrix(|at, key| written(at, key, piece)), "applications.new_received.total");
    assert_eq!(received("信 | 息公开"), Some(9.into()));
    assert_eq!(received("甲 | 乙丙丁"), None);
}

#[test]
fn of_the_last_cell_before_the_end_it_is_said_that_the_page_ends() {
    let report = |end: &str| {
        let names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].join(",");
        let kinds = ["行政复议", "未经复议直接起诉", "复议后起诉"].map(|kind| [kind; 5].join(",")).join(",");
        read(&format!(
            "青溪县2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n{kinds}\n{names},{names},{names}\n\
             2,,,1,3,,1,,,1,,,,,{end}"
        ))
    };
    let told = |end: &str| messages(&report(end), "GK007").concat();
    assert!(told("\n").contains("页面到此为止，总计"), "{}", told("\n"));
    assert_eq!(told("\n五、存在的主要问题及改进情况\n人手不足，今后加强培训。\n"), "");
}

#[test]
fn of_a_label_that_nothing_follows_no_figure_is_said_not_to_fit() {
    let report = |figures: &str| {
        with_section_two(
            2022,
            &format!(
                "信息内容|本年制发件数|本年废止件数|现行有效件数|规章|{figures}行政规范性文件|2|0|7|信息内容|本年处理决定数量|\
                 行政许可|3|信息内容|本年处理决定数量|行政处罚|5|行政强制|1|信息内容|本年收费金额（单位：万元）|行政事业性收费|8|\n\
                 三、收到和处理政府信息公开申请情况\n没有收到。\n"
            ),
        )
    };
    let told = |figures: &str| messages(&report(figures), "GK007").concat();
    assert!(told("").contains("行名之后没有数值"), "{}", told(""));
    assert!(told("4|1|").contains("对不上"), "{}", told("4|1|"));
    assert_eq!(told("4|1|9|"), "");
}

#[test]
fn a_row_whose_label_stands_is_there() {
    let rows = [
        ("一、本年新收政府信息公开申请数量", "5201008\n"),
        ("二、上年结转政府信息公开申请数量", ""),
        ("（一）予以公开", "4201007\n"),
        ("（七）总计", "4201007\n"),
        ("四、结转下年度继续办理", "1000001\n"),
    ];
    let rows: String = rows.map(|(label, figures)| format!("{label}\n{figures}")).concat();
    let names = "自然人商业企业科研机构社会公益组织法律服务机构其他总计";
    let report = read(&crate::evidence::applications(&format!("{names}\n{rows}")));
    assert_eq!(value(&report, "applications.new_received.total"), Some(Decimal::from(8)));
    assert_eq!(status(&report, "applications.carried_over.total"), Some(Status::Ambiguous));
    assert_eq!(status(&report, "applications.partially_granted.total"), Some(Status::Missing));
    // Its table may lie in pieces, of which one seems another's.
    let report = read(
        "上一年项目数量\n本年增/减\n行政许可\n3（其中2件为重复）\n10\n5（其中1件为重复）\n上一年项目数量\n本年增/减\n行政处罚\n\
         4(含上年1件)\n行政强制\n本年增/减\n行政事业性收费云岭县教育局2020年政府信息公开工作年度报告\n",
    );
    assert_eq!(status(&report, "disclosure.compulsory_measures.decisions"), Some(Status::Ambiguous));
    assert!(!messages(&report, "GK004").concat().contains("行政强制"), "{:?}", messages(&report, "GK004"));
}
