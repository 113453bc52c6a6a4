#!/usr/bin/env python3
"""What does the program do when the system says no?

    tests/breaking/failing_calls.py PROGRAM

Lets single system calls fail (strace's fault injection) while a letter is written, an event recorded, the
tracker exported, imported and listed: a full disk, an input/output error, no more files, no locks. After each
the program has ended by itself with a code of its own and no panic, `verify` holds, what was acknowledged
before is still there, and the same command, without the fault, goes on.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

DAY = "2026-11-23"
ADA = ["--name", "Ada Example", "--email", "ada@example.org", "--residence", "DE"]
# What fails, how, and at which calls of a run.
FAULTS = [
    ("write", "ENOSPC", "1+"), ("write", "EIO", "2"), ("pwrite64", "ENOSPC", "1+"), ("pwrite64", "EIO", "3"),
    ("fsync", "EIO", "1"), ("fdatasync", "EIO", "1"), ("fdatasync", "ENOSPC", "2"),
    ("ftruncate", "ENOSPC", "1+"), ("openat", "EMFILE", "12+"), ("openat", "EACCES", "20+"),
    ("fcntl", "ENOLCK", "4+"),
]
COMMANDS = ["write", "record", "export", "list"]


def main():
    program = str(Path(sys.argv[1]).resolve())
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DATAWRIT")}
    tried = failed = 0
    with tempfile.TemporaryDirectory(prefix="datawrit-faults-") as folder:
        def run(arguments, before=()):
            command = [*before, program, "--home", "home", "--today", DAY, *arguments]
            return subprocess.run(command, cwd=folder, capture_output=True, timeout=60, env=environment,
                                  stdin=subprocess.DEVNULL)

        def letter(number):
            return ["write", "access", f"Firma {number} GmbH", "--law", "gdpr", *ADA, "--recipient-email",
                    f"privacy{number}@firma.example", "--format", "txt,pdf", "--output", "letters"]

        def checked(arguments, what):
            done = run(arguments)
            if done.returncode != 0:
                sys.exit(f"{what}: {arguments}: {done.returncode}\n{done.stderr.decode()}{done.stdout.decode()}")
            return done.stdout.decode()

        checked(letter(0), "at the beginning")
        case = json.loads(checked(["list", "--json"], "at the beginning"))
        case = (case["cases"] if isinstance(case, dict) else case)[0]["case"]
        acknowledged = 1
        number = 0
        for command in COMMANDS:
            for call, error, when in FAULTS:
                number += 1
                arguments = {
                    "write": letter(number),
                    "record": ["record", case, "reminded", "--again", "--note", f"entry {number}"],
                    "export": ["--yes", "export", "--format", "json", "--output", "tracker.json"],
                    "list": ["list"],
                }[command]
                what = f"{command} with {call} failing by {error} at {when}"
                inject = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                          "-e", f"inject={call}:error={error}:when={when}"]
                done = run(arguments, inject)
                tried += 1
                said = (done.stderr + done.stdout).decode(errors="replace")
                if done.returncode not in (0, 1, 2, 3) or "panicked" in said:
                    sys.exit(f"{what}: {done.returncode}\n{said}")
                if done.returncode == 0 and command == "write":
                    acknowledged += 1
                failed += done.returncode != 0
                checked(["verify"], what)
                listed = json.loads(checked(["list", "--json"], what))
                listed = listed["cases"] if isinstance(listed, dict) else listed
                if len(listed) < acknowledged:
                    sys.exit(f"{what}: {len(listed)} of {acknowledged} cases")
                # What was recorded before the fault, and not acknowledged, may be there; it is asked about.
                if command == "write":
                    done = run(arguments)
                    if done.returncode not in (0, 1, 2):
                        sys.exit(f"{what}, again: {done.returncode}\n{done.stderr.decode()}")
                    listed = json.loads(checked(["list", "--json"], what))
                    listed = listed["cases"] if isinstance(listed, dict) else listed
                    mine = [known for known in listed if known["recipient"] == f"Firma {number} GmbH"]
                    if len(mine) != 1:
                        sys.exit(f"{what}: {len(mine)} letters to Firma {number}")
                    acknowledged = len(listed)
                elif command != "list" or done.returncode != 0:
                    checked(arguments, what)
    if failed < tried // 4:
        sys.exit(f"only {failed} of {tried} faults were felt")
    print(f"{tried} faults, {failed} of them felt: nothing lost, no panic")


if __name__ == "__main__":
    main()
