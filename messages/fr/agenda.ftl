# Ce que dit la page des jours.
agenda-days = Échéances
agenda-lead = Ce qui est dû, par qui et pour quel jour.
agenda-nothing = Rien n’est dû dans les { $within } prochains jours.
agenda-late = En retard
agenda-asked = On attend votre réponse
agenda-coming = Dans les { $within } prochains jours
agenda-law = Un jour est le dernier selon la loi, compté en faveur de l’entreprise. Le retard commence le lendemain.
agenda-as-list = Afficher en liste
agenda-as-month = Afficher par mois
agenda-calendar = Les mettre dans mon agenda
agenda-calendar-hint = Un fichier (.ics) que votre agenda ouvre. Repris plus tard, il remplace ce qui s’y trouve.
agenda-your-step = Votre propre démarche : { $what }
agenda-authority = Des nouvelles de l’autorité
agenda-appeal = Réponse à votre recours
agenda-receipt = Accusé de réception de votre lettre
agenda-answer = Réponse
agenda-unstarted = Réponse ; seule l’entreprise sait depuis quand les jours comptent
agenda-is-today = Aujourd’hui
agenda-in = { $days ->
    [one] Dans un jour
   *[other] Dans { $days } jours
 }
agenda-asked-before = { $days ->
    [0] Demandé aujourd’hui
    [one] Demandé il y a un jour
   *[other] Demandé il y a { $days } jours
 }
agenda-at-the-earliest = Au plus tôt
agenda-months = Mois
agenda-not-a-month = « { $typed } » n’est pas un mois. Écrivez-le 2026-11.
agenda-empty-month = Rien n’est dû ce mois-ci.
agenda-due = { $count ->
    [one] une échéance
   *[other] { $count } échéances
 }
agenda-month = { $month ->
    [1] Janvier
    [2] Février
    [3] Mars
    [4] Avril
    [5] Mai
    [6] Juin
    [7] Juillet
    [8] Août
    [9] Septembre
    [10] Octobre
    [11] Novembre
   *[12] Décembre
 } { $year }
agenda-weekday = { $weekday ->
    [1] lun
    [2] mar
    [3] mer
    [4] jeu
    [5] ven
    [6] sam
   *[7] dim
 }
