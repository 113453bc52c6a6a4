# The help: what each command does, the options of all of them, and the topics.
help-about = Write the data request the law entitles you to, and know to the day when the company must answer
help-usage = Usage:
help-commands = Commands:
help-arguments = Arguments:
help-options = Options:
help-topics = Topics: datawrit help { $names }
help-none = there is no help on `{ $name }`
help-lists = `datawrit help` lists the commands and topics
help-did-you-mean = did you mean `{ $meant }`? { help-lists }
help-command-status = Show who is ignoring you, what waits for you, and what to do next
help-command-init = Say once who you are and how you send letters; with no flags it asks
help-command-mandate = Show or say who acts for you, or for somebody else, and receives the answers
help-command-open = Open the same as pages in your browser, on this computer alone
help-command-write = Write a letter and open a case
help-command-recipients = Find companies, and import the directories that others keep
help-command-list = List every case, or those that fit: how each stands, next clock, days left
help-command-due = Show what is due or overdue; exits with 3 when something is overdue
help-command-show = Show one case: its letter, events and clocks
help-command-preview = Show a case's letter as it is printed, in the terminal or in a viewer
help-command-why = Show how each date of a case was worked out
help-command-send = Send letters by mail, from your own mailbox; exits with 1 when one of them did not leave
help-command-record = Record what happened to a case
help-command-track = Take up a letter that you wrote and sent yourself, under any law or none
help-command-undo = Take back what was recorded last; again, and it goes further back
help-command-redo = Let what was taken back last stand again
help-command-forget = Delete a case, or everything, so that no byte of it stays here
help-command-where = Show where everything is kept on this computer
help-command-backup = Write everything of your home into one file
help-command-restore = Put a backup into an empty home
help-command-next = Show the one thing to do in a case, and write the letter for it; `chase` is the same
help-command-authority = Show where you can complain, and why there
help-command-evidence = Put everything that proves a case into one file
help-command-verify = Check that nothing recorded has changed since; exits with 1 when something has
help-command-inbox = Show what came back and waits for you; take in mails, file them, decide what they say
help-command-keep = Keep a paper letter or a download with its case
help-command-export = Write the deadlines as a calendar or a table, or the whole tracker as JSON
help-command-import = Add the cases of an exported tracker
help-command-account = List the accounts you send from, add one, or test one
help-command-law = Show the statutes: rights, clocks, references
help-command-deadline = Compute a deadline
help-command-licences = List the third-party parts of the program, with their licences
help-command-completions = Print the completion script for your shell
help-command-man = Print a page for `man`: datawrit man write | man -l -
help-command-help = Show help: of a command, or on letters, days, accounts, json or accessibility
help-option-home = The folder that holds profile.toml and the tracker
help-option-today = Pretend that today is this date, YYYY-MM-DD
help-option-json = Print JSON
help-option-color = When to use colour
help-option-verbose = Show more: how each date was worked out
help-option-quiet = Leave out what could be done next
help-option-private = Show people by their initials, where others can see the screen
help-option-plain = Say tables as sentences, for a screen reader
help-option-yes = Answer every question with yes
help-option-ui = The language of the screen, such as de [default: that of the system]
help-option-no_pager = Show what is longer than the screen all at once
help-option-help = Print help
help-option-version = Print version
help-topic-letters =
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
help-topic-days =
    Days

    A day is typed as people write it: 25.11., 25 Nov, Nov 25 2026, 2026-11-25,
    yesterday, -3d. A day that can be read in two ways, as 3/4, is asked about.

    Each deadline has two days: what the words of the law give, and the last day on
    the reading most generous to the company. The company is late from the day
    after that. `datawrit why CASE` shows how each day was worked out.

    An e-mail counts as received on the day it is sent, a letter by post some days
    later. If you know the day it arrived: `datawrit record CASE received DAY`.
help-topic-accounts =
    Accounts

      datawrit account add            asks for what is needed, and tries it
      datawrit account                lists the accounts
      datawrit account test           logs in; nothing is sent

    An account is a table in config.toml, in the folder of your cases:

    {"  ["}account.default]
      from = "Jane Doe <jane@example.org>"
      smtp = "smtps://jane@example.org@mail.example.org"

    It has one of smtp (a mail server: smtps://, smtp+starttls://, or smtp:// on
    this computer), sendmail (a program that sends) and drafts (a folder for your
    mail program). Where the password comes from: nothing (you are asked),
    password.command, password.env, password.keyring, or token.command for an
    access token. It is never in the file itself. imap is where the mailbox is read.
    per-day, pause, retries, retry-after, timeout and command-timeout are numbers.
help-topic-json =
    JSON

    With --json each command prints JSON, with English keys whatever the language of
    the screen. Keys stay; new ones may come. Nothing is asked then.

      datawrit list --late --json
      datawrit status --json
      datawrit export --format json   the whole tracker, for import elsewhere

    Exit codes: 0 done, 1 cannot be done, 2 asked wrongly, 3 something is overdue
    (`datawrit due` alone).
help-topic-accessibility =
    Accessibility

    Every question is a line, what can be chosen has a number, and nothing on the
    screen is drawn anew but a bar that shows how far many letters are. < goes
    back, and Ctrl-D ends.

      --plain, or ACCESSIBLE=1        tables as sentences, one a row; no bar
      --color never, or NO_COLOR=1    no colours; no meaning is in a colour alone
      --no-pager                      long texts all at once
      --quiet                         without what could be done next
      --ui de                         the language of the screen: de, en, es, fr

    Below 60 columns a row is a card, a line for each cell. With LANG=C or
    TERM=dumb, marks such as an ellipsis are written with ASCII characters.
help-default = [usually { $value }]
help-write-examples =
    Examples:
      datawrit write                              asks for everything
      datawrit write access spotify               what Spotify knows about you
      datawrit write deletion spotify --send      written and sent, after a look
      datawrit write access --from companies.csv  a letter for each line of a table
      datawrit write access 'Foo GmbH' --recipient-email privacy@foo.example
help-value-address = ADDRESS
help-value-band = BAND
help-value-case = CASE
help-value-command = COMMAND
help-value-company = COMPANY
help-value-date = DATE
help-value-day = DAY
help-value-days = DAYS
help-value-what = WHAT
help-value-folder = FOLDER
help-value-event = EVENT
help-value-face = FACE
help-value-file = FILE
help-value-format = FORMAT
help-value-number = NUMBER
help-value-kind = KIND
help-value-name = NAME
help-value-language = LANGUAGE
help-value-letter = LETTER
help-value-line = LINE
help-value-lines = LINES
help-value-options = OPTIONS
help-value-or = OR
help-value-order = ORDER
help-value-part = PART
help-value-path = PATH
help-value-place = PLACE
help-value-points = POINTS
help-value-protocol = PROTOCOL
help-value-recipient = RECIPIENT
help-value-right = RIGHT
help-value-sector = SECTOR
help-value-server = SERVER
help-value-step = STEP
help-value-tag = TAG
help-value-text = TEXT
help-value-title = TITLE
help-value-topic = TOPIC
help-value-value = VALUE
help-value-way = WAY
help-value-when = WHEN
help-value-words = WORDS
help-value-year = YEAR
