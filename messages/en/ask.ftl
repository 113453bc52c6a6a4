# What stands behind and below each question.
ask-number = Number:
ask-number-or = Number [{ $usual }]:
ask-from-one = type a number from 1 to { $last }
ask-not-utf8 = these are not letters in UTF-8, which this terminal should send; type it again, without accents if it cannot
ask-yes = { "" }[Y/n]
ask-no = { "" }[y/N]
ask-yes-or-no = type y for yes or n for no
ask-numbers = Numbers, with commas:
ask-part-of-home = In which part of the country do you live ({ $country })?
ask-part-of-work = In which part of the country do you work ({ $country })?
ask-part-of-wrong = In which part of the country is the company ({ $country })?
ask-keep-part = Keep { $place } in the profile as your home?
ask-first = This is the first question; Ctrl-D leaves it.
