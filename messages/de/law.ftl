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
law-no-time = Eine Frist für die Antwort ist nicht bekannt.
law-free = Es kostet nichts: { $times }.
law-appeal = Lehnt es ab oder schweigt es, legen Sie dort Beschwerde ein: darauf ist { $period } nach Eingang zu antworten.
law-no-appeal = Lehnt es ab oder schweigt es, können Sie sich an die Behörde wenden: eine Beschwerde beim Unternehmen kennt das Gesetz nicht.
law-complaint = Eine Beschwerde geht an { $authority }: datawrit authority zeigt, wohin.
law-no-authority = Lehnt es ab oder schweigt es: eine Behörde für Beschwerden nennt dieses Gesetz nicht.
law-letters = Schreiben auf { $languages }: datawrit write { $right } UNTERNEHMEN --law { $id }
law-no-letters = Schreiben gibt es noch nicht; die Fristen lassen sich berechnen: datawrit deadline --law { $id }
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
