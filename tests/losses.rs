//! What lost figures leave behind: a row beside a label that is gone, beside a torn figure, beside a picture, a row told twice.

use crate::evidence::{article_20, read, told};

const NAMES: &str = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";

/// Some rows of the 2021 form, a cell a line.
fn rows() -> String {
    let row = |label: &str, figures: &str| format!("{label}\n{}\n", figures.replace(' ', "\n"));
    let rows = [
        row("一、本年新收政府信息公开申请数量", "9 2 0 1 0 0 12"),
        row("二、上年结转政府信息公开申请数量", "1 0 0 0 0 0 1"),
        row("（一）予以公开", "8 2 0 1 0 0 11"),
        row("（七）总计", "10 2 0 1 0 0 13"),
        row("四、结转下年度继续办理", "0 0 0 0 0 0 0"),
    ];
    page(&rows.concat())
}

fn page(rows: &str) -> String {
    format!(
        "云岭县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{}\n{rows}四、政府信息公开行政复议、行政诉讼情况\n略。\n",
        NAMES.replace(' ', "\n")
    )
}

const CARRIED_OVER: &str = "二、上年结转政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n";
const GRANTED: &str = "（一）予以公开\n8\n2\n0\n1\n0\n0\n11\n";

#[test]
fn a_row_that_its_sum_denies_is_open_beside_a_label_that_is_gone() {
    let key = "applications.carried_over.natural_person";
    let broken = rows().replace(CARRIED_OVER, &CARRIED_OVER.replace("\n1\n0", "\n3\n0"));
    // Beside rows that are all there a broken sum is the report's own mistake …
    assert_eq!(told(&read(&broken), key).as_deref(), Some("3"));
    // … and where the next label is gone, figures of two rows may have run together.
    assert_eq!(told(&read(&broken.replace(GRANTED, "")), key), None);
    assert_eq!(told(&read(&rows().replace(GRANTED, "")), key).as_deref(), Some("1"));
}

#[test]
fn a_row_that_its_sum_denies_is_open_beside_a_piece_of_a_figure() {
    let key = "applications.granted.total";
    let torn = |piece: &str| rows().replace(GRANTED, &GRANTED.replace("\n11\n", &format!("\n{piece}\n1\n")));
    assert_eq!(told(&read(&rows()), key).as_deref(), Some("11"));
    assert_eq!(told(&read(&torn("=10+")), key), None);
}

#[test]
fn where_a_picture_stands_in_a_row_nothing_is_told_blank() {
    let page = |cell: &str| {
        let row = |label: &str, cell: &str| format!("<div><div>{label}</div><div>{cell}</div></div>");
        let rows = [row("行政许可", "237"), row("行政处罚", cell), row("行政强制", "17"), row("行政事业性收费", "0")];
        let documents = |label: &str| format!("<div><div>{label}</div><div>4</div><div>1</div><div>9</div></div>");
        let heads =
            "<div><div>信息内容</div><div>本年制发件数</div><div>本年废止件数</div><div>现行有效件数</div></div>";
        let names =
            [heads, &documents("规章"), &documents("行政规范性文件"), &row("信息内容", "本年处理决定数量")].concat();
        let rows = rows.concat();
        format!(
            "<h1>云岭县2022年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p>{names}{rows}<p>三、收到和处理政府信息公开申请情况</p><p>略。</p>"
        )
    };
    let key = "disclosure.penalties.decisions";
    assert_eq!(told(&read(&page("4")), key).as_deref(), Some("4"));
    assert_eq!(told(&read(&page("")), key).as_deref(), Some("blank"));
    assert_eq!(told(&read(&page("<img src='a.png' alt='4'>")), key), None);
}

#[test]
fn a_number_in_letters_at_the_end_of_a_line_of_commas_is_no_empty_cell() {
    let page = |last: &str| {
        format!(
            "云岭县2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n行政复议,,,,,行政诉讼,,,,,,,,,\n结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,,,,,复议后起诉,,,,\n,,,,,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计\n2,0,0,1,3,0,0,0,0,0,0,1,0,0,{last}\n五、存在的主要问题及改进情况\n略。\n"
        )
    };
    let key = "disputes.litigation_after_review.total";
    assert_eq!(told(&read(&page("1")), key).as_deref(), Some("1"));
    assert_eq!(told(&read(&page("")), key).as_deref(), Some("blank"));
    assert_eq!(told(&read(&page("壹")), key), None);
}

#[test]
fn the_edition_is_told_by_rows_however_long_their_names_are() {
    let row = |label: &str| format!("{label}\n3\n0\n0\n0\n0\n0\n3\n");
    let rows =
        ["（六）其他处理\n1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "3.其他", "（七）总计"];
    let page = page(&[row("一、本年新收政府信息公开申请数量"), rows.map(row).concat()].concat());
    let report = read(&page.replace("2022年", ""));
    assert_eq!(told(&report, "applications.other_handling.correction_overdue.total").as_deref(), Some("3"));
    assert_eq!(told(&report, "applications.other_handling.total"), None);
}

#[test]
fn one_line_of_as_many_figures_as_are_due_leaves_no_other_place_for_them() {
    let page = |figures: &str| {
        let row = |cells: &str| cells.split(' ').map(|cell| [cell, " |\n"].concat()).collect::<Vec<_>>().concat();
        let results = "结果维持 结果纠正 其他结果 尚未审结 总计";
        format!(
            "云岭县2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n|\n{}|\n{}{}|\n{}|\n{figures}五、存在的主要问题及改进情况\n略。\n",
            row("行政复议 行政诉讼"),
            row(&format!("{results} 未经复议直接起诉 复议后起诉")),
            row(results),
            row(results),
        )
    };
    let row = |cells: [&str; 15]| cells.map(|cell| format!("{cell} |\n")).concat();
    let sound = ["1", "2", "3", "4", "10", "0", "1", "0", "2", "3", "5", "0", "0", "1", "6"];
    let key = "disputes.review.total";
    assert_eq!(told(&read(&page(&row(sound))), key).as_deref(), Some("10"));
    let padded = row(sound).replace("6 |\n", "6 | |\n");
    assert_eq!(told(&read(&page(&padded)), key).as_deref(), Some("10"));
    let mut short = sound;
    short[1] = "";
    let padded = row(short).replace("6 |\n", "6 | |\n");
    assert_eq!(told(&read(&page(&padded)), "disputes.review.corrected"), None);
}

#[test]
fn an_item_left_out_as_a_whole_says_nothing_against_the_edition() {
    let page = article_20(
        "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n规章 | 0 | 0 | 0 |\n规范性文件 | 2 | 2 | 7 |\n\
         第二十条第（九）项 | |||\n信息内容 | 采购项目数量 | 采购总金额 | |\n政府集中采购 | 12 | 305.4 | |\n",
    );
    let report = read(&page.replace("2022年", "2020年"));
    assert_eq!(told(&report, "disclosure.procurement.amount").as_deref(), Some("305.4"));
    assert_eq!(told(&report, "disclosure.normative_documents.total_disclosed").as_deref(), Some("7"));
}

#[test]
fn words_in_a_figures_place_are_not_told_blank() {
    for parted in [" | ", "\t", "\n|\n", " |\n"] {
        let row = |cells: &[&str]| format!("{}{parted}\n", cells.join(parted)).replace("\n\n", "\n");
        let rows = |cell: &str| {
            let names = row(&["信息内容", "本年处理决定数量"]);
            article_20(&[names, row(&["行政许可", cell]), row(&["行政处罚", "2"]), row(&["行政强制", "1"])].concat())
        };
        for word in ["十五", "约15", "十余"] {
            let key = "disclosure.licensing.decisions";
            assert_eq!(told(&read(&rows(word)), key), None, "{word} parted by {parted:?}");
        }
    }
}
