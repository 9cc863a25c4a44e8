"""Pages as Word files. The parts are written here, so that they can be as varied as what Word and WPS write."""

from xml.sax.saxutils import escape

from grid import ON, OFF, Grid
from package import packed

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"')
TYPES = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
         '</Types>')
RELS = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        '</Relationships>')
BOXES = {1: ("☑", "□"), 3: ("√", "□"), 5: ("☑", "☐")}


def box(on, layout):
    """A box as text, as a symbol of Wingdings 2 or as a content control."""
    if layout == 2:
        return f'<w:r><w:sym w:font="Wingdings 2" w:char="{"F052" if on else "F0A3"}"/></w:r>'
    if layout == 4:
        return (f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>'
                f'<w:r><w:t>{"☒" if on else "☐"}</w:t></w:r></w:sdtContent></w:sdt>')
    return run(BOXES[layout][0 if on else 1])


def run(text, marks=""):
    return f'<w:r>{f"<w:rPr>{marks}</w:rPr>" if marks else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def inline(text, layout):
    """A text as runs: boxes apart, digits in runs of their own as Word does between scripts, an old wording struck out."""
    out, piece = [], ""

    def flush():
        nonlocal piece
        if piece and layout == 1 and len(piece) > 1:  # Word splits runs for reasons of its own
            half = len(piece) // 2
            out.append(run(piece[:half]) + run(piece[half:]))
        else:
            out.append(run(piece))
        piece = ""

    for c in text:
        if c in (ON, OFF):
            flush()
            out.append(box(c == ON, layout))
        elif c == "\n":
            flush()
            out.append("<w:r><w:br/></w:r>")
        elif piece and layout in (2, 4) and piece[-1].isascii() != c.isascii():
            flush()
            piece = c
        else:
            piece += c
    flush()
    return "".join(out)


def paragraph(text, layout, style="text"):
    """Line breaks are breaks in odd layouts and paragraphs in even ones."""
    marks = {"title": '<w:pPr><w:jc w:val="center"/></w:pPr>', "heading": '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'}.get(style, "")
    lines = text.split("\n") if layout % 2 == 0 else [text]
    return "".join(f"<w:p>{marks}{inline(line, layout)}</w:p>" for line in lines)


def deleted(text):
    """A change that was tracked and never accepted: the struck out words are not part of the text."""
    return ('<w:del w:id="1" w:author="" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>' + escape(text) + "</w:delText></w:r></w:del>")


def table(grid, layout):
    """A grid as a Word table: gridSpan across, vMerge down."""
    found = grid.places()
    out = ['<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>', '<w:gridCol w:w="1200"/>' * grid.width, "</w:tblGrid>"]
    for y in range(len(grid.rows)):
        out.append("<w:tr>")
        x = 0
        while x < grid.width:
            ay, ax, cell = found[y, x]
            first = ay == y
            span = f'<w:gridSpan w:val="{cell.cs}"/>' if cell.cs > 1 else ""
            merge = ('<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>") if cell.rs > 1 else ""
            body = paragraph(cell.text, layout) if first else "<w:p/>"
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{1200 * cell.cs}" w:type="dxa"/>{span}{merge}</w:tcPr>{body}</w:tc>')
            x = ax + cell.cs
        out.append("</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)


def document(blocks, layout, tracked=None):
    """Bytes of a .docx; with `tracked`, this text stands struck out in the first paragraph."""
    body = []
    for block in blocks:
        if isinstance(block, Grid):
            body.append(table(block, layout) + "<w:p/>")
        else:
            body.append(paragraph(block.text, layout, block.style))
    text = "".join(body)
    if tracked:
        text = text.replace("</w:p>", deleted(tracked) + "</w:p>", 1)
    xml = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {W}><w:body>{text}'
           '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>')
    return packed([("[Content_Types].xml", TYPES.encode()), ("_rels/.rels", RELS.encode()), ("word/document.xml", xml.encode())])
