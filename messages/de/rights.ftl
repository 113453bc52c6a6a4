# Worum gebeten wird, in einem Wort.
rights-access = Auskunft
rights-deletion = Löschung
rights-objection = Widerspruch
rights-rectification = Berichtigung
rights-restriction = Einschränkung
rights-portability = Übertragung
rights-withdrawal = Widerruf
rights-opt-out = Opt-out
rights-limit = Begrenzung
rights-automated-decisions = automatisierte Entscheidungen
rights-third-parties = Liste der Dritten
