# Viele Briefe auf einmal.
many-go-on = Fortfahren?
many-again-needs-date = --again braucht bei mehreren Briefen einen Tag, damit ein unterbrochener Lauf weitergehen kann
many-again-from = es zählen Briefe, die ab diesem Tag geschrieben sind: --again={ $day }
many-letters = { $count ->
    [one] 1 Brief
   *[other] { $count } Briefe
}
many-companies = { $count ->
    [one] 1 Firma
   *[other] { $count } Firmen
}
many-known = { $letters }; { $companies } bekannt
many-not-known = { $count } nicht: { $names }
many-and-more = und { $count } weitere
many-lines-unusable = { $count ->
    [one] 1 Zeile ist nicht brauchbar
   *[other] { $count } Zeilen sind nicht brauchbar
}
many-rehearsed = { $letters }, { $count } nicht brauchbar
many-label-before = zuvor
many-label-failed = Fehler
many-wrote = { $letters } in { $path }
many-before = { $count ->
    [one] 1 war schon da und ist unverändert
   *[other] { $count } waren schon da und sind unverändert
}
many-more-failed = { $count } weitere; --json zeigt alle
many-nothing-new = es gibt keine neuen Briefe; um alle noch einmal zu bitten: --again={ $day }
many-languages = Sprachen der Briefe: { $languages }; andere: `--lang company` (die jedes Unternehmens) oder `--lang CODE`
many-languages-unread = von niemandem gelesen, der die Sprache spricht: { $languages }
