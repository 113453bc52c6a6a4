# Was die Seite mit den Tagen sagt.
agenda-days = Fristen
agenda-lead = Was fällig ist, von wem und an welchem Tag.
agenda-nothing = In den nächsten { $within } Tagen ist nichts fällig.
agenda-late = Zu spät
agenda-asked = Man wartet auf Ihre Antwort
agenda-coming = In den nächsten { $within } Tagen
agenda-law = Ein Tag ist der letzte nach dem Gesetz, zugunsten der Firma gezählt. Zu spät ist es ab dem Tag danach.
agenda-as-list = Als Liste zeigen
agenda-as-month = Als Monat zeigen
agenda-calendar = In meinen Kalender
agenda-calendar-hint = Eine Datei (.ics), die Ihr Kalender öffnet. Später noch einmal geholt, ersetzt sie, was dort ist.
agenda-your-step = Ihr eigener Schritt: { $what }
agenda-authority = Nachricht der Behörde
agenda-appeal = Antwort auf Ihren Rechtsbehelf
agenda-receipt = Bestätigung, dass Ihr Brief da ist
agenda-answer = Antwort
agenda-unstarted = Antwort; nur die Firma weiß, seit wann die Tage zählen
agenda-is-today = Heute
agenda-in = { $days ->
    [one] In einem Tag
   *[other] In { $days } Tagen
 }
agenda-asked-before = { $days ->
    [0] Heute gefragt
    [one] Vor einem Tag gefragt
   *[other] Vor { $days } Tagen gefragt
 }
agenda-at-the-earliest = Frühestens
agenda-months = Monate
agenda-not-a-month = „{ $typed }“ ist kein Monat. Schreiben Sie ihn als 2026-11.
agenda-empty-month = In diesem Monat ist nichts fällig.
agenda-due = { $count ->
    [one] einmal etwas fällig
   *[other] { $count } Mal etwas fällig
 }
agenda-month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
 } { $year }
agenda-weekday = { $weekday ->
    [1] Mo
    [2] Di
    [3] Mi
    [4] Do
    [5] Fr
    [6] Sa
   *[7] So
 }
