"""Renders every table in every layout.

    python3 tests/import/make           writes tests/import/files, expected.tsv, unused.tsv
    python3 tests/import/make --check   renders again and compares with what is there, byte for byte
    python3 tests/import/make --office  lets LibreOffice save some of them once more (tests/import/files/office-*)
"""

import glob
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import layouts  # noqa: E402
import office  # noqa: E402
import reports  # noqa: E402
import to_docx  # noqa: E402
import to_html  # noqa: E402
import to_text  # noqa: E402
import to_xls  # noqa: E402
import to_xlsx  # noqa: E402
from grid import UNUSED, walk  # noqa: E402
from page import Page  # noqa: E402

ROOT = os.path.dirname(HERE)
# In layout 4 another project's form stands below; elsewhere a table of purchases, or the table of accounts above.
PARTNERS = {3: 11, 6: 2, 8: 9, 10: 16, 12: 5, 14: 15}
XLS = ((1, 1), (2, 2), (8, 1), (10, 4), (12, 5), (14, 3))
CSV = ((2, 3), (4, 2), (7, 2), (9, 3), (13, 2), (16, 5))


class Out:
    """What is to be written: files by path, and the lines of the two lists."""

    def __init__(self):
        self.files, self.expected, self.unused = {}, [], []

    def add(self, name, data, tables, blocks, changes=()):
        """One file with the tables it holds, in order; `changes` are (which, what, path, value, reason)."""
        self.files[f"files/{name}"] = data
        self.expected.append((name, "", "holds", "", " ".join(tables), ""))
        for which, what, path, value, reason in changes:
            line = (name, str(which), what, path, value, reason)
            assert not any("\t" in part or "\n" in part for part in line), line
            self.expected.append(line)
        seen = []
        for part in walk(blocks):
            text = part.text.replace("\n", " ").strip()
            if part.use == UNUSED and text and text not in seen:
                seen.append(text)
        self.unused += [(name, text) for text in seen]


def tables():
    """{number: (stem, the table's file)}."""
    found = {}
    for path in sorted(glob.glob(f"{ROOT}/tables/*.json")):
        with open(path, encoding="utf-8") as file:
            stem = os.path.basename(path)[:-5]
            found[int(stem[:2])] = (stem, json.load(file))
    return found


def page(found, number, layout):
    stem, table = found[number]
    return Page(number, layout, stem, table["print"], table["printed_only"], table["evaluation"])


def options(number, layout):
    return {"layout": layout, "typed": layout in (2, 5) or layout == 3 and number % 2 == 0, "units": number == 7}


def sheet(found, number, layout):
    """(blocks, tables, changes) of one page."""
    one = page(found, number, layout)
    blocks, names = layouts.blocks(one), [one.name]
    changes = [(0, *change) for change in one.changes]
    if layout == 4 and number in PARTNERS:
        other = page(found, PARTNERS[number], layout)
        blocks += layouts.blocks(other)
        names.append(other.name)
        changes += [(1, *change) for change in other.changes]
    elif layout == 4 and "accounts" not in one.truth:
        blocks += layouts.purchases(number)
    return blocks, names, changes


def render(out, found):
    for number in found:
        for layout, kind in layouts.NAMES.items():
            blocks, names, changes = sheet(found, number, layout)
            stem = f"{names[0]}.{layout}-{kind}"
            how = options(number, layout)
            out.add(f"{stem}.xlsx", to_xlsx.workbook([("自评表", blocks)], how), names, blocks, changes)
            tracked = "（征求意见稿）" if layout == 3 else None
            out.add(f"{stem}.docx", to_docx.document(blocks, layout, tracked), names, blocks, changes)
            out.add(f"{stem}.html", to_html.page(blocks, layout), names, blocks, changes)
            if (number, layout) in XLS:
                out.add(f"{stem}.xls", to_xls.workbook("自评表", blocks, how), names, blocks, changes)
            if (number, layout) in CSV:
                text = to_text.separated(blocks, layout)
                out.add(f"{stem}.utf8.csv", b"\xef\xbb\xbf" + text.encode(), names, blocks, changes)
                out.add(f"{stem}.gb18030.csv", text.encode("gb18030"), names, blocks, changes)
                tabs = to_text.separated(blocks, layout, tab=True)
                out.add(f"{stem}.txt", tabs.encode(), names, blocks, changes)
                out.add(f"{stem}.utf16.txt", b"\xff\xfe" + tabs.encode("utf-16-le"), names, blocks, changes)


def books(out, found):
    """Workbooks of several sheets: the unit and its project, and a hidden list for drop-downs."""
    unit, project = sheet(found, 1, 1), sheet(found, 2, 1)
    lists = layouts.drop_downs()
    data = to_xlsx.workbook([("整体", unit[0]), ("项目", project[0])], options(1, 1), [("选项", lists)])
    changes = [*unit[2], *((1, *rest) for _, *rest in project[2])]
    out.add("book-two-sheets.xlsx", data, [*unit[1], *project[1]], [*unit[0], *project[0], *lists], changes)


def main():
    out, found = Out(), tables()
    render(out, found)
    books(out, found)
    reports.render(out, found)
    office.expected(out, found, sheet)
    for name, head, lines in (("expected.tsv", ("file", "table", "what", "path", "value", "reason"), out.expected),
                              ("unused.tsv", ("file", "text"), out.unused)):
        out.files[name] = "".join("\t".join(line) + "\n" for line in (head, *lines)).encode()
    if "--check" in sys.argv[1:]:
        wrong = []
        for name, data in out.files.items():
            path = f"{ROOT}/{name}"
            if not os.path.exists(path) or open(path, "rb").read() != data:
                wrong.append(name)
        kept = {f"files/{name}" for name in os.listdir(f"{ROOT}/files")}
        wrong += sorted(name for name in kept - set(out.files) if name not in office.kept())
        if wrong:
            sys.exit("\n".join(["differs:", *wrong[:20]]))
        print(f"{len(out.files)} files as they are")
        return
    os.makedirs(f"{ROOT}/files", exist_ok=True)
    for name in os.listdir(f"{ROOT}/files"):
        if f"files/{name}" in office.kept():
            continue
        os.remove(f"{ROOT}/files/{name}")
    for name, data in out.files.items():
        with open(f"{ROOT}/{name}", "wb") as file:
            file.write(data)
    if "--office" in sys.argv[1:]:
        office.save()
    print(f"{len(out.files)} files, {sum(map(len, out.files.values()))} bytes")


main()
