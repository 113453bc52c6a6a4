# A statute in ten lines: what can be asked, of whom, by when, what it costs, what to do then.
law-protects = It protects people who live in { $places }, from { $from } on.
law-rights = You can ask for: { $rights }.
law-of-whom = You ask { $whom }, in the words of the law; whether a company is one, it has to say.
law-answer = The answer is due { $period } after the day on which { $event ->
    [authenticated] it has verified the request
   *[other] it received the request
 }.
law-longer = It may take { $period } in all, if it says so and why before the first time is over.
law-no-time = No time for the answer is known.
law-free = It costs nothing { $times }.
law-appeal = If it refuses or stays silent, appeal to it: that answer is due { $period } after it received the appeal.
law-no-appeal = If it refuses or stays silent, you can complain: this law has no appeal to the company.
law-complaint = A complaint goes to { $authority }: datawrit authority shows where.
law-letters = Letters in { $languages }: datawrit write { $right } COMPANY --law { $id }
law-no-letters = There are no letters yet: the deadlines can be counted, with datawrit deadline --law { $id }
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
