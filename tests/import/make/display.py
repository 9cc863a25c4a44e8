"""What a spreadsheet stores for a text that an office typed: numbers, percentages and dates with their formats."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

DATES = ((re.compile(r"^(\d{4})年(\d{1,2})月(\d{1,2})日$"), 'yyyy"年"m"月"d"日"'), (re.compile(r"^(\d{4})-(\d\d)-(\d\d)$"), "yyyy-mm-dd"),
         (re.compile(r"^(\d{4})\.(\d{1,2})\.(\d{1,2})$"), "yyyy.m.d"))


def stored(text, behind=None, units=False):
    """(value, number format) that displays exactly `text`; (text, None) for what stays text.

    `behind` is the unrounded figure, kept where the display rounds to the same text. With `units`, 30次 becomes the
    number 30 with a format that adds 次.
    """
    if re.fullmatch(r"-?(0|[1-9]\d{0,2}(,\d{3})+|[1-9]\d*)(\.\d+)?", text):
        places = len(text.partition(".")[2])
        shape = ("#,##0" if "," in text else "0") + ("." + "0" * places if places else "")
        figure = Decimal(text.replace(",", ""))
        return (float(figure) if places else int(figure)), shape
    if re.fullmatch(r"\d+(\.\d+)?%", text):
        places = len(text[:-1].partition(".")[2])
        figure = float(Decimal(text[:-1]) / 100)
        if behind is not None:
            shown = (Decimal(repr(behind)) * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
            figure = behind if f"{shown}%" == text else figure
        return figure, "0" + ("." + "0" * places if places else "") + "%"
    for shape, style in DATES:
        found = shape.match(text)
        if found:
            return date(*map(int, found.groups())), style
    found = re.fullmatch(r"(\d+)([^\d\s%.,~]{1,2})", text)
    if units and found:
        return int(found[1]), f'0"{found[2]}"'
    return text, None
