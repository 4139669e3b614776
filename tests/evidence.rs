//! What places a figure and what does not: other columns among the names, words and pages among figures, units that a wall cuts.
//! Each page says what its cells are; nothing else may be told as read.

use gkreport::Report;
use gkreport::report::Status;

fn read(text: &str) -> Report {
    gkreport::read("evidence", text.as_bytes()).expect("text is read")
}

/// What is told of a cell: its value, `blank`, or nothing.
fn told(report: &Report, key: &str) -> Option<String> {
    let cell = report.cell(key)?;
    match cell.status {
        Status::Read => cell.value.map(|value| value.to_string()),
        Status::Blank => Some("blank".to_owned()),
        _ => None,
    }
}

/// The article 20 tables of a report, with these lines in them.
fn article_20(lines: &str) -> String {
    format!(
        "云岭县2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{lines}三、收到和处理政府信息公开申请情况\n略。\n"
    )
}

/// The applications table with these names and rows.
fn applications(names: &str, rows: &str) -> String {
    format!(
        "云岭县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n项目 {names}\n{rows}四、政府信息公开行政复议、行政诉讼情况\n略。\n"
    )
}

const ROWS: &str = "一、本年新收政府信息公开申请数量 9 2 0 1 0 0 12\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n\
                    （一）予以公开 8 2 0 1 0 0 11\n（七）总计 10 2 0 1 0 0 13\n四、结转下年度继续办理 0 0 0 0 0 0 0\n";

#[test]
fn figures_in_order_stand_under_the_names_of_the_form_alone() {
    let key = "applications.new_received.total";
    let own = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    assert_eq!(told(&read(&applications(own, ROWS)), key).as_deref(), Some("12"));
    // In the place of the one name that lacks stands another wording of it.
    let worded = own.replace("科研机构", "科研院所");
    assert_eq!(told(&read(&applications(&worded, ROWS)), key).as_deref(), Some("12"));
    for names in [
        "自然人 商业企业 社会公益组织 法律服务机构 其他 总计 上年",
        "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计 上年",
        "自然人 上年 商业企业 上年 科研机构 上年 社会公益组织 上年 法律服务机构 上年 其他 上年 总计 上年",
    ] {
        assert_eq!(told(&read(&applications(names, ROWS)), key), None, "{names}");
    }
}

#[test]
fn a_unit_is_what_the_whole_heading_says() {
    let drawn = |heading: [&str; 2]| {
        article_20(&format!(
            "+----------------+------------------+\n| 信息内容       | 本年处理决定数量 |\n+----------------+------------------+\n\
             | 行政许可       | 6                |\n+----------------+------------------+\n\
             | 信息内容       | {} |\n|                | {} |\n+----------------+------------------+\n\
             | 行政事业性收费 | 31.5             |\n+----------------+------------------+\n",
            heading[0], heading[1]
        ))
    };
    let key = "disclosure.administrative_fees.amount";
    assert_eq!(told(&read(&drawn(["本年收费金额（单", "位：元）         "])), key).as_deref(), Some("0.00315"));
    assert_eq!(told(&read(&drawn(["本年收费金额（亿", "元）             "])), key).as_deref(), Some("315000"));
    let plain = |heading: &str| {
        article_20(&format!("信息内容 本年处理决定数量\n行政许可 6\n信息内容 {heading}\n行政事业性收费 31.5\n"))
    };
    assert_eq!(told(&read(&plain("本年收费金额（单位：万元）")), key).as_deref(), Some("31.5"));
    assert_eq!(told(&read(&plain("本年收费金额（单位：万元、元）")), key), None);
    let counted = article_20("信息内容 本年处理决定数量（单位：万件）\n行政许可 6\n行政处罚 2\n行政强制 1\n");
    assert_eq!(told(&read(&counted), "disclosure.licensing.decisions"), None);
}

#[test]
fn the_number_of_a_page_completes_no_row() {
    let page = |figures: &str| {
        article_20(&format!(
            "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 4 1 9\n行政规范性文件 {figures}\n信息内容 本年处理决定数量\n行政许可 6\n"
        ))
    };
    let key = "disclosure.normative_documents.in_force";
    assert_eq!(told(&read(&page("5 2 18")), key).as_deref(), Some("18"));
    assert_eq!(told(&read(&page(" 2 18\n7")), key), None);
}

#[test]
fn signs_at_a_figure_make_it_another() {
    for figure in [">12", "12?", "~~12~~", "第12", "12/月", "十二"] {
        let text = article_20(&format!("信息内容 本年处理决定数量\n行政许可 6\n行政处罚 {figure}\n行政强制 3\n"));
        let said = told(&read(&text), "disclosure.penalties.decisions");
        assert_eq!(said, None, "{figure}");
    }
}

#[test]
fn a_sentence_beside_a_table_is_no_row_of_it() {
    let names = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    let said = "从结果看，予以公开9件，部分公开1件；结转下年度继续办理2件。\n";
    let report = read(&applications(names, &format!("{ROWS}{said}")));
    assert_eq!(told(&report, "applications.carried_forward.total").as_deref(), Some("0"));
    assert_eq!(told(&report, "applications.granted.total").as_deref(), Some("11"));
}

#[test]
fn the_year_or_the_number_of_the_next_heading_is_no_figure() {
    for heading in ["四、2022年政府信息公开行政复议、行政诉讼情况", "4、政府信息公开行政复议、行政诉讼情况"]
    {
        let cells = ["0"; 14].join("\n");
        let results = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
        let text = format!(
            "云岭县2022年政府信息公开工作年度报告\n{heading}\n行政复议\n行政诉讼\n{results}未经复议直接起诉\n复议后起诉\n{results}{results}\
             {cells}\n0\n五、2022年存在的主要问题及改进情况\n人手不足。\n"
        );
        assert_eq!(told(&read(&text), "disputes.review.total").as_deref(), Some("0"), "{heading}");
    }
}

#[test]
fn digits_below_a_narrow_cell_are_no_cells_of_their_own() {
    let text = "云岭县2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n\
                结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n\
                结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n\
                31 28 20 22 10 9 8 7 6 30 5 4 3\n1 2\n五、存在的主要问题及改进情况\n人手不足。\n";
    assert_eq!(told(&read(text), "disputes.review.total"), None);
}

#[test]
fn a_row_told_again_with_figures_is_not_told_empty_nor_full() {
    let row = |label: &str, figures: [&str; 3]| format!("| {label} | {} |\n", figures.join(" | "));
    let twice = [
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n".to_owned(),
        row("规章", ["2", "1", "8"]),
        row("规章", ["", "", ""]),
        row("行政规范性文件", ["3", "0", "9"]),
    ];
    let report = read(&article_20(&twice.concat()));
    assert_eq!(told(&report, "disclosure.rules.issued"), None);
}

#[test]
fn a_table_of_one_cell_is_a_box_in_its_cell() {
    let text = "<h1>云岭县2022年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2><table>\
                <tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>\
                <tr><td>规章</td><td>6</td><td>4<table><tr><td>3</td></tr></table></td><td>9</td></tr>\
                <tr><td>行政规范性文件</td><td>2</td><td>0</td><td><table><tr><td>7</td></tr></table></td></tr></table>";
    let report = read(text);
    assert_eq!(told(&report, "disclosure.rules.issued").as_deref(), Some("6"));
    assert_eq!(told(&report, "disclosure.rules.repealed"), None);
    assert_eq!(told(&report, "disclosure.normative_documents.in_force").as_deref(), Some("7"));
}
