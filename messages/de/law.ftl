# Ein Gesetz in zehn Zeilen: worum, wen, bis wann, was es kostet, und was dann.
law-protects = Es schützt Menschen, die in { $places } leben, ab { $from }.
law-rights = Sie können bitten um: { $rights }.
law-of-whom = Sie bitten { $whom }, so nennt es das Gesetz; ob ein Unternehmen das ist, muss es sagen.
law-answer = Die Antwort ist { $period } nach dem Tag fällig, an dem das Unternehmen { $event ->
    [authenticated] die Identität geprüft
   *[other] das Schreiben erhalten
 } hat.
law-longer = Insgesamt sind { $period } erlaubt, wenn es das mit Gründen mitteilt, bevor die erste Frist endet.
law-no-time = Eine Frist für die Antwort ist nicht bekannt.
law-free = Es kostet nichts: { $times }.
law-appeal = Lehnt es ab oder schweigt es, legen Sie dort Beschwerde ein: darauf ist { $period } nach Eingang zu antworten.
law-no-appeal = Lehnt es ab oder schweigt es, können Sie sich an die Behörde wenden: eine Beschwerde beim Unternehmen kennt das Gesetz nicht.
law-complaint = Eine Beschwerde geht an { $authority }: datawrit authority zeigt, wohin.
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
