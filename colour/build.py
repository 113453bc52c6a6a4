#!/usr/bin/env python3
"""Writes sRGB.icc: the colour space that a PDF/A file names for its greys and pictures.

    python3 colour/build.py

An ICC.1:2004 (version 4.2) display profile of nothing but numbers: the primaries and the white of
IEC 61966-2-1, adapted to D50 by the Bradford matrix, and its curve. No other profile went into it.
"""

import struct
from pathlib import Path

CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
# Columns of the matrix from linear sRGB to XYZ under D50.
RED = (0.4360747, 0.2225045, 0.0139322)
GREEN = (0.3850649, 0.7168786, 0.0971045)
BLUE = (0.1430804, 0.0606169, 0.7141733)
D50 = (0.9642, 1.0, 0.8249)
# Bradford: from the white of sRGB (D65) to D50, by rows.
ADAPTED = (1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)


def fixed(numbers):
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def text(words):
    letters = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(letters), 28) + letters


def main():
    xyz = lambda numbers: b"XYZ \0\0\0\0" + fixed(numbers)
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + fixed(CURVE)
    tags = [
        (b"desc", text("sRGB")),
        (b"cprt", text("CC0")),
        (b"wtpt", xyz(D50)),
        (b"chad", b"sf32\0\0\0\0" + fixed(ADAPTED)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    at = 128 + 4 + 12 * len(tags)
    table, body, places = struct.pack(">I", len(tags)), b"", {}
    for name, data in tags:
        if data not in places:
            places[data] = at + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    size = at + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    header += fixed(D50) + b"\0" * 48
    assert len(header) == 128, len(header)
    path = Path(__file__).with_name("sRGB.icc")
    path.write_bytes(header + table + body)


main()
