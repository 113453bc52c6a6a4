# Ce que dit `send`.
send-trial = trial    les jours sont inventés, et une ligne dans l'en-tête du courriel le dit
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
send-skipped-put-away = il est enregistré comme `{ $kind }`
send-enough = le compte `{ $account }` envoie { $number } courriels par jour (`per-day`) ; relancez la même commande demain
send-mails = { $mails ->
       [one] { $mails } courriel
      *[other] { $mails } courriels
    }
send-totals = { $sent } envoyés, { $failed } non envoyés, { $unknown } inconnus, { $skipped } passés, { $left } restants
