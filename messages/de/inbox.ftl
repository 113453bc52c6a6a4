# Was zurückkam: die Liste, die Aufnahme, das Postfach, was entschieden wurde.
inbox-nothing-waits = nichts wartet auf Sie
inbox-goes-through = `datawrit inbox review` geht sie durch
inbox-goes-through-waiting = `datawrit inbox review` geht durch, was wartet
inbox-no-case = kein Vorgang
inbox-became-known = schon bekannt
inbox-became-recorded = eingetragen: { $event }
inbox-became-waits = wartet
inbox-became-kept = aufbewahrt
inbox-tally-kept = { $count ->
    [one] 1 Mail aufbewahrt
   *[other] { $count } Mails aufbewahrt
}
inbox-tally-known = { $count ->
    [one] 1 schon bekannt
   *[other] { $count } schon bekannt
}
inbox-tally-passed-over = { $count ->
    [one] 1 übergangen, die zu keinem Vorgang gehört
   *[other] { $count } übergangen, die zu keinem Vorgang gehören
}
inbox-tally-waiting = { $count ->
    [one] 1 wartet auf Sie
   *[other] { $count } warten auf Sie
}
inbox-told-filed = zugeordnet; was darin steht, ist noch zu entscheiden
inbox-told-decided = entschieden; ins Protokoll kommt nichts
inbox-nothing-recorded = nichts eingetragen
inbox-review-decides = `datawrit inbox review { $number }` entscheidet darüber
inbox-at-a-terminal = das wird in einem Terminal gefragt
inbox-decide-without = `datawrit inbox review { $number } --kind ART` entscheidet es, `datawrit inbox review { $number } --yes` so, wie es gelesen wurde
inbox-shown-case = Vorgang: { $case }
inbox-shown-link = Link: { $target }
inbox-shown-misleads = Link: `{ $text }` führt zu { $target }
inbox-shown-file = Datei: { $name } ({ $size })
inbox-shown-read = gelesen als { $kind } ({ $percent } %): { $because }
inbox-bytes = { $count ->
    [one] 1 Byte
   *[other] { $count } Bytes
}
inbox-mails = { $count ->
    [one] 1 Mail
   *[other] { $count } Mails
}
inbox-folder-closed = { $name } lässt sich nicht öffnen: { $why }
inbox-folder-anew = { $name }: Der Server hat seine Mails neu nummeriert, darum wurden alle noch einmal angesehen
inbox-folder-too-large = { $name }: { $mails } über 50 MB, wovon nur der Kopf gelesen wurde; speichern Sie sie in Ihrem Mailprogramm, dann `datawrit keep VORGANG DATEI`
inbox-folder-withheld = { $name }: Der Server gab { $mails } nicht heraus; derselbe Befehl fragt noch einmal
inbox-unreadable = { $mails }: nicht als Mail zu lesen und nicht aufbewahrt
inbox-read-in = { $mails } gelesen in { $folders }; im Postfach wurde nichts verändert
inbox-kind-bounce = nicht zugestellt
inbox-kind-delayed = verzögert
inbox-kind-confirm-link = Link zu öffnen
inbox-kind-needs-identity = Identität gefragt
inbox-kind-needs-details = Angaben gefragt
inbox-kind-fee-asked = Geld verlangt
inbox-kind-other-channel = anderer Weg
inbox-kind-processor-only = nur Auftragsverarbeiter
inbox-kind-partial = zum Teil
inbox-kind-denied = abgelehnt
inbox-kind-closed = geschlossen
inbox-kind-suppressed = gesperrt
inbox-kind-extended = verlängert
inbox-kind-answered = beantwortet
inbox-kind-deleted = gelöscht
inbox-kind-opted-out = Werbung beendet
inbox-kind-nothing-held = nichts vorhanden
inbox-kind-acknowledged = Eingang bestätigt
inbox-kind-out-of-office = abwesend
inbox-kind-unrelated = ohne Bezug
