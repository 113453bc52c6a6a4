# What came back: the list, the import, the mailbox, what was decided.
inbox-nothing-waits = nothing waits for you
inbox-goes-through = `datawrit inbox review` goes through them
inbox-goes-through-waiting = `datawrit inbox review` goes through those that wait
inbox-no-case = no case
inbox-became-known = known before
inbox-became-recorded = recorded: { $event }
inbox-became-waits = waits
inbox-became-kept = kept
inbox-tally-kept = { $count ->
    [one] 1 mail kept
   *[other] { $count } mails kept
}
inbox-tally-known = { $count ->
    [one] 1 known before
   *[other] { $count } known before
}
inbox-tally-passed-over = { $count ->
    [one] 1 passed over that has nothing of any case
   *[other] { $count } passed over that have nothing of any case
}
inbox-tally-waiting = { $count ->
    [one] 1 waits for you
   *[other] { $count } wait for you
}
inbox-told-filed = filed; what it says is still to be decided
inbox-told-decided = decided; nothing goes into the log
inbox-nothing-recorded = nothing recorded
inbox-review-decides = `datawrit inbox review { $number }` decides it
inbox-at-a-terminal = this is asked at a terminal
inbox-decide-without = `datawrit inbox review { $number } --kind KIND` decides it, `datawrit inbox review { $number } --yes` as it was read
inbox-shown-case = case: { $case }
inbox-shown-link = link: { $target }
inbox-shown-misleads = link: `{ $text }` leads to { $target }
inbox-shown-file = file: { $name } ({ $size })
inbox-shown-read = read as { $kind } ({ $percent } %): { $because }
inbox-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
inbox-mails = { $count ->
    [one] 1 mail
   *[other] { $count } mails
}
inbox-folder-closed = { $name } cannot be opened: { $why }
inbox-folder-anew = { $name }: the server has numbered its mails anew, so all were looked at again
inbox-folder-too-large = { $name }: { $mails } over 50 MB, of which only the head was read; save it from your mail program, then `datawrit keep CASE FILE`
inbox-folder-withheld = { $name }: the server did not give { $mails }; the same command asks again
inbox-unreadable = { $mails } cannot be read as a mail, and was not kept
inbox-read-in = { $mails } read in { $folders }; nothing in the mailbox was changed
inbox-kind-bounce = not delivered
inbox-kind-delayed = delayed
inbox-kind-confirm-link = link to open
inbox-kind-needs-identity = asks who you are
inbox-kind-needs-details = asks for details
inbox-kind-fee-asked = asks for money
inbox-kind-other-channel = another way
inbox-kind-processor-only = acts for another
inbox-kind-partial = in part
inbox-kind-denied = refused
inbox-kind-closed = closed
inbox-kind-suppressed = blocked
inbox-kind-extended = more time
inbox-kind-answered = answered
inbox-kind-deleted = deleted
inbox-kind-opted-out = advertising ended
inbox-kind-nothing-held = nothing held
inbox-kind-acknowledged = confirmed
inbox-kind-out-of-office = away
inbox-kind-unrelated = unrelated
