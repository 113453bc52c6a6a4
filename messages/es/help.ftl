# La ayuda: qué hace cada orden, las opciones comunes y los temas.
help-about = Escriba la petición a la que la ley le da derecho y sepa el día exacto en que la empresa debe responder
help-usage = Uso:
help-commands = Órdenes:
help-arguments = Argumentos:
help-options = Opciones:
help-topics = Temas: datawrit help { $names }
help-none = no hay ayuda sobre `{ $name }`
help-lists = `datawrit help` muestra las órdenes y los temas
help-did-you-mean = ¿quiere decir `{ $meant }`? { help-lists }
help-command-status = Muestra quién no le contesta, qué le espera y qué hacer después
help-command-init = Diga una vez quién es y cómo envía cartas; sin opciones, pregunta
help-command-mandate = Muestra o guarda quién actúa por usted, o por otra persona, y recibe las respuestas
help-command-open = Abre lo mismo como páginas en su navegador, solo en este ordenador
help-command-write = Escribe una carta y abre un expediente
help-command-recipients = Busca empresas e importa los directorios que llevan otros
help-command-list = Enumera los expedientes, o los que encajan: cómo están, el próximo plazo, los días que quedan
help-command-due = Muestra lo que vence o ha vencido; sale con 3 si algo ha vencido
help-command-show = Muestra un expediente: su carta, sus hechos y sus plazos
help-command-preview = Muestra la carta de un expediente tal como se imprime, en la terminal o en un visor
help-command-why = Muestra cómo se calculó cada fecha de un expediente
help-command-send = Envía cartas por correo electrónico desde su buzón; sale con 1 si alguna no salió
help-command-record = Anota lo que ocurrió en un expediente
help-command-track = Toma una carta que usted mismo escribió y envió, según una ley o ninguna
help-command-undo = Deshace lo último que se anotó; otra vez, y retrocede más
help-command-redo = Restablece lo último que se deshizo
help-command-forget = Borra un expediente, o todo, sin que quede aquí ni un byte
help-command-where = Muestra dónde está todo en este ordenador
help-command-backup = Escribe todo lo de su carpeta en un solo archivo
help-command-restore = Pone una copia de seguridad en una carpeta vacía
help-command-next = Muestra lo que hay que hacer en un expediente y escribe la carta para ello; `chase` es lo mismo
help-command-authority = Muestra dónde puede reclamar, y por qué allí
help-command-evidence = Reúne en un archivo todo lo que prueba un expediente
help-command-verify = Comprueba que nada de lo anotado ha cambiado; sale con 1 si algo cambió
help-command-inbox = Muestra lo que llegó y le espera; toma mensajes, los archiva, decide qué dicen
help-command-keep = Guarda una carta en papel o una descarga con su expediente
help-command-export = Escribe los plazos como calendario o tabla, o todo el registro como JSON
help-command-import = Añade los expedientes de un registro exportado
help-command-account = Enumera las cuentas desde las que envía, añade una o prueba una
help-command-law = Muestra las leyes: derechos, plazos, referencias
help-command-deadline = Calcula un plazo
help-command-licences = Enumera las partes de terceros del programa, con sus licencias
help-command-completions = Imprime el script de autocompletado para su shell
help-command-man = Imprime una página para `man`: datawrit man write | man -l -
help-command-help = Muestra ayuda: de una orden, o sobre letters (cartas), days (días), accounts (cuentas), json o accessibility (accesibilidad)
help-option-home = La carpeta con profile.toml y el registro
help-option-today = Hace como si hoy fuera este día, AAAA-MM-DD
help-option-json = Imprime JSON
help-option-color = Cuándo usar colores: auto, always (siempre), never (nunca)
help-option-verbose = Muestra más: cómo se calculó cada fecha
help-option-quiet = Omite lo que se podría hacer después
help-option-private = Muestra a las personas por sus iniciales, si otros pueden ver la pantalla
help-option-plain = Dice las tablas como frases, para un lector de pantalla
help-option-yes = Responde sí a cada pregunta
help-option-ui = El idioma de la pantalla, como es; si no, el del sistema
help-option-no_pager = Muestra de una vez lo que no cabe en la pantalla
help-option-help = Muestra esta ayuda
help-option-version = Muestra la versión
help-topic-letters =
    Cartas

      datawrit write                  pregunta paso a paso: a quién, qué, cómo
      datawrit write access spotify   lo mismo, desde la tercera pregunta
      datawrit write deletion spotify --format pdf    sin preguntas, como archivo

    Lo que puede pedir depende de la ley del lugar donde vive; `datawrit law`
    muestra las leyes. Cada empresa recibe solo lo que necesita para encontrarle,
    y antes de enviar una carta usted ve qué sabrá la empresa por ella.

    Una carta sale por correo electrónico (`datawrit send EXPEDIENTE`), como
    página para enviar por correo, como borrador para su programa de correo, o
    como texto para el formulario de una empresa
    (`datawrit show EXPEDIENTE --form`). Después, `datawrit` solo muestra quién se
    retrasa, y `datawrit next EXPEDIENTE` escribe la carta que sigue: un
    recordatorio, una respuesta, una objeción, una reclamación. EXPEDIENTE es el
    número del expediente o el nombre de la empresa.
help-topic-days =
    Días

    Un día se escribe como la gente lo escribe: 25.11., 25 de noviembre,
    2026-11-25, ayer, -3d. Si se puede leer de dos maneras, como 3/4, se pregunta.

    Cada plazo tiene dos días: el que dan las palabras de la ley, y el último
    según la lectura más amplia para la empresa. Desde el día siguiente se
    retrasa. `datawrit why EXPEDIENTE` muestra cómo se calculó cada día.

    Un correo electrónico cuenta como recibido el día del envío; una carta,
    algunos días después. Si sabe el día:
    `datawrit record EXPEDIENTE received DÍA`.
help-topic-accounts =
    Cuentas

      datawrit account add            pregunta lo necesario y lo prueba
      datawrit account                muestra las cuentas
      datawrit account test           inicia sesión; no se envía nada

    Una cuenta es una tabla de config.toml, en la carpeta de sus expedientes:

    {"  ["}account.default]
      from = "Jane Doe <jane@example.org>"
      smtp = "smtps://jane@example.org@mail.example.org"

    Tiene uno de smtp (un servidor: smtps://, smtp+starttls://, o smtp:// en este
    ordenador), sendmail (un programa que envía) y drafts (una carpeta para su
    programa de correo). De dónde viene la contraseña: nada (se le pregunta),
    password.command, password.env, password.keyring, o token.command para un
    token de acceso. Nunca está en el archivo. Con imap se lee el buzón. per-day,
    pause, retries, retry-after, timeout y command-timeout son números.
help-topic-json =
    JSON

    Con --json cada orden imprime JSON, con claves en inglés sea cual sea el
    idioma de la pantalla. Las claves se mantienen; pueden venir nuevas. Entonces
    no se pregunta nada.

      datawrit list --late --json
      datawrit status --json
      datawrit export --format json   todo el registro, para importarlo después

    Códigos de salida: 0 hecho, 1 no se puede, 2 mal pedido, 3 algo ha vencido
    (solo `datawrit due`).
help-topic-accessibility =
    Accesibilidad

    Cada pregunta es una línea, lo que se puede elegir tiene un número, y nada en
    la pantalla se vuelve a dibujar, salvo una barra que muestra por dónde van
    muchas cartas. < vuelve atrás, Ctrl-D termina.

      --plain, o ACCESSIBLE=1         las tablas como frases; sin barra
      --color never, o NO_COLOR=1     sin colores; ninguno dice algo por sí solo
      --no-pager                      los textos largos de una vez
      --quiet                         sin lo que se podría hacer después
      --ui es                         el idioma de la pantalla: de, en, es, fr

    Con menos de 60 columnas una fila es una ficha, con una línea por campo. Con
    LANG=C o TERM=dumb, los signos como los puntos suspensivos van en ASCII.
help-default = [si no, { $value }]
help-write-examples =
    Ejemplos:
      datawrit write                              pregunta todo
      datawrit write access spotify               lo que Spotify sabe de usted
      datawrit write deletion spotify --send      escrita y enviada, tras mirarla
      datawrit write access --from companies.csv  una carta por línea de una tabla
      datawrit write access 'Foo GmbH' --recipient-email privacy@foo.example
help-value-address = DIRECCIÓN
help-value-band = EDAD
help-value-case = EXPEDIENTE
help-value-command = ORDEN
help-value-company = EMPRESA
help-value-date = FECHA
help-value-day = DÍA
help-value-days = DÍAS
help-value-what = QUÉ
help-value-folder = CARPETA
help-value-event = HECHO
help-value-face = LETRA
help-value-file = ARCHIVO
help-value-format = FORMATO
help-value-number = NÚMERO
help-value-kind = TIPO
help-value-name = NOMBRE
help-value-language = IDIOMA
help-value-letter = CARTA
help-value-line = LÍNEA
help-value-lines = LÍNEAS
help-value-options = OPCIONES
help-value-or = O
help-value-order = ORDEN
help-value-part = PARTE
help-value-path = RUTA
help-value-place = LUGAR
help-value-points = PUNTOS
help-value-protocol = PROTOCOLO
help-value-recipient = EMPRESA
help-value-right = DERECHO
help-value-sector = SECTOR
help-value-server = SERVIDOR
help-value-step = PASO
help-value-tag = CÓDIGO
help-value-text = TEXTO
help-value-title = TÍTULO
help-value-topic = TEMA
help-value-value = VALOR
help-value-way = VÍA
help-value-when = CUÁNDO
help-value-words = PALABRAS
help-value-year = AÑO
