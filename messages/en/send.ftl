# What `send` says.
send-trial = trial    the days are made up, and a line in the mail's head says so
send-ask-reacted = { $case }: { $reaction }. Send it anyway?
send-ask-another-name = { $case }, to { $company }: the letter is signed by { $signer }, and the mail leaves as { $sender }. Send it?
send-ask = { $mails ->
       [one] Send it?
      *[other] Send these { $mails } mails?
    }
send-ask-replace = { $path } exists. Replace it?
send-retry = { $case }: { $fault }; trying again in { $seconds } s
send-skipped-sent = it has been sent already
send-skipped-unsettled = it may have arrived, so it is not sent again; ask the recipient, or look into the mailbox it left from, then `datawrit record { $case } sent` or `not-sent`
send-skipped-put-away = it was { $kind }
send-enough = the account `{ $account }` sends { $number } a day (`per-day`); run the same command again tomorrow
send-mails = { $mails ->
       [one] { $mails } mail
      *[other] { $mails } mails
    }
send-totals = { $sent } sent, { $failed } not sent, { $unknown } unknown, { $skipped } skipped, { $left } left
send-word-sent = sent
send-word-draft = draft
send-word-not-sent = not sent
send-word-unknown = unknown
send-word-skipped = skipped
send-word-left = left
send-by-account = { $server } (account `{ $account }`)
send-draft-in = a draft in { $path }
send-mails-by = { send-mails } by { $by }
send-label-to = to
send-label-from = from
send-label-by = by
send-label-subject = subject
send-label-shares = shares
send-label-mind = mind
send-label-with = with
send-label-note = note
send-attached = { $count ->
    [one] { $count } attached letter
   *[other] { $count } attached letters
 }
send-needs-yes = nothing was sent: this needs your confirmation
send-look-then-yes = look at it, then confirm with --yes
send-unknown-not-again = unknown: the server got the whole mail but did not confirm it; it is not sent again automatically
send-nothing-sent = nothing was sent
