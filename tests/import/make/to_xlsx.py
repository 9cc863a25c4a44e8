"""Pages as Excel workbooks (openpyxl)."""

import io
import re
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from display import stored
from grid import ON, OFF, Grid
from package import repacked

BOXES = {1: ("☑", "□"), 2: ("√", ""), 3: ("■", "□"), 4: ("☑", "☐"), 5: ("√", "□")}
LINE = Side(style="thin")
BORDER = Border(LINE, LINE, LINE, LINE)


def put(sheet, y, x, text, number, options):
    """Writes one cell (1-based), as a number with its format where the layout stores numbers."""
    on, off = BOXES[options["layout"]]
    text = ILLEGAL_CHARACTERS_RE.sub("", text.replace(ON, on).replace(OFF, off))
    cell = sheet.cell(y, x)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if not text:
        return cell
    found, style = stored(text, number, options["units"]) if options["typed"] else (text, None)
    cell.value = found
    if style is None:
        cell.data_type = "s"
        cell.number_format = "@" if not options["typed"] else "General"
    else:
        cell.number_format = style
    return cell


def fill(sheet, blocks, options, start=1):
    """Writes blocks below each other from row `start`; the row after the last one comes back."""
    width = max([block.width for block in blocks if isinstance(block, Grid)] or [1])
    y = start
    for block in blocks:
        if not isinstance(block, Grid):
            cell = put(sheet, y, 1, block.text, None, {**options, "typed": False})
            if options["layout"] in (1, 4) and width > 1:
                sheet.merge_cells(start_row=y, end_row=y, start_column=1, end_column=width)
            if block.style == "title":
                cell.font = Font(size=16, bold=True)
                cell.alignment = Alignment(horizontal="center")
            y += 1
            continue
        for (row, column), (ay, ax, cell) in sorted(block.places().items()):
            sheet.cell(y + row, column + 1).border = BORDER
            if (ay, ax) == (row, column):
                put(sheet, y + row, column + 1, cell.text, cell.number, options)
                if cell.cs * cell.rs > 1:
                    sheet.merge_cells(start_row=y + row, end_row=y + row + cell.rs - 1, start_column=column + 1, end_column=column + cell.cs)
        y += len(block.rows)
    for x in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(x)].width = 14
    return y


SHARED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def item(text):
    """A shared string as Chinese Excel writes it; one of several lines as formatted runs."""
    first, line, rest = text.partition("\n")
    runs = (f'<r><t xml:space="preserve">{first}\n</t></r><r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">{rest}</t></r>' if line
            else f'<t xml:space="preserve">{text}</t>')
    return f'<si>{runs}<phoneticPr fontId="1" type="noConversion"/></si>'


def shared(parts):
    """The same package with its texts in sharedStrings.xml."""
    texts, out = [], []

    def number(found):
        if found[2] not in texts:
            texts.append(found[2])
        return f'<c{found[1]} t="s"><v>{texts.index(found[2])}</v></c>'

    for name, data in parts:
        text = re.sub(r"&#(\d{3,});", lambda found: chr(int(found[1])), data.decode())
        if name.startswith("xl/worksheets/sheet"):
            text = re.sub(r'<c((?: [rs]="[^"]*")*) t="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>', number, text)
        elif name == "[Content_Types].xml":
            text = text.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED}"/></Types>')
        elif name == "xl/_rels/workbook.xml.rels":
            text = text.replace("</Relationships>", f'<Relationship Id="rId99" Type="{RELATION}" Target="sharedStrings.xml"/></Relationships>')
        out.append((name, text.encode()))
    body = "".join(map(item, texts))
    out.append(("xl/sharedStrings.xml", f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="{MAIN}">{body}</sst>'.encode()))
    return out


def workbook(sheets, options, hidden=()):
    """Bytes of a workbook; `sheets` are (name, blocks), `hidden` the same, not shown."""
    book = Workbook()
    book.remove(book.active)
    for name, blocks in sheets:
        fill(book.create_sheet(name), blocks, options)
    for name, blocks in hidden:
        sheet = book.create_sheet(name)
        fill(sheet, blocks, options)
        sheet.sheet_state = "hidden"
    book.properties.creator = None
    book.properties.created = book.properties.modified = datetime(2024, 1, 1)
    out = io.BytesIO()
    book.save(out)
    # openpyxl writes texts into the cells; Excel itself shares them, with marks for phonetics and formatted runs.
    return repacked(out.getvalue(), shared if options["layout"] in (1, 3, 4) else None)
