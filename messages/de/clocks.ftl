# Was zu einem Tag gesagt wird, an dem etwas fällig ist, und wie er berechnet wurde.
clocks-today = heute
clocks-in-days = { $days ->
    [one] in { $days } Tag
   *[other] in { $days } Tagen
 }
clocks-days-ago = { $days ->
    [one] vor { $days } Tag
   *[other] vor { $days } Tagen
 }
clocks-met = erfüllt { $day }
clocks-overdue = überfällig
clocks-overdue-since = überfällig seit { $day }
clocks-too-late-since = zu spät seit { $day }
clocks-overdue-from = überfällig ab
clocks-too-late-from = zu spät ab
clocks-may-be-heard = mit einem guten Grund für die Verspätung können Sie noch gehört werden: { $rule }
clocks-due = { $what } fällig { $day }, { $when }
clocks-stands = { $what }: { $when }, fällig { $day }
clocks-posted = Schätzung: zur Post gegeben { $on }, gerechnet als eingegangen { $day }
clocks-replied = Schätzung: abgesandt { $on }, spätestens { $day } eingegangen: An diesem Tag kam eine Antwort
clocks-mailed = Schätzung: gerechnet als eingegangen am Tag des Absendens, { $day }
clocks-if-posted = noch nicht abgesandt; geht der Brief heute zur Post, zählt { $day } als Eingang
clocks-if-mailed = noch nicht abgesandt; eine E-Mail zählt als eingegangen am Tag, an dem sie gesendet wird
clocks-extended = verlängert durch die Mitteilung vom { $given }
clocks-extended-too-far = die Mitteilung vom { $given } nennt den { $named }, und das ist zu spät: der letzte Tag nach dem Gesetz ist der { $last }
clocks-extended-until = verlängert bis { $named } durch die Mitteilung vom { $given }; der letzte Tag nach dem Gesetz ist der { $last }
clocks-extended-as-named = verlängert bis { $named } durch die Mitteilung vom { $given }; das Gesetz setzt keinen eigenen letzten Tag
clocks-names-no-day = die Mitteilung vom { $given } nennt keinen Tag, und das Gesetz setzt keinen: Der Tag bleibt, bis Sie die Mitteilung mit ihrem Tag eintragen
clocks-no-extension = die Mitteilung vom { $given } will Zeit bis { $named }; eine Verlängerung dieser Frist ist nicht bekannt, also bleibt der Tag
clocks-extended-late = die Mitteilung vom { $given } über mehr Zeit kam nach dem { $due } und zählt nicht
clocks-waits-identity = die Firma wartet seit { $since } darauf, wer Sie sind; die Tage nehmen an, dass Sie heute antworten
clocks-waits-fee = die Firma wartet seit { $since } auf ihr Entgelt; die Tage nehmen an, dass Sie heute antworten
clocks-waits-meaning = die Firma wartet seit { $since } darauf, was Sie genau meinen; die Tage nehmen an, dass Sie heute antworten
clocks-asked-late = die Frage vom { $asked } kam { $after } Tage nach dem Eingang: { $rule } erlaubt eine Pause nur, wenn unverzüglich gefragt wird (mehr als { $most } Tage sind nach unserem eigenen Maß zu spät)
clocks-disputed = { $event }, { $day }: die Firma kann einwenden, dass sie noch auf die Antwort wartet
clocks-argue = die Firma kann einwenden: bis { $day }{ $words }
clocks-argue-open = die Firma kann einwenden: bis { $day }, würde die Frage vom { $since } heute beantwortet{ $words }
clocks-may-argue = die Firma kann einwenden
clocks-not-verified = das Recht dahinter ist nicht geprüft: { $certainty ->
    [memory] aus dem Gedächtnis
   *[secondary] nur aus zweiter Hand
 }
clocks-asks-identity = wer Sie sind
clocks-asks-fee = die Forderung nach Geld
clocks-asks-meaning = was Sie genau meinen
clocks-your-answer = Ihre Antwort: { $what }
clocks-asked = gefragt { $when }
clocks-not-started = nicht begonnen
clocks-at-authority = bei der Behörde seit { $since }
clocks-waits-for-you = wartet auf Sie seit { $since }
clocks-law-last = der letzte Tag nach dem Gesetz ist { $day }
clocks-none-started = in diesem Vorgang läuft noch keine Frist
clocks-by = { $event } { $day } bei { $company }
clocks-step-due = { $what } fällig
clocks-step-anew = beginnt neu
clocks-step-generous = nach der großzügigsten Lesart
clocks-step-moves = { $why }: verschiebt sich auf
clocks-step-moves-generous = nach der großzügigsten Lesart, { $why }: verschiebt sich auf
clocks-step-plus = + { $period }
clocks-step-waited = + { $period }, in denen auf Sie gewartet wurde
clocks-step-named = der am { $day } genannte Tag
clocks-saturday = Samstag
clocks-sunday = Sonntag
clocks-note-day-0 = Tag 0, zählt nicht mit
clocks-note-replied = an diesem Tag kam eine Antwort, der Brief war also da
clocks-note-no-such-day = es gibt keinen { $number }. { $month ->
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
 }: letzter Tag des Monats
clocks-note-holiday = ein Feiertag in { $place }
clocks-note-holiday-unknown = Ort nicht bekannt: ein Feiertag in { $place }
clocks-note-from-a-list = die Feiertage zu diesem Tag kommen aus einer Liste, nicht aus dem Gesetz selbst; er kann um einen oder zwei Tage abweichen
clocks-note-no-place = Ort nicht bekannt, nur Wochenenden gezählt
clocks-note-no-holidays = Feiertage nicht bekannt ({ $place }), nur Wochenenden gezählt
clocks-note-stands-in = kein Kalender für { $place }: der von { $other } wird verwendet
clocks-note-in-a-part = { $holiday } ist ein Feiertag in { $part }: wäre dort zu handeln, verschöbe sich der letzte Tag, und bekannt ist nur { $place }
clocks-note-in-this-part = { $holiday } ist ein Feiertag in { $part }, und es ist nicht bekannt, ob der letzte Tag sich deshalb verschiebt: es kann ein Tag später sein
clocks-note-in-doubt = es ist nicht bekannt, ob ein letzter Tag an einem Samstag, Sonntag oder Feiertag sich verschiebt: beschweren Sie sich erst nach dem nächsten Werktag, { $day }
clocks-note-named-early = { $day }, und das ist vor dem ersten letzten Tag
clocks-note-no-law-last = das Gesetz setzt keinen eigenen letzten Tag
clocks-note-sooner = { $period } nach einem von diesen, wenn das früher endet: { $after }
clocks-note-waited = von der Frage am { $from } bis zu ihrem Ende am { $to }
clocks-note-without = ohne { $days }
clocks-step-none = ohne { $what }
