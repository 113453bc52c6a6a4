#!/usr/bin/env python3
"""Does datawrit agree with two independent Python packages?

Holidays: every calendar from 2020 to 2040, Monday to Friday (a weekend is never a working day), against
`holidays`, category PUBLIC. Each difference stands in differences.tsv with its reason; one that does not,
and one that stands there and is none any more, is a failure.

Months and roll-over: the answer to a request that arrives on each day of 2026, for four countries,
against `dateutil` and `holidays`.

    holidays_and_months.py PATH-TO-DATAWRIT
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import holidays
from dateutil.relativedelta import relativedelta

FIRST, LAST = 2020, 2040
PLACES = """
    AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO IS LI CH
    GB-ENG GB-WLS GB-SCT GB-NIR DE-BW DE-BY DE-BE DE-BB DE-HB DE-HH DE-HE DE-MV DE-NI DE-NW DE-RP DE-SL
    DE-SN DE-ST DE-SH DE-TH FR-57 FR-67 FR-68 US US-WA US-AL US-CA US-CO US-KY US-MD US-MN US-MT US-NH US-OK US-OR
    US-TN US-TX US-UT US-VA US-CT US-DE US-IN US-LA US-NE US-NJ US-NV CA ZA
    JP AU-NSW AU-VIC AU-QLD AU-SA AU-TAS AU-WA AU-NT AU-ACT
""".split()
DIFFERENCES = Path(__file__).with_name("differences.tsv")


class Datawrit:
    """The program, with a home where nothing is."""

    def __init__(self, path, home):
        self.path = path
        self.environment = {"DATAWRIT_HOME": home, "DATAWRIT_TODAY": "2026-11-23"}

    def ask(self, *arguments):
        answer = subprocess.run(
            [self.path, *arguments, "--json"], env=self.environment, check=True, capture_output=True
        )
        return json.loads(answer.stdout)

    def holidays(self, place, first, last):
        answer = self.ask("law", "holidays", place, "--from", str(first), "--to", str(last))
        if answer["calendar"] != place:
            raise SystemExit(f"{place} has no calendar of its own")
        return {date.fromisoformat(entry["day"]): entry["name"] for entry in reversed(answer["holidays"])}

    def answer(self, place, received):
        found = self.ask(
            "deadline", "--law", "gdpr", "--clock", "respond", "--place", place, "--on", str(received)
        )
        return date.fromisoformat(found["nominal"]), date.fromisoformat(found["due"])


def package(place, first, last):
    country, _, part = place.partition("-")
    # Two of its three departments are one part of France in the package.
    part = {"FR-67": "6AE", "FR-68": "6AE"}.get(place, part)
    # A year more on each side, for days observed in the year before or after.
    years = range(first - 1, last + 2)
    return holidays.country_holidays(country, subdiv=part or None, years=years, language="en_US")


def working_week(days, first, last):
    return {day: name for day, name in days.items() if first <= day.year <= last and day.weekday() < 5}


def differences(datawrit):
    """How many days of each name one side has and the other has not."""
    found = Counter()
    for place in PLACES:
        ours = working_week(datawrit.holidays(place, FIRST, LAST), FIRST, LAST)
        theirs = working_week(package(place, FIRST, LAST), FIRST, LAST)
        for day in ours.keys() - theirs.keys():
            found[place, "ours", ours[day]] += 1
        for day in theirs.keys() - ours.keys():
            found[place, "theirs", theirs[day]] += 1
    return found


def explained():
    known = Counter()
    for line in DIFFERENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            place, side, name, days, reason = line.split("\t")
            if not reason.strip() or (place, side, name) in known:
                raise SystemExit(f"{DIFFERENCES.name}: no reason, or twice: {line}")
            known[place, side, name] = int(days)
    return known


def check_holidays(datawrit):
    found, known = differences(datawrit), explained()
    faults = []
    for key in sorted(found.keys() | known.keys()):
        if found[key] != known[key]:
            faults.append("\t".join(key) + f"\tfound {found[key]} days, {known[key]} are explained")
    print(f"{len(PLACES)} calendars, {FIRST} to {LAST}: {sum(found.values())} days differ from the package")
    return faults


def check_answers(datawrit):
    faults = []
    arrivals = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    for place in ["DE", "LU", "IE", "FR"]:
        off = package(place, 2026, 2027)
        with ThreadPoolExecutor(2) as pool:
            answers = pool.map(lambda received: datawrit.answer(place, received), arrivals)
            for received, ours in zip(arrivals, answers):
                nominal = received + relativedelta(months=1)
                due = nominal
                while due.weekday() >= 5 or due in off:
                    due += timedelta(days=1)
                if ours != (nominal, due):
                    faults.append(f"{place} {received}: ours {ours[0]} {ours[1]}, theirs {nominal} {due}")
        print(f"{place}: the answer to a request of each of {len(arrivals)} days of 2026")
    return faults


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    with tempfile.TemporaryDirectory() as home:
        datawrit = Datawrit(str(Path(sys.argv[1]).resolve()), home)
        faults = check_holidays(datawrit) + check_answers(datawrit)
    if faults:
        raise SystemExit("\n".join(["not explained, or wrong:", *faults]))
    print("each difference stands in differences.tsv with its reason")


if __name__ == "__main__":
    main()
