# The screen that answers: who is ignoring me?
status-nothing-yet =
    datawrit writes the letter with which you ask a company what it knows about you,
    or have it deleted, and counts the days until it has to answer.

    Nothing is here yet. Begin with one of these:

      datawrit init     who you are and where you live (one minute)
      datawrit write    a letter, step by step
      datawrit help     everything it can do

    Everything stays on this computer. Nothing is sent before you say yes.
status-headline = { $day }, { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
 }
status-ignoring = IGNORING YOU ({ $count })
status-waiting = WAITING FOR YOU ({ $count })
status-not-sent = NOT SENT YET ({ $count })
status-at-authority = AT THE AUTHORITY ({ $count })
status-more = and { $count } more
status-due = due { $day }
status-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
 }
# The day of arrival is assumed, not known.
status-about-late = about { status-late }
status-reminded = reminded on { $day }
status-letter-waits = letter of { $day } waits to be sent
status-letter-came-back = letter came back on { $day }
status-until = you have until { $day } to act
status-written = written { $day }
status-since = since { $day }
status-news-due = news due { $day }
# What a company wants, or did, and since when.
status-asks-identity = asks who you are, { $day }
status-asks-meaning = asks what you mean, { $day }
status-asks-money = asks for money, { $day }
status-in-part = answered in part, { $day }
status-appeal-decided = decided your appeal, { $day }
status-authority-wrote = authority wrote, { $day }
status-refused = refused, { $day }
status-nothing-held = holds nothing, { $day }
status-took-time = took more time, { $day }
status-other-way = wants another way, { $day }
status-processor = names another, { $day }
status-link = wants a link opened, { $day }
status-only-deleted = deleted, no copy, { $day }
status-only-unsubscribed = unsubscribed only, { $day }
status-only-blocked = blocked only, { $day }
# The person wrote against a refusal, and no answer came.
status-not-moved = no answer to yours, { $day }
status-on-time = On time: { $count }.
status-on-time-next = On time: { $count }; the next answer is due on { $day } ({ $company }).
status-replies = Came back, and not looked at yet: { $count }; see `datawrit inbox`
status-finished = Finished: { $count }.
status-all = All of them: `datawrit list`
status-head-late = LATE
status-head-waiting = WAITING
