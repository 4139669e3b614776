//! Columns that one name heads with other words beside it each, numbers that only count or that no cell holds, and blanks that
//! are no text.

use crate::evidence::{applications, article_20, disputes, read, told};

/// What a page tells of a cell.
fn tells(page: &str, key: &str) -> Option<String> {
    told(&read(page), key)
}

const LICENSING: &str = "disclosure.licensing.decisions";

/// The article 20 tables with these names over one figure, and these figures of permissions, between these signs.
fn one_figure(sign: &str, names: &str, own: &str) -> String {
    let line = |cells: &str| cells.replace(" | ", sign) + "\n";
    let lines = [
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
        "规章 | 0 | 0 | 0",
        "行政规范性文件 | 2 | 0 | 7",
        &format!("信息内容 | {names} | "),
        &format!("行政许可 | {own} | "),
        &format!("信息内容 | {names} | "),
        "行政处罚 | 4 | 4 | ",
        "行政强制 | 2 | 2 | ",
    ];
    article_20(&lines.map(line).concat())
}

#[test]
fn of_a_name_with_other_words_each_nothing_says_which_is_the_report_s() {
    let tells = |names: &str, own: &str| tells(&one_figure("\t", names, own), LICENSING);
    // The one cell that is filled may be either's.
    for own in ["9 | ", " | 9"] {
        assert_eq!(tells("县本级处理决定数量 | 乡镇处理决定数量", own), None, "{own}");
    }
    // A word for the time before says that the other is the report's; a blank there is not filled from beside.
    for (names, own, licensing) in [
        ("本期处理决定数量 | 上期处理决定数量", "9 | 8", "9"),
        ("上期处理决定数量 | 本期处理决定数量", "8 | 9", "9"),
        ("本年处理决定数量 | 乡镇处理决定数量", "9 | 8", "9"),
    ] {
        assert_eq!(tells(names, own).as_deref(), Some(licensing), "{names}");
    }
    assert_ne!(tells("本期处理决定数量 | 上期处理决定数量", " | 9").as_deref(), Some("9"));
}

#[test]
fn what_explains_a_name_in_brackets_is_none_of_its_length() {
    let fees =
        "信息内容 | 上半年收费金额（单位：万元） | 全年收费金额（单位：万元） | \n行政事业性收费 | 15 |  | \n三、";
    let page = one_figure(" | ", "上半年处理决定数量 | 全年处理决定数量", "3 | 9").replacen("三、", fees, 1);
    let cell = |cell: &str| format!("\"{}\"", cell.trim());
    let quoted = |line: &str| line.split('|').map(cell).collect::<Vec<_>>().join(",");
    let lines = page.lines().map(|line| if line.contains('|') { quoted(line) } else { line.to_owned() });
    let page = lines.collect::<Vec<_>>().join("\n");
    assert_eq!(tells(&page, LICENSING).as_deref(), Some("9"));
    assert_ne!(tells(&page, "disclosure.administrative_fees.amount").as_deref(), Some("15"));
}

#[test]
fn numbers_of_columns_over_empty_cells_are_no_figures() {
    let names = "结果维持,结果纠正,其他结果,尚未审结,总计";
    let head =
        format!("行政复议,,,,,行政诉讼,,,,,,,,,\n{names},未经复议直接起诉,,,,,复议后起诉,,,,\n,,,,,{names},{names}\n");
    let row = |cell: fn(usize) -> String| (1..=15).map(cell).collect::<Vec<_>>().join(",");
    let quoted = row(|at| format!("\"{at}\""));
    let empty = row(|_| "\"\"".to_owned());
    let page = disputes(&format!("{head}{quoted}\n{empty}\n"));
    let told = tells(&page, "disputes.review.upheld");
    assert!(told.is_none_or(|told| told == "blank"), "{page}");
    // Nor do they count in other digits.
    let wide = row(|at| at.to_string().chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap_or(c)).collect());
    let page = disputes(&(head.replace(',', "\t") + &wide.replace(',', "\t") + "\n"));
    assert_eq!(tells(&page, "disputes.review.upheld"), None, "{page}");
}

/// A row of an aligned table: a label, and cells from column to column.
fn row(label: &str, cells: [&str; 7], width: usize) -> String {
    let wide = label.chars().count() * 2;
    let cell = |cell: &&str| {
        let own: usize = cell.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        format!("{cell}{}", " ".repeat(width - own))
    };
    format!("{label}{}{}\n", " ".repeat(40 - wide), cells.iter().map(cell).collect::<String>())
}

/// An aligned table of applications with this row of what was carried over, and this one of what is carried forward.
fn aligned(over: [&str; 7], forward: [&str; 7], width: usize) -> String {
    let names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let rows = [
        row("项目", names, width),
        row("一、本年新收政府信息公开申请数量", ["9", "2", "0", "1", "0", "0", "12"], width),
        row("二、上年结转政府信息公开申请数量", over, width),
        row("（一）予以公开", ["8", "2", "0", "1", "0", "0", "11"], width),
        row("（七）总计", ["8", "2", "0", "1", "0", "0", "11"], width),
        row("四、结转下年度继续办理", forward, width),
    ];
    applications(&rows.concat())
}

#[test]
fn a_number_in_letters_or_with_a_stop_leaves_its_row_s_empty_cells_open() {
    let noughts = ["1", "", "", "0", "0", "0", "1"];
    let key = "applications.carried_over.commercial_enterprise";
    let sound = aligned(["1", "0", "0", "0", "0", "0", "1"], noughts, 14);
    assert_eq!(tells(&sound, key).as_deref(), Some("0"));
    for cell in ["三", "一"] {
        assert_eq!(tells(&aligned(["1", cell, "0", "0", "0", "0", "4"], noughts, 14), key), None, "{cell}");
    }
    let stopped = aligned(["1", "0", "0", "0", "0", "2", "13."], noughts, 14);
    assert_eq!(tells(&stopped, "applications.carried_over.total"), None);
    // The next line has a number of its own.
    let page = one_figure("  ", "本年处理决定数量", "9.").replacen(
        "信息内容  本年处",
        "第二十条第（五）项\n信息内容  本年处",
        1,
    );
    let page = page.replacen("9.  \n", "9.\n第二十条第（六）项\n", 1).replace("4  4", "4").replace("2  2", "2");
    assert_eq!(tells(&page, "disclosure.penalties.decisions").as_deref(), Some("4"));
    assert_eq!(tells(&page, LICENSING), None);
}

#[test]
fn blanks_are_no_text_of_a_line() {
    // A unit beside a figure, far from its label, ends no table.
    let forward = ["2（件）", "1（件）", "0（件）", "0", "0", "0", "3（件）"];
    let page = aligned(["1", "0", "0", "0", "0", "0", "1"], forward, 40);
    for (column, value) in [("natural_person", "2"), ("commercial_enterprise", "1"), ("total", "3")] {
        let key = format!("applications.carried_forward.{column}");
        assert_eq!(tells(&page, &key).as_deref(), Some(value), "{page}");
    }
}

#[test]
fn numbers_in_letters_beside_each_other_keep_their_cells() {
    let row = |cells: &[&str]| {
        format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<Vec<_>>().concat())
    };
    let names = ["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let page = |granted: [&str; 8]| {
        let rows = [
            row(&names),
            row(&["一、本年新收政府信息公开申请数量", "9", "2", "0", "1", "0", "0", "12"]),
            row(&granted),
            row(&["（七）总计", "9", "2", "0", "1", "0", "0", "12"]),
        ];
        applications(&format!("<table>{}</table>", rows.concat()))
    };
    let told_of = |granted: [&str; 8], column: &str| tells(&page(granted), &format!("applications.granted.{column}"));
    let row_of = |first: &'static str, second: &'static str, third: &'static str| {
        ["（一）予以公开", first, second, third, "1", "0", "0", "12"]
    };
    for row in [row_of("九", "二", "0"), row_of("9", "二", "〇"), row_of("九", "2", "零"), row_of("九", "二", "零")]
    {
        for (column, figure) in [("public_interest_organization", "1"), ("total", "12")] {
            assert_eq!(told_of(row, column).as_deref(), Some(figure), "{row:?} {column}");
        }
        for column in ["natural_person", "commercial_enterprise", "research_institution"] {
            assert_ne!(told_of(row, column).as_deref(), Some("1"), "{row:?} {column}");
            assert_ne!(told_of(row, column).as_deref(), Some("blank"), "{row:?} {column}");
        }
    }
}
