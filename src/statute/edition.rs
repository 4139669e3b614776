//! Which edition of the format a report is in, and which tables there are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One legal edition of the report's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
pub enum Edition {
    /// Reports for 2008 to 2018 (政府信息公开条例, 国务院令第492号).
    #[serde(rename = "2008")]
    E2008,
    /// Reports for 2019 and 2020 (国办公开办函〔2019〕60号).
    #[serde(rename = "2019")]
    E2019,
    /// Reports for 2021 and later (国办公开办函〔2021〕30号).
    #[serde(rename = "2021")]
    E2021,
}

impl Edition {
    /// The edition's name in every output: the first report year it is for.
    pub const fn key(self) -> &'static str {
        match self {
            Self::E2008 => "2008",
            Self::E2019 => "2019",
            Self::E2021 => "2021",
        }
    }

    /// The edition a report for `year` is due in; `None` before 2008.
    pub const fn of_year(year: i32) -> Option<Self> {
        match year {
            2008..=2018 => Some(Self::E2008),
            2019 | 2020 => Some(Self::E2019),
            2021.. => Some(Self::E2021),
            _ => None,
        }
    }
}

/// One of the statutory tables: three since 2019, one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Section two: the figures of 第二十条.
    Disclosure,
    /// Section three: applications received and handled.
    Applications,
    /// Section four: administrative review and litigation.
    Disputes,
    /// The figures of a report for 2008 to 2018, from its annex or its sentences.
    Statistics,
}

impl TableKind {
    /// All tables in the report's order.
    pub const ALL: [Self; 4] = [Self::Disclosure, Self::Applications, Self::Disputes, Self::Statistics];

    /// The tables a report of `edition` is expected to have, in the report's order.
    pub const fn of_edition(edition: Edition) -> &'static [Self] {
        match edition {
            Edition::E2008 => &[Self::Statistics],
            Edition::E2019 | Edition::E2021 => &[Self::Disclosure, Self::Applications, Self::Disputes],
        }
    }

    /// The key in cell keys, JSON and CSV.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Disclosure => "disclosure",
            Self::Applications => "applications",
            Self::Disputes => "disputes",
            Self::Statistics => "statistics",
        }
    }

    /// The table's name in a reader's words: Chinese.
    pub const fn title_zh(self) -> &'static str {
        match self {
            Self::Disclosure => "第二十条各表",
            Self::Applications => "收到和处理政府信息公开申请情况表",
            Self::Disputes => "政府信息公开行政复议、行政诉讼情况表",
            Self::Statistics => "政府信息公开情况统计",
        }
    }

    /// The table's name in a reader's words: English.
    pub const fn title_en(self) -> &'static str {
        match self {
            Self::Disclosure => "article 20 tables",
            Self::Applications => "applications matrix",
            Self::Disputes => "review and litigation table",
            Self::Statistics => "statistics",
        }
    }
}
