//! GK805: the file is a draft still: its text has changes that nobody has accepted or refused.
//!
//! Takes what the reader of the file noted. Figures are read as if all changes were accepted, which is what the program
//! that keeps them prints; somebody may yet refuse one. Formats without tracked changes never fire.

use crate::Report;
use crate::finding::{Bilingual, Severity};
use crate::rules::rule::Sink;
use crate::rules::{Rule, RuleDoc, Words};

/// The file has tracked changes.
pub(in crate::rules) static TRACKED_CHANGES: Rule = Rule {
    code: "GK805",
    name: "tracked-changes",
    severity: Severity::Note,
    title: Words {
        zh: "文件里有没有处理的修订", en: "the file has tracked changes that nobody has accepted"
    },
    basis: Words { zh: "没有法律条文；文字可能还会改", en: "None in law: the text may yet change" },
    doc: RuleDoc {
        what: Words {
            zh: "Word 或者 OpenDocument 文件里是否留有没有接受、也没有拒绝的修订。数字按接受全部修订之后的文字读取。",
            en: "Whether a Word or OpenDocument file keeps changes that were neither accepted nor refused. Figures are \
                 read from the text with all of them accepted.",
        },
        example: Words {
            zh: "“新收申请 9̶ 4 件”：9 已删除、4 是插入的，读作 4。",
            en: "A figure of 9 is deleted and 4 is inserted, both as tracked changes: 4 is read.",
        },
        when_wrong: Words {
            zh: "公布的是另一份已经处理过修订的文件。",
            en: "What was published is another file, in which the changes are settled.",
        },
    },
    check: tracked_changes,
};

fn tracked_changes(report: &Report, sink: &mut Sink) {
    if !report.has_changes {
        return;
    }
    let message = Bilingual::new(
        "文件里有没有处理的修订；数字按接受全部修订之后的文字读取",
        "the file has tracked changes; figures were read as if all of them were accepted",
    );
    let mut finding = sink.finding(None, message);
    finding.subject = Some("page".to_owned());
    finding.help = Some(Bilingual::new(
        "公布之前，请逐条接受或者拒绝修订，再检查一遍",
        "accept or refuse each of them before the report is published, and check it once more",
    ));
    sink.push(finding);
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{found, sound};
    use crate::statute::Edition::E2021;

    #[test]
    fn a_draft_is_named_and_a_settled_text_is_not() {
        let settled = sound(E2021).build();
        assert!(found(&settled, "GK805").is_empty());
        let draft = crate::Report { has_changes: true, ..settled };
        assert_eq!(found(&draft, "GK805").len(), 1);
    }
}
