"""The indicator block of a form: which columns, in which order, merged how."""

from grid import Cell, EITHER, VALUE, either, unused, value
from page import split_target, with_points

HUBEI = ("hubei-unit", "hubei-project")


def columns(page):
    """Kinds of columns from left to right."""
    target = ["operator", "value", "measure"] if page.three_cells else ["target"]
    points = [] if page.points_in_name or page.family in (*HUBEI, "transfer") else ["points"]
    if page.family in HUBEI:
        tail = ["score"]
    elif page.family == "yinchuan":
        tail = points + ["score", "review"]
    elif page.family == "transfer":
        tail = ["reason"]
    else:
        tail = points + ["score", "reason"]
    kinds = ["level1", "level2", "name", *target, "actual", *tail]
    if page.layout == 4:
        kinds.insert(2, "serial")
    if page.layout == 5:
        tail = [k for k in reversed(tail) if k != "points"]
        kinds = ["level1", "level2", "name", *points, "actual", *target, *tail]
    return kinds


def runs(rows, same):
    """How many rows each first row of a run stands for; 0 for the others."""
    spans = []
    for n, row in enumerate(rows):
        if n and same(rows[n - 1], row):
            spans.append(0)
        else:
            spans.append(1)
    first = 0
    for n, span in enumerate(spans):
        if span:
            first = n
        else:
            spans[first] += 1
    return spans


def title(page, level1):
    """The first cell of a section, with the points of its heading where the table prints them."""
    points = page.claimed.get("sections", {}).get(level1)
    if points is None:
        return level1
    style = ("\n（{}分）", "（{}分）", "({}分)", "\n({} 分)", "（{}分）")[(page.number + page.layout) % 5]
    return level1 + style.format(points)


def wrapped(text, width=12):
    """A line break in the middle of a long name, as narrow columns have them."""
    return text if len(text) <= width or "\n" in text else text[:width - 2] + "\n" + text[width - 2:]


def cell(page, kind, row, number, height):
    """The cell of one kind in one row; `height` is how many rows share a merged score."""
    if kind == "name":
        style = page.points_in_name
        name = with_points(style, row["name"], row.get("points")) if style else row["name"]
        return value(wrapped(name) if page.layout in (1, 4) else name)
    if kind in ("operator", "value", "measure"):
        part = dict(zip(("operator", "value", "measure"), split_target(row.get("target"))))[kind]
        return Cell(part, VALUE if part and part != "定性" else EITHER)
    if kind == "serial":
        return either(str(number + 1))
    if kind == "review":
        return unused(page.only["review"]["rows"][number])
    if kind in ("points", "score"):
        blank = "—" if kind == "points" and kind not in row and page.layout != 2 and page.family == "national" else ""
        text = row.get(kind)
        return value(text, rs=height) if text is not None else either(blank, rs=height)
    text = row.get(kind, "")
    return value(text) if text else either("")


def block(page):
    """(heading row, rows) of the indicator block, without the cell beside them."""
    kinds = columns(page)
    heading = [Cell(page.word(kind)) for kind in kinds]
    rows = page.truth["indicators"]
    first = runs(rows, lambda a, b: a["level1"] == b["level1"])
    second = runs(rows, lambda a, b: (a["level1"], a["level2"]) == (b["level1"], b["level2"]))
    shared = runs(rows, lambda a, b: b.get("shares_score_with_above", False))
    lines = []
    for n, row in enumerate(rows):
        line = []
        for kind in kinds:
            if kind == "level1":
                if first[n]:
                    line.append(value(title(page, row["level1"]), rs=first[n]))
            elif kind == "level2":
                if second[n]:
                    line.append(value(row["level2"], rs=second[n]))
            elif kind in ("points", "score"):
                if shared[n]:
                    line.append(cell(page, kind, row, n, shared[n]))
            else:
                line.append(cell(page, kind, row, n, 1))
        lines.append(line)
    note_losses(page, kinds)
    return kinds, heading, lines


def note_losses(page, kinds):
    """What this layout cannot say about the rows."""
    rows = page.truth["indicators"]
    above = None
    for n, row in enumerate(rows):
        at = f"indicators[{n}]"
        if row.get("shares_score_with_above"):
            if page.layout == 2:
                page.change("drop", f"{at}.shares_score_with_above", "", "without merged cells the row prints points and score of its own")
                for kind in ("points", "score"):
                    if kind in above and (kind == "score" or "points" in kinds):
                        page.change("set", f"{at}.{kind}", above[kind], "the value of the merged cell is repeated in this row")
            elif page.layout == 3:
                page.change("may", f"{at}.shares_score_with_above", "true", "an empty score may be shared with the row above or missing")
                page.change("drop", f"{at}.shares_score_with_above", "", "without merged cells nothing says that the score is shared")
        else:
            above = row
        heading = page.claimed.get("sections", {}).get(row["level1"])
        alone = sum(r["level1"] == row["level1"] for r in rows) == 1
        if "points" not in row and heading and alone:
            page.change("may", f"{at}.points", heading, "the only row of a section whose heading prints the points; must be marked uncertain")
