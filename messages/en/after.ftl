# What is said after a step.
after-arrives = it is taken to arrive on { $day }
after-late-from = late from { $day }
after-if-posted = if you posted it yourself
after-if-mailed = if you mailed it yourself
after-if-arrived = if you know the day on which it arrived
after-if-answered = when the answer comes
after-if-answer = if it is the answer
after-calendar = for your calendar
after-which = which they are
after-status = how everything stands
after-write = a letter, step by step
after-account = so that it can be sent from your mailbox
after-written-many = { $letters ->
    [one] 1 letter is written, and has not left
   *[other] { $letters } letters are written, and have not left
}
after-sent-many = { $mails ->
    [one] 1 letter has left; the answer is due on { $day }
   *[other] { $mails } letters have left; the first answer is due on { $day }
}
after-kept = kept
after-known = there already
after-people = who is in this home
