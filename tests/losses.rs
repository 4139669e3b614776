//! What lost figures leave behind: a row beside a label that is gone, beside a torn figure, beside a picture, a row told twice.

use crate::evidence::{applications, article_20, disputes, read, told};

/// A sound report, a cell a line.
const CITY: &str = include_str!("../fixtures/reports/city-2022/report.txt");

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
    applications(&format!("{}\n{rows}", NAMES.replace(' ', "\n")))
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
    let key = "applications.not_processed.repeated.total";
    let begin = CITY.find("2.重复申请").expect("its row");
    let end = CITY[begin..].match_indices('\n').nth(6).map_or(begin, |(at, _)| begin + at + 1);
    let rest = CITY[end..].split_once('\n').map_or("", |(_, rest)| rest);
    // Its first piece stands over the row, as in a cell of two lines.
    let torn = |piece: &str| format!("{}{piece}{}1\n{rest}", &CITY[..begin], &CITY[begin..end]);
    assert_eq!(told(&read(&torn("")), key).as_deref(), Some("1"));
    assert_eq!(told(&read(&torn("=20+\n")), key), None);
    assert_eq!(told(&read(&torn("=20+\n")), "applications.new_received.total").as_deref(), Some("1286"));
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
        let results = "结果维持,结果纠正,其他结果,尚未审结,总计";
        disputes(&format!(
            "行政复议,,,,,行政诉讼,,,,,,,,,\n{results},未经复议直接起诉,,,,,复议后起诉,,,,\n,,,,,{results},{results}\n2,0,0,1,3,0,0,0,0,0,0,1,0,0,{last}\n"
        ))
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
        disputes(&format!(
            "|\n{}|\n{}{}|\n{}|\n{figures}",
            row("行政复议 行政诉讼"),
            row(&format!("{results} 未经复议直接起诉 复议后起诉")),
            row(results),
            row(results),
        ))
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

#[test]
fn behind_a_label_that_lost_its_beginning_nothing_is_told_blank() {
    let page = |label: &str| {
        let cells = |cells: [&str; 7]| cells.join(" | ");
        let zeros = cells(["0"; 7]);
        let empty = cells([" "; 7]);
        page(&format!(
            "| 一、本年新收政府信息公开申请数量 | {} |\n| 1.本机关不掌握相关政府信息 | {zeros} |\n| {label} | {empty} |\n| 3.补正后申请内容仍不明确 | {zeros} |\n| （七）总计 | {zeros} |\n",
            cells(["9", "2", "0", "1", "0", "0", "12"])
        ))
    };
    let key = "applications.unable_to_provide.requires_creation.total";
    assert_eq!(told(&read(&page("2.没有现成信息需要另行制作")), key).as_deref(), Some("blank"));
    assert_eq!(told(&read(&page("需要另行制作")), key), None);
}

#[test]
fn a_figure_on_the_line_below_is_open_where_the_next_label_is_gone() {
    let page = |penalties: &str, next: &str| {
        article_20(&format!(
            "信息内容      本年制发件数   本年废止件数   现行有效件数\n规章            4     1     9\n行政规范性文件  5     2     18\n\
             信息内容      本年处理决定数量\n行政许可        55\n{penalties}{next}信息内容      本年收费金额（单位：万元）\n行政事业性收费  3\n"
        ))
    };
    let key = "disclosure.penalties.decisions";
    assert_eq!(told(&read(&page("行政处罚        7\n", "行政强制        2\n")), key).as_deref(), Some("7"));
    assert_eq!(told(&read(&page("行政处罚        7\n", "")), key).as_deref(), Some("7"));
    assert_eq!(told(&read(&page("行政处罚\n\n                7\n", "")), key), None);
}

#[test]
fn marks_and_figures_a_line_each_are_cells_and_two_figures_in_one_are_not_two() {
    let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let names =
        [&["行政复议", "行政诉讼"], &results[..], &["未经复议直接起诉", "复议后起诉"], &results, &results].concat();
    let key = "disputes.review.upheld";
    let marked =
        |marks: usize| disputes(&[names.join("\n"), "\n0".to_owned(), "\n/".repeat(marks), "\n".to_owned()].concat());
    assert_eq!(told(&read(&marked(14)), key).as_deref(), Some("0"));
    assert_eq!(told(&read(&marked(15)), key), None);
    let barred = |cells: &[&str]| disputes(&format!("{} | {} | \n", names.join(" | "), cells.join(" | ")));
    let whole = ["2", "0", "0", "1", "3", "0", "4", "0", "0", "4", "0", "0", "0", "0"];
    assert_eq!(told(&read(&barred(&whole)), key).as_deref(), Some("2"));
    let torn = [&whole[..6], &["4 0", "0", "0", "4 0"], &whole[11..]].concat();
    assert_eq!(told(&read(&barred(&torn)), key), None);
}

#[test]
fn rows_without_their_labels_are_told_in_order_unless_a_label_stands_twice() {
    let begin = CITY.find("一、本年新收政府信息公开申请数量").expect("its first row");
    let end = begin + CITY[begin..].find("四、政府信息公开行政复议").expect("the next section");
    let is_figure = |line: &&str| line.chars().all(|c| c.is_ascii_digit());
    let (figures, labels): (Vec<&str>, Vec<&str>) =
        CITY[begin..end].lines().filter(|line| !line.is_empty()).partition(is_figure);
    let rows: Vec<String> = figures.chunks(7).map(|row| format!("| {} |\n", row.join(" | "))).collect();
    let page = |labels: &[&str]| page(&format!("{}\n{}", labels.join("\n"), rows.concat()));
    let key = "applications.granted.total";
    assert_eq!(told(&read(&page(&labels)), key).as_deref(), Some("507"));
    let mut twice = labels.clone();
    twice.insert(9, labels[8]);
    assert_eq!(told(&read(&page(&twice)), key), None);
}

#[test]
fn two_labels_in_one_cell_tell_nothing_of_either_row() {
    let partly = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）";
    let page = |parts: &str| {
        let both = format!("（一）予以公开{parts}{partly}\n8\n2\n0\n1\n0\n0\n11\n");
        rows().replace(GRANTED, &both)
    };
    let keys = ["applications.granted.total", "applications.partially_granted.total"];
    let of = |page: &str| keys.map(|key| told(&read(page), key));
    assert_eq!(of(&page("\n7\n0\n0\n0\n0\n0\n7\n")), [Some("7".to_owned()), Some("11".to_owned())]);
    assert_eq!(of(&page("、")), [None, None]);
}

/// Article 20's tables, aligned, with rows of documents and a row of the fee.
fn aligned(documents: &str, fee: &str) -> String {
    article_20(&format!(
        "        信息内容         本年制发件数   本年废止件数   现行有效件数\n{documents}\
        \x20       信息内容                  本年处理决定数量\n   行政许可                              64\n\
        \x20       信息内容                  本年处理决定数量\n   行政处罚                               3\n\
        \x20  行政强制                               1\n\
        \x20       信息内容              本年收费金额（单位：万元）\n{fee}"
    ))
}

const DOCUMENTS: &str = "   规章                       0             0             0\n   行政规范性文件             2             1             9\n";
const FEE: &str = "   行政事业性收费                          8.25\n";

#[test]
fn a_figure_behind_what_is_known_of_the_last_row_may_be_its_own() {
    let key = "disclosure.administrative_fees.amount";
    assert_eq!(told(&read(&aligned(DOCUMENTS, FEE)), key).as_deref(), Some("8.25"));
    // A note names other rows, and ends what is known as the table.
    let noted = "   行政事业性收费（除行政\n   许可、行政处罚以外的                    8.25\n   ）\n";
    assert_ne!(told(&read(&aligned(DOCUMENTS, noted)), key).as_deref(), Some("blank"));
}

#[test]
fn an_empty_form_behind_a_table_that_could_not_be_read_says_nothing_of_its_rows() {
    let first = "   规章                                     0             0\n   行政规范性文件             7                           0\n";
    let form = "附：空白表样\n        信息内容         本年制发件数   本年废止件数   现行有效件数\n   规章\n   行政规范性文件\n";
    let key = "disclosure.normative_documents.issued";
    assert_ne!(told(&read(&aligned(&format!("{first}{form}"), FEE)), key).as_deref(), Some("blank"));
    assert_eq!(told(&read(&aligned(DOCUMENTS, FEE)), key).as_deref(), Some("2"));
}

#[test]
fn the_number_of_a_group_beside_figures_is_none_of_them() {
    let page = |number: &str| {
        let torn = format!("（一）予以公开\n8 2 0 1 0 0 11\n4.保护第三方合法权益 {number}4 0 0 0 0 1 5\n");
        page(
            &[
                "一、本年新收政府信息公开申请数量 11 2 0 1 0 1 15\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n",
                &torn,
                "（七）总计 12 2 0 1 0 1 16\n四、结转下年度继续办理 0 0 0 0 0 0 0\n",
            ]
            .concat(),
        )
    };
    for number in ["", "（三） "] {
        let report = read(&page(number));
        assert_eq!(told(&report, "applications.denied.third_party_rights.total").as_deref(), Some("5"), "{number}");
    }
}

#[test]
fn a_number_in_a_note_is_no_figure_wherever_the_note_ends() {
    let page = |note: &str| {
        let rows = "信息内容      本年处理决定数量\n行政处罚          6\n行政强制          0\n";
        article_20(&format!("信息内容      本年处理决定数量\n行政许可（其中规章2件{note}\n{rows}"))
    };
    for note in ["）", "\n   ）"] {
        let report = read(&page(note));
        assert_ne!(told(&report, "disclosure.licensing.decisions").as_deref(), Some("2"), "{note:?}");
        assert_eq!(told(&report, "disclosure.penalties.decisions").as_deref(), Some("6"), "{note:?}");
    }
}

#[test]
fn a_short_word_behind_a_whole_label_is_no_wrong_letter_of_it() {
    let wide = |text: &str| text.chars().map(|c| 1 + usize::from(c > 'ÿ')).sum::<usize>();
    let padded = |text: &str, room: usize| format!("{text}{}", " ".repeat(room - wide(text)));
    let row = |label: &str, cells: [&str; 7]| {
        padded(label, 40) + cells.map(|cell| padded(cell, 12)).concat().trim_end() + "\n"
    };
    let new = ["1", "0", "0", "0", "0", "0", "1"];
    let names = ["自然人", "商业企业", "科研机构", "公益组织", "法律服务", "其他", "总计"];
    let table = |cell: &str| {
        let rows = [
            row("", names),
            row("一、本年新收政府信息公开申请数量", new),
            row("二、上年结转政府信息公开申请数量", ["0"; 7]),
            row("1.本机关不掌握相关政府信息", [cell, "0", "0", "0", "0", "0", "0"]),
            row("（七）总计", new),
            row("四、结转下年度继续办理", ["0"; 7]),
        ];
        read(&applications(&rows.concat()))
    };
    let key = "applications.unable_to_provide.not_held.natural_person";
    assert_eq!(told(&table("0"), key).as_deref(), Some("0"));
    assert_eq!(told(&table("若干"), key), None);
}

#[test]
fn two_rows_of_marks_and_figures_at_one_label_are_not_the_second() {
    let row = |label: &str, cells: &str| format!("{label}\n{}\n", cells.replace(' ', "\n"));
    let empty = "- - - - - - -";
    let table = |next: &str| {
        let rows = [
            row("一、本年新收政府信息公开申请数量", "4 0 0 0 0 0 4"),
            row("二、上年结转政府信息公开申请数量", empty),
            row("（一）予以公开", empty),
            row("（二）部分公开（区分处理的，只计这一情", empty),
            row(&format!("形，不计其他情形）{next}"), "2 - - - - - 2"),
            row("2.其他法律行政法规禁止公开", "2 - - - - - 2"),
            row("3.危及“三安全一稳定”", empty),
            row("4.保护第三方合法权益", empty),
            row("5.属于三类内部事务信息", empty),
            row("1.本机关不掌握相关政府信息", empty),
            row("2.没有现成信息需要另行制作", empty),
            row("1.信访举报投诉类申请", empty),
            row("2.重复申请", empty),
            row("（七）总计", "4 0 0 0 0 0 4"),
            row("四、结转下年度继续办理", empty),
        ];
        read(&page(&rows.concat()))
    };
    let key = "applications.partially_granted.natural_person";
    assert_eq!(told(&table("\n1.属于国家秘密"), key).as_deref(), Some("blank"));
    assert_eq!(told(&table(""), key), None);
}

#[test]
fn sums_of_noughts_tell_no_column_without_names() {
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let table = |head: &str| {
        let others = ["二、上年结转政府信息公开申请数量", "（一）予以公开", "（七）总计", "四、结转下年度继续办理"];
        let others = others.map(|label| row(&[label, "", "", "", "", "", "", "0", ""])).concat();
        let first = row(&["一、本年新收政府信息公开申请数量", "0", "", "", "", "", "", "0", ""]);
        read(&format!(
            "<h1>云岭县2022年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p>\
             <table>{head}{first}{others}</table><p>四、政府信息公开行政复议、行政诉讼情况</p><p>略。</p>"
        ))
    };
    let names: Vec<&str> = [""].into_iter().chain(NAMES.split(' ')).chain([""]).collect();
    let key = "applications.new_received.total";
    assert_eq!(told(&table(&row(&names)), key).as_deref(), Some("0"));
    // Without names the column more may as well stand before the total.
    assert_eq!(told(&table(""), key), None);
}

#[test]
fn a_word_in_the_last_cell_of_all_is_seen_below_its_bar() {
    let row =
        |label: &str, cells: [&str; 7]| format!("| {label}\n{}", cells.map(|cell| format!("| {cell}\n")).concat());
    let page = |last: &str| {
        let rows = [
            row("一、本年新收政府信息公开申请数量", ["9", "2", "", "1", "", "", "12"]),
            row("二、上年结转政府信息公开申请数量", ["1", "", "", "", "", "", "1"]),
            row("（七）总计", ["10", "2", "", "1", "", "", "13"]),
            row("四、结转下年度继续办理", ["", "", "0", "0", "0", "", last]),
        ];
        let names = format!("| {}\n", NAMES.replace(' ', "\n| "));
        read(&applications(&format!("| 项目\n{names}{}", rows.concat())))
    };
    let key = "applications.carried_forward.total";
    assert_eq!(told(&page("0"), key).as_deref(), Some("0"));
    assert_eq!(told(&page("见附件"), key), None);
}

#[test]
fn behind_the_last_cell_a_lost_empty_line_is_no_blank() {
    let rows = [
        ("规章", &["本年新制作数量", "本年新公开数量", "对外公开总数量"][..], &["0", "0", "3"][..]),
        ("规范性文件", &[], &["1", "0", "9"]),
        ("行政许可", &["上一年项目数量", "本年增/减", "处理决定数量"], &["5", "1", "7"]),
        ("其他对外管理服务事项", &[], &["0", "0", "0"]),
        ("行政处罚", &["上一年项目数量", "本年增/减", "处理决定数量"], &["82", "-7", "0"]),
        ("行政强制", &[], &["0", "0", "21"]),
        ("行政事业性收费", &["上一年项目数量", "本年增/减"], &["0", "4"]),
        ("政府集中采购", &["采购项目数量", "采购总金额"], &["6"]),
    ];
    let page = |end: &str| {
        let rows = rows.iter().map(|(label, head, cells)| {
            let item = format!("第二十条第（一）项\n信息内容\n{}\n", head.join("\n"));
            let head = if head.is_empty() { String::new() } else { item };
            format!("{head}{label}\n{}\n", cells.join("\n"))
        });
        read(&format!(
            "云岭县2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{}{end}（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n申请人情况\n",
            rows.collect::<String>()
        ))
    };
    let key = "disclosure.procurement.projects";
    assert_eq!(told(&page("\n"), key).as_deref(), Some("6"));
    assert_eq!(told(&page(""), key), None);
}

#[test]
fn a_row_that_states_no_total_beside_rows_that_do_has_lost_a_cell() {
    let row = |label: &str, cells: [&str; 7]| format!("| {label} | {} |\n", cells.join(" | "));
    let page = |granted: [&str; 7], denied: [&str; 7]| {
        let rows = [
            row("项目", ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]),
            row("一、本年新收政府信息公开申请数量", ["9", "2", "", "1", "", "", "12"]),
            row("二、上年结转政府信息公开申请数量", ["0", "", "", "0", "", "", ""]),
            row("（一）予以公开", granted),
            row("1.属于国家秘密", denied),
            row("（七）总计", ["9", "2", "", "1", "", "", "12"]),
            row("四、结转下年度继续办理", ["", "", "0", "", "", "", ""]),
        ];
        read(&applications(&rows.concat()))
    };
    let granted = ["1", "2", "", "1", "", "", "4"];
    let of = |denied| told(&page(granted, denied), "applications.denied.state_secret.natural_person");
    assert_eq!(of(["8", "", "0", "", "", "", "8"]).as_deref(), Some("8"));
    assert_eq!(of(["8", "", "0", "", "", "8", ""]), None);
    // A row of noughts may leave its total out as others do.
    assert_eq!(of(["0", "", "0", "", "", "", ""]).as_deref(), Some("0"));
    let alone = page(granted, ["", "", "0", "", "", "8", ""]);
    assert_eq!(told(&alone, "applications.denied.state_secret.other_organization"), None);
    // Of two such rows the last figures are no less than the others together, as totals are.
    let twice = page(["1", "", "1", "", "", "4", ""], ["8", "", "0", "", "", "9", ""]);
    assert_eq!(told(&twice, "applications.granted.other_organization"), None);
    assert_eq!(told(&twice, "applications.denied.state_secret.other_organization"), None);
}
