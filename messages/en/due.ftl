# What `due` says.
due-not-recorded = { $case } to { $company } is not recorded as sent; if you sent it: `datawrit record { $case } sent --on DATE`
due-letter-waits = letter { $number } is written and waits to be sent
due-letter-came-back = letter { $number } came back on { $day }
due-answer-or-dispute = { $case }: the recipient has been waiting for your answer since { $day }; answer, then `datawrit record { $case } { $answered }`, or dispute the question, then `datawrit record { $case } { $disputed }`
due-the-same-for = the same holds for { $cases ->
       [one] { $cases } more case
      *[other] { $cases } more cases
    }; `datawrit list` shows them
due-nothing = nothing is due in the next { $within } days
due-nothing-next = nothing is due in the next { $within } days; next: { $company }, { $what } on { $day }
