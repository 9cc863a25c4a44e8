//! What is wrong with a scheme that a file brings.

use crate::scheme::SchemeFault;

/// Why a scheme cannot be used.
#[must_use]
pub fn scheme_fault(fault: &SchemeFault) -> String {
    match fault {
        SchemeFault::NoId => "评分方案缺少编号，编号不能为空或含“@”，修订号从 1 起".to_owned(),
        SchemeFault::NotHundred { sum } => format!("预算执行与各一级指标的分值合计为 {sum} 分，应为 100 分"),
        SchemeFault::Negative => "评分方案中有负的分值".to_owned(),
        SchemeFault::SectionTwice { title } => format!("一级指标“{title}”与另一个一级指标重名"),
        SchemeFault::NoBasis { .. } => "有一条规则所引的依据不在方案的依据清单中".to_owned(),
        SchemeFault::Bands => "定性三档的比例不衔接：应从 100% 到 0 依次相接，不留空、不重叠".to_owned(),
        SchemeFault::Grades => "等级的下限应由高到低排列，最低一等从 0 起".to_owned(),
        SchemeFault::ColumnWidths => "表格各列宽度合计应为 100".to_owned(),
        SchemeFault::RowSpan { columns, covered } => {
            format!("表格共 {columns} 列，有一行却占 {covered} 列")
        }
        SchemeFault::Grids => "表格中应有且只有一个指标表，且含“得分”一列".to_owned(),
        SchemeFault::ReportGroup { title } => format!("报告分组“{title}”所指的一级指标不在方案中"),
    }
}
