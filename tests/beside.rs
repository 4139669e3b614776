//! What stands beside labels and figures: notes in brackets, units, bars that fill a row up, the row once more.

use crate::evidence::{article_20, read, told};

/// The 2019 form's rows of three cells, parted by bars, with these behind.
fn barred(rows: &str) -> String {
    let head = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n";
    let lines = format!("第二十条第（五）项 | |||\n{head}行政许可 | 31 | 4 | 620 |\n{rows}行政处罚 | 8 | 0 | 75 |\n");
    article_20(&lines).replace("2022年", "2020年")
}

#[test]
fn a_note_in_brackets_behind_a_label_is_no_row() {
    let page = |note: &str| {
        let cells = ["规章", "4", "1", "9", &format!("行政规范性文件{note}"), "5", "2", "18"].join("\n\n");
        article_20(&format!("信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n{cells}\n\n"))
    };
    let key = "disclosure.normative_documents.in_force";
    for note in ["", "（含“规定”“办法”等）", "(以本机关名义印发的决定、公告，一般属于行政规范性文件)", "（件）"]
    {
        assert_eq!(told(&read(&page(note)), key).as_deref(), Some("18"), "{note}");
    }
    for note in ["（上年）", "（2021年）", "（累计）"] {
        assert_eq!(told(&read(&page(note)), key), None, "{note}");
    }
}

#[test]
fn bars_that_fill_a_row_up_place_no_blank() {
    let key = "disclosure.other_services.items_change";
    let row = |cells: &str| told(&read(&barred(&format!("其他对外管理服务事项 | {cells}\n"))), key);
    assert_eq!(row("12 | 5 | 48 |").as_deref(), Some("5"));
    assert_eq!(row("12 | 540 | |"), None);
    assert_eq!(row("12 | ||"), None);
    // A cell that is written has a blank at either bar, or a mark in it.
    assert_eq!(row("12 | 5 |  |").as_deref(), Some("5"));
    assert_eq!(row("12 | 5 | - |").as_deref(), Some("5"));
}

#[test]
fn a_row_that_stands_again_says_other_than_the_first_whatever_is_beside_it() {
    let key = "disclosure.procurement.amount";
    let rows = |behind: &str| {
        let fees = "行政强制 | 1 | 0 | 2 |\n信息内容 | 上一年项目数量 | 本年增/减 |\n行政事业性收费 | 3 | 0 |\n";
        let own = format!("{fees}信息内容 | 采购项目数量 | 采购总金额 |\n政府集中采购 | 2 | 153 |\n{behind}三、");
        told(&read(&barred("其他对外管理服务事项 | 12 | 5 | 48 |\n").replace("三、", &own)), key)
    };
    assert_eq!(rows("").as_deref(), Some("153"));
    assert_eq!(rows("政府集中采购 | 办公楼物业管理服务项目 | 35 |\n"), None);
    assert_eq!(rows("政府集中采购 | 4 | 35 |\n"), None);
}

#[test]
fn labels_and_numbers_in_a_note_are_no_rows_and_no_figures() {
    let page = |licence: &str, change: &str| {
        let cells = ["信息内容", "上一年项目数量（指2019年）", change, "处理决定数量", "行政许可", "31", "-4", "620"];
        let services = [licence, "12", "5", "48", "行政处罚", "8", "0", "75"];
        let lines = cells.iter().chain(&services).copied().collect::<Vec<_>>().join("\n\n") + "\n\n";
        article_20(&lines).replace("2022年", "2020年")
    };
    let noted = "其他对外管理服务事项（行政许可以外的事项，含行政处罚、行政强制等）";
    for (label, change) in [
        ("其他对外管理服务事项", "本年增/减"),
        (noted, "本年增/减"),
        ("其他对外管理服务事项", "本年增/减（减少的用负数，如-8）"),
        (noted, "本年增/减（减少的用负数，如-8）"),
    ] {
        let report = read(&page(label, change));
        for (key, value) in
            [("licensing.decisions", "620"), ("other_services.items_change", "5"), ("penalties.decisions", "75")]
        {
            assert_eq!(told(&report, &format!("disclosure.{key}")).as_deref(), Some(value), "{key}: {label} {change}");
        }
    }
}

#[test]
fn a_figure_is_read_with_the_unit_at_it_in_every_layout() {
    let rows = [
        vec!["信息内容", "本年处理决定数量"],
        vec!["行政许可", "6"],
        vec!["行政处罚", "2"],
        vec!["行政强制", "1"],
        vec!["信息内容", "本年收费金额（单位：万元）"],
        vec!["行政事业性收费", "FEE"],
    ];
    let lines = |cell: fn(&str) -> String, row: &str| {
        rows.iter().map(|cells| cells.iter().map(|one| cell(one)).collect::<String>() + row).collect::<String>()
    };
    let layouts = [
        lines(|cell| format!("{cell}\t"), "\n"),
        lines(|cell| format!("{cell} | "), "\n"),
        lines(|cell| format!("{cell} |\n"), "||\n"),
        lines(|cell| format!("{cell}\n\n"), ""),
        lines(|cell| format!("{cell} "), ""),
    ];
    for layout in layouts {
        for (fee, value) in [
            ("251000", Some("251000")),
            ("251000元", Some("25.1")),
            ("0.3亿元", Some("3000")),
            ("251000（元）", None),
            ("12元/件", None),
            ("12 元/件", None),
        ] {
            let said = told(&read(&article_20(&layout.replace("FEE", fee))), "disclosure.administrative_fees.amount");
            match value {
                Some(_) => assert_eq!(said.as_deref(), value, "{fee}\n{layout}"),
                // Read with its unit, or left open; by the figure alone it is another sum.
                None => assert!(matches!(said.as_deref(), None | Some("25.1")), "{fee}: {said:?}\n{layout}"),
            }
        }
    }
}

#[test]
fn an_odd_cell_costs_itself_however_cells_are_parted() {
    let keys = ["issued", "repealed", "in_force"].map(|column| format!("disclosure.normative_documents.{column}"));
    for parted in [" | ", "\t", "\n", "\n\n", "\n|\n", " "] {
        for odd in ["约15", "减3", "见附件", "12项次"] {
            let row = |cells: &[&str]| format!("{}\n", cells.join(parted));
            let rows = [
                row(&["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]),
                row(&["规章", "4", "1", "9"]),
                row(&["行政规范性文件", "5", odd, "18"]),
                row(&["信息内容", "本年处理决定数量"]),
                row(&["行政许可", "6"]),
            ];
            let report = read(&article_20(&rows.concat()));
            let cells = keys.each_ref().map(|key| told(&report, key));
            assert_eq!(cells, [Some("5".to_owned()), None, Some("18".to_owned())], "{odd} parted by {parted:?}");
        }
    }
}
