//! Whose figures, of which time and of which matter: a wording that tells the cell, and its neighbour that doesn't.

use super::{figures, plain};
use crate::prose::Context;
use crate::statute::Edition::{self, E2008, E2021};

/// `key=value` of what a report of this issuer tells under a heading.
fn keyed(issuer: &str, edition: Edition, heading: &str, text: &str) -> Vec<String> {
    let text = format!("{heading}\n{text}");
    let document = plain(&text);
    let year = Some(if edition == E2008 { 2016 } else { 2024 });
    let told = figures(&document, Context { edition, year, issuer, sections: &[] });
    told.iter().filter_map(|figure| Some(format!("{}={}", figure.key()?, figure.value))).collect()
}

const OFFICE: &str = "云岭县水务局";
const COUNTY: &str = "云岭县";
const STREET: &str = "云岭县城关街道办事处";
const APPLICATIONS: &str = "三、依申请公开情况";
const DISPUTES: &str = "四、行政复议、行政诉讼情况";

#[test]
fn another_body_is_not_the_report() {
    let received = "statistics.requests.total.value=62";
    for (issuer, text, due) in [
        (COUNTY, "县政府本级收到政府信息公开申请62件。", vec![]),
        (COUNTY, "县政府机关收到政府信息公开申请62件，其中网络申请50件；办结60件。", vec![]),
        (COUNTY, "县政府及县政府办公室共收到政府信息公开申请62件。", vec![]),
        (COUNTY, "全县各级政府机关收到政府信息公开申请62件。", vec![received]),
        (COUNTY, "县政府本级及各部门收到政府信息公开申请62件。", vec![received]),
        ("云岭县清溪镇", "镇政府机关收到政府信息公开申请62件。", vec![received]),
        (OFFICE, "县河道段收到政府信息公开申请62件，答复62件，同意公开60件。", vec![]),
        (OFFICE, "县河道段举行会议3次，举办政府信息公开培训班2期。", vec![]),
        (OFFICE, "下属企业单位未收到政府信息公开申请，未收取费用，未发生行政诉讼。", vec![]),
        (COUNTY, "县教育局收到政府信息公开申请62件；答复60件。", vec![]),
        (COUNTY, "部门收到政府信息公开申请30件，县政府本级收到62件。", vec![]),
        (COUNTY, "部门收到政府信息公开申请30件，全县共收到62件。", vec![received]),
        (COUNTY, "全国收到政府信息公开申请62件。", vec![]),
        (COUNTY, "全市收到政府信息公开申请162件，我县收到62件。", vec![received]),
        (COUNTY, "全县各部门、各乡镇收到政府信息公开申请62件。", vec![received]),
        (COUNTY, "县政府及各部门收到政府信息公开申请62件。", vec![received]),
        (COUNTY, "全县各乡镇收到政府信息公开申请62件。", vec![]),
        (COUNTY, "县政府本级收到政府信息公开申请62件，县直部门收到90件。", vec![]),
        (COUNTY, "县政府办公室收到政府信息公开申请62件。", vec![]),
        (COUNTY, "县政府作为复议机关，受理政府信息公开行政复议申请62件。", vec![]),
        (COUNTY, "全县30个部门中，收到政府信息公开申请的有12个。", vec![]),
        (COUNTY, "县政府网站点击9万次，发布信息62条。", vec![]),
        (OFFICE, "云岭三中收到政府信息公开申请62件。", vec![]),
        (OFFICE, "清溪灌区管理所收到政府信息公开申请62件。", vec![]),
        (OFFICE, "下属单位收到政府信息公开申请90件，局机关收到62件。", vec![]),
        (OFFICE, "水务局信息公开平台公开政府信息62条。", vec!["statistics.disclosed.website.value=62"]),
        (OFFICE, "县政府信息公开平台公开政府信息62条。", vec![]),
        (OFFICE, "通过省政府网站公开政府信息62条。", vec![]),
        (OFFICE, "通过县政府网站公开政府信息62条。", vec!["statistics.disclosed.website.value=62"]),
        ("云岭海关", "关区收到政府信息公开申请62件。", vec![received]),
        (OFFICE, "局党组收到政府信息公开申请62件。", vec![received]),
        (STREET, "街道收到政府信息公开申请62件。", vec![received]),
        (STREET, "城关街道收到政府信息公开申请62件。", vec![received]),
        (STREET, "我街道收到政府信息公开申请62件。", vec![received]),
        (STREET, "东关街道收到政府信息公开申请62件。", vec![]),
        (STREET, "由东关街道办事处收到政府信息公开申请62件。", vec![]),
        ("云岭县城关街道", "我街道收到政府信息公开申请62件。", vec![received]),
        ("云岭县人民医院", "全院收到政府信息公开申请62件。", vec![received]),
        ("云岭县松坪镇", "镇政府办公室收到政府信息公开申请62件。", vec![received]),
        ("云岭县松坪镇", "县政府办公室收到政府信息公开申请62件。", vec![]),
        ("云岭高新区(清溪区)", "全区收到政府信息公开申请62件。", vec![received]),
        (OFFICE, "未收到自然人、法人或其他组织提出的政府信息公开申请。", vec!["statistics.requests.total.value=0"]),
        (OFFICE, "我局未收到公民或者法人依申请公开申请。", vec!["statistics.requests.total.value=0"]),
        (COUNTY, "街道收到政府信息公开申请62件。", vec![]),
        (COUNTY, "全县政府系统公开政府信息62条。", vec!["statistics.disclosed.total.value=62"]),
    ] {
        assert_eq!(keyed(issuer, E2008, APPLICATIONS, text), due, "{issuer}: {text}");
    }
}

#[test]
fn another_time_is_not_the_year() {
    for (text, due) in [
        ("报告期内收到政府信息公开申请62件（均以书面提出）。", true),
        ("收到政府信息公开申请62件（2014—2016年）。", false),
        ("二〇一六年收到政府信息公开申请62件。", true),
        ("二〇一五年收到政府信息公开申请62件。", false),
        ("去年全年，收到政府信息公开申请62件。", false),
        ("2015年度，全年收到政府信息公开申请62件。", false),
        ("2015年，我局年内收到政府信息公开申请62件。", false),
        ("在2015年工作基础上，全年收到政府信息公开申请62件。", true),
        ("2015年度，本年度收到政府信息公开申请62件。", true),
        ("1-12月，收到政府信息公开申请62件。", true),
        ("2015年，1-12月收到政府信息公开申请62件。", false),
        ("“十二五”期间收到政府信息公开申请62件。", false),
        ("《办法》实行四年来，收到政府信息公开申请62件。", false),
        ("《办法》实行4年来，收到政府信息公开申请62件。", false),
        ("收到政府信息公开申请62件（含以前年度未办结5件）。", false),
    ] {
        assert_eq!(!keyed(OFFICE, E2008, APPLICATIONS, text).is_empty(), due, "{text}");
    }
}

#[test]
fn another_matter_is_not_this_one() {
    let total = |value| format!("statistics.litigation.total.value={value}");
    for (text, due) in [
        ("行政诉讼案件6件，其中维持4件。", vec![total(6), "statistics.litigation.upheld.value=4".to_owned()]),
        ("行政诉讼案件6件，其中涉及房屋征收4件。", vec![]),
        ("年内未引发行政诉讼。", vec![total(0)]),
        ("化解邻里纠纷18起，未引发行政诉讼。", vec![]),
    ] {
        assert_eq!(keyed(OFFICE, E2008, DISPUTES, text), due, "{text}");
    }
}

#[test]
fn what_is_counted_carries_on_to_what_was_done_with_it() {
    let (new, handled) = ("applications.new_received.total=3", "applications.handled_total.total=3");
    for (text, due) in [
        ("收到申请3件，办结3件。", vec![new, handled]),
        ("12345热线转来36件，办结3件。", vec![]),
        ("12345热线转来36件。办结3件。", vec![]),
        ("网格上报事件36件，办结3件。", vec![]),
        ("群众求助36件，答复3件，结转下年2件。", vec![]),
        ("签收各类来文3件。", vec![]),
        ("受理督办单36件，办结3件。", vec![]),
        ("12345热线转来36件，办结36件。收到申请3件，办结3件。", vec![new, handled]),
    ] {
        assert_eq!(keyed(OFFICE, E2021, APPLICATIONS, text), due, "{text}");
        let under = format!("（二）依申请公开。{text}");
        assert_eq!(keyed(OFFICE, E2021, "一、总体情况", &under), due, "{under}");
    }
    // Applications are no suits, unless words say that some of the suits are about them.
    let suits = |count| format!("statistics.litigation.total.value={count}");
    for (text, due) in [
        ("政府信息公开行政诉讼9件。依申请公开4件。", vec![suits(9), "statistics.requests.total.value=4".to_owned()]),
        ("行政诉讼9件，其中涉及依申请公开4件。", vec![suits(4)]),
    ] {
        assert_eq!(keyed(OFFICE, E2008, DISPUTES, text), due, "{text}");
    }
}

#[test]
fn what_has_a_unit_that_nobody_knows_counts_nothing() {
    for (text, due) in
        [("行政复议结果纠正2。", vec!["disputes.review.corrected=2"]), ("行政复议结果纠正扣2分。", vec![])]
    {
        assert_eq!(keyed(OFFICE, E2021, DISPUTES, text), due, "{text}");
    }
}

#[test]
fn a_matter_named_is_that_of_all_it_gave_rise_to() {
    let suits = |count| vec![format!("statistics.litigation.total.value={count}")];
    for (text, due) in [
        ("因政府信息公开引起诉讼14件。", suits(14)),
        ("因行政处罚引起诉讼14件。", vec![]),
        ("因行政处罚引起争议26件、诉讼14件。", vec![]),
        ("政府信息公开诉讼14件。征地补偿引起诉讼7件，尚未审结2件。", suits(14)),
        ("行政处罚诉讼14件，复议后起诉7件。", vec![]),
        ("未发生政府信息公开诉讼。工伤待遇引发诉讼7件。", suits(0)),
        ("未发生政府信息公开行政复议，引发诉讼7件。", {
            let review = "statistics.review.total.value=0".to_owned();
            [vec![review], suits(7)].concat()
        }),
    ] {
        assert_eq!(keyed(OFFICE, E2008, DISPUTES, text), due, "{text}");
    }
    // Who decided is no other reporter, and a suit after review is one thing.
    let disputes = |text: &str| keyed(COUNTY, E2021, DISPUTES, text).join(" ").replace("disputes.", "");
    let decided = "政府信息公开行政复议9件，复议机关维持6件，纠正3件。";
    assert_eq!(disputes(decided), "review.total=9 review.upheld=6 review.corrected=3");
    assert_eq!(disputes("复议机关受理政府信息公开行政复议9件。"), "");
    assert_eq!(disputes("收到政府信息公开复议申请9件，作出维持决定6件。"), "");
    assert_eq!(disputes("收到政府信息公开复议申请0件。"), "review.total=0");
    assert_eq!(disputes("未收到政府信息公开复议申请。"), "review.total=0");
    assert_eq!(disputes("复议后又起诉2件。"), "litigation_after_review.total=2");
    assert_eq!(disputes("复议、诉讼2件。"), "review.total + litigation_direct.total + litigation_after_review.total=2");
}

#[test]
fn words_behind_say_of_what_matter_the_disputes_were() {
    for (text, due) in [
        ("行政复议9件、行政诉讼3件，均非因信息公开引起。", ""),
        ("行政复议9件、行政诉讼3件。上述案件均与政府信息公开无关。", ""),
        ("行政复议9件、行政诉讼3件，无一涉及信息公开，其中维持8件。", ""),
        ("行政复议9件，均因工伤认定引起。", ""),
        ("行政复议9件（均为工伤认定类）。", ""),
        ("行政复议9件，均系养老待遇纠纷，维持8件。", ""),
        ("行政复议9件，仅有2件涉及信息公开。", "review.total=2"),
        ("行政复议9件，除2件涉及信息公开外，其余均为养老待遇纠纷。", "review.total=2"),
        ("行政复议9件。其中信息公开2件，其余系养老待遇纠纷。", "review.total=2"),
        ("行政复议9件，均与养老待遇有关。", ""),
        ("行政复议9件，均已审结。", "review.total=9"),
        ("行政复议9件（均为同一申请人提出）。", "review.total=9"),
        ("政府信息公开行政复议9件，均因房屋信息引起。", "review.total=9"),
        ("行政复议9件。举办政府信息公开培训班2期。", "review.total=9 training.sessions=2"),
    ] {
        let told = keyed(OFFICE, E2008, DISPUTES, text).join(" ").replace("statistics.", "").replace(".value", "");
        assert_eq!(told, due, "{text}");
    }
}

#[test]
fn applications_may_be_named_alone_or_summed_up() {
    let total = |count| vec![format!("statistics.requests.total.value={count}")];
    for (text, due) in [
        ("依申请公开12件。", total(12)),
        ("文件90件，其中依申请公开12件。", vec![]),
        ("下载依申请公开12件。", vec![]),
        ("主动公开90件，依申请公开12件，不予公开3件。", vec![]),
        ("15位市民提出信息公开申请。", vec![]),
        ("群众提出信息公开申请12件。", total(12)),
        ("受理信息公开申请一件。", total(1)),
        ("受理信息公开申请一件事。", vec![]),
        ("受理信息公开申请为零。", total(0)),
        ("计划受理信息公开申请90件，实际受理12件。", total(12)),
        ("计划受理信息公开申请90件，受理12件。", vec![]),
    ] {
        assert_eq!(keyed(OFFICE, E2008, APPLICATIONS, text), due, "{text}");
    }
    let ways = ["statistics.requests.online.value=9".to_owned(), "statistics.requests.letter.value=3".to_owned()];
    for (text, whole) in
        [("网络申请9件，信函申请3件，共12件。", total(12)), ("网络申请9件，信函申请3件，共13件。", vec![])]
    {
        assert_eq!(keyed(OFFICE, E2008, APPLICATIONS, text), [&ways[..], &whole[..]].concat(), "{text}");
    }
    let among = keyed(OFFICE, E2008, APPLICATIONS, "答复申请8件，8件中同意公开5件。");
    assert_eq!(among, ["statistics.replied.total.value=8", "statistics.replied.granted.value=5"]);
    let all = keyed(OFFICE, E2021, APPLICATIONS, "上年结转申请2件，连同上年结转共收到申请9件。");
    let both = "applications.new_received.total + applications.carried_over.total=9";
    assert_eq!(all, ["applications.carried_over.total=2", both]);
}

#[test]
fn what_came_in_of_all_kinds_is_no_number_of_applications() {
    let told = |edition, text: &str| {
        let told =
            keyed(OFFICE, edition, APPLICATIONS, text).join(" ").replace("statistics.", "").replace(".value", "");
        told.replace("applications.", "").replace(".total", "")
    };
    for (text, due) in [
        ("收到来件52件，其中政府信息公开申请6件。", "requests=6"),
        ("收到邮件52封，其中属于政府信息公开申请的6件。", ""),
        ("收到各类申请52件，经审查，只有6件为政府信息公开申请。", "requests=6"),
        ("收到各类申请52件。其中信息公开申请6件。", "requests=6"),
        ("收到信函6件、传真3件，其中申请公开的2件。", ""),
        ("收到政府信息公开申请52件，其中网上申请6件。", "requests=52 requests.online=6"),
        ("收到申请52件，其中依申请公开6件。", "requests=52"),
        ("收到各类申请6件，其中信息公开申请6件。", "requests=6 requests=6"),
        ("市民提出申请6件，家长提出申请3件。", ""),
        ("个人提出申请6件，学校提出申请3件，共计9件。", ""),
        ("公民、法人提出申请6件，答复申请6件。", "requests=6 replied=6"),
        ("收到个体工商户提出的政府信息公开申请6件，占申请总量的40%。", ""),
        ("受理申请6件。受理申请4件。", "requests=6"),
        ("申请涉及商业秘密的6件，征求第三方意见后公开。", ""),
        ("涉及商业秘密6件，均不予公开。", "denied.trade_secret=6"),
    ] {
        assert_eq!(told(E2008, text), due, "{text}");
    }
    assert_eq!(told(E2021, "收到本村村民申请6件、外村村民申请3件。"), "");
    assert_eq!(told(E2021, "新收申请6件，占申请总量的40%。"), "new_received=6");
}

#[test]
fn what_was_done_is_of_what_was_due() {
    let told = |text: &str| keyed(OFFICE, E2008, "二、主动公开情况", text);
    let total = ["statistics.disclosed.total.value=590"];
    assert_eq!(told("应公开政府信息600条，已公开590条。"), total);
    assert!(told("应公开重点项目信息600条，已公开590条。").is_empty());
    let repealed = |text: &str| keyed(OFFICE, E2021, "二、主动公开情况", text);
    let text = "2020年以来累计废止规范性文件90件，2024年废止12件。";
    assert_eq!(repealed(text), ["disclosure.normative_documents.repealed=12"]);
    assert!(repealed("2020年以来累计废止规范性文件90件，废止12件。").is_empty());
    // What is implied gives way to what is said.
    let open = "applications.carried_forward.total=1";
    let text = "收到申请3件，均已办结，结转下年度1件。";
    assert!(keyed(OFFICE, E2021, APPLICATIONS, text).contains(&open.to_owned()));
}

#[test]
fn part_and_whole_of_applications() {
    let with_last_year = "applications.new_received.total + applications.carried_over.total=9".to_owned();
    let carried = "applications.carried_over.total=2".to_owned();
    for text in ["收到政府信息公开申请9件（含2023年结转2件）。", "收到政府信息公开申请9件，其中上年结转2件。"]
    {
        assert_eq!(keyed(OFFICE, E2021, APPLICATIONS, text), [with_last_year.clone(), carried.clone()], "{text}");
    }
    assert!(keyed(OFFICE, E2021, APPLICATIONS, "收到政府信息公开申请9件次，合并后为7件。").is_empty());
    for (edition, text, due) in [
        (
            E2008,
            "收到的9件政府信息公开申请已全部答复，其中同意公开7件。",
            vec!["statistics.requests.total.value=9", "statistics.replied.granted.value=7"],
        ),
        (E2008, "政府信息公开申请总量为9件。", vec!["statistics.requests.total.value=9"]),
        (E2008, "依申请公开受理量为9件。", vec!["statistics.requests.total.value=9"]),
        (E2008, "受理书面申请9件，当面申请2件。", vec!["statistics.requests.in_person.value=2"]),
        (E2008, "政府信息复制费标准为每页0.5元。", vec![]),
        (E2021, "因本机关不掌握相关信息无法提供9件。", vec!["applications.unable_to_provide.not_held.total=9"]),
        (E2021, "因本机关不掌握等原因无法提供9件。", vec!["applications.unable_to_provide.*.total=9"]),
        (E2021, "作出不予公开决定9件。", vec!["applications.denied.*.total=9"]),
    ] {
        assert_eq!(keyed(OFFICE, edition, APPLICATIONS, text), due, "{text}");
    }
    let direct = keyed(OFFICE, E2021, DISPUTES, "行政复议3件，其中结果维持3件；未经复议直接起诉2件，结果纠正2件。");
    let due = ["review.total=3", "review.upheld=3", "litigation_direct.total=2", "litigation_direct.corrected=2"];
    assert_eq!(direct, due.map(|cell| format!("disputes.{cell}")));
    let meetings = keyed(OFFICE, E2008, "一、概述", "召开政府信息公开工作推进会3次，召开防汛会议4次。");
    assert_eq!(meetings, ["statistics.training.meetings.value=3"]);
}

#[test]
fn what_came_of_a_start_is_of_its_time() {
    let keys = |text: &str| keyed(OFFICE, E2008, "一、概述", text);
    let two = ["statistics.organization.staff_part_time.value=2"];
    for (text, due) in [
        ("2009年起我局开展政府信息公开工作。为此，配备了2名兼职工作人员。", &[][..]),
        ("2016年起我局开展政府信息公开工作。为此，配备了2名兼职工作人员。", &two),
        ("2009年起我局开展政府信息公开工作。目前配备了2名兼职工作人员。", &two),
    ] {
        assert_eq!(keys(text), due, "{text}");
    }
}

#[test]
fn kinds_of_what_was_made_public_are_nothing_else() {
    let keys = |text: &str| keyed(OFFICE, E2008, "二、主动公开政府信息情况", text);
    let total = "statistics.disclosed.total.value=90";
    for (text, due) in [
        ("主动公开信息90条，依申请公开信息9条，不予公开信息3条。", vec![total]),
        ("主动公开信息90条，依申请公开9件。", vec![total, "statistics.requests.total.value=9"]),
        ("主动公开信息90条，其中工作会议20条、安全检查30条、规划计划5条、行政许可4条。", vec![total]),
        (
            "主动公开信息90条，其中网站80条、其他10条。",
            vec![total, "statistics.disclosed.website.value=80", "statistics.disclosed.other_channels.value=10"],
        ),
        ("向外发布政府信息90条。", vec![total]),
        ("通过“云岭水务发布”微信公众号公开信息90条。", vec!["statistics.disclosed.wechat.value=90"]),
        ("通过云岭渔业微信公众号公开信息90条。", vec![]),
        ("计划公开政府信息90条。", vec![]),
        ("《云岭日报》刊登信息90条。", vec!["statistics.disclosed.other_channels.value=90"]),
        ("编发《水务简报》9期，刊发信息90条。", vec![]),
        ("编印内部通讯9期，登载信息90条。", vec![]),
        ("开展培训9期，公开信息90条。", vec![total]),
        ("印发《关于公开工作的通报》，公开信息90条。", vec![total]),
        ("公开全文电子化信息90条。", vec![total]),
        ("公开水质信息90条。", vec![]),
    ] {
        assert_eq!(keys(text), due, "{text}");
    }
}

#[test]
fn what_is_left_out_and_what_is_new_tell_the_others_apart() {
    let keys = |text: &str| keyed(OFFICE, E2021, APPLICATIONS, text);
    let received = |of: &str| format!("applications.{of}.total=9");
    for (text, due) in [
        ("受理公民、法人提出的政府信息公开申请9件。", vec![received("new_received")]),
        ("收到政府信息公开申请9封。", vec![received("new_received")]),
        ("收到申请9件，除2件正在答复外，均已办结。", vec![received("new_received")]),
        (
            "受理申请9件，结转上年后新收到申请8件。",
            vec![
                received("new_received.total + applications.carried_over"),
                "applications.new_received.total=8".to_owned(),
            ],
        ),
        (
            "受理申请9件，含2023年转至今年的2件。",
            vec![
                received("new_received.total + applications.carried_over"),
                "applications.carried_over.total=2".to_owned(),
            ],
        ),
    ] {
        assert_eq!(keys(text)[..due.len()], due, "{text}");
        assert!(keys(text).iter().all(|key| !key.starts_with("applications.handled_total.total=2")), "{text}");
    }
    let in_time = ["requests.total=9", "completed.on_time=9", "replied.granted=4"];
    let in_time = in_time.map(|key| format!("statistics.{}", key.replace('=', ".value=")));
    assert_eq!(keyed(OFFICE, E2008, APPLICATIONS, "收到申请9件，按时办结9件，其中同意公开4件。"), in_time);
    // Of eight that were in time nobody knows what the ninth came to.
    let late = keyed(OFFICE, E2008, APPLICATIONS, "收到申请9件，按时办结8件，其中同意公开4件。");
    assert!(late.iter().all(|key| !key.contains("granted")), "{late:?}");
}

#[test]
fn where_nobody_is_known_to_report_a_government_does() {
    for (issuer, text, due) in [
        ("", "县政府办公室收到政府信息公开申请62件。", true),
        ("", "县水务局收到政府信息公开申请62件。", false),
        ("", "县级部门收到政府信息公开申请62件。", false),
        (OFFICE, "县政府办公室收到政府信息公开申请62件。", false),
    ] {
        assert_eq!(!keyed(issuer, E2008, APPLICATIONS, text).is_empty(), due, "{issuer}: {text}");
    }
}
