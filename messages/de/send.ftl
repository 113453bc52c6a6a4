# Was `send` sagt.
send-trial = Probe    die Tage sind erdacht, und eine Zeile im Kopf der Mail sagt es
send-ask-reacted = { $case }: { $reaction }. Trotzdem senden?
send-ask-another-name = { $case }, an { $company }: Den Brief unterschreibt { $signer }, und die Mail geht unter { $sender } hinaus. Senden?
send-ask = { $mails ->
       [one] Senden?
      *[other] Diese { $mails } Mails senden?
    }
send-ask-replace = { $path } gibt es schon. Ersetzen?
send-retry = { $case }: { $fault }; nächster Versuch in { $seconds } s
send-skipped-sent = der Brief ist schon gesendet
send-skipped-unsettled = Die Mail kann angekommen sein, deshalb wird sie nicht noch einmal gesendet; fragen Sie die Firma, oder sehen Sie in dem Postfach nach, von dem sie kam, dann `datawrit record { $case } sent` oder `not-sent`
send-skipped-put-away = er ist { $kind }
send-enough = Das Konto `{ $account }` sendet { $number } am Tag (`per-day`); rufen Sie denselben Befehl morgen noch einmal auf
send-mails = { $mails ->
       [one] { $mails } Mail
      *[other] { $mails } Mails
    }
send-totals = { $sent } gesendet, { $failed } nicht gesendet, { $unknown } ungewiss, { $skipped } übergangen, { $left } übrig
send-word-sent = gesendet
send-word-draft = Entwurf
send-word-not-sent = nicht gesendet
send-word-unknown = ungewiss
send-word-skipped = übergangen
send-word-left = übrig
send-by-account = { $server } (Konto `{ $account }`)
send-draft-in = ein Entwurf in { $path }
send-mails-by = { send-mails } über { $by }
send-label-to = an
send-label-from = von
send-label-by = über
send-label-subject = Betreff
send-label-shares = erfährt
send-label-mind = Achtung
send-label-with = dazu
send-label-note = Hinweis
send-attached = { $count ->
    [one] { $count } angehängter Brief
   *[other] { $count } angehängte Briefe
 }
send-needs-yes = es wurde nichts gesendet: Das müssen Sie bestätigen
send-look-then-yes = sehen Sie es an, und bestätigen Sie mit --yes
send-unknown-not-again = unklar: Der Server bekam die ganze Mail, bestätigte sie aber nicht; sie wird nicht von selbst noch einmal gesendet
send-nothing-sent = es wurde nichts gesendet
