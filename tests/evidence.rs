//! What places a figure and what does not: other columns among the names, words and pages among figures, units that a wall cuts.
//! Each page says what its cells are; nothing else may be told as read.

use gkreport::Report;
use gkreport::report::Status;

pub fn read(text: &str) -> Report {
    gkreport::read("evidence", text.as_bytes()).expect("text is read")
}

/// What is told of a cell: its value, `blank`, or nothing.
pub fn told(report: &Report, key: &str) -> Option<String> {
    let cell = report.cell(key)?;
    match cell.status {
        Status::Read => cell.value.map(|value| value.to_string()),
        Status::Blank => Some("blank".to_owned()),
        _ => None,
    }
}

/// The article 20 tables of a report, with these lines in them.
pub fn article_20(lines: &str) -> String {
    format!(
        "云岭县2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{lines}三、收到和处理政府信息公开申请情况\n略。\n"
    )
}

/// A report with these lines under the heading of the applications.
pub fn applications(lines: &str) -> String {
    format!(
        "云岭县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{lines}四、政府信息公开行政复议、行政诉讼情况\n略。\n"
    )
}

/// A report with these lines under the heading of reviews and litigation.
pub fn disputes(lines: &str) -> String {
    format!(
        "云岭县2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n{lines}五、存在的主要问题及改进情况\n略。\n"
    )
}

/// The applications table with these names and rows.
fn matrix(names: &str, rows: &str) -> String {
    applications(&format!("项目 {names}\n{rows}"))
}

const ROWS: &str = "一、本年新收政府信息公开申请数量 9 2 0 1 0 0 12\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n\
                    （一）予以公开 8 2 0 1 0 0 11\n（七）总计 10 2 0 1 0 0 13\n四、结转下年度继续办理 0 0 0 0 0 0 0\n";

#[test]
fn figures_in_order_stand_under_the_names_of_the_form_alone() {
    let key = "applications.new_received.total";
    let own = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    assert_eq!(told(&read(&matrix(own, ROWS)), key).as_deref(), Some("12"));
    // In the place of the one name that lacks stands another wording of it.
    let worded = own.replace("科研机构", "科研院所");
    assert_eq!(told(&read(&matrix(&worded, ROWS)), key).as_deref(), Some("12"));
    for names in [
        "自然人 商业企业 社会公益组织 法律服务机构 其他 总计 上年",
        "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计 上年",
        "自然人 上年 商业企业 上年 科研机构 上年 社会公益组织 上年 法律服务机构 上年 其他 上年 总计 上年",
        "自然人2022 自然人2021 商业企业2022 商业企业2021 科研机构2022 科研机构2021 总计2022 总计2021",
        "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计 总计",
        "自然人 商业企业 新闻媒体 社会公益组织 法律服务机构 其他 总计",
        "男 女 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计",
        "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 2020年 总计",
        "2022年 2021年 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计",
    ] {
        assert_eq!(told(&read(&matrix(names, ROWS)), key), None, "{names}");
    }
}

#[test]
fn a_caption_of_an_earlier_year_takes_the_table_from_this_one() {
    let own = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    let captioned = |caption: &str| {
        let page = matrix(own, ROWS).replace("\n项目", &format!("\n{caption}\n项目"));
        told(&read(&page), "applications.new_received.total")
    };
    for caption in ["（2022年度数据）", "2022年情况", "单位：件"] {
        assert_eq!(captioned(caption).as_deref(), Some("12"), "{caption}");
    }
    for caption in ["（2021年度数据）", "2021年统计表", "上年度数据"] {
        assert_eq!(captioned(caption), None, "{caption}");
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
    let report = read(&matrix(names, &format!("{ROWS}{said}")));
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

/// The article 20 tables with these names over the documents and over the decisions.
fn blocks(documents: &str, decisions: &str) -> Report {
    read(&article_20(&format!(
        "信息内容\t{documents}\n规章\t0\t0\t0\n行政规范性文件\t3\t1\t14\n信息内容\t{decisions}\n行政许可\t17\n行政处罚\t5\n行政强制\t2\n\
         信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t3.6\n"
    )))
}

#[test]
fn rows_and_names_tell_the_edition_together() {
    let (issued, decided) = ("disclosure.normative_documents.issued", "disclosure.licensing.decisions");
    let new = "本年制发件数\t本年废止件数\t现行有效件数";
    for (documents, decisions) in [
        (new, "本年处理决定数量"),
        (new, "处理决定数量"),
        ("2022年制发件数\t2022年废止件数\t截至2022年底现行有效件数", "2022年度处理决定数量"),
    ] {
        let report = blocks(documents, decisions);
        assert_eq!(told(&report, issued).as_deref(), Some("3"), "{documents}");
        assert_eq!(told(&report, decided).as_deref(), Some("17"), "{documents}");
    }
    // Names of the older form over rows of the newer one: those rows are of neither.
    let mixed = blocks("本年新制作数量\t本年新公开数量\t对外公开总数量", "本年处理决定数量");
    assert_eq!((told(&mixed, issued), told(&mixed, decided).as_deref()), (None, Some("17")));
    assert_eq!(told(&mixed, "disclosure.normative_documents.created"), None);
}

#[test]
fn a_row_alone_is_the_tables_only_with_all_its_figures() {
    let page = |row: &str| {
        format!("{row}\n四、政府信息公开行政复议、行政诉讼情况\n未发生。\n五、存在的主要问题及改进情况\n人手不足。\n")
    };
    let key = "applications.carried_forward.total";
    let row = "四、结转下年度继续办理";
    assert_eq!(told(&read(&page(&format!("{row} 1 0 0 2 0 0 3"))), key).as_deref(), Some("3"));
    for other in [format!("{row} 1 0 0 2 0 3"), format!("本年{row}：1 0 0 2 0 0 3"), format!("{row}3件")] {
        assert_eq!(told(&read(&page(&other)), key), None, "{other}");
    }
}

#[test]
fn disputes_without_names_stand_only_by_their_sums() {
    let page = |row: &str| {
        format!(
            "云岭县2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n| {} |\n五、存在的主要问题及改进情况\n人手不足。\n",
            row.replace(' ', " | ")
        )
    };
    let key = "disputes.litigation_direct.total";
    assert_eq!(told(&read(&page("2 0 1 0 3 4 1 0 0 5 0 0 0 1 1")), key).as_deref(), Some("5"));
    for row in ["2 0 1 0 3 4 1 0 0 6 0 0 0 1 1", "2 0 1 0 3 4 1 0 0 5 0 0 0 1", "3 2 0 1 0 5 4 1 0 0 1 0 0 0 1"] {
        assert_eq!(told(&read(&page(row)), key), None, "{row}");
    }
}

#[test]
fn a_table_that_states_nothing_is_said_to_hold_no_figures() {
    let labels = "信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n规章\n\n行政规范性文件\n\n信息内容\n\n本年处理决定数量\n\n行政许可\n\n行政处罚\n\n行政强制\n\n";
    let said = |figure: &str| {
        let report = read(&article_20(&labels.replace("行政许可\n\n", &format!("行政许可\n\n{figure}"))));
        let findings = gkreport::check::check(&report).findings;
        findings.iter().any(|found| found.code == "GK003" && found.message.zh.contains("没有任何数据"))
    };
    assert!(said(""));
    assert!(!said("7\n\n") && !said("见附件\n\n"));
}

#[test]
fn a_heading_glued_to_its_text_is_not_said_to_be_absent() {
    let absent = |heading: &str| {
        let page = format!(
            "云岭县2022年政府信息公开工作年度报告\n一、总体情况\n全年平稳，处处可查。{heading}县政府公报出刊六期。\n\
             三、收到和处理政府信息公开申请情况\n略。\n四、政府信息公开行政复议、行政诉讼情况\n略。\n\
             五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n无。\n"
        );
        gkreport::check::check(&read(&page)).findings.iter().any(|found| found.code == "GK001")
    };
    assert!(!absent("二、主动公开政府信\n息情况"));
    assert!(absent(""));
}

#[test]
fn tables_of_another_body_or_time_are_not_this_reports() {
    let tables = "信息内容\t本年处理决定数量\n行政许可\t17\n行政处罚\t5\n行政强制\t2\n";
    let page = |before: &str, own: &str| {
        format!(
            "云岭县2022年政府信息公开工作年度报告\n一、总体情况\n平稳。\n二、主动公开政府信息情况\n{own}三、收到和处理政府信息公开申请情况\n略。\n\
             五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n无。\n{before}\n{tables}"
        )
    };
    let key = "disclosure.licensing.decisions";
    for caption in ["附件：政府信息公开情况统计表", "附：云岭县2022年度政府信息公开情况统计表"]
    {
        assert_eq!(told(&read(&page(caption, "见附件。\n")), key).as_deref(), Some("17"), "{caption}");
    }
    for caption in [
        "附件1：教育局政府信息公开情况统计表",
        "附：2021年度政府信息公开情况统计表",
        "附表：2022年上半年数据",
        "河东乡2022年政府信息公开工作年度报告\n一、总体情况\n平稳。\n二、主动公开政府信息情况",
    ] {
        assert_eq!(told(&read(&page(caption, "见图。\n")), key), None, "{caption}");
        let own = tables.replace("17", "6");
        assert_eq!(told(&read(&page(caption, &own)), key).as_deref(), Some("6"), "{caption}");
    }
}

#[test]
fn a_line_more_than_others_have_is_a_cell_more() {
    let page = |gap: &str| {
        article_20(&format!(
            "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n4\n1\n9\n行政规范性文件\n5\n{gap}2\n18\n信息内容\n本年处理决定数量\n行政许可\n6\n"
        ))
    };
    let key = "disclosure.normative_documents.in_force";
    assert_eq!(told(&read(&page("")), key).as_deref(), Some("18"));
    assert_ne!(told(&read(&page("\n")), key).as_deref(), Some("18"));
}

#[test]
fn what_would_stand_behind_the_end_of_a_page_is_told_once() {
    let names = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    let page = matrix(names, ROWS).replace("\n三、", "\n一、总体情况\n平稳有序。\n二、主动公开政府信息情况\n规章 1 0 9\n行政规范性文件 1 0 7\n行政许可 6\n行政处罚 2\n行政强制 1\n行政事业性收费 3\n三、");
    let codes = |text: &str| {
        let report = read(text);
        let findings = gkreport::check::check(&report).findings;
        findings.iter().map(|finding| (finding.code, finding.at.is_some())).collect::<Vec<_>>()
    };
    // Each place where the page ends, and what is told of it.
    let within = |row: &str| page.find(row).map(|at| &page[..at + row.len()]).expect("the row");
    let count = |text: &str, code: &str| codes(text).iter().filter(|(other, placed)| *other == code && *placed).count();
    let in_row = within("二、上年结转政府信息公开申请数量 1");
    assert_eq!((count(in_row, "GK001"), count(in_row, "GK003"), count(in_row, "GK004")), (1, 0, 1), "{in_row}");
    let in_heading = within("三、收到和处理");
    assert_eq!((count(in_heading, "GK001"), count(in_heading, "GK003")), (1, 1), "{in_heading}");
    let in_names = within("项目 自然人 商业");
    assert_eq!((count(in_names, "GK001"), count(in_names, "GK003")), (1, 1), "{in_names}");
    // A page that ends with a sentence is a whole one.
    let whole = &page[..page.find("四、政府").expect("the section")];
    let whole = format!("{whole}五、存在的主要问题及改进情况\n人手不足，将加强培训。\n");
    assert_eq!(codes(&whole).iter().filter(|(code, placed)| *code == "GK001" && !placed).count(), 2);
}

#[test]
fn marks_for_nothing_are_seen_where_a_page_ends_as_well() {
    let row = |label: &str| format!("{label}\n\n{}", "/\n\n".repeat(7));
    let rows = row("一、本年新收政府信息公开申请数量") + &row("二、上年结转政府信息公开申请数量");
    let names = "自然人\n\n商业企业\n\n科研机构\n\n社会公益组织\n\n法律服务机构\n\n其他\n\n总计\n";
    let page = matrix(names, &rows);
    let cut = &page[..page.find("四、政府").expect("the next section")];
    assert_eq!(told(&read(cut), "applications.new_received.total").as_deref(), Some("blank"));
}
