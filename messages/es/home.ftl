# Lo que dicen `undo`, `redo`, `forget`, `where`, `backup`, `restore` y `track`.
home-taken-back-on = deshecho el { $day }
home-takes-back = entrada { $places }
home-entry = { $event } del { $day }
home-entry-of-letter = { $event } del { $day } (carta { $letter })
home-reply-filed = el archivo de la respuesta { $number }
home-of-case = { $what }, en { $case } a { $recipient }
home-undone = Deshecho: { $what }.
home-redone = Vuelve a valer: { $what }.
home-now-due = Ahora: { $what } vence el { $day }, { $standing }.
home-now-not-sent = Ahora: la carta está sin enviar.
home-now-status = Ahora: { $status }.
home-undo-next = más atrás: `datawrit undo { $case }`; sin querer: `datawrit redo { $case }`
home-undo-really = ¿Deshacer { $what }?
home-undo-kept = no se deshizo nada
home-nothing-to-undo = no hay nada registrado que se pueda deshacer
home-nothing-to-redo = lo último no fue deshacer nada que pueda volver a valer
home-undo-opening = lo último registrado es que se escribió la carta { $case } a { $recipient }, y eso no se deshace
home-undo-left = lo último registrado en { $case } es lo que fue del correo a { $to } del { $day }; un correo entregado al servidor no se deshace
home-redo-decided = en { $case } se deshizo lo que decía una respuesta; la respuesta espera de nuevo su decisión
home-forget-kept = no se borró nada
home-forget-finished = nota: lo que un datawrit interrumpido había empezado a borrar ya está borrado
home-forget-unasked = no hay nadie que diga que se puede borrar
home-forget-with-yes = para borrar sin preguntas, añada --yes
home-forget-type = Escriba { $word } para borrarlo todo:
home-forget-really = ¿Borrarlo?
home-forget-which-trace = La carta se envió. ¿Qué queda de ella aquí?
home-forget-no-trace = nada
home-forget-trace = su número y su día
home-forget-files = ¿Borrar también estos archivos escritos para ella?
home-forget-sent = { $case } a { $recipient }, enviada: las cartas, lo ocurrido, lo que volvió.
home-forget-unsent = { $case } a { $recipient }, nunca enviada: no queda nada.
home-forget-everything = Todo lo de su carpeta: { $cases ->
    [one] { $cases } expediente
   *[other] { $cases } expedientes
 }, sus datos, cuentas, empresas y textos propios.
home-forgotten = Borrado: { $case }.
home-forgotten-everything = Borrado: todo, con { $cases ->
    [one] { $cases } expediente
   *[other] { $cases } expedientes
 }.
home-forgotten-files = Borrado también: { $files ->
    [one] { $files } archivo
   *[other] { $files } archivos
 }.
home-forgotten-trace = Su número y su día quedan.
home-not-deleted = No borrado, por estar fuera de alcance:
home-not-deleted-by-this = Esto no borra, por estar fuera de alcance:
home-stays-mails = { $count ->
    [one] { $count } correo enviado
   *[other] { $count } correos enviados
 }, en poder de quien lo recibió y en su buzón
home-stays-replies = { $count ->
    [one] { $count } respuesta
   *[other] { $count } respuestas
 } en su buzón
home-stays-shared = { $path }, que contiene también otros expedientes
home-stays-own = { $path }, que no es de datawrit
home-stays-file = { $path }, escrito para ella
home-stays-keyring = las contraseñas del llavero de su sistema
home-stays-copies = copias de seguridad y lo copiado, movido, impreso o enviado por correo postal
home-where-nothing = todavía no hay nada
home-where-written = Escrito en otro lugar:
home-where-next = todo en un archivo: `datawrit backup ARCHIVO`; para borrarlo: `datawrit forget`
home-holds-profile = quién es usted y cómo envía cartas
home-holds-accounts = los buzones desde los que envía
home-holds-cases = cartas, lo ocurrido con ellas, lo que volvió
home-holds-witness = cuánto había, para que se note una pérdida
home-holds-directory = empresas importadas
home-holds-written = dónde se escribieron archivos
home-holds-page = páginas mostradas
home-holds-companies = empresas propias
home-holds-texts = leyes, textos o formatos propios
home-holds-open-pages = lo que necesitan las páginas del navegador mientras están abiertas
home-holds-sending = quién está enviando ahora
home-holds-unknown = no es de datawrit
home-backed-up = { $cases ->
    [one] { $cases } expediente está
   *[other] { $cases } expedientes están
 } en { $path }, con sus datos, cuentas y empresas. El archivo no está cerrado con contraseña; --lock le pone una.
home-backup-next = de vuelta: `datawrit restore { $path }`
home-unread = { $path } no se puede leer: { $why }
home-restored = { $cases ->
    [one] { $cases } expediente restaurado
   *[other] { $cases } expedientes restaurados
 } del { $day } en { $path }.
home-restored-before = Lo que había antes está ahora en { $path }.
home-tracked = { $case }  enviada el { $day } por { $medium }, a { $recipient }
home-how-it-left = ¿Cómo salió?
home-how-not-said = no se dice cómo salió la carta, y los días dependen de ello
home-say-how = añada --by post, --by email o --by form
home-tracked-no-law = No se nombra ninguna ley: el día es suyo y no obliga a nadie.
home-import-here = aquí
home-import-there = en el archivo
home-import-keep = conservar lo que hay aquí
home-import-take = tomar lo que tiene el archivo; lo de aquí se borra
home-import-which = { $case } a { $recipient } difiere: { $what }. ¿Cuál?
home-import-differs = difiere, y queda como está aquí
home-import-replaced = sustituido por el del archivo
home-import-kept = { $case } difiere del que está en el archivo, del que no se tomó nada: { $what }
home-holds-people = otras personas por las que escribe
home-holds-mandate = autorizaciones firmadas con las que otros actúan por usted
home-import-added = añadido
home-import-continued = continuado con { $more }
home-import-there-already = ya estaba
home-import-events = { $count ->
    [one] 1 hecho
   *[other] { $count } hechos
}
home-import-and = { $first } y { $second }
home-import-more = { $case }  { $mails } más que aquí, a { $company }
home-import-yours = ¿Es suyo el archivo exportado, y hay que guardar estos correos?
home-import-nothing = no se importó nada
home-import-empty = el archivo exportado no tiene expedientes
home-import-adds = el archivo exportado añade { $mails } a expedientes que ya están aquí
home-import-name-file = indique un archivo que escribió `datawrit export --format json`, o - para stdin
home-import-too-large = { $name } supera 1 GiB
home-import-is-it = ¿es lo que escribió `datawrit export --format json`?
home-output-empty = --output está vacío
home-name-file = indique un archivo
home-no-stdout = esto se escribe en un archivo, no en la salida estándar
home-no-page-here = una página no se ve en una terminal
home-exported = escrito  { $path }: { $cases }
home-replace = { $path } ya existe. ¿Reemplazarlo?
home-no-folder = no se encuentra su carpeta personal
home-name-folder = indique una con --home
home-law-no-clock = ningún plazo así
home-law-was = vencía { $day } al abrirse
home-law-now = { $day } según el archivo actual
home-licences-none = ninguna parte del programa se llama `{ $name }`
home-licences-lists = `datawrit licences` enumera las partes
home-licences-own = El programa mismo está bajo MIT OR Apache-2.0; --full muestra todos los textos
home-preview-page = página { $number } de { $of }, { $width } x { $height } mm
home-preview-no-program = este ordenador no tiene un programa asignado para archivos PDF
home-preview-is-in = la página está en { $path }
home-preview-opened = abierto  { $path }
home-backed-up-locked = { $cases ->
    [one] { $cases } expediente está
   *[other] { $cases } expedientes están
 } en { $path }, con sus datos, cuentas y empresas; solo la frase de contraseña abre el archivo.
home-lock-lost = Sin la frase de contraseña el archivo no se puede abrir, tampoco con datawrit: guárdela, pero no junto al archivo.
home-lock-new = Frase de contraseña del archivo (mejor varias palabras)
home-lock-again = Otra vez la misma
home-lock-differs = Son distintas; escríbala otras dos veces.
home-lock-asked = Frase de contraseña de { $path }
home-lock-missing = falta la frase de contraseña
home-lock-ways = añada --passphrase-stdin, o --passphrase-command ORDEN
home-lock-not = el nombre { $path } dice que el archivo está cerrado con contraseña, y no lo estaría
home-lock-not-hint = añada --lock, o elija otro nombre
