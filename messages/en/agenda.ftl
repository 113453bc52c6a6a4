# What the page of the days says.
agenda-days = Days
agenda-lead = What is due, by whom, and on which day.
agenda-nothing = Nothing is due in the next { $within } days.
agenda-late = Too late
agenda-asked = They wait for your answer
agenda-coming = In the next { $within } days
agenda-law = A day is the last one by the law, counted in favour of the company. Too late begins on the day after.
agenda-as-list = Show as a list
agenda-as-month = Show as a month
agenda-calendar = Put them into my calendar
agenda-calendar-hint = A file (.ics) that your calendar opens. Taken again later, it replaces what is there.
agenda-your-step = Your own step: { $what }
agenda-authority = News from the authority
agenda-appeal = Answer to your appeal
agenda-receipt = Confirmation that they have your letter
agenda-answer = Answer
agenda-unstarted = Answer; only the company knows since when the days count
agenda-is-today = Today
agenda-in = { $days ->
    [one] In one day
   *[other] In { $days } days
 }
agenda-asked-before = { $days ->
    [0] Asked today
    [one] Asked one day ago
   *[other] Asked { $days } days ago
 }
agenda-at-the-earliest = At the earliest
agenda-months = Months
agenda-not-a-month = “{ $typed }” is not a month. Write it as 2026-11.
agenda-empty-month = Nothing is due in this month.
agenda-due = { $count ->
    [one] one thing is due
   *[other] { $count } things are due
 }
agenda-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }
agenda-weekday = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
 }
