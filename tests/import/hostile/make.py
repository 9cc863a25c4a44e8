"""Makes the hostile and broken files that an import must survive.

    python3 tests/import/hostile/make.py FOLDER             all of them
    python3 tests/import/hostile/make.py FOLDER NAME …      only these
    python3 tests/import/hostile/make.py --kept             the small ones, into tests/import/hostile/files
    python3 tests/import/hostile/make.py --check            compares those with what would be made, byte for byte

cases.tsv says of each what must come of it. Large ones are never kept in the repository.
"""

import csv
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import markup  # noqa: E402
import ole  # noqa: E402
import packages  # noqa: E402

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c489".replace(" ", "")) + bytes(200)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

MAKE = {
    "bomb.xlsx": packages.bomb_xlsx,
    "bomb.docx": packages.bomb_docx,
    "bomb-lying-size.xlsx": packages.lying_size,
    "bomb-overlapping.xlsx": packages.overlapping,
    "many-entries.xlsx": packages.many_entries,
    "far-corner.xlsx": packages.far_corner,
    "wide.xlsx": packages.wide,
    "wide.html": markup.wide_html,
    "wide.csv": markup.wide_csv,
    "wide.docx": packages.wide_docx,
    "long.csv": markup.long_csv,
    "merge-everything.xlsx": packages.one_merge,
    "merges-100000.xlsx": packages.merges,
    "spans.html": markup.spans,
    "truncated.xlsx": lambda: packages.cut("08-national-screening.1-official.xlsx", 0.6),
    "truncated.docx": lambda: packages.cut("08-national-screening.1-official.docx", 0.6),
    "truncated.xls": lambda: packages.cut("08-national-screening.1-official.xls", 0.6),
    "truncated-header.xls": lambda: packages.cut("08-national-screening.1-official.xls", 0.04),
    "truncated.html": lambda: packages.cut("08-national-screening.2-repeated.html", 0.5),
    "encrypted.xlsx": ole.encrypted_package,
    "encrypted.docx": ole.encrypted_package,
    "encrypted.xls": ole.encrypted_book,
    "encrypted-entries.xlsx": packages.locked_entries,
    "looped.xls": ole.looped_book,
    "old-word.doc": ole.word_97,
    "old-wps.wps": ole.wps_text,
    "old-word-as.docx": ole.word_97,
    "xlsx-as.xls": lambda: packages.good("12-sichuan-mediation.1-official.xlsx"),
    "docx-as.xlsx": lambda: packages.good("12-sichuan-mediation.1-official.docx"),
    "xls-as.xlsx": lambda: packages.good("08-national-screening.1-official.xls"),
    "html-as.xls": lambda: packages.good("12-sichuan-mediation.2-repeated.html"),  # what many systems call an Excel export
    "csv-as.xlsx": lambda: packages.good("07-hubei-unit-culture.2-repeated.utf8.csv"),
    "picture-as.docx": lambda: PNG,
    "pdf-as.docx": lambda: PDF,
    "empty.xlsx": lambda: b"",
    "two-letters.xlsx": lambda: b"PK",
    "zeros.xls": markup.zeros,
    "laughs.xlsx": packages.laughs_xlsx,
    "laughs.docx": packages.laughs_docx,
    "outside.xlsx": packages.outside_xlsx,
    "outside.docx": packages.outside_docx,
    "entities.html": markup.entities,
    "macro.docx": packages.macro_docx,
    "macro.xlsx": packages.macro_xlsx,
    "deep.html": markup.deep_html,
    "deep-inline.html": markup.deep_inline,
    "deep.docx": packages.deep_docx,
    "deep.xlsx": packages.deep_xlsx,
    "large-cell.html": markup.large_cell,
    "large-rows.html": markup.large_rows,
    "broken-markup.html": markup.broken_markup,
    "broken-cells.xlsx": packages.broken_cells,
    "escaping-names.xlsx": packages.escaping_names,
    "without-sheet.xlsx": packages.without_sheet,
    "unclosed-quote.csv": markup.unclosed_quote,
    "odd-bytes.txt": markup.odd_bytes,
    "half-character.txt": markup.half_character,
}


def cases():
    with open(f"{HERE}/cases.tsv", encoding="utf-8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def main(arguments):
    known = cases()
    if set(known) != set(MAKE):
        sys.exit(f"cases.tsv and the generator differ: {sorted(set(known) ^ set(MAKE))}")
    if not arguments:
        sys.exit(__doc__)
    kept = [name for name, row in known.items() if row["kept"] == "yes"]
    if arguments == ["--check"]:
        wrong = [name for name in kept if not os.path.exists(f"{HERE}/files/{name}") or open(f"{HERE}/files/{name}", "rb").read() != MAKE[name]()]
        wrong += sorted(set(os.listdir(f"{HERE}/files")) - set(kept))
        if wrong:
            sys.exit("\n".join(["differs:", *wrong]))
        print(f"{len(kept)} files as they are")
        return
    if arguments == ["--kept"]:
        folder, names = f"{HERE}/files", kept
    else:
        folder, names = arguments[0], arguments[1:] or list(MAKE)
    os.makedirs(folder, exist_ok=True)
    for name in names:
        data = MAKE[name]()
        with open(f"{folder}/{name}", "wb") as file:
            file.write(data)
        print(f"{name}\t{len(data)}")


if __name__ == "__main__":
    main(sys.argv[1:])
