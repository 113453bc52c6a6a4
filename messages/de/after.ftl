# Was nach einem Schritt gesagt wird.
after-arrives = angenommene Ankunft: { $day }
after-late-from = verspätet ab { $day }
after-if-posted = wenn Sie den Brief selbst zur Post gegeben haben
after-if-mailed = wenn Sie es selbst gemailt haben
after-if-arrived = wenn Sie den Tag der Ankunft kennen
after-if-answered = wenn die Antwort kommt
after-if-answer = wenn es die Antwort ist
after-calendar = für Ihren Kalender
after-which = welche das sind
after-status = wie alles steht
after-write = ein Brief, Schritt für Schritt
after-account = damit er aus Ihrem Postfach gesendet werden kann
after-written-many = { $letters ->
    [one] 1 Brief ist geschrieben und noch nicht weg
   *[other] { $letters } Briefe sind geschrieben und noch nicht weg
}
after-sent-many = { $mails ->
    [one] 1 Brief ist weg; die Antwort ist am { $day } fällig
   *[other] { $mails } Briefe sind weg; die erste Antwort ist am { $day } fällig
}
after-kept = aufbewahrt
after-known = schon da
after-people = wer hier ist
