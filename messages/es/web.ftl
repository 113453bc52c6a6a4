# Lo que dicen las páginas del navegador.
web-today = Hoy
web-came = Ha llegado algo
web-about-me = Sobre mí
web-skip = Ir al contenido
web-pages = Páginas
web-quit = Salir
web-own-computer = Esta página viene de su propio ordenador. No se envía nada hasta que pulse Enviar.
web-stopped = Así no
web-stopped-forbidden = Esta dirección no abre las páginas. Ejecute `datawrit open` de nuevo: cada dirección sirve una sola vez y durante un minuto.
web-stopped-host = Estas páginas son solo para este ordenador.
web-stopped-large = Es más grande de lo que las páginas aceptan. No se ha guardado nada.
web-stopped-method = Las páginas no responden a esto.
web-stopped-other = Esta página no existe o no se ha podido mostrar.
web-ended = Terminado
web-ended-words = Las páginas están cerradas, y esta ventana también se puede cerrar. `datawrit open` las abre de nuevo.
web-fault = No ha funcionado
web-trouble = Algo lo impide
web-locked = Otro programa está usando estos expedientes ahora mismo. Ciérrelo o espere un momento y recargue esta página.
web-hint-account = Añada el buzón de envío en «Sobre mí».
web-hint-sent-first = Si la carta ha salido, anótelo primero, con su día.
web-hint-goes-with = Déjelo vacío, o elija «{ $event }».
web-hint-take-back = Si no salió, deshágalo; si volvió, anótelo.
web-hint-once-more = Marque la casilla de abajo para anotarlo de todos modos.
web-once-more = Ocurrió otra vez ese día
web-hint-another-letter = Si la que volvió fue otra carta, anótelo en ella.
web-hint-record-sent = El servidor lo aceptó y no se pudo anotar: anote que la carta salió.
web-hint-assign = Diga a qué expediente pertenece.
web-hint-law = Lo que dice esta ley
web-hint-special-laws = En una materia cada una, allí protegen estas leyes: { $laws }.
web-hint-choose = Elija entre: { $known }.
web-hint-plain-letter = Una carta también puede no invocar ninguna ley: empiece una nueva, y se ofrece donde dice qué quiere.
web-hint-deadlines-alone = Aún no hay cartas; los días se calculan en la terminal: `datawrit deadline --help`.
web-hint-home = Diga en «Sobre mí» dónde vive.
web-hint-another-language = Elija otro idioma.
web-hint-other-letters = Escríbalo con letras latinas, griegas o cirílicas.
web-hint-latin = Una página aún no puede mostrar esta escritura: escríbalo con letras latinas.
web-hint-shorten = Acorte el nombre o la dirección.
web-hint-your-address = Añada su correo electrónico en «Sobre mí».
web-hint-its-address = Añada el correo electrónico de la empresa, por ejemplo el de su política de privacidad.
web-hint-by-post = Envíela por correo postal, o a otra dirección.
web-hint-people = Están aquí: { $names }
web-hint-server = Indique el servidor de correo, como lo nombra la página de ayuda de su proveedor.
web-hint-other-mailbox = Ya está aquí; añada uno con otra dirección.
web-hint-send-again = No se envió nada; puede intentarlo de nuevo.
web-hint-send-later = Intentarlo más tarde
web-hint-yourself = Enviarla usted: por correo postal, desde su programa de correo o con un formulario
web-hint-annexes = Con todo lo que la acompaña el correo es demasiado grande: enviarla por correo postal
web-hint-annex-gone = Deshacer la reclamación y escribirla de nuevo
web-hint-as-it-was = Escribirla de nuevo, o enviarla usted tal como era
web-hint-text-is-safe = ¿La escribió un datawrit más nuevo? Su página y su texto están a salvo.
web-hint-signer = Envíela desde el buzón de quien la firma, o acepte el otro nombre en la página anterior.
web-hint-name-address = Indique la dirección a la que enviarla.
web-hint-did-you-mean = ¿Quiso decir { $names }?
web-hint-remind = Ver la carta enviada, y recordársela si es el momento
web-hint-send-that = Ver la carta escrita, y enviarla
web-hint-safe-in-case = La carta está a salvo en su expediente
web-hint-other-laws = «{ $right }» se puede pedir según: { $laws }.
web-hint-leave-product = Elija la ley, u omita el producto.
web-hint-controller = Nombre la empresa que responde de ello, como hace su política de privacidad para su país.
web-hint-obsolete = Si tiene su dirección, añádala: aún puede escribir.
web-hint-find-or-reach = Compruebe el nombre, o añada la dirección de su política de privacidad.
web-nothing-yet = Pregunte a una empresa qué sabe de usted, o haga que lo borre.
web-nothing-to-do = Hoy no hay nada que hacer.
web-replies-wait = Recibido y aún sin revisar: { $count }
web-to-do = { $count ->
    [one] Un expediente le espera.
   *[other] { $count } expedientes le esperan.
 }
web-ignoring = No responde
web-waiting = Le espera a usted
web-not-sent = Aún sin enviar
web-at-authority = Ante la autoridad
web-written-on = Escrita el { $day }
web-since = Desde el { $day }
web-until = Su propio paso es posible hasta el { $day }
web-news-due = Se esperan noticias a más tardar el { $day }
web-late = { $days ->
    [one] Un día de retraso
   *[other] { $days } días de retraso
 }
web-about-late = { $days ->
    [one] Alrededor de un día de retraso
   *[other] Alrededor de { $days } días de retraso
 }
web-was-due = La respuesta vencía el { $day }
web-reminded = Usted les recordó el { $day }
web-letter-waits = Hay una carta del { $day } escrita y sin enviar
web-letter-came-back = Su carta volvió el { $day }
web-asks-identity = Pregunta quién es usted
web-asks-meaning = Pregunta a qué se refiere
web-asks-money = Pide dinero
web-in-part = Ha respondido en parte
web-appeal-decided = Ha resuelto su recurso
web-authority-wrote = La autoridad ha escrito
web-refused = Se ha negado
web-and-more = y { $count } más
web-rest = Todo lo demás
web-on-time = { $count ->
    [one] Uno está dentro de plazo.
   *[other] { $count } están dentro de plazo.
 }
web-next-due = La próxima respuesta vence el { $day } ({ $company }).
web-finished = { $count ->
    [one] Uno está terminado.
   *[other] { $count } están terminados.
 }
web-right-access = Saber qué tienen sobre mí
web-right-deletion = Que lo borren
web-right-objection = Detener la publicidad u otro uso
web-right-rectification = Que corrijan algo
web-right-restriction = Suspender el uso de mis datos
web-right-portability = Una copia para llevar a otro sitio
web-right-withdrawal = Retirar un consentimiento
web-right-opt-out = Detener la venta de mis datos
web-right-limit = Limitar los datos sensibles
web-right-automated = Que una persona revise una decisión
web-saved = Guardado, solo en este ordenador.
web-account-added = El buzón está añadido. Pruébelo: no se envía nada.
web-me-lead = Las cartas toman estos datos de aquí. Todo puede quedar vacío; una carta pedirá entonces lo que necesite.
web-me-name = Su nombre
web-other-name = Nombre
web-me-name-hint = Como lo conocen las empresas
web-me-email = Su dirección de correo electrónico
web-other-email = Dirección de correo electrónico
web-me-email-hint = La que las empresas tienen de usted
web-me-address = Su dirección postal
web-other-address = Dirección postal
web-me-address-hint = Calle, población y, en la última línea, el país
web-me-address-country = ¿En qué país está? Escríbalo en la última línea.
web-me-residence = Dónde vive, si es en otro lugar
web-other-residence = Dónde vive, si es en otro lugar
web-me-residence-hint = Un país o un estado, como Austria o California
web-me-sending = ¿Cómo quiere enviar las cartas?
web-way-mailbox = Desde mi buzón, por datawrit
web-way-mailbox-more = Usted revisa cada carta, y sale cuando dice que sí.
web-way-myself = Yo mismo
web-way-myself-more = Recibe un borrador para su programa de correo o el texto para pegar en un formulario.
web-way-post = Por correo postal
web-way-post-more = Recibe una página para imprimir, con la dirección donde el sobre tiene la ventana.
web-protected = Donde usted vive, esta ley está de su lado: { $law }.
web-protected-parts = La ley depende de la parte del país. Indíquela, por ejemplo { $parts }.
web-protected-several = Varias leyes pueden estar de su lado: { $laws }. Una carta pregunta cuál.
web-protected-unknown = Para su lugar de residencia no se conoce aquí ninguna ley. Una empresa de la UE o del Reino Unido está obligada igualmente por la ley de allí.
web-save = Guardar
web-add = Añadir
web-mailbox = El buzón de envío
web-mailbox-none = Aún no hay ninguno. Sin él recibe un borrador, una página para imprimir o el texto para un formulario.
web-mailbox-add = Añadir un buzón
web-mailbox-from = Nombre y dirección con los que envía
web-mailbox-from-hint = Ada Example <ada@example.org>
web-mailbox-server = Su servidor de correo
web-mailbox-server-hint = Déjelo vacío si el proveedor es conocido; si no, como en su página de ayuda: smtp.example.org
web-mailbox-password-hint = La contraseña se pide al enviar y no se guarda. Muchos proveedores quieren una contraseña de aplicación, que se crea en los ajustes de su buzón.
web-password = Contraseña del buzón
web-password-hint = Se usa una vez ahora y no se guarda
web-try = Probar
web-try-hint = Esto inicia sesión y no envía nada.
web-try-worked = Funciona: el servidor le ha dejado entrar. No se ha enviado nada.
web-is-missing = Falta esto.
web-came-lead = Un correo, una carta, una descarga: diga qué ha llegado y los días se cuentan de nuevo.
web-came-waiting = Esperan su decisión
web-came-file = Un correo
web-came-file-label = El correo como archivo
web-came-file-hint = Guárdelo en su programa de correo (.eml) y elíjalo aquí o suéltelo sobre el botón. Se lee en este ordenador; sus enlaces no se abren.
web-came-take = Leerlo
web-came-paper = Una carta, una llamada, una descarga
web-came-no-case = Aún no hay ningún expediente abierto.
web-came-which = ¿De quién?
web-came-no-file = No se ha elegido ningún correo.
web-came-none = No existe tal correo.
web-came-choose = Elija qué dice.
web-came-case = ¿Qué expediente?
web-came-case-hint = Su número o la empresa
web-came-until = El día hasta el que piden más tiempo
web-came-until-hint = Solo si dicen que necesitan más tiempo
web-came-reasons = Sus motivos para negarse o para tardar más
web-came-reasons-hint = Solo si dieron alguno; una objeción o una reclamación los cita
web-came-no-reasons = No dieron motivos
web-came-what = ¿Qué dice?
web-came-reason = ¿Por qué se niegan, en pocas palabras?
web-came-wanted = ¿Qué quieren ver?
web-came-channel = ¿Qué vía indican?
web-came-controller = ¿Qué empresa nombran?
web-came-besides = Déjelo vacío si no lo dicen
web-came-strangers = { $count ->
    [one] El mensaje no pertenece a ninguna de sus cartas. Un mensaje suelto que guarde en un archivo propio se conserva de todos modos.
   *[other] Ninguno de los { $count } mensajes pertenece a una de sus cartas. Un mensaje suelto que guarde en un archivo propio se conserva de todos modos.
 }
web-came-on = ¿Qué día?
web-came-note = Una nota para usted
web-came-note-hint = Se queda aquí y no se envía a nadie
web-came-from = ¿Qué ha llegado de { $company }?
web-not-a-day = «{ $typed }» no es un día. Escríbalo como 2026-11-25.
web-record = Anotarlo
web-back = Atrás
web-no-subject = Sin asunto
web-from = De
web-day = Día
web-case = Expediente
web-read-as = Leído como
web-links = { $count ->
    [one] Un enlace dentro
   *[other] { $count } enlaces dentro
 }
web-link-misleads = Nombra un lugar distinto de aquel al que lleva.
web-files = Archivos adjuntos
web-kind-receipt = Solo un acuse de recibo
web-kind-receipt-more = Tienen su carta. Si dicen cuándo llegó, anote también ese día: los días cuentan desde entonces.
web-kind-identity = Quieren saber quién soy
web-kind-identity-more = Solo pueden pedirlo si tienen motivos para dudar. Rara vez hace falta copia de un documento.
web-kind-identity-match = La empresa debe comparar lo que usted indicó con lo que ya tiene. Rara vez hace falta una copia de un documento de identidad.
web-kind-identity-none = Para esta solicitud nadie tiene que probar su identidad.
web-kind-identity-other = Rara vez hace falta una copia de un documento de identidad.
web-kind-identity-owed = Esta ley exige una prueba de identidad ya con la solicitud.
web-kind-identity-goes-on = El plazo sigue corriendo.
web-kind-details = Preguntan a qué me refiero
web-kind-details-more = Responda pronto: hasta entonces los días pueden detenerse.
web-kind-fee = Quieren dinero
web-kind-fee-more = Según la mayoría de las leyes, pedirlo es gratis. El siguiente paso es una carta en contra.
web-kind-extended = Necesitan más tiempo
web-kind-extended-more = Solo cuenta si lo dijeron a tiempo. La página calcula el nuevo día.
web-kind-answered = Hicieron lo que pedí
web-kind-answered-more = Llegaron los datos o todo está borrado. El expediente termina.
web-kind-partial = Hicieron una parte
web-kind-partial-more = Falta algo. El siguiente paso es una carta que lo diga.
web-kind-nothing = Dicen que no tienen nada
web-kind-nothing-more = ¿Buscaron con la dirección que usó allí?
web-kind-denied = Se niegan
web-kind-denied-more = Tienen que dar motivos. Puede oponerse o reclamar ante la autoridad.
web-kind-bounce = Mi carta ha vuelto
web-kind-bounce-more = No ha llegado, y aún no cuenta ningún día. Hace falta otra dirección.
web-kind-channel = Lo quieren por otra vía
web-kind-channel-more = Un formulario u otra dirección. La mayoría de las leyes le dejan elegir la vía.
web-kind-closed = Han cerrado el asunto
web-kind-closed-more = Eso no es una respuesta. El día que fija la ley se mantiene.
web-came-more = Se muestran los expedientes abiertos más antiguos. Para otro: `datawrit record EXPEDIENTE HECHO`.
web-nothing-yet-more = Seis preguntas y la carta está lista. No se envía nada hasta que usted lo diga, y después se cuenta cada día por usted.
web-right-third-parties = Saber quién ha recibido mis datos
web-more-pages = Más páginas
web-people = Personas
web-people-lead = Desde aquí puede escribir por otras personas: como asociación, como madre o padre, por alguien conocido. Cada persona tiene sus propios datos, y ninguna carta toma los de otra.
web-people-none = Solo está usted.
web-people-add = Añadir una persona
web-people-named = Los datos de { $name } están guardados.
web-people-cases = { $cases ->
    [0] ningún expediente
    [one] 1 expediente
   *[other] { $cases } expedientes
}
web-people-late = { $count } con retraso
web-people-waiting = { $count } en espera de usted
web-people-mandate = Quién actúa
web-people-write = Escribir una carta
web-people-change = Cambiar
web-people-no-profile = Solo unos expedientes tienen este nombre.
web-people-name-missing = Falta un nombre.
web-for-whom = ¿Para quién?
web-of = para { $name }
