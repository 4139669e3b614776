//! Tables with something more than the form: numbers of rows and columns, a total of their own, names and units that say more. What
//! is more must neither be told nor cost what stands beside it.

use gkreport::Report;
use gkreport::report::Status;
use gkreport::statute::{Edition, TableKind};

/// The names over the columns of the applications table.
fn names() -> Vec<String> {
    TableKind::Applications.form(Edition::E2021).columns.iter().map(|column| column.label.to_owned()).collect()
}

/// The applications table as rows of cells: each outcome has 7, 1, 0, 2, 0, 0 and 10.
fn table(names: &[String]) -> Vec<Vec<String>> {
    let form = TableKind::Applications.form(Edition::E2021);
    let outcomes = form.rows.len() - 4;
    let times = |key: &str| match key {
        "new_received" | "handled_total" => outcomes,
        "carried_over" | "carried_forward" => 0,
        _ => 1,
    };
    let row = |label: &str, cells: Vec<String>| [vec![label.to_owned()], cells].concat();
    let rows = form.rows.iter().map(|spec| {
        row(spec.label, [7, 1, 0, 2, 0, 0, 10].map(|figure| (figure * times(spec.key)).to_string()).to_vec())
    });
    std::iter::once(row("项目", names.to_vec())).chain(rows).collect()
}

/// The rows in every kind of text whose cells are parted.
fn written(rows: &[Vec<String>]) -> [String; 4] {
    let joined = |before: &str, between: &str, behind: &str| {
        let row = |row: &Vec<String>| format!("{before}{}{behind}", row.join(between));
        rows.iter().map(row).collect::<Vec<_>>().join("\n")
    };
    let page = format!("<table>{}</table>", joined("<tr><td>", "</td><td>", "</td></tr>"));
    let head = "三、收到和处理政府信息公开申请情况\n";
    [page, joined("| ", " | ", " |"), joined("", "\t", ""), joined("", ",", "")].map(|text| format!("{head}{text}\n"))
}

fn read(text: &str) -> Report {
    gkreport::read("strangers", text.as_bytes()).expect("text is read")
}

/// The figure of a cell, where it is read.
fn value(report: &Report, key: &str) -> Option<String> {
    let cell = report.cell(key)?;
    cell.value.filter(|_| cell.status == Status::Read).map(|value| value.to_string())
}

/// How many cells of a table are told.
fn told(report: &Report, kind: TableKind) -> usize {
    let cells = report.tables.iter().filter(|table| table.form.table == kind).flat_map(|table| &table.cells);
    cells.filter(|cell| matches!(cell.status, Status::Read | Status::Blank)).count()
}

/// Cells of the applications table, and of one of its rows and columns.
const CELLS: usize = 175;
const ROW: usize = 7;
const COLUMN: usize = 25;

/// The rows as text that runs on: parted by blanks, and a cell a line.
fn running(rows: &[Vec<String>]) -> [String; 2] {
    let rows = |between: &str| rows.iter().map(|row| row.join(between)).collect::<Vec<_>>().join("\n");
    ["  ", "\n"].map(|between| format!("三、收到和处理政府信息公开申请情况\n{}\n\n四、其他\n", rows(between)))
}

#[test]
fn numbers_of_rows_and_columns_are_no_figures() {
    let plain = table(&names());
    let number = |at: usize| if at == 0 { "序号".to_owned() } else { at.to_string() };
    let at = |place: usize| -> Vec<Vec<String>> {
        let with = |(row, cells): (usize, &Vec<String>)| [&cells[..place], &[number(row)], &cells[place..]].concat();
        plain.iter().enumerate().map(with).collect()
    };
    let columns = std::iter::once("栏次".to_owned()).chain((1..=7).map(|column| column.to_string())).collect();
    let counted = [vec![plain[0].clone(), columns], plain[1..].to_vec()].concat();
    for (kind, rows) in [("before", at(0)), ("behind", at(1)), ("columns", counted)] {
        for text in written(&rows) {
            let report = read(&text);
            assert_eq!(value(&report, "applications.granted.natural_person").as_deref(), Some("7"), "{kind}: {text}");
            assert_eq!(told(&report, TableKind::Applications), CELLS, "{kind}: {text}");
        }
    }
}

#[test]
fn names_that_say_another_time_a_share_or_a_part_are_not_the_forms() {
    let all = |change: fn(&str) -> String| names().iter().map(|name| change(name)).collect::<Vec<_>>();
    let changes: [fn(&str) -> String; 6] = [
        |name| format!("上年{name}"),
        |name| format!("{name}同比"),
        |name| format!("{name}（上半年）"),
        |name| format!("2021年{name}"),
        |name| format!("{name}（2021年）"),
        |name| format!("{}季度", name.chars().count()),
    ];
    for names in changes.map(all) {
        for text in written(&table(&names)).map(|text| format!("云岭县2022年政府信息公开工作年度报告\n{text}"))
        {
            assert_eq!(told(&read(&text), TableKind::Applications), 0, "{text}");
        }
    }
    for (name, more) in [("自然人", "自然人数量"), ("科研机构", "法人—科研机构"), ("总计", "2022年总计")]
    {
        let names: Vec<String> =
            names().into_iter().map(|own| if own == name { more.to_owned() } else { own }).collect();
        for text in written(&table(&names)).map(|text| format!("云岭县2022年政府信息公开工作年度报告\n{text}"))
        {
            assert_eq!(told(&read(&text), TableKind::Applications), CELLS, "{more}: {text}");
        }
    }
    let names: Vec<String> = all(|name| if name == "总计" { "总计排名".to_owned() } else { name.to_owned() });
    for text in written(&table(&names)) {
        assert_eq!(told(&read(&text), TableKind::Applications), CELLS - COLUMN, "{text}");
    }
}

#[test]
fn a_word_over_all_names_is_said_of_all() {
    for (word, cells) in [("上年", 0), ("2021年", 0), ("占比", 0), ("2022年", CELLS), ("申请人情况", CELLS)]
    {
        let upper = std::iter::once("项目".to_owned()).chain(names().iter().map(|_| word.to_owned())).collect();
        let rows = [vec![upper], table(&names())].concat();
        for text in written(&rows).map(|text| format!("云岭县2022年政府信息公开工作年度报告\n{text}")) {
            assert_eq!(told(&read(&text), TableKind::Applications), cells, "{word}: {text}");
        }
    }
}

#[test]
fn a_column_more_costs_no_other() {
    for more in ["其他说明", "总计备注", "上年总计", "备注"] {
        let mut rows = table(&names());
        rows.iter_mut()
            .enumerate()
            .for_each(|(at, row)| row.push(if at == 0 { more.to_owned() } else { "5".to_owned() }));
        for text in &written(&rows)[..3] {
            assert_eq!(told(&read(text), TableKind::Applications), CELLS, "{more}: {text}");
        }
    }
}

#[test]
fn a_name_in_other_words_stands_alone_in_its_place() {
    let renamed = |name: &str| {
        let names = names().iter().map(|own| own.replace("科研机构", name)).collect::<Vec<_>>();
        written(&table(&names)).map(|text| told(&read(&text), TableKind::Applications))
    };
    assert_eq!(renamed("科研院所")[..3], [CELLS; 3]);
    // Nothing of it is the form's: it may be a column of another kind, and no figure under it is told.
    let columns = names().len();
    assert!(renamed("新闻媒体")[..3].iter().all(|&told| told <= CELLS / columns * (columns - 1)));
}

#[test]
fn labels_that_say_the_contrary_or_another_time_are_not_the_forms() {
    for (label, change) in
        [("（一）予以公开", "（一）未予公开"), ("（一）予以公开", "上年（一）予以公开"), ("2.重复申请", "2.非重复申请")]
    {
        let mut rows = table(&names());
        let row = rows.iter_mut().find(|row| row[0] == label).expect("the form has the label");
        change.clone_into(&mut row[0]);
        let key = if label == "2.重复申请" {
            "applications.not_processed.repeated.total"
        } else {
            "applications.granted.total"
        };
        for text in written(&rows).into_iter().chain(running(&rows)) {
            let report = read(&text);
            assert_eq!(value(&report, key), None, "{text}");
            assert_eq!(told(&report, TableKind::Applications), CELLS - ROW, "{text}");
        }
    }
}

#[test]
fn a_label_of_another_row_is_not_the_forms() {
    for (label, change) in [
        ("7.属于行政执法案卷", "7.其他"),
        ("（一）予以公开", "（一）不予公开"),
        ("（七）总计", "不予公开合计"),
        ("二、上年结转政府信息公开申请数量", "二、上年办结政府信息公开申请数量"),
        ("一、本年新收政府信息公开申请数量", "一、2021年新收政府信息公开申请数量"),
        ("四、结转下年度继续办理", "四、其他"),
    ] {
        let mut rows = table(&names());
        let at = rows.iter().position(|row| row[0] == label).expect("the form has the label");
        change.clone_into(&mut rows[at][0]);
        let cell = TableKind::Applications.form(Edition::E2021).cell_at(at - 1, 0).expect("the row has the column");
        for text in written(&rows).into_iter().chain(running(&rows)) {
            let report = read(&format!("云岭县2022年政府信息公开工作年度报告\n{text}"));
            let cells = report.tables.iter().find(|table| table.form.table == TableKind::Applications);
            assert!(cells.is_none_or(|table| table.cells[cell].status != Status::Read), "{change}: {text}");
        }
    }
}

#[test]
fn a_foreign_row_behind_an_empty_one_keeps_its_figures() {
    let mut rows = table(&names());
    let at = rows.iter().position(|row| row[0].contains("国家秘密")).expect("the form has the label");
    rows[at][1..].iter_mut().for_each(String::clear);
    for word in ["注", "占比", "核对"] {
        let mut more = rows.clone();
        more.insert(at + 1, std::iter::once(word.to_owned()).chain(rows[at + 1][1..].iter().cloned()).collect());
        for text in written(&more) {
            let report = read(&text);
            assert_eq!(value(&report, "applications.denied.state_secret.total"), None, "{text}");
            assert_eq!(told(&report, TableKind::Applications), CELLS - ROW, "{text}");
        }
    }
}

#[test]
fn the_sum_of_litigation_is_not_the_row_under_it() {
    let rows = [
        "类别 结果维持 结果纠正 其他结果 尚未审结 总计",
        "行政复议 1 - - - 1",
        "行政诉讼 - 2 - - 2",
        "未经复议直接起诉 - - - - -",
        "复议后起诉 - 2 - - 2",
    ];
    let rows: Vec<Vec<String>> = rows.map(|row| row.split(' ').map(str::to_owned).collect()).to_vec();
    for text in written(&rows) {
        let report = read(&text);
        assert_eq!(value(&report, "disputes.litigation_direct.corrected"), None, "{text}");
        assert_eq!(value(&report, "disputes.litigation_after_review.corrected").as_deref(), Some("2"), "{text}");
        assert_eq!(told(&report, TableKind::Disputes), 10, "{text}");
    }
}

#[test]
fn a_fee_is_in_the_unit_at_its_label_or_behind_it() {
    for (head, row) in [
        ("本年收费金额", "行政事业性收费（单位：元） | 51200"),
        ("本年收费金额/元", "行政事业性收费 | 51200"),
        ("本年收费金额，以元计", "行政事业性收费 | 51200"),
        ("本年收费金额 | 单位", "行政事业性收费 | 51200 | 元"),
        ("本年收费金额（单位：万元）", "行政事业性收费 | 5.12"),
        ("本年收费金额（精确到0.01万元；单位：元）", "行政事业性收费 | 51200"),
        ("本年收费金额（单位：万元）", "行政事业性收费（含登记费80元/件） | 5.12"),
        ("本年收费金额*", "行政事业性收费 | 51200\n*单位：元"),
        ("本年收费金额", "行政事业性收费 | 5.12\n单位负责人：张元"),
    ] {
        let text = format!(
            "二、主动公开政府信息情况\n信息内容 | 本年处理决定数量\n行政许可 | 3\n信息内容 | 本年处理决定数量\n行政处罚 | 4\n行政强制 | 0\n信息内容 | {head}\n{row}\n三、其他\n"
        );
        assert_eq!(value(&read(&text), "disclosure.administrative_fees.amount").as_deref(), Some("5.12"), "{text}");
    }
}

#[test]
fn a_copy_that_states_nothing_but_marks_speaks_against_another() {
    let own = table(&names());
    let mut marks = own.clone();
    marks[1..].iter_mut().for_each(|row| row[1..].iter_mut().for_each(|cell| "-".clone_into(cell)));
    for (one, other) in running(&own).iter().zip(running(&marks)) {
        let text = format!("本级\n{one}\n合计\n{other}");
        assert_eq!(told(&read(&text), TableKind::Applications), 0, "{text}");
    }
}

#[test]
fn the_word_for_nothing_is_no_letter_of_a_group() {
    let mut rows = table(&names());
    let at = rows.iter().position(|row| row[0].contains("行政查询")).expect("the form has the label");
    rows[at][1..].iter_mut().for_each(|cell| "无".clone_into(cell));
    for text in written(&rows) {
        assert_eq!(told(&read(&text), TableKind::Applications), CELLS, "{text}");
    }
}

#[test]
fn a_table_that_hides_all_its_figures_is_not_empty() {
    let mut rows = table(&names());
    for row in &mut rows[1..] {
        row[1..].iter_mut().for_each(|cell| *cell = format!("<span style='visibility:hidden'>{cell}</span>"));
    }
    let [page, ..] = written(&rows);
    assert_eq!(told(&read(&page), TableKind::Applications), 0, "{page}");
    let shown = page.replacen("<span style='visibility:hidden'>147</span>", "147", 1);
    assert!(told(&read(&shown), TableKind::Applications) > 0, "{shown}");
}
