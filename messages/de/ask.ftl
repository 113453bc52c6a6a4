# Was hinter und unter jeder Frage steht.
ask-number = Nummer:
ask-number-or = Nummer [{ $usual }]:
ask-from-one = geben Sie eine Nummer von 1 bis { $last } ein
ask-not-utf8 = das sind keine Buchstaben in UTF-8, wie dieses Terminal sie senden sollte; geben Sie es noch einmal ein, notfalls ohne Akzente und Umlaute
ask-yes = { "" }[J/n]
ask-no = { "" }[j/N]
ask-yes-or-no = geben Sie j für Ja oder n für Nein ein
ask-numbers = Nummern, mit Kommas:
ask-part-of-home = In welchem Teil des Landes wohnen Sie ({ $country })?
ask-part-of-work = In welchem Teil des Landes arbeiten Sie ({ $country })?
ask-part-of-wrong = In welchem Teil des Landes sitzt das Unternehmen ({ $country })?
ask-keep-part = Soll { $place } als Wohnort im Profil bleiben?
ask-first = Das ist die erste Frage; mit Strg-D verlassen Sie sie.
