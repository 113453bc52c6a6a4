# Ce que disent les pages des lois.
words-words = Les lois
words-lead = Ce que chaque loi vous donne, pour quand, selon quel texte, et avec quelle certitude.
words-home-unknown = Votre lieu de vie décide de la loi qui est de votre côté. Indiquez-le sous
words-yours = Là où vous vivez ({ $place }), cette loi est de votre côté :
words-yours-several = Voici les lois que vous pouvez invoquer là où vous habitez ({ $place }), la meilleure d'abord :
words-with-letters = Des lettres peuvent être écrites
words-without-letters = Les jours peuvent être comptés ; il n’y a pas encore de lettres
words-no-advice = Ce n’est pas un conseil juridique, et votre cas n’est pas connu ici.
words-verified = lu dans le texte
words-secondary = lu dans un texte à son sujet
words-memory = de mémoire, non vérifié
words-all-verified = Tous ses droits et délais ont été lus dans le texte.
words-some-secondary = Certains droits ou délais n’ont été lus que dans des textes au sujet de la loi. Chacun l’indique.
words-some-memory = Certaines valeurs sont de mémoire et non vérifiées. Chacune l’indique.
words-not-yet = Cette loi n’est pas encore en vigueur : elle protège à partir du { $day }.
words-protects = Qui elle protège
words-people-in = Les personnes qui vivent dans ces lieux : { $places }, à partir du { $day }
words-of-whom = À qui vous demandez
words-it-has-to-say = Si une entreprise en est une, c’est à elle de le dire.
words-answer-by = Quand elle doit répondre
words-answer = { $period } après le jour où { $event ->
    [authenticated] elle a vérifié la demande
   *[other] elle a reçu la demande
 }.
words-longer = Elle peut prendre { $period } en tout, si elle le dit avec ses raisons avant la fin du premier délai.
words-longer-open = Elle peut prendre plus de temps si elle le dit avant la fin du premier délai : jusqu'au jour qu'elle nomme alors.
words-in-all = { $period } en tout, si elle demande plus de temps
words-in-all-open = jusqu'au jour qu'elle nomme, si elle demande plus de temps
words-no-time = Aucun délai de réponse n’est connu.
words-costs = Ce que cela coûte
words-free = Rien, { $times }
words-refused = Si elle refuse ou se tait
words-appeal = Faites recours auprès d’elle : la réponse est due { $period } après la réception du recours.
words-no-appeal = Vous pouvez vous plaindre : cette loi n’a pas de recours auprès de l’entreprise.
words-complaint = Une plainte va à { $authority }.
words-letters = Lettres en
words-no-letters = aucune langue pour l’instant ; les jours peuvent être comptés
words-rights = Ce que vous pouvez demander
words-from = À partir du { $day }
words-times = Ses délais, un par un
words-platform = Une demande pour plusieurs
words-source = D’où cela vient
words-compared = Comparée pour la dernière fois avec sa source le { $day }.
words-all = Toutes les lois
