# Lo que se dice después de un paso.
after-arrives = llegada supuesta: { $day }
after-late-from = con retraso a partir del { $day }
after-if-posted = si la envió usted por correo postal
after-if-mailed = si la ha enviado usted por correo electrónico
after-if-arrived = si conoce el día en que llegó
after-if-answered = cuando llegue la respuesta
after-if-answer = si es la respuesta
after-calendar = para su calendario
after-which = cuáles son
after-status = cómo está todo
after-write = una carta, paso a paso
after-account = para enviarla desde su buzón
after-written-many = { $letters ->
    [one] Hay 1 carta escrita que no ha salido
   *[other] Hay { $letters } cartas escritas que no han salido
}
after-sent-many = { $mails ->
    [one] Ha salido 1 carta; la respuesta vence el { $day }
   *[other] Han salido { $mails } cartas; la primera respuesta vence el { $day }
}
after-kept = guardado
after-known = ya estaba
after-people = quién está aquí
