# How a case stands, in a word.
stand-late = late
stand-waiting = waiting
stand-wants = wants you
stand-refused = refused
stand-not-sent = not sent
stand-at-authority = authority
stand-answered = answered
stand-finished = finished
# Beside a company that is late.
stand-letter-waits = letter not sent
stand-none-fits = no case fits; `datawrit list` shows all
stand-none-yet = no case yet; `datawrit write` opens one
