#!/usr/bin/env python3
"""Does `datawrit preview` draw the page that another program draws of the same file?

    tests/oracle/preview.py PROGRAM

Writes a letter, takes the pictures out of the escape sequences as a terminal would (the sixel
decoder is written from DEC's manual and knows nothing of ours), and compares each with poppler's
rendering of the stored PDF. Needs pdftoppm and Pillow.
"""

import base64
import fcntl
import io
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

WIDTH = 1000  # 100 columns of 10 pixels, where stdout is no terminal


def main():
    # A program that waits for somebody has failed.
    signal.alarm(300)
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="datawrit-preview-") as folder:
        folder = Path(folder)

        def run(*arguments):
            command = [program, "--home", folder / "home", "--today", "2026-11-23", *arguments]
            done = subprocess.run(command, capture_output=True, check=True)
            return done.stdout

        run("write", "access", "Söhne & Töchter GmbH", "--lang", "de", "--name", "Zoë Łęcka",
            "--address", "Lindenallee 12; 04109 Leipzig; DE", "--recipient-address",
            "Musterweg 1; 04109 Leipzig; DE", "--output", folder / "letter.pdf")
        case = re.search(rb'"case": "([^"]+)"', run("list", "--json")).group(1).decode()
        subprocess.run(["pdftoppm", "-r", "300", "-png", folder / "letter.pdf", folder / "page"],
                       check=True)
        pages = [Image.open(page) for page in sorted(folder.glob("page-*.png"))]
        if len(pages) != 2:
            sys.exit(f"the letter has {len(pages)} pages, and two were expected")
        for graphics, decode in (("kitty", kitty), ("iterm2", iterm2), ("sixel", sixel)):
            drawn = run("preview", case, "--graphics", graphics)
            pictures = decode(drawn)
            if len(pictures) != len(pages):
                sys.exit(f"{graphics}: {len(pictures)} pictures of {len(pages)} pages")
            for number, (picture, page) in enumerate(zip(pictures, pages), 1):
                compare(f"{graphics}, page {number}", picture, page)
        # What is not the same page must not pass.
        first, second = kitty(run("preview", case, "--graphics", "kitty"))
        other = difference(first, pages[1])
        print(f"page 1 against page 2: {other:.2f}")
        if other < 4 * LIMIT:
            sys.exit("the comparison does not tell page 1 from page 2")
        asked(program, folder / "home", case)
    print("3 protocols, 2 pages: as poppler draws them; 4 terminals answered, or did not")


def asked(program, home, case):
    """What does it do in a terminal that has no name it knows?"""
    for said, begins in (
        (b"\x1b_Gi=31;OK\x1b\\\x1b[?62;c", b"\x1b_Gf=100,a=T,q=2,c=90,"),
        (b"\x1b[?62;4;22c", b'\x1bP0;1;0q"1;1;900;'),
        (b"\x1b[?1;2c", b"Mit freundlichen"),
        (b"", b"Mit freundlichen"),
    ):
        pid, terminal = pty.fork()
        if pid == 0:
            # 90 columns of 10 pixels.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", 40, 90, 900, 800))
            # Nobody is there to leave a pager.
            environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PAGER": ""}
            os.execve(program, ["datawrit", "--home", home, "preview", case, "--page", "2"],
                      environment)
        before = termios.tcgetattr(terminal)
        drawn = b""
        while True:
            try:
                part = os.read(terminal, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            if b"\x1b[c" in part and said:
                os.write(terminal, said)
            drawn += part
        os.waitpid(pid, 0)
        if begins not in drawn:
            sys.exit(f"answered {said}, and got {drawn[:200]}")
        if b"\x1b[?" in drawn.replace(b"\x1b[c", b""):
            sys.exit(f"the answer {said} was left to be seen")
        if termios.tcgetattr(terminal) != before:
            sys.exit("the terminal was not left as it was")
        os.close(terminal)


# Two programs smooth edges differently, and round a place to the pixel.
LIMIT = 2.0


def difference(picture, page):
    """The mean difference of grey, 0 to 255, once edges are softened."""
    soft = ImageFilter.GaussianBlur(2.5)
    ours = picture.convert("L").filter(soft)
    theirs = page.convert("L").resize(picture.size, Image.Resampling.BOX).filter(soft)
    return ImageStat.Stat(ImageChops.difference(ours, theirs)).mean[0]


def compare(name, picture, page):
    width, height = picture.size
    if width != WIDTH or abs(height - width * page.height / page.width) > 1.5:
        sys.exit(f"{name}: {width} x {height} pixels, {WIDTH} wide wanted")
    found = difference(picture, page)
    print(f"{name}: {found:.2f}")
    if found > LIMIT:
        sys.exit(f"{name} differs from poppler's by {found:.2f}, {LIMIT} allowed")


def kitty(drawn):
    """https://sw.kovidgoyal.net/kitty/graphics-protocol/: PNG in chunks of base64."""
    pictures, data = [], b""
    for keys, payload in re.findall(rb"\x1b_G([^;]*);([^\x1b]*)\x1b\\", drawn):
        keys = dict(pair.split(b"=") for pair in keys.split(b",") if pair)
        if len(payload) > 4096:
            sys.exit("a chunk of more than 4096 bytes")
        if not data and (keys[b"f"], keys[b"a"], keys[b"q"]) != (b"100", b"T", b"2"):
            sys.exit(f"kitty: {keys}")
        data += payload
        if keys[b"m"] == b"0":
            pictures.append(Image.open(io.BytesIO(base64.b64decode(data, validate=True))))
            data = b""
    return pictures


def iterm2(drawn):
    """https://iterm2.com/documentation-images.html"""
    pictures = []
    for keys, payload in re.findall(rb"\x1b\]1337;File=([^:]*):([^\x07]*)\x07", drawn):
        keys = dict(pair.split(b"=") for pair in keys.split(b";"))
        png = base64.b64decode(payload, validate=True)
        if keys[b"inline"] != b"1" or int(keys[b"size"]) != len(png):
            sys.exit(f"iterm2: {keys}")
        pictures.append(Image.open(io.BytesIO(png)))
    return pictures


def sixel(drawn):
    """VT330/VT340 Programmer Reference Manual, chapter 14."""
    return [sixel_picture(data.decode("ascii"))
            for data in re.findall(rb"\x1bP[0-9;]*q([^\x1b]*)\x1b\\", drawn)]


def sixel_picture(data):
    across, down, width, height = map(int, re.match(r'"(\d+);(\d+);(\d+);(\d+)', data).groups())
    if across != down:
        sys.exit("the pixels are not square")
    picture = Image.new("RGB", (width, height), (255, 0, 255))
    pixels = picture.load()
    registers, colour, x, y = {}, None, 0, 0
    token = re.compile(r'"[\d;]*|#(\d+)(?:;2;(\d+);(\d+);(\d+))?|!(\d+)([?-~])|([?-~])|([$-])')
    for match in token.finditer(data):
        number, red, green, blue, count, repeated, single, control = match.groups()
        if number is not None:
            if red is not None:
                registers[number] = tuple(round(int(p) * 255 / 100) for p in (red, green, blue))
            else:
                colour = registers[number]
        elif control == "$":
            x = 0
        elif control == "-":
            x, y = 0, y + 6
        elif single or repeated:
            bits = ord(single or repeated) - 63
            for _ in range(int(count or 1)):
                for row in range(6):
                    if bits >> row & 1:
                        pixels[x, y + row] = colour
                x += 1
    if (255, 0, 255) in {color for _, color in picture.getcolors(1 << 24)}:
        sys.exit("a pixel was left without a colour")
    return picture


if __name__ == "__main__":
    main()
