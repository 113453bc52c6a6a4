# What `record` says.
record-not-sent-by = --by says how a letter was sent, and does not go with `{ $event }`
record-not-tracked = --tracking is the carrier's number of a letter that was sent
record-not-until = --until is the day that a notice of extension names
record-what-happened = What happened?
record-which-day = On which day? [today]
record-until-when = Until which day do they say they need? [not said]
record-before-its-date = The letter bears the date { $dated }. Did it leave before, on { $day }?
record-nothing = nothing was recorded
record-say-what = say what happened behind the case: { $known }
record-reasons-extended = Did they give reasons for taking longer?
record-reasons-unsaid = I leave it open
record-reasons-which = Which, in a few words?
record-not-reasoned = --reason and --no-reasons go with refused and extended
