//! What spreadsheets call their columns, and the words in them, in Chinese; in English both are called by their keys.

use crate::finding::{Language, Severity};
use crate::statute::TableKind;

/// Keys of columns and of what stands in them.
const WORDS: [(&str, &str); 92] = [
    ("source", "来源"),
    ("issuer", "机关"),
    ("year", "年度"),
    ("edition", "格式"),
    ("title", "标题"),
    ("published", "发布日期"),
    ("table", "表"),
    ("row", "行"),
    ("column", "列"),
    ("value", "数值"),
    ("unit", "单位"),
    ("status", "状态"),
    ("origin", "出处"),
    ("raw", "原文"),
    ("line", "行号"),
    ("col", "列号"),
    ("place_page", "页"),
    ("place_table", "表序"),
    ("place_row", "表内行"),
    ("place_cell", "表内格"),
    ("error", "未能处理的原因"),
    ("key", "键"),
    ("keys", "键"),
    ("not_read", "未读出的单元格"),
    ("code", "代码"),
    ("name", "规则"),
    ("severity", "级别"),
    ("message", "说明"),
    ("equation", "算式"),
    ("cells", "涉及的单元格"),
    ("suspect_cell", "疑误单元格"),
    ("suspect_read", "读作"),
    ("suspect_expected", "应为"),
    ("fingerprint", "指纹"),
    ("basis", "依据"),
    ("tables_expected", "应有表"),
    ("tables_found", "找到表"),
    ("cells_expected", "应读格"),
    ("cells_read", "已读格"),
    ("cells_blank", "空白格"),
    ("cells_ambiguous", "不确定格"),
    ("cells_unreadable", "不是数字的格"),
    ("cells_missing", "缺失格"),
    ("relations_held", "成立的勾稽关系"),
    ("relations_broken", "不成立的勾稽关系"),
    ("relations_skipped", "跳过的勾稽关系"),
    ("errors", "错误"),
    ("warnings", "警告"),
    ("notes", "提示"),
    ("failed", "未能处理的原因"),
    ("read", "已读"),
    ("blank", "空白"),
    ("ambiguous", "不确定"),
    ("unreadable", "不是数字"),
    ("missing", "缺失"),
    ("prose", "正文"),
    ("findings", "发现"),
    ("reports", "报告"),
    ("standing", "是否完整"),
    ("parts_read", "有数的部分"),
    ("parts_blank", "空白的部分"),
    ("parts_not_known", "未读出的部分"),
    ("whole", "总体"),
    ("difference", "差额"),
    ("cause", "可能原因"),
    ("cause_parts", "有关部分"),
    ("complete", "完整"),
    ("incomplete", "不完整"),
    ("left_out", "总体未计入"),
    ("counted_twice", "总体计了两次"),
    ("wrong_by_sums", "自身合计表明有误"),
    ("wrong_by_digits", "数字可能写错"),
    ("whole_wrong_by_sums", "总体自身合计表明有误"),
    ("one_of", "其中之一"),
    ("source_old", "旧的来源"),
    ("year_old", "旧的年度"),
    ("old", "旧"),
    ("new", "新"),
    ("change", "变化"),
    ("percent", "变化百分比"),
    ("leap", "数量级"),
    ("tenfold", "十倍以上"),
    ("note", "备注"),
    ("old_not_known", "旧的未知"),
    ("new_not_known", "新的未知"),
    ("section", "部分"),
    ("alike", "沿用文字百分比"),
    ("text_new", "新增的句子"),
    ("text_gone", "删去的句子"),
    ("text_stale", "数字未改的句子"),
    ("updated", "只改数字的句数"),
    ("same", "未改的句数"),
];

/// What a key is called; itself, where it has no other name.
pub(super) fn name(key: &'static str, language: Language) -> &'static str {
    let known = || WORDS.iter().find(|(known, _)| *known == key).map(|(_, zh)| *zh);
    let table = || TableKind::ALL.into_iter().find(|kind| kind.key() == key).map(TableKind::title_zh);
    match language {
        Language::En => key,
        Language::Zh => known().or_else(table).unwrap_or(key),
    }
}

/// The word for how bad a finding is.
pub(super) const fn severity(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Zh) => "错误",
        (Severity::Warning, Language::Zh) => "警告",
        (Severity::Note, Language::Zh) => "提示",
        (severity, Language::En) => severity.key(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{AlignedBy, Coverage, Status};
    use crate::rules::Relations;

    #[test]
    fn every_count_and_status_has_a_name() {
        let counts = Coverage::default().fields().map(|(key, _)| key);
        let relations = Relations::default().fields().map(|(key, _)| key);
        let statuses = [Status::Read, Status::Blank, Status::Ambiguous, Status::Unreadable, Status::Missing];
        let statuses = statuses.map(Status::key);
        for key in counts.chain(relations).chain(statuses).chain([AlignedBy::Prose.origin()]) {
            assert_ne!(name(key, Language::Zh), key);
        }
    }
}
