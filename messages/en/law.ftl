# A statute in ten lines: what can be asked, of whom, by when, what it costs, what to do then.
law-protects = It protects people who live in { $places }, from { $from } on.
law-only-when-named = It is meant only where you name it: --law { $id }.
law-rights = You can ask for: { $rights }.
law-of-whom = You ask { $whom }, in the words of the law; whether a company is one, it has to say.
law-answer = The answer is due { $period } after the day on which { $event ->
    [authenticated] it has verified the request
   *[other] it received the request
 }.
law-answer-from-day-1 = The answer is due within { $period }, of which the first is the day on which it received the request.
law-own-day = The law sets no time for the answer: your letter asks for one in { $period }, and says that this is a day of your own.
law-other-times = Other times: { $times }.
law-time-of = { $period } for { $rights }
law-own-time-of = no time of the law's for { $rights }, a day of your own ({ $period })
law-longer-when = It may take { $period } in all { $when }.
law-longer = It may take { $period } in all, if it says so and why before the first time is over.
law-longer-open = It may take longer if it says so before the first time is over: until the day that it names then.
law-no-time = No time for the answer is known.
law-free = It costs nothing { $times }.
law-appeal = If it refuses or stays silent, appeal to it: that answer is due { $period } after it received the appeal.
law-no-appeal = If it refuses or stays silent, you can complain: this law has no appeal to the company.
law-complaint = A complaint goes to { $authority }: datawrit authority shows where.
law-no-authority = If it refuses or stays silent: the law does not name an authority for complaints.
law-platform = One request at { $page } ({ $name }) reaches { $reaches } at once, in place of letters for: { $rights }.
law-letters = Letters in { $languages }: datawrit write { $right } COMPANY --law { $id }
law-platform-days = No letter is needed; the days can be counted, with datawrit deadline --law { $id } --clock { $clock } --on DATE
law-no-letters = There are no letters yet: the deadlines can be counted, with datawrit deadline --law { $id } --clock { $clock } --on DATE
law-no-letters-no-days = There are no letters yet, and no deadlines
law-source = Source: { $source }, compared on { $day }; { $certainty ->
    [verified] all of its rights and times were read in the wording
    [secondary] some of its rights or times were read in texts about the law alone
   *[memory] some of its values are from memory and unchecked
 }. datawrit law show { $id } --whole has them one by one.
law-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
law-business-days = { $count ->
    [one] { $count } business day
   *[other] { $count } business days
 }
law-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
 }
law-head-people = FOR PEOPLE IN
law-head-from = FROM
law-head-letters = LETTERS
law-head-rights = RIGHTS
law-head-title = TITLE
law-none-own-form = own form
law-none-platform = platform
law-none-unread = not read yet
law-none-yet = none yet
law-otherwise-marked = values marked otherwise than verified were not compared with the law's own words
law-whole-no-letters = no letters: { $why }
law-whole-letters = letters in { $languages }
law-whole-checked = checked on { $day }; { $letters }
law-whole-protects = protects people who live in
law-whole-since = since { $day }, { $rule } ({ $certainty })
law-whole-since-alone = since { $day }
law-whole-since-until = since { $day }, before { $until }
law-whole-rights = rights
law-whole-becomes = becomes { $rights }
law-whole-clocks = clocks
law-whole-clock = { $id }: { $title }, for { $rights }
law-whole-starts = starts when { $events }
law-whole-starts-in-silence = starts when { $events }, or after `{ $id }` in silence
law-whole-for-people = for people who live in { $places }
law-whole-counted = since { $day }, { $period }, counted by { $how }
law-whole-extended = extended: { $period } in all
law-whole-extended-open = extended: to the day that the notice names
law-whole-sooner = { $period }, where that is over first, after: { $after }
law-whole-relief = who comes late may still be heard, with a good reason
law-whole-complaints = complaints
law-whole-heard = heard at the { $venues }
law-whole-lead = across borders one authority leads, { $rule }
law-whole-platforms = one request for many
law-whole-platform = { $right }, to { $reaches }: { $page }
law-whole-identity = proof of identity
law-whole-proof-none = none is needed
law-whole-proof-in-doubt = only where there is reason to doubt
law-whole-proof-compared = compared with what the company has already
law-whole-cited = also cited by its letters
law-effect-restarts = the time starts with the answer
law-effect-restarts-later = the time starts { $days } days later
law-effect-pauses = the time stops until the answer
law-effect-may-pause = the time may stop until the answer
law-effect-nothing = the time runs on
law-effect-for = { $effect }, for { $rights }
law-certainty-verified = verified
law-certainty-secondary = secondary source only
law-certainty-memory = from memory, unchecked
law-venues = { $first }, or the { $second }
