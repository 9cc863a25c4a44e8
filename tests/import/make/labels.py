"""The words on forms. The first of each list is the official wording; the others were met on published forms."""

WORDS = {
    "unit": ["填报单位", "单位名称", "预算单位", "部门（单位）名称", "填报单位（盖章）"],
    "filed_on": ["填报日期", "填报日期", "填表日期", "填报时间", "填报日期"],
    "amount_unit": ["金额单位", "单位", "金额单位", "单位", "金额单位"],
    "project": ["项目名称", "项目名称", "项目（政策）名称", "项目支出名称", "项目名称"],
    "department": ["主管部门", "主管部门", "项目主管部门", "主管部门（单位）", "主管单位"],
    "implementing": ["实施单位", "项目实施单位", "项目单位", "资金使用单位", "实施单位"],
    "funds": ["项目资金", "预算执行情况", "项目资金", "资金执行情况", "项目资金"],
    "initial": ["年初预算数", "年初预算", "年初批复预算数", "年初预算数", "年初预算数"],
    "adjusted": ["全年预算数", "全年预算数（A）", "调整后预算数", "全年预算数(A)", "全年预算"],
    "executed": ["全年执行数", "全年执行数（B）", "预算执行数", "全年执行数(B)", "全年执行"],
    "rate": ["执行率", "执行率（B/A）", "预算执行率", "执行率(B/A)", "执行率%"],
    "points": ["分值", "分值（权重）", "权重", "标准分值", "分值"],
    "score": ["得分", "自评得分", "得分", "实际得分", "自评分"],
    "all_funds": ["年度资金总额", "年度资金总额：", "资金总额", "年度资金总额", "合计"],
    "goals": ["年度总体目标", "年度总体目标", "年度目标", "总体目标", "年度总体目标完成情况"],
    "expected": ["预期目标", "年初设定目标", "预期目标", "年度预期目标", "预期目标"],
    "achieved": ["实际完成情况", "实际完成情况", "全年实际完成情况", "目标实际完成情况", "实际完成情况"],
    "long_term": ["中长期目标", "长期目标", "中长期目标", "长期目标", "中长期目标"],
    "grid": ["绩效指标", "年度绩效指标", "绩效指标", "绩效指标完成情况", "绩效指标"],
    "level1": ["一级指标", "一级\n指标", "一级指标", "一级\n指标", "一级指标"],
    "level2": ["二级指标", "二级\n指标", "二级指标", "二级指标", "二级指标"],
    "name": ["三级指标", "三级指标", "指标名称", "三级指标", "三级指标（指标名称）"],
    "operator": ["指标性质", "指标性质", "运算符号", "指标性质", "指标性质"],
    "value": ["指标值", "指标值", "目标值", "指标值", "指标值"],
    "measure": ["度量单位", "度量单位", "计量单位", "度量单位", "单位"],
    "target": ["年度指标值", "年度指标值（A）", "年初目标值", "目标值", "年度指标值"],
    "actual": ["实际完成值", "全年实际完成值", "实际完成值（B）", "完成值", "实际完成值(B)"],
    "reason": ["偏差原因分析及改进措施", "未完成原因及拟采取的改进措施", "偏差原因分析与改进措施",
               "未完成原因分析", "偏差原因\n分析及改进\n措施"],
    "review": ["财政审核评分", "财政审核得分", "审核评分", "财政审核评分", "复核得分"],
    "serial": ["序号", "序号", "编号", "序号", "序号"],
    "total": ["总分", "总分", "合计", "总计", "总得分"],
    "deviation": ["偏差原因分析", "偏差原因", "偏差原因分析", "偏差原因分析", "偏差分析"],
    "measures": ["改进措施", "改进措施", "拟采取的改进措施", "改进措施", "下一步改进措施"],
    "other": ["其他需要说明事项", "其他需要说明的事项", "其他需要说明事项", "其他需说明事项", "其他需要说明事项"],
}

# Where a family's official form says something else than the national one.
OFFICIAL = {
    "hubei-unit": {"unit": "单位名称", "goals": "年度目标", "grid": "年度\n绩效\n指标", "target": "年初目标值(A)", "actual": "实际完成值(B)",
                   "adjusted": "预算数 (A)", "executed": "执行数 (B)", "rate": "执行率 (B/A)", "all_funds": "部门整体\n支出总额",
                   "deviation": "偏差大或目标未完成原因分析", "measures": "改进措施及结果应用方案", "funds": "预算执行情况",
                   "level1": "一级\n指标"},
    "hubei-project": {"unit": "单位名称", "implementing": "项目实施单位", "goals": "年度目标", "grid": "绩效\n目标", "target": "年初目标值(A)",
                      "actual": "实际完成值(B)", "adjusted": "预算数(A)", "executed": "执行数(B)", "rate": "执行率(B/A)",
                      "all_funds": "年度财政资金总额", "deviation": "偏差大或\n目标未完成\n原因分析", "measures": "改进措施及\n结果应用方案",
                      "funds": "预算执行情况", "level1": "一级\n指标"},
    "sichuan": {"adjusted": "调整后预算数", "executed": "预算执行数", "rate": "预算执行率", "points": "权重", "all_funds": "总额",
                "goals": "项目年度目标完成情况", "expected": "项目年度目标", "achieved": "年度目标完成情况", "actual": "完成值",
                "reason": "未完成原因分析", "total": "合计", "funds": "预算执行情况"},
    "yunnan": {"unit": "单位"},
    "yinchuan": {"score": "自评得分", "funds": "预算执行情况"},
    "transfer": {"project": "转移支付（项目）名称", "implementing": "资金使用单位", "funds": "资金情况", "adjusted": "全年预算数（A）",
                 "executed": "全年执行数（B）", "rate": "执行率（B/A）", "goals": "总体目标完成情况", "expected": "总体目标",
                 "achieved": "全年实际完成情况", "target": "指标值", "actual": "全年实际完成值", "reason": "未完成原因和改进措施",
                 "deviation": "说明"},
}
# Wordings that no layout may change, because another word would mean another thing in that family.
FIXED = {
    "hubei-unit": {"all_funds": ["部门整体支出总额", "部门整体支出总额", "部门（单位）整体支出总额", "部门整体支出总额", "整体支出总额"],
                   "adjusted": ["预算数（A）"] * 5, "executed": ["执行数（B）"] * 5,
                   "deviation": ["偏差大或目标未完成原因分析"] * 5, "measures": ["改进措施及结果应用方案"] * 5},
    "hubei-project": {"all_funds": ["年度财政资金总额"] * 5, "deviation": ["偏差大或目标未完成原因分析"] * 5,
                      "adjusted": ["预算数（A）", "预算数(A)", "预算数", "调整后预算数（A）", "预算数(A)"],
                      "executed": ["执行数（B）", "执行数(B)", "执行数", "执行数（B）", "执行数(B)"],
                      "measures": ["改进措施及结果应用方案"] * 5},
    "transfer": {"deviation": ["说明", "说明", "其他说明", "说明", "说明"]},
}


def words(family, number, layout):
    """The label of each thing on this page: official in layout 1, else turning through the wordings with table and layout."""

    def of(what):
        if layout == 1:
            return OFFICIAL.get(family, {}).get(what, WORDS[what][0])
        turn = (number * 2 + layout) % 5
        return FIXED.get(family, {}).get(what, WORDS[what])[turn]

    return of
