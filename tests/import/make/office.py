"""Some of the files as LibreOffice saves them: other markup for the same tables, formulas with their results.

LibreOffice writes times and versions into what it saves, so these files are kept as they are and not compared byte for
byte; what they must hold is checked like everything else.
"""

import os
import shutil
import subprocess
import sys
import tempfile

from package import repacked

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# (file that is opened, table, layout, what it is saved as, filter)
SAVED = (
    ("10-cost-water.5-shuffled.xlsx", 10, 5, "xlsx", "xlsx:Calc MS Excel 2007 XML"),
    ("10-cost-water.5-shuffled.xlsx", 10, 5, "xls", "xls:MS Excel 97"),
    ("10-cost-water.5-shuffled.xlsx", 10, 5, "html", "html:HTML (StarCalc)"),
    ("06-hubei-project-patrol.1-official.xlsx", 6, 1, "xls", "xls:MS Excel 97"),
    ("08-national-screening.1-official.docx", 8, 1, "docx", "docx:MS Word 2007 XML"),
    ("12-sichuan-mediation.5-shuffled.docx", 12, 5, "docx", "docx:MS Word 2007 XML"),
    ("13-yinchuan-estate.1-official.docx", 13, 1, "html", "html:HTML (StarWriter)"),
)


def name(source, kind):
    return f"office-{source.rpartition('.')[0]}.{kind}"


def kept():
    """The paths of what LibreOffice saved."""
    return [f"files/{name(source, kind)}" for source, _, _, kind, _ in SAVED]


def expected(out, found, sheet):
    """The lines of the lists for these files, which are not made here."""
    for source, number, layout, kind, _ in SAVED:
        path = f"files/{name(source, kind)}"
        blocks, names, changes = sheet(found, number, layout)
        held = dict(out.files)
        out.add(path[len("files/"):], b"", names, blocks, changes)
        out.files = held


def with_formulas(path, copy):
    """The table of 10 with its rate and its total as formulas; LibreOffice works them out when it saves."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book.active
    for row in sheet.iter_rows():
        by_value = {cell.value: cell.coordinate for cell in row if isinstance(cell.value, (int, float))}
        for cell in row:
            if 720 in by_value and 710 in by_value and cell.number_format.endswith("%"):
                cell.value = f"={by_value[710]}/{by_value[720]}"
            elif cell.value == 97.22:
                first = cell.row
                while isinstance(sheet.cell(first - 1, cell.column).value, (int, float)):
                    first -= 1
                cell.value = f"=SUM({cell.column_letter}{first}:{cell.column_letter}{cell.row - 1})+9.86"
    book.save(copy)


def save():
    """Has LibreOffice save each file; `SOFFICE` names another LibreOffice."""
    program = os.environ.get("SOFFICE") or shutil.which("soffice") or sys.exit("LibreOffice is not installed (soffice)")
    with tempfile.TemporaryDirectory() as folder:
        for source, number, _, kind, style in SAVED:
            copy = f"{folder}/{source}"
            if number == 10:
                with_formulas(f"{ROOT}/files/{source}", copy)
            else:
                shutil.copyfile(f"{ROOT}/files/{source}", copy)
            subprocess.run([program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", style,
                            "--outdir", f"{folder}/out", copy], check=True, stdout=subprocess.DEVNULL, timeout=300)
            with open(f"{folder}/out/{source.rpartition('.')[0]}.{kind}", "rb") as file:
                data = file.read()
            with open(f"{ROOT}/files/{name(source, kind)}", "wb") as file:
                file.write(repacked(data) if kind in ("xlsx", "docx") else data)
