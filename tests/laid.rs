//! Tables that styles make of other elements: each child of a row is a cell, empty or not, and no two children stand in one line.

use crate::evidence::{applications, article_20, read, told};

const NAMES: [&str; 8] = ["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
const ROWS: [[&str; 8]; 5] = [
    ["一、本年新收政府信息公开申请数量", "9", "", "", "3", "", "", "12"],
    ["二、上年结转政府信息公开申请数量", "", "", "", "1", "", "", "1"],
    ["（一）予以公开", "8", "", "", "4", "", "", "12"],
    ["（七）总计", "8", "", "", "4", "", "", "12"],
    ["四、结转下年度继续办理", "1", "", "", "", "", "", "1"],
];

/// The elements of a table, a row and a cell, with what makes them such, and the page's sheet.
type Style = (&'static str, &'static str, &'static str, &'static str);

const STYLES: [Style; 7] = [
    ("div style='display:table'", "div style='display:table-row'", "div style='display:table-cell'", ""),
    ("div class=t", "div class=r", "div class=c", ".t{display:table}.r{display:table-row}.c{display:table-cell}"),
    ("div role=table", "div role=row", "div role=cell", ""),
    ("div", "div style='display:flex'", "div", ""),
    ("div", "div class=r", "span class=c", ".r{display:flex}.c{flex:1;margin-left:9px}"),
    ("ul", "li style='display:-webkit-flex'", "p", ""),
    ("div", "div style='display:flex'", "div style='display:flex;align-items:center'", ""),
];

fn page(style: Style, rows: &[[&str; 8]]) -> String {
    let element = |start: &str, inside: &str| {
        let name = start.split(' ').next().unwrap_or_default();
        format!("<{start}>{inside}</{name}>\n")
    };
    let (table, row, cell, sheet) = style;
    let row = |cells: &[&str; 8]| element(row, &cells.map(|text| element(cell, text)).concat());
    let rows = rows.iter().map(row).collect::<Vec<_>>().concat();
    let lines = applications("@\n").lines().map(|line| format!("<p>{line}</p>")).collect::<Vec<_>>().concat();
    format!("<style>{sheet}</style>{}", lines.replace("<p>@</p>", &element(table, &rows)))
}

fn with_names() -> Vec<[&'static str; 8]> {
    std::iter::once(NAMES).chain(ROWS).collect()
}

#[test]
fn an_empty_child_of_a_row_is_an_empty_cell() {
    for style in STYLES {
        let report = read(&page(style, &with_names()));
        for (key, value) in [
            ("new_received.natural_person", "9"),
            ("new_received.commercial_enterprise", "blank"),
            ("new_received.public_interest_organization", "3"),
            ("new_received.total", "12"),
            ("carried_over.natural_person", "blank"),
            ("carried_over.public_interest_organization", "1"),
            ("carried_forward.natural_person", "1"),
            ("carried_forward.other_organization", "blank"),
        ] {
            assert_eq!(told(&report, &format!("applications.{key}")).as_deref(), Some(value), "{style:?} {key}");
        }
    }
}

#[test]
fn a_child_that_is_not_there_or_stands_elsewhere_is_no_cell_in_its_place() {
    let shown = |cell: &str| {
        let page = page(STYLES[3], &with_names());
        let report = read(&page.replacen("<div>9</div>", cell, 1));
        told(&report, "applications.new_received.natural_person")
    };
    assert_eq!(shown("<div>9</div>").as_deref(), Some("9"));
    assert_eq!(shown("<div style='display:none'>7</div><div>9</div>").as_deref(), Some("9"), "it is hidden");
    for cell in [
        "<div style='order:3'>9</div>",
        "<div style='position:absolute;left:90px'>9</div>",
        "<div style='display:var(--shown)'>9</div>",
        "<img src=a.png>",
    ] {
        assert_eq!(shown(cell), None, "{cell}");
    }
}

#[test]
fn children_of_a_box_that_lays_them_out_do_not_join() {
    let figure = |cells: &str| {
        let page =
            article_20("@\n").replace('@', &format!("<p>信息内容</p><p>本年处理决定数量</p><p>行政许可</p>{cells}"));
        told(&read(&format!("<p>{}", page.replace('\n', "<p>"))), "disclosure.licensing.decisions")
    };
    assert_eq!(figure("<p>47</p>").as_deref(), Some("47"));
    for display in ["flex", "inline-flex", "grid", "flex;flex-wrap:wrap", "flex;flex-direction:column"] {
        let cells = format!("<div style='display:{display}'><span>4</span><span>7</span></div>");
        assert_ne!(figure(&cells).as_deref(), Some("47"), "{display}");
    }
}

#[test]
fn rows_that_only_lay_out_a_page_are_none() {
    let table = page(STYLES[3], &with_names());
    let (_, body) = table.split_once("</style>").expect("a sheet");
    let row = "<div style='display:flex'><div><a href=/>首页</a></div><div></div></div>";
    let page = format!("{row}<div style='display:flex'><div>{body}</div><div><p>栏目</p></div></div>{row}");
    assert_eq!(told(&read(&page), "applications.new_received.total").as_deref(), Some("12"));
    let headed = page
        .replace("<p>三、收到", "<div style='display:flex'><i></i><h2>三、收到")
        .replace("申请情况</p>", "申请情况</h2></div>");
    assert_eq!(told(&read(&headed), "applications.new_received.total").as_deref(), Some("12"));
}

#[test]
fn the_pieces_of_a_wrapped_head_are_names_by_their_places() {
    let page = |names: &str| {
        let at = |column: usize, words: &str| format!("{}{words}\n", " ".repeat(column));
        let head = [
            at(62, "申请人情况"),
            at(60, "法人或其他组织"),
            at(36, "自然人                        社会公益  法律服务        总计"),
            at(46, &format!("{names}                      其他")),
            at(68, "组织      机构"),
        ];
        let head = head.concat();
        applications(&format!(
            "{head}一、本年新收政府信息公开申请数量    9       2         0         1         0       3      15\n\
             （一）予以公开                      8       2         0         1         0       3      14\n\
             （七）总计                          9       2         0         1         0       3      15\n\
             四、结转下年度继续办理              1       0         0         0         0       0       1\n"
        ))
    };
    let told = |names: &str, column: &str| told(&read(&page(names)), &format!("applications.new_received.{column}"));
    assert_eq!(told("商业企业  科研机构", "commercial_enterprise").as_deref(), Some("2"));
    assert_eq!(told("商业企业  科研机构", "public_interest_organization").as_deref(), Some("1"));
    // In another order, or with another name among them, order tells nothing.
    assert_ne!(told("科研机构  商业企业", "commercial_enterprise").as_deref(), Some("2"));
    assert_eq!(told("商业企业  高等院校", "research_institution"), None);
}
