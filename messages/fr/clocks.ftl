# Ce qui est dit d'une échéance, et comment elle a été calculée.
clocks-today = aujourd'hui
clocks-in-days = { $days ->
    [one] dans { $days } jour
   *[other] dans { $days } jours
 }
clocks-days-ago = { $days ->
    [one] il y a { $days } jour
   *[other] il y a { $days } jours
 }
clocks-met = fait le { $day }
clocks-overdue = en retard
clocks-overdue-since = en retard depuis le { $day }
clocks-too-late-since = trop tard depuis le { $day }
clocks-overdue-from = en retard dès le
clocks-too-late-from = trop tard dès le
clocks-may-be-heard = avec un bon motif de retard, vous pouvez encore être entendu : { $rule }
clocks-due = { $what } : échéance { $day }, { $when }
clocks-stands = { $what } : { $when }, échéance { $day }
clocks-posted = estimation : posté le { $on }, compté comme reçu le { $day }
clocks-replied = estimation : envoyé le { $on }, reçu le { $day } au plus tard : on a répondu ce jour-là
clocks-mailed = estimation : compté comme reçu le jour de l'envoi, { $day }
clocks-if-posted = pas encore envoyée ; postée aujourd'hui, la lettre compte comme reçue le { $day }
clocks-if-mailed = pas encore envoyée ; un e-mail compte comme reçu le jour de son envoi
clocks-extended = prolongé par l'avis du { $given }
clocks-extended-too-far = l'avis du { $given } nomme le { $named }, ce qui est trop tard : le dernier jour selon la loi est le { $last }
clocks-extended-until = prolongé jusqu'au { $named } par l'avis du { $given } ; le dernier jour selon la loi est le { $last }
clocks-extended-as-named = prolongé jusqu'au { $named } par l'avis du { $given } ; la loi ne fixe pas elle-même de dernier jour
clocks-names-no-day = l'avis du { $given } ne nomme aucun jour, et la loi n'en fixe aucun : la date reste jusqu'à ce que vous inscriviez l'avis avec son jour
clocks-no-extension = l'avis du { $given } demande du temps jusqu'au { $named } ; aucune prolongation de ce délai n'est connue, la date reste donc
clocks-extended-late = l'avis de prolongation du { $given } est venu après le { $due } et ne compte pas
clocks-waits-identity = le destinataire attend depuis le { $since } de savoir qui vous êtes ; les dates supposent que vous répondez aujourd'hui
clocks-waits-fee = le destinataire attend ses frais depuis le { $since } ; les dates supposent que vous répondez aujourd'hui
clocks-waits-meaning = le destinataire attend depuis le { $since } de savoir ce que vous voulez dire ; les dates supposent que vous répondez aujourd'hui
clocks-asked-late = la question du { $asked } est venue { $after } jours après la réception : { $rule } n'admet une pause que si elle est posée sans retard indu (plus de { $most } jours, c'est tard selon notre propre mesure)
clocks-disputed = { $event }, { $day } : le destinataire peut soutenir qu'il attend encore la réponse
clocks-argue = l'entreprise peut soutenir : jusqu'au { $day }{ $words }
clocks-argue-open = l'entreprise peut soutenir : jusqu'au { $day }, si la question du { $since } recevait sa réponse aujourd'hui{ $words }
clocks-may-argue = l'entreprise peut soutenir
clocks-not-verified = la règle n'est pas vérifiée : { $certainty ->
    [memory] de mémoire
   *[secondary] source secondaire seulement
 }
clocks-asks-identity = qui vous êtes
clocks-asks-fee = une demande de frais
clocks-asks-meaning = ce que vous voulez dire
clocks-your-answer = votre réponse : { $what }
clocks-asked = demandé { $when }
clocks-not-started = pas commencé
clocks-at-authority = auprès de l'autorité depuis le { $since }
clocks-waits-for-you = vous attend depuis le { $since }
clocks-law-last = le dernier jour selon la loi est le { $day }
clocks-none-started = aucun délai n'a commencé dans ce dossier
clocks-by = { $event } { $day } par { $company }
clocks-step-due = échéance : { $what }
clocks-step-anew = recommence
clocks-step-generous = selon la lecture la plus large
clocks-step-moves = { $why } : reporté au
clocks-step-moves-generous = selon la lecture la plus large, { $why } : reporté au
clocks-step-plus = + { $period }
clocks-step-waited = + { $period } d'attente de votre réponse
clocks-step-named = le jour nommé le { $day }
clocks-saturday = samedi
clocks-sunday = dimanche
clocks-note-day-0 = jour 0, non compté
clocks-note-replied = on a répondu ce jour-là, la lettre était donc arrivée
clocks-note-no-such-day = pas de { $number } { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
 } : dernier jour du mois
clocks-note-holiday = un jour férié : { $place }
clocks-note-holiday-unknown = lieu inconnu ; un jour férié : { $place }
clocks-note-from-a-list = les jours fériés de cette date viennent d'une liste et non de la loi elle-même ; le jour peut varier d'un ou deux
clocks-note-no-place = lieu inconnu, seuls les week-ends sont comptés
clocks-note-no-holidays = jours fériés inconnus ({ $place }), seuls les week-ends sont comptés
clocks-note-stands-in = pas de calendrier pour { $place } : celui de { $other } est utilisé
clocks-note-in-a-part = { $holiday } est férié dans cette région ({ $part }) : si l'acte y était dû, le dernier jour serait reporté, et l'on ne connaît que { $place }
clocks-note-in-this-part = { $holiday } est férié dans cette région ({ $part }), et l'on ignore si le dernier jour en est reporté : ce peut être un jour plus tard
clocks-note-in-doubt = on ignore si un dernier jour qui tombe un samedi, un dimanche ou un jour férié est reporté : ne réclamez qu'après le prochain jour ouvrable, le { $day }
clocks-note-named-early = { $day }, ce qui est avant le premier dernier jour
clocks-note-no-law-last = la loi ne fixe pas elle-même de dernier jour
clocks-note-sooner = { $period } après l'un de ceux-ci, si cela finit plus tôt : { $after }
clocks-note-waited = de leur question du { $from } à sa fin le { $to }
clocks-note-without = sans { $days }
clocks-step-none = sans { $what }
