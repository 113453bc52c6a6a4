# What is said of a day by which something is due, and how it was worked out.
clocks-today = today
clocks-in-days = { $days ->
    [one] in { $days } day
   *[other] in { $days } days
 }
clocks-days-ago = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
 }
clocks-met = met { $day }
clocks-overdue = overdue
clocks-overdue-since = overdue since { $day }
clocks-too-late-since = too late since { $day }
clocks-overdue-from = overdue from
clocks-too-late-from = too late from
clocks-may-be-heard = with a good reason for coming late you may still be heard: { $rule }
clocks-due = { $what } due { $day }, { $when }
clocks-stands = { $what }: { $when }, due { $day }
clocks-posted = estimate: posted { $on }, counted as received { $day }
clocks-replied = estimate: sent { $on }, received { $day } at the latest: they replied that day
clocks-mailed = estimate: counted as received the day it was sent, { $day }
clocks-if-posted = not sent yet; if you post it today, it counts as received on { $day }
clocks-if-mailed = not sent yet; an e-mail counts as received the day it is sent
clocks-extended = extended by the notice of { $given }
clocks-extended-too-far = the notice of { $given } names { $named }, which is too late: the law's last day is { $last }
clocks-extended-until = extended until { $named } by the notice of { $given }; the law's last day is { $last }
clocks-extended-as-named = extended until { $named } by the notice of { $given }; the law sets no last day of its own
clocks-names-no-day = the notice of { $given } does not name a day, and the law sets none: the date stays until you record the notice with its day
clocks-no-extension = the notice of { $given } asks for time until { $named }; no extension of this deadline is known, so the date stays
clocks-extended-late = the notice of extension of { $given } came after { $due } and does not count
clocks-waits-identity = the recipient has been waiting since { $since } to know who you are; the dates assume that you answer today
clocks-waits-fee = the recipient has been waiting since { $since } for its fee; the dates assume that you answer today
clocks-waits-meaning = the recipient has been waiting since { $since } to know exactly what you mean; the dates assume that you answer today
clocks-asked-late = the question of { $asked } came { $after } days after the receipt: { $rule } allows a pause only if it is asked without undue delay (more than { $most } days is late by our own measure)
clocks-disputed = { $event } on { $day }: the recipient may argue that it still waits for the answer
clocks-argue = the company may argue: until { $day }{ $words }
clocks-argue-open = the company may argue: until { $day }, were the question of { $since } answered today{ $words }
clocks-may-argue = the company may argue
clocks-not-verified = the law behind it is not verified: { $certainty ->
    [memory] from memory, unchecked
   *[secondary] secondary source only
 }
clocks-asks-identity = who you are
clocks-asks-fee = for a fee
clocks-asks-meaning = what exactly you mean
clocks-your-answer = your answer: { $what }
clocks-asked = asked { $when }
clocks-not-started = not started
clocks-at-authority = at the authority since { $since }
clocks-waits-for-you = waits for you since { $since }
clocks-law-last = the law's last day is { $day }
clocks-none-started = no clock has started in this case
clocks-by = { $event } { $day } by { $company }
clocks-step-due = { $what } due
clocks-step-anew = starts anew
clocks-step-generous = on the most generous reading
clocks-step-moves = { $why }: moves to
clocks-step-moves-generous = on the most generous reading, { $why }: moves to
clocks-step-plus = + { $period }
clocks-step-waited = + { $period } while they waited for you
clocks-step-named = the day named on { $day }
clocks-saturday = Saturday
clocks-sunday = Sunday
clocks-note-day-0 = day 0, not counted
clocks-note-replied = they replied on that day, so it had come
clocks-note-no-such-day = no { $number } { $month ->
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
 }, last day of the month
clocks-note-holiday = a holiday in { $place }
clocks-note-holiday-unknown = place not known: a holiday in { $place }
clocks-note-from-a-list = public holidays for this date come from a list, not from the law itself; the day may be off by one or two
clocks-note-no-place = place not known, weekends alone counted
clocks-note-no-holidays = public holidays of { $place } not known, weekends alone counted
clocks-note-stands-in = no calendar for { $place }: that of { $other } is used
clocks-note-in-a-part = { $holiday } is a holiday in { $part }: were the act due there, the last day would move, and only { $place } is known
clocks-note-in-this-part = { $holiday } is a holiday in { $part }, and it is not known whether the last day moves for it: it may be a day later
clocks-note-in-doubt = it is not known whether a last day on a Saturday, a Sunday or a holiday moves: complain only after the next business day, { $day }
clocks-note-named-early = { $day }, which is before the first last day
clocks-note-no-law-last = the law sets no last day of its own
clocks-note-sooner = { $period } after one of these, where that is over first: { $after }
clocks-note-waited = from their question on { $from } to its end on { $to }
clocks-note-without = without { $days }
clocks-step-none = no { $what }
