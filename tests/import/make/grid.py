"""What a page holds before it becomes a file: paragraphs and grids of cells that may span."""

from dataclasses import dataclass, field, replace

# Stand for a ticked and an empty box in a cell's text; each kind of file writes them in its own way.
ON, OFF = "\ue000", "\ue001"

LABEL, VALUE, UNUSED, EITHER = "label", "value", "unused", "either"


@dataclass
class Cell:
    """One cell. `use` says what an importer should make of it, see README.md, "Unused"."""

    text: str = ""
    use: str = LABEL
    cs: int = 1  # columns covered; 0 = whatever the row leaves
    rs: int = 1
    number: object = None  # the full value behind a rounded display, for spreadsheets


def value(text, **more):
    """A cell whose text has a member in the evaluation."""
    return Cell(text, VALUE, **more)


def either(text, **more):
    """A cell that may be listed as unused or silently understood (a dash, a serial number, the points of the budget)."""
    return Cell(text, EITHER, **more)


def unused(text, **more):
    """A cell that says something for which the evaluation has no member."""
    return Cell(text, UNUSED if text.strip() else EITHER, **more)


@dataclass
class Paragraph:
    text: str
    use: str = LABEL
    style: str = "text"  # title, heading, text


@dataclass
class Grid:
    """A table. `place` holds for each position the cell that begins there, or the anchor of the cell that covers it."""

    width: int
    rows: list = field(default_factory=list)  # each a list of Cells, left to right, without covered positions
    sheet: str = "Sheet1"

    def row(self, *cells):
        self.rows.append([replace(c) for c in cells])

    def block(self, side, rows):
        """Rows beside one cell that covers them all."""
        first, *rest = rows
        self.row(replace(side, rs=len(rows)), *first)
        for one in rest:
            self.row(*one)

    def places(self):
        """{(row, column): (anchor row, anchor column, Cell)}; stretches cells with cs=0."""
        found = {}
        for y, cells in enumerate(self.rows):
            free = [x for x in range(self.width) if (y, x) not in found]
            fixed = sum(c.cs for c in cells)
            loose = [c for c in cells if c.cs == 0]
            spare = len(free) - fixed
            for n, c in enumerate(loose):
                c.cs = spare // len(loose) + (1 if n < spare % len(loose) else 0)
            x = 0
            for c in cells:
                while (y, x) in found:
                    x += 1
                for dy in range(c.rs):
                    for dx in range(c.cs):
                        assert (y + dy, x + dx) not in found and x + dx < self.width, (y, x, c)
                        found[y + dy, x + dx] = (y, x, c)
                x += c.cs
        height = len(self.rows)
        missing = [(y, x) for y in range(height) for x in range(self.width) if (y, x) not in found]
        assert not missing and max(found)[0] < height, (missing[:3], self.rows[missing[0][0]] if missing else None)
        return found

    def flattened(self, repeat):
        """The same table without merged cells: each value repeated where the merge was, or left only at its first place."""
        found = self.places()
        flat = Grid(self.width, sheet=self.sheet)
        for y in range(len(self.rows)):
            cells = []
            for x in range(self.width):
                ay, ax, cell = found[y, x]
                first = (ay, ax) == (y, x)
                cells.append(replace(cell, cs=1, rs=1) if first or repeat else Cell("", EITHER))
            flat.row(*cells)
        return flat

    def with_blank_column(self, at):
        """An empty column before column `at`; what covers the place becomes one wider."""
        found = self.places()
        wider = Grid(self.width + 1, sheet=self.sheet)
        for y, _ in enumerate(self.rows):
            cells = []
            for x in range(self.width):
                ay, ax, cell = found[y, x]
                if x == at == ax:
                    cells.append(Cell("", EITHER))
                if (ay, ax) == (y, x):
                    covers = ax < at < ax + cell.cs
                    cells.append(replace(cell, cs=cell.cs + (1 if covers else 0)))
            if at == self.width:
                cells.append(Cell("", EITHER))
            wider.row(*cells)
        wider.places()
        return wider

    def with_blank_row(self, at):
        """An empty row before row `at`; what covers the place becomes one higher."""
        found = self.places()
        higher = Grid(self.width, sheet=self.sheet)
        for y, cells in enumerate(self.rows):
            if y == at:
                higher.row(*(Cell("", EITHER) for x in range(self.width) if found[y, x][0] == y))
            higher.row(*(replace(c, rs=c.rs + (1 if y < at < y + c.rs else 0)) for c in cells))
        higher.places()
        return higher


def walk(blocks):
    """All paragraphs and cells of a page with their use and text."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cells in block.rows:
                yield from cells
