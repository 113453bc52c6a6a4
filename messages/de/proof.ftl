# Beweise, Prüfung, Behörden.
proof-files = { $count ->
    [one] 1 Datei
   *[other] { $count } Dateien
}
proof-give-hash = der Hash hinter `manifest` zeigt später, dass nichts verändert wurde: geben Sie ihn jemandem, dem Sie vertrauen
proof-notes-go = diese Ihrer Notizen kommen in die Datei:
proof-may-read = Darf sie lesen, wer die Datei bekommt?
proof-nothing-written = es wurde nichts geschrieben
proof-without-notes = lassen Sie die Notizen mit --without-notes weg
proof-notes-of-yours = { $count ->
    [one] 1 Ihrer Notizen käme in die Datei
   *[other] { $count } Ihrer Notizen kämen in die Datei
}
proof-no-case = es gibt noch keinen Vorgang
proof-cases = { $count ->
    [one] 1 Vorgang
   *[other] { $count } Vorgänge
}
proof-entries = { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
proof-faults = { $count ->
    [one] 1 Fehler
   *[other] { $count } Fehler
}
proof-unchanged = { $cases }, { $entries }: vollständig und unverändert
proof-faulty = { $cases }, { $entries }: { $faults }
proof-compared = verglichen mit sich selbst und dem letzten weitergegebenen Hash: Beweise zu { $case }, { $day }, { $entry }
proof-compared-alone = verglichen nur mit sich selbst: Noch wurde kein Hash weitergegeben (`datawrit evidence VORGANG --output DATEI.zip` hat einen)
proof-uncovered = durch keinen Hash gedeckt:
proof-archive = das Archiv kann nicht verwendet werden: { $why }
