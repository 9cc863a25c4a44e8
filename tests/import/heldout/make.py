"""Held-out tables: contents that were written for another purpose (tests/corpus/second/tables), on paper in three shapes that
recognition was not written against, and in the known layouts.

    python3 tests/import/heldout/make.py           writes tables/, files/ and expected.tsv here
    python3 tests/import/heldout/make.py --check   renders again and compares, byte for byte
    python3 tests/import/heldout/make.py --all     the known layouts as well; they are not kept

Layout 6-system is what a budget management system prints; 7-sections has a line for each section in place of a column, and
the money below each other; 8-notice is what departments disclose beside their accounts, with tables of their own for money, goals and
indicators. Kinds: xlsx, docx, html.
"""

import glob
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(ROOT, "make"))

import layouts  # noqa: E402
import to_docx  # noqa: E402
import to_html  # noqa: E402
import to_xlsx  # noqa: E402
from grid import OFF, ON, UNUSED, VALUE, Cell, Grid, Paragraph, either, unused, value, walk  # noqa: E402
from indicators import runs  # noqa: E402
from page import Page, split_target  # noqa: E402

FAMILIES = {"mof-2020-project": "national", "mof-2021-project": "national", "hubei-2020-unit": "hubei-unit",
            "hubei-2020-project": "hubei-project", "yunnan-2022-project": "yunnan", "sichuan-2023-project": "sichuan",
            "transfer-project": "transfer"}
HUBEI = ("hubei-unit", "hubei-project")
POINTS = {"mof-2020-project": "10", "mof-2021-project": "10", "hubei-2020-unit": "20", "hubei-2020-project": "20",
          "yunnan-2022-project": "10", "sichuan-2023-project": "10"}


def sources():
    """[(stem, evaluation)] of the other corpus, in order."""
    found = []
    for path in sorted(glob.glob(os.path.join(ROOT, "..", "corpus", "second", "tables", "*.json"))):
        with open(path, encoding="utf-8") as file:
            found.append((os.path.basename(path)[:-5], json.load(file)))
    return found


def pick(map_, names):
    return {name: map_[name] for name in names if name in map_}


def stated(evaluation, shape):
    """The evaluation as far as a page of this shape states it: 1-5 the known layouts, 6 to 8 the new ones."""
    family = FAMILIES[evaluation["scheme"]]
    hubei, scored = family in HUBEI, family != "transfer"
    made = pick(evaluation, ("format", "version", "scheme", "unit", "year", "filed_on", "project", "amount_unit"))
    kinds = ("adjusted", "executed") if (hubei or not scored) and shape < 6 or shape == 8 else ("initial", "adjusted", "executed")
    total = pick(evaluation["budget"]["total"], kinds)
    made["budget"] = {"total": total}
    listed = [pick(source, ("name", *kinds)) for source in evaluation["budget"].get("sources", [])]
    if shape != 7 and listed:
        made["budget"]["sources"] = listed
    if evaluation["budget"].get("reason") and (family == "sichuan" and shape < 6 or shape == 7):
        made["budget"]["reason"] = evaluation["budget"]["reason"]
    if family == "hubei-unit" and shape < 6:
        made["expenditure"] = pick(evaluation["expenditure"], ("basic", "project"))
    if family == "hubei-unit" and shape < 6 and "accounts" in evaluation:
        made["accounts"] = evaluation["accounts"]
    goals = evaluation.get("goals", {})
    names = ("long_term", "annual") if hubei and shape < 6 else ("long_term", "annual", "achieved")
    made["goals"] = pick(goals, names if shape < 6 else ("annual", "achieved"))
    row = ["level1", "level2", "name", "target", "actual"]
    row += ["points", "score", "shares_score_with_above"] if scored else []
    if shape >= 6 or not hubei:
        row.append("reason")
    made["indicators"] = [pick(one, row) for one in evaluation["indicators"]]
    narrative = evaluation.get("narrative", {})
    texts = ["deviation", "measures", "approval"]
    if family == "yunnan":
        texts.append("completed")
    if family == "sichuan" or shape == 6:
        texts += ["conclusion", "problems", "improvements"]
    made["narrative"] = pick(narrative, texts if shape < 7 else ("problems",))
    if shape == 8 and made.get("project"):
        # No boxes there.
        made["project"] = pick(made["project"], ("name", "supervising_department", "implementing_unit"))
    said = evaluation.get("claimed", {})
    rate = said.get("execution_rate")
    if not rate and "adjusted" in total and "executed" in total:
        rate = f"{float(total['executed']) / float(total['adjusted']) * 100:.2f}%"
    made["claimed"] = {"execution_rate": rate} if rate else {}
    if scored:
        claims = ["budget_score", "total", "grade"]
        if shape < 6:
            claims += ["sections"] + (["goal_points"] if hubei else [])
        if shape == 7:
            claims.append("sections")
        if family == "sichuan" and shape < 6:
            claims.remove("grade")
        made["claimed"] |= pick(said, claims)
    return {name: part for name, part in made.items() if part not in (None, {}, [])}


def settings(evaluation):
    """How the generator of the known layouts prints it."""
    family = FAMILIES[evaluation["scheme"]]
    year, month, day = map(int, evaluation["filed_on"].split("-")) if "filed_on" in evaluation else (0, 0, 0)
    made = {"form": family, "boxes": "tick", "nothing": "", "date": f"{year}年{month}月{day}日" if year else "",
            "budget_points": POINTS.get(evaluation["scheme"], "")}
    if family in HUBEI:
        made["points_in_name"] = "（5分）"
    return made


def known(number, stem, evaluation, layout):
    """(blocks, truth, changes) in one of the known layouts."""
    truth = stated(evaluation, layout)
    only = {"footnotes": [], "total_points": "100"}
    page = Page(number, layout, stem, settings(evaluation), only, truth)
    return layouts.blocks(page), truth, page.changes


def rate(truth, **more):
    said = truth.get("claimed", {}).get("execution_rate")
    return value(said, **more) if said else either("", **more)


def day(text, style):
    year, month, date = map(int, text.split("-"))
    return style.format(year, month, date)


def system(stem, evaluation):
    """What a budget management system prints: codes, a rate of completion for each row, names numbered, people below."""
    truth = stated(evaluation, 6)
    scored = "total" in truth.get("claimed", {}) or any("score" in row for row in truth["indicators"])
    whole = "project" not in truth
    grid = Grid(11 if scored else 9)
    code = f"4210{abs(sum(map(ord, stem))) % 10000:04d}22T000{len(stem)}"
    if whole:
        grid.row(Cell("部门名称", cs=2), value(truth["unit"], cs=4), Cell("部门编码", cs=2), unused(code, cs=0))
    else:
        project = truth["project"]
        grid.row(Cell("项目名称", cs=2), value(project["name"], cs=4), Cell("项目编码", cs=2), unused(code, cs=0))
        has = project.get("supervising_department")
        grid.row(Cell("主管部门及代码", cs=2), value(has, cs=4) if has else either("", cs=4), Cell("项目实施单位", cs=2),
                 value(project.get("implementing_unit", ""), cs=0))
        options = {"category": ("项目类别", (("departmental_budget", "部门预算项目"), ("earmarked_fund", "专项资金"), ("transfer_payment", "转移支付项目"))),
                   "duration": ("项目类型", (("permanent", "经常性项目"), ("multi_year", "延续性项目"), ("one_off", "一次性项目")))}
        for member, (label, all_) in options.items():
            if member in project:
                said = "　".join(f"{ON if member_ == project[member] else OFF}{text}" for member_, text in all_)
                grid.row(Cell(label, cs=2), value(said, cs=0))
        if "attribute" in project:
            said = {"continuing": "持续性项目", "new": "新增性项目"}[project["attribute"]]
            grid.row(Cell("项目属性", cs=2), value(said, cs=0))
    heads = ["资金来源", "年初预算数", "调整预算数", "全年执行数", "执行率"] + (["自评得分"] if scored else [])
    spans = [2, 2, 2, 1, 1, 0] if scored else [2, 2, 2, 1, 0]

    def line(texts):
        return [replaced(cell, span) for cell, span in zip(texts, spans)]

    def replaced(cell, span):
        cell.cs = span
        return cell

    total = truth["budget"]["total"]

    def amounts(figures):
        return [value(figures[k]) if k in figures else either("") for k in ("initial", "adjusted", "executed")]

    rows = [line([Cell(text) for text in heads])]
    score = [value(truth.get("claimed", {})["budget_score"]) if "budget_score" in truth.get("claimed", {}) else either("")] if scored else []
    rows.append(line([Cell("资金总额"), *amounts(total), rate(truth), *score]))
    for source in truth["budget"].get("sources", []):
        rows.append(line([value("其中：" + source["name"]), *amounts(source), either(""), *([either("")] if scored else [])]))
    grid.block(Cell(f"预算执行情况（{truth['amount_unit']}）"), [narrow(row) for row in rows])
    goals = truth.get("goals", {})
    for label, member in (("年度绩效目标", "annual"), ("年度绩效目标完成情况", "achieved")):
        grid.row(Cell(label, cs=2), value(goals[member], cs=0) if goals.get(member) else either("", cs=0))
    kinds = ["一级指标", "二级指标", "三级指标", "计算符号", "年度指标值", "计量单位", "全年完成值", "完成率"] + (["分值", "自评得分"] if scored else [])
    kinds.append("偏差原因分析及改进措施")
    grid.row(*(Cell(kind) for kind in kinds))
    indicators = truth["indicators"]
    first = runs(indicators, lambda a, b: a["level1"] == b["level1"])
    second = runs(indicators, lambda a, b: (a["level1"], a["level2"]) == (b["level1"], b["level2"]))
    shared = runs(indicators, lambda a, b: b.get("shares_score_with_above", False))
    number = 0
    for n, row in enumerate(indicators):
        cells = []
        if first[n]:
            cells.append(value(row["level1"], rs=first[n]))
        if second[n]:
            number = 0
            cells.append(value(row["level2"], rs=second[n]))
        number += 1
        cells.append(value(f"指标{number}：{row['name']}"))
        cells += [Cell(part, VALUE if part and part != "定性" else "either") for part in split_target(row.get("target"))]
        cells.append(value(row["actual"]) if row.get("actual") else either(""))
        cells.append(unused("100%" if row.get("actual") == row.get("target") else ""))
        if scored:
            cells += [value(row[kind], rs=shared[n]) if kind in row else either("", rs=shared[n]) for kind in ("points", "score") if shared[n]]
        cells.append(value(row["reason"]) if row.get("reason") else either(""))
        grid.row(*cells)
    if scored:
        said = truth.get("claimed", {}).get("total")
        grid.row(Cell("自评总分", cs=8), unused("100"), value(said) if said else either(""), either(""))
        if "grade" in truth.get("claimed", {}):
            grid.row(Cell("自评等级", cs=2), value(truth.get("claimed", {})["grade"], cs=0))
    labels = (("conclusion", "自评结论"), ("problems", "存在的主要问题"), ("improvements", "下一步改进措施"), ("deviation", "偏差原因分析"),
              ("measures", "改进措施"), ("completed", "其他需要说明的问题"), ("approval", "单位负责人意见"))
    both = "measures" in truth.get("narrative", {}) and "improvements" in truth.get("narrative", {})
    changes = []
    for member, label in labels:
        text = truth.get("narrative", {}).get(member)
        if text and member == "improvements" and both:
            changes.append(("drop", "narrative.improvements", "", "two rows of the page are called 改进措施; this one is left out"))
            continue
        if text:
            grid.row(Cell(label, cs=2), value(text, cs=0))
    title = f"{truth['year']}年度{'部门整体' if whole else '项目'}支出绩效自评表"
    top = f"编制单位：{truth['unit']}　　　　金额单位：{truth['amount_unit']}"
    bottom = "填报人：　　　　审核人：　　　　"
    if "filed_on" in truth:
        bottom += "填报日期：" + day(truth["filed_on"], "{}-{:02}-{:02}")
    return [Paragraph(title, VALUE, "title"), Paragraph(top, VALUE), grid, Paragraph(bottom, VALUE)], truth, changes


def narrow(cells):
    """One column is the side's."""
    cells[0].cs -= 1
    return cells


def sections(stem, evaluation):
    """A line for each section in place of a column, the money below each other, everything in one table with its title."""
    truth = stated(evaluation, 7)
    scored = any("score" in row for row in truth["indicators"])
    whole = "project" not in truth
    grid = Grid(7 if scored else 5)
    title = f"{truth['unit']}{truth['year']}年度{'整体' if whole else '项目'}支出绩效自评表"
    grid.row(value(title, cs=0))
    filed = [value("填报时间：" + day(truth["filed_on"], "{}.{}.{}"), cs=2)] if "filed_on" in truth else [either("", cs=2)]
    grid.row(value(f"填报单位（盖章）：{truth['unit']}", cs=3), *filed, *([either("", cs=0)] if scored else []))
    if not whole:
        project = truth["project"]
        grid.row(Cell("项目名称"), value(project["name"], cs=0))
        grid.row(Cell("主管部门"), value(project.get("supervising_department", ""), cs=2), Cell("实施单位"), value(project.get("implementing_unit", ""), cs=0))
        for member, label, all_ in (("category", "项目类别", (("departmental_budget", "部门预算项目"), ("earmarked_fund", "专项"), ("transfer_payment", "转移支付"))),
                                    ("attribute", "项目属性", (("new", "新增项目"), ("continuing", "延续项目"))),
                                    ("duration", "项目类型", (("one_off", "一次性项目"), ("multi_year", "跨年项目"), ("permanent", "常年项目")))):
            if member in project:
                said = " ".join(f"{text}{ON if name == project[member] else OFF}" for name, text in all_)
                grid.row(Cell(label), value(said, cs=0))
    total, unit = truth["budget"]["total"], truth["amount_unit"]
    rows = [[Cell(f"{label}（{unit}）", cs=2), value(total[kind], cs=0) if kind in total else either("", cs=0)]
            for label, kind in (("年初预算数", "initial"), ("全年预算数", "adjusted"), ("全年执行数", "executed"))]
    rows.append([Cell("预算执行率", cs=2), rate(truth, cs=0)])
    if "budget_score" in truth.get("claimed", {}):
        rows.append([Cell("预算执行得分", cs=2), value(truth.get("claimed", {})["budget_score"], cs=0)])
    if "reason" in truth["budget"]:
        rows.append([Cell("预算调整和执行率偏低的原因", cs=2), value(truth["budget"]["reason"], cs=0)])
    grid.block(Cell("资金情况"), rows)
    goals = truth.get("goals", {})
    grid.row(Cell("年度目标"), value(goals["annual"], cs=0) if goals.get("annual") else either("", cs=0))
    grid.row(Cell("目标完成情况"), value(goals["achieved"], cs=0) if goals.get("achieved") else either("", cs=0))
    heads = ["二级指标", "三级指标"] + (["分值"] if scored else []) + ["目标值", "实际完成值"] + (["自评得分"] if scored else []) + ["未完成原因"]
    grid.row(*(Cell(text) for text in heads))
    before, number = None, 0
    indicators = truth["indicators"]
    changes = []
    printed = truth.get("claimed", {}).get("sections", {})
    for n, row in enumerate(indicators):
        if row["level1"] != before:
            number += 1
            points = printed.get(row["level1"])
            grid.row(value(f"{'一二三四五六'[number - 1]}、{row['level1']}" + (f"（{points}分）" if points else ""), cs=0))
            before, last = row["level1"], None
        cells = [value(row["level2"]) if row["level2"] != last else either("")]
        last = row["level2"]
        cells.append(value(row["name"]))
        if row.get("shares_score_with_above"):
            changes.append(("drop", f"indicators[{n}].shares_score_with_above", "", "nothing is merged here"))
        if scored:
            cells.append(value(row["points"]) if "points" in row else either(""))
        cells += [value(row[kind]) if row.get(kind) else either("") for kind in ("target", "actual")]
        if scored:
            cells.append(value(row["score"]) if "score" in row else either(""))
        cells.append(value(row["reason"]) if row.get("reason") else either(""))
        grid.row(*cells)
    if "total" in truth.get("claimed", {}):
        said = f"总分：{truth['claimed']['total']}分"
        grid.row(value(said, cs=3), value(f"等级：{truth['claimed']['grade']}", cs=0) if "grade" in truth.get("claimed", {}) else either("", cs=0))
    if truth.get("narrative", {}).get("problems"):
        grid.row(Cell("存在问题"), value(truth["narrative"]["problems"], cs=0))
    return [grid], truth, changes


def notice(stem, evaluation):
    """As departments disclose it beside their accounts: tables of their own for money, goals and indicators, the head in lines."""
    truth = stated(evaluation, 8)
    scored = any("score" in row for row in truth["indicators"])
    whole = "project" not in truth
    name = "部门整体支出" if whole else "项目支出"
    parts = [Paragraph("附件3", "either"), Paragraph(f"{truth['year']}年度{truth['unit']}{name}绩效自评表", VALUE, "title")]
    if whole:
        parts.append(Paragraph(f"部门（单位）名称：{truth['unit']}", VALUE))
    else:
        project = truth["project"]
        parts.append(Paragraph(f"项目名称：{project['name']}", VALUE))
        line = "　　".join(f"{label}：{project[member]}" for member, label in (("supervising_department", "主管部门"), ("implementing_unit", "实施单位")) if project.get(member))
        if line:
            parts.append(Paragraph(line, VALUE))
    parts.append(Paragraph("一、资金使用情况", "label"))
    grid = Grid(5 if scored else 4)
    grid.row(*(Cell(text) for text in (["资金类别", f"预算数（{truth['amount_unit']}）", f"执行数（{truth['amount_unit']}）", "执行率"] + (["得分"] if scored else []))))
    total = truth["budget"]["total"]
    score = [value(truth["claimed"]["budget_score"]) if "budget_score" in truth.get("claimed", {}) else either("")] if scored else []
    amounts = [value(total[kind]) if kind in total else either("") for kind in ("adjusted", "executed")]
    grid.row(Cell("合计"), *amounts, rate(truth), *score)
    for source in truth["budget"].get("sources", []):
        amounts = [value(source[kind]) if kind in source else either("") for kind in ("adjusted", "executed")]
        grid.row(value(source["name"]), *amounts, either(""), *([either("")] if scored else []))
    parts.append(grid)
    goals = truth.get("goals", {})
    parts.append(Paragraph("二、年度目标完成情况", "label"))
    grid = Grid(2)
    grid.row(Cell("年初设定的绩效目标"), Cell("目标实际完成情况"))
    grid.row(*(value(goals[member]) if goals.get(member) else either("") for member in ("annual", "achieved")))
    parts.append(grid)
    parts.append(Paragraph("三、绩效指标完成情况", "label"))
    heads = ["序号", "一级指标", "二级指标", "绩效指标", "目标值", "完成值"] + (["权重", "评分"] if scored else []) + ["未达到目标的原因"]
    grid = Grid(len(heads))
    grid.row(*(Cell(text) for text in heads))
    indicators = truth["indicators"]
    first = runs(indicators, lambda a, b: a["level1"] == b["level1"])
    second = runs(indicators, lambda a, b: (a["level1"], a["level2"]) == (b["level1"], b["level2"]))
    shared = runs(indicators, lambda a, b: b.get("shares_score_with_above", False))
    for n, row in enumerate(indicators):
        cells = [either(str(n + 1))]
        cells += [value(row["level1"], rs=first[n])] if first[n] else []
        cells += [value(row["level2"], rs=second[n])] if second[n] else []
        cells.append(value(row["name"]))
        cells += [value(row[kind]) if row.get(kind) else either("") for kind in ("target", "actual")]
        if scored:
            cells += [value(row[kind], rs=shared[n]) if kind in row else either("", rs=shared[n]) for kind in ("points", "score") if shared[n]]
        cells.append(value(row["reason"]) if row.get("reason") else either(""))
        grid.row(*cells)
    if scored and "total" in truth.get("claimed", {}):
        grid.row(Cell("综合评分", cs=7), value(truth["claimed"]["total"]), either(""))
    parts.append(grid)
    if "grade" in truth.get("claimed", {}):
        parts.append(Paragraph(f"评价等级：{truth['claimed']['grade']}", VALUE))
    if truth.get("narrative", {}).get("problems"):
        parts.append(Paragraph("存在的主要问题：" + truth["narrative"]["problems"], VALUE))
    bottom = "单位负责人：　　　　　填表人：　　　　　"
    if "filed_on" in truth:
        bottom += "填表日期：" + day(truth["filed_on"], "{}年{}月{}日")
    parts.append(Paragraph(bottom, VALUE))
    return parts, truth, []


def kinds(blocks, layout, number):
    """(ending, bytes) of a page."""
    known_layout = layout if layout < 6 else (5 if layout == 7 else 1)
    how = {"layout": known_layout, "typed": layout in (2, 5, 7), "units": False}
    yield "xlsx", to_xlsx.workbook([("自评表", blocks)], how)
    yield "docx", to_docx.document(blocks, known_layout, None)
    # 2 and 4 are web pages, small and of themselves.
    yield "html", to_html.page(blocks, layout if layout < 6 else (4 if layout == 7 else 2))


def render(all_layouts):
    """{path: bytes}."""
    out, lines, left = {}, ["file\ttable\twhat\tpath\tvalue\treason"], ["file\ttext"]
    names = {**layouts.NAMES, 6: "system", 7: "sections", 8: "notice"}
    for number, (stem, evaluation) in enumerate(sources(), 1):
        for layout, name in names.items():
            # The known layouts print a rate.
            if layout < 6 and (not all_layouts or "adjusted" not in evaluation["budget"]["total"]):
                continue
            make = {6: system, 7: sections, 8: notice}.get(layout)
            blocks, truth, changes = make(stem, evaluation) if make else known(number, stem, evaluation, layout)
            shape = f"{stem}.{layout}"
            table = json.dumps({"evaluation": truth, "scheme": evaluation["scheme"]}, ensure_ascii=False, indent=1) + "\n"
            out[f"tables/{shape}.json"] = table.encode()
            for kind, data in kinds(blocks, layout, number):
                file = f"{stem}.{layout}-{name}.{kind}"
                out[f"files/{file}"] = data
                lines.append("\t".join((file, "", "holds", "", shape, "")))
                lines += ["\t".join((file, "0", *change)) for change in changes]
                seen = []
                for part in walk(blocks):
                    text = part.text.replace("\n", " ").strip()
                    if part.use == UNUSED and text and text not in seen:
                        seen.append(text)
                left += [f"{file}\t{text}" for text in seen]
    out["expected.tsv"] = ("\n".join(lines) + "\n").encode()
    out["unused.tsv"] = ("\n".join(left) + "\n").encode()
    return out


def main():
    all_layouts = "--all" in sys.argv
    made = render(all_layouts)
    if "--check" in sys.argv:
        wrong = [path for path, data in made.items() if open(os.path.join(HERE, path), "rb").read() != data]
        sys.exit("differ: " + ", ".join(wrong) if wrong else 0)
    for path, data in made.items():
        path = os.path.join(HERE, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
    print(len(made), "files")


main()
