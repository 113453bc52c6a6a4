"""Does everything in this folder agree, and is it what was given away?

    python3 check.py [HASH]     HASH: the SHA-256 of manifest.json that you were given

Python 3.8 or later, nothing else. Ends with 0 when all of it holds.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# A file put beside this one must not be taken for a part of Python.
sys.path = [path for path in sys.path if os.path.abspath(path or ".") != HERE]

import hashlib
import json

FAULTS = []


def check(holds, what):
    if not holds:
        FAULTS.append(what)


def read(name):
    with open(os.path.join(HERE, name), "rb") as file:
        return file.read()


def sha256(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def load(name):
    def once(pairs):
        check(len(dict(pairs)) == len(pairs), f"{name}: a key is there twice")
        return dict(pairs)
    return json.loads(read(name), object_pairs_hook=once)


def files(manifest):
    listed = {file["name"]: file for file in manifest["files"]}
    check(len(listed) == len(manifest["files"]), "manifest.json: a file is named twice")
    there = set(os.listdir(HERE))
    for name in sorted(there - set(listed) - {"manifest.json", "SHA256SUMS"}):
        check(False, f"{name}: not in the manifest")
    for name, file in listed.items():
        if name not in there:
            check(False, f"{name}: missing")
        else:
            data = read(name)
            check((sha256(data), len(data)) == (file["sha256"], file["size"]), f"{name}: changed")
    sums = "".join(f"{file['sha256']}  {file['name']}\n" for file in manifest["files"])
    sums += sha256(read("manifest.json")) + "  manifest.json\n"
    check(read("SHA256SUMS") == sums.encode(), "SHA256SUMS: not that of the manifest")


def log(manifest):
    log = load("log.json")
    opening = json.loads(log["opening"])
    cases = {log["case"], opening["reference"], manifest["case"], load("chronology.json")["case"]}
    check(len(cases) == 1, "the files name several cases: " + ", ".join(sorted(cases)))
    stands_on = {"request.json": opening["request"], "grounds.json": opening["grounds"]}
    stands_on.update({f"letter.{name}": digest for name, digest in opening["documents"]})
    if opening.get("letter"):
        stands_on["letter.json"] = opening["letter"]
    for name, digest in stands_on.items():
        there = os.path.exists(os.path.join(HERE, name))
        check(there and sha256(read(name)) == digest, f"{name}: not what the log stands on")
    head, told, open_entries = sha256(log["opening"]), [], 0
    check(head == log["opening_sha256"], "log.json: the opening has another hash")
    for number, entry in enumerate(log["entries"], 1):
        if entry.get("entry") is None:
            open_entries += 1
            told.append(None)
        else:
            check(sha256(head + "\n" + entry["entry"]) == entry["sha256"], f"entry {number}: another hash")
            event = json.loads(entry["entry"])
            if "note" in entry:
                sealed = sha256(entry["note_salt"] + "\n" + entry["note"])
                check(sealed == event.get("note_sha256"), f"entry {number}: another note")
            told.append((event, entry.get("note")))
            added = event.get("addition")
            if added:
                number = event["letter"]
                names = {f"letter-{number}.{name}": digest for name, digest in added["documents"]}
                names[f"letter-{number}.json"] = added["data"]
                for name, digest in names.items():
                    there = os.path.exists(os.path.join(HERE, name))
                    check(there and sha256(read(name)) == digest, f"{name}: not what the log tells of")
        check(set(entry) <= {"entry", "sha256", "note", "note_salt"}, f"entry {number}: words that no hash covers")
        head = entry["sha256"]
    summary, grounds = load("chronology.json"), json.loads(read("grounds.json"))
    told_of = {"opened_on": opening["opened_on"], "citation": grounds["citation"], "references": grounds["references"]}
    told_of.update({key: opening[key] for key in ("law", "recipient", "place") if key in opening})
    for key, value in told_of.items():
        check(summary[key] == value, f"chronology.json: `{key}` is not that of the log")
    request = json.loads(read("request.json"))
    check(summary["right"] == opening.get("asked", request["right"]), "chronology.json: `right` is not that of the log")
    check(summary["trial"] == manifest["trial"], "chronology.json: trial or not")
    keys = {"datawrit_evidence", "case", "opening", "opening_sha256", "entries"}
    check(set(log) == keys, "log.json: words that no hash covers")
    check(set(manifest) == {"datawrit_manifest", "case", "trial", "head", "files"}, "manifest.json: other keys than it has")
    check(head == manifest["head"], "manifest.json: another last hash than the log's")
    check(bool(opening.get("trial", manifest["trial"])) == manifest["trial"], "manifest.json: trial or not")
    return told, open_entries


def chronology(told):
    """What happened, as the log has it; the days that are due are computed and not covered."""
    events = load("chronology.json")["events"]
    check(len(events) == len(told), "chronology.json: another number of events than the log's")
    for number, (event, entry) in enumerate(zip(events, told), 1):
        if entry is None:
            continue
        sealed, note = dict(entry[0]), entry[1]
        sealed.pop("account_sha256", None)
        if sealed.pop("note_sha256", None) is not None and note is not None:
            sealed["note"] = note
        if "attempt" in sealed:
            sealed["attempt"] = {key: value for key, value in sealed["attempt"].items() if key != "account"}
        check(event == sealed, f"chronology.json: event {number} is not that of the log")


def mails(told, manifest):
    attempts = {entry[0]["attempt"]["sha256"] for entry in told if entry and "attempt" in entry[0]}
    kept = {file["sha256"]: file["name"] for file in manifest["files"] if file["name"].startswith("mail-")}
    for digest in sorted(attempts - set(kept)):
        check(False, f"a mail of which the log tells is missing: SHA-256 {digest}")
    return sorted(name for digest, name in kept.items() if digest not in attempts)


def main():
    manifest = load("manifest.json")
    files(manifest)
    told, withheld = log(manifest)
    chronology(told)
    untold = mails(told, manifest)
    given, found = (sys.argv[1:] or [None])[0], sha256(read("manifest.json"))
    given = given if given is None else given.strip().lower()
    check(given in (None, found), f"the manifest is not the one that was given away: it is {found}")
    for fault in FAULTS:
        print("fault:", fault)
    if given is None:
        print("compared with itself only; the SHA-256 of manifest.json, to compare:", found)
    if withheld:
        print("not covered:", withheld, "entries were left out whole, and their hashes taken as they stand")
    for name in untold:
        print(f"not covered: {name}, no entry tells that it left")
    print("not covered: the days that are due, which are computed from the log")
    if manifest["trial"]:
        print("a trial: its days are made up, and it proves nothing")
    print(f"{len(FAULTS)} faults" if FAULTS else "all of it holds")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print("fault:", type(error).__name__, error)
        sys.exit(1)
