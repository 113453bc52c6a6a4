# Ce qui est revenu : la liste, l'importation, la boîte aux lettres, ce qui a été décidé.
inbox-nothing-waits = rien ne vous attend
inbox-goes-through = `datawrit inbox review` les passe en revue
inbox-goes-through-waiting = `datawrit inbox review` passe en revue ce qui attend
inbox-no-case = aucun dossier
inbox-became-known = déjà connu
inbox-became-recorded = inscrit : { $event }
inbox-became-waits = en attente
inbox-became-kept = conservé
inbox-tally-kept = { $count ->
    [one] 1 courriel conservé
   *[other] { $count } courriels conservés
}
inbox-tally-known = { $count ->
    [one] 1 déjà connu
   *[other] { $count } déjà connus
}
inbox-tally-passed-over = { $count ->
    [one] 1 laissé de côté, étranger à tout dossier
   *[other] { $count } laissés de côté, étrangers à tout dossier
}
inbox-tally-waiting = { $count ->
    [one] 1 vous attend
   *[other] { $count } vous attendent
}
inbox-told-filed = classé ; il reste à décider ce que dit le courriel
inbox-told-decided = décidé ; rien n'est inscrit au journal
inbox-nothing-recorded = rien d'inscrit
inbox-review-decides = `datawrit inbox review { $number }` permet d'en décider
inbox-at-a-terminal = cette question se pose dans un terminal
inbox-decide-without = `datawrit inbox review { $number } --kind TYPE` en décide, `datawrit inbox review { $number } --yes` comme cela a été lu
inbox-shown-case = dossier : { $case }
inbox-shown-link = lien : { $target }
inbox-shown-misleads = lien : `{ $text }` mène à { $target }
inbox-shown-file = fichier : { $name } ({ $size })
inbox-shown-read = lu comme { $kind } ({ $percent } %) : { $because }
inbox-bytes = { $count ->
    [one] 1 octet
   *[other] { $count } octets
}
inbox-mails = { $count ->
    [one] 1 courriel
   *[other] { $count } courriels
}
inbox-folder-closed = { $name } ne peut pas être ouvert : { $why }
inbox-folder-anew = { $name } : le serveur a renuméroté ses courriels, et tous ont été examinés de nouveau
inbox-folder-too-large = { $name } : { $mails } de plus de 50 Mo, dont seul l'en-tête a été lu ; enregistrez depuis votre logiciel de messagerie, puis `datawrit keep DOSSIER FICHIER`
inbox-folder-withheld = { $name } : le serveur n'a pas donné { $mails } ; la même commande redemande
inbox-unreadable = { $mails } : illisible comme courriel, et non conservé
inbox-read-in = { $mails } lus dans { $folders } ; rien n'a été changé dans la boîte aux lettres
inbox-kind-bounce = non remis
inbox-kind-delayed = retardé
inbox-kind-confirm-link = lien à ouvrir
inbox-kind-needs-identity = identité demandée
inbox-kind-needs-details = précisions demandées
inbox-kind-fee-asked = frais demandés
inbox-kind-other-channel = autre voie
inbox-kind-processor-only = sous-traitant seulement
inbox-kind-partial = partiel
inbox-kind-denied = refusé
inbox-kind-closed = clos
inbox-kind-suppressed = bloqué
inbox-kind-extended = prolongé
inbox-kind-answered = répondu
inbox-kind-deleted = effacé
inbox-kind-opted-out = publicité arrêtée
inbox-kind-nothing-held = rien de détenu
inbox-kind-acknowledged = réception confirmée
inbox-kind-out-of-office = absent
inbox-kind-unrelated = sans rapport
