# What `undo`, `redo`, `forget`, `where`, `backup`, `restore` and `track` say.
home-taken-back-on = taken back on { $day }
home-takes-back = entry { $places }
home-entry = { $event } on { $day }
home-entry-of-letter = { $event } on { $day } (letter { $letter })
home-reply-filed = the filing of reply { $number }
home-of-case = { $what }, in { $case } to { $recipient }
home-undone = Taken back: { $what }.
home-redone = Stands again: { $what }.
home-now-due = Now: { $what } due { $day }, { $standing }.
home-now-not-sent = Now: the letter is not sent.
home-now-status = Now: { $status }.
home-undo-next = further back: `datawrit undo { $case }`; not meant: `datawrit redo { $case }`
home-undo-really = Take back { $what }?
home-undo-kept = nothing was taken back
home-nothing-to-undo = nothing is recorded that could be taken back
home-nothing-to-redo = nothing was taken back last that could stand again
home-undo-opening = the last thing recorded is that the letter { $case } to { $recipient } was written, which is not taken back
home-undo-left = the last thing recorded in { $case } is what became of the mail to { $to } on { $day }; a mail that was handed over cannot be taken back
home-redo-decided = what a reply said was taken back in { $case }; the reply waits for you to decide again
home-forget-kept = nothing was deleted
home-forget-finished = note: what a datawrit that was ended had begun to delete is gone now
home-forget-unasked = it is not deleted without a yes, and this is not a terminal
home-forget-with-yes = to delete it without being asked, add --yes
home-forget-type = Type { $word } to delete everything:
home-forget-really = Delete it?
home-forget-which-trace = It was sent. What stays of it here?
home-forget-no-trace = nothing
home-forget-trace = its number and its day
home-forget-files = Delete these files that were written for it, too?
home-forget-sent = { $case } to { $recipient }, which was sent: its letters, what happened, what came back.
home-forget-unsent = { $case } to { $recipient }, never sent: it leaves nothing.
home-forget-everything = Everything in your home: { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
 }, your details, accounts, companies and texts of your own.
home-forgotten = Deleted: { $case }.
home-forgotten-everything = Deleted: everything, with { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
 }.
home-forgotten-files = Deleted as well: { $files ->
    [one] { $files } file
   *[other] { $files } files
 } that was written for it.
home-forgotten-trace = Its number and its day stay.
home-not-deleted = Not deleted, for it cannot be reached from here:
home-not-deleted-by-this = This does not delete, for it cannot be reached from here:
home-stays-mails = { $count ->
    [one] { $count } mail that was sent
   *[other] { $count } mails that were sent
 }, with whoever got it and in your mailbox
home-stays-replies = { $count ->
    [one] { $count } reply
   *[other] { $count } replies
 } in your mailbox
home-stays-shared = { $path }, which has other cases too
home-stays-own = { $path }, which datawrit did not make
home-stays-file = { $path }, which was written for it
home-stays-keyring = passwords in the keyring of your system
home-stays-copies = backups, and what was copied, moved, printed or posted
home-where-nothing = nothing is there yet
home-where-written = Written elsewhere:
home-where-next = all of it in one file: `datawrit backup FILE`; to delete it: `datawrit forget`
home-holds-profile = who you are, and how you send letters
home-holds-accounts = the mailboxes that you send from
home-holds-cases = letters, what happened to them, what came back
home-holds-witness = how much there was, so that a loss shows
home-holds-directory = companies that were imported
home-holds-written = where files were written
home-holds-page = pages that were shown
home-holds-companies = companies of your own
home-holds-texts = laws, texts or layouts of your own
home-holds-open-pages = what the pages in the browser need while they are open
home-holds-sending = who is sending just now
home-holds-unknown = not made by datawrit
home-backed-up = { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
 }, your details, accounts and companies are in { $path }. The file is not locked; --lock asks for a passphrase.
home-backup-next = back: `datawrit restore { $path }`
home-unread = { $path } cannot be read: { $why }
home-restored = { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
 } of { $day } restored into { $path }.
home-restored-before = What was there before is now in { $path }.
home-tracked = { $case }  sent on { $day } by { $medium }, to { $recipient }
home-how-it-left = How did it leave?
home-how-not-said = it is not said how the letter left, and the days depend on that
home-say-how = add --by post, --by email or --by form
home-tracked-no-law = No law is named: the day is your own, and binds nobody.
home-import-here = here
home-import-there = in the archive
home-import-keep = keep what is here
home-import-take = take what the archive has; what is here goes
home-import-which = { $case } to { $recipient } differs: { $what }. Which one?
home-import-differs = differs, and stays as it is here
home-import-replaced = replaced by the archive's
home-import-kept = { $case } differs from the one in the archive, and nothing of that was taken: { $what }
home-holds-people = other people for whom you write
home-holds-mandate = signed papers by which others act for you
home-import-added = added
home-import-continued = continued by { $more }
home-import-there-already = there already
home-import-events = { $count ->
    [one] 1 event
   *[other] { $count } events
}
home-import-and = { $first } and { $second }
home-import-more = { $case }  { $mails } more than here, to { $company }
home-import-yours = Is the archive yours, and are these mails to be kept?
home-import-nothing = nothing was imported
home-import-empty = the archive has no cases
home-import-adds = the archive adds { $mails } to cases that are here already
home-import-name-file = name a file that `datawrit export --format json` wrote, or - for stdin
home-import-too-large = { $name } is larger than 1 GiB
home-import-is-it = is it what `datawrit export --format json` wrote?
home-output-empty = --output is empty
home-name-file = name a file
home-no-stdout = this is written to a file, and not to standard output
home-no-page-here = a page is nothing to see in a terminal
home-exported = wrote  { $path }: { $cases }
home-replace = { $path } exists. Replace it?
home-no-folder = your home folder cannot be found
home-name-folder = name one with --home
home-law-no-clock = no such clock
home-law-was = due { $day } when opened
home-law-now = { $day } by the file now
home-licences-none = no part of the program is called `{ $name }`
home-licences-lists = `datawrit licences` lists the parts
home-licences-own = The program itself is under MIT OR Apache-2.0; --full prints every text
home-preview-page = page { $number } of { $of }, { $width } x { $height } mm
home-preview-no-program = this computer has no program set for PDF files
home-preview-is-in = the page is in { $path }
home-preview-opened = opened  { $path }
home-backed-up-locked = { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
 }, your details, accounts and companies are in { $path }, which the passphrase alone opens.
home-lock-lost = Without the passphrase the file cannot be opened, not even by datawrit: keep it, and not beside the file.
home-lock-new = Passphrase for the file (several words are good)
home-lock-again = The same again
home-lock-differs = They differ; type it twice again.
home-lock-asked = Passphrase of { $path }
home-lock-missing = the passphrase is missing
home-lock-ways = add --passphrase-stdin, or --passphrase-command COMMAND
home-lock-not = the name { $path } says that the file is locked, which it would not be
home-lock-not-hint = add --lock, or choose another name
