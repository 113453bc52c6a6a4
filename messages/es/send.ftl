# Lo que dice `send`.
send-trial = prueba   los días son inventados, y una línea en la cabecera del correo lo dice
send-ask-reacted = { $case }: { $reaction }. ¿Enviarla de todos modos?
send-ask-another-name = { $case }, a { $company }: la carta la firma { $signer }, y el correo sale como { $sender }. ¿Enviarla?
send-ask = { $mails ->
       [one] ¿Enviarlo?
      *[other] ¿Enviar estos { $mails } correos?
    }
send-ask-replace = { $path } ya existe. ¿Reemplazarlo?
send-retry = { $case }: { $fault }; nuevo intento en { $seconds } s
send-skipped-sent = ya se envió
send-skipped-unsettled = puede haber llegado, así que no se envía otra vez; pregunte al destinatario o mire en el buzón del que salió, y luego `datawrit record { $case } sent` o `not-sent`
send-skipped-put-away = consta: { $kind }
send-enough = la cuenta `{ $account }` envía { $number } al día (`per-day`); repita la misma orden mañana
send-mails = { $mails ->
       [one] { $mails } correo
      *[other] { $mails } correos
    }
send-totals = { $sent } enviados, { $failed } sin enviar, { $unknown } inciertos, { $skipped } omitidos, { $left } pendientes
send-word-sent = enviado
send-word-draft = borrador
send-word-not-sent = no enviado
send-word-unknown = incierto
send-word-skipped = omitido
send-word-left = queda
send-by-account = { $server } (cuenta `{ $account }`)
send-draft-in = un borrador en { $path }
send-mails-by = { send-mails } por { $by }
send-label-to = a
send-label-from = de
send-label-by = por
send-label-subject = asunto
send-label-shares = sabrá
send-label-mind = ojo
send-label-with = con
send-label-note = nota
send-attached = { $count ->
    [one] { $count } carta adjunta
   *[other] { $count } cartas adjuntas
 }
send-needs-yes = no se envió nada: hace falta su confirmación
send-look-then-yes = mírelo y confirme con --yes
send-unknown-not-again = incierto: el servidor recibió todo el correo, pero no lo confirmó; no se reenvía por sí solo
send-nothing-sent = no se envió nada
