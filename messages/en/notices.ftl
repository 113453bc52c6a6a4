# What is worth knowing.
notices-still-counts-from = the deadline still counts from { $day }; if that date was wrong, record when the letter was received: `datawrit record { $case } received --on DATE`
notices-receipt-still-counts = the receipt of { $day } still counts; record `received` again if it was wrong
notices-takes-the-place = this takes the place of { $event } on { $day }; both stay in the log
notices-check-that-it-arrived = { $case }: { $estimate }; check that the letter arrived before you complain
notices-ask-for-the-start = { $case }: received { $day }, and its clock starts only when the recipient has authenticated the request; ask for that day, then `datawrit record { $case } authenticated --on DATE`
notices-holidays-from-a-list = public holidays come from a list, not from the law itself; a day may be off by one or two
notices-holidays-carried-on = the holidays were compiled for { $from } to { $to }; other years are the same rules carried on
notices-not-checked-for = `{ $law }` was last compared with its sources on { $day }, more than { $days } days ago
notices-nothing-would-move = no open case would move
notices-not-its-mail = the mail { $id } that was kept with the case is not the one made from its letter, and no entry of the log mentions it: it is not sent; the letter's own mail is sent instead; `datawrit verify` checks the rest
notices-leaves-as = the mail leaves as `{ $name }`, and its letter is signed by `{ $signer }`
notices-leaves-from = the mail leaves from { $address }, an address that is not in its letter ({ $other } is): the company sees both, and may ask for a request from the address it knows
notices-sent-may-be-lost = { $error }; the last `sent` may be lost if the power fails
notices-no-deadline-runs = no deadline runs for { $case } to { $company }: it is not recorded as sent
notices-account-in-log = an earlier version wrote the name of the account into the log, and it is in the file
notices-authority-of-its-own = { $company } is listed under `{ $category }`, and { $bodies } may have an authority of their own: --sector { $sector }
notices-unread-language = no speaker of { $language } has read its letters yet; `--lang en` writes the same in English, to compare or to send
