"""Lets LibreOffice work out every formula again and holds the results against the program's.

    python3 tests/office/recalculate_xlsx.py BOOK.xlsx EXPECTED.json [BOOK.xlsx EXPECTED.json ...]

A copy of each workbook loses all cached values, is converted to xlsx by LibreOffice (which then has to
calculate), and is read again. `SOFFICE` names another LibreOffice.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from openpyxl import load_workbook

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from read_xlsx import values  # noqa: E402

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def without_results(path, copy):
    """The same workbook, with no value in any cell that has a formula."""
    dropped = 0
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", entry):
                text = content.decode("utf-8")
                text, count = re.subn(r"(</f>)<v>[^<]*</v>", r"\1", text)
                text = re.sub(r'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="str"(><f>)', r"\1\2", text)
                dropped += count
                content = text.encode("utf-8")
            new.writestr(entry, content)
    return dropped


def main(arguments):
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    office = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        sys.exit("LibreOffice is not installed (soffice)")
    pairs = list(zip(arguments[::2], arguments[1::2]))
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/profile/user")
        with open(f"{folder}/profile/user/registrymodifications.xcu", "w", encoding="utf-8") as file:
            file.write(ALWAYS)
        copies = []
        for index, (path, _) in enumerate(pairs):
            copy = f"{folder}/book{index}.xlsx"
            without_results(path, copy)
            book = load_workbook(copy, data_only=True)
            left = [
                cell.coordinate
                for sheet, formulas in ((s, load_workbook(copy)[s.title]) for s in book)
                for row in formulas.iter_rows()
                for cell in row
                if cell.data_type == "f" and sheet[cell.coordinate].value is not None
            ]
            if left:
                sys.exit(f"{path}: values are left in {left[:5]}")
            copies.append(copy)
        subprocess.run(
            [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{folder}/out", *copies],
            check=True, stdout=subprocess.DEVNULL, timeout=900,
        )
        failed = False
        for index, (path, wanted) in enumerate(pairs):
            with open(wanted, encoding="utf-8") as file:
                expected = json.load(file)
            problems = []
            values(load_workbook(f"{folder}/out/book{index}.xlsx", data_only=True), expected, problems)
            failed = failed or bool(problems)
            count = len(expected["formulas"])
            print(f"{path}: {'wrong' if problems else f'{count} formulas recalculated, all equal'}")
            for problem in problems[:20]:
                print(f"  {problem}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
