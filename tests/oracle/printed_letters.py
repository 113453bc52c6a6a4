"""Checks every printed letter with an independent validator.

    python tests/oracle/printed_letters.py target/debug/datawrit

needs the packages of requirements.txt beside it. Each right of each law in each
of its languages is printed in each layout, and must be PDF/A-3a and PDF/UA-1; of laws
that share their templates, and of languages that do, the layouts take turns. One letter is also read as a screen
reader would. So that the validator is known to
bite, what is not such a file must fail.
"""

import concurrent.futures
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import tomllib
import zlib

import page
import pikepdf

PROFILES = ("3a", "ua1")
LAYOUTS = sorted(path.stem for path in pathlib.Path(__file__).parents[2].glob("layouts/*.toml"))
TEMPLATES = pathlib.Path(__file__).parents[2] / "templates"
LAWS = TEMPLATES.parent / "law"
FOR_A_CHILD = {
    path.stem for path in LAWS.glob("*/*.toml") if tomllib.loads(path.read_text()).get("only-for-a-child")
}
# The letters of a law that begins later are not written yet.
DAY = "2027-02-01"
PERSON = [
    "--name", "Žofie Đặng-Ελένη",
    "--address", "Lindenallee 12; 04109 Leipzig; DE",
    "--email", "zofie@example.org",
    "--recipient-address", "Großer Hirschgraben 23; 60311 Frankfurt; DE",
    "--item", "date of birth: 12 May 1980",
    "--reason", "My situation differs: x\u0301, ħ, ș, ő and я.",
]
# A signature of paths, one of them half through.
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">
<path d="M1 9Q8-4 15 8T29 3" fill="none" stroke="#124" opacity=".5"/><circle cx="29" cy="3" r="1"/></svg>
"""
# The most that a letter of two pages may take, also with two alphabets.
LIMIT = 42_000
# What its data, its code and a photographed signature may add.
WITH_DATA = 1_000


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory(prefix="datawrit-printed-") as folder:
        folder = pathlib.Path(folder)
        (folder / "signature.png").write_bytes(picture())
        (folder / "signature.svg").write_text(DRAWING)
        laws = json.loads(run(program, folder, ["law", "--json"]))
        letters = [
            (law["id"], letter["right"], language)
            for law in laws
            for letter in law["letters"]
            for language in letter["languages"]
            if max(law["from"] or "", letter["from"] or "") <= DAY
        ]
        printed = [(*letter, layout) for at, letter in enumerate(letters) for layout in layouts(letter, at)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = pool.map(lambda letter: check(program, folder, *letter), printed)
            faults = [fault for faults in found for fault in faults]
        faults += copies(program, folder)
        bites(program, folder)
    for fault in faults:
        print(fault)
    if faults or not letters:
        sys.exit(f"{len(faults)} faults in {len(printed)} files")
    print(f"{len(printed)} files: PDF/A-3a and PDF/UA-1, {LIMIT // 1000} kB at most for two pages")


def picture():
    """A PNG of three by two points, each half through."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 3, 2, 8, 6, 0, 0, 0)
    rows = (b"\0" + b"\x10\x20\x80\x7f" * 3) * 2
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def run(program, folder, arguments):
    environment = dict(os.environ, DATAWRIT_HOME=str(folder / "home"), DATAWRIT_TODAY=DAY)
    done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


def written(program, folder, law, right, language, layout):
    file = folder / f"{law}-{right}-{language}-{layout}.pdf"
    extra = []
    if layout == "plain":
        signature = folder / "signature.png"
        extra = ["--embed-data", "--code", "--signature", str(signature)]
        extra += ["--by", "registered", "--enclosure", "Vollmacht"]
    extra += ["--justify", "--typeface", "sans"] if layout == "fr" else []
    extra += ["--signature", str(folder / "signature.svg")] if layout == "us-10" else []
    arguments = ["write", right, "Söhne & Töchter GmbH", "--law", law, "--lang", language]
    if law in FOR_A_CHILD:
        extra += ["--child", "Ben Example", "--child-age", "under-13"]
    arguments += ["--layout", layout, "--no-address", "--again", "--output", str(file), *PERSON, *extra]
    run(program, folder, arguments)
    return file


def layouts(letter, at):
    """Every layout for templates of the law's own; one in turn for those that it shares with other laws, and for the
    languages that share them with English."""
    law, _, language = letter
    folder = TEMPLATES / law
    own = any(folder.glob("*.txt")) and (language.startswith("en") or not (folder / "sentences").is_dir())
    return LAYOUTS if own else [LAYOUTS[at % len(LAYOUTS)]]


def check(program, folder, law, right, language, layout):
    faults = []
    file = written(program, folder, law, right, language, layout)
    for profile in PROFILES:
        report = page.validate_pdf(file, profile=profile)
        faults += [f"{file.name} {profile} {each.rule_id}: {each.message}" for each in report.failures]
        if not report.is_compliant and not report.failures:
            faults.append(f"{file.name} is no {profile}")
    faults += structure(file, layout)
    file.unlink()
    return faults


def copies(program, folder):
    """Letters with a translation behind them: three scripts, and the layouts in turn."""
    faults = []
    for at, (language, copy) in enumerate([("fi", "en"), ("el", "de"), ("bg", "hu"), ("en", "ro"), ("fr", "el")]):
        layout = LAYOUTS[at % len(LAYOUTS)]
        file = folder / f"copy-{language}-{copy}.pdf"
        arguments = ["write", "access", "Söhne GmbH", "--law", "gdpr", "--lang", language, "--copy-in", copy]
        run(program, folder, [*arguments, "--layout", layout, "--no-address", "--again", "--output", str(file), *PERSON])
        for profile in PROFILES:
            report = page.validate_pdf(file, profile=profile)
            faults += [f"{file.name} {profile} {each.rule_id}: {each.message}" for each in report.failures]
            if not report.is_compliant and not report.failures:
                faults.append(f"{file.name} is no {profile}")
        with pikepdf.open(file) as pdf:
            kids = list(pdf.Root.StructTreeRoot.K.K)
            last = kids[-1]
            said = (str(pdf.Root.Lang), str(last.S), str(last.get("/Lang")))
            if said != (language, "/Sect", copy):
                faults.append(f"{file.name}: {said}")
            if [str(kid.S) for kid in last.K].count("/H2") != 1:
                faults.append(f"{file.name}: no heading of its own")
    return faults


def structure(file, layout):
    """What no validator asks: the tree says what each part is, and the two titles agree."""
    faults = []
    with pikepdf.open(file) as pdf:
        kinds = []

        def walk(element):
            kinds.append(str(element.S))
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    walk(kid)

        walk(pdf.Root.StructTreeRoot.K)
        if kinds[0] != "/Document" or kinds.count("/H1") != 1 or "/P" not in kinds:
            faults.append(f"{file.name}: its parts are {kinds}")
        if kinds.count("/Lbl") != kinds.count("/LI") or kinds.count("/LBody") > kinds.count("/LI"):
            faults.append(f"{file.name}: an item without its label in {kinds}")
        with pdf.open_metadata() as metadata:
            if metadata["dc:title"] != str(pdf.docinfo.Title):
                faults.append(f"{file.name}: two titles")
        if kinds.count("/Figure") != {"plain": 2, "us-10": 1}.get(layout, 0):
            faults.append(f"{file.name}: its figures are {kinds}")
        if ("/AF" in pdf.Root) != (layout == "plain"):
            faults.append(f"{file.name}: an attachment that was not asked for, or none")
        if layout == "plain":
            data = json.loads(pdf.attachments["letter.json"].get_file().read_bytes())
            if data["request"]["requester"]["name"] != PERSON[1]:
                faults.append(f"{file.name}: its data are another letter's")
        if len(pdf.pages) <= 2 and file.stat().st_size > LIMIT + (WITH_DATA if layout == "plain" else 0):
            faults.append(f"{file.name}: {file.stat().st_size} bytes")
    return faults


def bites(program, folder):
    file = written(program, folder, "gdpr", "access", "de", "plain")
    for spoil in (
        lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
        lambda pdf: pdf.Root.__delitem__("/Metadata"),
        lambda pdf: pdf.pages[0].__setitem__("/Contents", pdf.make_stream(b"BT /F0 9 Tf (x) Tj ET")),
    ):
        with pikepdf.open(file) as pdf:
            spoil(pdf)
            pdf.save(folder / "spoilt.pdf")
        for profile in PROFILES:
            if page.validate_pdf(folder / "spoilt.pdf", profile=profile).is_compliant:
                sys.exit("the validator passes a file that it should not")


main()
