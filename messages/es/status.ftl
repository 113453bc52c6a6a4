# La pantalla que responde: ¿quién no me contesta?
status-nothing-yet =
    datawrit escribe la carta con la que usted pregunta a una empresa qué sabe de
    usted, o pide que lo borre, y cuenta los días que tiene para responder.

    Aquí no hay nada todavía. Empiece con una de estas órdenes:

      datawrit init     quién es usted y dónde vive (un minuto)
      datawrit write    una carta, paso a paso
      datawrit help     todo lo que el programa sabe hacer

    Todo se queda en este ordenador. Nada sale antes de que usted diga que sí.
status-headline = { $day }, { $cases ->
    [one] { $cases } expediente
   *[other] { $cases } expedientes
 }
status-ignoring = NO CONTESTA ({ $count })
status-waiting = ESPERA A QUE USTED RESPONDA ({ $count })
status-not-sent = SIN ENVIAR ({ $count })
status-at-authority = ANTE LA AUTORIDAD ({ $count })
status-more = y { $count } más
status-due = vence el { $day }
status-late = { $days ->
    [one] { $days } día de retraso
   *[other] { $days } días de retraso
 }
status-about-late = unos { status-late }
status-reminded = recordatorio del { $day }
status-letter-waits = carta del { $day } aún sin enviar
status-letter-came-back = la carta volvió el { $day }
status-until = tiene hasta el { $day } para actuar
status-written = escrita el { $day }
status-since = desde el { $day }
status-news-due = noticias hasta el { $day }
status-asks-identity = pregunta quién es usted, { $day }
status-asks-meaning = pregunta qué quiere decir, { $day }
status-asks-money = pide dinero, { $day }
status-in-part = respondió en parte, { $day }
status-appeal-decided = resolvió su recurso, { $day }
status-authority-wrote = la autoridad escribió, { $day }
status-refused = se negó, { $day }
status-nothing-held = no tiene nada, { $day }
status-took-time = tomó más tiempo, { $day }
status-other-way = quiere otra vía, { $day }
status-processor = remite a otra, { $day }
status-link = pide abrir enlace, { $day }
status-only-deleted = borró sin copia, { $day }
status-only-unsubscribed = solo dio de baja, { $day }
status-only-blocked = solo bloqueó, { $day }
# La persona escribió contra una negativa y no llegó respuesta.
status-not-moved = sin respuesta, { $day }
status-on-time = En plazo: { $count }.
status-on-time-next = En plazo: { $count }; la próxima respuesta vence el { $day } ({ $company }).
status-replies = Recibido y aún sin revisar: { $count }; véalo con `datawrit inbox`
status-finished = Terminados: { $count }.
status-all = Todos los expedientes: `datawrit list`
status-head-late = CON RETRASO
status-head-waiting = EN ESPERA
