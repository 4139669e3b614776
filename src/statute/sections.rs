//! The statutory sections: kinds, order, headings and their variants.

use super::{Edition, TableKind};
use serde::Serialize;

/// What a section is about, whatever its heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// 一、总体情况.
    Overview,
    /// 二、主动公开政府信息情况.
    ProactiveDisclosure,
    /// 三、收到和处理政府信息公开申请情况.
    Applications,
    /// 四、政府信息公开行政复议、行政诉讼情况.
    Disputes,
    /// 五、存在的主要问题及改进情况.
    Problems,
    /// 六、其他需要报告的事项.
    OtherMatters,
}

/// A statutory section as an edition prescribes it.
#[derive(Debug, PartialEq, Eq)]
pub struct SectionSpec {
    /// What it is about.
    pub kind: SectionKind,
    /// The heading as the form prints it.
    pub heading: &'static str,
    /// Other wordings met in reports, without number.
    pub variants: &'static [&'static str],
    /// The table the form puts here.
    pub table: Option<TableKind>,
}

impl SectionKind {
    /// The key in every output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::ProactiveDisclosure => "proactive_disclosure",
            Self::Applications => "applications",
            Self::Disputes => "disputes",
            Self::Problems => "problems",
            Self::OtherMatters => "other_matters",
        }
    }

    /// The section's data.
    pub fn spec(self) -> &'static SectionSpec {
        SECTIONS.iter().find(|spec| spec.kind == self).unwrap_or(&SECTIONS[0])
    }
}

/// The six sections of the 2019 and 2021 editions, in order.
pub static SECTIONS: &[SectionSpec] = &[
    SectionSpec {
        kind: SectionKind::Overview,
        heading: "一、总体情况",
        variants: &["概述", "总体概况", "基本情况", "工作总体情况", "政府信息公开工作总体情况", "总体工作情况"],
        table: None,
    },
    SectionSpec {
        kind: SectionKind::ProactiveDisclosure,
        heading: "二、主动公开政府信息情况",
        variants: &[
            "主动公开政府信息的情况",
            "政府信息主动公开情况",
            "行政机关主动公开政府信息情况",
            "主动公开情况",
            "主动公开工作情况",
            "主动公开信息情况",
        ],
        table: Some(TableKind::Disclosure),
    },
    SectionSpec {
        kind: SectionKind::Applications,
        heading: "三、收到和处理政府信息公开申请情况",
        variants: &[
            "行政机关收到和处理政府信息公开申请情况",
            "收到和处理政府信息公开申请的情况",
            "政府信息公开申请情况",
            "依申请公开情况",
            "依申请公开政府信息情况",
            "政府信息依申请公开情况",
        ],
        table: Some(TableKind::Applications),
    },
    SectionSpec {
        kind: SectionKind::Disputes,
        heading: "四、政府信息公开行政复议、行政诉讼情况",
        variants: &[
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "政府信息公开行政复议和行政诉讼情况",
            "政府信息公开行政复议、行政诉讼的情况",
            "政府信息公开工作行政复议、行政诉讼情况",
            "行政复议、行政诉讼情况",
            "因政府信息公开被申请行政复议、提起行政诉讼情况",
        ],
        table: Some(TableKind::Disputes),
    },
    SectionSpec {
        kind: SectionKind::Problems,
        heading: "五、存在的主要问题及改进情况",
        variants: &[
            "政府信息公开工作存在的主要问题及改进情况",
            "存在的问题及改进情况",
            "存在的主要问题和改进情况",
            "存在的主要问题及改进措施",
            "存在问题及改进措施",
            "存在问题及改进情况",
            "存在的问题及改进措施",
            "存在的主要问题和改进措施",
            "主要问题及改进措施",
            "主要问题及改进情况",
            "政府信息公开工作存在的问题及改进情况",
            "主要问题",
        ],
        table: None,
    },
    SectionSpec {
        kind: SectionKind::OtherMatters,
        heading: "六、其他需要报告的事项",
        variants: &["其他需要报告事项", "其它需要报告的事项", "其他事项", "需要报告的其他事项", "其他需要报告的情况"],
        table: None,
    },
];

/// The sections a report of `edition` must have, in order.
pub fn required(edition: Edition) -> &'static [SectionSpec] {
    match edition {
        Edition::E2019 | Edition::E2021 => SECTIONS,
    }
}
