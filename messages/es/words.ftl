# Lo que dicen las páginas de las leyes.
words-words = Las leyes
words-lead = Qué le da cada ley, para cuándo, según qué texto y con qué certeza.
words-home-unknown = Dónde vive usted decide qué ley está de su lado. Dígalo en
words-yours = Donde usted vive ({ $place }), esta ley está de su lado:
words-yours-several = Estas leyes puede invocar donde vive ({ $place }), la mejor primero:
words-with-letters = Se pueden escribir cartas
words-without-letters = Se pueden contar los días; todavía no hay cartas
words-no-advice = Esto no es asesoramiento jurídico y no conoce su caso.
words-verified = leído en el texto
words-secondary = leído en un texto sobre ella
words-memory = de memoria, sin comprobar
words-all-verified = Todos sus derechos y plazos se leyeron en el texto.
words-some-secondary = Algunos derechos o plazos solo se leyeron en textos sobre la ley. Cada uno lo indica.
words-some-memory = Algunos valores son de memoria y sin comprobar. Cada uno lo indica.
words-not-yet = Esta ley todavía no está en vigor: protege a partir del { $day }.
words-protects = A quién protege
words-people-in = Las personas que viven en { $places }, a partir del { $day }
words-of-whom = A quién se dirige
words-it-has-to-say = Si una empresa lo es, tiene que decirlo ella.
words-answer-by = Cuándo deben responder
words-answer = { $period } después del día en que { $event ->
    [authenticated] hayan verificado la solicitud
   *[other] hayan recibido la solicitud
 }.
words-longer = Pueden tardar { $period } en total, si lo dicen y por qué antes de que acabe el primer plazo.
words-longer-open = Pueden tardar más si lo dicen antes de que acabe el primer plazo: hasta el día que nombren entonces.
words-in-all = { $period } en total, si piden más tiempo
words-in-all-open = hasta el día que nombren, si piden más tiempo
words-no-time = No se conoce ningún plazo para la respuesta.
words-costs = Cuánto cuesta
words-free = Nada, { $times }
words-refused = Si se niegan o callan
words-appeal = Recurra ante ellos: esa respuesta vence { $period } después de recibir el recurso.
words-no-appeal = Puede reclamar: esta ley no tiene recurso ante la empresa.
words-complaint = Una reclamación va a { $authority }.
words-letters = Cartas en
words-no-letters = ningún idioma todavía; se pueden contar los días
words-rights = Qué puede pedir
words-from = A partir del { $day }
words-times = Sus plazos, uno por uno
words-platform = Una solicitud para muchos
words-source = De dónde procede
words-compared = Comparada por última vez con su fuente el { $day }.
words-all = Todas las leyes
