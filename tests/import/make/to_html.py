"""Pages as HTML: five manners in which tables come from programs and web sites."""

import re
from html import escape

from grid import ON, OFF, Grid

MSO = "mso-ascii-font-family:Calibri"


def spans(text, latin):
    """Digits and Latin letters in spans of their own, as Word marks the script of each run."""
    return re.sub(r"[\x21-\x25\x27-\x3a\x3d\x3f-\x7e]+", lambda m: latin.format(m[0]), text)


def attributes(cell):
    return (f" colspan={cell.cs}" if cell.cs > 1 else "") + (f" rowspan={cell.rs}" if cell.rs > 1 else "")


class Manner:
    """How one program writes a page. The base is a plain modern page."""

    on = '<input type="checkbox" checked="checked" disabled="disabled">'
    off = '<input type="checkbox" disabled="disabled">'
    encoding = "utf-8"

    def text(self, text):
        text = escape(text, quote=False).replace("  ", "&nbsp; ").replace("\n", "<br/>\n")
        return text.replace(ON, self.on).replace(OFF, self.off)

    def cell(self, cell):
        inner = self.text(cell.text)
        if len(cell.text) > 4:
            inner = f'<p style="text-align:center"><span>{inner[:2]}</span><strong>{inner[2:]}</strong></p>' if inner[:3].isalpha() else f"<p>{inner}</p>"
        return f"<td{attributes(cell)}>{inner or '&nbsp;'}</td>"

    def row(self, cells):
        return "<tr>\n" + "\n".join(self.cell(c) for c in cells) + "\n</tr>"

    def table(self, grid):
        grid.places()
        return f'<table border="1">\n<tbody>\n' + "\n".join(self.row(r) for r in grid.rows) + "\n</tbody>\n</table>"

    def paragraph(self, block):
        tag = "h2" if block.style in ("title", "heading") else "p"
        return f"<{tag}>{self.text(block.text)}</{tag}>"

    def body(self, blocks):
        return "\n".join(self.table(b) if isinstance(b, Grid) else self.paragraph(b) for b in blocks)

    def page(self, blocks):
        """A page of a government site: navigation, scripts and a layout table around the article."""
        return ('<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>信息公开</title>\n'
                "<style>td{border:1px solid #000}</style><script>var rows = '<table><tr><td>得分</td></tr></table>';</script></head>\n"
                '<body><nav><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></nav>\n'
                '<table class="layout" width="100%"><tr><td class="left"><ul><li>机构职能</li></ul></td><td><article>\n'
                f"{self.body(blocks)}\n</article></td></tr></table>\n<footer>版权所有&copy;本站</footer>\n</body></html>\n")


class WordClipboard(Manner):
    """What Word puts on the clipboard as HTML."""

    symbol = ("<span style='font-family:\"Wingdings 2\";mso-char-type:symbol;mso-symbol-font-family:\"Wingdings 2\"'>"
              "<span style='mso-char-type:symbol;mso-symbol-font-family:\"Wingdings 2\"'>{}</span></span>")
    on, off = symbol.format("R"), symbol.format("&pound;")

    def text(self, text):
        latin = "<span lang=EN-US>{}</span>"
        parts = re.split(f"([{ON}{OFF}\n])", text)
        known = {ON: self.on, OFF: self.off, "\n": "<span lang=EN-US><br>\n</span>"}
        return "".join(known[p] if p in known else spans(escape(p, quote=False), latin) for p in parts)

    def inner(self, text):
        if not text:
            return "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
        # Word breaks the lines of its source wherever it likes.
        body = self.text(text)
        if len(text) > 6 and "<" not in body:
            body = body[:5] + "\n  " + body[5:]
        return (f"<p class=MsoNormal align=center style='text-align:center'><span\n  style='font-family:宋体;{MSO}'>"
                f"{body}<o:p></o:p></span></p>")

    def cell(self, cell):
        return (f"  <td width={60 * cell.cs}{attributes(cell)} valign=top style='width:{45 * cell.cs}.0pt;mso-border-alt:\n  "
                f"solid windowtext .5pt'>\n  {self.inner(cell.text)}\n  </td>")

    def row(self, cells):
        return " <tr style='mso-yfti-irow:0;height:20.0pt'>\n" + "\n".join(self.cell(c) for c in cells) + "\n </tr>"

    def table(self, grid):
        grid.places()
        return ("<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0\n style='border-collapse:collapse;mso-table-layout-alt:fixed;"
                "border:none;mso-yfti-tbllook:1184'>\n" + "\n".join(self.row(r) for r in grid.rows) + "\n <![if !supportMisalignedColumns]>\n"
                " <tr height=0>\n" + "  <td width=60 style='border:none'></td>\n" * grid.width + " </tr>\n <![endif]>\n</table>\n")

    def paragraph(self, block):
        return f"<p class=MsoNormal><b><span style='font-size:16.0pt;font-family:方正小标宋简体'>{self.text(block.text)}<o:p></o:p></span></b></p>"

    def page(self, blocks):
        return ("<html xmlns:v=\"urn:schemas-microsoft-com:vml\"\nxmlns:o=\"urn:schemas-microsoft-com:office:office\"\n"
                "xmlns:w=\"urn:schemas-microsoft-com:office:word\"\nxmlns=\"http://www.w3.org/TR/REC-html40\">\n\n<head>\n"
                "<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n<meta name=ProgId content=Word.Document>\n"
                "<!--[if gte mso 9]><xml>\n <w:WordDocument>\n  <w:View>Normal</w:View>\n  <w:Zoom>0</w:Zoom>\n </w:WordDocument>\n</xml><![endif]-->\n"
                "<style>\n<!--\n p.MsoNormal, li.MsoNormal\n\t{mso-style-parent:\"\";\n\tmargin:0cm;}\n-->\n</style>\n"
                "<!--[if gte mso 10]>\n<style>\n table.MsoNormalTable\n\t{mso-style-name:普通表格;}\n</style>\n<![endif]-->\n</head>\n\n"
                "<body lang=ZH-CN style='tab-interval:21.0pt'>\n<!--StartFragment-->\n\n" + self.body(blocks) + "\n<!--EndFragment-->\n</body>\n\n</html>\n")


class WpsClipboard(Manner):
    """What WPS Writer puts on the clipboard."""

    on, off = "☑", "□"

    def text(self, text):
        text = escape(text, quote=False).replace("  ", "&nbsp;&nbsp;").replace("\n", "<br>")
        return text.replace(ON, self.on).replace(OFF, self.off)

    def span(self, text):
        return (f'<span style="mso-spacerun:\'yes\';font-family:仿宋;"><font face="仿宋">{self.text(text)}</font></span>'
                if text else "") + '<span style="mso-spacerun:\'yes\';"><o:p>' + ("&nbsp;" if not text else "") + "</o:p></span>"

    def cell(self, cell):
        return f'<td width="{60 * cell.cs}" valign="center"{attributes(cell)} style="border:solid;"><p class="MsoNormal">{self.span(cell.text)}</p></td>'

    def row(self, cells):
        return "<tr>" + "".join(self.cell(c) for c in cells) + "</tr>"

    def table(self, grid):
        grid.places()
        return '<table class="MsoTableGrid" border="1" cellspacing="0">' + "".join(self.row(r) for r in grid.rows) + "</table>"

    def paragraph(self, block):
        return f'<p class="MsoNormal">{self.span(block.text)}</p>'

    def page(self, blocks):
        return ('<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>'
                '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title></title></head>'
                '<body><!--StartFragment--><div class="Section0" style="layout-grid:15.6000pt;">' + "".join(
                    self.table(b) if isinstance(b, Grid) else self.paragraph(b) for b in blocks) + "</div><!--EndFragment--></body></html>\n")


class OldSite(Manner):
    """A site of the nineties: upper case, tags left open, GB18030."""

    on, off = "<INPUT type=checkbox CHECKED>", "<INPUT type=checkbox>"
    encoding = "gb18030"

    def text(self, text):
        return escape(text, quote=False).replace("  ", "&nbsp;&nbsp;").replace("\n", "<BR>").replace(ON, self.on).replace(OFF, self.off).replace("—", "&mdash;")

    def cell(self, cell):
        inner = self.text(cell.text)
        return f"<TD{attributes(cell).upper()} bgColor=#ffffff><FONT size=2>{inner}</FONT>" if inner else f"<TD{attributes(cell).upper()}>"

    def row(self, cells):
        return "<TR>" + "\n".join(self.cell(c) for c in cells)

    def table(self, grid):
        grid.places()
        return "<TABLE borderColor=#000000 cellSpacing=0 border=1><TBODY>\n" + "\n".join(self.row(r) for r in grid.rows) + "\n</TABLE>"

    def paragraph(self, block):
        return f"<P align=center><FONT face=黑体>{self.text(block.text)}</FONT>"

    def page(self, blocks):
        return ('<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>公示</TITLE></HEAD><BODY>'
                f"<CENTER><A href=index.htm>返回</A></CENTER>\n{self.body(blocks)}\n</BODY></HTML>\n")


class ExcelClipboard(Manner):
    """What Excel puts on the clipboard."""

    on, off = "☑", "□"

    def text(self, text):
        text = escape(text, quote=False).replace("  ", "<span style='mso-spacerun:yes'>&nbsp; </span>").replace("\n", "<br>\n    ")
        return text.replace(ON, self.on).replace(OFF, self.off)

    def cell(self, cell):
        numeric = " align=right x:num" if re.fullmatch(r"\d+(\.\d+)?", cell.text) else ""
        return f"  <td{attributes(cell)} class=xl65 width={72 * cell.cs}{numeric} style='border-left:none;width:54pt'>{self.text(cell.text)}</td>"

    def row(self, cells):
        return " <tr height=19 style='mso-height-source:userset;height:14.25pt'>\n" + "\n".join(self.cell(c) for c in cells) + "\n </tr>"

    def page(self, blocks):
        """Excel knows no paragraphs: all is one table, lines of text are rows."""
        width = max(b.width for b in blocks if isinstance(b, Grid))
        rows = []
        for block in blocks:
            if isinstance(block, Grid):
                block.places()
                pad = width - block.width
                # Cells right of a narrower table are empty.
                rows += [self.row(cells) if not pad else self.row(cells).replace("\n </tr>", "\n  <td class=xl66></td>" * pad + "\n </tr>") for cells in block.rows]
            else:
                rows.append(f" <tr height=24>\n  <td colspan={width} class=xl70>{self.text(block.text)}</td>\n </tr>")
        return ('<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office"\nxmlns:x="urn:schemas-microsoft-com:office:excel"\n'
                'xmlns="http://www.w3.org/TR/REC-html40">\n\n<head>\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n'
                "<meta name=ProgId content=Excel.Sheet>\n<style>\n<!--table\n\t{mso-displayed-decimal-separator:\"\\.\";}\n.xl65\n\t{text-align:center;\n\twhite-space:normal;}\n-->\n</style>\n"
                "</head>\n\n<body link=\"#0563C1\">\n\n<table border=0 cellpadding=0 cellspacing=0 width=648 style='border-collapse:collapse'>\n<!--StartFragment-->\n"
                f" <col width=72 span={width} style='width:54pt'>\n" + "\n".join(rows) + "\n <![if supportMisalignedColumns]>\n <tr height=0 style='display:none'>\n"
                + "  <td width=72></td>\n" * width + " </tr>\n <![endif]>\n<!--EndFragment-->\n</table>\n\n</body>\n\n</html>\n")


MANNERS = {1: WordClipboard(), 2: Manner(), 3: WpsClipboard(), 4: OldSite(), 5: ExcelClipboard()}


def page(blocks, layout):
    """The bytes of the page in the manner of its layout."""
    manner = MANNERS[layout]
    return manner.page(blocks).encode(manner.encoding)
