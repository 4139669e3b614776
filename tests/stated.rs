//! What a page states and a reader might pass over: names joined, figures in brackets, cells at the edges, rows above their labels.

use crate::evidence::{applications, disputes, read, told};

const NEW: &str = "applications.new_received";

#[test]
fn a_column_of_two_names_is_neither_s() {
    let page = |names: &str, figures: &str| {
        let names = ["项目", "自然人", names, "社会公益组织", "法律服务机构", "其他", "总计"].join("\t");
        let row = |label: &str| format!("{label}\t41\t{figures}\t3\t11\t2\t66\n");
        read(&applications(&format!("{names}\n{}{}", row("一、本年新收政府信息公开申请数量"), row("（七）总计"))))
    };
    let of = |names: &str, figures: &str| told(&page(names, figures), &format!("{NEW}.commercial_enterprise"));
    assert_eq!(of("商业企业\t科研机构", "8\t1").as_deref(), Some("8"));
    assert_eq!(of("商业企业、科研机构", "9"), None);
    assert_eq!(of("商业企业和科研机构", "9"), None);
}

#[test]
fn figures_in_brackets_behind_colons_are_no_note() {
    let row = |label: &str, [person, company, total]: [u8; 3]| {
        format!(
            "{label}（自然人：{person}，商业企业：{company}，科研机构：0，社会公益组织：0，法律服务机构：0，其他：0，总计：{total}）\n"
        )
    };
    let rows = [row("一、本年新收政府信息公开申请数量", [3, 1, 4]), row("3.危及\"三安全一稳定\"", [0, 0, 0])];
    let report = read(&applications(&rows.concat()));
    assert_ne!(told(&report, &format!("{NEW}.natural_person")).as_deref(), Some("blank"));
}

const RESULTS: &str = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";

#[test]
fn empty_cells_under_names_are_places_whosever_they_are() {
    let page =
        |row: &str| read(&disputes(&format!("行政复议\t\t\t\t\t行政诉讼\t\t\t\t\n{RESULTS}\t{RESULTS}\n{row}\n")));
    let told = told(&page("\t\t\t\t\t0\t1\t0\t0\t1"), "disputes.review.corrected");
    assert!(told.as_deref().is_none_or(|told| told == "blank"), "{told:?}");
}

#[test]
fn a_mark_before_fifteen_cells_is_a_cell_too() {
    let names = [RESULTS; 3].join("\t");
    let head = format!("行政复议\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n{names}\n");
    let cells = "1\t-\t-\t-\t1\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-";
    let of = |row: &str| told(&read(&disputes(&format!("{head}{row}\n"))), "disputes.review.upheld");
    assert_eq!(of(cells).as_deref(), Some("1"));
    assert_eq!(of(&format!("-\t{cells}")), None);
}

#[test]
fn the_bar_that_ends_a_row_is_no_cell_of_it() {
    let page = |row: &str| {
        let names = RESULTS.replace('\t', " | ");
        read(&disputes(&format!(
            "{names} | 未经复议直接起诉 |\n复议后起诉 |\n{names} | 结果维持 | 结果纠正\n{row} |\n"
        )))
    };
    let key = "disputes.litigation_after_review.pending";
    assert_eq!(told(&page("0 | 0 | 1 | 7 | 8 | 0 | 0 | 0 | 3 | 5 | 0 | 5 | 4 | 14"), key), None);
}

#[test]
fn rows_that_stand_above_their_labels_are_not_the_next_ones() {
    let labels = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开",
        "四、结转下年度继续办理",
    ];
    let rows = ["2 - - - - - 2", "- - - - - - -", "1 - - - - - 1", "- - - - - - -", "1 - - - - - 1"];
    let rows: Vec<String> = rows.iter().zip(labels).map(|(row, label)| format!("{row}\n{label}\n")).collect();
    let names = "项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    let report = read(&applications(&format!("{names}\n{}", rows.concat())));
    let told = told(&report, &format!("{NEW}.natural_person"));
    assert!(told.as_deref().is_none_or(|told| told == "2"), "{told:?}");
}
