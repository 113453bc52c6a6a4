# Der Bildschirm, der antwortet: Wer lässt mich warten?
status-nothing-yet =
    datawrit schreibt den Brief, mit dem Sie eine Firma fragen, was sie über Sie
    weiß, oder es löschen lassen, und zählt die Tage, bis sie antworten muss.

    Noch ist nichts da. Beginnen Sie mit einem davon:

      datawrit init     wer Sie sind und wo Sie wohnen (eine Minute)
      datawrit write    ein Brief, Schritt für Schritt
      datawrit help     alles, was das Programm kann

    Alles bleibt auf diesem Computer. Nichts geht hinaus, bevor Sie Ja sagen.
status-headline = { $day }, { $cases ->
    [one] { $cases } Vorgang
   *[other] { $cases } Vorgänge
 }
status-ignoring = ANTWORTET NICHT ({ $count })
status-waiting = WARTET AUF SIE ({ $count })
status-not-sent = NOCH NICHT ABGESANDT ({ $count })
status-at-authority = BEI DER BEHÖRDE ({ $count })
status-more = und { $count } weitere
status-due = fällig { $day }
status-late = { $days ->
    [one] { $days } Tag zu spät
   *[other] { $days } Tage zu spät
 }
status-about-late = etwa { status-late }
status-reminded = am { $day } erinnert
status-letter-waits = Brief vom { $day } ist noch nicht abgesandt
status-letter-came-back = Brief kam am { $day } zurück
status-until = Sie haben bis { $day } Zeit
status-written = vom { $day }
status-since = seit { $day }
status-news-due = Nachricht fällig { $day }
status-asks-identity = fragt, wer Sie sind, { $day }
status-asks-meaning = fragt, was Sie meinen, { $day }
status-asks-money = verlangt Geld, { $day }
status-in-part = zum Teil beantwortet, { $day }
status-appeal-decided = Ihr Rechtsbehelf ist entschieden, { $day }
status-authority-wrote = die Behörde schrieb, { $day }
status-refused = abgelehnt, { $day }
status-nothing-held = hat keine Daten, { $day }
status-took-time = nahm sich mehr Zeit, { $day }
status-other-way = verlangt anderen Weg, { $day }
status-processor = verweist auf andere, { $day }
status-link = verlangt einen Klick, { $day }
status-only-deleted = gelöscht, keine Kopie, { $day }
status-only-unsubscribed = nur abgemeldet, { $day }
status-only-blocked = nur gesperrt, { $day }
# Die Person hat gegen eine Ablehnung geschrieben, und es kam keine Antwort.
status-not-moved = keine Antwort darauf, { $day }
status-on-time = In der Frist: { $count }.
status-on-time-next = In der Frist: { $count }; die nächste Antwort ist am { $day } fällig ({ $company }).
status-replies = Eingegangen und noch nicht angesehen: { $count }; ansehen mit `datawrit inbox`
status-finished = Erledigt: { $count }.
status-all = Alle Vorgänge: `datawrit list`
status-head-late = VERSPÄTET
status-head-waiting = WARTET
