# Une loi en dix lignes : quoi demander, à qui, jusqu'à quand, à quel prix, et ensuite.
law-protects = Elle protège les personnes qui vivent en : { $places }, à partir du { $from }.
law-only-when-named = Elle n'est visée que si vous la nommez : --law { $id }.
law-rights = Vous pouvez demander : { $rights }.
law-of-whom = Vous vous adressez à : { $whom }, selon les mots de la loi ; à l'entreprise de dire si elle en est.
law-answer = La réponse est due { $period } après le jour où l'entreprise { $event ->
    [authenticated] a vérifié la demande
   *[other] a reçu la demande
 }.
law-answer-from-day-1 = La réponse est due dans les { $period }, dont le premier est le jour où l'entreprise a reçu la demande.
law-own-day = La loi ne fixe aucun délai de réponse : votre lettre en demande une sous { $period } et dit que ce jour est le vôtre.
law-other-times = Autres délais : { $times }.
law-time-of = { $period } pour : { $rights }
law-own-time-of = aucun délai légal pour : { $rights }, un jour choisi par vous ({ $period })
law-longer-when = Elle peut prendre { $period } en tout { $when }.
law-longer = Elle peut prendre { $period } en tout, si elle le dit avec ses motifs avant la fin du premier délai.
law-longer-open = Elle peut prendre plus de temps si elle le dit avant la fin du premier délai : jusqu'au jour qu'elle nomme alors.
law-no-time = Aucun délai de réponse n'est connu.
law-free = Cela ne coûte rien : { $times }.
law-appeal = En cas de refus ou de silence, formez un recours auprès d'elle : la réponse est due { $period } après sa réception.
law-no-appeal = En cas de refus ou de silence, vous pouvez porter plainte : cette loi n'a pas de recours auprès de l'entreprise.
law-complaint = Une plainte va à : { $authority }. datawrit authority montre où.
law-no-authority = En cas de refus ou de silence : cette loi ne nomme aucune autorité pour les plaintes.
law-platform = Une demande sur { $page } ({ $name }) atteint d’un coup { $reaches }, à la place des lettres pour : { $rights }.
law-letters = Lettres en { $languages } : datawrit write { $right } ENTREPRISE --law { $id }
law-platform-days = Aucune lettre n'est nécessaire ; les délais se calculent : datawrit deadline --law { $id } --clock { $clock } --on DATE
law-no-letters = Il n'y a pas encore de lettres ; les délais se calculent : datawrit deadline --law { $id } --clock { $clock } --on DATE
law-no-letters-no-days = Il n'y a encore ni lettres ni délais
law-source = Source : { $source }, comparée le { $day } ; { $certainty ->
    [verified] tous les droits et délais ont été lus dans le texte
    [secondary] certains droits ou délais n'ont été lus que dans des textes sur la loi
   *[memory] certaines valeurs viennent de mémoire et n'ont pas été vérifiées
 }. datawrit law show { $id } --whole les montre une à une.
law-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
 }
law-business-days = { $count ->
    [one] { $count } jour ouvrable
   *[other] { $count } jours ouvrables
 }
law-months = { $count } mois
law-head-people = POUR LES GENS DE
law-head-from = DÈS LE
law-head-letters = LETTRES
law-head-rights = DROITS
law-head-title = TITRE
law-none-own-form = son formulaire
law-none-platform = plateforme
law-none-unread = pas encore lu
law-none-yet = pas encore
law-otherwise-marked = ce qui n'est pas marqué « lu dans le texte » n'a pas été comparé au texte de la loi
law-whole-no-letters = pas de lettres : { $why }
law-whole-letters = lettres en { $languages }
law-whole-checked = vérifié le { $day } ; { $letters }
law-whole-protects = protège les personnes qui vivent à
law-whole-since = depuis { $day }, { $rule } ({ $certainty })
law-whole-since-alone = depuis { $day }
law-whole-since-until = depuis { $day }, avant { $until }
law-whole-rights = droits
law-whole-becomes = devient { $rights }
law-whole-clocks = délais
law-whole-clock = { $id } : { $title }, pour { $rights }
law-whole-starts = commence avec { $events }
law-whole-starts-in-silence = commence avec { $events }, ou après `{ $id }` sans réponse
law-whole-for-people = pour les personnes qui vivent à { $places }
law-whole-counted = depuis { $day }, { $period }, compté selon { $how }
law-whole-extended = prolongé : { $period } en tout
law-whole-extended-open = prolongé : jusqu'au jour que nomme l'avis
law-whole-sooner = { $period }, si cela finit plus tôt, après : { $after }
law-whole-relief = avec un bon motif, qui vient en retard peut encore être entendu
law-whole-complaints = réclamations
law-whole-heard = compétence : { $venues }
law-whole-lead = au-delà des frontières, une autorité est chef de file, { $rule }
law-whole-platforms = une demande pour plusieurs
law-whole-platform = { $right }, à { $reaches } : { $page }
law-whole-identity = preuve d’identité
law-whole-proof-none = aucune n’est nécessaire
law-whole-proof-in-doubt = seulement en cas de doute fondé
law-whole-proof-compared = comparaison avec ce que l’entreprise a déjà
law-whole-cited = aussi cité dans ses lettres
law-effect-restarts = le délai commence avec la réponse
law-effect-restarts-later = le délai commence { $days } jours plus tard
law-effect-pauses = le délai s'arrête jusqu'à la réponse
law-effect-may-pause = le délai peut s'arrêter jusqu'à la réponse
law-effect-nothing = le délai court toujours
law-effect-for = { $effect }, pour { $rights }
law-certainty-verified = lu dans le texte
law-certainty-secondary = de seconde main
law-certainty-memory = de mémoire
law-venues = { $first }, ou { $second }
