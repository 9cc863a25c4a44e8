"""Reads a Word file back with python-docx and compares it with what it must say.

    python3 tests/office/read_docx.py FILE.docx EXPECTED.json

EXPECTED.json is written by `tests/docx.rs`. Ends with 1 and a line for each difference.
"""

import json
import sys
import zipfile

try:
    import docx
except ImportError:
    sys.exit("python-docx is missing: pip install python-docx")
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

wrong = []


def check(what, found, expected):
    if found != expected:
        wrong.append(f"{what}: found {found!r:.200}, expected {expected!r:.200}")


def sections(document, expected):
    if not expected["sheets"]:
        return
    check("number of sections", len(document.sections), len(expected["sheets"]))
    for number, (section, sheet) in enumerate(zip(document.sections, expected["sheets"])):
        name = f"section {number}"
        width, height = Mm(210), Mm(297)
        if sheet["landscape"]:
            width, height = height, width
        check(f"{name} landscape", section.orientation == WD_ORIENT.LANDSCAPE, sheet["landscape"])
        margins = (37, 26, 35, 28) if sheet["report"] else (20, 18, 18, 18)
        sizes = zip(
            ("width", "height", "top", "right", "bottom", "left"),
            (section.page_width, section.page_height, section.top_margin, section.right_margin,
             section.bottom_margin, section.left_margin),
            (width, height, *(Mm(margin) for margin in margins)),
        )
        for what, found, wanted in sizes:
            if abs(found - wanted) > Mm(0.05):
                wrong.append(f"{name} {what}: {found.mm:.2f} mm, expected {wanted / Mm(1):.2f} mm")
        for kind in ("footer", "even_page_footer"):
            footer = getattr(section, kind)
            check(f"{name} {kind}", "".join(p.text for p in footer.paragraphs), "— 1 —")
            fields = [el.text for el in footer._element.iter(qn("w:instrText"))]
            check(f"{name} {kind} field", fields, ["PAGE"])
        for kind in ("header", "even_page_header"):
            text = "".join(p.text for p in getattr(section, kind).paragraphs)
            check(f"{name} {kind}", text, expected["draft"] or "")


def paragraphs(document, expected):
    found = [[p.style.name, p.text] for p in document.paragraphs if p.style.name not in ("After Table", "Next Page")]
    check("number of paragraphs", len(found), len(expected["paragraphs"]))
    for number, (one, other) in enumerate(zip(found, expected["paragraphs"])):
        check(f"paragraph {number}", one, other)
    for p in document.paragraphs:
        if p.style.name.startswith("Heading"):
            level = p.style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val"))
            check(f"outline level of {p.style.name}", level, str(int(p.style.name[-1]) - 1))


ALIGNMENTS = {WD_ALIGN_PARAGRAPH.LEFT: "left", WD_ALIGN_PARAGRAPH.RIGHT: "right", None: "center"}


def shape(name, found, expected, width):
    check(f"{name} columns", len(found.columns), len(expected["widths"]))
    grid = [int(column.get(qn("w:w"))) for column in found._tbl.tblGrid]
    check(f"{name} width of the grid", sum(grid), width)
    for column, (dxa, percent) in enumerate(zip(grid, expected["widths"])):
        if abs(dxa - width * percent / sum(expected["widths"])) > 1:
            wrong.append(f"{name} column {column}: {dxa}, expected {percent} % of {width}")


def continued(text):
    """What a label says on the pages after its first."""
    text = text.strip()
    if not text or text.endswith("（续）"):
        return text
    return "（续）" if len(text) > 40 else f"{text}（续）"


def one_row(name, row, places, width, cells_seen, carried=frozenset()):
    """A row of the file against the places of the grid; `carried` names the cells that go on from the page before."""
    # Word itself, unlike python-docx, wants the widths of a row to add up too.
    widths = [int(tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for tc in row._tr.tc_lst]
    check(f"{name} width", sum(widths), width)
    cells = row.cells
    check(f"{name} places", len(cells), len(places))
    for x, (cell, place) in enumerate(zip(cells, places)):
        at = f"{name} column {x}"
        if place is None:
            check(at, cell.text, "")
            continue
        check(at, cell.text, continued(place["text"]) if place["cell"] in carried else place["text"])
        # python-docx gives one object for every place that a merged cell covers.
        check(f"{at} is one cell", cells_seen.setdefault(cell._tc, place["cell"]), place["cell"])
        first = cell.paragraphs[0]
        check(f"{at} alignment", ALIGNMENTS.get(first.alignment, "?"), place["align"])
        style = "Table Heading" if place["heading"] else "Table Text"
        check(f"{at} style", first.style.name, style)


def repeats(row):
    return row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None


def table(name, pieces, expected, width):
    """A table, which a form has page by page: with its headings and labels again on each."""
    all_places = expected["places"]
    is_heading = [any(place and place["grid_heading"] for place in places) for places in all_places]
    heading = is_heading.index(True) if True in is_heading else None
    y = 0
    seen_before = set()
    for number, found in enumerate(pieces):
        shape(f"{name} piece {number}", found, expected, width)
        rows = list(found.rows)
        cells_seen = {}
        carried = frozenset(seen_before)
        if number and heading is not None and y > heading and rows:
            titles = [(x, place["text"]) for x, place in enumerate(all_places[heading]) if place and place["grid_heading"]]
            if all(rows[0].cells[x].text == text for x, text in titles):
                below = {place["cell"] for place in all_places[y] if place} if y < len(all_places) else set()
                one_row(f"{name} headings again", rows.pop(0), all_places[heading], width, cells_seen,
                        carried & below - {place["cell"] for place in all_places[heading] if place["grid_heading"]})
            elif all(is_heading_gone(all_places, y)):
                pass
            else:
                wrong.append(f"{name} piece {number}: no headings")
        for row in rows:
            if y >= len(all_places):
                wrong.append(f"{name}: more rows than {len(all_places)}")
                return
            check(f"{name} row {y} repeats", repeats(row), y < expected["header_rows"])
            one_row(f"{name} row {y}", row, all_places[y], width, cells_seen, carried)
            seen_before.update(place["cell"] for place in all_places[y] if place)
            y += 1
    check(f"{name} rows", y, len(all_places))


def is_heading_gone(all_places, y):
    """Whether nothing of the indicator table is left from this row on: rows of it have more cells than the form's own."""
    most = max(len({place["cell"] for place in places if place}) for places in all_places)
    return [len({place["cell"] for place in places if place}) < most for places in all_places[y:]]


def text_width(sheet):
    return (16838 if sheet["landscape"] else 11906) - (3061 if sheet["report"] else 2042)


def tables(document, expected):
    # Each table belongs to the section that ends after it.
    found = [[] for _ in expected["sheets"]]
    place = 0
    by_element = {table._tbl: table for table in document.tables}
    for element in document.element.body:
        if element.tag == qn("w:tbl"):
            found[place].append(by_element[element])
        elif element.find(f".//{qn('w:sectPr')}") is not None:
            place += 1
    for number, sheet in enumerate(expected["sheets"]):
        wanted = [table for table in expected["tables"] if table["sheet"] == number]
        width = text_width(sheet)
        if sheet["report"]:
            check(f"sheet {number} tables", len(found[number]), len(wanted))
            for one, other in zip(found[number], wanted):
                table(f"sheet {number}", [one], other, width)
        else:
            check(f"sheet {number} has one table", len(wanted), 1)
            table(f"sheet {number}", found[number], wanted[0], width)


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    with zipfile.ZipFile(path) as package:
        check("damaged part", package.testzip(), None)
    document = docx.Document(path)
    check("title", document.core_properties.title, expected["title"])
    check("author", document.core_properties.author, "")
    check("last modified by", document.core_properties.last_modified_by, "")
    sections(document, expected)
    paragraphs(document, expected)
    tables(document, expected)
    if wrong:
        shown = "\n".join(wrong[:50])
        sys.exit(f"{path}: {len(wrong)} differences\n{shown}")
    print(f"{path}: {len(expected['paragraphs'])} paragraphs and {len(expected['tables'])} tables as they must be")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
