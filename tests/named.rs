//! Columns are those that names stand over: a name in another's place, a part of a name beside it, a column that nobody names.

use crate::evidence::{applications, article_20, read, told};

const NAMES: &str = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计";
const ROWS: [(&str, &str); 8] = [
    ("一、本年新收政府信息公开申请数量", "9 | 2 | 0 | 1 | 0 | 0 | 12"),
    ("二、上年结转政府信息公开申请数量", "1 | 0 | 0 | 0 | 0 | 0 | 1"),
    ("（一）予以公开", "8 | 2 | 0 | 1 | 0 | 0 | 11"),
    ("（二）部分公开", "0 | 0 | 0 | 0 | 0 | 0 | 0"),
    ("1.属于国家秘密", "0 | 0 | 0 | 0 | 0 | 0 | 0"),
    ("2.其他法律行政法规禁止公开", "0 | 0 | 0 | 0 | 0 | 0 | 0"),
    ("（七）总计", "8 | 2 | 0 | 1 | 0 | 0 | 11"),
    ("四、结转下年度继续办理", "2 | 0 | 0 | 0 | 0 | 0 | 2"),
];

/// The cell of the applications table in this row and column, where its rows are written so under this head.
fn cell(head: &str, row: impl Fn(&str, &str) -> String, key: &str) -> Option<String> {
    let rows: String = ROWS.iter().map(|(label, figures)| row(label, figures)).collect();
    told(&read(&applications(&format!("{head}\n{rows}"))), &format!("applications.{key}"))
}

#[test]
fn rows_between_bars_have_no_cell_where_their_lines_end() {
    let row = |keep: fn(usize) -> bool| {
        move |label: &str, figures: &str| {
            let kept = figures.split(" | ").enumerate().filter(|(at, _)| keep(*at)).map(|(_, figure)| figure);
            format!("| {label} | {} |\n", kept.collect::<Vec<_>>().join(" | "))
        }
    };
    let head = format!("| 项目 | {NAMES} |");
    assert_eq!(cell(&head, row(|_| true), "carried_over.total").as_deref(), Some("1"));
    // Which of the seven lacks is told by none of the rows.
    assert_eq!(cell(&head, row(|at| at != 2), "partially_granted.total"), None);
    assert_eq!(cell(&head, row(|at| at != 6), "partially_granted.total"), None);
}

#[test]
fn names_in_another_order_are_not_those_of_the_form() {
    let page = |names: &str| {
        let rows = ROWS.map(|(label, figures)| format!("{label} {}\n", figures.replace(" | ", " "))).concat();
        told(&read(&applications(&format!("{names}\n{rows}"))), "applications.new_received.total")
    };
    let note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    let names = NAMES.replace(" | ", " ");
    assert_eq!(page(&format!("{note} {names}")).as_deref(), Some("12"));
    assert_eq!(page(&format!("{note} {}", names.replace("其他 总计", "总计 其他"))), None);
    // Beside a group's name the last one stands a line higher.
    let grouped = format!("{note} 自然人 法人或其他组织 总计\n{}", &names[10..].replace(" 总计", ""));
    assert_eq!(page(&grouped).as_deref(), Some("12"));
}

#[test]
fn a_name_that_lacks_with_its_column_moves_no_other() {
    let row = |label: &str, figures: &str| {
        let kept = figures.split(" | ").enumerate().filter(|(at, _)| *at != 3).map(|(_, figure)| figure);
        format!("{label} | {} |\n", kept.collect::<Vec<_>>().join(" | "))
    };
    let head = format!("项目 | {} |", NAMES.replace("社会公益组织 | ", ""));
    for (key, value) in [("carried_over.total", "1"), ("partially_granted.total", "0"), ("granted.total", "11")] {
        assert_eq!(cell(&head, row, key).as_deref(), Some(value), "{key}");
    }
    for key in ["carried_over", "partially_granted"] {
        assert_eq!(cell(&head, row, &format!("{key}.public_interest_organization")), None, "{key}");
    }
}

#[test]
fn a_column_that_is_named_nowhere_and_empty_everywhere_is_not_there() {
    let row = |label: &str, figures: &str| {
        let (others, _) = figures.rsplit_once(' ').expect("figures");
        format!("| {label} | {others}   |\n")
    };
    let named = |names: &str| cell(&format!("| 项目 | {names} |"), row, "new_received.total");
    assert_eq!(named(NAMES).as_deref(), Some("blank"));
    assert_eq!(named(&NAMES.replace("总计", "  ")), None);
}

#[test]
fn a_part_of_a_name_beside_it_is_another_column() {
    let row = |label: &str, figures: &str| {
        let [first, _, others] = figures.splitn(3, " | ").collect::<Vec<_>>()[..] else { panic!("figures") };
        format!("| {label} | {first} |  | 5 | {others} |\n")
    };
    let head = format!("| 项目 | {} |", NAMES.replace("商业企业", "商业企业 | 企业"));
    assert_eq!(cell(&head, row, "granted.commercial_enterprise").as_deref(), Some("blank"));
    assert_eq!(cell(&head, row, "granted.natural_person").as_deref(), Some("8"));
}

#[test]
fn another_name_in_the_place_of_the_first_is_another_column() {
    let spaced = |label: &str, figures: &str| format!("{label} {}\n", figures.replace(" |", ""));
    let key = "granted.natural_person";
    let plain = NAMES.replace(" |", "");
    let grouped = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他".to_owned();
    for head in [plain, grouped] {
        assert_eq!(cell(&head, spaced, key).as_deref(), Some("8"), "{head}");
        for other in ["小计", "个体户", "媒体"] {
            assert_eq!(cell(&head.replace("自然人", other), spaced, key), None, "{head}");
        }
    }
}

#[test]
fn nothing_is_told_from_under_a_name_that_another_column_has() {
    let spaced = |label: &str, figures: &str| format!("{label} {}\n", figures.replace(" |", ""));
    let barred = |label: &str, figures: &str| format!("{label} | {figures}\n");
    let doubled = NAMES.replace("社会公益组织", "自然人");
    for (column, figure) in [("public_interest_organization", None), ("natural_person", Some("8"))] {
        let key = format!("granted.{column}");
        assert_eq!(cell(&doubled.replace(" |", ""), spaced, &key).as_deref(), figure);
        assert_eq!(cell(&format!("项目 | {doubled}"), barred, &key).as_deref(), figure);
    }
}

#[test]
fn a_figure_beyond_the_head_stands_under_no_name() {
    let page = |cells: &str| {
        let rows = format!("<tr><td>行政处罚</td><td>12</td></tr><tr><td>行政强制</td>{cells}</tr>");
        let table = format!("<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>{rows}</table>");
        told(&read(&article_20(&table)), "disclosure.compulsory_measures.decisions")
    };
    assert_eq!(page("<td>7</td>").as_deref(), Some("7"));
    assert_eq!(page("<td></td><td>7</td>"), None);
}

#[test]
fn a_row_that_stands_again_and_could_not_be_read_is_not_told() {
    let barred = |label: &str, figures: &str| format!("| {label} | {} |\n", figures.replacen("| 0 |", "|  |", 1));
    let table: String = ROWS.iter().map(|(label, figures)| barred(label, figures)).collect();
    let table = format!("| 项目 | {NAMES} |\n{table}");
    let granted = |again: &str| {
        let page = format!("{table}{again}");
        told(&read(&applications(&page)), "applications.granted.research_institution")
    };
    assert_eq!(granted(&table).as_deref(), Some("blank"));
    assert_eq!(
        granted(&table.replace("8 | 2 |  | 1 | 0 | 0 | 11 |\n| （二）", "8 | 2 | 5 | 0 | 0 | 11 |\n| （二）")),
        None
    );
}
