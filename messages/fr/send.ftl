# Ce que dit `send`.
send-trial = essai    les jours sont inventés, et une ligne dans l'en-tête du courriel le dit
send-ask-reacted = { $case } : { $reaction }. L'envoyer malgré tout ?
send-ask-another-name = { $case }, à { $company } : la lettre est signée par { $signer }, et le courriel part au nom de { $sender }. L'envoyer ?
send-ask = { $mails ->
       [one] L'envoyer ?
      *[other] Envoyer ces { $mails } courriels ?
    }
send-ask-replace = { $path } existe déjà. Le remplacer ?
send-retry = { $case } : { $fault } ; nouvel essai dans { $seconds } s
send-skipped-sent = elle a déjà été envoyée
send-skipped-unsettled = il est peut-être arrivé, et n'est donc pas renvoyé ; demandez au destinataire, ou regardez dans la boîte d'où il est parti, puis `datawrit record { $case } sent` ou `not-sent`
send-skipped-put-away = elle est inscrite : { $kind }
send-enough = le compte `{ $account }` envoie { $number } courriels par jour (`per-day`) ; relancez la même commande demain
send-mails = { $mails ->
       [one] { $mails } courriel
      *[other] { $mails } courriels
    }
send-totals = { $sent } envoyés, { $failed } non envoyés, { $unknown } inconnus, { $skipped } passés, { $left } restants
send-word-sent = envoyé
send-word-draft = brouillon
send-word-not-sent = pas envoyé
send-word-unknown = incertain
send-word-skipped = passé
send-word-left = restant
send-by-account = { $server } (compte `{ $account }`)
send-draft-in = un brouillon dans { $path }
send-mails-by = { send-mails } par { $by }
send-label-to = à
send-label-from = de
send-label-by = par
send-label-subject = objet
send-label-shares = apprend
send-label-mind = gare
send-label-with = avec
send-label-note = note
send-attached = { $count ->
    [one] { $count } lettre jointe
   *[other] { $count } lettres jointes
 }
send-needs-yes = rien n'a été envoyé : il faut votre confirmation
send-look-then-yes = regardez, puis confirmez avec --yes
send-unknown-not-again = incertain : le serveur a reçu tout le courriel sans le confirmer ; il n'est pas renvoyé de lui-même
send-nothing-sent = rien n'a été envoyé
