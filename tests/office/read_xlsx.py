"""Reads workbooks back with openpyxl and holds them against what they should contain.

    python3 tests/office/read_xlsx.py BOOK.xlsx EXPECTED.json [BOOK.xlsx EXPECTED.json ...]

Files come from `cargo test --features office --test xlsx` (target/office-out/xlsx). Checked before any
recalculation: cached values of all formulas, every score, total and grade, every text as text, every
number as number, nothing hidden, no link, no author, no macro, no formula that came from a text.
"""

import json
import re
import sys
import zipfile

from openpyxl import load_workbook


def as_written(text):
    """What a text is on paper: see src/export/text.rs."""
    kept = []
    for c in text:
        if c == "\n":
            kept.append(c)
        elif c == "\t":
            kept.append(" ")
        elif "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069":
            kept.append(f"[U+{ord(c):04X}]")
        elif c in "\ufffe\uffff" or ord(c) < 32 or 127 <= ord(c) < 160:
            continue
        else:
            kept.append(c)
    return "".join(kept)


def same(got, want):
    if want is None:
        return got in (None, "")
    if isinstance(want, str) and want.startswith("text:"):
        return (got or "") == as_written(want[5:])
    return isinstance(got, (int, float)) and not isinstance(got, bool) and got == float(want)


def values(book, expected, problems):
    """Scores, total, grade and all formulas, by their values."""
    data = book[expected["data"]]
    for score in expected["scores"]:
        got = book[score["sheet"]][score["cell"]].value
        if not same(got, score["value"]):
            problems.append(f"score {score['cell']}: {got!r}, not {score['value']}")
    for name in ("total", "grade"):
        if expected[name] is None:  # a form without scores
            continue
        want = expected[name]["value"]
        got = data[expected[name]["cell"]].value
        if name == "grade" and want is not None:
            want = "text:" + want
        if not same(got, want):
            problems.append(f"{name}: {got!r}, not {want!r}")
    for formula in expected["formulas"]:
        got = book[formula["sheet"]][formula["cell"]].value
        if not same(got, formula["value"]):
            problems.append(
                f"{formula['sheet']} {formula['cell']} {formula['formula']}: {got!r}, not {formula['value']}"
            )


def check(path, expected):
    problems = []
    cached = load_workbook(path, data_only=True)
    written = load_workbook(path)
    if written.sheetnames != expected["sheets"]:
        problems.append(f"sheets {written.sheetnames}")
    values(cached, expected, problems)

    formulas = {(f["sheet"], f["cell"]): f["formula"] for f in expected["formulas"]}
    for sheet in written:
        if sheet.sheet_state != "visible":
            problems.append(f"{sheet.title} is hidden")
        for name, column in sheet.column_dimensions.items():
            if column.hidden:
                problems.append(f"{sheet.title} column {name} is hidden")
        for number, row in sheet.row_dimensions.items():
            if row.hidden:
                problems.append(f"{sheet.title} row {number} is hidden")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    if formulas.pop((sheet.title, cell.coordinate), None) != cell.value:
                        problems.append(f"{sheet.title} {cell.coordinate}: unexpected formula {cell.value}")
                if cell.hyperlink is not None:
                    problems.append(f"{sheet.title} {cell.coordinate} is a link")
    problems.extend(f"no formula in {place}" for place in formulas)

    for text in expected["texts"]:
        cell = written[text["sheet"]][text["cell"]]
        want = as_written(text["text"])
        # openpyxl reads a leading “=” of a string cell as a string only with its type: the type must be s.
        got = re.sub(r"_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", str(cell.value or ""))
        if got != want or (want and cell.data_type != "s"):
            problems.append(f"text {text['cell']}: {cell.data_type} {cell.value!r}, not {want!r}")
    for number in expected["numbers"]:
        cell = written[number["sheet"]][number["cell"]]
        if cell.data_type != "n" or not same(cell.value, number["value"]):
            problems.append(f"number {number['cell']}: {cell.value!r}, not {number['value']}")

    properties = written.properties
    for name in ("creator", "lastModifiedBy", "company"):
        if getattr(properties, name, None):
            problems.append(f"{name}: {getattr(properties, name)}")
    with zipfile.ZipFile(path) as archive:
        for entry in archive.namelist():
            if re.search(r"vba|externalLink|embeddings|printerSettings", entry):
                problems.append(f"holds {entry}")
    return problems


def main(arguments):
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    failed = False
    for path, wanted in zip(arguments[::2], arguments[1::2]):
        with open(wanted, encoding="utf-8") as file:
            expected = json.load(file)
        problems = check(path, expected)
        failed = failed or bool(problems)
        print(f"{path}: {'wrong' if problems else 'as it should be'}")
        for problem in problems[:20]:
            print(f"  {problem}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
