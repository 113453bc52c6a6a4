# What stands behind and below each question.
ask-number = Number:
ask-number-or = Number [{ $usual }]:
ask-from-one = type a number from 1 to { $last }
ask-yes = { "" }[Y/n]
ask-no = { "" }[y/N]
ask-yes-or-no = type y for yes or n for no
ask-numbers = Numbers, with commas:
