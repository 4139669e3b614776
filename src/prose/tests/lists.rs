//! Shares, lists and places: what a sentence says beside its figures.

use super::told;
use crate::statute::Edition::E2008;

/// The values of the figures whose share each percentage is, or nothing.
fn shares(text: &str) -> Vec<(String, Vec<String>)> {
    let figures = told(E2008, text);
    let base = |of: &Vec<usize>| of.iter().map(|&at| figures[at].value.to_string()).collect();
    figures
        .iter()
        .filter_map(|figure| figure.share.as_ref())
        .map(|share| (share.raw.clone(), base(&share.of)))
        .collect()
}

#[test]
fn percentages_and_what_they_are_of() {
    for (text, expected) in [
        ("收到政府信息公开申请40件，其中当面申请10件，占25%。", vec![("25%", vec!["40"])]),
        (
            "收到政府信息公开申请40件，其中当面申请10件，占申请总数的25.00%；网络申请30件，占75%。",
            vec![("25.00%", vec!["40"]), ("75%", vec!["40"])],
        ),
        (
            "答复政府信息公开申请40件。同意公开10件，占25%，同意部分公开4件，占10%。",
            vec![("25%", vec!["40"]), ("10%", vec!["40"])],
        ),
        ("收到政府信息公开申请40件（占全省的3%）。", vec![("3%", vec![])]),
        ("收到的申请中，网络申请30件，占75%；当面申请10件，占25%。", vec![("75%", vec![]), ("25%", vec![])]),
        ("其中主动公开规范性文件20件，占制发规范性文件总数的80%。", vec![("80%", vec![])]),
        (
            "政府信息公开行政复议8件，占行政复议总数的20%；行政诉讼4件，占行政诉讼总数的10%。",
            vec![("20%", vec![]), ("10%", vec![])],
        ),
        // What is shared out among parts, or by a part's own parts, is nobody's alone.
        ("收到政府信息公开申请40件，其中当面8件，信函2件，共占25%。", vec![]),
        (
            "公开政府信息40条，其中政策类20条，其中法规5条，通知15条，占50%；动态类20条，占50%。",
            vec![("50%", vec![]), ("50%", vec!["40"])],
        ),
        ("收到政府信息公开申请40件，同比增长25%。", vec![]),
        ("收到政府信息公开申请40件，办结率为100%。", vec![]),
        ("抽查合格率达到95.3%。", vec![]),
    ] {
        let expected: Vec<(String, Vec<String>)> = expected
            .into_iter()
            .map(|(raw, of)| (raw.to_owned(), of.into_iter().map(str::to_owned).collect()))
            .collect();
        assert_eq!(shares(text), expected, "{text}");
    }
}

/// Whole and parts of each list of a text.
fn lists(text: &str) -> Vec<(String, Vec<String>)> {
    let figures = told(E2008, text);
    let mut lists: Vec<(usize, String, Vec<String>)> = Vec::new();
    for figure in &figures {
        let Some(part) = figure.part_of else { continue };
        match lists
            .iter_mut()
            .find(|(list, whole, _)| *list == part.list && *whole == figures[part.whole].value.to_string())
        {
            Some((.., parts)) => parts.push(figure.value.to_string()),
            None => lists.push((part.list, figures[part.whole].value.to_string(), vec![figure.value.to_string()])),
        }
    }
    lists.into_iter().map(|(_, whole, parts)| (whole, parts)).collect()
}

#[test]
fn lists_and_what_they_are_parts_of() {
    for (text, expected) in [
        ("公开信息100条，其中县级45条，镇级55条。", vec![("100", vec!["45", "55"])]),
        ("公开信息100条。其中，县级45条；镇级55条。", vec![("100", vec!["45", "55"])]),
        ("公开信息100条，包括县级45条、镇级55条。", vec![("100", vec!["45", "55"])]),
        ("公开信息100条，按层级分，县级45条，镇级55条。", vec![("100", vec!["45", "55"])]),
        ("公开信息100条（其中县级45条，镇级55条），培训20人次。", vec![("100", vec!["45", "55"])]),
        (
            "公报10条，其中县级4条，镇级6条；网站90条，其中县级50条，镇级40条。",
            vec![("10", vec!["4", "6"]), ("90", vec!["50", "40"])],
        ),
        (
            "举办培训班9次，培训90人次。其中，县级举办4次，培训50人次；镇级举办5次，培训40人次。",
            vec![("9", vec!["4", "5"]), ("90", vec!["50", "40"])],
        ),
        (
            "办结30件，其中按时20件，延期10件。其中同意公开18件，不予公开12件。",
            vec![("30", vec!["20", "10"]), ("30", vec!["18", "12"])],
        ),
        // The next statement is no part, and neither is a comparison.
        (
            "收到政府信息公开申请50件，其中当面申请20件，网络申请30件；办结政府信息公开申请49件。",
            vec![("50", vec!["20", "30"])],
        ),
        ("收到政府信息公开申请50件，其中当面申请20件，较上年增加5件，网络申请30件。", vec![("50", vec!["20", "30"])]),
        ("公开信息100条，发布微信45条。", vec![]),
        ("其中县级45条，镇级55条。", vec![]),
    ] {
        let expected: Vec<(String, Vec<String>)> = expected
            .into_iter()
            .map(|(whole, parts)| (whole.to_owned(), parts.into_iter().map(str::to_owned).collect()))
            .collect();
        assert_eq!(lists(text), expected, "{text}");
    }
}

#[test]
fn spans_cut_the_figure_and_its_sentence_out_of_the_source() {
    let text = "某县情况。\n这一年里在工作中全县共收到政府信息公\n开申请 12 件，均已办结。其他";
    let figures = told(E2008, text);
    assert_eq!((figures[0].span.of(text), figures[0].raw.as_str()), ("12 件", "12 件"));
    assert_eq!(figures[0].sentence.of(text), "这一年里在工作中全县共收到政府信息公\n开申请 12 件，均已办结");
}
