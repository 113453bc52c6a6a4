#!/usr/bin/env python3
"""Is anything lost or made twice when the program is killed?

    tests/breaking/kills.py PROGRAM [TIMES]

Runs `write`, a list, `send`, `record`, `import` and `recipients import` and kills each (SIGKILL) at
moments spread over its run, then looks at what is left: whatever was acknowledged is there, `verify`
holds, the same command goes on to the same end as without a kill, and nothing left twice. TIMES is how
many kills there are in all (75 if not given). The moments are drawn with a seed, so that a failure can
be repeated.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = 20261126
DAY = "2026-11-23"
ADA = ["--name", "Ada Example", "--email", "ada@example.org", "--residence", "DE"]


class Home:
    """A folder with a home in it, and the program run there."""

    def __init__(self, program, folder):
        self.program, self.folder = program, Path(folder)
        (self.folder / "home").mkdir()

    def command(self, *arguments):
        return [self.program, "--home", "home", "--today", DAY, *map(str, arguments)]

    def run(self, *arguments, codes=(0,)):
        done = subprocess.run(self.command(*arguments), cwd=self.folder, capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=120)
        if done.returncode not in codes:
            sys.exit(f"{arguments}: {done.returncode}\n{done.stderr.decode()}{done.stdout.decode()}")
        return done.stdout.decode()

    def killed(self, after, *arguments):
        """Starts a command and kills it after so many seconds; whether it had ended before."""
        child = subprocess.Popen(self.command(*arguments), cwd=self.folder, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            return child.wait(timeout=after)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            return None

    def cases(self):
        listed = json.loads(self.run("list", "--json", codes=(0, 1)) or "[]")
        return listed["cases"] if isinstance(listed, dict) else listed

    def holds(self, what):
        done = subprocess.run(self.command("verify"), cwd=self.folder, capture_output=True)
        if done.returncode != 0:
            sys.exit(f"{what}: verify says {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")

    def leftovers(self):
        return [str(path) for path in self.folder.rglob(".datawrit-*")]


def timed(home, *arguments):
    begun = time.monotonic()
    home.run(*arguments)
    return time.monotonic() - begun


def fresh(program, kind):
    folder = tempfile.TemporaryDirectory(prefix=f"datawrit-{kind}-")
    return folder, Home(program, folder.name)


def write(program, moments, times):
    """A letter a kill: its case is whole or not there, and the next run leaves nothing unfinished."""
    folder, home = fresh(program, "write")
    with folder:
        def arguments(number):
            return ["write", "access", f"Firma {number} GmbH", "--law", "gdpr", *ADA, "--recipient-email",
                    f"privacy{number}@firma.example", "--format", "pdf,txt", "--output", "letters"]
        whole = timed(home, *arguments(0))
        killed = 0
        for number in range(1, times + 1):
            killed += home.killed(moments.uniform(0.1, 1.1) * whole, *arguments(number)) is None
            home.holds(f"write, kill {number}")
        # An ordinary run clears away what the killed ones left.
        home.run(*arguments(times + 1))
        if home.leftovers():
            sys.exit(f"write: left behind {home.leftovers()}")
        for case in home.cases():
            for ending in ("pdf", "txt"):
                home.run("--yes", "show", case["case"], "--format", ending, "--output", f"again.{ending}")
        return killed


def a_list(program, moments, times):
    """A list is killed over and over and gone on with: a letter and a file a line, none twice."""
    folder, home = fresh(program, "list")
    with folder:
        lines = 400
        table = "recipient,recipient-email\n" + "".join(
            f"Firma {n} GmbH,privacy{n}@firma.example\n" for n in range(lines))
        (home.folder / "list.csv").write_text(table)
        arguments = ["--yes", "write", "access", "--from", "list.csv", "--law", "gdpr", *ADA, "--format",
                     "pdf", "--output", "letters"]
        killed = 0
        for number in range(times):
            killed += home.killed(moments.uniform(0.05, 0.9), *arguments) is None
            home.holds(f"list, kill {number}")
        home.run(*arguments)
        files = list((home.folder / "letters").glob("*.pdf"))
        cases = home.cases()
        recipients = {case["recipient"] for case in cases}
        if not len(files) == len(cases) == len(recipients) == lines:
            sys.exit(f"list: {len(files)} files, {len(cases)} cases to {len(recipients)} of {lines}")
        if home.leftovers():
            sys.exit(f"list: left behind {home.leftovers()}")
        home.holds("list, at the end")
        return killed


def send(program, moments, times):
    """Mails through a program that notes each: none leaves twice, and each case knows how it ended."""
    folder, home = fresh(program, "send")
    with folder:
        taker = home.folder / "take-mail"
        taker.write_text('#!/bin/sh\nmail=$(cat)\nsleep 0.1\nprintf "%s\\n" "$mail" | '
                         'sed -n "s/^Message-ID: //Ip" >> sent.log\n')
        taker.chmod(0o755)
        (home.folder / "home" / "config.toml").write_text(
            '[account.default]\nfrom = "Ada Example <ada@example.org>"\n'
            f'sendmail = "{taker}"\npause = 0\nper-day = 100000\n')
        killed = 0
        for turn in range(times):
            if killed >= times:
                break
            for number in range(4):
                home.run("write", "access", f"Firma {turn}x{number} GmbH", "--law", "gdpr", *ADA,
                         "--recipient-email", f"p{turn}x{number}@firma.example", "--format", "txt",
                         "--output", "letters")
            cases = [case["case"] for case in home.cases()]
            for _ in range(4):
                killed += home.killed(moments.uniform(0.02, 0.5), "send", "--yes", *cases) is None
                home.holds(f"send, kill {killed}")
        home.run("send", "--yes", *[case["case"] for case in home.cases()], codes=(0, 1))
        log = home.folder / "sent.log"
        sent = log.read_text().split() if log.exists() else []
        twice = {mail for mail in sent if sent.count(mail) > 1}
        if twice or not sent:
            sys.exit(f"send: {len(sent)} mails, twice: {twice}")
        return killed


def record(program, moments, times):
    """Every entry that was acknowledged is in the log."""
    folder, home = fresh(program, "record")
    with folder:
        home.run("write", "access", "Firma GmbH", "--law", "gdpr", *ADA, "--recipient-email",
                 "privacy@firma.example", "--format", "txt", "--output", "letters")
        case = home.cases()[0]["case"]
        home.run("record", case, "sent", "--by", "email")
        # It takes so little that one slow run would put every kill behind its end.
        whole = min(timed(home, "record", case, "reminded", "--again") for _ in range(3))
        acknowledged, killed = 0, 0
        for number in range(times):
            code = home.killed(moments.uniform(0.1, 1.2) * whole, "record", case, "reminded", "--again",
                               "--note", f"entry {number} of the test")
            killed += code is None
            acknowledged += code == 0
            home.holds(f"record, kill {number}")
            shown = home.run("show", case, "--json")
            found = shown.count(" of the test")
            if not acknowledged <= found <= number + 1:
                sys.exit(f"record: {found} of {acknowledged} acknowledged entries")
        return killed


def imported(program, moments, times):
    """An archive is there whole or not at all, and in the end each of its cases once."""
    folder, home = fresh(program, "archive")
    with folder:
        (home.folder / "list.txt").write_text("".join(f"Firma {n} GmbH\n" for n in range(60)))
        table = "recipient,recipient-email\n" + "".join(
            f"Firma {n} GmbH,privacy{n}@firma.example\n" for n in range(60))
        (home.folder / "list.csv").write_text(table)
        home.run("--yes", "write", "access", "--from", "list.csv", "--law", "gdpr", *ADA, "--format", "txt",
                 "--output", "letters")
        home.run("export", "--format", "json", "--output", "tracker.json")
        killed = 0
        for number in range(times):
            other, there = fresh(program, "import")
            with other:
                archive = (home.folder / "tracker.json").resolve()
                whole = moments.uniform(0.01, 0.25)
                killed += there.killed(whole, "--yes", "import", archive) is None
                there.holds(f"import, kill {number}") if (there.folder / "home/tracker.db").exists() else None
                there.run("--yes", "import", archive)
                if len(there.cases()) != 60:
                    sys.exit(f"import: {len(there.cases())} of 60 cases")
                there.holds("import, at the end")
        return killed


def recipients(program, moments, times):
    """A directory is the one before or the new one, never half of it."""
    folder, home = fresh(program, "recipients")
    with folder:
        (home.folder / "companies.csv").write_text("name,country,email\n" + "".join(
            f"Firma {n} GmbH,DE,privacy{n}@firma.example\n" for n in range(2000)))
        killed = 0
        for number in range(times):
            killed += home.killed(moments.uniform(0.02, 0.5), "--yes", "recipients", "import",
                                  "companies.csv") is None
            found = home.run("recipients", "search", "Firma 7 GmbH", "--json", codes=(0, 1)).count("firma-7-gmbh")
            rest = home.run("recipients", "search", "Firma 1999 GmbH", "--json", codes=(0, 1)).count("firma-1999-gmbh")
            if (found > 0) != (rest > 0):
                sys.exit(f"recipients, kill {number}: half a directory")
        home.run("--yes", "recipients", "import", "companies.csv")
        if home.run("recipients", "search", "Firma 1999 GmbH", "--json").count("firma-1999-gmbh") == 0:
            sys.exit("recipients: the import does not go on")
        return killed


def inbox(program, moments, times):
    """Every mail of an mbox is taken in once, whatever was cut off before, and what a server says is recorded once."""
    folder, home = fresh(program, "inbox")
    with folder:
        home.run("write", "access", "Firma GmbH", "--law", "gdpr", *ADA, "--recipient-email",
                 "privacy@firma.example", "--format", "eml", "--output", "letter.eml")
        case = home.cases()[0]["case"]
        home.run("record", case, "sent", "--by", "email")
        head = (home.folder / "letter.eml").read_bytes()
        id_ = next(line for line in head.splitlines() if line.lower().startswith(b"message-id:")).split(b":", 1)[1].decode().strip()
        mails = 2000
        with open(home.folder / "mails.mbox", "w", newline="\n") as mbox:
            for n in range(mails):
                mbox.write(f"From privacy@firma.example Mon Nov 23 10:00:00 2026\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n"
                           f"From: privacy@firma.example\nTo: ada@example.org\nMessage-ID: <{n}@firma.example>\n"
                           f"In-Reply-To: {id_}\nSubject: number {n}\n\nWe have received your request.\n\n")
            mbox.write(f"From MAILER-DAEMON Mon Nov 23 10:00:00 2026\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n"
                       f"From: MAILER-DAEMON@mail.example\nTo: ada@example.org\nMessage-ID: <bounce@mail.example>\n"
                       f"Subject: Undelivered Mail\nMIME-Version: 1.0\n"
                       f"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nundelivered\n--b\n"
                       f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example\n\n"
                       f"Final-Recipient: rfc822; privacy@firma.example\nAction: failed\nStatus: 5.1.1\n\n--b\n"
                       f"Content-Type: text/rfc822-headers\n\nMessage-ID: {id_}\n\n--b--\n\n")
        killed = 0
        for number in range(times):
            killed += home.killed(moments.uniform(0.02, 0.4), "inbox", "import", "mails.mbox") is None
            home.holds(f"inbox, kill {number}")
        home.run("inbox", "import", "mails.mbox")
        waiting = [item["message_id"] for item in json.loads(home.run("inbox", "--json"))["waiting"]]
        if len(waiting) != mails or len(set(waiting)) != mails:
            sys.exit(f"inbox: {len(waiting)} of {mails} mails wait, {len(set(waiting))} of them once")
        told = home.run("show", case).count("bounced")
        events = json.loads(home.run("show", case, "--json"))
        bounced = json.dumps(events).count('"kind": "bounced"')
        if bounced != 1:
            sys.exit(f"inbox: the bounce is recorded {bounced} times, told {told} times")
        home.holds("inbox, at the end")
        return killed


def main():
    program = str(Path(sys.argv[1]).resolve())
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 75
    moments = random.Random(SEED)
    os.environ.pop("DATAWRIT_HOME", None)
    os.environ.pop("DATAWRIT_TODAY", None)
    parts = [(write, 0.18), (a_list, 0.18), (send, 0.30), (record, 0.14), (imported, 0.10), (recipients, 0.10),
             (inbox, 0.10)]
    total = 0
    for part, share in parts:
        killed = part(program, moments, max(2, round(times * share)))
        # A part in which nothing was cut off shows nothing.
        if killed == 0:
            sys.exit(f"{part.__name__}: no kill met a running program")
        total += killed
        print(f"{part.__name__}: {killed} kills, nothing lost and nothing twice")
    # A run in which hardly anything was cut off shows nothing.
    if total < times // 3:
        sys.exit(f"only {total} of {times} kills met a running program")
    print(f"{total} kills")


if __name__ == "__main__":
    main()
