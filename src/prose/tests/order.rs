//! Wordings in which order, marks and neighbours decide: each with the one beside it that means something else.
//!
//! Numbers of parts and figures behind colons, notes in brackets, times, parts of parts. A case gives the keys that are told,
//! in their order; none where a careful reader would not say whose figure it is.

use super::{told_by, with_keys};
use crate::report::Figure;
use crate::statute::Edition::{self, E2008, E2021};

/// `key=value` of what a water office tells under a heading, by the last words of the keys.
fn keyed(edition: Edition, heading: &str, text: &str) -> Vec<String> {
    let told = told_by(edition, "云岭县水务局", &format!("{heading}\n{text}"));
    with_keys(&told, &["statistics.", "applications.", ".value"])
}

fn all_tell(edition: Edition, heading: &str, cases: &[(&str, &[&str])]) {
    for (text, due) in cases {
        assert_eq!(keyed(edition, heading, text), *due, "{text}");
    }
}

#[test]
fn parts_are_numbered_inside_a_line() {
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            (
                "收到申请9件。1.当面申请2件；2.网络申请7件。",
                &["requests.total=9", "requests.in_person=2", "requests.online=7"],
            ),
            (
                "收到申请9件：（1）当面申请2件；（2）网络申请7件。",
                &["requests.total=9", "requests.in_person=2", "requests.online=7"],
            ),
            (
                "收到申请9件，其中（一）当面申请2件（二）网络申请7件。",
                &["requests.total=9", "requests.in_person=2", "requests.online=7"],
            ),
            ("一是当面申请2件；二是网络申请7件。", &["requests.in_person=2", "requests.online=7"]),
            // A number with a point or a comma behind it counts.
            (
                "收到申请数：12，当面申请数：2，网络申请数：10。",
                &["requests.total=12", "requests.in_person=2", "requests.online=10"],
            ),
            ("收到申请1.5件。", &[]),
        ],
    );
}

#[test]
fn figures_behind_colons_are_no_numbers_of_parts() {
    let ways = ["requests.total=6", "requests.online=2", "requests.in_person=3", "requests.letter=1"];
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            ("收到申请6件，其中网络申请：2、当面申请：3、信函申请：1。", &ways),
            (
                "收到申请6件，其中网络申请数：1、当面申请数：2、信函申请数：3。",
                &["requests.total=6", "requests.online=1", "requests.in_person=2", "requests.letter=3"],
            ),
            ("收到申请6件：1、网络申请2件；2、当面申请3件；3、信函申请1件。", &ways),
            ("收到申请6件：1.网络申请2件；2.当面申请3件；3.信函申请1件。", &ways),
        ],
    );
}

#[test]
fn notes_that_count_and_notes_on_counting() {
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            ("收到申请12件（含上年结转，合计2件）。", &[]),
            ("收到申请12件（其中上年结转共计2件）。", &[]),
            ("收到申请12件（相同申请计1件）。", &["requests.total=12"]),
            ("收到申请15件（网上合计12件）。", &["requests.total=15", "requests.online=12"]),
            ("收到申请33件（网上20件、信函11件、上年结转2件）。", &["requests.online=20", "requests.letter=11"]),
            ("收到申请33件，其中网上20件、信函11件、上年结转2件。", &["requests.online=20", "requests.letter=11"]),
            (
                "收到申请31件，其中网上20件、信函11件，上年结转2件。",
                &["requests.total=31", "requests.online=20", "requests.letter=11"],
            ),
        ],
    );
}

#[test]
fn a_label_may_hold_the_counter() {
    all_tell(
        E2008,
        "附：统计情况",
        &[
            ("主动公开政府信息数（条）：630；收到申请数（件）：15。", &["disclosed.total=630", "requests.total=15"]),
            ("依申请公开收取的费用（元）：120。", &["fees.amount=0.012"]),
            ("收到申请数（2015年）：15。", &[]),
        ],
    );
}

#[test]
fn what_is_told_in_the_order_of_names_is_not_told_apart() {
    all_tell(
        E2008,
        "五、行政复议和行政诉讼情况",
        &[
            ("行政复议8件，行政诉讼5件。", &["review.total=8", "litigation.total=5"]),
            ("行政复议8件、行政诉讼5件，其中涉及信息公开的分别为2件和1件。", &[]),
            ("行政复议8件、行政诉讼5件，其中2件行政复议涉及信息公开。", &["review.total=2"]),
            (
                "行政复议8件、行政诉讼5件。其中，复议维持6件、纠错2件；诉讼维持4件、纠错1件。",
                &[
                    "review.total=8",
                    "litigation.total=5",
                    "review.upheld=6",
                    "review.corrected=2",
                    "litigation.upheld=4",
                    "litigation.corrected=1",
                ],
            ),
            ("2014年至2016年，因信息公开引发行政诉讼5件。", &[]),
            ("2016年，因信息公开引发行政诉讼5件。", &["litigation.total=5"]),
        ],
    );
    let received: &[&str] = &["requests.total=13"];
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            ("2015年、2016年分别受理申请8件、13件。", &[]),
            ("受理申请13件，比2015年的8件增加5件，上升62.5%。", received),
            ("截至2016年12月31日受理申请13件。", received),
            ("2016年12月31日受理申请13件。", &[]),
            ("2016年1至12月受理申请13件。", received),
            ("2016年1至11月受理申请13件。", &[]),
            ("2016年1月1日至12月20日受理申请13件。", &[]),
            ("受理申请13件（2016年1月至12月20日）。", &[]),
            ("2016年1月1日至12月31日受理申请13件。", received),
            ("受理申请数由2015年的8件上升至13件。", received),
            ("受理申请数由2015年的8件上升。", &[]),
            ("截至2016年底受理申请13件，其中2015年8件，2016年受理5件。", &["requests.total=5"]),
            (
                "受理申请13件（上年同期8件），当面申请3件（上年2件），网络申请10件。",
                &["requests.total=13", "requests.in_person=3", "requests.online=10"],
            ),
            ("受理申请13件（清溪灌区管理所8件），答复13件。", &["requests.total=13", "replied.total=13"]),
        ],
    );
}

#[test]
fn a_growth_is_from_the_year_it_names() {
    let text = "三、依申请公开情况\n受理申请13件，比2015年的8件增加5件，上升62.5%。";
    let changes = told_by(E2008, "云岭县水务局", text).into_iter().filter_map(|figure| figure.change);
    let changes: Vec<_> = changes.map(|change| (change.from.to_string(), change.percent.to_string())).collect();
    assert_eq!(changes, [("8".to_owned(), "62.5".to_owned())]);
}

#[test]
fn a_part_of_one_body_is_no_part_of_the_whole() {
    let keyed = |text: &str| {
        let told = told_by(E2008, "云岭县", &format!("三、依申请公开情况\n{text}"));
        told.iter().filter_map(Figure::key).collect::<Vec<_>>()
    };
    let replied = "statistics.replied.total.value";
    let granted = "statistics.replied.granted.value";
    assert_eq!(keyed("全县答复申请80件，其中同意公开60件。"), [replied, granted]);
    assert_eq!(keyed("全县答复申请80件，其中县本级同意公开16件。"), [replied]);
    assert_eq!(keyed("全县答复申请80件。县政府本级答复申请16件，同意公开12件。"), [replied]);
    assert!(keyed("县政府本级答复申请16件，同意公开12件。").is_empty());
}

#[test]
fn answers_to_one_applicant_and_applicants_of_one_answer() {
    all_tell(
        E2021,
        "三、收到和处理政府信息公开申请情况",
        &[
            (
                "收到申请60件，其中自然人55件；予以公开20件。",
                &["new_received.total=60", "new_received.natural_person=55", "granted.total=20"],
            ),
            ("收到申请60件；予以公开20件，其中自然人18件。", &["new_received.total=60", "granted.total=20"]),
            (
                "收到申请60件，其中自然人55件。答复申请58件，其中自然人53件。",
                &["new_received.total=60", "new_received.natural_person=55", "handled_total.total=58"],
            ),
            ("新收申请60件，受理后申请人撤回2件。", &["new_received.total=60"]),
            (
                "上年结转2件均已办结，新收申请60件，结转2025年3件。",
                &["carried_over.total=2", "new_received.total=60", "carried_forward.total=3"],
            ),
        ],
    );
}

#[test]
fn what_there_is_now_and_what_was_done_by_now() {
    all_tell(
        E2008,
        "一、概述",
        &[
            ("目前，全局设有政府信息公开查阅点3个。", &["organization.reading_points=3"]),
            ("目前，我局收到政府信息公开申请3件。", &[]),
            ("截至目前，我局收到政府信息公开申请3件。", &[]),
        ],
    );
}

#[test]
fn what_is_open_is_granted_where_some_is_open_in_part() {
    all_tell(
        E2008,
        "三、依申请公开情况",
        &[
            (
                "答复申请9件，其中公开6件，部分公开1件，不予公开2件。",
                &["replied.total=9", "replied.granted=6", "replied.partially_granted=1", "replied.denied=2"],
            ),
            // In full, or in part as well?
            ("答复申请9件，其中公开6件，不予公开3件。", &["replied.total=9", "replied.denied=3"]),
            ("答复申请9件，公开招标6件。", &["replied.total=9"]),
            ("收到申请9件，均已答复。9件申请中，公开6件。", &["requests.total=9"]),
            ("收到申请9件，公开6次。", &["requests.total=9"]),
            ("收到申请9件，公开6件。", &["requests.total=9"]),
            ("收到申请9件。公开6条。", &["requests.total=9"]),
            ("收到申请9件，公开6件，不予公开3件。", &["requests.total=9", "replied.denied=3"]),
            ("收到申请9件，其中公开6件。", &["requests.total=9"]),
            ("答复申请9件，主动公开信息6件。", &["replied.total=9", "disclosed.total=6"]),
        ],
    );
}

#[test]
fn answers_to_the_public_and_who_gave_them() {
    all_tell(
        E2008,
        "二、回应解读情况",
        &[(
            "回应公众关注热点8次，举办新闻发布会3场（其中主要负责同志参加1场），在线访谈6次（其中主要负责同志参加2次）。",
            &[
                "response.total=8",
                "response.press_conferences=3",
                "response.press_conferences_principal=1",
                "response.online_interviews=6",
                "response.online_interviews_principal=2",
            ],
        )],
    );
    let text = "回应公众关注热点8次；举办新闻发布会3次，其中主要负责同志参加新闻发布会1次；在线访谈6次，其中主要负责同志参加在线访谈2次。";
    let figures = told_by(E2008, "云岭县水务局", text);
    let wholes: Vec<_> = figures.iter().filter_map(|one| Some(figures[one.part_of?.whole].value.to_string())).collect();
    assert_eq!(wholes, ["3", "6"]);
}

#[test]
fn several_ways_at_once_are_no_single_one() {
    all_tell(
        E2008,
        "二、主动公开情况",
        &[
            ("通过网站、微博微信等渠道公开政府信息90条。", &["disclosed.total=90"]),
            ("通过微博微信公开政府信息90条。", &["disclosed.weibo_wechat=90"]),
            ("微信关注人数1.2万，全年推送信息90条。", &[]),
            ("设立公开栏24块，公开政府信息90条。", &[]),
            ("新公开政府信息90条。", &["disclosed.total=90"]),
            ("截至2016年底，共有公开信息900条，其中本年度新增90条。", &["disclosed.total=90"]),
            ("公开信息900条，其中本年度新增90条。", &["disclosed.total=900"]),
            ("信息公开量由2015年的90条增加到2016年的120条。", &[]),
            ("公开政府信息90条，县本级公开招标公告6条。", &["disclosed.total=90"]),
        ],
    );
}
