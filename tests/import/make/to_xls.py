"""Pages as Excel 97 workbooks (xlwt)."""

import io
from datetime import date

import xlwt

from display import stored
from grid import Grid
from to_xlsx import BOXES, OFF, ON


def workbook(name, blocks, options):
    """Bytes of an .xls file with one sheet."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name)
    styles = {}
    on, off = BOXES[options["layout"]]

    def style(shape):
        if shape not in styles:
            styles[shape] = xlwt.easyxf("align: wrap on, vert centre; borders: left thin, right thin, top thin, bottom thin",
                                        num_format_str=shape or "General")
        return styles[shape]

    y = 0
    for block in blocks:
        if not isinstance(block, Grid):
            sheet.write(y, 0, block.text)
            y += 1
            continue
        for (row, column), (ay, ax, cell) in sorted(block.places().items()):
            if (ay, ax) != (row, column):
                continue
            text = cell.text.replace(ON, on).replace(OFF, off)
            found, shape = stored(text, cell.number, options["units"]) if options["typed"] else (text, None)
            found = "" if found == "" else found
            place = (y + row, y + row + cell.rs - 1, column, column + cell.cs - 1)
            if cell.cs * cell.rs > 1:
                sheet.write_merge(*place, found, style(shape))
            elif text:
                sheet.write(y + row, column, found, style(shape))
        y += len(block.rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
