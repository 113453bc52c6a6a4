# Lo que volvió: la lista, la importación, el buzón, lo decidido.
inbox-nothing-waits = nada le espera
inbox-goes-through = `datawrit inbox review` los repasa
inbox-goes-through-waiting = `datawrit inbox review` repasa los que esperan
inbox-no-case = ningún expediente
inbox-became-known = ya conocido
inbox-became-recorded = anotado: { $event }
inbox-became-waits = espera
inbox-became-kept = guardado
inbox-tally-kept = { $count ->
    [one] 1 correo guardado
   *[other] { $count } correos guardados
}
inbox-tally-known = { $count ->
    [one] 1 ya conocido
   *[other] { $count } ya conocidos
}
inbox-tally-passed-over = { $count ->
    [one] 1 omitido, ajeno a todo expediente
   *[other] { $count } omitidos, ajenos a todo expediente
}
inbox-tally-waiting = { $count ->
    [one] 1 le espera
   *[other] { $count } le esperan
}
inbox-told-filed = archivado; falta decidir qué dice
inbox-told-decided = decidido; no se anota nada en el registro
inbox-nothing-recorded = nada anotado
inbox-review-decides = `datawrit inbox review { $number }` lo decide
inbox-at-a-terminal = esto se pregunta en un terminal
inbox-decide-without = `datawrit inbox review { $number } --kind TIPO` lo decide, `datawrit inbox review { $number } --yes` tal como se leyó
inbox-shown-case = expediente: { $case }
inbox-shown-link = enlace: { $target }
inbox-shown-misleads = enlace: `{ $text }` lleva a { $target }
inbox-shown-file = archivo: { $name } ({ $size })
inbox-shown-read = leído como { $kind } ({ $percent } %): { $because }
inbox-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
inbox-mails = { $count ->
    [one] 1 correo
   *[other] { $count } correos
}
inbox-folder-closed = { $name } no se puede abrir: { $why }
inbox-folder-anew = { $name }: el servidor ha vuelto a numerar sus correos, y se miraron todos otra vez
inbox-folder-too-large = { $name }: { $mails } de más de 50 MB, con solo la cabecera leída; guárdelo desde su programa de correo y luego `datawrit keep EXPEDIENTE ARCHIVO`
inbox-folder-withheld = { $name }: el servidor no entregó { $mails }; la misma orden vuelve a pedir
inbox-unreadable = { $mails }: no se puede leer como correo y no se guardó
inbox-read-in = { $mails } leídos en { $folders }; no se cambió nada en el buzón
inbox-kind-bounce = no entregado
inbox-kind-delayed = retrasado
inbox-kind-confirm-link = enlace que abrir
inbox-kind-needs-identity = identidad pedida
inbox-kind-needs-details = datos pedidos
inbox-kind-fee-asked = pago pedido
inbox-kind-other-channel = otra vía
inbox-kind-processor-only = solo encargado
inbox-kind-partial = parcial
inbox-kind-denied = denegado
inbox-kind-closed = cerrado
inbox-kind-suppressed = bloqueado
inbox-kind-extended = ampliado
inbox-kind-answered = respondido
inbox-kind-deleted = borrado
inbox-kind-opted-out = publicidad cesada
inbox-kind-nothing-held = nada guardado
inbox-kind-acknowledged = recepción confirmada
inbox-kind-out-of-office = ausente
inbox-kind-unrelated = sin relación
