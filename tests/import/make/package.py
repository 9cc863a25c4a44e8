"""Zip packages that are the same, byte for byte, each time."""

import io
import re
import zipfile

DAY = (2024, 1, 1, 0, 0, 0)


def packed(parts):
    """The bytes of a zip file with these (name, bytes) in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return out.getvalue()


def repacked(data, change=None):
    """A package of another program without the time at which it was made; `change` turns its parts into others."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z?", b"2024-01-01T00:00:00Z", content)
            parts.append((name, content))
    return packed(change(parts) if change else parts)
