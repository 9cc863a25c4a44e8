"""Compound files (OLE), as old Office and encrypted new Office use them, written by hand."""

import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NONE = 0xFFFFFFFF
SECTOR = 512


def entry(name, kind, start, size, child=NONE, right=NONE):
    """One directory entry of 128 bytes."""
    words = name.encode("utf-16-le") + b"\0\0" if name else b""
    return (words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, NONE, right, child) + bytes(36)
            + struct.pack("<IQ", start, size))


def compound(streams, looped=False):
    """Bytes of a compound file with these (name, bytes); with `looped` the chain of the first stream bites its tail."""
    fat, body, entries, start = [FAT, END], [], [], 2  # sector 0 the FAT, sector 1 the directory
    streams = [(name, data.ljust(4096, b"\0")) for name, data in streams]  # shorter ones would need a mini stream
    for place, (name, data) in enumerate(streams):
        count = -(-len(data) // SECTOR)
        chain = [start + n + 1 for n in range(count - 1)] + [END]
        if looped and place == 0:
            chain[-1] = start
        fat += chain
        body.append(data.ljust(count * SECTOR, b"\0"))
        right = place + 2 if place + 1 < len(streams) else NONE
        entries.append(entry(name, 2, start, len(data), right=right))
        start += count
    assert len(fat) <= 128 and len(entries) < 4
    fat += [FREE] * (128 - len(fat))
    directory = b"".join([entry("Root Entry", 5, END, 0, child=1), *entries]).ljust(SECTOR, b"\0")
    header = (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
              + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<I", 0) + struct.pack("<I", FREE) * 108)
    return header + struct.pack("<128I", *fat) + directory + b"".join(body)


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


BOOK_BEGINS = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6))


def encrypted_package():
    """An .xlsx or .docx with a password: the package lies encrypted in a stream."""
    info = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"/>'
    return compound([("EncryptedPackage", bytes((n * 7 + 3) % 256 for n in range(6000))), ("EncryptionInfo", info)])


def encrypted_book():
    """An .xls with a password: the record FILEPASS stands at its beginning."""
    return compound([("Workbook", BOOK_BEGINS + record(0x2F, struct.pack("<HHHH", 1, 1, 1, 1) + bytes(48)) + record(0x0A))])


def looped_book():
    return compound([("Workbook", BOOK_BEGINS + record(0x0A))], looped=True)


def word_97():
    """An old Word file; nothing here reads those."""
    return compound([("WordDocument", bytes.fromhex("eca5c100") + bytes(2000)), ("1Table", bytes(100))])


def wps_text():
    """A file of WPS Writer in its own old format."""
    return compound([("WpsDocument", bytes(2000))])
