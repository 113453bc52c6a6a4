"""Checks every printed letter with an independent validator.

    python tests/oracle/printed_letters.py target/debug/datawrit

needs the packages of requirements.txt beside it, and poppler's pdftotext. Each right of each law in each
of its languages is printed in each layout, and must be PDF/A-3a and PDF/UA-1; of laws
that share their templates, and of languages that do, the layouts take turns. So are the letters that follow a request
(reminder, a question of identity disputed, objection or appeal, complaint): of one law for each set of templates, and in
each language of the GDPR. In whatever language, the address stands in the window of the envelope, and nothing else
does but who sends it. So that the validator is known to bite, what is not such a file must fail.
"""

import concurrent.futures
import html
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import time
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
# How each envelope shows its letter.
ENVELOPES = {layout: tomllib.loads((TEMPLATES.parent / f"layouts/{layout}.toml").read_text()) for layout in LAYOUTS}
# Where somebody lives whose authority takes a complaint in the language; `MT` alone may be Montana.
LIVES = {
    "bg": "BG", "cs": "CZ", "da": "DK", "de": "AT", "el": "GR", "en": "IE", "es": "ES", "et": "EE", "fi": "FI", "fr": "FR",
    "ga": "IE", "hr": "HR", "hu": "HU", "is": "IS", "it": "IT", "lt": "LT", "lv": "LV", "mt": "Malta", "nb": "NO", "nl": "NL",
    "pl": "PL", "pt": "PT", "ro": "RO", "sk": "SK", "sl": "SI", "sv": "SE",
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
COMPANY = ["Söhne & Töchter GmbH", "Großer Hirschgraben 23", "60311 Frankfurt"]
# The letters that follow, in the order in which there is reason for them: the day, and what is recorded before.
FOLLOW = [
    ("reminder", "2027-07-20", None),
    ("identity-disputed", "2027-07-22", ["identity-asked"]),
    ("objection", "2027-07-24", ["refused", "--no-reasons"]),
    ("appeal", "2027-07-24", ["refused", "--no-reasons"]),
    ("complaint", "2027-07-26", None),
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
    begun = time.monotonic()
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
            stories = following(laws)
            found = list(pool.map(lambda story: follow(program, folder, *story), enumerate(stories)))
            faults += [fault for _, faults in found for fault in faults]
        followed = sum(count for count, _ in found)
        faults += copies(program, folder)
        bites(program, folder)
    for fault in faults:
        print(fault)
    if faults or not letters:
        sys.exit(f"{len(faults)} faults in {len(printed)} files")
    print(f"{len(printed)} requests and {followed} letters that follow: PDF/A-3a and PDF/UA-1, {LIMIT // 1000} kB at most for two pages; {time.monotonic() - begun:.0f} s")


def picture():
    """A PNG of three by two points, each half through."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 3, 2, 8, 6, 0, 0, 0)
    rows = (b"\0" + b"\x10\x20\x80\x7f" * 3) * 2
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def run(program, folder, arguments, home="home", day=DAY):
    environment = dict(os.environ, DATAWRIT_HOME=str(folder / home), DATAWRIT_TODAY=day)
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
    file = written(program, folder, law, right, language, layout)
    faults = validated(file) + structure(file, layout) + in_the_window(file, layout, COMPANY)
    file.unlink()
    return faults


def validated(file):
    faults = []
    for profile in PROFILES:
        report = page.validate_pdf(file, profile=profile)
        faults += [f"{file.name} {profile} {each.rule_id}: {each.message}" for each in report.failures]
        if not report.is_compliant and not report.failures:
            faults.append(f"{file.name} is no {profile}")
    return faults


def following(laws):
    """Of each set of templates one law, in each of its languages; of the GDPR those are all that there are."""
    sources = [tomllib.loads(path.read_text()) for path in LAWS.rglob("*.toml")]
    shared = {source["id"]: source["templates"] for source in sources if "templates" in source}
    sets = {}
    for law in laws:
        templates = shared.get(law["id"], law["id"])
        for letter in law["letters"]:
            # Whoever asks for a child has other letters, and `write` other questions.
            if "reminder" in letter["occasions"] and max(law["from"] or "", letter["from"] or "") <= DAY and law["id"] not in FOR_A_CHILD:
                sets.setdefault(templates, (law, letter))
    return [(law, letter, language) for law, letter in sets.values() for language in letter["languages"]]


def follow(program, folder, at, story):
    """The letters that follow one request; how many, and what is wrong with them."""
    law, letter, language = story
    home = f"home-{law['id']}-{language}"
    lives = LIVES.get(language) if law["id"] == "gdpr" else next(iter(law["residence"]), None)
    # `AR` alone may be Arkansas.
    lives = "Argentina" if lives == "AR" else lives
    # The American window has no room for the fifth line of an authority elsewhere.
    turns = [layout for layout in LAYOUTS if layout not in ("plain", "us-10")]
    layout = "us-10" if lives and lives.startswith("US") else turns[at % len(turns)]
    (folder / home).mkdir()
    (folder / home / "profile.toml").write_text(f'[page]\nlayout = "{layout}"\n')
    lived = ["--residence", lives] if lives else []
    told = run(program, folder, ["write", letter["right"], COMPANY[0], "--law", law["id"], "--lang", language, "--no-address", "--json",
                                 "--output", str(folder / home / "request.pdf"), *PERSON, *lived], home)
    case = json.loads(told)["case"]
    run(program, folder, ["record", case, "sent", "--by", "post"], home)
    count, faults, recorded = 0, [], set()
    for occasion, day, event in FOLLOW:
        if occasion not in letter["occasions"]:
            continue
        if event and event[0] not in recorded:
            recorded.add(event[0])
            run(program, folder, ["record", case, *event], home, day)
        file = folder / home / f"{law['id']}-{language}-{occasion}-{layout}.pdf"
        more = lived if occasion == "complaint" else []
        run(program, folder, ["next", case, "--letter", occasion, "--lang", language, "--output", str(file), *more], home, day)
        to = COMPANY if occasion != "complaint" else None
        faults += validated(file) + structure(file, layout, signed=False) + in_the_window(file, layout, to)
        count += 1
    return count, faults


def in_the_window(file, layout, to):
    """Whether the address shows in the window of the envelope wherever the sheet lies in it, and nothing else does but the
    line with who sends it; `to` is not known of an authority, whose words then only do not cross the edge."""
    envelope = ENVELOPES[layout].get("envelope")
    if not envelope:
        return []
    point, slack = 72 / 25.4, 1.5
    paper, window, folds = ENVELOPES[layout]["paper"], envelope["window"], ENVELOPES[layout]["marks"]["fold"]
    folded = max(end - start for start, end in zip([0, *folds], [*folds, paper["height"]]))
    up, right = envelope["height"] - folded, envelope["width"] - paper["width"]
    top, bottom = folds[0] - window["bottom"] - window["height"], folds[0] - window["bottom"]
    seen = (window["left"], top + up, window["left"] + window["width"] - right, bottom)
    reach = (window["left"] - right, top, window["left"] + window["width"], top + up + window["height"])
    said = subprocess.run(["pdftotext", "-bbox", "-l", "1", "-enc", "UTF-8", file, "-"], capture_output=True, text=True, check=True).stdout
    words = []
    for left, above, end, below, text in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', said):
        high = float(below) - float(above)
        # The letters reach from four fifths of the ascent to the descent of the box.
        box = (float(left) + slack, float(above) + 0.2 * high + slack, float(end) - slack, float(below) - 0.1 * high - slack)
        words.append((tuple(edge / point for edge in box), html.unescape(text).replace("\u00ad", "")))
    inside = lambda box, area: box[0] >= area[0] and box[1] >= area[1] and box[2] <= area[2] and box[3] <= area[3]
    touches = lambda box, area: box[0] < area[2] and box[2] > area[0] and box[1] < area[3] and box[3] > area[1]
    shown = [text for box, text in words if inside(box, seen)]
    faults = []
    if to is None:
        faults += [f"{file.name}: {text!r} is cut by the window" for box, text in words if touches(box, seen) and not inside(box, seen)]
        return faults if shown else [*faults, f"{file.name}: nothing shows in the window"]
    missing = [word for line in to for word in line.split() if word not in shown]
    if missing:
        faults.append(f"{file.name}: {missing} does not show in the window, but {shown}")
    known = set(" ".join([*to, PERSON[1], PERSON[3].replace(";", " ")]).split())
    other = [text for box, text in words if touches(box, reach) and text.strip("·,;|•–-") and text.strip("·,;|•") not in known]
    # The country is named in the words of the sender's own.
    other = [text for text in other if not text.isupper()]
    if other:
        faults.append(f"{file.name}: {other} can show in the window")
    return faults


def copies(program, folder):
    """Letters with a translation behind them: three scripts, and the layouts in turn."""
    faults = []
    for at, (language, copy) in enumerate([("fi", "en"), ("el", "de"), ("bg", "hu"), ("en", "ro"), ("fr", "el")]):
        layout = LAYOUTS[at % len(LAYOUTS)]
        file = folder / f"copy-{language}-{copy}.pdf"
        arguments = ["write", "access", "Söhne GmbH", "--law", "gdpr", "--lang", language, "--copy-in", copy]
        run(program, folder, [*arguments, "--layout", layout, "--no-address", "--again", "--output", str(file), *PERSON])
        faults += validated(file)
        with pikepdf.open(file) as pdf:
            kids = list(pdf.Root.StructTreeRoot.K.K)
            last = kids[-1]
            said = (str(pdf.Root.Lang), str(last.S), str(last.get("/Lang")))
            if said != (language, "/Sect", copy):
                faults.append(f"{file.name}: {said}")
            if [str(kid.S) for kid in last.K].count("/H2") != 1:
                faults.append(f"{file.name}: no heading of its own")
    return faults


def structure(file, layout, signed=True):
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
        if kinds.count("/Figure") != (signed and {"plain": 2, "us-10": 1}.get(layout, 0)):
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
