"""Hostile pages and texts."""

FORM = "<tr><td>一级指标<td>二级指标<td>三级指标<td>年度指标值<td>实际完成值<td>分值<td>得分</tr>"


def page(inner):
    return f"<html><head><meta charset=utf-8></head><body>{inner}</body></html>".encode()


def deep_html():
    """Tables within tables, a hundred thousand deep."""
    return page("<table><tr><td>" * 100_000 + "得分")


def deep_inline():
    return page("<table><tr><td>" + "<b><div><span>" * 100_000 + "得分</table>")


def wide_html():
    return page("<table>" + "<tr>" + "<td>1" * 100_000 + "<tr>" + "<td>2" * 100_000 + "</table>")


def wide_csv():
    return (",".join("1" for _ in range(100_000)) + "\r\n").encode() * 2


def long_csv():
    return "一级指标,二级指标,三级指标\r\n".encode() + b"1,2,3\r\n" * 1_000_000


def spans():
    """Cells that claim more than any table has, again and again."""
    return page(f"<table>{FORM}" + "<tr>" + "<td rowspan=65534 colspan=1000>x" * 500
                + "<tr><td colspan=999999999999>1<td rowspan=-3>2<td rowspan=0>3<td colspan=abc>4<td colspan=1e9>5</table>")


def large_cell():
    return page("<table><tr><td>得分<td>" + "评" * (50_000_000 // 3) + "</table>")


def large_rows():
    row = "<tr><td>产出指标<td>数量指标<td>培训<td>1次<td>1次<td>1<td>1</tr>\n"
    return page(f"<table>{FORM}" + row * (50_000_000 // len(row.encode())) + "</table>")


def broken_markup():
    """No table in it that a reader could take for one, and every kind of unfinished markup."""
    return page("<!-- <table><tr><td>得分 --><script>'<table><tr><td>得分</table>'</script><svg><style><table></style></svg><![CDATA[<table>]]>"
                "<td colspan='3><tr \"<table </td x=&#99999999999;&#xD800;&nosuch;<table><caption><tr><td>" + "&" * 1000 + "<!--")


def entities():
    return ("<!DOCTYPE html [<!ENTITY a '哈哈哈哈'><!ENTITY b '&a;&a;&a;&a;'>]><table><tr><td>&b;&b;<td><!ENTITY c SYSTEM 'file:///etc/hostname'>"
            "&c;</table>").encode()


def unclosed_quote():
    return "一级指标,二级指标,三级指标\r\n产出指标,\"数量指标,培训\r\n".encode() + b"1,2,3\r\n" * 50_000


def odd_bytes():
    """Neither UTF-8 nor GB18030 nor UTF-16."""
    return bytes([0x81, 0xFF, 0x00, 0xFE, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x09]) * 400


def half_character():
    return b"\xff\xfe" + "一级指标\t二级指标\t三级指标\r\n".encode("utf-16-le")[:-1]


def zeros():
    return bytes(1_000_000)
