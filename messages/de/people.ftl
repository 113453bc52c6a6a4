# Die Personen eines Ordners.
people-head-person = PERSON
people-head-cases = VORGÄNGE
people-head-profile = PROFIL
people-no-profile = keines
people-unknown = `{ $name }` heißt hier niemand
people-no-case = `{ $name }` hat keinen Vorgang, der `{ $typed }` heißt
people-only-cases = von `{ $name }` sind hier Briefe, aber kein Profil, aus dem weitere geschrieben werden könnten
people-as-in-letters = Von { $name } gibt es hier Briefe, und kein Profil. In den letzten steht: { $details }. Richtig? Es bleibt für weitere Briefe hier.
people-near = `{ $name }` kann jemand sein, der schon hier ist
people-who-is = Wer ist `{ $name }`?
people-somebody-new = jemand Neues, Unterschrift: { $name }
people-several = `{ $name }` passt auf mehrere Personen
people-nameless = { $file } sagt nicht, wessen Profil es ist
people-twice = { $one } und { $other } sind beide von `{ $name }`
people-none-yet = noch ist niemand hier; mit `datawrit init` sagen Sie, wer Sie sind
people-for-whom = Für wen ist der Brief?
people-leaves = { $cases ->
    [0] Es gibt keinen Vorgang von { $name }.
    [one] 1 Vorgang von { $name } wird gelöscht, mit seinen Briefen und dem, was zurückkam.
   *[other] { $cases } Vorgänge von { $name } werden gelöscht, mit ihren Briefen und dem, was zurückkam.
}
people-leaves-sent = { $count ->
    [one] Der Brief von 1 Vorgang ist schon weg; die Firma behält ihn.
   *[other] Die Briefe von { $count } Vorgängen sind schon weg; die Firmen behalten sie.
}
people-leaves-profile = Auch das Profil wird gelöscht.
people-gone = { $cases ->
    [0] Gelöscht: das Profil von { $name }.
    [one] Gelöscht: 1 Vorgang von { $name } und das Profil.
   *[other] Gelöscht: { $cases } Vorgänge von { $name } und das Profil.
}
