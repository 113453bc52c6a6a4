"""Reads the exported calendar with an independent parser, in three time zones.

    python tests/oracle/exported_calendar.py target/debug/datawrit

needs the packages of requirements.txt beside it. The days must be those of
`list --json` wherever the calendar is read: a deadline that is a moment instead
of a day would move from Berlin to Los Angeles.
"""

import csv
import datetime
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zoneinfo

import icalendar

ZONES = ["UTC", "Europe/Berlin", "America/Los_Angeles"]
DAY = datetime.timedelta(days=1)

PERSON = [
    "--name", "Ada Example",
    "--address", "Lindenallee 12; 04109 Leipzig; DE",
    "--email", "ada@example.org",
]

# To whom, with what else, and what happened then. Names as hostile as may be.
CASES = [
    ("amazon-eu", [], ["sent 2026-11-24", "received 2026-11-27"]),
    ("Müller, Söhne; \"Erben\" \\ Co", [], ["sent 2026-11-24", "answered 2026-12-01"]),
    ("\U0001F600é" * 100, [], ["received 2026-11-30", "extended 2026-12-10", "complained 2026-12-11"]),
    ("Example Inc.", ["--residence", "US-CA"], ["received 2026-11-25"]),
    ("Example Ltd", ["--law", "uk-gdpr"], ["sent 2026-11-23", "refused 2026-12-01"]),
    ("=1+1", ["--residence", "US-WA"], ["received 2026-12-01", "refused 2026-12-02"]),
    ("Returned GmbH", [], ["sent 2026-11-24", "bounced 2026-12-02"]),
    ("Unsent GmbH", [], []),
]


class Program:
    """The program in a home of its own."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder

    def run(self, today, zone, *arguments):
        environment = {"DATAWRIT_HOME": "home", "DATAWRIT_TODAY": today, "TZ": zone}
        done = subprocess.run(
            [self.binary, *arguments], cwd=self.folder, env=environment, capture_output=True
        )
        assert done.returncode == 0, (arguments, done.stderr.decode())
        return done.stdout

    def write(self, recipient, more):
        said = self.run(
            "2026-11-23", "UTC", "write", "access", recipient, "--json", "--format", "txt",
            "--lang", "en", "--no-address", "--output", "letters", *PERSON, *more,
        )
        return json.loads(said)["case"]

    def record(self, case, event):
        kind, day = event.split()
        self.run(day, "UTC", "record", case, kind)


def components(text):
    """What has a UID, by its UID."""
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    found = {}
    for component in calendar.subcomponents:
        assert component.name in ("VEVENT", "VTODO"), component.name
        assert not component.errors, component.errors
        uid = str(component["UID"])
        assert uid not in found, uid
        found[uid] = component
    return found


def plain_day(value):
    """The value of a property that is a day and no moment."""
    assert type(value) is datetime.date, repr(value)
    return value


def rings(event, zone):
    """The local days on which the alarms of an event go off: a relative trigger
    counts from the midnight with which its day begins where it is read."""
    day = event.decoded("DTSTART")
    midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=zone)
    days = []
    for alarm in event.subcomponents:
        assert alarm.name == "VALARM" and alarm["ACTION"] == "DISPLAY", alarm
        # An exact duration, RFC 5545, section 3.3.6: over a change of the clocks too.
        moment = midnight.astimezone(datetime.timezone.utc) + alarm["TRIGGER"].dt
        days.append(moment.astimezone(zone).date())
    return days


def compare(listed, found, zone):
    """Every clock of the list is in the calendar with its day, and no other."""
    wanted = set()
    for case in listed:
        for clock in case["clocks"]:
            forecast = (clock["estimate"] or "").startswith("not sent yet")
            if forecast and case["recipient"] != "Returned GmbH":
                continue
            stem = f"{case['case']}-{clock['clock']}"
            event, task = (found[f"{stem}-{kind}@datawrit.invalid"] for kind in ("event", "todo"))
            wanted |= {event["UID"], task["UID"]}
            due = datetime.date.fromisoformat(clock["due"])
            assert plain_day(event.decoded("DTSTART")) == due, stem
            assert plain_day(task.decoded("DUE")) == due, stem
            # The day and no other: until the next day, which is not of it.
            assert plain_day(event.end) == due + DAY, stem
            assert event["TRANSP"] == "TRANSPARENT", stem
            # The summary has a long name's beginning, the description the whole.
            assert case["recipient"][:50] in event["SUMMARY"], stem
            assert case["recipient"] in event["DESCRIPTION"], stem
            if forecast:
                status = ("CANCELLED", "CANCELLED")
            elif clock["met_on"]:
                status = ("CANCELLED", "COMPLETED")
                met = task.decoded("COMPLETED").astimezone(zone).date()
                assert met.isoformat() == clock["met_on"], stem
            elif "the authority has the matter since" in event["DESCRIPTION"]:
                # Nobody waits for the company once somebody has complained of it.
                assert clock["whose"] == "recipient", stem
                status = ("CANCELLED", "CANCELLED")
            else:
                status = ("CONFIRMED", "NEEDS-ACTION")
            assert (event["STATUS"], task["STATUS"]) == status, stem
            running = status[0] == "CONFIRMED"
            days = [due - 7 * DAY, due - DAY, due + DAY] if running else []
            assert rings(event, zone) == days, stem
            if running:
                assert due + DAY == datetime.date.fromisoformat(clock["overdue_from"]), stem
    assert wanted == set(found), wanted ^ set(found)
    return len(wanted)


def compare_table(listed, text):
    """The table read by another program has the same clocks."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    clocks = [(case, clock) for case in listed for clock in case["clocks"]]
    assert len(rows) == len(clocks)
    for row, (case, clock) in zip(rows, clocks):
        assert row["case"] == case["case"]
        assert row["recipient"].removeprefix("'") == case["recipient"], row
        for key in ("clock", "nominal", "due", "overdue_from"):
            assert row[key] == clock[key], (key, row)


def main(binary):
    with tempfile.TemporaryDirectory() as folder:
        program = Program(binary, folder)
        cases = {}
        for recipient, more, events in CASES:
            case = cases[recipient] = program.write(recipient, more)
            for event in events:
                program.record(case, event)

        exports = []
        for name in ZONES:
            os.environ["TZ"] = name
            time.tzset()
            text = program.run("2026-12-12", name, "export", "--format", "ics")
            listed = json.loads(program.run("2026-12-12", name, "list", "--json"))
            found = components(text)
            count = compare(listed, found, zoneinfo.ZoneInfo(name))
            table = program.run("2026-12-12", name, "export", "--format", "csv")
            compare_table(listed, table.decode())
            exports.append(text)
            print(f"{name}: {count} components agree with the list")
        assert len(set(exports)) == 1, "the calendar depends on where it is written"

        # A later export brings the same UIDs, and a higher number where something happened.
        before = components(exports[0])
        program.record(cases["amazon-eu"], "answered 2026-12-13")
        after = components(program.run("2026-12-14", "UTC", "export", "--format", "ics"))
        assert set(before) == set(after)
        for uid, component in before.items():
            grown = after[uid]["SEQUENCE"] - component["SEQUENCE"]
            assert grown == uid.startswith(cases["amazon-eu"]), uid
        print("a second export updates the first")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: exported_calendar.py BINARY")
    main(pathlib.Path(sys.argv[1]).resolve())
