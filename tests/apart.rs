//! What stands at a row or a table and is not of it: marks and numbers on lines of their own, figures of the label behind, columns
//! that a row has too many, the tables of a second report. And what is of it all the same.

use crate::evidence::{applications, article_20, disputes, read, told};

const TITLE: &str = "云岭县2022年政府信息公开工作年度报告\n";
const ROWS: &str = "一、本年新收政府信息公开申请数量 | 9 | 2 | 0 | 1 | 0 | 0 | 12\n（一）予以公开 | 8 | 2 | 0 | 1 | 0 | 0 | 11\n\
                    （七）总计 | 9 | 2 | 0 | 1 | 0 | 0 | 12\n";

/// What a page tells of a cell.
fn tells(page: &str, key: &str) -> Option<String> {
    told(&read(page), key)
}

#[test]
fn a_second_report_is_known_by_its_title_over_a_table_or_a_section() {
    let key = "applications.new_received.total";
    let own = |tables: &str| format!("{TITLE}{tables}");
    let penalties = |decisions: u32| format!("信息内容 | 本年处理决定数量\n行政处罚 | {decisions}\n");
    let third = format!("三、收到和处理政府信息公开申请情况\n{ROWS}");
    let other = "河东县2022年政府信息公开工作年度报告\n";
    let headed = format!("一、总体情况\n平稳。\n二、主动公开政府信息情况\n{}", penalties(3));
    assert_eq!(tells(&own(&format!("{headed}{third}")), key).as_deref(), Some("12"));
    // Its first table right under its title, behind no heading.
    assert_eq!(tells(&own(&format!("{headed}{other}{}{third}", penalties(55))), key), None);
    // Its first sections, where the own report has no headings.
    let begin = "一、总体情况\n平稳。\n二、主动公开政府信息情况\n略。\n略。\n略。\n略。\n";
    assert_eq!(tells(&own(&format!("{}{other}{begin}{third}", penalties(3))), key), None);
}

#[test]
fn the_label_may_be_the_last_cell() {
    let page = |rows: [[&str; 2]; 3]| {
        let row = |cells: [&str; 2]| format!("<tr><td>{}</td><td>{}</td></tr>", cells[0], cells[1]);
        article_20(&format!("<table>{}</table>", rows.map(row).concat()))
    };
    let key = "disclosure.licensing.decisions";
    let sound = page([["信息内容", "本年处理决定数量"], ["行政许可", "7"], ["行政处罚", "8"]]);
    assert_eq!(tells(&sound, key).as_deref(), Some("7"));
    let last = page([["本年处理决定数量", "信息内容"], ["7", "行政许可"], ["8", "行政处罚"]]);
    assert!(tells(&last, key).is_none_or(|told| told == "7"), "{last}");
    // Figures may count by chance.
    let row = |cells: [&str; 4]| format!("<tr>{}</tr>", cells.map(|cell| format!("<td>{cell}</td>")).concat());
    let rows = [
        ["本年制发件数", "本年废止件数", "现行有效件数", "信息内容"],
        ["1", "2", "3", "规章"],
        ["4", "5", "6", "行政规范性文件"],
    ];
    let page = article_20(&format!("<table>{}</table>", rows.map(row).concat()));
    assert_ne!(tells(&page, "disclosure.rules.issued").as_deref(), Some("4"));
    // The rows of a list between bars, of which some hold nothing.
    let annex = "云岭县2016年政府信息公开工作年度报告\n附：政府信息公开情况统计表\n| 统计数 | 单位 | 指标名称 |\n\
                 | 20 | 件 | 3.政务微博公开政府信息数 |\n| 22 | 件 | 4.政务微信公开政府信息数 |\n\
                 | 29 | 件 | 4.微博微信回应事件数 |\n|  | 件 | 5.其他方式回应事件数 |\n\
                 | - | 件 | 8.告知通过其他途径办理数 |\n| 0 | 件 | 四、行政复议数量 |\n";
    assert!(tells(annex, "statistics.disclosed.weibo.value").is_none_or(|told| told == "20"));
    // Or one between others.
    for (head, rows) in [
        ("本年制发件数 | 信息内容 | 本年废止件数 | 现行有效件数", ["1 | 规章 | 2 | 3", "4 | 行政规范性文件 | 5 | 6"]),
        ("本年制发件数 | 本年废止件数 | 信息内容 | 现行有效件数", ["1 | 2 | 规章 | 3", "4 | 5 | 行政规范性文件 | 6"]),
    ] {
        let page = article_20(&format!("| {head} |\n| {} |\n| {} |\n", rows[0], rows[1]));
        let told = tells(&page, "disclosure.rules.issued");
        assert!(told.is_none_or(|told| told == "1"), "{page}");
    }
}

#[test]
fn a_number_below_a_closed_row_is_none_of_its_cells_unless_its_sum_says_so() {
    let below = |wall: &str, number: &str| {
        article_20(&format!(
            "行政处罚{wall}5{wall}\n行政强制{wall}\n{number}\n信息内容{wall}本年收费金额（单位：万元）{wall}\n行政事业性收费{wall}\n{number}\n"
        ))
    };
    for wall in [" | ", "\t"] {
        let told = tells(&below(wall, "4"), "disclosure.compulsory_measures.decisions");
        assert!(told.is_none_or(|told| told == "blank"), "{wall}");
    }
    // A row of marks that is one short.
    let marks = ["-"; 7].join(" | ");
    let rows = format!(
        "5.属于三类内部事务信息 | {marks}\n6.属于四类过程性信息 | {marks}\n8.属于行政查询事项 | {}\n0\n\
         （四）无法提供 | 1.本机关不掌握相关政府信息 | {marks}\n3.补正后申请内容仍不明确 | 1 | - | - | - | - | - | 1\n",
        ["-"; 6].join(" | ")
    );
    for rows in [rows.replace(" | ", "\t"), rows] {
        assert_eq!(tells(&applications(&rows), "applications.denied.administrative_inquiry.total"), None, "{rows}");
    }
    let reviews = |last: &str| {
        let names = "类别 结果维持 结果纠正 其他结果 尚未审结 总计";
        let rows = "行政复议 1 0 1 0 2\n未经复议直接起诉 0 0 0 0 0\n复议后起诉 0 0 1 2\n";
        tells(&disputes(&format!("{names}\n{rows}{last}\n")), "disputes.litigation_after_review.total")
    };
    assert_eq!(reviews("3").as_deref(), Some("3"));
    assert_ne!(reviews("4").as_deref(), Some("4"));
}

#[test]
fn numbers_of_lines_among_the_cells_break_their_sums() {
    let names = "类别\n行次\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
    let rows = "行政复议\n1\n\n0\n3\n2\n5\n未经复议直接起诉\n2\n-\n0\n1\n\n1\n复议后起诉\n3\n1\n1\n1\n\n3\n";
    let page = disputes(&format!("{names}{rows}"));
    assert_ne!(tells(&page, "disputes.litigation_direct.upheld").as_deref(), Some("2"));
}

#[test]
fn a_short_row_between_doubled_bars_lacks_a_cell() {
    let page = article_20(
        "信息内容 || 本年制发件数 || 本年废止件数 || 现行有效件数\n规章 ||  || 181\n行政规范性文件 || 1 || 234\n",
    );
    assert_eq!(tells(&page, "disclosure.rules.in_force"), None);
}

#[test]
fn the_fee_of_last_year_is_not_this_years() {
    for wall in ["\t", " | "] {
        let page = article_20(&format!(
            "信息内容{wall}上年收费金额（万元）{wall}本年收费金额（万元）\n行政事业性收费{wall}1.9{wall}\n"
        ));
        assert_ne!(tells(&page, "disclosure.administrative_fees.amount").as_deref(), Some("1.9"), "{wall}");
    }
}

#[test]
fn the_last_words_of_a_sentence_head_no_column() {
    let names = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    let table = |before: &str| {
        let figures = format!("0 | 0 | 0 | 1 | 1{}", " | 0".repeat(10));
        let head = format!("行政复议 | 行政诉讼\n{names} | 未经复议直接起诉 | 复议后起诉\n{names} | {names}");
        tells(&disputes(&format!("{before}\n{head}\n{figures}\n")), "disputes.review.pending")
    };
    for sentence in ["", "全年被提起行政复议1件，尚未审结。", "提起复议1件，尚未审结", "复议1件；其中1件结果纠正。"]
    {
        assert_eq!(table(sentence).as_deref(), Some("1"), "{sentence}");
    }
}

#[test]
fn the_own_table_may_stand_behind_anothers() {
    let names = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    let table = |figures: &str| {
        format!(
            "| 行政复议 | 行政诉讼 |\n| {names} | 未经复议直接起诉 | 复议后起诉 |\n| {names} | {names} |\n| {figures} |\n"
        )
    };
    let theirs = table("6 | 2 | 19 | 11 | 38 | 1 | 5 | 8 | 17 | 31 | 19 | 6 | 27 | 29 | 81");
    let own = table(&["-"; 15].join(" | "));
    let page = disputes(&format!("其中，区教育局情况如下：\n{theirs}2022年情况如下：\n{own}"));
    assert_eq!(tells(&page, "disputes.review.upheld").as_deref(), Some("blank"));
}

#[test]
fn a_figure_that_is_not_shown_leaves_no_room_for_the_others() {
    let row = |label: &str, hidden: u32, figures: [&str; 7]| {
        let cells = figures.map(|figure| format!("<td>{figure}</td>"));
        let (first, rest) = cells.split_at(2);
        let hidden = format!("<td style=\"visibility:hidden\">{hidden}</td>");
        format!("<tr><td colspan=3>{label}</td>{}{hidden}{}</tr>", first.concat(), rest.concat())
    };
    let head = "<tr><td colspan=3 rowspan=3></td><td colspan=7>申请人情况</td></tr>\
                <tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>\
                <tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>";
    let blank = [""; 7];
    let one = ["", "1", "", "", "", "", "1"];
    let rows = [
        row("一、本年新收政府信息公开申请数量", 5, blank),
        row("二、上年结转政府信息公开申请数量", 18, one),
        row("（一）予以公开", 12, blank),
        row("（二）部分公开", 19, one),
        row("（七）总计", 4, one),
    ];
    let page = applications(&format!("<table>{head}{}</table>", rows.concat()));
    assert_eq!(tells(&page, "applications.carried_over.natural_person"), None);
}

#[test]
fn a_page_of_one_line_has_its_names_and_figures_in_it() {
    let names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].map(|name| match name {
        "总计" => name.to_owned(),
        torn => format!("{}|{}", &torn[..6], &torn[6..]),
    });
    let names = names.join("|");
    let figures = "1|0|0|0|1|-|1|0|0|1|0|1|0|0|1";
    let page =
        disputes(&format!("行政复议\n行政诉讼\n{names}|未经复议直接起诉|复议后起诉|{names}|{names}\n{figures}\n"));
    let line = page.trim_end().replace('\n', "|");
    assert_eq!(tells(&line, "disputes.litigation_direct.corrected").as_deref(), Some("1"), "{line}");
}

#[test]
fn the_number_of_a_page_behind_a_row_costs_it_nothing() {
    let page = |row: &str, last: &str| {
        let sound = |label: &str| format!("{label}  9  2  0  1  0  0  12\n");
        let rows = [
            sound("一、本年新收政府信息公开申请数量"),
            sound("二、上年结转政府信息公开申请数量"),
            format!("（一）予以公开  {row}  {last}\n"),
            "                              1\n\n        云岭县2022年政府信息公开工作年度报告\n".to_owned(),
            sound("2.重复申请"),
            sound("3.要求提供公开出版物"),
            sound("（七）总计"),
            sound("四、结转下年度继续办理"),
        ];
        applications(&rows.concat())
    };
    let total = |row: &str, last: &str| tells(&page(row, last), "applications.granted.total");
    assert_eq!(total("9  2  0  1  0  0", "12").as_deref(), Some("12"));
    assert_eq!(total("-  -  -  -  -  -", "-").as_deref(), Some("blank"));
    assert_eq!(total("0  0  0  0  0  0", "0").as_deref(), Some("0"));
    assert_eq!(total("9  2  0  1  0  0", "2"), None, "21 is as good");
}

#[test]
fn a_counter_at_each_figure_of_a_line_of_figures_ends_no_table() {
    let page = |line: &str| {
        disputes(&format!(
            "行政复议  行政诉讼\n结果维持  结果纠正  其他结果  尚未审结  总计  未经复议直接起诉  复议后起诉\n\
             {0}  {0}\n{line}\n",
            "结果维持  结果纠正  其他结果  尚未审结  总计"
        ))
    };
    let line = "1件  0件  1件  0件  2件  3件  0件  0件  0件  3件  0件  1件  0件  0件  1件";
    assert_eq!(tells(&page(line), "disputes.litigation_after_review.total").as_deref(), Some("1"));
    // A sentence does.
    assert_eq!(tells(&page("1件尚未审结，2件结果维持"), "disputes.review.upheld"), None);
}

#[test]
fn a_column_of_remarks_is_one_where_it_is_empty_too() {
    let page = |remarks: [&str; 3]| {
        let [first, second, third] = remarks;
        applications(&format!(
            "| 项目 | 申请人情况 |\n| 自然人 | 法人或其他组织 | 总计 | 备注 |\n| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n\
             | 一、本年新收政府信息公开申请数量 | 0 |  |  | 2 |  | 0 | 2 | {first} |\n\
             | 二、上年结转政府信息公开申请数量 |  | 0 |  |  |  | 0 | 0 | {second} |\n\
             | 三、本年度办理结果 | （一）予以公开 |  | 0 |  | 0 |  |  |  |  |\n\
             | （二）部分公开（区分处理的，只计这一情形，不计其他情形） |  | 0 |  | 0 | 0 |  | 0 |  |\n\
             | （七）总计 | 0 |  |  | 2 |  | 0 | 2 | {third} |\n\
             | 四、结转下年度继续办理 |  | 0 |  |  |  | 0 | 0 |  |\n"
        ))
    };
    let cells = |remarks| {
        let report = read(&page(remarks));
        let column =
            |column: &str| told(&report, &format!("applications.partially_granted.{column}")).unwrap_or_default();
        [column("natural_person"), column("commercial_enterprise"), column("public_interest_organization")]
    };
    assert_eq!(cells(["见说明", "含转办", "见说明"]), ["blank", "0", "0"]);
    // Where no remark is seen, the empty cell may be the label's: nothing shifted is told.
    assert_ne!(cells(["", "", ""])[1], "blank");
}

#[test]
fn a_remark_behind_a_row_is_no_total_in_words() {
    // Where spans and empty ends are lost, another row's total stands in the column of the remarks.
    let report = read(&applications(
        "项目\t申请人情况\n自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n\
         一、本年新收政府信息公开申请数量\t\t3\t\t4\t\t1\t8\t见说明\n\
         二、上年结转政府信息公开申请数量\t1\t\t\t2\t\t\t3\t含转办\n\
         三、本年度办理结果\t（一）予以公开\t\t2\t1\t\t1\t\t4\t见说明\n\
         \t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t1\t\t\t2\t\t3\t含转办\n\
         \t（三）不予公开\t1.属于国家秘密\t\t\t\t\t1\t\t1\n\
         \t（五）不予处理\t2.重复申请\t2\t\t0\t2\t\t\t4\t含转办\n\
         \t（七）总计\t\t\t3\t2\t1\t1\t7\t见说明\n\
         四、结转下年度继续办理\t\t1\t2\t\t1\t\t4\t含转办\n",
    ));
    for (key, value) in [("granted.natural_person", "blank"), ("granted.total", "4"), ("handled_total.total", "7")] {
        assert_eq!(told(&report, &format!("applications.{key}")).as_deref(), Some(value), "{key}");
    }
    // Where a remark stands behind it, an empty total is the row's own.
    let report = read(&applications(
        "项目\t\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\
         一、本年新收政府信息公开申请数量\t\t\t0\t2\t1\t1\t0\t3\t7\t见说明\n\
         二、上年结转政府信息公开申请数量\t\t\t0\t\t\t0\t0\t0\t\t含转办\n\
         三、本年度办理结果\t（一）予以公开\t\t3\t0\t0\t0\t2\t0\t5\t见说明\n\
         \t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t1\t0\t\t0\t1\t1\t3\t含转办\n\
         \t（三）不予公开\t1.属于国家秘密\t0\t0\t0\t0\t2\t0\t2\t见说明\n\
         \t\t2.其他法律行政法规禁止公开\t0\t\t2\t1\t0\t0\t3\n\
         \t（五）不予处理\t2.重复申请\t0\t2\t0\t1\t0\t0\t3\t含转办\n\
         \t（七）总计\t\t\t2\t1\t1\t0\t0\t4\t见说明\n\
         四、结转下年度继续办理\t\t\t2\t1\t2\t0\t\t0\t5\t见说明\n",
    ));
    assert_eq!(told(&report, "applications.carried_forward.total").as_deref(), Some("5"));
    for (key, value) in [("natural_person", "0"), ("commercial_enterprise", "blank"), ("total", "blank")] {
        let told = told(&report, &format!("applications.carried_over.{key}"));
        assert!(told.as_deref().is_none_or(|told| told == value), "{key}: {told:?}");
    }
}

#[test]
fn a_row_on_two_lines_beside_a_lost_label_is_left_open() {
    let page = |rows: &str| {
        format!(
            "{TITLE}二、主动公开政府信息情况\n信息内容        本年制发件数        本年废止件数        现行有效件数\n{rows}\
             信息内容          本年处理决定数量\n行政许可                 5\n三、收到和处理政府信息公开申请情况\n略。\n"
        )
    };
    let key = "disclosure.rules.in_force";
    let sound = "规章                    0                   4                   7\n行政规范性文件          1                   2                   9\n";
    assert_eq!(tells(&page(sound), key).as_deref(), Some("7"));
    let torn = "规章                                                            7\n                        0                   4\n";
    assert_eq!(tells(&page(torn), key), None);
    assert_eq!(tells(&page(torn), "disclosure.rules.issued"), None);
    assert_eq!(tells(&page(torn), "disclosure.licensing.decisions").as_deref(), Some("5"));
}

#[test]
fn of_two_like_letters_the_one_at_its_word_is_the_labels() {
    let page = |rows: &str| {
        format!(
            "{TITLE}三、收到和处理政府信息公开申请情况\n\
             项目                                    自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n\
             一、本年新收政府信息公开申请数量             3        -        -          -            1         -     4\n\
             二、上年结转政府信息公开申请数量             -        -        -          -            -         -     -\n\
             （一）予以公开                               2        -        -          -            1         -     3\n{rows}\
             1.属于国家秘密                               -        -        -          -            -         -     -\n\
             （七）总计                                   3        -        -          -            1         -     4\n\
             四、结转下年度继续办理                       -        -        -          -            -         -     -\n\
             四、政府信息公开行政复议、行政诉讼情况\n略。\n"
        )
    };
    let rows = |total: &str| {
        format!(
            "（二）部分公开（区分处理的，只计这一\n                                             1        -        -          -            -         -    {total}\n        情形，不计其他情形）\n"
        )
    };
    let key = |column: &str| format!("applications.partially_granted.{column}");
    assert_eq!(tells(&page(&rows(" 1")), &key("natural_person")).as_deref(), Some("1"));
    for column in ["natural_person", "commercial_enterprise", "total"] {
        assert_ne!(tells(&page(&rows("一")), &key(column)).as_deref(), Some("blank"), "{column}");
    }
    let enterprise = tells(&page(&rows("一")), &key("commercial_enterprise"));
    assert_ne!(enterprise.as_deref(), Some("1"));
}
