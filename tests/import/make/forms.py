"""A whole form as a grid: header, boxes, funds, goals, indicators, total, texts."""

from grid import ON, OFF, Cell, Grid, either, unused, value
from indicators import HUBEI, block

BOXES = (
    ("category", "项目类别", (("departmental_budget", "部门预算项目"), ("earmarked_fund", "市直专项"), ("transfer_payment", "市对下转移支付项目"))),
    ("attribute", "项目属性", (("continuing", "持续性项目"), ("new", "新增性项目"))),
    ("duration", "项目类型", (("permanent", "常年性项目"), ("multi_year", "延续性项目"), ("one_off", "一次性项目"))),
)


def boxes(page, chosen, options):
    """The options of a choice with their boxes, in the manner of the table."""
    style, parts = page.printed["boxes"], []
    for n, (member, label) in enumerate(options, 1):
        on = member == chosen
        if style == "bracket":
            parts.append(f"{n}、{label}（{'√' if on else '  '}）")
        elif style == "black":
            parts.append(f"{'■' if on else '□'}{n}.{label}")
        else:
            parts.append(f"{n}、{label}{ON if on else OFF}")
    return " ".join(parts)


def form(page):
    """The grid of the page's form."""
    kinds, heading, lines = block(page)
    grid = Grid(1 + len(kinds))
    head(page, grid)
    if page.family == "sichuan":
        goals(page, grid)
        funds(page, grid)
    else:
        funds(page, grid)
        goals(page, grid)
    side = page.word("grid")
    points = page.claimed.get("goal_points")
    if points:
        side += f"\n（{points}分）" if page.layout != 3 else f"({points}分)"
    grid.block(value(side) if points else Cell(side), [heading, *lines])
    total(page, grid, kinds)
    texts(page, grid)
    grid.places()
    return grid


def head(page, grid):
    project, word = page.truth.get("project"), page.word
    if page.family == "hubei-unit":
        grid.row(Cell("单位名称", cs=2), value(page.truth["unit"], cs=0))
        spending = page.truth["expenditure"]
        grid.row(Cell("基本支出总额", cs=2), value(spending["basic"], cs=0), Cell("项目支出总额"), value(spending["project"], cs=2))
        return
    grid.row(Cell(word("project"), cs=2), value(project["name"], cs=0))
    department = project.get("supervising_department")
    grid.row(Cell(word("department"), cs=2), value(department, cs=0) if department else either(page.nothing(), cs=0),
             Cell(word("implementing")), value(project["implementing_unit"], cs=2))
    for member, label, options in BOXES:
        if member in project:
            grid.row(Cell(label, cs=2), value(boxes(page, project[member], options), cs=0))


FUNDS = {
    "national": ("initial", "adjusted", "executed", "points", "rate", "score"),
    "yunnan": ("initial", "adjusted", "executed", "points", "rate", "score"),
    "sichuan": ("initial", "adjusted", "executed", "rate", "points", "score"),
    "yinchuan": ("initial", "adjusted", "executed", "rate", "points", "score", "review"),
    "transfer": ("adjusted", "executed", "rate"),
    "hubei-unit": ("adjusted", "executed", "rate", "score"),
    "hubei-project": ("adjusted", "executed", "rate", "score"),
}


def funds(page, grid):
    kinds = FUNDS[page.family]
    if page.layout == 5 and "points" in kinds:  # another order here too
        kinds = ("points", *(k for k in kinds if k != "points"))
    labels = [Cell("", cs=0)]
    for kind in kinds:
        text = page.word(kind)
        if kind == "score" and page.family in HUBEI:
            text = f"得分 ({page.printed['budget_points']}分×执行率)" if page.layout < 5 else "得分"
        labels.append(Cell(text))
    rows = [labels, fund_row(page, kinds, Cell(page.word("all_funds"), cs=0), page.budget["total"], None)]
    for n, source in enumerate(page.budget.get("sources", [])):
        prefix = "其中：" if n == 0 or page.layout in (1, 4) else ("      " if page.layout == 2 else "")
        rows.append(fund_row(page, kinds, value(prefix + source["name"], cs=0), source, source["name"]))
    if page.family == "sichuan":
        reason = page.budget.get("reason", "")
        rows.append([Cell("执行率低于90%及预算调整的原因" if page.layout < 3 else "预算调整及执行率偏低原因说明", cs=3),
                     value(reason, cs=0) if reason else either("", cs=0)])
    side = page.word("funds") + ("\n" if page.layout in (1, 4) else "") + f"（{page.truth['amount_unit']}）"
    if page.family in HUBEI or page.family == "sichuan":
        side += f"（{page.printed['budget_points']}分）"
    grid.block(Cell(side), rows)


def fund_row(page, kinds, label, figures, source):
    """The total row (source None) or the row of one source."""
    cells = [label]
    for kind in kinds:
        if kind in ("initial", "adjusted", "executed"):
            text = figures.get(kind)
            cells.append(value(page.amount(text)) if text is not None else either(page.nothing()))
        elif kind == "points":
            cells.append(either(page.printed["budget_points"] if source is None else "—"))
        elif kind == "rate":
            if source is None:
                cells.append(value(page.claimed["execution_rate"], number=ratio(page.budget["total"])))
            else:
                rate = page.only.get("source_rates", {}).get(source)
                cells.append(unused(rate) if rate else either(page.nothing()))
        elif kind == "score":
            score = page.claimed.get("budget_score")
            cells.append(value(score) if source is None and score else either("—"))
        else:
            cells.append(unused(page.only["review"]["budget"]) if source is None else either(""))
    return cells


def ratio(figures):
    """The unrounded rate that a spreadsheet holds behind its display."""
    return float(figures["executed"]) / float(figures["adjusted"])


def lined(page, text):
    """Sentences on lines of their own in the layouts with narrow cells."""
    return text.replace("；", "；\n") if page.layout in (1, 4) and "\n" not in text else text


def goals(page, grid):
    said = page.goals
    if said.get("long_term"):
        grid.row(Cell(page.word("long_term"), cs=2), value(said["long_term"], cs=0))
    if page.family in HUBEI:
        if said.get("annual"):
            grid.row(Cell("年度目标", cs=2), value(lined(page, said["annual"]), cs=0))
        return
    texts = [value(lined(page, said[k]), cs=0) if said.get(k) else either("", cs=0) for k in ("annual", "achieved")]
    grid.block(Cell(page.word("goals")), [[Cell(page.word("expected"), cs=0), Cell(page.word("achieved"), cs=0)], texts])


def total(page, grid, kinds):
    """The row of the total: each sum under its column."""
    if page.family == "transfer":
        return
    said = page.claimed.get("total")
    if page.family == "yunnan":
        cells = [Cell(page.word("total"), cs=2), unused(page.only["total_points"]), Cell("得分", cs=2),
                 value(said, cs=2), Cell("等级")]
        grid.row(*cells, value(page.claimed["grade"], cs=0))
        return
    sums = {"points": unused(page.only.get("total_points", "")), "score": value(said) if said else either("")}
    if "review" in page.only:
        sums["review"] = unused(page.only["review"]["total"])
    first = min(kinds.index(k) for k in sums if k in kinds)
    tail = [sums.get(k, either("")) for k in kinds[first:]]
    grid.row(Cell(page.word("total"), cs=1 + first), *tail)
    if page.claimed.get("grade"):
        grid.row(Cell("自评等级" if page.layout % 2 else "等级", cs=2), value(page.claimed["grade"], cs=0))


def texts(page, grid):
    """Rows of text below the total."""
    def line(label, member):
        text = page.narrative.get(member)
        if text is not None:
            grid.row(Cell(label, cs=2), value(text, cs=0))

    if page.family == "yunnan":
        line(page.word("other"), "completed")
    if page.family == "sichuan":
        line("评价结论" if page.layout < 4 else "自评结论", "conclusion")
        line("存在问题", "problems")
        line("改进措施", "improvements")
    line(page.word("deviation"), "deviation")
    line(page.word("measures"), "measures")
    line("单位主要负责人签批意见", "approval")


def accounts(page):
    """The table 预算收支情况."""
    grid = Grid(6)
    labels = ("年初预算数", "年中追加调整", "调整后预算数", "决算数")
    grid.row(Cell("项目名称" if page.layout % 2 else "项目", cs=2), *(Cell(label) for label in labels))
    rows = page.truth["accounts"]
    reason = "stands in the table of accounts, not in the form"
    whole = next(r for r in rows if r["name"] == "支出合计")
    page.change("may", "budget.total.initial", whole["initial"], reason)
    for name, member in (("人员经费", "personnel"), ("公用经费", "operating")):
        page.change("may", f"expenditure.{member}", next(r for r in rows if r["name"] == name)["adjusted"], reason)
    for n, row in enumerate(rows):
        figures = [value(row[k]) if k in row else either(page.nothing()) for k in ("initial", "supplement", "adjusted", "final")]
        group = row.get("group")
        if not group:
            grid.row(value(row["name"], cs=2), *figures)
            continue
        span = sum(r.get("group") == group for r in rows)
        begins = n == 0 or rows[n - 1].get("group") != group
        grid.row(*([value(group, rs=span)] if begins else []), value(row["name"]), *figures)
    return grid
