# Ce qui est dit après une étape.
after-arrives = arrivée supposée : { $day }
after-late-from = en retard à partir du { $day }
after-if-posted = si vous l'avez postée vous-même
after-if-mailed = si vous l'avez envoyée vous-même par courriel
after-if-arrived = si vous connaissez le jour de l'arrivée
after-if-answered = quand la réponse arrive
after-if-answer = si c'est la réponse
after-calendar = pour votre agenda
after-which = lesquelles
after-status = où en est tout
after-write = une lettre, pas à pas
after-account = pour l'envoyer depuis votre boîte aux lettres
after-written-many = { $letters ->
    [one] 1 lettre est écrite et n'est pas partie
   *[other] { $letters } lettres sont écrites et ne sont pas parties
}
after-sent-many = { $mails ->
    [one] 1 lettre est partie ; la réponse est attendue pour le { $day }
   *[other] { $mails } lettres sont parties ; la première réponse est attendue pour le { $day }
}
after-kept = conservé
after-known = déjà là
after-people = qui est ici
