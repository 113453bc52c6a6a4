# Was die Seiten der Gesetze sagen.
words-words = Die Gesetze
words-lead = Was jedes Gesetz Ihnen gibt, bis wann, mit welchem Wortlaut, und wie sicher das ist.
words-home-unknown = Wo Sie wohnen, entscheidet, welches Gesetz auf Ihrer Seite ist. Sagen Sie es unter
words-yours = Wo Sie wohnen ({ $place }), ist dieses Gesetz auf Ihrer Seite:
words-yours-several = Diese Gesetze können Sie an Ihrem Wohnort ({ $place }) nutzen, das beste zuerst:
words-with-letters = Briefe können geschrieben werden
words-without-letters = Die Tage können gezählt werden; Briefe gibt es noch nicht
words-no-advice = Das ist keine Rechtsberatung und kennt Ihren Fall nicht.
words-verified = im Wortlaut gelesen
words-secondary = in einem Text darüber gelesen
words-memory = aus dem Gedächtnis, ungeprüft
words-all-verified = Alle Rechte und Fristen wurden im Wortlaut gelesen.
words-some-secondary = Einige Rechte oder Fristen wurden nur in Texten über das Gesetz gelesen. Bei jedem ist es angegeben.
words-some-memory = Einige Werte sind aus dem Gedächtnis und ungeprüft. Bei jedem ist es angegeben.
words-not-yet = Dieses Gesetz gilt noch nicht: Es schützt ab dem { $day }.
words-protects = Wen es schützt
words-people-in = Menschen, die in { $places } leben, ab dem { $day }
words-of-whom = Wen Sie fragen
words-it-has-to-say = Ob eine Firma das ist, muss sie sagen.
words-answer-by = Wann sie antworten müssen
words-answer = { $period } nach dem Tag, an dem { $event ->
    [authenticated] sie den Antrag geprüft haben
   *[other] sie den Antrag bekommen haben
 }.
words-longer = Insgesamt dürfen sie { $period } brauchen, wenn sie es mit Grund sagen, bevor die erste Frist um ist.
words-longer-open = Länger dürfen sie brauchen, wenn sie es sagen, bevor die erste Frist um ist: bis zu dem Tag, den sie dann nennen.
words-in-all = { $period } insgesamt, wenn sie mehr Zeit verlangen
words-in-all-open = bis zu dem Tag, den sie nennen, wenn sie mehr Zeit verlangen
words-no-time = Eine Frist für die Antwort ist nicht bekannt.
words-costs = Was es kostet
words-free = Nichts, { $times }
words-refused = Wenn sie ablehnen oder schweigen
words-appeal = Legen Sie dort einen Rechtsbehelf ein: Die Antwort ist { $period } nach dessen Eingang fällig.
words-no-appeal = Sie können sich beschweren: Einen Rechtsbehelf bei der Firma hat dieses Gesetz nicht.
words-complaint = Eine Beschwerde geht an { $authority }.
words-letters = Briefe auf
words-no-letters = noch keiner Sprache; die Tage können gezählt werden
words-rights = Worum Sie bitten können
words-from = Ab dem { $day }
words-times = Ihre Fristen, eine nach der anderen
words-platform = Ein Antrag für viele
words-source = Woher das stammt
words-compared = Zuletzt mit der Quelle verglichen am { $day }.
words-all = Alle Gesetze
