//! The statutory sections: kinds, order, headings and their variants, edition by edition.

use super::edition::{Edition, TableKind};
use schemars::JsonSchema;
use serde::Serialize;

/// What a section is about, whatever its heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
    /// Edition 2008: 收费及减免情况.
    Fees,
    /// Edition 2008: 重点领域政府信息公开情况.
    KeyAreas,
    /// Edition 2008: the annex 政府信息公开情况统计表.
    Statistics,
}

/// Whether an edition asks for a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Duty {
    /// It must be there.
    Required,
    /// It must be there, but was left out where there was nothing to say.
    Lenient,
    /// It may be there.
    Optional,
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
            Self::Fees => "fees",
            Self::KeyAreas => "key_areas",
            Self::Statistics => "statistics",
        }
    }

    /// The section's data.
    pub fn spec(self) -> &'static SectionSpec {
        all().find(|spec| spec.kind == self).unwrap_or(&SECTIONS[0])
    }

    /// What `edition` asks of the section.
    pub fn duty(self, edition: Edition) -> Duty {
        match (edition, self) {
            (Edition::E2008, Self::Overview | Self::KeyAreas | Self::Statistics) => Duty::Optional,
            (Edition::E2008, Self::Fees | Self::OtherMatters) => Duty::Lenient,
            (Edition::E2008, _) => Duty::Required,
            (_, Self::Fees | Self::KeyAreas | Self::Statistics) => Duty::Optional,
            _ => Duty::Required,
        }
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

/// The sections of the 2008 edition, in the order of R2007 art. 32 with what usually stands around it.
///
/// Wordings that [`SECTIONS`] has for the same kind hold here too, and the other way round.
pub static SECTIONS_2008: &[SectionSpec] = &[
    SectionSpec {
        kind: SectionKind::Overview,
        heading: "概述",
        variants: &["基本情况概述", "政府信息公开工作概述", "工作概述", "概况"],
        table: None,
    },
    SectionSpec {
        kind: SectionKind::KeyAreas,
        heading: "重点领域政府信息公开情况",
        variants: &[
            "深化重点领域政府信息公开情况",
            "重点领域信息公开情况",
            "重点领域政府信息公开工作情况",
            "推进重点领域政府信息公开情况",
            "重点领域信息公开工作情况",
        ],
        table: None,
    },
    SectionSpec {
        kind: SectionKind::ProactiveDisclosure,
        heading: "主动公开政府信息情况",
        variants: &["主动公开政府信息工作情况", "政府信息主动公开的情况"],
        table: None,
    },
    SectionSpec {
        kind: SectionKind::Applications,
        heading: "依申请公开和不予公开政府信息情况",
        variants: &[
            "依申请公开政府信息和不予公开政府信息情况",
            "依申请公开政府信息和不予公开政府信息的情况",
            "政府信息依申请公开和不予公开情况",
            "依申请公开和不予公开情况",
            "依申请公开政府信息的情况",
            "依申请公开政府信息办理情况",
            "依申请公开办理情况",
            "依申请公开工作情况",
            "依申请公开和收费情况",
            "依申请公开及收费情况",
            "依申请公开政府信息和收费情况",
        ],
        table: None,
    },
    SectionSpec {
        kind: SectionKind::Fees,
        heading: "政府信息公开的收费及减免情况",
        variants: &[
            "收费及减免情况",
            "政府信息公开收费及减免情况",
            "依申请公开政府信息收费及减免情况",
            "依申请公开收费及减免情况",
            "政府信息公开的收费和减免情况",
            "政府信息公开收费情况",
            "收费和减免情况",
            "收费情况",
        ],
        table: None,
    },
    SectionSpec {
        kind: SectionKind::Disputes,
        heading: "因政府信息公开申请行政复议、提起行政诉讼情况",
        variants: &[
            "因政府信息公开申请行政复议、提起行政诉讼的情况",
            "申请行政复议和提起行政诉讼情况",
            "申请行政复议、提起行政诉讼情况",
            "行政复议和行政诉讼情况",
            "行政复议、诉讼和举报投诉情况",
            "行政复议、行政诉讼和举报投诉情况",
            "复议和诉讼情况",
            "复议、诉讼和申诉情况",
            "行政复议、行政诉讼和申诉情况",
        ],
        table: None,
    },
    SectionSpec {
        kind: SectionKind::Problems,
        heading: "政府信息公开工作存在的主要问题及改进情况",
        variants: &[
            "存在的问题及下一步重点工作",
            "存在问题和改进措施",
            "存在问题及下一步工作",
            "存在的问题和改进措施",
            "存在的主要问题及下一步工作",
            "存在的问题及下一步工作打算",
            "主要问题和改进措施",
        ],
        table: None,
    },
    SectionSpec { kind: SectionKind::OtherMatters, heading: "其他需要报告的事项", variants: &[], table: None },
    SectionSpec {
        kind: SectionKind::Statistics,
        heading: "政府信息公开情况统计表",
        variants: &["附表", "统计表", "政府信息公开工作情况统计表", "政府信息公开统计表", "附件政府信息公开情况统计表"],
        table: Some(TableKind::Statistics),
    },
];

/// Contents that may share the heading of another section: `(section, word of its heading, other content)`.
pub static SHARED: &[(SectionKind, &str, SectionKind)] = &[(SectionKind::Applications, "收费", SectionKind::Fees)];

/// Every wording of every edition; the newest first.
pub fn all() -> impl Iterator<Item = &'static SectionSpec> {
    SECTIONS.iter().chain(SECTIONS_2008)
}

/// The sections a report of `edition` may have, in order.
pub fn of_edition(edition: Edition) -> &'static [SectionSpec] {
    match edition {
        Edition::E2008 => SECTIONS_2008,
        Edition::E2019 | Edition::E2021 => SECTIONS,
    }
}

/// The sections a report of `edition` must have, in order.
pub fn required(edition: Edition) -> impl Iterator<Item = &'static SectionSpec> {
    of_edition(edition).iter().filter(move |spec| spec.kind.duty(edition) != Duty::Optional)
}
