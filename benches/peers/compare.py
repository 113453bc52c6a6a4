#!/usr/bin/env python3
"""How much faster is a letter here than with the peers?

    benches/peers/compare.py [--rounds N] [--letters N] [--starts N] [--only NAME ...]

Fetches the peers' public packages, builds them, runs all sides in turn on one core in one run, and
prints one table. krilla, typst, WeasyPrint and reportlab set the very words of our letters, in the same
face on the same paper; letter-generator, the library behind datarequests.org, writes its own letter of
about the same length, as that site does (its program lies in ../shared/peers/letter-generator beside
this repository; without it the row is left out and the reader told).

Warm: the processor time of a letter in a process that has written some already: that of a run of many
letters less that of a run of few, divided by the letters between them; the median of the rounds. Cold:
the time on the clock from starting a process to its end, with the letter in a file; the median.

Needs cargo, python3 with venv, pdftotext and pdfinfo; node 20 and npm for letter-generator.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
BUILT = REPOSITORY / "target" / "peers"
GENERATOR = REPOSITORY.parent / "shared" / "peers" / "letter-generator"
FONTS = REPOSITORY / "fonts"

FEW = 5


def main():
    parser = argparse.ArgumentParser(description="Compares datawrit with its peers, side by side.")
    parser.add_argument("--rounds", type=int, default=5, help="runs of warm letters, each side")
    parser.add_argument("--letters", type=int, default=200, help="warm letters in a run")
    parser.add_argument("--starts", type=int, default=15, help="processes started, each side")
    parser.add_argument("--only", nargs="*", help="these peers alone")
    args = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="datawrit-peers-") as folder:
        folder = Path(folder)
        programs = build()
        words = folder / "letters.json"
        # No two alike, and few enough that a slow peer sees all of them.
        words.write_text(run([programs["throughput"], "words", "50"]))
        sides = ours(programs, folder) + peers(words, folder, args.only)
        for side in sides:
            side.check(words, folder)
        warm, cold = measured(sides, args, folder)
        listed = json.loads(run([programs["throughput"], "list", "5"]))
        start = median_of(lambda: clocked(deadline(programs, folder)), args.starts)

    table(sides, warm, cold)
    full = cold["datawrit"]
    letters = listed["median_ms"] / warm["datawrit"]
    print(f"\nlisting {listed['cases']} cases takes as long as {letters:.1f} warm letters of ours")
    print(f"a start that writes nothing takes {start / full:.2f} of `datawrit write`")


class Side:
    """A program that sets letters: `command(count, out)` writes the last of them to `out`."""

    def __init__(self, name, command, cold=None, own_words=False, slow=1):
        self.name, self.command, self.own_words = name, command, own_words
        # What a person starts, where that is another program.
        self.cold = cold or (lambda out: command(1, out))
        # How many times fewer letters make a run long enough.
        self.slow = slow

    def check(self, words, folder):
        """Looks at a file it wrote: its words, its pages, and what it says it conforms to."""
        out = folder / f"{self.name}.pdf"
        run(self.command(1, out))
        data = out.read_bytes()
        self.bytes = len(data)
        info = run(["pdfinfo", out])
        self.pages = int(re.search(r"Pages: *(\d+)", info).group(1))
        part = re.search(rb"pdfaid:part(?:>|=[\"'])(\d)", data)
        level = re.search(rb"pdfaid:conformance(?:>|=[\"'])(\w)", data)
        archive = f"A-{part.group(1).decode()}{level.group(1).decode().lower()}" if part else ""
        access = re.search(rb"pdfuaid:part(?:>|=[\"'])(\d)", data)
        access = f"UA-{access.group(1).decode()}" if access else ""
        self.conformance = " + ".join(filter(None, (archive, access))) or "-"
        if self.own_words:
            return
        letter = json.loads(words.read_text())[0]
        wanted = [*letter["sender"], *letter["recipient"], letter["date"], letter["reference"],
                  letter["subject"], letter["closing"], letter["signature"]]
        for block in letter["blocks"]:
            wanted += [block["label"] or "", block["text"]]
        # Hyphenated words joined, and spaces of every kind alike.
        read = re.sub(r"[\xad\u2010]\s+", "", run(["pdftotext", "-enc", "UTF-8", out, "-"]))
        read, wanted = set(read.split()), " ".join(wanted).split()
        missing = [word for word in wanted if word not in read]
        if missing:
            sys.exit(f"{self.name} lost words: {missing[:8]}")


def ours(programs, folder):
    number = iter(range(10**6))

    def write(out):
        home = folder / f"home-{next(number)}"
        command = [programs["datawrit"], "--home", home, "--today", "2026-07-21"]
        command += ["write", "access", "Nordlicht Versand GmbH", "--lang", "en"]
        command += ["--recipient-address", "Musterstraße 1; 20095 Hamburg; DE"]
        command += ["--name", "Jana Müller-Šimková", "--email", "jana.mueller@example.org"]
        command += ["--address", "Lindenallee 12; 04109 Leipzig; DE", "--residence", "DE"]
        command += ["--id", "Date of birth=1987-04-23", "--id", "Customer number=100000"]
        command += ["--product", "Nordlicht Shop", "--product", "Nordlicht Plus"]
        command += ["--product", "polarpost.example", "--portability"]
        return [*command, "--yes", "--output", out]

    def sets(count, out):
        return [programs["throughput"], "set", str(count), out]

    return [Side("datawrit", sets, cold=write), Side("datawrit, no tracker", sets)]


def deadline(programs, folder):
    command = [programs["datawrit"], "--home", folder / "none", "deadline", "--law", "gdpr"]
    return [*command, "--clock", "respond", "--on", "2026-01-31"]


def peers(words, folder, only):
    def wanted(name):
        return not only or name in only

    sides = []
    for name in ("krilla", "typst"):
        if wanted(name):
            program = cargo(HERE / name)
            sides.append(Side(name, program_of([program], words)))
    python = [name for name in ("weasyprint", "reportlab") if wanted(name)]
    if python:
        interpreter = venv()
        for name in python:
            program = [interpreter, HERE / f"{name}_letters.py"]
            sides.append(Side(name, program_of(program, words), slow=10))
    if wanted("letter-generator"):
        if not (GENERATOR / "letters.js").is_file():
            print(f"letter-generator is left out: no {GENERATOR}/letters.js", file=sys.stderr)
            return sides
        peer = folder / "letter-generator"
        shutil.copytree(GENERATOR, peer, ignore=shutil.ignore_patterns("node_modules"))
        run(["npm", "ci", "--no-audit", "--no-fund"], cwd=peer)
        for mode, name in (("browser", "letter-generator"), ("node", "letter-generator on Node")):
            sides.append(Side(name, generator(peer, mode), own_words=True, slow=10))
    return sides


def program_of(program, words):
    return lambda count, out: [*program, words, FONTS, out, str(count)]


def generator(peer, mode):
    """It names its file itself: a shell gives it the name we want."""
    def command(count, out):
        folder = out.with_suffix(".d")
        script = 'node "$1" --n "$2" --warm 0 --mode "$3" --out "$4" || exit 1'
        script += '; for file in "$4"/*; do mv "$file" "$5"; done'
        arguments = [peer / "letters.js", str(count), mode, folder, out]
        return ["sh", "-c", script, "sh", *arguments]
    return command


def build():
    """Builds our programs and tells where cargo put them."""
    command = ["cargo", "build", "--locked", "--profile", "dist", "--message-format=json"]
    command += ["--bin", "datawrit", "--bench", "throughput"]
    messages = [json.loads(line) for line in run(command, cwd=REPOSITORY).splitlines()
                if line.startswith("{")]
    return {message["target"]["name"]: message["executable"]
            for message in messages if message.get("executable")}


def cargo(folder):
    """Builds a peer and tells where it is."""
    environment = {**os.environ, "CARGO_TARGET_DIR": str(BUILT)}
    run(["cargo", "build", "--locked", "--release"], cwd=folder, env=environment)
    return BUILT / "release" / f"peer-{folder.name}"


def venv():
    python = BUILT / "venv" / "bin" / "python"
    if not python.exists():
        run([sys.executable, "-m", "venv", BUILT / "venv"])
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*install, "-r", HERE / "requirements.txt"])
    return python


def measured(sides, args, folder):
    """Milliseconds of a warm letter and of a cold process, by side."""
    warm = {side.name: [] for side in sides}
    cold = {side.name: [] for side in sides}
    # Side by side in each round, so that what else the machine does falls on all of them alike.
    for _ in range(args.rounds):
        for side in sides:
            many = FEW + max(args.letters // side.slow, 10)
            out = folder / "warm.pdf"
            spent = [processor_time(side.command(count, out), side, folder) for count in (FEW, many)]
            warm[side.name].append((spent[1] - spent[0]) / (many - FEW) * 1000)
    for number in range(args.starts + 1):
        for side in sides:
            taken = clocked(side.cold(folder / f"cold-{number}.pdf"))
            # The first of each only warms the disk cache.
            if number > 0:
                cold[side.name].append(taken)
    return ({name: statistics.median(times) for name, times in warm.items()},
            {name: statistics.median(times) for name, times in cold.items()})


def one_core():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def processor_time(command, side, folder):
    """Seconds of the processor, the system's for it included; notes the peak memory."""
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, preexec_fn=one_core)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{side.name} failed:\n{said.decode()}")
    side.memory = usage.ru_maxrss / 1024
    return usage.ru_utime + usage.ru_stime


def clocked(command):
    """Milliseconds from start to end."""
    start = time.perf_counter()
    run(command, preexec_fn=one_core)
    return (time.perf_counter() - start) * 1000


def median_of(measure, times):
    measure()
    return statistics.median(measure() for _ in range(times))


def run(command, **options):
    """What the command says; its failure is ours."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    return done.stdout


def table(sides, warm, cold):
    rows = [("", "warm : ours", "letters/s", "cold : ours", "cold ms", "bytes", "pages", "MB",
             "says it is")]
    for side in sides:
        name = side.name
        rows.append((
            name,
            f"{warm[name] / warm['datawrit']:.1f}",
            f"{1000 / warm[name]:.0f}",
            f"{cold[name] / cold['datawrit']:.1f}",
            f"{cold[name]:.1f}",
            str(side.bytes),
            str(side.pages),
            f"{side.memory:.0f}",
            side.conformance,
        ))
    widths = [max(map(len, column)) for column in zip(*rows)]
    for first, *rest, last in rows:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:])]
        print("  ".join([*cells, last]).rstrip())


if __name__ == "__main__":
    main()
