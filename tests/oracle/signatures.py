#!/usr/bin/env python3
"""Does a photographed signature stand on the page as other programs show it, and is nothing of its
file there but the picture?

    tests/oracle/signatures.py PROGRAM

Saves a picture with each of the eight marks of EXIF in both orders of bytes, as JPEG (baseline,
progressive, grey, RGB) and PNG, with words hidden all over the file. Takes the picture out of the
letter and compares it with what Pillow's `exif_transpose` shows; looks for the words in every
unpacked stream. Needs Pillow and pikepdf.
"""

import io
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops, ImageOps, ImageStat, PngImagePlugin

HIDDEN = b"HIDDEN-4711-PLACE"


def main():
    program = Path(sys.argv[1]).resolve()
    tried = 0
    with tempfile.TemporaryDirectory(prefix="datawrit-signature-") as folder:
        folder = Path(folder)
        for kind in ("baseline", "progressive", "grey", "rgb", "png", "large"):
            for mark in range(1, 9):
                for order in "<>" if kind == "baseline" else ">":
                    file = folder / f"signature.{'png' if kind == 'png' else 'jpeg'}"
                    file.write_bytes(saved(kind, exif(order, mark)))
                    letter = folder / "letter.pdf"
                    command = [program, "--home", folder / f"home-{tried}", "--today", "2026-11-23",
                               "write", "access", "Muster GmbH", "--name", "Ada Example", "--residence", "DE",
                               "--address", "Lindenallee 12; 04109 Leipzig; DE", "--recipient-address",
                               "Musterweg 1; 04109 Leipzig; DE", "--signature", file, "--yes",
                               "--output", letter]
                    subprocess.run(command, capture_output=True, check=True)
                    compare(f"{kind}, mark {mark}, {order}", file, letter)
                    letter.unlink()
                    tried += 1
    if tried != 56:
        sys.exit(f"{tried} pictures were tried, and 56 expected")
    print(f"{tried} signatures stand as they are seen, and nothing else of their files is there")


def drawn(large):
    """Four unlike corners on a slope of greys."""
    width, height = (3000, 1000) if large else (96, 40)
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    w, h = width // 3, height // 4
    for x, y, colour in ((0, 0, (220, 20, 20)), (width - w, 0, (20, 180, 20)),
                         (0, height - h, (20, 20, 220)), (width - w, height - h, (0, 0, 0))):
        picture.paste(colour, (x, y, x + w, y + h))
    return picture


def exif(order, mark):
    head = b"II*\0" if order == "<" else b"MM\0*"
    block = head + struct.pack(order + "IH", 8, 2)
    block += struct.pack(order + "HHII", 0x010E, 2, len(HIDDEN), 38)
    block += struct.pack(order + "HHIHH", 0x0112, 3, 1, mark, 0) + struct.pack(order + "I", 0)
    return block + HIDDEN


def saved(kind, block):
    picture, file = drawn(kind == "large"), io.BytesIO()
    if kind == "png":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", HIDDEN.decode())
        picture.save(file, "PNG", exif=block, pnginfo=text)
    else:
        if kind == "grey":
            picture = picture.convert("L")
        picture.save(file, "JPEG", quality=92, progressive=kind == "progressive",
                     keep_rgb=kind == "rgb", exif=b"Exif\0\0" + block, comment=HIDDEN,
                     xmp=b"<x>" + HIDDEN + b"</x>", icc_profile=HIDDEN * 20)
    return file.getvalue() + HIDDEN


def compare(what, file, letter):
    seen = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
    with pikepdf.open(letter) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and HIDDEN in thing.read_bytes():
                sys.exit(f"{what}: what the file hid is in the letter")
            if HIDDEN in thing.unparse():
                sys.exit(f"{what}: what the file hid is in the letter")
        images = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
                  and thing.get("/Subtype") == "/Image"]
        if len(images) != 1:
            sys.exit(f"{what}: {len(images)} pictures on the page")
        found = pikepdf.PdfImage(images[0]).as_pil_image().convert("RGB")
    if (found.width > found.height) != (seen.width > seen.height):
        sys.exit(f"{what}: {found.size} on the page, {seen.size} to a viewer")
    if max(found.size) > 1500:
        sys.exit(f"{what}: {found.size} is more than paper can show")
    off = ImageStat.Stat(ImageChops.difference(found, seen.resize(found.size, Image.Resampling.BOX)))
    if max(off.mean) > 4:
        sys.exit(f"{what}: another picture is on the page ({off.mean})")


if __name__ == "__main__":
    main()
