# Lo que dice `record`.
record-not-sent-by = --by dice cómo se envió una carta y no va con `{ $event }`
record-not-tracked = --tracking es el número de seguimiento de una carta enviada
record-not-until = --until es el día que indica un aviso de prórroga
record-what-happened = ¿Qué ha pasado?
record-which-day = ¿Qué día? [hoy]
record-until-when = ¿Hasta qué día piden tiempo? [no lo dicen]
record-before-its-date = La carta lleva la fecha { $dated }. ¿Salió antes, el { $day }?
record-nothing = no se ha anotado nada
record-say-what = diga detrás del expediente qué ha pasado: { $known }
record-reasons-extended = ¿Dieron motivos para tardar más?
record-reasons-unsaid = lo dejo abierto
record-reasons-which = ¿Cuáles, en pocas palabras?
record-not-reasoned = --reason y --no-reasons van con refused y extended
