//! What is said in words: contacts, goals, narrative, and the person's own paragraphs.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{RowId, words_of};

/// Makes a struct of texts, each with its name in files, with access by key for editing.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident by $key:ident { $($(#[$field_doc:meta])* $field:ident $variant:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(skip_serializing_if = "String::is_empty")] pub $field: String,)+
        }

        #[doc = concat!("Names one text of [`", stringify!($name), "`].")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $key { $($(#[$field_doc])* $variant,)+ }

        impl $key {
            /// Every text, in file order.
            pub const ALL: &'static [$key] = &[$($key::$variant,)+];

            /// Its name in files.
            #[must_use]
            pub const fn member(self) -> &'static str {
                match self { $($key::$variant => stringify!($field),)+ }
            }
        }

        impl $name {
            /// The text of this name.
            #[must_use]
            pub fn get(&self, key: $key) -> &str {
                match key { $($key::$variant => &self.$field,)+ }
            }

            /// The text of this name, to change it.
            pub fn get_mut(&mut self, key: $key) -> &mut String {
                match key { $($key::$variant => &mut self.$field,)+ }
            }
        }
    };
}

texts! {
    /// Who filled the table in, and who answers for it.
    Contacts by ContactKey {
        /// 填报人.
        filled_by FilledBy,
        /// 联系电话.
        phone Phone,
        /// 审核人.
        reviewer Reviewer,
        /// 单位负责人.
        head Head,
    }
}

texts! {
    /// 绩效目标.
    Goals by GoalKey {
        /// 长期目标.
        long_term LongTerm,
        /// 年度目标.
        annual Annual,
        /// 年度目标的实际完成情况.
        achieved Achieved,
    }
}

texts! {
    /// Texts for the report and the table.
    Narrative by NarrativeKey {
        /// Management, compliance, use of assets.
        conclusion Conclusion,
        /// 立项目的.
        purpose Purpose,
        /// 重点工作.
        key_work KeyWork,
        /// What is to be said about the goals.
        goals_note GoalsNote,
        /// 自评工作开展情况.
        process Process,
        /// About what was finished.
        completed Completed,
        /// About the analysis as a whole.
        analysis Analysis,
        /// 存在的问题和原因.
        problems Problems,
        /// 下一步拟改进措施.
        improvements Improvements,
        /// 上年度自评结果应用情况.
        last_year_use LastYearUse,
        /// 其他佐证材料.
        other_evidence OtherEvidence,
        /// 偏差大或目标未完成原因分析 (in the table).
        deviation Deviation,
        /// 改进措施及结果应用方案 (in the table).
        measures Measures,
        /// 单位主要负责人签批意见 (in the table).
        approval Approval,
    }
}

words_of! {
    /// A paragraph of the report that stands once.
    Paragraph {
        /// The report's title.
        Title = "title",
        /// 自评结论.
        Conclusion = "conclusion",
        /// 执行率情况.
        Rate = "rate",
        /// 完成的绩效目标.
        Finished = "finished",
        /// 未完成的绩效目标.
        Unfinished = "unfinished",
        /// 存在的问题和原因.
        Problems = "problems",
        /// 下一步拟改进措施.
        NextSteps = "next_steps",
        /// 预算安排情况.
        Budget = "budget",
        /// 重点工作.
        KeyWork = "key_work",
        /// 绩效目标.
        Goals = "goals",
        /// 自评工作开展情况.
        Process = "process",
        /// 上年度自评结果应用情况.
        LastYearUse = "last_year_use",
        /// 其他佐证材料.
        OtherEvidence = "other_evidence",
    }
}

/// Names a generated paragraph that the person replaced with own text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportKey {
    /// A paragraph that stands once.
    Paragraph(Paragraph),
    /// The analysis of one row, `analysis.<row id>` in files.
    Analysis(RowId),
}

impl ReportKey {
    /// The key written like this in files.
    #[must_use]
    pub fn from_member(member: &str) -> Option<ReportKey> {
        match member.strip_prefix("analysis.") {
            Some(row) if !row.is_empty() => Some(ReportKey::Analysis(RowId::new(row))),
            Some(_) => None,
            None => Paragraph::from_word(member).map(ReportKey::Paragraph),
        }
    }
}

impl fmt::Display for ReportKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReportKey::Paragraph(paragraph) => f.write_str(paragraph.word()),
            ReportKey::Analysis(row) => write!(f, "analysis.{row}"),
        }
    }
}

impl Serialize for ReportKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
