"""Reads tables out of the rendered files with readers that share nothing with the generator.

`read(path)` gives [(kind, rows)] in the order of the file: ("text", line) or ("table", rows of texts as displayed).
Merged cells hold their text at every place they cover.
"""

import csv
import io
import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def display(value, style):
    """A stored value in its number format, as far as the tables use formats."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, datetime):
        if "年" in style:
            return f"{value.year}年{value.month}月{value.day}日"
        return f"{value.year}-{value.month:02}-{value.day:02}"
    figure, suffix = Decimal(repr(value)), ""
    unit = re.search(r'"([^"]*)"', style)
    if unit:
        suffix = unit[1]
    if style.endswith("%"):
        figure, suffix = figure * 100, "%"
    places = len(re.sub(r'"[^"]*"|%', "", style).partition(".")[2])
    if style == "General":
        return format(figure.normalize(), "f")
    shown = figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return (f"{shown:,f}" if "," in style else f"{shown:f}") + suffix


def xlsx(path):
    from openpyxl import load_workbook

    out = []
    for sheet in load_workbook(path, data_only=True):
        if sheet.sheet_state != "visible":
            continue
        grid = [[display(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
        for area in sheet.merged_cells.ranges:
            for y in range(area.min_row - 1, area.max_row):
                for x in range(area.min_col - 1, area.max_col):
                    grid[y][x] = grid[area.min_row - 1][area.min_col - 1]
        out.append(("table", grid))
    return out


def xls(path):
    import xlrd

    book = xlrd.open_workbook(path, formatting_info=True)
    out = []
    for sheet in book.sheets():
        def shown(y, x):
            cell = sheet.cell(y, x)
            style = book.format_map[book.xf_list[sheet.cell_xf_index(y, x)].format_key].format_str
            if cell.ctype == xlrd.XL_CELL_DATE:
                return display(datetime(*xlrd.xldate_as_tuple(cell.value, book.datemode)), style)
            return cell.value if cell.ctype != xlrd.XL_CELL_NUMBER else display(cell.value, style)

        grid = [[shown(y, x) for x in range(sheet.ncols)] for y in range(sheet.nrows)]
        for top, bottom, left, right in sheet.merged_cells:
            for y in range(top, bottom):
                for x in range(left, right):
                    grid[y][x] = grid[top][left]
        out.append(("table", grid))
    return out


def word_text(element):
    """The text of a part of a Word file: symbols as boxes, breaks as lines, deleted text left out."""
    out = []
    for part in element.iter():
        if part.tag == f"{W}t":
            out.append(part.text or "")
        elif part.tag in (f"{W}br", f"{W}p"):
            out.append("\n")
        elif part.tag == f"{W}sym":
            out.append("☑" if part.get(f"{W}char") == "F052" else "□")
    return "".join(out).strip()


def docx(path):
    import docx as word
    from docx.table import Table

    document = word.Document(path)
    out = []
    for element in document.element.body:
        if element.tag == f"{W}p":
            out.append(("text", word_text(element)))
        elif element.tag == f"{W}tbl":
            out.append(("table", [[word_text(cell._tc) for cell in row.cells] for row in Table(element, document).rows]))
    return out


class Pages(HTMLParser):
    """Tables of a page, nested ones by themselves; a new row or cell ends the one before."""

    def __init__(self):
        super().__init__()
        self.done, self.open, self.line, self.hidden = [], [], "", 0

    def flush(self):
        if self.line.strip():
            self.done.append(("text", self.line.strip()))
        self.line = ""

    def handle_starttag(self, tag, given):
        given = dict(given)
        if tag in ("script", "style", "title"):
            self.hidden += 1
        elif tag == "table":
            self.flush()
            self.open.append([])
        elif self.open and tag == "tr":
            self.open[-1].append([])
        elif self.open and tag in ("td", "th"):
            self.open[-1][-1].append([int(given.get("rowspan", 1)), int(given.get("colspan", 1)), ""])
        elif tag in ("br", "p", "h2", "div"):
            self.handle_data("\n")
            if not self.open:
                self.flush()
        elif tag == "input":
            self.handle_data("☑" if "checked" in given else "□")
        elif tag == "span" and "Wingdings" in (given.get("style") or ""):
            self.handle_data("\ue002")  # the next letter is a symbol

    def handle_endtag(self, tag):
        if tag in ("script", "style", "title"):
            self.hidden -= 1
        elif tag == "table":
            self.done.append(("table", expand(self.open.pop())))

    def handle_data(self, text):
        if self.hidden:
            return
        if self.open and self.open[-1] and self.open[-1][-1]:
            self.open[-1][-1][-1][2] += text
        else:
            self.line += text


def expand(rows):
    """Rows of [rowspan, colspan, text] as a grid."""
    grid = {}
    for y, cells in enumerate(rows):
        x = 0
        for down, across, text in cells:
            while (y, x) in grid:
                x += 1
            text = re.sub("\ue002+R", "☑", text)
            text = re.sub("\ue002+£", "□", text)
            for dy in range(down):
                for dx in range(across):
                    grid[y + dy, x + dx] = text.strip()
            x += across
    width = max([x for _, x in grid] or [0]) + 1
    return [[grid.get((y, x), "") for x in range(width)] for y in range(len(rows))]


def html(path):
    data = open(path, "rb").read()
    pages = Pages()
    pages.feed(data.decode("gb18030" if b"charset=gb2312" in data else "utf-8"))
    pages.close()
    pages.flush()
    return pages.done


def text(path):
    data = open(path, "rb").read()
    if data[:2] == b"\xff\xfe":
        words = data[2:].decode("utf-16-le")
    else:
        words = data.decode("gb18030" if ".gb18030." in path else "utf-8-sig")
    words = re.sub(r"<input checked[^>]*>", "☑", words).replace('<input type="checkbox"/>', "□")
    words = re.sub("</?p>", "", words)
    delimiter = "," if path.endswith(".csv") else "\t"
    return [("table", list(csv.reader(io.StringIO(words, newline=""), delimiter=delimiter)))]


def read(path):
    return {"xlsx": xlsx, "xls": xls, "docx": docx, "html": html, "csv": text, "txt": text}[path.rpartition(".")[2]](path)
