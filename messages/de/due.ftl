# Was `due` sagt.
due-not-recorded = { $case } an { $company } ist nicht als abgesandt eingetragen; wenn Sie den Brief abgesandt haben: `datawrit record { $case } sent --on DATUM`
due-letter-waits = Brief { $number } ist geschrieben und noch nicht abgesandt
due-letter-came-back = Brief { $number } kam am { $day } zurück
due-answer-or-dispute = { $case }: Die Firma wartet seit { $day } auf Ihre Antwort; antworten Sie, dann `datawrit record { $case } { $answered }`, oder widersprechen Sie der Frage, dann `datawrit record { $case } { $disputed }`
due-the-same-for = Dasselbe gilt für { $cases ->
       [one] einen weiteren Vorgang
      *[other] { $cases } weitere Vorgänge
    }; `datawrit list` zeigt sie
due-nothing = In den nächsten { $within } Tagen ist nichts fällig
due-nothing-next = In den nächsten { $within } Tagen ist nichts fällig; danach: { $company }, { $what } am { $day }
