#!/usr/bin/env python3
"""Opens every page of `datawrit open` in a browser, and goes through a story there.

    tests/oracle/browser.py PROGRAM [--pictures FOLDER]

Chromium's shell without windows, Playwright's client and axe-core. In a fresh home, with script and with script
switched off: who I am and my mailbox, a letter, its page and its mail, what came, the days, a backup and back, the
reminder once the day is over, everything deleted. The mails leave to a server of ours, which keeps them. Each page of
the table in src/web/pages/mod.rs is opened, in light and in dark, and fits 320 pixels and a zoom of 200 %; axe-core finds
nothing serious in it, and the keyboard alone reaches whatever can be used there, in the order of the page, with what has it
marked. Every request is listed and stays on loopback: the browser finds no other name, and its proxy is a
socket of ours, which refuses and remembers whoever asks it.

What it starts it ends, by process id. With --pictures it takes those of docs/ and tries nothing.
"""

import base64
import collections
import contextlib
import email
import email.policy
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import axe_playwright_python
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
AXE = next(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe*.js")).read_text()
DAY = "2026-11-26"
# The answer to a mail of DAY was due on 28 December.
LATER = "2027-01-11"
# How long the whole may take, in seconds.
PATIENCE = 1500
# How many pages of one kind are opened where there are many: laws, companies, months.
OF_A_KIND = 2
# What can be used on a page. Of the choices of one question the keyboard comes to one, and the arrows to the others.
USABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary"
# What the keyboard is to come to, in the order of the page, each with a number.
COUNT = """usable => {
  const all = [...document.querySelectorAll(usable)].filter(one => one.checkVisibility() && !one.disabled);
  const groups = new Map();
  for (const one of all.filter(one => one.type === "radio")) {
    const name = one.form.action + one.name;
    if (!groups.has(name) || one.checked) groups.set(name, one);
  }
  const stops = all.filter(one => one.type !== "radio" || groups.get(one.form.action + one.name) === one);
  document.querySelectorAll("[data-stop]").forEach(one => one.removeAttribute("data-stop"));
  stops.forEach((one, at) => one.dataset.stop = at);
  document.activeElement.blur();
  for (const one of all) { const style = getComputedStyle(one); one.dataset.drawn = [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(); }
  return stops.map(one => one.outerHTML.slice(0, 160));
}"""
# Where the keyboard is, and how that is seen: what is drawn around it, and whether it is on the screen.
HERE = """() => {
  const one = document.activeElement;
  if (one === document.body || one === document.documentElement) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const drawn = [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join();
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const seen = one.matches(":focus-visible") && drawn !== one.dataset.drawn;
  return {stop: one.dataset.stop ?? null, html: one.outerHTML.slice(0, 160), seen, inside};
}"""
# What is cut: text that goes on behind the edge of what holds it.
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  const style = getComputedStyle(one);
  if (!one.checkVisibility() || one.matches(".hidden, .skip, .hidden *") || !one.textContent.trim()) return false;
  const hides = value => value === "hidden" || value === "clip";
  return hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1 || hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
}).map(one => one.outerHTML.slice(0, 160))"""
PERSON = "Ada Example"
PASSWORD = "s3cret-word"


def main():
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"it took longer than {PATIENCE} seconds"))
    signal.alarm(PATIENCE)
    begun = time.monotonic()
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with contextlib.ExitStack() as ends:
        folder = pathlib.Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="datawrit-browser-")))
        nowhere = ends.enter_context(Nowhere())
        post = ends.enter_context(Post())
        browser = ends.enter_context(chromium(folder / "profile", nowhere.port))
        if sys.argv[2:3] == ["--pictures"]:
            return pictures(browser, program, folder, pathlib.Path(sys.argv[3]))
        asked = collections.Counter()
        opened = set()
        for script in (True, False):
            home = folder / f"home-{script}"
            with contextlib.closing(Visit(browser, program, home, script, asked, post)) as visit:
                visit.story()
                opened |= visit.opened
        unopened = [words for words, table in routes() if not any(table(path) for path in opened)]
        if unopened:
            sys.exit(f"no page was opened of {', '.join(unopened)}")
        elsewhere = [url for url in asked if not url.startswith("http://127.0.0.1:")]
        if elsewhere or nowhere.asked:
            sys.exit(f"asked for beyond loopback: {elsewhere} {nowhere.asked}")
        kinds = collections.Counter()
        for url, count in asked.items():
            kinds[urllib.parse.urlsplit(url).path.split("/")[1] or "today"] += count
        listed = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
        print(f"requests, all of them on loopback: {listed}")
        print(f"{len(opened)} pages, with script and without, in {time.monotonic() - begun:.0f} s")


class Nowhere:
    """A proxy that lets nobody through, and remembers who asked for what."""

    def __enter__(self):
        self.asked = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()
        return self

    def listen(self):
        with contextlib.suppress(OSError):
            while True:
                one, _ = self.socket.accept()
                with one, contextlib.suppress(OSError):
                    one.settimeout(2)
                    self.asked.append(one.recv(4096).split(b"\r\n")[0].decode("latin-1"))

    def __exit__(self, *_):
        self.socket.close()


class Post:
    """A mail server on loopback, which lets in who knows the password, takes a mail when it is told to, and keeps it."""

    def __enter__(self):
        self.mails = []
        self.takes = threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()
        return self

    def listen(self):
        with contextlib.suppress(OSError):
            while True:
                one, _ = self.socket.accept()
                threading.Thread(target=self.talk, args=(one,), daemon=True).start()

    def talk(self, one):
        with one, contextlib.suppress(OSError), one.makefile("rwb") as stream:
            def says(*lines):
                stream.write(b"".join(line.encode() + b"\r\n" for line in lines))
                stream.flush()

            says("220 mail.example.org")
            known, sender, recipient = False, "", ""
            while line := stream.readline().decode("latin-1").rstrip("\r\n"):
                verb, _, rest = line.partition(" ")
                if verb in ("EHLO", "HELO"):
                    says("250-mail.example.org", "250 AUTH PLAIN")
                elif verb == "AUTH":
                    known = base64.b64decode(rest.removeprefix("PLAIN ")).split(b"\0")[1:] == [b"ada", PASSWORD.encode()]
                    says("235 yes" if known else "535 no")
                elif verb == "QUIT":
                    return says("221 bye")
                elif not known and verb in ("MAIL", "RCPT", "DATA"):
                    says("530 who are you")
                elif verb == "DATA":
                    says("354 go on")
                    content = iter(stream.readline, b".\r\n")
                    mail = b"".join(line[1:] if line.startswith(b"..") else line for line in content)
                    self.takes.wait(60)
                    self.mails.append((sender, recipient, email.message_from_bytes(mail, policy=email.policy.default)))
                    says("250 queued")
                else:
                    sender, recipient = (rest if verb == "MAIL" else sender), (rest if verb == "RCPT" else recipient)
                    says("250 yes")

    def __exit__(self, *_):
        self.takes.set()
        self.socket.close()


@contextlib.contextmanager
def chromium(profile, proxy):
    """The browser, in a session of its own so that all of its processes end with it."""
    profile.mkdir()
    # The one without windows asks its makers for nothing, as the whole one does for extensions, the time and accounts.
    found = "/usr/lib/chromium/chromium-headless-shell"
    if not os.path.exists(found):
        sys.exit("Debian's package chromium-headless-shell is not installed")
    command = [
        found, "--remote-debugging-port=0", f"--user-data-dir={profile}",
        f"--proxy-server=http://127.0.0.1:{proxy}", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--disable-background-networking", "--disable-breakpad", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage",
        "--force-color-profile=srgb", "--hide-scrollbars", "about:blank",
    ]
    if os.geteuid() == 0:
        command.insert(1, "--no-sandbox")
    with open(profile / "said", "wb") as said:
        started = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True)
    try:
        with sync_playwright() as play:
            yield play.chromium.connect_over_cdp(f"http://127.0.0.1:{port_of(profile, started)}")
    finally:
        # A page that hangs does not keep it.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def port_of(profile, started):
    for _ in range(300):
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int((profile / "DevToolsActivePort").read_text().splitlines()[0])
        if started.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"the browser did not start: {(profile / 'said').read_text(errors='replace')[-2000:]}")


@contextlib.contextmanager
def pages(program, home, day=DAY):
    """`datawrit open` in a home; its address."""
    command = [program, "open", "--print", "--home", home, "--today", day]
    environment = {key: value for key, value in os.environ.items() if key != "SSH_CONNECTION"} | {"LC_ALL": "C"}
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    try:
        address = started.stdout.readline().strip()
        if not address.startswith("http://127.0.0.1:"):
            sys.exit(f"it does not open: {address!r}")
        yield address
    finally:
        started.kill()
        started.wait()
        started.stdout.close()


def run(program, home, *arguments):
    command = [program, *arguments, "--home", home]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"})
    if done.returncode:
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


def write(program, home, company, *more, right="access", day=DAY):
    """A letter by the command line, and the number of its case."""
    folder = home / "letters"
    folder.mkdir(parents=True, exist_ok=True)
    told = run(program, home, "write", right, company, "--today", day, "--yes", "--json", "--name", PERSON,
               "--email", "ada@example.org", "--address", "Ring 1; 1010 Wien; Austria", "--output", folder, *more)
    return json.loads(told)["case"]


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def routes():
    """The pages of the tables: their words, and whether a path is one of them."""
    pages = ROOT / "src/web/pages"
    tables = [("", pages / "mod.rs")] + [(f"/{room}/[^/]+", pages / room / "mod.rs") for room in ("case", "new")]
    for under, path in tables:
        for words in re.findall(r"\(false, \[([^\]]*)\]\)", path.read_text() if path.exists() else ""):
            parts = [part.strip() for part in words.split(",") if part.strip()]
            pattern = under + "".join("/" + (re.escape(part.strip('"')) if part[0] == '"' else "[^/]+") for part in parts)
            yield f"{under}[{words}]", re.compile(pattern or "/").fullmatch


class Visit:
    """One person in one browser, in one home."""

    def __init__(self, browser, program, home, script, asked, post):
        self.program, self.home, self.script, self.post = program, home, script, post
        self.opened, self.walked = set(), set()
        self.served = contextlib.ExitStack()
        self.keys = collections.deque(["Enter", "Space"])
        self.context = browser.new_context(java_script_enabled=script, accept_downloads=True, viewport={"width": 1100, "height": 800})
        self.context.set_default_timeout(30_000)
        self.context.on("request", lambda request: asked.update([request.url]))
        self.context.on("response", self.answered)
        self.page = self.context.new_page()
        self.start(DAY)

    def close(self):
        self.context.close()
        self.served.close()

    def start(self, day):
        """Starts the program, on a day."""
        self.served.close()
        address = self.served.enter_context(pages(self.program, self.home, day))
        self.origin = address.split("/enter/")[0]
        self.page.goto(address)
        if urllib.parse.urlsplit(self.page.url).path != "/":
            sys.exit(f"the code of the address does not lead to the pages: {self.page.url}")

    def quit(self):
        self.press("Quit")
        if "The pages are closed" not in self.page.locator("body").inner_text():
            sys.exit("Quit does not end the pages")

    def answered(self, response):
        parts = urllib.parse.urlsplit(response.url)
        if response.status in (200, 303):
            self.opened.add(urllib.parse.unquote(parts.path))
        elif response.status >= 500:
            print(f"{response.status}: {response.url}")
        if parts.path == "/favicon.ico":
            return
        policy = response.headers.get("content-security-policy", "")
        if not policy.startswith("default-src 'none'"):
            sys.exit(f"{response.url} has no policy")

    def goto(self, path):
        # The pictures of a letter's pages take their time in a build that is not optimised.
        self.page.goto(self.origin + path, wait_until="domcontentloaded")

    def says(self, *words):
        text = self.page.locator("main").inner_text()
        for word in words:
            if word not in text:
                sys.exit(f"{self.page.url} does not say {word!r}:\n{text}")

    def press(self, name):
        """Presses a button: with script by the keyboard, by turns with both keys that do."""
        button = self.page.get_by_role("button", name=name, exact=True)
        if not self.script:
            return button.click()
        self.keys.rotate()
        button.focus()
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.keyboard.press(self.keys[0])

    def follow(self, link):
        """Follows a link, with script by the keyboard."""
        if not self.script:
            return link.click()
        link.focus()
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.keyboard.press("Enter")

    def unfold(self, name):
        """Opens what is folded away."""
        summary = self.page.get_by_text(name, exact=True)
        if not self.script:
            return summary.click()
        # Open, closed and open again.
        summary.focus()
        for key in ("Enter", "Space", "Space"):
            self.page.keyboard.press(key)

    def choose(self, choice):
        """Chooses one of several, or ticks a box; with script by the keyboard."""
        if not self.script:
            return choice.check()
        choice.focus()
        if not choice.is_checked():
            self.page.keyboard.press("Space")
        if not choice.is_checked():
            sys.exit(f"{self.page.url}: the space bar does not choose {choice}")

    def story(self):
        self.says("Ask a company what it knows about you")
        self.everywhere()
        self.who_i_am()
        late, case = self.letters()
        self.mailbox(case)
        letter = self.sent(case)
        self.days()
        self.companies()
        self.who_acts()
        self.what_came(late)
        self.receipt(case, letter)
        self.everywhere()
        self.backup_and_back()
        self.quit()
        self.start(LATER)
        self.reminded(case, letter)
        self.forgotten(late)
        self.quit()

    def who_i_am(self):
        self.follow(self.page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link", name="About me"))
        # What is wrong stands at its field, and nothing typed is lost.
        self.page.get_by_label("Your name").fill(PERSON)
        self.page.get_by_label("Your e-mail address").fill("ada@example.org")
        self.page.get_by_label("Your postal address").fill("Ring 1\n1010 Wien\nNowhereland")
        self.press("Save")
        if self.page.get_by_label("Your name").input_value() != PERSON:
            sys.exit("what was typed is lost after an error")
        self.page.get_by_label("Your postal address").fill("Ring 1\n1010 Wien\nAustria")
        self.press("Save")
        self.says("Saved, on this computer alone", "GDPR")

    def mailbox(self, case):
        """Without one the letter goes by other ways, and from there one is added."""
        self.goto(f"/case/{case}/send")
        self.says("No mailbox is added yet that could send it.")
        self.look()
        self.follow(self.page.get_by_role("link", name="The text for their form"))
        self.look()
        self.page.go_back()
        self.follow(self.page.get_by_role("link", name="Add a mailbox"))
        self.unfold("Add a mailbox")
        self.page.get_by_label("Name and address that it sends as").fill(f"{PERSON} <ada@example.org>")
        self.page.get_by_label("Its mail server").fill(f"smtp://ada@127.0.0.1:{self.post.port}")
        self.press("Add")
        self.says("The mailbox is added")
        self.look()
        self.page.get_by_label("Password of the mailbox").fill(PASSWORD)
        self.press("Try it")
        self.says("It works", "Nothing was sent")

    def who_acts(self):
        self.goto("/mandate")
        self.page.get_by_label("Person or association").fill("Example Rights")
        self.page.get_by_label("E-mail address that answers go to").fill("help@example.org")
        self.page.get_by_label("First day").fill("2026-11-01")
        self.press("Save")
        self.says("Saved, on this computer alone", "Example Rights")
        self.look()
        with self.page.expect_download() as paper:
            self.page.get_by_role("link", name="The paper to sign (PDF)").click()
        self.opened.add("/mandate/paper")
        if not pathlib.Path(paper.value.path()).read_bytes().startswith(b"%PDF"):
            sys.exit("the paper to sign is not a page")

    def letters(self):
        """One that is late, and one that is new."""
        late = write(self.program, self.home, "Spotify", "--format", "pdf", day="2026-10-20")
        run(self.program, self.home, "record", late, "sent", "--by", "email", "--on", "2026-10-20", "--today", DAY)
        case = self.asked_for_it()
        self.goto("/")
        self.says("Spotify", "Ignoring you", "Lidl", "Not sent yet")
        return late, case

    def asked_for_it(self):
        """A letter, a question a page; one whose answer is known is not asked."""
        self.goto("/")
        self.follow(self.page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link", name="New letter"))
        answers = {
            "new": lambda: self.page.get_by_label("Company, brand or web site").fill("Lidl"),
            "what": lambda: self.choose(self.page.get_by_label("Have it deleted")),
            "how": lambda: self.choose(self.page.get_by_role("radio").first),
            "details": lambda: None,
            "language": lambda: self.choose(self.page.get_by_role("radio", name="English")),
        }
        while self.page.get_by_role("button", name="Continue").count():
            self.look()
            question = self.page.url.rsplit("/", 1)[1]
            # Each is asked once.
            answers.pop(question)()
            self.press("Continue")
        if not self.page.locator("h1").inner_text().startswith("Your letter to Lidl"):
            sys.exit(f"the questions end at {self.page.url}")
        self.pictures_are_there()
        self.look()
        self.press("A page to print and post")
        self.says("The letter is written")
        self.pictures_are_there()
        self.look()
        with self.page.expect_download() as paper:
            self.page.get_by_role("link", name="Save the page (PDF)").first.click()
        self.opened.add(urllib.parse.urlsplit(paper.value.url).path)
        if not pathlib.Path(paper.value.path()).read_bytes().startswith(b"%PDF"):
            sys.exit("the letter is not a page")
        return urllib.parse.urlsplit(self.page.url).path.split("/")[2]

    def sent(self, case):
        """Sends the letter of a case that waits, and gives back the mail as the server has it."""
        before = len(self.post.mails)
        self.goto(f"/case/{case}")
        self.follow(self.page.get_by_role("link", name="Send it", exact=True))
        self.says("So it will leave. Nothing has been sent yet.", PERSON)
        self.look()
        self.post.takes.clear()
        self.page.get_by_label("Password of the mailbox").fill(PASSWORD)
        self.press("Send it now")
        self.says("It is leaving")
        # The other pages are open meanwhile, and this one looks again by itself.
        self.goto("/")
        self.goto(f"/case/{case}/sending")
        # This look stays until it is over.
        self.page.context.new_cdp_session(self.page).send("Page.stopLoading")
        self.says("It is leaving")
        self.look()
        self.goto(f"/case/{case}/sending")
        self.post.takes.set()
        self.page.get_by_text("Sent to ").wait_for()
        self.look()
        sent = self.post.mails[before:]
        if len(sent) != 1:
            sys.exit(f"{len(sent)} mails came for one that was sent")
        sender, recipient, mail = sent[0]
        if "<ada@example.org>" not in sender or str(mail["To"].addresses[0].addr_spec) not in recipient:
            sys.exit(f"the mail goes from {sender} to {recipient}")
        if case not in mail["Subject"] + mail.get_body(("plain",)).get_content():
            sys.exit(f"the mail does not name {case}:\n{mail}")
        self.follow(self.page.get_by_role("link", name="To the case"))
        self.says("Sent, by e-mail")
        self.goto(f"/case/{case}/send")
        self.says("It has been sent already.")
        if PASSWORD in self.page.content() or any(PASSWORD.encode() in path.read_bytes() for path in files(self.home)):
            sys.exit("the password is kept")
        return mail

    def receipt(self, case, letter):
        """They have it, and say so in a mail."""
        mail = self.home.parent / "receipt.eml"
        answers = letter["To"].addresses[0].addr_spec
        mail.write_text(
            f"From: Privacy <{answers}>\nTo: ada@example.org\nDate: Thu, 26 Nov 2026 18:00:00 +0000\n"
            f"Message-ID: <receipt-{case}@example.com>\nIn-Reply-To: {letter['Message-ID']}\n"
            f"Subject: Re: {letter['Subject']}\nContent-Type: text/plain\n\n"
            "Thank you for your message. We have received your request and will come back to you.\n")
        self.goto("/came")
        self.page.get_by_label("The mail as a file").set_input_files(mail)
        self.press("Read it")
        self.says(case, "We have received your request")
        self.look()
        self.choose(self.page.get_by_label("Only a receipt"))
        self.press("Record it")
        self.goto(f"/case/{case}")
        self.says("Lidl", "28 December 2026")

    def reminded(self, case, letter):
        """The day is over and no answer came."""
        self.goto("/")
        self.says("Ignoring you", "Lidl", "14 days late")
        self.look()
        self.goto(f"/case/{case}")
        self.follow(self.page.get_by_role("link", name="Write the reminder"))
        self.says("So it reads")
        self.look()
        self.press("Take this letter")
        self.says("Letter 2", "waits to be sent")
        self.look()
        reminder = self.sent(case)
        if reminder["To"] != letter["To"] or reminder.get_body(("plain",)).get_content() == letter.get_body(("plain",)).get_content():
            sys.exit(f"that is no reminder:\n{reminder}")
        self.goto(f"/case/{case}")
        self.says("You reminded them on 11 January 2027")
        self.look()

    def pictures_are_there(self):
        self.page.wait_for_load_state("load")
        if any(not picture.get_attribute("alt") for picture in self.page.locator("main img").all()):
            sys.exit(f"{self.page.url} has a picture that nobody can hear")

    def what_came(self, case):
        mail = self.home.parent / "answer.eml"
        mail.write_text(
            "From: Privacy <privacy@spotify.com>\nTo: ada@example.org\nDate: Wed, 25 Nov 2026 10:00:00 +0000\n"
            f"Message-ID: <{case}@spotify.com>\nSubject: Your request {case}\nMIME-Version: 1.0\n"
            'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
            "Please send us a copy of your passport so that we can verify your identity.\n"
            "<script>document.title='owned'</script> https://tracker.example/?id=1\n"
            '--b\nContent-Type: text/html\nContent-Disposition: attachment; filename="a.html"\n\n'
            "<script>document.title='owned'</script>\n--b--\n")
        self.goto("/came")
        self.page.get_by_label("The mail as a file").set_input_files(mail)
        self.press("Read it")
        self.says("passport", "<script>document.title='owned'</script>")
        if "owned" == self.page.title():
            sys.exit("what a company wrote was run")
        with self.page.expect_download() as came:
            self.page.get_by_role("link", name="a.html").click()
        self.opened.add(urllib.parse.urlsplit(came.value.url).path)
        self.choose(self.page.get_by_label("They want to know who I am"))
        self.press("Record it")
        self.goto("/")
        self.says("Asks who you are")
        self.goto(f"/case/{case}/came")
        self.choose(self.page.get_by_label("They refuse"))
        self.press("Record it")
        self.goto("/")
        self.says("Refused")

    def days(self):
        self.follow(self.page.get_by_role("link", name="Days"))
        self.says("Too late", "Spotify")
        with self.page.expect_download() as calendar:
            self.page.get_by_role("link", name="Put them into my calendar").click()
        if not pathlib.Path(calendar.value.path()).read_text().startswith("BEGIN:VCALENDAR"):
            sys.exit("the calendar is not one")
        self.opened.add("/days/datawrit.ics")
        self.follow(self.page.get_by_role("link", name="Show as a month"))
        self.says("November 2026")

    def companies(self):
        self.follow(self.page.get_by_role("link", name="Companies"))
        self.page.get_by_label("Which company?").fill("amazon")
        self.press("Search")
        self.look()
        self.page.get_by_role("link", name="Amazon Europe Core SARL").first.click()
        self.says("How to reach it", "Luxembourg")
        self.look()

    def everywhere(self):
        """Follows the links of these pages, a few of each kind."""
        counts = collections.Counter()
        ahead, known = collections.deque(["/"]), {"/"}
        while ahead:
            path = ahead.popleft()
            self.goto(path)
            self.look()
            for href in self.page.locator("a[href]:not([download])").evaluate_all(
                    "links => links.map(link => link.getAttribute('href'))") if self.script else self.hrefs():
                parts = urllib.parse.urlsplit(href)
                if parts.netloc or not parts.path or parts.path in known:
                    continue
                known.add(parts.path)
                kind = tuple(part if part.isalpha() and part.islower() and depth != 1 else "*"
                             for depth, part in enumerate(parts.path.strip("/").split("/")))
                counts[kind] += 1
                if "*" not in kind or counts[kind] <= OF_A_KIND:
                    ahead.append(href)

    def hrefs(self):
        return [link.get_attribute("href") for link in self.page.locator("a[href]:not([download])").all()]

    def look(self):
        """Nothing serious for whoever cannot see it, and nothing that runs out of a narrow window."""
        if not self.script:
            return
        # Of what is dark, the colours alone are other ones.
        for scheme, rules in (("light", "{}"), ("dark", "{runOnly: ['color-contrast']}")):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if scheme == "light":
                self.page.evaluate(AXE)
            found = self.page.evaluate(f"axe.run(document, Object.assign({{resultTypes: ['violations'], preload: false}}, {rules}))")
            faults = [
                f"{fault['impact']}: {fault['help']}: {node['html'][:200]}"
                for fault in found["violations"] for node in fault["nodes"]
            ]
            if faults:
                sys.exit(f"{self.page.url} ({scheme}):\n" + "\n".join(faults))
        self.by_keyboard()
        self.page.set_viewport_size({"width": 320, "height": 700})
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > 320:
            sys.exit(f"{self.page.url} is {wide} pixels wide in a window of 320")
        # A window of 1280 pixels at 200 %.
        client = self.context.new_cdp_session(self.page)
        client.send("Emulation.setDeviceMetricsOverride", {"width": 640, "height": 400, "deviceScaleFactor": 2, "mobile": False})
        wide, cut = self.page.evaluate("document.documentElement.scrollWidth"), self.page.evaluate(CUT)
        client.send("Emulation.clearDeviceMetricsOverride")
        client.detach()
        self.page.set_viewport_size({"width": 1100, "height": 800})
        if wide > 640 or cut:
            sys.exit(f"{self.page.url} at 200 % is {wide} pixels wide of 640, and cuts {cut}")

    def by_keyboard(self):
        """From the top of the page to its end, and out of it."""
        stops = self.page.evaluate(COUNT, USABLE)
        # Of pages that are made alike one is enough.
        kind = re.sub(r"[0-9A-Z]{4}-[0-9A-Z]{4}|\d+", "*", urllib.parse.urlsplit(self.page.url).path), len(stops)
        if kind in self.walked:
            return
        self.walked.add(kind)
        self.page.evaluate("getSelection().removeAllRanges(); scrollTo(0, 0); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
        met = []
        for _ in range(3 * len(stops) + 20):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(HERE)
            if here is None:
                break
            # A day has three parts, and its button.
            if met and met[-1]["stop"] == here["stop"]:
                continue
            if not here["seen"] or not here["inside"]:
                sys.exit(f"{self.page.url}: nobody sees that the keyboard is at {here}")
            met.append(here)
        else:
            sys.exit(f"{self.page.url}: the keyboard does not come out of it: {met[-3:]}")
        order = [here["stop"] for here in met]
        if order != [str(at) for at in range(len(stops))]:
            missed = [html for at, html in enumerate(stops) if str(at) not in order]
            sys.exit(f"{self.page.url}: the keyboard goes {order} of {len(stops)}; never to {missed}; {[here['html'] for here in met if here['stop'] is None]}")

    def backup_and_back(self):
        self.goto("/data")
        with self.page.expect_download() as backup:
            self.page.get_by_role("link", name="Take a backup").click()
        self.opened.add("/data/backup")
        self.page.get_by_label("The backup").set_input_files(backup.value.path())
        self.choose(self.page.get_by_label("What is here now may be moved aside"))
        self.press("Put it back")
        self.says("2 cases of 26 November 2026 restored")

    def forgotten(self, case):
        self.goto("/data")
        self.page.get_by_label("Which case?").fill("spotify")
        self.press("Look at what would go")
        self.says("Delete the case with Spotify", case)
        self.choose(self.page.get_by_label("nothing", exact=True))
        self.page.get_by_label("Type delete here").fill("yes")
        self.press("Delete for good")
        self.says("Nothing was deleted")
        self.choose(self.page.get_by_label("Delete these files, too"))
        self.page.get_by_label("Type delete here").fill("delete")
        self.press("Delete for good")
        self.says(f"Deleted: {case}.")
        self.goto("/data")
        self.follow(self.page.get_by_role("link", name="Delete everything"))
        for box in self.page.get_by_label("Delete these files, too").all():
            self.choose(box)
        self.page.get_by_label("Type delete here").fill("delete")
        self.press("Delete for good")
        self.says("Deleted: everything, with 1 case.")
        left = [path for path in files(self.home) if PERSON.encode() in path.read_bytes()]
        if left:
            sys.exit(f"what was deleted is in {left}")


def pictures(browser, program, folder, into):
    """Those that README and docs/ show."""
    home = folder / "home"
    late = write(program, home, "Spotify", day="2026-09-21")
    run(program, home, "record", late, "sent", "--by", "email", "--on", "2026-09-21", "--today", DAY)
    asks = write(program, home, "Zalando", right="deletion", day="2026-11-02")
    run(program, home, "record", asks, "sent", "--by", "email", "--on", "2026-11-02", "--today", DAY)
    run(program, home, "record", asks, "identity-asked", "--on", "2026-11-20", "--today", DAY)
    late = write(program, home, "Netflix", day="2026-09-14")
    run(program, home, "record", late, "sent", "--by", "email", "--on", "2026-09-14", "--today", DAY)
    for company, day in (("Lidl", "2026-11-16"), ("IKEA", "2026-11-18"), ("Airbnb", "2026-11-18")):
        case = write(program, home, company, day=day)
        run(program, home, "record", case, "sent", "--by", "email", "--on", day, "--today", DAY)
    write(program, home, "amazon-eu", day="2026-11-25")
    with pages(program, home) as address:
        for scheme, path, name in (("light", "/", "today"), ("dark", "/days/2026-12", "days")):
            context = browser.new_context(viewport={"width": 1000, "height": 900}, device_scale_factor=1, color_scheme=scheme)
            with contextlib.closing(context):
                page = context.new_page()
                page.goto(address)
                if path != "/":
                    page.goto(address.split("/enter/")[0] + path)
                page.screenshot(path=into / f"browser-{name}.png", full_page=False)
            address = run(program, home, "open", "--print", "--today", DAY).splitlines()[0]


if __name__ == "__main__":
    main()
