# Ce que dit `record`.
record-not-sent-by = --by dit comment une lettre a été envoyée, et ne va pas avec `{ $event }`
record-not-tracked = --tracking est le numéro de suivi d'une lettre envoyée
record-not-until = --until est le jour qu'indique un avis de prolongation
record-what-happened = Que s’est-il passé ?
record-which-day = Quel jour ? [aujourd’hui]
record-until-when = Jusqu’à quel jour demandent-ils du temps ? [non dit]
record-before-its-date = La lettre porte la date du { $dated }. Est-elle partie avant, le { $day } ?
record-nothing = rien n’a été noté
record-say-what = dites après le dossier ce qui s’est passé : { $known }
record-reasons-extended = Ont-ils donné des motifs pour prolonger ?
record-reasons-unsaid = je laisse cela ouvert
record-reasons-which = Lesquels, en quelques mots ?
record-not-reasoned = --reason et --no-reasons vont avec refused et extended
