# Wie ein Vorgang steht, in einem Wort.
stand-late = zu spät
stand-waiting = wartet
stand-wants = will etwas
stand-refused = abgelehnt
stand-not-sent = nicht abgesandt
stand-at-authority = Behörde
stand-answered = beantwortet
stand-finished = erledigt
# Neben einer Firma, die zu spät ist.
stand-letter-waits = Brief nicht abgesandt
stand-none-fits = kein Vorgang passt; `datawrit list` zeigt alle
stand-none-yet = noch kein Vorgang; `datawrit write` eröffnet einen
