# Una ley en diez líneas: qué se pide, a quién, hasta cuándo, qué cuesta y qué hacer después.
law-protects = Protege a quienes viven en { $places }, a partir del { $from }.
law-only-when-named = Solo se aplica si usted la nombra: --law { $id }.
law-rights = Puede pedir: { $rights }.
law-of-whom = Se dirige a { $whom }, en palabras de la ley; si una empresa lo es, ella tiene que decirlo.
law-answer = La respuesta vence { $period } después del día en que la empresa { $event ->
    [authenticated] verificó la solicitud
   *[other] recibió la solicitud
 }.
law-answer-from-day-1 = La respuesta vence a los { $period }, de los cuales el primero es el día en que la empresa recibió la solicitud.
law-own-day = La ley no fija un plazo para la respuesta: su carta la pide en { $period } y dice que ese día es suyo.
law-other-times = Otros plazos: { $times }.
law-time-of = { $period } para { $rights }
law-own-time-of = sin plazo de la ley para { $rights }, un día propio ({ $period })
law-longer-when = Puede tomar { $period } en total { $when }.
law-longer = Puede tomar { $period } en total, si lo dice con sus motivos antes de que termine el primer plazo.
law-longer-open = Puede tardar más si lo dice antes de que termine el primer plazo: hasta el día que nombre entonces.
law-no-time = No se conoce un plazo para la respuesta.
law-free = No cuesta nada: { $times }.
law-appeal = Si se niega o calla, apele ante ella: la respuesta vence { $period } después de recibir la apelación.
law-no-appeal = Si se niega o calla, puede presentar una queja: esta ley no tiene apelación ante la empresa.
law-complaint = La queja va a { $authority }: datawrit authority muestra adónde.
law-no-authority = Si se niega o calla: esta ley no nombra una autoridad para quejas.
law-platform = Una solicitud en { $page } ({ $name }) llega de una vez a { $reaches }, en lugar de cartas para: { $rights }.
law-letters = Cartas en { $languages }: datawrit write { $right } EMPRESA --law { $id }
law-platform-days = No hace falta ninguna carta; los plazos se pueden contar: datawrit deadline --law { $id } --clock { $clock } --on FECHA
law-no-letters = Aún no hay cartas; los plazos se pueden contar: datawrit deadline --law { $id } --clock { $clock } --on FECHA
law-no-letters-no-days = Aún no hay cartas ni plazos
law-source = Fuente: { $source }, comparada el { $day }; { $certainty ->
    [verified] todos sus derechos y plazos se leyeron en el texto
    [secondary] algunos derechos o plazos se leyeron solo en textos sobre la ley
   *[memory] algunos valores son de memoria y no se comprobaron
 }. datawrit law show { $id } --whole los muestra uno por uno.
law-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
 }
law-business-days = { $count ->
    [one] { $count } día hábil
   *[other] { $count } días hábiles
 }
law-months = { $count ->
    [one] { $count } mes
   *[other] { $count } meses
 }
law-head-people = PARA GENTE DE
law-head-from = DESDE
law-head-letters = CARTAS
law-head-rights = DERECHOS
law-head-title = TÍTULO
law-none-own-form = formulario propio
law-none-platform = plataforma
law-none-unread = sin leer aún
law-none-yet = aún ninguna
law-otherwise-marked = lo que no lleva «leído en el texto» no se comparó con la propia ley
law-whole-no-letters = sin cartas: { $why }
law-whole-letters = cartas en { $languages }
law-whole-checked = comprobado el { $day }; { $letters }
law-whole-protects = protege a quienes viven en
law-whole-since = desde { $day }, { $rule } ({ $certainty })
law-whole-since-alone = desde { $day }
law-whole-since-until = desde { $day }, antes de { $until }
law-whole-rights = derechos
law-whole-becomes = pasa a ser { $rights }
law-whole-clocks = plazos
law-whole-clock = { $id }: { $title }, para { $rights }
law-whole-starts = empieza con { $events }
law-whole-starts-in-silence = empieza con { $events }, o tras `{ $id }` sin respuesta
law-whole-for-people = para quienes viven en { $places }
law-whole-counted = desde { $day }, { $period }, contado según { $how }
law-whole-extended = ampliado: { $period } en total
law-whole-extended-open = ampliado: hasta el día que nombra el aviso
law-whole-sooner = { $period }, si eso termina antes, después de: { $after }
law-whole-relief = a quien llega tarde con un buen motivo aún se le puede escuchar
law-whole-complaints = reclamaciones
law-whole-heard = competencia: { $venues }
law-whole-lead = entre países dirige una autoridad, { $rule }
law-whole-platforms = una petición para muchos
law-whole-platform = { $right }, a { $reaches }: { $page }
law-whole-identity = prueba de identidad
law-whole-proof-none = no hace falta ninguna
law-whole-proof-in-doubt = solo si hay motivos para dudar
law-whole-proof-compared = comparación con lo que la empresa ya tiene
law-whole-cited = también citado en sus cartas
law-effect-restarts = el plazo empieza con la respuesta
law-effect-restarts-later = el plazo empieza { $days } días después
law-effect-pauses = el plazo se detiene hasta la respuesta
law-effect-may-pause = el plazo puede detenerse hasta la respuesta
law-effect-nothing = el plazo sigue
law-effect-for = { $effect }, para { $rights }
law-certainty-verified = leído en el texto
law-certainty-secondary = solo de segunda mano
law-certainty-memory = de memoria
law-venues = { $first } o { $second }
