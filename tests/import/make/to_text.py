"""Pages as lines with separators: CSV, tab-separated text, and the text that a spreadsheet puts on the clipboard."""

import csv
import io

from grid import ON, OFF, Grid
from to_xlsx import BOXES


def lines(blocks, layout):
    """Rows of texts; merged cells hold their text at the first place only."""
    on, off = BOXES[layout]
    for block in blocks:
        if not isinstance(block, Grid):
            yield [block.text]
            continue
        found = block.places()
        for y in range(len(block.rows)):
            row = []
            for x in range(block.width):
                ay, ax, cell = found[y, x]
                row.append(cell.text.replace(ON, on).replace(OFF, off) if (ay, ax) == (y, x) else "")
            yield row


def separated(blocks, layout, tab=False):
    """The text with commas or tabs; a cell with a line break, a quote or the separator is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t" if tab else ",", lineterminator="\r\n")
    for row in lines(blocks, layout):
        writer.writerow(row)
    return out.getvalue()
