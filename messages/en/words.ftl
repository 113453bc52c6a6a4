# What the pages of the laws say.
words-words = The laws
words-lead = What each law gives you, by when, on whose words, and how sure that is.
words-home-unknown = Where you live decides which law is on your side. Say it under
words-yours = Where you live ({ $place }), this law is on your side:
words-yours-several = You can use these laws where you live ({ $place }), the best first:
words-with-letters = Letters can be written
words-without-letters = The days can be counted; there are no letters yet
words-no-advice = This is not legal advice, and does not know your case.
words-verified = read in the wording
words-secondary = read in a text about it
words-memory = from memory, unchecked
words-all-verified = All of its rights and times were read in the wording.
words-some-secondary = Some of its rights or times were read in texts about the law alone. Each says which.
words-some-memory = Some of its values are from memory and unchecked. Each says which.
words-not-yet = This law is not in force yet: it protects people from { $day } on.
words-protects = Whom it protects
words-people-in = People who live in { $places }, from { $day } on
words-of-whom = Whom you ask
words-it-has-to-say = Whether a company is one, it has to say.
words-answer-by = When they must answer
words-answer = { $period } after the day on which { $event ->
    [authenticated] they have verified the request
   *[other] they received the request
 }.
words-longer = They may take { $period } in all, if they say so and why before the first time is over.
words-longer-open = They may take longer if they say so before the first time is over: until the day that they name then.
words-in-all = { $period } in all, if they ask for more time
words-in-all-open = until the day that they name, if they ask for more time
words-no-time = No time for the answer is known.
words-costs = What it costs
words-free = Nothing, { $times }
words-refused = If they refuse or stay silent
words-appeal = Appeal to them: that answer is due { $period } after they received the appeal.
words-no-appeal = You can complain: this law has no appeal to the company.
words-complaint = A complaint goes to { $authority }.
words-letters = Letters in
words-no-letters = no language yet; the days can be counted
words-rights = What you can ask for
words-from = From { $day } on
words-times = Its times, one by one
words-platform = One request for many
words-source = Where this is from
words-compared = It was last compared with its source on { $day }.
words-all = All laws
