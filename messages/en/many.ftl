# Many letters at once.
many-go-on = Go on?
many-again-needs-date = --again needs a date for several letters, so that a run that was stopped can go on
many-again-from = letters written from that date on count: --again={ $day }
many-letters = { $count ->
    [one] 1 letter
   *[other] { $count } letters
}
many-companies = { $count ->
    [one] 1 company
   *[other] { $count } companies
}
many-known = { $letters }; { $companies } known
many-not-known = { $count } not: { $names }
many-and-more = and { $count } more
many-lines-unusable = { $count ->
    [one] 1 line cannot be used
   *[other] { $count } lines cannot be used
}
many-rehearsed = { $letters }, { $count } that cannot be used
many-label-before = before
many-label-failed = failed
many-wrote = { $letters } to { $path }
many-before = { $count ->
    [one] 1 was already there and is unchanged
   *[other] { $count } were already there and are unchanged
}
many-more-failed = { $count } more; --json shows them all
many-nothing-new = there are no new letters; to ask them all once more, add --again={ $day }
many-languages = languages of the letters: { $languages }; others: `--lang company` (that of each company) or `--lang CODE`
many-languages-unread = read by no native speaker: { $languages }
