//! Rows filled up to the width of their table, in which places are counted: what one wrong sum, one word or one odd cell costs.

use crate::evidence::{read, told};

/// The rows of a nearly empty table of the 2021 form: the labels of each, and its figures.
const ROWS: &[(&[&str], &str)] = &[
    (&["一、本年新收政府信息公开申请数量"], "6,,,2,,,8"),
    (&["二、上年结转政府信息公开申请数量"], ",,,,,,"),
    (&["三、本年度办理结果", "（一）予以公开"], "5,,,,,,5"),
    (&["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"], ",,,,,,"),
    (&["（三）不予公开", "1.属于国家秘密"], ",,,,,,"),
    (&["2.其他法律行政法规禁止公开"], ",,,2,,,2"),
    (&["3.危及“三安全一稳定”"], ",,,,,,"),
    (&["4.保护第三方合法权益"], ",,,,,,"),
    (&["5.属于三类内部事务信息"], ",,,,,,"),
    (&["6.属于四类过程性信息"], ",,,,,,"),
    (&["7.属于行政执法案卷"], "1,,,,,,1"),
    (&["8.属于行政查询事项"], ",,,,,,"),
    (&["（七）总计"], "6,,,2,,,8"),
    (&["四、结转下年度继续办理"], ",,,,,,"),
];

/// A way to write rows of cells, filled up to ten.
type Pen = fn(&[&str]) -> String;

const PENS: [(&str, Pen); 5] = [
    ("bars", |row| format!("{} | {}\n", row.join(" | "), "|".repeat(10 - row.len()))),
    ("a cell a line", |row| format!("{} |\n{}\n", row.join(" |\n").replace("\n |", "\n|"), "|".repeat(10 - row.len()))),
    ("a cell a line of Markdown", |row| format!("|\n {}  | {}\n", row.join("  | \n "), "|".repeat(10 - row.len()))),
    ("lines", |row| format!("{}\n", row.join("\n"))),
    ("lines apart", |row| format!("{}\n\n", row.join("\n\n"))),
];

/// The table, these figures changed.
fn page(pen: Pen, changes: &[(&str, &str)]) -> String {
    let heads: [&[&str]; 3] = [
        &["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
        &["自然人", "法人或其他组织", "总计"],
        &["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ];
    let rows = ROWS.iter().map(|(labels, figures)| {
        let change = changes.iter().find(|(label, _)| labels.last().is_some_and(|own| own.contains(label)));
        let figures = change.map_or(*figures, |(_, figures)| figures);
        labels.iter().copied().chain(figures.split(',')).collect::<Vec<_>>()
    });
    let table: String = heads.iter().map(|row| row.to_vec()).chain(rows).map(|row| pen(&row)).collect();
    format!(
        "云岭县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{table}四、政府信息公开行政复议、行政诉讼情况\n略。\n"
    )
}

const GRANTED: &str = "applications.granted.natural_person";

#[test]
fn a_wrong_sum_is_no_reason_to_read_nothing() {
    for (name, pen) in PENS {
        assert_eq!(told(&read(&page(pen, &[])), GRANTED).as_deref(), Some("5"), "{name}");
        // One more than the column adds up to; the row adds up.
        let report = read(&page(pen, &[("予以公开", "4,,,,,,4")]));
        assert_eq!(told(&report, GRANTED).as_deref(), Some("4"), "{name}");
        assert_eq!(told(&report, "applications.granted.commercial_enterprise").as_deref(), Some("blank"), "{name}");
        assert_eq!(told(&report, "applications.handled_total.total").as_deref(), Some("8"), "{name}");
    }
}

#[test]
fn a_word_in_a_figure_s_place_costs_its_row_at_most_and_is_never_blank() {
    for (name, pen) in PENS {
        for word in ["见附件", "十五", "约3", "3件"] {
            let report = read(&page(pen, &[("行政查询", &format!(",{word},,,,,"))]));
            assert_eq!(told(&report, GRANTED).as_deref(), Some("5"), "{name}: {word}");
            let told = told(&report, "applications.denied.administrative_inquiry.commercial_enterprise");
            assert!(told.as_deref().is_none_or(|told| told == "3"), "{name}: {word} is told {told:?}");
            // Behind the last row the next heading begins.
            let report = read(&page(pen, &[("四、", &format!(",,{word},,,,"))]));
            assert_ne!(
                self::told(&report, "applications.carried_forward.research_institution").as_deref(),
                Some("blank")
            );
        }
    }
}

#[test]
fn a_row_told_twice_with_other_figures_is_open() {
    for (name, pen) in PENS {
        let row = |figures: &[&str; 7]| pen(&[&["8.属于行政查询事项"][..], figures].concat());
        let (empty, filled) = (row(&[""; 7]), row(&["3", "", "", "", "", "1", "4"]));
        let twice = page(pen, &[]).replace(&empty, &format!("{empty}{filled}"));
        let key = "applications.denied.administrative_inquiry.natural_person";
        assert_eq!(told(&read(&twice), key), None, "{name}");
    }
}

#[test]
fn a_figure_with_a_point_is_not_taken_for_the_number_of_a_label_and_its_row_told_blank() {
    for (name, pen) in PENS {
        let report = read(&page(pen, &[("部分公开", ",3.,,,,,")]));
        let key = "applications.partially_granted.commercial_enterprise";
        assert!(told(&report, key).as_deref().is_none_or(|told| told == "3"), "{name}");
    }
}

#[test]
fn rows_that_do_not_show_where_they_begin_are_left() {
    for (name, pen) in &PENS[..3] {
        // No row reaches from its first cell to its last, and few have a figure at all.
        let none = [("2.", ",,,,,,"), ("行政执法", ",,,,,,")];
        let bare = [&none[..], &[("一、", ",,,5,,,5"), ("予以公开", ",,,5,,,5"), ("总计", ",,,5,,,5")]].concat();
        let sound = told(&read(&page(*pen, &bare)), "applications.granted.public_interest_organization");
        assert_eq!(sound.as_deref(), Some("5"), "{name}");
        let broken = [&bare[..4], &[("总计", ",,,9,,,9")]].concat();
        let broken = told(&read(&page(*pen, &broken)), "applications.granted.public_interest_organization");
        assert_eq!(broken, None, "{name}");
    }
}

#[test]
fn bars_before_the_first_label_of_a_row_are_its_groups() {
    let row = |(labels, figures): &(&[&str], &str)| {
        let groups = match labels[0].chars().next() {
            Some('一' | '二' | '三' | '四') => 0,
            Some('（') => 1,
            _ => 2,
        };
        let cells = [vec![""; groups], labels.to_vec(), figures.split(',').collect()].concat();
        format!("{} |\n", cells.join(" | ")).trim_start().to_owned()
    };
    let rows: String = ROWS.iter().map(row).collect();
    let page = format!(
        "云岭县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |\n自然人 | 法人或其他组织 | 总计 |\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n{rows}四、政府信息公开行政复议、行政诉讼情况\n略。\n"
    );
    let report = read(&page);
    assert_eq!(told(&report, GRANTED).as_deref(), Some("5"));
    assert_eq!(told(&report, "applications.carried_over.natural_person").as_deref(), Some("blank"));
    assert_eq!(
        told(&report, "applications.denied.prohibited_by_law.public_interest_organization").as_deref(),
        Some("2")
    );
}

#[test]
fn cells_stand_under_their_names_in_turn_where_there_are_as_many_of_both() {
    let rows = [
        ("一、本年新收政府信息公开申请数量", "9 2 0 1 0 3 15"),
        ("二、上年结转政府信息公开申请数量", "1 0 0 0 0 0 1"),
        ("三、本年度办理结果 | （一）予以公开", "10 2 0 1 0 3 16"),
        ("（七）总计", "10 2 0 1 0 3 16"),
        ("四、结转下年度继续办理", "0 0 0 0 0 0 0"),
    ];
    let names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    // The columns of the form by their places here; another one stands at 7.
    let page = |order: &[usize], parts: &str| {
        let in_order =
            |cells: &[&str]| order.iter().map(|&at| *cells.get(at).unwrap_or(&"7")).collect::<Vec<_>>().join(parts);
        let head = in_order(&[&names[..], &["上年"]].concat());
        let row = |(label, figures): &(&str, &str)| {
            let label = label.replace(" | ", parts);
            format!("{label}{parts}{}\n", in_order(&figures.split(' ').collect::<Vec<_>>()))
        };
        let rows: String = rows.iter().map(row).collect();
        format!(
            "云岭县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{head}\n{rows}四、政府信息公开行政复议、行政诉讼情况\n略。\n"
        )
    };
    for parts in [" | ", "\t"] {
        for order in
            [&[0, 1, 2, 3, 4, 5, 6][..], &[6, 0, 1, 2, 3, 4, 5], &[4, 0, 2, 3, 6, 5, 1], &[0, 1, 2, 3, 4, 5, 6, 7]]
        {
            let report = read(&page(order, parts));
            assert_eq!(told(&report, GRANTED).as_deref(), Some("10"), "{order:?}");
            assert_eq!(told(&report, "applications.granted.other_organization").as_deref(), Some("3"), "{order:?}");
            assert_eq!(told(&report, "applications.granted.total").as_deref(), Some("16"), "{order:?}");
        }
        // Where a row has a cell more, names tell of none.
        let page = page(&[4, 0, 2, 3, 6, 5, 1], parts)
            .replace(&format!("（七）总计{parts}"), &format!("（七）总计{parts}0{parts}"));
        assert_eq!(told(&read(&page), GRANTED), None);
    }
}

#[test]
fn the_end_of_a_label_in_the_cell_of_the_next_one_is_the_former_s() {
    // The numbers of labels have cells of their own, as a table found in a file by its lines has them.
    let row = |labels: &[&str], figures: &str| {
        let apart = |label: &&str| {
            label.split_once('.').map_or(format!("{label}||"), |(number, name)| format!("{number}|{name}|"))
        };
        let labels: String = labels.iter().map(apart).collect();
        format!("|{}{labels}{}|\n", "|".repeat(4 - labels.matches('|').count()), figures.replace(',', "|"))
    };
    let table = |torn: [&str; 2]| {
        let rows = ROWS.iter().map(|(labels, figures)| match labels[0] {
            "4.保护第三方合法权益" => row(&[torn[0]], "3,,,,,,3"),
            "5.属于三类内部事务信息" => row(&[torn[1]], "2,,,,,,2"),
            _ => row(labels, figures),
        });
        let names = "|||||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n";
        read(&format!(
            "云岭县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{names}{}四、政府信息公开行政复议、行政诉讼情况\n略。\n",
            rows.collect::<String>()
        ))
    };
    for torn in
        [["4.保护第三方合法权益", "5.属于三类内部事务信息"], ["4.保护第三方合法权", "5.益<br>属于三类内部事务信息"]]
    {
        let report = table(torn);
        assert_eq!(
            told(&report, "applications.denied.internal_affairs.natural_person").as_deref(),
            Some("2"),
            "{torn:?}"
        );
        assert_eq!(told(&report, GRANTED).as_deref(), Some("5"), "{torn:?}");
    }
    // Two labels in one cell are of two rows.
    let report = table(["4.保护第三方合法权益<br>属于三类内部事务信息", ""]);
    assert_eq!(told(&report, "applications.denied.internal_affairs.natural_person"), None);
    assert_eq!(told(&report, "applications.denied.third_party_rights.natural_person"), None);
}
