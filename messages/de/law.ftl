# Ein Gesetz in zehn Zeilen: worum, wen, bis wann, was es kostet, und was dann.
law-protects = Es schützt Menschen, die in { $places } leben, ab { $from }.
law-only-when-named = Gemeint ist es nur, wenn Sie es nennen: --law { $id }.
law-rights = Sie können bitten um: { $rights }.
law-of-whom = Sie bitten { $whom }, so nennt es das Gesetz; ob ein Unternehmen das ist, muss es sagen.
law-answer = Die Antwort ist { $period } nach dem Tag fällig, an dem das Unternehmen { $event ->
    [authenticated] die Identität geprüft
   *[other] das Schreiben erhalten
 } hat.
law-answer-from-day-1 = Die Antwort ist fällig, bevor { $period } vorbei sind; der erste davon ist der Tag, an dem das Unternehmen das Schreiben erhalten hat.
law-own-day = Eine Frist für die Antwort setzt das Gesetz nicht: Ihr Schreiben nennt { $period } und sagt, dass das Ihre eigene Frist ist.
law-other-times = Weitere Fristen: { $times }.
law-time-of = { $period } für { $rights }
law-own-time-of = keine Frist des Gesetzes für { $rights }, ein eigener Tag ({ $period })
law-longer-when = Insgesamt sind { $period } erlaubt, { $when }.
law-longer = Insgesamt sind { $period } erlaubt, wenn es das mit Gründen mitteilt, bevor die erste Frist endet.
law-longer-open = Länger darf es dauern, wenn es das mitteilt, bevor die erste Frist endet: bis zu dem Tag, den es dann nennt.
law-no-time = Eine Frist für die Antwort ist nicht bekannt.
law-free = Es kostet nichts: { $times }.
law-appeal = Lehnt es ab oder schweigt es, legen Sie dort Beschwerde ein: darauf ist { $period } nach Eingang zu antworten.
law-no-appeal = Lehnt es ab oder schweigt es, können Sie sich an die Behörde wenden: eine Beschwerde beim Unternehmen kennt das Gesetz nicht.
law-complaint = Eine Beschwerde geht an { $authority }: datawrit authority zeigt, wohin.
law-no-authority = Lehnt es ab oder schweigt es: eine Behörde für Beschwerden nennt dieses Gesetz nicht.
law-platform = Ein Antrag auf { $page } ({ $name }) erreicht { $reaches } auf einmal, statt der Briefe für: { $rights }.
law-letters = Schreiben auf { $languages }: datawrit write { $right } UNTERNEHMEN --law { $id }
law-platform-days = Es braucht kein Schreiben; die Fristen lassen sich berechnen: datawrit deadline --law { $id } --clock { $clock } --on DATUM
law-no-letters = Schreiben gibt es noch nicht; die Fristen lassen sich berechnen: datawrit deadline --law { $id } --clock { $clock } --on DATUM
law-no-letters-no-days = Schreiben und Fristen gibt es dazu noch nicht
law-source = Quelle: { $source }, verglichen am { $day }; { $certainty ->
    [verified] alle Rechte und Fristen wurden im Wortlaut gelesen
    [secondary] manche Rechte oder Fristen wurden nur in Texten über das Gesetz gelesen
   *[memory] manche Angaben stammen aus dem Gedächtnis und sind ungeprüft
 }. datawrit law show { $id } --whole hat sie einzeln.
law-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
 }
law-business-days = { $count ->
    [one] { $count } Werktag
   *[other] { $count } Werktage
 }
law-months = { $count ->
    [one] { $count } Monat
   *[other] { $count } Monate
 }
law-head-people = FÜR MENSCHEN IN
law-head-from = AB
law-head-letters = BRIEFE
law-head-rights = RECHTE
law-head-title = TITEL
law-none-own-form = eigenes Formular
law-none-platform = Plattform
law-none-unread = noch ungelesen
law-none-yet = noch keine
law-otherwise-marked = was nicht mit „im Wortlaut gelesen“ steht, wurde nicht mit dem Gesetz selbst verglichen
law-whole-no-letters = keine Briefe: { $why }
law-whole-letters = Briefe auf { $languages }
law-whole-checked = geprüft am { $day }; { $letters }
law-whole-protects = schützt Menschen, die wohnen in
law-whole-since = seit { $day }, { $rule } ({ $certainty })
law-whole-since-alone = seit { $day }
law-whole-since-until = seit { $day }, vor { $until }
law-whole-rights = Rechte
law-whole-becomes = wird zu { $rights }
law-whole-clocks = Fristen
law-whole-clock = { $id }: { $title }, für { $rights }
law-whole-starts = beginnt mit { $events }
law-whole-starts-in-silence = beginnt mit { $events }, oder nach `{ $id }` ohne Antwort
law-whole-for-people = für Menschen, die in { $places } wohnen
law-whole-counted = seit { $day }, { $period }, gezählt nach { $how }
law-whole-extended = verlängert: { $period } insgesamt
law-whole-extended-open = verlängert: bis zu dem Tag, den die Mitteilung nennt
law-whole-sooner = { $period }, wenn das früher endet, nach: { $after }
law-whole-relief = wer zu spät kommt, kann mit einem guten Grund noch gehört werden
law-whole-complaints = Beschwerden
law-whole-heard = zuständig: { $venues }
law-whole-lead = über Grenzen hinweg führt eine Behörde, { $rule }
law-whole-platforms = ein Antrag für viele
law-whole-platform = { $right }, an { $reaches }: { $page }
law-whole-identity = Identitätsnachweis
law-whole-proof-none = keiner ist nötig
law-whole-proof-in-doubt = nur bei Grund zum Zweifel
law-whole-proof-compared = Vergleich mit dem, was das Unternehmen schon hat
law-whole-cited = auch in den Briefen zitiert
law-effect-restarts = die Frist beginnt mit der Antwort
law-effect-restarts-later = die Frist beginnt { $days } Tage später
law-effect-pauses = die Frist ruht bis zur Antwort
law-effect-may-pause = die Frist kann bis zur Antwort ruhen
law-effect-nothing = die Frist läuft weiter
law-effect-for = { $effect }, für { $rights }
law-certainty-verified = im Wortlaut gelesen
law-certainty-secondary = nur aus zweiter Hand
law-certainty-memory = aus dem Gedächtnis
law-venues = { $first } oder { $second }
