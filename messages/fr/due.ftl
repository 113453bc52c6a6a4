# Ce que dit `due`.
due-not-recorded = l'envoi de { $case } à { $company } n'est pas enregistré ; si vous l'avez envoyée : `datawrit record { $case } sent --on DATE`
due-letter-waits = la lettre { $number } est écrite et reste à envoyer
due-letter-came-back = la lettre { $number } est revenue le { $day }
due-answer-or-dispute = { $case } : le destinataire attend votre réponse depuis le { $day } ; répondez, puis `datawrit record { $case } { $answered }`, ou contestez la question, puis `datawrit record { $case } { $disputed }`
due-the-same-for = il en va de même pour { $cases ->
       [one] { $cases } autre dossier
      *[other] { $cases } autres dossiers
    } ; `datawrit list` les montre
due-nothing = rien n'est attendu dans les { $within } prochains jours
due-nothing-next = rien n'est attendu dans les { $within } prochains jours ; ensuite : { $company }, { $what } le { $day }
