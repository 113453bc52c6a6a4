#!/usr/bin/env python3
"""What does a batch of a hundred thousand letters need, and does it survive being stopped?

    benches/batch.py [--letters N] [--sample N] [--stops N]

Writes a list of companies, then with the `dist` build of this repository, into folders of its own that
it deletes (100,000 letters take some 8 GB):

1. a sample of letters on one core and on all, in turns: how many times faster all of them are;
2. all the letters, stopped by SIGKILL at random moments, each time gone on with by the same command;
3. counts what is there: a file and a case for every company, none twice, every hash as recorded.

Prints the peak memory of any run. Exits with 1 when a letter is lost or made twice.
"""

import argparse
import collections
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
TURNS = 3


def main():
    parser = argparse.ArgumentParser(description="Measures a large batch, and stops it at random.")
    parser.add_argument("--letters", type=int, default=100_000)
    parser.add_argument("--sample", type=int, default=5_000, help="letters on one core and on all")
    parser.add_argument("--stops", type=int, default=12, help="how often the batch is killed")
    args = parser.parse_args()
    program = build()
    with tempfile.TemporaryDirectory(prefix="datawrit-batch-") as folder:
        folder = Path(folder)
        each = cores(program, folder, args.sample)
        survives(program, folder, args.letters, args.stops, each)


def cores(program, folder, letters):
    every = os.sched_getaffinity(0)
    times = {"one": [], "all": []}
    for turn in range(TURNS):
        for name, which in (("one", {max(every)}), ("all", every)):
            place = folder / f"{name}-{turn}"
            listed(place, letters)
            run = Run(program, place, which)
            run.finish()
            times[name].append(run.seconds)
            shutil.rmtree(place)
    one, all_ = (statistics.median(times[name]) for name in ("one", "all"))
    print(f"{letters} letters: {one / letters * 1000:.2f} ms each on one core,"
          f" {all_ / letters * 1000:.2f} ms on {len(every)}: {one / all_:.2f} times as fast", flush=True)
    return all_ / letters


def survives(program, folder, letters, stops, each):
    place = folder / "batch"
    listed(place, letters)
    # A seed, so that a failure can be looked for again.
    chance = random.Random(letters)
    peak, spent = 0, 0.0
    for stop in range(stops):
        run = Run(program, place, os.sched_getaffinity(0))
        done = run.kill_after(chance.uniform(0.2, 1.6) * letters * each / (stops + 1))
        peak, spent = max(peak, run.peak), spent + run.seconds
        print(f"  stop {stop + 1}: {files(place)} letters after {spent:.0f} s", flush=True)
        if done:
            break
    run = Run(program, place, os.sched_getaffinity(0))
    said = run.finish()
    peak, spent = max(peak, run.peak), spent + run.seconds
    print(f"{letters} letters in {spent:.0f} s with the stops, peak memory {peak:.0f} MB")
    print("  " + said.strip().splitlines()[0])
    whole(program, place, letters)
    again = Run(program, place, os.sched_getaffinity(0))
    again.finish()
    print(f"a further run writes none, in {again.seconds:.0f} s, peak memory {again.peak:.0f} MB")
    whole(program, place, letters)


def whole(program, place, letters):
    """Ends the script when a letter is missing or there twice."""
    names = [path.name for path in (place / "letters").iterdir()]
    unfinished = [name for name in names if name.startswith(".")]
    names = [name for name in names if not name.startswith(".")]
    companies = collections.Counter(re.search(r"firma-(\d+)-", name).group(1) for name in names)
    cases = json.loads(command(program, place, "list", "--json"))
    named = collections.Counter(case["recipient"] for case in cases)
    faults = {
        "files": len(names) != letters,
        "companies with a file": len(companies) != letters,
        "cases": len(cases) != letters,
        "companies with a case": len(named) != letters,
        "unfinished files": bool(unfinished),
    }
    wrong = [name for name, is_wrong in faults.items() if is_wrong]
    said = command(program, place, "verify")
    print(f"  {len(names)} files, {len(cases)} cases; verify: {said.strip()}")
    if wrong:
        sys.exit(f"wrong: {', '.join(wrong)}")


def listed(place, letters):
    (place / "letters").mkdir(parents=True)
    with open(place / "list.csv", "w", encoding="utf-8") as table:
        table.write("recipient,address\n")
        for number in range(letters):
            table.write(f"Firma {number:06} GmbH,Musterweg {number}; 20095 Hamburg; DE\n")


def files(place):
    return sum(1 for entry in os.scandir(place / "letters") if not entry.name.startswith("."))


class Run:
    """One start of the program over the list."""

    def __init__(self, program, place, which):
        self.start = time.perf_counter()
        arguments = ["write", "access", "--from", "list.csv", "--lang", "en", "--name", "Ada Example"]
        arguments += ["--address", "Lindenallee 12; 04109 Leipzig; DE", "--email", "ada@example.org"]
        arguments += ["--format", "pdf", "--output", "letters", "--no-address", "--yes"]
        self.process = subprocess.Popen(
            [program, "--home", "home", "--today", "2026-07-21", *arguments], cwd=place, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, which))

    def wait(self):
        said = self.process.stdout.read()
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.perf_counter() - self.start
        self.peak = usage.ru_maxrss / 1024
        return said

    def finish(self):
        said = self.wait()
        if self.process.returncode != 0:
            sys.exit(f"the batch ended with {self.process.returncode}:\n{said[-2000:]}")
        return said

    def kill_after(self, seconds):
        """Whether it had ended by itself before."""
        time.sleep(seconds)
        self.process.send_signal(signal.SIGKILL)
        self.wait()
        return self.process.returncode == 0


def command(program, place, *arguments):
    done = subprocess.run([program, "--home", "home", "--today", "2026-07-21", *arguments], cwd=place,
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{arguments} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr}")
    return done.stdout


def build():
    build = ["cargo", "build", "--locked", "--profile", "dist", "--message-format=json", "--bin", "datawrit"]
    said = subprocess.run(build, cwd=REPOSITORY, capture_output=True, text=True)
    if said.returncode != 0:
        sys.exit(said.stderr)
    messages = [json.loads(line) for line in said.stdout.splitlines() if line.startswith("{")]
    return next(message["executable"] for message in messages if message.get("executable"))


if __name__ == "__main__":
    main()
