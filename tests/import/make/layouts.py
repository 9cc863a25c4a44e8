"""The five layouts: what stands around the form, and what becomes of its merged cells."""

from datetime import date

from forms import accounts, form
from grid import EITHER, UNUSED, VALUE, Cell, Grid, Paragraph, either, unused, value

NAMES = {1: "official", 2: "repeated", 3: "empty", 4: "framed", 5: "shuffled"}

TITLES = {
    "hubei-project": "{year}年度项目自评表",
    "yunnan": "{year}年度项目支出绩效自评表",
    "sichuan": "部门预算项目支出绩效自评表（{year}年度）",
    "transfer": "{year}年度转移支付区域（项目）绩效目标自评表",
}


def filed_on(page):
    """The filing date as this page prints it."""
    style, day = page.printed["date"], page.truth.get("filed_on")
    if not day:
        return ""
    day = date.fromisoformat(day)
    if page.layout == 3:
        return f"{day.year}/{day.month}/{day.day}"
    if page.layout == 4:
        return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return style


def title(page):
    """(lines of the title)."""
    year, unit = page.truth["year"], page.truth["unit"]
    if page.family == "hubei-unit":
        return [f"{year}年度{unit}", "部门（单位）整体绩效自评表"]
    if page.family in TITLES:
        return [TITLES[page.family].format(year=year)]
    return ["项目支出绩效自评表", f"（{year}年度）"]


def above(page):
    """[(label, value)] of the lines over the form."""
    found = [(page.word("unit"), page.truth["unit"])]
    if page.truth.get("filed_on"):
        found.append((page.word("filed_on"), filed_on(page)))
    found.append((page.word("amount_unit"), page.truth["amount_unit"]))
    return found


def blocks(page):
    """The whole page: paragraphs and grids from top to bottom."""
    grid = form(page)
    parts = []
    if page.layout == 4:
        parts += [Paragraph(f"附件{page.number}", EITHER), Paragraph("（公开14表）", EITHER)]
    parts += [Paragraph(line, VALUE, "title") for line in title(page)]
    lines = above(page)
    if page.layout == 5:
        top = Grid(2 * len(lines))
        top.row(*(cell for label, said in lines for cell in (Cell(label), value(said))))
        parts.append(top)
    elif page.layout == 2:
        parts.append(Paragraph("　　".join(f"{label}：{said}" for label, said in lines), VALUE))
    else:
        mark = ":" if page.layout == 3 else "："
        parts += [Paragraph(f"{label}{mark}{said}", VALUE) for label, said in lines]
    contacts = page.truth.get("contacts", {})
    own = []
    if "accounts" in page.truth:
        own = [Paragraph(f"预算收支情况（单位：{page.truth['amount_unit']}）", VALUE), accounts(page)]
    if page.layout == 4:
        grid = grid.with_blank_row(len(grid.rows) - 1).with_blank_row(2).with_blank_column(grid.width - 1).with_blank_column(0)
        parts += own + [grid]
    else:
        if page.layout in (2, 3):
            repeat = page.layout == 2
            grid = grid.flattened(repeat)
            own = [part.flattened(repeat) if isinstance(part, Grid) else part for part in own]
        parts += [grid] + own
    names = (("head", "项目负责人"), ("filled_by", "填报人"), ("phone", "联系电话"))
    line = "　　".join(f"{label}：{contacts[k]}" for k, label in names if k in contacts)
    if line:
        parts.append(Paragraph(line, VALUE))
    parts += [Paragraph(text, UNUSED) for text in page.only.get("footnotes", [])]
    if page.layout == 4:
        parts.append(Paragraph("说明：本表一式两份，单位留存一份。", UNUSED))
    return parts


def purchases(number):
    """A table of another kind on the same page: nothing of it belongs to an evaluation."""
    grid = Grid(5)
    grid.row(*(Cell(text, UNUSED) for text in ("序号", "采购品目", "数量", "单价", "金额")))
    for n, (what, count, price) in enumerate((("办公桌椅", 4 + number, 1280), ("打印耗材", 20, 95), ("档案柜", number, 760)), 1):
        grid.row(either(str(n)), *(unused(text) for text in (what, str(count), f"{price}.00", f"{count * price}.00")))
    return [Paragraph("附：采购明细表", UNUSED, "title"), grid]


def drop_downs():
    """The lists behind drop-down cells, on a sheet that nobody sees."""
    grid = Grid(2)
    for texts in (("一级指标", "二级指标"), ("产出指标", "数量指标"), ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标")):
        grid.row(*(either(text) for text in texts))
    return [grid]
