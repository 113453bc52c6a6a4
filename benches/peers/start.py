#!/usr/bin/env python3
"""What does a start of the program cost, in instructions?

    benches/peers/start.py [--starts N]

Counts with valgrind, so that what else the machine does changes nothing, what one process executes from
its start to its end: `datawrit` for several commands, the smallest program that writes one page with krilla
(peers/krilla/src/bin/page.rs), and krilla setting our whole letter. Beside it the processor's time, the
median of so many starts.

Needs cargo and valgrind.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import compare

LETTER = ["write", "access", "amazon-eu", "--name", "Ada Example", "--email", "ada@example.org",
          "--address", "Lindenallee 12; 04109 Leipzig; DE", "--yes", "--output"]


def main():
    parser = argparse.ArgumentParser(description="What a start costs, side by side with krilla.")
    parser.add_argument("--starts", type=int, default=15, help="processes timed, each side")
    args = parser.parse_args()
    programs = compare.build()
    krilla = compare.cargo(compare.HERE / "krilla")
    ours = programs["datawrit"]

    with tempfile.TemporaryDirectory(prefix="datawrit-starts-") as folder:
        folder = Path(folder)
        words = folder / "letters.json"
        words.write_text(compare.run([programs["throughput"], "words", "1"]))
        homes = iter(range(10**6))

        def datawrit(*arguments):
            return lambda: [ours, "--home", folder / f"home-{next(homes)}", *arguments]

        starts = {
            "datawrit write, the first letter": datawrit(*LETTER, folder / "letter.pdf"),
            "datawrit write --dry-run": datawrit("--today", "2026-11-23", *LETTER[:-1], "--dry-run"),
            "datawrit deadline": datawrit("deadline", "--law", "gdpr", "--clock", "respond", "--on",
                                          "2026-01-31"),
            "datawrit due, an empty home": datawrit("due"),
            "datawrit --version": datawrit("--version"),
            "krilla, one line on one page": lambda: [
                krilla.with_name("page"), compare.FONTS / "NotoSerif-Regular.ttf", folder / "page.pdf"],
            "krilla, the letter": lambda: [krilla, words, compare.FONTS, folder / "krilla.pdf", "1"],
        }
        rows = [(name, instructions(start(), folder), processor_time(start, args.starts))
                for name, start in starts.items()]

    page = dict((name, counted) for name, counted, _ in rows)["krilla, one line on one page"]
    print(f"{'':36}{'million':>9}{'of krilla’s page':>18}{'ms':>7}")
    for name, counted, taken in rows:
        print(f"{name:36}{counted / 1e6:9.1f}{counted / page:18.2f}{taken:7.1f}")


def instructions(command, folder):
    counting = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'callgrind'}"]
    done = subprocess.run([*counting, *map(str, command)], capture_output=True, text=True)
    counted = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not counted:
        sys.exit(f"{command} failed:\n{done.stderr}")
    return int(counted.group(1))


def processor_time(start, times):
    """Milliseconds of the processor, the system's for it included."""
    side = compare.Side("a start", None)
    taken = [compare.processor_time(start(), side, None) * 1000 for _ in range(times + 1)]
    # The first only warms the disk cache.
    return statistics.median(taken[1:])


if __name__ == "__main__":
    main()
