#!/usr/bin/env python3
"""Gathers the licences of everything that may be in the program, on any platform.

    licences/build.py [--check]

Writes linked.tsv (crates and other parts: name, version, licence, files in texts/), texts/ (each
distinct text once, named by its SHA-256) and not-linked.tsv (what of Cargo.lock only builds or tests
the program). With --check it writes nothing and exits with 1 when a file would change. Needs cargo and
the crates' sources.
"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent

# Where a crate may be had under several licences, the first of these that it offers.
PREFERRED = ["MIT", "MIT-0", "0BSD", "Zlib", "Apache-2.0", "BSD-3-Clause", "Unlicense", "CC0-1.0"]
# How the file of a licence is usually called, where a crate brings several.
FILES = {
    "MIT": "mit", "MIT-0": "mit", "Apache-2.0": "apache", "Zlib": "zlib", "0BSD": "0bsd",
    "BSD-2-Clause": "bsd", "BSD-3-Clause": "bsd", "ISC": "isc", "Unlicense": "unlicense",
    "Unicode-3.0": "unicode", "CC0-1.0": "cc0",
}
# Whose notices patterns/ has, as the features of hypher are called.
LANGUAGES = {
    "bg": "Bulgarian", "hr": "Croatian", "cs": "Czech", "da": "Danish", "nl": "Dutch", "en": "English",
    "et": "Estonian", "fi": "Finnish", "fr": "French", "de": "German", "el": "Greek",
    "hu": "Hungarian", "is": "Icelandic", "it": "Italian", "lt": "Lithuanian", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "sl": "Slovenian", "es": "Spanish", "sv": "Swedish",
    "tr": "Turkish",
}
NOTICE = re.compile(r"^(licen[cs]e|copying|copyright|notice|unlicense)", re.I)


def main():
    made = gathered()
    if sys.argv[1:] == ["--check"]:
        kept = {path: path.read_text() for path in files()}
        different = sorted(str(path) for path in made.keys() | kept.keys()
                           if made.get(path) != kept.get(path))
        if different:
            sys.exit("not as Cargo.lock has it; run licences/build.py:\n" + "\n".join(different))
        return
    for path in files():
        path.unlink()
    (HERE / "texts").mkdir(exist_ok=True)
    for path, text in made.items():
        path.write_text(text)


def files():
    lists = [HERE / "linked.tsv", HERE / "not-linked.tsv"]
    return [path for path in lists if path.exists()] + list((HERE / "texts").glob("*.txt"))


def gathered():
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--all-features"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    metadata = json.loads(done.stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    linked = closure(metadata["resolve"])
    made, rows = {}, []
    siblings = {}
    for package in (packages[i] for i in linked):
        for text in own_texts(package).values():
            if is_licence(text) and package["repository"]:
                siblings.setdefault(package["repository"].removesuffix(".git"), set()).add(text)
    for package in sorted((packages[i] for i in linked), key=named):
        names = []
        for text in notices(package, siblings):
            name = hashlib.sha256(text.encode()).hexdigest()[:12]
            made[HERE / "texts" / f"{name}.txt"] = text
            names.append(name)
        rows.append([*named(package), package["license"].replace("/", " OR "), " ".join(names)])
    for name, version, licence, text in parts({p["name"]: p for p in packages.values()}):
        key = hashlib.sha256(text.encode()).hexdigest()[:12]
        made[HERE / "texts" / f"{key}.txt"] = text
        rows.append([name, version, licence, key])
    rows.sort(key=lambda row: (row[0].lower(), row[1]))
    made[HERE / "linked.tsv"] = table("part\tversion\tlicence\ttexts", rows)
    others = [named(p) for i, p in packages.items() if i not in linked and p["source"]]
    made[HERE / "not-linked.tsv"] = table("crate\tversion", sorted(others))
    return made


def parts(crates):
    """What is in the program and is no crate: name, version, licence, text."""
    def inside(crate, path):
        return (Path(crates[crate]["manifest_path"]).parent / path).read_text(errors="replace")

    fonts = (REPOSITORY / "fonts" / "README.md").read_text()
    version = re.search(r"version (\d+\.\d+)", fonts).group(1)
    for name in sorted(set(re.findall(r"Noto (?:Serif|Sans)", fonts))):
        yield name, version, "OFL-1.1", tidy((REPOSITORY / "fonts" / "OFL.txt").read_text())

    # printpdf holds it ready for other conformance levels; no letter uses it.
    profile = "CoatedFOGRA39.icc"
    text = inside("printpdf", f"src/res/{profile}.LICENSE.txt")
    yield profile, "-", "Adobe Color Profile Bundling Agreement", tidy(text)

    header = inside("libsqlite3-sys", "sqlite3/sqlite3.h")
    version = re.search(r'SQLITE_VERSION +"([^"]+)"', header).group(1)
    blessing = header[header.index("** The author"):header.index("\n****")]
    yield "SQLite", version, "public domain", tidy(re.sub(r"(?m)^\*\* ?", "", blessing))

    # The names of countries and the paper they use.
    text = inside("icu_properties_data", "LICENSE")
    yield "Unicode CLDR data", "-", "Unicode-3.0", tidy(text)

    # The crate carries the patterns and not their notices: patterns/ has the head of each file, of
    # the languages whose features Cargo.toml turns on.
    features = re.search(r"^hypher = .*", (REPOSITORY / "Cargo.toml").read_text(), re.M).group()
    wanted = set(re.findall(r'"(\w+)"', features.split("features", 1)[1])) - {"alloc"}
    found = set()
    for path in sorted((HERE / "patterns").glob("*.txt")):
        text = path.read_text()
        language = LANGUAGES[path.stem]
        found.add(language.lower())
        version = re.search(r"^version: *(\S.*)?$", text, re.M)
        version = (version.group(1) if version else None) or "-"
        kinds = re.findall(r"^ +(?:- )?name: *((?:LPPL|MPL|MIT|BSD)\S*)", text, re.M)
        licence = " OR ".join(dict.fromkeys(kinds)) or "own terms"
        yield f"Hyphenation patterns, {language}", version.strip("'\" "), licence, tidy(text)
    if found != wanted:
        sys.exit(f"licences/patterns/ and the features of hypher differ: {sorted(found ^ wanted)}")

    terms = (REPOSITORY / "LICENSE-MIT").read_text().split("\n\n", 2)[2]
    text = f"MIT License\n\nCopyright (c) The Rust Project Contributors\n\n{terms}"
    yield "Rust standard library", "-", "MIT OR Apache-2.0", tidy(text)


def named(package):
    return [package["name"], package["version"]]


def table(head, rows):
    return "".join("\t".join(row) + "\n" for row in [[head], *rows])


def closure(resolve):
    """What the program is made of: normal dependencies, without macros that run at build time."""
    nodes = {node["id"]: node for node in resolve["nodes"]}
    found, waiting = set(), [resolve["root"]]
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            kinds = {kind["kind"] for kind in dependency["dep_kinds"]}
            if None in kinds and dependency["pkg"] not in found:
                found.add(dependency["pkg"])
                waiting.append(dependency["pkg"])
    return found


def own_texts(package):
    """What a crate brings of licences and notices, by file name."""
    folder = Path(package["manifest_path"]).parent
    found = {path.name: tidy(path.read_text(errors="replace"))
             for path in sorted(folder.iterdir())
             if path.is_file() and NOTICE.match(path.name)}
    if package["license_file"]:
        path = (folder / package["license_file"]).resolve()
        if path.is_file():
            found.setdefault(path.name, tidy(path.read_text(errors="replace")))
    return found


def notices(package, siblings):
    """The texts that go with a crate, under the licence we choose of those it offers."""
    found = own_texts(package)
    offered = re.split(r"\s*(?:/|\bOR\b)\s*", package["license"].replace("(", "").replace(")", ""))
    chosen = next((name for name in PREFERRED if name in offered), None)
    # Where terms come together (`AND`), every file stays.
    if len(offered) > 1 and chosen and " AND " not in package["license"]:
        others = [FILES[name] for name in FILES if FILES[name] != FILES[chosen]]
        fitting = {name: text for name, text in found.items()
                   if not any(other in name.lower() for other in others)}
        if fitting:
            found = fitting
    texts = list(found.values())
    if not any(is_licence(text) for text in texts):
        repository = (package["repository"] or "").removesuffix(".git")
        texts.extend(standard(package, chosen or offered[0], siblings.get(repository, ())))
    return sorted(set(texts))


def is_licence(text):
    return len(text) > 400


def standard(package, licence, siblings):
    """A crate that brings no text: that of a crate from the same repository, or of its licence with
    its authors as it names them."""
    authors = ", ".join(re.sub(r"\s*<[^>]*>", "", author) for author in package["authors"])
    authors = authors or f"the authors of {package['name']}"
    if licence == "MIT":
        terms = (REPOSITORY / "LICENSE-MIT").read_text().split("\n\n", 2)[2]
        return [tidy(f"MIT License\n\nCopyright (c) {authors}\n\n{terms}")]
    if licence == "Apache-2.0":
        return [tidy((REPOSITORY / "LICENSE-APACHE").read_text())]
    if not siblings:
        sys.exit(f"{package['name']} {package['version']} brings no text of {licence}")
    return sorted(siblings)


def tidy(text):
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\f", "\n").split("\n")]
    return "\n".join(lines).strip("\n") + "\n"


if __name__ == "__main__":
    main()
