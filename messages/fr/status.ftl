# L'écran qui répond : qui ne me répond pas ?
status-nothing-yet =
    datawrit écrit la lettre par laquelle vous demandez à une entreprise ce qu'elle
    sait de vous, ou d'effacer vos données, et compte les jours de sa réponse.

    Il n'y a rien ici pour le moment. Commencez par l'une de ces commandes :

      datawrit init     qui vous êtes et où vous habitez (une minute)
      datawrit write    une lettre, pas à pas
      datawrit help     tout ce que le programme sait faire

    Tout reste sur cet ordinateur. Rien ne part avant que vous ayez dit oui.
status-headline = { $day }, { $cases } dossier{ $cases ->
    [one] {""}
   *[other] s
 }
status-ignoring = NE RÉPOND PAS ({ $count })
status-waiting = ATTEND VOTRE RÉPONSE ({ $count })
status-not-sent = PAS ENCORE ENVOYÉE ({ $count })
status-at-authority = AUPRÈS DE L'AUTORITÉ ({ $count })
status-more = et { $count } de plus
status-due = attendu le { $day }
status-late = { $days ->
    [one] { $days } jour de retard
   *[other] { $days } jours de retard
 }
status-about-late = environ { status-late }
status-reminded = relance du { $day }
status-letter-waits = lettre du { $day } pas encore envoyée
status-letter-came-back = lettre revenue le { $day }
status-until = vous avez jusqu'au { $day } pour agir
status-written = écrit le { $day }
status-since = depuis le { $day }
status-news-due = nouvelles attendues le { $day }
status-asks-identity = demande qui vous êtes, { $day }
status-asks-meaning = demande ce que vous voulez, { $day }
status-asks-money = demande de l'argent, { $day }
status-in-part = a répondu en partie, { $day }
status-appeal-decided = a statué sur votre recours, { $day }
status-authority-wrote = l'autorité a écrit, { $day }
status-refused = a refusé, { $day }
status-nothing-held = ne détient rien, { $day }
status-took-time = prolonge le délai, { $day }
status-other-way = demande une autre voie, { $day }
status-processor = renvoie à un autre, { $day }
status-link = demande un clic, { $day }
status-only-deleted = effacé sans copie, { $day }
status-only-unsubscribed = désinscrit seulement, { $day }
status-only-blocked = bloqué seulement, { $day }
# La personne a écrit contre un refus et rien n’est venu.
status-not-moved = pas de réponse, { $day }
status-on-time = Dans les délais : { $count }.
status-on-time-next = Dans les délais : { $count } ; la prochaine réponse est attendue le { $day } ({ $company }).
status-replies = Reçu et pas encore examiné : { $count } ; à voir avec `datawrit inbox`
status-finished = Terminés : { $count }.
status-all = Tous les dossiers : `datawrit list`
status-head-late = EN RETARD
status-head-waiting = EN ATTENTE
