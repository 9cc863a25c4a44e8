"""Broken and hostile zip packages, .xlsx and .docx."""

import io
import os
import struct
import sys
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "make"))

from package import packed  # noqa: E402
from to_docx import RELS, TYPES, W  # noqa: E402

FILES = os.path.join(os.path.dirname(HERE), "files")
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def good(name):
    with open(f"{FILES}/{name}", "rb") as file:
        return file.read()


def parts(name):
    with zipfile.ZipFile(io.BytesIO(good(name))) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def book(sheet=None, strings=None, more=()):
    """A small workbook with these parts in place of its own."""
    found = parts("03-yunnan-nutrition.1-official.xlsx")
    if sheet is not None:
        found[SHEET] = (XML + f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>').encode()
    if strings is not None:
        found[STRINGS] = strings if isinstance(strings, bytes) else strings.encode()
    return packed([*found.items(), *more])


def word(xml, more=(), types=TYPES):
    return packed([("[Content_Types].xml", types.encode()), ("_rels/.rels", RELS.encode()), ("word/document.xml", xml.encode()), *more])


def body(xml):
    return f"{XML}<w:document {W}><w:body>{xml}</w:body></w:document>"


def cell(text):
    return f'<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>'


def bomb_xlsx():
    return book(strings=f'{XML}<sst xmlns="{MAIN}"><si><t>'.encode() + b" " * 200_000_000 + b"</t></si></sst>")


def bomb_docx():
    return word(body("<w:p><w:r><w:t>" + " " * 200_000_000 + "</w:t></w:r></w:p>"))


def many_entries():
    return book(more=[(f"xl/media/{n}", b"") for n in range(60_000)])


def zipped(entries, central):
    """A zip file written by hand: `entries` are (name, data), `central` says for each line (place, name, size told)."""
    out, offsets, stored = b"", [], []
    for name, data in entries:
        squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
        deflated = squeezer.compress(data) + squeezer.flush()
        offsets.append(len(out))
        stored.append((zlib.crc32(data), len(deflated), len(data)))
        out += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x21, *stored[-1], len(name), 0) + name.encode() + deflated
    start, lines = len(out), b""
    for place, name, told in central:
        crc, deflated, size = stored[place]
        lines += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x21, crc, deflated, size if told is None else told,
                             len(name), 0, 0, 0, 0, 0, offsets[place]) + name.encode()
    return out + lines + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(central), len(central), len(lines), start, 0)


def with_strings(data):
    found = parts("03-yunnan-nutrition.1-official.xlsx")
    found[STRINGS] = data
    return list(found.items())


def overlapping():
    """Three thousand lines of the directory lead to the same bytes: each is small, together they are endless."""
    entries = with_strings(b" " * 20_000_000)
    central = [(n, name, None) for n, (name, _) in enumerate(entries)]
    place = [name for name, _ in entries].index(STRINGS)
    return zipped(entries, central + [(place, f"xl/worksheets/sheet{n}.xml", None) for n in range(2, 3000)])


def lying_size():
    """The directory tells 100 bytes; 200 MB come out."""
    entries = with_strings(b" " * 200_000_000)
    return zipped(entries, [(n, name, 100 if name == STRINGS else None) for n, (name, _) in enumerate(entries)])


def locked_entries():
    """Every entry carries the mark of zip encryption."""
    data = bytearray(good("03-yunnan-nutrition.1-official.xlsx"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def far_corner():
    return book(f'<dimension ref="A1:XFD1048576"/><sheetData><row r="1">{cell("绩效自评表")}</row><row r="1048576">'
                '<c r="XFD1048576" t="inlineStr"><is><t>得分</t></is></c></row></sheetData>')


def column(n):
    name = ""
    while n:
        n, digit = divmod(n - 1, 26)
        name = chr(65 + digit) + name
    return name


def wide(columns=100_000):
    """More columns than a sheet may have."""
    return book("<sheetData>" + "".join(f'<row r="{y}">' + "".join(f'<c r="{column(x)}{y}"><v>1</v></c>' for x in range(1, columns + 1))
                                        + "</row>" for y in (1, 2)) + "</sheetData>")


def one_merge():
    return book(f'<sheetData><row r="1">{cell("绩效自评表")}</row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')


def merges():
    """A hundred thousand merges that overlap, each covering the rest of the sheet."""
    return book(f'<sheetData><row r="1">{cell("绩效自评表")}</row></sheetData><mergeCells count="100000">'
                + "".join(f'<mergeCell ref="A{n}:XFD{n + 900000}"/>' for n in range(1, 100_001)) + "</mergeCells>")


def broken_cells():
    """Cells that refer to nothing: a string that is not there, a place beyond the sheet, figures beyond reason."""
    return book('<sheetData><row r="1"><c r="A1" t="s"><v>99999999</v></c><c r="ZZZZZ99999999999"><v>1</v></c><c r="B1"><v>1e308</v></c>'
                '<c r="C1" t="e"><v>#REF!</v></c><c r="D1" t="d"><v>9999-99-99</v></c><c r="" t="s"><v>-1</v></c><c><v>NaN</v></c></row>'
                '<row r="4294967296"><c r="A4294967296"><v>1</v></c></row></sheetData>')


LAUGHS = ('<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
          + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)) + "]>\n")
OUTSIDE = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY m SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>\n'


def laughs_xlsx():
    return book(strings=LAUGHS + f'<sst xmlns="{MAIN}"><si><t>&m;</t></si></sst>')


def outside_xlsx():
    return book(strings=OUTSIDE + f'<sst xmlns="{MAIN}"><si><t>&m;</t></si></sst>')


def laughs_docx():
    return word(LAUGHS + body("<w:p><w:r><w:t>&m;</w:t></w:r></w:p>").removeprefix(XML))


def outside_docx():
    return word(OUTSIDE + body("<w:p><w:r><w:t>&m;</w:t></w:r></w:p>").removeprefix(XML))


def macro_docx():
    """A good table with a macro project and an order to run it on opening; the table is read, the macro never looked at."""
    found = parts("12-sichuan-mediation.1-official.docx")
    types = found["[Content_Types].xml"].decode().replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "vnd.ms-word.document.macroEnabled.main+xml").replace(
        "</Types>", '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    found["[Content_Types].xml"] = types.encode()
    found["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Sub AutoOpen()" + bytes(500)
    return packed(found.items())


def macro_xlsx():
    found = parts("12-sichuan-mediation.1-official.xlsx")
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(
        f"{KINDS}.sheet.main+xml".encode(), b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    found["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Sub Auto_Open()" + bytes(500)
    found["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    return packed(found.items())


def deep_docx():
    """Tables within tables, a hundred thousand deep."""
    return word(body("<w:tbl><w:tr><w:tc>" * 100_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 100_000))


def deep_xlsx():
    return book(strings=f'{XML}<sst xmlns="{MAIN}"><si>' + "<r>" * 100_000 + "<t>x</t>" + "</r>" * 100_000 + "</si></sst>")


def wide_docx():
    return word(body('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
                     '<w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr><w:p/></w:tc></w:tr>'
                     '<w:tr><w:trPr><w:gridBefore w:val="4000000000"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'))


def escaping_names():
    return packed([("../../../tmp/x.xml", b"<x/>"), ("/etc/x", b""), ("C:\\x", b""), *parts("03-yunnan-nutrition.1-official.xlsx").items()])


def without_sheet():
    found = parts("03-yunnan-nutrition.1-official.xlsx")
    del found[SHEET]
    return packed(found.items())


def cut(name, share):
    data = good(name)
    return data[:int(len(data) * share)]
