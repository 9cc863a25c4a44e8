"""Holds the rendered files against the ground truth: whatever the truth states must really stand in the file.

    python3 tests/import/verify.py [FILE …]     all of tests/import/files when no file is named

Read with openpyxl, xlrd, python-docx and html.parser. Per file: header values, boxes, funds row by row, accounts row
by row, each indicator with its target, actual value, points, score and reason in one row, totals and texts, every
line of unused.tsv and every sentence of a report. Ends with 1 and a line for each value that is missing.
"""

import csv
import json
import os
import re
import sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from read_tables import read  # noqa: E402

LABELS = {"departmental_budget": "部门预算项目", "earmarked_fund": "市直专项", "transfer_payment": "市对下转移支付项目", "continuing": "持续性项目",
          "new": "新增性项目", "permanent": "常年性项目", "multi_year": "延续性项目", "one_off": "一次性项目"}
FIGURES = ("initial", "adjusted", "executed")


def bare(text):
    """Without any white space, and without the comma between thousands."""
    text = re.sub(r"[\s\u00a0\u3000]", "", text)
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)


def lists(name):
    with open(f"{HERE}/{name}", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def wanted(name, rows):
    """The evaluations a file holds, after the changes of its layout."""
    found = []
    for row in (r for r in rows if r["file"] == name):
        if row["what"] == "holds":
            for stem in row["value"].split():
                with open(f"{HERE}/tables/{stem}.json", encoding="utf-8") as file:
                    found.append(json.load(file)["evaluation"])
        elif row["what"] in ("set", "drop"):
            path = [int(p) if p.isdigit() else p for p in re.findall(r"[^.\[\]]+", row["path"])]
            place = found[int(row["table"])]
            for step in path[:-1]:
                place = place[step] if isinstance(step, int) else place.setdefault(step, {})
            if row["what"] == "set":
                place[path[-1]] = row["value"]
            else:
                del place[path[-1]]
    return found


class File:
    """What a file says, by rows and as one text."""

    def __init__(self, path):
        self.rows, lines = [], []
        for kind, said in read(path):
            rows = [[said]] if kind == "text" else said
            self.rows += [Counter(bare(cell) for cell in row) for row in rows]
            lines += [bare(cell) for row in rows for cell in row]
        self.text = "\n".join(lines)
        self.wrong = []

    def says(self, what, text):
        if bare(text) not in self.text and bare(text) not in self.text.replace("\n", ""):
            self.wrong.append(f"{what}: {text!r} is nowhere")

    def row(self, what, cells, begins=()):
        """A row that holds all these cells at once; of `begins` a cell must begin or end with each."""
        need = Counter(bare(c) for c in cells)
        for row in self.rows:
            if all(row[text] >= count for text, count in need.items()) and all(
                    any(c.startswith(bare(b)) or c.endswith(bare(b)) for c in row) for b in begins):
                return
        self.wrong.append(f"{what}: no row holds {list(cells)} and {list(begins)}")


def indicator(file, at, row):
    """One indicator: every value of it in one row."""
    cells = [row[k] for k in ("actual", "score", "reason") if k in row]
    target = row.get("target")
    parts = re.fullmatch(r"([≥≤≧≦＝=═﹦]?)(\d[\d,.]*)(\D*)", target or "")
    targets = [[target]] if target else [[]]
    if parts:
        targets.append([p for p in parts.groups() if p])
    ways = []
    for wanted_target in targets:
        if "points" in row:
            ways.append((cells + wanted_target + [row["points"]], [row["name"]]))
            ways += [(cells + wanted_target, [row["name"] + f"{a}{row['points']}分{b}"]) for a, b in ("（）", "()")]
        else:
            ways.append((cells + wanted_target, [row["name"]]))
    before = len(file.wrong)
    for way, begins in ways:
        file.row(at, way, begins)
        if len(file.wrong) == before:
            return
        del file.wrong[before:]
    file.wrong.append(f"{at}: no row says {row}")


def held(file, evaluation):
    """Everything of one evaluation."""
    project, budget = evaluation.get("project") or {}, evaluation["budget"]
    claimed = evaluation.get("claimed", {})
    for what in ("unit", "amount_unit"):
        file.says(what, evaluation[what])
    file.says("year", f"{evaluation['year']}年度")
    if "filed_on" in evaluation:
        year, month, day = map(int, evaluation["filed_on"].split("-"))
        shapes = (f"{year}年{month}月{day}日", f"{year}-{month:02}-{day:02}", f"{year}.{month}.{day}", f"{year}/{month}/{day}")
        if not any(shape in file.text for shape in shapes):
            file.wrong.append(f"filed_on: {evaluation['filed_on']} is nowhere")
    for what in ("name", "supervising_department", "implementing_unit"):
        if what in project:
            file.says(what, project[what])
    for what in ("category", "attribute", "duration"):
        if what in project:
            label = LABELS[project[what]]
            if not re.search(rf"[■]\d\.{label}|\d、{label}(（√）|[☑☒√■])", file.text):
                file.wrong.append(f"{what}: {label} is not ticked")
    total = [budget["total"][k] for k in FIGURES if k in budget["total"]]
    file.row("budget", total + [claimed[k] for k in ("execution_rate", "budget_score") if k in claimed])
    for source in budget.get("sources", []):
        file.row("source", [source[k] for k in FIGURES if k in source], [source["name"]])
    for text in (budget.get("reason"), *evaluation.get("expenditure", {}).values(), *evaluation.get("goals", {}).values(),
                 *evaluation.get("narrative", {}).values(), *evaluation.get("contacts", {}).values()):
        if text:
            file.says("text", text)
    for row in evaluation.get("accounts", []):
        file.row("accounts", [row["name"]] + [row[k] for k in ("initial", "supplement", "adjusted", "final") if k in row])
        file.says("accounts group", row.get("group", ""))
    for n, row in enumerate(evaluation["indicators"]):
        indicator(file, f"indicators[{n}]", row)
        file.says("level1", row["level1"])
        file.says("level2", row["level2"])
    if "total" in claimed:
        file.row("total", [claimed["total"]], [])
    for title, points in claimed.get("sections", {}).items():
        if not any(f"{title}{a}{points}分{b}" in file.text for a, b in ("（）", "()")):
            file.wrong.append(f"sections: {title} {points} is nowhere")
    if "goal_points" in claimed and not re.search(rf"(绩效目标|指标|绩效指标完成情况)[（(]{claimed['goal_points']}分", file.text):
        file.wrong.append(f"goal_points: {claimed['goal_points']} is nowhere")
    if "grade" in claimed:
        file.row("grade", [claimed["grade"]])


def only_listed(expected, unused):
    """What a table prints without a member is listed as unused for its official layout."""
    wrong = []
    for row in expected:
        if row["what"] != "holds" or not row["file"].endswith("1-official.xlsx"):
            continue
        with open(f"{HERE}/tables/{row['value']}.json", encoding="utf-8") as file:
            only = json.load(file)["printed_only"]
        review = only.get("review", {})
        texts = [only.get("total_points"), *only.get("source_rates", {}).values(), *only.get("footnotes", []),
                 review.get("budget"), review.get("total"), *review.get("rows", [])]
        wrong += [f"{row['file']}: {text!r} is not in unused.tsv" for text in texts if text and text not in unused.get(row["file"], [])]
    return wrong


def main(names):
    expected, unused = list(lists("expected.tsv")), {}
    for row in lists("unused.tsv"):
        unused.setdefault(row["file"], []).append(row["text"])
    said = {}
    for row in expected:
        if row["what"] == "says":
            said.setdefault(row["file"], []).append(row)
    wrong, values = only_listed(expected, unused), 0
    files = names or [row["file"] for row in expected if row["what"] == "holds"]
    for name in files:
        file = File(f"{HERE}/files/{name}")
        for evaluation in wanted(name, expected):
            held(file, evaluation)
            values += len(evaluation["indicators"])
        for row in said.get(name, []):
            file.says(row["path"], row["value"])
        for text in unused.get(name, []):
            file.says("unused", text)
        wrong += [f"{name}: {line}" for line in file.wrong]
    if wrong:
        sys.exit("\n".join(wrong[:60]) + f"\n{len(wrong)} values are missing")
    print(f"{len(files)} files, {values} rows of indicators: all that the tables state is there")


if __name__ == "__main__":
    main(sys.argv[1:])
