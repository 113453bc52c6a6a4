# Lo que dice la página de los plazos.
agenda-days = Plazos
agenda-lead = Qué vence, de quién y qué día.
agenda-nothing = En los próximos { $within } días no vence nada.
agenda-late = Con retraso
agenda-asked = Esperan su respuesta
agenda-coming = En los próximos { $within } días
agenda-law = Un día es el último según la ley, contado a favor de la empresa. El retraso empieza al día siguiente.
agenda-as-list = Ver como lista
agenda-as-month = Ver por meses
agenda-calendar = Ponerlos en mi calendario
agenda-calendar-hint = Un archivo (.ics) que su calendario abre. Si lo toma de nuevo más tarde, sustituye lo que haya.
agenda-your-step = Su propio paso: { $what }
agenda-authority = Noticias de la autoridad
agenda-appeal = Respuesta a su recurso
agenda-receipt = Acuse de recibo de su carta
agenda-answer = Respuesta
agenda-unstarted = Respuesta; solo la empresa sabe desde cuándo cuentan los días
agenda-is-today = Hoy
agenda-in = { $days ->
    [one] Dentro de un día
   *[other] Dentro de { $days } días
 }
agenda-asked-before = { $days ->
    [0] Preguntado hoy
    [one] Preguntado hace un día
   *[other] Preguntado hace { $days } días
 }
agenda-at-the-earliest = Como muy pronto
agenda-months = Meses
agenda-not-a-month = «{ $typed }» no es un mes. Escríbalo como 2026-11.
agenda-empty-month = En este mes no vence nada.
agenda-due = { $count ->
    [one] un plazo
   *[other] { $count } plazos
 }
agenda-month = { $month ->
    [1] Enero
    [2] Febrero
    [3] Marzo
    [4] Abril
    [5] Mayo
    [6] Junio
    [7] Julio
    [8] Agosto
    [9] Septiembre
    [10] Octubre
    [11] Noviembre
   *[12] Diciembre
 } de { $year }
agenda-weekday = { $weekday ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
 }
