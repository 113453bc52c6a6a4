# Lo que se dice de un vencimiento, y cómo se calculó.
clocks-today = hoy
clocks-in-days = { $days ->
    [one] dentro de { $days } día
   *[other] dentro de { $days } días
 }
clocks-days-ago = { $days ->
    [one] hace { $days } día
   *[other] hace { $days } días
 }
clocks-met = hecho el { $day }
clocks-overdue = vencido
clocks-overdue-since = vencido desde el { $day }
clocks-too-late-since = demasiado tarde desde el { $day }
clocks-overdue-from = vencido desde el
clocks-too-late-from = tarde desde el
clocks-may-be-heard = con un buen motivo para el retraso aún pueden escucharle: { $rule }
clocks-due = { $what }: vence { $day }, { $when }
clocks-stands = { $what }: { $when }, vence { $day }
clocks-posted = estimación: enviada por correo el { $on }, contada como recibida el { $day }
clocks-replied = estimación: enviada el { $on }, recibida el { $day } a más tardar: ese día respondieron
clocks-mailed = estimación: contada como recibida el día del envío, { $day }
clocks-if-posted = sin enviar todavía; si la envía hoy por correo, cuenta como recibida el { $day }
clocks-if-mailed = sin enviar todavía; un correo electrónico cuenta como recibido el día del envío
clocks-extended = ampliado por el aviso del { $given }
clocks-extended-too-far = el aviso del { $given } nombra el { $named }, que es demasiado tarde: el último día según la ley es el { $last }
clocks-extended-until = ampliado hasta el { $named } por el aviso del { $given }; el último día según la ley es el { $last }
clocks-extended-as-named = ampliado hasta el { $named } por el aviso del { $given }; la ley no fija por sí misma un último día
clocks-names-no-day = el aviso del { $given } no nombra ningún día, y la ley no fija ninguno: la fecha se mantiene hasta que usted anote el aviso con su día
clocks-no-extension = el aviso del { $given } pide tiempo hasta el { $named }; no se conoce ninguna ampliación de este plazo, así que la fecha se mantiene
clocks-extended-late = el aviso de ampliación del { $given } llegó después del { $due } y no cuenta
clocks-waits-identity = el destinatario espera desde el { $since } a saber quién es usted; las fechas suponen que responde hoy
clocks-waits-fee = el destinatario espera su pago desde el { $since }; las fechas suponen que responde hoy
clocks-waits-meaning = el destinatario espera desde el { $since } a saber qué quiere decir exactamente; las fechas suponen que responde hoy
clocks-asked-late = la pregunta del { $asked } llegó { $after } días después de la recepción: { $rule } solo admite una pausa si se hace sin demora indebida (más de { $most } días es tarde según nuestra propia medida)
clocks-disputed = { $event }, { $day }: el destinatario puede alegar que aún espera la respuesta
clocks-argue = la empresa puede alegar: hasta el { $day }{ $words }
clocks-argue-open = la empresa puede alegar: hasta el { $day }, si la pregunta del { $since } se respondiera hoy{ $words }
clocks-may-argue = la empresa puede alegar
clocks-not-verified = la regla no está verificada: { $certainty ->
    [memory] de memoria
   *[secondary] solo una fuente secundaria
 }
clocks-asks-identity = quién es usted
clocks-asks-fee = un pago
clocks-asks-meaning = qué quiere decir exactamente
clocks-your-answer = su respuesta: { $what }
clocks-asked = preguntado { $when }
clocks-not-started = sin empezar
clocks-at-authority = ante la autoridad desde el { $since }
clocks-waits-for-you = le espera desde el { $since }
clocks-law-last = el último día según la ley es el { $day }
clocks-none-started = en este expediente aún no corre ningún plazo
clocks-by = { $event } { $day } por { $company }
clocks-step-due = vence: { $what }
clocks-step-anew = empieza de nuevo
clocks-step-generous = según la lectura más amplia
clocks-step-moves = { $why }: pasa al
clocks-step-moves-generous = según la lectura más amplia, { $why }: pasa al
clocks-step-plus = + { $period }
clocks-step-waited = + { $period } de espera de su respuesta
clocks-step-named = el día nombrado el { $day }
clocks-saturday = sábado
clocks-sunday = domingo
clocks-note-day-0 = día 0, no cuenta
clocks-note-replied = ese día respondieron, así que había llegado
clocks-note-no-such-day = no hay { $number } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
 }: último día del mes
clocks-note-holiday = un festivo en { $place }
clocks-note-holiday-unknown = lugar desconocido: un festivo en { $place }
clocks-note-from-a-list = los festivos de esta fecha vienen de una lista y no de la propia ley; el día puede variar en uno o dos
clocks-note-no-place = lugar desconocido, solo se cuentan los fines de semana
clocks-note-no-holidays = festivos desconocidos ({ $place }), solo se cuentan los fines de semana
clocks-note-stands-in = sin calendario para { $place }: se usa el de { $other }
clocks-note-in-a-part = { $holiday } es festivo en { $part }: si hubiera que actuar allí, el último día se movería, y solo se conoce { $place }
clocks-note-in-this-part = { $holiday } es festivo en { $part }, y no se sabe si por eso se mueve el último día: puede ser un día más tarde
clocks-note-in-doubt = no se sabe si se mueve un último día que cae en sábado, domingo o festivo: reclame solo después del siguiente día hábil, el { $day }
clocks-note-named-early = { $day }, que es antes del primer último día
clocks-note-no-law-last = la ley no fija por sí misma un último día
clocks-note-sooner = { $period } después de uno de estos, si eso termina antes: { $after }
clocks-note-waited = desde su pregunta del { $from } hasta su fin el { $to }
clocks-note-without = sin { $days }
clocks-step-none = sin { $what }
