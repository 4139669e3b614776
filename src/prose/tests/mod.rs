//! Sentences as reports write them, and sentences that only look like them.

mod leaning;
mod lists;
mod order;
mod rows;
mod wholes;
mod whose;

use super::*;
use crate::document::testing::plain;
use crate::report::Precision;
use crate::statute::Edition::{self, E2008, E2021};

/// The figures of one sentence for 某县 on 2016, or for 某市 on 2024.
fn told(edition: Edition, text: &str) -> Vec<Figure> {
    told_by(edition, if edition == E2008 { "某县" } else { "某市" }, text)
}

fn told_by(edition: Edition, issuer: &str, text: &str) -> Vec<Figure> {
    let document = plain(text);
    let year = Some(if edition == E2008 { 2016 } else { 2024 });
    figures(&document, Context { edition, year, issuer, sections: &[] })
}

/// `key=value` of each figure with a key.
fn keyed(edition: Edition, text: &str) -> Vec<String> {
    with_keys(&told(edition, text), &[])
}

/// The same of figures that were told, the keys without these parts.
fn with_keys(figures: &[Figure], parts: &[&str]) -> Vec<String> {
    let short = |key: String| parts.iter().fold(key, |key, part| key.replace(part, ""));
    figures.iter().filter_map(|figure| Some(format!("{}={}", short(figure.key()?.clone()), figure.value))).collect()
}

/// Each sentence tells exactly these figures, by the last words of their keys.
fn all_tell(edition: Edition, prefix: &str, cases: &[(&str, &[&str])]) {
    all_tell_under("", edition, prefix, cases);
}

/// The same under a heading.
fn all_tell_under(heading: &str, edition: Edition, prefix: &str, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let text = &format!("{heading}{text}");
        let found: Vec<String> =
            keyed(edition, text).iter().map(|one| one.replace(prefix, "").replace(".value", "")).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

const STATISTICS: &str = "statistics.";
const APPLICATIONS: &str = "applications.";

#[test]
fn received_in_the_2008_edition() {
    all_tell(
        E2008,
        STATISTICS,
        &[
            ("全县共收到政府信息公开申请12件。", &["requests.total=12"]),
            ("2016年，全县各级行政机关累计受理政府信息公开申请1,204件。", &["requests.total=1204"]),
            ("本年度我局受理各类政府信息公开申请７件。", &["requests.total=7"]),
            ("全年接到依申请公开申请 35 宗。", &["requests.total=35"]),
            ("某县2016年收到信息公开申请8件。", &["requests.total=8"]),
            ("截至2016年底，全县收到政府信息公开申请9件次。", &["requests.total=9"]),
            ("全县共受理依申请公开21件，均已答复。", &["requests.total=21"]),
            (
                "在全县受理的30件政府信息公开申请中，当面申请12件，信函申请18件。",
                &["requests.total=30", "requests.in_person=12", "requests.letter=18"],
            ),
            (
                "收到政府信息公开申请5件，其中网络申请3件，传真2件。",
                &["requests.total=5", "requests.online=3", "requests.fax=2"],
            ),
            ("年內共收到政府信息公開申請6件。", &["requests.total=6"]),
            // Another year, another body, a part, a comparison, another thing.
            ("2015年，全县收到政府信息公开申请10件。", &[]),
            ("去年，全县收到政府信息公开申请10件。", &[]),
            ("县公安局收到政府信息公开申请10件。", &[]),
            ("各镇政府共收到政府信息公开申请10件。", &[]),
            ("县财政局不断加强管理，收到政府信息公开申请10件。", &[]),
            ("全县收到政府信息公开申请较上年增加10件。", &[]),
            ("较上年多收到政府信息公开申请10件。", &[]),
            ("12345热线收到群众来电10件。", &[]),
            ("全年收到人大代表建议10件。", &[]),
            ("县政府信箱收到网民留言10条。", &[]),
            ("全县收到信访申请10件。", &[]),
            ("其中，市民政局受理政府信息公开申请10件。", &[]),
        ],
    );
}

#[test]
fn received_in_later_editions() {
    all_tell(
        E2021,
        APPLICATIONS,
        &[
            ("全市共受理政府信息公开申请43件。", &["new_received.total=43"]),
            ("2024年新收政府信息公开申请43件，上年结转2件。", &["new_received.total=43", "carried_over.total=2"]),
            ("我市收到依申请公开政府信息申请43件。", &["new_received.total=43"]),
            ("收到并受理政府信息公开申请1，043件。", &["new_received.total=1043"]),
            (
                "答复政府信息公开申请40件（含上年度结转申请3件，另有6件顺延到下年度答复），办理依申请公开申请40件。",
                &["handled_total.total=40", "carried_over.total=3", "carried_forward.total=6"],
            ),
            ("2023年，全市受理政府信息公开申请43件。", &[]),
            ("市场监管局受理政府信息公开申请43件。", &[]),
            ("受理信访事项43件。", &[]),
            ("受理行政许可申请43件。", &[]),
        ],
    );
}

#[test]
fn handled() {
    all_tell(
        E2008,
        STATISTICS,
        &[
            (
                "申请办结59件，其中按时办结50件，延期办结9件。",
                &["completed.total=59", "completed.on_time=50", "completed.extended=9"],
            ),
            ("收到政府信息公开申请60件，截至年底办结59件。", &["requests.total=60", "completed.total=59"]),
            ("全县办结政府信息公开申请59件。", &["completed.total=59"]),
            ("全县答复政府信息公开申请59件。", &["replied.total=59"]),
            (
                "在办结的59件申请答复中，同意公开的40件，不予公开的19件。",
                &["replied.total=59", "replied.granted=40", "replied.denied=19"],
            ),
            ("全县受理依申请公开9件，全部办结，其中延时办结1件。", &["requests.total=9", "completed.extended=1"]),
            ("受理依申请公开12件，按期办结12件。", &["requests.total=12", "completed.on_time=12"]),
            ("县住建局办结政府信息公开申请59件。", &[]),
            ("2014年办结政府信息公开申请59件。", &[]),
            ("办结信访案件59件。", &[]),
            ("网民留言已办结59条。", &[]),
            ("办结率比上年提高5个百分点。", &[]),
        ],
    );
    all_tell(
        E2021,
        APPLICATIONS,
        &[
            ("全市共办理政府信息公开申请45件，结转下年度继续办理1件。", &["carried_forward.total=1"]),
            ("收到政府信息公开申请43件，答复45件。", &["new_received.total=43", "handled_total.total=45"]),
            ("全市办理依申请政府信息公开45件。", &[]),
            ("全市办结依申请政府信息公开45件。", &["handled_total.total=45"]),
            (
                "受理政府信息公开申请43件；共办理42件，结转下一年1件。",
                &["new_received.total=43", "handled_total.total=42", "carried_forward.total=1"],
            ),
            ("答复政府信息公开申请45件，均在法定期限内。", &["handled_total.total=45"]),
            ("办理人大代表建议45件。", &[]),
            ("各区办理政府信息公开申请45件。", &[]),
            ("办理网民留言45件。", &[]),
            ("答复群众来信45件。", &[]),
        ],
    );
}

#[test]
fn outcomes() {
    all_tell_under(
        "三、依申请公开情况\n",
        E2008,
        STATISTICS,
        &[
            (
                "答复申请20件，属于已主动公开范围的3件，同意公开的8件，同意部分公开的2件。",
                &["replied.total=20", "replied.already_public=3", "replied.granted=8", "replied.partially_granted=2"],
            ),
            ("不属于本行政机关公开的5件，不同意公开答复4件。", &["replied.not_this_agency=5", "replied.denied=4"]),
            (
                "信息不存在的6件，告知作出更改补充的1件，告知通过其他途径办理的2件。",
                &["replied.does_not_exist=6", "replied.asked_to_amend=1", "replied.other_channel=2"],
            ),
            (
                "因个人隐私的3件、因商业秘密的2件、因国家秘密的1件。",
                &["denied.personal_privacy=3", "denied.trade_secret=2", "denied.state_secret=1"],
            ),
            ("危及国家安全、公共安全、经济安全和社会稳定的1件。", &["denied.security_and_stability=1"]),
            (
                "不是《条例》所指政府信息的7件，法律法规规定的其他情形的8件。",
                &["denied.not_government_information=7", "denied.other_legal=8"],
            ),
            ("市级部门同意公开的8件。", &[]),
            ("不予公开政府信息10条。", &[]),
            ("同意公开的比上年多8件。", &[]),
            ("2013年同意公开的8件。", &[]),
            ("同意开工的项目8件。", &[]),
        ],
    );
    all_tell_under(
        "三、依申请公开情况\n",
        E2021,
        APPLICATIONS,
        &[
            (
                "予以公开9件，部分公开2件，不予公开3件。",
                &["granted.total=9", "partially_granted.total=2", "denied.*.total=3"],
            ),
            ("予以公开及部分公开11件，占52.4%。", &["granted.total + partially_granted.total=11"]),
            (
                "因本机关不掌握等原因无法提供7件，不予处理0件，其他处理1件。",
                &["unable_to_provide.*.total=7", "not_processed.*.total=0", "other_handling.*.total=1"],
            ),
            ("所有办结的信息公开申请中同意公开答复9件。", &["granted.total=9"]),
            ("公安机关不予公开3件。", &[]),
            ("不予公开的同比减少3件。", &[]),
            ("印发文件30件，主动公开20件，依申请公开7件，不予公开3件。", &[]),
            ("公文公开属性审查中，主动公开20份、不予公开的3份。", &[]),
            ("依申请公开方面，答复要求公开文件的申请，不予公开3件。", &["denied.*.total=3"]),
            ("2022年予以公开9件。", &[]),
            ("不予处理投诉3件。", &[]),
            ("甲公司申请8件，其中予以公开3件，部分公开2件。", &[]),
        ],
    );
}

#[test]
fn review_and_litigation() {
    all_tell(
        E2008,
        STATISTICS,
        &[
            (
                "因政府信息公开申请引起行政复议4件，其中维持具体行政行为3件，被依法纠错1件。",
                &["review.total=4", "review.upheld=3", "review.corrected=1"],
            ),
            (
                "全县因政府信息公开被提起行政诉讼5件，其中维持具体行政行为或者驳回原告诉讼请求3件，其他情形2件。",
                &["litigation.total=5", "litigation.upheld=3", "litigation.other=2"],
            ),
            ("全县涉及政府信息公开的行政复议案件4件，行政诉讼案件5件。", &["review.total=4", "litigation.total=5"]),
            ("受理政府信息公开投诉举报案件6件。", &["complaints.total=6"]),
            ("办理工程建设类行政复议案件4件。", &[]),
            ("县法院受理行政诉讼5件。", &[]),
            ("2015年，因政府信息公开申请引起行政复议4件。", &[]),
            ("其他情形3件，被依法纠错2件。", &[]),
            ("行政复议同比减少4件。", &[]),
            ("全年办理行政复议4件。", &[]),
        ],
    );
    all_tell(
        E2021,
        "disputes.",
        &[
            (
                "政府信息公开行政复议6件，其中结果维持3件，结果纠正1件，尚未审结2件。",
                &["review.total=6", "review.upheld=3", "review.corrected=1", "review.pending=2"],
            ),
            ("因政府信息公开引发行政诉讼3件。", &["litigation_direct.total + litigation_after_review.total=3"]),
            (
                "办理政府信息公开申请20件，其中引发行政复议案件6件，行政诉讼案件3件。",
                &["review.total=6", "litigation_direct.total + litigation_after_review.total=3"],
            ),
            (
                "全市政府信息公开行政复议和行政诉讼案件9件。",
                &["review.total + litigation_direct.total + litigation_after_review.total=9"],
            ),
            ("市司法局办理行政复议案件6件。", &[]),
            ("结果维持3件。", &[]),
            ("2021年因政府信息公开引发行政诉讼3件。", &[]),
        ],
    );
    let department = told_by(E2021, "某市科技局", "2024年，市科技局有1件涉及政府信息公开工作的行政复议。");
    assert_eq!(department[0].key().as_deref(), Some("disputes.review.total"));
}

#[test]
fn channels_of_disclosure() {
    all_tell(
        E2008,
        STATISTICS,
        &[
            (
                "全县主动公开政府信息900条，其中主动公开规范性文件20件。",
                &["disclosed.total=900", "disclosed.normative_documents=20"],
            ),
            (
                "通过政府公报公开政府信息30条，通过政府网站公开政府信息400条。",
                &["disclosed.gazette=30", "disclosed.website=400"],
            ),
            (
                "通过政务微博公开政府信息50条，通过政务微信公开政府信息60条。",
                &["disclosed.weibo=50", "disclosed.wechat=60"],
            ),
            ("通过微博、微信主动公开政府信息110条。", &["disclosed.weibo_wechat=110"]),
            ("通过广播、电视等其他方式公开政府信息70条。", &["disclosed.other_channels=70"]),
            (
                "通过政府网站公开政府信息400条，其中县级行政机关发布300条，镇级行政机关发布100条。",
                &["disclosed.website=400"],
            ),
            ("全县制发规范性文件31件。", &["disclosed.normative_documents_issued=31"]),
            (
                "政府网站在线访谈8次，主要负责同志参加政府网站在线访谈3次。",
                &["response.online_interviews=8", "response.online_interviews_principal=3"],
            ),
            ("全县共设置政府信息公开查阅点15个，专项经费另计。", &["organization.reading_points=15"]),
            (
                "从事政府信息公开工作人员40人，其中专职人员10人，兼职人员30人。",
                &["organization.staff=40", "organization.staff_full_time=10", "organization.staff_part_time=30"],
            ),
            ("政府信息公开专项经费共计25.5万元。", &["organization.budget=25.5"]),
            ("县教育局主动公开政府信息900条。", &[]),
            ("2014年全县主动公开政府信息900条。", &[]),
            ("省政府门户网站全年共发布各类政务信息900条。", &[]),
            ("主动公开政府信息较上年增加90条。", &[]),
            ("发布微信900条。", &[]),
            ("各村设置政府信息公开查阅点15个。", &[]),
            ("“甲乙丙”微信公众号发布信息60条。", &["disclosed.wechat=60"]),
            ("兼职人员30人。", &[]),
            ("公开扶贫专项经费25.5万元。", &[]),
        ],
    );
}

#[test]
fn rounded_figures_are_marked() {
    for (text, value) in [
        ("全县主动公开政府信息2.5万余条。", 25_000),
        ("全县主动公开政府信息近900条。", 900),
        ("全县主动公开政府信息900多条。", 900),
        ("全县主动公开政府信息900条以上。", 900),
        ("全县主动公开政府信息3万条。", 30_000),
    ] {
        let figures = told(E2008, text);
        assert_eq!(figures[0].value, value.into(), "{text}");
        assert_eq!(figures[0].precision, Precision::Approximate, "{text}");
    }
    assert_eq!(told(E2008, "全县主动公开政府信息900条。")[0].precision, Precision::Exact);
}
