//! The topics of `help`.

/// The names of the topics.
pub const NAMES: [&str; 5] = ["letters", "days", "accounts", "json", "accessibility"];

/// What is said on a topic.
pub fn topic(name: &str) -> Option<&'static str> {
    Some(match name {
        "letters" => LETTERS,
        "days" => DAYS,
        "accounts" => ACCOUNTS,
        "json" => JSON,
        "accessibility" => ACCESSIBILITY,
        _ => return None,
    })
}

const LETTERS: &str = "\
Letters

  datawrit write                  asks step by step: to whom, what for, how
  datawrit write access spotify   the same, from the third question on
  datawrit write deletion spotify --format pdf    without questions, as a file

What you can ask for depends on the law where you live; `datawrit law` lists the
laws. Each company gets only what it needs to find you, and before a letter
goes you see what the company learns from it.

A letter goes by e-mail (`datawrit send CASE`), as a page to post, as a draft
for your own mail program, or as text for a company's form
(`datawrit show CASE --form`). After it has gone, `datawrit` alone shows who is
late, and `datawrit next CASE` writes the letter that follows: a reminder, an
answer, an objection, a complaint.
";

const DAYS: &str = "\
Days

A day is typed as people write it: 25.11., 25 Nov, Nov 25 2026, 2026-11-25,
yesterday, -3d. A day that can be read in two ways, as 3/4, is asked about.

Each deadline has two days: what the words of the law give, and the last day on
the reading most generous to the company. The company is late from the day
after that. `datawrit why CASE` shows how each day was worked out.

An e-mail counts as received on the day it is sent, a letter by post some days
later. If you know the day it arrived: `datawrit record CASE received --on DAY`.
";

const ACCOUNTS: &str = "\
Accounts

  datawrit account add            asks for what is needed, and tries it
  datawrit account                lists the accounts
  datawrit account test           logs in; nothing is sent

An account is a table in config.toml, in the folder of your cases:

  [account.default]
  from = \"Jane Doe <jane@example.org>\"
  smtp = \"smtps://jane@example.org@mail.example.org\"

It has one of smtp (a mail server: smtps://, smtp+starttls://, or smtp:// on
this computer), sendmail (a program that sends) and drafts (a folder for your
mail program). Where the password comes from: nothing (you are asked),
password.command, password.env, password.keyring, or token.command for an
access token. It is never in the file itself. imap is where the mailbox is read.
per-day, pause, retries, retry-after, timeout and command-timeout are numbers.
";

const JSON: &str = "\
JSON

With --json each command prints JSON, with English keys whatever the language of
the screen. Keys stay; new ones may come. Nothing is asked then.

  datawrit list --late --json
  datawrit status --json
  datawrit export --format json   the whole tracker, for import elsewhere

Exit codes: 0 done, 1 cannot be done, 2 asked wrongly, 3 something is overdue
(`datawrit due` alone).
";

const ACCESSIBILITY: &str = "\
Accessibility

Every question is a line, what can be chosen has a number, and nothing on the
screen is drawn anew. < goes back, and Ctrl-D ends.

  --plain, or ACCESSIBLE=1        tables as sentences, one a row
  --color never, or NO_COLOR=1    no colours; no meaning is in a colour alone
  --no-pager                      long texts all at once
  --quiet                         without what could be done next
  --ui de                         the language of the screen: de, en, es, fr

Below 60 columns a row is a card, a line for each cell. With LANG=C or
TERM=dumb, marks such as an ellipsis are written with ASCII characters.
";
