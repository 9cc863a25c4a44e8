"""Whole reports around the tables: prose, accounts and forms in one document."""

import glob
import json
import os

import to_docx
import to_html
from forms import accounts, form
from grid import EITHER, VALUE, Paragraph
from layouts import above, title
from page import Page
from to_text import lines

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# The seed's tables as its text has them: cells shifted to the left, words wrapped, a row cut by a page break.
SEED = {("accounts", "01-seed-unit"): "seed-accounts", ("form", "01-seed-unit"): "seed-unit", ("form", "02-seed-project"): "seed-project"}


def pages(found, stems):
    for stem in stems:
        number = int(stem[:2])
        name, table = found[number]
        yield Page(number, 1, name, table["print"], table["printed_only"], table["evaluation"])


def blocks(report, tables):
    """The document as paragraphs and grids."""
    for kind, content in report["body"]:
        if kind == "accounts":
            yield accounts(tables[content])
        elif kind == "form":
            yield from form_of(tables[content])
        elif kind == "p":
            yield Paragraph("".join(text for _, text in content), VALUE)
        else:
            yield Paragraph(content, EITHER, kind)


def form_of(page):
    yield from (Paragraph(line, VALUE, "title") for line in title(page))
    yield from (Paragraph(f"{label}：{said}", VALUE) for label, said in above(page))
    yield form(page)
    yield from (Paragraph(text, "unused") for text in page.only.get("footnotes", []))


def text(report, tables, shape):
    """The report as plain text; `shape` gives the lines of a table that stand as the seed has them."""
    out = []
    for kind, content in report["body"]:
        ready = shape.get((kind, tables[content].name)) if kind in ("accounts", "form") else None
        if kind == "form":
            heads = [part for part in form_of(tables[content]) if isinstance(part, Paragraph) and part.use == VALUE]
            heads = heads[:-1] if ready else heads  # the seed names the unit of amounts only inside its forms
            out += [text for part in heads for text in (part.text, "")]
        if ready:
            out += [ready, ""]
        elif kind in ("accounts", "form"):
            grid = accounts(tables[content]) if kind == "accounts" else form(tables[content])
            # A cell of several lines is written on one line here: nothing quotes it.
            out += ["\t".join(cell.replace("\n", " ") for cell in row) for row in lines([grid], 1)] + [""]
            if kind == "form":
                out += [part for text in tables[content].only.get("footnotes", []) for part in (text, "")]
        else:
            whole = content if kind != "p" else "".join(text for _, text in content)
            out += [cut(whole, len(out)), ""]
    return "\n".join(out)


FORMULA = "≥90%", "$\\geq 90\\%$"  # what texts taken from PDF files make of an operator


def cut(whole, place):
    """Some paragraphs are cut by a page break, some carry spaces around figures, as texts taken from PDF files do."""
    whole = whole.replace(*FORMULA)
    comma = whole.find("，", 16) + 1
    if place % 18 == 2 and comma:
        return whole[:comma] + "\n\n" + whole[comma:]
    return whole.replace("2020年", "2020 年") if place % 3 == 0 else whole


def changes(report, tables):
    """What the report says beyond its tables. Each form ends the report of its evaluation."""
    forms = 0
    for kind, content in report["body"]:
        forms += kind == "form"
        if kind != "p":
            continue
        yield forms, "says", "claimed.report", "".join(text for _, text in content), "a paragraph of the report"
        for member, said in content:
            if member:
                which, _, path = member.partition(".")
                if path.startswith("goals."):
                    yield int(which), "set", path, said, "stands in the report, not in the table"
                else:
                    yield int(which), "says", path, said, "a sentence of this section"


def seed_shape():
    """The lines of the seed's tables and what they say otherwise than the tables of 01 and 02."""
    shape = {}
    for key, name in SEED.items():
        with open(f"{ROOT}/reports/{name}.tsv", encoding="utf-8") as file:
            shape[key] = file.read().rstrip("\n")
    half = "组织各学科高效课堂(空中课堂)专题教学研究活动"
    reason = "the seed's text has half-width brackets here"
    return shape, [(0, "set", "indicators[3].name", half, reason), (1, "set", "indicators[1].name", half, reason)]


def render(out, found):
    for path in sorted(glob.glob(f"{ROOT}/reports/*.json")):
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        stem = os.path.basename(path)[:-5]
        tables = list(pages(found, report["tables"]))
        parts = list(blocks(report, tables))
        said = list(changes(report, tables))
        lost = [(n, *change) for n, page in enumerate(tables) for change in dict.fromkeys(page.changes)]
        lost += [(n, "may", "report_date", page.truth["filed_on"], "the date under the report") for n, page in enumerate(tables)]
        for kind in report["formats"]:
            more = said + lost
            if kind == "txt":
                shape, own = seed_shape() if stem == "report-seed" else ({}, [])
                data, more = text(report, tables, shape).encode(), more + own
                more = [(*change[:3], change[3].replace(*FORMULA), change[4]) for change in more]
            elif kind == "docx":
                data = to_docx.document(parts, 1)
            else:
                data = to_html.page(parts, 2)
            out.add(f"{stem}.{kind}", data, report["tables"], parts, more)
