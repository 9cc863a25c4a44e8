//! Why a file is refused: the place in words, what is wrong there, and how to mend it.

use super::scheme::{list_name as scheme_list, member_name as scheme_member};
use super::short::shortened;
use crate::evaluation::{Place, Step};
use crate::file::{Expected, FileError, Limit, OtherKind, Problem};

/// The whole sentence: `第 4 条指标 · 分值：……`.
#[must_use]
pub fn file_error(error: &FileError) -> String {
    let problem = problem(&error.problem);
    let steps = error.place.steps();
    let place = match (&error.problem, steps.split_last()) {
        // A member that the format does not have is named as it is written.
        (Problem::Unknown { .. }, Some((Step::Member(name), before))) => {
            let mut parts = parts_of(before);
            parts.push(format!("“{}”", shortened(name)));
            joined(parts)
        }
        _ => place(&error.place),
    };
    match place.as_str() {
        "" => problem,
        place => format!("{place}：{problem}"),
    }
}

/// Why a file cannot be opened at all.
#[must_use]
pub fn unopened(kind: std::io::ErrorKind) -> String {
    match kind {
        std::io::ErrorKind::NotFound => "没有这个文件。",
        std::io::ErrorKind::PermissionDenied => "没有权限读取这个文件。",
        std::io::ErrorKind::IsADirectory => "这是文件夹，不是文件。",
        _ => "文件无法读取。",
    }
    .to_owned()
}

/// A place in words: `indicators[3].points` → `第 4 条指标 · 分值`; empty for the whole file.
#[must_use]
pub fn place(place: &Place) -> String {
    joined(parts_of(place.steps()))
}

/// Of a long way the beginning and the end: nobody follows twenty steps.
fn joined(mut parts: Vec<String>) -> String {
    const START: usize = 4;
    const END: usize = 2;
    if let Some(end) = parts.len().checked_sub(END).filter(|end| *end > START) {
        parts.splice(START..end, ["…".to_owned()]);
    }
    parts.join(" · ")
}

fn parts_of(steps: &[Step]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut list = None;
    // A scheme has members of the same names that mean something else.
    let mut in_scheme = false;
    for step in steps {
        match step {
            Step::Member(name) => {
                parts.extend(list.take().map(|(name, _): (&str, _)| name.to_owned()));
                list = if in_scheme { scheme_list(name) } else { list_name(name) };
                if list.is_none() {
                    let own = scheme_member(name).filter(|_| in_scheme);
                    parts.push(own.map_or_else(|| member_name(name), ToOwned::to_owned));
                }
                in_scheme |= name == "scheme_definition";
            }
            Step::Index(index) => {
                let number = index.saturating_add(1);
                parts.push(match list.take() {
                    Some((_, entry)) => format!("第 {number} {entry}"),
                    None => format!("第 {number} 项"),
                });
            }
        }
    }
    parts.extend(list.map(|(name, _)| name.to_owned()));
    parts
}

/// Lists: their name, and what one entry is counted as.
fn list_name(member: &str) -> Option<(&'static str, &'static str)> {
    Some(match member {
        "indicators" => ("绩效指标", "条指标"),
        "sources" => ("资金来源", "条资金来源"),
        "accounts" => ("预算收支情况", "行收支"),
        "survey" => ("满意度调查", "份满意度调查"),
        "dismissed" => ("已搁置的检查", "条已搁置的检查"),
        "unread" => ("不是数字的内容", "处不是数字的内容"),
        "evaluations" => ("自评列表", "份自评"),
        _ => return None,
    })
}

fn member_name(member: &str) -> String {
    let name = match member {
        "scheme" => "评分方案",
        "scheme_definition" => "自带评分方案",
        "unit" => "单位名称",
        "year" => "年度",
        "filed_on" => "填报日期",
        "report_date" => "报告日期",
        "contacts" => "联系人",
        "project" => "项目",
        "amount_unit" => "金额单位",
        "budget" => "预算执行",
        "total" => "总额",
        "expenditure" => "支出",
        "goals" => "绩效目标",
        "narrative" => "说明文字",
        "report" => "报告",
        "claimed" => "原表所印",
        "name" => "名称",
        "points" => "分值",
        "target" => "年初目标值",
        "actual" => "实际完成值",
        "score" => "得分",
        "level1" => "一级指标",
        "level2" => "二级指标",
        "reason" => "原因",
        "note" => "完成情况说明",
        "evidence" => "佐证",
        "rule" => "评分规则",
        "tier" => "完成档次",
        "share" => "得分比例",
        "shares_score_with_above" => "与上一行合并得分",
        "initial" => "年初预算数",
        "supplement" => "年中追加调整",
        "adjusted" => "全年预算数",
        "executed" => "全年执行数",
        "final" => "决算数",
        "personnel" => "人员经费",
        "operating" => "公用经费",
        "basic" => "基本支出",
        "sections" => "一级指标分值",
        "id" => "编号",
        "version" => "版本",
        "format" => "格式",
        "sent" => "发放份数",
        "valid" => "有效份数",
        "satisfied" => "满意份数",
        "date" => "日期",
        "filled_by" => "填报人",
        "phone" => "联系电话",
        "reviewer" => "审核人",
        "head" => "单位负责人",
        "supervising_department" => "主管部门",
        "implementing_unit" => "实施单位",
        "category" => "项目类别",
        "attribute" => "项目属性",
        "duration" => "项目类型",
        "group" => "所属",
        "kind" => "类别",
        "long_term" => "长期目标",
        "annual" => "年度目标",
        "achieved" => "实际完成情况",
        "indicator" => "所属指标",
        "title" => "标题",
        "conclusion" => "结论",
        "rate" => "执行率情况",
        "finished" => "完成的绩效目标",
        "unfinished" => "未完成的绩效目标",
        "purpose" => "立项目的",
        "key_work" => "重点工作",
        "goals_note" => "目标说明",
        "process" => "自评工作开展情况",
        "completed" => "完成情况补充",
        "analysis" => "总体分析",
        "problems" => "存在的问题和原因",
        "improvements" | "next_steps" => "改进措施",
        "last_year_use" => "上年度结果应用",
        "other_evidence" => "其他佐证材料",
        "deviation" => "偏差原因分析",
        "measures" => "改进措施及结果应用方案",
        "approval" => "签批意见",
        "row" => "指标编号",
        "field" => "栏目",
        "text" => "所填内容",
        "inputs" => "数据摘要",
        "execution_rate" => "执行率",
        "budget_score" => "预算执行得分",
        "grade" => "等级",
        "goal_points" => "绩效目标分值",
        other if other.starts_with("analysis.") => "指标分析",
        other => return format!("“{}”", shortened(other)),
    };
    name.to_owned()
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "文件是空的。".to_owned(),
        Problem::NotUtf8 { looks_like: Some(encoding) } => {
            let encoding = encoding.name();
            format!("文件的编码像是 {encoding}，不是 UTF-8；请用记事本打开后另存为 UTF-8 再试。")
        }
        Problem::NotUtf8 { looks_like: None } => {
            "文件不是 UTF-8 文本，可能已损坏，或不是自评文件。".to_owned()
        }
        Problem::OtherKind(kind) => other_kind(*kind),
        Problem::NotJson { line, column, ends: true } => {
            format!("文件在第 {line} 行第 {column} 列中断，内容不完整；请重新取得完整的文件。")
        }
        Problem::NotJson { line, column, ends: false } => {
            format!("第 {line} 行第 {column} 列不是正确的 JSON 写法，请检查逗号、引号和括号。")
        }
        Problem::NotOurs { format: Some(format) } => {
            format!("这是“{}”格式的文件，不是自评文件。", shortened(format))
        }
        Problem::NotOurs { format: None } => {
            "这不是本软件的自评文件：缺少 \"format\": \"ziping-evaluation\"。".to_owned()
        }
        Problem::Newer { version } => {
            format!("文件由更新版本的本软件写成（格式版本 {version}），请用新版打开；本版未作任何改动。")
        }
        Problem::OverLimit { what, limit } => over_limit(*what, *limit),
        Problem::Duplicate => "同一名称出现了两次，请删去一处。".to_owned(),
        Problem::Unknown { near: Some(near) } => format!("格式中没有这个成员，是否应为“{near}”？"),
        Problem::Unknown { near: None } => "格式中没有这个成员，请删去或改正名称。".to_owned(),
        Problem::Missing => "缺少这一项，请补上。".to_owned(),
        Problem::WrongType { expected } => format!("类型不对，这里应为{}。", expected_name(*expected)),
        Problem::BareFraction => {
            "小数要写在引号里，如 \"570.36\"，以免失去精度；年度、份数等整数不带小数点；不能用科学记数法。"
                .to_owned()
        }
        Problem::NotDecimal { found } if found.is_empty() => {
            "这里是空的；没有数字请写 null 或删去这一项。".to_owned()
        }
        Problem::NotDecimal { found } => {
            format!(
                "“{}”不是数字，应写成 \"570.36\" 这样的数字，不带单位、空格和千位分隔符。",
                shortened(found)
            )
        }
        Problem::TooManyDigits { integer, fraction } => {
            format!("位数过多：整数最多 {integer} 位，小数最多 {fraction} 位。")
        }
        Problem::NotADay { found } => format!("“{}”不是日期，应写成 2021-06-15 这样。", shortened(found)),
        Problem::NotAWord { found, words } => {
            format!("“{}”不能用在这里，可以是：{}。", shortened(found), words.join("、"))
        }
        Problem::OutOfRange { from, to } => format!("应为 {from} 到 {to} 之间的整数。"),
        Problem::OneOf { members } => {
            format!("应有 {} 中的一项，且只有一项。", members.join("、"))
        }
        Problem::DuplicateId { id } => format!("编号“{}”与前面的指标重复，请改用不同的编号。", shortened(id)),
        Problem::NothingAbove => "第一条指标之上没有可合并得分的行，请删去这一项。".to_owned(),
        Problem::SharedRowHasOwn => "与上一行合并得分的行不再写分值和得分，请删去。".to_owned(),
        Problem::NoFigureThere => "没有这个填数字的栏目，请改正名称或删去这一条。".to_owned(),
        Problem::FigureStands => "该栏目已经填有内容，请删去这一条。".to_owned(),
        Problem::UnknownScheme { id } => {
            format!(
                "不认识评分方案“{}”，请更新本软件，或在文件中附上方案（scheme_definition）。",
                shortened(id)
            )
        }
        Problem::BadScheme { reason } => format!("自带的评分方案不能使用：{reason}。"),
    }
}

fn other_kind(kind: OtherKind) -> String {
    let (what, mend) = match kind {
        OtherKind::Zip => (" Word、Excel 或压缩文件，不是 JSON 数据文件", IMPORT),
        OtherKind::Xlsx => (" Excel 表格（.xlsx），不是 JSON 数据文件", IMPORT),
        OtherKind::Docx => (" Word 文档（.docx），不是 JSON 数据文件", IMPORT),
        OtherKind::Pptx => ("演示文稿（.pptx），不能读取", OURS),
        OtherKind::Ofd => (" OFD 版式文件，不能读取", OURS),
        OtherKind::OldOffice => ("旧版 Word 或 Excel 文件，不是 JSON 数据文件", IMPORT),
        OtherKind::OldExcel => ("旧版 Excel 或 WPS 表格（.xls、.et），不是 JSON 数据文件", IMPORT),
        OtherKind::OldWord => ("旧版 Word 或 WPS 文字（.doc、.wps），不能读取", OURS),
        OtherKind::Rtf => (" RTF 文档，不能读取", OURS),
        OtherKind::Pdf => (" PDF 文件，不能读取", OURS),
        OtherKind::Html => ("网页文件，不是 JSON 数据文件", IMPORT),
        OtherKind::Xml => (" XML 文件，不能读取", OURS),
        OtherKind::Picture => ("图片，不能读取", OURS),
        OtherKind::Archive => ("压缩文件，不能读取", "请先解压，再打开其中由本软件导出的 JSON 文件"),
        OtherKind::PlainText => ("普通文本或 CSV 表格，不是自评文件", OURS),
    };
    format!("这是{what}；{mend}。")
}

const OURS: &str = "请打开由本软件导出的 JSON 文件";
const IMPORT: &str = "其中的自评表请用原来的扩展名打开，按导入处理";

fn over_limit(what: Limit, limit: usize) -> String {
    match what {
        Limit::Bytes => format!("文件太大，最多 {} MB。", limit / (1024 * 1024)),
        Limit::Depth => format!("嵌套太深，最多 {limit} 层。"),
        Limit::Values => format!("内容太多，最多 {limit} 个数据。"),
        Limit::Text => format!("文字太长，最多 {limit} 个字。"),
        Limit::Indicators => format!("指标太多，最多 {limit} 条。"),
        Limit::Rows => format!("行数太多，最多 {limit} 行。"),
        Limit::Entries => format!("条目太多，最多 {limit} 项。"),
        Limit::Evaluations => format!("自评太多，一个文件最多 {limit} 份。"),
    }
}

fn expected_name(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "文字（写在引号里）",
        Expected::Decimal => "数字（写在引号里，如 \"5\"）",
        Expected::Integer => "整数（不加引号）",
        Expected::Bool => "true 或 false",
        Expected::List => "列表（[ … ]）",
        Expected::Object => "一组成员（{ … }）",
    }
}
