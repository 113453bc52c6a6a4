#!/usr/bin/env python3
"""How much faster is a letter here than with the peer?

    benches/peer.py [FOLDER]

FOLDER holds the peer: letter-generator with pdfmake, set up as datarequests.org
does it (default: ../shared/peers/letter-generator beside this repository). It is
copied and installed with npm into a folder for the time being. Both sides run in
turn in one run; every figure is the median of its runs, told as a ratio.

Needs cargo, Node 20, npm and, for the packages, the network.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PEER = REPOSITORY.parent / "shared" / "peers" / "letter-generator"

# The peer renders with pdfmake's bundle for browsers, as its users do, or with
# pdfmake's printer for servers, which is faster.
MODES = ("browser", "node")


def main():
    parser = argparse.ArgumentParser(
        description="Compares datawrit with letter-generator, side by side."
    )
    parser.add_argument("folder", type=Path, nargs="?", default=PEER)
    parser.add_argument("--letters", type=int, default=50, help="warm letters in a round")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of warm letters")
    parser.add_argument("--starts", type=int, default=20, help="processes started")
    args = parser.parse_args()

    programs = build()
    with tempfile.TemporaryDirectory(prefix="datawrit-peer-") as folder:
        folder = Path(folder)
        peer = install(args.folder, folder / "peer")
        warm = warm_letters(programs["throughput"], peer, args.letters, args.rounds)
        cold = cold_starts(programs["datawrit"], peer, folder, args.starts)
        listed = answer(programs["throughput"], "list", "5")

    ours, deadline = cold["ours"], cold["deadline"]
    table = [("", "peer : ours", "ours", "peer")]
    for mode in MODES:
        table.append(compared(f"a warm letter, {mode}", warm["ours"], warm[mode]))
    for mode in MODES:
        table.append(compared(f"process start to file, {mode}", ours, cold[mode]))
    print_table(table)
    cases, letters = listed["cases"], listed["median_ms"] / warm["ours"]
    print(f"\nlisting {cases} cases takes as long as {letters:.1f} of our warm letters")
    print(f"a start that writes nothing takes {deadline / ours:.2f} of one that writes a letter")


def build():
    """Builds both programs and tells where cargo put them."""
    command = ["cargo", "build", "--release", "--message-format=json"]
    command += ["--bin", "datawrit", "--bench", "throughput"]
    lines = run(command, cwd=REPOSITORY).splitlines()
    messages = [json.loads(line) for line in lines if line.startswith("{")]
    return {
        message["target"]["name"]: message["executable"]
        for message in messages
        if message.get("executable")
    }


def install(folder, to):
    if not (folder / "letters.js").is_file():
        sys.exit(f"{folder} does not hold the peer: no letters.js in it")
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("node_modules"))
    run(["npm", "ci", "--no-audit", "--no-fund"], cwd=to)
    return ["node", str(to / "letters.js")]


def warm_letters(throughput, peer, letters, rounds):
    """The median time of a letter in a process that has written one already."""
    number = str(letters)
    times = {name: [] for name in ("ours", *MODES)}
    for _ in range(rounds):
        times["ours"].append(answer(throughput, "letters", number)["median_ms"])
        for mode in MODES:
            told = answer(*peer, "--n", number, "--mode", mode)
            times[mode].append(told["median_ms"])
    return medians(times)


def cold_starts(datawrit, peer, folder, starts):
    """The median time of a process that writes one letter to a file.

    Ours makes its home and a tracker in it too, and opens a case."""
    write = ["write", "access", "Nordlicht Versand GmbH", "--lang", "en"]
    write += ["--recipient-address", "Musterstraße 1; 20095 Hamburg; DE"]
    write += ["--name", "Jana Müller-Šimková", "--email", "jana.mueller@example.org"]
    write += ["--address", "Lindenallee 12; 04109 Leipzig; DE", "--residence", "DE"]
    write += ["--id", "Date of birth=1987-04-23", "--id", "Customer number=100000"]
    write += ["--product", "Nordlicht Shop", "--product", "Nordlicht Plus"]
    write += ["--product", "polarpost.example", "--portability"]
    count = ["deadline", "--law", "gdpr", "--clock", "respond", "--on", "2026-01-31"]
    times = {name: [] for name in ("ours", "deadline", *MODES)}
    # The first of each only warms the disk cache.
    for number in range(starts + 1):
        out = folder / str(number)
        home = ["--home", str(out / "home"), "--today", "2026-07-21"]
        commands = {
            "ours": [datawrit, *home, *write, "--output", str(out / "ours")],
            "deadline": [datawrit, *home, *count],
        }
        for mode in MODES:
            cold = ["--n", "1", "--warm", "0", "--mode", mode, "--out", str(out / mode)]
            commands[mode] = [*peer, *cold]
        for name, command in commands.items():
            start = time.perf_counter()
            run(command)
            if number > 0:
                times[name].append(time.perf_counter() - start)
        for name in ("ours", *MODES):
            if len(list((out / name).glob("*.pdf"))) != 1:
                sys.exit(f"{name} wrote no PDF file")
    return medians(times, 1000)


def answer(*command):
    return json.loads(run(command))


def run(command, **options):
    """What the command says; its failure is ours."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    return done.stdout


def medians(times, scale=1):
    return {name: statistics.median(values) * scale for name, values in times.items()}


def compared(name, ours, peer):
    return (name, f"{peer / ours:.1f}", f"{ours:.2f} ms", f"{peer:.2f} ms")


def print_table(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    for first, *rest in rows:
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:])]
        print("  ".join(cells))


if __name__ == "__main__":
    main()
